// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/mailmessage.h"

#include "compose/headertext.h"
#include "compose/weblink.h"

#include <QCryptographicHash>
#include <QTimeZone>

#include <gmime/gmime.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

/// RFC 5322 §2.1.1, without the line end.
constexpr qsizetype LongestLine = 998;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

GMimeFormatOptions *wireFormat()
{
    static GMimeFormatOptions *const options = [] {
        g_mime_init();
        GMimeFormatOptions *made = g_mime_format_options_new();
        g_mime_format_options_set_newline_format(made, GMIME_NEWLINE_FORMAT_DOS);
        g_mime_format_options_set_param_encoding_method(made, GMIME_PARAM_ENCODING_METHOD_RFC2231);
        return made;
    }();
    return options;
}

Error refused(const QString &reason)
{
    return {.kind = ErrorKind::Validation, .detail = reason, .source = u"mail compose"_s};
}

/// One line without control characters: what comes from a customer's row may hold anything. What
/// looks like an encoded word is parted, or the reader's program would decode our plain text and
/// find line breaks in it.
QString oneLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        const bool isBreak = u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x2028 || u == 0x2029;
        line += isBreak ? u' ' : c;
    }
    // Blanks that do not break are the writer's.
    return line.split(u' ', Qt::SkipEmptyParts).join(u' ').replace("=?"_L1, "= ?"_L1);
}

/// The library makes CRLF of line feeds; a carriage return or a zero byte of our own would survive.
QByteArray withLineFeeds(QByteArray text)
{
    if (text.contains('\r')) {
        text.replace("\r\n", "\n");
        text.replace('\r', '\n');
    }
    if (text.contains('\0')) {
        text.replace('\0', ' ');
    }
    if (!text.endsWith('\n')) {
        text += '\n';
    }
    return text;
}

Owned<GMimeObject> contentPart(
    const QByteArray &bytes, GMimeContentEncoding storedAs, GMimePart *part)
{
    Owned<GMimeObject> owner(GMIME_OBJECT(part));
    Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size())));
    Owned<GMimeDataWrapper> wrapper(g_mime_data_wrapper_new_with_stream(stream.get(), storedAs));
    g_mime_part_set_content(part, wrapper.get());
    return owner;
}

Owned<GMimeObject> textPart(const char *subtype, const QByteArray &text)
{
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    auto object = contentPart(withLineFeeds(text), GMIME_CONTENT_ENCODING_DEFAULT, part);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return object;
}

/// Encoded here once, so that a thousand mails with it do not encode it a thousand times.
Owned<GMimeObject> attachmentPart(const Attachment &attachment)
{
    const QByteArray type = attachment.contentType.toLatin1();
    const qsizetype slash = type.indexOf('/');
    GMimePart *part = slash > 0 ? g_mime_part_new_with_type(type.left(slash).constData(),
                                      type.sliced(slash + 1).constData())
                                : g_mime_part_new_with_type("application", "octet-stream");
    QByteArray lines;
    const QByteArray encoded = attachment.bytes.toBase64();
    lines.reserve(encoded.size() + encoded.size() / 76 + 2);
    for (qsizetype at = 0; at < encoded.size(); at += 76) {
        lines += encoded.sliced(at, std::min<qsizetype>(76, encoded.size() - at));
        lines += '\n';
    }
    auto object = contentPart(lines, GMIME_CONTENT_ENCODING_BASE64, part);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(
        object.get(), attachment.contentId.isEmpty() ? "attachment" : "inline");
    if (const QByteArray name = oneLine(attachment.fileName).toUtf8(); !name.isEmpty()) {
        g_mime_part_set_filename(part, name.constData());
    }
    if (!attachment.contentId.isEmpty()) {
        g_mime_object_set_content_id(object.get(), attachment.contentId.toLatin1().constData());
    }
    return object;
}

/// The parts one after another in a multipart. The boundary cannot stand in them: `=_` is in no
/// quoted-printable and no base64 line.
Owned<GMimeObject> multipart(
    const char *subtype, const QByteArray &boundary, std::initializer_list<GMimeObject *> parts)
{
    GMimeMultipart *made = g_mime_multipart_new_with_subtype(subtype);
    g_mime_multipart_set_boundary(made, boundary.constData());
    for (GMimeObject *part : parts) {
        g_mime_multipart_add(made, part);
    }
    return Owned<GMimeObject>(GMIME_OBJECT(made));
}

void setHeader(GMimeMessage *message, const char *name, const QByteArray &value)
{
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.constData(), "utf-8");
}

/// As it is, not encoded and not folded by the library: a URL must come out in one piece, and its
/// encoded words come out longer than RFC 2047 allows.
void setRawHeader(GMimeMessage *message, const char *name, const QByteArray &value)
{
    setHeader(message, name, "x");
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_header_set_raw_value(
        g_mime_header_list_get_header(list, name), QByteArray(' ' + value + "\r\n").constData());
}

void setDate(GMimeMessage *message, const QDateTime &date)
{
    GTimeZone *zone = g_time_zone_new_offset(date.offsetFromUtc());
    GDateTime *utc = g_date_time_new_from_unix_utc(date.toSecsSinceEpoch());
    GDateTime *local = g_date_time_to_timezone(utc, zone);
    g_mime_message_set_date(message, local);
    g_date_time_unref(local);
    g_date_time_unref(utc);
    g_time_zone_unref(zone);
}

bool hasLongLine(const QByteArray &bytes)
{
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        if ((end < 0 ? bytes.size() : end) - start > LongestLine + 1) {
            return true;
        }
        if (end < 0) {
            break;
        }
        start = end + 1;
    }
    return false;
}

} // namespace

QString messageIdFor(const QString &campaign, qsizetype row, const QString &senderDomain)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("FibreDesk Message-ID\n");
    hash.addData(campaign.toUtf8());
    hash.addData(QByteArray("\n" + QByteArray::number(row)));
    return QString::fromLatin1(hash.result().first(16).toHex()) + u'.' + QString::number(row) + u'@'
        + senderDomain;
}

QString customIdFor(const QString &campaign, qsizetype row)
{
    return campaign + u':' + QString::number(row);
}

struct MailBuilder::Data {
    QString campaign;
    Text::MailAddress sender;
    QString senderName;
    Text::MailAddress replyTo;
    QString replyName;
    std::vector<Owned<GMimeObject>> inlineParts;
    std::vector<Owned<GMimeObject>> attachedParts;
};

MailBuilder::MailBuilder(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

MailBuilder::~MailBuilder() = default;
MailBuilder::MailBuilder(MailBuilder &&) noexcept = default;
MailBuilder &MailBuilder::operator=(MailBuilder &&) noexcept = default;

Result<MailBuilder> MailBuilder::prepare(const CampaignFile &campaign)
{
    wireFormat();
    auto data = std::make_unique<Data>();
    if (const QString fault = idFault(campaign.id); !fault.isEmpty()) {
        return std::unexpected(refused(u"the campaign's id "_s + fault));
    }
    if (const QString fault = senderFault(campaign.from); !fault.isEmpty()) {
        return std::unexpected(refused(u"the sender "_s + fault));
    }
    data->campaign = campaign.id;
    data->sender = Text::parseMailAddress(campaign.from.address);
    data->senderName = oneLine(campaign.from.name);
    if (!campaign.replyTo.address.isEmpty()) {
        if (const QString fault = senderFault(campaign.replyTo); !fault.isEmpty()) {
            return std::unexpected(refused(u"the address for replies "_s + fault));
        }
        data->replyTo = Text::parseMailAddress(campaign.replyTo.address);
        data->replyName = oneLine(campaign.replyTo.name);
    }
    for (const Attachment &attachment : campaign.attachments) {
        if (const QString fault = attachmentFault(attachment); !fault.isEmpty()) {
            return std::unexpected(refused(fault));
        }
        (attachment.contentId.isEmpty() ? data->attachedParts : data->inlineParts)
            .push_back(attachmentPart(attachment));
    }
    return MailBuilder(std::move(data));
}

Result<MailMessage> MailBuilder::build(const MailContent &content) const
{
    const Data &data = *m_data;
    if (!content.to.isMailable()) {
        return std::unexpected(refused(
            u"the address cannot be mailed to (%1)"_s.arg(Text::findingName(content.to.finding))));
    }
    MailMessage mail;
    mail.envelopeFrom = data.sender.text();
    mail.envelopeTo = content.to.text();
    const QString campaign = data.campaign + content.run;
    mail.messageId = content.messageId.isEmpty()
        ? messageIdFor(campaign, content.row, data.sender.domain)
        : content.messageId;
    mail.customId = customIdFor(campaign, content.row);
    mail.needsSmtpUtf8 = content.to.needsSmtpUtf8 || data.sender.needsSmtpUtf8
        || (!data.replyTo.localPart.isEmpty() && data.replyTo.needsSmtpUtf8);

    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    const auto mailbox = [&message](const QByteArray &header, const QString &name,
                             const Text::MailAddress &address) {
        setRawHeader(message.get(), header.constData(),
            headerMailbox(name, address.text().toUtf8(), header.size() + 2));
    };
    setDate(message.get(), content.date);
    mailbox("From", data.senderName, data.sender);
    mailbox("To", oneLine(content.toName), content.to);
    if (!data.replyTo.localPart.isEmpty()) {
        mailbox("Reply-To", data.replyName, data.replyTo);
    }
    const QByteArray subject = "Subject";
    setRawHeader(message.get(), subject.constData(),
        headerText(oneLine(QString::fromUtf8(content.subject)), subject.size() + 2));
    g_mime_message_set_message_id(message.get(), mail.messageId.toUtf8().constData());
    setRawHeader(message.get(), "X-MJ-CustomID", mail.customId.toLatin1());
    setHeader(message.get(), "Auto-Submitted", "auto-generated");
    if (!content.unsubscribe.isEmpty()) {
        if (const QString fault = unsubscribeFault(content.unsubscribe);
            !fault.isEmpty() || content.unsubscribe.contains("{{"_L1)) {
            return std::unexpected(refused(u"the unsubscribe address "_s
                + (fault.isEmpty() ? u"still holds a variable"_s : fault)));
        }
        setRawHeader(message.get(), "List-Unsubscribe", '<' + content.unsubscribe.toLatin1() + '>');
        if (content.unsubscribe.startsWith("https://"_L1)) {
            setHeader(message.get(), "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    const QByteArray boundary = "=_" + mail.messageId.left(mail.messageId.indexOf(u'@')).toLatin1();
    Owned<GMimeObject> body = textPart("plain", content.text);
    if (!content.html.isEmpty()) {
        Owned<GMimeObject> html = textPart("html", content.html);
        if (!data.inlineParts.empty()) {
            Owned<GMimeObject> related = multipart("related", boundary + "-r", {html.get()});
            g_mime_object_set_content_type_parameter(related.get(), "type", "text/html");
            for (const auto &part : data.inlineParts) {
                g_mime_multipart_add(GMIME_MULTIPART(related.get()), part.get());
            }
            html = std::move(related);
        }
        body = content.text.isEmpty()
            ? std::move(html)
            : multipart("alternative", boundary + "-a", {body.get(), html.get()});
    }
    if (!data.attachedParts.empty()) {
        body = multipart("mixed", boundary + "-m", {body.get()});
        for (const auto &part : data.attachedParts) {
            g_mime_multipart_add(GMIME_MULTIPART(body.get()), part.get());
        }
    }
    g_mime_message_set_mime_part(message.get(), body.get());

    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), wireFormat(), stream.get());
    const GByteArray *written = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    mail.bytes = QByteArray(reinterpret_cast<const char *>(written->data), written->len);
    if (hasLongLine(mail.bytes)) {
        return std::unexpected(refused(
            u"a header line would be longer than %1 signs; shorten the unsubscribe address"_s.arg(
                LongestLine)));
    }
    return mail;
}

} // namespace FibreDesk::Compose
