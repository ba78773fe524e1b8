// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/requestscope.h"
#include "cpe/tplink/answers.h"
#include "cpe/tplink/devicehttp.h"
#include "cpe/tplink/devicememory.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <memory>

namespace FibreDesk::Cpe::TpLink {

/// A device, and where its page is. Nothing is ever looked for anywhere else.
struct WebDevice {
    QString id{}; ///< its serial, or its address: what it is remembered by
    QString address{}; ///< "192.0.2.7", "192.0.2.7:8443", "https://192.0.2.7"; without a scheme
                       ///< TLS is tried first

    bool operator==(const WebDevice &) const = default;
};

/// Given for one call. The bytes are copied at once, and our copy is overwritten after use; the
/// caller overwrites its own.
struct Login {
    QString user{}; ///< empty: who signed in last, else "user"
    QByteArray password{}; ///< UTF-8
    bool mayTryOtherUser = false; ///< after a refusal the other of "user" and "admin", once
    bool mayUseLastAttempt = false; ///< even where one more refusal locks the device
};

/// What a failure is called in Error::type, besides its kind.
namespace Failure {
inline constexpr QLatin1StringView WrongPassword{"WrongPassword"};
inline constexpr QLatin1StringView RefusedBefore{"RefusedBefore"};
inline constexpr QLatin1StringView LastAttempt{"LastAttempt"};
inline constexpr QLatin1StringView Locked{"Locked"};
inline constexpr QLatin1StringView SessionElsewhere{"SessionElsewhere"};
inline constexpr QLatin1StringView SessionLost{"SessionLost"};
} // namespace Failure

struct Patience {
    std::chrono::milliseconds answer = std::chrono::seconds(10);
    std::chrono::milliseconds probe = std::chrono::seconds(4); ///< for TLS where none was promised
    std::chrono::milliseconds logOut = std::chrono::seconds(3);
    std::chrono::milliseconds beforeRetry = std::chrono::milliseconds(300);
    std::chrono::milliseconds idle = std::chrono::seconds(20); ///< then the session is closed
};

/// The one web session with one device, for all who want something of it: one call at a time.
/// Held by shared pointers: its coroutines outlive whoever asked.
class WebSession : public QObject, public std::enable_shared_from_this<WebSession> {
    Q_OBJECT

public:
    WebSession(WebDevice device, DeviceMemory memory, Clock clock, Patience patience);
    ~WebSession() override;

    /// Whose turn it is; the next one's when it goes.
    class Turn {
    public:
        explicit Turn(std::shared_ptr<WebSession> session)
            : m_session(std::move(session))
        {
        }
        Turn(Turn &&) noexcept = default;
        Turn &operator=(Turn &&) = delete;
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        ~Turn()
        {
            if (m_session)
                m_session->passOn();
        }

    private:
        std::shared_ptr<WebSession> m_session;
    };
    [[nodiscard]] QCoro::Task<Turn> turn();

    // With the turn only:
    /// Signs in unless this user is already.
    [[nodiscard]] QCoro::Task<Result<void>> open(Login login, QPointer<RequestScope> scope);
    /// Asks; tried again on the answers 500 and 406, and where it only asks also when the
    /// connection broke.
    [[nodiscard]] QCoro::Task<Result<QList<Instance>>> call(
        Query query, QPointer<RequestScope> scope);
    /// Bounded; whatever comes of it, the session is over for us.
    [[nodiscard]] QCoro::Task<void> logOut();
    /// The device has ended it, or will: nothing to log out of.
    void forget();

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isFresh() const { return m_isFresh; }
    [[nodiscard]] const WebDevice &device() const { return m_device; }
    /// Ends what is in flight, and nothing is begun any more but the log-out.
    void stop();
    [[nodiscard]] bool isStopped() const { return m_isStopped; }

private:
    struct Attempt {
        bool isReadable = false; ///< the device understood us
        SignInAnswer said{};
    };

    static constexpr int MostTries = 3;
    /// The device answers so now and then, for no reason.
    [[nodiscard]] static bool isHiccup(int status) { return status == 500 || status == 406; }

    void passOn();
    [[nodiscard]] QCoro::Task<Result<PublicKey>> reach(
        Remembered known, QPointer<RequestScope> scope);
    [[nodiscard]] QCoro::Task<Result<PublicKey>> fetchKey(
        std::chrono::milliseconds timeout, QPointer<RequestScope> scope);
    [[nodiscard]] QCoro::Task<Result<void>> guard(QString user, Login login, Remembered known);
    [[nodiscard]] QCoro::Task<Result<void>> signIn(
        QString user, Login login, Remembered known, QPointer<RequestScope> scope);
    [[nodiscard]] QCoro::Task<Result<Attempt>> attempt(
        Family family, QString user, QByteArray password, PublicKey key);
    [[nodiscard]] QCoro::Task<Error> refusal(QString user, QByteArray password, SignInAnswer said);
    [[nodiscard]] QCoro::Task<Result<void>> fetchToken();
    [[nodiscard]] Result<QByteArray> sealedBody(const Query &query) const;
    [[nodiscard]] QString source(const QString &what) const;
    [[nodiscard]] Error failure(
        ErrorKind kind, QLatin1StringView type, const QString &detail) const;
    [[nodiscard]] QCoro::Task<bool> pause(QPointer<RequestScope> scope);
    void handleIdle();

    WebDevice m_device;
    DeviceMemory m_memory;
    Clock m_clock;
    Patience m_patience;
    std::unique_ptr<DeviceHttp> m_http;
    SessionKey m_key;
    PublicKey m_public;
    QByteArray m_hash; ///< of the user signed in
    QTimer m_idle;
    bool m_isPlain = false; ///< nothing but plain HTTP answers at an address without a scheme
    bool m_isOpen = false;
    bool m_isFresh = false; ///< signed in by the call that has the turn
    bool m_isStopped = false;
    bool m_isTaken = false;
    std::deque<std::shared_ptr<QPromise<void>>> m_waiting;
};

} // namespace FibreDesk::Cpe::TpLink
