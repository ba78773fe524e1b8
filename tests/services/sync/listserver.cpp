// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "listserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tests {

namespace {

bool holds(const QJsonObject &document, const QJsonArray &filter)
{
    const QString value = document.value(filter.at(0).toString()).toString();
    const QString op = filter.at(1).toString();
    const QString other = filter.at(2).toString();
    if (op == "="_L1) {
        return value == other;
    }
    if (op == "<"_L1) {
        return value < other;
    }
    if (op == "<="_L1) {
        return value <= other;
    }
    if (op == ">"_L1) {
        return value > other;
    }
    if (op == ">="_L1) {
        return value >= other;
    }
    if (op == "in"_L1) {
        return filter.at(2).toArray().contains(QJsonValue(value));
    }
    return op == "is"_L1 && value.isEmpty() == (other == "not set"_L1);
}

QJsonArray arrayParameter(const QUrlQuery &query, const QString &key)
{
    return QJsonDocument::fromJson(query.queryItemValue(key, QUrl::FullyDecoded).toUtf8()).array();
}

ScriptedAnswer json(const QJsonObject &object, int status = 200)
{
    return FakeHttpServer::json(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

ScriptedAnswer failure(const QString &type, const QString &message, int status)
{
    return json({{u"exc_type"_s, type}, {u"_error_message"_s, message}}, status);
}

} // namespace

ListServer::ListServer()
{
    http.setHandler([this](const SeenRequest &request) {
        if (instead) {
            if (const auto other = instead(request)) {
                return *other;
            }
        }
        return answer(request);
    });
}

void ListServer::put(const QString &doctype, QJsonObject document)
{
    documents[doctype].insert(document.value("name"_L1).toString(), document);
}

int ListServer::seen(const QString &text) const
{
    return int(std::ranges::count_if(http.requests(), [&text](const SeenRequest &request) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(request.target)).contains(text);
    }));
}

ScriptedAnswer ListServer::answer(const SeenRequest &request)
{
    const QUrl url = QUrl::fromEncoded(request.target);
    const QStringList path = url.path().split(u'/', Qt::SkipEmptyParts);
    const QString last = path.constLast();
    if (last == "frappe.auth.get_logged_user"_L1) {
        return json({{u"message"_s, u"anna@desk.example"_s}});
    }
    if (last == "frappe.client.get_time_zone"_L1) {
        return json({{u"message"_s, QJsonObject{{u"time_zone"_s, u"America/Toronto"_s}}}});
    }
    if (last == "frappe.client.get_count"_L1) {
        const QString doctype = QUrlQuery(url).queryItemValue(u"doctype"_s, QUrl::FullyDecoded);
        return json({{u"message"_s, documents.value(doctype).size()}});
    }
    if (path.size() >= 3 && path.at(1) == "resource"_L1) {
        const QString doctype = path.at(2);
        if (path.size() == 3) {
            return list(doctype, url);
        }
        const auto found = documents.value(doctype).value(path.at(3));
        if (!found.isEmpty()) {
            return json({{u"data"_s, found}});
        }
    }
    return failure(u"DoesNotExistError"_s, u"not found"_s, 404);
}

ScriptedAnswer ListServer::list(const QString &doctype, const QUrl &url)
{
    if (unlisted.contains(doctype)) {
        return failure(u"PermissionError"_s, u"no permission"_s, 403);
    }
    const QUrlQuery query(url);
    const QJsonArray fields = arrayParameter(query, u"fields"_s);
    for (const QJsonValue &field : fields) {
        if (unknownFields.contains(field.toString())) {
            return failure(
                u"DataError"_s, u"Field not permitted in query: "_s + field.toString(), 417);
        }
    }
    const QJsonArray filters = arrayParameter(query, u"filters"_s);
    const QJsonArray orFilters = arrayParameter(query, u"or_filters"_s);
    QList<QJsonObject> rows;
    for (const QJsonObject &document : documents.value(doctype)) {
        const bool all = std::ranges::all_of(
            filters, [&](const QJsonValue &f) { return holds(document, f.toArray()); });
        const bool any = orFilters.isEmpty()
            || std::ranges::any_of(
                orFilters, [&](const QJsonValue &f) { return holds(document, f.toArray()); });
        if (all && any) {
            rows += document;
        }
    }
    const QStringList order =
        query.queryItemValue(u"order_by"_s, QUrl::FullyDecoded).split(u", "_s);
    std::ranges::sort(rows, [&order](const QJsonObject &a, const QJsonObject &b) {
        for (const QString &part : order) {
            const QString field = part.section(u' ', 0, 0);
            const QString left = a.value(field).toVariant().toString();
            const QString right = b.value(field).toVariant().toString();
            if (left != right) {
                return part.endsWith("desc"_L1) ? left > right : left < right;
            }
        }
        return false;
    });
    const int limit = query.queryItemValue(u"limit_page_length"_s).toInt();
    QJsonArray data;
    for (const QJsonObject &row : rows.first(std::min<qsizetype>(limit, rows.size()))) {
        QJsonObject cut;
        for (const QJsonValue &field : fields) {
            cut.insert(field.toString(), row.value(field.toString()));
        }
        data += cut;
    }
    return json({{u"data"_s, data}});
}

} // namespace FibreDesk::Tests
