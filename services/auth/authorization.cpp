// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/authorization.h"

#include "auth/authwords.h"

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

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

Result<QString> codeIn(const QUrlQuery &answer, const Provider &provider)
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

Result<QJsonObject> objectIn(const QJsonDocument &document, bool isFrappe)
{
    if (!document.isObject())
        return std::unexpected(authError(
            ErrorKind::Protocol, u"the provider's answer is no JSON object"_s, u"token"_s));
    const QJsonObject json = document.object();
    const QJsonValue wrapped = json.value("message"_L1);
    return isFrappe && wrapped.isObject() ? wrapped.toObject() : json;
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
