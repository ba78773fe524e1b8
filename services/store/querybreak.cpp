// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/querybreak.h"

#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>

namespace FibreDesk::Store {

namespace {

constexpr int SqliteInterrupt = 9;
constexpr int InstructionsOfARead = 20'000;
/// The full-text index reads its blobs by statements of a few instructions each.
constexpr int InstructionsOfASearch = 500;

/// What the connection of this thread is broken on otherwise.
thread_local std::atomic<bool> *lastingFlag = nullptr;

void install(const QSqlDatabase &db, std::atomic<bool> *flag)
{
    sqlite3 *handle = sqliteHandle(db);
    if (!handle) {
        return;
    }
    if (!flag) {
        sqlite3_progress_handler(handle, 0, nullptr, nullptr);
        return;
    }
    sqlite3_progress_handler(
        handle, InstructionsOfARead,
        [](void *data) { return static_cast<std::atomic<bool> *>(data)->load() ? 1 : 0; }, flag);
}

} // namespace

sqlite3 *sqliteHandle(const QSqlDatabase &db)
{
    const QVariant handle = db.driver() ? db.driver()->handle() : QVariant();
    const bool isSqlite = handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
    return isSqlite ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

void breakOn(const QSqlDatabase &db, std::atomic<bool> *flag)
{
    lastingFlag = flag;
    install(db, flag);
}

QueryBreak::QueryBreak(const QSqlDatabase &db, std::chrono::milliseconds budget, QueryVoid isVoid)
    : m_db(db)
    , m_end(std::chrono::steady_clock::now() + budget)
    , m_isVoid(std::move(isVoid))
{
    if (sqlite3 *handle = sqliteHandle(m_db)) {
        sqlite3_progress_handler(
            handle, InstructionsOfASearch,
            [](void *data) { return static_cast<QueryBreak *>(data)->isOver() ? 1 : 0; }, this);
    }
}

QueryBreak::~QueryBreak()
{
    install(m_db, lastingFlag);
}

void QueryBreak::shorten(std::chrono::milliseconds budget)
{
    m_end = std::min(m_end, std::chrono::steady_clock::now() + budget);
}

bool QueryBreak::isOver() const
{
    return isVoid() || (lastingFlag && lastingFlag->load())
        || std::chrono::steady_clock::now() >= m_end;
}

bool isBroken(const Error &error)
{
    return error.kind == ErrorKind::Storage && error.code == SqliteInterrupt;
}

} // namespace FibreDesk::Store
