// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/signin.h"
#include "core/error.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace FibreDesk::Auth {

/// One thing that a sign-in needs, looked at by itself.
struct SignInCheck {
    enum class Subject {
        Proxy, ///< which one the system names for the provider
        Provider, ///< reached, by TLS, and nobody answers in its place
        Issuer, ///< calls itself as the profile does
        Pkce,
        Clock,
        Keys, ///< some that can be used
        Port, ///< where the browser comes back to
        Redirect, ///< the provider takes that address
        Store, ///< keeps the sign-in beyond the program's end
        Session, ///< signed in now
    };
    enum class Outcome { Fine, Warning, Bad, Skipped };
    /// What to do, of what can be done here or by whoever runs the provider.
    enum class Advice {
        None,
        CheckNetwork,
        CheckAddress,
        InstallAuthority, ///< [tls] ca_file
        LookAtProxy,
        CorrectIssuer,
        AllowPkce,
        SetClock,
        FreePort,
        RegisterRedirect,
        OpenKeychain,
        SignIn,
        AskAdministrator,
        AskForOfflineAccess,
    };
    /// What was found, for who says it in a person's language; `values` are what stands in it.
    enum class Fact {
        Failed, ///< nothing of ours to say: `words` say it
        Address, ///< the address
        NoProxy,
        ByProxy, ///< its address
        NamedOtherwise,
        HasPkce,
        NoPkce,
        ClockNotTold,
        ClockFine,
        ClockAhead, ///< seconds
        ClockBehind, ///< seconds
        Keys, ///< how many can be used
        PortBoth, ///< the port, on both loopback addresses
        PortTaken, ///< the port
        RedirectRefused, ///< the address
        StoreFine,
        StoreForgets,
        StoreLies, ///< gives back something else
        SignedIn, ///< the person
        SignedInUntil, ///< the person, the time (ISO)
        SigningIn,
        NobodyIn,
        Ended, ///< the person
        Refused,
    };

    Subject subject;
    Outcome outcome = Outcome::Fine;
    Fact fact = Fact::Failed;
    QStringList values{};
    QString words{}; ///< the provider's or the system's own, as they came
    Advice advice = Advice::None;

    /// Technical, in English.
    [[nodiscard]] QString detail() const;
};

[[nodiscard]] QString subjectName(SignInCheck::Subject subject);
[[nodiscard]] QString outcomeName(SignInCheck::Outcome outcome);
/// Stable: "freePort"; empty for None.
[[nodiscard]] QString adviceName(SignInCheck::Advice advice);
/// One English sentence; empty for None.
[[nodiscard]] QString adviceText(SignInCheck::Advice advice);

/// Looks at all that a sign-in needs without signing in; changes nothing but a value of its own in
/// the store, which it removes.
[[nodiscard]] QCoro::Task<QList<SignInCheck>> examineSignIn(QNetworkAccessManager *network,
    Profile::Oidc oidc, TokenStore *store, SignInStatus status, Clock clock = {});

} // namespace FibreDesk::Auth
