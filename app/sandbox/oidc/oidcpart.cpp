// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/oidcpart.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

const QString OidcPart::password = u"sandbox"_s;

namespace {

constexpr int accessSeconds = 600;
constexpr int deviceSeconds = 600;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString number(EVP_PKEY *key, const char *name)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
        return {};
    QByteArray bytes(BN_num_bytes(value), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char *>(bytes.data()));
    BN_free(value);
    return QString::fromLatin1(base64Url(bytes));
}

HttpResponse refused(const QString &code, const QString &words)
{
    return HttpResponse::json(
        400, QJsonObject{{u"error"_s, code}, {u"error_description"_s, words}});
}

HttpResponse page(int status, const QString &title, const QString &body)
{
    return HttpResponse::html(status,
        u"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title></head><body>"
        "<h1>%1</h1>%2</body></html>\n"_s.arg(title.toHtmlEscaped(), body));
}

/// A form that brings back everything it was opened with.
QString form(const QString &action, const QMultiHash<QString, QString> &kept, const QString &fields)
{
    QString text = u"<form method=\"post\" action=\"%1\">"_s.arg(action.toHtmlEscaped());
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        text += u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(
            it.key().toHtmlEscaped(), it.value().toHtmlEscaped());
    }
    return text + fields
        + u"<p><label>Name <input name=\"login\" value=\"marie\"></label></p>"
          "<p><label>Password <input type=\"password\" name=\"password\"></label></p>"
          "<button>Sign in</button></form>"_s;
}

/// RFC 8252: any port of this computer, no other place.
bool isLoopback(const QString &redirect)
{
    static const QRegularExpression place(
        uR"(^http://(127\.0\.0\.1|\[::1\])(:\d{1,5})?/callback$)"_s);
    return place.match(redirect).hasMatch();
}

} // namespace

OidcPart::OidcPart(std::shared_ptr<StaffTokens> tokens)
    : m_tokens(std::move(tokens))
{
}

QString OidcPart::name() const
{
    return u"oidc"_s;
}

bool OidcPart::start(Sandbox &sandbox, QString *error)
{
    makeKey();
    if (!m_key) {
        *error = u"no key can be made to sign with"_s;
        return false;
    }
    m_isInProfile = sandbox.options().oidc;
    m_issuer = sandbox.server(u"hub"_s).url() + u"/oidc"_s;
    sandbox.server(u"hub"_s).route("/oidc/", this);
    return true;
}

void OidcPart::makeKey()
{
    m_key = {EVP_RSA_gen(2048), &EVP_PKEY_free};
    m_keyId = StaffTokens::random().left(8);
}

void OidcPart::addToProfile(QSettings &profile) const
{
    if (!m_isInProfile)
        return;
    for (const auto name : {"erpnext/api_key"_L1, "erpnext/api_secret"_L1, "hub/token"_L1})
        profile.remove(name);
    profile.setValue("erpnext/auth"_L1, u"oidc"_s);
    profile.setValue("hub/auth"_L1, u"oidc"_s);
    profile.setValue("oidc/issuer"_L1, m_issuer);
    profile.setValue("oidc/client_id"_L1, QString::fromLatin1(clientId));
    profile.setValue("oidc/scopes"_L1, u"profile email groups offline_access"_s);
}

QJsonObject OidcPart::state() const
{
    QJsonArray people;
    for (const Grant &grant : m_grants)
        people.append(grant.login);
    return {{u"signed_in"_s, people}, {u"tokens"_s, m_tokens->count()}};
}

std::optional<HttpResponse> OidcPart::control(const QString &command, const QJsonObject &body)
{
    if (command == "rotate-keys"_L1) {
        makeKey();
    } else if (command == "end-sessions"_L1) {
        for (const QString &grant : m_grants.keys())
            endGrant(grant);
    } else {
        return std::nullopt;
    }
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
}

void OidcPart::endGrant(const QString &grant)
{
    m_tokens->endGrant(grant);
    m_grants.remove(grant);
}

void OidcPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    exchange->send(answer(request));
}

HttpResponse OidcPart::answer(const HttpRequest &request)
{
    const QString place = request.path.mid(6); // behind "/oidc/"
    const bool isPost = request.method == "POST";
    if (place == ".well-known/openid-configuration"_L1)
        return description();
    if (place == "jwks"_L1)
        return keySet();
    if (place == "authorize"_L1)
        return authorize(request);
    if (place == "token"_L1 && isPost)
        return token(request.formItems());
    if (place == "device"_L1 && isPost)
        return deviceCode(request.formItems());
    if (place == "type"_L1)
        return typeCode(request);
    if (place == "userinfo"_L1)
        return userInfo(request);
    if (place == "revoke"_L1 && isPost)
        return revoke(request.formItems());
    if (place == "end"_L1)
        return page(200, u"Signed out"_s, u"<p>This page can be closed.</p>"_s);
    return page(404, u"Not found"_s, {});
}

HttpResponse OidcPart::description() const
{
    const auto at = [this](const QString &place) { return QString(m_issuer + u'/' + place); };
    return HttpResponse::json(200,
        QJsonObject{{u"issuer"_s, m_issuer}, {u"authorization_endpoint"_s, at(u"authorize"_s)},
            {u"token_endpoint"_s, at(u"token"_s)}, {u"jwks_uri"_s, at(u"jwks"_s)},
            {u"userinfo_endpoint"_s, at(u"userinfo"_s)},
            {u"revocation_endpoint"_s, at(u"revoke"_s)}, {u"end_session_endpoint"_s, at(u"end"_s)},
            {u"device_authorization_endpoint"_s, at(u"device"_s)},
            {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s}},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true}});
}

HttpResponse OidcPart::keySet() const
{
    const QJsonObject key{{u"kty"_s, u"RSA"_s}, {u"use"_s, u"sig"_s}, {u"alg"_s, u"RS256"_s},
        {u"kid"_s, m_keyId}, {u"n"_s, number(m_key.get(), OSSL_PKEY_PARAM_RSA_N)},
        {u"e"_s, number(m_key.get(), OSSL_PKEY_PARAM_RSA_E)}};
    return HttpResponse::json(200, QJsonObject{{u"keys"_s, QJsonArray{key}}});
}

HttpResponse OidcPart::authorize(const HttpRequest &request)
{
    const bool isTyped = request.method == "POST";
    Fields asked = isTyped ? request.formItems() : request.queryItems();
    if (asked.value(u"client_id"_s) != QLatin1StringView(clientId))
        return page(400, u"Unknown client"_s, {});
    const QString redirect = asked.value(u"redirect_uri"_s);
    if (!isLoopback(redirect))
        return page(400, u"redirect_uri is not registered"_s, {});
    const auto back = [&](QUrlQuery query) {
        query.addQueryItem(
            u"state"_s, QString::fromLatin1(QUrl::toPercentEncoding(asked.value(u"state"_s))));
        query.addQueryItem(u"iss"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_issuer)));
        QUrl target(redirect);
        target.setQuery(query);
        HttpResponse response = HttpResponse::text(302, {});
        response.headers.append(HttpHeader{"Location", target.toEncoded()});
        return response;
    };
    const auto refuse = [&back](const QString &code) {
        QUrlQuery query;
        query.addQueryItem(u"error"_s, code);
        return back(query);
    };
    if (asked.value(u"response_type"_s) != "code"_L1)
        return refuse(u"unsupported_response_type"_s);
    if (asked.value(u"code_challenge_method"_s) != "S256"_L1
        || asked.value(u"code_challenge"_s).isEmpty())
        return refuse(u"invalid_request"_s);
    if (!isTyped && asked.value(u"prompt"_s) == "none"_L1)
        return refuse(u"login_required"_s);
    const QString login = asked.value(u"login"_s);
    const bool isKnown = StaffTokens::member(login) && asked.value(u"password"_s) == password;
    if (!isTyped || !isKnown) {
        asked.remove(u"login"_s);
        asked.remove(u"password"_s);
        return page(200, u"Sign in"_s,
            form(m_issuer + u"/authorize"_s, asked,
                isTyped ? u"<p>Wrong name or password.</p>"_s : QString()));
    }
    const QString code = StaffTokens::random();
    m_codes.insert(code, {.asked = asked, .login = login, .grant = {}});
    QUrlQuery query;
    query.addQueryItem(u"code"_s, code);
    return back(query);
}

HttpResponse OidcPart::token(const Fields &form)
{
    if (form.value(u"client_id"_s) != QLatin1StringView(clientId))
        return refused(u"invalid_client"_s, u"no such client"_s);
    const QString grant = form.value(u"grant_type"_s);
    if (grant == "authorization_code"_L1)
        return redeem(form);
    if (grant == "refresh_token"_L1)
        return renew(form);
    if (grant == "urn:ietf:params:oauth:grant-type:device_code"_L1)
        return deviceToken(form);
    return refused(u"unsupported_grant_type"_s, grant);
}

HttpResponse OidcPart::redeem(const Fields &form)
{
    const auto code = m_codes.find(form.value(u"code"_s));
    if (code == m_codes.end())
        return refused(u"invalid_grant"_s, u"no such code"_s);
    if (!code->grant.isEmpty()) {
        endGrant(code->grant);
        return refused(u"invalid_grant"_s, u"the code was used before"_s);
    }
    const QByteArray hash = QCryptographicHash::hash(
        form.value(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256);
    if (QString::fromLatin1(base64Url(hash)) != code->asked.value(u"code_challenge"_s)
        || form.value(u"redirect_uri"_s) != code->asked.value(u"redirect_uri"_s))
        return refused(u"invalid_grant"_s, u"PKCE or redirect_uri differ"_s);
    code->grant = StaffTokens::random();
    m_grants.insert(
        code->grant, {.login = code->login, .scope = code->asked.value(u"scope"_s), .refresh = {}});
    return give(code->grant, code->asked.value(u"nonce"_s));
}

HttpResponse OidcPart::renew(const Fields &form)
{
    const QString shown = form.value(u"refresh_token"_s);
    const QString grant = shown.section(u'.', 0, 0);
    const auto found = m_grants.constFind(grant);
    if (found == m_grants.constEnd())
        return refused(u"invalid_grant"_s, u"the session has ended"_s);
    if (found->refresh != shown) {
        endGrant(grant);
        return refused(u"invalid_grant"_s, u"the refresh token was used before"_s);
    }
    return give(grant, {});
}

HttpResponse OidcPart::deviceCode(const Fields &form)
{
    if (form.value(u"client_id"_s) != QLatin1StringView(clientId))
        return refused(u"invalid_client"_s, u"no such client"_s);
    const QString code = StaffTokens::random();
    QString userCode = StaffTokens::random().toUpper().remove(QRegularExpression(u"[^A-Z]"_s));
    userCode = userCode.leftJustified(8, u'K').left(8).insert(4, u'-');
    m_devices.insert(code,
        {.userCode = userCode,
            .scope = form.value(u"scope"_s),
            .login = {},
            .ends = QDateTime::currentDateTimeUtc().addSecs(deviceSeconds)});
    const QString place = m_issuer + u"/type"_s;
    return HttpResponse::json(200,
        QJsonObject{{u"device_code"_s, code}, {u"user_code"_s, userCode},
            {u"verification_uri"_s, place},
            {u"verification_uri_complete"_s, QString(place + u"?user_code="_s + userCode)},
            {u"expires_in"_s, deviceSeconds}, {u"interval"_s, 1}});
}

HttpResponse OidcPart::typeCode(const HttpRequest &request)
{
    const bool isTyped = request.method == "POST";
    const Fields fields = isTyped ? request.formItems() : request.queryItems();
    const QString userCode = fields.value(u"user_code"_s).trimmed().toUpper();
    const bool isKnown =
        StaffTokens::member(fields.value(u"login"_s)) && fields.value(u"password"_s) == password;
    if (isTyped && isKnown) {
        for (DeviceCode &device : m_devices) {
            if (device.userCode == userCode) {
                device.login = fields.value(u"login"_s);
                return page(200, u"Done"_s, u"<p>Go back to FibreDesk.</p>"_s);
            }
        }
    }
    return page(200, u"Sign in on another device"_s,
        form(m_issuer + u"/type"_s, {},
            u"<p><label>Code <input name=\"user_code\" value=\"%1\"></label></p>"_s.arg(
                userCode.toHtmlEscaped())));
}

HttpResponse OidcPart::deviceToken(const Fields &form)
{
    const auto device = m_devices.constFind(form.value(u"device_code"_s));
    if (device == m_devices.constEnd() || device->ends < QDateTime::currentDateTimeUtc())
        return refused(u"expired_token"_s, u"the code is over"_s);
    if (device->login.isEmpty())
        return refused(u"authorization_pending"_s, {});
    const QString grant = StaffTokens::random();
    m_grants.insert(grant, {.login = device->login, .scope = device->scope, .refresh = {}});
    m_devices.erase(device);
    return give(grant, {});
}

HttpResponse OidcPart::give(const QString &grant, const QString &nonce)
{
    Grant &agreed = m_grants[grant];
    const StaffMember who = StaffTokens::member(agreed.login).value_or(StaffMember());
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QStringList scopes = agreed.scope.split(u' ');
    QJsonObject claims{{u"iss"_s, m_issuer}, {u"aud"_s, QString::fromLatin1(clientId)},
        {u"sub"_s, who.login}, {u"iat"_s, now}, {u"exp"_s, now + accessSeconds}};
    if (!nonce.isEmpty())
        claims.insert(u"nonce"_s, nonce);
    if (scopes.contains(u"profile"_s))
        claims.insert(u"name"_s, who.name);
    if (scopes.contains(u"email"_s))
        claims.insert(u"email"_s, who.email);
    if (scopes.contains(u"groups"_s))
        claims.insert(u"groups"_s, QJsonArray::fromStringList(who.groups));
    QJsonObject json{{u"access_token"_s, m_tokens->issue(who.login, grant, accessSeconds)},
        {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, accessSeconds},
        {u"scope"_s, agreed.scope}, {u"id_token"_s, QString::fromLatin1(signedToken(claims))}};
    if (scopes.contains(u"offline_access"_s)) {
        agreed.refresh = grant + u'.' + StaffTokens::random();
        json.insert(u"refresh_token"_s, agreed.refresh);
    }
    HttpResponse response = HttpResponse::json(200, json);
    response.headers.append(HttpHeader{"Cache-Control", "no-store"});
    return response;
}

HttpResponse OidcPart::userInfo(const HttpRequest &request) const
{
    const auto who = m_tokens->holderOf(request.header("authorization"));
    if (!who)
        return HttpResponse::json(401, QJsonObject{{u"error"_s, u"invalid_token"_s}});
    return HttpResponse::json(200,
        QJsonObject{{u"sub"_s, who->login}, {u"name"_s, who->name}, {u"email"_s, who->email},
            {u"groups"_s, QJsonArray::fromStringList(who->groups)}});
}

HttpResponse OidcPart::revoke(const Fields &form)
{
    const QString token = form.value(u"token"_s);
    const QString grant = m_tokens->grantOf(token);
    endGrant(grant.isEmpty() ? token.section(u'.', 0, 0) : grant);
    return HttpResponse::text(200, {});
}

QByteArray OidcPart::signedToken(const QJsonObject &claims) const
{
    const auto part = [](const QJsonObject &json) {
        return base64Url(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    const QByteArray bytes =
        part({{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, m_keyId}}) + '.'
        + part(claims);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    std::size_t length = 512;
    QByteArray signature(qsizetype(length), '\0');
    const bool isSigned =
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &length,
               reinterpret_cast<const unsigned char *>(bytes.constData()),
               static_cast<std::size_t>(bytes.size()))
            == 1;
    EVP_MD_CTX_free(context);
    signature.truncate(isSigned ? qsizetype(length) : 0);
    return bytes + '.' + base64Url(signature);
}

} // namespace FibreDesk::Sandbox
