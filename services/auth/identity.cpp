// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/identity.h"

#include "auth/authwords.h"
#include "auth/base64url.h"
#include "auth/provider.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Clocks of computers that are set by the network differ by less.
constexpr std::chrono::seconds allowedDifference = 60s;
/// A difference that is worth a word when a time does not fit.
constexpr std::chrono::seconds tellableDifference = 30s;

std::unexpected<Error> refused(const QString &detail, const QString &type)
{
    return std::unexpected(authError(ErrorKind::Unauthorized, detail, type));
}

QStringList wordsIn(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList words;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &entry : list) {
        if (const QString word = entry.toString(); !word.isEmpty())
            words += word;
    }
    return words;
}

/// The left half of the hash that the signature uses (OpenID Connect Core 3.1.3.6).
QString halfHash(const QString &algorithm, const QString &text)
{
    const auto method = algorithm.endsWith("384"_L1) ? QCryptographicHash::Sha384
        : algorithm.endsWith("512"_L1)               ? QCryptographicHash::Sha512
                                                     : QCryptographicHash::Sha256;
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), method);
    return QString::fromLatin1(toBase64Url(hash.left(hash.size() / 2)));
}

} // namespace

QString Identity::shown() const
{
    return !name.isEmpty() ? name : !email.isEmpty() ? email : subject;
}

void Identity::complete(const QJsonObject &claims)
{
    const Identity other = read(claims);
    if (name.isEmpty())
        name = other.name;
    if (email.isEmpty())
        email = other.email;
    if (groups.isEmpty())
        groups = other.groups;
}

Identity Identity::read(const QJsonObject &claims)
{
    const auto text = [&claims](QLatin1StringView name) { return claims.value(name).toString(); };
    Identity who{.subject = text("sub"_L1),
        .name = text("name"_L1),
        .email = text("email"_L1),
        .groups = wordsIn(claims.value("groups"_L1))};
    if (who.name.isEmpty())
        who.name = QString(text("given_name"_L1) + u' ' + text("family_name"_L1)).trimmed();
    if (who.name.isEmpty())
        who.name = text("preferred_username"_L1);
    // Frappe says roles.
    if (who.groups.isEmpty())
        who.groups = wordsIn(claims.value("roles"_L1));
    return who;
}

QJsonObject Identity::toJson() const
{
    return {{u"sub"_s, subject}, {u"name"_s, name}, {u"email"_s, email},
        {u"groups"_s, QJsonArray::fromStringList(groups)}};
}

Result<Identity> checkIdToken(const Jwt &token, const IdTokenRules &rules)
{
    const QJsonObject &claims = token.claims;
    if (const QString issuer = claims.value("iss"_L1).toString(); issuer != rules.issuer)
        return refused(
            u"the identity token is of %1, not of %2"_s.arg(issuer, rules.issuer), u"issuer"_s);
    const QStringList audience = wordsIn(claims.value("aud"_L1));
    if (!audience.contains(rules.clientId))
        return refused(u"the identity token is for %1, not for %2"_s.arg(
                           audience.join(", "_L1), rules.clientId),
            u"audience"_s);
    const QString party = claims.value("azp"_L1).toString();
    if ((audience.size() > 1 || !party.isEmpty()) && party != rules.clientId)
        return refused(u"the identity token was made for %1"_s.arg(party), u"audience"_s);
    const Identity who = Identity::read(claims);
    if (who.subject.isEmpty())
        return refused(u"the identity token names nobody"_s, u"subject"_s);
    if (!rules.subject.isEmpty() && who.subject != rules.subject)
        return refused(u"the identity token is of another person"_s, u"subject"_s);
    if (!rules.nonce.isEmpty() && claims.value("nonce"_L1).toString() != rules.nonce)
        return refused(u"the identity token answers another request (nonce)"_s, u"nonce"_s);
    const QString hash = claims.value("at_hash"_L1).toString();
    if (!hash.isEmpty() && !rules.accessToken.isEmpty()
        && hash != halfHash(token.algorithm, rules.accessToken))
        return refused(u"the identity token belongs to another access token"_s, u"token"_s);

    // The provider's own time where it told one: a wrong clock here is told of, not paid for.
    const auto skew = rules.skew.value_or(0s);
    const qint64 now = rules.now.addSecs(-skew.count()).toSecsSinceEpoch();
    const qint64 allowed = allowedDifference.count();
    const QString clock = skew > tellableDifference || skew < -tellableDifference
        ? u"; "_s + skewWords(skew)
        : QString();
    const QJsonValue ends = claims.value("exp"_L1);
    if (!ends.isDouble())
        return refused(u"the identity token does not say when it ends"_s, u"expired"_s);
    if (const qint64 since = now - ends.toInteger(); since >= allowed)
        return refused(
            u"the identity token ended %1 s ago%2"_s.arg(since).arg(clock), u"expired"_s);
    for (const auto name : {"iat"_L1, "nbf"_L1}) {
        const QJsonValue begins = claims.value(name);
        if (!begins.isDouble())
            continue;
        if (const qint64 until = begins.toInteger() - now; until > allowed)
            return refused(
                u"the identity token begins in %1 s only%2; is the clock of this computer right?"_s
                    .arg(until)
                    .arg(clock),
                u"clock"_s);
    }
    return who;
}

} // namespace FibreDesk::Auth
