// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clients.h"

#include "core/httpclient.h"
#include "gps/positionfeed.h"
#include "health/prober.h"
#include "mail/smtppool.h"
#include "mailrun/mailjetclient.h"
#include "realtime/realtimeclient.h"

#include <QCoroSignal>
#include <QNetworkAccessManager>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

QUrl urlOf(const QString &scheme, const QString &host, int port)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host);
    url.setPort(port);
    return url;
}

template <typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

std::optional<Error> askHttp(const QString &host, int port)
{
    const auto network = makeNetworkAccessManager();
    HttpClient client(network.get(), {});
    HttpRequest request;
    request.url = urlOf(u"https"_s, host, port);
    return errorOf(QCoro::waitFor(client.send(request)));
}

std::optional<Error> askMailjet(const QString &host, int port)
{
    const auto network = makeNetworkAccessManager();
    MailRun::MailjetClient client(network.get(), urlOf(u"https"_s, host, port), u"k"_s, u"s"_s);
    return errorOf(QCoro::waitFor(client.messages(u"c:1"_s)));
}

std::optional<Error> probe(const Health::Target &target)
{
    Health::Prober prober(20s);
    return QCoro::waitFor(prober.ask(target)).error;
}

std::optional<Error> probeHttp(const QString &host, int port)
{
    return probe({.id = u"http"_s, .url = urlOf(u"https"_s, host, port)});
}

std::optional<Error> probeSmtp(const QString &host, int port)
{
    return probe({.id = u"smtp"_s,
        .way = Health::Target::Way::Smtp,
        .url = urlOf(u"smtps"_s, host, port),
        .isTls = true});
}

std::optional<Error> sendMail(const QString &host, int port)
{
    Mail::SmtpSettings settings;
    settings.host = host;
    settings.port = quint16(port);
    settings.security = Mail::SmtpSettings::Security::Tls;
    Mail::SmtpPool pool(settings);
    const Mail::Attempt attempt = QCoro::waitFor(pool.tryConnection());
    if (!attempt.errorKind)
        return {};
    return Error{.kind = *attempt.errorKind, .detail = attempt.errorText};
}

std::optional<Error> watchPositions(const QString &host, int port)
{
    const auto network = makeNetworkAccessManager();
    Gps::TraccarClient client(
        network.get(), {.url = urlOf(u"https"_s, host, port), .credentials = {}});
    Gps::PositionFeed feed(&client, {.firstPause = 600s, .longestPause = 600s, .socketTries = 9});
    feed.start();
    (void)QTest::qWaitFor([&feed] { return feed.status().error.has_value(); }, 20'000);
    return feed.status().error;
}

std::optional<Error> listenForChanges(const QString &host, int port)
{
    const auto network = makeNetworkAccessManager();
    Realtime::RealtimeClient client(network.get(),
        {.url = urlOf(u"https"_s, host, port), .credentials = {}},
        {.firstPause = 600s, .longestPause = 600s});
    client.start();
    (void)QTest::qWaitFor([&client] { return client.status().error.has_value(); }, 20'000);
    return client.status().error;
}

} // namespace

const std::vector<EveryClient> &everyClient()
{
    static const std::vector<EveryClient> all{
        {.name = u"HTTP"_s, .ask = askHttp},
        {.name = u"Traccar"_s, .ask = watchPositions},
        {.name = u"realtime"_s, .ask = listenForChanges},
        {.name = u"SMTP"_s, .ask = sendMail},
        {.name = u"status of SMTP"_s, .ask = probeSmtp},
        {.name = u"status by HTTP"_s, .ask = probeHttp},
        {.name = u"Mailjet"_s, .ask = askMailjet},
    };
    return all;
}

} // namespace FibreDesk
