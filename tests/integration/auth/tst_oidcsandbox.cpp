// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every service behind one sign-in, with the sandbox's own provider.

#include "formbrowser.h"
#include "liveworld.h"

#include "auth/signin.h"
#include "core/httpclient.h"
#include "erp/erpclient.h"
#include "hub/hubclient.h"

#include <QCoroTask>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Sandbox::LiveWorld;
using Tests::FormBrowser;
using State = Auth::SignInStatus::State;

class TestOidcSandbox : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    LiveWorld m_world;
    Profile m_profile;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Auth::MemoryTokenStore> m_store;
    std::unique_ptr<Auth::SignIn> m_signIn;
    std::unique_ptr<FormBrowser> m_browser;
    std::unique_ptr<Erp::ErpClient> m_erp;
    std::unique_ptr<Hub::HubClient> m_hub;

    Result<void> signIn()
    {
        return QCoro::waitFor(m_signIn->signIn([this](const QUrl &page) {
            m_browser->open(page);
            return true;
        }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        Sandbox::Options options;
        options.profile = m_folder.filePath(u"profile.ini"_s);
        options.oidc = true;
        QVERIFY(m_world.start(options));
        const auto profile = Profile::read(options.profile);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QVERIFY(profile->erp.usesSignIn && profile->hub.usesSignIn);
        m_profile = *profile;
    }

    void init()
    {
        m_network = makeNetworkAccessManager();
        m_store = std::make_unique<Auth::MemoryTokenStore>();
        m_signIn = std::make_unique<Auth::SignIn>(m_network.get(), m_profile.oidc, m_store.get(),
            Auth::SignIn::keyFor(m_profile),
            Auth::SignIn::Options{.youngest = 0s, .betweenRefusals = 0s});
        m_browser = std::make_unique<FormBrowser>();
        m_browser->password = u"sandbox"_s;
        Profile profile = m_profile;
        profile.setTokenSource(m_signIn.get());
        m_erp = std::make_unique<Erp::ErpClient>(m_network.get(), profile.erp);
        m_hub = std::make_unique<Hub::HubClient>(
            m_network.get(), profile.hub, Hub::HubPaths::read(profile.file));
    }

    void cleanup()
    {
        m_hub.reset();
        m_erp.reset();
        m_browser.reset();
        m_signIn.reset();
        m_network.reset();
    }

    void oneSignInOpensEverything()
    {
        QCOMPARE(kindName(QCoro::waitFor(m_erp->hello()).error().kind),
            kindName(ErrorKind::Unauthorized));
        const auto done = signIn();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(m_signIn->status().who.email, u"marie@fibre.example"_s);
        QCOMPARE(m_signIn->status().who.groups, QStringList{u"dispatch"_s});
        const auto hello = QCoro::waitFor(m_erp->hello());
        QVERIFY2(hello, hello ? "" : qPrintable(hello.error().detail));
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));
    }

    void anEndedSessionIsToldOfOnce()
    {
        QVERIFY(signIn());
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));
        m_world.control(u"oidc"_s, u"end-sessions"_s);
        QSignalSpy changed(m_signIn.get(), &Auth::SignIn::statusChanged);
        const auto refused = QCoro::waitFor(m_hub->campaigns());
        QCOMPARE(kindName(refused.error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_signIn->status().state, State::Expired);
        QVERIFY(!QCoro::waitFor(m_erp->hello()));
        QCOMPARE(changed.count(), 1);
        QVERIFY(signIn());
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));
    }

    void newKeysAreNoticed()
    {
        QVERIFY(signIn());
        m_world.control(u"oidc"_s, u"rotate-keys"_s);
        m_signIn = std::make_unique<Auth::SignIn>(
            m_network.get(), m_profile.oidc, m_store.get(), u"other"_s, Auth::SignIn::Options{});
        QVERIFY(signIn());
    }

    void aWrongPasswordGoesNoFurther()
    {
        m_browser->password = u"guess"_s;
        auto waiting = m_signIn->signIn([this](const QUrl &page) {
            m_browser->open(page);
            return true;
        });
        QTRY_VERIFY(m_browser->lastPage.contains("Wrong name or password"));
        m_signIn->cancel();
        QVERIFY(!QCoro::waitFor(std::move(waiting)));
    }

    void typesACodeOnAnotherDevice()
    {
        auto waiting = m_signIn->signInElsewhere();
        QTRY_VERIFY(!m_signIn->status().userCode.isEmpty());
        m_browser->open(m_signIn->status().page);
        QVERIFY(QCoro::waitFor(std::move(waiting)));
        QVERIFY(QCoro::waitFor(m_hub->campaigns()));
    }

    void signingOutEndsTheAccessTokenToo()
    {
        QVERIFY(signIn());
        const auto shown = QCoro::waitFor(m_signIn->credentials());
        QVERIFY(shown);
        const QByteArray header = shown->header().second;
        QCOMPARE(m_world.call("GET", u"hub"_s, u"/campaigns"_s, {{"Authorization", header}}).status,
            200);
        QVERIFY(!QCoro::waitFor(m_signIn->signOut()).error);
        QCOMPARE(m_world.call("GET", u"hub"_s, u"/campaigns"_s, {{"Authorization", header}}).status,
            401);
    }
};

QTEST_MAIN(TestOidcSandbox)
#include "tst_oidcsandbox.moc"
