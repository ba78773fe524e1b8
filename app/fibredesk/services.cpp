// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services.h"

#include "audit/auditlog.h"
#include "audit/overseer.h"
#include "auth/signinset.h"
#include "auth/tokenstore.h"
#include "authdesk/keychaintokens.h"
#include "core/httpclient.h"
#include "core/tls.h"
#include "erp/erpclient.h"
#include "gps/positionfeed.h"
#include "gps/traccarclient.h"
#include "health/healthboard.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "maildesk/maildesk.h"
#include "outbox/mirrorfeed.h"
#include "outbox/tagjournal.h"
#include "outbox/toldjournal.h"
#include "outbox/writequeue.h"
#include "realtime/realtimeclient.h"
#include "routing/routingclient.h"
#include "routing/travelcache.h"
#include "routing/travelfeed.h"
#include "store/mirror.h"
#include "store/searchfiller.h"
#include "sync/hintqueue.h"
#include "sync/syncengine.h"

#include <utility>

namespace FibreDesk {

namespace {

std::unique_ptr<Auth::TokenStore> makeTokenStore(Safe::SecretStore *secrets, const Profile &profile)
{
    if (!secrets)
        return std::make_unique<Auth::MemoryTokenStore>();
    return std::make_unique<KeychainTokens>(secrets, profile.file);
}

Profile withTokens(Profile profile, const Auth::SignInSet &signIns)
{
    signIns.giveTo(profile);
    return profile;
}

std::unique_ptr<QNetworkAccessManager> makeNetwork(const Profile &profile)
{
    auto network = makeNetworkAccessManager();
    keepStrictHosts(network.get(), profile.dataDirectory);
    return network;
}

} // namespace

Services::Services(const Profile &given, Safe::SecretStore *secrets)
    : network(makeNetwork(given))
    , tokenStore(makeTokenStore(secrets, given))
    , signIns(std::make_unique<Auth::SignInSet>(network.get(), given, tokenStore.get()))
    , profile(withTokens(given, *signIns))
    , mirror(std::make_unique<Store::Mirror>(Store::Mirror::fileFor(profile)))
    , audit(std::make_unique<Audit::AuditLog>(Audit::AuditLog::fileFor(profile)))
    , oversight(std::make_unique<Audit::Overseer>(audit.get()))
    , mail(std::make_unique<MailDesk>(network.get(), profile))
    , erp(std::make_unique<Erp::ErpClient>(network.get(), profile.erp))
    , hub(profile.hub.isConfigured() ? std::make_unique<Hub::HubClient>(network.get(), profile.hub,
                                           Hub::HubPaths::read(profile.file))
                                     : nullptr)
    , events(hub ? std::make_unique<Hub::EventStream>(hub->http(),
                       [client = hub.get()](
                           const QStringList &topics) { return client->eventsUrl(topics); })
                 : nullptr)
    , traccar(profile.traccar.isConfigured()
              ? std::make_unique<Gps::TraccarClient>(network.get(), profile.traccar)
              : nullptr)
    , positions(traccar ? std::make_unique<Gps::PositionFeed>(traccar.get()) : nullptr)
    , routing(profile.routing.isConfigured()
              ? std::make_unique<Routing::RoutingClient>(network.get(), profile.routing)
              : nullptr)
    , drives(routing
              ? std::make_unique<Routing::TravelCache>(Routing::TravelCache::fileFor(profile))
              : nullptr)
    , driveFeed(
          routing ? std::make_unique<Routing::TravelFeed>(routing.get(), drives.get()) : nullptr)
    , sync(std::make_unique<Sync::SyncEngine>(erp.get(), mirror.get()))
    , hints(std::make_unique<Sync::HintQueue>(sync.get()))
    , realtime(std::make_unique<Realtime::RealtimeClient>(network.get(), profile.erp))
    , searchFiller(std::make_unique<Store::SearchFiller>(mirror.get()))
    , outbox(std::make_unique<Outbox::WriteQueue>(Outbox::WriteQueue::fileFor(profile), erp.get()))
    , tags(std::make_unique<Outbox::TagJournal>(Outbox::TagJournal::fileFor(profile)))
    , told(std::make_unique<Outbox::ToldJournal>(Outbox::ToldJournal::fileFor(profile)))
    , health(std::make_unique<Health::HealthBoard>(Health::targetsOf(profile),
          Health::HealthBoard::Options{
              .file = profile.dataDirectory + QStringLiteral("/platform-health.json")}))
{
    mail->setOversight(oversight.get());
    if (hub)
        hub->setOversight(oversight.get());
    Outbox::keepInMirror(outbox.get(), mirror.get(), &sync->fieldMap());
    // Every desk listens to this one; the open campaign adds its own.
    if (events)
        events->setTopics({Hub::Live::dispatchTopic()});
    followRealtime();
    sync->recall();
    // With a key of the desk's own, ERPNext knows nobody in particular.
    if (profile.erp.usesSignIn)
        outbox->setPerson(profile.person, {});
    QObject::connect(signIns.get(), &Auth::SignInSet::statusChanged, sync.get(),
        [this](const Auth::SignIn *signIn, const Auth::SignInStatus &status) {
            if (signIn != signIns->main())
                return;
            const bool isSignedIn = status.state == Auth::SignIn::State::SignedIn;
            // Whoever comes next is not to send what is on its way, nor to fill this copy.
            if (status.state == Auth::SignIn::State::SignedOut || isAnotherPerson())
                halt();
            if (isSignedIn && profile.erp.usesSignIn)
                followPerson(status.who.shown());
            if (std::exchange(m_isSignedIn, isSignedIn) != isSignedIn && isSignedIn && m_isWanted)
                startNow();
        });
    // Also where another program of this user signed in somebody else.
    if (signIns->main() && profile.erp.usesSignIn)
        QObject::connect(signIns->main(), &Auth::SignIn::renewed, sync.get(),
            [this] { followPerson(signIns->main()->status().who.shown()); });
}

void Services::followRealtime()
{
    QStringList doctypes;
    for (const Sync::KindPlan &plan : Sync::plans())
        doctypes += sync->fieldMap().doctype(plan.kind);
    realtime->setDoctypes(doctypes);
    QObject::connect(realtime.get(), &Realtime::RealtimeClient::changed, hints.get(),
        [this](const Realtime::Changed &changed) {
            hints->add(sync->fieldMap().table(changed.document.doctype), changed.document.name);
        });
    QObject::connect(realtime.get(), &Realtime::RealtimeClient::resyncNeeded, sync.get(),
        &Sync::SyncEngine::catchUp);
}

Services::~Services()
{
    stop();
    mirror->close();
}

void Services::start()
{
    m_isWanted = true;
    health->start(); // needs nobody's sign-in
    if (signIns->isEmpty() || m_isSignedIn)
        startNow();
    else
        QCoro::connect(signIns->recall(), sync.get(), [] { });
}

bool Services::isAnotherPerson() const
{
    const QString person = signIns->person();
    return !person.isEmpty() && person != profile.person;
}

void Services::followPerson(const QString &name)
{
    // At once: with the tokens of another one, nothing may leave that was written before.
    if (isAnotherPerson())
        outbox->stop();
    else
        outbox->setPerson(profile.person, name);
}

void Services::startNow()
{
    // Nothing is fetched into what another one sees, and nothing is sent in another one's name.
    if (isAnotherPerson()) {
        halt();
        return;
    }
    sync->start();
    searchFiller->start();
    outbox->start();
    askWhoWeAre();
    realtime->start();
    if (events)
        events->start();
    if (positions)
        positions->start();
    if (driveFeed)
        driveFeed->start();
}

void Services::askWhoWeAre()
{
    if (m_isAuthorKnown)
        return;
    QCoro::connect(erp->hello(), outbox.get(), [this](const Result<Erp::Hello> &hello) {
        m_isAuthorKnown = hello.has_value();
        if (hello) {
            outbox->setAuthor(hello->user);
            audit->setAuthor(hello->user);
            // Its public address tells no version.
            const QString name = QStringLiteral("erpnext");
            health->noteVersion(name, hello->versions.value(name));
        }
    });
}

void Services::stop()
{
    m_isWanted = false;
    health->stop();
    halt();
}

void Services::halt()
{
    if (driveFeed)
        driveFeed->stop();
    if (positions)
        positions->stop();
    if (events)
        events->stop();
    realtime->stop();
    outbox->stop();
    sync->stop();
}

} // namespace FibreDesk
