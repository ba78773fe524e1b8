// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who signs in where, and whose files are used then.

#include "core/profileidentities.h"

#include <QCryptographicHash>
#include <QDir>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

struct ServiceSection {
    QLatin1StringView service;
    QLatin1StringView oidc;
};

/// In the order in which people are asked to sign in.
constexpr std::array<ServiceSection, 4> services{
    {{"erpnext"_L1, "oidc_erpnext"_L1}, {"hub"_L1, "oidc_hub"_L1},
        {"genieacs"_L1, "oidc_genieacs"_L1}, {"traccar"_L1, "oidc_traccar"_L1}}};

bool usesSignIn(const Profile &profile, QLatin1StringView service)
{
    if (service == "erpnext"_L1)
        return profile.erp.usesSignIn;
    if (service == "hub"_L1)
        return profile.hub.usesSignIn;
    if (service == "traccar"_L1)
        return profile.traccar.usesSignIn;
    return profile.devicesUseSignIn;
}

std::unexpected<Error> wrong(
    const Profile &profile, const QString &section, const QString &key, const QString &problem)
{
    return std::unexpected(Error{.kind = ErrorKind::Validation,
        .detail = u"[%1] %2 %3 (%4)"_s.arg(section, key, problem, profile.file),
        .source = section + u'/' + key});
}

/// One browser round for both must ask for the same.
Result<void> checkSameClient(
    const Profile &profile, const Profile::Oidc &one, const Profile::Oidc &other)
{
    if (!one.isSameAs(other))
        return {};
    const QString problem =
        u"is not that of [%1], which names the same client"_s.arg(other.section);
    if (one.isFrappe != other.isFrappe)
        return wrong(profile, one.section, u"kind"_s, problem);
    if (one.redirectPort != other.redirectPort)
        return wrong(profile, one.section, u"redirect_port"_s, problem);
    if (one.scopes != other.scopes)
        return wrong(profile, one.section, u"scopes"_s, problem);
    return {};
}

/// Before somebody signs in there is a name too: of what stays empty.
QString nameOf(const QString &person)
{
    return person.isEmpty() ? u"nobody"_s : person;
}

QString digestOf(const QByteArray &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(12));
}

} // namespace

QList<QLatin1StringView> oidcSections()
{
    QList<QLatin1StringView> sections{"oidc"_L1};
    for (const ServiceSection &one : services)
        sections += one.oidc;
    return sections;
}

Result<void> readOidc(Profile &profile, const QHash<QString, QString> &values)
{
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    const auto read = [&values](const QString &section) {
        const auto value = [&](QLatin1StringView key) {
            return values.value(section + u'/' + key);
        };
        return Profile::Oidc{.issuer = QUrl(value("issuer"_L1)),
            .clientId = value("client_id"_L1),
            .redirectPort = value("redirect_port"_L1).toInt(),
            .scopes = value("scopes"_L1).split(blanks, Qt::SkipEmptyParts),
            .isFrappe = value("kind"_L1) == "frappe"_L1,
            .section = section};
    };
    profile.oidc = read(u"oidc"_s);
    profile.ownOidc.clear();
    for (const ServiceSection &one : services) {
        const QString prefix = QString(one.oidc) + u'/';
        const bool isThere = std::ranges::any_of(
            values.keys(), [&prefix](const QString &path) { return path.startsWith(prefix); });
        if (isThere)
            profile.ownOidc.insert(one.service, read(one.oidc));
    }
    for (const ServiceSection &one : services) {
        // Half a section is a mistake also where it is not used yet.
        if (!profile.ownOidc.contains(one.service) && !usesSignIn(profile, one.service))
            continue;
        const Profile::Oidc &oidc = profile.oidcOf(one.service);
        if (oidc.issuer.isEmpty())
            return wrong(profile, oidc.section, u"issuer"_s, u"is missing"_s);
        if (oidc.clientId.isEmpty())
            return wrong(profile, oidc.section, u"client_id"_s, u"is missing"_s);
    }
    const QList<Profile::Identity> identities = profile.identities();
    for (const ServiceSection &one : services) {
        if (!usesSignIn(profile, one.service))
            continue;
        for (const Profile::Identity &identity : identities) {
            const auto fine = checkSameClient(profile, profile.oidcOf(one.service), identity.oidc);
            if (!fine)
                return fine;
        }
    }
    return {};
}

bool Profile::usesSignIn() const
{
    return erp.usesSignIn || hub.usesSignIn || traccar.usesSignIn || devicesUseSignIn;
}

const Profile::Oidc &Profile::oidcOf(const QString &service) const
{
    const auto own = ownOidc.constFind(service);
    return own == ownOidc.constEnd() ? oidc : *own;
}

QList<Profile::Identity> Profile::identities() const
{
    QList<Identity> all;
    for (const ServiceSection &one : services) {
        if (!FibreDesk::usesSignIn(*this, one.service))
            continue;
        const Oidc &wanted = oidcOf(one.service);
        const auto same = std::ranges::find_if(
            all, [&wanted](const Identity &other) { return other.oidc.isSameAs(wanted); });
        if (same == all.end())
            all += {.oidc = wanted, .services = {one.service}};
        else
            same->services += one.service;
    }
    return all;
}

void Profile::setTokenSource(TokenSource *source)
{
    QStringList all;
    for (const ServiceSection &one : services)
        all += one.service;
    setTokenSource(all, source);
}

void Profile::setTokenSource(const QStringList &names, TokenSource *source)
{
    const std::array all{std::pair(u"erpnext"_s, &erp), std::pair(u"hub"_s, &hub),
        std::pair(u"traccar"_s, &traccar)};
    for (const auto &[section, service] : all) {
        if (service->usesSignIn && names.contains(section))
            service->tokens = source;
    }
    if (devicesUseSignIn && names.contains("genieacs"_L1))
        deviceTokens = source;
}

QString Profile::deskFile(const QString &what) const
{
    return QDir(dataDirectory)
        .filePath(u"%1-%2.sqlite"_s.arg(
            what, digestOf(erp.url.toEncoded() + '\n' + erp.credentials.user.toUtf8())));
}

QString Profile::ownFile(const QString &what) const
{
    QString own = deskFile(what);
    if (usesSignIn())
        own.insert(own.size() - u".sqlite"_s.size(), u'-' + nameOf(person));
    return own;
}

QString Profile::ownFolder() const
{
    return usesSignIn() ? dataDirectory + u"/people/"_s + nameOf(person) : dataDirectory;
}

} // namespace FibreDesk
