// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/provider.h"

#include "auth/authwords.h"
#include "core/httpclient.h"
#include "core/httpdate.h"
#include "core/urlpath.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cstdlib>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::unexpected<Error> odd(const QString &detail, const QString &type = u"discovery"_s)
{
    return std::unexpected(authError(ErrorKind::Protocol, detail, type));
}

bool isHere(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

/// Tokens go there: TLS, or this computer.
bool isSafePlace(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment()
        && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isHere(url)));
}

bool contains(const QJsonValue &list, QLatin1StringView word)
{
    const QJsonArray words = list.toArray();
    return std::ranges::any_of(
        words, [word](const QJsonValue &entry) { return entry.toString() == word; });
}

} // namespace

QUrl Provider::discoveryUrl(const QUrl &issuer)
{
    return urlWithPath(issuer, {u".well-known"_s, u"openid-configuration"_s});
}

Result<Provider> Provider::read(const QJsonObject &json, const Profile::Oidc &oidc)
{
    const QString issuer = json.value("issuer"_L1).toString();
    if (issuer.isEmpty())
        return odd(u"the provider's description names no issuer"_s);
    // Byte for byte, as the standard wants: with another name, tokens of somebody else would do.
    const QString wanted = oidc.issuer.toString(QUrl::FullyEncoded);
    if (issuer != wanted) {
        return odd(u"the provider calls itself %1, the profile has [oidc] issuer = %2"_s.arg(
                       issuer, wanted),
            u"issuer"_s);
    }
    Provider provider{.issuer = issuer};
    struct Place {
        QLatin1StringView name;
        QUrl *url;
        bool isNeeded;
    };
    const std::array places{Place{"authorization_endpoint"_L1, &provider.authorization, true},
        Place{"token_endpoint"_L1, &provider.token, true},
        Place{"jwks_uri"_L1, &provider.keys, true},
        Place{"userinfo_endpoint"_L1, &provider.userInfo, false},
        Place{"revocation_endpoint"_L1, &provider.revocation, false},
        Place{"end_session_endpoint"_L1, &provider.endSession, false},
        Place{"device_authorization_endpoint"_L1, &provider.device, false}};
    for (const Place &place : places) {
        const QString text = json.value(place.name).toString();
        if (text.isEmpty() && place.isNeeded)
            return odd(u"the provider's description has no %1"_s.arg(place.name));
        if (text.isEmpty())
            continue;
        *place.url = QUrl(text, QUrl::StrictMode);
        if (!isSafePlace(*place.url))
            return odd(u"the provider's %1 is not an https address: %2"_s.arg(place.name, text));
    }
    provider.alwaysNamesItself =
        json.value("authorization_response_iss_parameter_supported"_L1).toBool();
    const QJsonValue methods = json.value("code_challenge_methods_supported"_L1);
    provider.hasPkce = methods.isUndefined() || contains(methods, "S256"_L1);
    return provider;
}

Provider Provider::frappe(const Profile::Oidc &oidc)
{
    const auto method = [&oidc](const QString &name) {
        return urlWithPath(
            oidc.issuer, {u"api"_s, u"method"_s, u"frappe.integrations.oauth2."_s + name});
    };
    return {.issuer = oidc.issuer.toString(QUrl::FullyEncoded),
        .authorization = method(u"authorize"_s),
        .token = method(u"get_token"_s),
        .keys = {},
        .userInfo = method(u"openid_profile"_s),
        .revocation = method(u"revoke_token"_s),
        .endSession = {},
        .device = {},
        .isFrappe = true,
        .skew = {}};
}

std::optional<std::chrono::seconds> clockSkew(const QByteArray &date, const QDateTime &now)
{
    const QDateTime served = httpDate(date);
    if (!served.isValid())
        return {};
    return std::chrono::seconds(served.secsTo(now));
}

QString skewWords(std::chrono::seconds skew)
{
    const qint64 seconds = std::abs(skew.count());
    const QString length = seconds < 120 ? u"%1 s"_s.arg(seconds) : u"%1 min"_s.arg(seconds / 60);
    return u"the clock of this computer is %1 %2 the provider's"_s.arg(
        length, skew > 0s ? u"ahead of"_s : u"behind"_s);
}

QCoro::Task<Result<Provider>> findProvider(HttpClient *http, Profile::Oidc oidc, QDateTime now)
{
    if (oidc.isFrappe)
        co_return Provider::frappe(oidc);
    HttpRequest request;
    request.url = Provider::discoveryUrl(oidc.issuer);
    request.source = u"sign-in discovery"_s;
    request.tries = 2;
    request.mostBytes = 1024 * 1024;
    const auto inTheWay = [](Error page) {
        page.kind = ErrorKind::Protocol;
        page.type = u"proxy"_s;
        page.detail = u"something on the way answers in place of the provider: "_s + page.detail;
        return std::unexpected(page);
    };
    const auto response = co_await http->send(request);
    if (!response) {
        Error error = response.error();
        // Nobody is signed in yet: a form is somebody else's.
        if (error.kind == ErrorKind::Unauthorized && error.code < 300)
            co_return inTheWay(error);
        if (error.kind == ErrorKind::NotFound)
            error.detail = u"no OpenID provider answers at %1 (%2)"_s.arg(
                oidc.issuer.toString(), error.detail);
        co_return std::unexpected(error);
    }
    if (const auto page = notJson(*response, request.source))
        co_return inTheWay(*page);
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isObject())
        co_return odd(u"the provider's description is no JSON object"_s);
    auto provider = Provider::read(document.object(), oidc);
    if (provider)
        provider->skew = clockSkew(response->header("Date"_ba), now);
    co_return provider;
}

} // namespace FibreDesk::Auth
