// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/oversight.h"
#include "cpe/acs/acsclient.h"
#include "cpe/acs/lifetoken.h"
#include "cpe/acs/taskjournal.h"

#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace FibreDesk::Cpe::Acs {

/// Sends tasks and follows each to its end, across restarts: on the disk before it leaves, asked
/// about gently (all of them in one question), and read back after a value was set. Nothing is ever
/// sent twice: what nobody can tell is Unknown.
class TaskWatch : public QObject {
    Q_OBJECT

public:
    TaskWatch(
        AcsClient *client, TaskJournal *journal, Clock clock = Clock(), QObject *parent = nullptr);
    ~TaskWatch() override;

    /// Asked before a task is, and told how each ended that changes something.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }

    /// Reads what the last run left, and goes on with it.
    [[nodiscard]] QCoro::Task<Result<void>> begin();
    /// Sends a task. An error means that nothing was sent or taken; what is uncertain is a task
    /// whose state is Unknown or still looked for.
    [[nodiscard]] QCoro::Task<Result<WatchedTask>> start(
        QString device, QString serial, TaskRequest task, Delivery delivery = {});
    /// Asks about all that are open, now. An error where the server could not be asked: the states
    /// are as they were.
    [[nodiscard]] QCoro::Task<Result<void>> look();
    /// As it is once it is settled, or after that time.
    [[nodiscard]] QCoro::Task<std::optional<WatchedTask>> settled(
        qint64 number, std::chrono::milliseconds patience);
    [[nodiscard]] QCoro::Task<Result<void>> forget(qint64 number);

    [[nodiscard]] const QList<WatchedTask> &tasks() const { return m_tasks; }
    [[nodiscard]] std::optional<WatchedTask> task(qint64 number) const;
    /// Who sits here, asked when something is sent.
    void setAuthor(std::function<QString()> author) { m_author = std::move(author); }
    /// Between two questions: the first, and the longest once nothing changes.
    void setPace(std::chrono::milliseconds first, std::chrono::milliseconds most);

Q_SIGNALS:
    void taskChanged(const FibreDesk::Cpe::Acs::WatchedTask &task);
    void forgotten(qint64 number);
    /// The server could not be asked, or the journal not be written.
    void failed(const FibreDesk::Error &error);

private:
    WatchedTask *find(qint64 number);
    [[nodiscard]] QCoro::Task<void> keep(WatchedTask task);
    [[nodiscard]] QCoro::Task<Result<void>> lookForLost();
    [[nodiscard]] QCoro::Task<Result<void>> lookForStates();
    [[nodiscard]] QCoro::Task<Result<void>> readBack(qint64 number);
    [[nodiscard]] QCoro::Task<Result<void>> compare(qint64 number);
    [[nodiscard]] QCoro::Task<void> fetchFault(WatchedTask *task);
    void plan(bool hasChanged);
    [[nodiscard]] bool isAnyOpen() const;

    AcsClient *m_client;
    TaskJournal *m_journal;
    Clock m_clock;
    std::function<QString()> m_author;
    LifeToken m_life;
    RequestScope m_scope;
    QList<WatchedTask> m_tasks;
    QTimer m_next;
    std::chrono::milliseconds m_first = std::chrono::seconds(2);
    std::chrono::milliseconds m_most = std::chrono::seconds(60);
    Backoff m_pace;
    bool m_isLooking = false;
    std::optional<qint64> m_ahead; ///< milliseconds that the server's clock is before ours
    OversightRef m_oversight;
    QSet<qint64> m_sending; ///< on their way from here just now: not lost
};

} // namespace FibreDesk::Cpe::Acs
