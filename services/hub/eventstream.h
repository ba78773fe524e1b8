// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/httpclient.h"
#include "core/sleepwatch.h"
#include "hub/eventstreamparser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk::Hub {

/// How the live stream is doing, in a form a person can be told.
struct StreamStatus {
    enum class State {
        Stopped, ///< by us, or for good: then `error` says why
        Connecting,
        Live, ///< heard from within the heartbeat
        Silent, ///< open, but a heartbeat is missing
        Waiting, ///< between two tries: `error` and `nextTry`
    };

    State state = State::Stopped;
    QDateTime since; ///< when this state began
    QDateTime lastHeard; ///< last byte from the server, comments included;
                         ///< invalid = never
    QDateTime nextTry; ///< only when Waiting
    std::optional<Error> error; ///< why it is not Live
    bool isCatchingUp = false; ///< live again after a gap; a resynchronisation was asked for
    int tries = 0; ///< failed tries in a row

    bool operator==(const StreamStatus &) const = default;
};

[[nodiscard]] QString streamStateName(StreamStatus::State state);

/// The hub's live events: one text/event-stream held open. Any byte is a sign
/// of life, comments too. Silence, an end, a network error and 5xx are followed
/// by a new connection after a growing, jittered pause, with Last-Event-ID; a
/// wake from sleep by one at once. 204, a refusal (4xx), and an answer that is
/// no event stream stop it, with the reason. Where events may have been missed
/// resyncNeeded() says so: read again what changed since.
class EventStream : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds heartbeat = std::chrono::seconds(15);
        int silentAfterBeats = 2; ///< missing beats until Silent
        int deadAfterBeats = 3; ///< missing beats until the connection is given up
        std::chrono::milliseconds connectTimeout = std::chrono::seconds(20);
        std::chrono::milliseconds firstPause = std::chrono::seconds(1);
        std::chrono::milliseconds longestPause = std::chrono::seconds(30);
        /// Away for longer than this: ask for a resynchronisation even if the
        /// server replayed.
        std::chrono::milliseconds resyncAfter = std::chrono::seconds(60);
        /// How often the wall clock is compared with the running time, to notice a
        /// sleep.
        std::chrono::milliseconds sleepCheck = std::chrono::seconds(5);
        std::chrono::milliseconds sleepJump = std::chrono::seconds(10);
    };

    /// Gives the address for a set of topics.
    using UrlMaker = std::function<QUrl(const QStringList &)>;

    /// `http` prepares the requests (credentials) and must outlive this.
    EventStream(HttpClient *http, UrlMaker url, Options options, Clock clock = {},
        QObject *parent = nullptr);
    EventStream(HttpClient *http, UrlMaker url, QObject *parent = nullptr);
    ~EventStream() override;

    /// Connects, also after a stop for good and in the middle of a pause or a
    /// silence. Without topics it waits for some.
    void start();
    void stop();

    /// The topics read from now on. A live connection is replaced without a hole:
    /// the new one is opened from the last event seen, the old one read until the
    /// new one answers, events that both bring are reported once.
    void setTopics(QStringList topics);
    [[nodiscard]] QStringList topics() const { return m_topics; }

    [[nodiscard]] const StreamStatus &status() const { return m_status; }
    [[nodiscard]] QString lastEventId() const { return m_lastEventId; }

    /// The reader has read again what changed: no longer catching up.
    void markCaughtUp();

Q_SIGNALS:
    void eventReceived(const FibreDesk::Hub::StreamEvent &event);
    void statusChanged(const FibreDesk::Hub::StreamStatus &status);
    /// Events may be missing. `since` is when we last surely had everything;
    /// invalid = never.
    void resyncNeeded(const QDateTime &since, const QString &reason);

private:
    struct Connection;
    using ConnectionPtr = std::shared_ptr<Connection>;

    void open();
    [[nodiscard]] ConnectionPtr connectTo(const QUrl &url);
    /// Sends it once the sign-in gave its credentials; at once without a sign-in.
    void ask(const ConnectionPtr &connection);
    void request(const ConnectionPtr &connection, const QUrl &url);
    void handleHeaders(const ConnectionPtr &connection);
    void handleBytes(const ConnectionPtr &connection);
    void handleFinished(const ConnectionPtr &connection);
    void follow(const ConnectionPtr &connection, int status);
    void refuse(const ConnectionPtr &connection, int status);
    void becomeLive(const ConnectionPtr &connection);
    void checkReplay(const StreamEvent &event);
    void deliver(const ConnectionPtr &connection, const StreamEvent &event);
    void lose(Error error, std::chrono::milliseconds atLeast = {});
    void giveUp(Error error);
    void giveUpRefused(const Error &error);
    void close(ConnectionPtr &connection);
    void askForResync(const QString &reason);
    void setState(StreamStatus::State state, std::optional<Error> error = {});
    void heard();
    void applyTopics();
    void checkSilence();

    HttpClient *m_http;
    UrlMaker m_url;
    Options m_options;
    Clock m_clock;
    Backoff m_backoff;
    std::optional<std::chrono::milliseconds> m_serverPause;
    QStringList m_topics;
    QString m_lastEventId;
    StreamStatus m_status;
    bool m_isWanted = false;
    bool m_hasBeenLive = false;
    bool m_isTold = false; ///< the sign-in knows of a refusal since the stream was last live
    QDateTime m_completeUntil; ///< last heard on the connection before this one
    std::optional<qulonglong> m_replayFrom; ///< after a reconnection, until its first event
    ConnectionPtr m_current;
    ConnectionPtr m_next; ///< replaces m_current when topics change
    QSet<QString> m_overlap; ///< what m_current brought since m_next was asked for
    QTimer m_retryTimer;
    QTimer m_silenceTimer;
    SleepWatch m_sleepWatch;
    QTimer m_topicsTimer; ///< several changes in one turn are one new connection
    QElapsedTimer m_sinceHeard;
    QElapsedTimer m_sinceAnnounced;
};

} // namespace FibreDesk::Hub

Q_DECLARE_METATYPE(FibreDesk::Hub::StreamEvent)
Q_DECLARE_METATYPE(FibreDesk::Hub::StreamStatus)
