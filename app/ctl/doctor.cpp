// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signindoctor.h"
#include "auth/signinset.h"
#include "context.h"
#include "cpe/acs/acsclient.h"
#include "cpe/snmp/oltreader.h"
#include "cpedesk/oltbudget.h"
#include "erp/erpclient.h"
#include "erp/siteschema.h"
#include "gps/positionfeed.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "mail/smtppool.h"
#include "mailrun/mailjetclient.h"
#include "nouns.h"
#include "realtime/realtimeclient.h"
#include "routing/routingclient.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"

#include <QCoroSignal>
#include <QCoroTimer>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <functional>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 worstSkew = 60; ///< seconds until a clock is worth a complaint

/// One line of the report.
struct Finding {
    QString service;
    QUrl url{};
    bool isReached = false;
    bool isSignedIn = false;
    QString version{};
    std::optional<qint64> skew{}; ///< seconds the server is ahead
    QStringList notes{}; ///< good to know
    QStringList problems{};
};

void noteFailure(Finding &finding, const Error &error)
{
    const bool wasAsked =
        exitCodeOf(error) != ExitCode::Unreachable && error.type != "MissingSecret"_L1;
    finding.isReached = finding.isReached || wasAsked;
    if (const QString sentence = sentenceOf(error); !finding.problems.contains(sentence))
        finding.problems += sentence;
}

void noteTime(Finding &finding, const QDateTime &serverTime, const QDateTime &now)
{
    if (serverTime.isValid())
        finding.skew = now.secsTo(serverTime);
}

/// What every ERPNext has; the others belong to the ISP's own application.
bool isStandard(const QString &table)
{
    static const QStringList standard{
        u"customer"_s, u"ticket"_s, u"invoice"_s, u"payment"_s, u"message"_s};
    return standard.contains(table);
}

/// Which doctypes and fields the site lacks, and which we may not read. What is the ISP's own may
/// be missing: everything else works without it.
QCoro::Task<void> lookAtDoctypes(Erp::ErpClient *erp, Finding *finding)
{
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    QStringList absent;
    for (const QString &table : map.tables()) {
        if (!map.parentDoctype(table).isEmpty())
            continue;
        const QString doctype = map.doctype(table);
        const auto meta = co_await erp->meta(doctype);
        if (meta) {
            const QStringList missing = map.check(table, *meta);
            if (!missing.isEmpty())
                finding->notes += u"%1 lacks %2"_s.arg(doctype, missing.join(u", "_s));
            continue;
        }
        const Error &error = meta.error();
        if (error.kind == ErrorKind::NotFound && !isStandard(table)) {
            absent += doctype;
            continue;
        }
        if (error.kind == ErrorKind::Forbidden) {
            // The documents may be listed all the same.
            Erp::ListQuery query{.doctype = doctype};
            query.limit = 1;
            if (co_await erp->list(query)) {
                finding->notes += u"%1: its fields may not be read"_s.arg(doctype);
                continue;
            }
        }
        finding->problems += u"%1: %2"_s.arg(doctype, sentenceOf(error));
        if (exitCodeOf(error) == ExitCode::Unreachable)
            co_return;
    }
    absent.sort();
    if (!absent.isEmpty())
        finding->notes += u"not on this site: %1"_s.arg(absent.join(u", "_s));
}

/// What the doctypes have otherwise than FibreDesk means them, and what it could install.
QCoro::Task<void> lookAtSchema(Erp::ErpClient *erp, Finding *finding)
{
    using State = Erp::SchemaFinding::State;
    const auto findings =
        co_await Erp::visitSchema(erp, Erp::SiteSchema::builtIn(), Erp::SchemaAction::Look);
    if (!findings)
        co_return; // said already
    QStringList missing;
    QStringList different;
    for (const Erp::SchemaFinding &one : *findings) {
        const QString name = one.field.isEmpty() ? one.doctype : one.doctype + u'.' + one.field;
        if (one.state == State::Missing)
            missing += name;
        else if (one.state == State::Differs)
            different += u"%1 %2"_s.arg(name, one.detail);
    }
    if (!different.isEmpty())
        finding->notes += u"differs: %1"_s.arg(different.join(u", "_s));
    if (!missing.isEmpty())
        finding->notes += u"erp install-doctypes would create: %1"_s.arg(missing.join(u", "_s));
}

QCoro::Task<Finding> lookAtErp(Context *context)
{
    Finding finding{.service = u"erpnext"_s, .url = context->profile().erp.url};
    Erp::ErpClient *erp = *context->erp();
    const auto hello = co_await erp->hello();
    if (!hello) {
        noteFailure(finding, hello.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.skew = hello->clockSkew.count();
    finding.version = hello->versions.value(u"frappe"_s);
    if (const QString erpnext = hello->versions.value(u"erpnext"_s); !erpnext.isEmpty())
        finding.version = u"%1 (frappe %2)"_s.arg(erpnext, finding.version);
    finding.isSignedIn = !hello->user.isEmpty() && hello->user != "Guest"_L1;
    if (!finding.isSignedIn) {
        finding.problems += u"the API key is not taken: we are a guest there"_s;
        co_return finding;
    }
    finding.notes += u"as %1"_s.arg(hello->user);
    if (!hello->siteZone.isValid())
        finding.problems += hello->siteZoneName.isEmpty()
            ? u"the site does not tell its time zone: its times are taken for America/Toronto"_s
            : u"the site's zone %1 is not known here: its times are taken for America/Toronto"_s
                  .arg(hello->siteZoneName);
    else if (hello->siteZone != context->profile().timeZone)
        finding.notes += u"site's zone %1"_s.arg(QString::fromLatin1(hello->siteZone.id()));
    co_await lookAtDoctypes(erp, &finding);
    co_await lookAtSchema(erp, &finding);
    co_return finding;
}

/// ERPNext's Socket.IO, which has no version to tell: it lives where ERPNext does and takes the
/// same key.
QCoro::Task<Finding> lookAtRealtime(Context *context)
{
    using State = Realtime::LiveStatus::State;
    Finding finding{.service = u"realtime"_s, .url = context->profile().erp.url};
    const auto realtime =
        std::make_unique<Realtime::RealtimeClient>(context->network(), context->profile().erp);
    realtime->start();
    // Under another name than its address the site is refused first, then asked what it is called.
    const auto isUnderWay = [&realtime] {
        const Realtime::LiveStatus &status = realtime->status();
        return status.state == State::Connecting
            || (status.state == State::Waiting && status.error
                && status.error->kind == ErrorKind::NotFound && status.error->code == 0);
    };
    while (isUnderWay()) {
        const auto told =
            co_await qCoro(realtime.get(), &Realtime::RealtimeClient::statusChanged, 8s);
        if (!told)
            break;
    }
    const Realtime::LiveStatus status = realtime->status();
    if (status.state == State::Live) {
        finding.isReached = true;
        finding.isSignedIn = true;
        finding.notes += u"site %1"_s.arg(realtime->site());
        co_return finding;
    }
    if (status.error)
        noteFailure(finding, *status.error);
    else
        finding.problems += u"no answer, still %1"_s.arg(liveStateName(status.state));
    co_return finding;
}

/// Whether live events come: waits for the first word on it.
QCoro::Task<Hub::StreamStatus> lookAtEvents(Hub::HubClient *hub)
{
    Hub::EventStream stream(
        hub->http(), [hub](const QStringList &topics) { return hub->eventsUrl(topics); });
    stream.setTopics({Hub::Live::dispatchTopic()});
    stream.start();
    while (stream.status().state == Hub::StreamStatus::State::Connecting) {
        const auto told = co_await qCoro(&stream, &Hub::EventStream::statusChanged, 8s);
        if (!told)
            break;
    }
    co_return stream.status();
}

QCoro::Task<Finding> lookAtHub(Context *context)
{
    Finding finding{.service = u"hub"_s, .url = context->profile().hub.url};
    Hub::HubClient *hub = *context->hub();
    const auto health = co_await hub->health();
    if (health) {
        finding.version = health->version;
        noteTime(finding, health->serverTime, context->clock().now());
    } else if (health.error().kind != ErrorKind::NotFound) {
        noteFailure(finding, health.error());
        if (!finding.isReached)
            co_return finding;
    }
    const auto campaigns = co_await hub->campaigns();
    if (!campaigns) {
        noteFailure(finding, campaigns.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    finding.notes += u"%1 campaigns"_s.arg(campaigns->size());
    const Hub::StreamStatus events = co_await lookAtEvents(hub);
    if (events.state == Hub::StreamStatus::State::Live)
        finding.notes += u"live events"_s;
    else
        finding.problems += u"no live events: %1"_s.arg(
            events.error ? events.error->detail : streamStateName(events.state));
    co_return finding;
}

QCoro::Task<Finding> lookAtTraccar(Context *context)
{
    Finding finding{.service = u"traccar"_s, .url = context->profile().traccar.url};
    Gps::TraccarClient *traccar = *context->traccar();
    const auto server = co_await traccar->server();
    if (server) {
        finding.version = server->version;
        noteTime(finding, server->serverTime, context->clock().now());
    } else if (exitCodeOf(server.error()) == ExitCode::Unreachable) {
        noteFailure(finding, server.error());
        co_return finding;
    }
    const auto devices = co_await traccar->devices();
    if (!devices) {
        noteFailure(finding, devices.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    finding.notes += u"%1 devices"_s.arg(devices->size());
    Gps::PositionFeed feed(traccar);
    feed.start();
    while (feed.status().state == Gps::FeedStatus::State::Connecting
        || feed.status().state == Gps::FeedStatus::State::Waiting) {
        const auto told = co_await qCoro(&feed, &Gps::PositionFeed::statusChanged, 8s);
        if (!told)
            break;
    }
    const Gps::FeedStatus &status = feed.status();
    if (status.state == Gps::FeedStatus::State::Live)
        finding.notes += u"WebSocket"_s;
    else
        finding.problems += u"no WebSocket, positions are polled: %1"_s.arg(
            status.error ? status.error->detail : feedStateName(status.state));
    co_return finding;
}

/// What one sign-in needs, and whether somebody is signed in.
QCoro::Task<Finding> lookAtSignIn(Context *context, Auth::SignIn *signIn)
{
    using Check = Auth::SignInCheck;
    const Profile::Oidc oidc = signIn->provider()->settings();
    Finding finding{.service = u"sign-in"_s, .url = oidc.issuer};
    (void)co_await signIn->recall();
    const auto checks = co_await Auth::examineSignIn(
        context->network(), oidc, context->tokenStore(), signIn->status(), context->clock());
    for (const Check &check : checks) {
        const bool isFine =
            check.outcome == Check::Outcome::Fine || check.outcome == Check::Outcome::Skipped;
        if (check.subject == Check::Subject::Provider)
            finding.isReached = isFine;
        if (check.subject == Check::Subject::Session)
            finding.isSignedIn = isFine;
        if (isFine)
            continue;
        const bool isNote =
            check.subject == Check::Subject::Store && check.outcome == Check::Outcome::Warning;
        (isNote ? finding.notes : finding.problems) +=
            u"%1: %2"_s.arg(subjectName(check.subject), check.detail());
    }
    co_return finding;
}

QCoro::Task<Finding> lookAtTiles(Context *context)
{
    Finding finding{.service = u"tiles"_s};
    QString address = context->profile().tileUrl(u"light"_s);
    for (const auto place : {"{z}"_L1, "{x}"_L1, "{y}"_L1})
        address.replace(place, "0"_L1);
    finding.url = QUrl(address);
    HttpClient http(context->network(), Credentials{});
    HttpRequest request;
    request.url = finding.url;
    request.accept = "image/*";
    request.source = u"tiles"_s;
    request.tries = 2;
    const auto tile = co_await http.send(request);
    // A server may have no tile of the whole world, and still be there.
    if (!tile && tile.error().kind != ErrorKind::NotFound) {
        noteFailure(finding, tile.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    if (tile && !tile->contentType.startsWith("image/"))
        finding.problems += u"%1 instead of an image"_s.arg(QString::fromLatin1(tile->contentType));
    co_return finding;
}

/// Some of the technicians' homes; none where there is no mirror yet.
QCoro::Task<std::vector<GeoPoint>> homesInMirror(Context *context)
{
    constexpr std::size_t most = 10;
    std::vector<GeoPoint> homes;
    if (!QFile::exists(Store::Mirror::fileFor(context->profile())))
        co_return homes;
    const auto day = co_await context->mirror()->read(
        [](QSqlDatabase &db) { return Store::readDispatchDay(db, QDate()); });
    if (!day)
        co_return homes;
    for (const Technician &technician : day->technicians) {
        if (technician.home.isValid() && homes.size() < most)
            homes.push_back(technician.home);
    }
    co_return homes;
}

/// One table between the technicians' homes says whether it knows our roads; without any, whether
/// it is there.
QCoro::Task<Finding> lookAtRouting(Context *context)
{
    Finding finding{.service = u"routing"_s, .url = context->profile().routing.url};
    const auto routing =
        std::make_unique<Routing::RoutingClient>(context->network(), context->profile().routing);
    const std::vector<GeoPoint> places = co_await homesInMirror(context);
    if (places.size() < 2) {
        constexpr GeoPoint anywhere{45.5017, -73.5673};
        const auto road = co_await routing->nearest(anywhere);
        // No road there is an answer too.
        if (!road && road.error().kind != ErrorKind::NotFound) {
            noteFailure(finding, road.error());
            co_return finding;
        }
        finding.isReached = true;
        finding.isSignedIn = true;
        finding.notes += u"no places of our own to ask for: sync first"_s;
        co_return finding;
    }
    const auto answer = co_await routing->matrix(places, places);
    if (!answer) {
        noteFailure(finding, answer.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    const auto unknown = std::ranges::count_if(
        answer->cells, [](const std::optional<Routing::Drive> &drive) { return !drive; });
    finding.notes +=
        u"%1 drives between %2 homes"_s.arg(answer->cells.size() - std::size_t(unknown))
            .arg(places.size());
    if (unknown > 0)
        finding.problems += u"no way for %1 of %2 drives: is it the right map?"_s.arg(unknown).arg(
            answer->cells.size());
    co_return finding;
}

QCoro::Task<Finding> lookAtAcs(Context *context)
{
    Finding finding{.service = u"genieacs"_s};
    const auto settings = Cpe::Acs::AcsSettings::read(context->profile());
    if (!settings) {
        noteFailure(finding, settings.error());
        co_return finding;
    }
    finding.url = settings->url;
    const auto acs = std::make_unique<Cpe::Acs::AcsClient>(context->network(), *settings);
    if (settings->usesSignIn)
        acs->http()->setTokenSource(context->profile().deviceTokens);
    const auto health = co_await acs->health();
    if (!health) {
        noteFailure(finding, health.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    noteTime(finding, health->serverTime, context->clock().now());
    finding.notes += u"%1 devices"_s.arg(health->devices);
    if (health->answersWithoutCredentials)
        finding.problems += u"it answers without credentials: whoever reaches it commands every "
                            "device (CVE-2025-56015)"_s;
    co_return finding;
}

/// Whether the profile has an ACS, be it a wrong one.
bool hasAcs(const Profile &profile)
{
    const auto settings = Cpe::Acs::AcsSettings::read(profile);
    return !settings || settings->isConfigured();
}

/// Up to the sign-in, without a mail.
QCoro::Task<Finding> lookAtSmtp(Context *context)
{
    Finding finding{.service = u"smtp"_s};
    auto settings = Mail::SmtpSettings::from(context->profile().smtp);
    settings.connections = 1;
    finding.url.setScheme(u"smtp"_s);
    finding.url.setHost(settings.host);
    finding.url.setPort(settings.port);
    const auto pool = std::make_unique<Mail::SmtpPool>(settings);
    const Mail::Attempt tried = co_await pool->tryConnection();
    finding.isReached = tried.completed >= Mail::Phase::Greeting || tried.code != 0;
    finding.isSignedIn = tried.step == Mail::Phase::Mail;
    finding.notes += tried.tls.isEmpty() ? u"in the clear"_s : tried.tls;
    if (!finding.isSignedIn)
        finding.problems += u"ended at %1: %2"_s.arg(phaseName(tried.step), tried.reason());
    if (context->profile().smtp.from.isEmpty())
        finding.notes += u"no sender for test mails ([smtp] from)"_s;
    co_return finding;
}

QCoro::Task<Finding> lookAtMailjet(Context *context)
{
    const Profile::Mailjet &section = context->profile().mailjet;
    Finding finding{.service = u"mailjet"_s, .url = section.url};
    const auto mailjet = std::make_unique<MailRun::MailjetClient>(
        context->network(), section.url, section.key, section.secret);
    const auto answer = co_await mailjet->messages(u"fibredesk-doctor:0"_s);
    if (!answer) {
        noteFailure(finding, answer.error());
        co_return finding;
    }
    finding.isReached = true;
    finding.isSignedIn = true;
    co_return finding;
}

/// The mapping in use and, of each OLT that the profile lists, whether it answers and what it is.
/// Asks for the system only: no ONT is read.
QCoro::Task<Finding> lookAtSnmp(Context *context)
{
    Finding finding{.service = u"snmp"_s};
    const auto settings = Cpe::SnmpSettings::read(context->profile());
    if (!settings) {
        finding.problems += settings.error().detail;
        co_return finding;
    }
    const OltBudget budget(context->hub().value_or(nullptr), context->profile().dataDirectory,
        *settings, context->clock());
    Cpe::OltReader reader(
        *settings, budget.keeper(), context->profile().dataDirectory, context->clock());
    const auto mapping = co_await reader.mapping();
    if (!mapping) {
        finding.problems += mapping.error().detail;
        co_return finding;
    }
    QStringList vendors;
    for (const auto &vendor : mapping->vendors())
        vendors += vendor.isAssumed ? u"%1 (assumed)"_s.arg(vendor.name) : vendor.name;
    finding.notes += u"optics by %1: %2"_s.arg(mapping->file(), vendors.join(u", "_s));
    finding.notes += settings->access.version == Cpe::SnmpAccess::Version::V3 ? u"v3"_s : u"v2c"_s;
    finding.notes += u"%1 ONT reads an hour for each OLT"_s.arg(settings->oltReadsPerHour);
    QStringList names = settings->olts.keys();
    names.sort();
    if (names.isEmpty())
        finding.notes += u"no OLT in [olts]: each is looked for under its name"_s;
    finding.isSignedIn = !names.isEmpty();
    // All at once: each silent one would cost its whole time-out.
    std::vector<QCoro::Task<Result<Cpe::SnmpSystem>>> asked;
    for (const QString &name : std::as_const(names))
        asked.push_back(reader.readSystem(settings->targetOf(name)));
    for (qsizetype at = 0; at < names.size(); ++at) {
        const QString &name = names[at];
        const auto system = co_await asked[std::size_t(at)];
        if (!system) {
            finding.isReached =
                finding.isReached || exitCodeOf(system.error()) != ExitCode::Unreachable;
            finding.isSignedIn = false;
            finding.problems += u"%1: %2"_s.arg(name, system.error().detail);
            continue;
        }
        finding.isReached = true;
        const auto *const vendor = mapping->vendorOf(system->objectId);
        if (!vendor)
            finding.problems +=
                u"%1: no vendor in the mapping for %2"_s.arg(name, system->objectId.toString());
        else
            finding.notes += u"%1 is %2"_s.arg(name, vendor->name);
    }
    co_return finding;
}

bool hasSnmp(const Profile &profile)
{
    // A section with a mistake in it is looked at, too.
    const auto settings = Cpe::SnmpSettings::read(profile);
    return !settings || settings->access.isConfigured();
}

void report(const Context *context, const Finding &finding)
{
    QStringList words;
    words += finding.problems.isEmpty() ? u"ok     "_s : u"PROBLEM"_s;
    words += finding.service.leftJustified(8);
    QStringList said;
    said += finding.isReached ? u"reached"_s : u"not reached"_s;
    if (finding.isReached)
        said += finding.isSignedIn ? u"signed in"_s : u"not signed in"_s;
    if (!finding.version.isEmpty())
        said += u"version %1"_s.arg(finding.version);
    if (finding.skew)
        said += u"clock %1%2 s"_s.arg(*finding.skew > 0 ? u"+"_s : QString()).arg(*finding.skew);
    said += finding.notes;
    said += finding.problems;
    words += said.join(u", "_s);
    context->say(words.join(u' '));
    context->row({{"service"_L1, finding.service},
        {"url"_L1, finding.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
        {"reached"_L1, finding.isReached}, {"signed_in"_L1, finding.isSignedIn},
        {"version"_L1, finding.version},
        {"clock_skew_s"_L1, finding.skew ? QJsonValue(*finding.skew) : QJsonValue()},
        {"notes"_L1, QJsonArray::fromStringList(finding.notes)},
        {"problems"_L1, QJsonArray::fromStringList(finding.problems)}});
}

QCoro::Task<Result<void>> doctor(Context *context, Invocation)
{
    const Profile &profile = context->profile();
    std::vector<std::function<QCoro::Task<Finding>(Context *)>> looks;
    for (const Auth::SignInSet::One &one : context->signIns().all())
        looks.emplace_back(
            [signIn = one.signIn.get()](Context *asked) { return lookAtSignIn(asked, signIn); });
    if (profile.erp.isConfigured())
        looks.insert(looks.end(), {lookAtErp, lookAtRealtime});
    if (profile.hub.isConfigured())
        looks.push_back(lookAtHub);
    if (profile.traccar.isConfigured())
        looks.push_back(lookAtTraccar);
    if (profile.smtp.isConfigured())
        looks.push_back(lookAtSmtp);
    if (profile.mailjet.isConfigured())
        looks.push_back(lookAtMailjet);
    if (profile.routing.isConfigured())
        looks.push_back(lookAtRouting);
    if (hasAcs(profile))
        looks.push_back(lookAtAcs);
    if (!profile.tiles.url.isEmpty())
        looks.push_back(lookAtTiles);
    if (hasSnmp(profile))
        looks.push_back(lookAtSnmp);
    if (looks.empty())
        co_return std::unexpected(ownError(ErrorKind::Validation,
            u"The profile %1 configures no service."_s.arg(profile.file), u"doctor"_s));
    int reached = 0;
    int sick = 0;
    for (const auto &look : looks) {
        Finding finding = co_await look(context);
        if (finding.skew && std::abs(*finding.skew) > worstSkew)
            finding.problems += u"its clock and ours differ by %1 s"_s.arg(*finding.skew);
        report(context, finding);
        reached += finding.isReached;
        sick += !finding.problems.isEmpty();
    }
    if (sick == 0)
        co_return Result<void>();
    if (reached == 0)
        co_return std::unexpected(ownError(ErrorKind::Offline,
            u"None of the %1 services answers."_s.arg(looks.size()), u"doctor"_s));
    co_return std::unexpected(ownError(ErrorKind::Server,
        u"%1 of %2 services have a problem."_s.arg(sick).arg(looks.size()), u"doctor"_s));
}

} // namespace

NounSpec doctorNoun()
{
    return {.name = u"doctor"_s,
        .verbs = {{.name = {},
            .positionals = {},
            .help =
                u"Each configured service: reached, signed in, version, clock, what is missing."_s,
            .options = {},
            .run = doctor}}};
}

} // namespace FibreDesk::Ctl
