// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/frappeservice.h"

#include "frappe/attachedfile.h"
#include "frappe/listquery.h"
#include "frappe/printedpdf.h"
#include "world/ledger.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrl>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

const QString FrappeService::apiUser = u"fibredesk@fibre.example"_s;
const QString FrappeService::password = u"sandbox"_s;

FrappeService::FrappeService(World &world, FaultBoard &faults)
    : m_world(world)
    , m_customisation(world)
    , m_realtime(
          world, faults, [this](const HttpRequest &request) { return authenticate(request); })
{
    addMethods();
    addClientMethods();
    addTicketMethods();
}

namespace {

QString sessionOf(const HttpRequest &request)
{
    for (const QByteArray &cookie : request.header("cookie").split(';')) {
        if (cookie.trimmed().startsWith("sid="))
            return QString::fromLatin1(cookie.trimmed().mid(4));
    }
    return {};
}

} // namespace

QString FrappeService::authenticate(const HttpRequest &request) const
{
    const auto refused = [] {
        return ErpError{401, u"AuthenticationError"_s, u"Authentication failed"_s, true, false};
    };
    const QByteArray given = request.header("authorization");
    if (!given.isEmpty()) {
        const QByteArray scheme = given.left(given.indexOf(' ')).toLower();
        QByteArray credentials = given.mid(given.indexOf(' ') + 1).trimmed();
        if (scheme == "basic")
            credentials = QByteArray::fromBase64(credentials);
        else if (scheme != "token" && scheme != "bearer")
            throw refused();
        if (credentials == QByteArray(apiKey) + ':' + apiSecret
            || (m_staff && m_staff->holderOf(given)))
            return apiUser;
        throw refused();
    }
    return m_sessions.value(sessionOf(request), u"Guest"_s);
}

void FrappeService::checkCsrf(const HttpRequest &request) const
{
    const QByteArray &verb = request.method;
    const bool isSafe = verb == "GET" || verb == "HEAD" || verb == "OPTIONS";
    if (isSafe || !request.header("authorization").isEmpty())
        return;
    const QByteArray wanted = m_csrfTokens.value(sessionOf(request));
    if (!wanted.isEmpty() && request.header("x-frappe-csrf-token") != wanted)
        throw ErpError{400, u"CSRFTokenError"_s, u"Invalid Request"_s, true, false};
}

bool FrappeService::upgrade(const HttpRequest &request, QTcpSocket *socket)
{
    return m_realtime.upgrade(request, socket);
}

HttpResponse FrappeService::desk(const HttpRequest &request)
{
    const QString boot = u"frappe.boot = {\"sitename\":\"%1\"};"_s.arg(m_realtime.siteOf(request));
    const QString sid = sessionOf(request);
    const bool hasToken = !request.header("authorization").isEmpty();
    if (hasToken && authenticate(request) == apiUser) {
        return HttpResponse::html(200,
            u"<!DOCTYPE html>\n<html><head><title>ERPNext</title></head><body><script>"_s + boot
                + u"</script></body></html>\n"_s);
    }
    if (!m_sessions.contains(sid)) {
        HttpResponse login = HttpResponse::text(302, {});
        login.headers.append(HttpHeader{"Location", "/login?redirect-to=%2Fapp"});
        return login;
    }
    QByteArray &csrf = m_csrfTokens[sid];
    if (csrf.isEmpty())
        csrf = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return HttpResponse::html(200,
        u"<!DOCTYPE "
        u"html>\n<html><head><title>ERPNext</title></head><body><script>frappe.csrf_token "
        "= \"%1\"; %2</script></body></html>\n"_s.arg(QString::fromLatin1(csrf), boot));
}

QJsonObject FrappeService::argumentsOf(const HttpRequest &request)
{
    QJsonObject arguments;
    const auto add = [&arguments](const QMultiHash<QString, QString> &items) {
        for (auto it = items.begin(); it != items.end(); ++it)
            arguments.insert(it.key(), it.value());
    };
    add(request.queryItems());
    add(request.formItems());
    if (request.header("content-type").startsWith("application/json") && !request.body.isEmpty()) {
        const QJsonValue body = decodeJson(QString::fromUtf8(request.body));
        const QJsonObject object = body.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            arguments.insert(it.key(), it.value());
    }
    return arguments;
}

void FrappeService::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    // As gunicorn in front of Frappe does it.
    constexpr qsizetype LongestRequestLine = 4094;
    const qsizetype line = request.method.size() + request.target.size() + qsizetype(10);
    if (line > LongestRequestLine) {
        exchange->send(HttpResponse::html(400,
            u"<html>\n  <head>\n    <title>Bad Request</title>\n  </head>\n  <body>\n    "
            "<h1><p>Bad Request</p></h1>\n    Request Line is too large (%1 &gt; %2)\n  "
            "</body>\n</html>\n"_s.arg(line)
                .arg(LongestRequestLine)));
        return;
    }
    if (request.path == "/app"_L1 || request.path.startsWith("/app/"_L1)) {
        try {
            exchange->send(desk(request));
        } catch (const ErpError &error) {
            exchange->send(errorResponse(error, request, false));
        }
        return;
    }
    if (request.path == "/socket.io/"_L1) {
        exchange->send(m_realtime.refusal());
        return;
    }
    if (isFilePath(request.path)) {
        exchange->send(file(request));
        return;
    }
    Call call{request, u"Guest"_s, {}, request.path.startsWith("/api/v2/"_L1)};
    HttpResponse response;
    try {
        call.user = authenticate(request);
        checkCsrf(request);
        call.arguments = argumentsOf(request);
        const Answer answer = route(call);
        response.status = answer.status;
        response.headers = answer.headers;
        response.contentType = answer.contentType;
        if (answer.key.isEmpty())
            response.body = answer.data.isEmpty() ? "{}"_ba : answer.data;
        else
            response.body = "{\"" + answer.key + "\":" + answer.data + '}';
    } catch (const ErpError &error) {
        response = errorResponse(error, request, call.isV2);
    } catch (const SqlError &error) {
        response =
            errorResponse(serverError(u"OperationalError"_s, QString::fromUtf8(error.what())),
                request, call.isV2);
    }
    const bool setsSession = std::ranges::any_of(
        response.headers, [](const HttpHeader &h) { return h.value.startsWith("sid="); });
    if (!setsSession)
        response.headers += cookies(u"Guest"_s);
    exchange->send(response);
}

HttpResponse FrappeService::file(const HttpRequest &request)
{
    try {
        if (authenticate(request) == "Guest"_L1)
            throw permissionError(u"You don't have permission to access this file"_s);
        const QByteArray id = fileId(request.path);
        const QJsonObject document = m_world.document(u"File"_s, QString::fromLatin1(id));
        if (document.value("file_url"_L1).toString() != request.path)
            throw ErpError{404, u"DoesNotExistError"_s, u"Not found"_s, false, false};
        return attachedFile(document);
    } catch (const ErpError &error) {
        return errorResponse(error, request, false);
    }
}

/// Every answer sets a guest's cookies, with token authentication too: a trap for cookie jars.
QList<HttpHeader> FrappeService::cookies(const QString &user) const
{
    const QByteArray id = QUrl::toPercentEncoding(user);
    const QByteArray isSystem = user == "Guest"_L1 ? "no" : "yes";
    return {{"Set-Cookie"_ba, "sid=Guest; Path=/; HttpOnly; SameSite=Lax"_ba},
        {"Set-Cookie"_ba, "system_user=" + isSystem + "; Path=/; SameSite=Lax"},
        {"Set-Cookie"_ba, "full_name=" + id + "; Path=/; SameSite=Lax"},
        {"Set-Cookie"_ba, "user_id=" + id + "; Path=/; SameSite=Lax"}};
}

void FrappeService::requireUser(const Call &call, const QString &doctype)
{
    if (call.user == "Guest"_L1)
        throw permissionError(u"User <strong>Guest</strong> does not have doctype access via role "
                              "permission for document <strong>%1</strong>"_s.arg(doctype));
}

FrappeService::Answer FrappeService::route(Call &call)
{
    QStringList path = call.request.segments();
    const auto missing = [] {
        return ErpError{404, u"DoesNotExistError"_s, u"Not found"_s, false, false};
    };
    if (path.size() < 2 || path.takeFirst() != "api"_L1)
        throw missing();
    const bool isV2 = path.first() == "v2"_L1;
    if (isV2 || path.first() == "v1"_L1)
        path.removeFirst();
    if (path.isEmpty())
        throw missing();
    const QString kind = path.takeFirst();
    if (kind == "method"_L1 && !path.isEmpty())
        return method(call, path.join(u'/'));
    if (!isV2 && kind == "resource"_L1 && !path.isEmpty())
        return resource(call, path);
    if (isV2 && kind == "document"_L1 && !path.isEmpty())
        return documentsV2(call, path);
    if (isV2 && kind == "doctype"_L1 && path.size() == 2)
        return doctypeV2(call, path);
    throw missing();
}

FrappeService::Answer FrappeService::listRows(const Call &call, const QString &doctype)
{
    requireUser(call, doctype);
    QJsonObject arguments = call.arguments;
    for (const auto key : {"fields"_L1}) {
        if (arguments.value(key).isString())
            arguments.insert(key, decodeJson(arguments.value(key)));
    }
    if (call.isV2) {
        arguments.remove("limit_page_length"_L1);
        if (arguments.contains("start"_L1))
            arguments.insert(u"limit_start"_s, arguments.value("start"_L1));
    }
    if (doctype == "DocType"_L1) {
        QJsonArray list;
        for (const DocType &type : docTypes()) {
            if (m_world.shownType(type.name))
                list.append(QJsonObject{{u"name"_s, type.name}});
        }
        for (const QString &made : m_customisation.madeTypes())
            list.append(QJsonObject{{u"name"_s, made}});
        return {200, compact(list), "data"_ba, {}};
    }
    if (doctype == "Email Template"_L1)
        return {200, compact(emailTemplates()), "data"_ba, {}};
    if (doctype == "Payment Entry Reference"_L1) {
        if (arguments.value("parent"_L1) != "Payment Entry"_L1)
            throw permissionError(u"Parent DocType is required to list rows of %1"_s.arg(doctype));
        QString invoice;
        const QJsonArray filters = decodeJson(arguments.value("filters"_L1)).toArray();
        for (const QJsonValue filter : filters) {
            if (filter[0] == "reference_name"_L1)
                invoice = filter[2].toString();
        }
        return {200, compact(paymentReferences(m_world, invoice)), "data"_ba, {}};
    }
    // Nobody has written a document of a doctype that was made just now.
    if (m_customisation.isMade(doctype))
        return {200, "[]"_ba, "data"_ba, {}};
    const QString asDict = arguments.value("as_dict"_L1).toVariant().toString().toLower();
    ListQuery query(m_world, ListArguments::from(doctype, arguments));
    const bool isDict = asDict != "false"_L1 && asDict != "0"_L1;
    if (!call.isV2)
        return {200, query.rows(isDict), "data"_ba, {}};
    // The newest v2 looks one row ahead and says whether there is more.
    ListArguments ahead = ListArguments::from(doctype, arguments);
    ahead.start += ahead.limit;
    ahead.limit = 1;
    const bool hasNext = !ListQuery(m_world, ahead).names().isEmpty();
    return {200,
        "{\"data\":" + query.rows(isDict) + ",\"has_next_page\":" + (hasNext ? "true}" : "false}"),
        {}, {}};
}

QJsonObject FrappeService::doctypeDocument(const QString &name, bool withCustom) const
{
    if (m_customisation.isMade(name))
        return m_customisation.type(name, withCustom);
    const DocType *type = m_world.shownType(name);
    if (!type)
        throw missingDocument(u"DocType"_s, name);
    QJsonObject document = metaOf(*type, withCustom && !m_world.isPlain());
    if (withCustom) {
        QJsonArray fields = document.value("fields"_L1).toArray();
        for (const QJsonValue field : m_customisation.fields(name))
            fields += field;
        document.insert(u"fields"_s, fields);
    }
    return document;
}

FrappeService::Answer FrappeService::oneDocument(
    const Call &call, const QString &doctype, const QString &name)
{
    requireUser(call, doctype);
    if (doctype == "DocType"_L1) {
        return {200, compact(doctypeDocument(name, false)), "data"_ba, {}};
    }
    const DocType *type = m_world.shownType(doctype);
    if (!type)
        throw missingDocument(u"DocType"_s, doctype);
    QJsonObject document = m_world.document(doctype, name);
    if (document.isEmpty())
        throw missingDocument(doctype, name);
    for (const DocField &field : type->fields) {
        if (!m_world.isShown(*type, field.name) || field.flags & DocField::Hidden)
            document.remove(field.name);
    }
    return {200,
        compact(withoutNulls(withCustomValues(doctype, name, withLedgerRows(m_world, document)))),
        "data"_ba, {}};
}

QJsonObject FrappeService::withCustomValues(
    const QString &doctype, const QString &name, QJsonObject document) const
{
    const QJsonObject custom = m_customisation.values(doctype, name);
    for (auto it = custom.begin(); it != custom.end(); ++it)
        document.insert(it.key(), it.value());
    return document;
}

FrappeService::Answer FrappeService::printed(const Call &call)
{
    const QString doctype = call.arguments.value("doctype"_L1).toString();
    const QString name = call.arguments.value("name"_L1).toString();
    requireUser(call, doctype);
    const QJsonObject document = m_world.document(doctype, name);
    if (!m_world.shownType(doctype) || document.isEmpty())
        throw missingDocument(doctype, name);
    const QString format = call.arguments.value("format"_L1).toString();
    if (!format.isEmpty() && format != "Standard"_L1 && !m_world.exists(u"Print Format"_s, format))
        throw missingDocument(u"Print Format"_s, format);
    Answer answer{200,
        printedPdf(
            withLedgerRows(m_world, document), format, call.arguments.value("_lang"_L1).toString()),
        {}, {}};
    answer.contentType = "application/pdf"_ba;
    answer.headers.append(
        HttpHeader{"Content-Disposition"_ba, "inline; filename=\"" + name.toUtf8() + ".pdf\""});
    return answer;
}

QJsonObject FrappeService::update(const QString &doctype, const QString &name,
    const QJsonObject &values, const QString &user, bool checkModified)
{
    QJsonObject patch = values;
    const QJsonObject custom = m_customisation.takeValues(doctype, patch);
    const QJsonObject saved = m_world.update(doctype, name, patch, user, checkModified);
    m_customisation.keepValues(doctype, name, custom);
    return withoutNulls(withCustomValues(doctype, name, saved));
}

FrappeService::Answer FrappeService::resource(const Call &call, const QStringList &path)
{
    const QString &doctype = path.first();
    const QByteArray &verb = call.request.method;
    if (path.size() == 1) {
        if (verb == "GET" || verb == "HEAD")
            return listRows(call, doctype);
        if (verb == "POST") {
            requireUser(call, doctype);
            if (doctype == "DocType"_L1)
                return {200, compact(m_customisation.makeType(call.arguments, call.user)),
                    "data"_ba, {}};
            if (doctype == "Custom Field"_L1)
                return {200, compact(m_customisation.makeField(call.arguments, call.user)),
                    "data"_ba, {}};
            QJsonObject given = call.arguments;
            if (doctype == "Comment"_L1 && given.value("comment_email"_L1).toString().isEmpty())
                given.insert(u"comment_email"_s, call.user); // as its controller does
            return {200, compact(withoutNulls(m_world.insert(doctype, given, call.user))),
                "data"_ba, {}};
        }
        throw permissionError(u"Method Not Allowed"_s);
    }
    // A name may hold slashes: Frappe routes it with a path converter.
    const QString name = path.mid(1).join(u'/');
    if (verb == "GET" || verb == "HEAD")
        return oneDocument(call, doctype, name);
    requireUser(call, doctype);
    if (verb == "PUT" || verb == "PATCH")
        return {
            200, compact(update(doctype, name, call.arguments, call.user, true)), "data"_ba, {}};
    if (verb == "DELETE") {
        m_world.remove(doctype, name);
        return {202, "\"ok\""_ba, "data"_ba, {}};
    }
    if (verb == "POST") {
        // Only in the body: from the query string of a JSON POST it is lost.
        const QJsonObject body = call.request.json();
        const QString method = body.isEmpty() ? call.request.formItems().value(u"run_method"_s)
                                              : body.value("run_method"_L1).toString();
        if (method.isEmpty())
            throw serverError(u"KeyError"_s, u"'run_method'"_s);
        return runDocumentMethod(call, doctype, name, method);
    }
    throw permissionError(u"Method Not Allowed"_s);
}

FrappeService::Answer FrappeService::runDocumentMethod(
    const Call &call, const QString &doctype, const QString &name, const QString &method)
{
    if (method != "submit"_L1 && method != "cancel"_L1)
        throw permissionError(u"Method %1 is not whitelisted"_s.arg(method));
    const QJsonObject after =
        update(doctype, name, {{u"docstatus"_s, method == "submit"_L1 ? 1 : 2}}, call.user, false);
    return {200, compact(after), "data"_ba, {}};
}

FrappeService::Answer FrappeService::documentsV2(const Call &call, const QStringList &path)
{
    const QByteArray &verb = call.request.method;
    QStringList rest = path;
    if (rest.size() > 3 && rest.at(rest.size() - 2) == "method"_L1) {
        const QString method = rest.takeLast();
        rest.removeLast();
        requireUser(call, rest.first());
        return runDocumentMethod(call, rest.first(), rest.mid(1).join(u'/'), method);
    }
    if (rest.size() == 2 && verb == "POST" && rest.last().startsWith("bulk_"_L1))
        throw missingDocument(rest.first(), rest.last());
    return resource(call, rest);
}

FrappeService::Answer FrappeService::doctypeV2(const Call &call, const QStringList &path)
{
    const QString &doctype = path.first();
    requireUser(call, doctype);
    if (path.last() == "meta"_L1)
        return {200, compact(doctypeDocument(doctype, true)), "data"_ba, {}};
    if (!m_world.shownType(doctype))
        throw missingDocument(u"DocType"_s, doctype);
    if (path.last() == "count"_L1) {
        ListQuery query(m_world, ListArguments::from(doctype, call.arguments));
        return {200, QByteArray::number(query.count()), "data"_ba, {}};
    }
    throw missingDocument(doctype, path.last());
}

FrappeService::Answer FrappeService::method(const Call &call, const QString &name)
{
    const auto it = m_methods.constFind(name);
    if (it == m_methods.cend())
        throw validationError(
            u"Failed to get method for command %1 with No module named '%2'"_s.arg(
                name, name.section(u'.', 0, 0)));
    if (call.user == "Guest"_L1 && !it->guest)
        throw permissionError(
            u"You are not permitted to access this resource. Function <strong>%1</strong> is not "
            "whitelisted."_s.arg(name));
    if (it->postOnly && (call.request.method == "GET" || call.request.method == "HEAD"))
        throw permissionError(u"Not permitted"_s);
    Answer answer = it->run(call);
    if (call.isV2 && answer.key == "message")
        answer.key = "data";
    return answer;
}

} // namespace FibreDesk::Sandbox
