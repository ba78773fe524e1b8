// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostileprovider.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tests {

namespace {

ScriptedAnswer jsonAnswer(const QJsonObject &json, int status = 200)
{
    return FakeHttpServer::json(QJsonDocument(json).toJson(QJsonDocument::Compact), status);
}

ScriptedAnswer refusal(const QString &code, const QString &words = {})
{
    return jsonAnswer({{u"error"_s, code}, {u"error_description"_s, words}}, 400);
}

QString value(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

HostileProvider::HostileProvider(QObject *parent)
    : QObject(parent)
{
    published.append(SigningKey(u"RS256"_s, u"k1"_s));
    m_server.setHandler([this](const SeenRequest &request) {
        ScriptedAnswer given = answer(request);
        if (hasDate)
            given.headers.append({"Date", date()});
        return given;
    });
}

QString HostileProvider::issuer() const
{
    QUrl url = m_server.url();
    url.setPath(u"/realm"_s);
    return url.toString();
}

QByteArray HostileProvider::date() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(timeShift);
    return QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

int HostileProvider::asked(const QString &endpoint) const
{
    return m_asked.value(endpoint);
}

QUrlQuery HostileProvider::lastForm(const QString &endpoint) const
{
    return m_forms.value(endpoint);
}

void HostileProvider::browse(const QUrl &address)
{
    QNetworkRequest request(address);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_browser.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        lastPageStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        lastPage = reply->readAll();
        const QUrl next = QUrl::fromEncoded(reply->rawHeader("Location"));
        if (!next.isEmpty())
            browse(reply->url().resolved(next));
    });
}

void HostileProvider::send(const QUrl &redirect)
{
    browse(redirect);
}

ScriptedAnswer HostileProvider::answer(const SeenRequest &request)
{
    const QUrl url = QUrl::fromEncoded(request.target);
    const QString name = url.path().section(u'/', -1);
    ++m_asked[name];
    const QUrlQuery form(QString::fromLatin1(request.body));
    if (!request.body.isEmpty())
        m_forms[name] = form;
    const auto place = [this](const QString &endpoint) { return issuer() + u'/' + endpoint; };
    if (name == "openid-configuration"_L1) {
        QJsonObject json{{u"issuer"_s, issuer()},
            {u"authorization_endpoint"_s, place(u"authorize"_s)},
            {u"token_endpoint"_s, place(u"token"_s)}, {u"jwks_uri"_s, place(u"jwks"_s)},
            {u"userinfo_endpoint"_s, place(u"userinfo"_s)},
            {u"revocation_endpoint"_s, place(u"revoke"_s)},
            {u"end_session_endpoint"_s, place(u"end"_s)},
            {u"device_authorization_endpoint"_s, place(u"device"_s)},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s, u"S256"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true}};
        if (changeDiscovery)
            changeDiscovery(json);
        return jsonAnswer(json);
    }
    if (name == "jwks"_L1) {
        if (jwksAnswer)
            return *jwksAnswer;
        QJsonArray keys;
        for (const SigningKey &key : std::as_const(published))
            keys += key.json();
        return jsonAnswer({{u"keys"_s, keys}});
    }
    if (name == "authorize"_L1)
        return authorize(QUrlQuery(url));
    if (name == "token"_L1)
        return tokenAnswer ? *tokenAnswer : token(form);
    if (name == "device"_L1)
        return jsonAnswer({{u"device_code"_s, u"dev"_s}, {u"user_code"_s, u"ABCD-EFGH"_s},
            {u"verification_uri"_s, place(u"type"_s)}, {u"expires_in"_s, 60}, {u"interval"_s, 1}});
    if (name == "revoke"_L1) {
        if (value(form, u"token"_s) == m_refresh)
            m_refresh.clear();
        return {.status = 200, .contentType = {}, .body = {}};
    }
    if (name == "userinfo"_L1) {
        if (userInfoAnswer)
            return *userInfoAnswer;
        return jsonAnswer({{u"sub"_s, u"u-1"_s}, {u"name"_s, u"Marie Tremblay"_s},
            {u"email"_s, u"marie@isp.example"_s}, {u"groups"_s, QJsonArray{u"dispatch"_s}}});
    }
    return FakeHttpServer::html("<title>Not found</title>", 404);
}

ScriptedAnswer HostileProvider::authorize(const QUrlQuery &query)
{
    const QString code = u"code-%1"_s.arg(++m_count);
    m_codes.insert(code, query);
    QUrl redirect(value(query, u"redirect_uri"_s));
    QUrlQuery back;
    back.addQueryItem(u"code"_s, code);
    back.addQueryItem(u"state"_s, value(query, u"state"_s));
    back.addQueryItem(u"iss"_s, QString::fromLatin1(QUrl::toPercentEncoding(issuer())));
    if (changeRedirect)
        changeRedirect(back);
    redirect.setQuery(back);
    return {.status = 302, .body = {}, .headers = {{"Location", redirect.toEncoded()}}};
}

ScriptedAnswer HostileProvider::token(const QUrlQuery &form)
{
    const QString grant = value(form, u"grant_type"_s);
    m_client = value(form, u"client_id"_s);
    if (grant == "refresh_token"_L1) {
        if (m_refresh.isEmpty() || value(form, u"refresh_token"_s) != m_refresh) {
            m_refresh.clear(); // shown twice: the whole session ends
            return refusal(u"invalid_grant"_s, u"the refresh token was used before"_s);
        }
        return tokens({});
    }
    if (grant == "authorization_code"_L1) {
        const auto asked = m_codes.constFind(value(form, u"code"_s));
        if (asked == m_codes.constEnd()) {
            m_refresh.clear();
            return refusal(u"invalid_grant"_s, u"the code was used before"_s);
        }
        const QUrlQuery query = *asked;
        m_codes.erase(asked);
        const QByteArray hash = QCryptographicHash::hash(
            value(form, u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256);
        if (base64Url(hash) != value(query, u"code_challenge"_s).toLatin1()
            || value(form, u"redirect_uri"_s) != value(query, u"redirect_uri"_s)
            || value(form, u"client_id"_s) != value(query, u"client_id"_s))
            return refusal(u"invalid_grant"_s, u"PKCE, redirect or client differ"_s);
        // Asked how long ago, it has to tell when (OpenID Connect Core 2).
        return tokens(value(query, u"nonce"_s), query.hasQueryItem(u"max_age"_s));
    }
    if (devicePolls-- > 0)
        return refusal(u"authorization_pending"_s);
    return tokens({});
}

ScriptedAnswer HostileProvider::tokens(const QString &nonce, bool tellsAuthTime)
{
    ++m_count;
    const qint64 now = QDateTime::currentSecsSinceEpoch() + timeShift;
    QJsonObject claims{{u"iss"_s, issuer()}, {u"aud"_s, m_client}, {u"sub"_s, u"u-1"_s},
        {u"iat"_s, now}, {u"exp"_s, now + 3600}, {u"name"_s, u"Marie Tremblay"_s},
        {u"email"_s, u"marie@isp.example"_s}, {u"groups"_s, QJsonArray{u"dispatch"_s}}};
    if (!nonce.isEmpty())
        claims.insert(u"nonce"_s, nonce);
    if (tellsAuthTime)
        claims.insert(u"auth_time"_s, now);
    if (changeClaims)
        changeClaims(claims);
    const QByteArray id = makeToken ? makeToken(claims) : published.at(signer).token(claims);
    QJsonObject json{{u"access_token"_s, u"access-%1"_s.arg(m_count)},
        {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, expiresIn},
        {u"id_token"_s, QString::fromLatin1(id)}};
    if (givesRefresh) {
        m_refresh = u"refresh-%1"_s.arg(m_count);
        json.insert(u"refresh_token"_s, m_refresh);
    }
    if (changeTokenAnswer)
        changeTokenAnswer(json);
    return jsonAnswer(json);
}

} // namespace FibreDesk::Tests
