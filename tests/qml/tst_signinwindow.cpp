// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostileprovider.h"
#include "secrets/passphrase.h"
#include "secrets/unlocker.h"
#include "session/commandpalette.h"
#include "session/deskrights.h"
#include "session/navigation.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"

#include "core/httpclient.h"

#include <QCoroTask>
#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class OneUnlocker : public Safe::Unlocker {
public:
    [[nodiscard]] Means means() const override { return Means::SystemPassword; }
    [[nodiscard]] QCoro::Task<bool> isPossible() override { co_return true; }
    [[nodiscard]] QCoro::Task<Result<void>> unlock(QString) override
    {
        co_return std::unexpected(Error{.kind = ErrorKind::Unauthorized});
    }
};

} // namespace

/// The window of a profile that somebody has to sign in for, with a provider behind it.
class TestSignInWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<HostileProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    Auth::MemoryTokenStore m_store;
    std::unique_ptr<Auth::SignIn> m_signIn;
    std::unique_ptr<SignInDesk> m_desk;
    std::unique_ptr<Auth::SignIn> m_hubSignIn;
    std::unique_ptr<SignInDesk> m_hub; ///< of those tests that have a second server
    std::unique_ptr<SignInBoard> m_board;
    std::unique_ptr<DeskRights> m_rights;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<CommandPalette> m_palette;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    qint64 m_shift = 0;

    /// Items of a popup hang below the window's overlay.
    [[nodiscard]] QQuickItem *shown(const QString &name) const
    {
        QList<QQuickItem *> waiting{m_window->contentItem()};
        while (!waiting.isEmpty()) {
            QQuickItem *next = waiting.takeFirst();
            if (next->objectName() == name && next->isVisible())
                return next;
            waiting += next->childItems();
        }
        return nullptr;
    }

    void grab(const QString &name)
    {
        QTest::qWait(0);
        const QImage picture = m_window->grabWindow();
        QVERIFY(!picture.isNull());
        const QString directory = qEnvironmentVariable("FD_GALLERY_DIR");
        if (!directory.isEmpty()) {
            QDir().mkpath(directory);
            QVERIFY(picture.save(directory + u'/' + name + u".png"_s));
        }
    }

    void addHub()
    {
        m_hubSignIn = std::make_unique<Auth::SignIn>(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"hub"_s, Auth::SignIn::Options{});
        m_hub = std::make_unique<SignInDesk>(m_hubSignIn.get(), m_network.get(), &m_store);
        m_hub->setServers(u"Hub (hub.example), Traccar (gps.example)"_s);
        m_hub->setOptional(true);
        m_hub->setOpener([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
        auto board = std::make_unique<SignInBoard>(QList{m_desk.get(), m_hub.get()});
        m_session->setSignIns(board.get());
        m_board = std::move(board);
        m_hub->setAsked();
    }

    void signIn()
    {
        QTest::keyClick(m_window, Qt::Key_Space);
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_shift = 0;
        m_provider = std::make_unique<HostileProvider>();
        m_network = makeNetworkAccessManager();
        m_signIn = std::make_unique<Auth::SignIn>(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"key"_s, Auth::SignIn::Options{.youngest = 0s, .betweenRefusals = 0s},
            Clock([this] { return QDateTime::currentDateTimeUtc().addSecs(m_shift); }));
        m_desk = std::make_unique<SignInDesk>(m_signIn.get(), m_network.get(), &m_store);
        m_desk->setServers(u"ERPNext (erp.example)"_s);
        m_desk->setOpener([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
        m_rights = std::make_unique<DeskRights>(nullptr);
        m_session = std::make_unique<Session>(Clock());
        m_board = std::make_unique<SignInBoard>(QList<SignInDesk *>{m_desk.get()});
        m_session->setSignIns(m_board.get());
        m_settings = std::make_unique<Settings>(m_directory.filePath(u"desk.ini"_s), u"en"_s);
        m_navigation = std::make_unique<Navigation>(nullptr);
        m_notifications = std::make_unique<Notifications>(Clock());
        m_palette = std::make_unique<CommandPalette>();
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->setInitialProperties({{u"palette"_s, QVariant::fromValue(m_palette.get())}});
        m_engine->loadFromModule("FibreDesk.Shell", "Main");
        QVERIFY(!m_engine->rootObjects().isEmpty());
        m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
        QVERIFY(m_window);
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
        m_desk->setAsked();
    }

    void cleanup()
    {
        m_engine.reset();
        m_palette.reset();
        m_notifications.reset();
        m_navigation.reset();
        m_settings.reset();
        m_session.reset();
        m_board.reset();
        m_hub.reset();
        m_hubSignIn.reset();
        m_desk.reset();
        m_signIn.reset();
        m_network.reset();
        m_provider.reset();
        m_rights.reset();
        (void)QCoro::waitFor(m_store.remove(u"key"_s));
    }

    void nothingIsSeenBeforeSomebodySignsInByKeyboard()
    {
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        QVERIFY(!shown(u"whoButton"_s));
        grab(u"signin-gate"_s);
        signIn();
        QTRY_VERIFY(!shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"whoButton"_s));
        QCOMPARE(
            shown(u"whoButton"_s)->property("toolTip").toString(), u"Signed in: Marie Tremblay"_s);
    }

    void saysWhatWentWrong()
    {
        m_provider->changeRedirect = [](QUrlQuery &back) {
            back.removeQueryItem(u"code"_s);
            back.addQueryItem(u"error"_s, u"access_denied"_s);
        };
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        QTest::keyClick(m_window, Qt::Key_Space);
        QTRY_VERIFY(shown(u"signInError"_s));
        QCOMPARE(shown(u"signInError"_s)->property("what").toString(),
            u"The provider refused the sign-in."_s);
        grab(u"signin-refused"_s);
    }

    void showsTheCodeForAnotherDevice()
    {
        m_provider->devicePolls = 1'000;
        QTRY_VERIFY(shown(u"signInElsewhereButton"_s));
        m_desk->signInElsewhere();
        QTRY_VERIFY(shown(u"userCode"_s));
        QCOMPARE(shown(u"userCode"_s)->property("text").toString(), u"ABCD-EFGH"_s);
        grab(u"signin-device"_s);
        m_desk->cancel();
        QTRY_VERIFY(shown(u"signInButton"_s));
    }

    void anEndedSessionIsAStripAndWhatIsTypedStays()
    {
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        signIn();
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        m_shift = 3700;
        QVERIFY(!QCoro::waitFor(m_signIn->credentials()));
        QTRY_VERIFY(shown(u"signInStrip"_s));
        QVERIFY(!shown(u"signInButton"_s)); // no gate over the work
        QVERIFY(shown(u"signInStrip"_s)
                ->property("text")
                .toString()
                .startsWith(u"The sign-in of Marie Tremblay has ended."_s));
        grab(u"signin-expired"_s);
        m_shift = 0;
        m_provider->tokenAnswer.reset();
        QVERIFY(QMetaObject::invokeMethod(shown(u"signInStrip"_s), "actionRequested"));
        QTRY_VERIFY(!shown(u"signInStrip"_s));
        QCOMPARE(m_desk->state(), u"signedIn"_s);
    }

    void theDoctorShowsALineAThing()
    {
        QTRY_VERIFY(shown(u"examineSignIn"_s));
        m_desk->examine();
        QTRY_VERIFY(m_desk->checks()->count() > 0);
        grab(u"signin-doctor"_s);
    }

    void theSettingsSayWhoAndSignOut()
    {
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        signIn();
        m_navigation->open(u"settings"_s);
        QTRY_VERIFY(shown(u"signOutButton"_s));
        grab(u"signin-settings"_s);
        m_desk->signOut();
        QTRY_VERIFY(shown(u"signInButton"_s));
    }

    void eachServerIsAskedForByName()
    {
        addHub();
        QTRY_VERIFY(shown(u"signInServers"_s));
        QCOMPARE(
            shown(u"signInServers"_s)->property("text").toString(), u"ERPNext (erp.example)"_s);
        QVERIFY(!shown(u"putOffSignIn"_s)); // the desk's own
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        grab(u"signin-two-first"_s);
        signIn();
        QTRY_COMPARE(shown(u"signInServers"_s)->property("text").toString(),
            u"Hub (hub.example), Traccar (gps.example)"_s);
        QVERIFY(shown(u"putOffSignIn"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus()); // goes on by keyboard
        m_settings->setTheme(u"dark"_s);
        grab(u"signin-two-second-dark"_s);
        m_settings->setTheme(u"light"_s);
        m_hub->putOff();
        QTRY_VERIFY(!shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"whoButton"_s));
        QVERIFY(QMetaObject::invokeMethod(shown(u"whoButton"_s), "clicked"));
        QTRY_COMPARE(m_window->property("visible").toBool(), true);
        grab(u"signin-two-menu"_s);
        QTest::keyClick(m_window, Qt::Key_Escape);
        m_navigation->open(u"settings"_s);
        QTRY_VERIFY(shown(u"signInAgainButton"_s));
        grab(u"signin-two-settings"_s);
        QVERIFY(!shown(u"otherPersonNote"_s));
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"sub"_s, u"u-2"_s);
            claims.insert(u"name"_s, u"Jean Roy"_s);
            claims.insert(u"email"_s, u"jean@isp.example"_s);
        };
        m_provider->userInfoAnswer =
            FakeHttpServer::json(R"({"sub":"u-2","name":"Jean Roy","email":"jean@isp.example"})");
        m_hub->signIn();
        QTRY_VERIFY(shown(u"otherPersonNote"_s));
        QVERIFY(shown(u"whoButton"_s)->property("severalPeople").toBool());
        // The index has the cards as they stand on the page.
        QVariantList titles;
        QList<QQuickItem *> waiting{shown(u"settingsIndex"_s)};
        QVERIFY(waiting.constFirst());
        const auto children = waiting.constFirst()->childItems();
        for (const QQuickItem *entry : children) {
            const QVariant text = entry->property("text");
            if (text.isValid())
                titles += text;
        }
        QCOMPARE(titles.value(2), u"Sign-in: Hub (hub.example), Traccar (gps.example)"_s);
        grab(u"signin-two-people"_s);
    }

    void aLockedDeskOffersANewSignIn()
    {
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        signIn();
        OneUnlocker unlocker;
        DeskLock *lock = m_session->lock();
        lock->setUnlockers({&unlocker}, nullptr);
        bool isAnotherHere = false;
        lock->setSignIn(m_signIn.get(), [this, &isAnotherHere](const QUrl &page) {
            m_provider->changeClaims = [isAnotherHere](QJsonObject &claims) {
                if (isAnotherHere)
                    claims.insert(u"sub"_s, u"u-2"_s);
            };
            m_provider->browse(page);
            return true;
        });
        QTRY_COMPARE(lock->means(), u"system"_s);
        auto *window =
            m_engine->rootObjects().constFirst()->findChild<QQuickWindow *>(u"lockWindow"_s);
        QVERIFY(window);
        lock->lock();
        QTRY_VERIFY(window->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(window));
        const auto save = [window](const QString &name) {
            const QString directory = qEnvironmentVariable("FD_GALLERY_DIR");
            if (!directory.isEmpty()) {
                QDir().mkpath(directory);
                QVERIFY(window->grabWindow().save(directory + u'/' + name + u".png"_s));
            }
        };
        save(u"lock-offers-signin"_s);
        isAnotherHere = true;
        m_provider->userInfoAnswer = FakeHttpServer::json(R"({"sub":"u-2"})");
        lock->unlockBySignIn();
        QTRY_VERIFY(lock->isOtherPerson());
        save(u"lock-other-person"_s);
        QVERIFY(lock->isLocked());
        isAnotherHere = false;
        m_provider->userInfoAnswer.reset();
        lock->unlockBySignIn();
        QTRY_VERIFY(!lock->isLocked());
        QTRY_VERIFY(!window->isVisible());
        lock->setSignIn(nullptr);
        lock->setUnlockers({}, nullptr);
    }

    void aDeskThatOnlyASignInOpensAsksForNothingElse()
    {
        QTRY_VERIFY(shown(u"signInButton"_s));
        QTRY_VERIFY(shown(u"signInButton"_s)->hasActiveFocus());
        signIn();
        DeskLock *lock = m_session->lock();
        lock->setUnlockers({}, nullptr);
        lock->setSignIn(m_signIn.get(), [this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
        QTRY_COMPARE(lock->means(), u"signin"_s);
        m_navigation->open(u"settings"_s);
        QTRY_VERIFY(shown(u"lockMinutes"_s));
        QVERIFY(shown(u"lockMinutes"_s)->isEnabled());
        QVERIFY(shown(u"lockMeans"_s)->property("text").toString().contains("nothing is lost"_L1));
        auto *window =
            m_engine->rootObjects().constFirst()->findChild<QQuickWindow *>(u"lockWindow"_s);
        QVERIFY(window);
        lock->lock();
        QTRY_VERIFY(window->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(window));
        QVERIFY(!window->findChild<QQuickItem *>(u"unlockField"_s)->isVisible());
        auto *button = window->findChild<QQuickItem *>(u"unlockBySignIn"_s);
        QTRY_VERIFY(button->hasActiveFocus()); // goes on by keyboard
        const QString directory = qEnvironmentVariable("FD_GALLERY_DIR");
        if (!directory.isEmpty()) {
            QDir().mkpath(directory);
            QVERIFY(window->grabWindow().save(directory + u"/lock-signin-only.png"_s));
        }
        QTest::keyClick(window, Qt::Key_Space);
        QTRY_VERIFY(!lock->isLocked());
        QTRY_VERIFY(!window->isVisible());
        lock->setSignIn(nullptr);
    }

    void aProfileThatIsNotTheRealOneIsMarked()
    {
        QVERIFY(!shown(u"profileMark"_s));
        m_session->setAbout({.profileName = u"Fibre du Lac"_s,
            .profileFile = u"/home/user/.config/fibredesk/training.ini"_s,
            .dataDirectory = {},
            .profileKind = u"training"_s});
        QTRY_VERIFY(shown(u"profileMark"_s));
        QTRY_VERIFY(m_window->title().contains(u"Training Fibre du Lac"_s));
        m_session->setProfiles({});
        grab(u"profile-training"_s);
    }
};

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationVersion(u"0.1.0"_s);
    TestSignInWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_signinwindow.moc"
