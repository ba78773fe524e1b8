// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"

#include "core/profileidentities.h"
#include "core/profilekeys.h"
#include "core/profilevalues.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

enum class Shape {
    Text,
    Secret, ///< text that may be kept outside of the file
    Url,
    TileUrl,
    Host,
    Port,
    PortOrAny, ///< 0 = any
    Issuer,
    Whole, ///< a whole number
    Rate,
    Connections,
    Sender,
    Choice,
    TimeZone,
    File,
    HubAuth,
};

struct Key {
    QLatin1StringView section;
    QLatin1StringView name;
    Shape shape = Shape::Text;
    QStringList choices = {};
};

/// Mails a second: more than an hour between two is a slip of the pen, and so is more than a server
/// can take.
constexpr double leastRate = 0.0003;
constexpr double mostRate = 10'000;
constexpr int mostConnections = 100;

/// With a scheme, a port or a user in it, it would only be "not found", much later. An IPv6 address
/// has several colons.
bool isHost(const QString &value)
{
    static const QRegularExpression other(uR"([\s/@,;\[\]]|^[^:]*:[^:]*$)"_s);
    return !value.contains(other);
}

bool isSender(const QString &value)
{
    static const QRegularExpression form(uR"(^([^<>]*<[^<>@]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$)"_s);
    return form.match(value).hasMatch();
}

/// With those of every section that names a provider.
QList<Key> withProviders(QList<Key> keys)
{
    for (const QLatin1StringView section : oidcSections()) {
        keys += {{section, "issuer"_L1, Shape::Issuer}, {section, "client_id"_L1},
            {section, "redirect_port"_L1, Shape::PortOrAny}, {section, "scopes"_L1},
            {section, "kind"_L1, Shape::Choice, {u"oidc"_s, u"frappe"_s}}};
    }
    return keys;
}

/// Every key of the profile. All are checked, also those of services that are reached later only: a
/// typing error shows at the start, not when the service is first needed.
const QList<Key> &allKeys()
{
    static const QList<Key> keys = withProviders({
        {"general"_L1, "name"_L1},
        {"general"_L1, "kind"_L1, Shape::Choice, {u"production"_s, u"training"_s, u"test"_s}},
        {"general"_L1, "language"_L1, Shape::Choice, {u"fr"_s, u"en"_s}},
        {"general"_L1, "timezone"_L1, Shape::TimeZone},
        {"erpnext"_L1, "url"_L1, Shape::Url},
        {"erpnext"_L1, "auth"_L1, Shape::Choice, {u"token"_s, u"oidc"_s}},
        {"erpnext"_L1, "api_key"_L1},
        {"erpnext"_L1, "api_secret"_L1, Shape::Secret},
        {"hub"_L1, "url"_L1, Shape::Url},
        {"hub"_L1, "auth"_L1, Shape::HubAuth},
        {"hub"_L1, "token"_L1, Shape::Secret},
        {"smtp"_L1, "host"_L1, Shape::Host},
        {"smtp"_L1, "port"_L1, Shape::Port},
        {"smtp"_L1, "security"_L1, Shape::Choice, {u"none"_s, u"starttls"_s, u"tls"_s}},
        {"smtp"_L1, "user"_L1},
        {"smtp"_L1, "password"_L1, Shape::Secret},
        {"smtp"_L1, "access_token"_L1, Shape::Secret},
        {"smtp"_L1, "from"_L1, Shape::Sender},
        {"smtp"_L1, "rate_per_second"_L1, Shape::Rate},
        {"smtp"_L1, "connections"_L1, Shape::Connections},
        {"mailjet"_L1, "url"_L1, Shape::Url},
        {"mailjet"_L1, "key"_L1},
        {"mailjet"_L1, "secret"_L1, Shape::Secret},
        {"genieacs"_L1, "url"_L1, Shape::Url},
        {"genieacs"_L1, "auth"_L1, Shape::HubAuth},
        {"genieacs"_L1, "token"_L1, Shape::Secret},
        {"genieacs"_L1, "user"_L1},
        {"genieacs"_L1, "password"_L1, Shape::Secret},
        {"genieacs"_L1, "test_url"_L1, Shape::Url},
        {"traccar"_L1, "url"_L1, Shape::Url},
        {"traccar"_L1, "auth"_L1, Shape::Choice, {u"bearer"_s, u"basic"_s, u"oidc"_s}},
        {"traccar"_L1, "token"_L1, Shape::Secret},
        {"traccar"_L1, "user"_L1},
        {"traccar"_L1, "password"_L1, Shape::Secret},
        {"routing"_L1, "url"_L1, Shape::Url},
        {"routing"_L1, "token"_L1, Shape::Secret},
        {"snmp"_L1, "version"_L1, Shape::Choice, {u"2c"_s, u"3"_s}},
        {"snmp"_L1, "community"_L1, Shape::Secret},
        {"snmp"_L1, "user"_L1},
        {"snmp"_L1, "auth_protocol"_L1},
        {"snmp"_L1, "auth_password"_L1, Shape::Secret},
        {"snmp"_L1, "priv_protocol"_L1},
        {"snmp"_L1, "priv_password"_L1, Shape::Secret},
        {"snmp"_L1, "olt_reads_per_hour"_L1, Shape::Whole},
        {"tiles"_L1, "url"_L1, Shape::TileUrl},
        {"tiles"_L1, "attribution"_L1},
        {"tiles"_L1, "offline_dir"_L1},
        {"legacy"_L1, "host"_L1},
        {"legacy"_L1, "port"_L1, Shape::Port},
        {"legacy"_L1, "database"_L1},
        {"legacy"_L1, "user"_L1},
        {"legacy"_L1, "password"_L1, Shape::Secret},
        {"platform"_L1, "authentik_staff"_L1, Shape::Url},
        {"platform"_L1, "authentik_customers"_L1, Shape::Url},
        {"platform"_L1, "mailjet"_L1, Shape::Url},
        {"platform"_L1, "twilio"_L1, Shape::Url},
        {"platform"_L1, "stripe"_L1, Shape::Url},
        {"platform"_L1, "docuseal"_L1, Shape::Url},
        {"platform"_L1, "n8n"_L1, Shape::Url},
        {"platform"_L1, "portal"_L1, Shape::Url},
        {"platform"_L1, "website"_L1, Shape::Url},
        {"tls"_L1, "ca_file"_L1, Shape::File},
        {"tls"_L1, "client_certificate"_L1, Shape::File},
        {"tls"_L1, "client_key"_L1, Shape::File},
        {"tls"_L1, "client_certificate_hosts"_L1},
        {"paths"_L1, "data_dir"_L1},
    });
    return keys;
}

/// The words of what is wrong with a value, or nothing.
QString problemWith(const Key &key, const QString &value)
{
    bool isNumber = false;
    switch (key.shape) {
    case Shape::Text:
    case Shape::Secret:
        return {};
    case Shape::Url: {
        const QUrl url(value, QUrl::StrictMode);
        const bool fine = url.isValid() && !url.host().isEmpty()
            && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
        return fine ? QString() : u"is not an http or https address"_s;
    }
    case Shape::TileUrl:
        return value.contains("{z}"_L1) && value.contains("{x}"_L1) && value.contains("{y}"_L1)
            ? QString()
            : u"must hold {z}, {x} and {y}"_s;
    case Shape::Port: {
        const int port = value.toInt(&isNumber);
        return isNumber && port > 0 && port < 65536 ? QString() : u"is not a port"_s;
    }
    case Shape::PortOrAny: {
        const int port = value.toInt(&isNumber);
        return isNumber && port >= 0 && port < 65536 ? QString() : u"is not a port, or 0 for any"_s;
    }
    case Shape::Issuer: {
        const QUrl url(value, QUrl::StrictMode);
        const bool isHere = QHostAddress(url.host()).isLoopback() || url.host() == "localhost"_L1;
        const bool fine = url.isValid() && !url.host().isEmpty() && !url.hasQuery()
            && !url.hasFragment() && url.userInfo().isEmpty()
            && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isHere));
        return fine ? QString() : u"is not an https address without a query"_s;
    }
    case Shape::Host:
        return isHost(value) ? QString() : u"is not the name of a host"_s;
    case Shape::Whole: {
        const int number = value.toInt(&isNumber);
        return isNumber && number >= 0 ? QString() : u"is not a whole number"_s;
    }
    case Shape::Rate: {
        const double rate = value.toDouble(&isNumber);
        const bool fine = isNumber && (rate == 0 || (rate >= leastRate && rate <= mostRate));
        return fine
            ? QString()
            : u"is not a number from %1 to %2, or 0 for as fast as it goes"_s.arg(leastRate).arg(
                  mostRate);
    }
    case Shape::Connections: {
        const int connections = value.toInt(&isNumber);
        return isNumber && connections >= 1 && connections <= mostConnections
            ? QString()
            : u"is not a whole number from 1 to %1"_s.arg(mostConnections);
    }
    case Shape::Sender:
        return isSender(value) ? QString() : u"is not a mail address"_s;
    case Shape::Choice:
        return key.choices.contains(value) ? QString()
                                           : u"is not one of: %1"_s.arg(key.choices.join(", "_L1));
    case Shape::TimeZone:
        return QTimeZone(value.toUtf8()).isValid() ? QString() : u"is not a known time zone"_s;
    case Shape::File:
        return QFileInfo(value).isReadable() ? QString() : u"cannot be read"_s;
    case Shape::HubAuth:
        return QStringList{u"none"_s, u"bearer"_s, u"basic"_s, u"oidc"_s}.contains(value)
                || (value.startsWith("header:"_L1) && value.size() > 7)
            ? QString()
            : u"is not one of: none, bearer, basic, oidc, header:<Name>"_s;
    }
    return {};
}

Error invalid(const Key &key, const QString &problem, const QString &file)
{
    const QString where = u"%1/%2"_s.arg(key.section, key.name);
    return {.kind = ErrorKind::Validation,
        .detail = u"[%1] %2 %3 (%4)"_s.arg(key.section, key.name, problem, file),
        .source = where};
}

Credentials hubCredentials(const QString &auth, const QString &token)
{
    using Scheme = Credentials::Scheme;
    if (auth == "bearer"_L1)
        return {.scheme = Scheme::Bearer, .user = {}, .secret = token};
    if (auth == "basic"_L1)
        return {.scheme = Scheme::Basic,
            .user = token.section(u':', 0, 0),
            .secret = token.section(u':', 1)};
    if (auth.startsWith("header:"_L1))
        return {.scheme = Scheme::Header, .user = auth.mid(7), .secret = token};
    return {};
}

using Values = QHash<QString, QString>; // by "section/key"

/// Whether this secret is due with what the other keys say: nothing, where it has no use at all.
std::optional<bool> isSecretNeeded(const QString &path, const Values &values)
{
    const auto has = [&values](QLatin1StringView key) { return values.contains(QString(key)); };
    const auto value = [&values](QLatin1StringView key) { return values.value(QString(key)); };
    const auto only = [](bool isDue) { return isDue ? std::optional(true) : std::nullopt; };
    const auto takesToken = [](const QString &auth) {
        return auth == "bearer"_L1 || auth == "basic"_L1 || auth.startsWith("header:"_L1);
    };
    if (path == "erpnext/api_secret"_L1)
        return only(has("erpnext/api_key"_L1) && value("erpnext/auth"_L1) != "oidc"_L1);
    if (path == "hub/token"_L1)
        return only(has("hub/url"_L1) && takesToken(value("hub/auth"_L1)));
    if (path == "smtp/password"_L1)
        return only(has("smtp/host"_L1) && has("smtp/user"_L1) && !has("smtp/access_token"_L1));
    if (path == "mailjet/secret"_L1)
        return only(has("mailjet/url"_L1));
    if (path == "genieacs/password"_L1)
        return only(has("genieacs/url"_L1) && has("genieacs/user"_L1)
            && (value("genieacs/auth"_L1) == "basic"_L1
                || (!has("genieacs/auth"_L1) && !has("genieacs/token"_L1))));
    if (path == "genieacs/token"_L1)
        return only(has("genieacs/url"_L1) && takesToken(value("genieacs/auth"_L1))
            && value("genieacs/auth"_L1) != "basic"_L1);
    if (path == "traccar/password"_L1)
        return only(has("traccar/url"_L1) && has("traccar/user"_L1)
            && (value("traccar/auth"_L1) == "basic"_L1
                || (!has("traccar/auth"_L1) && !has("traccar/token"_L1))));
    // An open server needs none: only who keeps one has it sent.
    if (path == "traccar/token"_L1 && has("traccar/url"_L1)) {
        if (has("traccar/auth"_L1))
            return only(value("traccar/auth"_L1) == "bearer"_L1);
        return has("traccar/user"_L1) ? std::nullopt : std::optional(false);
    }
    if (path == "routing/token"_L1)
        return has("routing/url"_L1) ? std::optional(false) : std::nullopt;
    if (path == "snmp/community"_L1)
        return only(value("snmp/version"_L1) == "2c"_L1);
    if (path == "snmp/auth_password"_L1)
        return only(has("snmp/auth_protocol"_L1));
    if (path == "snmp/priv_password"_L1)
        return only(has("snmp/priv_protocol"_L1));
    if (path == "legacy/password"_L1)
        return only(has("legacy/host"_L1) && has("legacy/user"_L1));
    return {};
}

/// Lays what is kept over the values that are in neither the file nor the environment, and tells of
/// every secret where it is.
QList<Profile::Secret> fillSecrets(
    Values &values, const QSet<QString> &fromEnvironment, const Profile::KeptSecrets &kept)
{
    using Place = Profile::Secret::Place;
    QList<Profile::Secret> secrets;
    for (const Key &key : allKeys()) {
        if (key.shape != Shape::Secret)
            continue;
        Profile::Secret secret{.section = key.section, .key = key.name};
        const QString path = secret.path();
        const auto need = isSecretNeeded(path, values);
        if (values.contains(path)) {
            secret.place = fromEnvironment.contains(path) ? Place::Environment : Place::File;
        } else if (!need) {
            continue;
        } else if (const QString value = kept.value(path); !value.isEmpty()) {
            values.insert(path, value);
            secret.place = Place::Kept;
        }
        secret.isNeeded = need.value_or(false);
        secrets.append(secret);
    }
    return secrets;
}

Result<Profile> readProfile(
    const QString &file, const Profile::KeptSecrets &kept, bool mayLackSecrets);

} // namespace

Result<Profile> Profile::read(const QString &file)
{
    return readProfile(file, {}, false);
}

Result<Profile> Profile::read(const QString &file, const KeptSecrets &kept)
{
    return readProfile(file, kept, true);
}

Error Profile::missingSecret(const QString &name, const QString &source)
{
    return {.kind = ErrorKind::Unauthorized,
        .detail = u"no secret for %1: not in the file, the environment or the keychain"_s.arg(name),
        .source = source,
        .type = u"MissingSecret"_s};
}

namespace {

Result<Profile> readProfile(
    const QString &file, const Profile::KeptSecrets &kept, bool mayLackSecrets)
{
    const QFileInfo info(file);
    if (!info.isReadable() || !info.isFile())
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"the profile %1 cannot be read"_s.arg(file),
            .source = u"profile"_s});
    const QSettings settings(file, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = u"%1 is not a well-formed INI file"_s.arg(file),
            .source = u"profile"_s});

    if (const QString misspelt = misspeltKey(settings.allKeys()); !misspelt.isEmpty())
        return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = u"%1 (%2)"_s.arg(misspelt, file),
            .source = u"profile"_s});

    Values values;
    QSet<QString> fromEnvironment;
    for (const Key &key : allKeys()) {
        const QString path = QString(key.section) + u'/' + key.name;
        // QSettings calls the section [general] "General" and reads a comma as a list.
        const QVariant raw = key.section == "general"_L1 && !settings.contains(path)
            ? settings.value(key.name)
            : settings.value(path);
        QString value = raw.toStringList().join(u',').trimmed();
        if (const auto given = environmentValue(key.section, key.name)) {
            value = *given;
            fromEnvironment.insert(path);
        }
        if (value.isEmpty())
            continue;
        if (const QString problem = problemWith(key, value); !problem.isEmpty())
            return std::unexpected(invalid(key, problem, file));
        values.insert(path, value);
    }
    const QList<Profile::Secret> secrets = fillSecrets(values, fromEnvironment, kept);
    const auto value = [&values](QLatin1StringView path) { return values.value(QString(path)); };
    const auto missing = [&file](QLatin1StringView section, QLatin1StringView name) {
        return std::unexpected(invalid({section, name}, u"is missing"_s, file));
    };

    // As it is written in the file, where it is due and nowhere.
    const auto lacking = [&values](QLatin1StringView path) {
        return values.contains(QString(path))
            ? QString()
            : u"[%1] %2"_s.arg(QString(path).section(u'/', 0, 0), QString(path).section(u'/', 1));
    };
    using Scheme = Credentials::Scheme;
    Profile profile;
    profile.file = info.absoluteFilePath();
    profile.secrets = secrets;
    profile.kept = kept;
    profile.name = value("general/name"_L1);
    profile.kind = value("general/kind"_L1);
    if (profile.kind == "production"_L1)
        profile.kind.clear();
    profile.language = value("general/language"_L1);
    if (const QString zone = value("general/timezone"_L1); !zone.isEmpty())
        profile.timeZone = QTimeZone(zone.toUtf8());

    profile.erp.url = QUrl(value("erpnext/url"_L1));
    if (!profile.erp.isConfigured())
        return missing("erpnext"_L1, "url"_L1);
    profile.erp.usesSignIn = value("erpnext/auth"_L1) == "oidc"_L1;
    if (!profile.erp.usesSignIn) {
        if (value("erpnext/api_key"_L1).isEmpty())
            return missing("erpnext"_L1, "api_key"_L1);
        if (value("erpnext/api_secret"_L1).isEmpty() && !mayLackSecrets)
            return missing("erpnext"_L1, "api_secret"_L1);
        profile.erp.credentials = {.scheme = Scheme::FrappeToken,
            .user = value("erpnext/api_key"_L1),
            .secret = value("erpnext/api_secret"_L1),
            .missing = lacking("erpnext/api_secret"_L1)};
    }

    profile.hub.url = QUrl(value("hub/url"_L1));
    profile.hub.usesSignIn = value("hub/auth"_L1) == "oidc"_L1;
    profile.hub.credentials = hubCredentials(value("hub/auth"_L1), value("hub/token"_L1));
    if (profile.hub.credentials.scheme != Scheme::None
        && profile.hub.credentials.secret.isEmpty()) {
        if (!mayLackSecrets || values.contains(u"hub/token"_s)) // without the colon of "basic"
            return missing("hub"_L1, "token"_L1);
        profile.hub.credentials.missing = lacking("hub/token"_L1);
    }

    profile.devices = QUrl(value("genieacs/url"_L1));
    profile.devicesUseSignIn = value("genieacs/auth"_L1) == "oidc"_L1;
    profile.traccar.url = QUrl(value("traccar/url"_L1));
    const QString traccarAuth = value("traccar/auth"_L1);
    profile.traccar.usesSignIn = traccarAuth == "oidc"_L1;
    const bool mayShowToken = traccarAuth.isEmpty() || traccarAuth == "bearer"_L1;
    const bool mayShowPassword = traccarAuth.isEmpty() || traccarAuth == "basic"_L1;
    const QString traccarToken = value("traccar/token"_L1);
    const QString traccarUser = value("traccar/user"_L1);
    if (mayShowToken && !(traccarToken.isEmpty() && traccarAuth.isEmpty())) {
        if (traccarToken.isEmpty() && !mayLackSecrets)
            return missing("traccar"_L1, "token"_L1);
        profile.traccar.credentials = {.scheme = Scheme::Bearer,
            .user = {},
            .secret = traccarToken,
            .missing = lacking("traccar/token"_L1)};
    } else if (mayShowPassword && !(traccarUser.isEmpty() && traccarAuth.isEmpty())) {
        if (traccarUser.isEmpty())
            return missing("traccar"_L1, "user"_L1);
        profile.traccar.credentials = {.scheme = Scheme::Basic,
            .user = traccarUser,
            .secret = value("traccar/password"_L1),
            .missing = mayLackSecrets ? lacking("traccar/password"_L1) : QString()};
    }

    if (const auto read = readOidc(profile, values); !read)
        return std::unexpected(read.error());

    profile.routing.url = QUrl(value("routing/url"_L1));
    if (const QString token = value("routing/token"_L1); !token.isEmpty())
        profile.routing.credentials = {.scheme = Scheme::Bearer, .user = {}, .secret = token};
    if (!profile.routing.isConfigured() && !profile.routing.credentials.secret.isEmpty())
        return missing("routing"_L1, "url"_L1);

    profile.smtp.host = value("smtp/host"_L1);
    if (const QString security = value("smtp/security"_L1); !security.isEmpty())
        profile.smtp.security = security;
    profile.smtp.port = value("smtp/port"_L1).toInt();
    if (profile.smtp.port == 0) {
        profile.smtp.port = profile.smtp.security == "tls"_L1 ? 465
            : profile.smtp.security == "starttls"_L1          ? 587
                                                              : 25;
    }
    profile.smtp.user = value("smtp/user"_L1);
    profile.smtp.password = value("smtp/password"_L1);
    profile.smtp.accessToken = value("smtp/access_token"_L1);
    if (!profile.smtp.user.isEmpty() && profile.smtp.password.isEmpty()
        && profile.smtp.accessToken.isEmpty() && !mayLackSecrets)
        return missing("smtp"_L1, "password"_L1);
    // Without a name a server refuses the sign-in of every mail.
    if (profile.smtp.isConfigured() && profile.smtp.user.isEmpty()
        && !(profile.smtp.password.isEmpty() && profile.smtp.accessToken.isEmpty()))
        return missing("smtp"_L1, "user"_L1);
    profile.smtp.from = value("smtp/from"_L1);
    profile.smtp.ratePerSecond = value("smtp/rate_per_second"_L1).toDouble();
    if (values.contains(u"smtp/connections"_s))
        profile.smtp.connections = value("smtp/connections"_L1).toInt();

    profile.mailjet = {.url = QUrl(value("mailjet/url"_L1)),
        .key = value("mailjet/key"_L1),
        .secret = value("mailjet/secret"_L1)};
    if (!profile.mailjet.isConfigured()
        && !(profile.mailjet.key.isEmpty() && profile.mailjet.secret.isEmpty()))
        return missing("mailjet"_L1, "url"_L1);
    if (profile.mailjet.isConfigured() && profile.mailjet.key.isEmpty())
        return missing("mailjet"_L1, "key"_L1);
    if (profile.mailjet.isConfigured() && profile.mailjet.secret.isEmpty() && !mayLackSecrets)
        return missing("mailjet"_L1, "secret"_L1);

    profile.tiles = {.url = value("tiles/url"_L1),
        .attribution = value("tiles/attribution"_L1),
        .offlineDirectory = value("tiles/offline_dir"_L1)};
    profile.tls = {.caFile = value("tls/ca_file"_L1),
        .clientCertificate = value("tls/client_certificate"_L1),
        .clientKey = value("tls/client_key"_L1)};
    profile.dataDirectory = value("paths/data_dir"_L1);
    if (profile.dataDirectory.isEmpty())
        profile.dataDirectory =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/fibredesk"_s;
    return profile;
}

} // namespace

QList<ProfileKey> profileKeys()
{
    QList<ProfileKey> keys;
    for (const Key &key : allKeys())
        keys.append({key.section, key.name});
    return keys;
}

QList<ProfileKey> secretKeys()
{
    QList<ProfileKey> keys;
    for (const Key &key : allKeys()) {
        if (key.shape == Shape::Secret)
            keys.append({key.section, key.name});
    }
    return keys;
}

QString Profile::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/fibredesk/profile.ini"_s;
}

QString Profile::tileUrl(const QString &theme) const
{
    QString url = tiles.url;
    return url.replace("{theme}"_L1, theme);
}

} // namespace FibreDesk
