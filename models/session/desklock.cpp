// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/desklock.h"

#include "base/errortext.h"
#include "secrets/passphrase.h"
#include "secrets/unlocker.h"

#include <QEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int freeTries = 5;
constexpr int longestMinutes = 24 * 60;
constexpr qint64 waitSeconds = 30; ///< more with each further one

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::InputMethod:
        return true;
    default:
        return false;
    }
}

/// Of an earlier start it is only known who it was until it is recalled.
QCoro::Task<Result<void>> confirmAgain(QPointer<Auth::SignIn> signIn, Auth::SignIn::Opener open)
{
    const Auth::SignInStatus &status = signIn->status();
    if (status.state == Auth::SignInStatus::State::SigningIn && !status.isConfirming)
        signIn->cancel(); // as anybody: that opens nothing
    if (signIn->status().who.subject.isEmpty()) {
        (void)co_await signIn->recall();
        if (!signIn)
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled});
    }
    co_return co_await signIn->confirm(std::move(open));
}

} // namespace

DeskLock::DeskLock(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_lastInput(m_clock.now())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeskLock::checkIdle);
}

void DeskLock::setUnlockers(std::vector<Safe::Unlocker *> unlockers, Safe::Passphrase *passphrase)
{
    m_unlockers = std::move(unlockers);
    m_passphrase = passphrase;
    findMeans();
}

void DeskLock::setSignIn(Auth::SignIn *signIn, Auth::SignIn::Opener open, bool isSomebodyKept)
{
    if (m_signIn)
        m_signIn->disconnect(this);
    m_signIn = signIn;
    m_open = std::move(open);
    m_isSomebodyKept = isSomebodyKept;
    if (signIn)
        connect(signIn, &Auth::SignIn::statusChanged, this, &DeskLock::handleStatus);
    handleStatus();
}

void DeskLock::handleStatus()
{
    if (m_signIn && !m_signIn->status().who.subject.isEmpty())
        m_isSomebodyKept = false;
    updateMeans();
    Q_EMIT signInChanged();
}

bool DeskLock::canSignIn() const
{
    if (!m_signIn || m_signIn->provider()->settings().isFrappe)
        return false;
    const Auth::SignInStatus &status = m_signIn->status();
    if (status.who.subject.isEmpty())
        return m_isSomebodyKept;
    // Also while a signing in as anybody is under way, which is given up for it.
    return m_signIn->canConfirm() || status.state == Auth::SignInStatus::State::SigningIn;
}

bool DeskLock::canStartOver() const
{
    return m_isLocked && (m_isOtherPerson || (m_signIn && !isLockable()));
}

QCoro::Task<Safe::Unlocker *> DeskLock::firstPossible() const
{
    const auto all = m_unlockers;
    for (Safe::Unlocker *one : all) {
        if (co_await one->isPossible())
            co_return one;
    }
    co_return nullptr;
}

void DeskLock::findMeans()
{
    QCoro::connect(firstPossible(), this, [this](Safe::Unlocker *means) { handleMeans(means); });
}

void DeskLock::handleMeans(Safe::Unlocker *means)
{
    m_means = means;
    updateMeans();
    if (!isLockable())
        setLocked(false);
}

void DeskLock::updateMeans()
{
    const QString now = means();
    if (now == m_shownMeans)
        return;
    m_shownMeans = now;
    rearm();
    Q_EMIT meansChanged();
}

void DeskLock::lockFromStart()
{
    setLocked(true);
}

QString DeskLock::means() const
{
    if (!m_means)
        return canSignIn() ? u"signin"_s : QString();
    return m_means->means() == Safe::Unlocker::Means::Passphrase ? u"passphrase"_s : u"system"_s;
}

void DeskLock::setMinutes(int minutes)
{
    minutes = std::clamp(minutes, 0, longestMinutes);
    if (minutes == m_minutes)
        return;
    m_minutes = minutes;
    rearm();
    Q_EMIT minutesChanged();
}

bool DeskLock::isIdleForTooLong() const
{
    return isLockable() && m_minutes > 0 && !m_isLocked
        && m_lastInput.secsTo(m_clock.now()) >= qint64(m_minutes) * 60;
}

void DeskLock::rearm()
{
    if (!isLockable() || m_minutes == 0 || m_isLocked) {
        m_timer.stop();
        return;
    }
    const qint64 left = qint64(m_minutes) * 60 - m_lastInput.secsTo(m_clock.now());
    m_timer.start(std::chrono::seconds(std::max<qint64>(1, left)));
}

void DeskLock::checkIdle()
{
    if (isIdleForTooLong())
        lock();
    else
        rearm();
}

bool DeskLock::eventFilter(QObject *watched, QEvent *event)
{
    if (!isInput(event->type()))
        return QObject::eventFilter(watched, event);
    // The timer stands still while the computer sleeps: the first touch must show nothing.
    if (isIdleForTooLong()) {
        lock();
        return true;
    }
    m_lastInput = m_clock.now();
    return QObject::eventFilter(watched, event);
}

void DeskLock::lock()
{
    if (isLockable())
        setLocked(true);
}

void DeskLock::setLocked(bool isLocked)
{
    if (m_isLocked == isLocked)
        return;
    m_isLocked = isLocked;
    m_lastInput = m_clock.now();
    m_isOtherPerson = false;
    setRefusal({});
    rearm();
    if (!isLocked && m_isSigningIn && m_signIn)
        m_signIn->cancel(); // it was opened otherwise
    Q_EMIT signInChanged();
    Q_EMIT lockedChanged();
}

void DeskLock::setRefusal(const QString &refusal, bool isStuck)
{
    m_refusal = refusal;
    m_isStuck = isStuck;
    Q_EMIT refusalChanged();
}

void DeskLock::unlock(const QString &secret)
{
    if (!m_isLocked || m_isAsking || !m_means || secret.isEmpty())
        return;
    const qint64 wait = m_notBefore.isValid() ? m_clock.now().secsTo(m_notBefore) : 0;
    if (wait > 0) {
        setRefusal(tr("Too many tries. Try again in %n second(s).", nullptr, int(wait)));
        return;
    }
    m_isAsking = true;
    setRefusal({});
    Q_EMIT askingChanged();
    QCoro::connect(m_means->unlock(secret), this,
        [this](const Result<void> &answer) { handleAnswer(answer); });
}

void DeskLock::handleAnswer(const Result<void> &answer)
{
    m_isAsking = false;
    Q_EMIT askingChanged();
    if (answer) {
        m_wrong = 0;
        m_notBefore = {};
        setLocked(false);
        return;
    }
    if (answer.error().kind != ErrorKind::Unauthorized) {
        setRefusal(tr("This computer cannot check it: %1").arg(answer.error().detail), true);
        return;
    }
    if (++m_wrong >= freeTries)
        m_notBefore = m_clock.now().addSecs(waitSeconds * (m_wrong - freeTries + 1));
    setRefusal(means() == "passphrase"_L1 ? tr("That is not the passphrase.")
                                          : tr("That is not the password."));
}

void DeskLock::unlockBySignIn()
{
    if (!m_isLocked || m_isSigningIn || !canSignIn())
        return;
    m_isSigningIn = true;
    m_isOtherPerson = false;
    setRefusal({});
    Q_EMIT signInChanged();
    QCoro::connect(confirmAgain(m_signIn, m_open), this,
        [this](const Result<void> &answer) { handleSignIn(answer); });
}

void DeskLock::handleSignIn(const Result<void> &answer)
{
    m_isSigningIn = false;
    if (!m_isLocked) {
        Q_EMIT signInChanged();
        return;
    }
    if (answer) {
        m_wrong = 0;
        m_notBefore = {};
        setLocked(false);
        return;
    }
    const Error &error = answer.error();
    // It was asked for: from here on its own word counts.
    m_isSomebodyKept = false;
    updateMeans();
    const bool isAway = error.kind == ErrorKind::Offline
        || (error.kind == ErrorKind::Timeout && error.type != "browser"_L1);
    m_isOtherPerson = error.type == "person"_L1;
    if (m_isOtherPerson)
        setRefusal(tr("Somebody else has signed in. This desk is that of %1.")
                .arg(m_signIn ? m_signIn->status().who.shown() : QString()));
    else if (error.type == "stale"_L1)
        setRefusal(tr("The provider did not ask for the password again: that opens nothing."));
    else if (isAway && !m_means)
        setRefusal(
            tr("The provider of the sign-in cannot be reached: %1 The desk stays locked until "
               "it answers. Nothing is lost, and FibreDesk can be closed.")
                .arg(errorText(error).sentence()));
    else if (isAway)
        setRefusal(tr("The provider of the sign-in cannot be reached: %1")
                .arg(errorText(error).sentence()));
    else if (error.kind != ErrorKind::Cancelled)
        setRefusal(tr("The sign-in did not succeed: %1").arg(errorText(error).sentence()));
    Q_EMIT signInChanged();
}

void DeskLock::startOver()
{
    if (canStartOver())
        Q_EMIT startOverRequested();
}

void DeskLock::setPassphrase(const QString &passphrase)
{
    if (m_isLocked || !m_passphrase)
        return;
    QCoro::connect(m_passphrase->set(passphrase), this,
        [this](const Result<void> &done) { handlePassphrase(done); });
}

void DeskLock::removePassphrase()
{
    if (m_isLocked || !m_passphrase)
        return;
    QCoro::connect(
        m_passphrase->remove(), this, [this](const Result<void> &done) { handlePassphrase(done); });
}

void DeskLock::handlePassphrase(const Result<void> &done)
{
    if (done)
        setPassphraseRefusal({});
    else if (done.error().kind == ErrorKind::Validation)
        setPassphraseRefusal(tr("It needs at least 8 characters."));
    else
        setPassphraseRefusal(errorText(done.error()).sentence());
    findMeans();
}

void DeskLock::setPassphraseRefusal(const QString &refusal)
{
    if (m_passphraseRefusal == refusal)
        return;
    m_passphraseRefusal = refusal;
    Q_EMIT passphraseRefusalChanged();
}

} // namespace FibreDesk
