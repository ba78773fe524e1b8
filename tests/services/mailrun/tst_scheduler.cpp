// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/scheduler.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Scheduler::Action::Kind;
using Time = Scheduler::Time;

namespace {

Mail::Attempt attempt(Mail::Verdict verdict, Mail::Scope scope = Mail::Scope::Recipient)
{
    Mail::Attempt made;
    made.verdict = verdict;
    made.scope = scope;
    made.errorText = u"as the test wants it"_s;
    return made;
}

Mail::Attempt heldBack()
{
    Mail::Attempt made = attempt(Mail::Verdict::NotBegun, Mail::Scope::Connection);
    made.isCounted = false;
    return made;
}

Scheduler withRows(RunRules rules, int rows)
{
    Scheduler scheduler(std::move(rules));
    for (int row = 0; row < rows; ++row)
        scheduler.offer(row, 0);
    scheduler.setExhausted(true);
    return scheduler;
}

} // namespace

class TestScheduler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void triesThreeTimesAfterTwoAndFiveSeconds()
    {
        Scheduler scheduler = withRows({}, 1);
        QCOMPARE(scheduler.next(0s).kind, Kind::Send);
        auto decision = scheduler.settle(0, attempt(Mail::Verdict::Temporary), 100ms);
        QCOMPARE(decision.status, RowStatus::Waiting);
        QCOMPARE(decision.retryAt, std::optional<Time>(2100ms));
        QCOMPARE(scheduler.next(2099ms), (Scheduler::Action{.kind = Kind::Wait, .until = 2100ms}));
        QCOMPARE(scheduler.next(2100ms).kind, Kind::Send);
        decision = scheduler.settle(0, attempt(Mail::Verdict::NotBegun), 2200ms);
        QCOMPARE(decision.retryAt, std::optional<Time>(7200ms));
        QCOMPARE(scheduler.next(7199ms).kind, Kind::Wait);
        QCOMPARE(scheduler.next(7200ms).kind, Kind::Send);
        decision = scheduler.settle(0, attempt(Mail::Verdict::Temporary), 7300ms);
        QCOMPARE(decision.status, RowStatus::Failed);
        QCOMPARE(decision.attempts, 3);
        QCOMPARE(scheduler.next(7300ms).kind, Kind::Finished);
    }

    void settlesByVerdict_data()
    {
        QTest::addColumn<Mail::Verdict>("verdict");
        QTest::addColumn<Mail::Scope>("scope");
        QTest::addColumn<RowStatus>("status");
        QTest::addColumn<Kind>("next");
        using enum Mail::Verdict;
        using enum Mail::Scope;
        QTest::newRow("sent") << Sent << Recipient << RowStatus::Sent << Kind::Finished;
        QTest::newRow("refused") << Refused << Recipient << RowStatus::Failed << Kind::Finished;
        QTest::newRow("sender") << Refused << Sender << RowStatus::Failed << Kind::Finished;
        QTest::newRow("account") << Refused << Account << RowStatus::Failed << Kind::Stopped;
        QTest::newRow("uncertain")
            << Uncertain << Recipient << RowStatus::Uncertain << Kind::Finished;
        QTest::newRow("temporary") << Temporary << Recipient << RowStatus::Waiting << Kind::Wait;
        QTest::newRow("cut") << NotBegun << Connection << RowStatus::Waiting << Kind::Wait;
        QTest::newRow("throttled") << Throttled << Account << RowStatus::Waiting << Kind::Wait;
    }

    void settlesByVerdict()
    {
        QFETCH(Mail::Verdict, verdict);
        QFETCH(Mail::Scope, scope);
        Scheduler scheduler = withRows({}, 1);
        (void)scheduler.next(0s);
        QTEST(scheduler.settle(0, attempt(verdict, scope), 1s).status, "status");
        QTEST(scheduler.next(1s).kind, "next");
    }

    void aThrottleHoldsTheWholeRunAndOneGoesAhead()
    {
        Scheduler scheduler =
            withRows({.firstWindow = 30s, .longestWindow = 50s, .inFlight = 4}, 9);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(scheduler.next(0s).kind, Kind::Send);
        const auto throttled = attempt(Mail::Verdict::Throttled, Mail::Scope::Account);
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(scheduler.settle(row, throttled, 1s).retryAt, std::optional<Time>(31s));
        }
        QCOMPARE(scheduler.next(2s), (Scheduler::Action{.kind = Kind::Wait, .until = 31s}));
        QCOMPARE(scheduler.next(30999ms).kind, Kind::Wait);
        // One goes ahead, and it is one that has all its attempts left.
        QCOMPARE(scheduler.next(31s), (Scheduler::Action{.kind = Kind::Send, .row = 4}));
        QCOMPARE(scheduler.next(31s).kind, Kind::AwaitResults);
        (void)scheduler.settle(4, throttled, 32s);
        QCOMPARE(scheduler.windowEnd(), Time(82s)); // doubled, up to the longest
        QCOMPARE(scheduler.next(82s).row, 5);
        QCOMPARE(scheduler.settle(5, attempt(Mail::Verdict::Sent), 83s).status, RowStatus::Sent);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(scheduler.next(83s).kind, Kind::Send);
        QCOMPARE(scheduler.next(83s).kind, Kind::AwaitResults);
    }

    void whatComesBackUntriedCostsNoAttempt()
    {
        Scheduler scheduler = withRows({}, 1);
        for (int i = 0; i < 10; ++i) {
            const Time at = i * 1s;
            QCOMPARE(scheduler.next(at).kind, Kind::Send);
            const auto decision = scheduler.settle(0, heldBack(), at);
            QCOMPARE(decision.status, RowStatus::Waiting);
            QCOMPARE(decision.attempts, 0);
            QCOMPARE(scheduler.next(at).kind, Kind::Wait); // not in the same breath
        }
    }

    void aShareOfFailuresPausesAndSaysWhy()
    {
        Scheduler scheduler = withRows({.failures = 20, .ofLast = 50}, 200);
        int failed = 0;
        for (int row = 0; !scheduler.isPaused(); ++row) {
            QCOMPARE(scheduler.next(0s).kind, Kind::Send);
            const bool fails = row % 2 == 1;
            failed += fails ? 1 : 0;
            (void)scheduler.settle(
                row, attempt(fails ? Mail::Verdict::Refused : Mail::Verdict::Sent), 0s);
        }
        QCOMPARE(failed, 20);
        QCOMPARE(scheduler.pauseCause(), Scheduler::PauseCause::Failures);
        QVERIFY(scheduler.pauseReason().contains(u"20 of the last 40"_s));
        QVERIFY(scheduler.pauseReason().contains(u"as the test wants it"_s));
        QCOMPARE(scheduler.next(0s).kind, Kind::Stopped);
        scheduler.resume(); // and begins to count anew
        QCOMPARE(scheduler.next(0s).kind, Kind::Send);
    }

    void fewFailuresNeverPause()
    {
        Scheduler scheduler = withRows({.failures = 20, .ofLast = 50}, 5000);
        for (int row = 0; row < 5000; ++row) {
            QCOMPARE(scheduler.next(0s).kind, Kind::Send);
            (void)scheduler.settle(
                row, attempt(row % 3 == 0 ? Mail::Verdict::Refused : Mail::Verdict::Sent), 0s);
        }
        QCOMPARE(scheduler.next(0s).kind, Kind::Finished);
    }

    void aDeadServerIsFoundOutByFew()
    {
        Scheduler scheduler = withRows({.inFlight = 8}, 1000);
        std::set<int> begun;
        Time now = 0s;
        const auto cut = attempt(Mail::Verdict::NotBegun, Mail::Scope::Connection);
        while (!scheduler.isPaused()) {
            const auto action = scheduler.next(now);
            if (action.kind == Kind::Send) {
                begun.insert(action.row);
                (void)scheduler.settle(action.row, cut, now);
            } else {
                QCOMPARE(action.kind, Kind::Wait);
                now = action.until;
            }
        }
        QVERIFY(begun.size() <= 32); // not the thousand
    }

    void pausesAndCancelsWithMailsInFlight()
    {
        Scheduler scheduler = withRows({.inFlight = 3}, 10);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(scheduler.next(0s).kind, Kind::Send);
        scheduler.pause(Scheduler::PauseCause::Operator, {});
        QCOMPARE(scheduler.next(0s).kind, Kind::AwaitResults);
        for (int row = 0; row < 3; ++row)
            (void)scheduler.settle(row, attempt(Mail::Verdict::Sent), 0s);
        QCOMPARE(scheduler.next(0s).kind, Kind::Stopped);
        scheduler.resume();
        QCOMPARE(scheduler.next(0s).row, 3);
        scheduler.cancel();
        QCOMPARE(scheduler.next(0s).kind, Kind::AwaitResults);
        (void)scheduler.settle(3, heldBack(), 0s);
        QCOMPARE(scheduler.next(0s).kind, Kind::Stopped);
    }

    /// Whatever the server does, each row is settled once, tried three times at most, not before
    /// its time, never inside a window, and never again after it was sent or uncertain.
    void keepsItsRulesWhateverHappens()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            std::mt19937 random(seed);
            const auto upTo = [&random](int n) { return int(random() % unsigned(n)); };
            RunRules rules{.firstWindow = 10s,
                .longestWindow = 40s,
                .failures = upTo(2) ? 0 : 10,
                .ofLast = 20,
                .inFlight = 1 + upTo(12)};
            constexpr int rows = 60;
            Scheduler scheduler(rules);
            std::map<int, int> tries;
            std::map<int, Time> lastEnd;
            std::set<int> settled;
            std::vector<int> inFlight;
            int offered = 0;
            Time now = 0s;
            for (int steps = 0;; ++steps) {
                QVERIFY2(steps < 20'000, "does not end");
                const auto action = scheduler.next(now);
                if (action.kind == Kind::Finished)
                    break;
                if (action.kind == Kind::NeedRows) {
                    for (int i = 0; i < 7 && offered < rows; ++i)
                        scheduler.offer(offered++, 0);
                    scheduler.setExhausted(offered == rows);
                    continue;
                }
                if (action.kind == Kind::Stopped) {
                    scheduler.resume();
                    continue;
                }
                if (action.kind == Kind::Send) {
                    QVERIFY(!settled.contains(action.row));
                    QVERIFY(std::ranges::find(inFlight, action.row) == inFlight.end());
                    QVERIFY(now >= scheduler.windowEnd());
                    QVERIFY(int(inFlight.size()) < rules.inFlight);
                    const int tried = tries[action.row];
                    QVERIFY(tried < 3);
                    if (tried > 0)
                        QVERIFY(now >= lastEnd[action.row] + rules.delays[size_t(tried - 1)]);
                    inFlight.push_back(action.row);
                    if (upTo(3) != 0)
                        continue;
                }
                if (inFlight.empty()) {
                    QCOMPARE(action.kind, Kind::Wait);
                    QVERIFY(action.until > now);
                    now = action.until;
                    continue;
                }
                now += std::chrono::milliseconds(upTo(300));
                const size_t at = size_t(upTo(int(inFlight.size())));
                const int row = inFlight[at];
                inFlight.erase(inFlight.begin() + long(at));
                if (upTo(10) == 0) {
                    QCOMPARE(scheduler.settle(row, heldBack(), now).status, RowStatus::Waiting);
                    continue;
                }
                const auto verdict = Mail::Verdict(upTo(6));
                const auto scope = verdict == Mail::Verdict::Throttled ? Mail::Scope::Account
                                                                       : Mail::Scope(upTo(4));
                const auto decision = scheduler.settle(row, attempt(verdict, scope), now);
                ++tries[row];
                lastEnd[row] = now;
                QCOMPARE(decision.attempts, tries[row]);
                if (decision.status != RowStatus::Waiting)
                    settled.insert(row);
                if (verdict == Mail::Verdict::Uncertain)
                    QCOMPARE(decision.status, RowStatus::Uncertain);
                if (verdict == Mail::Verdict::Sent)
                    QCOMPARE(decision.status, RowStatus::Sent);
            }
            QCOMPARE(int(settled.size()), rows);
        }
    }
};

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
