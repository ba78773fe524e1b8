// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostileprovider.h"
#include "session/signinboard.h"
#include "session/signincheckwords.h"

#include "core/httpclient.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSignInDesk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HostileProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    Auth::MemoryTokenStore m_store;
    std::unique_ptr<Auth::SignIn> m_signIn;
    std::unique_ptr<SignInDesk> m_desk;
    qint64 m_shift = 0;

private Q_SLOTS:
    void init()
    {
        m_shift = 0;
        m_provider = std::make_unique<HostileProvider>();
        m_network = makeNetworkAccessManager();
        m_signIn = std::make_unique<Auth::SignIn>(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"key"_s, Auth::SignIn::Options{.youngest = 0s, .betweenRefusals = 0s},
            Clock([this] { return QDateTime::currentDateTimeUtc().addSecs(m_shift); }));
        m_desk = std::make_unique<SignInDesk>(m_signIn.get(), m_network.get(), &m_store);
        m_desk->setOpener([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
    }

    void cleanup()
    {
        m_desk.reset();
        // A request whose network goes is never told of its end.
        QTRY_VERIFY(m_network->findChildren<QNetworkReply *>().isEmpty());
        m_signIn.reset();
        m_network.reset();
        m_provider.reset();
        (void)QCoro::waitFor(m_store.remove(u"key"_s));
    }

    void noGateStandsBeforeWhatWasKeptIsLookedFor()
    {
        QVERIFY(!m_desk->isGate());
        m_desk->setAsked();
        QVERIFY(m_desk->isGate());
    }

    void theGateOpensForWhoSignsIn()
    {
        m_desk->setAsked();
        QSignalSpy changed(m_desk.get(), &SignInDesk::changed);
        m_desk->signIn();
        QVERIFY(m_desk->isBusy() && m_desk->isGate());
        m_desk->signIn(); // twice is once
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        QVERIFY(!m_desk->isGate() && !m_desk->hasFailed());
        QCOMPARE(m_desk->who(), u"Marie Tremblay"_s);
        QCOMPARE(m_desk->groups(), QStringList{u"dispatch"_s});
        QCOMPARE(m_provider->asked(u"authorize"_s), 1);
        QVERIFY(changed.count() > 0);
    }

    void aRefusalIsNamed()
    {
        m_desk->setAsked();
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"nonce"_s, u"another"_s);
        };
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"refused"_s);
        QVERIFY(m_desk->isGate());
        QCOMPARE(m_desk->errorType(), u"nonce"_s);
        QVERIFY(!m_desk->detail().isEmpty());
    }

    void anExpiredSessionIsNoGateAndGoesOnWithOneSignIn()
    {
        m_desk->setAsked();
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        m_shift = 3700;
        QVERIFY(!QCoro::waitFor(m_signIn->credentials()));
        QVERIFY(m_desk->isExpired() && !m_desk->isGate());
        m_shift = 0;
        m_provider->tokenAnswer.reset();
        m_desk->signIn();
        QVERIFY(m_desk->isExpired() && m_desk->isBusy()); // the strip stays until it is done
        QTRY_VERIFY(!m_desk->isExpired());
        QCOMPARE(m_desk->state(), u"signedIn"_s);
    }

    void signingOutClosesTheDeskAndTellsWhatIsLeftToDo()
    {
        m_desk->setAsked();
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        m_desk->signOut();
        QTRY_VERIFY(!m_desk->farewellPage().isEmpty());
        QVERIFY(m_desk->isGate());
        QVERIFY(m_desk->farewellError().isEmpty());
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        QVERIFY(m_desk->farewellPage().isEmpty());
    }

    void oneSheetAtATimeAndWhatIsOptionalMayWait()
    {
        Auth::SignIn second(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"second"_s, Auth::SignIn::Options{});
        SignInDesk hub(&second, m_network.get(), &m_store);
        hub.setServers(u"Hub (hub.example)"_s);
        hub.setOptional(true);
        hub.setOpener([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
        SignInBoard board({m_desk.get(), &hub});
        QCOMPARE(board.main(), m_desk.get());
        QVERIFY(!board.isGate());
        hub.setAsked();
        m_desk->setAsked();
        QVERIFY(board.isGate());
        QCOMPARE(board.waiting(), m_desk.get());
        m_desk->putOff(); // not the desk's own
        QCOMPARE(board.waiting(), m_desk.get());
        m_desk->signIn();
        QTRY_COMPARE(board.waiting(), &hub);
        QVERIFY(board.isGate());
        hub.putOff();
        QVERIFY(!board.isGate());
        QCOMPARE(hub.state(), u"signedOut"_s);
        hub.signIn(); // from the settings
        QTRY_COMPARE(hub.state(), u"signedIn"_s);
        QVERIFY(!board.isGate());
        // The end of one is that one's.
        hub.signOut();
        QTRY_COMPARE(hub.state(), u"signedOut"_s);
        QVERIFY(!board.isGate());
        QCOMPARE(m_desk->state(), u"signedIn"_s);
        m_desk->signOut();
        QTRY_VERIFY(board.isGate());
        QCOMPARE(board.waiting(), m_desk.get());
    }

    void whoIsNotOnePersonEverywhereIsTold()
    {
        Auth::SignIn second(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"second"_s, Auth::SignIn::Options{});
        SignInDesk hub(&second, m_network.get(), &m_store);
        hub.setOpener([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        });
        SignInBoard board({m_desk.get(), &hub});
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        QVERIFY(board.strangers().isEmpty());
        const auto signInAs = [this, &hub](const QString &sub, const QString &email) {
            m_provider->changeClaims = [sub, email](QJsonObject &claims) {
                claims.insert(u"sub"_s, sub);
                claims.insert(u"email"_s, email);
            };
            m_provider->userInfoAnswer = FakeHttpServer::json(
                R"({"sub":")" + sub.toUtf8() + R"(","email":")" + email.toUtf8() + R"("})");
            hub.signIn();
        };
        signInAs(u"u-9"_s, u"Jean@isp.example"_s);
        QTRY_COMPARE(hub.state(), u"signedIn"_s);
        QCOMPARE(hub.email(), u"Jean@isp.example"_s);
        QCOMPARE(board.strangers(), QList<QObject *>{&hub});
        hub.signOut();
        QTRY_COMPARE(hub.state(), u"signedOut"_s);
        QVERIFY(board.strangers().isEmpty());
        // The other provider may write it otherwise.
        signInAs(u"another-number"_s, m_desk->email().toUpper());
        QTRY_COMPARE(hub.state(), u"signedIn"_s);
        QVERIFY(board.strangers().isEmpty());
    }

    void theEndedOneOfSeveralIsNamed()
    {
        Auth::SignIn second(m_network.get(),
            Profile::Oidc{.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s}, &m_store,
            u"second"_s, Auth::SignIn::Options{});
        SignInDesk hub(&second, m_network.get(), &m_store);
        SignInBoard board({m_desk.get(), &hub});
        QCOMPARE(board.ended(), nullptr);
        m_desk->signIn();
        QTRY_COMPARE(m_desk->state(), u"signedIn"_s);
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        m_shift = 3700;
        QVERIFY(!QCoro::waitFor(m_signIn->credentials()));
        QCOMPARE(board.ended(), m_desk.get());
    }

    void theDoctorsLinesCome()
    {
        const QAbstractItemModelTester tester(m_desk->checks());
        QSignalSpy examining(m_desk.get(), &SignInDesk::examiningChanged);
        m_desk->examine();
        m_desk->examine();
        QTRY_COMPARE(examining.count(), 2);
        SignInChecks *checks = m_desk->checks();
        QVERIFY(checks->count() >= 9);
        const QModelIndex last = checks->index(checks->count() - 1);
        QCOMPARE(last.data(SignInChecks::SubjectRole).toString(), u"session"_s);
        QCOMPARE(last.data(SignInChecks::ToneRole).toString(), u"warning"_s);
        QCOMPARE(last.data(SignInChecks::AdviceRole).toString(), u"signIn"_s);
        QCOMPARE(last.data(SignInChecks::DetailRole).toString(), u"Nobody is signed in."_s);
        for (int row = 0; row < checks->count(); ++row)
            QVERIFY(!checks->index(row).data(SignInChecks::DetailRole).toString().isEmpty());
    }

    void theDoctorsWordsAreOursAndTheProvidersStayAsTheyCame()
    {
        using Check = Auth::SignInCheck;
        QCOMPARE(checkText({.subject = Check::Subject::Session,
                     .fact = Check::Fact::Ended,
                     .values = {u"Marie"_s},
                     .words = u"invalid_grant: revoked"_s}),
            u"The sign-in of Marie has ended: invalid_grant: revoked"_s);
        QCOMPARE(checkText({.subject = Check::Subject::Keys,
                     .outcome = Check::Outcome::Bad,
                     .words = u"HTTP status 500"_s}),
            u"They could not be read: HTTP status 500"_s);
        QCOMPARE(checkText({.subject = Check::Subject::Clock,
                               .fact = Check::Fact::ClockBehind,
                               .values = {u"720"_s}})
                     .contains("behind"_L1),
            true);
    }
};

QTEST_GUILESS_MAIN(TestSignInDesk)
#include "tst_signindesk.moc"
