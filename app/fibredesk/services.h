// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

#include <QNetworkAccessManager>

#include <memory>

namespace FibreDesk {

class MailDesk;
namespace Audit {
class AuditLog;
class Overseer;
} // namespace Audit
namespace Auth {
class SignInSet;
class TokenStore;
} // namespace Auth
namespace Erp {
class ErpClient;
}
namespace Outbox {
class TagJournal;
class ToldJournal;
class WriteQueue;
} // namespace Outbox
namespace Hub {
class EventStream;
class HubClient;
} // namespace Hub
namespace Health {
class HealthBoard;
}
namespace Gps {
class PositionFeed;
class TraccarClient;
} // namespace Gps
namespace Realtime {
class RealtimeClient;
}
namespace Routing {
class RoutingClient;
class TravelCache;
class TravelFeed;
} // namespace Routing
namespace Safe {
class SecretStore;
}
namespace Store {
class Mirror;
class SearchFiller;
} // namespace Store
namespace Sync {
class HintQueue;
class SyncEngine;
} // namespace Sync

/// Everything below the window, built in one order and taken down in the other: streams and sync
/// stop before the mirror closes, and the network manager goes last.
class Services {
public:
    /// What is kept of a sign-in lives in `secrets`; without, it ends with the services.
    explicit Services(const Profile &profile, Safe::SecretStore *secrets = nullptr);
    ~Services();
    Q_DISABLE_COPY_MOVE(Services)

    /// Opens the streams and begins to copy; what has stopped or waits is tried again at once.
    /// Where somebody has to sign in, then: with whom ERPNext asks for, as the person whose copy
    /// is open. Who else is not signed in has the services of that one wait.
    void start();
    void stop();
    /// Somebody is signed in whose files are not those that are open: the services must be made
    /// anew.
    [[nodiscard]] bool isAnotherPerson() const;

    const std::unique_ptr<QNetworkAccessManager> network;
    const std::unique_ptr<Auth::TokenStore> tokenStore;
    const std::unique_ptr<Auth::SignInSet> signIns; ///< empty where no service uses one
    const Profile profile; ///< with the sign-ins as the sources of its tokens
    const std::unique_ptr<Store::Mirror> mirror;
    const std::unique_ptr<Audit::AuditLog> audit; ///< what is done from here; outlives who does it
    /// Over all that changes something; the rights judge through it once they are there.
    const std::unique_ptr<Audit::Overseer> oversight;
    const std::unique_ptr<MailDesk> mail; ///< can read its ledger without a mail server too
    const std::unique_ptr<Erp::ErpClient> erp;
    const std::unique_ptr<Hub::HubClient> hub; ///< null where the profile has none
    const std::unique_ptr<Hub::EventStream> events; ///< null without a hub
    const std::unique_ptr<Gps::TraccarClient> traccar; ///< null where the profile has none
    const std::unique_ptr<Gps::PositionFeed> positions; ///< null without Traccar
    const std::unique_ptr<Routing::RoutingClient> routing; ///< null where the profile has none
    const std::unique_ptr<Routing::TravelCache> drives; ///< null without a routing service
    const std::unique_ptr<Routing::TravelFeed> driveFeed; ///< null without a routing service
    const std::unique_ptr<Sync::SyncEngine> sync;
    const std::unique_ptr<Sync::HintQueue> hints; ///< what others say has changed
    const std::unique_ptr<Realtime::RealtimeClient> realtime;
    const std::unique_ptr<Store::SearchFiller> searchFiller;
    const std::unique_ptr<Outbox::WriteQueue> outbox;
    const std::unique_ptr<Outbox::TagJournal> tags; ///< how far runs of tags came
    const std::unique_ptr<Outbox::ToldJournal> told; ///< what technicians were told
    const std::unique_ptr<Health::HealthBoard> health; ///< how the systems around the desk stand

private:
    void startNow();
    void halt(); ///< all that somebody has to be signed in for
    void askWhoWeAre();
    void followPerson(const QString &name);
    void followRealtime();

    bool m_isAuthorKnown = false;
    bool m_isWanted = false;
    bool m_isSignedIn = false;
};

} // namespace FibreDesk
