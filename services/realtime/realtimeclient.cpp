// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/realtimeclient.h"

#include "core/logging.h"
#include "core/tls.h"
#include "core/tokensource.h"
#include "core/urlpath.h"
#include "realtime/sitename.h"

#include <QRegularExpression>

#include <algorithm>

namespace FibreDesk::Realtime {

using namespace Qt::StringLiterals;
using State = LiveStatus::State;

namespace {

constexpr int mostNonsense = 20;

Error liveError(ErrorKind kind, const QString &detail, int code = 0)
{
    return {.kind = kind, .detail = detail, .code = code, .source = u"realtime"_s};
}

ErrorKind kindOf(int httpStatus)
{
    switch (httpStatus) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 429:
        return ErrorKind::RateLimited;
    default:
        // A socket has no other place: what redirects is the sign-in of a proxy.
        if (httpStatus >= 300 && httpStatus < 400)
            return ErrorKind::Unauthorized;
        return httpStatus >= 500 ? ErrorKind::Server : ErrorKind::Protocol;
    }
}

} // namespace

QString liveStateName(LiveStatus::State state)
{
    switch (state) {
    case State::Stopped:
        return u"stopped"_s;
    case State::Connecting:
        return u"connecting"_s;
    case State::Live:
        return u"live"_s;
    case State::Waiting:
        return u"waiting"_s;
    }
    return {};
}

RealtimeClient::RealtimeClient(QNetworkAccessManager *network, Profile::Service service,
    Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_http(network, std::move(service.credentials))
    , m_url(std::move(service.url))
    , m_options(options)
    , m_clock(std::move(clock))
    , m_backoff(options.firstPause, options.longestPause)
    , m_site(m_url.host())
    , m_sleepWatch(m_clock)
{
    m_http.setTokenSource(service.tokens);
    m_status.since = m_clock.now();
    for (QTimer *timer : {&m_retryTimer, &m_silenceTimer, &m_lookTimer})
        timer->setSingleShot(true);
    m_lookTimer.setInterval(options.rest);
    connect(&m_retryTimer, &QTimer::timeout, this, &RealtimeClient::open);
    connect(&m_silenceTimer, &QTimer::timeout, this, &RealtimeClient::handleSilence);
    connect(&m_lookTimer, &QTimer::timeout, this, &RealtimeClient::showNext);
    if (service.tokens) {
        connect(service.tokens, &TokenSource::renewed, this, [this] {
            if (m_isWanted && m_status.state == State::Waiting && m_status.error
                && needsLogin(*m_status.error))
                open();
        });
    }
    connect(&m_sleepWatch, &SleepWatch::woke, this, [this] {
        qCInfo(lcErp) << "realtime: the computer slept; connecting again";
        m_backoff.reset();
        open();
    });
}

RealtimeClient::RealtimeClient(
    QNetworkAccessManager *network, Profile::Service service, QObject *parent)
    : RealtimeClient(network, std::move(service), Options(), Clock(), parent)
{
}

RealtimeClient::~RealtimeClient()
{
    closeSocket();
}

void RealtimeClient::start()
{
    const bool isWorking = m_status.state == State::Connecting || m_status.state == State::Live;
    if (m_isWanted && isWorking)
        return;
    m_isWanted = true;
    m_isSiteAsked = false;
    m_backoff.reset();
    m_scope = std::make_unique<RequestScope>();
    m_sleepWatch.start();
    open();
}

void RealtimeClient::stop()
{
    m_isWanted = false;
    m_retryTimer.stop();
    m_sleepWatch.stop();
    m_scope.reset();
    if (m_status.state == State::Live) {
        emitLooking(false);
        m_socket->flush();
    }
    closeSocket();
    setState(State::Stopped);
    tellNobody();
}

void RealtimeClient::setDoctypes(QStringList doctypes)
{
    m_doctypes = std::move(doctypes);
    m_doctypes.removeDuplicates();
}

void RealtimeClient::lookAt(const DocumentName &document)
{
    if (document == m_next)
        return;
    m_next = document;
    // Whose colleagues were shown is left at once; the next one is told of once the eye rests.
    if (!m_looking.isEmpty()) {
        if (m_status.state == State::Live)
            emitLooking(false);
        tellNobody();
        m_looking = {};
    }
    if (document.isEmpty())
        m_lookTimer.stop();
    else
        m_lookTimer.start();
}

void RealtimeClient::showNext()
{
    m_looking = m_next;
    if (m_status.state == State::Live)
        emitLooking(true);
}

void RealtimeClient::emitLooking(bool isLooking)
{
    if (m_looking.isEmpty())
        return;
    const QJsonArray document{m_looking.doctype, m_looking.name};
    emitEvent(isLooking ? u"doc_subscribe"_s : u"doc_unsubscribe"_s, document);
    emitEvent(isLooking ? u"doc_open"_s : u"doc_close"_s, document);
}

void RealtimeClient::tellNobody()
{
    if (std::exchange(m_hasViewers, false))
        Q_EMIT viewersChanged({.document = m_looking});
}

HttpRequest RealtimeClient::handshakeQuestion() const
{
    HttpRequest request;
    request.url = urlWithPath(
        m_url, {u"socket.io"_s, QString()}, {{u"EIO"_s, u"4"_s}, {u"transport"_s, u"websocket"_s}});
    request.source = u"realtime"_s;
    return request;
}

QNetworkRequest RealtimeClient::handshakeRequest() const
{
    const HttpRequest request = handshakeQuestion();
    QNetworkRequest handshake = m_http.networkRequest(request);
    QUrl url = request.url;
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    handshake.setUrl(strictUrl(url, m_http.network()));
    // Frappe wants any cookie, also of who shows a token; one named sid would be taken instead.
    handshake.setRawHeader("Cookie", "client=fibredesk");
    // Counts where no proxy in front says which site it is. Not for a name that is only taken from
    // the address: the server would take our word for it, and say nothing in that namespace ever.
    if (m_site != m_url.host())
        handshake.setRawHeader("X-Frappe-Site-Name", m_site.toUtf8());
    return handshake;
}

void RealtimeClient::open()
{
    m_retryTimer.stop();
    closeSocket();
    if (!m_isWanted)
        return;
    setState(State::Connecting, m_status.error);
    QCoro::connect(m_http.prepare(u"realtime"_s), this,
        [this, opening = ++m_opening](const Result<void> &ready) {
            if (!m_isWanted || opening != m_opening)
                return;
            if (ready)
                openSocket();
            else if (ready.error().type == "MissingSecret"_L1)
                giveUp(ready.error());
            else
                lose(ready.error(),
                    needsLogin(ready.error()) ? m_options.refusedPause
                                              : std::chrono::milliseconds());
        });
}

void RealtimeClient::openSocket()
{
    // Frappe compares its host with that of the request.
    const QUrl origin = m_url.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    m_socket = std::make_unique<QWebSocket>(origin.toString());
    QWebSocket *socket = m_socket.get();
    const QNetworkRequest handshake = handshakeRequest();
    socket->setSslConfiguration(tlsFor(handshake.url()));
    socket->setMaxAllowedIncomingFrameSize(longestFrame);
    socket->setMaxAllowedIncomingMessageSize(longestFrame);
    connect(socket, &QWebSocket::textMessageReceived, this, &RealtimeClient::handleText);
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this] { heard(); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        // Qt tells of the end before it tells why.
        const QString reason = socket->closeReason();
        if (reason.isEmpty() && socket->error() != QAbstractSocket::UnknownSocketError) {
            handleSocketError(socket->error(), socket->errorString());
            return;
        }
        lose(liveError(
            ErrorKind::Offline, reason.isEmpty() ? u"the server closed the connection"_s : reason));
    });
    connect(socket, &QWebSocket::errorOccurred, this,
        [this, socket] { handleSocketError(socket->error(), socket->errorString()); });
    m_isGreeted = false;
    m_nonsense = 0;
    m_handshake = {};
    m_silenceTimer.start(m_options.connectTimeout);
    socket->open(handshake);
}

void RealtimeClient::handleSocketError(
    QAbstractSocket::SocketError socketError, const QString &text)
{
    // "QWebSocketPrivate::processHandshake: Unhandled http status code: 403 (Forbidden)."
    static const QRegularExpression function(u"^\\w+::\\w+: "_s);
    static const QRegularExpression status(u"status code: ((\\d{3})( \\([^)]*\\))?)"_s);
    const auto answer = status.match(text);
    // A challenge that Qt has no answer to ends the handshake without its status: 401 it was.
    const bool isChallenge = text.contains("WWW-Authenticate"_L1);
    const int code = isChallenge ? 401 : answer.captured(2).toInt();
    const bool isTls = socketError == QAbstractSocket::SslHandshakeFailedError;
    const ErrorKind kind = code > 0 ? kindOf(code) : isTls ? ErrorKind::Tls : ErrorKind::Offline;
    const Error error = liveError(kind,
        isChallenge    ? u"HTTP 401 (Unauthorized)"_s
            : code > 0 ? u"HTTP "_s + answer.captured(1)
                       : QString(text).remove(function),
        code);
    const bool isRefused = code >= 300 && code < 500 && code != 429;
    if (isRefused)
        loseRefused(error);
    else if (code == 200)
        lookAtPage(error);
    else
        lose(error);
}

void RealtimeClient::lookAtPage(const Error &otherwise)
{
    closeSocket(); // Qt gives nothing of the page
    QCoro::connect(m_http.send(handshakeQuestion(), m_scope.get()), this,
        [this, otherwise, opening = m_opening](const Result<HttpResponse> &page) {
            if (!m_isWanted || opening != m_opening)
                return;
            if (!page && needsLogin(page.error()))
                lose(page.error(), m_options.refusedPause);
            else
                lose(otherwise);
        });
}

void RealtimeClient::loseRefused(const Error &error)
{
    // Once: new credentials that are refused too are not what is wrong.
    if (needsLogin(error) && !std::exchange(m_isTold, true))
        m_http.tellRefused(error);
    lose(error, m_options.refusedPause);
}

void RealtimeClient::handleText(const QString &text)
{
    const auto packet = readPacket(text);
    if (!packet) {
        qCInfo(lcErp).noquote() << "realtime:" << packet.error().detail;
        if (!m_isGreeted || ++m_nonsense >= mostNonsense)
            lose(packet.error());
        return;
    }
    m_nonsense = 0;
    if (packet->type != Packet::Type::Open && !m_isGreeted) {
        lose(liveError(ErrorKind::Protocol, u"the server begins without a greeting"_s));
        return;
    }
    heard();
    if (m_socket) // whoever heard of it may have stopped us
        handle(*packet);
}

void RealtimeClient::handle(const Packet &packet)
{
    using Type = Packet::Type;
    switch (packet.type) {
    case Type::Open:
        if (m_isGreeted)
            return;
        m_isGreeted = true;
        m_handshake = Handshake::from(packet.data);
        m_socket->sendTextMessage(connectFrame(space()));
        return;
    case Type::Ping:
        m_socket->sendTextMessage(pongFrame());
        return;
    case Type::Close:
        lose(liveError(ErrorKind::Offline, u"the server ended the connection"_s));
        return;
    case Type::Pong:
    case Type::Noop:
    case Type::Ack:
        return;
    case Type::Binary:
        qCInfo(lcErp) << "realtime: an event with binary parts is not for us";
        return;
    case Type::Connect:
    case Type::Disconnect:
    case Type::ConnectError:
    case Type::Event:
        break;
    }
    if (packet.space != space())
        return;
    if (packet.type == Type::ConnectError)
        handleRefusal(packet.reason);
    else if (packet.type == Type::Disconnect)
        lose(liveError(ErrorKind::Offline, u"the server ended the session"_s));
    else if (packet.type == Type::Connect)
        becomeLive();
    else
        handleEvent(packet);
}

void RealtimeClient::handleEvent(const Packet &packet)
{
    if (packet.ackId >= 0)
        m_socket->sendTextMessage(ackFrame(space(), packet.ackId));
    const Event event = readEvent(packet);
    if (const auto *document = std::get_if<Changed>(&event)) {
        Q_EMIT changed(*document);
    } else if (const auto *viewers = std::get_if<Viewers>(&event)) {
        if (viewers->document == m_looking) {
            m_hasViewers = true;
            Q_EMIT viewersChanged(*viewers);
        }
    }
}

void RealtimeClient::becomeLive()
{
    if (m_status.state == State::Live)
        return;
    m_isTold = false;
    setState(State::Live);
    if (!m_socket)
        return;
    m_silenceTimer.start(m_handshake.patience());
    for (const QString &doctype : std::as_const(m_doctypes))
        emitEvent(u"doctype_subscribe"_s, {doctype});
    emitLooking(true);
    Q_EMIT resyncNeeded();
}

void RealtimeClient::handleRefusal(const QString &reason)
{
    const bool isSiteWrong = reason.contains("namespace"_L1, Qt::CaseInsensitive);
    const bool isUnknown = reason.contains("unauthori"_L1, Qt::CaseInsensitive);
    Error error = liveError(isUnknown ? ErrorKind::Unauthorized
            : isSiteWrong             ? ErrorKind::NotFound
                                      : ErrorKind::Forbidden,
        reason.isEmpty() ? u"refused without a reason"_s : reason);
    if (isSiteWrong)
        error.detail += u" (%1)"_s.arg(space());
    const QString refused = m_site;
    loseRefused(error);
    if (!isSiteWrong || std::exchange(m_isSiteAsked, true))
        return;
    QCoro::connect(askSiteName(&m_http, m_url, m_scope.get()), this,
        [this, refused](const Result<QString> &site) {
            if (!m_isWanted || !site || *site == refused)
                return;
            qCInfo(lcErp).noquote() << "realtime: the site is called" << *site;
            m_site = *site;
            open();
        });
}

void RealtimeClient::handleSilence()
{
    const bool wasLive = m_status.state == State::Live;
    const auto waited = wasLive ? m_handshake.patience() : m_options.connectTimeout;
    const double seconds = double(waited.count()) / 1000;
    lose(liveError(ErrorKind::Timeout,
        wasLive ? u"nothing heard for %1 s"_s.arg(seconds)
                : u"no live connection within %1 s"_s.arg(seconds)));
}

void RealtimeClient::emitEvent(const QString &event, const QJsonArray &arguments)
{
    m_socket->sendTextMessage(eventFrame(space(), event, arguments));
}

void RealtimeClient::lose(const Error &error, std::chrono::milliseconds atLeast)
{
    closeSocket();
    if (!m_isWanted)
        return;
    // Each connection costs a catch-up of every kind: one that falls at once is waited for longer.
    if (m_status.state == State::Live
        && m_status.since.msecsTo(m_clock.now()) >= m_options.steady.count())
        m_backoff.reset();
    const auto pause = std::max(m_backoff.next(), atLeast);
    m_status.nextTry = m_clock.now().addMSecs(pause.count());
    qCInfo(lcErp).noquote() << "realtime:" << error.detail;
    setState(State::Waiting, error);
    tellNobody();
    m_retryTimer.start(pause);
}

void RealtimeClient::giveUp(const Error &error)
{
    stop();
    qCWarning(lcErp).noquote() << "realtime: stopped:" << error.detail;
    setState(State::Stopped, error);
}

void RealtimeClient::closeSocket()
{
    m_silenceTimer.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // it may be telling us something right now
}

void RealtimeClient::heard()
{
    m_status.lastHeard = m_clock.now();
    if (m_status.state != State::Live)
        return;
    m_silenceTimer.start(m_handshake.patience());
    // The age on the health display, without a signal for each frame.
    using namespace std::chrono_literals;
    if (!m_sinceAnnounced.isValid() || m_sinceAnnounced.durationElapsed() >= 1s) {
        m_sinceAnnounced.start();
        Q_EMIT statusChanged(m_status);
    }
}

void RealtimeClient::setState(State state, std::optional<Error> error)
{
    if (state == m_status.state && error == m_status.error && state != State::Waiting)
        return;
    if (state != m_status.state)
        m_status.since = m_clock.now();
    m_status.state = state;
    m_status.error = std::move(error);
    if (state != State::Waiting)
        m_status.nextTry = {};
    Q_EMIT statusChanged(m_status);
}

} // namespace FibreDesk::Realtime
