// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt's code flow between our page for the browser and the provider's token endpoint.

#include "auth/base64url.h"
#include "auth/providerclient.h"
#include "core/httpclient.h"
#include "fakehttpserver.h"
#include "scriptedsmtpserver.h"

#include <QCoroTask>
#include <QCoroTest>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSet>
#include <QSignalSpy>
#include <QSslServer>
#include <QTest>
#include <QUrlQuery>

#include <array>
#include <vector>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-02T10:00:00Z"_s, Qt::ISODate);
const QString redirect = u"http://127.0.0.1:4711/callback"_s;
/// Each letter that one escaping too many or too few would change.
const QString awkward = u"a+b/c=%41 %2B&d=é"_s;

QString value(const QUrl &page, const QString &name)
{
    return QUrlQuery(page).queryItemValue(name, QUrl::FullyDecoded);
}

QString challengeOf(const QString &verifier)
{
    return QString::fromLatin1(
        toBase64Url(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)));
}

/// A form as every server reads it, "+" being a space.
QMap<QString, QString> formIn(const QByteArray &body)
{
    const auto decoded = [](QByteArray text) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
    };
    QMap<QString, QString> form;
    const QByteArrayList items = body.split('&');
    for (const QByteArray &item : items) {
        const qsizetype sign = item.indexOf('=');
        form.insert(decoded(item.first(sign)), decoded(item.sliced(sign + 1)));
    }
    return form;
}

/// What the browser comes back with.
QUrlQuery answerTo(const QUrl &page, const QString &code = u"code-1"_s)
{
    QUrlQuery answer;
    answer.addQueryItem(u"code"_s, QString::fromLatin1(QUrl::toPercentEncoding(code)));
    answer.addQueryItem(u"state"_s, value(page, u"state"_s));
    return answer;
}

} // namespace

class TestCodeFlow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ProviderClient> m_client;
    Profile::Oidc m_settings;
    Provider m_provider;

    [[nodiscard]] CodeFlowPtr flow() const { return m_client->flow(m_provider, redirect); }
    void makeClient()
    {
        m_client = std::make_unique<ProviderClient>(
            m_network.get(), m_settings, Clock([] { return now; }));
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(R"({"access_token":"a","refresh_token":"r"})");
        });
        m_network = makeNetworkAccessManager();
        m_settings = {.issuer = QUrl(u"https://sso.isp.example/o/desk/"_s),
            .clientId = u"desk"_s,
            .scopes = {u"profile"_s, u"offline_access"_s}};
        m_provider = {.issuer = u"https://sso.isp.example/o/desk/"_s,
            .authorization = QUrl(u"https://sso.isp.example/o/authorize?tenant=a%2Bb"_s),
            .token = m_server->url().resolved(QUrl(u"/token?tenant=a"_s))};
        makeClient();
    }

    void cleanup()
    {
        m_client.reset();
        m_network.reset();
        m_server.reset();
    }

    void asksAsTheStandardsSay()
    {
        const auto question = flow();
        const QUrl page = question->ask();
        QCOMPARE(page.path(), u"/o/authorize"_s);
        QCOMPARE(value(page, u"tenant"_s), u"a+b"_s);
        QCOMPARE(value(page, u"response_type"_s), u"code"_s);
        QCOMPARE(value(page, u"client_id"_s), u"desk"_s);
        QCOMPARE(value(page, u"scope"_s), u"openid profile offline_access"_s);
        QCOMPARE(value(page, u"code_challenge_method"_s), u"S256"_s);
        QCOMPARE(value(page, u"nonce"_s), question->nonce());
        QCOMPARE(value(page, u"prompt"_s), u"consent"_s);
        QVERIFY(!QUrlQuery(page).hasQueryItem(u"client_secret"_s));
        QVERIFY2(
            page.toEncoded().contains("&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Fcallback&"),
            page.toEncoded().constData());
    }

    void doesNotAskForConsentWhereNothingNeedsIt()
    {
        m_settings.scopes = {u"profile"_s};
        makeClient();
        QVERIFY(!QUrlQuery(flow()->ask()).hasQueryItem(u"prompt"_s));
    }

    void thePageSaysEachLetterAsItIs()
    {
        m_settings.clientId = awkward;
        makeClient();
        const QUrl page = flow()->ask();
        QCOMPARE(formIn(page.query(QUrl::FullyEncoded).toLatin1()).value(u"client_id"_s), awkward);
    }

    void nothingThatIsToBeGuessedComesTwice()
    {
        QSet<QString> seen;
        for (int i = 0; i < 50; ++i) {
            const QUrl page = flow()->ask();
            for (const QString &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s}) {
                QVERIFY(value(page, name).size() >= 43);
                seen += value(page, name);
            }
        }
        QCOMPARE(seen.size(), 150);
    }

    void takesOnlyTheAnswerToItsOwnQuestion()
    {
        const auto question = flow();
        QVERIFY(!question->isAnsweredBy(QUrlQuery(u"code=c&state="_s))); // nothing was asked
        const QString state = value(question->ask(), u"state"_s);
        QVERIFY(question->isAnsweredBy(QUrlQuery(u"code=c&state="_s + state)));
        QVERIFY(!question->isAnsweredBy(QUrlQuery(u"code=c&state=s-2"_s)));
        QVERIFY(!question->isAnsweredBy(QUrlQuery(u"code=c"_s)));
        QVERIFY(!question->isAnsweredBy(QUrlQuery(u"code=c&state=%1&state=s-2"_s.arg(state))));
        QVERIFY(!question->isAnsweredBy({}));
        // And Qt takes no other either.
        const auto tokens = QCoro::waitFor(question->redeem(QUrlQuery(u"code=c&state=s-2"_s)));
        QVERIFY(!tokens);
        QCOMPARE(kindName(tokens.error().kind), kindName(ErrorKind::Protocol));
        QVERIFY(m_server->requests().empty());
    }

    void theVerifierIsThatOfTheChallenge()
    {
        // RFC 7636, appendix B.
        QCOMPARE(challengeOf(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s),
            u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
        const auto question = flow();
        const QUrl page = question->ask();
        QVERIFY(QCoro::waitFor(question->redeem(answerTo(page))));
        const auto form = formIn(m_server->requests().front().body);
        QCOMPARE(challengeOf(form.value(u"code_verifier"_s)), value(page, u"code_challenge"_s));
    }

    void aCodeIsRedeemedLetterByLetter_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << u"abc-123"_s;
        QTest::newRow("plus and slash") << u"a+b/c=="_s;
        QTest::newRow("percent") << u"a%41b"_s;
        QTest::newRow("everything") << awkward;
    }

    void aCodeIsRedeemedLetterByLetter()
    {
        QFETCH(QString, code);
        m_settings.clientId = awkward;
        makeClient();
        const auto question = flow();
        const auto tokens = QCoro::waitFor(question->redeem(answerTo(question->ask(), code)));
        QVERIFY2(tokens, tokens ? "" : qPrintable(tokens.error().detail));
        QCOMPARE(m_server->requests().size(), 1U);
        const SeenRequest &seen = m_server->requests().front();
        QCOMPARE(seen.verb, "POST");
        QCOMPARE(seen.target, "/token?tenant=a");
        QCOMPARE(seen.headers.value("content-type"), "application/x-www-form-urlencoded");
        QCOMPARE(seen.headers.value("accept"), "application/json");
        QVERIFY(!seen.headers.contains("authorization"));
        auto form = formIn(seen.body);
        QVERIFY(form.take(u"code_verifier"_s).size() >= 43);
        const QMap<QString, QString> wanted{{u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, code}, {u"redirect_uri"_s, redirect}, {u"client_id"_s, awkward}};
        QCOMPARE(form, wanted);
    }

    void aRefreshTokenIsShownLetterByLetter()
    {
        m_settings.clientId = awkward;
        makeClient();
        QVERIFY(QCoro::waitFor(flow()->renew(awkward)));
        const QMap<QString, QString> wanted{{u"grant_type"_s, u"refresh_token"_s},
            {u"refresh_token"_s, awkward}, {u"client_id"_s, awkward}};
        QCOMPARE(formIn(m_server->requests().front().body), wanted);
    }

    void keepsTheRefreshTokenWhereNoNewOneComes()
    {
        QCOMPARE(QCoro::waitFor(flow()->renew(u"old"_s))->refresh, u"r"_s);
        m_server->queue(FakeHttpServer::json(R"({"access_token":"a"})"));
        QCOMPARE(QCoro::waitFor(flow()->renew(u"old"_s))->refresh, u"old"_s);
    }

    void thereIsNothingToRenewWithout()
    {
        const auto tokens = QCoro::waitFor(flow()->renew({}));
        QVERIFY(!tokens);
        QVERIFY(m_server->requests().empty());
    }

    void unwrapsWhatFrappeWraps()
    {
        m_provider.isFrappe = true;
        m_server->queue(FakeHttpServer::json(R"({"message":{"access_token":"inside"}})"));
        const auto tokens = QCoro::waitFor(flow()->renew(u"old"_s));
        QVERIFY(tokens);
        QCOMPARE(tokens->access, u"inside"_s);
    }

    void keepsEveryWordOfARefusal_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("words");
        const auto json = [](const QByteArray &body, int status = 400) {
            return FakeHttpServer::json(body, status);
        };
        QTest::newRow("by the standard")
            << json(R"({"error":"invalid_grant","error_description":"The code was used."})")
            << ErrorKind::Unauthorized << u"invalid_grant"_s
            << u"invalid_grant: The code was used."_s;
        QTest::newRow("without words")
            << json(R"({"error":"unauthorized_client"})", 401) << ErrorKind::Forbidden
            << u"unauthorized_client"_s << u"unauthorized_client"_s;
        QTest::newRow("a gateway's page") << FakeHttpServer::html("<title>Bad gateway</title>", 502)
                                          << ErrorKind::Server << QString() << u"Bad gateway"_s;
        QTest::newRow("a sign-in page in its place")
            << FakeHttpServer::html("<title>Hotel</title><input type=password>")
            << ErrorKind::Unauthorized << QString()
            << u"a sign-in page instead of an answer: Hotel"_s;
        QTest::newRow("a redirect to a sign-in page")
            << ScriptedAnswer{.status = 302,
                   .headers = {{"Location", "https://login.example/if/flow/"}}}
            << ErrorKind::Unauthorized << QString()
            << u"redirected to https://login.example/if/flow/"_s;
        QTest::newRow("no JSON") << json("{ broken", 200) << ErrorKind::Protocol << QString()
                                 << QString();
        QTest::newRow("a list") << json("[]", 200) << ErrorKind::Protocol << u"token"_s
                                << u"the provider's answer is no JSON object"_s;
        QTest::newRow("no token") << json("{}", 200) << ErrorKind::Protocol << u"token"_s
                                  << u"the provider's answer holds no usable token: access_token "
                                     "is missing"_s;
        QTest::newRow("without end")
            << json('"' + QByteArray(1024 * 1024, 'a') + '"', 200) << ErrorKind::Protocol
            << QString() << u"the answer is longer than 1048576 bytes"_s;
        QTest::newRow("cut off") << ScriptedAnswer{.body = R"({"access_token":"a"})",
            .end = ScriptedAnswer::End::CutBody}
                                 << ErrorKind::Protocol << QString() << QString();
    }

    void keepsEveryWordOfARefusal()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, type);
        QFETCH(QString, words);
        m_server->setHandler([answer](const SeenRequest &) { return answer; });
        const auto question = flow();
        const auto renewal = flow();
        const QSignalSpy granted(question.get(), &QAbstractOAuth::granted);
        const std::array results{QCoro::waitFor(question->redeem(answerTo(question->ask()))),
            QCoro::waitFor(renewal->renew(u"old"_s))};
        for (const auto &result : results) {
            QVERIFY(!result);
            QCOMPARE(kindName(result.error().kind), kindName(kind));
            QCOMPARE(result.error().type, type);
            QVERIFY(!result.error().detail.isEmpty());
            if (!words.isEmpty())
                QCOMPARE(result.error().detail, words);
        }
        QCOMPARE(granted.count(), 0);
        // A form that may have arrived is not sent again.
        QCOMPARE(m_server->requests().size(), 2U);
    }

    void aFormIsNotSentAgainWhenTheConnectionCloses()
    {
        // On a connection that has served before, Qt would.
        QVERIFY(QCoro::waitFor(flow()->renew(u"one"_s)));
        m_server->queue({.end = ScriptedAnswer::End::Close});
        const auto tokens = QCoro::waitFor(flow()->renew(u"two"_s));
        QVERIFY(!tokens);
        QCOMPARE(m_server->requests().size(), 2U);
    }

    void aCertificateThatNobodyVouchesForIsNamed()
    {
        const TestCertificates certificates = TestCertificates::make({"127.0.0.1"});
        QSslServer secure;
        secure.setSslConfiguration(certificates.server());
        QVERIFY(secure.listen(QHostAddress::LocalHost));
        m_provider.token = QUrl(u"https://127.0.0.1:%1/token"_s.arg(secure.serverPort()));
        const auto tokens = QCoro::waitFor(flow()->renew(u"old"_s));
        QVERIFY(!tokens);
        QCOMPARE(kindName(tokens.error().kind), kindName(ErrorKind::Tls));
        QVERIFY2(tokens.error().detail.contains("certificate"_L1, Qt::CaseInsensitive),
            qPrintable(tokens.error().detail));
    }

    void whatIsInFlightTogetherIsNotMixed()
    {
        m_server->setHandler([](const SeenRequest &request) {
            const QString shown = formIn(request.body).value(u"refresh_token"_s);
            return FakeHttpServer::json(
                QJsonDocument(QJsonObject{{u"access_token"_s, u"for-"_s + shown}}).toJson());
        });
        std::vector<CodeFlowPtr> flows;
        std::vector<QCoro::Task<Result<Tokens>>> waiting;
        for (int i = 0; i < 5; ++i) {
            flows.push_back(flow());
            waiting.push_back(flows.back()->renew(QString::number(i)));
        }
        for (int i = 4; i >= 0; --i) {
            const auto tokens = QCoro::waitFor(std::move(waiting.at(size_t(i))));
            QVERIFY(tokens);
            QCOMPARE(tokens->access, u"for-%1"_s.arg(i));
        }
    }

    void qtCallsGrantedWhatCanBeUsed()
    {
        const auto question = flow();
        QSignalSpy granted(question.get(), &QAbstractOAuth::granted);
        const auto tokens = QCoro::waitFor(question->redeem(answerTo(question->ask())));
        QVERIFY(tokens);
        QCOMPARE(granted.count(), 1);
        QCOMPARE(question->token(), tokens->access);
        // The one that lasts is not left with it.
        QVERIFY(question->refreshToken().isEmpty());
        QCOMPARE(tokens->issuedAt, now);
    }

    void theFormIsOverwrittenOnceItHasArrived()
    {
        HttpClient http(m_network.get(), {});
        TokenNetwork network(&http);
        const QByteArray form("refresh_token=secret");
        const QNetworkReply *reply = network.post(QNetworkRequest(m_provider.token), form);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(m_server->requests().front().body, "refresh_token=secret");
        QCOMPARE(form, QByteArray(form.size(), '\0'));
    }

    void whatQtHasOfATokenIsOverwrittenWithIt()
    {
        const auto question = flow();
        auto tokens = *QCoro::waitFor(question->redeem(answerTo(question->ask())));
        const QString before = question->token();
        QCOMPARE(before, u"a"_s);
        tokens.wipe();
        QCOMPARE(question->token(), QString(1, QChar(u'\0')));
    }
};

QTEST_GUILESS_MAIN(TestCodeFlow)
#include "tst_codeflow.moc"
