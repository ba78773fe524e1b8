// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signin.h"
#include "hostileprovider.h"

#include "core/httpclient.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QCoroTest>

#include <QJsonArray>
#include <QLoggingCategory>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <array>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = SignInStatus::State;

namespace {

/// Memory that says it lasts, as a keychain does, and fails when told to.
class LastingStore : public MemoryTokenStore {
public:
    [[nodiscard]] QCoro::Task<Result<QByteArray>> read(QString key) override
    {
        if (isLocked)
            co_return std::unexpected(locked());
        co_return co_await MemoryTokenStore::read(key);
    }
    [[nodiscard]] QCoro::Task<Result<void>> write(QString key, QByteArray value) override
    {
        if (isLocked)
            co_return std::unexpected(locked());
        last = value;
        co_return co_await MemoryTokenStore::write(key, value);
    }
    [[nodiscard]] bool isLasting() const override { return true; }

    static Error locked()
    {
        return {.kind = ErrorKind::Storage, .detail = u"the keychain is locked"_s};
    }

    bool isLocked = false;
    QByteArray last;
};

/// Everything that is logged, by us and by Qt, at its most talkative.
class Overheard {
public:
    Overheard()
    {
        QLoggingCategory::setFilterRules(u"fibredesk.*=true\nqt.network*=true"_s);
        lines().clear();
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &context, const QString &text) {
                const QMutexLocker lock(&mutex());
                lines() += QString::fromLatin1(context.category) + u": "_s + text;
            });
    }
    ~Overheard()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
    }
    Q_DISABLE_COPY_MOVE(Overheard)

    [[nodiscard]] static QString all()
    {
        const QMutexLocker lock(&mutex());
        return lines().join(u'\n');
    }

private:
    static QMutex &mutex()
    {
        static QMutex mutex;
        return mutex;
    }
    static QStringList &lines()
    {
        static QStringList lines;
        return lines;
    }

    QtMessageHandler m_before;
};

} // namespace

class TestSignIn : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HostileProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<LastingStore> m_store;
    std::unique_ptr<SignIn> m_signIn;
    Profile::Oidc m_settings;
    SignIn::Options m_options;
    qint64 m_shift = 0; ///< seconds our clock is ahead
    QUrl m_opened;

    [[nodiscard]] std::unique_ptr<SignIn> desk() const
    {
        return std::make_unique<SignIn>(m_network.get(), m_settings, m_store.get(), u"key"_s,
            m_options, Clock([this] { return QDateTime::currentDateTimeUtc().addSecs(m_shift); }));
    }

    Result<void> signIn()
    {
        return QCoro::waitFor(m_signIn->signIn([this](const QUrl &page) {
            m_opened = page;
            m_provider->browse(page);
            return true;
        }));
    }

    Result<void> confirm()
    {
        return QCoro::waitFor(m_signIn->confirm([this](const QUrl &page) {
            m_opened = page;
            m_provider->browse(page);
            return true;
        }));
    }

    Result<Credentials> credentials() { return QCoro::waitFor(m_signIn->credentials()); }

    /// Makes the next sign-in fail, and says of what.
    QString failure()
    {
        const auto result = signIn();
        if (result)
            return u"signed in"_s;
        return result.error().type;
    }

private Q_SLOTS:
    void init()
    {
        m_shift = 0;
        m_provider = std::make_unique<HostileProvider>();
        m_network = makeNetworkAccessManager();
        m_store = std::make_unique<LastingStore>();
        m_settings = {.issuer = QUrl(m_provider->issuer()), .clientId = u"desk"_s};
        m_options = {.patience = 20s, .youngest = 0s, .betweenRefusals = 0s};
        m_signIn = desk();
    }

    void cleanup()
    {
        m_signIn.reset();
        m_store.reset();
        m_network.reset();
        m_provider.reset();
    }

    void signsInThroughTheBrowser()
    {
        QSignalSpy renewed(m_signIn.get(), &SignIn::renewed);
        const auto result = signIn();
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        const SignInStatus &status = m_signIn->status();
        QCOMPARE(status.state, State::SignedIn);
        QCOMPARE(status.who.shown(), u"Marie Tremblay"_s);
        QCOMPARE(status.who.groups, QStringList{u"dispatch"_s});
        QVERIFY(status.isKept && !status.until.isValid() && !status.error);
        QCOMPARE(renewed.count(), 1);
        const auto shown = credentials();
        QVERIFY(shown);
        QVERIFY(shown->header().second.startsWith("Bearer access-"));
        QCOMPARE(m_provider->asked(u"token"_s), 1);
        QCOMPARE(m_provider->asked(u"userinfo"_s), 0);
        QCOMPARE(QUrlQuery(m_opened).queryItemValue(u"code_challenge_method"_s), u"S256"_s);
        QTRY_COMPARE(m_provider->lastPageStatus, 200);
    }

    void asksForAnIdentityThatTheTokenLeavesOut()
    {
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.remove(u"name"_s);
            claims.remove(u"groups"_s);
        };
        QVERIFY(signIn());
        QCOMPARE(m_signIn->status().who.shown(), u"Marie Tremblay"_s);
        QCOMPARE(m_signIn->status().who.groups, QStringList{u"dispatch"_s});
    }

    void usesTheFixedPortOfTheProfile()
    {
        QTcpServer holder;
        QVERIFY(holder.listen(QHostAddress::LocalHost));
        m_settings.redirectPort = holder.serverPort();
        m_signIn = desk();
        QCOMPARE(failure(), u"port"_s);
        QVERIFY(
            m_signIn->status().error->detail.contains(QString::number(m_settings.redirectPort)));
        holder.close();
        QVERIFY(signIn());
        QCOMPARE(QUrlQuery(m_opened).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded),
            u"http://127.0.0.1:%1/callback"_s.arg(m_settings.redirectPort));
    }

    void refusesEachLie_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"issuer", "nonce", "signature", "audience", "expired", "clock",
                 "subject", "token", "answer", "access_denied", "pkce", "discovery", "key"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }

    void refusesEachLie()
    {
        QFETCH(QString, type);
        const auto set = [this](const QString &name, const QJsonValue &value) {
            m_provider->changeClaims = [name, value](
                                           QJsonObject &claims) { claims.insert(name, value); };
        };
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        if (type == "issuer"_L1) {
            // A mix-up: the answer of another provider, with a code that ours would redeem.
            m_provider->changeRedirect = [](QUrlQuery &back) {
                back.removeQueryItem(u"iss"_s);
                back.addQueryItem(u"iss"_s, u"https%3A%2F%2Fevil.example"_s);
            };
        } else if (type == "nonce"_L1) {
            set(u"nonce"_s, u"of another question"_s);
        } else if (type == "signature"_L1) {
            m_provider->makeToken = [](const QJsonObject &claims) {
                return SigningKey(u"RS256"_s, u"k1"_s).token(claims); // not the published one
            };
        } else if (type == "audience"_L1) {
            set(u"aud"_s, u"another client"_s);
        } else if (type == "expired"_L1) {
            set(u"exp"_s, now - 3600);
        } else if (type == "clock"_L1) {
            set(u"iat"_s, now + 3600);
        } else if (type == "subject"_L1) {
            set(u"sub"_s, QString());
        } else if (type == "token"_L1) {
            m_provider->changeTokenAnswer = [](QJsonObject &json) { json.remove(u"id_token"_s); };
        } else if (type == "answer"_L1) {
            m_provider->changeRedirect = [](QUrlQuery &back) {
                back.addQueryItem(u"code"_s, u"another"_s);
            };
        } else if (type == "access_denied"_L1) {
            m_provider->changeRedirect = [](QUrlQuery &back) {
                back.removeQueryItem(u"code"_s);
                back.addQueryItem(u"error"_s, u"access_denied"_s);
            };
        } else if (type == "pkce"_L1) {
            m_provider->changeDiscovery = [](QJsonObject &json) {
                json.insert(u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s});
            };
        } else if (type == "discovery"_L1) {
            m_provider->changeDiscovery = [](QJsonObject &json) {
                json.insert(u"token_endpoint"_s, u"http://tokens.example/"_s);
            };
        } else {
            m_provider->jwksAnswer = FakeHttpServer::json(R"({"keys":[]})");
        }
        QCOMPARE(failure(), type);
        QVERIFY(m_signIn->status().state != State::SignedIn);
        QVERIFY(!m_signIn->status().error->detail.isEmpty());
        const auto shown = credentials();
        QVERIFY(!shown);
        QCOMPARE(kindName(shown.error().kind), kindName(ErrorKind::Unauthorized));
        QVERIFY(m_store->last.isEmpty());
        // What the provider gave us and we do not use is of no use to anybody.
        if (m_provider->asked(u"token"_s) > 0)
            QVERIFY(m_provider->asked(u"revoke"_s) > 0);
    }

    void unsignedTokensAndSharedSecretsAreRefused_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::newRow("none") << u"none"_s;
        QTest::newRow("None") << u"None"_s;
        QTest::newRow("HS256") << u"HS256"_s;
    }

    void unsignedTokensAndSharedSecretsAreRefused()
    {
        QFETCH(QString, algorithm);
        m_provider->makeToken = [algorithm](const QJsonObject &claims) {
            return SigningKey().token({{u"alg"_s, algorithm}, {u"kid"_s, u"k1"_s}}, claims);
        };
        QCOMPARE(failure(), u"signature"_s);
    }

    void aStrangersAnswerDoesNotEndTheWaiting()
    {
        const auto result = QCoro::waitFor(m_signIn->signIn([this](const QUrl &page) {
            QUrl back(QUrlQuery(page).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
            back.setQuery(u"code=stolen&state=guessed"_s);
            m_provider->send(back);
            QMetaObject::invokeMethod(
                this, [this, page] { m_provider->browse(page); }, Qt::QueuedConnection);
            return true;
        }));
        QVERIFY(result);
        QCOMPARE(m_provider->asked(u"token"_s), 1);
        QVERIFY(m_provider->lastForm(u"token"_s).queryItemValue(u"code"_s).startsWith("code-"_L1));
    }

    void aCodeThatWasUsedBeforeIsToldOf()
    {
        m_provider->tokenAnswer = FakeHttpServer::json(
            R"({"error":"invalid_grant","error_description":"code was used"})", 400);
        const auto result = signIn();
        QVERIFY(!result);
        QCOMPARE(result.error().detail, u"invalid_grant: code was used"_s);
        QCOMPARE(m_signIn->status().state, State::Refused);
    }

    void readsTheKeysAgainWhenTheyHaveChanged()
    {
        QVERIFY(signIn());
        QCOMPARE(m_provider->asked(u"jwks"_s), 1);
        m_provider->published = {SigningKey(u"ES256"_s, u"k2"_s)};
        m_shift = 7200;
        m_provider->timeShift = 7200;
        QVERIFY(credentials());
        QCOMPARE(m_provider->asked(u"jwks"_s), 2);
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        // A key that nobody has does not make us ask without end.
        m_provider->makeToken = [](const QJsonObject &claims) {
            return SigningKey(u"RS256"_s, u"k3"_s).token(claims);
        };
        m_shift = 10'800;
        m_provider->timeShift = 10'800;
        QVERIFY(!credentials());
        QCOMPARE(m_signIn->status().state, State::Refused);
        QCOMPARE(m_signIn->status().error->type, u"signature"_s);
        QCOMPARE(m_provider->asked(u"jwks"_s), 3);
    }

    void aClockThatIsWrongHereDoesNotStandInTheWay()
    {
        m_provider->hasDate = true;
        m_provider->timeShift = -5400;
        QVERIFY(signIn());
        // Twenty hours, and the provider does not say what time it is.
        m_provider->hasDate = false;
        m_provider->timeShift = 72'000;
        m_signIn = desk();
        QCOMPARE(failure(), u"clock"_s);
    }

    void renewsOnceForAllWhoWait()
    {
        QVERIFY(signIn());
        const QString before = credentials()->secret;
        m_shift = 3700;
        m_provider->timeShift = 3700;
        QSignalSpy renewed(m_signIn.get(), &SignIn::renewed);
        std::vector<QCoro::Task<Result<Credentials>>> waiting;
        for (int i = 0; i < 20; ++i)
            waiting.push_back(m_signIn->credentials());
        for (auto &task : waiting) {
            const auto shown = QCoro::waitFor(std::move(task));
            QVERIFY(shown);
            QVERIFY(shown->secret != before);
        }
        QCOMPARE(m_provider->asked(u"token"_s), 2);
        QCOMPARE(renewed.count(), 1);
        const QString first = m_provider->lastForm(u"token"_s).queryItemValue(u"refresh_token"_s);
        m_shift = 7400;
        m_provider->timeShift = 7400;
        QVERIFY(credentials());
        QVERIFY(m_provider->lastForm(u"token"_s).queryItemValue(u"refresh_token"_s) != first);
    }

    void renewsEarlyAndGoesOnWithTheOldWhenThatFails()
    {
        QVERIFY(signIn());
        const QString before = credentials()->secret;
        m_shift = 3590;
        m_provider->tokenAnswer = FakeHttpServer::json("{}", 503);
        const auto shown = credentials();
        QVERIFY(shown);
        QCOMPARE(shown->secret, before);
        QVERIFY(m_signIn->status().error.has_value());
        m_shift = 3700;
        const auto over = credentials();
        QVERIFY(!over);
        QCOMPARE(kindName(over.error().kind), kindName(ErrorKind::Server));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        m_provider->tokenAnswer.reset();
        m_provider->timeShift = 3700;
        QVERIFY(credentials());
        QVERIFY(!m_signIn->status().error);
    }

    void aSessionThatTheProviderEndsIsExpired()
    {
        QVERIFY(signIn());
        m_provider->tokenAnswer = FakeHttpServer::json(
            R"({"error":"invalid_grant","error_description":"grant revoked"})", 400);
        m_shift = 3700;
        QSignalSpy changed(m_signIn.get(), &SignIn::statusChanged);
        const auto shown = credentials();
        QVERIFY(!shown);
        QCOMPARE(kindName(shown.error().kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_signIn->status().state, State::Expired);
        QCOMPARE(m_signIn->status().who.shown(), u"Marie Tremblay"_s);
        QCOMPARE(changed.count(), 1); // one prompt
        QVERIFY(!credentials());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_provider->asked(u"token"_s), 2); // and no hammering
        QVERIFY(!QCoro::waitFor(m_store->read(u"key"_s)));
        m_shift = 0;
        m_provider->tokenAnswer.reset();
        QVERIFY(signIn());
    }

    void anotherPersonDoesNotTakeOverAnExpiredDesk()
    {
        QVERIFY(signIn());
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        m_shift = 3700;
        QVERIFY(!credentials());
        m_shift = 0;
        m_provider->tokenAnswer.reset();
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"sub"_s, u"u-2"_s);
            claims.insert(u"name"_s, u"Luc Roy"_s);
        };
        QCOMPARE(failure(), u"person"_s);
        QCOMPARE(m_signIn->status().state, State::Expired);
        (void)QCoro::waitFor(m_signIn->signOut());
        QVERIFY(signIn());
        QCOMPARE(m_signIn->status().who.shown(), u"Luc Roy"_s);
    }

    void whoIsSignedInShowsItAnewWithThePassword()
    {
        QVERIFY(signIn());
        const QString before = credentials()->secret;
        QSignalSpy told(m_signIn.get(), &SignIn::statusChanged);
        QVERIFY(confirm());
        const QUrlQuery asked(m_opened);
        QVERIFY(asked.queryItemValue(u"prompt"_s, QUrl::FullyDecoded).contains("login"_L1));
        QCOMPARE(asked.queryItemValue(u"max_age"_s), u"0"_s);
        QVERIFY(!asked.queryItemValue(u"code_challenge"_s).isEmpty());
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QVERIFY(!m_signIn->status().isConfirming);
        for (const auto &arguments : told) // nobody is signed out meanwhile
            QVERIFY(arguments.first().value<SignInStatus>().isSomebodyIn());
        QVERIFY(credentials()->secret != before);
        QVERIFY(credentials());
    }

    void showingItAnewTakesNoRenewalsAway()
    {
        QVERIFY(signIn());
        const QString before = credentials()->secret;
        m_provider->givesRefresh = false;
        QVERIFY(confirm());
        QVERIFY(!m_signIn->status().until.isValid()); // renewed as before
        QCOMPARE(credentials()->secret, before);
    }

    void anotherPersonDoesNotShowIt()
    {
        QVERIFY(signIn());
        const QString before = credentials()->secret;
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"sub"_s, u"u-2"_s);
            claims.insert(u"name"_s, u"Sam Roy"_s);
        };
        m_provider->userInfoAnswer =
            FakeHttpServer::json(R"({"sub":"u-2","name":"Sam Roy","email":"sam@isp.example"})");
        const auto refused = confirm();
        QVERIFY(!refused);
        QCOMPARE(refused.error().type, u"person"_s);
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QCOMPARE(m_signIn->status().who.shown(), u"Marie Tremblay"_s);
        QCOMPARE(credentials()->secret, before);
    }

    void aSignInOfEarlierDoesNotShowIt()
    {
        QVERIFY(signIn());
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"auth_time"_s, QDateTime::currentSecsSinceEpoch() - 3600);
        };
        const auto refused = confirm();
        QVERIFY(!refused);
        QCOMPARE(refused.error().type, u"stale"_s);
        QCOMPARE(m_signIn->status().state, State::SignedIn);
    }

    void aProviderThatDoesNotTellWhenItAskedOpensNothing()
    {
        QVERIFY(signIn());
        m_provider->changeClaims = [](QJsonObject &claims) { claims.remove(u"auth_time"_s); };
        const auto refused = confirm();
        QVERIFY(!refused);
        QCOMPARE(refused.error().type, u"stale"_s);
        QCOMPARE(m_signIn->status().state, State::SignedIn);
    }

    /// The provider takes no refresh token twice: what a renewal brings is kept whatever else is
    /// begun.
    void showingItAnewLosesNoRenewalThatIsUnderWay()
    {
        QVERIFY(signIn());
        m_shift = 3700;
        m_provider->timeShift = 3700;
        auto renewing = m_signIn->credentials();
        auto confirming = m_signIn->confirm([](const QUrl &) { return true; });
        m_signIn->cancel();
        const auto renewed = QCoro::waitFor(std::move(renewing));
        QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().detail));
        QVERIFY(!QCoro::waitFor(std::move(confirming)));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        m_shift = 7400;
        m_provider->timeShift = 7400;
        QVERIFY(credentials());
    }

    void aSessionThatEndsMeanwhileIsExpiredOnceTheShowingIsGivenUp()
    {
        QVERIFY(signIn());
        m_shift = 3700;
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        auto confirming = m_signIn->confirm([](const QUrl &) { return true; });
        QTRY_VERIFY(!m_signIn->status().page.isEmpty());
        QVERIFY(!credentials());
        QCOMPARE(m_signIn->status().state, State::SigningIn); // the browser still has the word
        m_signIn->cancel();
        QVERIFY(!QCoro::waitFor(std::move(confirming)));
        QCOMPARE(m_signIn->status().state, State::Expired);
        QVERIFY(m_signIn->status().error);
        m_provider->tokenAnswer.reset();
        m_shift = 0;
        QVERIFY(signIn());
    }

    void whatIsOverAndCannotBeRenewedOpensNobodysDesk()
    {
        m_provider->givesRefresh = false;
        QVERIFY(signIn());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto kept = QCoro::waitFor(m_store->read(u"key"_s));
        QVERIFY(kept);
        QVERIFY(SignIn::isKeptGood(*kept, now));
        QVERIFY(!SignIn::isKeptGood(*kept, now.addSecs(3700)));
        m_shift = 3700;
        m_signIn = desk();
        QVERIFY(QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().state, State::Expired);
        QVERIFY(!QCoro::waitFor(m_store->read(u"key"_s)));
    }

    void nobodyCannotShowItAndFrappeCannotTell()
    {
        QVERIFY(!m_signIn->canConfirm());
        QCOMPARE(confirm().error().type, u"confirm"_s);
        m_settings.isFrappe = true;
        m_signIn = desk();
        QVERIFY(!m_signIn->canConfirm());
    }

    void aRenewalThatNamesAnotherPersonIsRefused()
    {
        QVERIFY(signIn());
        m_provider->changeClaims = [](QJsonObject &claims) { claims.insert(u"sub"_s, u"u-2"_s); };
        m_shift = 3700;
        m_provider->timeShift = 3700;
        QVERIFY(!credentials());
        QCOMPARE(m_signIn->status().state, State::Refused);
    }

    void aServerThatRefusesMakesItRenewOnce()
    {
        QVERIFY(signIn());
        m_options.betweenRefusals = 60s;
        m_signIn = desk();
        const auto shown = credentials();
        QVERIFY(shown);
        QSignalSpy renewed(m_signIn.get(), &SignIn::renewed);
        const Error said{.kind = ErrorKind::Unauthorized, .detail = u"no"_s, .source = u"hub"_s};
        m_signIn->refused(*shown, said);
        m_signIn->refused(*shown, said);
        QTRY_COMPARE(renewed.count(), 1);
        const auto other = credentials();
        QVERIFY(other && other->secret != shown->secret);
        m_signIn->refused(*shown, said); // late news
        m_signIn->refused(*other, said); // it is not the token, then
        QCOMPARE(credentials()->secret, other->secret);
        QCOMPARE(m_provider->asked(u"token"_s), 2);
        QCOMPARE(m_signIn->status().state, State::SignedIn);
    }

    void isSilentAtTheNextStart()
    {
        QVERIFY(signIn());
        m_signIn = desk();
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QVERIFY(QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QCOMPARE(m_signIn->status().who.groups, QStringList{u"dispatch"_s});
        QCOMPARE(m_provider->asked(u"token"_s), 1);
        m_shift = 86'400;
        m_provider->timeShift = 86'400;
        m_signIn = desk();
        QVERIFY(credentials()); // recalls by itself
        QCOMPARE(m_provider->asked(u"token"_s), 2);
    }

    void startsWithoutANetworkAsWhoItWas()
    {
        QVERIFY(signIn());
        m_provider->server().stop();
        m_shift = 86'400;
        m_network = makeNetworkAccessManager(); // nothing stays connected
        m_signIn = desk();
        QVERIFY(!QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QCOMPARE(kindName(m_signIn->status().error->kind), kindName(ErrorKind::Offline));
        QCOMPARE(kindName(credentials().error().kind), kindName(ErrorKind::Offline));
    }

    void whatIsKeptForAnotherProviderDoesNotCount()
    {
        QVERIFY(signIn());
        m_settings.clientId = u"training"_s;
        m_signIn = desk();
        QVERIFY(QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QVERIFY(!credentials());
        (void)QCoro::waitFor(m_store->write(u"key"_s, "{ damaged"));
        m_signIn = desk();
        QVERIFY(QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().state, State::SignedOut);
    }

    void twoDesksOfOnePersonShareRenewals()
    {
        QTemporaryDir folder;
        m_options.lockFile = folder.filePath(u"lock"_s);
        m_signIn = desk();
        QVERIFY(signIn());
        const auto other = desk();
        QVERIFY(QCoro::waitFor(other->credentials()));
        m_shift = 3700;
        m_provider->timeShift = 3700;
        auto one = m_signIn->credentials();
        auto two = other->credentials();
        const auto first = QCoro::waitFor(std::move(one));
        const auto second = QCoro::waitFor(std::move(two));
        QVERIFY(first && second);
        QCOMPARE(first->secret, second->secret);
        QCOMPARE(m_provider->asked(u"token"_s), 2);
    }

    void aKeychainThatIsLockedIsSaid()
    {
        m_store->isLocked = true;
        QVERIFY(!QCoro::waitFor(m_signIn->recall()));
        QCOMPARE(m_signIn->status().error->detail, u"the keychain is locked"_s);
        QVERIFY(signIn());
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QVERIFY(!m_signIn->status().isKept);
        QVERIFY(credentials());
    }

    void endsByItselfWhereThereIsNothingToRenewItWith()
    {
        m_provider->givesRefresh = false;
        m_provider->expiresIn = 1;
        QVERIFY(signIn());
        QVERIFY(m_signIn->status().until.isValid());
        QTRY_COMPARE(m_signIn->status().state, State::Expired);
        QVERIFY(m_signIn->status().error->detail.contains("offline_access"_L1));
    }

    void signsOutHereAndAtTheProvider()
    {
        QVERIFY(signIn());
        const auto farewell = QCoro::waitFor(m_signIn->signOut());
        QVERIFY(!farewell.error);
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QVERIFY(m_signIn->status().who.subject.isEmpty());
        QCOMPARE(m_provider->asked(u"revoke"_s), 2);
        QVERIFY(farewell.page.toString().startsWith(m_provider->issuer() + u"/end?"_s));
        QVERIFY(QUrlQuery(farewell.page).hasQueryItem(u"id_token_hint"_s));
        QVERIFY(!QCoro::waitFor(m_store->read(u"key"_s)));
        QVERIFY(!credentials());
    }

    void forgetsHereAlsoWhenTheProviderCannotBeTold()
    {
        QVERIFY(signIn());
        m_provider->server().stop();
        m_network = makeNetworkAccessManager();
        m_signIn = desk();
        QVERIFY(QCoro::waitFor(m_signIn->recall()));
        const auto farewell = QCoro::waitFor(m_signIn->signOut());
        QVERIFY(farewell.error);
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QVERIFY(!QCoro::waitFor(m_store->read(u"key"_s)));
    }

    void canBeGivenUp()
    {
        QSignalSpy changed(m_signIn.get(), &SignIn::statusChanged);
        auto waiting = m_signIn->signIn([](const QUrl &) { return false; });
        QTRY_VERIFY(!m_signIn->status().page.isEmpty());
        QCOMPARE(m_signIn->status().state, State::SigningIn);
        m_signIn->cancel();
        const auto result = QCoro::waitFor(std::move(waiting));
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Cancelled));
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QVERIFY(!m_signIn->status().error);
        QVERIFY(signIn());
    }

    void whatComesAfterItWasGivenUpIsRevoked_data()
    {
        QTest::addColumn<bool>("isElsewhere");
        QTest::newRow("browser") << false;
        QTest::newRow("another device") << true;
    }

    void whatComesAfterItWasGivenUpIsRevoked()
    {
        QFETCH(const bool, isElsewhere);
        m_provider->devicePolls = 0;
        m_provider->changeTokenAnswer = [this](QJsonObject &) { m_signIn->cancel(); };
        const auto result = isElsewhere ? QCoro::waitFor(m_signIn->signInElsewhere()) : signIn();
        QVERIFY(!result);
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Cancelled));
        QCOMPARE(m_signIn->status().state, State::SignedOut);
        QCOMPARE(m_provider->asked(u"token"_s), 1);
        QCOMPARE(m_provider->lastForm(u"revoke"_s).queryItemValue(u"token_type_hint"_s),
            u"refresh_token"_s);
        QVERIFY(m_store->last.isEmpty());
        m_provider->changeTokenAnswer = {};
        QVERIFY(signIn());
    }

    void givingUpADeviceCodeLeavesTheWayFree()
    {
        m_provider->devicePolls = 1'000;
        auto waiting = m_signIn->signInElsewhere();
        QTRY_VERIFY(!m_signIn->status().userCode.isEmpty());
        m_signIn->cancel();
        QVERIFY(m_signIn->status().userCode.isEmpty());
        QVERIFY(signIn()); // at once
        QVERIFY(!QCoro::waitFor(std::move(waiting)));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
    }

    void aBrowserThatDoesNotComeBackIsNotWaitedForForEver()
    {
        m_options.patience = 50ms;
        m_signIn = desk();
        const auto result = QCoro::waitFor(m_signIn->signIn([](const QUrl &) { return true; }));
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Timeout));
        QCOMPARE(m_signIn->status().state, State::SignedOut);
    }

    void maybeEndedWhileTheBrowserHasTheWord()
    {
        auto waiting = m_signIn->signIn([](const QUrl &) { return true; });
        QTRY_VERIFY(!m_signIn->status().page.isEmpty());
        m_signIn.reset();
        QVERIFY(!QCoro::waitFor(std::move(waiting)));
    }

    void signsInOnAnotherDevice()
    {
        auto waiting = m_signIn->signInElsewhere();
        QTRY_COMPARE(m_signIn->status().userCode, u"ABCD-EFGH"_s);
        QCOMPARE(m_signIn->status().page.toString(), m_provider->issuer() + u"/type"_s);
        QVERIFY(QCoro::waitFor(std::move(waiting)));
        QCOMPARE(m_signIn->status().state, State::SignedIn);
        QVERIFY(m_signIn->status().userCode.isEmpty());
        QCOMPARE(m_provider->asked(u"token"_s), 3);
    }

    void aProviderWithoutDeviceCodesSaysSo()
    {
        m_provider->changeDiscovery = [](QJsonObject &json) {
            json.remove(u"device_authorization_endpoint"_s);
        };
        const auto result = QCoro::waitFor(m_signIn->signInElsewhere());
        QCOMPARE(kindName(result.error().kind), kindName(ErrorKind::Unsupported));
    }

    void aPageInPlaceOfTheProviderIsToldOf()
    {
        m_provider->server().setHandler([](const SeenRequest &) {
            return FakeHttpServer::html("<title>Hotel network</title><input type=password>");
        });
        QCOMPARE(failure(), u"proxy"_s);
        QVERIFY2(m_signIn->status().error->detail.contains(u"Hotel network"_s),
            qPrintable(m_signIn->status().error->detail));
    }

    void frappeIsAskedWhoItIs()
    {
        // Its paths, its own error forms, and a token signed with a secret that we do not have.
        QUrlQuery asked;
        m_provider->server().setHandler([&asked](const SeenRequest &request) {
            const QByteArray name = request.target.split('?').first().split('.').last();
            if (name == "authorize") {
                const QUrlQuery query(QUrl::fromEncoded(request.target));
                QUrl back(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
                back.setQuery(u"code=c&state="_s + query.queryItemValue(u"state"_s));
                return ScriptedAnswer{
                    .status = 302, .body = {}, .headers = {{"Location", back.toEncoded()}}};
            }
            if (name == "get_token") {
                asked = QUrlQuery(QString::fromLatin1(request.body));
                return FakeHttpServer::json(
                    R"({"access_token":"a","refresh_token":"r","expires_in":3600,)"
                    R"("token_type":"Bearer","id_token":"eyJhbGciOiJIUzI1NiJ9.e30.AAAA"})");
            }
            return FakeHttpServer::json(
                R"({"sub":"f00","name":"Marie Tremblay","email":"marie@isp.example",)"
                R"("roles":["Dispatcher"]})");
        });
        m_settings.isFrappe = true;
        m_signIn = desk();
        const auto result = signIn();
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(m_signIn->status().who.groups, QStringList{u"Dispatcher"_s});
        QCOMPARE(asked.queryItemValue(u"client_id"_s), u"desk"_s);
        QVERIFY(m_opened.path().endsWith(u"/api/method/frappe.integrations.oauth2.authorize"_s));
    }

    void nothingSecretIsInTheLog()
    {
        const Overheard overheard;
        QStringList secrets;
        const auto note = [this, &secrets] {
            const QUrlQuery page(m_opened);
            for (const QString &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s})
                secrets += page.queryItemValue(name);
            const QUrlQuery form = m_provider->lastForm(u"token"_s);
            for (const QString &name : {u"code"_s, u"code_verifier"_s, u"refresh_token"_s}) {
                if (form.hasQueryItem(name))
                    secrets += form.queryItemValue(name);
            }
        };
        m_provider->changeTokenAnswer = [&secrets](const QJsonObject &json) {
            for (const QString &name : {u"access_token"_s, u"refresh_token"_s, u"id_token"_s})
                secrets += json.value(name).toString();
        };
        QVERIFY(signIn());
        note();
        m_shift = 3700;
        m_provider->timeShift = 3700;
        QVERIFY(credentials());
        note();
        // What Qt's own handlers would write down: answers that they cannot read.
        secrets += u"leaked-token"_s;
        m_shift = 7400;
        const std::array answers{
            FakeHttpServer::json(R"({"access_token":"leaked-token","token_type":"DPoP"})"),
            FakeHttpServer::json(R"(["leaked-token"])"),
            FakeHttpServer::json(R"({"access_token":"leaked-token")"),
            FakeHttpServer::json(R"({"error":"temporarily_unavailable","x":"leaked-token"})", 503)};
        for (const ScriptedAnswer &answer : answers) {
            m_provider->tokenAnswer = answer;
            QVERIFY(!credentials());
            note();
        }
        m_provider->tokenAnswer = FakeHttpServer::json(R"({"error":"invalid_grant"})", 400);
        QVERIFY(!credentials());
        m_provider->tokenAnswer.reset();
        m_shift = 0;
        m_provider->timeShift = 0;
        m_provider->changeRedirect = [](QUrlQuery &back) {
            back.removeQueryItem(u"code"_s);
            back.addQueryItem(u"error"_s, u"access_denied"_s);
        };
        QCOMPARE(failure(), u"access_denied"_s);
        note();

        const QString heard = Overheard::all();
        QVERIFY(heard.contains("fibredesk.auth: "_L1));
        QVERIFY2(
            heard.contains("qt.networkauth.oauth2: "_L1), qPrintable(heard)); // it is listened to
        QVERIFY(secrets.size() > 20);
        for (const QString &secret : std::as_const(secrets)) {
            QVERIFY(secret.size() > 5);
            QVERIFY2(!heard.contains(secret), qPrintable(secret + u'\n' + heard));
        }
    }

    void nothingSecretIsInAnError()
    {
        m_provider->tokenAnswer = FakeHttpServer::html("<title>Bad gateway</title>", 502);
        const auto result = signIn();
        QVERIFY(!result);
        const QString code = m_provider->lastForm(u"token"_s).queryItemValue(u"code"_s);
        QVERIFY(!code.isEmpty());
        const Error &error = result.error();
        for (const QString &text : {error.detail, error.source, error.type})
            QVERIFY2(!text.contains(code), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
