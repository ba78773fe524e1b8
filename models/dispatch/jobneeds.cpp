// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobneeds.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"
#include "store/mirrorschema.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr qsizetype jobsAtOnce = 100; ///< their names stand in an address

/// The rows of a child table under our names, in their order; none where the site has no such one.
QCoro::Task<Result<QList<QJsonObject>>> readRows(Erp::ErpClient *erp, Erp::FieldMap map,
    QString table, QStringList fields, QStringList jobs, RequestScope *scope)
{
    QList<QJsonObject> rows;
    for (qsizetype at = 0; at < jobs.size(); at += jobsAtOnce) {
        Erp::ListQuery query{.doctype = map.doctype(table),
            .fields =
                QStringList{u"name"_s, u"parent"_s, u"idx"_s} + map.serverFields(table, fields)};
        query.parent = map.doctype(Store::Kind::Job);
        query.filters = {{u"parenttype"_s, u"="_s, query.parent},
            {u"parent"_s, u"in"_s, QJsonArray::fromStringList(jobs.mid(at, jobsAtOnce))}};
        query.order = {{.field = u"parent"_s}, {.field = u"idx"_s}};
        query.limit = Erp::ListQuery::MaximumLimit;
        const auto page = co_await erp->list(query, scope);
        if (!page && page.error().kind == ErrorKind::NotFound)
            co_return QList<QJsonObject>();
        if (!page)
            co_return std::unexpected(page.error());
        for (const QJsonObject &row : *page)
            rows += map.toOurs(table, row);
    }
    co_return rows;
}

} // namespace

QCoro::Task<Result<QHash<QString, JobNeeds>>> readJobNeeds(
    Erp::ErpClient *erp, Erp::FieldMap map, QStringList jobs, RequestScope *scope)
{
    QHash<QString, JobNeeds> needs;
    const auto equipment =
        co_await readRows(erp, map, u"job_equipment"_s, {u"equipment"_s, u"action"_s}, jobs, scope);
    if (!equipment)
        co_return std::unexpected(equipment.error());
    for (const QJsonObject &row : *equipment) {
        needs[row.value("parent"_L1).toString()].equipment.push_back(
            {row.value("equipment"_L1).toString(), row.value("action"_L1).toString()});
    }
    const auto materials =
        co_await readRows(erp, map, u"job_material"_s, {u"item"_s, u"quantity"_s}, jobs, scope);
    if (!materials)
        co_return std::unexpected(materials.error());
    for (const QJsonObject &row : *materials) {
        const double quantity = row.value("quantity"_L1).toDouble();
        const QString item = row.value("item"_L1).toString();
        needs[row.value("parent"_L1).toString()].materials +=
            quantity > 0 ? u"%1 × %2"_s.arg(QString::number(quantity), item) : item;
    }
    const auto checks = co_await readRows(erp, map, u"job_check"_s, {u"label"_s}, jobs, scope);
    if (!checks)
        co_return std::unexpected(checks.error());
    for (const QJsonObject &row : *checks)
        needs[row.value("parent"_L1).toString()].checks += row.value("label"_L1).toString();
    co_return needs;
}

} // namespace FibreDesk::Dispatch
