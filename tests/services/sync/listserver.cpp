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

/// The arguments of a list, from the address or the body.
QJsonObject argumentsOf(const QUrl &url, const QByteArray &body)
{
    QJsonObject arguments = QJsonDocument::fromJson(body).object();
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        const QJsonDocument list = QJsonDocument::fromJson(value.toUtf8());
        arguments.insert(key, list.isArray() ? QJsonValue(list.array()) : QJsonValue(value));
    }
    return arguments;
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
    if (last == "frappe.client.get_list"_L1) {
        const QJsonObject arguments = argumentsOf(url, request.body);
        return list(arguments.value("doctype"_L1).toString(), arguments);
    }
    if (last == "frappe.desk.form.load.getdoctype"_L1) {
        const QString doctype = QUrlQuery(url).queryItemValue(u"doctype"_s, QUrl::FullyDecoded);
        if (const auto fields = describes.constFind(doctype); fields != describes.cend()) {
            QJsonArray list;
            for (const QString &field : *fields) {
                list += QJsonObject{{u"fieldname"_s, field}, {u"fieldtype"_s, u"Data"_s}};
            }
            return json(
                {{u"docs"_s, QJsonArray{QJsonObject{{u"name"_s, doctype}, {u"fields"_s, list}}}}});
        }
    }
    if (path.size() >= 3 && path.at(1) == "resource"_L1) {
        const QString doctype = path.at(2);
        if (path.size() == 3) {
            return list(doctype, argumentsOf(url, {}));
        }
        const auto found = documents.value(doctype).value(path.at(3));
        if (!found.isEmpty()) {
            return json({{u"data"_s, found}});
        }
    }
    return failure(u"DoesNotExistError"_s, u"not found"_s, 404);
}

ScriptedAnswer ListServer::list(const QString &doctype, const QJsonObject &arguments)
{
    if (absent.contains(doctype)) {
        return failure(u"DoesNotExistError"_s, u"DocType <b>%1</b> not found"_s.arg(doctype), 404);
    }
    if (unlisted.contains(doctype)) {
        return failure(u"PermissionError"_s, u"no permission"_s, 403);
    }
    const QJsonArray fields = arguments.value("fields"_L1).toArray();
    for (const QJsonValue &field : fields) {
        if (unknownFields.contains(field.toString())) {
            return isSilentAboutFields
                ? failure(u"UndefinedColumn"_s, {}, 500)
                : failure(
                      u"DataError"_s, u"Field not permitted in query: "_s + field.toString(), 417);
        }
    }
    const QJsonArray filters = arguments.value("filters"_L1).toArray();
    const QJsonArray orFilters = arguments.value("or_filters"_L1).toArray();
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
    const QStringList order = arguments.value("order_by"_L1).toString().split(u", "_s);
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
    int limit = arguments.value("limit_page_length"_L1).toVariant().toInt();
    if (mostRows > 0) {
        limit = std::min(limit, mostRows);
    }
    QJsonArray data;
    for (const QJsonObject &row : rows.first(std::min<qsizetype>(limit, rows.size()))) {
        if (fields.contains(QJsonValue(u"*"_s))) {
            data += row;
            continue;
        }
        QJsonObject cut;
        for (const QJsonValue &field : fields) {
            cut.insert(field.toString(), row.value(field.toString()));
        }
        data += cut;
    }
    return json({{u"data"_s, data}});
}

} // namespace FibreDesk::Tests
