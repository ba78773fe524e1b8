// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsclient.h"

#include "core/httpdate.h"
#include "core/jsontext.h"
#include "core/tls.h"
#include "core/urlpath.h"

#include <QCoroFuture>
#include <QCoroTask>

#include <QtConcurrentRun>

#include <algorithm>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 * 1024 * 1024; ///< 7,600 whole devices of 22 kB, and some
/// A task is answered when the device has done it: as many as an action on many devices has open,
/// and some for whoever looks at one meanwhile.
constexpr int connectionsPerHost = 60;
constexpr qsizetype parseAsideAbove = 64 * 1024;
/// HttpClient tells the reason phrase under this name, as HTTP/2 does the status: no real header
/// can be called so.
const QByteArray phraseName = ":reason"_ba;

QString queryText(const AcsQuery &query)
{
    return QString::fromUtf8(QJsonDocument(query.json()).toJson(QJsonDocument::Compact));
}

/// The server's words: a plain text body, else the reason phrase.
void readRefusal(const HttpResponse &response, Error &error)
{
    const QString phrase = QString::fromUtf8(response.header(phraseName)).trimmed();
    if (!response.contentType.toLower().contains("html")) {
        const QString body = QString::fromUtf8(response.body.left(300)).simplified();
        error.detail = body.isEmpty() ? phrase : body;
    }
    const QString words = (phrase + u' ' + error.detail).toLower();
    if (response.status == 503 && words.contains("session"_L1)) {
        error.kind = ErrorKind::Conflict;
        error.type = u"InSession"_s;
    } else if (response.status == 504 && words.contains("offline"_L1)) {
        error.type = u"DeviceOffline"_s;
    }
}

Error refusal(const QString &detail, const QString &source)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = source};
}

} // namespace

AcsClient::AcsClient(QNetworkAccessManager *network, AcsSettings settings, QObject *parent)
    : QObject(parent)
    , m_http(network, settings.credentials)
    , m_anonymous(network, Credentials{})
    , m_settings(std::move(settings))
{
    m_http.setErrorReader(readRefusal);
    m_http.setProperty("connectionsPerHost", connectionsPerHost);
    m_anonymous.setProperty("connectionsPerHost", connectionsPerHost);
    connect(&m_http, &HttpClient::answered, this, [this] { m_hasAnswered = true; });
}

HttpRequest AcsClient::request(HttpVerb verb, const QStringList &segments, const QString &source,
    const QList<std::pair<QString, QString>> &query) const
{
    HttpRequest request;
    request.verb = verb;
    request.url = urlWithPath(m_settings.url, segments, query);
    request.source = source;
    request.timeout = m_timeout;
    request.mostBytes = mostBytes;
    if (verb == HttpVerb::Get || verb == HttpVerb::Head)
        request.tries = m_hasAnswered ? m_triesOfKnown : m_readTries;
    return request;
}

QCoro::Task<Result<AcsClient::Rows>> AcsClient::rows(
    HttpRequest request, QPointer<RequestScope> scope)
{
    const QString source = request.source;
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response)
        co_return std::unexpected(response.error());
    if (const auto odd = notJson(*response, source))
        co_return std::unexpected(*odd);
    const auto document = response->body.size() > parseAsideAbove
        ? co_await QtConcurrent::run(parseJson, response->body, source)
        : parseJson(response->body, source);
    if (!document)
        co_return std::unexpected(document.error());
    if (!document->isArray())
        co_return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"no list came"_s,
            .code = response->status,
            .source = source});
    Rows rows{.array = document->array()};
    bool isNumber = false;
    const qint64 total = response->header("total").toLongLong(&isNumber);
    if (isNumber && total >= 0)
        rows.total = total;
    co_return rows;
}

namespace {

QList<std::pair<QString, QString>> listQuery(
    const AcsQuery &query, const QStringList &projection, const ListOptions &options)
{
    QList<std::pair<QString, QString>> items;
    if (!query.isEverything())
        items.append({u"query"_s, queryText(query)});
    QStringList paths = projection + query.paths();
    if (!options.sort.isEmpty())
        paths.append(options.sort);
    paths.removeDuplicates();
    items.append({u"projection"_s, paths.join(u',')});
    if (!options.sort.isEmpty())
        items.append(
            {u"sort"_s, u"{\"%1\":%2}"_s.arg(options.sort).arg(options.isDescending ? -1 : 1)});
    if (options.limit > 0)
        items.append({u"limit"_s, QString::number(options.limit)});
    if (options.skip > 0)
        items.append({u"skip"_s, QString::number(options.skip)});
    return items;
}

template <typename T>
Page<T> pageOf(const QJsonArray &array, qint64 total, const AcsQuery &query,
    const ListOptions &options, T (*read)(const QJsonObject &))
{
    Page<T> page{.total = total, .isTotalExact = !query.mayOvermatch()};
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        if (query.accepts([&object](const QString &path) { return textsAt(object, path); }))
            page.rows.append(read(object));
    }
    // One that is counted and read whole is known exactly.
    const qint64 end = options.skip + array.size();
    page.isLast = total >= 0 ? end >= total : options.limit == 0 || array.size() < options.limit;
    if (page.isLast && options.skip == 0) {
        page.total = page.rows.size();
        page.isTotalExact = true;
    }
    return page;
}

} // namespace

QCoro::Task<Result<Page<DeviceRecord>>> AcsClient::devices(
    AcsQuery query, QStringList projection, ListOptions options, RequestScope *scope)
{
    const QStringList always{
        u"_id"_s, u"_deviceId"_s, u"_lastInform"_s, u"_lastBoot"_s, u"_registered"_s, u"_tags"_s};
    const auto got = co_await rows(request(HttpVerb::Get, {u"devices"_s, {}}, u"acs devices"_s,
                                       listQuery(query, always + projection, options)),
        scope);
    if (!got)
        co_return std::unexpected(got.error());
    if (got->array.size() < 200)
        co_return pageOf(got->array, got->total, query, options, deviceFromJson);
    const Rows all = *got;
    co_return co_await QtConcurrent::run([all, query, options] {
        return pageOf(all.array, all.total, query, options, deviceFromJson);
    });
}

QCoro::Task<Result<Page<DeviceRecord>>> AcsClient::count(AcsQuery query, RequestScope *scope)
{
    QList<std::pair<QString, QString>> items;
    if (!query.isEverything())
        items.append({u"query"_s, queryText(query)});
    items.append({u"projection"_s, u"_id"_s});
    const QPointer<RequestScope> guard(scope);
    const QPointer<AcsClient> self(this);
    const HttpRequest wanted = request(HttpVerb::Head, {u"devices"_s, {}}, u"acs count"_s, items);
    const auto response = co_await m_http.send(wanted, guard);
    if (!response)
        co_return std::unexpected(response.error());
    bool isNumber = false;
    const qint64 total = response->header("total").toLongLong(&isNumber);
    if (!isNumber || total < 0) {
        if (!self)
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = wanted.source});
        const Error why = co_await whyUncounted(wanted, guard);
        co_return std::unexpected(why);
    }
    co_return Page<DeviceRecord>{
        .total = total, .isTotalExact = !query.mayOvermatch(), .isLast = total == 0};
}

QCoro::Task<Error> AcsClient::whyUncounted(HttpRequest asked, QPointer<RequestScope> scope)
{
    const QString source = asked.source;
    asked.verb = HttpVerb::Get;
    asked.url.setQuery(asked.url.query(QUrl::FullyEncoded) + u"&limit=1"_s);
    const auto got = co_await rows(std::move(asked), scope);
    if (!got)
        co_return got.error();
    co_return Error{.kind = ErrorKind::Protocol,
        .detail = u"the answer has no Total: is it GenieACS?"_s,
        .source = source};
}

QCoro::Task<Result<DeviceRecord>> AcsClient::device(
    QString id, QStringList projection, RequestScope *scope)
{
    const auto page = co_await devices(AcsQuery::equals(u"_id"_s, id), projection, {}, scope);
    if (!page)
        co_return std::unexpected(page.error());
    if (page->rows.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the ACS has no device %1"_s.arg(id),
            .source = u"acs device"_s});
    co_return page->rows.first();
}

QCoro::Task<Result<Receipt>> AcsClient::post(
    QString device, TaskRequest task, Delivery delivery, RequestScope *scope)
{
    const QString source = u"acs %1"_s.arg(taskName(task.name()));
    if (device.isEmpty())
        co_return std::unexpected(refusal(u"no device"_s, source));
    if (!task.onlyDevice().isEmpty() && task.onlyDevice() != device)
        co_return std::unexpected(
            refusal(u"another device was confirmed: %1"_s.arg(task.onlyDevice()), source));
    QList<std::pair<QString, QString>> items;
    if (delivery.isCalled)
        items = {
            {u"timeout"_s, QString::number(delivery.wait.count())}, {u"connection_request"_s, {}}};
    HttpRequest wanted = request(HttpVerb::Post, {u"devices"_s, device, u"tasks"_s}, source, items);
    wanted.body = QJsonDocument(task.json()).toJson(QJsonDocument::Compact);
    // It answers when the device has done it, or when the wait is over.
    wanted.timeout = m_timeout + (delivery.isCalled ? delivery.wait : std::chrono::milliseconds(0));
    const auto response = co_await m_http.send(std::move(wanted), scope);
    if (!response) {
        const Error &error = response.error();
        if (error.type == "InSession"_L1)
            co_return Receipt{.state = TaskState::InSession, .phrase = error.detail};
        if (error.code == 404)
            co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
                .detail = u"the ACS has no device %1"_s.arg(device),
                .code = error.code,
                .source = source});
        Error failed = error;
        // It writes the task down first and calls the device then: either may have failed.
        if (error.code == 500)
            failed.kind = ErrorKind::Uncertain;
        co_return std::unexpected(failed);
    }
    auto receipt = receiptOf(response->status, response->header(phraseName));
    if (!receipt)
        co_return std::unexpected(Error{.kind = ErrorKind::Uncertain,
            .detail = u"an answer that is not known: %1 %2"_s.arg(response->status)
                .arg(QString::fromUtf8(response->header(phraseName))),
            .code = response->status,
            .source = source});
    receipt->answered = httpDate(response->header("Date"));
    const auto document = parseJson(response->body, source);
    if (document && document->isObject())
        receipt->task = document->object().value("_id"_L1).toString();
    // A page of a proxy with status 200 is no word of a device's.
    if (receipt->task.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::Uncertain,
            .detail =
                u"the answer names no task: %1 %2"_s.arg(response->status).arg(receipt->phrase),
            .code = response->status,
            .source = source});
    co_return *receipt;
}

QCoro::Task<Result<Page<QueuedTask>>> AcsClient::tasks(
    AcsQuery query, ListOptions options, RequestScope *scope)
{
    // What is to be set stays at the server: it may be a password.
    const QStringList projection{u"_id"_s, u"device"_s, u"name"_s, u"timestamp"_s, u"expiry"_s};
    const auto got = co_await rows(request(HttpVerb::Get, {u"tasks"_s, {}}, u"acs tasks"_s,
                                       listQuery(query, projection, options)),
        scope);
    if (!got)
        co_return std::unexpected(got.error());
    co_return pageOf(got->array, got->total, query, options, taskFromJson);
}

QCoro::Task<Result<Page<FaultRecord>>> AcsClient::faults(
    AcsQuery query, ListOptions options, RequestScope *scope)
{
    const QStringList projection{u"_id"_s, u"device"_s, u"channel"_s, u"timestamp"_s, u"code"_s,
        u"message"_s, u"detail"_s, u"retries"_s};
    const auto got = co_await rows(request(HttpVerb::Get, {u"faults"_s, {}}, u"acs faults"_s,
                                       listQuery(query, projection, options)),
        scope);
    if (!got)
        co_return std::unexpected(got.error());
    co_return pageOf(got->array, got->total, query, options, faultFromJson);
}

QCoro::Task<Result<void>> AcsClient::command(HttpRequest request, QPointer<RequestScope> scope)
{
    request.accept = "*/*"; // the body is empty or a word
    const auto response = co_await m_http.send(std::move(request), scope);
    if (!response)
        co_return std::unexpected(response.error());
    if (response->contentType.toLower().contains("html")) {
        Error odd = notWanted(*response, u"a word"_s, u"acs"_s);
        if (odd.kind != ErrorKind::Unauthorized)
            odd.kind = ErrorKind::Uncertain;
        co_return std::unexpected(odd);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> AcsClient::deleteTask(QString task, RequestScope *scope)
{
    if (task.isEmpty())
        co_return std::unexpected(refusal(u"no task"_s, u"acs delete task"_s));
    co_return co_await command(
        request(HttpVerb::Delete, {u"tasks"_s, task}, u"acs delete task"_s), scope);
}

QCoro::Task<Result<void>> AcsClient::retryTask(QString task, RequestScope *scope)
{
    const QString source = u"acs retry task"_s;
    const QPointer<RequestScope> guard(scope);
    const QPointer<AcsClient> self(this);
    const auto found = co_await tasks(AcsQuery::equals(u"_id"_s, task), {}, scope);
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source});
    if (!found)
        co_return std::unexpected(found.error());
    if (found->rows.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the task is no longer at the server"_s,
            .source = source});
    co_return co_await command(
        request(HttpVerb::Post, {u"tasks"_s, task, u"retry"_s}, source), guard);
}

QCoro::Task<Result<void>> AcsClient::deleteFault(QString fault, RequestScope *scope)
{
    if (fault.isEmpty())
        co_return std::unexpected(refusal(u"no fault"_s, u"acs delete fault"_s));
    co_return co_await command(
        request(HttpVerb::Delete, {u"faults"_s, fault}, u"acs delete fault"_s), scope);
}

namespace {

Deed tagDeed(const QString &action, const QString &device, const QString &tag)
{
    return {.area = u"devices"_s, .action = action, .name = device, .after = {{u"tag"_s, tag}}};
}

} // namespace

QCoro::Task<Result<void>> AcsClient::changeTag(
    HttpRequest request, Deed deed, QPointer<RequestScope> scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"actOnDevices"_s))
        co_return std::unexpected(*forbidden);
    const OversightRef oversight = m_oversight;
    const auto done = co_await command(std::move(request), scope);
    note(oversight, ended(std::move(deed), errorOf(done)));
    co_return done;
}

QCoro::Task<Result<void>> AcsClient::addTag(QString device, QString tag, RequestScope *scope)
{
    if (device.isEmpty() || tag.trimmed().isEmpty())
        co_return std::unexpected(refusal(u"no tag"_s, u"acs add tag"_s));
    co_return co_await changeTag(
        request(HttpVerb::Post, {u"devices"_s, device, u"tags"_s, tag.trimmed()}, u"acs add tag"_s),
        tagDeed(u"add-tag"_s, device, tag.trimmed()), scope);
}

QCoro::Task<Result<void>> AcsClient::removeTag(QString device, QString tag, RequestScope *scope)
{
    if (device.isEmpty() || tag.isEmpty())
        co_return std::unexpected(refusal(u"no tag"_s, u"acs remove tag"_s));
    co_return co_await changeTag(
        request(HttpVerb::Delete, {u"devices"_s, device, u"tags"_s, tag}, u"acs remove tag"_s),
        tagDeed(u"remove-tag"_s, device, tag), scope);
}

QCoro::Task<Result<QList<AcsFile>>> AcsClient::files(RequestScope *scope)
{
    const QStringList projection{u"_id"_s, u"filename"_s, u"metadata"_s, u"length"_s};
    const auto got = co_await rows(
        request(HttpVerb::Get, {u"files"_s, {}}, u"acs files"_s, listQuery({}, projection, {})),
        scope);
    if (!got)
        co_return std::unexpected(got.error());
    co_return filesFromJson(QJsonDocument(got->array));
}

QCoro::Task<Result<AcsHealth>> AcsClient::health(RequestScope *scope)
{
    const QString source = u"acs health"_s;
    const QPointer<RequestScope> guard(scope);
    const QPointer<AcsClient> self(this);
    const HttpRequest wanted =
        request(HttpVerb::Head, {u"devices"_s, {}}, source, {{u"projection"_s, u"_id"_s}});
    const auto response = co_await m_http.send(wanted, guard);
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source});
    if (!response)
        co_return std::unexpected(response.error());
    AcsHealth health{.serverTime = httpDate(response->header("Date"))};
    bool isNumber = false;
    health.devices = response->header("total").toLongLong(&isNumber);
    if (!isNumber) {
        const Error why = co_await whyUncounted(wanted, guard);
        co_return std::unexpected(why);
    }
    const bool hasCertificate = clientTlsFor(m_settings.url).has_value();
    health.hasCredentials = m_settings.credentials.scheme != Credentials::Scheme::None
        || m_settings.usesSignIn || hasCertificate;
    if (m_settings.credentials.scheme == Credentials::Scheme::None && !m_settings.usesSignIn) {
        // A certificate is part of every connection: without one it cannot be tried from here.
        health.answersWithoutCredentials = !hasCertificate;
        co_return health;
    }
    const auto stranger = co_await m_anonymous.send(wanted, guard);
    health.answersWithoutCredentials = stranger && !stranger->header("total").isEmpty();
    co_return health;
}

QStringList deviceRowProjection()
{
    return {u"Device.DeviceInfo.ModelName"_s, u"Device.DeviceInfo.SoftwareVersion"_s,
        u"Device.DeviceInfo.UpTime"_s, u"Device.Optical.Interface.1"_s,
        u"InternetGatewayDevice.DeviceInfo.ModelName"_s,
        u"InternetGatewayDevice.DeviceInfo.SoftwareVersion"_s,
        u"InternetGatewayDevice.DeviceInfo.UpTime"_s};
}

QStringList devicePageProjection()
{
    return {u"Device.DeviceInfo"_s, u"Device.ManagementServer"_s, u"Device.Optical"_s,
        u"Device.IP.Interface"_s, u"Device.PPP"_s, u"Device.DHCPv4"_s, u"Device.DNS"_s,
        u"Device.Ethernet"_s, u"Device.Hosts"_s, u"Device.WiFi"_s, u"Device.Routing.Router"_s,
        u"InternetGatewayDevice.DeviceInfo"_s, u"InternetGatewayDevice.ManagementServer"_s,
        u"InternetGatewayDevice.WANDevice"_s, u"InternetGatewayDevice.LANDevice"_s};
}

} // namespace FibreDesk::Cpe::Acs
