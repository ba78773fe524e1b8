// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubcodec.h"
#include "hub/hubpaths.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;

namespace {

QJsonDocument json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    Q_ASSERT_X(error.error == QJsonParseError::NoError, "json", qPrintable(error.errorString()));
    return document;
}

} // namespace

class TestCampaign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFieldOfARow()
    {
        const Recipient row = recipientFromJson(json(R"({
            "firstname": "Élodie", "lastname": "Tremblay", "firstname_raw": "ELODIE",
            "lastname_raw": "TREMBLAY", "email": "elodie@client.example", "language": "fr",
            "amount": "25.50", "description": "12, rue des Érables", "gift_url": "https:\/\/g.example\/1",
            "status": "failed", "error": "550 5.1.1 User unknown", "retry_count": 3,
            "match_method": "phone", "match_confidence": 0.9, "customer": "C-1", "excluded": false,
            "gift_token": "abc", "gift_expires_at": "2026-02-01T00:00:00Z", "gift_revoked": true,
            "gift_redirected_count": 2, "gift_first_redirected_at": "2026-01-02T03:04:05.678Z",
            "gift_link_clicked": true, "gift_clicked_at": 1767323045000, "message_id": "<m@x>",
            "parent_row_index": 7, "colour_of_the_day": {"blue": [1, 2]}
        })")
                                                    .object(),
            4);
        Recipient wanted;
        wanted.row = 4;
        wanted.firstName = u"Élodie"_s;
        wanted.lastName = u"Tremblay"_s;
        wanted.firstNameRaw = u"ELODIE"_s;
        wanted.lastNameRaw = u"TREMBLAY"_s;
        wanted.email = u"elodie@client.example"_s;
        wanted.language = u"fr"_s;
        wanted.amount = 25.5;
        wanted.description = u"12, rue des Érables"_s;
        wanted.giftUrl = u"https://g.example/1"_s;
        wanted.status = RecipientStatus::Failed;
        wanted.statusText = u"failed"_s;
        wanted.error = u"550 5.1.1 User unknown"_s;
        wanted.retryCount = 3;
        wanted.matchMethod = u"phone"_s;
        wanted.matchConfidence = 0.9;
        wanted.customer = u"C-1"_s;
        wanted.giftToken = u"abc"_s;
        wanted.giftExpiresAt = QDateTime({2026, 2, 1}, {0, 0}, QTimeZone::UTC);
        wanted.isGiftRevoked = true;
        wanted.giftRedirectedCount = 2;
        wanted.giftFirstRedirectedAt = QDateTime({2026, 1, 2}, {3, 4, 5, 678}, QTimeZone::UTC);
        wanted.isGiftLinkClicked = true;
        wanted.giftClickedAt = QDateTime::fromSecsSinceEpoch(1767323045, QTimeZone::UTC);
        wanted.messageId = u"<m@x>"_s;
        wanted.parentRow = 7;
        wanted.extra = json(R"({"colour_of_the_day": {"blue": [1, 2]}})").object();
        QCOMPARE(row, wanted);
        QCOMPARE(row.fullName(), u"Élodie Tremblay"_s);
    }

    void keepsAStatusItDoesNotKnow()
    {
        const Recipient row = recipientFromJson(json(R"({"status": "greylisted"})").object(), 0);
        QCOMPARE(row.status, RecipientStatus::Unknown);
        QCOMPARE(row.statusText, u"greylisted"_s);
        QCOMPARE(bucketOf(row), RecipientBucket::Uncertain);
    }

    void acceptsBothEnvelopes_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("one");
        QTest::newRow("bare") << QByteArray(R"([{"id": "cmp-1", "name": "A"}])")
                              << QByteArray(R"({"id": "cmp-1", "name": "A", "recipients": []})");
        QTest::newRow("named")
            << QByteArray(R"({"campaigns": [{"id": "cmp-1", "name": "A"}]})")
            << QByteArray(R"({"campaign": {"id": "cmp-1", "name": "A", "recipients": []}})");
    }

    void acceptsBothEnvelopes()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, one);
        const auto campaigns = campaignsFromJson(json(list));
        QVERIFY(campaigns.has_value());
        QCOMPARE(campaigns->size(), 1);
        QCOMPARE(campaigns->front().id, u"cmp-1"_s);
        const auto campaign = campaignFromJson(json(one));
        QVERIFY(campaign.has_value());
        QCOMPARE(campaign->summary.name, u"A"_s);
    }

    void anotherShapeIsAProtocolError()
    {
        QCOMPARE(campaignsFromJson(json(R"({"hello": 1})")).error().kind, ErrorKind::Protocol);
        QCOMPARE(campaignsFromJson(json(R"([{"name": "x"}])")).error().kind, ErrorKind::Protocol);
        QCOMPARE(campaignFromJson(json(R"({"id": "x"})")).error().kind, ErrorKind::Protocol);
        QCOMPARE(campaignFromJson(json(R"([])")).error().kind, ErrorKind::Protocol);
    }

    void oneBadEntryDoesNotHideTheOthers()
    {
        QTest::ignoreMessage(QtWarningMsg, "a campaign without id is left out: sans numéro");
        const auto list = campaignsFromJson(json(R"([null, {"_id": "cmp-2", "name": null},
            {"name": "sans numéro"}, {"id": 7, "counters": {"sent": "12", "failed": -3,
            "clicked": null, "queued": 1e300}, "recipient_count": "20"}])"));
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->at(0).id, u"cmp-2"_s);
        QCOMPARE(list->at(1).id, u"7"_s);
        QCOMPARE(list->at(1).totals.sent, 12);
        QCOMPARE(list->at(1).totals.failed, 0);
        QVERIFY(list->at(1).totals.addsUp());
        QCOMPARE(campaignsFromJson(json(R"([{"name":"x"}])")).error().kind, ErrorKind::Protocol);
        QVERIFY(campaignsFromJson(json("[]")).has_value());
    }

    void survivesValuesOfAnyKind_data()
    {
        QTest::addColumn<QString>("value");
        for (const char *value : {"null", "\"\"", "1e308", "-1e308", "[]", "{}", "true",
                 "\"0000-00-00 00:00:00\"", "\"NaN\"", "99999999999999999999", "[{\"a\":[1]}]"})
            QTest::newRow(value) << QString::fromUtf8(value);
    }

    void survivesValuesOfAnyKind()
    {
        QFETCH(const QString, value);
        QString body;
        for (const char *field : {"firstname", "amount", "status", "error", "retry_count",
                 "excluded", "gift_expires_at", "gift_redirected_count", "match_confidence",
                 "parent_row_index", "customer", "message_id"})
            body += u"\"%1\":%2,"_s.arg(QString::fromUtf8(field), value);
        body = u"{\"id\":\"c\",\"status\":%1,\"params\":%1,\"counters\":%1,\"created_at\":%1,"
               u"\"recipients\":[%1,{%2\"language\":\"fr\"}]}"_s.arg(value, body);
        const auto campaign = campaignFromJson(json(body.toUtf8()));
        QVERIFY(campaign.has_value());
        QCOMPARE(campaign->recipients.size(), 2);
        QCOMPARE(campaign->recipients.at(1).language, u"fr"_s);
        QVERIFY(campaign->summary.totals.addsUp());
    }

    void readsTimesOfAnyKind()
    {
        const QDateTime then(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC);
        QCOMPARE(timeFromJson(u"2026-01-02T03:04:05Z"_s), then);
        QCOMPARE(timeFromJson(u"2026-01-02 03:04:05"_s), then);
        QCOMPARE(timeFromJson(u"2026-01-01T22:04:05-05:00"_s), then);
        QCOMPARE(timeFromJson(1767323045000.0), then);
        QCOMPARE(timeFromJson(1767323045.0), then); // seconds
        QCOMPARE(timeFromJson(u"1767323045000"_s), then);
        QVERIFY(!timeFromJson(0).isValid());
        QVERIFY(!timeFromJson(1e300).isValid());
        QVERIFY(!timeFromJson(u"0000-00-00"_s).isValid());
    }

    void readsAStatusInAnyCase()
    {
        QCOMPARE(recipientStatusFromText(u" Failed"_s), RecipientStatus::Failed);
        QCOMPARE(recipientStatusFromText(u"SENT"_s), RecipientStatus::Sent);
    }

    void keepsWhatItDoesNotKnow()
    {
        const auto campaign = campaignFromJson(json(R"({"id": "c", "recipients": [],
            "params": {"subject": "S", "gift_expiry_days": 30, "tone": "warm"}, "owner": "x"})"));
        QVERIFY(campaign.has_value());
        QCOMPARE(campaign->params.subject, u"S"_s);
        QCOMPARE(campaign->params.giftExpiryDays, 30);
        QCOMPARE(campaign->params.extra.value("tone"_L1).toString(), u"warm"_s);
        QCOMPARE(campaign->summary.extra.value("owner"_L1).toString(), u"x"_s);
    }

    void countsEveryRowOnce()
    {
        const auto campaign = campaignFromJson(json(R"({"id": "c", "status": "sending",
            "counters": {"sent": 99}, "recipients": [
            {"status": "sent"}, {"status": "opened"}, {"status": "clicked", "gift_link_clicked": true},
            {"status": "clicked", "excluded": true}, {"status": "failed"}, {"status": "pending"}, {},
            {"status": "uncertain"}, {"status": "strange"}, {"status": "pending", "excluded": true},
            {"status": "failed", "excluded": true}]})"));
        QVERIFY(campaign.has_value());
        const CampaignTotals &totals = campaign->summary.totals;
        QVERIFY(totals.isExact);
        QCOMPARE(totals.recipients, 11);
        QCOMPARE(totals.sent, 4);
        QCOMPARE(totals.opened, 3);
        QCOMPARE(totals.clicked, 2);
        QCOMPARE(totals.giftClicked, 1);
        QCOMPARE(totals.failed, 1);
        QCOMPARE(totals.waiting, 2);
        QCOMPARE(totals.uncertain, 2);
        QCOMPARE(totals.excluded, 2);
        QVERIFY(totals.addsUp());
    }

    void addsUpWhateverTheRowsSay()
    {
        const QStringList words{{}, u"pending"_s, u"sent"_s, u"opened"_s, u"clicked"_s, u"failed"_s,
            u"uncertain"_s, u"queued"_s, u"bounced"_s};
        for (quint32 seed = 0; seed < 200; ++seed) {
            QRandomGenerator random(seed);
            std::vector<Recipient> rows;
            for (int i = 0; i < 50; ++i) {
                QJsonObject row{{"status"_L1, words.at(random.bounded(int(words.size())))},
                    {"excluded"_L1, random.bounded(4) == 0}};
                rows.push_back(recipientFromJson(row, i));
            }
            const CampaignTotals totals = totalsOf(rows);
            QVERIFY(totals.addsUp());
            QVERIFY(totals.clicked <= totals.opened && totals.opened <= totals.sent);
            QVERIFY(totals.giftClicked <= totals.sent);
        }
    }

    void totalsFromCounters_data()
    {
        QTest::addColumn<QByteArray>("counters");
        QTest::addColumn<int>("recipients");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QList<int>>("wanted"); // recipients sent failed uncertain waiting excluded
        QTest::newRow("sent holds the clicked")
            << QByteArray(R"({"sent": 8, "clicked": 3, "failed": 2, "queued": 0})") << 10
            << u"completed"_s << QList<int>{10, 8, 2, 0, 0, 0};
        QTest::newRow("sent stands beside the clicked")
            << QByteArray(R"({"sent": 5, "clicked": 3, "failed": 2})") << 10 << u"completed"_s
            << QList<int>{10, 8, 2, 0, 0, 0};
        QTest::newRow("more clicked than sent")
            << QByteArray(R"({"sent": 1, "clicked": 3, "failed": 0})") << -1 << u"completed"_s
            << QList<int>{4, 4, 0, 0, 0, 0};
        QTest::newRow("draft without counters")
            << QByteArray("{}") << 10 << u"draft"_s << QList<int>{10, 0, 0, 0, 10, 0};
        QTest::newRow("being sent") << QByteArray(R"({"sent": 3, "failed": 1, "queued": 6})") << 10
                                    << u"sending"_s << QList<int>{10, 3, 1, 0, 6, 0};
        QTest::newRow("done, but rows nobody accounts for")
            << QByteArray(R"({"sent": 3, "failed": 1})") << 10 << u"completed"_s
            << QList<int>{10, 3, 1, 6, 0, 0};
        QTest::newRow("no number of recipients")
            << QByteArray(R"({"sent": 3, "failed": 1, "queued": 2, "unsent": 1})") << -1
            << u"sending"_s << QList<int>{7, 3, 1, 0, 3, 0};
        QTest::newRow("more counted than there are")
            << QByteArray(R"({"sent": 8, "failed": 4})") << 10 << u"sending"_s
            << QList<int>{12, 8, 4, 0, 0, 0};
    }

    void totalsFromCounters()
    {
        QFETCH(QByteArray, counters);
        QFETCH(int, recipients);
        QFETCH(QString, status);
        QFETCH(QList<int>, wanted);
        const CampaignTotals totals = totalsOf(json(counters).object(), recipients, status);
        QVERIFY(!totals.isExact);
        QVERIFY(totals.addsUp());
        QCOMPARE((QList<int>{totals.recipients, totals.sent, totals.failed, totals.uncertain,
                     totals.waiting, totals.excluded}),
            wanted);
    }

    void readsARowUpdate_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("flat")
            << u"{\"campaign_id\":\"cmp-1\",\"row\":2,\"status\":\"sent\",\"retry_count\":1}"_s;
        QTest::newRow("nested")
            << u"{\"campaign\":\"cmp-1\",\"row_index\":2,\"recipient\":{\"status\":\"sent\",\"retry_count\":1}}"_s;
    }

    void readsARowUpdate()
    {
        QFETCH(QString, data);
        const auto update = recipientUpdateFromEvent({u"recipient-update"_s, data, {}});
        QVERIFY(update.has_value());
        QCOMPARE(update->campaign, u"cmp-1"_s);
        QCOMPARE(update->row, 2);
        Recipient before = recipientFromJson(
            json(R"({"email": "a@b.example", "status": "pending", "error": "421"})").object(), 2);
        const Recipient after = updated(before, *update);
        QCOMPARE(after.status, RecipientStatus::Sent);
        QCOMPARE(after.email, u"a@b.example"_s);
        QCOMPARE(after.retryCount, 1);
        QVERIFY(after.extra.isEmpty());
    }

    void ignoresEventsThatAreNoRowUpdate()
    {
        QVERIFY(!recipientUpdateFromEvent({u"job-claimed"_s, u"{\"row\":1}"_s, {}}));
        QVERIFY(!recipientUpdateFromEvent({u"recipient-update"_s, u"{\"row\":-1}"_s, {}}));
        QVERIFY(!recipientUpdateFromEvent({u"recipient-update"_s, u"not json"_s, {}}));
    }

    void theProfileMovesAPath()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"profile.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[hub]\nurl=https://hub.example\npath_events=/events/live\nfirst_row=1\n");
        file.close();
        const HubPaths paths = HubPaths::read(file.fileName());
        QCOMPARE(paths.events, u"/events/live"_s);
        QCOMPARE(paths.firstRow, 1);
        QCOMPARE(paths.campaigns, HubPaths().campaigns);
        QCOMPARE(filledPath(paths.renderedMail, u"a/b"_s, u"7"_s),
            (QStringList{u"campaigns"_s, u"a/b"_s, u"recipients"_s, u"7"_s, u"view"_s}));
    }
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
