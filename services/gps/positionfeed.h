// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/sleepwatch.h"
#include "gps/gpscodec.h"
#include "gps/positionfilter.h"
#include "gps/presence.h"
#include "gps/suspectlog.h"
#include "gps/traccarclient.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

#include <map>
#include <memory>

namespace FibreDesk::Gps {

/// How the positions come, in a form a person can be told.
struct FeedStatus {
    enum class State {
        Stopped, ///< by us, or for want of credentials: then `error` says so
        Connecting,
        Live, ///< by WebSocket
        Polling, ///< by asking every few seconds; `error` says why there is no WebSocket
        Silent, ///< the WebSocket is open but quiet for too long
        Waiting, ///< neither way works: `error` and `nextTry`
    };

    State state = State::Stopped;
    QDateTime since;
    QDateTime lastHeard; ///< last message or answer, keep-alives included; invalid = never
    QDateTime nextTry;
    std::optional<Error> error;

    bool operator==(const FeedStatus &) const = default;
};

[[nodiscard]] QString feedStateName(FeedStatus::State state);

/// The live positions of all devices. Prefers Traccar's WebSocket; where that cannot be opened
/// (offices block it) it polls /positions, says so, and tries the WebSocket again now and then.
/// Every fix passes the PositionFilter: what is implausible is reported as suspect and never
/// becomes a device's position.
class PositionFeed : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds pingEvery = std::chrono::seconds(20);
        std::chrono::milliseconds silentAfter = std::chrono::seconds(60);
        std::chrono::milliseconds deadAfter = std::chrono::seconds(120);
        std::chrono::milliseconds connectTimeout = std::chrono::seconds(15);
        std::chrono::milliseconds pollEvery = std::chrono::seconds(10);
        std::chrono::milliseconds socketRetryWhilePolling = std::chrono::minutes(2);
        std::chrono::milliseconds firstPause = std::chrono::seconds(1);
        std::chrono::milliseconds longestPause = std::chrono::seconds(30);
        int socketTries = 2; ///< failures in a row until polling
        PositionFilter::Limits limits{};
        PresenceRules presence{};
    };

    /// `client` must outlive this.
    PositionFeed(
        TraccarClient *client, Options options, Clock clock = {}, QObject *parent = nullptr);
    explicit PositionFeed(TraccarClient *client, QObject *parent = nullptr);
    ~PositionFeed() override;

    /// Connects, also after a stop for good and in the middle of a pause or a silence.
    void start();
    void stop();

    [[nodiscard]] const FeedStatus &status() const { return m_status; }
    /// By device id.
    [[nodiscard]] const std::map<int, DeviceState> &devices() const { return m_devices; }
    /// Null where nothing is known of the device.
    [[nodiscard]] const DeviceState *device(int deviceId) const;
    /// What was set aside since this was made, duplicates and late arrivals too.
    [[nodiscard]] const SuspectLog &setAside() const { return m_setAside; }
    [[nodiscard]] QDateTime listeningSince() const { return m_listeningSince; }
    [[nodiscard]] const PresenceRules &presenceRules() const { return m_options.presence; }

Q_SIGNALS:
    void statusChanged(const FibreDesk::Gps::FeedStatus &status);
    /// A plausible fix: devices() has it.
    void fixReceived(const FibreDesk::Gps::Fix &fix);
    /// Set aside; the device keeps its last good fix. Not for duplicates and late arrivals.
    void fixSuspected(const FibreDesk::Gps::SuspectFix &suspect);
    void deviceChanged(int deviceId);
    /// setAside() has more of it.
    void setAsideChanged(int deviceId);

private:
    void connectSocket();
    void openSocket(const QByteArray &cookie);
    void handleText(const QString &text);
    void handleSocketLost(const Error &error);
    void poll();
    void handlePolled(const Result<std::vector<Fix>> &fixes);
    void loadDevices();
    void take(const std::vector<Device> &devices);
    void take(const std::vector<Fix> &fixes);
    void take(const Fix &fix);
    void closeSocket();
    void giveUp(const Error &error);
    void heard();
    void checkSilence();
    void setState(FeedStatus::State state, std::optional<Error> error = {});

    TraccarClient *m_client;
    Options m_options;
    Clock m_clock;
    PositionFilter m_filter;
    Backoff m_backoff;
    FeedStatus m_status;
    std::map<int, DeviceState> m_devices;
    SuspectLog m_setAside;
    QDateTime m_listeningSince;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<RequestScope> m_scope;
    QTimer m_retryTimer; ///< the next WebSocket
    QTimer m_pollTimer;
    QTimer m_silenceTimer;
    QTimer m_pingTimer;
    QElapsedTimer m_sinceHeard;
    QElapsedTimer m_sinceAnnounced;
    SleepWatch m_sleepWatch;
    std::optional<Error> m_socketError; ///< why we poll
    int m_socketFailures = 0;
    int m_run = 0; ///< answers of a run before are dropped
    bool m_isWanted = false;
    bool m_isPolling = false;
    bool m_hasPollFailed = false; ///< since it last worked
    bool m_hasDevices = false; ///< or they are being asked for
    bool m_isSocketLive = false; ///< something came over this socket
};

} // namespace FibreDesk::Gps

Q_DECLARE_METATYPE(FibreDesk::Gps::FeedStatus)
