// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/tagfile.h"

#include "core/logging.h"
#include "outbox/foldersync.h"
#include "outbox/writecodec.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/setaside.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

const QList<Store::Migration> &formats()
{
    static const QList<Store::Migration> all{{1, u"runs of tags"_s,
        {u"CREATE TABLE run (number INTEGER PRIMARY KEY AUTOINCREMENT, doctype TEXT NOT NULL, "
         u"tag TEXT NOT NULL, is_there INTEGER NOT NULL, is_undo INTEGER NOT NULL, "
         u"title TEXT)"_s,
            u"CREATE TABLE tagged (run INTEGER NOT NULL, place INTEGER NOT NULL, "
            u"id TEXT NOT NULL, title TEXT, before TEXT, after TEXT, state TEXT NOT NULL CHECK "
            u"(state IN ('waiting','sending','done','refused','uncertain','cancelled')), "
            u"reason TEXT, PRIMARY KEY (run, id)) WITHOUT ROWID"_s}}};
    return all;
}

/// Rows of a run that are not settled.
QString openRows()
{
    return u"SELECT 1 FROM tagged WHERE tagged.run = run.number AND "
           u"state IN ('waiting','sending','uncertain')"_s;
}

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"tag journal"_s};
}

} // namespace

TagFile::TagFile(QString file)
    : m_file(std::move(file))
    , m_connection(u"tags-%1"_s.arg(quintptr(this), 0, 16))
    , m_error(refusal(u"the journal of tags is not open"_s))
{
}

TagFile::~TagFile()
{
    close();
}

Result<void> TagFile::open()
{
    auto done = m_lock.take(m_file, u"the journal of tags"_s);
    if (done) {
        done = load();
        if (!done && Store::isDamage(done.error())) {
            closeDatabase();
            const auto aside = Store::setAside(m_file, u"journal of tags"_s, u"tag journal"_s);
            if (aside) {
                m_damage =
                    refusal(u"the journal of tags was damaged and set aside: %1"_s.arg(*aside));
                qCCritical(lcStore).noquote() << m_damage->detail << done.error().detail;
                done = load();
            } else {
                done = std::unexpected(aside.error());
            }
        }
    }
    if (done) {
        m_error.reset();
    } else {
        m_error = done.error();
    }
    return done;
}

Result<void> TagFile::load()
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
            constexpr int sqliteCorrupt = 11;
            Error damage = refusal(check->toString());
            damage.code = sqliteCorrupt;
            return std::unexpected(damage);
        }
        done = Store::migrate(m_db, formats(), formats().constLast().version);
    }
    if (done) {
        syncFolderOf(m_file);
    }
    return done;
}

Result<void> TagFile::together(const std::function<Result<void>()> &statements)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    auto done = Store::execute(m_db, u"BEGIN IMMEDIATE"_s);
    if (done) {
        done = statements();
    }
    if (done) {
        done = Store::execute(m_db, u"COMMIT"_s);
    }
    if (!done) {
        (void)Store::execute(m_db, u"ROLLBACK"_s);
    }
    return done;
}

Result<qint64> TagFile::begin(const TagRecord &record)
{
    qint64 number = 0;
    const auto done = together([this, &record, &number] {
        return insert(record).transform([&number](qint64 given) { number = given; });
    });
    return done.transform([&number] { return number; });
}

Result<qint64> TagFile::insert(const TagRecord &record)
{
    // Of what is over nobody needs to hear at the next start.
    auto done = Store::execute(m_db, u"DELETE FROM run WHERE NOT EXISTS (%1)"_s.arg(openRows()));
    if (done) {
        done =
            Store::execute(m_db, u"DELETE FROM tagged WHERE run NOT IN (SELECT number FROM run)"_s);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    done = Store::execute(m_db,
        u"INSERT INTO run (doctype, tag, is_there, is_undo, title) VALUES (?, ?, ?, ?, ?)"_s,
        {record.doctype, record.tag, int(record.isThere), int(record.isUndo), record.title});
    if (!done) {
        return std::unexpected(done.error());
    }
    const auto number = Store::selectValue(m_db, u"SELECT last_insert_rowid()"_s);
    if (!number) {
        return std::unexpected(number.error());
    }
    int place = 0;
    for (const TagRow &row : record.rows) {
        done = Store::execute(m_db,
            u"INSERT INTO tagged (run, place, id, title, before, after, state, reason) "
            u"VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {number->toLongLong(), place++, row.id, row.title, row.before, row.after,
                stateName(row.state), row.reason});
        if (!done) {
            return std::unexpected(done.error());
        }
    }
    return number->toLongLong();
}

Result<void> TagFile::put(qint64 run, const QStringList &ids, State state, const QString &reason)
{
    return together([&]() -> Result<void> {
        for (const QString &id : ids) {
            const auto query = Store::select(m_db,
                u"UPDATE tagged SET state = ?, reason = ? WHERE run = ? AND id = ?"_s,
                {stateName(state), reason, run, id});
            if (!query) {
                return std::unexpected(query.error());
            }
            if (query->numRowsAffected() != 1) {
                return std::unexpected(refusal(u"%1 is not in the run %2"_s.arg(id).arg(run)));
            }
        }
        return {};
    });
}

Result<void> TagFile::forget(qint64 run)
{
    return together([this, run] {
        return Store::execute(m_db, u"DELETE FROM tagged WHERE run = ?"_s, {run}).and_then([&] {
            return Store::execute(m_db, u"DELETE FROM run WHERE number = ?"_s, {run});
        });
    });
}

Result<std::optional<TagRecord>> TagFile::unfinished(const QString &doctype)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (const auto damage = std::exchange(m_damage, std::nullopt)) {
        return std::unexpected(*damage);
    }
    auto query = Store::select(m_db,
        u"SELECT number, tag, is_there, is_undo, title FROM run WHERE doctype = ? AND EXISTS (%1) "
        u"ORDER BY number DESC LIMIT 1"_s.arg(openRows()),
        {doctype});
    if (!query) {
        return std::unexpected(query.error());
    }
    if (!query->next()) {
        return Store::finished(*query).transform([] { return std::optional<TagRecord>(); });
    }
    TagRecord record{.number = query->value(0).toLongLong(),
        .doctype = doctype,
        .tag = query->value(1).toString(),
        .isThere = query->value(2).toBool(),
        .isUndo = query->value(3).toBool(),
        .title = query->value(4).toString()};
    auto rows = Store::select(m_db,
        u"SELECT id, title, before, after, state, reason FROM tagged WHERE run = ? "
        u"ORDER BY place"_s,
        {record.number});
    if (!rows) {
        return std::unexpected(rows.error());
    }
    while (rows->next()) {
        record.rows.push_back({.id = rows->value(0).toString(),
            .title = rows->value(1).toString(),
            .before = rows->value(2).toString(),
            .after = rows->value(3).toString(),
            // What cannot be read is not known.
            .state = stateNamed(rows->value(4).toString()).value_or(State::Uncertain),
            .reason = rows->value(5).toString()});
    }
    return Store::finished(*rows).transform([&record] { return std::optional(std::move(record)); });
}

Result<bool> TagFile::isSettled()
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (m_damage) {
        return std::unexpected(*m_damage);
    }
    return Store::selectValue(
        m_db, u"SELECT EXISTS (SELECT 1 FROM run WHERE EXISTS (%1))"_s.arg(openRows()))
        .transform([](const QVariant &isOpen) { return !isOpen.toBool(); });
}

void TagFile::close()
{
    closeDatabase();
    m_lock.release();
    m_error = Error{.kind = ErrorKind::Cancelled,
        .detail = u"the journal of tags is closed"_s,
        .source = u"tag journal"_s};
}

void TagFile::closeDatabase()
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
