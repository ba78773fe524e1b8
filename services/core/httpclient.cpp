// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/httpclient.h"

#include "core/backoff.h"
#include "core/httpdate.h"
#include "core/jsontext.h"
#include "core/logging.h"
#include "core/oneshotbody.h"
#include "core/profile.h"
#include "core/tls.h"
#include "core/tokensource.h"
#include "core/wipe.h"

#include <QCoroFuture>
#include <QCoroNetworkReply>
#include <QCoroSignal>
#include <QCoroTimer>

#include <QElapsedTimer>
#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr qsizetype parseOnWorkerAbove = 128 * 1024;
/// A server that asks for more patience than this is told of instead of waited for in silence.
constexpr std::chrono::seconds longestWait{30};

/// Frappe sets sid=Guest on every answer; sent back with a token it mixes users up.
class NoCookies : public QNetworkCookieJar {
public:
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

QByteArray verbName(HttpVerb verb)
{
    switch (verb) {
    case HttpVerb::Get:
        return "GET"_ba;
    case HttpVerb::Post:
        return "POST"_ba;
    case HttpVerb::Put:
        return "PUT"_ba;
    case HttpVerb::Patch:
        return "PATCH"_ba;
    case HttpVerb::Delete:
        return "DELETE"_ba;
    case HttpVerb::Head:
        return "HEAD"_ba;
    }
    return {};
}

bool isSafe(const HttpRequest &request)
{
    return request.isSafe || request.verb == HttpVerb::Get || request.verb == HttpVerb::Head;
}

/// The words of an error page: its title, else the beginning of its text.
QString wordsOfBody(const QByteArray &body)
{
    static const QRegularExpression title(
        u"<title>([^<]*)</title>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression blocks(u"<(script|style)[^>]*>.*?</\\1>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    QString text = QString::fromUtf8(body.left(4000));
    if (const auto match = title.match(text); match.hasMatch() && !match.captured(1).isEmpty())
        return match.captured(1).simplified();
    return text.remove(blocks).remove(tags).simplified().left(300);
}

bool isHtml(const HttpResponse &response)
{
    return response.contentType.toLower().contains("html");
}

/// Some servers name no type, or text/plain; what looks like JSON is tried as JSON then. A web
/// page never is.
bool mayBeJson(const HttpResponse &response)
{
    if (response.contentType.toLower().contains("json"))
        return true;
    const QByteArray start = response.body.left(64).trimmed();
    return !isHtml(response)
        && (start.startsWith('{') || start.startsWith('[') || start.startsWith("\xEF\xBB\xBF"));
}

/// A proxy's sign-in form with status 200: whatever was asked has not reached the service.
/// Authentik's is made by a script, in an element of its own.
bool isSignInPage(const HttpResponse &response)
{
    static const QRegularExpression password(
        u"<input[^>]*type\\s*=\\s*[\"']?password|<ak-flow-executor"_s,
        QRegularExpression::CaseInsensitiveOption);
    return isHtml(response)
        && password.match(QString::fromUtf8(response.body.left(256 * 1024))).hasMatch();
}

/// Seconds, or the date of HTTP.
int retryAfterSeconds(const HttpResponse &response)
{
    const QByteArray after = response.header("Retry-After").trimmed();
    bool isNumber = false;
    double seconds = after.toDouble(&isNumber);
    if (!isNumber) {
        const QDateTime date = httpDate(after);
        const QDateTime served = httpDate(response.header("Date"));
        const QDateTime now = served.isValid() ? served : QDateTime::currentDateTimeUtc();
        seconds = date.isValid() ? double(now.secsTo(date)) : 0;
    }
    return int(std::ceil(std::clamp(seconds, 0.0, 3600.0)));
}

QString reasonOf(const QNetworkReply &reply)
{
    // Qt's text repeats the whole address, query included; the source already names the operation.
    QString text = reply.errorString();
    text.remove(reply.url().toString());
    return text.simplified();
}

ErrorKind kindOfNetworkError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return ErrorKind::Timeout;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Offline;
    }
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 405:
    case 501:
        return ErrorKind::Unsupported;
    case 408:
        return ErrorKind::Timeout;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::Server : ErrorKind::Validation;
    }
}

} // namespace

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpClient::HttpClient(QNetworkAccessManager *network, Credentials credentials, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_credentials(std::move(credentials))
{
}

QNetworkRequest HttpClient::networkRequest(const HttpRequest &request) const
{
    QNetworkRequest result(request.url);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setRawHeader("Accept", request.accept);
    result.setRawHeader("User-Agent", "FibreDesk");
    // A service whose answers are waited for long says how many connections it wants: of Qt's six a
    // host, those that wait would keep everybody else from being asked at all.
    if (const int connections = property("connectionsPerHost").toInt(); connections > 0) {
        QHttp1Configuration configuration;
        configuration.setNumberOfConnectionsPerHost(static_cast<unsigned>(connections));
        result.setHttp1Configuration(configuration);
    }
    if (const auto tls = clientTlsFor(request.url))
        result.setSslConfiguration(*tls);
    if (request.verb != HttpVerb::Get && request.verb != HttpVerb::Head)
        result.setRawHeader("Content-Type", request.contentType);
    if (const auto [name, value] = m_credentials.header(); !name.isEmpty())
        result.setRawHeader(name, value);
    return result;
}

void HttpClient::setTokenSource(TokenSource *tokens)
{
    m_tokens = tokens;
    m_hasTokens = tokens != nullptr;
}

QCoro::Task<Result<void>> HttpClient::prepare(QString source)
{
    if (!m_hasTokens) {
        if (!m_credentials.missing.isEmpty())
            co_return std::unexpected(Profile::missingSecret(m_credentials.missing, source));
        co_return Result<void>{};
    }
    const QPointer<HttpClient> self(this);
    if (!m_tokens)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source});
    auto credentials = co_await m_tokens->credentials();
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source});
    if (!credentials) {
        m_credentials = {};
        credentials.error().source = source;
        co_return std::unexpected(credentials.error());
    }
    m_credentials = *credentials;
    co_return Result<void>{};
}

void HttpClient::tellRefused(const Error &error)
{
    if (m_tokens)
        m_tokens->refused(m_credentials, error);
}

std::optional<Error> HttpClient::sessionEnd(
    const HttpRequest &request, const Result<HttpResponse> &result)
{
    if (!result)
        return needsLogin(result.error()) ? std::optional(result.error()) : std::nullopt;
    if (!request.accept.contains("html") && isSignInPage(*result))
        return notWanted(*result, QString::fromLatin1(request.accept), request.source);
    return {};
}

QCoro::Task<Result<HttpResponse>> HttpClient::send(HttpRequest request, RequestScope *scope)
{
    const QPointer<HttpClient> self(this);
    const QPointer<RequestScope> guard(scope);
    const bool hasScope = scope != nullptr;
    const int aborts = scope ? scope->aborts() : 0;
    const Error cancelled{.kind = ErrorKind::Cancelled, .source = request.source};
    bool wasRenewed = false;
    Backoff backoff;
    for (;;) {
        Result<HttpResponse> result;
        Credentials shown;
        if (m_hasTokens) {
            const auto ready = co_await prepare(request.source);
            if (!self || (hasScope && (!guard || guard->aborts() != aborts)))
                co_return std::unexpected(cancelled);
            if (!ready)
                result = std::unexpected(ready.error());
            shown = m_credentials;
        }
        const bool isReady = result.has_value();
        if (isReady)
            result = co_await sendOnce(request, guard);
        if (!self)
            co_return std::unexpected(cancelled);
        const auto end = isReady ? sessionEnd(request, result) : std::nullopt;
        if (end && m_tokens && !std::exchange(wasRenewed, true)) {
            m_tokens->refused(shown, *end);
            if (isSafe(request)) {
                const auto renewed = co_await prepare(request.source);
                if (!self || (hasScope && (!guard || guard->aborts() != aborts)))
                    co_return std::unexpected(cancelled);
                if (renewed && m_credentials != shown)
                    continue;
            }
        }
        // Whoever sends may read any type: what a sign-in page says is nobody's answer.
        if (end)
            result = std::unexpected(*end);
        if (result) {
            // A page of HTML with status 200 is no sign of health.
            const bool isJsonDue = request.accept == "application/json" && !result->body.isEmpty();
            const auto odd = isJsonDue ? notJson(*result, request.source) : std::nullopt;
            if (odd)
                Q_EMIT failed(*odd);
            else
                Q_EMIT answered(result->elapsed);
            co_return result;
        }
        const Error error = result.error();
        const bool mayRetry = isSafe(request) && isRetryable(error)
            && std::chrono::seconds(error.retryAfterSeconds) <= longestWait
            && backoff.tries() + 1 < request.tries;
        if (!mayRetry) {
            if (error.kind != ErrorKind::Cancelled)
                Q_EMIT failed(error);
            co_return result;
        }
        auto wait = backoff.next();
        if (error.retryAfterSeconds > 0)
            wait = std::max<std::chrono::milliseconds>(
                wait, std::chrono::seconds(error.retryAfterSeconds));
        const bool isAborted = guard
            ? (co_await qCoro(guard.data(), &RequestScope::aborted, wait)).has_value()
            : (co_await QCoro::sleepFor(wait), false);
        if (!self || isAborted || (hasScope && !guard))
            co_return std::unexpected(cancelled);
    }
}

QCoro::Task<Result<HttpResponse>> HttpClient::sendOnce(
    HttpRequest request, QPointer<RequestScope> scope)
{
    // A request without would only be refused, in words that say nothing of where to look.
    if (!m_credentials.missing.isEmpty())
        co_return std::unexpected(Profile::missingSecret(m_credentials.missing, request.source));
    QNetworkRequest networkRequest = this->networkRequest(request);
    networkRequest.setTransferTimeout(request.timeout);

    QElapsedTimer timer;
    timer.start();
    std::unique_ptr<OneShotBody> body; // outlives the reply that reads it
    std::unique_ptr<QNetworkReply> reply;
    if (request.verb == HttpVerb::Get) {
        reply.reset(m_network->get(networkRequest));
    } else if (request.verb == HttpVerb::Head) {
        reply.reset(m_network->head(networkRequest));
    } else {
        body = std::make_unique<OneShotBody>(request.body.isEmpty() ? "{}"_ba : request.body);
        networkRequest.setHeader(QNetworkRequest::ContentLengthHeader, body->bytesAvailable());
        networkRequest.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        reply.reset(
            m_network->sendCustomRequest(networkRequest, verbName(request.verb), body.get()));
    }
    bool wasSent = false;
    QObject::connect(
        reply.get(), &QNetworkReply::requestSent, reply.get(), [&wasSent] { wasSent = true; });
    if (scope)
        scope->add(reply.get());
    // All of the answer waits in the reply until its end: what is there is what has come. Qt's own
    // signal of progress comes ten times a second at most, and never for what is quicker.
    bool isTooLong = false;
    const auto look = [&isTooLong, &request, answer = reply.get()] {
        const QVariant length = answer->header(QNetworkRequest::ContentLengthHeader);
        const qint64 total = length.isValid() ? length.toLongLong() : -1;
        const qint64 received = answer->bytesAvailable();
        if (request.mostBytes > 0 && std::max(received, total) > request.mostBytes) {
            isTooLong = true;
            answer->abort();
        } else if (request.progress && !answer->isFinished()) {
            request.progress(received, total);
        }
    };
    if (request.progress || request.mostBytes > 0) {
        QObject::connect(reply.get(), &QNetworkReply::metaDataChanged, reply.get(), look);
        QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), look);
    }

    const QPointer<HttpClient> self(this);
    const QPointer<QNetworkReply> alive(reply.get());
    co_await reply.get();
    if (!alive)
        (void)reply.release(); // ended with its network manager, which owns it too
    if (!self || !alive)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = request.source});

    HttpResponse response;
    response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.elapsed = std::chrono::milliseconds(timer.elapsed());
    response.contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    if (reply->isOpen()) // an aborted reply is closed
        response.body = reply->readAll();
    response.headers = reply->rawHeaderPairs();
    // GenieACS tells one 202 from another by nothing else. A header's name has no colon.
    response.headers.append(
        {":reason"_ba, reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray()});
    const auto networkError = reply->error();
    // Hundreds of places in one path are nothing to read, and tell where customers live.
    constexpr qsizetype longestPath = 200;
    const QString path = request.url.path();
    qCInfo(lcHttp).noquote() << verbName(request.verb)
                             << (path.size() > longestPath ? request.source : path)
                             << response.status << response.elapsed.count() << "ms";

    const bool isHttpStatusError = networkError >= QNetworkReply::ContentAccessDenied
        && networkError <= QNetworkReply::UnknownServerError
        && networkError != QNetworkReply::ProtocolFailure;
    if (networkError != QNetworkReply::NoError && !(response.status >= 300 && isHttpStatusError)) {
        Error error{.kind = kindOfNetworkError(networkError),
            .detail = reasonOf(*reply),
            .code = response.status,
            .source = request.source};
        const bool cancelled = RequestScope::wasCancelled(reply.get());
        if (isTooLong) {
            error.kind = ErrorKind::Protocol;
            error.detail = u"the answer is longer than %1 bytes"_s.arg(request.mostBytes);
            co_return std::unexpected(error);
        }
        if (!isSafe(request) && (wasSent || networkError == QNetworkReply::ContentReSendError)) {
            error.kind = ErrorKind::Uncertain;
            if (networkError == QNetworkReply::OperationCanceledError && !cancelled)
                error.detail = u"no answer within %1 s"_s.arg(request.timeout.count() / 1000);
        } else if (cancelled) {
            error.kind = ErrorKind::Cancelled;
        } else if (error.kind == ErrorKind::Timeout) {
            error.detail = u"no answer within %1 s"_s.arg(request.timeout.count() / 1000);
        } else if (response.status >= 200) {
            // Status line and headers came, the body was cut.
            error.kind = ErrorKind::Protocol;
        }
        co_return std::unexpected(error);
    }
    if (response.status < 200 || response.status >= 300)
        co_return std::unexpected(httpError(request, response));
    co_return response;
}

Error HttpClient::httpError(const HttpRequest &request, const HttpResponse &response) const
{
    Error error{
        .kind = kindOfStatus(response.status), .code = response.status, .source = request.source};
    if (response.status >= 300 && response.status < 400) {
        const QUrl target = request.url.resolved(QUrl::fromEncoded(response.header("Location")));
        const bool isElsewhere = target.host() != request.url.host();
        error.kind = isElsewhere ? ErrorKind::Unauthorized : ErrorKind::Protocol;
        error.detail =
            u"redirected to %1://%2%3"_s.arg(target.scheme(), target.authority(), target.path());
        if (!isElsewhere && isSignInPath(target.path()))
            error.kind = ErrorKind::Unauthorized;
        if (!isElsewhere && target.scheme() != request.url.scheme())
            error.detail += u"; the profile's address should begin with %1"_s.arg(target.scheme());
        return error;
    }
    error.retryAfterSeconds = retryAfterSeconds(response);
    if (m_errorReader)
        m_errorReader(response, error);
    if (error.detail.isEmpty())
        error.detail = wordsOfBody(response.body);
    if (error.detail.isEmpty())
        error.detail = u"HTTP status %1 without a word"_s.arg(response.status);
    // A gateway that gave up on its upstream cannot say whether the upstream did the work.
    if (!isSafe(request) && (response.status == 502 || response.status == 504))
        error.kind = ErrorKind::Uncertain;
    return error;
}

bool isSignInPath(const QString &path)
{
    static const QRegularExpression known(
        u"^/(outpost\\.goauthentik\\.io|oauth2|if/flow)/|/(log-?in|sign[-_]?in|authorize)(/|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return known.match(path).hasMatch();
}

std::optional<Error> notJson(const HttpResponse &response, const QString &source)
{
    if (mayBeJson(response))
        return {};
    return notWanted(response, u"JSON"_s, source);
}

Error notWanted(const HttpResponse &response, const QString &wanted, const QString &source)
{
    Error error{.kind = ErrorKind::Protocol, .code = response.status, .source = source};
    const QString type = QString::fromLatin1(response.contentType.split(';').first());
    error.detail = u"%1 instead of %2: %3"_s.arg(
        type.isEmpty() ? u"no type of content"_s : type, wanted, wordsOfBody(response.body));
    if (isSignInPage(response)) {
        error.kind = ErrorKind::Unauthorized;
        error.detail = u"a sign-in page instead of an answer: %1"_s.arg(wordsOfBody(response.body));
    }
    return error;
}

QCoro::Task<Result<QJsonDocument>> HttpClient::sendForJson(HttpRequest request, RequestScope *scope)
{
    auto response = co_await send(request, scope);
    if (!response)
        co_return std::unexpected(response.error());
    const ErrorKind garbled = isSafe(request) ? ErrorKind::Protocol : ErrorKind::Uncertain;
    if (auto error = notJson(*response, request.source)) {
        if (error->kind == ErrorKind::Protocol)
            error->kind = garbled;
        co_return std::unexpected(*error);
    }
    auto document = response->body.size() > parseOnWorkerAbove
        ? co_await QtConcurrent::run(parseJson, response->body, request.source)
        : parseJson(response->body, request.source);
    if (request.isSecret)
        wipe(response->body);
    if (!document) {
        document.error().kind = garbled;
        document.error().code = response->status;
    }
    co_return document;
}

std::unique_ptr<QNetworkAccessManager> makeNetworkAccessManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setCookieJar(new NoCookies);
    manager->setStrictTransportSecurityEnabled(true);
    return manager;
}

} // namespace FibreDesk
