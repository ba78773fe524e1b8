// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/signin.h"
#include "core/clock.h"
#include "core/error.h"

#include <QCoroTask>
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <qqmlintegration.h>

#include <chrono>
#include <vector>

namespace FibreDesk {

namespace Safe {
class Passphrase;
class Unlocker;
} // namespace Safe

/// Whether the desk may be seen. It locks when nobody has touched it for a while, or when told to,
/// and opens for the system's password, a passphrase of the user's own or a new sign-in. What runs
/// goes on behind it. Where this computer can check neither and the provider can ask nobody again,
/// it does not lock, and says so.
class DeskLock : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    Q_PROPERTY(bool locked READ isLocked NOTIFY lockedChanged)
    /// "system", "passphrase", "signin" where that is all there is, or empty: it cannot be locked.
    Q_PROPERTY(QString means READ means NOTIFY meansChanged)
    Q_PROPERTY(bool asking READ isAsking NOTIFY askingChanged)
    /// Why it stays locked.
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalChanged)
    /// What this computer cannot do stays undone however often it is tried.
    Q_PROPERTY(bool stuck READ isStuck NOTIFY refusalChanged)
    /// Idle minutes until it locks; 0 = never by itself.
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY minutesChanged)
    /// Who is signed in can open it by a new sign-in, with the password asked for.
    Q_PROPERTY(bool canSignIn READ canSignIn NOTIFY signInChanged)
    /// That is under way, in the browser.
    Q_PROPERTY(bool signingIn READ isSigningIn NOTIFY signInChanged)
    /// It was another person, who may start over.
    Q_PROPERTY(bool otherPerson READ isOtherPerson NOTIFY signInChanged)
    /// Also where there is nobody any more who could open it.
    Q_PROPERTY(bool canStartOver READ canStartOver NOTIFY signInChanged)
    /// Why the passphrase was not taken.
    Q_PROPERTY(QString passphraseRefusal READ passphraseRefusal NOTIFY passphraseRefusalChanged)

public:
    explicit DeskLock(Clock clock, QObject *parent = nullptr);

    /// In the order they are asked; the first that is possible counts.
    void setUnlockers(std::vector<Safe::Unlocker *> unlockers, Safe::Passphrase *passphrase);
    /// Beside them: whose desk it is. Null = nobody signs in with this profile. `isSomebodyKept`:
    /// of an earlier start, and perhaps not recalled yet.
    void setSignIn(
        Auth::SignIn *signIn, Auth::SignIn::Opener open = {}, bool isSomebodyKept = false);
    /// Looks which of them is possible now.
    void findMeans();
    /// It was locked when the program ended: nothing is shown before it is known how to open it.
    /// Where that turns out to be impossible it opens.
    void lockFromStart();

    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    [[nodiscard]] QString means() const;
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] QString refusal() const { return m_refusal; }
    [[nodiscard]] bool isStuck() const { return m_isStuck; }
    [[nodiscard]] bool canSignIn() const;
    [[nodiscard]] bool isSigningIn() const { return m_isSigningIn; }
    [[nodiscard]] bool isOtherPerson() const { return m_isOtherPerson; }
    [[nodiscard]] bool canStartOver() const;
    [[nodiscard]] int minutes() const { return m_minutes; }
    void setMinutes(int minutes);
    [[nodiscard]] QString passphraseRefusal() const { return m_passphraseRefusal; }

    /// Locks if it can be opened again.
    Q_INVOKABLE void lock();
    Q_INVOKABLE void unlock(const QString &secret);
    Q_INVOKABLE void unlockBySignIn();
    /// As the person who is not the one of this desk: nothing of that one's is shown any more.
    Q_INVOKABLE void startOver();
    Q_INVOKABLE void setPassphrase(const QString &passphrase);
    Q_INVOKABLE void removePassphrase();

    /// Watches what the application is given; locks in time, and swallows what comes later than
    /// that (after the computer slept).
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Locks if it is time to.
    void checkIdle();

Q_SIGNALS:
    void lockedChanged();
    void meansChanged();
    void askingChanged();
    void refusalChanged();
    void minutesChanged();
    void passphraseRefusalChanged();
    void signInChanged();
    void startOverRequested();

private:
    [[nodiscard]] bool isLockable() const { return m_means || canSignIn(); }
    [[nodiscard]] bool isIdleForTooLong() const;
    void setLocked(bool isLocked);
    void handleMeans(Safe::Unlocker *means);
    void handleStatus();
    void updateMeans();
    void setRefusal(const QString &refusal, bool isStuck = false);
    void setPassphraseRefusal(const QString &refusal);
    void handleAnswer(const Result<void> &answer);
    void handleSignIn(const Result<void> &answer);
    void handlePassphrase(const Result<void> &done);
    void rearm();
    [[nodiscard]] QCoro::Task<Safe::Unlocker *> firstPossible() const;

    Clock m_clock;
    QTimer m_timer;
    QDateTime m_lastInput;
    QDateTime m_notBefore; ///< after too many wrong ones
    std::vector<Safe::Unlocker *> m_unlockers;
    Safe::Passphrase *m_passphrase = nullptr;
    Safe::Unlocker *m_means = nullptr;
    QPointer<Auth::SignIn> m_signIn;
    Auth::SignIn::Opener m_open;
    QString m_shownMeans;
    bool m_isSomebodyKept = false; ///< the sign-in does not tell yet
    bool m_isSigningIn = false;
    bool m_isOtherPerson = false;
    QString m_refusal;
    QString m_passphraseRefusal;
    int m_minutes = 15;
    int m_wrong = 0;
    bool m_isLocked = false;
    bool m_isAsking = false;
    bool m_isStuck = false;
};

} // namespace FibreDesk
