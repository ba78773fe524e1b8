// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/httpclient.h"
#include "core/profile.h"
#include "core/sleepwatch.h"
#include "realtime/events.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace FibreDesk::Realtime {

/// How the live connection is doing, in a form a person can be told.
struct LiveStatus {
    enum class State {
        Stopped, ///< by us, or for good: then `error` says why
        Connecting,
        Live,
        Waiting, ///< between two tries: `error` and `nextTry`
    };

    State state = State::Stopped;
    QDateTime since; ///< when this state began
    QDateTime lastHeard; ///< last frame from the server; invalid = never
    QDateTime nextTry; ///< only when Waiting
    std::optional<Error> error; ///< why it is not Live

    bool operator==(const LiveStatus &) const = default;
};

[[nodiscard]] QString liveStateName(LiveStatus::State state);

/// Frappe's realtime server: Socket.IO over a WebSocket below ERPNext's own address. It says which
/// documents changed and who looks at one; nothing is taken from it but names, which are then read.
/// It never gives up: what it says comes by asking too, only later. What was said while it was away
/// is not said again: resyncNeeded().
class RealtimeClient : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds connectTimeout = std::chrono::seconds(20);
        std::chrono::milliseconds firstPause = std::chrono::seconds(1);
        std::chrono::milliseconds longestPause = std::chrono::seconds(60);
        /// After a refusal: somebody has to change something first.
        std::chrono::milliseconds refusedPause = std::chrono::minutes(5);
        /// Live for so long, it was no connection that falls at once: pauses begin anew.
        std::chrono::milliseconds steady = std::chrono::seconds(60);
        /// How long the eye rests on a document before the server is told that we look at it.
        std::chrono::milliseconds rest = std::chrono::milliseconds(400);
    };

    RealtimeClient(QNetworkAccessManager *network, Profile::Service service, Options options,
        Clock clock = {}, QObject *parent = nullptr);
    RealtimeClient(
        QNetworkAccessManager *network, Profile::Service service, QObject *parent = nullptr);
    ~RealtimeClient() override;

    /// Connects, also in the middle of a pause.
    void start();
    void stop();

    /// The doctypes whose documents are told of.
    void setDoctypes(QStringList doctypes);
    /// The document being looked at, of which viewersChanged() tells; empty = none. Others are told
    /// that we look at it.
    void lookAt(const DocumentName &document);

    [[nodiscard]] const LiveStatus &status() const { return m_status; }
    /// As it is called in the namespace.
    [[nodiscard]] QString site() const { return m_site; }

Q_SIGNALS:
    void changed(const FibreDesk::Realtime::Changed &changed);
    /// Of the document being looked at; nobody once that is not known any more.
    void viewersChanged(const FibreDesk::Realtime::Viewers &viewers);
    void statusChanged(const FibreDesk::Realtime::LiveStatus &status);
    /// Live from now on; what changed before has to be asked for.
    void resyncNeeded();

private:
    void open();
    void openSocket();
    [[nodiscard]] HttpRequest handshakeQuestion() const;
    [[nodiscard]] QNetworkRequest handshakeRequest() const;
    /// Asks what answers a handshake with a page: a sign-in form ends the session, anything else
    /// is `otherwise`.
    void lookAtPage(const Error &otherwise);
    void handleText(const QString &text);
    void handle(const Packet &packet);
    void handleEvent(const Packet &packet);
    void becomeLive();
    void handleRefusal(const QString &reason);
    void loseRefused(const Error &error);
    void handleSocketError(QAbstractSocket::SocketError socketError, const QString &text);
    void handleSilence();
    void showNext();
    void emitEvent(const QString &event, const QJsonArray &arguments);
    void emitLooking(bool isLooking);
    void tellNobody();
    void lose(const Error &error, std::chrono::milliseconds atLeast = {});
    /// What is wrong does not pass by itself.
    void giveUp(const Error &error);
    void closeSocket();
    void heard();
    void setState(LiveStatus::State state, std::optional<Error> error = {});
    [[nodiscard]] QString space() const { return u'/' + m_site; }

    HttpClient m_http; ///< credentials, and the question how the site is called
    QUrl m_url;
    Options m_options;
    Clock m_clock;
    Backoff m_backoff;
    LiveStatus m_status;
    QString m_site;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<RequestScope> m_scope;
    Handshake m_handshake;
    QStringList m_doctypes;
    DocumentName m_looking; ///< told to the server, or to be told once it is live
    DocumentName m_next; ///< waits for the eye to rest
    bool m_hasViewers = false; ///< some were told of
    bool m_isWanted = false;
    bool m_isTold = false; ///< the sign-in knows of a refusal since the connection last stood
    int m_opening = 0; ///< counts the calls of open(): a late answer of the sign-in is dropped
    bool m_isGreeted = false; ///< the Open packet came
    bool m_isSiteAsked = false; ///< since the start
    int m_nonsense = 0; ///< frames in a row that could not be read
    QTimer m_retryTimer;
    QTimer m_silenceTimer;
    QTimer m_lookTimer;
    QElapsedTimer m_sinceAnnounced;
    SleepWatch m_sleepWatch;
};

} // namespace FibreDesk::Realtime

Q_DECLARE_METATYPE(FibreDesk::Realtime::LiveStatus)
