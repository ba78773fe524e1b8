// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/syncstate.h"

#include "store/database.h"
#include "store/documents.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

const QString SiteZoneKey = u"site_time_zone"_s;

QVariant utcText(const QDateTime &when)
{
    return when.isValid() ? QVariant(when.toUTC().toString(Qt::ISODateWithMs)) : QVariant();
}

} // namespace

Result<KindState> kindState(QSqlDatabase &db, const QString &kind)
{
    auto query = select(db,
        u"SELECT cursor_modified, cursor_name, complete, last_success_utc, last_error, rows "
        u"FROM sync_state WHERE kind=?"_s,
        {kind});
    if (!query) {
        return std::unexpected(query.error());
    }
    KindState state;
    state.kind = kind;
    if (query->next()) {
        state.cursorModified = query->value(0).toString();
        state.cursorName = query->value(1).toString();
        state.isComplete = query->value(2).toBool();
        state.lastSuccess = QDateTime::fromString(query->value(3).toString(), Qt::ISODateWithMs);
        state.lastError = query->value(4).toString();
        state.rows = query->value(5).toLongLong();
    }
    return state;
}

Result<void> setKindState(QSqlDatabase &db, const KindState &state)
{
    return execute(db,
        u"INSERT INTO sync_state (kind, cursor_modified, cursor_name, complete, last_success_utc, "
        u"last_error, rows) VALUES (?,?,?,?,?,?,?) ON CONFLICT(kind) DO UPDATE SET "
        u"cursor_modified=excluded.cursor_modified, cursor_name=excluded.cursor_name, "
        u"complete=excluded.complete, last_success_utc=excluded.last_success_utc, "
        u"last_error=excluded.last_error, rows=excluded.rows"_s,
        {state.kind, state.cursorModified, state.cursorName, state.isComplete ? 1 : 0,
            utcText(state.lastSuccess), state.lastError, state.rows});
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
