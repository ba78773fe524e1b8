// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplecampaign.h"
#include "scriptedsmtpserver.h"

#include "mailrun/campaignlock.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "mailrun/leftovers.h"

#include <QCoroTask>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;
using State = RunSnapshot::State;

class TestCampaignRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_ledger =
            std::make_unique<Ledger>(m_directory->filePath(u"ledger.sqlite"_s), Safety::Process);
        m_server = std::make_unique<ScriptedSmtpServer>();
    }
    void cleanup()
    {
        m_run.reset(); // before what it works with
        m_ledger.reset();
        m_server.reset();
    }

    void sendsEachRowOnce_data()
    {
        QTest::addColumn<int>("connections");
        QTest::addColumn<int>("rows");
        QTest::newRow("one") << 1 << 30;
        QTest::newRow("many") << 5 << 520; // more than one window of rows
        QTest::newRow("none") << 1 << 0;
    }

    void sendsEachRowOnce()
    {
        QFETCH(int, connections);
        QFETCH(int, rows);
        const RunTotals totals = runToEnd(rows, connections).totals;
        QCOMPARE(totals, (RunTotals{.recipients = rows, .sent = rows}));
        QCOMPARE(m_server->mailbox.size(), rows);
        for (const int copies : std::as_const(m_server->mailbox))
            QCOMPARE(copies, 1);
        QCOMPARE(stateOf(), CampaignState::Done);
    }

    void aWholeZooOfFailures()
    {
        // By row: 0 fine, 1 refused for good, 2 greylisted once, 3 always 4xx, 4 cut after the dot
        // and kept, 5 cut after the dot and lost, 6 refused at the dot with 4xx once, 7 no message.
        QHash<QByteArray, int> seen;
        QSet<int> refused; // connections whose recipient was not taken
        m_server->setScript([&seen, &refused](const Said &said) -> std::optional<Answer> {
            const int row = said.recipient.mid(1, said.recipient.indexOf('@') - 1).toInt();
            const int kind = row % 8;
            if (said.what == "RCPT") {
                const bool isLater = kind == 3 || (kind == 2 && seen[said.recipient]++ == 0);
                refused.remove(said.connection);
                if (kind == 1 || isLater)
                    refused.insert(said.connection);
                if (kind == 1)
                    return Answer{"550 5.1.1 User unknown\r\n"};
                if (isLater)
                    return Answer{"450 4.2.1 Come back later\r\n"};
            }
            if (said.what == "DATA" && refused.contains(said.connection))
                return Answer{"554 5.5.1 No valid recipients\r\n"};
            if (said.what == "DOT") {
                if (kind == 4 || kind == 5)
                    return Answer{{}, Answer::Close, kind == 4};
                if (kind == 6 && seen[said.recipient]++ == 0)
                    return Answer{"451 4.3.0 Not now\r\n", Answer::GoOn, false};
            }
            return {};
        });
        constexpr int rowCount = 80;
        auto setup = sampleSetup(m_server->port(), 3);
        setup.makeMail = [](const CampaignRecord &campaign,
                             const RowRecord &row) -> Result<Mail::OutgoingMail> {
            if (row.row % 8 == 7)
                return std::unexpected(
                    Error{.kind = ErrorKind::Validation, .detail = u"no firstname"_s});
            return sampleMail(campaign, row);
        };
        const RunSnapshot end = runToEnd(rowCount, std::move(setup));
        QCOMPARE(end.state, State::Done);
        QCOMPARE(end.totals,
            (RunTotals{.recipients = rowCount, .sent = 30, .failed = 30, .uncertain = 20}));
        for (int number = 0; number < rowCount; ++number) {
            const RowRecord row = readRow(number);
            const int kind = number % 8;
            const int copies = m_server->copies(row.email.toUtf8());
            QCOMPARE(copies, kind == 0 || kind == 2 || kind == 4 || kind == 6 ? 1 : 0);
            const std::array expected{RowStatus::Sent, RowStatus::Failed, RowStatus::Sent,
                RowStatus::Failed, RowStatus::Uncertain, RowStatus::Uncertain, RowStatus::Sent,
                RowStatus::Failed};
            QCOMPARE(row.status, expected[size_t(kind)]);
            const std::array tries{1, 1, 2, 3, 1, 1, 2, 0};
            QCOMPARE(row.attempts, tries[size_t(kind)]);
            if (kind == 1)
                QCOMPARE(row.error, u"550 5.1.1 User unknown"_s);
            if (kind == 7)
                QCOMPARE(row.error, u"no firstname"_s);
        }
    }

    void aDeadServerPausesAndTheRunGoesOnWhenItIsBack()
    {
        const quint16 port = m_server->port();
        m_server->close();
        auto setup = sampleSetup(port, 2);
        setup.smtp.timeouts.reconnect = std::chrono::milliseconds(2);
        setup.rules.failures = 2;
        start(40, std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().state, State::Paused, 60'000);
        RunSnapshot paused = m_run->snapshot();
        QCOMPARE(paused.pauseCause, Scheduler::PauseCause::Failures);
        QVERIFY(paused.totals.addsUp());
        QVERIFY(paused.totals.failed >= 2 && paused.totals.failed < 20);
        QCOMPARE(stateOf(), CampaignState::Paused);
        QVERIFY(m_server->listen(QHostAddress::LocalHost, port));
        QVERIFY(QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            return retry(db, 1, {.isAll = true}, QDateTime::currentDateTimeUtc());
        })));
        m_run->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().isOver(), 60'000);
        QCOMPARE(m_run->snapshot().totals, (RunTotals{.recipients = 40, .sent = 40}));
    }

    void aThrottleIsWaitedFor()
    {
        int throttled = 0;
        m_server->setScript([&throttled](const Said &said) -> std::optional<Answer> {
            if (said.what == "MAIL" && throttled < 2) {
                ++throttled;
                return Answer{"421 4.7.0 Too many mails\r\n", Answer::Close};
            }
            return {};
        });
        const RunSnapshot end = runToEnd(40, 1);
        QCOMPARE(end.totals, (RunTotals{.recipients = 40, .sent = 40}));
        QCOMPARE(throttled, 2);
        const auto campaign = QCoro::waitFor(
            m_ledger->read([](QSqlDatabase &db) { return MailRun::campaign(db, u"cmp-1"_s); }));
        QVERIFY(campaign->throttledUntil.isValid()); // kept for a program that is started again
    }

    void aWrongPasswordStopsTheRunAtOnce()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "MAIL")
                return Answer{"530 5.7.0 Authentication required\r\n"};
            return {};
        });
        start(50, sampleSetup(m_server->port(), 2));
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().state, State::Paused, 60'000);
        const RunSnapshot paused = m_run->snapshot();
        QCOMPARE(paused.pauseCause, Scheduler::PauseCause::Halt);
        QVERIFY(paused.pauseReason.contains(u"530"_s));
        QVERIFY(paused.totals.failed <= 4);
        QVERIFY(paused.totals.addsUp());
    }

    void pausesResumesAndCancels()
    {
        start(600, sampleSetup(m_server->port(), 2));
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().totals.sent > 0, 60'000);
        m_run->pause();
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().state, State::Paused, 60'000);
        const int sent = int(m_server->mailbox.size());
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().totals.sent, sent, 60'000);
        m_run->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().totals.sent > sent, 60'000);
        m_run->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().isOver(), 60'000);
        const RunSnapshot end = m_run->snapshot();
        QCOMPARE(end.state, State::Cancelled);
        QCOMPARE(end.totals.sent, int(m_server->mailbox.size()));
        QCOMPARE(end.totals.waiting, 0);
        QCOMPARE(end.totals.excluded, 600 - end.totals.sent);
        QVERIFY(end.totals.addsUp());
    }

    /// The ledger is asked which rows wait, and answers late: what was refused meanwhile is not
    /// among them any more.
    void aRowRefusedWhileTheLedgerIsReadIsNotTriedAgain()
    {
        m_server->setExtensions({"8BITMIME", "ENHANCEDSTATUSCODES"});
        std::counting_semaphore release(0);
        const auto atLast = qScopeGuard([&release] { release.release(); });
        bool isPaused = false;
        int tries = 0;
        m_server->setScript([&](const Said &said) -> std::optional<Answer> {
            if (said.what == "QUIT" && tries == 2)
                release.release(); // its result is known by now
            if (said.what != "RCPT")
                return {};
            ++tries;
            if (isPaused)
                return Answer{"550 5.1.1 User unknown\r\n"};
            m_run->pause();
            return Answer{"450 4.2.1 Come back later\r\n"};
        });
        auto setup = sampleSetup(m_server->port(), 1);
        setup.smtp.mailsPerConnection = 1; // its goodbye follows the refusal
        start(1, std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().state, State::Paused, 60'000);
        isPaused = true;
        const auto held = m_ledger->write([&release](QSqlDatabase &) {
            release.acquire();
            return Result<int>(0);
        });
        m_run->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().isOver(), 10'000);
        QCOMPARE(tries, 2);
        QCOMPARE(m_run->snapshot().totals, (RunTotals{.recipients = 1, .failed = 1}));
        QCOMPARE(readRow(0).attempts, 2);
    }

    void aPauseThatComesAfterTheLastRowPausesNothing()
    {
        std::counting_semaphore release(0);
        const auto atLast = qScopeGuard([&release] { release.release(); });
        std::optional<QCoro::Task<Result<int>>> held;
        m_server->setScript([&](const Said &said) -> std::optional<Answer> {
            if (said.what == "DOT")
                held = m_ledger->write([&release](QSqlDatabase &) {
                    release.acquire();
                    return Result<int>(0);
                });
            if (said.what == "QUIT") {
                m_run->pause();
                release.release();
            }
            return {};
        });
        auto setup = sampleSetup(m_server->port(), 1);
        setup.smtp.mailsPerConnection = 1; // its goodbye follows the answer to the dot
        const RunSnapshot end = runToEnd(1, std::move(setup));
        QCOMPARE(end.state, State::Done);
        QCOMPARE(end.totals, (RunTotals{.recipients = 1, .sent = 1}));
        (void)countedTotals(); // behind what the run wrote last
        QCOMPARE(stateOf(), CampaignState::Done);
    }

    void aPauseAndACancelOutliveTheProcess_data()
    {
        QTest::addColumn<bool>("isCancel");
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("pause, dropped") << false << false;
        QTest::newRow("pause, stopped") << false << true;
        QTest::newRow("cancel, dropped") << true << false;
        QTest::newRow("cancel, stopped") << true << true;
    }

    /// The server keeps its answer to the dot to itself, so that neither is done with at once.
    void aPauseAndACancelOutliveTheProcess()
    {
        QFETCH(bool, isCancel);
        QFETCH(bool, isStopped);
        m_server->setExtensions({"8BITMIME"});
        bool isHeld = false;
        m_server->setScript([&isHeld](const Said &said) -> std::optional<Answer> {
            isHeld |= said.what == "DOT";
            return said.what == "DOT" ? std::optional(Answer{}) : std::nullopt;
        });
        start(20, sampleSetup(m_server->port(), 1));
        QTRY_VERIFY_WITH_TIMEOUT(isHeld, 60'000);
        if (isCancel)
            m_run->cancel();
        else
            m_run->pause();
        if (isStopped)
            m_run->stop();
        QTRY_COMPARE_WITH_TIMEOUT(
            stateOf(), isCancel ? CampaignState::Cancelled : CampaignState::Paused, 5'000);
        m_run.reset();
        QCOMPARE(stateOf(), isCancel ? CampaignState::Cancelled : CampaignState::Paused);
        m_server->setScript({});
        QVERIFY(QCoro::waitFor(takeUpLeftovers(m_ledger.get(), u"cmp-1"_s)));
        const RunTotals left = countedTotals();
        QVERIFY(left.addsUp());
        QCOMPARE(left.uncertain, 1);
        QCOMPARE(left.excluded, isCancel ? 19 : 0);
        QCOMPARE(left.waiting, isCancel ? 0 : 19);
    }

    void aClockSetBackDoesNotHoldTheRun()
    {
        auto setup = sampleSetup(m_server->port(), 1);
        QVERIFY(QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            return putCampaign(db, sampleCampaign(3), now)
                .and_then([&](const CampaignRecord &made) {
                    return setWindow(db, made.key, now.addDays(2), std::chrono::milliseconds(20));
                });
        })));
        const RunSnapshot end = runToEnd(3, std::move(setup));
        QCOMPARE(end.totals, (RunTotals{.recipients = 3, .sent = 3}));
    }

    void mailsThatCannotBeMadeAreFailuresToo()
    {
        auto setup = sampleSetup(m_server->port(), 1);
        setup.rules.failures = 20;
        setup.makeMail = [](const CampaignRecord &, const RowRecord &) {
            return Result<Mail::OutgoingMail>(std::unexpected(
                Error{.kind = ErrorKind::Validation, .detail = u"the template is broken"_s}));
        };
        start(1000, std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(m_run->snapshot().state, State::Paused, 60'000);
        QCOMPARE(m_run->snapshot().pauseCause, Scheduler::PauseCause::Failures);
        QVERIFY(m_run->snapshot().pauseReason.contains(u"the template is broken"_s));
        QCOMPARE(countedTotals(), (RunTotals{.recipients = 1000, .failed = 20, .waiting = 980}));
    }

    void stopsFairlyAndGoesOnInAnotherRun()
    {
        auto slow = sampleSetup(m_server->port(), 2);
        slow.smtp.ratePerSecond =
            20; // not over before the second begins, however busy this machine
        start(300, std::move(slow));
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().totals.sent > 0, 60'000);
        // The same campaign in a second run: refused, and says by whom.
        CampaignRun other(m_ledger.get(), u"cmp-1"_s, sampleSetup(m_server->port(), 1));
        other.start();
        QTRY_VERIFY_WITH_TIMEOUT(other.snapshot().isOver(), 60'000);
        QCOMPARE(other.snapshot().state, State::Broken);
        QCOMPARE(other.snapshot().error->kind, ErrorKind::Conflict);
        m_run->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().isOver(), 60'000);
        QCOMPARE(m_run->snapshot().state, State::Stopped);
        m_run.reset();
        QCOMPARE(countedTotals().uncertain, 0);
        const RunSnapshot end = runToEnd(300, 2);
        QCOMPARE(end.totals, (RunTotals{.recipients = 300, .sent = 300}));
        for (const int copies : std::as_const(m_server->mailbox))
            QCOMPARE(copies, 1);
    }

    void aRunDroppedInTheMiddleKnowsWhatItSent()
    {
        start(300, sampleSetup(m_server->port(), 4));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->mailbox.size() > 20, 60'000);
        m_run.reset();
        const RunTotals dropped = countedTotals();
        QVERIFY(dropped.addsUp());
        QVERIFY(dropped.uncertain <= 8); // what was in flight
        const RunSnapshot end = runToEnd(300, 4);
        QCOMPARE(end.totals.sent + end.totals.uncertain, 300);
        QCOMPARE(end.totals.uncertain, dropped.uncertain);
        for (const int copies : std::as_const(m_server->mailbox))
            QCOMPARE(copies, 1);
    }

    void tellsAtMostTenTimesASecond()
    {
        QElapsedTimer time;
        time.start();
        start(200, sampleSetup(m_server->port(), 2));
        QSignalSpy told(m_run.get(), &CampaignRun::snapshotChanged);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->snapshot().isOver(), 60'000);
        QVERIFY(told.count() <= time.elapsed() / 100 + 2);
    }

private:
    void start(int rows, RunSetup setup)
    {
        QVERIFY(QCoro::waitFor(m_ledger->write([rows](QSqlDatabase &db) {
            return putCampaign(db, sampleCampaign(rows), QDateTime::currentDateTimeUtc());
        })));
        m_run = std::make_unique<CampaignRun>(m_ledger.get(), u"cmp-1"_s, std::move(setup));
        m_run->start();
    }

    RunSnapshot runToEnd(int rows, RunSetup setup)
    {
        start(rows, std::move(setup));
        QSignalSpy finished(m_run.get(), &CampaignRun::finished);
        if (!finished.wait(60'000))
            qCritical("the run does not end: %s", qPrintable(stateName(m_run->snapshot().state)));
        const RunSnapshot end = m_run->snapshot();
        m_run.reset();
        return end;
    }

    RunSnapshot runToEnd(int rows, int connections)
    {
        return runToEnd(rows, sampleSetup(m_server->port(), connections));
    }

    RowRecord readRow(int number)
    {
        return QCoro::waitFor(m_ledger->read([number](QSqlDatabase &db) {
            return row(db, 1, number);
        })).value_or(RowRecord{});
    }

    CampaignState stateOf()
    {
        return QCoro::waitFor(m_ledger->read([](QSqlDatabase &db) {
            return campaign(db, u"cmp-1"_s);
        }))->state;
    }

    RunTotals countedTotals()
    {
        return QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
            return totals(db, 1, false);
        })).value_or(RunTotals{});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<ScriptedSmtpServer> m_server;
    std::unique_ptr<CampaignRun> m_run;
};

QTEST_GUILESS_MAIN(TestCampaignRun)
#include "tst_campaignrun.moc"
