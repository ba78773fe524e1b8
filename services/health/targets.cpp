// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/targets.h"

#include "core/profilevalues.h"
#include "core/urlpath.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Health {

namespace {

QUrl below(const QUrl &base, const QString &path)
{
    return base.isEmpty() ? QUrl() : urlWithPath(base, path.split(u'/', Qt::SkipEmptyParts));
}

/// An address that names a page is asked as it is; a bare one at the place where this system
/// tells how it is.
QUrl statusPage(const QString &address, const QString &path)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.path().size() > 1 || path.isEmpty() ? url : below(url, path);
}

QUrl socketAddress(const QString &scheme, const QString &host, int port)
{
    if (host.isEmpty())
        return {};
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host);
    url.setPort(port);
    return url;
}

QUrl firstTile(QString address)
{
    for (const auto place : {"{z}"_L1, "{x}"_L1, "{y}"_L1})
        address.replace(place, "0"_L1);
    return QUrl(address);
}

} // namespace

std::vector<Target> targetsOf(const Profile &profile)
{
    // Other people's servers and whole web pages are not asked every minute.
    constexpr auto seldom = 5min;
    // A server of MariaDB's kind counts a connection that never signs in as an error of our host
    // and shuts it out after a hundred of them; a look-up that signs in starts the count anew.
    constexpr auto rarely = 30min;
    constexpr int databasePort = 3306;

    const ProfileValues keys(profile);
    const auto own = [&keys](QLatin1StringView name) { return keys.value("platform"_L1, name); };
    const QString healthPath = keys.value("hub"_L1, "path_health"_L1);
    const QString mailjet =
        own("mailjet"_L1).isEmpty() ? profile.mailjet.url.toString() : own("mailjet"_L1);
    const QUrl acs(keys.value("genieacs"_L1, "url"_L1), QUrl::StrictMode);
    const int legacyPort = keys.value("legacy"_L1, "port"_L1).toInt();
    const QString smtpScheme = profile.smtp.security == "tls"_L1 ? u"smtps"_s : u"smtp"_s;
    const bool hasOlts = !keys.value("snmp"_L1, "version"_L1).isEmpty()
        || !keys.value("snmp"_L1, "community"_L1).isEmpty();

    QUrl devices = below(acs, u"devices"_s);
    if (!devices.isEmpty())
        devices.setQuery(u"limit=1&projection=_id"_s);

    std::vector<Target> targets{
        {.id = u"erpnext"_s,
            .key = u"[erpnext] url"_s,
            .url = below(profile.erp.url, u"api/method/ping"_s),
            .isJsonDue = true},
        {.id = u"hub"_s,
            .key = u"[hub] url"_s,
            .url = below(profile.hub.url, healthPath.isEmpty() ? u"health"_s : healthPath),
            .isPageOdd = true},
        {.id = u"authentik_staff"_s,
            .key = u"[platform] authentik_staff"_s,
            .url = statusPage(own("authentik_staff"_L1), u"-/health/live/"_s),
            .isPageOdd = true},
        {.id = u"authentik_customers"_s,
            .key = u"[platform] authentik_customers"_s,
            .url = statusPage(own("authentik_customers"_L1), u"-/health/live/"_s),
            .isPageOdd = true},
        {.id = u"smtp"_s,
            .key = u"[smtp] host"_s,
            .way = Target::Way::Smtp,
            .url = socketAddress(smtpScheme, profile.smtp.host, profile.smtp.port),
            .isTls = profile.smtp.security == "tls"_L1,
            .canStartTls = profile.smtp.security == "starttls"_L1,
            .every = seldom},
        {.id = u"mailjet"_s,
            .key = u"[platform] mailjet"_s,
            .url = statusPage(mailjet, {}),
            .every = seldom},
        {.id = u"genieacs"_s, .key = u"[genieacs] url"_s, .url = devices, .isJsonDue = true},
        {.id = u"olts"_s,
            .key = u"[snmp] version"_s,
            .way = Target::Way::OnDemand,
            .url = hasOlts ? QUrl(u"snmp:"_s) : QUrl()},
        {.id = u"traccar"_s,
            .key = u"[traccar] url"_s,
            .url = below(profile.traccar.url, u"api/server"_s),
            .isJsonDue = true},
        {.id = u"tiles"_s, .key = u"[tiles] url"_s, .url = firstTile(profile.tileUrl(u"light"_s))},
        {.id = u"twilio"_s,
            .key = u"[platform] twilio"_s,
            .url = statusPage(own("twilio"_L1), {}),
            .every = seldom},
        {.id = u"stripe"_s,
            .key = u"[platform] stripe"_s,
            .url = statusPage(own("stripe"_L1), {}),
            .every = seldom},
        {.id = u"docuseal"_s,
            .key = u"[platform] docuseal"_s,
            .url = statusPage(own("docuseal"_L1), u"up"_s)},
        {.id = u"n8n"_s,
            .key = u"[platform] n8n"_s,
            .url = statusPage(own("n8n"_L1), u"healthz"_s)},
        {.id = u"portal"_s,
            .key = u"[platform] portal"_s,
            .url = statusPage(own("portal"_L1), {}),
            .every = seldom},
        {.id = u"website"_s,
            .key = u"[platform] website"_s,
            .url = statusPage(own("website"_L1), {}),
            .every = seldom},
        {.id = u"legacy"_s,
            .key = u"[legacy] host"_s,
            .way = Target::Way::Greeting,
            .url = socketAddress(u"mysql"_s, keys.value("legacy"_L1, "host"_L1),
                legacyPort > 0 ? legacyPort : databasePort),
            .every = rarely},
    };
    // A name and a password in an address are for whoever signs in there.
    for (Target &target : targets)
        target.url.setUserInfo({});
    return targets;
}

} // namespace FibreDesk::Health
