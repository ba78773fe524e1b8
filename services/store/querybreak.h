// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>

#include <atomic>
#include <chrono>
#include <memory>

struct sqlite3;

namespace FibreDesk::Store {

/// What Qt's driver holds; null where it is not SQLite's.
[[nodiscard]] sqlite3 *sqliteHandle(const QSqlDatabase &db);

/// Lets the statements of a connection fail soon after `flag` is set; for the connection's life. A
/// flag that is asked, not sqlite3_interrupt(): that one is lost on a statement which has not begun
/// yet.
void breakOn(const QSqlDatabase &db, std::atomic<bool> *flag);

/// Set by whoever does not want the answer any more.
using QueryVoid = std::shared_ptr<const std::atomic<bool>>;

/// While it lives, the statements of the connection end with an error once their time is over or
/// nobody wants their answer. To be made and destroyed on the connection's thread.
class QueryBreak {
public:
    QueryBreak(const QSqlDatabase &db, std::chrono::milliseconds budget, QueryVoid isVoid = {});
    ~QueryBreak();
    Q_DISABLE_COPY_MOVE(QueryBreak)

    /// Ends earlier than it was made for: `budget` from now.
    void shorten(std::chrono::milliseconds budget);
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool isVoid() const { return m_isVoid && m_isVoid->load(); }

private:
    using Moment = std::chrono::steady_clock::time_point;

    QSqlDatabase m_db;
    Moment m_end;
    QueryVoid m_isVoid;
};

/// True for the error of a statement that was ended so.
[[nodiscard]] bool isBroken(const Error &error);

} // namespace FibreDesk::Store
