// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/sqlite.h"

#include <sqlite3.h>

namespace FibreDesk::Sandbox {

namespace {

/// Frappe's LIKE ignores case for every letter; SQLite's own only for ASCII.
void foldedLike(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto textOf = [](sqlite3_value *v) {
        return QString::fromUtf8(
            reinterpret_cast<const char *>(sqlite3_value_text(v)), sqlite3_value_bytes(v));
    };
    if (sqlite3_value_type(values[0]) == SQLITE_NULL
        || sqlite3_value_type(values[1]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const QString pattern = textOf(values[0]).toCaseFolded();
    const QString text = textOf(values[1]).toCaseFolded();
    // Greedy match with one step back to the last "%".
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    bool ok = true;
    while (t < text.size()) {
        const bool escaped = p + 1 < pattern.size() && pattern[p] == u'\\';
        const QChar c = p < pattern.size() ? pattern[escaped ? p + 1 : p] : QChar();
        if (p < pattern.size() && !escaped && c == u'%') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (c == text[t] || (!escaped && c == u'_'))) {
            p += escaped ? 2 : 1;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            ok = false;
            break;
        }
    }
    while (ok && p < pattern.size() && pattern[p] == u'%')
        ++p;
    sqlite3_result_int(context, ok && p == pattern.size() ? 1 : 0);
}

} // namespace

Database::~Database()
{
    close();
}

void Database::open(const QString &path)
{
    close();
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const std::string reason = m_handle ? sqlite3_errmsg(m_handle) : "out of memory";
        close();
        throw SqlError(path.toStdString() + ": " + reason);
    }
    sqlite3_busy_timeout(m_handle, 5000);
    sqlite3_create_function(m_handle, "like", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
        foldedLike, nullptr, nullptr);
}

void Database::close()
{
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

void Database::execute(QByteArrayView sql)
{
    char *message = nullptr;
    if (sqlite3_exec(m_handle, sql.toByteArray().constData(), nullptr, nullptr, &message)
        != SQLITE_OK) {
        const std::string reason = message ? message : "error";
        sqlite3_free(message);
        throw SqlError(reason);
    }
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

Statement::Statement(Database &database, QByteArrayView sql)
    : m_database(database)
{
    check(sqlite3_prepare_v2(database.handle(), sql.data(), int(sql.size()), &m_handle, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        throw SqlError(sqlite3_errmsg(m_database.handle()));
}

Statement &Statement::bind(int index, QStringView text)
{
    if (text.isNull())
        return bindNull(index);
    const QByteArray utf8 = text.toUtf8();
    check(sqlite3_bind_text(m_handle, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(int index, QByteArrayView utf8)
{
    check(sqlite3_bind_text(
        m_handle, index, utf8.isNull() ? "" : utf8.data(), int(utf8.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(int index, qint64 value)
{
    check(sqlite3_bind_int64(m_handle, index, value));
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    check(sqlite3_bind_double(m_handle, index, value));
    return *this;
}

Statement &Statement::bindNull(int index)
{
    check(sqlite3_bind_null(m_handle, index));
    return *this;
}

Statement &Statement::bind(int index, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return bind(index, qint64(value.toBool() ? 1 : 0));
    case QJsonValue::Double: {
        const double number = value.toDouble();
        if (number == double(qint64(number)) && std::abs(number) < 9e15)
            return bind(index, qint64(number));
        return bind(index, number);
    }
    case QJsonValue::String:
        return bind(index, QStringView(value.toString()));
    default:
        return bindNull(index);
    }
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle);
    check(code);
    return code == SQLITE_ROW;
}

void Statement::run()
{
    while (step()) { }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_handle);
}

QByteArray Statement::columnName(int column) const
{
    return sqlite3_column_name(m_handle, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

bool Statement::isNumber(int column) const
{
    const int type = sqlite3_column_type(m_handle, column);
    return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

QString Statement::text(int column) const
{
    return isNull(column) ? QString() : QString::fromUtf8(utf8(column));
}

QByteArrayView Statement::utf8(int column) const
{
    return {reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column)),
        sqlite3_column_bytes(m_handle, column)};
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

QJsonValue Statement::json(int column) const
{
    switch (sqlite3_column_type(m_handle, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_NULL:
        return QJsonValue::Null;
    default:
        return text(column);
    }
}

Transaction::Transaction(Database &database)
    : m_database(database)
    , m_isNested(sqlite3_get_autocommit(database.handle()) == 0)
{
    m_database.execute(m_isNested ? "SAVEPOINT nested" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_database.handle(),
            m_isNested ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK", nullptr, nullptr,
            nullptr);
}

void Transaction::commit()
{
    m_database.execute(m_isNested ? "RELEASE nested" : "COMMIT");
    m_open = false;
}

} // namespace FibreDesk::Sandbox
