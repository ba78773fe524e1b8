// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/frappeservice.h"

#include <QJsonDocument>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

QString traceback(const ErpError &error)
{
    return u"Traceback (most recent call last):\n  File \"apps/frappe/frappe/app.py\", line 115, "
           u"in "
           "application\n    response = frappe.api.handle(request)\n%1: %2\n"_s.arg(
               error.type, error.message);
}

} // namespace

QByteArray compact(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

QJsonObject withoutNulls(const QJsonObject &document)
{
    QJsonObject kept;
    for (auto it = document.begin(); it != document.end(); ++it) {
        if (it.value().isNull())
            continue;
        if (it.value().isArray()) {
            QJsonArray rows;
            for (const QJsonValue row : it.value().toArray())
                rows.append(withoutNulls(row.toObject()));
            kept.insert(it.key(), rows);
        } else {
            kept.insert(it.key(), it.value());
        }
    }
    return kept;
}

QJsonObject metaOf(const DocType &type, bool withCustom)
{
    QJsonArray fields;
    int idx = 0;
    for (const DocField &f : type.fields) {
        const bool custom = isCustomField(type, f.name);
        if ((custom && !withCustom) || f.flags & DocField::Hidden)
            continue;
        QJsonObject field{{u"doctype"_s, u"DocField"_s}, {u"parent"_s, type.name},
            {u"parenttype"_s, u"DocType"_s}, {u"parentfield"_s, u"fields"_s}, {u"idx"_s, ++idx},
            {u"fieldname"_s, f.name}, {u"label"_s, f.label},
            {u"fieldtype"_s, fieldTypeName(f.type)},
            {u"reqd"_s, f.flags & DocField::Required ? 1 : 0},
            {u"unique"_s, f.flags & DocField::Unique ? 1 : 0},
            {u"read_only"_s, f.flags & DocField::Fetched ? 1 : 0}, {u"hidden"_s, 0},
            {u"search_index"_s, f.flags & DocField::Indexed ? 1 : 0}};
        if (!f.options.isEmpty())
            field.insert(u"options"_s, f.options);
        if (!f.fetchFrom.isEmpty())
            field.insert(u"fetch_from"_s, f.fetchFrom);
        if (custom)
            field.insert(u"is_custom_field"_s, 1);
        fields.append(field);
    }
    const QString naming = type.naming == DocType::Naming::Series ? type.series
        : type.naming == DocType::Naming::Field                   ? u"field:"_s + type.series
                                                                  : u"hash"_s;
    const QJsonObject permission{{u"role"_s, u"System Manager"_s}, {u"read"_s, 1}, {u"write"_s, 1},
        {u"create"_s, 1}, {u"delete"_s, 1}, {u"permlevel"_s, 0}};
    const QJsonObject everybody{{u"role"_s, u"Employee"_s}, {u"read"_s, 1}, {u"write"_s, 1},
        {u"create"_s, 1}, {u"delete"_s, 0}, {u"permlevel"_s, 0}};
    return {{u"doctype"_s, u"DocType"_s}, {u"name"_s, type.name}, {u"module"_s, type.module},
        {u"autoname"_s, naming}, {u"title_field"_s, type.titleField},
        {u"istable"_s, type.isChild ? 1 : 0}, {u"issingle"_s, 0},
        {u"is_submittable"_s, type.isSubmittable ? 1 : 0},
        {u"track_changes"_s, tracksChanges(type) ? 1 : 0}, {u"fields"_s, fields},
        {u"permissions"_s, QJsonArray{permission, everybody}},
        {u"default_print_format"_s, type.name == "Sales Invoice"_L1 ? u"Facture Fibre"_s : u""_s}};
}

QJsonObject errorBody(const ErpError &error, bool isV2)
{
    if (isV2) {
        QJsonObject entry{{u"type"_s, error.type}};
        if (error.status != 404 || !error.message.isEmpty()) {
            entry.insert(u"message"_s, error.message);
            entry.insert(u"title"_s, u"Message"_s);
            entry.insert(u"indicator"_s, u"red"_s);
        }
        if (error.hasTraceback)
            entry.insert(u"exception"_s, traceback(error));
        return {{u"errors"_s, QJsonArray{entry}}};
    }
    QJsonObject body{{u"exc_type"_s, error.type}};
    if (error.hasTraceback) {
        body.insert(u"exception"_s,
            QString(u"frappe.exceptions."_s + error.type + u": "_s + error.message));
        body.insert(u"exc"_s, QString::fromUtf8(compact(QJsonArray{traceback(error)})));
    }
    if (error.inErrorMessage)
        body.insert(u"_error_message"_s, error.message);
    if (error.status != 500 && error.status != 401) {
        // Decoded twice by whoever reads it: a list of JSON texts, itself as JSON text.
        const QByteArray one = compact(QJsonObject{{u"message"_s, error.message},
            {u"title"_s, u"Message"_s}, {u"indicator"_s, u"red"_s}, {u"raise_exception"_s, 1}});
        body.insert(
            u"_server_messages"_s, QString::fromUtf8(compact(QJsonArray{QString::fromUtf8(one)})));
    }
    return body;
}

HttpResponse FrappeService::errorResponse(
    const ErpError &error, const HttpRequest &request, bool isV2) const
{
    if (request.wantsHtml())
        return HttpResponse::html(error.status,
            u"<!DOCTYPE html>\n<html><head><title>%1</title></head><body><div class=\"page-card\">"
            "<h5>%1</h5><p>%2</p></div></body></html>\n"_s.arg(
                error.status == 404 ? u"Page not found"_s : error.type, error.message));
    return HttpResponse::json(error.status, errorBody(error, isV2));
}

HttpResponse FrappeService::faultResponse(
    int status, const Fault &fault, const HttpRequest &request) const
{
    if (status == 502 || status == 504) // that is the proxy before Frappe
        return HttpResponse::html(status,
            u"<html>\r\n<head><title>%1 %2</title></head>\r\n<body>\r\n<center><h1>%1 "
            u"%2</h1></center>"
            "\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"_s.arg(
                QString::number(status), QString::fromLatin1(reasonPhrase(status))));
    ErpError error = serverError(u"OperationalError"_s, u"(2006, 'Server has gone away')"_s);
    error.status = status;
    if (status == 401)
        error = {401, u"AuthenticationError"_s, u"Token expired"_s, true, false};
    else if (status == 429)
        error = {429, u"TooManyRequestsError"_s, u"Too Many Requests"_s, true, false};
    else if (status == 503)
        error = {503, u"SessionStopped"_s, u"Session Stopped"_s, true, false};
    else if (status == 403)
        error = permissionError(u"Not permitted"_s);
    else if (status == 417)
        error = validationError(u"Refused on request"_s);
    if (!fault.body.isEmpty())
        error.message = fault.body;
    return errorResponse(error, request, request.path.startsWith("/api/v2/"_L1));
}

} // namespace FibreDesk::Sandbox
