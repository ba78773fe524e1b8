// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/attempt.h"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace FibreDesk::MailRun {

/// What the ledger says of one row. The one truth every total is counted from.
enum class RowStatus {
    Waiting,
    InFlight, ///< the final dot may have left; counts as waiting while its process lives
    Sent,
    Failed,
    Uncertain, ///< it may have arrived; only evidence or a person settles it
    Excluded,
};
[[nodiscard]] QString statusName(RowStatus status);
[[nodiscard]] std::optional<RowStatus> statusFromName(QStringView name);

/// How a campaign is sent.
struct RunRules {
    using Time = std::chrono::milliseconds;

    /// Before the second, the third … attempt of a recipient; so many attempts and one more.
    std::vector<Time> delays{std::chrono::seconds(2), std::chrono::seconds(5)};
    /// How long nothing is sent after the account was throttled: doubled with each throttle that
    /// comes after it, up to the longest.
    Time firstWindow = std::chrono::seconds(30);
    Time longestWindow = std::chrono::minutes(15);
    /// So many recipients of the last so many not reached: the run pauses. 0 = never.
    int failures = 20;
    int ofLast = 50;
    int inFlight = 1; ///< mails in the transport's hands at a time
    int retriesHeld = 1000; ///< recipients between two attempts, at most

    [[nodiscard]] int attempts() const { return int(delays.size()) + 1; }
};

/// Decides what a run does next: values in, one action out. No I/O and no clock of its own; time
/// is the caller's and must not go back.
class Scheduler {
public:
    using Time = RunRules::Time;

    enum class PauseCause { None, Operator, Failures, Halt, Storage };

    struct Action {
        enum class Kind {
            Send, ///< `row`; it is in flight from now on
            NeedRows, ///< offer() some, or setExhausted()
            Wait, ///< until `until`, or until something is told
            AwaitResults, ///< nothing but a result of what is in flight can go on from here
            Stopped, ///< paused or cancelled, and nothing is in flight
            Finished, ///< all rows are settled
        };
        Kind kind = Kind::Finished;
        int row = -1;
        Time until{};
        bool operator==(const Action &) const = default;
    };

    struct Decision {
        RowStatus status = RowStatus::Waiting;
        int attempts = 0; ///< counted ones, this one included
        std::optional<Time> retryAt{};
    };

    explicit Scheduler(RunRules rules);

    /// A row that waits, with the attempts already made. Ignored where it is known and unsettled.
    void offer(int row, int attempts);
    /// The ledger has no more rows to offer, or again may have.
    void setExhausted(bool isExhausted) { m_isExhausted = isExhausted; }
    [[nodiscard]] Action next(Time now);
    /// The one result of an attempt.
    Decision settle(int row, const Mail::Attempt &attempt, Time now);
    /// The mail could not be made: this row fails, without an attempt.
    void settleUnmade(int row, const QString &reason);

    void pause(PauseCause cause, const QString &reason);
    void resume();
    /// For good: only what is in flight is waited for.
    void cancel();

    [[nodiscard]] bool isPaused() const { return m_cause != PauseCause::None; }
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    [[nodiscard]] PauseCause pauseCause() const { return m_cause; }
    [[nodiscard]] QString pauseReason() const { return m_reason; }
    [[nodiscard]] int inFlight() const { return int(m_inFlight.size()); }
    [[nodiscard]] bool isInFlight(int row) const { return m_inFlight.contains(row); }
    /// Rows that were tried and wait for their next turn; not those that were only handed back.
    [[nodiscard]] int retriesWaiting() const;
    [[nodiscard]] int rowsAtHand() const { return int(m_fresh.size()); }

    /// Nothing is sent before this; not in the future = no window.
    [[nodiscard]] Time windowEnd() const { return m_windowEnd; }
    [[nodiscard]] Time windowLength() const { return m_window; }
    /// A window that was open when the last process ended.
    void restoreWindow(Time end, Time length);

private:
    struct Pending {
        int row = -1;
        int attempts = 0;
        bool isConnection = false; ///< its last attempt ended with the connection
    };

    [[nodiscard]] Action send(const Pending &pending);
    [[nodiscard]] std::multimap<Time, Pending>::iterator dueRetry(Time now);
    [[nodiscard]] bool mayBeginRow() const;
    void delay(Time at, const Pending &pending);
    void count(bool isFailure, const QString &reason);
    void throttle(Time now);
    void hearOfServer(const Mail::Attempt &attempt, Time now);

    RunRules m_rules;
    std::deque<Pending> m_fresh;
    std::multimap<Time, Pending> m_delayed;
    std::unordered_map<int, Pending> m_inFlight;
    std::unordered_set<int> m_known; ///< rows in one of the three
    int m_connectionRetries = 0;
    bool m_isExhausted = false;

    std::deque<bool> m_last; ///< of the last recipients settled: true = not reached
    int m_failures = 0;

    Time m_windowEnd{};
    Time m_window{};
    bool m_isProbing = false; ///< after a window one mail goes ahead of the others

    PauseCause m_cause = PauseCause::None;
    QString m_reason;
    bool m_isCancelled = false;
};

} // namespace FibreDesk::MailRun
