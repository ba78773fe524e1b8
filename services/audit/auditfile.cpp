// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditfile.h"

#include "core/logging.h"
#include "core/privatefile.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/setaside.h"
#include "text/normalise.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audit {

namespace {

const QString columns = u"number, key, at, who, area, action, doctype, name, title, before, after, "
                        "result, reason, source"_s;

const QList<Store::Migration> &formats()
{
    static const QList<Store::Migration> all{{1, u"what was done from this desk"_s,
        {u"CREATE TABLE entry (number INTEGER PRIMARY KEY AUTOINCREMENT, "
         u"key TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT, area TEXT NOT NULL, "
         u"action TEXT NOT NULL, doctype TEXT, name TEXT, title TEXT, before TEXT, after TEXT, "
         u"result TEXT NOT NULL, reason TEXT, source TEXT, words TEXT NOT NULL)"_s,
            u"CREATE INDEX entry_at ON entry (at)"_s, u"CREATE INDEX entry_who ON entry (who)"_s,
            u"CREATE INDEX entry_area ON entry (area)"_s,
            // What is told twice, and what would replace an entry: deletions of a REPLACE fire no
            // trigger.
            u"CREATE TRIGGER entry_is_one BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry "
            u"WHERE key=NEW.key OR number=NEW.number) BEGIN SELECT RAISE(IGNORE); END"_s,
            u"CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN "
            u"SELECT RAISE(ABORT, 'what was done is never changed'); END"_s,
            u"CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN "
            u"SELECT RAISE(ABORT, 'what was done is never deleted'); END"_s}}};
    return all;
}

Error fileError(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"audit"_s};
}

/// Sorts as text as it does as time.
QString timeText(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QString jsonText(const QJsonObject &values)
{
    return values.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

/// Never NULL: what somebody forgot to say is no reason to lose the rest.
QString given(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QJsonObject jsonOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

/// Everything of an entry that a person may look for.
QString wordsOf(const Entry &entry)
{
    return Text::foldText(QStringList{entry.who, entry.action, entry.doctype, entry.name,
        entry.title, entry.reason, jsonText(entry.before), jsonText(entry.after), entry.source}
            .join(u' '));
}

struct Where {
    QString sql;
    QVariantList values;
};

Where whereOf(const Filter &filter)
{
    QStringList conditions;
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariant &value) {
        conditions += condition;
        values += value;
    };
    if (!filter.who.isEmpty()) {
        add(u"who=?"_s, filter.who);
    }
    if (!filter.area.isEmpty()) {
        add(u"area=?"_s, filter.area);
    }
    if (!filter.result.isEmpty()) {
        add(u"result=?"_s, filter.result);
    }
    if (filter.from.isValid()) {
        add(u"at>=?"_s, timeText(filter.from));
    }
    if (filter.until.isValid()) {
        add(u"at<?"_s, timeText(filter.until));
    }
    const QStringList words = Text::foldText(filter.text).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        add(u"instr(words, ?)>0"_s, word);
    }
    return {conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s), values};
}

Entry entryOf(const QSqlQuery &query)
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    Entry entry;
    entry.number = next().toLongLong();
    entry.key = next().toString();
    entry.at = QDateTime::fromString(next().toString(), Qt::ISODateWithMs).toUTC();
    entry.who = next().toString();
    entry.area = next().toString();
    entry.action = next().toString();
    entry.doctype = next().toString();
    entry.name = next().toString();
    entry.title = next().toString();
    entry.before = jsonOf(next());
    entry.after = jsonOf(next());
    entry.result = next().toString();
    entry.reason = next().toString();
    entry.source = next().toString();
    return entry;
}

Result<QStringList> listOf(QSqlDatabase &db, const QString &sql)
{
    auto query = Store::select(db, sql);
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList all;
    while (query->next()) {
        all += query->value(0).toString();
    }
    return Store::finished(*query).transform([&all] { return all; });
}

} // namespace

AuditFile::AuditFile(QString file)
    : m_file(std::move(file))
    , m_connection(u"audit-%1"_s.arg(quintptr(this), 0, 16))
    , m_error(fileError(u"the list of what was done is not open"_s))
{
}

AuditFile::~AuditFile()
{
    close();
}

Result<void> AuditFile::open()
{
    auto done = load();
    if (!done && Store::isDamage(done.error())) {
        closeDatabase();
        const auto aside = Store::setAside(m_file, u"list of what was done"_s, u"audit"_s);
        if (aside) {
            m_setAside = *aside;
            qCCritical(lcStore).noquote()
                << "the list of what was done is damaged and set aside:" << *aside
                << done.error().detail;
            done = load();
        } else {
            done = std::unexpected(aside.error());
        }
    }
    if (done) {
        m_error.reset();
    } else {
        m_error = done.error();
    }
    return done;
}

Result<void> AuditFile::load()
{
    auto opened = Store::openDatabase(m_file, m_connection, Store::Access::ReadWrite);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    m_db = *opened;
    return Store::migrate(m_db, formats(), formats().constLast().version);
}

Result<bool> AuditFile::append(const Entry &entry)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    const auto query = Store::select(m_db,
        u"INSERT INTO entry (key, at, who, area, action, doctype, name, title, before, after, "
        u"result, reason, source, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {entry.key, timeText(entry.at), entry.who, given(entry.area), given(entry.action),
            entry.doctype, entry.name, entry.title, jsonText(entry.before), jsonText(entry.after),
            given(entry.result), entry.reason, entry.source, wordsOf(entry)});
    if (!query) {
        return std::unexpected(query.error());
    }
    return query->numRowsAffected() == 1;
}

Result<std::vector<qint64>> AuditFile::numbers(const Filter &filter)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    const Where where = whereOf(filter);
    auto query = Store::select(m_db,
        u"SELECT number FROM entry%1 ORDER BY at DESC, number DESC"_s.arg(where.sql), where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<qint64> all;
    while (query->next()) {
        all.push_back(query->value(0).toLongLong());
    }
    return Store::finished(*query).transform([&all] { return std::move(all); });
}

Result<std::vector<Entry>> AuditFile::entries(const std::vector<qint64> &numbers)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    std::vector<Entry> all;
    all.reserve(numbers.size());
    // One statement for all: an export reads thousands at a time.
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT %1 FROM entry WHERE number=?"_s.arg(columns))) {
        return std::unexpected(fileError(query.lastError().text()));
    }
    for (const qint64 number : numbers) {
        query.bindValue(0, number);
        if (!query.exec()) {
            return std::unexpected(fileError(query.lastError().text()));
        }
        if (query.next()) {
            all.push_back(entryOf(query));
        }
        if (const auto done = Store::finished(query); !done) {
            return std::unexpected(done.error());
        }
    }
    return all;
}

Result<Facets> AuditFile::facets()
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    Facets facets;
    auto who = listOf(m_db, u"SELECT DISTINCT who FROM entry WHERE who<>'' ORDER BY who"_s);
    if (!who) {
        return std::unexpected(who.error());
    }
    facets.who = *std::move(who);
    auto areas = listOf(m_db, u"SELECT DISTINCT area FROM entry ORDER BY area"_s);
    if (!areas) {
        return std::unexpected(areas.error());
    }
    facets.areas = *std::move(areas);
    const auto count = Store::selectValue(m_db, u"SELECT count(*) FROM entry"_s);
    if (!count) {
        return std::unexpected(count.error());
    }
    facets.count = count->toLongLong();
    const auto since = Store::selectValue(m_db, u"SELECT min(at) FROM entry"_s);
    if (!since) {
        return std::unexpected(since.error());
    }
    facets.since = QDateTime::fromString(since->toString(), Qt::ISODateWithMs).toUTC();
    return facets;
}

Result<qint64> AuditFile::exportJson(const Filter &filter, const QString &target)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    QSaveFile file(target);
    if (!openPrivate(file)) {
        return std::unexpected(fileError(file.errorString()));
    }
    const Where where = whereOf(filter);
    auto query = Store::select(m_db,
        u"SELECT %1 FROM entry%2 ORDER BY at DESC, number DESC"_s.arg(columns, where.sql),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    qint64 count = 0;
    file.write("[");
    while (query->next()) {
        file.write(count++ == 0 ? "\n" : ",\n");
        file.write(QJsonDocument(entryOf(*query).toJson()).toJson(QJsonDocument::Compact));
    }
    file.write("\n]\n");
    if (const auto done = Store::finished(*query); !done) {
        return std::unexpected(done.error());
    }
    if (!file.commit()) {
        return std::unexpected(fileError(file.errorString()));
    }
    return count;
}

void AuditFile::close()
{
    closeDatabase();
    m_error = Error{.kind = ErrorKind::Cancelled,
        .detail = u"the list of what was done is closed"_s,
        .source = u"audit"_s};
}

void AuditFile::closeDatabase()
{
    if (m_db.isOpen()) {
        m_db.close();
    }
    m_db = QSqlDatabase();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::removeDatabase(m_connection);
    }
}

} // namespace FibreDesk::Audit
