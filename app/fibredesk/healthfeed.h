// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionmodel.h"

#include <QObject>

namespace FibreDesk {

class Services;
class Session;

namespace Gps {
struct FeedStatus;
}
namespace Hub {
struct StreamStatus;
}
namespace Realtime {
struct LiveStatus;
}
namespace Routing {
struct TravelStatus;
}
namespace Sync {
struct SyncState;
}

/// Tells the session how each connection, the mirror and the first fill stand, in words.
class HealthFeed : public QObject {
    Q_OBJECT

public:
    HealthFeed(Services &services, Session &session, QObject *parent = nullptr);

    /// Says everything again; after a change of language.
    void retranslate();
    /// The desk connects to nothing for now, by choice.
    void setOffline(bool offline);

private:
    void handleAnswer(const QString &id);
    void handleFailure(const QString &id, const Error &error);
    void tellLive(const Realtime::LiveStatus &status);
    void tellEvents(const Hub::StreamStatus &status);
    void tellPositions(const Gps::FeedStatus &status);
    void tellRouting(const Routing::TravelStatus &status);
    void tellSync(const Sync::SyncState &state);
    void describeMirror();
    void tellMirror(const Sync::SyncState &state);
    [[nodiscard]] Connection connection(const QString &id) const;

    Services &m_services;
    Session &m_session;
    bool m_isOffline = false;
};

} // namespace FibreDesk
