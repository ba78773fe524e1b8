// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/requestscope.h"
#include "routing/routingclient.h"
#include "routing/travelcache.h"

#include <QTimer>

namespace FibreDesk::Routing {

struct TravelStatus {
    enum class State {
        Stopped, ///< by our own choice, or by a refusal that asking again would not change
        Idle, ///< everything wanted is known
        Asking,
        Waiting, ///< for the next try
    };

    State state = State::Stopped;
    std::size_t known = 0; ///< pairs in the table
    std::optional<Error> error; ///< of the last try

    bool operator==(const TravelStatus &) const = default;
};

/// Fills the cache behind the board: asks for the pairs of the wanted places that nobody knows yet,
/// piece by piece.
class TravelFeed : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds firstPause = std::chrono::seconds(2);
        std::chrono::milliseconds longestPause = std::chrono::minutes(5);
    };

    TravelFeed(RoutingClient *client, TravelCache *cache, Options options, Clock clock = {},
        QObject *parent = nullptr);
    TravelFeed(RoutingClient *client, TravelCache *cache, QObject *parent = nullptr);
    ~TravelFeed() override;

    /// Reads the cache and begins to ask; what waits or has stopped is tried again at once.
    void start();
    void stop();
    /// All ways between these places, in both directions. The last wish counts.
    void want(const std::vector<GeoPoint> &places);

    [[nodiscard]] TravelCache *cache() const { return m_cache; }
    [[nodiscard]] RoutingClient *client() const { return m_client; }
    [[nodiscard]] const TravelStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const FibreDesk::Routing::TravelStatus &status);

private:
    void look();
    void handleGaps(std::vector<TravelGap> gaps);
    void askNext();
    void handleAnswer(const TravelGap &gap, const Result<DriveMatrix> &answer);
    void setState(TravelStatus::State state, const std::optional<Error> &error = {});

    RoutingClient *m_client;
    TravelCache *m_cache;
    Clock m_clock;
    Backoff m_backoff;
    QTimer m_retry;
    std::unique_ptr<RequestScope> m_scope; ///< null while stopped
    std::vector<PlaceKey> m_wanted; ///< sorted, each once
    std::vector<TravelGap> m_gaps; ///< the next last
    int m_run = 0; ///< answers of an older one come too late
    TravelStatus m_status;
};

/// Waits until the feed has asked for all it wants or gave up, and no longer than `atMost`
/// altogether; false = something was still to come. What came is in the cache.
[[nodiscard]] QCoro::Task<bool> untilAnswered(TravelFeed *feed, std::chrono::milliseconds atMost);

} // namespace FibreDesk::Routing
