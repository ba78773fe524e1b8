// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/positionfeed.h"

#include "core/logging.h"
#include "core/tls.h"
#include "core/tokensource.h"

#include <QRegularExpression>

#include <algorithm>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

namespace {

Error socketError(ErrorKind kind, const QString &detail)
{
    return {.kind = kind, .detail = detail, .source = u"traccar socket"_s};
}

} // namespace

QString feedStateName(FeedStatus::State state)
{
    switch (state) {
    case FeedStatus::State::Stopped:
        return u"stopped"_s;
    case FeedStatus::State::Connecting:
        return u"connecting"_s;
    case FeedStatus::State::Live:
        return u"live"_s;
    case FeedStatus::State::Polling:
        return u"polling"_s;
    case FeedStatus::State::Silent:
        return u"silent"_s;
    case FeedStatus::State::Waiting:
        return u"waiting"_s;
    }
    return {};
}

PositionFeed::PositionFeed(TraccarClient *client, Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_options(options)
    , m_clock(std::move(clock))
    , m_filter(options.limits)
    , m_backoff(options.firstPause, options.longestPause)
    , m_sleepWatch(m_clock)
{
    m_status.since = m_clock.now();
    m_listeningSince = m_status.since;
    for (QTimer *timer : {&m_retryTimer, &m_pollTimer, &m_silenceTimer})
        timer->setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &PositionFeed::connectSocket);
    connect(&m_pollTimer, &QTimer::timeout, this, &PositionFeed::poll);
    connect(&m_silenceTimer, &QTimer::timeout, this, &PositionFeed::checkSilence);
    connect(&m_pingTimer, &QTimer::timeout, this, [this] {
        if (m_socket)
            m_socket->ping();
    });
    if (const TokenSource *tokens = client->http()->tokenSource()) {
        connect(tokens, &TokenSource::renewed, this, [this] {
            if (m_status.state == FeedStatus::State::Stopped && m_status.error
                && needsLogin(*m_status.error))
                start();
        });
    }
    connect(&m_sleepWatch, &SleepWatch::woke, this, [this] {
        qCInfo(lcGps) << "the computer slept; connecting again";
        m_backoff.reset();
        connectSocket();
    });
}

PositionFeed::PositionFeed(TraccarClient *client, QObject *parent)
    : PositionFeed(client, Options(), Clock(), parent)
{
}

PositionFeed::~PositionFeed()
{
    closeSocket();
}

void PositionFeed::start()
{
    const bool isWorking = m_status.state == FeedStatus::State::Connecting
        || m_status.state == FeedStatus::State::Live
        || m_status.state == FeedStatus::State::Polling;
    if (m_isWanted && isWorking)
        return;
    if (m_isWanted)
        stop();
    m_isWanted = true;
    m_isPolling = false;
    m_socketFailures = 0;
    m_backoff.reset();
    m_scope = std::make_unique<RequestScope>();
    m_hasDevices = true; // asked for below; once is enough
    m_sleepWatch.start();
    setState(FeedStatus::State::Connecting);
    connectSocket();
    loadDevices();
}

void PositionFeed::stop()
{
    m_isWanted = false;
    m_isPolling = false;
    ++m_run;
    for (QTimer *timer : {&m_retryTimer, &m_pollTimer, &m_silenceTimer, &m_pingTimer})
        timer->stop();
    m_sleepWatch.stop();
    closeSocket();
    m_scope.reset();
    setState(FeedStatus::State::Stopped);
}

void PositionFeed::connectSocket()
{
    m_retryTimer.stop();
    closeSocket();
    if (!m_isWanted)
        return;
    if (!m_isPolling)
        setState(FeedStatus::State::Connecting, m_status.error);
    QCoro::connect(m_client->signIn(m_scope.get()), this,
        [this, run = ++m_run](const Result<QByteArray> &cookie) {
            if (run != m_run)
                return;
            if (cookie)
                openSocket(*cookie);
            else if (needsLogin(cookie.error()))
                giveUp(cookie.error());
            else if (cookie.error().code >= 400 || cookie.error().kind == ErrorKind::Protocol)
                openSocket({}); // behind a proxy that has no sessions our header must do
            else
                handleSocketLost(cookie.error());
        });
}

void PositionFeed::openSocket(const QByteArray &cookie)
{
    m_socket = std::make_unique<QWebSocket>();
    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, [socket] {
        socket->ping(); // its pong is the sign of life of a server without positions
    });
    connect(socket, &QWebSocket::textMessageReceived, this, &PositionFeed::handleText);
    connect(socket, &QWebSocket::pong, this, [this] { heard(); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        const QString reason = socket->closeReason();
        handleSocketLost(socketError(
            ErrorKind::Offline, reason.isEmpty() ? u"the server closed the WebSocket"_s : reason));
    });
    connect(socket, &QWebSocket::errorOccurred, this, [this, socket] {
        // "QWebSocketPrivate::processHandshake: Unhandled http status code: 403 (Forbidden)."
        static const QRegularExpression function(u"^\\w+::\\w+: "_s);
        handleSocketLost(socketError(ErrorKind::Offline, socket->errorString().remove(function)));
    });
    m_silenceTimer.start(m_options.connectTimeout);
    m_pingTimer.start(m_options.pingEvery);
    m_isSocketLive = false;
    const QNetworkRequest request = m_client->socketRequest(cookie);
    socket->setSslConfiguration(tlsFor(request.url()));
    socket->open(request);
}

void PositionFeed::handleText(const QString &text)
{
    heard();
    const auto message = socketMessageFromJson(text.toUtf8());
    if (!message) {
        qCWarning(lcGps).noquote() << "socket:" << message.error().detail;
        return;
    }
    take(message->devices);
    take(message->fixes);
}

void PositionFeed::handleSocketLost(const Error &error)
{
    closeSocket();
    if (!m_isWanted)
        return;
    ++m_socketFailures;
    m_socketError = error;
    if (m_isPolling) {
        m_retryTimer.start(m_options.socketRetryWhilePolling);
        return;
    }
    if (m_socketFailures < m_options.socketTries) {
        const auto pause = m_backoff.next();
        m_status.nextTry = m_clock.now().addMSecs(pause.count());
        setState(FeedStatus::State::Waiting, error);
        m_retryTimer.start(pause);
        return;
    }
    qCInfo(lcGps).noquote() << "polling for want of a WebSocket:" << error.detail;
    m_isPolling = true;
    m_retryTimer.start(m_options.socketRetryWhilePolling);
    poll();
}

void PositionFeed::poll()
{
    if (!m_isPolling)
        return;
    QCoro::connect(m_client->positions(m_scope.get()), this,
        [this](const Result<std::vector<Fix>> &fixes) { handlePolled(fixes); });
}

void PositionFeed::handlePolled(const Result<std::vector<Fix>> &fixes)
{
    if (!m_isPolling)
        return;
    if (!fixes && needsLogin(fixes.error())) {
        giveUp(fixes.error());
        return;
    }
    if (!fixes) {
        m_hasPollFailed = true;
        const auto pause = std::max(m_options.pollEvery, m_backoff.next());
        m_status.nextTry = m_clock.now().addMSecs(pause.count());
        setState(FeedStatus::State::Waiting, fixes.error());
        m_pollTimer.start(pause);
        return;
    }
    const bool isBack = std::exchange(m_hasPollFailed, false);
    m_backoff.reset();
    m_status.lastHeard = m_clock.now();
    setState(FeedStatus::State::Polling, m_socketError);
    Q_EMIT statusChanged(m_status);
    take(*fixes);
    m_pollTimer.start(m_options.pollEvery);
    if (isBack) { // the network is: the WebSocket may be too
        connectSocket();
        loadDevices();
    }
}

void PositionFeed::loadDevices()
{
    QCoro::connect(
        m_client->devices(m_scope.get()), this, [this](const Result<std::vector<Device>> &devices) {
            m_hasDevices = devices.has_value();
            if (devices)
                take(*devices);
            else if (devices.error().kind != ErrorKind::Cancelled)
                qCWarning(lcGps).noquote() << "devices:" << devices.error().detail;
        });
}

void PositionFeed::take(const std::vector<Device> &devices)
{
    for (const Device &device : devices) {
        DeviceState &state = m_devices[device.id];
        if (std::exchange(state.device, device) != device)
            Q_EMIT deviceChanged(device.id);
    }
}

void PositionFeed::take(const std::vector<Fix> &fixes)
{
    for (const Fix &fix : fixes) {
        if (fix.deviceId != 0)
            take(fix);
    }
}

void PositionFeed::take(const Fix &fix)
{
    const QDateTime now = m_clock.now();
    const PositionFilter::Verdict verdict = m_filter.judge(fix, now);
    DeviceState &state = m_devices[fix.deviceId];
    state.device.id = fix.deviceId;
    if (verdict.isGood()) {
        keepAnchor(state, fix, m_options.presence);
        state.last = fix;
        state.suspect.reset();
        Q_EMIT fixReceived(fix);
        return;
    }
    const SuspectFix suspect{
        .fix = fix, .suspicion = verdict.suspicion, .detail = verdict.detail, .seen = now};
    // Both come with every poll and every reconnection, and say nothing bad of the device. Listed
    // is what the server got anew: Traccar numbers positions as they come in.
    if (verdict.suspicion == Suspicion::Duplicate || verdict.suspicion == Suspicion::OutOfOrder) {
        if (fix.id > state.last->id && m_setAside.add(suspect))
            Q_EMIT setAsideChanged(fix.deviceId);
        return;
    }
    if (m_setAside.add(suspect))
        Q_EMIT setAsideChanged(fix.deviceId);
    if (state.suspect && state.suspect->fix == fix)
        return;
    state.suspect = suspect;
    Q_EMIT fixSuspected(suspect);
}

const DeviceState *PositionFeed::device(int deviceId) const
{
    const auto found = m_devices.find(deviceId);
    return found == m_devices.end() ? nullptr : &found->second;
}

void PositionFeed::closeSocket()
{
    m_silenceTimer.stop();
    m_pingTimer.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // it may be telling us something right now
}

void PositionFeed::giveUp(const Error &error)
{
    stop();
    setState(FeedStatus::State::Stopped, error);
}

void PositionFeed::heard()
{
    m_status.lastHeard = m_clock.now();
    m_sinceHeard.start();
    m_silenceTimer.start(m_options.silentAfter);
    if (!std::exchange(m_isSocketLive, true)) {
        m_isPolling = false;
        m_hasPollFailed = false;
        m_pollTimer.stop();
        m_socketFailures = 0;
        m_backoff.reset();
        if (!m_hasDevices)
            loadDevices();
    }
    const bool wasLive = m_status.state == FeedStatus::State::Live;
    setState(FeedStatus::State::Live);
    // The age on the health display, without a signal for each message.
    using namespace std::chrono_literals;
    if (wasLive && (!m_sinceAnnounced.isValid() || m_sinceAnnounced.durationElapsed() >= 1s)) {
        m_sinceAnnounced.start();
        Q_EMIT statusChanged(m_status);
    }
}

void PositionFeed::checkSilence()
{
    if (!m_isSocketLive) {
        handleSocketLost(socketError(ErrorKind::Timeout,
            u"no WebSocket within %1 s"_s.arg(m_options.connectTimeout.count() / 1000)));
        return;
    }
    const auto silence =
        std::chrono::ceil<std::chrono::milliseconds>(m_sinceHeard.durationElapsed());
    const Error error = socketError(ErrorKind::Timeout,
        u"nothing heard for %1 s"_s.arg(std::chrono::round<std::chrono::seconds>(silence).count()));
    if (silence >= m_options.deadAfter) {
        handleSocketLost(error);
        return;
    }
    setState(FeedStatus::State::Silent, error);
    m_silenceTimer.start(m_options.deadAfter - silence);
}

void PositionFeed::setState(FeedStatus::State state, std::optional<Error> error)
{
    if (state == m_status.state && error == m_status.error)
        return;
    if (state != m_status.state)
        m_status.since = m_clock.now();
    m_status.state = state;
    m_status.error = std::move(error);
    if (state != FeedStatus::State::Waiting)
        m_status.nextTry = {};
    Q_EMIT statusChanged(m_status);
}

} // namespace FibreDesk::Gps
