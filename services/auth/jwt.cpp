// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/jwt.h"

#include "auth/authwords.h"
#include "auth/base64url.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestToken = 256 * 1024;

std::unexpected<Error> malformed(const QString &why)
{
    return std::unexpected(authError(
        ErrorKind::Protocol, u"the identity token is malformed: %1"_s.arg(why), u"token"_s));
}

std::optional<QJsonObject> objectIn(const QByteArray &part)
{
    const auto bytes = fromBase64Url(part);
    if (!bytes)
        return {};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return {};
    return document.object();
}

} // namespace

Result<Jwt> Jwt::read(const QByteArray &token)
{
    if (token.size() > longestToken)
        return malformed(u"it is longer than %1 bytes"_s.arg(longestToken));
    const QByteArrayList parts = token.split('.');
    if (parts.size() != 3)
        return malformed(u"%1 parts instead of 3"_s.arg(parts.size()));
    const auto header = objectIn(parts.at(0));
    if (!header)
        return malformed(u"its header is no JSON object"_s);
    const auto claims = objectIn(parts.at(1));
    if (!claims)
        return malformed(u"its claims are no JSON object"_s);
    const auto signature = fromBase64Url(parts.at(2));
    if (!signature)
        return malformed(u"its signature is not base64url"_s);
    // Extensions that must be understood: we understand none.
    if (header->contains("crit"_L1))
        return malformed(u"its header asks for extensions"_s);
    return Jwt{.algorithm = header->value("alg"_L1).toString(),
        .keyId = header->value("kid"_L1).toString(),
        .claims = *claims,
        .signedBytes = parts.at(0) + '.' + parts.at(1),
        .signature = *signature};
}

} // namespace FibreDesk::Auth
