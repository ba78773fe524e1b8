// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One profile, two providers: the company's for the hub and Traccar, ERPNext's own for ERPNext.

#include "formbrowser.h"
#include "liveworld.h"

#include "auth/signinset.h"
#include "core/httpclient.h"
#include "erp/erpclient.h"
#include "gps/positionfeed.h"
#include "gps/traccarclient.h"
#include "hub/hubclient.h"

#include <QCoroTask>

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Sandbox::LiveWorld;
using Tests::FormBrowser;
using State = Auth::SignInStatus::State;

class TestTwoProviders : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    LiveWorld m_world;
    Profile m_given;
    Profile m_profile;
    QHash<QString, QSet<QByteArray>> m_shown; ///< bearers, by server
    std::unique_ptr<QNetworkAccessManager> m_network;
    Auth::MemoryTokenStore m_store;
    std::unique_ptr<Auth::SignInSet> m_set;
    std::unique_ptr<FormBrowser> m_browser;
    std::unique_ptr<Erp::ErpClient> m_erp;
    std::unique_ptr<Hub::HubClient> m_hub;

    Result<void> signIn(const QString &service)
    {
        return QCoro::waitFor(m_set->of(service)->signIn([this](const QUrl &page) {
            m_browser->open(page);
            return true;
        }));
    }

    void makeSet()
    {
        m_hub.reset();
        m_erp.reset();
        m_set = std::make_unique<Auth::SignInSet>(m_network.get(), m_given, &m_store,
            Auth::SignIn::Options{.youngest = 0s, .betweenRefusals = 0s});
        m_profile = m_given;
        m_set->giveTo(m_profile);
        m_erp = std::make_unique<Erp::ErpClient>(m_network.get(), m_profile.erp);
        m_hub = std::make_unique<Hub::HubClient>(
            m_network.get(), m_profile.hub, Hub::HubPaths::read(m_profile.file));
    }

    void watch(const QString &server)
    {
        m_world.sandbox().server(server).setObserver(
            [this, server](const Sandbox::HttpRequest &request) {
                const bool isProvider =
                    request.path.startsWith("/oidc/"_L1) || request.path.contains("oauth2"_L1);
                if (const QByteArray shown = request.header("authorization");
                    !shown.isEmpty() && !isProvider)
                    m_shown[server] += shown;
            });
    }

private Q_SLOTS:
    void initTestCase()
    {
        Sandbox::Options options;
        options.profile = m_folder.filePath(u"profile.ini"_s);
        options.oidc = true;
        options.erpOauth = true;
        QVERIFY(m_world.start(options));
        {
            QSettings file(options.profile, QSettings::IniFormat);
            file.remove(u"traccar/token"_s);
            file.remove(u"traccar/user"_s);
            file.remove(u"traccar/password"_s);
            file.setValue(u"traccar/auth"_s, u"oidc"_s);
        }
        const auto profile = Profile::read(options.profile);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        m_given = *profile;
        QCOMPARE(m_given.identities().size(), 2);
        for (const QString &server : {u"erp"_s, u"hub"_s, u"traccar"_s})
            watch(server);
    }

    void init()
    {
        m_network = makeNetworkAccessManager();
        m_browser = std::make_unique<FormBrowser>();
        m_browser->password = u"sandbox"_s;
        makeSet();
    }

    void cleanup()
    {
        for (const Auth::SignInSet::One &one : m_set->all())
            (void)QCoro::waitFor(one.signIn->signOut());
        m_hub.reset();
        m_erp.reset();
        m_browser.reset();
        m_set.reset();
        m_network.reset();
        m_shown.clear();
    }

    void eachServerIsShownItsOwnTokenAndNoOther()
    {
        const auto company = signIn(u"hub"_s);
        QVERIFY2(company, company ? "" : qPrintable(company.error().detail));
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));
        QCOMPARE(kindName(QCoro::waitFor(m_erp->hello()).error().kind),
            kindName(ErrorKind::Unauthorized)); // nobody is signed in there
        const auto own = signIn(u"erpnext"_s);
        QVERIFY2(own, own ? "" : qPrintable(own.error().detail));
        const auto hello = QCoro::waitFor(m_erp->hello());
        QVERIFY2(hello, hello ? "" : qPrintable(hello.error().detail));
        Gps::TraccarClient traccar(m_network.get(), m_profile.traccar);
        const auto devices = QCoro::waitFor(traccar.devices());
        QVERIFY2(devices, devices ? "" : qPrintable(devices.error().detail));

        QCOMPARE(m_shown.value(u"erp"_s).size(), 1);
        QCOMPARE(m_shown.value(u"hub"_s).size(), 1);
        QCOMPARE(m_shown.value(u"traccar"_s), m_shown.value(u"hub"_s));
        QVERIFY(!m_shown.value(u"erp"_s).intersects(m_shown.value(u"hub"_s)));
        // And neither would take the other's.
        const QByteArray erps = *m_shown.value(u"erp"_s).cbegin();
        const QByteArray hubs = *m_shown.value(u"hub"_s).cbegin();
        QCOMPARE(
            m_world.call("GET", u"hub"_s, u"/campaigns"_s, {{"Authorization", erps}}).status, 401);
        QCOMPARE(m_world
                     .call("GET", u"erp"_s, u"/api/method/frappe.auth.get_logged_user"_s,
                         {{"Authorization", hubs}})
                     .status,
            401);
    }

    void groupsAreThoseOfTheCompanysProvider()
    {
        QVERIFY(signIn(u"erpnext"_s));
        QVERIFY(m_set->groups().contains("System Manager"_L1)); // the roles there, for want of any
        QVERIFY(signIn(u"hub"_s));
        QCOMPARE(m_set->groups(), QStringList{u"dispatch"_s});
    }

    void theEndOfOneIsNotTheEndOfTheOther()
    {
        QVERIFY(signIn(u"erpnext"_s));
        QVERIFY(signIn(u"hub"_s));
        m_world.control(u"erp-oauth"_s, u"end-sessions"_s);
        QVERIFY(!QCoro::waitFor(m_erp->hello()));
        QCOMPARE(m_set->of(u"erpnext"_s)->status().state, State::Expired);
        QCOMPARE(m_set->of(u"hub"_s)->status().state, State::SignedIn);
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));

        QVERIFY(signIn(u"erpnext"_s));
        QVERIFY(QCoro::waitFor(m_erp->hello()));
        QVERIFY(!QCoro::waitFor(m_set->of(u"hub"_s)->signOut()).error);
        QVERIFY(!QCoro::waitFor(m_hub->campaigns()));
        QVERIFY(QCoro::waitFor(m_erp->hello()));
    }

    void whatIsKeptIsFoundAgainAndNamesWhoseDeskItIs()
    {
        const auto kept = [this] {
            return QCoro::waitFor(
                Auth::keptPerson(&m_store, m_given, QDateTime::currentDateTimeUtc()));
        };
        QCOMPARE(kept(), QString());
        QVERIFY(signIn(u"hub"_s));
        // The desk is that of who is signed in with ERPNext.
        QCOMPARE(kept(), QString());
        QVERIFY(signIn(u"erpnext"_s));
        const QString marie = m_set->person();
        QVERIFY(!marie.isEmpty() && !marie.contains("marie"_L1));
        QCOMPARE(kept(), marie);

        makeSet();
        QCoro::waitFor(m_set->recall());
        QCOMPARE(m_set->person(), marie);
        QVERIFY(QCoro::waitFor(m_erp->hello()));
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));

        (void)QCoro::waitFor(m_set->of(u"erpnext"_s)->signOut());
        m_browser = std::make_unique<FormBrowser>();
        m_browser->password = u"sandbox"_s;
        m_browser->login = u"sam"_s;
        QVERIFY(signIn(u"erpnext"_s));
        QVERIFY(m_set->person() != marie);
    }

    void positionsComeOnceSomebodySignsIn()
    {
        Gps::TraccarClient traccar(m_network.get(), m_profile.traccar);
        Gps::PositionFeed feed(&traccar);
        feed.start();
        QTRY_COMPARE(feed.status().state, Gps::FeedStatus::State::Stopped);
        QVERIFY(feed.status().error);
        QVERIFY(m_shown.value(u"traccar"_s).isEmpty());
        QVERIFY(signIn(u"traccar"_s));
        QTRY_COMPARE_WITH_TIMEOUT(feed.status().state, Gps::FeedStatus::State::Live, 30'000);
    }
};

QTEST_MAIN(TestTwoProviders)
#include "tst_twoproviders.moc"
