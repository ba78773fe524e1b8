// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/mirror.h"

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace FibreDesk::Store {

/// What the mirror and its threads share. All members but `shallBreak` are guarded by `mutex`.
struct MirrorShared {
    explicit MirrorShared(QString path)
        : file(std::move(path))
    {
    }

    const QString file;
    std::atomic<bool> shallBreak = false; ///< ends running reads
    std::mutex mutex;
    std::condition_variable wake;
    bool isClosing = false;
    bool haveReadersLeft =
        false; ///< the last to close must be the writer: only it can empty the WAL
    bool isOpen = false; ///< the writer has migrated this generation of the file
    int generation = 0; ///< counts the files: a rebuilt one is the next generation
    std::optional<Error> openError; ///< the writer could not open the file
    QString damage; ///< why the current generation must be set aside; empty = sound
    bool shallEmpty = false; ///< the current generation is to be removed
};

/// One thread with one connection, taking work from its lane's queue.
class DatabaseThread : public QThread {
public:
    using Lane = Mirror::Lane;
    using Work = Mirror::Work;

    /// Work waiting in a lane; shared by the threads of that lane.
    struct Queue {
        std::deque<Work> work;
    };

    DatabaseThread(Mirror *mirror, std::shared_ptr<MirrorShared> shared,
        std::shared_ptr<Queue> queue, Lane lane, int number);

    [[nodiscard]] Lane lane() const { return m_lane; }
    [[nodiscard]] const std::shared_ptr<Queue> &queue() const { return m_queue; }

protected:
    void run() override;

private:
    void serve();
    bool waitForWork(std::unique_lock<std::mutex> &lock, std::optional<Work> &work);
    void perform(Work &work);
    Result<void> ensureConnection();
    void dropConnection();
    void openForWriting();
    void setAside(const QString &reason);
    void removeFile();
    /// Answers everything with this until a file can be begun again.
    void giveUp(const QString &reason);
    void tellFailure(const Error &error);
    /// Begins the next generation of the file; `failure` says why it cannot. Writes that wait are
    /// cancelled.
    void nextGeneration(const std::optional<Error> &failure);
    std::optional<Error> runWork(Work &work);
    void reportDamage(const Error &error);
    void tellChanges(const Changes &changes);

    Mirror *m_mirror;
    std::shared_ptr<MirrorShared> m_shared;
    std::shared_ptr<Queue> m_queue;
    Lane m_lane;
    QString m_connection;
    QSqlDatabase m_db;
    int m_generation = -1; ///< of the open connection
};

} // namespace FibreDesk::Store
