// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/filelock.h"
#include "outbox/toldjournal.h"

#include <QSqlDatabase>

#include <functional>
#include <optional>

namespace FibreDesk::Outbox {

/// The file of a ToldJournal: SQLite, all of it on one thread. A statement that returned is on the
/// disk. One that is damaged is set aside and a new one begun; who asks for the messages is told
/// so, once.
class ToldFile {
public:
    explicit ToldFile(QString file);
    ~ToldFile();
    Q_DISABLE_COPY_MOVE(ToldFile)

    /// What was on its way when the last process ended is uncertain from now on, and what is long
    /// over goes.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<qint64> begin(const SaidMessage &message);
    [[nodiscard]] Result<void> settle(qint64 message, State state, const QString &reason);
    [[nodiscard]] Result<void> note(qint64 message, const QStringList &jobs);
    [[nodiscard]] Result<void> forget(qint64 message);
    [[nodiscard]] Result<std::vector<SaidMessage>> messages();
    [[nodiscard]] Result<bool> isSettled();
    void close();

private:
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<qint64> insert(const SaidMessage &message);
    [[nodiscard]] Result<void> readJobs(SaidMessage &message);
    /// All that `statements` does or nothing of it.
    [[nodiscard]] Result<void> together(const std::function<Result<void>()> &statements);
    void closeDatabase();

    const QString m_file;
    const QString m_connection;
    FileLock m_lock;
    QSqlDatabase m_db;
    std::optional<Error> m_error{}; ///< why it is not open
    std::optional<Error> m_damage{}; ///< what was in it is not known, and nobody was told so yet
};

} // namespace FibreDesk::Outbox
