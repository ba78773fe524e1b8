// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/campaignfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;

namespace {

QByteArray goodFile()
{
    QFile file(QStringLiteral(FD_TEST_DATA "/compose/campaign.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCampaignFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto campaign = parseCampaignFile(goodFile());
        QVERIFY2(campaign, campaign ? "" : qPrintable(faultText(campaign.error())));
        QCOMPARE(campaign->id, u"cmp-20260201-ab12cd"_s);
        QCOMPARE(campaign->from.name, u"Fibre Exemple"_s);
        QCOMPARE(campaign->from.address, u"offres@isp.example"_s);
        QCOMPARE(campaign->subject.in(u"en"_s), u"Hello {{firstname}}"_s);
        QCOMPARE(campaign->subject.in(u"es"_s), u"Bonjour {{firstname}}"_s);
        QCOMPARE(campaign->recipients.size(), 2);
        const Recipient first = campaign->recipients.at(0);
        QCOMPARE(first.email, u"a@isp.example"_s);
        QCOMPARE(first.fullName(), u"Ève Roy"_s);
        QCOMPARE(first.language, u"fr"_s);
        QCOMPARE(first.values.value("amount"_L1).toInt(), 60);
        QCOMPARE(campaign->recipients.at(1).language, u"en"_s);
        QCOMPARE(campaign->extra.value("note"_L1).toObject().size(), 1);
    }

    void losesNothingOnTheWayBack()
    {
        const auto campaign = parseCampaignFile(goodFile());
        QVERIFY(campaign);
        const QByteArray written = campaignFileBytes(*campaign);
        const auto again = parseCampaignFile(written);
        QVERIFY2(again, again ? "" : qPrintable(faultText(again.error())));
        QVERIFY(*again == *campaign);
        QVERIFY(written.contains("{ \"email\" : \"b@isp.example\" , \"language\":\"en-CA\""));
        // Whatever else reads it sees the same values.
        const auto value = [](const QByteArray &bytes) {
            QJsonObject object = QJsonDocument::fromJson(bytes).object();
            object.remove("from"_L1);
            return object;
        };
        QCOMPARE(value(written), value(goodFile()));
    }

    void keepsAttachments()
    {
        QByteArray file = goodFile();
        QByteArray more =
            "'attachments': [{'name': 'carte.png', 'type': 'image/png', 'cid': 'carte',"
            "'data': 'iVBORw0='}], 'reply_to': 'aide@isp.example',"
            "'values': {'year': 2026}, 'text': 'Bonjour', 'note'";
        file.replace("\"note\"", more.replace('\'', '"'));
        const auto campaign = parseCampaignFile(file);
        QVERIFY2(campaign, campaign ? "" : qPrintable(faultText(campaign.error())));
        QCOMPARE(campaign->attachments.size(), 1U);
        QCOMPARE(campaign->attachments.front().bytes, QByteArray("\x89PNG\r"));
        QCOMPARE(campaign->text.french, u"Bonjour"_s);
        QVERIFY(*parseCampaignFile(campaignFileBytes(*campaign)) == *campaign);
    }

    void namesFaults_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *tag, const char *from, const char *to,
                             const QString &fault) {
            QTest::newRow(tag) << QByteArray(from) << QByteArray(to) << fault;
        };
        row("no id", "\"id\"", "\"idd\"", u"id is missing"_s);
        row("blank in the id", "cmp-20260201-ab12cd", "cmp 1",
            u"line 2: id may hold visible ASCII signs only, no blanks: it travels in a header"_s);
        row("line break in the id", "cmp-2026", "cmp\\r\\nBcc: x@isp.example",
            u"line 2: id may hold"_s);
        row("id is a number", "\"cmp-20260201-ab12cd\"", "12",
            u"line 2: id must be text in double quotes"_s);
        row("sender", "offres@isp.example", "offres",
            u"line 3: from \"offres\" is no address to send from (noDomain)"_s);
        row("subject missing", "\"subject\"", "\"subjet\"", u"subject is missing"_s);
        row("subject empty", "{\"fr\": \"Bonjour {{firstname}}\", \"en\": \"Hello {{firstname}}\"}",
            "{}", u"subject is empty in both languages"_s);
        row("subject in another language", "\"en\": \"Hello", "\"de\": \"Hello",
            u"line 4: subject.de is no language of ours; use \"fr\" and \"en\""_s);
        row("html no text", "\"<p>Bonjour</p>\"", "1",
            u"line 5: html.fr must be text in double quotes"_s);
        row("unsubscribe", "https://isp.example/u?m={{email}}", "isp.example/u",
            u"line 6: unsubscribe must begin with https:// or mailto:"_s);
        row("header in unsubscribe", "https://isp.example/u?m={{email}}",
            "https://isp.example/\\r\\nBcc: x", u"line 6: unsubscribe may hold visible ASCII"_s);
        row("unsubscribe without address", "https://isp.example/u?m={{email}}", "mailto:x",
            u"line 6: unsubscribe holds no address behind mailto:"_s);
        row("unsubscribe without TLS", "https://isp.example/u?m={{email}}",
            "http://isp.example/u?m={{email}}",
            u"line 6: unsubscribe must begin with https:// or mailto:"_s);
        row("unsubscribe without host", "https://isp.example/u?m={{email}}", "https://",
            u"line 6: unsubscribe names no site"_s);
        row("twice", "\"note\"", "\"id\"", u"line 7: id comes twice; which one is meant?"_s);
        row("row without e-mail", "{\"email\": \"a@isp.example\", ", "{",
            u"line 9: recipients[0].email is missing"_s);
        row("e-mail is a number", "\"a@isp.example\"", "5",
            u"line 9: recipients[0].email must be text in double quotes"_s);
        row("row is no object", "{\"email\": \"a@isp.example\", \"firstname\"", "\"x\", {\"email\"",
            u"line 9: recipients[0] must be an object with \"email\" and the variables"_s);
        row("variable twice", "\"lastname\"", "\"firstname\"",
            u"line 9: recipients[0] has a variable twice; which one is meant?"_s);
        row("no JSON in a row", "\"Ève\"", "truth", u"line 9: recipients[0] is no JSON: "_s);
        row("no comma between rows", "60},", "60}",
            u"line 10: recipients a comma or the closing bracket is missing"_s);
        row("cut off", "\"gifts\"", "\"gifts", u"line "_s);
        row("recipients no list", "[\n    {\"email\": \"a", "{\n    {\"email\": \"a",
            u"line 8: recipients a list in square brackets was expected"_s);
        row("not UTF-8", "Ève", "\xc8ve", u"the file is not UTF-8; save it in that encoding"_s);
    }

    void namesFaults()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, fault);
        QByteArray file = goodFile();
        const qsizetype at = file.indexOf(from);
        QVERIFY(at >= 0);
        file.replace(at, from.size(), to);
        const auto campaign = parseCampaignFile(file);
        QVERIFY(!campaign);
        QVERIFY2(
            faultText(campaign.error()).contains(fault), qPrintable(faultText(campaign.error())));
    }

    void tellsAllFaultsAtOnce()
    {
        const auto campaign = parseCampaignFile(
            QByteArray("{'id': '', 'from': 'x', 'subject': {}, 'html': null, 'recipients': []}")
                .replace('\'', '"'));
        QVERIFY(!campaign);
        QCOMPARE(campaign.error().size(), 5U);
        QVERIFY(!parseCampaignFile("[]"));
        QVERIFY(!parseCampaignFile(QByteArray()));
    }

    void namesTheFileThatIsNotThere()
    {
        QTemporaryDir dir;
        const auto campaign = readCampaignFile(dir.filePath(u"none.json"_s));
        QVERIFY(!campaign);
        QVERIFY(faultText(campaign.error()).contains(u"cannot be read"_s));
    }

    /// Any cut, and any byte changed: it ends in a campaign or in sentences.
    void survivesAnything()
    {
        const QByteArray file = goodFile();
        for (qsizetype cut = 0; cut < file.size(); ++cut) {
            const auto campaign = parseCampaignFile(file.left(cut));
            QVERIFY(!campaign && !faultText(campaign.error()).isEmpty());
        }
        QRandomGenerator random(5);
        const QByteArray signs("{}[]\",:\\ \nx1e.u\xc3");
        for (int run = 0; run < 20000; ++run) {
            QByteArray changed = file;
            for (int n = random.bounded(1, 4); n > 0; --n) {
                changed[random.bounded(int(changed.size()))] =
                    signs.at(random.bounded(int(signs.size())));
            }
            const auto campaign = parseCampaignFile(changed);
            if (campaign) {
                const auto again = parseCampaignFile(campaignFileBytes(*campaign));
                QVERIFY2(again && *again == *campaign, changed.constData());
            }
        }
    }

    void holdsManyRowsInLittle()
    {
        QByteArray file = goodFile();
        file.chop(5); // "\n  ]\n}"
        file = file.left(file.lastIndexOf('}') + 1);
        const qsizetype head = file.size();
        for (int i = 0; i < 20000; ++i) {
            file += ",\n{\"email\": \"m" + QByteArray::number(i)
                + "@isp.example\", \"firstname\": \"Marie\"}";
        }
        const qsizetype rows = file.size() - head;
        file += "]}";
        const auto campaign = parseCampaignFile(file);
        QVERIFY2(campaign, campaign ? "" : qPrintable(faultText(campaign.error())));
        QCOMPARE(campaign->recipients.size(), 20002);
        QCOMPARE(campaign->recipients.at(20001).email, u"m19999@isp.example"_s);
        qsizetype kept = 0;
        for (qsizetype row = 2; row < campaign->recipients.size(); ++row) {
            kept += campaign->recipients.json(row).size();
        }
        QVERIFY(kept <= rows);
    }

    void readsFilesBesideIt()
    {
        QTemporaryDir outside;
        QTemporaryDir folder;
        const auto write = [](const QString &path, const QByteArray &bytes) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        QVERIFY(QDir(folder.path()).mkpath(u"images"_s));
        write(folder.filePath(u"images/logo.png"_s), "\x89PNG\r\n\x1a\n");
        write(folder.filePath(u"conditions.pdf"_s), "%PDF-1.4\n");
        write(outside.filePath(u"secret.txt"_s), "x");
        QVERIFY(QFile::link(outside.filePath(u"secret.txt"_s), folder.filePath(u"lien.txt"_s)));
        const auto read = [&](const QByteArray &attachments) {
            write(folder.filePath(u"c.json"_s),
                R"({"id":"c1","from":"a@isp.example","subject":"S","text":"T",
                "recipients":[{"email":"b@isp.example"}],"attachments":[)"
                    + attachments + "]}");
            return readCampaignFile(folder.filePath(u"c.json"_s));
        };
        const auto good = read(R"({"file":"images/logo.png","cid":"logo"},
            {"file":"conditions.pdf","name":"Conditions 2026.pdf"})");
        QVERIFY2(good, good ? "" : qPrintable(faultText(good.error())));
        QCOMPARE(good->attachments.size(), 2U);
        QCOMPARE(good->attachments[0].fileName, u"logo.png"_s);
        QCOMPARE(good->attachments[0].contentType, u"image/png"_s);
        QCOMPARE(good->attachments[0].contentId, u"logo"_s);
        QVERIFY(good->attachments[0].bytes.startsWith("\x89PNG"));
        QCOMPARE(good->attachments[1].fileName, u"Conditions 2026.pdf"_s);
        QCOMPARE(good->attachments[1].contentType, u"application/pdf"_s);

        const auto fault = [&](const QByteArray &attachments) {
            const auto campaign = read(attachments);
            return campaign ? QString() : faultText(campaign.error());
        };
        QVERIFY(fault(R"({"file":"absent.png"})").contains(u"\"absent.png\" is not there"_s));
        const QByteArray absolute = outside.filePath(u"secret.txt"_s).toUtf8();
        for (const QByteArray &away : {QByteArray("lien.txt"), absolute}) {
            QVERIFY(fault("{\"file\":\"" + away + "\"}").contains(u"is not in the folder"_s));
        }
        QVERIFY(fault(R"({"name":"x","data":"AA==","type":"a b"})").contains(u"content type"_s));
        QVERIFY(fault(R"({"name":"x","data":"AA==","cid":"a b"})").contains(u"content id"_s));
        QVERIFY(
            fault(R"({"name":"x","data":"AA==","cid":"a"},{"name":"y","data":"AA==","cid":"a"})")
                .contains(u"another attachment"_s));
        QVERIFY(!parseCampaignFile(R"({"id":"c1","from":"a@isp.example","subject":"S","text":"T",
            "recipients":[{"email":"b@isp.example"}],"attachments":[{"file":"c.json"}]})"));
    }
};

QTEST_APPLESS_MAIN(TestCampaignFile)
#include "tst_campaignfile.moc"
