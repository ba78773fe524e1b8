// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/filelock.h"
#include "outbox/tagjournal.h"

#include <QSqlDatabase>

#include <functional>

namespace FibreDesk::Outbox {

/// The file of a TagJournal: SQLite, all of it on one thread. A statement that returned is on the
/// disk. One that is damaged is set aside and a new one begun: it holds what became of a run, and
/// nothing that is still to be sent. Who asks what is unfinished is told so, once.
class TagFile {
public:
    explicit TagFile(QString file);
    ~TagFile();
    Q_DISABLE_COPY_MOVE(TagFile)

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<qint64> begin(const TagRecord &record);
    [[nodiscard]] Result<void> put(
        qint64 run, const QStringList &ids, State state, const QString &reason);
    [[nodiscard]] Result<void> forget(qint64 run);
    [[nodiscard]] Result<std::optional<TagRecord>> unfinished(const QString &doctype);
    [[nodiscard]] Result<bool> isSettled();
    void close();

private:
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<qint64> insert(const TagRecord &record);
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
