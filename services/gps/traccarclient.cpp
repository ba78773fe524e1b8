// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/traccarclient.h"

#include "core/httpdate.h"
#include "core/tls.h"
#include "core/urlpath.h"
#include "gps/gpscodec.h"

#include <QNetworkRequest>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

namespace {

/// The profile may name the server or its /api.
QUrl serverUrl(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api"_L1))
        path.chop(4);
    url.setPath(path);
    return url;
}

/// "name=value" of the first cookie set, without its attributes.
QByteArray sessionCookie(const HttpResponse &response)
{
    for (const auto &[name, value] : response.headers) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) == 0)
            return value.split('\n').first().split(';').first().trimmed();
    }
    return {};
}

QString isoUtc(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

TraccarClient::TraccarClient(
    QNetworkAccessManager *network, Profile::Service service, QObject *parent)
    : QObject(parent)
    , m_http(network, service.credentials)
    , m_session(network, Credentials{})
    , m_service(std::move(service))
{
    m_service.url = serverUrl(m_service.url);
    m_http.setTokenSource(m_service.tokens);
}

HttpRequest TraccarClient::request(const QStringList &segments, const QString &source,
    const QList<std::pair<QString, QString>> &query) const
{
    HttpRequest request;
    request.url = urlWithPath(m_service.url, QStringList{u"api"_s} + segments, query);
    request.source = source;
    request.tries = 2;
    return request;
}

QCoro::Task<Result<std::vector<Device>>> TraccarClient::devices(RequestScope *scope)
{
    const auto answer =
        co_await m_http.sendForJson(request({u"devices"_s}, u"traccar devices"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return devicesFromJson(*answer);
}

QCoro::Task<Result<std::vector<Fix>>> TraccarClient::positions(RequestScope *scope)
{
    const auto answer =
        co_await m_http.sendForJson(request({u"positions"_s}, u"traccar positions"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return fixesFromJson(*answer);
}

QCoro::Task<Result<std::vector<Fix>>> TraccarClient::history(
    int deviceId, QDateTime from, QDateTime to, RequestScope *scope)
{
    const auto answer =
        co_await m_http.sendForJson(request({u"positions"_s}, u"traccar history"_s,
                                        {{u"deviceId"_s, QString::number(deviceId)},
                                            {u"from"_s, isoUtc(from)}, {u"to"_s, isoUtc(to)}}),
            scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return fixesFromJson(*answer);
}

QCoro::Task<Result<ServerInfo>> TraccarClient::server(RequestScope *scope)
{
    const auto answer = co_await m_http.send(request({u"server"_s}, u"traccar server"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    co_return ServerInfo{.version = object.value("version"_L1).toString(),
        .serverTime = httpDate(answer->header("Date"))};
}

QCoro::Task<Result<QByteArray>> TraccarClient::signIn(RequestScope *scope)
{
    const Credentials &credentials = m_service.credentials;
    const QString source = u"traccar sign-in"_s;
    HttpRequest ask = request({u"session"_s}, source);
    if (credentials.scheme == Credentials::Scheme::Basic) {
        ask.verb = HttpVerb::Post;
        ask.isSafe = true;
        ask.contentType = "application/x-www-form-urlencoded";
        ask.body = "email=" + QUrl::toPercentEncoding(credentials.user)
            + "&password=" + QUrl::toPercentEncoding(credentials.secret);
    } else if (credentials.scheme == Credentials::Scheme::Bearer) {
        ask.url = urlWithPath(
            m_service.url, {u"api"_s, u"session"_s}, {{u"token"_s, credentials.secret}});
    }
    // Who has signed in shows that: a session of Traccar's own comes by it, or none is needed.
    HttpClient *http = m_service.tokens ? &m_http : &m_session;
    const auto answer = co_await http->send(ask, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    const QByteArray cookie = sessionCookie(*answer);
    if (cookie.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"signed in, but no session cookie came"_s,
            .source = source});
    co_return cookie;
}

QNetworkRequest TraccarClient::socketRequest(const QByteArray &cookie) const
{
    HttpRequest ask = request({u"socket"_s}, u"traccar socket"_s);
    QNetworkRequest prepared = m_http.networkRequest(ask);
    QUrl url = ask.url;
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    prepared.setUrl(strictUrl(url, m_http.network()));
    if (!cookie.isEmpty())
        prepared.setRawHeader("Cookie", cookie);
    return prepared;
}

} // namespace FibreDesk::Gps
