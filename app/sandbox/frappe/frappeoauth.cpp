// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/frappeoauth.h"

#include "oidc/oidcpart.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int accessSeconds = 3600;
const QString place = u"/api/method/frappe.integrations.oauth2."_s;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

HttpResponse sentTo(const QByteArray &target)
{
    HttpResponse response = HttpResponse::text(302, {});
    response.headers.append(HttpHeader{"Location", target});
    return response;
}

HttpResponse refused(const QString &code)
{
    return HttpResponse::json(400, QJsonObject{{u"error"_s, code}});
}

QString hidden(const QString &name, const QString &value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(
        name.toHtmlEscaped(), value.toHtmlEscaped());
}

QHash<QByteArray, QByteArray> cookiesOf(const HttpRequest &request)
{
    QHash<QByteArray, QByteArray> cookies;
    for (const QByteArray &one : request.header("cookie").split(';')) {
        const QByteArray cookie = one.trimmed();
        const qsizetype at = cookie.indexOf('=');
        if (at > 0)
            cookies.insert(cookie.left(at), cookie.mid(at + 1));
    }
    return cookies;
}

} // namespace

FrappeOauthPart::FrappeOauthPart(std::shared_ptr<StaffTokens> tokens)
    : m_tokens(std::move(tokens))
{
}

QString FrappeOauthPart::name() const
{
    return u"erp-oauth"_s;
}

bool FrappeOauthPart::start(Sandbox &sandbox, QString *error)
{
    // The address of the browser's way back is written down at the server: one port, for good.
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost)) {
        *error = u"no port for the way back of a sign-in"_s;
        return false;
    }
    m_redirectPort = probe.serverPort();
    m_url = sandbox.server(u"erp"_s).url();
    sandbox.server(u"erp"_s).route(place.toLatin1(), this);
    sandbox.server(u"erp"_s).route("/login", this);
    return true;
}

void FrappeOauthPart::addToProfile(QSettings &profile) const
{
    for (const auto name : {"erpnext/api_key"_L1, "erpnext/api_secret"_L1})
        profile.remove(name);
    profile.setValue("erpnext/auth"_L1, u"oidc"_s);
    profile.setValue("oidc_erpnext/kind"_L1, u"frappe"_s);
    profile.setValue("oidc_erpnext/issuer"_L1, m_url);
    profile.setValue("oidc_erpnext/client_id"_L1, QString::fromLatin1(clientId));
    profile.setValue("oidc_erpnext/redirect_port"_L1, int(m_redirectPort));
    profile.setValue("oidc_erpnext/scopes"_L1, u"all"_s);
}

QJsonObject FrappeOauthPart::state() const
{
    return {{u"signed_in"_s, QJsonArray::fromStringList(m_grants.values())},
        {u"tokens"_s, m_tokens->count()}};
}

std::optional<HttpResponse> FrappeOauthPart::control(
    const QString &command, const QJsonObject &body)
{
    if (command != "end-sessions"_L1)
        return std::nullopt;
    for (const QString &grant : m_grants.keys())
        endGrant(grant);
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
}

void FrappeOauthPart::endGrant(const QString &grant)
{
    m_tokens->endGrant(grant);
    m_grants.remove(grant);
    m_refresh.remove(grant);
}

void FrappeOauthPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    exchange->send(answer(request));
}

HttpResponse FrappeOauthPart::answer(const HttpRequest &request)
{
    if (request.path == "/login"_L1)
        return login(request);
    const QString method = request.path.mid(place.size());
    const bool isPost = request.method == "POST";
    if (method == "authorize"_L1)
        return authorize(request);
    if (method == "approve"_L1)
        return approve(request);
    if (method == "get_token"_L1 && isPost)
        return token(request.formItems());
    if (method == "openid_profile"_L1)
        return profile(request);
    if (method == "revoke_token"_L1 && isPost) {
        const QString shown = request.formItems().value(u"token"_s);
        const QString grant = m_tokens->grantOf(shown);
        endGrant(grant.isEmpty() ? shown.section(u'.', 0, 0) : grant);
        return HttpResponse::json(200, QJsonObject());
    }
    return HttpResponse::json(403,
        QJsonObject{
            {u"exc_type"_s, u"PermissionError"_s}, {u"_error_message"_s, u"Not permitted"_s}});
}

HttpResponse FrappeOauthPart::login(const HttpRequest &request)
{
    const bool isTyped = request.method == "POST";
    const Fields fields = isTyped ? request.formItems() : request.queryItems();
    const QString target = fields.value(u"redirect-to"_s);
    const QString login = fields.value(u"login"_s);
    const bool isKnown =
        StaffTokens::member(login) && fields.value(u"password"_s) == OidcPart::password;
    if (!isTyped || !isKnown) {
        return HttpResponse::html(isTyped ? 401 : 200,
            u"<!DOCTYPE html><html><head><title>Login</title></head><body>"
            "<form method=\"post\" action=\"/login\">%1"
            "<input name=\"login\" value=\"marie\"><input type=\"password\" name=\"password\">"
            "<button>Login</button></form></body></html>\n"_s.arg(
                hidden(u"redirect-to"_s, target)));
    }
    const QString sid = StaffTokens::random();
    m_sessions.insert(sid, login);
    HttpResponse response =
        sentTo(target.startsWith(u'/') ? target.toLatin1() : "/app"_ba); // nowhere else
    response.headers.append(
        HttpHeader{"Set-Cookie", "sid=" + sid.toLatin1() + "; Path=/; HttpOnly; SameSite=Lax"});
    response.headers.append(
        HttpHeader{"Set-Cookie", "user_id=" + login.toLatin1() + "; Path=/; SameSite=Lax"});
    return response;
}

QString FrappeOauthPart::whoseCookies(const HttpRequest &request) const
{
    return m_sessions.value(QString::fromLatin1(cookiesOf(request).value("sid")));
}

QString FrappeOauthPart::whatIsWrong(const Fields &asked) const
{
    if (asked.value(u"client_id"_s) != QLatin1StringView(clientId))
        return u"invalid_client"_s;
    if (asked.value(u"redirect_uri"_s)
        != u"http://127.0.0.1:%1/callback"_s.arg(int(m_redirectPort)))
        return u"mismatching_redirect_uri"_s;
    if (asked.value(u"code_challenge_method"_s) != "S256"_L1
        || asked.value(u"code_challenge"_s).isEmpty())
        return u"invalid_request"_s;
    return {};
}

HttpResponse FrappeOauthPart::authorize(const HttpRequest &request) const
{
    const Fields asked = request.queryItems();
    if (const QString wrong = whatIsWrong(asked); !wrong.isEmpty())
        return refused(wrong);
    if (whoseCookies(request).isEmpty())
        return sentTo("/login?redirect-to=" + request.target.toPercentEncoding());
    QString fields;
    for (auto it = asked.begin(); it != asked.end(); ++it)
        fields += hidden(it.key(), it.value());
    return HttpResponse::html(200,
        u"<!DOCTYPE html><html><head><title>Allow</title></head><body>"
        "<form method=\"post\" action=\"%1approve\">%2<button>Allow</button></form>"
        "</body></html>\n"_s.arg(place, fields));
}

HttpResponse FrappeOauthPart::approve(const HttpRequest &request)
{
    const Fields asked = request.method == "POST" ? request.formItems() : request.queryItems();
    const QString login = whoseCookies(request);
    if (login.isEmpty())
        return HttpResponse::json(403, QJsonObject{{u"exc_type"_s, u"PermissionError"_s}});
    // The whole set, or the server trips over it.
    if (!cookiesOf(request).contains("user_id"))
        return HttpResponse::json(500, QJsonObject{{u"exc_type"_s, u"KeyError"_s}});
    if (const QString wrong = whatIsWrong(asked); !wrong.isEmpty())
        return refused(wrong);
    const QString code = StaffTokens::random();
    m_codes.insert(code, {.asked = asked, .login = login});
    QUrlQuery query;
    query.addQueryItem(u"code"_s, code);
    query.addQueryItem(
        u"state"_s, QString::fromLatin1(QUrl::toPercentEncoding(asked.value(u"state"_s))));
    QUrl target(asked.value(u"redirect_uri"_s));
    target.setQuery(query);
    return sentTo(target.toEncoded());
}

HttpResponse FrappeOauthPart::token(const Fields &form)
{
    if (form.value(u"client_id"_s) != QLatin1StringView(clientId))
        return refused(u"invalid_client"_s);
    const QString kind = form.value(u"grant_type"_s);
    if (kind == "refresh_token"_L1) {
        const QString shown = form.value(u"refresh_token"_s);
        const QString grant = shown.section(u'.', 0, 0);
        if (shown.isEmpty() || m_refresh.value(grant) != shown)
            return refused(u"invalid_grant"_s);
        return give(grant);
    }
    if (kind != "authorization_code"_L1)
        return refused(u"unsupported_grant_type"_s);
    const Code code = m_codes.take(form.value(u"code"_s));
    const QByteArray hash = QCryptographicHash::hash(
        form.value(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256);
    if (code.login.isEmpty()
        || QString::fromLatin1(base64Url(hash)) != code.asked.value(u"code_challenge"_s)
        || form.value(u"redirect_uri"_s) != code.asked.value(u"redirect_uri"_s))
        return refused(u"invalid_grant"_s);
    const QString grant = StaffTokens::random();
    m_grants.insert(grant, code.login);
    return give(grant);
}

HttpResponse FrappeOauthPart::give(const QString &grant)
{
    // The access token before stays good: so it was measured.
    const QString login = m_grants.value(grant);
    m_refresh.insert(grant, grant + u'.' + StaffTokens::random());
    const auto part = [](const QJsonObject &json) {
        return base64Url(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    const QByteArray opaque =
        QCryptographicHash::hash(login.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
    const QByteArray bytes = part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.'
        + part({{u"iss"_s, m_url}, {u"aud"_s, QString::fromLatin1(clientId)},
            {u"sub"_s, QString::fromLatin1(opaque)}});
    const QByteArray signature = QMessageAuthenticationCode::hash(
        bytes, "a secret of the client"_ba, QCryptographicHash::Sha256);
    return HttpResponse::json(200,
        QJsonObject{{u"access_token"_s, m_tokens->issue(login, grant, accessSeconds)},
            {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, accessSeconds},
            {u"refresh_token"_s, m_refresh.value(grant)}, {u"scope"_s, u"all openid"_s},
            {u"id_token"_s, QString::fromLatin1(bytes + '.' + base64Url(signature))}});
}

HttpResponse FrappeOauthPart::profile(const HttpRequest &request) const
{
    const auto who = m_tokens->holderOf(request.header("authorization"));
    if (!who)
        return HttpResponse::json(403, QJsonObject{{u"exc_type"_s, u"PermissionError"_s}});
    return HttpResponse::json(200,
        QJsonObject{{u"sub"_s, who->login}, {u"email"_s, who->email}, {u"name"_s, who->name},
            {u"roles"_s,
                QJsonArray{
                    u"System Manager"_s, u"Employee"_s, u"Desk User"_s, u"All"_s, u"Guest"_s}},
            {u"iss"_s, m_url}});
}

} // namespace FibreDesk::Sandbox
