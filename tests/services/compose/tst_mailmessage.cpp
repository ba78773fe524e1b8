// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/mailmessage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <gmime/gmime.h>

using namespace FibreDesk;
using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;

namespace {

const QDateTime sendTime(
    QDate(2026, 2, 1), QTime(9, 30, 5), QTimeZone::fromSecondsAheadOfUtc(-5 * 3600));

CampaignFile campaign()
{
    CampaignFile file;
    file.id = u"cmp-20260201-ab12cd"_s;
    file.from = {u"Fibre Exemple, Québec"_s, u"offres@isp.example"_s};
    return file;
}

MailContent content(const QString &to = u"marie.roy@client.example"_s)
{
    MailContent mail;
    mail.to = Text::parseMailAddress(to);
    mail.toName = u"Marie-Ève L’Écuyer"_s;
    mail.subject = u"Votre offre d’été : 60 $ – aujourd’hui"_s.toUtf8();
    mail.text = u"Bonjour,\n\nVoici votre offre – 60 $.\n"_s.toUtf8();
    mail.html = u"<p>Bonjour,</p>\n<p>Voici votre offre – 60 $.</p>\n"_s.toUtf8();
    mail.row = 7;
    mail.date = sendTime;
    return mail;
}

QByteArray built(const MailContent &mail, const CampaignFile &file = campaign())
{
    const auto builder = MailBuilder::prepare(file);
    if (!builder) {
        qFatal("%s", qPrintable(builder.error().detail));
    }
    const auto message = builder->build(mail);
    if (!message) {
        qFatal("%s", qPrintable(message.error().detail));
    }
    return message->bytes;
}

QProcess &python()
{
    static QProcess process;
    return process;
}

/// What Python's `email` reads, one object for each mail.
QList<QJsonObject> readByPython(const QList<QByteArray> &mails, bool isUtf8 = false)
{
    QProcess &python = ::python();
    if (python.state() == QProcess::NotRunning) {
        python.start(QStringLiteral(FD_PYTHON), {QStringLiteral(FD_READBACK)});
    }
    QList<QJsonObject> read;
    for (const QByteArray &mail : mails) {
        python.write(QJsonDocument(QJsonObject{{u"bytes"_s, QString::fromLatin1(mail.toBase64())},
                                       {u"utf8"_s, isUtf8}})
                         .toJson(QJsonDocument::Compact)
            + '\n');
        while (!python.canReadLine()) {
            if (!python.waitForReadyRead()) {
                qFatal("%s", python.readAllStandardError().constData());
            }
        }
        read += QJsonDocument::fromJson(python.readLine()).object();
    }
    return read;
}

QStringList header(const QJsonObject &mail, const QString &name)
{
    QStringList values;
    for (const QJsonValue &one : mail.value("headers"_L1).toArray()) {
        if (one[0].toString() == name.toLower()) {
            values += one[1].toString();
        }
    }
    return values;
}

QJsonObject part(const QJsonObject &mail, const QString &type)
{
    for (const QJsonValue &one : mail.value("parts"_L1).toArray()) {
        if (one["type"_L1].toString() == type) {
            return one.toObject();
        }
    }
    return {};
}

QStringList types(const QJsonObject &mail)
{
    QStringList list;
    for (const QJsonValue &one : mail.value("parts"_L1).toArray()) {
        list += one["type"_L1].toString();
    }
    return list;
}

/// What every mail must be like on the wire.
void checkWire(const QByteArray &bytes, bool isUtf8 = false)
{
    QVERIFY(bytes.endsWith("\r\n"));
    for (const QByteArray &line : bytes.split('\n')) {
        QVERIFY2(line.isEmpty() || line.endsWith('\r'), line.constData());
        QVERIFY2(line.size() <= 999, line.constData());
        QCOMPARE(line.count('\r'), line.isEmpty() ? 0 : 1);
        QVERIFY(!line.contains('\0'));
        if (!isUtf8) {
            QVERIFY2(std::ranges::all_of(line, [](char c) { return uchar(c) < 0x80; }),
                line.constData());
        }
    }
}

/// RFC 2047 §2 and §5 of Subject, From, To and Reply-To: short words on short lines, each of whole
/// characters.
void checkWords(const QByteArray &bytes)
{
    static const QRegularExpression word(u"=\\?([^? ]+)\\?([QB])\\?([^? ]*)\\?="_s);
    bool isMine = false;
    for (const QByteArray &raw : bytes.left(bytes.indexOf("\r\n\r\n")).split('\n')) {
        const QByteArray line = raw.endsWith('\r') ? raw.chopped(1) : raw;
        if (!line.startsWith(' ') && !line.startsWith('\t')) {
            isMine = line.startsWith("Subject:") || line.startsWith("From:")
                || line.startsWith("To:") || line.startsWith("Reply-To:");
        }
        if (!isMine || !line.contains("=?")) {
            continue;
        }
        QVERIFY2(line.size() <= 76, line.constData());
        int found = 0;
        for (const auto &match : word.globalMatch(QString::fromLatin1(line))) {
            ++found;
            QVERIFY2(match.capturedLength() <= 75, line.constData());
            QByteArray payload = match.captured(3).toLatin1();
            payload = match.captured(2) == u"B"_s
                ? QByteArray::fromBase64(payload)
                : QByteArray::fromPercentEncoding(payload.replace('_', ' '), '=');
            QVERIFY2(payload.isValidUtf8(), line.constData());
        }
        QVERIFY2(found > 0, line.constData());
    }
}

} // namespace

class TestMailMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase()
    {
        python().closeWriteChannel();
        python().waitForFinished();
    }

    void writesHeaders()
    {
        CampaignFile file = campaign();
        file.replyTo = {u"Aide"_s, u"aide@isp.example"_s};
        MailContent mail = content();
        mail.unsubscribe = u"https://isp.example/u?m=a%40b"_s;
        const auto message = MailBuilder::prepare(file)->build(mail);
        QVERIFY(message);
        checkWire(message->bytes);
        QCOMPARE(message->envelopeFrom, u"offres@isp.example"_s);
        QCOMPARE(message->envelopeTo, u"marie.roy@client.example"_s);
        QCOMPARE(message->customId, u"cmp-20260201-ab12cd:7"_s);
        QVERIFY(!message->needsSmtpUtf8);
        const QJsonObject read = readByPython({message->bytes}).value(0);
        QVERIFY2(
            read.value("defects"_L1).toArray().isEmpty(), QJsonDocument(read).toJson().constData());
        QCOMPARE(header(read, u"subject"_s), QStringList{QString::fromUtf8(mail.subject)});
        QCOMPARE(read["from"_L1][0][0].toString(), u"Fibre Exemple, Québec"_s);
        QCOMPARE(read["from"_L1][0][1].toString(), u"offres@isp.example"_s);
        QCOMPARE(read["to"_L1][0][0].toString(), mail.toName);
        QCOMPARE(read["to"_L1][0][1].toString(), u"marie.roy@client.example"_s);
        QCOMPARE(header(read, u"reply-to"_s), QStringList{u"Aide <aide@isp.example>"_s});
        QCOMPARE(read["date"_L1].toString(), u"2026-02-01T09:30:05-05:00"_s);
        QCOMPARE(header(read, u"message-id"_s), QStringList{u'<' + message->messageId + u'>'});
        QVERIFY(message->messageId.endsWith(u".7@isp.example"_s));
        QCOMPARE(header(read, u"x-mj-customid"_s), QStringList{u"cmp-20260201-ab12cd:7"_s});
        QCOMPARE(header(read, u"auto-submitted"_s), QStringList{u"auto-generated"_s});
        QCOMPARE(
            header(read, u"list-unsubscribe"_s), QStringList{u"<https://isp.example/u?m=a%40b>"_s});
        QCOMPARE(
            header(read, u"list-unsubscribe-post"_s), QStringList{u"List-Unsubscribe=One-Click"_s});
        QCOMPARE(header(read, u"mime-version"_s), QStringList{u"1.0"_s});
        QCOMPARE(types(read),
            (QStringList{u"multipart/alternative"_s, u"text/plain"_s, u"text/html"_s}));
        QCOMPARE(part(read, u"text/plain"_s)["content"_L1].toString().remove(u'\r'),
            QString::fromUtf8(mail.text));
        QCOMPARE(part(read, u"text/html"_s)["content"_L1].toString().remove(u'\r'),
            QString::fromUtf8(mail.html));
    }

    void encodesLongTextsInShortWords_data()
    {
        QTest::addColumn<QString>("text");
        const QString french =
            u"Votre forfait d’été à Saint-Barthélemy-de-l’Île : économisez 60 $ par "
            "mois dès aujourd’hui, même s’il pleut où vous êtes"_s;
        QTest::newRow("French") << french;
        QTest::newRow("emoji")
            << u"Fête 🎉🎁😀👨‍👩‍👧‍👦🇨🇦 "_s.repeated(12).trimmed();
        QTest::newRow("emoji without a blank") << u"😀"_s.repeated(60);
        QTest::newRow("accents without a blank") << u"é"_s.repeated(200);
        QTest::newRow("decomposed") << u"e\u0301"_s.repeated(80);
        QTest::newRow("Han") << u"光纤网络服务提供商"_s.repeated(12);
        QTest::newRow("one letter at the end")
            << u"Bonjour à vous, et à bientôt chez nous à la ville é"_s;
        QTest::newRow("one word in the middle of many")
            << u"An ordinary subject of many words until one of them is été and then it goes on "
               "for some more words of ASCII alone"_s;
        QTest::newRow("long ASCII word") << QString(300, u'x') + u" é"_s;
        QTest::newRow("marks") << u"60 % – « a_b=c?d » (été) \"x\" <y> , ; @"_s.repeated(4);
        QTest::newRow("blanks that do not break") << u"60\u202f$ «\u00a0été\u00a0»"_s.repeated(6);
        for (int length = 1; length < 70; length += 4) {
            QTest::addRow("é behind %d", length) << QString(length, u'x') + u" éé "_s + french;
        }
    }

    void encodesLongTextsInShortWords()
    {
        QFETCH(const QString, text);
        MailContent mail = content();
        mail.subject = text.toUtf8();
        mail.toName = text;
        CampaignFile file = campaign();
        file.from.name = text;
        file.replyTo = {text, u"aide@isp.example"_s};
        const QByteArray bytes = built(mail, file);
        checkWire(bytes);
        checkWords(bytes);
        const QJsonObject read = readByPython({bytes}).value(0);
        QVERIFY2(
            read.value("defects"_L1).toArray().isEmpty(), QJsonDocument(read).toJson().constData());
        QCOMPARE(header(read, u"subject"_s), QStringList{text});
        // Python puts a blank between the encoded words of a name (not of a subject), against §6.2.
        const auto name = [&read](QLatin1StringView field) {
            return read[field][0][0].toString().remove(u' ');
        };
        QCOMPARE(name("to"_L1), QString(text).remove(u' '));
        QCOMPARE(read["to"_L1][0][1].toString(), u"marie.roy@client.example"_s);
        QCOMPARE(name("from"_L1), QString(text).remove(u' '));
        QCOMPARE(read["from"_L1][0][1].toString(), u"offres@isp.example"_s);
        checkByGMime(bytes, mail);
        checkNamesByGMime(bytes, text);
    }

    void sameRowHasOneMessageId()
    {
        const QString id = messageIdFor(u"c1"_s, 3, u"isp.example"_s);
        QCOMPARE(messageIdFor(u"c1"_s, 3, u"isp.example"_s), id);
        QVERIFY(messageIdFor(u"c1"_s, 4, u"isp.example"_s) != id);
        QVERIFY(messageIdFor(u"c2"_s, 3, u"isp.example"_s) != id);
        QVERIFY(messageIdFor(u"c"_s, 13, u"isp.example"_s)
            != messageIdFor(u"c1"_s, 3, u"isp.example"_s));
        QCOMPARE(built(content()), built(content()));
    }

    void leavesOutUnsubscribePostForMailto()
    {
        MailContent mail = content();
        mail.unsubscribe = u"mailto:stop@isp.example?subject=stop"_s;
        const QJsonObject read = readByPython({built(mail)}).value(0);
        QCOMPARE(header(read, u"list-unsubscribe"_s),
            QStringList{u"<mailto:stop@isp.example?subject=stop>"_s});
        QVERIFY(header(read, u"list-unsubscribe-post"_s).isEmpty());
    }

    void keepsLongUnsubscribeAddressWhole()
    {
        MailContent mail = content();
        mail.unsubscribe = u"https://isp.example/u/"_s + QString(700, u'x');
        const QByteArray bytes = built(mail);
        checkWire(bytes);
        QVERIFY(bytes.contains('<' + mail.unsubscribe.toLatin1() + '>'));
        mail.unsubscribe += QString(400, u'x');
        const auto tooLong = MailBuilder::prepare(campaign())->build(mail);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().kind, ErrorKind::Validation);
    }

    void buildsParts_data()
    {
        QTest::addColumn<bool>("hasHtml");
        QTest::addColumn<bool>("hasText");
        QTest::addColumn<bool>("hasImage");
        QTest::addColumn<bool>("hasFile");
        QTest::addColumn<QStringList>("types");
        const QString mixed = u"multipart/mixed"_s;
        const QString alternative = u"multipart/alternative"_s;
        const QString related = u"multipart/related"_s;
        const QString text = u"text/plain"_s;
        const QString html = u"text/html"_s;
        const QString image = u"image/png"_s;
        const QString file = u"application/pdf"_s;
        QTest::newRow("text") << false << true << false << false << QStringList{text};
        QTest::newRow("html") << true << false << false << false << QStringList{html};
        QTest::newRow("both") << true << true << false << false
                              << QStringList{alternative, text, html};
        QTest::newRow("image") << true << true << true << false
                               << QStringList{alternative, text, related, html, image};
        QTest::newRow("file") << true << true << false << true
                              << QStringList{mixed, alternative, text, html, file};
        QTest::newRow("all") << true << true << true << true
                             << QStringList{mixed, alternative, text, related, html, image, file};
        QTest::newRow("text and file")
            << false << true << false << true << QStringList{mixed, text, file};
    }

    void buildsParts()
    {
        QFETCH(const bool, hasHtml);
        QFETCH(const bool, hasText);
        QFETCH(const bool, hasImage);
        QFETCH(const bool, hasFile);
        QByteArray bytes;
        for (int i = 0; i < 5000; ++i) {
            bytes += char(i * 7);
        }
        CampaignFile file = campaign();
        if (hasImage) {
            file.attachments.push_back({u"carte.png"_s, u"image/png"_s, u"carte@isp"_s, bytes});
        }
        if (hasFile) {
            file.attachments.push_back(
                {u"Conditions d’été « 2026 ».pdf"_s, u"application/pdf"_s, {}, bytes});
        }
        MailContent mail = content();
        if (!hasHtml) {
            mail.html.clear();
        }
        if (!hasText) {
            mail.text.clear();
        }
        const auto builder = MailBuilder::prepare(file);
        QVERIFY(builder);
        const auto first = builder->build(mail);
        const auto second = builder->build(mail); // the prepared parts serve again
        QVERIFY(first && second);
        QCOMPARE(first->bytes, second->bytes);
        checkWire(first->bytes);
        const QJsonObject read = readByPython({first->bytes}).value(0);
        QVERIFY(read.value("defects"_L1).toArray().isEmpty());
        QTEST(types(read), "types");
        const QString encoded = QString::fromLatin1(bytes.toBase64());
        if (hasImage) {
            const QJsonObject image = part(read, u"image/png"_s);
            QCOMPARE(image["content"_L1].toString(), encoded);
            QCOMPARE(image["cid"_L1].toString(), u"carte@isp"_s);
            QCOMPARE(image["disposition"_L1].toString(), u"inline"_s);
        }
        if (hasFile) {
            const QJsonObject pdf = part(read, u"application/pdf"_s);
            QCOMPARE(pdf["content"_L1].toString(), encoded);
            QCOMPARE(pdf["name"_L1].toString(), u"Conditions d’été « 2026 ».pdf"_s);
            QCOMPARE(pdf["disposition"_L1].toString(), u"attachment"_s);
        }
    }

    void writesInternationalAddresses()
    {
        const auto builder = MailBuilder::prepare(campaign());
        const auto domain = builder->build(content(u"info@québec.example"_s));
        QVERIFY(domain && !domain->needsSmtpUtf8);
        checkWire(domain->bytes);
        QCOMPARE(domain->envelopeTo, u"info@xn--qubec-csa.example"_s);
        const auto local = builder->build(content(u"hélène@isp.example"_s));
        QVERIFY(local && local->needsSmtpUtf8);
        checkWire(local->bytes, true);
        const QJsonObject read = readByPython({local->bytes}, true).value(0);
        QCOMPARE(read["to"_L1][0][1].toString(), u"hélène@isp.example"_s);
        QCOMPARE(header(read, u"subject"_s), QStringList{QString::fromUtf8(content().subject)});
    }

    void noFieldMakesAHeader_data()
    {
        QTest::addColumn<QString>("evil");
        for (const QString &evil :
            {u"x\r\nBcc: evil@isp.example"_s, u"x\nBcc: evil@isp.example"_s,
                u"x\rBcc: evil@isp.example"_s, u"x\r\n\r\nBcc: evil@isp.example"_s,
                u"x\u2028Bcc: evil@isp.example"_s, u"x\u0085Bcc: evil@isp.example"_s,
                u"x\x0b\x0c\nBcc: evil@isp.example"_s, u"\r\nBcc: evil@isp.example\r\n"_s,
                u"=?utf-8?Q?x=0D=0ABcc:_evil?="_s,
                u"=?utf-8?B?DQpCY2M6IGV2aWxAaXNwLmV4YW1wbGU=?="_s, u"x\" <evil@isp.example>, \"y"_s,
                u"x, evil@isp.example"_s, u"x>,<evil@isp.example"_s}) {
            QTest::newRow(qPrintable(QString::fromLatin1(evil.toUtf8().toPercentEncoding())))
                << evil;
        }
    }

    void noFieldMakesAHeader()
    {
        QFETCH(const QString, evil);
        MailContent mail = content();
        mail.toName = evil;
        mail.subject = evil.toUtf8();
        mail.text = evil.toUtf8();
        mail.html = evil.toUtf8();
        CampaignFile file = campaign();
        file.attachments.push_back({evil, u"text/plain"_s, {}, "x"});
        const QByteArray bytes = built(mail, file);
        checkWire(bytes);
        const QJsonObject read = readByPython({bytes}).value(0);
        QVERIFY(header(read, u"bcc"_s).isEmpty());
        QCOMPARE(read["to"_L1].toArray().size(), 1);
        QCOMPARE(read["to"_L1][0][1].toString(), u"marie.roy@client.example"_s);
        QCOMPARE(read["from"_L1].toArray().size(), 1);
        QCOMPARE(types(read).size(), 5);
        for (const QByteArray &line : bytes.left(bytes.indexOf("\r\n\r\n")).split('\n')) {
            QVERIFY2(!line.toLower().startsWith("bcc"), line.constData());
        }

        for (const auto &change : std::initializer_list<std::function<void(CampaignFile &)>>{
                 [&](CampaignFile &f) { f.id = evil; },
                 [&](CampaignFile &f) { f.from.address = evil; },
                 [&](CampaignFile &f) { f.replyTo.address = evil; },
                 [&](CampaignFile &f) { f.attachments.push_back({u"x"_s, evil, {}, "x"}); },
                 [&](CampaignFile &f) {
                     f.attachments.push_back({u"x"_s, u"image/png"_s, evil, "x"});
                 }}) {
            CampaignFile changed = campaign();
            change(changed);
            const auto builder = MailBuilder::prepare(changed);
            if (builder) { // an id may hold signs that no header minds
                const auto message = builder->build(content());
                QVERIFY(message);
                checkWire(message->bytes);
                QVERIFY(header(readByPython({message->bytes}).value(0), u"bcc"_s).isEmpty());
            }
        }
        MailContent away = content();
        away.unsubscribe = u"https://isp.example/"_s + evil;
        QVERIFY(!MailBuilder::prepare(campaign())->build(away) || !evil.contains(u'\n'));
        MailContent nobody = content(evil);
        QVERIFY(!MailBuilder::prepare(campaign())->build(nobody));
    }

    /// Random texts come back as they went in, from both parsers.
    void readsBackWhatItWrote()
    {
        QRandomGenerator random(20260203);
        const QStringList pieces{u"a"_s, u"é"_s, u"漢"_s, u"😀"_s, u" "_s, u"  "_s, u"\n"_s, u"."_s,
            u"\n.\n"_s, u"\nFrom x"_s, u"="_s, u"=?utf-8?Q?x?="_s, u"\t"_s, u" \n"_s, u"\""_s,
            u"<"_s, QString(90, u'x'), QString(1200, u'y'), u"--=_"_s, u",;:\\()"_s, u"’«»"_s};
        const auto text = [&](int most) {
            QString made;
            for (int n = random.bounded(most); n > 0; --n) {
                made += pieces.at(random.bounded(int(pieces.size())));
            }
            return made;
        };
        QList<QByteArray> mails;
        QList<MailContent> contents;
        const auto builder = MailBuilder::prepare(campaign());
        for (int run = 0; run < 200; ++run) {
            MailContent mail = content();
            mail.subject = text(12).toUtf8();
            mail.toName = text(5).remove(QString(1200, u'y'));
            mail.text = text(20).toUtf8() + '\n';
            mail.html = text(20).toUtf8() + '\n';
            const auto message = builder->build(mail);
            QVERIFY2(message, message ? "" : qPrintable(message.error().detail));
            checkWire(message->bytes);
            checkWords(message->bytes);
            mails += message->bytes;
            contents += mail;
        }
        const QList<QJsonObject> read = readByPython(mails);
        QCOMPARE(read.size(), mails.size());
        for (qsizetype i = 0; i < mails.size(); ++i) {
            const QString plain = part(read[i], u"text/plain"_s)["content"_L1].toString();
            const QString html = part(read[i], u"text/html"_s)["content"_L1].toString();
            QCOMPARE(QString(plain).remove(u'\r'), QString::fromUtf8(contents[i].text));
            QCOMPARE(QString(html).remove(u'\r'), QString::fromUtf8(contents[i].html));
            QCOMPARE(
                header(read[i], u"subject"_s).value(0).simplified(), shown(contents[i].subject));
            QCOMPARE(read[i]["to"_L1].toArray().size(), 1);
            QCOMPARE(read[i]["to"_L1][0][1].toString(), contents[i].to.text());
            checkByGMime(mails[i], contents[i]);
        }
    }

private:
    /// An encoded word that was typed is parted, so that nobody decodes it.
    static QString shown(const QByteArray &subject)
    {
        return QString::fromUtf8(subject).simplified().replace(u"=?"_s, u"= ?"_s);
    }

    static void checkNamesByGMime(const QByteArray &bytes, const QString &name)
    {
        GMimeStream *stream =
            g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size()));
        GMimeParser *parser = g_mime_parser_new_with_stream(stream);
        GMimeMessage *message = g_mime_parser_construct_message(parser, nullptr);
        for (const GMimeAddressType type :
            {GMIME_ADDRESS_TYPE_FROM, GMIME_ADDRESS_TYPE_TO, GMIME_ADDRESS_TYPE_REPLY_TO}) {
            InternetAddressList *list = g_mime_message_get_addresses(message, type);
            QCOMPARE(internet_address_list_length(list), 1);
            QCOMPARE(QString::fromUtf8(
                         internet_address_get_name(internet_address_list_get_address(list, 0))),
                name);
        }
        g_object_unref(message);
        g_object_unref(parser);
        g_object_unref(stream);
    }

    static void checkByGMime(const QByteArray &bytes, const MailContent &mail)
    {
        GMimeStream *stream =
            g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size()));
        GMimeParser *parser = g_mime_parser_new_with_stream(stream);
        GMimeMessage *message = g_mime_parser_construct_message(parser, nullptr);
        QVERIFY(message != nullptr);
        const QString subject = QString::fromUtf8(g_mime_message_get_subject(message));
        QCOMPARE(subject.simplified(), shown(mail.subject));
        GMimeObject *body = g_mime_message_get_mime_part(message);
        QVERIFY(GMIME_IS_MULTIPART(body));
        QCOMPARE(g_mime_multipart_get_count(GMIME_MULTIPART(body)), 2);
        for (int i = 0; i < 2; ++i) {
            GMimeObject *one = g_mime_multipart_get_part(GMIME_MULTIPART(body), i);
            QVERIFY(GMIME_IS_TEXT_PART(one));
            char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(one));
            QCOMPARE(QString::fromUtf8(text).remove(u'\r'),
                QString::fromUtf8(i == 0 ? mail.text : mail.html));
            g_free(text);
        }
        g_object_unref(message);
        g_object_unref(parser);
        g_object_unref(stream);
    }
};

QTEST_GUILESS_MAIN(TestMailMessage)
#include "tst_mailmessage.moc"
