// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncplan.h"

#include "store/mirrorschema.h"
#include "sync/syncstate.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sync {

namespace {

namespace Kind = Store::Kind;

constexpr int OverlapSeconds = 10;
constexpr int AfterClockChangeSeconds = 3600 + 300;
constexpr int ChangesPage = 500;
constexpr int DaysBefore = 7;
constexpr int DaysAhead = 14;
/// Rows that a migration wrote without a time stamp sort first in one database and last in another;
/// they are left to a pass of their own.
const QString BeforeAllTimes = u"1000-01-01 00:00:00"_s;

QStringList mirroredFields(const QString &kind)
{
    QStringList names;
    if (const Store::Table *table = Store::findTable(kind)) {
        for (const Store::Column &column : table->columns) {
            names += column.name;
        }
    }
    return names;
}

QStringList queryFields(const QString &kind, const Erp::FieldMap &map)
{
    QStringList fields{u"name"_s, u"modified"_s};
    for (const QString &field : map.serverFields(kind, mirroredFields(kind))) {
        if (!fields.contains(field)) {
            fields += field;
        }
    }
    return fields;
}

} // namespace

const KindProgress *SyncState::find(const QString &kind) const
{
    const auto found = std::ranges::find(kinds, kind, &KindProgress::kind);
    return found == kinds.end() ? nullptr : &*found;
}

const QList<KindPlan> &plans()
{
    static const QList<KindPlan> all{
        {.kind = Kind::Technician, .isHot = true},
        {.kind = Kind::Tag},
        {.kind = Kind::Job, .pageSize = 500, .isHot = true},
        {.kind = Kind::Customer},
        {.kind = Kind::Location},
        {.kind = Kind::Subscription},
        {.kind = Kind::Contract},
        {.kind = Kind::Equipment},
        {.kind = Kind::Ticket},
        {.kind = Kind::Invoice},
        {.kind = Kind::Payment, .filters = {{u"party_type"_s, u"="_s, u"Customer"_s}}},
        {.kind = Kind::Message,
            .pageSize = 500,
            .filters = {{u"reference_doctype"_s, u"in"_s, QJsonArray{u"Issue"_s, u"Customer"_s}}}},
        {.kind = Kind::Note,
            .pageSize = 500,
            .filters = {{u"reference_doctype"_s, u"in"_s, QJsonArray{u"Issue"_s, u"Customer"_s}},
                {u"comment_type"_s, u"="_s, u"Comment"_s}}},
    };
    return all;
}

const KindPlan *findPlan(const QString &kind)
{
    const auto found = std::ranges::find(plans(), kind, &KindPlan::kind);
    return found == plans().end() ? nullptr : &*found;
}

QList<Erp::Filter> serverFilters(
    const KindPlan &plan, const Erp::FieldMap &map, const QList<Erp::Filter> &more)
{
    QList<Erp::Filter> filters;
    const QStringList absent = map.missing(plan.kind);
    for (const Erp::Filter &filter : plan.filters + more) {
        if (!absent.contains(filter.field)) {
            filters += {map.serverField(plan.kind, filter.field), filter.op, filter.value};
        }
    }
    return filters;
}

Erp::ListQuery fillQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const Store::KindState &state)
{
    Erp::ListQuery query{.doctype = map.doctype(plan.kind), .fields = queryFields(plan.kind, map)};
    query.filters = serverFilters(plan, map);
    query.order = {
        {.field = u"modified"_s, .isDescending = true}, {.field = u"name"_s, .isDescending = true}};
    query.limit = plan.pageSize;
    query.filters += {u"modified"_s, u">"_s, BeforeAllTimes};
    if (!state.cursorModified.isEmpty()) {
        // (modified, name) < cursor, in the terms Frappe knows: or_filters are one group in AND.
        query.filters += {u"modified"_s, u"<="_s, state.cursorModified};
        query.orFilters = {
            {u"modified"_s, u"<"_s, state.cursorModified}, {u"name"_s, u"<"_s, state.cursorName}};
    }
    return query;
}

QList<QList<Erp::Filter>> headFilters(const KindPlan &plan, QDate today)
{
    if (plan.kind == Kind::Job) {
        return {{{u"scheduled_date"_s, u">="_s, today.addDays(-DaysBefore).toString(Qt::ISODate)},
                    {u"scheduled_date"_s, u"<="_s, today.addDays(DaysAhead).toString(Qt::ISODate)}},
            {{u"scheduled_date"_s, u"is"_s, u"not set"_s}}};
    }
    if (plan.kind == Kind::Ticket) {
        return {{{u"status"_s, u"in"_s, QJsonArray{u"Open"_s, u"Replied"_s}}}};
    }
    return {};
}

Erp::ListQuery changesQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const ChangePosition &position)
{
    Erp::ListQuery query{.doctype = map.doctype(plan.kind), .fields = queryFields(plan.kind, map)};
    query.filters = serverFilters(plan, map);
    query.order = {{.field = u"modified"_s}, {.field = u"name"_s}};
    query.limit = std::min(plan.pageSize, ChangesPage);
    query.filters += position.modified.isEmpty()
        ? Erp::Filter{u"modified"_s, u">"_s, BeforeAllTimes}
        : Erp::Filter{u"modified"_s, u">="_s, position.modified};
    if (!position.name.isEmpty()) {
        query.orFilters = {
            {u"modified"_s, u">"_s, position.modified}, {u"name"_s, u">"_s, position.name}};
    }
    return query;
}

Erp::ListQuery namedQuery(const KindPlan &plan, const Erp::FieldMap &map, const QStringList &names)
{
    Erp::ListQuery query = existingQuery(plan, map, names);
    query.fields = queryFields(plan.kind, map);
    return query;
}

Erp::ListQuery unstampedQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QString &afterName)
{
    Erp::ListQuery query{.doctype = map.doctype(plan.kind), .fields = queryFields(plan.kind, map)};
    query.filters =
        serverFilters(plan, map) + QList<Erp::Filter>{{u"modified"_s, u"is"_s, u"not set"_s}};
    if (!afterName.isEmpty()) {
        query.filters += {u"name"_s, u">"_s, afterName};
    }
    query.order = {{.field = u"name"_s}};
    query.limit = plan.pageSize;
    return query;
}

QString overlapMark(const QString &mark, const QDateTime &nowUtc, const QTimeZone &siteZone)
{
    // Plain arithmetic on the naive time; only the whole seconds matter here.
    const QDateTime naive(QDate::fromString(mark.left(10), Qt::ISODate),
        QTime::fromString(mark.mid(11, 8), Qt::ISODate), QTimeZone::UTC);
    if (!naive.isValid()) {
        return mark;
    }
    constexpr int LookBackSeconds = 2 * 3600;
    const bool wentBack = siteZone.isValid()
        && siteZone.offsetFromUtc(nowUtc)
            < siteZone.offsetFromUtc(nowUtc.addSecs(-LookBackSeconds));
    return naive.addSecs(wentBack ? -AfterClockChangeSeconds : -OverlapSeconds)
        .toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

Erp::ListQuery childQuery(
    const QString &childTable, const Erp::FieldMap &map, const QStringList &parents)
{
    Erp::ListQuery query{.doctype = map.doctype(childTable),
        .fields = QStringList{u"name"_s, u"parent"_s, u"idx"_s}
            + map.serverFields(childTable, mirroredFields(childTable))};
    query.parent = map.parentDoctype(childTable);
    query.filters = {{u"parenttype"_s, u"="_s, query.parent},
        {u"parent"_s, u"in"_s, QJsonArray::fromStringList(parents)}};
    query.order = {{.field = u"parent"_s}, {.field = u"idx"_s}};
    query.limit = Erp::ListQuery::MaximumLimit;
    return query;
}

Erp::ListQuery namesQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QString &from, const QString &to)
{
    Erp::ListQuery query{.doctype = map.doctype(plan.kind)};
    query.filters = serverFilters(plan, map);
    if (!from.isEmpty()) {
        query.filters += {u"name"_s, u">"_s, from};
    }
    if (!to.isEmpty()) {
        query.filters += {u"name"_s, u"<="_s, to};
    }
    query.order = {{.field = u"name"_s}};
    query.limit = Erp::ListQuery::MaximumLimit;
    return query;
}

Erp::ListQuery existingQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QStringList &names)
{
    Erp::ListQuery query{.doctype = map.doctype(plan.kind)};
    query.filters = {{u"name"_s, u"in"_s, QJsonArray::fromStringList(names)}};
    query.order = {{.field = u"name"_s}};
    query.limit = Erp::ListQuery::MaximumLimit;
    return query;
}

bool mayBeAboutFields(const Error &error)
{
    const bool isGateway = error.code == 502 || error.code == 503 || error.code == 504;
    return error.kind == ErrorKind::Validation || (error.kind == ErrorKind::Server && !isGateway)
        || error.kind == ErrorKind::Forbidden;
}

QString fieldNamedIn(const Error &error, const QStringList &fields)
{
    if (!mayBeAboutFields(error)) {
        return {};
    }
    // "Field not permitted in query: x", "Unknown column 'x'": else a field's name in a sentence
    // means nothing.
    if (!error.detail.contains("field"_L1, Qt::CaseInsensitive)
        && !error.detail.contains("column"_L1, Qt::CaseInsensitive)) {
        return {};
    }
    static const QRegularExpression word(u"[A-Za-z_][A-Za-z0-9_]*"_s);
    for (auto it = word.globalMatch(error.detail); it.hasNext();) {
        const QString name = it.next().captured();
        if (name != "name"_L1 && name != "modified"_L1 && name != "parent"_L1
            && fields.contains(name)) {
            return name;
        }
    }
    return {};
}

} // namespace FibreDesk::Sync
