// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "mail/outgoingmail.h"
#include "mail/smtpsettings.h"
#include "mailrun/ledger.h"

#include <QThread>

namespace FibreDesk::MailRun {

class RunWorker;

/// How a campaign is to be sent.
struct RunSetup {
    Mail::SmtpSettings smtp{};
    RunRules rules{}; ///< inFlight is decided by the number of connections
    /// Makes the mail of one row, just before it is sent; an Error fails that row and no other.
    /// Called on the run's own thread.
    std::function<Result<Mail::OutgoingMail>(const CampaignRecord &, const RowRecord &)> makeMail{};
    Clock clock{};
};

/// What a run looks like at one moment. Numbers are of what the ledger has confirmed.
struct RunSnapshot {
    enum class State {
        Starting,
        Running,
        Throttled, ///< waits for the account's window
        Pausing, ///< what is in flight ends
        Paused,
        Cancelling,
        Cancelled,
        Stopping, ///< ends before its work is done; goes on when it is started again
        Stopped,
        Done,
        Broken, ///< could not begin, or the ledger is out of reach: see error
    };
    State state = State::Starting;
    QString title{}; ///< of the campaign; empty until it has been read
    RunTotals totals{};
    int inFlight = 0;
    int retriesWaiting = 0;
    double sentPerSecond = 0; ///< over the last seconds
    std::optional<std::chrono::seconds> timeLeft{};
    QDateTime throttledUntil{};
    Scheduler::PauseCause pauseCause = Scheduler::PauseCause::None;
    QString pauseReason{};
    std::optional<Error> error{};
    /// Rows that changed since the last snapshot; where they are too many, all may have.
    std::vector<int> changedRows{};
    bool haveAllChanged = false;

    [[nodiscard]] bool isOver() const
    {
        return state == State::Cancelled || state == State::Stopped || state == State::Done
            || state == State::Broken;
    }
};
[[nodiscard]] QString stateName(RunSnapshot::State state);

/// Sends one campaign of the ledger from where it stands to its end, on a thread of its own. One
/// use: a run that is over is not started again, another one is.
class CampaignRun : public QObject {
    Q_OBJECT

public:
    /// The ledger must outlive the run.
    CampaignRun(Ledger *ledger, QString campaignId, RunSetup setup, QObject *parent = nullptr);
    /// Drops what is in flight; each mail's row says what is known of it.
    ~CampaignRun() override;

    /// Takes the campaign's lock, settles what an earlier process left, and sends.
    void start();
    /// Instead of start(): it may not be sent, and why.
    void refuse(const Error &reason);
    void pause();
    void resume();
    /// For good: who still waits gets no mail.
    void cancel();
    /// Ends the run fairly; the campaign can be gone on with.
    void stop();

    [[nodiscard]] QString campaignId() const { return m_campaignId; }
    [[nodiscard]] const RunSnapshot &snapshot() const { return m_snapshot; }

Q_SIGNALS:
    /// At most ten times a second, and at the end.
    void snapshotChanged();
    void finished();

private:
    void handleSnapshot(RunSnapshot snapshot);

    QString m_campaignId;
    QThread m_thread;
    RunWorker *m_worker;
    RunSnapshot m_snapshot;
};

} // namespace FibreDesk::MailRun
