// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/authorization.h"

#include "auth/authwords.h"

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

/// A query is written by us, letter by letter: QUrlQuery leaves "+" and "/" as they are, which a
/// server that compares byte for byte does not.
void append(QByteArray &query, const char *name, const QString &value)
{
    if (value.isEmpty())
        return;
    if (!query.isEmpty())
        query += '&';
    query += QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
}

} // namespace

QStringList scopesOf(const Profile::Oidc &oidc)
{
    QStringList scopes = oidc.scopes;
    if (scopes.isEmpty())
        scopes = oidc.isFrappe ? QStringList{u"all"_s}
                               : QStringList{u"profile"_s, u"email"_s, u"offline_access"_s};
    scopes.removeAll(u"openid"_s);
    scopes.prepend(u"openid"_s);
    scopes.removeDuplicates();
    return scopes;
}

AuthorizationRequest AuthorizationRequest::make(
    const Provider &provider, const Profile::Oidc &oidc, const QString &redirectUri)
{
    AuthorizationRequest request{.url = provider.authorization,
        .redirectUri = redirectUri,
        .state = randomText(),
        .nonce = randomText(),
        .pkce = Pkce::make()};
    const QStringList scopes = scopesOf(oidc);
    QByteArray query = provider.authorization.query(QUrl::FullyEncoded).toLatin1();
    append(query, "response_type", u"code"_s);
    append(query, "client_id", oidc.clientId);
    append(query, "redirect_uri", redirectUri);
    append(query, "scope", scopes.join(u' '));
    append(query, "state", request.state);
    append(query, "nonce", request.nonce);
    append(query, "code_challenge", request.pkce.challenge);
    append(query, "code_challenge_method", u"S256"_s);
    // Without it a provider leaves offline_access away (OpenID Connect Core 11).
    if (scopes.contains(u"offline_access"_s))
        append(query, "prompt", u"consent"_s);
    request.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return request;
}

bool AuthorizationRequest::isAnsweredBy(const QUrlQuery &answer) const
{
    return answer.allQueryItemValues(u"state"_s) == QStringList{state};
}

Result<QString> AuthorizationRequest::codeIn(
    const QUrlQuery &answer, const Provider &provider) const
{
    const auto value = [&answer](const QString &name) {
        QString text = answer.queryItemValue(name, QUrl::FullyEncoded);
        return QUrl::fromPercentEncoding(text.replace(u'+', u' ').toLatin1());
    };
    for (const QString &name : {u"code"_s, u"iss"_s, u"error"_s}) {
        if (answer.allQueryItemValues(name).size() > 1)
            return std::unexpected(authError(ErrorKind::Protocol,
                u"the provider's answer has more than one %1"_s.arg(name), u"answer"_s));
    }
    const QString issuer = value(u"iss"_s);
    if (!issuer.isEmpty() && issuer != provider.issuer)
        return std::unexpected(authError(ErrorKind::Unauthorized,
            u"the answer is of %1, the question was for %2: it is not used"_s.arg(
                issuer, provider.issuer),
            u"issuer"_s));
    if (issuer.isEmpty() && provider.alwaysNamesItself)
        return std::unexpected(authError(ErrorKind::Unauthorized,
            u"the answer does not say whose it is (iss), as %1 promises: it is not used"_s.arg(
                provider.issuer),
            u"issuer"_s));
    if (const QString error = value(u"error"_s); !error.isEmpty())
        return std::unexpected(refusal(error, value(u"error_description"_s)));
    const QString code = value(u"code"_s);
    if (code.isEmpty())
        return std::unexpected(
            authError(ErrorKind::Protocol, u"the provider's answer has no code"_s, u"answer"_s));
    return code;
}

Error refusal(const QString &code, const QString &description)
{
    ErrorKind kind = ErrorKind::Validation;
    if (code == "access_denied"_L1 || code == "unauthorized_client"_L1
        || code == "invalid_client"_L1 || code == "consent_required"_L1)
        kind = ErrorKind::Forbidden;
    else if (code == "invalid_grant"_L1 || code == "login_required"_L1
        || code == "interaction_required"_L1 || code == "expired_token"_L1
        || code == "invalid_token"_L1)
        kind = ErrorKind::Unauthorized;
    else if (code == "server_error"_L1 || code == "temporarily_unavailable"_L1)
        kind = ErrorKind::Server;
    const QString words = description.simplified().left(300);
    return authError(kind, words.isEmpty() ? code : u"%1: %2"_s.arg(code, words), code);
}

} // namespace FibreDesk::Auth
