// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/campaignfile.h"

#include "compose/weblink.h"
#include "core/jsonslices.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

constexpr qsizetype LongestId = 120;
constexpr qint64 LargestAttachment = 20LL * 1024 * 1024;
/// A file with nothing right in it need not be told row by row.
constexpr std::size_t MostFaults = 50;

bool hasControls(const QString &text)
{
    return std::ranges::any_of(text,
        [](QChar c) { return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0); });
}

class CampaignReader {
public:
    enum class Extent { Whole, Head };

    explicit CampaignReader(
        QByteArrayView bytes, const QString &folder = {}, Extent extent = Extent::Whole)
        : m_bytes(bytes)
        , m_folder(folder)
        , m_extent(extent)
    {
    }

    std::expected<CampaignFile, CampaignFaults> read()
    {
        const auto members = jsonMembers(m_bytes);
        if (!members) {
            fault({}, members.error().sentence, lineOf(m_bytes, members.error().offset));
            return std::unexpected(std::move(m_faults));
        }
        QSet<QString> seen;
        for (const auto &[name, value] : *members) {
            if (seen.contains(name)) {
                fault(name, u"comes twice; which one is meant?"_s, lineAt(value));
                continue;
            }
            seen.insert(name);
            readMember(name, value);
        }
        requireFields(seen);
        if (!m_faults.empty()) {
            return std::unexpected(std::move(m_faults));
        }
        return std::move(m_campaign);
    }

private:
    int lineAt(QByteArrayView value) const
    {
        return m_faults.size() < MostFaults ? lineOf(m_bytes, value.data() - m_bytes.data()) : 0;
    }

    void fault(const QString &field, const QString &sentence, int line = 0, qsizetype row = -1)
    {
        if (m_faults.size() < MostFaults) {
            m_faults.push_back({.line = line, .row = row, .field = field, .sentence = sentence});
        }
    }

    void readMember(const QString &name, QByteArrayView bytes)
    {
        if (name == "recipients"_L1) {
            readRecipients(bytes);
            return;
        }
        const auto value = jsonValue(bytes);
        if (!value) {
            fault(name, u"is no JSON: %1"_s.arg(value.error().sentence), lineAt(bytes));
        } else if (name == "id"_L1) {
            m_campaign.id = string(name, *value, bytes);
            judge(name, idFault(m_campaign.id), bytes);
        } else if (name == "from"_L1) {
            m_campaign.from = Text::parseMailbox(string(name, *value, bytes));
            judge(name, senderFault(m_campaign.from), bytes);
        } else if (name == "reply_to"_L1) {
            m_campaign.replyTo = Text::parseMailbox(string(name, *value, bytes));
            judge(name, senderFault(m_campaign.replyTo), bytes);
        } else if (name == "unsubscribe"_L1) {
            m_campaign.unsubscribe = value->isNull() ? QString() : string(name, *value, bytes);
            judge(name, unsubscribeFault(m_campaign.unsubscribe), bytes);
        } else if (name == "subject"_L1) {
            m_campaign.subject = languages(name, *value, bytes);
        } else if (name == "html"_L1) {
            m_campaign.html = languages(name, *value, bytes);
        } else if (name == "text"_L1) {
            m_campaign.text = languages(name, *value, bytes);
        } else if (name == "values"_L1) {
            if (!value->isObject()) {
                fault(name, u"must be an object of variables"_s, lineAt(bytes));
            }
            m_campaign.values = value->toObject();
        } else if (name == "attachments"_L1) {
            readAttachments(*value, bytes);
        } else {
            m_campaign.extra.insert(name, *value);
        }
    }

    void judge(const QString &name, const QString &sentence, QByteArrayView bytes)
    {
        const bool isTold =
            std::ranges::any_of(m_faults, [&](const auto &one) { return one.field == name; });
        if (!sentence.isEmpty() && !isTold) {
            fault(name, sentence, lineAt(bytes));
        }
    }

    QString string(const QString &name, const QJsonValue &value, QByteArrayView bytes)
    {
        if (!value.isString()) {
            fault(name, u"must be text in double quotes"_s, lineAt(bytes));
        }
        return value.toString();
    }

    /// {"fr": …, "en": …}; a bare text is French.
    BothLanguages languages(const QString &name, const QJsonValue &value, QByteArrayView bytes)
    {
        if (value.isNull()) {
            return {};
        }
        if (value.isString()) {
            return {.french = value.toString(), .english = {}};
        }
        if (!value.isObject()) {
            fault(name, u"must be an object with \"fr\" and \"en\""_s, lineAt(bytes));
            return {};
        }
        BothLanguages both;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const bool isFrench = it.key() == "fr"_L1;
            if (!isFrench && it.key() != "en"_L1) {
                fault(name + u'.' + it.key(), u"is no language of ours; use \"fr\" and \"en\""_s,
                    lineAt(bytes));
            } else if (!it.value().isString() && !it.value().isNull()) {
                fault(name + u'.' + it.key(), u"must be text in double quotes"_s, lineAt(bytes));
            } else {
                (isFrench ? both.french : both.english) = it.value().toString();
            }
        }
        return both;
    }

    void readAttachments(const QJsonValue &value, QByteArrayView bytes)
    {
        if (!value.isArray()) {
            fault(u"attachments"_s, u"must be a list in square brackets"_s, lineAt(bytes));
            return;
        }
        int index = 0;
        QSet<QString> contentIds;
        for (const QJsonValue &one : value.toArray()) {
            const QString field = u"attachments[%1]"_s.arg(index++);
            const QJsonObject object = one.toObject();
            Attachment attachment{.fileName = object.value("name"_L1).toString(),
                .contentType = object.value("type"_L1).toString(),
                .contentId = object.value("cid"_L1).toString(),
                .bytes = {}};
            if (const QString file = object.value("file"_L1).toString(); !file.isEmpty()) {
                readFile(file, field + u".file"_s, attachment, bytes);
            } else {
                const auto decoded =
                    QByteArray::fromBase64Encoding(object.value("data"_L1).toString().toLatin1(),
                        QByteArray::AbortOnBase64DecodingErrors);
                if (!decoded || decoded.decoded.isEmpty()) {
                    fault(field + u".data"_s, u"must be the file's content in base64"_s,
                        lineAt(bytes));
                }
                attachment.bytes = decoded.decoded;
            }
            if (attachment.fileName.isEmpty()) {
                fault(field + u".name"_s, u"is missing"_s, lineAt(bytes));
            }
            if (const QString sentence = attachmentFault(attachment); !sentence.isEmpty()) {
                fault(field, sentence, lineAt(bytes));
            }
            if (!attachment.contentId.isEmpty() && contentIds.contains(attachment.contentId)) {
                fault(field + u".cid"_s, u"is that of another attachment"_s, lineAt(bytes));
            }
            contentIds.insert(attachment.contentId);
            m_campaign.attachments.push_back(std::move(attachment));
        }
    }

    /// Only from beside the campaign's file: somebody else's campaign shall not mail one's own
    /// files.
    void readFile(
        const QString &name, const QString &field, Attachment &attachment, QByteArrayView bytes)
    {
        const QString home =
            m_folder.isEmpty() ? QString() : QFileInfo(m_folder).canonicalFilePath();
        const QFileInfo there(QDir(home), name);
        if (home.isEmpty()) {
            fault(field, u"names a file, but the campaign lies in no folder"_s, lineAt(bytes));
        } else if (!there.exists()) {
            fault(field, u"\"%1\" is not there"_s.arg(name.left(120)), lineAt(bytes));
        } else if (!there.canonicalFilePath().startsWith(home + u'/')) {
            fault(field,
                u"\"%1\" is not in the folder of the campaign's file"_s.arg(name.left(120)),
                lineAt(bytes));
        } else if (there.size() > LargestAttachment) {
            fault(field, u"\"%1\" is larger than 20 MB"_s.arg(name.left(120)), lineAt(bytes));
        } else if (QFile file(there.filePath()); !file.open(QIODevice::ReadOnly)) {
            fault(field, u"\"%1\" cannot be read: %2"_s.arg(name.left(120), file.errorString()),
                lineAt(bytes));
        } else {
            attachment.bytes = file.readAll();
            if (attachment.bytes.isEmpty()) {
                fault(field, u"\"%1\" is empty"_s.arg(name.left(120)), lineAt(bytes));
            }
        }
        if (attachment.fileName.isEmpty()) {
            attachment.fileName = there.fileName();
        }
        if (attachment.contentType.isEmpty() && !attachment.bytes.isEmpty()) {
            attachment.contentType =
                QMimeDatabase().mimeTypeForFileNameAndData(name, attachment.bytes).name();
        }
    }

    void readRecipients(QByteArrayView bytes)
    {
        const auto elements = jsonElements(bytes);
        if (!elements) {
            fault(u"recipients"_s, elements.error().sentence,
                lineAt(bytes) + lineOf(bytes, elements.error().offset) - 1);
            return;
        }
        if (elements->empty()) {
            fault(u"recipients"_s, u"is empty: there is nobody to write to"_s, lineAt(bytes));
        }
        m_campaign.recipients.reserve(qsizetype(elements->size()), bytes.size());
        for (std::size_t i = 0; i < elements->size(); ++i) {
            readRecipient(qsizetype(i), (*elements)[i]);
        }
    }

    void readRecipient(qsizetype row, QByteArrayView bytes)
    {
        const QString field = u"recipients[%1]"_s.arg(row);
        const auto value = jsonValue(bytes);
        if (!value) {
            fault(field, u"is no JSON: %1"_s.arg(value.error().sentence), lineAt(bytes), row);
            return;
        }
        if (!value->isObject()) {
            fault(
                field, u"must be an object with \"email\" and the variables"_s, lineAt(bytes), row);
            return;
        }
        const QJsonObject object = value->toObject();
        for (const auto *name : {"email", "firstname", "lastname", "language"}) {
            const QJsonValue one = object.value(QLatin1StringView(name));
            if (!one.isString() && !one.isUndefined() && !one.isNull()) {
                fault(field + u'.' + QLatin1StringView(name), u"must be text in double quotes"_s,
                    lineAt(bytes), row);
            }
        }
        if (!object.contains("email"_L1)) {
            fault(field + u".email"_s, u"is missing"_s, lineAt(bytes), row);
        }
        const auto members = jsonMembers(bytes);
        if (members && std::ssize(*members) != object.size()) {
            fault(field, u"has a variable twice; which one is meant?"_s, lineAt(bytes), row);
        }
        m_campaign.recipients.append(bytes);
    }

    void requireFields(const QSet<QString> &seen)
    {
        for (const auto *name : {"id", "from", "subject", "html", "recipients"}) {
            const QString field = QLatin1StringView(name);
            const bool isTextCampaign = field == "html"_L1 && !m_campaign.text.isEmpty();
            const bool isElsewhere = field == "recipients"_L1 && m_extent == Extent::Head;
            if (!seen.contains(field) && !isTextCampaign && !isElsewhere) {
                fault(field, u"is missing"_s);
            }
        }
        if (seen.contains(u"subject"_s) && m_campaign.subject.isEmpty()) {
            judgeEmpty(u"subject"_s);
        }
        if (seen.contains(u"html"_s) && m_campaign.html.isEmpty() && m_campaign.text.isEmpty()) {
            judgeEmpty(u"html"_s);
        }
    }

    void judgeEmpty(const QString &name)
    {
        const bool isTold = std::ranges::any_of(
            m_faults, [&](const auto &one) { return one.field.startsWith(name); });
        if (!isTold) {
            fault(name, u"is empty in both languages"_s);
        }
    }

    QByteArrayView m_bytes;
    QString m_folder;
    Extent m_extent;
    CampaignFile m_campaign;
    CampaignFaults m_faults;
};

QJsonObject jsonOf(const BothLanguages &both)
{
    QJsonObject object;
    if (!both.french.isEmpty()) {
        object.insert("fr"_L1, both.french);
    }
    if (!both.english.isEmpty()) {
        object.insert("en"_L1, both.english);
    }
    return object;
}

QString textOf(const Text::Mailbox &box)
{
    if (box.name.isEmpty()) {
        return box.address;
    }
    QString name = box.name;
    name.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u"\"%1\" <%2>"_s.arg(name, box.address);
}

} // namespace

const QString &BothLanguages::in(const QString &language) const
{
    const QString &wanted = language == "en"_L1 ? english : french;
    if (!wanted.isEmpty()) {
        return wanted;
    }
    return french.isEmpty() ? english : french;
}

QString idFault(const QString &id)
{
    if (id.isEmpty()) {
        return u"is empty"_s;
    }
    if (id.size() > LongestId) {
        return u"is longer than %1 signs"_s.arg(LongestId);
    }
    const bool isVisible =
        std::ranges::all_of(id, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    return isVisible ? QString()
                     : u"may hold visible ASCII signs only, no blanks: it travels in a header"_s;
}

QString senderFault(const Text::Mailbox &sender)
{
    const Text::MailAddress address = Text::parseMailAddress(sender.address);
    if (hasControls(sender.name)) {
        return u"has a line break or another control character in the name"_s;
    }
    if (!address.isMailable()) {
        return u"\"%1\" is no address to send from (%2)"_s.arg(
            sender.address.left(120), Text::findingName(address.finding));
    }
    return {};
}

QString attachmentFault(const Attachment &attachment)
{
    const auto isToken = [](const QString &text, QStringView besides) {
        return std::ranges::all_of(text, [besides](QChar c) {
            return (c.isLetterOrNumber() && c.unicode() < 0x80) || besides.contains(c);
        });
    };
    if (!isToken(attachment.contentType, u"/.+-_")
        || (!attachment.contentType.isEmpty() && attachment.contentType.count(u'/') != 1)
        || attachment.contentType.startsWith(u'/') || attachment.contentType.endsWith(u'/')) {
        return u"the attachment \"%1\" has no good content type"_s.arg(
            attachment.fileName.left(80));
    }
    return isToken(attachment.contentId, u"@.-_+")
        ? QString()
        : u"the attachment \"%1\" has no good content id"_s.arg(attachment.fileName.left(80));
}

std::expected<CampaignFile, CampaignFaults> parseCampaignFile(
    const QByteArray &bytes, const QString &folder)
{
    QByteArrayView content = bytes;
    if (content.startsWith("\xef\xbb\xbf")) {
        content = content.sliced(3);
    }
    if (!content.isValidUtf8()) {
        return std::unexpected(CampaignFaults{{.line = 0,
            .row = -1,
            .field = {},
            .sentence = u"the file is not UTF-8; save it in that encoding"_s}});
    }
    return CampaignReader(content, folder).read();
}

std::expected<CampaignFile, CampaignFaults> readCampaignFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(CampaignFaults{{.line = 0,
            .row = -1,
            .field = {},
            .sentence = u"%1 cannot be read: %2"_s.arg(path, file.errorString())}});
    }
    return parseCampaignFile(file.readAll(), QFileInfo(path).absolutePath());
}

QJsonObject campaignHead(const CampaignFile &campaign)
{
    QJsonObject head = campaign.extra;
    head.insert("id"_L1, campaign.id);
    head.insert("from"_L1, textOf(campaign.from));
    head.insert("subject"_L1, jsonOf(campaign.subject));
    if (!campaign.html.isEmpty()) {
        head.insert("html"_L1, jsonOf(campaign.html));
    }
    if (!campaign.text.isEmpty()) {
        head.insert("text"_L1, jsonOf(campaign.text));
    }
    if (!campaign.replyTo.address.isEmpty()) {
        head.insert("reply_to"_L1, textOf(campaign.replyTo));
    }
    if (!campaign.unsubscribe.isEmpty()) {
        head.insert("unsubscribe"_L1, campaign.unsubscribe);
    }
    if (!campaign.values.isEmpty()) {
        head.insert("values"_L1, campaign.values);
    }
    if (!campaign.attachments.empty()) {
        QJsonArray list;
        for (const Attachment &one : campaign.attachments) {
            QJsonObject object{{u"name"_s, one.fileName}, {u"type"_s, one.contentType},
                {u"data"_s, QString::fromLatin1(one.bytes.toBase64())}};
            if (!one.contentId.isEmpty()) {
                object.insert("cid"_L1, one.contentId);
            }
            list.append(object);
        }
        head.insert("attachments"_L1, list);
    }
    return head;
}

std::expected<CampaignFile, CampaignFaults> campaignFromHead(const QJsonObject &head)
{
    const QByteArray bytes = QJsonDocument(head).toJson(QJsonDocument::Compact);
    return CampaignReader(bytes, {}, CampaignReader::Extent::Head).read();
}

QByteArray campaignFileBytes(const CampaignFile &campaign)
{
    QByteArray bytes =
        QJsonDocument(campaignHead(campaign)).toJson(QJsonDocument::Indented).trimmed();
    bytes.chop(1); // the closing brace
    bytes = bytes.trimmed() + ",\n    \"recipients\": [";
    for (qsizetype row = 0; row < campaign.recipients.size(); ++row) {
        bytes += row == 0 ? "\n        " : ",\n        ";
        bytes += campaign.recipients.json(row);
    }
    return bytes + "\n    ]\n}\n";
}

QString faultText(const CampaignFaults &faults)
{
    QStringList lines;
    for (const CampaignFault &one : faults) {
        QString line;
        if (one.line > 0) {
            line = u"line %1: "_s.arg(one.line);
        }
        if (!one.field.isEmpty()) {
            line += one.field + u' ';
        }
        lines += line + one.sentence;
    }
    return lines.join(u'\n');
}

} // namespace FibreDesk::Compose
