// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/outboxfile.h"

#include "core/logging.h"
#include "outbox/foldersync.h"
#include "outbox/writecodec.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/setaside.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

constexpr int daysKept = 30;

const QList<Store::Migration> &formats()
{
    static const QList<Store::Migration> all{{1, u"writes"_s,
        {u"CREATE TABLE write (sequence INTEGER PRIMARY KEY AUTOINCREMENT, "
         u"id TEXT NOT NULL UNIQUE, state TEXT NOT NULL CHECK (state IN "
         u"('waiting','sending','done','refused','uncertain','clash','cancelled')), "
         u"changed INTEGER NOT NULL, content BLOB NOT NULL)"_s,
            u"CREATE INDEX write_state ON write(state, changed)"_s}}};
    return all;
}

Error damaged(const QString &detail)
{
    constexpr int sqliteCorrupt = 11;
    return {.kind = ErrorKind::Storage,
        .detail = detail,
        .code = sqliteCorrupt,
        .source = u"outbox file"_s};
}

Error refusal(ErrorKind kind, const QString &detail)
{
    return {.kind = kind, .detail = detail, .source = u"outbox file"_s};
}

/// A flipped bit in what somebody typed is what they typed to SQLite, and mostly to JSON too.
QByteArray sumOf(const QString &id, const QString &state, const QByteArray &content)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray &part : {id.toUtf8(), state.toUtf8(), content}) {
        hash.addData(QByteArray::number(part.size()) + ' ' + part);
    }
    return hash.result().toHex();
}

QByteArray sealed(const Write &write)
{
    const QByteArray content = encodeWrite(write);
    return content + '\n' + sumOf(write.id, stateName(write.state), content);
}

/// Without its sum; nothing where that does not match. Rows of before end as the object they are.
std::optional<QByteArray> unsealed(const QString &id, const QString &state, const QByteArray &row)
{
    const qsizetype end = row.lastIndexOf('\n');
    if (row.endsWith('}') || end < 0) {
        return row;
    }
    const QByteArray content = row.first(end);
    return row.sliced(end + 1) == sumOf(id, state, content) ? std::optional(content) : std::nullopt;
}

struct Row {
    Write write;
    bool isRead = false;
};

Row rowOf(const QSqlQuery &query)
{
    Row row;
    row.write.sequence = query.value(0).toLongLong();
    row.write.id = query.value(1).toString();
    const auto state = stateNamed(query.value(2).toString());
    const auto content =
        unsealed(row.write.id, query.value(2).toString(), query.value(3).toByteArray());
    row.isRead = state && content && decodeWrite(*content, row.write);
    row.write.state = state.value_or(State::Waiting);
    return row;
}

struct Left {
    std::vector<Write> writes{};
    int unread = 0;
};

/// What can still be read of a damaged file: from its beginning up to the damage, and from its end.
Left readLeft(const QString &file, const QString &connection)
{
    QMap<qint64, Row> rows;
    bool isWhole = false;
    {
        auto db = Store::openDatabase(file, connection, Store::Access::ReadOnly);
        for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
            if (!db || isWhole) {
                break;
            }
            auto query = Store::select(*db,
                u"SELECT sequence, id, state, content FROM write NOT INDEXED ORDER BY sequence "_s
                    + order);
            while (query && query->next()) {
                const Row row = rowOf(*query);
                rows.insert(row.write.sequence, row);
            }
            isWhole = query && Store::finished(*query);
        }
    }
    if (QSqlDatabase::contains(connection)) {
        QSqlDatabase::removeDatabase(connection);
    }
    Left left;
    QSet<QString> ids;
    for (const Row &row : std::as_const(rows)) {
        if (!row.isRead || row.write.id.isEmpty() || ids.contains(row.write.id)) {
            ++left.unread;
            continue;
        }
        ids.insert(row.write.id);
        left.writes.push_back(row.write);
    }
    if (!isWhole) {
        left.unread = OutboxFile::unknown;
    }
    return left;
}

} // namespace

OutboxFile::OutboxFile(QString file)
    : m_file(std::move(file))
    , m_connection(u"outbox-%1"_s.arg(quintptr(this), 0, 16))
    , m_error(refusal(ErrorKind::Storage, u"the outbox is not open"_s))
{
}

OutboxFile::~OutboxFile()
{
    close();
}

Result<OutboxFile::Opened> OutboxFile::open()
{
    Opened opened;
    auto done = m_lock.take(m_file, u"the outbox"_s);
    if (done) {
        auto rows = load();
        if (!rows && Store::isDamage(rows.error())) {
            qCCritical(lcStore).noquote() << "the outbox is damaged:" << rows.error().detail;
            const auto aside = setAside();
            if (!aside) {
                m_error = aside.error();
                return std::unexpected(aside.error());
            }
            opened.setAside = *aside;
            rows = load();
            if (rows) {
                rows = rescue(opened);
            }
        }
        if (rows) {
            opened.writes = std::move(*rows);
        } else {
            done = std::unexpected(rows.error());
        }
    }
    if (!done) {
        m_error = done.error();
        return std::unexpected(done.error());
    }
    m_error.reset();
    std::vector<Write> interrupted;
    for (Write &write : opened.writes) {
        if (write.state == State::Sending) {
            write.state = State::Uncertain;
            write.error = refusal(
                ErrorKind::Uncertain, u"the program ended before the server's answer came"_s);
            interrupted.push_back(write);
        }
    }
    if (const auto saved = save(interrupted); !saved) {
        return std::unexpected(saved.error());
    }
    return opened;
}

Result<std::vector<Write>> OutboxFile::load()
{
    auto opened = Store::openDatabase(m_file, m_connection, Store::Access::ReadWrite);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    m_db = *opened;
    auto done = Store::execute(m_db, u"PRAGMA synchronous=FULL"_s);
    if (done) {
        const auto check = Store::selectValue(m_db, u"PRAGMA quick_check(1)"_s);
        if (!check) {
            return std::unexpected(check.error());
        }
        if (check->toString() != "ok"_L1) {
            return std::unexpected(damaged(check->toString()));
        }
        done = Store::migrate(m_db, formats(), formats().constLast().version);
    }
    if (done) {
        syncFolderOf(m_file);
        const qint64 limit = QDateTime::currentDateTimeUtc().addDays(-daysKept).toMSecsSinceEpoch();
        done = Store::execute(m_db,
            u"DELETE FROM write WHERE state IN ('done','cancelled') AND changed < ?"_s, {limit});
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return readRows();
}

Result<std::vector<Write>> OutboxFile::readRows()
{
    auto query =
        Store::select(m_db, u"SELECT sequence, id, state, content FROM write ORDER BY sequence"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<Write> writes;
    while (query->next()) {
        Row row = rowOf(*query);
        if (!row.isRead) {
            return std::unexpected(damaged(u"write %1 cannot be read"_s.arg(row.write.id)));
        }
        writes.push_back(std::move(row.write));
    }
    return Store::finished(*query).transform([&writes] { return std::move(writes); });
}

Result<QString> OutboxFile::setAside()
{
    closeDatabase();
    return Store::setAside(m_file, u"outbox"_s, u"outbox file"_s);
}

Result<std::vector<Write>> OutboxFile::rescue(Opened &opened)
{
    Left left = readLeft(opened.setAside, m_connection + u"-aside"_s);
    opened.unread = left.unread;
    qCCritical(lcStore) << "of the damaged outbox" << left.writes.size()
                        << "writes were taken over; not read:" << left.unread;
    m_error.reset();
    auto done = Store::execute(m_db, u"BEGIN IMMEDIATE"_s);
    for (Write &write : left.writes) {
        if (done) {
            const auto sequence = insert(write);
            write.sequence = sequence.value_or(0);
            done = sequence.transform([](qint64) { });
        }
    }
    if (done) {
        done = Store::execute(m_db, u"COMMIT"_s);
    }
    if (done) {
        return std::move(left.writes);
    }
    // Back to where it was, so that the next start finds what is left.
    closeDatabase();
    for (const QString &ending : Store::databaseEndings()) {
        QFile::remove(m_file + ending);
    }
    (void)Store::moveDatabase(opened.setAside, m_file, u"the outbox"_s, u"outbox file"_s);
    return std::unexpected(done.error());
}

Result<qint64> OutboxFile::insert(const Write &write)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    auto query = Store::select(m_db,
        u"INSERT INTO write (id, state, changed, content) VALUES (?, ?, ?, ?) RETURNING sequence"_s,
        {write.id, stateName(write.state), write.changed.toMSecsSinceEpoch(), sealed(write)});
    if (!query) {
        return std::unexpected(query.error());
    }
    // To its end: only the last step commits, and only there a full disk is told.
    qint64 sequence = 0;
    while (query->next()) {
        sequence = query->value(0).toLongLong();
    }
    if (const auto done = Store::finished(*query); !done) {
        return std::unexpected(done.error());
    }
    if (sequence <= 0) {
        return std::unexpected(refusal(ErrorKind::Storage, u"the write was not taken"_s));
    }
    return sequence;
}

Result<std::vector<qint64>> OutboxFile::insertAll(const std::vector<Write> &writes)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    std::vector<qint64> sequences;
    sequences.reserve(writes.size());
    auto done = Store::execute(m_db, u"BEGIN IMMEDIATE"_s);
    for (const Write &write : writes) {
        if (done) {
            const auto sequence = insert(write);
            sequences.push_back(sequence.value_or(0));
            done = sequence.transform([](qint64) { });
        }
    }
    if (done) {
        done = Store::execute(m_db, u"COMMIT"_s);
    }
    if (!done) {
        (void)Store::execute(m_db, u"ROLLBACK"_s);
        return std::unexpected(done.error());
    }
    return sequences;
}

Result<void> OutboxFile::update(const Write &write)
{
    const auto query = Store::select(m_db,
        u"UPDATE write SET state = ?, changed = ?, content = ? WHERE sequence = ? AND id = ?"_s,
        {stateName(write.state), write.changed.toMSecsSinceEpoch(), sealed(write), write.sequence,
            write.id});
    if (!query) {
        return std::unexpected(query.error());
    }
    if (query->numRowsAffected() != 1) {
        return std::unexpected(
            refusal(ErrorKind::Storage, u"write %1 is not in the outbox"_s.arg(write.id)));
    }
    return {};
}

Result<void> OutboxFile::save(const std::vector<Write> &writes)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (writes.empty()) {
        return {};
    }
    auto done = Store::execute(m_db, u"BEGIN IMMEDIATE"_s);
    for (const Write &write : writes) {
        if (done) {
            done = update(write);
        }
    }
    if (done) {
        done = Store::execute(m_db, u"COMMIT"_s);
    }
    if (!done) {
        (void)Store::execute(m_db, u"ROLLBACK"_s);
    }
    return done;
}

void OutboxFile::close()
{
    closeDatabase();
    m_lock.release();
    m_error = refusal(ErrorKind::Cancelled, u"the outbox is closed"_s);
}

void OutboxFile::closeDatabase()
{
    if (m_db.isOpen()) {
        m_db.close();
    }
    m_db = QSqlDatabase();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::removeDatabase(m_connection);
    }
}

} // namespace FibreDesk::Outbox
