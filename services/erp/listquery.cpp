// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/listquery.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

QJsonArray filtersArray(const QList<Filter> &filters)
{
    QJsonArray array;
    for (const Filter &filter : filters) {
        array += QJsonArray{filter.field, filter.op, filter.value};
    }
    return array;
}

QString filtersText(const QList<Filter> &filters)
{
    return QString::fromUtf8(QJsonDocument(filtersArray(filters)).toJson(QJsonDocument::Compact));
}

int boundedLimit(const ListQuery &query)
{
    return std::clamp(query.limit, 1, ListQuery::MaximumLimit);
}

} // namespace

QString orderText(const ListQuery &query)
{
    QStringList parts;
    bool isDescending = false;
    bool isTotal = false;
    for (const Order &order : query.order) {
        parts += order.field + (order.isDescending ? " desc"_L1 : " asc"_L1);
        isDescending = order.isDescending;
        isTotal = isTotal || order.field == "name"_L1;
    }
    if (!isTotal) {
        parts += isDescending ? u"name desc"_s : u"name asc"_s;
    }
    return parts.join(u", "_s);
}

QList<std::pair<QString, QString>> listParameters(const ListQuery &query, ApiVersion version)
{
    const QString limit = QString::number(boundedLimit(query));
    const QString start = QString::number(std::max(0, query.start));
    QList<std::pair<QString, QString>> parameters;
    parameters.emplace_back(u"fields"_s,
        QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(query.fields))
                .toJson(QJsonDocument::Compact)));
    if (!query.filters.isEmpty()) {
        parameters.emplace_back(u"filters"_s, filtersText(query.filters));
    }
    if (!query.orFilters.isEmpty()) {
        parameters.emplace_back(u"or_filters"_s, filtersText(query.orFilters));
    }
    parameters.emplace_back(u"order_by"_s, orderText(query));
    if (version == ApiVersion::V1) {
        parameters.emplace_back(u"limit_page_length"_s, limit);
    } else {
        parameters.emplace_back(u"limit"_s, limit);
        // The newest v2 reads `start`, the one before it `limit_start`; each ignores the other.
        parameters.emplace_back(u"start"_s, start);
    }
    parameters.emplace_back(u"limit_start"_s, start);
    if (!query.parent.isEmpty()) {
        parameters.emplace_back(u"parent"_s, query.parent);
    }
    return parameters;
}

QJsonObject listArguments(const ListQuery &query)
{
    QJsonObject arguments{{u"doctype"_s, query.doctype},
        {u"fields"_s, QJsonArray::fromStringList(query.fields)}, {u"order_by"_s, orderText(query)},
        {u"limit_page_length"_s, boundedLimit(query)},
        {u"limit_start"_s, std::max(0, query.start)}};
    if (!query.filters.isEmpty()) {
        arguments.insert(u"filters"_s, filtersArray(query.filters));
    }
    if (!query.orFilters.isEmpty()) {
        arguments.insert(u"or_filters"_s, filtersArray(query.orFilters));
    }
    if (!query.parent.isEmpty()) {
        arguments.insert(u"parent"_s, query.parent);
    }
    return arguments;
}

} // namespace FibreDesk::Erp
