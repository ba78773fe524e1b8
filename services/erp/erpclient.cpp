// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"

#include "core/httpdate.h"
#include "core/jsontext.h"
#include "core/sitetime.h"
#include "core/urlpath.h"
#include "core/wipe.h"
#include "erp/envelope.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Erp {

namespace {

/// A save runs the server's hooks and may wait for a row lock: longer than a read, but bounded.
constexpr auto WriteTimeout = 45s;
constexpr auto ListTimeout = 30s;
constexpr auto FileTimeout = 120s;
constexpr qint64 LargestPrint = 64LL * 1024 * 1024;
/// What the server says of a file's size need not be true, and it is held whole.
constexpr qint64 LargestFile = 100LL * 1024 * 1024;
constexpr int ReadTries = 3;
/// Frappe's own web server refuses a request line above 4,094 bytes, so longer lists are asked for
/// by POST.
constexpr qsizetype LongestTarget = 2000;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Error protocolError(const QString &detail, const QString &source)
{
    return {.kind = ErrorKind::Protocol, .detail = detail, .source = source};
}

} // namespace

ErpClient::ErpClient(QNetworkAccessManager *network, Profile::Service service, QObject *parent)
    : QObject(parent)
    , m_http(network, service.credentials)
    , m_url(service.url)
{
    m_http.setErrorReader(&readError);
    m_http.setTokenSource(service.tokens);
}

HttpRequest ErpClient::documentRequest(
    HttpVerb verb, const QString &doctype, const QString &name) const
{
    static const QHash<HttpVerb, QString> words{{HttpVerb::Get, u"get"_s},
        {HttpVerb::Put, u"update"_s}, {HttpVerb::Post, u"insert"_s},
        {HttpVerb::Delete, u"remove"_s}};
    QStringList path = m_version == ApiVersion::V1
        ? QStringList{u"api"_s, u"resource"_s, doctype}
        : QStringList{u"api"_s, u"v2"_s, u"document"_s, doctype};
    QString source = u"erp %1 %2"_s.arg(words.value(verb), doctype);
    if (!name.isEmpty()) {
        path += name;
        source += u' ' + name;
    }
    HttpRequest request;
    request.verb = verb;
    request.url = urlWithPath(m_url, path);
    request.source = source;
    if (verb == HttpVerb::Get) {
        request.tries = ReadTries;
    } else {
        request.timeout = WriteTimeout;
    }
    return request;
}

HttpRequest ErpClient::methodRequest(
    const QString &method, const QList<std::pair<QString, QString>> &query) const
{
    HttpRequest request;
    request.url = urlWithPath(m_url, {u"api"_s, u"method"_s, method}, query);
    request.source = u"erp call %1"_s.arg(method);
    request.tries = ReadTries;
    return request;
}

HttpRequest ErpClient::listRequest(const ListQuery &query) const
{
    const QStringList path = m_version == ApiVersion::V1
        ? QStringList{u"api"_s, u"resource"_s, query.doctype}
        : QStringList{u"api"_s, u"v2"_s, u"document"_s, query.doctype};
    HttpRequest request;
    request.url = urlWithPath(m_url, path, listParameters(query, m_version));
    request.source = u"erp list %1"_s.arg(query.doctype);
    request.timeout = ListTimeout;
    if (request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority).size() > LongestTarget) {
        request.verb = HttpVerb::Post;
        request.isSafe = true;
        request.tries = 2; // a connection that was kept open may have been closed meanwhile
        request.url = urlWithPath(m_url, {u"api"_s, u"method"_s, u"frappe.client.get_list"_s});
        request.body = compact(listArguments(query));
    }
    return request;
}

QCoro::Task<Result<QJsonValue>> ErpClient::ask(HttpRequest request, QPointer<RequestScope> scope)
{
    const QString source = request.source;
    const auto document = co_await m_http.sendForJson(std::move(request), scope);
    if (!document) {
        co_return std::unexpected(document.error());
    }
    co_return payload(*document, source);
}

QCoro::Task<Result<QJsonObject>> ErpClient::askForDocument(
    HttpRequest request, QPointer<RequestScope> scope)
{
    const QString source = request.source;
    const bool isRead = request.verb == HttpVerb::Get;
    const auto answer = co_await ask(std::move(request), scope);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    if (!answer->isObject()) {
        Error error = protocolError(u"a document was expected"_s, source);
        if (!isRead) {
            error.kind = ErrorKind::Uncertain;
        }
        co_return std::unexpected(error);
    }
    co_return withTextName(answer->toObject());
}

QCoro::Task<Result<QList<QJsonObject>>> ErpClient::list(ListQuery query, RequestScope *scope)
{
    HttpRequest request = listRequest(query);
    request.tries = ReadTries;
    const QString source = request.source;
    const auto document = co_await m_http.sendForJson(std::move(request), scope);
    if (!document) {
        co_return std::unexpected(document.error());
    }
    co_return rows(*document, source);
}

QCoro::Task<Result<QByteArray>> ErpClient::listBytes(ListQuery query, RequestScope *scope)
{
    HttpRequest request = listRequest(query);
    const QString source = request.source;
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response) {
        co_return std::unexpected(response.error());
    }
    if (const auto problem = notJson(*response, source)) {
        co_return std::unexpected(*problem);
    }
    co_return response->body;
}

QCoro::Task<Result<QJsonObject>> ErpClient::get(QString doctype, QString name, RequestScope *scope)
{
    return askForDocument(documentRequest(HttpVerb::Get, doctype, name), scope);
}

QCoro::Task<Result<QJsonObject>> ErpClient::update(
    QString doctype, QString name, QJsonObject changes, QString modified, RequestScope *scope)
{
    HttpRequest request = documentRequest(HttpVerb::Put, doctype, name);
    changes.insert(u"modified"_s, modified);
    request.body = compact(changes);
    return askForDocument(std::move(request), scope);
}

QCoro::Task<Result<QJsonObject>> ErpClient::insert(
    QString doctype, QJsonObject document, RequestScope *scope)
{
    HttpRequest request = documentRequest(HttpVerb::Post, doctype);
    request.body = compact(document);
    return askForDocument(std::move(request), scope);
}

QCoro::Task<Result<QByteArray>> ErpClient::askForBytes(
    HttpRequest request, QPointer<RequestScope> scope)
{
    const QString source = request.source;
    const bool isRead = request.verb == HttpVerb::Get;
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response) {
        co_return std::unexpected(response.error());
    }
    Error problem;
    if (const auto odd = notJson(*response, source)) {
        problem = *odd;
    } else {
        const auto content = payloadBytes(response->body, source);
        if (content && content->startsWith('{')) {
            co_return content;
        }
        problem = content ? protocolError(u"a document was expected"_s, source) : content.error();
        problem.code = response->status;
    }
    if (!isRead && problem.kind == ErrorKind::Protocol) {
        problem.kind = ErrorKind::Uncertain;
    }
    co_return std::unexpected(problem);
}

QCoro::Task<Result<QByteArray>> ErpClient::getBytes(
    QString doctype, QString name, RequestScope *scope)
{
    return askForBytes(documentRequest(HttpVerb::Get, doctype, name), scope);
}

QCoro::Task<Result<QByteArray>> ErpClient::updateBytes(
    QString doctype, QString name, QByteArray changes, RequestScope *scope)
{
    HttpRequest request = documentRequest(HttpVerb::Put, doctype, name);
    request.body = std::move(changes);
    return askForBytes(std::move(request), scope);
}

QCoro::Task<Result<QByteArray>> ErpClient::insertBytes(
    QString doctype, QByteArray document, RequestScope *scope)
{
    HttpRequest request = documentRequest(HttpVerb::Post, doctype);
    request.body = std::move(document);
    return askForBytes(std::move(request), scope);
}

QCoro::Task<Result<void>> ErpClient::remove(QString doctype, QString name, RequestScope *scope)
{
    const auto answer = co_await ask(documentRequest(HttpVerb::Delete, doctype, name), scope);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    co_return Result<void>();
}

QCoro::Task<Result<QJsonValue>> ErpClient::call(
    QString method, QJsonObject arguments, RequestScope *scope)
{
    HttpRequest request = methodRequest(method);
    request.verb = HttpVerb::Post;
    request.tries = 1;
    request.timeout = WriteTimeout;
    request.body = compact(arguments);
    auto answer = co_await ask(std::move(request), scope);
    if (!answer && answer.error().kind == ErrorKind::Protocol) {
        Error error = answer.error();
        error.kind = ErrorKind::Uncertain; // something answered; what it did nobody said
        co_return std::unexpected(error);
    }
    co_return answer;
}

QCoro::Task<Result<qint64>> ErpClient::count(
    QString doctype, QList<Filter> filters, RequestScope *scope)
{
    QJsonArray list;
    for (const Filter &filter : std::as_const(filters)) {
        list += QJsonArray{filter.field, filter.op, filter.value};
    }
    HttpRequest request = methodRequest(u"frappe.client.get_count"_s,
        {{u"doctype"_s, doctype},
            {u"filters"_s, QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact))}});
    request.source = u"erp count %1"_s.arg(doctype);
    const QString source = request.source;
    const auto answer = co_await ask(std::move(request), scope);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    bool isNumber = false;
    const qint64 number = answer->toVariant().toLongLong(&isNumber);
    if (!isNumber || answer->isNull()) {
        co_return std::unexpected(protocolError(u"a number was expected"_s, source));
    }
    co_return number;
}

QCoro::Task<Result<DocTypeMeta>> ErpClient::meta(QString doctype, RequestScope *scope)
{
    const QPointer<ErpClient> self(this);
    const QPointer<RequestScope> guard(scope);
    HttpRequest request = methodRequest(u"frappe.desk.form.load.getdoctype"_s,
        {{u"doctype"_s, doctype}, {u"with_parent"_s, u"0"_s}});
    request.source = u"erp meta %1"_s.arg(doctype);
    const QString source = request.source;
    const auto desk = co_await m_http.sendForJson(request, guard);
    if (!self) {
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source});
    }
    if (desk) {
        // This one answers beside `message`: the doctype first, then those of its child tables.
        const QJsonArray documents = desk->object().value("docs"_L1).toArray();
        for (const QJsonValue value : documents) {
            if (value.toObject().value("name"_L1).toString() == doctype) {
                co_return DocTypeMeta::fromJson(value.toObject(), source);
            }
        }
    } else if (desk.error().type == "DoesNotExistError"_L1) {
        co_return std::unexpected(desk.error()); // the doctype, not the method
    } else if (desk.error().kind != ErrorKind::NotFound && desk.error().kind != ErrorKind::Forbidden
        && desk.error().kind != ErrorKind::Validation) {
        co_return std::unexpected(desk.error());
    }
    request.url = urlWithPath(m_url, {u"api"_s, u"v2"_s, u"doctype"_s, doctype, u"meta"_s});
    const auto answer = co_await ask(request, guard);
    if (!answer) {
        co_return std::unexpected(desk ? answer.error() : desk.error());
    }
    co_return DocTypeMeta::fromJson(answer->toObject(), source);
}

QCoro::Task<Result<QByteArray>> ErpClient::password(
    QString doctype, QString name, QString field, RequestScope *scope)
{
    HttpRequest request = methodRequest(u"frappe.client.get_password"_s);
    request.verb = HttpVerb::Post; // what is asked for stands in no log of addresses
    request.isSafe = true;
    request.isSecret = true;
    request.body = compact({{u"doctype"_s, doctype}, {u"name"_s, name}, {u"fieldname"_s, field}});
    request.source = u"erp password %1"_s.arg(doctype);
    const auto answer = co_await ask(std::move(request), scope);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    QString text = answer->toString();
    QByteArray bytes = text.toUtf8();
    wipe(text);
    co_return bytes;
}

QCoro::Task<Result<void>> ErpClient::setTag(
    QString doctype, QString name, QString tag, bool isThere, RequestScope *scope)
{
    HttpRequest request = methodRequest(
        u"frappe.desk.doctype.tag.tag."_s + (isThere ? u"add_tag"_s : u"remove_tag"_s));
    request.verb = HttpVerb::Post;
    request.tries = 1;
    request.timeout = WriteTimeout;
    request.body = compact({{u"tag"_s, tag}, {u"dt"_s, doctype}, {u"dn"_s, name}});
    const QString source = request.source;
    // An answer without a message is one: what the method says does not matter.
    const auto document = co_await m_http.sendForJson(std::move(request), scope);
    if (!document) {
        Error error = document.error();
        if (error.kind == ErrorKind::Protocol) {
            error.kind = ErrorKind::Uncertain;
        }
        co_return std::unexpected(error);
    }
    co_return Result<void>();
}

QCoro::Task<Result<QByteArray>> ErpClient::file(QString fileUrl, RequestScope *scope)
{
    HttpRequest request;
    request.source = u"erp file"_s;
    request.timeout = FileTimeout;
    request.accept = "*/*"_ba;
    request.tries = ReadTries;
    // Only ever a path below our own server: elsewhere our credentials would go astray.
    QStringList path = fileUrl.split(u'/', Qt::SkipEmptyParts);
    const bool isOurs =
        fileUrl.startsWith("/files/"_L1) || fileUrl.startsWith("/private/files/"_L1);
    if (!isOurs || path.contains(u".."_s)) {
        co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"the file lies elsewhere: %1"_s.arg(fileUrl),
            .source = request.source});
    }
    request.url = urlWithPath(m_url, path);
    request.mostBytes = LargestFile;
    const QString source = request.source;
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response) {
        co_return std::unexpected(response.error());
    }
    // A page that asks to sign in must not be kept as somebody's contract.
    const bool isPage = response->contentType.trimmed().toLower().startsWith("text/html");
    if (isPage && !fileUrl.endsWith(".htm"_L1, Qt::CaseInsensitive)
        && !fileUrl.endsWith(".html"_L1, Qt::CaseInsensitive)) {
        co_return std::unexpected(notWanted(*response, u"a file"_s, source));
    }
    co_return response->body;
}

QCoro::Task<Result<QByteArray>> ErpClient::print(Print print, RequestScope *scope)
{
    QList<std::pair<QString, QString>> query{
        {u"doctype"_s, print.doctype}, {u"name"_s, print.name}, {u"no_letterhead"_s, u"0"_s}};
    if (!print.format.isEmpty()) {
        query += {u"format"_s, print.format};
    }
    if (!print.language.isEmpty()) {
        query += {u"_lang"_s, print.language};
    }
    HttpRequest request = methodRequest(u"frappe.utils.print_format.download_pdf"_s, query);
    request.source = u"erp print %1 %2"_s.arg(print.doctype, print.name);
    // The server runs a browser for it.
    request.timeout = FileTimeout;
    request.accept = "application/pdf, application/json"_ba;
    request.tries = 1;
    request.mostBytes = LargestPrint;
    request.progress = std::move(print.progress);
    const QString source = request.source;
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response) {
        co_return std::unexpected(response.error());
    }
    // Some writers put a few bytes in front; every reader takes them.
    constexpr qsizetype nearby = 1024;
    if (!response->body.first(std::min(nearby, response->body.size())).contains("%PDF-")) {
        co_return std::unexpected(notWanted(*response, u"a PDF"_s, source));
    }
    if (!response->body.last(std::min(nearby * 2, response->body.size())).contains("%%EOF")) {
        co_return std::unexpected(protocolError(u"the PDF has no end: it was cut"_s, source));
    }
    co_return response->body;
}

QCoro::Task<Result<Hello>> ErpClient::hello(RequestScope *scope)
{
    const QPointer<ErpClient> self(this);
    const QPointer<RequestScope> guard(scope);
    const HttpRequest who = methodRequest(u"frappe.auth.get_logged_user"_s);
    const auto response = co_await m_http.send(who, guard);
    if (!response) {
        Error error = response.error();
        if (error.kind == ErrorKind::Forbidden) {
            // Everybody who is signed in may ask this, so we are not: without credentials Frappe
            // answers 403, not 401.
            error.kind = ErrorKind::Unauthorized;
            error.detail =
                u"the server takes us for a guest: the key may be disabled, or something "
                u"on the way removes the Authorization header (%1)"_s.arg(error.detail);
        } else if (error.kind == ErrorKind::NotFound) {
            error.detail =
                u"no Frappe site answers at this address and under this host name (%1)"_s.arg(
                    error.detail);
        }
        co_return std::unexpected(error);
    }
    if (const auto problem = notJson(*response, who.source)) {
        co_return std::unexpected(*problem);
    }
    const auto document = parseJson(response->body, who.source);
    const auto user =
        document.and_then([&who](const QJsonDocument &d) { return payload(d, who.source); });
    if (!user || !user->isString()) {
        co_return std::unexpected(protocolError(u"no Frappe server answers there"_s, who.source));
    }
    Hello hello;
    hello.user = user->toString();
    hello.elapsed = response->elapsed;
    const QDateTime serverTime = httpDate(response->header("Date"));
    if (serverTime.isValid()) {
        hello.clockSkew = std::chrono::seconds(QDateTime::currentDateTimeUtc().secsTo(serverTime));
    }
    if (!self) {
        co_return hello;
    }
    const auto zone = co_await ask(methodRequest(u"frappe.client.get_time_zone"_s), guard);
    if (zone) {
        hello.siteZoneName =
            zone->isObject() ? zone->toObject().value("time_zone"_L1).toString() : zone->toString();
        hello.siteZone = zoneNamed(hello.siteZoneName);
    } else if (zone.error().kind == ErrorKind::Cancelled || !self) {
        co_return std::unexpected(zone.error());
    }
    if (!self) {
        co_return hello;
    }
    // Not everybody may read the versions; that is no reason to fail.
    const auto versions =
        co_await ask(methodRequest(u"frappe.utils.change_log.get_versions"_s), guard);
    if (versions) {
        const QJsonObject applications = versions->toObject();
        for (auto it = applications.constBegin(); it != applications.constEnd(); ++it) {
            hello.versions.insert(it.key(), it->toObject().value("version"_L1).toString());
        }
    }
    co_return hello;
}

} // namespace FibreDesk::Erp
