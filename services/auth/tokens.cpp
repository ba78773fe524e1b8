// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokens.h"

#include "auth/authwords.h"
#include "core/wipe.h"

#include <algorithm>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestSeconds = qint64(10) * 365 * 86'400;
constexpr qint64 mostSecondsAhead = 60;

std::unexpected<Error> malformed(const QString &why)
{
    return std::unexpected(authError(ErrorKind::Protocol,
        u"the provider's answer holds no usable token: %1"_s.arg(why), u"token"_s));
}

/// It becomes part of a header.
bool isToken(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

} // namespace

Result<Tokens> Tokens::read(const QJsonObject &json, const QDateTime &now)
{
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    Tokens tokens{.access = text("access_token"_L1),
        .refresh = text("refresh_token"_L1),
        .id = text("id_token"_L1),
        .issuedAt = now,
        .endsAt = {}};
    if (tokens.access.isEmpty())
        return malformed(u"access_token is missing"_s);
    if (!isToken(tokens.access) || !isToken(tokens.refresh))
        return malformed(u"it has characters that no token has"_s);
    const QString type = text("token_type"_L1);
    if (!type.isEmpty() && type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return malformed(u"its type is %1 instead of Bearer"_s.arg(type));
    // Some write the number as a text.
    const QJsonValue length = json.value("expires_in"_L1);
    const double seconds = length.isString() ? length.toString().toDouble() : length.toDouble();
    if (seconds > 0)
        tokens.endsAt = now.addSecs(std::min(qint64(std::min(seconds, 1e12)), longestSeconds));
    return tokens;
}

bool Tokens::isOver(const QDateTime &now) const
{
    return access.isEmpty() || (endsAt.isValid() && now >= endsAt);
}

bool Tokens::isAlmostOver(const QDateTime &now) const
{
    if (isOver(now))
        return true;
    if (!endsAt.isValid())
        return false;
    const qint64 ahead = std::min(mostSecondsAhead, issuedAt.secsTo(endsAt) / 10);
    return now.addSecs(ahead) >= endsAt;
}

void Tokens::wipe()
{
    FibreDesk::wipe(access);
    FibreDesk::wipe(refresh);
    FibreDesk::wipe(id);
    issuedAt = {};
    endsAt = {};
}

} // namespace FibreDesk::Auth
