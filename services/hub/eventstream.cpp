// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/eventstream.h"

#include "core/httpclient.h"
#include "core/httpdate.h"
#include "core/logging.h"
#include "core/tokensource.h"
#include "hub/hubpaths.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostRedirects = 10;
constexpr qsizetype mostOverlap = 4096;

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Retry-After: seconds or a date.
std::chrono::milliseconds retryAfter(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp(seconds, 0, 3600));
    const QDateTime until = httpDate(value);
    return until.isValid() ? std::clamp(std::chrono::milliseconds(now.msecsTo(until)), 0ms,
                                 std::chrono::milliseconds(1h))
                           : 0ms;
}

ErrorKind kindOfRefusal(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 204:
        return ErrorKind::Unsupported;
    default:
        return status >= 400 ? ErrorKind::Validation : ErrorKind::Protocol;
    }
}

Error streamError(ErrorKind kind, const QString &detail, int code = 0)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    error.code = code;
    error.source = u"hub events"_s;
    return error;
}

QString overlapKey(const StreamEvent &event)
{
    return event.lastEventId + u'\n' + event.type + u'\n' + event.data;
}

} // namespace

/// One request and what has been read of its answer.
struct EventStream::Connection {
    QPointer<QNetworkReply> reply;
    EventStreamParser parser;
    QUrl first; ///< as asked; credentials go to this origin only
    int redirects = 0;
    bool isLive = false;
    bool isJudged = false; ///< status and headers have been looked at
    QElapsedTimer age;
};

QString streamStateName(StreamStatus::State state)
{
    switch (state) {
    case StreamStatus::State::Stopped:
        return u"stopped"_s;
    case StreamStatus::State::Connecting:
        return u"connecting"_s;
    case StreamStatus::State::Live:
        return u"live"_s;
    case StreamStatus::State::Silent:
        return u"silent"_s;
    case StreamStatus::State::Waiting:
        return u"waiting"_s;
    }
    return {};
}

EventStream::EventStream(
    HttpClient *http, UrlMaker url, Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_url(std::move(url))
    , m_options(options)
    , m_clock(std::move(clock))
    , m_backoff(options.firstPause, options.longestPause)
    , m_sleepWatch(m_clock)
{
    m_status.since = m_clock.now();
    // A coarse timer may fire early: a silence would be called one before it is.
    m_silenceTimer.setTimerType(Qt::PreciseTimer);
    for (QTimer *timer : {&m_retryTimer, &m_silenceTimer, &m_topicsTimer})
        timer->setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &EventStream::open);
    connect(&m_silenceTimer, &QTimer::timeout, this, &EventStream::checkSilence);
    connect(&m_topicsTimer, &QTimer::timeout, this, &EventStream::applyTopics);
    if (const TokenSource *tokens = m_http ? m_http->tokenSource() : nullptr) {
        connect(tokens, &TokenSource::renewed, this, [this] {
            if (m_status.state == StreamStatus::State::Stopped && m_status.error
                && needsLogin(*m_status.error))
                start();
        });
    }
    connect(&m_sleepWatch, &SleepWatch::woke, this, [this] {
        qCInfo(lcHub) << "events: the computer slept; connecting again";
        m_backoff.reset();
        open();
    });
}

EventStream::EventStream(HttpClient *http, UrlMaker url, QObject *parent)
    : EventStream(http, std::move(url), Options(), Clock(), parent)
{
}

EventStream::~EventStream()
{
    close(m_current);
    close(m_next);
}

void EventStream::start()
{
    const bool isOpen = m_status.state == StreamStatus::State::Connecting
        || m_status.state == StreamStatus::State::Live;
    m_isWanted = true;
    m_sleepWatch.start(m_options.sleepCheck, m_options.sleepJump);
    if (isOpen)
        return;
    m_backoff.reset();
    open();
}

void EventStream::stop()
{
    m_isWanted = false;
    m_retryTimer.stop();
    m_silenceTimer.stop();
    m_sleepWatch.stop();
    m_topicsTimer.stop();
    close(m_next);
    close(m_current);
    setState(StreamStatus::State::Stopped);
}

void EventStream::setTopics(QStringList topics)
{
    topics.removeDuplicates();
    topics.sort();
    if (topics == m_topics)
        return;
    m_topics = std::move(topics);
    if (m_isWanted)
        m_topicsTimer.start(0);
}

void EventStream::applyTopics()
{
    close(m_next);
    if (m_topics.isEmpty()) {
        close(m_current);
        m_retryTimer.stop();
        m_silenceTimer.stop();
        setState(StreamStatus::State::Stopped);
    } else if (m_current && m_current->isLive) {
        m_overlap.clear();
        m_next = connectTo(m_url(m_topics));
        QTimer::singleShot(m_options.connectTimeout, this, [this, asked = std::weak_ptr(m_next)] {
            if (m_next && m_next == asked.lock())
                lose(streamError(ErrorKind::Timeout, u"no answer to new topics"_s));
        });
    } else if (m_status.state != StreamStatus::State::Waiting) {
        open();
    }
}

void EventStream::markCaughtUp()
{
    if (!std::exchange(m_status.isCatchingUp, false))
        return;
    Q_EMIT statusChanged(m_status);
}

void EventStream::open()
{
    m_retryTimer.stop();
    close(m_next);
    close(m_current);
    m_replayFrom.reset();
    if (!m_isWanted || m_topics.isEmpty())
        return;
    setState(StreamStatus::State::Connecting, m_status.error);
    m_silenceTimer.start(m_options.connectTimeout);
    m_current = connectTo(m_url(m_topics));
}

EventStream::ConnectionPtr EventStream::connectTo(const QUrl &url)
{
    auto connection = std::make_shared<Connection>();
    connection->parser = EventStreamParser(m_lastEventId);
    connection->first = url;
    connection->age.start();
    ask(connection);
    return connection;
}

void EventStream::ask(const ConnectionPtr &connection)
{
    QCoro::connect(m_http->prepare(u"hub events"_s), this,
        [this, weak = std::weak_ptr(connection)](const Result<void> &ready) {
            const ConnectionPtr alive = weak.lock();
            if (!alive)
                return; // closed meanwhile
            if (ready)
                request(alive, alive->first);
            else if (needsLogin(ready.error()))
                giveUp(ready.error());
            else
                lose(ready.error());
        });
}

void EventStream::request(const ConnectionPtr &connection, const QUrl &url)
{
    HttpRequest get;
    get.url = url;
    get.accept = "text/event-stream";
    get.source = u"hub events"_s;
    // Our credentials are for the hub's own origin only.
    const HttpClient anonymous(m_http->network(), Credentials{});
    QNetworkRequest prepared = isSameOrigin(url, connection->first) ? m_http->networkRequest(get)
                                                                    : anonymous.networkRequest(get);
    prepared.setRawHeader("Cache-Control", "no-store");
    prepared.setRawHeader("Accept-Encoding", "identity"); // a compressor would hold events back
    if (const QString id = connection->parser.lastEventId(); !id.isEmpty())
        prepared.setRawHeader("Last-Event-ID", id.toUtf8());

    QNetworkReply *reply = m_http->network()->get(prepared);
    connection->reply = reply;
    connection->isJudged = false;
    const std::weak_ptr<Connection> weak = connection;
    const auto with = [weak](auto handler) {
        return [weak, handler] {
            if (const ConnectionPtr alive = weak.lock())
                handler(alive);
        };
    };
    connect(reply, &QNetworkReply::metaDataChanged, this,
        with([this](const ConnectionPtr &alive) { handleHeaders(alive); }));
    connect(reply, &QNetworkReply::readyRead, this,
        with([this](const ConnectionPtr &alive) { handleBytes(alive); }));
    connect(reply, &QNetworkReply::finished, this,
        with([this](const ConnectionPtr &alive) { handleFinished(alive); }));
}

void EventStream::handleHeaders(const ConnectionPtr &connection)
{
    const int status =
        connection->reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (connection->isJudged || status < 200)
        return;
    connection->isJudged = true;
    if (isRedirect(status)) {
        follow(connection, status);
        return;
    }
    // Parameters of the type do not matter: the stream is UTF-8 whatever they say.
    const QByteArray type = connection->reply->rawHeader("Content-Type");
    const bool isStream =
        type.split(';').first().trimmed().compare("text/event-stream", Qt::CaseInsensitive) == 0;
    if (status == 200 && isStream)
        becomeLive(connection);
    else
        refuse(connection, status);
}

void EventStream::follow(const ConnectionPtr &connection, int status)
{
    const QUrl from = connection->reply->url();
    const QUrl to = from.resolved(
        QUrl::fromEncoded(connection->reply->rawHeader("Location"), QUrl::StrictMode));
    const bool isAllowed = isSameOrigin(to, connection->first) || to.scheme() == "https"_L1;
    const bool isSignIn = isSignInPath(to.path());
    if (!to.isValid() || !isAllowed || isSignIn || ++connection->redirects > mostRedirects) {
        const QString place = to.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
        // What leads to another host in the clear is the sign-in of a proxy, mostly.
        if (isSignIn || (to.isValid() && to.host() != from.host()))
            giveUpRefused(streamError(
                ErrorKind::Unauthorized, u"session ended: redirected to %1"_s.arg(place), status));
        else
            giveUp(streamError(ErrorKind::Protocol,
                u"redirected to %1, which is not followed"_s.arg(place), status));
        return;
    }
    QNetworkReply *old = connection->reply;
    old->disconnect(this);
    old->abort();
    old->deleteLater();
    request(connection, to);
}

void EventStream::refuse(const ConnectionPtr &connection, int status)
{
    const QByteArray type = connection->reply->rawHeader("Content-Type");
    const QByteArray after = connection->reply->rawHeader("Retry-After");
    if (status == 429 || status == 408 || status >= 500) {
        const auto kind = status == 429 ? ErrorKind::RateLimited
            : status == 408             ? ErrorKind::Timeout
                                        : ErrorKind::Server;
        Error error = streamError(kind, u"HTTP status %1"_s.arg(status), status);
        const auto pause = retryAfter(after, m_clock.now());
        error.retryAfterSeconds =
            static_cast<int>(std::chrono::ceil<std::chrono::seconds>(pause).count());
        lose(error, pause);
    } else if (status == 204) {
        giveUp(
            streamError(kindOfRefusal(status), u"the server wants no connection (204)"_s, status));
    } else if (status == 200 && type.toLower().startsWith("text/html")) {
        giveUpRefused(streamError(ErrorKind::Unauthorized,
            u"session ended: a web page (text/html) instead of the event stream"_s, status));
    } else if (status == 200) {
        giveUp(streamError(ErrorKind::Protocol,
            u"%1 instead of text/event-stream"_s.arg(QString::fromLatin1(type)), status));
    } else {
        giveUpRefused(streamError(kindOfRefusal(status), u"HTTP status %1"_s.arg(status), status));
    }
}

void EventStream::becomeLive(const ConnectionPtr &connection)
{
    connection->isLive = true;
    m_isTold = false;
    connection->age.start();
    if (connection == m_next) {
        if (const ConnectionPtr old = m_current)
            handleBytes(old);
        if (connection != m_next)
            return; // a receiver of those events changed its mind
        close(m_current);
        m_current = std::exchange(m_next, nullptr);
        m_lastEventId = m_current->parser.lastEventId();
        heard();
        handleBytes(m_current);
        return;
    }
    const bool isReconnected = std::exchange(m_hasBeenLive, true);
    const bool hasReplay = !m_lastEventId.isEmpty();
    m_completeUntil = m_status.lastHeard;
    setState(StreamStatus::State::Live);
    heard();
    if (!isReconnected)
        return;
    bool isNumber = false;
    const qulonglong from = m_lastEventId.toULongLong(&isNumber);
    if (!hasReplay)
        askForResync(u"the stream gives no ids to continue from"_s);
    else if (m_completeUntil.msecsTo(m_status.lastHeard) > m_options.resyncAfter.count())
        askForResync(u"away for %1 s"_s.arg(m_completeUntil.secsTo(m_status.lastHeard)));
    else if (isNumber)
        m_replayFrom = from;
}

void EventStream::handleBytes(const ConnectionPtr &connection)
{
    if (!connection->isLive || !connection->reply || connection != m_current)
        return; // a replacement keeps its bytes until it took over
    const QByteArray bytes = connection->reply->readAll();
    if (bytes.isEmpty())
        return;
    heard();
    const std::vector<StreamEvent> events = connection->parser.feed(bytes);
    m_lastEventId = connection->parser.lastEventId();
    if (const auto pause = connection->parser.reconnectionTime(); pause != m_serverPause && pause) {
        m_serverPause = pause;
        m_backoff = Backoff(*pause, std::max(*pause, m_options.longestPause));
    }
    if (!events.empty() || connection->age.durationElapsed() > m_options.heartbeat)
        m_backoff.reset();
    for (const StreamEvent &event : events) {
        if (connection != m_current)
            return; // stopped by a receiver
        deliver(connection, event);
    }
    if (connection->parser.isOverflowing())
        lose(streamError(ErrorKind::Protocol, u"an event of more than 16 MB"_s));
}

void EventStream::deliver(const ConnectionPtr &connection, const StreamEvent &event)
{
    if (Live::isGapEvent(event.type)) {
        m_replayFrom.reset();
        askForResync(u"the server no longer has the events in between"_s);
        return;
    }
    checkReplay(event);
    if (m_next && m_overlap.size() < mostOverlap && !event.lastEventId.isEmpty())
        m_overlap.insert(overlapKey(event));
    else if (!m_next && m_overlap.remove(overlapKey(event)))
        return; // the connection before brought it
    Q_EMIT eventReceived(event);
}

void EventStream::checkReplay(const StreamEvent &event)
{
    bool isNumber = false;
    const qulonglong id = event.lastEventId.toULongLong(&isNumber);
    if (!m_replayFrom || !isNumber)
        return;
    const qulonglong from = *std::exchange(m_replayFrom, std::nullopt);
    // Ids that jump may only have gone to other topics; reading again once too often is cheap.
    if (id > from + 1)
        askForResync(u"the events %1 to %2 were not replayed"_s.arg(from + 1).arg(id - 1));
    else if (id < from)
        askForResync(u"the server counts its events anew"_s);
}

void EventStream::handleFinished(const ConnectionPtr &connection)
{
    if (!connection->isJudged && connection->reply)
        handleHeaders(connection);
    handleBytes(connection);
    const bool isOurs = connection == m_current || connection == m_next;
    if (!isOurs || !connection->reply)
        return; // judged and dropped already
    const auto networkError = connection->reply->error();
    const QString words = networkError == QNetworkReply::NoError ? u"the server ended the stream"_s
                                                                 : connection->reply->errorString();
    const auto kind = networkError == QNetworkReply::SslHandshakeFailedError ? ErrorKind::Tls
                                                                             : ErrorKind::Offline;
    if (connection == m_current && m_next) {
        // The replacement is on its way; it continues where this one ended.
        close(m_current);
        m_current = std::exchange(m_next, nullptr);
        setState(StreamStatus::State::Connecting, streamError(kind, words));
        m_silenceTimer.start(m_options.connectTimeout);
        return;
    }
    lose(streamError(kind, words));
}

void EventStream::lose(Error error, std::chrono::milliseconds atLeast)
{
    close(m_next);
    close(m_current);
    m_silenceTimer.stop();
    if (!m_isWanted)
        return;
    const auto pause = std::max(m_backoff.next(), atLeast);
    m_status.nextTry = m_clock.now().addMSecs(pause.count());
    m_status.tries = m_backoff.tries();
    qCInfo(lcHub).noquote() << "events:" << error.detail << "- next try in" << pause.count()
                            << "ms";
    setState(StreamStatus::State::Waiting, std::move(error));
    m_retryTimer.start(pause);
}

void EventStream::giveUp(Error error)
{
    close(m_next);
    close(m_current);
    m_silenceTimer.stop();
    m_sleepWatch.stop();
    m_isWanted = false;
    qCWarning(lcHub).noquote() << "events: stopped:" << error.detail;
    setState(StreamStatus::State::Stopped, std::move(error));
}

void EventStream::giveUpRefused(const Error &error)
{
    // Begins anew when the sign-in has others. Once: others that are refused too would go round
    // for ever.
    const bool isNews = needsLogin(error) && !std::exchange(m_isTold, true);
    giveUp(error);
    if (isNews)
        m_http->tellRefused(error);
}

void EventStream::close(ConnectionPtr &connection)
{
    const ConnectionPtr closing = std::exchange(connection, nullptr);
    if (!closing || !closing->reply)
        return;
    closing->reply->disconnect(this);
    closing->reply->abort();
    closing->reply->deleteLater();
    closing->reply = nullptr;
}

void EventStream::askForResync(const QString &reason)
{
    m_status.isCatchingUp = true;
    Q_EMIT statusChanged(m_status);
    Q_EMIT resyncNeeded(m_completeUntil, reason);
}

void EventStream::setState(StreamStatus::State state, std::optional<Error> error)
{
    if (state == m_status.state && error == m_status.error)
        return;
    if (state != m_status.state)
        m_status.since = m_clock.now();
    m_status.state = state;
    m_status.error = std::move(error);
    if (state != StreamStatus::State::Waiting)
        m_status.nextTry = {};
    if (state == StreamStatus::State::Live)
        m_status.tries = 0;
    Q_EMIT statusChanged(m_status);
}

void EventStream::heard()
{
    m_status.lastHeard = m_clock.now();
    m_sinceHeard.start();
    m_silenceTimer.start(m_options.heartbeat * m_options.silentAfterBeats);
    const bool wasLive = m_status.state == StreamStatus::State::Live;
    setState(StreamStatus::State::Live);
    // The age on the health display, without a signal for each of a thousand events a second.
    if (wasLive && (!m_sinceAnnounced.isValid() || m_sinceAnnounced.durationElapsed() >= 1s)) {
        m_sinceAnnounced.start();
        Q_EMIT statusChanged(m_status);
    }
}

void EventStream::checkSilence()
{
    if (m_status.state == StreamStatus::State::Connecting) {
        lose(streamError(ErrorKind::Timeout,
            u"no answer within %1 s"_s.arg(m_options.connectTimeout.count() / 1000)));
        return;
    }
    const auto dead = m_options.heartbeat * m_options.deadAfterBeats;
    const auto silence =
        std::chrono::ceil<std::chrono::milliseconds>(m_sinceHeard.durationElapsed());
    const Error error = streamError(ErrorKind::Timeout,
        u"nothing heard for %1 s"_s.arg(std::chrono::round<std::chrono::seconds>(silence).count()));
    if (silence >= dead) {
        lose(error);
        return;
    }
    setState(StreamStatus::State::Silent, error);
    m_silenceTimer.start(dead - silence);
}

} // namespace FibreDesk::Hub
