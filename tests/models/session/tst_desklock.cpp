// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signin.h"
#include "core/httpclient.h"
#include "hostileprovider.h"
#include "secrets/passphrase.h"
#include "secrets/unlocker.h"
#include "session/desklock.h"
#include "session/lockshade.h"

#include <QAccessible>
#include <QCoroTask>
#include <QCoroTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Answers later, as PAM does.
class FakeUnlocker : public Safe::Unlocker {
public:
    [[nodiscard]] Means means() const override { return Means::SystemPassword; }
    [[nodiscard]] QCoro::Task<bool> isPossible() override { co_return canTell; }
    [[nodiscard]] QCoro::Task<Result<void>> unlock(QString secret) override
    {
        ++asked;
        co_await QCoro::sleepFor(0ms);
        if (error)
            co_return std::unexpected(*error);
        if (secret != "right"_L1)
            co_return std::unexpected(
                Error{.kind = ErrorKind::Unauthorized, .detail = u"Authentication failure"_s});
        co_return {};
    }

    bool canTell = true;
    int asked = 0;
    std::optional<Error> error;
};

/// A provider, and somebody who is signed in with it.
struct SignedInDesk {
    Tests::HostileProvider provider;
    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    Auth::MemoryTokenStore store;
    Auth::SignIn signIn{network.get(),
        Profile::Oidc{.issuer = QUrl(provider.issuer()), .clientId = u"desk"_s}, &store, u"key"_s,
        Auth::SignIn::Options{}};
    bool answers = true;

    bool open(const QUrl &page)
    {
        if (answers)
            provider.browse(page);
        return true;
    }
};

} // namespace

class TestDeskLock : public QObject {
    Q_OBJECT

private:
    QDateTime m_now{QDate(2026, 11, 24), QTime(14, 0), QTimeZone::utc()};
    FakeUnlocker m_unlocker;
    std::unique_ptr<DeskLock> m_lock;

    void pass(int seconds) { m_now = m_now.addSecs(seconds); }
    bool press()
    {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s);
        return m_lock->eventFilter(qApp, &key);
    }
    std::unique_ptr<SignedInDesk> signedInDesk()
    {
        auto desk = std::make_unique<SignedInDesk>();
        const auto open = [desk = desk.get()](const QUrl &page) { return desk->open(page); };
        const auto done = QCoro::waitFor(desk->signIn.signIn(open));
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        m_lock->setSignIn(&desk->signIn, open);
        return desk;
    }
    void tryWith(const QString &secret)
    {
        m_lock->unlock(secret);
        QTRY_VERIFY(!m_lock->isAsking());
    }

private Q_SLOTS:
    void init()
    {
        m_unlocker.canTell = true;
        m_unlocker.asked = 0;
        m_unlocker.error.reset();
        m_lock = std::make_unique<DeskLock>(Clock([this] { return m_now; }));
        m_lock->setUnlockers({&m_unlocker}, nullptr);
        QTRY_COMPARE(m_lock->means(), u"system"_s);
    }

    void locksWhenNobodyTouchedItForLongEnough()
    {
        m_lock->setMinutes(15);
        pass(14 * 60);
        QVERIFY(!press());
        pass(14 * 60);
        m_lock->checkIdle();
        QVERIFY(!m_lock->isLocked());
        pass(60);
        m_lock->checkIdle();
        QVERIFY(m_lock->isLocked());
    }

    void theFirstTouchAfterASleepShowsNothing()
    {
        m_lock->setMinutes(15);
        pass(8 * 3600); // no timer ran meanwhile
        QVERIFY(press()); // swallowed
        QVERIFY(m_lock->isLocked());
        QVERIFY(!press()); // the password has to be typed
    }

    void neverByItselfWhereThatIsWanted()
    {
        m_lock->setMinutes(0);
        pass(8 * 3600);
        m_lock->checkIdle();
        QVERIFY(!press());
        QVERIFY(!m_lock->isLocked());
        m_lock->lock();
        QVERIFY(m_lock->isLocked());
    }

    void doesNotLockWhatCannotBeOpened()
    {
        m_unlocker.canTell = false;
        m_lock->findMeans();
        QTRY_COMPARE(m_lock->means(), QString());
        m_lock->lock();
        QVERIFY(!m_lock->isLocked());
        pass(8 * 3600);
        m_lock->checkIdle();
        QVERIFY(!m_lock->isLocked());
    }

    void lockedFromTheStartItOpensWhereNobodyCouldOpenIt()
    {
        for (const bool canTell : {true, false}) {
            FakeUnlocker unlocker;
            unlocker.canTell = canTell;
            DeskLock lock(Clock([this] { return m_now; }));
            lock.lockFromStart();
            QVERIFY(lock.isLocked());
            lock.setUnlockers({&unlocker}, nullptr);
            QTRY_COMPARE(lock.isLocked(), canTell);
        }
    }

    void opensForTheRightSecretOnly()
    {
        m_lock->lock();
        tryWith(u"wrong"_s);
        QVERIFY(m_lock->isLocked());
        QVERIFY(!m_lock->refusal().isEmpty());
        QVERIFY(!m_lock->isStuck());
        tryWith(QString());
        QCOMPARE(m_unlocker.asked, 1);
        tryWith(u"right"_s);
        QVERIFY(!m_lock->isLocked());
        QVERIFY(m_lock->refusal().isEmpty());
    }

    void makesGuessersWait()
    {
        m_lock->lock();
        for (int i = 0; i < 5; ++i)
            tryWith(u"guess"_s);
        QCOMPARE(m_unlocker.asked, 5);
        tryWith(u"right"_s);
        QCOMPARE(m_unlocker.asked, 5); // not even asked
        QVERIFY(m_lock->isLocked());
        pass(31);
        tryWith(u"right"_s);
        QVERIFY(!m_lock->isLocked());
    }

    void aNewSignInOfTheSamePersonOpensIt()
    {
        const auto desk = signedInDesk();
        QVERIFY(m_lock->canSignIn());
        m_lock->lock();
        m_lock->unlockBySignIn();
        QVERIFY(m_lock->isSigningIn() && m_lock->isLocked());
        m_lock->unlockBySignIn(); // twice is once
        QTRY_VERIFY(!m_lock->isLocked());
        QVERIFY(!m_lock->isSigningIn());
        QCOMPARE(m_unlocker.asked, 0);
    }

    void anotherPersonDoesNotOpenItButMayStartOver()
    {
        const auto desk = signedInDesk();
        m_lock->lock();
        desk->provider.changeClaims = [](QJsonObject &claims) {
            claims.insert(u"sub"_s, u"u-2"_s);
        };
        desk->provider.userInfoAnswer = Tests::FakeHttpServer::json(R"({"sub":"u-2"})");
        QSignalSpy startOver(m_lock.get(), &DeskLock::startOverRequested);
        m_lock->startOver();
        QCOMPARE(startOver.count(), 0); // nobody else is there
        m_lock->unlockBySignIn();
        QTRY_VERIFY(!m_lock->isSigningIn());
        QVERIFY(m_lock->isLocked());
        QVERIFY(m_lock->isOtherPerson());
        QVERIFY2(m_lock->refusal().contains("Marie Tremblay"_L1), qPrintable(m_lock->refusal()));
        m_lock->startOver();
        QCOMPARE(startOver.count(), 1);
        tryWith(u"right"_s);
        QVERIFY(!m_lock->isLocked() && !m_lock->isOtherPerson());
    }

    void thePasswordOpensItWhileTheBrowserHasTheWord()
    {
        const auto desk = signedInDesk();
        desk->answers = false;
        m_lock->lock();
        m_lock->unlockBySignIn();
        tryWith(u"right"_s);
        QVERIFY(!m_lock->isLocked());
        QTRY_VERIFY(!m_lock->isSigningIn());
        QVERIFY(m_lock->refusal().isEmpty());
        QCOMPARE(desk->signIn.status().state, Auth::SignInStatus::State::SignedIn);
    }

    void whereNobodyIsSignedInNoSignInIsOffered()
    {
        QVERIFY(!m_lock->canSignIn());
        m_lock->lock();
        m_lock->unlockBySignIn();
        QVERIFY(!m_lock->isSigningIn());
    }

    void aSignInAloneLocksAndOpensIt()
    {
        const auto desk = signedInDesk();
        QSignalSpy changed(m_lock.get(), &DeskLock::meansChanged);
        m_unlocker.canTell = false;
        m_lock->findMeans();
        QTRY_COMPARE(m_lock->means(), u"signin"_s);
        QCOMPARE(changed.count(), 1);
        m_lock->setMinutes(15);
        pass(15 * 60);
        m_lock->checkIdle();
        QVERIFY(m_lock->isLocked());
        m_lock->unlock(u"right"_s);
        QCOMPARE(m_unlocker.asked, 0);
        m_lock->unlockBySignIn();
        QTRY_VERIFY(!m_lock->isLocked());
        (void)QCoro::waitFor(desk->signIn.signOut());
        QCOMPARE(m_lock->means(), QString()); // nobody is there whom it could ask
        m_lock->lock();
        QVERIFY(!m_lock->isLocked());
    }

    void withoutANetworkItStaysLockedAndSaysWhy()
    {
        m_unlocker.canTell = false;
        m_lock->findMeans();
        auto desk = signedInDesk();
        QTRY_COMPARE(m_lock->means(), u"signin"_s);
        // As after a start: nothing of the provider is known yet.
        const auto network = makeNetworkAccessManager();
        Auth::SignIn again(network.get(),
            Profile::Oidc{.issuer = QUrl(desk->provider.issuer()), .clientId = u"desk"_s},
            &desk->store, u"key"_s, Auth::SignIn::Options{});
        desk->provider.server().stop();
        m_lock->setSignIn(&again, [](const QUrl &) { return true; }, true);
        m_lock->lock();
        QVERIFY(m_lock->isLocked());
        m_lock->unlockBySignIn();
        QTRY_VERIFY(!m_lock->isSigningIn());
        QVERIFY(m_lock->isLocked());
        QVERIFY2(m_lock->refusal().contains("cannot be reached"_L1), qPrintable(m_lock->refusal()));
        QVERIFY2(m_lock->refusal().contains("Nothing is lost"_L1), qPrintable(m_lock->refusal()));
        QVERIFY(!m_lock->isStuck()); // the next start is locked too
        QVERIFY(m_lock->canSignIn() && !m_lock->canStartOver());
        m_lock->setSignIn(nullptr);
    }

    void lockedFromTheStartItWaitsForWhoWasSignedIn()
    {
        const auto desk = signedInDesk();
        m_lock->setSignIn(nullptr);
        const auto open = [desk = desk.get()](const QUrl &page) { return desk->open(page); };
        for (const bool isSomebodyKept : {true, false}) {
            Auth::SignIn again(desk->network.get(),
                Profile::Oidc{.issuer = QUrl(desk->provider.issuer()), .clientId = u"desk"_s},
                &desk->store, u"key"_s, Auth::SignIn::Options{});
            FakeUnlocker unlocker;
            unlocker.canTell = false;
            DeskLock lock(Clock([this] { return m_now; }));
            lock.lockFromStart();
            lock.setSignIn(&again, open, isSomebodyKept);
            lock.setUnlockers({&unlocker}, nullptr);
            QTRY_COMPARE(lock.means(), isSomebodyKept ? u"signin"_s : QString());
            QTRY_COMPARE(lock.isLocked(), isSomebodyKept);
            if (!isSomebodyKept)
                continue;
            // Also where nothing was asked of the network at the start.
            lock.unlockBySignIn();
            QTRY_VERIFY(!lock.isLocked());
            QCOMPARE(again.status().state, Auth::SignInStatus::State::SignedIn);
        }
    }

    void whereNobodyCanOpenItAnyMoreOneMayStartOver()
    {
        m_unlocker.canTell = false;
        m_lock->findMeans();
        const auto desk = signedInDesk();
        QTRY_COMPARE(m_lock->means(), u"signin"_s);
        m_lock->lock();
        QVERIFY(!m_lock->canStartOver());
        (void)QCoro::waitFor(desk->signIn.signOut());
        QVERIFY(m_lock->isLocked()); // what is shown is still that one's
        QVERIFY(!m_lock->canSignIn() && m_lock->canStartOver());
        QSignalSpy startOver(m_lock.get(), &DeskLock::startOverRequested);
        m_lock->startOver();
        QCOMPARE(startOver.count(), 1);
    }

    void tellsAFaultOfTheSystemFromAWrongPassword()
    {
        m_lock->lock();
        m_unlocker.error = Error{.kind = ErrorKind::Unsupported, .detail = u"Module is unknown"_s};
        tryWith(u"right"_s);
        QVERIFY(m_lock->isLocked());
        QVERIFY(m_lock->isStuck());
        QVERIFY(m_lock->refusal().contains("Module is unknown"_L1));
    }

    void takesEveryWindowButItsOwnOffTheScreen()
    {
        LockShade shade(m_lock.get());
        QWindow desk;
        desk.setTitle(u"Élodie Tremblay · FibreDesk"_s);
        desk.show();
        QWindow torn;
        torn.show();
        QWindow notShown;
        notShown.create();
        QWindow own;
        own.setObjectName(LockShade::lockWindowName);
        own.show();
        m_lock->lock();
        QVERIFY(!desk.isVisible());
        QVERIFY(!torn.isVisible());
        QVERIFY(own.isVisible());
        tryWith(u"right"_s);
        QVERIFY(desk.isVisible());
        QVERIFY(torn.isVisible());
        QVERIFY(!notShown.isVisible());
        QCOMPARE(desk.title(), u"Élodie Tremblay · FibreDesk"_s);
    }
};

QTEST_MAIN(TestDeskLock)
#include "tst_desklock.moc"
