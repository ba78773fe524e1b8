// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/providerclient.h"

#include "auth/authorization.h"
#include "auth/authwords.h"
#include "auth/tokennetwork.h"

#include <QCoroTimer>

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestAnswer = 1024 * 1024;
constexpr std::chrono::seconds longestPause = 60s;
constexpr qint64 providerSeconds = 15 * 60;

/// {"error":"invalid_grant","error_description":"…"}: says more than the status, which is 400 for
/// everything.
void readRefusal(const HttpResponse &response, Error &error)
{
    const QJsonObject json = QJsonDocument::fromJson(response.body).object();
    const QString code = json.value("error"_L1).toString();
    if (code.isEmpty())
        return;
    const Error said = refusal(code, json.value("error_description"_L1).toString());
    error.kind = said.kind;
    error.detail = said.detail;
    error.type = said.type;
}

QByteArray formBody(const QList<std::pair<QString, QString>> &form)
{
    QByteArray body;
    for (const auto &[name, value] : form) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

} // namespace

ProviderClient::ProviderClient(
    QNetworkAccessManager *network, Profile::Oidc oidc, Clock clock, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_oidc(std::move(oidc))
    , m_clock(std::move(clock))
    , m_http(network, Credentials{})
    , m_keys(&m_http, m_clock)
{
    m_http.setErrorReader(readRefusal);
}

QCoro::Task<Result<Provider>> ProviderClient::provider()
{
    if (m_provider && m_providerReadAt.secsTo(m_clock.now()) < providerSeconds)
        co_return Provider(*m_provider); // QCoro moves out of what it is given by name
    const QPointer<ProviderClient> self(this);
    auto found = co_await findProvider(&m_http, m_oidc, m_clock.now());
    if (!self)
        co_return gone();
    if (found) {
        m_provider = *found;
        m_providerReadAt = m_clock.now();
        m_keys.setUrl(found->keys);
    }
    co_return found;
}

CodeFlowPtr ProviderClient::flow(const Provider &provider, const QString &redirectUri)
{
    return CodeFlowPtr(new CodeFlow(&m_http, provider, m_oidc, m_clock, redirectUri));
}

QCoro::Task<Result<Tokens>> ProviderClient::renew(QString refreshToken)
{
    const QPointer<ProviderClient> self(this);
    const auto found = co_await provider();
    if (!self)
        co_return gone();
    if (!found)
        co_return std::unexpected(found.error());
    const CodeFlowPtr renewal = flow(*found, {});
    co_return co_await renewal->renew(refreshToken);
}

QCoro::Task<Result<QJsonObject>> ProviderClient::post(QUrl url, Form form, QString source)
{
    // In the body, as every provider takes it.
    form.append({u"client_id"_s, m_oidc.clientId});
    const bool isFrappe = m_oidc.isFrappe;
    const auto document = co_await m_http.sendForJson(tokenRequest(url, formBody(form), source));
    if (!document)
        co_return std::unexpected(document.error());
    co_return objectIn(*document, isFrappe);
}

QCoro::Task<Result<void>> ProviderClient::revoke(QString token, bool isRefreshToken)
{
    const QPointer<ProviderClient> self(this);
    const auto found = co_await provider();
    if (!self)
        co_return gone();
    if (!found)
        co_return std::unexpected(found.error());
    if (found->revocation.isEmpty() || token.isEmpty())
        co_return Result<void>{};
    HttpRequest request = tokenRequest(found->revocation,
        formBody({{u"token"_s, token},
            {u"token_type_hint"_s, isRefreshToken ? u"refresh_token"_s : u"access_token"_s},
            {u"client_id"_s, m_oidc.clientId}}),
        u"sign-out"_s);
    request.tries = 2; // once gone, it is gone
    // The answer is empty, whatever its type.
    request.accept = "*/*"_ba;
    const auto response = co_await m_http.send(request);
    if (!response)
        co_return std::unexpected(response.error());
    co_return Result<void>{};
}

QCoro::Task<Result<DeviceCode>> ProviderClient::askDeviceCode()
{
    const QPointer<ProviderClient> self(this);
    const auto found = co_await provider();
    if (!self)
        co_return gone();
    if (!found)
        co_return std::unexpected(found.error());
    if (found->device.isEmpty())
        co_return std::unexpected(authError(ErrorKind::Unsupported,
            u"the provider offers no sign-in from another device"_s, u"device"_s));
    const auto json = co_await post(
        found->device, {{u"scope"_s, scopesOf(m_oidc).join(u' ')}}, u"sign-in device"_s);
    if (!self)
        co_return gone();
    if (!json)
        co_return std::unexpected(json.error());
    const auto text = [&json](QLatin1StringView name) { return json->value(name).toString(); };
    DeviceCode code{.code = text("device_code"_L1),
        .userCode = text("user_code"_L1),
        .page = QUrl(text("verification_uri"_L1)),
        .pageWithCode = QUrl(text("verification_uri_complete"_L1)),
        .endsAt = m_clock.now().addSecs(json->value("expires_in"_L1).toInt(600)),
        .pause = std::chrono::seconds(json->value("interval"_L1).toInt(5))};
    code.pause = std::clamp<std::chrono::seconds>(code.pause, 1s, longestPause);
    if (code.code.isEmpty() || code.userCode.isEmpty() || code.page.host().isEmpty())
        co_return std::unexpected(authError(ErrorKind::Protocol,
            u"the provider's answer has no code for another device"_s, u"device"_s));
    co_return code;
}

QCoro::Task<Result<Tokens>> ProviderClient::waitForDevice(
    DeviceCode code, std::function<bool()> isWanted)
{
    const QPointer<ProviderClient> self(this);
    const auto found = co_await provider();
    if (!self)
        co_return gone();
    if (!found)
        co_return std::unexpected(found.error());
    auto pause = code.pause;
    for (;;) {
        co_await QCoro::sleepFor(std::chrono::milliseconds(pause));
        if (!self || !isWanted())
            co_return gone();
        if (m_clock.now() >= code.endsAt)
            co_return std::unexpected(authError(
                ErrorKind::Timeout, u"the code was not typed in time"_s, u"expired_token"_s));
        const auto json = co_await post(found->token,
            {{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                {u"device_code"_s, code.code}},
            u"sign-in device"_s);
        if (!self)
            co_return gone();
        if (json) // also when it is not wanted any more: somebody has to give it back
            co_return Tokens::read(*json, m_clock.now());
        if (!isWanted())
            co_return gone();
        const Error &error = json.error();
        if (error.type == "slow_down"_L1)
            pause = std::min<std::chrono::seconds>(pause + 5s, longestPause);
        else if (error.type != "authorization_pending"_L1 && !isRetryable(error))
            co_return std::unexpected(error);
    }
}

QCoro::Task<Result<QJsonObject>> ProviderClient::askUserInfo(QUrl url, QString accessToken)
{
    HttpClient http(
        m_network, {.scheme = Credentials::Scheme::Bearer, .user = {}, .secret = accessToken});
    http.setErrorReader(readRefusal);
    HttpRequest request;
    request.url = url;
    request.source = u"sign-in identity"_s;
    request.tries = 2;
    request.mostBytes = longestAnswer;
    const bool isFrappe = m_oidc.isFrappe;
    const auto document = co_await http.sendForJson(request);
    if (!document)
        co_return std::unexpected(document.error());
    co_return objectIn(*document, isFrappe);
}

QCoro::Task<Result<Identity>> ProviderClient::identify(
    Tokens tokens, QString nonce, QString subject, bool needsToken)
{
    const QPointer<ProviderClient> self(this);
    const auto found = co_await provider();
    if (!self)
        co_return gone();
    if (!found)
        co_return std::unexpected(found.error());
    Identity who;
    // Frappe signs its own with the client's secret, which a public client has not: that one is
    // left aside, and the server itself is asked, over the connection the token came by.
    if (!found->isFrappe && !tokens.id.isEmpty()) {
        const auto token = Jwt::read(tokens.id.toLatin1());
        if (!token)
            co_return std::unexpected(token.error());
        const auto genuine = co_await m_keys.check(*token);
        if (!self)
            co_return gone();
        if (!genuine)
            co_return std::unexpected(genuine.error());
        const auto checked = checkIdToken(*token,
            {.issuer = found->issuer,
                .clientId = m_oidc.clientId,
                .nonce = nonce,
                .subject = subject,
                .accessToken = tokens.access,
                .now = m_clock.now(),
                .skew = found->skew});
        if (!checked)
            co_return std::unexpected(checked.error());
        who = *checked;
    } else if (!found->isFrappe && needsToken) {
        co_return std::unexpected(authError(ErrorKind::Protocol,
            u"the provider gave no identity token; does the client have the scope openid?"_s,
            u"token"_s));
    }
    if (found->userInfo.isEmpty()
        || (!who.subject.isEmpty() && who.isComplete() && !who.groups.isEmpty()))
        co_return who;
    const auto info = co_await askUserInfo(found->userInfo, tokens.access);
    if (!self)
        co_return gone();
    if (!info) {
        // Who it is, is proven; only the name to show is missing.
        if (!who.subject.isEmpty())
            co_return who;
        co_return std::unexpected(info.error());
    }
    const QString named = info->value("sub"_L1).toString();
    if (!who.subject.isEmpty() && named != who.subject)
        co_return std::unexpected(authError(ErrorKind::Unauthorized,
            u"the provider's answer about the person is about another one"_s, u"subject"_s));
    if (who.subject.isEmpty()) {
        who = Identity::read(*info);
        if (who.subject.isEmpty())
            who.subject = who.email;
        if (who.subject.isEmpty())
            co_return std::unexpected(
                authError(ErrorKind::Protocol, u"the provider names nobody"_s, u"subject"_s));
        if (!subject.isEmpty() && who.subject != subject)
            co_return std::unexpected(authError(
                ErrorKind::Unauthorized, u"the provider names another person"_s, u"subject"_s));
    }
    who.complete(*info);
    co_return who;
}

} // namespace FibreDesk::Auth
