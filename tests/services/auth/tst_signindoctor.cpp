// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signindoctor.h"
#include "hostileprovider.h"

#include "core/httpclient.h"

#include <QCoroFuture>
#include <QCoroTask>

#include <QFuture>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Subject = SignInCheck::Subject;
using Outcome = SignInCheck::Outcome;
using Advice = SignInCheck::Advice;

namespace {

/// Answers when it is told to; it may be gone by then.
class SlowStore : public MemoryTokenStore {
public:
    explicit SlowStore(QFuture<void> answer)
        : m_answer(std::move(answer))
    {
    }
    QCoro::Task<Result<void>> write(QString, QByteArray) override
    {
        isWriting = true;
        const QFuture<void> answer = m_answer;
        co_await answer;
        co_return Result<void>{};
    }

    bool isWriting = false;

private:
    QFuture<void> m_answer;
};

} // namespace

class TestSignInDoctor : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HostileProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    MemoryTokenStore m_store;
    Profile::Oidc m_settings;
    SignInStatus m_status;

    QList<SignInCheck> examine()
    {
        return QCoro::waitFor(examineSignIn(m_network.get(), m_settings, &m_store, m_status));
    }

    /// The line about one thing: "outcome: detail".
    std::optional<SignInCheck> line(Subject subject)
    {
        const auto checks = examine();
        const auto found = std::ranges::find(checks, subject, &SignInCheck::subject);
        return found == checks.end() ? std::nullopt : std::optional(*found);
    }

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<HostileProvider>();
        m_network = makeNetworkAccessManager();
        m_settings = {.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s};
        m_status = {.state = SignInStatus::State::SignedIn, .who = {.name = u"Marie Tremblay"_s}};
    }

    void cleanup()
    {
        m_network.reset();
        m_provider.reset();
    }

    void findsNothingWhereAllIsWell()
    {
        m_provider->hasDate = true;
        const auto checks = examine();
        QCOMPARE(checks.size(), 10);
        for (const SignInCheck &check : checks) {
            // Memory alone is worth a word.
            const bool isFine = check.subject == Subject::Store ? check.outcome == Outcome::Warning
                                                                : check.outcome == Outcome::Fine;
            QVERIFY2(isFine, qPrintable(subjectName(check.subject) + u": "_s + check.detail()));
        }
        QCOMPARE(m_provider->asked(u"token"_s), 0);
    }

    void namesAPortThatIsTaken()
    {
        QTcpServer holder;
        QVERIFY(holder.listen(QHostAddress::LocalHost));
        m_settings.redirectPort = holder.serverPort();
        const auto port = line(Subject::Port);
        QCOMPARE(port->outcome, Outcome::Bad);
        QCOMPARE(port->advice, Advice::FreePort);
        QVERIFY(!line(Subject::Redirect));
    }

    void namesARedirectThatIsRefused()
    {
        const QString place = m_provider->issuer();
        m_provider->server().setHandler([place](const SeenRequest &request) {
            if (request.target.contains("/authorize"))
                return FakeHttpServer::html("<title>redirect_uri is not registered</title>", 400);
            return FakeHttpServer::json(
                R"({"issuer":"X","authorization_endpoint":"X/authorize","token_endpoint":"X/t","jwks_uri":"X/k"})"_ba
                    .replace("X", place.toLatin1()));
        });
        const auto redirect = line(Subject::Redirect);
        QCOMPARE(redirect->outcome, Outcome::Bad);
        QCOMPARE(redirect->advice, Advice::RegisterRedirect);
        QVERIFY(redirect->detail().endsWith(u": redirect_uri is not registered"_s));
    }

    void namesAnotherIssuer()
    {
        m_settings.issuer = QUrl(m_provider->issuer() + u'/');
        const auto issuer = line(Subject::Issuer);
        QCOMPARE(issuer->outcome, Outcome::Bad);
        QCOMPARE(issuer->advice, Advice::CorrectIssuer);
        QVERIFY(issuer->detail().contains(m_provider->issuer()));
    }

    void namesAClockThatIsWrong()
    {
        m_provider->hasDate = true;
        m_provider->timeShift = 600;
        const auto clock = line(Subject::Clock);
        QCOMPARE(clock->outcome, Outcome::Warning);
        QCOMPARE(clock->advice, Advice::SetClock);
        QVERIFY2(
            clock->detail().contains("min behind the provider's"_L1), qPrintable(clock->detail()));
    }

    void namesAProviderThatIsNotThere()
    {
        m_provider->server().stop();
        const auto provider = line(Subject::Provider);
        QCOMPARE(provider->outcome, Outcome::Bad);
        QCOMPARE(provider->advice, Advice::CheckNetwork);
        QVERIFY(line(Subject::Port).has_value());
    }

    void namesAProxyInTheWay_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::newRow("page") << FakeHttpServer::html("<title>Accept our terms</title>");
        QTest::newRow("redirect") << ScriptedAnswer{
            .status = 302, .body = {}, .headers = {{"Location", "http://portal.example/login"}}};
    }

    void namesAProxyInTheWay()
    {
        QFETCH(ScriptedAnswer, answer);
        m_provider->server().setHandler([answer](const SeenRequest &) { return answer; });
        QCOMPARE(line(Subject::Provider)->advice, Advice::LookAtProxy);
    }

    void namesAProviderWithoutPkceAndWithoutKeys()
    {
        m_provider->changeDiscovery = [](QJsonObject &json) {
            json.insert(u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s});
        };
        m_provider->jwksAnswer = FakeHttpServer::json(R"({"keys":[{"kty":"oct"}]})");
        QCOMPARE(line(Subject::Pkce)->advice, Advice::AllowPkce);
        QCOMPARE(line(Subject::Keys)->outcome, Outcome::Bad);
    }

    void namesASessionThatIsOverOrWillBe()
    {
        m_status.until = QDateTime::currentDateTimeUtc();
        QCOMPARE(line(Subject::Session)->advice, Advice::AskForOfflineAccess);
        m_status = {.state = SignInStatus::State::Expired,
            .error = Error{.kind = ErrorKind::Unauthorized, .detail = u"grant revoked"_s}};
        QCOMPARE(line(Subject::Session)->advice, Advice::SignIn);
        QCOMPARE(line(Subject::Session)->detail(), u"the sign-in has ended: grant revoked"_s);
    }

    void endsWithTheStoreItAsks()
    {
        QPromise<void> answer;
        answer.start();
        auto store = std::make_unique<SlowStore>(answer.future());
        auto checks = examineSignIn(m_network.get(), m_settings, store.get(), m_status);
        QTRY_VERIFY(store->isWriting);
        m_network.reset();
        store.reset();
        answer.finish();
        QVERIFY(QCoro::waitFor(std::move(checks)).size() > 1);
    }

    void endsWithTheNetworkWhileItWaitsForItsNextTry()
    {
        m_provider->server().setHandler(
            [](const SeenRequest &) { return FakeHttpServer::json("{}", 503); });
        QSignalSpy answered(m_network.get(), &QNetworkAccessManager::finished);
        auto checks = examineSignIn(m_network.get(), m_settings, &m_store, m_status);
        QTRY_COMPARE(answered.count(), 1);
        const auto asked = m_provider->server().requests().size();
        m_network.reset();
        QCOMPARE(QCoro::waitFor(std::move(checks)).size(), 1);
        QCOMPARE(m_provider->server().requests().size(), asked);
    }

    void everyAdviceIsASentence()
    {
        QVERIFY(adviceText(Advice::None).isEmpty() && adviceName(Advice::None).isEmpty());
        for (int i = int(Advice::CheckNetwork); i <= int(Advice::AskForOfflineAccess); ++i)
            QVERIFY(adviceText(Advice(i)).endsWith(u'.') && !adviceName(Advice(i)).isEmpty());
        QCOMPARE(adviceName(Advice::AskForOfflineAccess), u"askForOfflineAccess"_s);
    }
};

QTEST_GUILESS_MAIN(TestSignInDoctor)
#include "tst_signindoctor.moc"
