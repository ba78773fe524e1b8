// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/authorization.h"
#include "auth/base64url.h"
#include "auth/identity.h"
#include "auth/jwk.h"
#include "auth/provider.h"
#include "auth/tokens.h"
#include "signingkey.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tests::SigningKey;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-02T10:00:00Z"_s, Qt::ISODate);

Profile::Oidc settings()
{
    return {.issuer = QUrl(u"https://sso.isp.example/o/desk/"_s), .clientId = u"desk"_s};
}

QJsonObject description()
{
    const QString base = u"https://sso.isp.example/o/"_s;
    return {{u"issuer"_s, u"https://sso.isp.example/o/desk/"_s},
        {u"authorization_endpoint"_s, base + u"authorize?tenant=a"_s},
        {u"token_endpoint"_s, base + u"token"_s}, {u"jwks_uri"_s, base + u"jwks"_s}};
}

QJsonObject claims()
{
    const qint64 at = now.toSecsSinceEpoch();
    return {{u"iss"_s, u"https://sso.isp.example/o/desk/"_s}, {u"aud"_s, u"desk"_s},
        {u"sub"_s, u"u-1"_s}, {u"iat"_s, at - 5}, {u"exp"_s, at + 300}, {u"nonce"_s, u"n-1"_s}};
}

IdTokenRules rules()
{
    return {.issuer = u"https://sso.isp.example/o/desk/"_s,
        .clientId = u"desk"_s,
        .nonce = u"n-1"_s,
        .subject = {},
        .accessToken = u"the access token"_s,
        .now = now,
        .skew = {}};
}

} // namespace

class TestAuthParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBase64UrlAndNothingElse()
    {
        QCOMPARE(fromBase64Url("_-8"), QByteArray("\xff\xef"));
        QVERIFY(!fromBase64Url("/+8"));
        QVERIFY(!fromBase64Url("_-8="));
        QVERIFY(!fromBase64Url("_-8 "));
    }

    void checksEachSignature_data()
    {
        QTest::addColumn<QString>("algorithm");
        for (const char *name : {"RS256", "RS384", "RS512", "PS256", "ES256", "ES384"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void checksEachSignature()
    {
        QFETCH(QString, algorithm);
        const SigningKey key(algorithm);
        const auto read = Jwk::read(key.json());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const auto token = Jwt::read(key.token(claims()));
        QVERIFY(token);
        QCOMPARE(token->claims, claims());
        QVERIFY(verify(*read, *token));

        Jwt forged = *token;
        forged.signedBytes += 'a';
        QVERIFY(!verify(*read, forged));
        forged = *token;
        forged.signature[0] = char(forged.signature.at(0) ^ 1);
        QVERIFY(!verify(*read, forged));
        forged.signature.truncate(8);
        QVERIFY(!verify(*read, forged));
        const SigningKey other(algorithm);
        QVERIFY(!verify(*Jwk::read(other.json()), *token));
    }

    void aKeyIsForWhatItSays()
    {
        const SigningKey key(u"RS256"_s, u"k1"_s);
        const auto token = Jwt::read(key.token(claims()));
        QJsonObject json = key.json();
        json.insert(u"alg"_s, u"PS256"_s);
        QVERIFY(!verify(*Jwk::read(json), *token));
        json.insert(u"alg"_s, u"RS256"_s);
        QVERIFY(verify(*Jwk::read(json), *token));
        json.insert(u"kid"_s, u"k2"_s);
        QVERIFY(!verify(*Jwk::read(json), *token));
        json.insert(u"use"_s, u"enc"_s);
        QVERIFY(!Jwk::read(json));
    }

    void weakAndBrokenKeysAreLeftOut()
    {
        const QJsonObject good = SigningKey().json();
        QJsonObject even = good;
        even.insert(u"e"_s, u"AQ"_s); // 1
        QJsonObject cut = SigningKey(u"ES256"_s).json();
        cut.insert(u"x"_s, u"AAAA"_s);
        QJsonObject offCurve = SigningKey(u"ES256"_s).json();
        offCurve.insert(u"x"_s, offCurve.value("y"_L1));
        const QJsonArray keys{SigningKey(u"RS256"_s, u"short"_s, 1024).json(), even, cut, offCurve,
            QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}}, u"no object"_s, good};
        const auto read = readKeySet({{u"keys"_s, keys}});
        QCOMPARE(read.size(), 1U);
        QVERIFY(readKeySet({}).empty());
    }

    void noneAndSharedSecretsAreNoSignature()
    {
        QVERIFY(!isKnownAlgorithm(u"none"_s));
        QVERIFY(!isKnownAlgorithm(u"HS256"_s));
        QVERIFY(!isKnownAlgorithm({}));
    }

    void aMalformedTokenIsOneClearSentence_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("words");
        const QByteArray good = SigningKey().token(claims());
        const QByteArrayList parts = good.split('.');
        const QString start = u"the identity token is malformed: "_s;
        QTest::newRow("nothing") << QByteArray() << start + u"1 parts instead of 3"_s;
        QTest::newRow("two parts")
            << parts.at(0) + '.' + parts.at(1) << start + u"2 parts instead of 3"_s;
        QTest::newRow("encrypted") << good + ".a.b" << start + u"5 parts instead of 3"_s;
        QTest::newRow("header") << "e." + parts.at(1) + '.' + parts.at(2)
                                << start + u"its header is no JSON object"_s;
        QTest::newRow("claims") << parts.at(0) + ".W10." + parts.at(2)
                                << start + u"its claims are no JSON object"_s;
        QTest::newRow("signature") << parts.at(0) + '.' + parts.at(1) + ".*"
                                   << start + u"its signature is not base64url"_s;
        QTest::newRow("extension")
            << SigningKey().token({{u"alg"_s, u"RS256"_s}, {u"crit"_s, QJsonArray{u"b64"_s}}}, {})
            << start + u"its header asks for extensions"_s;
        QTest::newRow("endless") << QByteArray(300'000, 'a')
                                 << start + u"it is longer than 262144 bytes"_s;
    }

    void aMalformedTokenIsOneClearSentence()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, words);
        const auto read = Jwt::read(token);
        QVERIFY(!read);
        QCOMPARE(read.error().detail, words);
    }

    void takesAnIdentityTokenThatSaysWhatItMust()
    {
        QJsonObject said = claims();
        said.insert(u"aud"_s, QJsonArray{u"other"_s, u"desk"_s});
        said.insert(u"azp"_s, u"desk"_s);
        said.insert(u"given_name"_s, u"Marie"_s);
        said.insert(u"family_name"_s, u"Tremblay"_s);
        said.insert(u"groups"_s, QJsonArray{u"dispatch"_s, u"support"_s});
        const auto who = checkIdToken({.algorithm = u"RS256"_s, .claims = said}, rules());
        QVERIFY2(who, who ? "" : qPrintable(who.error().detail));
        QCOMPARE(who->subject, u"u-1"_s);
        QCOMPARE(who->shown(), u"Marie Tremblay"_s);
        QCOMPARE(who->groups, (QStringList{u"dispatch"_s, u"support"_s}));
    }

    void refusesAnIdentityTokenThatDoesNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("type");
        const qint64 at = now.toSecsSinceEpoch();
        QTest::newRow("issuer") << u"iss"_s << QJsonValue(u"https://evil.example"_s) << u"issuer"_s;
        QTest::newRow("issuer but for a slash")
            << u"iss"_s << QJsonValue(u"https://sso.isp.example/o/desk"_s) << u"issuer"_s;
        QTest::newRow("audience") << u"aud"_s << QJsonValue(u"other"_s) << u"audience"_s;
        QTest::newRow("no audience") << u"aud"_s << QJsonValue() << u"audience"_s;
        QTest::newRow("several audiences and no party")
            << u"aud"_s << QJsonValue(QJsonArray{u"desk"_s, u"other"_s}) << u"audience"_s;
        QTest::newRow("party") << u"azp"_s << QJsonValue(u"other"_s) << u"audience"_s;
        QTest::newRow("nobody") << u"sub"_s << QJsonValue(u""_s) << u"subject"_s;
        QTest::newRow("nonce") << u"nonce"_s << QJsonValue(u"n-2"_s) << u"nonce"_s;
        QTest::newRow("no nonce") << u"nonce"_s << QJsonValue() << u"nonce"_s;
        QTest::newRow("ended") << u"exp"_s << QJsonValue(at - 61) << u"expired"_s;
        QTest::newRow("no end") << u"exp"_s << QJsonValue() << u"expired"_s;
        QTest::newRow("end as a text") << u"exp"_s << QJsonValue(u"9999999999"_s) << u"expired"_s;
        QTest::newRow("made later") << u"iat"_s << QJsonValue(at + 61) << u"clock"_s;
        QTest::newRow("good later only") << u"nbf"_s << QJsonValue(at + 61) << u"clock"_s;
        QTest::newRow("another access token")
            << u"at_hash"_s << QJsonValue(u"AAAAAAAAAAAAAAAAAAAAAA"_s) << u"token"_s;
    }

    void refusesAnIdentityTokenThatDoesNot()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, type);
        QJsonObject said = claims();
        said.insert(name, value);
        const auto who = checkIdToken({.algorithm = u"RS256"_s, .claims = said}, rules());
        QVERIFY(!who);
        QCOMPARE(who.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(who.error().type, type);
    }

    void aMinuteOfDifferenceIsForgiven()
    {
        QJsonObject said = claims();
        said.insert(u"exp"_s, now.toSecsSinceEpoch() - 59);
        said.insert(u"iat"_s, now.toSecsSinceEpoch() + 59);
        QVERIFY(checkIdToken({.algorithm = u"RS256"_s, .claims = said}, rules()));
    }

    void theAccessTokenIsTheOneItWasMadeWith()
    {
        const QByteArray hash =
            QCryptographicHash::hash("the access token", QCryptographicHash::Sha256);
        QJsonObject said = claims();
        said.insert(u"at_hash"_s, QString::fromLatin1(toBase64Url(hash.left(16))));
        QVERIFY(checkIdToken({.algorithm = u"RS256"_s, .claims = said}, rules()));
    }

    void aWrongClockHereIsToldAndNotPaidFor()
    {
        // Our clock is twenty minutes ahead: by it, the token is over.
        IdTokenRules late = rules();
        late.now = now.addSecs(1200);
        QVERIFY(!checkIdToken({.algorithm = u"RS256"_s, .claims = claims()}, late));
        late.skew = 1200s;
        QVERIFY(checkIdToken({.algorithm = u"RS256"_s, .claims = claims()}, late));
        QJsonObject old = claims();
        old.insert(u"exp"_s, now.toSecsSinceEpoch() - 100);
        const auto who = checkIdToken({.algorithm = u"RS256"_s, .claims = old}, late);
        QVERIFY(!who);
        QVERIFY2(who.error().detail.contains(
                     u"the clock of this computer is 20 min ahead of the provider's"_s),
            qPrintable(who.error().detail));
    }

    void readsWhatAProviderSaysOfItself()
    {
        QJsonObject json = description();
        json.insert(u"authorization_response_iss_parameter_supported"_s, true);
        const auto provider = Provider::read(json, settings());
        QVERIFY2(provider, provider ? "" : qPrintable(provider.error().detail));
        QVERIFY(provider->alwaysNamesItself && provider->hasPkce);
        QCOMPARE(provider->token.toString(), u"https://sso.isp.example/o/token"_s);
        QCOMPARE(Provider::discoveryUrl(settings().issuer).toString(),
            u"https://sso.isp.example/o/desk/.well-known/openid-configuration"_s);
    }

    void refusesAProviderThatIsNotTheOne_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("issuer") << u"issuer"_s << QJsonValue(u"https://sso.isp.example/o/desk"_s)
                                << u"the provider calls itself https://sso.isp.example/o/desk, the "
                                   "profile has [oidc] issuer = https://sso.isp.example/o/desk/"_s;
        QTest::newRow("no issuer")
            << u"issuer"_s << QJsonValue() << u"the provider's description names no issuer"_s;
        QTest::newRow("no token endpoint") << u"token_endpoint"_s << QJsonValue()
                                           << u"the provider's description has no token_endpoint"_s;
        QTest::newRow("tokens without TLS")
            << u"token_endpoint"_s << QJsonValue(u"http://sso.isp.example/token"_s)
            << u"the provider's token_endpoint is not an https address: "
               "http://sso.isp.example/token"_s;
        QTest::newRow("keys of a file")
            << u"jwks_uri"_s << QJsonValue(u"file:///etc/keys"_s)
            << u"the provider's jwks_uri is not an https address: file:///etc/keys"_s;
    }

    void refusesAProviderThatIsNotTheOne()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, words);
        QJsonObject json = description();
        json.insert(name, value);
        const auto provider = Provider::read(json, settings());
        QVERIFY(!provider);
        QCOMPARE(provider.error().detail, words);
    }

    void readsTheCode_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("alwaysNamesItself");
        QTest::addColumn<QString>("code"); // or the words of the refusal
        const QString us = u"&iss=https%3A%2F%2Fsso.isp.example%2Fo%2Fdesk%2F"_s;
        QTest::newRow("code") << u"code=a%2Fb"_s + us << true << u"a/b"_s;
        QTest::newRow("nobody's name") << u"code=c"_s << false << u"c"_s;
        QTest::newRow("no name where it is promised")
            << u"code=c"_s << true
            << u"the answer does not say whose it is (iss), as https://sso.isp.example/o/desk/ "
               "promises: it is not used"_s;
        QTest::newRow("mix-up") << u"code=c&iss=https%3A%2F%2Fevil.example"_s << false
                                << u"the answer is of https://evil.example, the question was for "
                                   "https://sso.isp.example/o/desk/: it is not used"_s;
        QTest::newRow("two codes")
            << u"code=c&code=d"_s + us << true << u"the provider's answer has more than one code"_s;
        QTest::newRow("no code") << u"x=y"_s + us << true << u"the provider's answer has no code"_s;
        QTest::newRow("refused") << u"error=access_denied&error_description=The+user+said+no%21"_s
                + us << true << u"access_denied: The user said no!"_s;
    }

    void readsTheCode()
    {
        QFETCH(QString, answer);
        QFETCH(bool, alwaysNamesItself);
        QFETCH(QString, code);
        const Provider provider{
            .issuer = u"https://sso.isp.example/o/desk/"_s, .alwaysNamesItself = alwaysNamesItself};
        const auto found = codeIn(QUrlQuery(answer), provider);
        QCOMPARE(found ? *found : found.error().detail, code);
    }

    void readsAnObjectAndWhatFrappeWrapsIt()
    {
        const auto read = [](const QByteArray &json, bool isFrappe) {
            const auto object = objectIn(QJsonDocument::fromJson(json), isFrappe);
            return object ? object->value("a"_L1).toInt() : -1;
        };
        QCOMPARE(read(R"({"a":1})", false), 1);
        QCOMPARE(read(R"({"a":1})", true), 1);
        QCOMPARE(read(R"({"message":{"a":2}})", true), 2);
        QCOMPARE(read(R"({"message":{"a":2}})", false), 0);
        QCOMPARE(read(R"({"message":"words","a":3})", true), 3);
        QCOMPARE(read("[1]", true), -1);
    }

    void readsTokens_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("problem");
        const QString start = u"the provider's answer holds no usable token: "_s;
        QTest::newRow("least") << QJsonObject{{u"access_token"_s, u"a"_s}} << QString();
        QTest::newRow("none") << QJsonObject{} << start + u"access_token is missing"_s;
        QTest::newRow("no text") << QJsonObject{{u"access_token"_s, 7}}
                                 << start + u"access_token is missing"_s;
        QTest::newRow("two headers in one")
            << QJsonObject{{u"access_token"_s, u"a\r\nX-Other: b"_s}}
            << start + u"it has characters that no token has"_s;
        QTest::newRow("another type")
            << QJsonObject{{u"access_token"_s, u"a"_s}, {u"token_type"_s, u"DPoP"_s}}
            << start + u"its type is DPoP instead of Bearer"_s;
    }

    void readsTokens()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, problem);
        const auto tokens = Tokens::read(json, now);
        QCOMPARE(tokens ? QString() : tokens.error().detail, problem);
    }

    void knowsWhenATokenIsOver()
    {
        const auto tokens =
            *Tokens::read({{u"access_token"_s, u"a"_s}, {u"expires_in"_s, u"300"_s}}, now);
        QVERIFY(!tokens.isAlmostOver(now.addSecs(269)));
        QVERIFY(tokens.isAlmostOver(now.addSecs(270)));
        QVERIFY(!tokens.isOver(now.addSecs(299)));
        QVERIFY(tokens.isOver(now.addSecs(300)));
        const auto endless = *Tokens::read({{u"access_token"_s, u"a"_s}}, now);
        QVERIFY(!endless.isAlmostOver(now.addYears(1)));
        const auto odd =
            *Tokens::read({{u"access_token"_s, u"a"_s}, {u"expires_in"_s, 1e300}}, now);
        QVERIFY(odd.endsAt.isValid() && !odd.isOver(now.addYears(1)));
    }
};

QTEST_GUILESS_MAIN(TestAuthParts)
#include "tst_authparts.moc"
