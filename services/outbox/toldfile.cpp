// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/toldfile.h"

#include "core/logging.h"
#include "outbox/writecodec.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/setaside.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

/// A technician who was told of a day this long ago expects nothing any more.
constexpr int keptDays = 60;

const QList<Store::Migration> &formats()
{
    static const QList<Store::Migration> all{{1, u"what technicians were told"_s,
        {u"CREATE TABLE message (number INTEGER PRIMARY KEY AUTOINCREMENT, "
         u"technician TEXT NOT NULL, name TEXT, phone TEXT, body TEXT, key TEXT NOT NULL, "
         u"state TEXT NOT NULL CHECK (state IN ('sending','done','refused','uncertain')), "
         u"reason TEXT, at TEXT NOT NULL, author TEXT)"_s,
            u"CREATE TABLE said (message INTEGER NOT NULL, place INTEGER NOT NULL, "
            u"job TEXT NOT NULL, title TEXT, is_withdrawn INTEGER NOT NULL, "
            u"before_day TEXT, before_time TEXT, after_to TEXT, after_day TEXT, after_time TEXT, "
            u"is_noted INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (message, job)) WITHOUT ROWID"_s}}};
    return all;
}

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"told journal"_s};
}

QString dayText(QDate day)
{
    return day.toString(Qt::ISODate);
}

QString timeText(QTime time)
{
    return time.toString(u"HH:mm:ss"_s);
}

QDate dayOf(const QVariant &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

QTime timeOf(const QVariant &value)
{
    return QTime::fromString(value.toString(), u"HH:mm:ss"_s);
}

} // namespace

ToldFile::ToldFile(QString file)
    : m_file(std::move(file))
    , m_connection(u"told-%1"_s.arg(quintptr(this), 0, 16))
    , m_error(refusal(u"the journal of what was told is not open"_s))
{
}

ToldFile::~ToldFile()
{
    close();
}

Result<void> ToldFile::open()
{
    auto done = m_lock.take(m_file, u"the journal of what was told"_s);
    if (done) {
        done = load();
        if (!done && Store::isDamage(done.error())) {
            closeDatabase();
            const auto aside =
                Store::setAside(m_file, u"journal of what was told"_s, u"told journal"_s);
            if (aside) {
                m_damage = refusal(
                    u"the journal of what was told was damaged and set aside: %1"_s.arg(*aside));
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

Result<void> ToldFile::load()
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
        done =
            Store::execute(m_db, u"UPDATE message SET state='uncertain' WHERE state='sending'"_s);
    }
    if (done) {
        const QString old =
            QDateTime::currentDateTimeUtc().addDays(-keptDays).toString(Qt::ISODate);
        done =
            Store::execute(m_db, u"DELETE FROM message WHERE state<>'uncertain' AND at<?"_s, {old});
    }
    if (done) {
        done = Store::execute(
            m_db, u"DELETE FROM said WHERE message NOT IN (SELECT number FROM message)"_s);
    }
    return done;
}

Result<void> ToldFile::together(const std::function<Result<void>()> &statements)
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

Result<qint64> ToldFile::begin(const SaidMessage &message)
{
    qint64 number = 0;
    const auto done = together([this, &message, &number] {
        return insert(message).transform([&number](qint64 given) { number = given; });
    });
    return done.transform([&number] { return number; });
}

Result<qint64> ToldFile::insert(const SaidMessage &message)
{
    auto done = Store::execute(m_db,
        u"INSERT INTO message (technician, name, phone, body, key, state, reason, at, author) "
        u"VALUES (?, ?, ?, ?, ?, 'sending', '', ?, ?)"_s,
        {message.technician, message.name, message.phone, message.body, message.key,
            message.at.toUTC().toString(Qt::ISODate), message.by});
    if (!done) {
        return std::unexpected(done.error());
    }
    const auto number = Store::selectValue(m_db, u"SELECT last_insert_rowid()"_s);
    if (!number) {
        return std::unexpected(number.error());
    }
    int place = 0;
    for (const SaidJob &job : message.jobs) {
        done = Store::execute(m_db,
            u"INSERT INTO said (message, place, job, title, is_withdrawn, before_day, "
            u"before_time, after_to, after_day, after_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {number->toLongLong(), place++, job.job, job.title, int(job.isWithdrawn),
                dayText(job.before.date), timeText(job.before.start), job.after.technician,
                dayText(job.after.date), timeText(job.after.start)});
        if (!done) {
            return std::unexpected(done.error());
        }
    }
    return number->toLongLong();
}

Result<void> ToldFile::settle(qint64 message, State state, const QString &reason)
{
    return together([&]() -> Result<void> {
        const auto query =
            Store::select(m_db, u"UPDATE message SET state=?, reason=? WHERE number=?"_s,
                {stateName(state), reason, message});
        if (!query) {
            return std::unexpected(query.error());
        }
        if (query->numRowsAffected() != 1) {
            return std::unexpected(refusal(u"there is no message %1"_s.arg(message)));
        }
        return {};
    });
}

Result<void> ToldFile::note(qint64 message, const QStringList &jobs)
{
    return together([&]() -> Result<void> {
        for (const QString &job : jobs) {
            const auto done = Store::execute(
                m_db, u"UPDATE said SET is_noted=1 WHERE message=? AND job=?"_s, {message, job});
            if (!done) {
                return done;
            }
        }
        return {};
    });
}

Result<void> ToldFile::forget(qint64 message)
{
    return together([this, message] {
        return Store::execute(m_db, u"DELETE FROM said WHERE message=?"_s, {message}).and_then([&] {
            return Store::execute(m_db, u"DELETE FROM message WHERE number=?"_s, {message});
        });
    });
}

Result<std::vector<SaidMessage>> ToldFile::messages()
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (const auto damage = std::exchange(m_damage, std::nullopt)) {
        return std::unexpected(*damage);
    }
    auto query = Store::select(m_db,
        u"SELECT number, technician, name, phone, body, key, state, reason, at, author FROM "
        u"message "
        u"ORDER BY number"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<SaidMessage> all;
    while (query->next()) {
        QDateTime at = QDateTime::fromString(query->value(8).toString(), Qt::ISODate);
        all.push_back({.number = query->value(0).toLongLong(),
            .technician = query->value(1).toString(),
            .name = query->value(2).toString(),
            .phone = query->value(3).toString(),
            .body = query->value(4).toString(),
            .key = query->value(5).toString(),
            // What cannot be read is not known.
            .state = stateNamed(query->value(6).toString()).value_or(State::Uncertain),
            .reason = query->value(7).toString(),
            .at = at.toUTC(),
            .by = query->value(9).toString(),
            .jobs = {}});
    }
    if (const auto done = Store::finished(*query); !done) {
        return std::unexpected(done.error());
    }
    for (SaidMessage &message : all) {
        if (const auto done = readJobs(message); !done) {
            return std::unexpected(done.error());
        }
    }
    return all;
}

Result<void> ToldFile::readJobs(SaidMessage &message)
{
    auto rows = Store::select(m_db,
        u"SELECT job, title, is_withdrawn, before_day, before_time, after_to, after_day, "
        u"after_time, is_noted FROM said WHERE message=? ORDER BY place"_s,
        {message.number});
    if (!rows) {
        return std::unexpected(rows.error());
    }
    while (rows->next()) {
        const bool isWithdrawn = rows->value(2).toBool();
        Told before{.technician = message.technician,
            .date = dayOf(rows->value(3)),
            .start = timeOf(rows->value(4))};
        // Of a new job they had heard nothing.
        if (!before.date.isValid()) {
            before = {};
        }
        message.jobs.push_back({.job = rows->value(0).toString(),
            .title = rows->value(1).toString(),
            .isWithdrawn = isWithdrawn,
            .before = before,
            .after = {.technician = rows->value(5).toString(),
                .date = dayOf(rows->value(6)),
                .start = timeOf(rows->value(7)),
                .at = message.at,
                .by = message.by},
            .isNoted = rows->value(8).toBool()});
    }
    return Store::finished(*rows);
}

Result<bool> ToldFile::isSettled()
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (m_damage) {
        return std::unexpected(*m_damage);
    }
    return Store::selectValue(m_db,
        u"SELECT EXISTS (SELECT 1 FROM message WHERE state='uncertain') OR EXISTS (SELECT 1 FROM "
        u"said JOIN message ON number=message WHERE state='done' AND is_noted=0) OR EXISTS (SELECT "
        u"1 FROM said JOIN message ON number=message WHERE state='refused' AND is_withdrawn=1)"_s)
        .transform([](const QVariant &isOpen) { return !isOpen.toBool(); });
}

void ToldFile::close()
{
    closeDatabase();
    m_lock.release();
    m_error = Error{.kind = ErrorKind::Cancelled,
        .detail = u"the journal of what was told is closed"_s,
        .source = u"told journal"_s};
}

void ToldFile::closeDatabase()
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
