// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/filelock.h"
#include "outbox/write.h"

#include <QSqlDatabase>

namespace FibreDesk::Outbox {

/// The file of the outbox: SQLite, of its own, so that a mirror that is made anew takes no write
/// with it. One process at a time; all of it on one thread. A statement that returned is on the
/// disk.
class OutboxFile {
public:
    explicit OutboxFile(QString file);
    ~OutboxFile();
    Q_DISABLE_COPY_MOVE(OutboxFile)

    struct Opened {
        std::vector<Write> writes; ///< in order; what was on its way is uncertain now
        /// The damaged file before this one, where there was one; what could be read of it was
        /// taken over.
        QString setAside;
        int unread = 0; ///< how many of its writes were not
    };
    static constexpr int unknown = -1;
    /// Storage, with the reason as its detail, where another process has it open.
    [[nodiscard]] Result<Opened> open();
    /// Answers the sequence.
    [[nodiscard]] Result<qint64> insert(const Write &write);
    /// All or none; answers their sequences.
    [[nodiscard]] Result<std::vector<qint64>> insertAll(const std::vector<Write> &writes);
    /// All or none.
    [[nodiscard]] Result<void> save(const std::vector<Write> &writes);
    void close();

private:
    [[nodiscard]] Result<std::vector<Write>> load();
    [[nodiscard]] Result<std::vector<Write>> readRows();
    [[nodiscard]] Result<void> update(const Write &write);
    [[nodiscard]] Result<QString> setAside();
    [[nodiscard]] Result<std::vector<Write>> rescue(Opened &opened);
    void closeDatabase();

    const QString m_file;
    const QString m_connection;
    QSqlDatabase m_db;
    std::optional<Error> m_error{}; ///< why it is not open
    FileLock m_lock;
};

} // namespace FibreDesk::Outbox
