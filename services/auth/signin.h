// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/loopbackserver.h"
#include "auth/providerclient.h"
#include "auth/tokenstore.h"
#include "core/clock.h"
#include "core/tokensource.h"

#include <QFuture>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk::Auth {

/// How it stands with the sign-in, in a form a person can be told.
struct SignInStatus {
    enum class State {
        SignedOut,
        SigningIn, ///< the browser or the other device has the word: page and userCode
        SignedIn,
        Expired, ///< was signed in; the provider does not renew it any more
        Refused, ///< the last try was refused, by the provider or by our checks
    };

    State state = State::SignedOut;
    Identity who{}; ///< of SignedIn, and who it was of Expired
    QDateTime since{}; ///< when somebody last signed in by hand; invalid = not known
    QDateTime until{}; ///< it ends by itself then; invalid = it is renewed
    std::optional<Error> error{}; ///< why not SignedIn, or what the last renewal failed of
    QUrl page{};
    QString userCode{};
    bool isKept = true; ///< false: ends with the program
    bool isConfirming = false; ///< SigningIn, as who is signed in and shows it anew

    /// Also while who is signed in shows it anew.
    [[nodiscard]] bool isSomebodyIn() const
    {
        return state == State::SignedIn || (state == State::SigningIn && isConfirming);
    }
    bool operator==(const SignInStatus &) const = default;
};

[[nodiscard]] QString signInStateName(SignInStatus::State state);

/// One person signed in with one provider, for every service of a profile that shows the
/// provider's tokens. Renewals happen once for all who wait, also for another FibreDesk of this
/// user: a refresh token that is shown twice ends the whole session.
class SignIn : public TokenSource {
    Q_OBJECT

public:
    using State = SignInStatus::State;
    /// Shows a page in the browser; false = there is none.
    using Opener = std::function<bool(const QUrl &)>;

    struct Options {
        std::chrono::milliseconds patience = std::chrono::minutes(10); ///< for the person
        /// A token that is younger is not what a server objects to.
        std::chrono::seconds youngest{10};
        /// Between two renewals that servers made us ask for.
        std::chrono::seconds betweenRefusals{60};
        QString lockFile{}; ///< empty = nobody else renews
        LoopbackServer::Words words{}; ///< in the browser, once it came back
    };

    /// What remains to be done by the person after signing out.
    struct Farewell {
        QUrl page{}; ///< ends the session in the browser too; may be invalid
        std::optional<Error>
            error; ///< the provider could not be told: the session may live on there
    };

    /// `store` must outlive this.
    SignIn(QNetworkAccessManager *network, Profile::Oidc oidc, TokenStore *store, QString key,
        Options options, Clock clock = {}, QObject *parent = nullptr);
    ~SignIn() override;

    /// Under which the profile's sign-in is kept: two profiles never share one.
    [[nodiscard]] static QString keyFor(const Profile &profile);
    [[nodiscard]] static QString keyFor(const Profile &profile, const Profile::Oidc &oidc);
    [[nodiscard]] static QString lockFileFor(const Profile &profile, const Profile::Oidc &oidc);
    /// Who it was, of what a store has kept; nothing where that is another provider's.
    [[nodiscard]] static std::optional<Identity> keptIdentity(
        const QByteArray &bytes, const Profile::Oidc &oidc);
    /// Whether that can still be used then, or at least be renewed.
    [[nodiscard]] static bool isKeptGood(const QByteArray &bytes, const QDateTime &now);

    /// What the browser shows when it comes back, in the person's language.
    void setWords(LoopbackServer::Words words) { m_options.words = std::move(words); }
    [[nodiscard]] const SignInStatus &status() const { return m_status; }
    [[nodiscard]] ProviderClient *provider() { return &m_provider; }

    /// What was kept, renewed where that is due; nobody being signed in is no error.
    [[nodiscard]] QCoro::Task<Result<void>> recall();
    /// Through the browser. While one is under way, the same one is waited for.
    [[nodiscard]] QCoro::Task<Result<void>> signIn(Opener open);
    /// Who is signed in, or was until the provider ended it, shows it anew, with the password: the
    /// same person, or it is refused and stays as it was. Not with Frappe, which lets in whoever
    /// sits at a browser that knows it.
    [[nodiscard]] QCoro::Task<Result<void>> confirm(Opener open);
    [[nodiscard]] bool canConfirm() const;
    /// On another device; page and code are in the status.
    [[nodiscard]] QCoro::Task<Result<void>> signInElsewhere();
    /// Ends a signing in that is under way.
    void cancel();
    /// Forgets it here whatever the provider says.
    [[nodiscard]] QCoro::Task<Farewell> signOut();

    [[nodiscard]] QCoro::Task<Result<Credentials>> credentials() override;
    void refused(const Credentials &credentials, const Error &error) override;

Q_SIGNALS:
    void statusChanged(const FibreDesk::Auth::SignInStatus &status);

private:
    /// Something that is done once for all who wait for it.
    struct Flight;
    using FlightPtr = std::shared_ptr<Flight>;
    using Work = QCoro::Task<Result<void>> (SignIn::*)();

    [[nodiscard]] QCoro::Task<Result<void>> once(FlightPtr SignIn::*flight, Work work);
    [[nodiscard]] QCoro::Task<Result<void>> renew();
    [[nodiscard]] QCoro::Task<Result<void>> recallNow();
    [[nodiscard]] QCoro::Task<Result<void>> renewNow();
    [[nodiscard]] QCoro::Task<Result<void>> renewLocked();
    [[nodiscard]] QCoro::Task<Result<void>> askBrowser();
    [[nodiscard]] QCoro::Task<Result<void>> askOtherDevice();
    [[nodiscard]] QCoro::Task<Result<void>> finish(Tokens tokens, QString nonce, int attempt);
    /// Nobody is to use what we do not.
    [[nodiscard]] QCoro::Task<void> discard(Tokens tokens);
    [[nodiscard]] QCoro::Task<Result<void>> keep();
    [[nodiscard]] QCoro::Task<bool> takeKept();
    void begin();
    void endAttempt(const Error &error);
    void endSession(State state, const Error &error);
    void setStatus(SignInStatus status);
    void watchEnd();
    [[nodiscard]] QByteArray keptBytes() const;
    [[nodiscard]] bool readKept(const QByteArray &bytes);
    [[nodiscard]] Error nobody() const;

    ProviderClient m_provider;
    TokenStore *m_store;
    QString m_key;
    Options m_options;
    Clock m_clock;
    SignInStatus m_status;
    Tokens m_tokens;
    Opener m_open;
    State m_before = State::SignedOut; ///< the signing in
    int m_attempt = 0;
    int m_session = 0; ///< that is renewed: another one begins by signing in, and out
    bool m_isConfirming = false; ///< the signing in
    QDateTime m_askedAt; ///< when it began
    bool m_isRecalled = false;
    bool m_mustRenew = false; ///< a server did not take the access token
    QDateTime m_refusedAt;
    QPointer<LoopbackServer> m_listener;
    FlightPtr m_recalling;
    FlightPtr m_renewing;
    FlightPtr m_signingIn;
    QTimer m_endTimer;
};

} // namespace FibreDesk::Auth

Q_DECLARE_METATYPE(FibreDesk::Auth::SignInStatus)
