// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/campaignlock.h"
#include "mailrun/dotnotes.h"
#include "mailrun/ledger.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "mailrun/ledgerschema.h"
#include "store/database.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <random>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-03-04T12:00:00Z"_s, Qt::ISODate);

NewCampaign sample(int rows, const QString &id = u"cmp-1"_s)
{
    NewCampaign campaign{.id = id,
        .name = u"Spring"_s,
        .definition = {{u"subject"_s, u"Hello"_s}},
        .messageIdDomain = u"fibre.example"_s,
        .recipients = rows};
    campaign.recipient = [](int row) {
        return NewRecipient{.email = u"r%1@mail.example"_s.arg(row),
            .language = u"fr"_s,
            .customer = row % 2 == 0 ? u"C-%1"_s.arg(row) : QString(),
            .excludedReason = row % 10 == 9 ? u"unsubscribed"_s : QString(),
            .variables = {{u"firstname"_s, u"Zoé %1"_s.arg(row)}}};
    };
    return campaign;
}

Mail::Attempt attempt(Mail::Verdict verdict, int code, const QString &text)
{
    Mail::Attempt made;
    made.verdict = verdict;
    made.scope = Mail::Scope::Recipient;
    made.code = code;
    made.text = text;
    made.begun = noon;
    made.ended = noon.addMSecs(12);
    made.completed = verdict == Mail::Verdict::Refused ? Mail::Phase::Mail : Mail::Phase::AfterDot;
    made.step = made.completed;
    made.sessionTranscript = "S: 220 ready\n";
    made.mailTranscript = "C: MAIL FROM:<a@b.example>\n";
    return made;
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = m_directory->filePath(u"mail/ledger.sqlite"_s);
        m_ledger = std::make_unique<Ledger>(m_file);
    }
    void cleanup()
    {
        m_ledger.reset();
        m_directory.reset();
    }

    void keepsACampaignForItsOwnerOnly()
    {
        const auto put = putSample(20);
        QCOMPARE(put.recipients, 20);
        QCOMPARE(put.state, CampaignState::Ready);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOwner;
        for (const QString &suffix : {QString(), u"-wal"_s})
            QCOMPARE(QFileInfo(m_file + suffix).permissions() & others, QFile::Permissions());
        const auto first = readRow(0);
        QCOMPARE(first.variables["firstname"_L1].toString(), u"Zoé 0"_s);
        QVERIFY(first.messageId.endsWith(u"@fibre.example>"_s));
        QVERIFY(first.messageId != readRow(1).messageId);
        QCOMPARE(counted(), (RunTotals{.recipients = 20, .waiting = 18, .excluded = 2}));
    }

    void theSameCampaignAgainIsTheOneThatIsThere()
    {
        const auto first = putSample(5);
        QCOMPARE(putSample(5).key, first.key);
        const auto other = QCoro::waitFor(
            m_ledger->write([](QSqlDatabase &db) { return putCampaign(db, sample(6), noon); }));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Conflict);
        QCOMPARE(counted().recipients, 5);
    }

    void refusesAFileFromANewerProgram()
    {
        putSample(1);
        m_ledger.reset();
        {
            auto db = Store::openDatabase(m_file, u"newer"_s, Store::Access::ReadWrite);
            QVERIFY(Store::execute(*db, u"PRAGMA user_version=99"_s));
            db->close();
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        m_ledger = std::make_unique<Ledger>(m_file);
        const auto read = QCoro::waitFor(
            m_ledger->read([](QSqlDatabase &db) { return campaign(db, u"cmp-1"_s); }));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Unsupported);
        // And a dot is never cleared by a ledger that cannot be written.
        QVERIFY(!marked({{.campaign = 1, .row = 0, .what = Mark::Cleared{}}}));
    }

    void eachStepIsOnTheRow()
    {
        const qint64 key = putSample(3).key;
        QVERIFY(marked({{key, 0, Mark::Begun{noon}}}));
        QCOMPARE(readRow(0).status, RowStatus::Waiting);
        QVERIFY(marked({{key, 0, Mark::Cleared{}}}));
        QCOMPARE(readRow(0).status, RowStatus::InFlight);
        QVERIFY(marked({{key, 0,
            Mark::Ended{RowStatus::Sent, 1, attempt(Mail::Verdict::Sent, 250, u"Ok"_s)}}}));
        const auto row = readRow(0);
        QCOMPARE(row.status, RowStatus::Sent);
        QCOMPARE(row.attempts, 1);
        QCOMPARE(row.phase, std::optional(Mail::Phase::AfterDot));
        QCOMPARE(row.code, 250);
        QCOMPARE(row.error, QString());
        const auto tried = QCoro::waitFor(
            m_ledger->read([key](QSqlDatabase &db) { return attempts(db, key, 0); }));
        QCOMPARE(tried->size(), size_t(1));
        QCOMPARE(tried->front().number, 1);
        QCOMPARE(tried->front().attempt.transcript(),
            QByteArray("S: 220 ready\nC: MAIL FROM:<a@b.example>\n"));
        QCOMPARE(tried->front().attempt.begun, noon);
    }

    void aMailHandedBackUntriedLeavesTheReasonOfTheTryBefore()
    {
        const qint64 key = putSample(1).key;
        QVERIFY(marked({{key, 0, Mark::Begun{noon}},
            {key, 0,
                Mark::Ended{RowStatus::Waiting, 1,
                    attempt(Mail::Verdict::Temporary, 450, u"greylisted"_s)}}}));
        auto untried = attempt(Mail::Verdict::NotBegun, 0, {});
        untried.isCounted = false;
        QVERIFY(marked({{key, 0, Mark::Begun{noon}}, {key, 0, Mark::Cleared{}},
            {key, 0, Mark::Ended{RowStatus::Waiting, 1, untried}}}));
        const auto row = readRow(0);
        QCOMPARE(row.status, RowStatus::Waiting);
        QCOMPARE(row.attempts, 1);
        QCOMPARE(row.code, 450);
        QVERIFY(row.error.contains(u"greylisted"_s));
    }

    void whatIsSentIsNeverClearedAgain_data()
    {
        QTest::addColumn<RowStatus>("status");
        QTest::newRow("sent") << RowStatus::Sent;
        QTest::newRow("uncertain") << RowStatus::Uncertain;
        QTest::newRow("failed") << RowStatus::Failed;
    }

    void whatIsSentIsNeverClearedAgain()
    {
        QFETCH(RowStatus, status);
        const qint64 key = putSample(3).key;
        QVERIFY(marked({{key, 0, Mark::Cleared{}}}));
        QVERIFY(!marked({{key, 0, Mark::Cleared{}}})); // in flight already
        QVERIFY(
            marked({{key, 0, Mark::Ended{status, 1, attempt(Mail::Verdict::Sent, 250, u"Ok"_s)}}}));
        // The other row of that commit is not cleared either, and its result is kept.
        QVERIFY(!marked({{key, 1, Mark::Begun{noon}}, {key, 1, Mark::Cleared{}},
            {key, 0, Mark::Cleared{}}, {key, 2, Mark::Unmade{u"no variable"_s, noon}}}));
        QCOMPARE(readRow(0).status, status);
        QVERIFY(marked({}));
        QCOMPARE(readRow(1).status, RowStatus::Waiting);
        QCOMPARE(readRow(2).status, RowStatus::Failed);
        QCOMPARE(readRow(2).error, u"no variable"_s);
    }

    void anEndedProcessLeavesOnlyUnansweredDotsUncertain_data()
    {
        QTest::addColumn<bool>("isSameMachineRun");
        QTest::newRow("process ended") << true;
        QTest::newRow("power cut") << false;
    }

    void anEndedProcessLeavesOnlyUnansweredDotsUncertain()
    {
        QFETCH(bool, isSameMachineRun);
        const qint64 key = putSample(8).key;
        QVERIFY(marked({{key, 0, Mark::Begun{noon}}, {key, 1, Mark::Begun{noon}},
            {key, 1, Mark::Cleared{}}, {key, 2, Mark::Begun{noon}}, {key, 2, Mark::Cleared{}},
            {key, 3, Mark::Begun{noon}}, {key, 3, Mark::Cleared{}}}));
        // While its process lives they wait; without one they may have left.
        QCOMPARE(counted(true), (RunTotals{.recipients = 8, .waiting = 8, .inFlight = 3}));
        QCOMPARE(counted(false),
            (RunTotals{.recipients = 8, .uncertain = 3, .waiting = 5, .inFlight = 3}));
        {
            auto notes = DotNotes::open(m_file, key, 8);
            QVERIFY(notes);
            QVERIFY(!notes->left()); // a file that is new says nothing
            notes->begin();
            notes->set(1, DotNotes::dotLeft);
            notes->set(3, DotNotes::dotLeft);
            notes->set(3, 250);
            notes->set(7, DotNotes::dotLeft); // the ledger never cleared it
        }
        auto notes = DotNotes::open(m_file, key, 8);
        auto left = notes->left();
        QVERIFY(left);
        if (!isSameMachineRun)
            left.reset();
        QVERIFY(QCoro::waitFor(m_ledger->write(
            [key, left](QSqlDatabase &db) { return takeUp(db, key, left, noon); })));
        QCOMPARE(readRow(0).status, RowStatus::Waiting);
        QCOMPARE(readRow(1).status, RowStatus::Uncertain);
        QCOMPARE(readRow(2).status, isSameMachineRun ? RowStatus::Waiting : RowStatus::Uncertain);
        QCOMPARE(readRow(3).status, isSameMachineRun ? RowStatus::Sent : RowStatus::Uncertain);
        QCOMPARE(readRow(3).code, isSameMachineRun ? 250 : 0);
        // A dot that may have left was a try; what ended before it was none.
        QCOMPARE(readRow(0).attempts, 0);
        QCOMPARE(readRow(1).attempts, 1);
        QCOMPARE(readRow(3).attempts, 1);
        QCOMPARE(readRow(7).status, RowStatus::Waiting);
        const auto tried = QCoro::waitFor(
            m_ledger->read([key](QSqlDatabase &db) { return attempts(db, key, 1); }));
        QCOMPARE(tried->size(), size_t(1));
        QVERIFY(tried->front().isInterrupted);
        QVERIFY(counted(false).addsUp());
    }

    void settlesAnUncertainRowOnce_data()
    {
        QTest::addColumn<Evidence::Outcome>("outcome");
        QTest::addColumn<RowStatus>("status");
        QTest::newRow("sent") << Evidence::Outcome::Sent << RowStatus::Sent;
        QTest::newRow("not sent") << Evidence::Outcome::NotSent << RowStatus::Waiting;
        QTest::newRow("given up") << Evidence::Outcome::GivenUp << RowStatus::Failed;
    }

    void settlesAnUncertainRowOnce()
    {
        QFETCH(Evidence::Outcome, outcome);
        QFETCH(RowStatus, status);
        const qint64 key = putSample(2).key;
        QVERIFY(marked({{key, 0, Mark::Cleared{}},
            {key, 0,
                Mark::Ended{RowStatus::Uncertain, 1, attempt(Mail::Verdict::Uncertain, 0, {})}}}));
        const Evidence evidence{.source = EvidenceSource::Operator,
            .outcome = outcome,
            .who = u"m.roy"_s,
            .reason = u"asked on the phone"_s,
            .detail = {{u"call"_s, 1}},
            .at = noon};
        const auto settle = [&] {
            return QCoro::waitFor(m_ledger->write([key, evidence](QSqlDatabase &db) {
                return settleUncertain(db, key, 0, evidence);
            }));
        };
        QCOMPARE(settle(), Result<RowStatus>(status));
        QCOMPARE(settle().error().kind, ErrorKind::Conflict);
        QCOMPARE(readRow(0).status, status);
        QVERIFY(readRow(0).evidence.contains(u"m.roy"_s));
        const auto kept = QCoro::waitFor(
            m_ledger->read([key](QSqlDatabase &db) { return decisions(db, key, 0); }));
        QCOMPARE(kept->size(), size_t(1));
        QCOMPARE(kept->front().outcome, outcome);
        QCOMPARE(kept->front().reason, evidence.reason);
        QCOMPARE(kept->front().detail, evidence.detail);
        QVERIFY(counted().addsUp());
    }

    void takesUpByCauseOnlyWhatIsSafe()
    {
        const qint64 key = putSample(9).key;
        const auto fail = [&](int row, int code, const QString &text) {
            return marked({{key, row,
                Mark::Ended{RowStatus::Failed, 3, attempt(Mail::Verdict::Temporary, code, text)}}});
        };
        QVERIFY(fail(0, 450, u"<r0@mail.example>: greylisted, id 4711"_s));
        QVERIFY(fail(1, 450, u"<r1@mail.example>: greylisted, id 4712"_s));
        QVERIFY(fail(2, 550, u"no such user"_s));
        QVERIFY(fail(3, 452, u"full"_s));
        QVERIFY(marked({{key, 4, Mark::Unmade{u"no variable"_s, noon}}}));
        QVERIFY(fail(5, 535, u"bad password"_s)); // ours to put right, not the recipient's
        const auto groups =
            QCoro::waitFor(m_ledger->read([key](QSqlDatabase &db) { return causes(db, key); }));
        QCOMPARE(groups->size(), size_t(5));
        QCOMPARE(groups->front().rows, 2);
        QVERIFY(groups->front().isSafe);
        const auto again = [&](RetryChoice choice) {
            return QCoro::waitFor(m_ledger->write(
                [key, choice](QSqlDatabase &db) { return retry(db, key, choice, noon); }));
        };
        QCOMPARE(again({.cause = groups->front().key}), Result<int>(2));
        QCOMPARE(readRow(0).status, RowStatus::Waiting);
        QCOMPARE(readRow(0).attempts, 0);
        QCOMPARE(
            again({.isAll = true}), Result<int>(2)); // neither 550 nor the message without text
        QCOMPARE(readRow(2).status, RowStatus::Failed);
        QCOMPARE(again({.row = 2}), Result<int>(1)); // one by hand: as wanted
        QCOMPARE(again({.row = 8}).error().kind, ErrorKind::Conflict);
        QVERIFY(counted().addsUp());
    }

    void aCorrectedAddressWaitsAgainAndIsKept()
    {
        const qint64 key = putSample(2).key;
        QVERIFY(marked({{key, 0,
            Mark::Ended{
                RowStatus::Failed, 1, attempt(Mail::Verdict::Refused, 550, u"unknown"_s)}}}));
        QVERIFY(QCoro::waitFor(m_ledger->write([key](QSqlDatabase &db) {
            return correctAddress(db, key, 0, u"new@mail.example"_s, u"m.roy"_s, noon);
        })));
        QCOMPARE(readRow(0).email, u"new@mail.example"_s);
        QCOMPARE(readRow(0).status, RowStatus::Waiting);
        const auto kept = QCoro::waitFor(
            m_ledger->read([key](QSqlDatabase &db) { return decisions(db, key, 0); }));
        QCOMPARE(kept->front().detail["from"_L1].toString(), u"r0@mail.example"_s);
        const auto mails = QCoro::waitFor(m_ledger->read(
            [](QSqlDatabase &db) { return mailsTo(db, {}, {u"New@Mail.example"_s}); }));
        QCOMPARE(mails->size(), size_t(1)); // however it is spelt
        QCOMPARE(mails->front().campaign, u"cmp-1"_s);
    }

    void aCampaignIsHeldByOneAtATime()
    {
        putSample(1);
        QVERIFY(!CampaignLock::owner(m_file, 1));
        {
            const auto held = CampaignLock::acquire(m_file, 1);
            QVERIFY(held);
            QCOMPARE(CampaignLock::owner(m_file, 1)->pid, QCoreApplication::applicationPid());
            const auto other = CampaignLock::acquire(m_file, 1);
            QVERIFY(!other);
            QCOMPARE(other.error().kind, ErrorKind::Conflict);
            QVERIFY(
                other.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
            QVERIFY(CampaignLock::acquire(m_file, 2)); // another campaign is free
        }
        QVERIFY(!CampaignLock::owner(m_file, 1));
        QVERIFY(CampaignLock::acquire(m_file, 1));
    }

    /// Many at once share commits; what is confirmed is there; the totals add up in between.
    void parallelMarksShareCommitsAndAlwaysAddUp()
    {
        constexpr int rowCount = 400;
        const qint64 key = putSample(rowCount).key;
        const auto before = m_ledger->commits();
        std::latch left(rowCount);
        for (int row = 0; row < rowCount; ++row) {
            const auto status = row % 10 == 9 ? RowStatus::Excluded
                : row % 3 == 0                ? RowStatus::Failed
                : row % 3 == 1                ? RowStatus::Uncertain
                                              : RowStatus::Sent;
            if (status == RowStatus::Excluded) {
                left.count_down();
                continue;
            }
            m_ledger->mark({{key, row, Mark::Begun{noon}}, {key, row, Mark::Cleared{}}},
                [&left](const Result<void> &) { left.count_down(); });
            m_ledger->mark(
                {{key, row, Mark::Ended{status, 1, attempt(Mail::Verdict::Sent, 250, u"Ok"_s)}}});
            if (row % 40 == 0)
                QVERIFY(counted(row % 80 == 0).addsUp());
        }
        left.wait();
        QVERIFY(marked({}));
        const RunTotals totals = counted();
        QVERIFY(totals.addsUp());
        QCOMPARE(totals.waiting, 0);
        QCOMPARE(totals.recipients, rowCount);
        QVERIFY(m_ledger->commits().first - before.first < rowCount);
    }

private:
    CampaignRecord putSample(int rows)
    {
        const auto put = QCoro::waitFor(m_ledger->write(
            [rows](QSqlDatabase &db) { return putCampaign(db, sample(rows), noon); }));
        return put.value_or(CampaignRecord{});
    }

    RowRecord readRow(int number)
    {
        return QCoro::waitFor(m_ledger->read([number](QSqlDatabase &db) {
            return row(db, 1, number);
        })).value_or(RowRecord{});
    }

    RunTotals counted(bool isSending = false)
    {
        return QCoro::waitFor(m_ledger->read([isSending](QSqlDatabase &db) {
            return totals(db, 1, isSending);
        })).value_or(RunTotals{});
    }

    Result<void> marked(std::vector<Mark> marks)
    {
        std::latch done(1);
        Result<void> result;
        m_ledger->mark(std::move(marks), [&](const Result<void> &written) {
            result = written;
            done.count_down();
        });
        done.wait();
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
    std::unique_ptr<Ledger> m_ledger;
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
