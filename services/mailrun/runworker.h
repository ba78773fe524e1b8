// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/smtppool.h"
#include "mailrun/campaignlock.h"
#include "mailrun/campaignrun.h"
#include "mailrun/dotnotes.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace FibreDesk::MailRun {

/// Joins scheduler, ledger and SMTP pool. Lives on the run's thread.
class RunWorker : public QObject {
    Q_OBJECT

public:
    RunWorker(Ledger *ledger, QString campaignId, RunSetup setup);
    ~RunWorker() override;

    void start();
    void refuse(const Error &reason);
    void pause();
    void resume();
    void cancel();
    void stop();

Q_SIGNALS:
    void snapshotMade(const FibreDesk::MailRun::RunSnapshot &snapshot);

private:
    using State = RunSnapshot::State;
    static constexpr int rowsAtOnce = 500; ///< read from the ledger

    /// The ledger's threads may still answer when the worker is gone.
    struct Gate {
        std::mutex mutex{};
        RunWorker *worker = nullptr;
    };

    void handleCampaign(const Result<CampaignRecord> &campaign);
    void takeLock(int triesLeft);
    void handleTakenUp(const Result<RunTotals> &totals);
    void fail(const Error &error);

    void pumpLater();
    void pump();
    void handOver(int row);
    void fetchRows();
    void handleRows(const Result<std::vector<RowRecord>> &rows);
    void checkForEnd();
    void handleEnd(const Result<std::pair<RunTotals, std::vector<RowRecord>>> &end);
    void handleStopped();
    void conclude(State state);
    void leave(State state);

    void noteSettled(int row, RowStatus status);
    void handleAttempt(int row, const Mail::Attempt &attempt);
    void clear(std::span<const quint64> mails, std::function<void(Result<void>)> answer);
    void addMark(int row, decltype(Mark::what) what);
    void flushMarks(std::function<void(const Result<void> &)> done = {});
    void handleWritten(
        const std::vector<std::pair<int, RowStatus>> &settled, const Result<void> &result);
    /// Runs a function on this object's thread, from any thread, if it is still there.
    [[nodiscard]] std::function<void(std::function<void(RunWorker &)>)> poster() const;

    void stopPool();
    void startPool();
    void openWindow();
    void recordWish();
    void recordState(CampaignState state, const QString &reason, std::function<void()> then = {});
    void touch(int row);
    void setState(State state);
    void announce();
    [[nodiscard]] RunSnapshot takeSnapshot();
    [[nodiscard]] Scheduler::Time now() const;

    Ledger *m_ledger;
    const QString m_campaignId;
    RunSetup m_setup;
    std::shared_ptr<Gate> m_gate;

    CampaignRecord m_campaign;
    std::optional<CampaignLock> m_lock;
    std::optional<DotNotes> m_notes;
    std::unique_ptr<Mail::SmtpPool> m_pool;
    Scheduler m_scheduler;
    QHash<int, RowRecord> m_rows; ///< those in the scheduler's hands
    int m_nextRow = 0;
    bool m_isFirstPass = true;
    QSet<int> m_endedMeanwhile; ///< since the ledger was asked for rows

    std::vector<Mark> m_marks; ///< of this turn of the event loop
    std::vector<std::pair<int, RowStatus>> m_settled; ///< by them

    State m_state = State::Starting;
    bool m_isBegun = false;
    RunTotals m_totals;
    std::optional<Error> m_error;
    bool m_isReading = false;
    bool m_isPumpDue = false;
    bool m_isPoolStopped = false;
    bool m_isConcluding = false;
    bool m_wasPaused = false; ///< the pause is in the ledger
    bool m_wasCancelled = false; ///< likewise
    Scheduler::Time m_windowSeen{};
    QElapsedTimer m_elapsed;
    QTimer m_timer;

    QTimer m_snapshotTimer;
    std::vector<int> m_changed;
    bool m_haveAllChanged = false;
    std::deque<std::pair<qint64, int>> m_pace; ///< milliseconds, sent by then
};

} // namespace FibreDesk::MailRun
