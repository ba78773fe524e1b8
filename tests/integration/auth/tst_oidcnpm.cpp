// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in against npm's oidc-provider, whose forms are filled in as a person would.

#include "formbrowser.h"
#include "peers.h"

#include "auth/signin.h"
#include "auth/signindoctor.h"
#include "core/httpclient.h"

#include <QCoroTask>
#include <QCoroTest>

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using FibreDesk::Tests::FormBrowser;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = SignInStatus::State;

namespace {

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// Sees what is posted, as somebody would who has broken into this computer.
class Eavesdropper : public QNetworkAccessManager {
public:
    QByteArray tokenForm; ///< the last one

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        if (body && request.url().path() == "/token"_L1)
            tokenForm = body->peek(body->size());
        return QNetworkAccessManager::createRequest(operation, request, body);
    }
};

} // namespace

class TestOidcNpm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Peers peers = Peers::fetch();
        QVERIFY2(peers.problem.isEmpty(), qPrintable(peers.problem));
        const QString node = QStandardPaths::findExecutable(u"node"_s);
        QVERIFY2(!node.isEmpty(), "nodejs is not installed");
        m_fixedPort = freePort();
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(
            node, {QStringLiteral(FD_SCRIPT), peers.folder, QString::number(m_fixedPort)});
        m_issuer = QUrl(nextWord().value("issuer"_L1).toString());
        QVERIFY(m_issuer.isValid());
    }

    void cleanupTestCase()
    {
        m_server.closeWriteChannel();
        m_server.waitForFinished(5'000);
    }

    void init()
    {
        m_shift = 0;
        m_network = makeNetworkAccessManager();
        m_store = std::make_unique<MemoryTokenStore>();
        m_browser = std::make_unique<FormBrowser>();
        m_settings = {.issuer = m_issuer,
            .clientId = u"desk"_s,
            .scopes = {u"profile"_s, u"email"_s, u"groups"_s, u"offline_access"_s}};
        m_signIn = desk();
    }

    void cleanup()
    {
        m_signIn.reset();
        m_browser.reset();
        m_store.reset();
        m_network.reset();
    }

    void signsInThroughItsForms()
    {
        const auto result = signIn();
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QCOMPARE(m_signIn->status().who.shown(), u"Name of marie"_s);
        QCOMPARE(m_signIn->status().who.email, u"marie@isp.example"_s);
        QCOMPARE(m_signIn->status().who.groups, (QStringList{u"dispatch"_s, u"support"_s}));
        QVERIFY(!m_signIn->status().until.isValid()); // it gave something to renew it with
        QVERIFY(QUrlQuery(m_browser->callback).hasQueryItem(u"iss"_s));
        QCOMPARE(me().value_or(0), 200);
    }

    void usesTheOnePortThatIsWrittenDown()
    {
        m_settings.clientId = u"fixed"_s;
        m_settings.redirectPort = m_fixedPort;
        m_signIn = desk();
        QVERIFY(signIn());
        QCOMPARE(m_browser->callback.port(), m_fixedPort);
    }

    void theDoctorNamesAPortThatIsNotWrittenDown()
    {
        m_settings.clientId = u"fixed"_s;
        const auto checks = QCoro::waitFor(
            examineSignIn(m_network.get(), m_settings, m_store.get(), m_signIn->status()));
        for (const SignInCheck &check : checks) {
            const bool isRedirect = check.subject == SignInCheck::Subject::Redirect;
            QCOMPARE(check.outcome == SignInCheck::Outcome::Bad, isRedirect);
        }
        m_settings.clientId = u"desk"_s;
        const auto good = QCoro::waitFor(
            examineSignIn(m_network.get(), m_settings, m_store.get(), m_signIn->status()));
        for (const SignInCheck &check : good)
            QVERIFY2(check.outcome != SignInCheck::Outcome::Bad, qPrintable(check.detail()));
    }

    void renewsWithRotation()
    {
        QVERIFY(signIn());
        const auto before = QCoro::waitFor(m_signIn->credentials());
        m_shift = 7200;
        const auto after = QCoro::waitFor(m_signIn->credentials());
        QVERIFY2(after, after ? "" : qPrintable(after.error().detail));
        QVERIFY(after->secret != before->secret);
        m_shift = 14'400;
        QVERIFY(QCoro::waitFor(m_signIn->credentials()));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QCOMPARE(me().value_or(0), 200);
    }

    void aRefreshTokenShownTwiceEndsTheSession()
    {
        QVERIFY(signIn());
        const auto thief = desk(); // has the same token, and does not know of us
        QVERIFY(QCoro::waitFor(thief->recall()));
        m_shift = 7200;
        QVERIFY(QCoro::waitFor(m_signIn->credentials()));
        QVERIFY(!QCoro::waitFor(thief->credentials()));
        QCOMPARE(thief->status().state, State::Expired);
        m_shift = 14'400;
        QVERIFY(!QCoro::waitFor(m_signIn->credentials()));
        QCOMPARE(m_signIn->status().state, State::Expired);
        QCOMPARE(m_signIn->status().error->type, u"invalid_grant"_s);
    }

    void aReplayedCodeEndsTheSessionAndIsNoticed()
    {
        auto eavesdropper = std::make_unique<Eavesdropper>();
        const Eavesdropper &heard = *eavesdropper;
        m_signIn.reset();
        m_network = std::move(eavesdropper);
        m_signIn = desk();
        QVERIFY(signIn());
        QCOMPARE(me().value_or(0), 200);
        HttpClient http(m_network.get(), {});
        // With its verifier: a code alone is refused before it is looked up whether it was used.
        HttpRequest replay{.verb = HttpVerb::Post,
            .url = QUrl(m_issuer.toString() + u"/token"_s),
            .contentType = "application/x-www-form-urlencoded",
            .source = u"replay"_s};
        replay.body = heard.tokenForm;
        QVERIFY(replay.body.contains("code_verifier="));
        const auto answer = QCoro::waitFor(http.send(replay));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, 400);
        const auto asked = me();
        QVERIFY(!asked);
        QCOMPARE(kindName(asked.error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_signIn->status().state, State::Expired);
    }

    void takesItsNewKeys()
    {
        QVERIFY(signIn());
        tell("rotate"_L1);
        m_shift = 7200;
        const auto after = QCoro::waitFor(m_signIn->credentials());
        QVERIFY2(after, after ? "" : qPrintable(after.error().detail));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
    }

    void anAdministratorEndsTheSession()
    {
        QVERIFY(signIn());
        tell("revoke"_L1);
        QSignalSpy changed(m_signIn.get(), &SignIn::statusChanged);
        QVERIFY(!me());
        QCOMPARE(m_signIn->status().state, State::Expired);
        QVERIFY(signIn()); // as the same person, and everything goes on
        QCOMPARE(me().value_or(0), 200);
    }

    void signsInOnAnotherDevice()
    {
        auto waiting = m_signIn->signInElsewhere();
        QTRY_VERIFY(!m_signIn->status().userCode.isEmpty());
        m_browser->open(m_signIn->status().page);
        const auto result = QCoro::waitFor(std::move(waiting));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(m_signIn->status().who.shown(), u"Name of marie"_s);
        QCOMPARE(me().value_or(0), 200);
    }

    void signsOutForGood()
    {
        QVERIFY(signIn());
        const auto thief = desk();
        QVERIFY(QCoro::waitFor(thief->recall()));
        const auto farewell = QCoro::waitFor(m_signIn->signOut());
        QVERIFY2(!farewell.error, farewell.error ? qPrintable(farewell.error->detail) : "");
        QVERIFY(farewell.page.toString().startsWith(m_issuer.toString() + u"/session/end?"_s));
        m_shift = 7200;
        QVERIFY(!QCoro::waitFor(thief->credentials()));
        QCOMPARE(thief->status().state, State::Expired);
    }

private:
    [[nodiscard]] std::unique_ptr<SignIn> desk() const
    {
        return std::make_unique<SignIn>(m_network.get(), m_settings, m_store.get(), u"key"_s,
            SignIn::Options{.patience = 30s, .youngest = 0s, .betweenRefusals = 0s},
            Clock([this] { return QDateTime::currentDateTimeUtc().addSecs(m_shift); }));
    }

    Result<void> signIn()
    {
        return QCoro::waitFor(m_signIn->signIn([this](const QUrl &page) {
            m_browser->open(page);
            return true;
        }));
    }

    /// The status of a question that only who is signed in may ask.
    Result<int> me()
    {
        HttpClient http(m_network.get(), {});
        http.setTokenSource(m_signIn.get());
        const auto answer = QCoro::waitFor(
            http.send({.url = QUrl(m_issuer.toString() + u"/me"_s), .source = u"me"_s}));
        if (!answer)
            return std::unexpected(answer.error());
        return answer->status;
    }

    void tell(QLatin1StringView command)
    {
        m_server.write(
            QJsonDocument(QJsonObject{{command, true}}).toJson(QJsonDocument::Compact) + '\n');
        QVERIFY(nextWord().value("done"_L1).toBool());
    }

    QJsonObject nextWord()
    {
        for (int i = 0; i < 300 && !m_server.canReadLine(); ++i)
            m_server.waitForReadyRead(100);
        return QJsonDocument::fromJson(m_server.readLine()).object();
    }

    QProcess m_server;
    QUrl m_issuer;
    int m_fixedPort = 0;
    qint64 m_shift = 0;
    Profile::Oidc m_settings;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<MemoryTokenStore> m_store;
    std::unique_ptr<FormBrowser> m_browser;
    std::unique_ptr<SignIn> m_signIn;
};

QTEST_GUILESS_MAIN(TestOidcNpm)
#include "tst_oidcnpm.moc"
