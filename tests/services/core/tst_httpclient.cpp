// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/httpclient.h"
#include "core/urlpath.h"
#include "fakehttpserver.h"
#include "queuedtokens.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using End = ScriptedAnswer::End;

namespace {

const Credentials token{
    .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"s3cret"_s};

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private:
    FakeHttpServer *m_server = nullptr;
    std::unique_ptr<QNetworkAccessManager> m_network;

    Result<QJsonDocument> run(
        HttpClient &client, HttpRequest request, RequestScope *scope = nullptr)
    {
        if (request.url.isEmpty())
            request.url = m_server->url();
        request.source = QStringLiteral("test");
        return QCoro::waitFor(client.sendForJson(std::move(request), scope));
    }

private Q_SLOTS:
    void init()
    {
        m_server = new FakeHttpServer(this);
        m_network = makeNetworkAccessManager();
    }

    void cleanup()
    {
        m_network.reset();
        delete m_server;
    }

    void sendsTheTokenAndReadsJson()
    {
        m_server->queue(FakeHttpServer::json(R"({"message":"pong"})"));
        HttpClient client(m_network.get(), token);
        const auto result = run(client, {});
        QVERIFY(result.has_value());
        QCOMPARE((*result)["message"_L1].toString(), QStringLiteral("pong"));
        QCOMPARE(m_server->requests().front().headers.value("authorization"),
            QByteArray("token key:s3cret"));
        QCOMPARE(
            m_server->requests().front().headers.value("accept"), QByteArray("application/json"));
    }

    void neverSendsACookieBack()
    {
        auto answer = FakeHttpServer::json("{}");
        answer.headers = {{"Set-Cookie", "sid=Guest; Path=/"}};
        m_server->queue(answer);
        m_server->queue(FakeHttpServer::json("{}"));
        HttpClient client(m_network.get(), token);
        (void)run(client, {});
        (void)run(client, {});
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(!m_server->requests().back().headers.contains("cookie"));
    }

    void keepsASlashInsideANameOnTheWire()
    {
        m_server->queue(FakeHttpServer::json("{}"));
        HttpClient client(m_network.get(), token);
        HttpRequest request;
        request.url = urlWithPath(m_server->url(),
            {u"api"_s, u"resource"_s, u"Sales Invoice"_s, u"INV/24-25/1 é"_s},
            {{u"fields"_s, u"[\"a&b\"]"_s}});
        (void)run(client, request);
        QCOMPARE(m_server->requests().front().target,
            QByteArray(
                "/api/resource/Sales%20Invoice/INV%2F24-25%2F1%20%C3%A9?fields=%5B%22a%26b%22%5D"));
    }

    void saysWhatKindOfFailureItWas_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<HttpVerb>("verb");
        QTest::addColumn<ErrorKind>("kind");
        const ScriptedAnswer dropped{.end = End::Close};
        const ScriptedAnswer cut{.body = QByteArray(1000, 'x'), .end = End::CutBody};
        const auto page = FakeHttpServer::html("<html><title>Sign in</title><body>x</body></html>");
        const auto status = [](int code) { return FakeHttpServer::json("{}", code); };
        ScriptedAnswer moved{.status = 302, .headers = {{"Location", "https://sso.example/login"}}};

        QTest::newRow("GET dropped") << dropped << HttpVerb::Get << ErrorKind::Offline;
        QTest::newRow("PUT dropped") << dropped << HttpVerb::Put << ErrorKind::Uncertain;
        QTest::newRow("POST dropped") << dropped << HttpVerb::Post << ErrorKind::Uncertain;
        QTest::newRow("DELETE dropped") << dropped << HttpVerb::Delete << ErrorKind::Uncertain;
        QTest::newRow("GET cut") << cut << HttpVerb::Get << ErrorKind::Protocol;
        QTest::newRow("PUT cut") << cut << HttpVerb::Put << ErrorKind::Uncertain;
        QTest::newRow("GET page") << page << HttpVerb::Get << ErrorKind::Protocol;
        QTest::newRow("PUT page") << page << HttpVerb::Put << ErrorKind::Uncertain;
        QTest::newRow("not JSON") << FakeHttpServer::json("{oops") << HttpVerb::Get
                                  << ErrorKind::Protocol;
        QTest::newRow("401") << status(401) << HttpVerb::Get << ErrorKind::Unauthorized;
        QTest::newRow("403") << status(403) << HttpVerb::Get << ErrorKind::Forbidden;
        QTest::newRow("404") << status(404) << HttpVerb::Get << ErrorKind::NotFound;
        QTest::newRow("409") << status(409) << HttpVerb::Put << ErrorKind::Conflict;
        QTest::newRow("417") << status(417) << HttpVerb::Put << ErrorKind::Validation;
        QTest::newRow("429") << status(429) << HttpVerb::Get << ErrorKind::RateLimited;
        QTest::newRow("500") << status(500) << HttpVerb::Put << ErrorKind::Server;
        QTest::newRow("GET 504") << status(504) << HttpVerb::Get << ErrorKind::Server;
        QTest::newRow("PUT 504") << status(504) << HttpVerb::Put << ErrorKind::Uncertain;
        QTest::newRow("sign-in page") << moved << HttpVerb::Get << ErrorKind::Unauthorized;
    }

    void saysWhatKindOfFailureItWas()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(HttpVerb, verb);
        QFETCH(ErrorKind, kind);
        m_server->setHandler([&answer](const SeenRequest &) { return answer; });
        HttpClient client(m_network.get(), token);
        QSignalSpy failed(&client, &HttpClient::failed);
        HttpRequest request{.verb = verb};
        if (verb != HttpVerb::Get)
            request.body = "{}";
        const auto result = run(client, request);
        QVERIFY(!result.has_value());
        QCOMPARE(kindName(result.error().kind), kindName(kind));
        QVERIFY(!result.error().detail.contains(QLatin1String("s3cret")));
        if (verb != HttpVerb::Get)
            QCOMPARE(m_server->requests().size(), 1);
    }

    void aRefusedConnectionIsOfflineEvenForAWrite()
    {
        HttpRequest request{.verb = HttpVerb::Put, .url = m_server->url(), .body = "{}"};
        m_server->stop();
        HttpClient client(m_network.get(), token);
        const auto result = run(client, request);
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Offline));
    }

    void noAnswerInTimeIsATimeoutNotACancel()
    {
        m_server->setHandler([](const SeenRequest &) { return ScriptedAnswer{.end = End::Never}; });
        HttpClient client(m_network.get(), token);
        const auto read = run(client, {.timeout = 100ms});
        QCOMPARE(kindName(read.error().kind), kindName(ErrorKind::Timeout));
        const auto write = run(client, {.verb = HttpVerb::Post, .body = "{}", .timeout = 100ms});
        QCOMPARE(kindName(write.error().kind), kindName(ErrorKind::Uncertain));
    }

    void anAbortedScopeCancelsAndTheNextRequestWorks()
    {
        m_server->queue({.end = End::Never});
        m_server->queue(FakeHttpServer::json("{}"));
        HttpClient client(m_network.get(), token);
        QSignalSpy failed(&client, &HttpClient::failed);
        RequestScope scope;
        connect(m_server, &FakeHttpServer::requestSeen, &scope, &RequestScope::abort,
            Qt::SingleShotConnection);
        const auto cancelled = run(client, {}, &scope);
        QCOMPARE(kindName(cancelled.error().kind), kindName(ErrorKind::Cancelled));
        QCOMPARE(failed.size(), 0);
        QVERIFY(run(client, {}, &scope).has_value());
    }

    void anAbortedScopeEndsTheWaitForTheNextTry()
    {
        m_server->queue({.status = 503, .body = "{}", .headers = {{"Retry-After", "20"}}});
        HttpClient client(m_network.get(), token);
        RequestScope scope;
        connect(m_server, &FakeHttpServer::requestSeen, &scope,
            [&scope] { QTimer::singleShot(100ms, &scope, &RequestScope::abort); });
        const auto cancelled = run(client, {.tries = 3}, &scope);
        QCOMPARE(kindName(cancelled.error().kind), kindName(ErrorKind::Cancelled));
        QCOMPARE(m_server->requests().size(), 1);
    }

    void tellsOfAServerThatAsksForMuchPatience()
    {
        m_server->queue({.status = 429, .body = "{}", .headers = {{"Retry-After", "3600"}}});
        HttpClient client(m_network.get(), token);
        const auto result = run(client, {.tries = 3});
        QCOMPARE(result.error().retryAfterSeconds, 3600);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void triesAgainOnlyWhatIsSafe()
    {
        m_server->queue(FakeHttpServer::json("{}", 503));
        m_server->queue(FakeHttpServer::json("{}"));
        HttpClient client(m_network.get(), token);
        QVERIFY(run(client, {.tries = 2}).has_value());
        QCOMPARE(m_server->requests().size(), 2);

        m_server->queue(FakeHttpServer::json("{}", 503));
        QVERIFY(!run(client, {.verb = HttpVerb::Put, .body = "{}", .tries = 2}).has_value());
        QCOMPARE(m_server->requests().size(), 3);
    }

    void aSignInFormIsNoAnswer()
    {
        const auto form = FakeHttpServer::html(
            "<html><title>Log in</title><form><input name=u><INPUT type='password'></form></html>");
        HttpClient client(m_network.get(), token);
        QSignalSpy answered(&client, &HttpClient::answered);
        QSignalSpy failed(&client, &HttpClient::failed);
        for (const HttpVerb verb : {HttpVerb::Get, HttpVerb::Put}) {
            m_server->queue(form);
            const auto result = run(client, {.verb = verb, .body = "{}"});
            QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Unauthorized));
            QCOMPARE(result.error().detail,
                QStringLiteral("a sign-in page instead of an answer: Log in"));
        }
        QCOMPARE(answered.size(), 0);
        QCOMPARE(failed.size(), 2);
    }

    void readsJsonWithoutItsType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("none") << QByteArray() << QByteArray("[1]") << true;
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray(" {\"a\":1}") << true;
        QTest::newRow("vendor") << QByteArray("application/vnd.api+JSON") << QByteArray("{}")
                                << true;
        QTest::newRow("words") << QByteArray("text/plain") << QByteArray("not found") << false;
        QTest::newRow("page") << QByteArray("text/html") << QByteArray("{}") << false;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
    }

    void readsJsonWithoutItsType()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, isRead);
        m_server->queue({.contentType = type, .body = body});
        HttpClient client(m_network.get(), token);
        const auto result = run(client, {});
        QCOMPARE(result.has_value(), isRead);
        if (!isRead)
            QVERIFY(!result.error().detail.isEmpty());
    }

    void knowsBothFormsOfRetryAfter()
    {
        HttpClient client(m_network.get(), token);
        const auto after = [&](const QByteArray &value) {
            m_server->queue({.status = 429,
                .body = "{}",
                .headers = {{"Date", "Mon, 02 Feb 2026 10:00:00 GMT"}, {"Retry-After", value}}});
            return run(client, {}).error().retryAfterSeconds;
        };
        QCOMPARE(after("7"), 7);
        QCOMPARE(after("0.4"), 1);
        QCOMPARE(after("Mon, 02 Feb 2026 10:00:30 GMT"), 30);
        QCOMPARE(after("Mon, 02 Feb 2026 09:00:00 GMT"), 0);
        QCOMPARE(after("soon"), 0);
        QCOMPARE(after("1e300"), 3600);
    }

    void aFailureWithoutWordsStillSaysSomething()
    {
        m_server->queue({.status = 500, .contentType = {}, .body = {}});
        HttpClient client(m_network.get(), token);
        QCOMPARE(run(client, {}).error().detail, QStringLiteral("HTTP status 500 without a word"));
    }

    void keepsTheServersWordsOfAnErrorPage()
    {
        m_server->queue(
            FakeHttpServer::html("<html><head><title>502 Bad Gateway</title></head></html>", 502));
        HttpClient client(m_network.get(), token);
        const auto result = run(client, {});
        QCOMPARE(result.error().detail, QStringLiteral("502 Bad Gateway"));
        QCOMPARE(result.error().code, 502);
    }

    void asksTheSignInBeforeEachRequest()
    {
        m_server->setHandler([](const SeenRequest &) { return FakeHttpServer::json("{}"); });
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"one"_s});
        client.setTokenSource(&tokens);
        QVERIFY(run(client, {}).has_value());
        QVERIFY(run(client, {.verb = HttpVerb::Put, .body = "{}"}).has_value());
        QCOMPARE(tokens.asked, 2);
        for (const SeenRequest &seen : m_server->requests())
            QCOMPARE(seen.headers.value("authorization"), "Bearer one"_ba);
        QVERIFY(tokens.refusals.isEmpty());
    }

    void repeatsOnceWithOtherCredentialsWhatIsSafe_data()
    {
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<bool>("isRepeated");
        QTest::newRow("GET") << HttpRequest{} << true;
        QTest::newRow("a POST that only asks")
            << HttpRequest{.verb = HttpVerb::Post, .body = "{}", .isSafe = true} << true;
        QTest::newRow("POST") << HttpRequest{.verb = HttpVerb::Post, .body = "{}"} << false;
        QTest::newRow("PUT") << HttpRequest{.verb = HttpVerb::Put, .body = "{}"} << false;
        QTest::newRow("DELETE") << HttpRequest{.verb = HttpVerb::Delete} << false;
    }

    void repeatsOnceWithOtherCredentialsWhatIsSafe()
    {
        QFETCH(HttpRequest, request);
        QFETCH(bool, isRepeated);
        m_server->setHandler([](const SeenRequest &seen) {
            return seen.headers.value("authorization") == "Bearer old"
                ? FakeHttpServer::json(R"({"error":"expired"})", 401)
                : FakeHttpServer::json("{}");
        });
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"old"_s, u"new"_s});
        client.setTokenSource(&tokens);
        QSignalSpy failed(&client, &HttpClient::failed);
        const auto result = run(client, request);
        QCOMPARE(result.has_value(), isRepeated);
        QCOMPARE(m_server->requests().size(), isRepeated ? 2U : 1U);
        QCOMPARE(tokens.refusals.size(), 1);
        QCOMPARE(failed.size(), isRepeated ? 0 : 1);
        if (!isRepeated)
            QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Unauthorized));
        QVERIFY(run(client, request).has_value()); // with the new one
    }

    void credentialsThatAreRefusedAgainAreNotTriedAThirdTime()
    {
        m_server->setHandler([](const SeenRequest &) { return FakeHttpServer::json("{}", 401); });
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"a"_s, u"b"_s, u"c"_s});
        client.setTokenSource(&tokens);
        QCOMPARE(kindName(run(client, {}).error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_server->requests().size(), 2);
        QCOMPARE(tokens.refusals.size(), 1);
    }

    void theSameCredentialsAreNotTriedAgain()
    {
        m_server->setHandler([](const SeenRequest &) { return FakeHttpServer::json("{}", 401); });
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"only"_s});
        client.setTokenSource(&tokens);
        QVERIFY(!run(client, {}).has_value());
        QCOMPARE(m_server->requests().size(), 1);
    }

    void aSignInPageIsTheEndOfASession_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::newRow("form") << FakeHttpServer::html(
            "<title>Sign in</title><form><input type=password></form>");
        const auto to = [](const QByteArray &place) {
            return ScriptedAnswer{.status = 302, .body = {}, .headers = {{"Location", place}}};
        };
        QTest::newRow("elsewhere") << to("https://sso.isp.example/if/flow/login?next=%2F");
        QTest::newRow("outpost") << to("/outpost.goauthentik.io/start?rd=x");
        QTest::newRow("oauth2-proxy") << to("/oauth2/start?rd=x");
        QTest::newRow("Frappe") << to("/login?redirect-to=%2Fapp");
    }

    void aSignInPageIsTheEndOfASession()
    {
        QFETCH(ScriptedAnswer, answer);
        m_server->queue(answer);
        m_server->queue(FakeHttpServer::json("{}"));
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"old"_s, u"new"_s});
        client.setTokenSource(&tokens);
        QVERIFY(run(client, {}).has_value());
        QCOMPARE(tokens.refusals.size(), 1);

        m_server->queue(answer);
        const auto write = run(client, {.verb = HttpVerb::Put, .body = "{}"});
        QCOMPARE(kindName(write.error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_server->requests().size(), 3);
    }

    void nothingIsSentWhileNobodyIsSignedIn()
    {
        HttpClient client(m_network.get(), token);
        QueuedTokens tokens({});
        client.setTokenSource(&tokens);
        QSignalSpy failed(&client, &HttpClient::failed);
        const auto result = run(client, {.verb = HttpVerb::Put, .body = "{}"});
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(result.error().detail, u"nobody is signed in"_s);
        QCOMPARE(result.error().source, u"test"_s);
        QVERIFY(m_server->requests().empty());
        QVERIFY(tokens.refusals.isEmpty());
        QCOMPARE(failed.size(), 1);
    }

    void nothingIsSentAfterItsSignInIsGone()
    {
        HttpClient client(m_network.get(), token);
        auto tokens = std::make_unique<QueuedTokens>(QStringList{u"a"_s});
        client.setTokenSource(tokens.get());
        tokens.reset();
        QCOMPARE(kindName(run(client, {}).error().kind), kindName(ErrorKind::Cancelled));
        QVERIFY(m_server->requests().empty());
    }

    void anAbortedScopeEndsTheWaitForTheSignIn()
    {
        HttpClient client(m_network.get(), {});
        QueuedTokens tokens({u"a"_s});
        client.setTokenSource(&tokens);
        RequestScope scope;
        QTimer::singleShot(0, &scope, &RequestScope::abort);
        QCOMPARE(kindName(run(client, {}, &scope).error().kind), kindName(ErrorKind::Cancelled));
        QVERIFY(m_server->requests().empty());
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
