// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplecampaign.h"
#include "scriptedhttpserver.h"
#include "scriptedsmtpserver.h"

#include "mailrun/campaignlock.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "mailrun/leftovers.h"
#include "mailrun/mailjetclient.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

const QByteArray ours =
    R"({"ID": 42, "ArrivedAt": "2026-05-01T12:00:00Z", "Status": "sent", "CustomID": "cmp-1:0"})";
const QByteArray others =
    R"({"ID": 41, "ArrivedAt": "2026-05-01T12:00:00Z", "Status": "sent", "CustomID": "cmp-1:9"})";
const QByteArray nameless = R"({"ID": 40, "Status": "sent", "CustomID": ""})";

QByteArray listOf(const QByteArray &messages)
{
    return R"({"Count": 1, "Data": [)" + messages + R"(], "Total": 1})";
}

} // namespace

/// What the relay's own account proves of an uncertain mail, and what it does not.
class TestMailjet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_ledger =
            std::make_unique<Ledger>(m_directory->filePath(u"ledger.sqlite"_s), Safety::Process);
        m_network = makeNetworkAccessManager();
        m_service = std::make_unique<ScriptedHttpServer>([](const WireRequest &, QTcpSocket *) { });
        m_client = std::make_unique<MailjetClient>(
            m_network.get(), m_service->url(), u"key"_s, u"secret"_s);
    }
    void cleanup()
    {
        m_client.reset();
        m_ledger.reset();
        m_service.reset();
        m_network.reset();
    }

    void provesOnlyWhatItSaysOfThisMail_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("minutesLater");
        QTest::addColumn<RowStatus>("outcome");
        QTest::addColumn<std::optional<ErrorKind>>("error");
        const auto ok = "200 OK"_ba;
        const std::optional<ErrorKind> none;
        QTest::newRow("it is there") << ok << listOf(ours) << 0 << RowStatus::Sent << none;
        QTest::newRow("among others")
            << ok << listOf(others + ',' + ours) << 0 << RowStatus::Sent << none;
        QTest::newRow("it is not there") << ok << listOf({}) << 10 << RowStatus::Waiting << none;
        QTest::newRow("too early to tell") << ok << listOf({}) << 4 << RowStatus::Uncertain << none;
        QTest::newRow("the filter was ignored")
            << ok << listOf(others) << 10 << RowStatus::Uncertain
            << std::optional(ErrorKind::Protocol);
        QTest::newRow("the custom id is not shown")
            << ok << listOf(nameless) << 10 << RowStatus::Uncertain
            << std::optional(ErrorKind::Protocol);
        QTest::newRow("another shape") << ok << R"({"Items": []})"_ba << 10 << RowStatus::Uncertain
                                       << std::optional(ErrorKind::Protocol);
        QTest::newRow("garbage") << ok << R"({"Data": [)"_ba << 10 << RowStatus::Uncertain
                                 << std::optional(ErrorKind::Protocol);
        QTest::newRow("wrong key") << "401 Unauthorized"_ba << "{}"_ba << 10 << RowStatus::Uncertain
                                   << std::optional(ErrorKind::Unauthorized);
        QTest::newRow("too often") << "429 Too Many Requests"_ba << "{}"_ba << 10
                                   << RowStatus::Uncertain << std::optional(ErrorKind::RateLimited);
    }

    void provesOnlyWhatItSaysOfThisMail()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(int, minutesLater);
        QFETCH(RowStatus, outcome);
        QFETCH(std::optional<ErrorKind>, error);
        makeUncertain();
        m_service->setHandler([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, status, "application/json", body);
        });
        const auto report = settle(minutesLater);
        QVERIFY(report);
        QCOMPARE(report->error.transform([](const Error &e) { return e.kind; }), error);
        QCOMPARE(rowStatus(), outcome);
        QCOMPARE(report->sent, outcome == RowStatus::Sent ? 1 : 0);
        QCOMPARE(report->notSent, outcome == RowStatus::Waiting ? 1 : 0);
        QCOMPARE(report->open, outcome == RowStatus::Uncertain ? 1 : 0);
        const WireRequest &asked = m_service->requests.front();
        QCOMPARE(asked.target, "/v3/REST/message?CustomID=cmp-1%3A0&ShowCustomID=true"_ba);
        QCOMPARE(asked.header("Authorization"), "Basic " + "key:secret"_ba.toBase64());
    }

    void whatGoesWhileItIsAskedEndsTheQuestion_data()
    {
        QTest::addColumn<bool>("isLedger");
        QTest::newRow("the client") << false;
        QTest::newRow("the ledger") << true;
    }
    void whatGoesWhileItIsAskedEndsTheQuestion()
    {
        QFETCH(bool, isLedger);
        makeUncertain();
        m_service->setHandler([&](const WireRequest &, QTcpSocket *socket) {
            if (isLedger)
                m_ledger.reset();
            else
                m_client.reset();
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", listOf(ours));
        });
        const auto report = settle(10);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    }

    void whatIsNotThereIsSentOnceMore()
    {
        // Lost after its dot; the service does not have it; then it is taken.
        int dots = 0;
        ScriptedSmtpServer server([&dots](const Said &said) -> std::optional<Answer> {
            if (said.what == "DOT" && ++dots == 1)
                return Answer{{}, Answer::Close, false};
            return {};
        });
        put();
        QCOMPARE(send(server).uncertain, 1);
        QCOMPARE(server.copies("r0@mail.example"), 0);
        m_service->setHandler([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", listOf({}));
        });
        QCOMPARE(settle(4)->open, 1);
        QCOMPARE(send(server).uncertain, 1); // not before it is proven
        QCOMPARE(server.copies("r0@mail.example"), 0);
        QCOMPARE(settle(10)->notSent, 1);
        QCOMPARE(send(server), (RunTotals{.recipients = 1, .sent = 1}));
        QCOMPARE(server.copies("r0@mail.example"), 1);
        const auto kept =
            QCoro::waitFor(m_ledger->read([](QSqlDatabase &db) { return decisions(db, 1, 0); }));
        QCOMPARE(kept->size(), size_t(1));
        QCOMPARE(kept->front().source, EvidenceSource::Mailjet);
    }

    void leftoversAreSettledWithoutSending_data()
    {
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("nobody sends") << false;
        QTest::newRow("somebody sends") << true;
    }
    void leftoversAreSettledWithoutSending()
    {
        QFETCH(bool, isHeld);
        put();
        QVERIFY(QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            return setState(db, 1, CampaignState::Running, {}, QDateTime::currentDateTimeUtc());
        })));
        m_ledger->mark({{.campaign = 1, .row = 0, .what = Mark::Begun{}},
            {.campaign = 1, .row = 0, .what = Mark::Cleared{}}});
        std::optional<Result<CampaignLock>> lock;
        if (isHeld)
            lock.emplace(CampaignLock::acquire(m_ledger->file(), 1));
        QVERIFY(QCoro::waitFor(takeUpLeftovers(m_ledger.get(), u"cmp-1"_s)));
        // Marks are written in their own time; nothing of a held one waits for them.
        QTRY_COMPARE(rowStatus(), isHeld ? RowStatus::InFlight : RowStatus::Uncertain);
    }

private:
    void put()
    {
        QVERIFY(QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            return putCampaign(db, sampleCampaign(1), QDateTime::currentDateTimeUtc());
        })));
    }

    void makeUncertain()
    {
        put();
        m_ledger->mark({{.campaign = 1, .row = 0, .what = Mark::Begun{}},
            {.campaign = 1, .row = 0, .what = Mark::Cleared{}}});
        QVERIFY(QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            return takeUp(db, 1, std::nullopt, QDateTime::currentDateTimeUtc());
        })));
        QCOMPARE(rowStatus(), RowStatus::Uncertain);
    }

    RunTotals send(const ScriptedSmtpServer &server)
    {
        CampaignRun run(m_ledger.get(), u"cmp-1"_s, sampleSetup(server.port(), 1));
        QSignalSpy finished(&run, &CampaignRun::finished);
        run.start();
        if (!finished.wait(30'000))
            qFatal("the run does not end");
        return run.snapshot().totals;
    }

    Result<SettleReport> settle(int minutesLater)
    {
        const Clock later(
            [minutesLater] { return QDateTime::currentDateTimeUtc().addSecs(60 * minutesLater); });
        return QCoro::waitFor(
            settleByMailjet(m_ledger.get(), m_client.get(), u"cmp-1"_s, later, 5min));
    }

    RowStatus rowStatus()
    {
        return QCoro::waitFor(m_ledger->read([](QSqlDatabase &db) {
            return row(db, 1, 0);
        }))->status;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedHttpServer> m_service;
    std::unique_ptr<MailjetClient> m_client;
};

QTEST_GUILESS_MAIN(TestMailjet)
#include "tst_mailjet.moc"
