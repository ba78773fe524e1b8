// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/acsfault.h"
#include "cpe/acs/acstask.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <memory>
#include <optional>

namespace FibreDesk::Cpe::Acs {

/// What a parameter should be after a task. A secret one cannot be looked at, and is not kept.
struct Expectation {
    QString path{};
    QString value{}; ///< as text; empty for a secret
    bool isSecret = false;
    std::optional<QString> before{}; ///< what stood there when it was asked for

    bool operator==(const Expectation &) const = default;
};

/// "The server said done, the device still says X."
struct Difference {
    QString path{};
    QString wanted{};
    QString told{}; ///< what the device says

    bool operator==(const Difference &) const = default;
};

/// Whether a value that was set was read back.
enum class Proof {
    None, ///< nothing to look at
    Pending,
    Same, ///< the device says what was asked for
    Different, ///< it does not: see the differences
    Unreadable, ///< a secret, or the device did not answer: nobody can say
};
[[nodiscard]] QString proofName(Proof proof);

/// A task of ours from before it was sent to its end.
struct WatchedTask {
    qint64 number = 0; ///< ours
    QString device{};
    QString serial{};
    QString who{}; ///< asked for it; empty = not known
    TaskName name = TaskName::Reboot;
    QString task{}; ///< the server's id; empty = not known
    TaskState state = TaskState::Unknown;
    bool isSending = false; ///< it may or may not have left: its id is looked for
    bool isDeviceOffline = false;
    QString phrase{}; ///< the server's words
    QDateTime asked{}; ///< UTC, our clock
    QDateTime sent{}; ///< UTC, the server's clock; invalid = not known
    QDateTime changed{}; ///< UTC, our clock: when the state was last heard of
    QDateTime expires{};
    std::optional<FaultRecord> fault{};
    QList<Expectation> expected{};
    Proof proof = Proof::None;
    QString readBack{}; ///< the task that reads the values back, while it waits
    QList<Difference> differences{};

    bool operator==(const WatchedTask &) const = default;
};

/// Something is still to be heard of it.
[[nodiscard]] bool isOpen(const WatchedTask &task);

[[nodiscard]] QJsonObject toJson(const WatchedTask &task);
[[nodiscard]] std::optional<WatchedTask> watchedTaskFromJson(const QJsonObject &json);

class TaskJournalFile;

/// The tasks of this desk on the disk, so that a restart does not lose sight of one. Several
/// processes may have it open. All of it on one thread of its own.
class TaskJournal : public QObject {
    Q_OBJECT

public:
    explicit TaskJournal(QString file, QObject *parent = nullptr);
    ~TaskJournal() override;

    /// Per server.
    [[nodiscard]] static QString fileFor(const QString &dataDirectory, const QUrl &acs);

    /// Answers its number, once it is on the disk.
    [[nodiscard]] QCoro::Task<Result<qint64>> add(WatchedTask task);
    [[nodiscard]] QCoro::Task<Result<void>> put(WatchedTask task);
    [[nodiscard]] QCoro::Task<Result<void>> forget(qint64 number);
    /// The oldest first. Settled ones go after a month.
    [[nodiscard]] QCoro::Task<Result<QList<WatchedTask>>> all(QDateTime now);

private:
    std::unique_ptr<TaskJournalFile> m_file;
    QThreadPool m_thread; ///< the one thread of the file
};

} // namespace FibreDesk::Cpe::Acs
