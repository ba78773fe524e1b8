// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <stdexcept>

struct sqlite3;
struct sqlite3_stmt;

namespace FibreDesk::Sandbox {

/// Thrown inside of the sandbox, with SQLite's words.
class SqlError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A thin layer over SQLite itself: filling a million rows through QtSql takes several times
/// longer.
class Database {
public:
    Database() = default;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    void open(const QString &path);
    void close();
    void execute(QByteArrayView sql);
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] int changes() const;

private:
    sqlite3 *m_handle = nullptr;
};

class Statement {
public:
    Statement(Database &database, QByteArrayView sql);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    /// Parameters count from 1; those not bound are NULL.
    Statement &bind(int index, QStringView text);
    Statement &bind(int index, QByteArrayView utf8);
    Statement &bind(int index, qint64 value);
    Statement &bind(int index, double value);
    Statement &bindNull(int index);
    Statement &bind(int index, const QJsonValue &value);

    /// True while there is a row.
    bool step();
    /// Runs to the end and is ready for the next round.
    void run();
    void reset();

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QByteArray columnName(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isNumber(int column) const;
    [[nodiscard]] QString text(int column) const;
    /// Valid until the next step().
    [[nodiscard]] QByteArrayView utf8(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QJsonValue json(int column) const;

private:
    void check(int code) const;
    Database &m_database;
    sqlite3_stmt *m_handle = nullptr;
};

/// BEGIN … COMMIT, a savepoint inside of another one; rolled back when left without commit().
class Transaction {
public:
    explicit Transaction(Database &database);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    Database &m_database;
    bool m_isNested;
    bool m_open = true;
};

} // namespace FibreDesk::Sandbox
