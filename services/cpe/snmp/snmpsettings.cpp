// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmpsettings.h"

#include "core/profilevalues.h"

#include <QSettings>
#include <QStringList>

#include <array>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultPort = 161;
constexpr int mostReadsPerHour = 3600;
constexpr qsizetype leastPassword = 8; // RFC 3414, 11.2

Error invalid(const QString &key, const QString &problem, const QString &file)
{
    return {.kind = ErrorKind::Validation,
        .detail = u"[snmp] %1 %2 (%3)"_s.arg(key, problem, file),
        .source = u"snmp/"_s + key};
}

/// "sha256", "SHA-256" and "sha_256" are the same.
QString plain(QString name)
{
    return name.toUpper().remove(u'-').remove(u'_').remove(u' ');
}

QString protocolOf(const QString &given, std::initializer_list<QLatin1StringView> known)
{
    for (const QLatin1StringView name : known) {
        if (plain(QString(name)) == plain(given))
            return name;
    }
    return {};
}

} // namespace

SnmpTarget SnmpTarget::parse(const QString &address)
{
    SnmpTarget target;
    QString host = address.trimmed();
    QString port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        if (end < 0)
            return target;
        const QString rest = host.sliced(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return target;
        port = rest.mid(1);
        host = host.sliced(1, end - 1);
    } else if (host.count(u':') == 1) {
        port = host.section(u':', 1);
        host = host.section(u':', 0, 0);
    }
    if (!port.isEmpty()) {
        bool isNumber = false;
        target.port = port.toUShort(&isNumber);
        if (!isNumber || target.port == 0) {
            target.port = defaultPort;
            return target;
        }
    }
    target.host = host;
    return target;
}

Result<SnmpSettings> SnmpSettings::read(const QString &profileFile)
{
    return read(profileFile, {});
}

Result<SnmpSettings> SnmpSettings::read(const Profile &profile)
{
    return read(profile.file, profile.kept);
}

Result<SnmpSettings> SnmpSettings::read(
    const QString &profileFile, const Profile::KeptSecrets &kept)
{
    const ProfileValues values(profileFile, kept);
    const auto valueOf = [&values](const QString &key) {
        const QByteArray name = key.toLatin1();
        return values.value("snmp"_L1, QLatin1StringView(name));
    };
    SnmpSettings settings;
    SnmpAccess &access = settings.access;
    const QString version = valueOf(u"version"_s);
    if (!version.isEmpty() && version != "2c"_L1 && version != "3"_L1)
        return std::unexpected(invalid(u"version"_s, u"is not one of: 2c, 3"_s, profileFile));
    access.version = version == "3"_L1 ? SnmpAccess::Version::V3 : SnmpAccess::Version::V2c;
    access.community = valueOf(u"community"_s).toUtf8();
    access.user = valueOf(u"user"_s).toUtf8();
    access.authPassword = valueOf(u"auth_password"_s).toUtf8();
    access.privPassword = valueOf(u"priv_password"_s).toUtf8();
    const QString auth = valueOf(u"auth_protocol"_s);
    const QString priv = valueOf(u"priv_protocol"_s);
    if (access.version == SnmpAccess::Version::V3) {
        const auto authKnown = {
            "MD5"_L1, "SHA"_L1, "SHA-224"_L1, "SHA-256"_L1, "SHA-384"_L1, "SHA-512"_L1};
        access.authProtocol = plain(auth) == "SHA1"_L1 ? u"SHA"_s : protocolOf(auth, authKnown);
        access.privProtocol =
            plain(priv) == "AES128"_L1 ? u"AES"_s : protocolOf(priv, {"DES"_L1, "AES"_L1});
        if (!auth.isEmpty() && access.authProtocol.isEmpty())
            return std::unexpected(invalid(u"auth_protocol"_s,
                u"is not one of: MD5, SHA, SHA-224, SHA-256, SHA-384, SHA-512"_s, profileFile));
        if (!priv.isEmpty() && access.privProtocol.isEmpty())
            return std::unexpected(
                invalid(u"priv_protocol"_s, u"is not one of: DES, AES"_s, profileFile));
        if (access.user.isEmpty())
            return std::unexpected(invalid(u"user"_s, u"is missing"_s, profileFile));
        if (!access.authPassword.isEmpty() && auth.isEmpty())
            access.authProtocol = u"SHA-256"_s;
        if (!access.privPassword.isEmpty() && priv.isEmpty())
            access.privProtocol = u"AES"_s;
        const std::array passwords{
            std::pair{u"auth"_s, &access.authPassword}, std::pair{u"priv"_s, &access.privPassword}};
        for (const auto &[name, password] : passwords) {
            const QString &protocol = name == "auth"_L1 ? access.authProtocol : access.privProtocol;
            const QString key = name + u"_password"_s;
            if (!protocol.isEmpty() && password->isEmpty())
                return std::unexpected(invalid(key, u"is missing"_s, profileFile));
            if (!password->isEmpty() && password->size() < leastPassword)
                return std::unexpected(invalid(key, u"has fewer than 8 characters"_s, profileFile));
        }
        if (access.authProtocol.isEmpty() && !access.privProtocol.isEmpty())
            return std::unexpected(invalid(u"auth_password"_s,
                u"is missing: nothing is encrypted without signing it"_s, profileFile));
        access.level = !access.privProtocol.isEmpty() ? SnmpAccess::Level::AuthPriv
            : !access.authProtocol.isEmpty()          ? SnmpAccess::Level::Auth
                                                      : SnmpAccess::Level::NoAuth;
    }
    if (const QString reads = valueOf(u"olt_reads_per_hour"_s); !reads.isEmpty()) {
        bool isNumber = false;
        settings.oltReadsPerHour = reads.toInt(&isNumber);
        if (!isNumber || settings.oltReadsPerHour < 0
            || settings.oltReadsPerHour > mostReadsPerHour)
            return std::unexpected(invalid(u"olt_reads_per_hour"_s,
                u"is not a whole number from 0 to %1"_s.arg(mostReadsPerHour), profileFile));
    }
    QSettings file(profileFile, QSettings::IniFormat);
    file.beginGroup(u"olts"_s);
    for (const QString &name : file.childKeys()) {
        const QString address = file.value(name).toString().trimmed();
        if (SnmpTarget::parse(address).host.isEmpty())
            return std::unexpected(Error{.kind = ErrorKind::Validation,
                .detail = u"[olts] %1 is not an address: %2 (%3)"_s.arg(name, address, profileFile),
                .source = u"olts/"_s + name});
        settings.olts.insert(name.toLower(), address);
    }
    return settings;
}

SnmpTarget SnmpSettings::targetOf(const QString &olt) const
{
    SnmpTarget target = SnmpTarget::parse(olts.value(olt.toLower(), olt));
    target.access = access;
    return target;
}

} // namespace FibreDesk::Cpe
