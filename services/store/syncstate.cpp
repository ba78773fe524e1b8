// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/syncstate.h"

#include "store/database.h"
#include "store/documents.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

const QString SiteZoneKey = u"site_time_zone"_s;

QVariant utcText(const QDateTime &when)
{
    return when.isValid() ? QVariant(when.toUTC().toString(Qt::ISODateWithMs)) : QVariant();
}

} // namespace

Result<QList<KindState>> kindStates(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT kind, cursor_modified, cursor_name, high_modified, complete, last_success_utc, "
        u"last_error, rows, total FROM sync_state"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    QList<KindState> states;
    while (query->next()) {
        KindState state;
        state.kind = query->value(0).toString();
        state.cursorModified = query->value(1).toString();
        state.cursorName = query->value(2).toString();
        state.highModified = query->value(3).toString();
        state.isComplete = query->value(4).toBool();
        state.lastSuccess = QDateTime::fromString(query->value(5).toString(), Qt::ISODateWithMs);
        state.lastError = query->value(6).toString();
        state.rows = query->value(7).toLongLong();
        state.total = query->value(8).toLongLong();
        states += state;
    }
    return finished(*query).transform([&states] { return states; });
}

bool isForbidden(const KindState &state)
{
    return state.lastError.startsWith(QString(kindName(ErrorKind::Forbidden) + u": "_s));
}

bool isAbsent(const KindState &state)
{
    return state.lastError.startsWith(QString(kindName(ErrorKind::NotFound) + u": "_s));
}

Result<KindState> kindState(QSqlDatabase &db, const QString &kind)
{
    return kindStates(db).transform([&kind](const QList<KindState> &states) {
        const auto found = std::ranges::find(states, kind, &KindState::kind);
        KindState state;
        state.kind = kind;
        return found == states.end() ? state : *found;
    });
}

Result<void> setFillCursor(QSqlDatabase &db, const QString &kind, const QString &modified,
    const QString &name, bool isComplete, qint64 rows)
{
    return execute(db,
        u"INSERT INTO sync_state (kind, cursor_modified, cursor_name, complete, rows) "
        u"VALUES (?,?,?,?,?) ON CONFLICT(kind) DO UPDATE SET "
        u"cursor_modified=excluded.cursor_modified, cursor_name=excluded.cursor_name, "
        u"complete=excluded.complete, rows=excluded.rows"_s,
        {kind, modified, name, isComplete ? 1 : 0, rows});
}

Result<void> setTotal(QSqlDatabase &db, const QString &kind, qint64 total)
{
    return execute(db,
        u"INSERT INTO sync_state (kind, total) VALUES (?,?) "
        u"ON CONFLICT(kind) DO UPDATE SET total=excluded.total"_s,
        {kind, total});
}

Result<void> raiseHighMark(QSqlDatabase &db, const QString &kind, const QString &modified)
{
    if (modified.isEmpty()) {
        return {};
    }
    return execute(db,
        u"INSERT INTO sync_state (kind, high_modified) VALUES (?,?) "
        u"ON CONFLICT(kind) DO UPDATE SET "
        u"high_modified=max(coalesce(high_modified,''), excluded.high_modified)"_s,
        {kind, modified});
}

Result<void> noteSuccess(QSqlDatabase &db, const QString &kind, const QDateTime &when)
{
    return execute(db,
        u"INSERT INTO sync_state (kind, last_success_utc) VALUES (?,?) ON CONFLICT(kind) DO UPDATE "
        u"SET last_success_utc=excluded.last_success_utc, last_error=NULL"_s,
        {kind, utcText(when)});
}

Result<void> noteFailure(QSqlDatabase &db, const QString &kind, const Error &error)
{
    return execute(db,
        u"INSERT INTO sync_state (kind, last_error) VALUES (?,?) "
        u"ON CONFLICT(kind) DO UPDATE SET last_error=excluded.last_error"_s,
        {kind, QString(kindName(error.kind) + u": "_s + error.detail)});
}

Result<void> forgetCursors(QSqlDatabase &db)
{
    return execute(db,
        u"UPDATE sync_state SET cursor_modified=NULL, cursor_name=NULL, high_modified=NULL, "
        u"complete=0, rows=0, total=-1"_s);
}

Result<QDateTime> fetchedAt(QSqlDatabase &db, const QString &kind)
{
    return kindState(db, kind).transform([](const KindState &state) { return state.lastSuccess; });
}

Result<QString> metaValue(QSqlDatabase &db, const QString &key)
{
    return selectValue(db, u"SELECT value FROM meta WHERE key=?"_s, {key})
        .transform([](const QVariant &value) { return value.toString(); });
}

Result<void> setMetaValue(QSqlDatabase &db, const QString &key, const QString &value)
{
    return execute(db,
        u"INSERT INTO meta (key, value) VALUES (?,?) "
        u"ON CONFLICT(key) DO UPDATE SET value=excluded.value"_s,
        {key, value});
}

Result<QTimeZone> siteTimeZone(QSqlDatabase &db)
{
    return metaValue(db, SiteZoneKey).transform([](const QString &text) {
        const QTimeZone zone(text.toLatin1());
        return zone.isValid() ? zone : QTimeZone("America/Toronto");
    });
}

Result<void> setSiteTimeZone(QSqlDatabase &db, const QTimeZone &zone)
{
    return setMetaValue(db, SiteZoneKey, QString::fromLatin1(zone.id()));
}

Result<QList<CachedCampaign>> cachedCampaigns(QSqlDatabase &db)
{
    auto query = select(db, u"SELECT id, json, fetched_at FROM campaign ORDER BY id"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    QList<CachedCampaign> campaigns;
    while (query->next()) {
        campaigns += {.id = query->value(0).toString(),
            .json = query->value(1).toString().toUtf8(),
            .fetchedAt = QDateTime::fromString(query->value(2).toString(), Qt::ISODateWithMs)};
    }
    return campaigns;
}

Result<void> cacheCampaign(QSqlDatabase &db, const CachedCampaign &campaign)
{
    noteChange(u"campaign"_s, campaign.id);
    return execute(db,
        u"INSERT INTO campaign (id, json, fetched_at) VALUES (?,?,?) "
        u"ON CONFLICT(id) DO UPDATE SET json=excluded.json, fetched_at=excluded.fetched_at"_s,
        {campaign.id, QString::fromUtf8(campaign.json), utcText(campaign.fetchedAt)});
}

} // namespace FibreDesk::Store
