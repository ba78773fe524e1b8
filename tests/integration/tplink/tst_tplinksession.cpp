// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gatewaydesk.h"

#include <QFile>
#include <QRegularExpression>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Cipher = DeviceLock::Cipher;

/// Signing in, staying in and leaving: what must never lock a customer's device nor keep its one
/// session.
class TestTpLinkSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFamiliesAreFoundByTrying_data();
    void bothFamiliesAreFoundByTrying();
    void aRememberedFamilyIsTriedFirst();
    void tlsIsFoundWithoutBeingToldSo_data();
    void tlsIsFoundWithoutBeingToldSo();
    void anOlderKeyPathIsFound();
    void aRefusedPasswordIsNeverTriedAgain_data();
    void aRefusedPasswordIsNeverTriedAgain();
    void theSecondUserOnlyWhenTold();
    void theLastAttemptOnlyWhenTold();
    void noPasswordAtAllUsesUpNoAttempt();
    void aLockedDeviceIsLeftAlone();
    void signInsWithoutAnOutcomeAreCounted();
    void aStumblingSignInIsNotTakenForTheOtherFamily();
    void aDamagedMemoryStopsEverything();
    void noPasswordIsKept();
    void aCertificateIsKeptFromTheFirstTime();
    void aChangedCertificateStopsBeforeAByteIsSent();
    void aDeviceWithACertificateIsNotTalkedToWithout();
    void oneSessionForAllCallers();
    void theSessionEndsWhenNobodyAsks();
    void theSessionEndsAfterEveryFailure_data();
    void theSessionEndsAfterEveryFailure();
    void theSessionEndsWithTheClient();
    void closingIsBoundedByThePatience();
    void cancellingEndsTheCallAndTheSession();
    void cancellingASignInLeavesNoSession();
    void anotherSessionIsToldInWords_data();
    void anotherSessionIsToldInWords();
    void aSessionTakenByAnotherIsBegunAnewOnce();
    void anotherPasswordNeverUsesTheOpenSession();
};

void TestTpLinkSession::bothFamiliesAreFoundByTrying_data()
{
    QTest::addColumn<bool>("isGcm");
    QTest::addColumn<bool>("isTls");
    QTest::newRow("cbc") << false << false;
    QTest::newRow("gcm") << true << false;
    QTest::newRow("cbc tls") << false << true;
    QTest::newRow("gcm tls") << true << true;
}

void TestTpLinkSession::bothFamiliesAreFoundByTrying()
{
    QFETCH(const bool, isGcm);
    QFETCH(const bool, isTls);
    GatewayDesk desk(GatewayDesk::of(isGcm ? Cipher::Gcm : Cipher::Cbc, isTls));
    const auto told = desk.ask();
    QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
    QCOMPARE(told->first().values.value("modelName"_L1).toString(), u"XX230v"_s);
    QCOMPARE(desk.gateway->counts().signIns, 1);
    QCOMPARE(desk.gateway->counts().strangeSignIns, isGcm ? 1 : 0);
    QCOMPARE(desk.gateway->counts().wrongPasswords, 0);
}

void TestTpLinkSession::aRememberedFamilyIsTriedFirst()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Gcm, false));
    QVERIFY(desk.ask());
    desk.restart();
    QVERIFY(desk.ask());
    QCOMPARE(desk.gateway->counts().strangeSignIns, 1);
    QCOMPARE(desk.gateway->counts().signIns, 2);
}

void TestTpLinkSession::tlsIsFoundWithoutBeingToldSo_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::newRow("plain") << false;
    QTest::newRow("tls") << true;
}

void TestTpLinkSession::tlsIsFoundWithoutBeingToldSo()
{
    QFETCH(const bool, isTls);
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, isTls));
    WebDevice bare = desk.device();
    bare.address = desk.gateway->address();
    const auto told = QCoro::waitFor(
        desk.client->query(bare, GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
    QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
    QCOMPARE(desk.gateway->counts().signIns, 1);
}

void TestTpLinkSession::anOlderKeyPathIsFound()
{
    auto setup = GatewayDesk::of(Cipher::Cbc, false);
    setup.hasOldKeyPath = true;
    GatewayDesk desk(setup);
    QVERIFY(desk.ask());
}

void TestTpLinkSession::aRefusedPasswordIsNeverTriedAgain_data()
{
    bothFamiliesAreFoundByTrying_data();
}

void TestTpLinkSession::aRefusedPasswordIsNeverTriedAgain()
{
    QFETCH(const bool, isGcm);
    QFETCH(const bool, isTls);
    GatewayDesk desk(GatewayDesk::of(isGcm ? Cipher::Gcm : Cipher::Cbc, isTls));
    const auto refused = desk.ask(GatewayDesk::login("wrong"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(refused.error().type, QString(Failure::WrongPassword));
    QCOMPARE(refused.error().code, 71233);
    QVERIFY(refused.error().detail.contains(u"4 attempts"_s));
    for (int i = 0; i < 6; ++i) {
        const auto again = desk.ask(GatewayDesk::login("wrong"));
        QCOMPARE(again.error().type, QString(Failure::RefusedBefore));
        desk.restart();
    }
    QCOMPARE(desk.gateway->counts().wrongPasswords, 1);
    // The right one is another one.
    QVERIFY(desk.ask());
    QCOMPARE(desk.ask(GatewayDesk::login("wrong")).error().type, QString(Failure::RefusedBefore));
    QCOMPARE(desk.gateway->counts().wrongPasswords, 1);
    QVERIFY(QCoro::waitFor(desk.client->forgetRefusals(desk.device().id)));
    QCOMPARE(desk.ask(GatewayDesk::login("wrong")).error().type, QString(Failure::WrongPassword));
    QCOMPARE(desk.gateway->counts().wrongPasswords, 2);
}

void TestTpLinkSession::theSecondUserOnlyWhenTold()
{
    auto setup = GatewayDesk::of(Cipher::Cbc, false);
    setup.user = u"admin"_s;
    GatewayDesk desk(setup);
    QCOMPARE(desk.ask().error().type, QString(Failure::WrongPassword));
    QCOMPARE(desk.gateway->counts().wrongPasswords, 1);
    QCOMPARE(desk.ask({.user = u"admin"_s, .password = "sandbox-device"_ba}).has_value(), true);
    QCOMPARE(desk.gateway->counts().wrongPasswords, 1);

    GatewayDesk told(setup);
    QVERIFY(told.ask({.password = "sandbox-device"_ba, .mayTryOtherUser = true}));
    QCOMPARE(told.gateway->counts().wrongPasswords, 1);
    told.restart();
    QVERIFY(told.ask()); // who signed in last
    QCOMPARE(told.gateway->counts().wrongPasswords, 1);
}

void TestTpLinkSession::theLastAttemptOnlyWhenTold()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    for (const QByteArray &password : {"one"_ba, "two"_ba, "three"_ba, "four"_ba})
        QCOMPARE(
            desk.ask(GatewayDesk::login(password)).error().type, QString(Failure::WrongPassword));
    QCOMPARE(desk.ask(GatewayDesk::login("five")).error().type, QString(Failure::LastAttempt));
    QCOMPARE(desk.gateway->counts().wrongPasswords, 4);
    QVERIFY(!desk.gateway->isLocked());
    QVERIFY(desk.ask({.password = "sandbox-device"_ba, .mayUseLastAttempt = true}));
}

void TestTpLinkSession::noPasswordAtAllUsesUpNoAttempt()
{
    // As of a record in which nobody has set one.
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    const auto told = desk.ask(GatewayDesk::login(QByteArray()));
    QVERIFY(!told);
    QCOMPARE(told.error().kind, ErrorKind::Validation);
    QVERIFY(told.error().detail.contains("no password"_L1));
    QCOMPARE(desk.gateway->counts().signIns, 0);
    QCOMPARE(desk.gateway->counts().wrongPasswords, 0);
}

void TestTpLinkSession::aLockedDeviceIsLeftAlone()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Gcm, false));
    for (const QByteArray &password : {"one"_ba, "two"_ba, "three"_ba, "four"_ba, "five"_ba})
        (void)desk.ask({.password = password, .mayUseLastAttempt = true});
    QVERIFY(desk.gateway->isLocked());
    desk.restart();
    const int before = desk.gateway->counts().signIns;
    const auto locked = desk.ask();
    QCOMPARE(locked.error().kind, ErrorKind::RateLimited);
    QCOMPARE(locked.error().type, QString(Failure::Locked));
    QVERIFY(locked.error().retryAfterSeconds > 1700);
    QCOMPARE(desk.gateway->counts().signIns, before);
    desk.now = desk.now.addSecs(1801);
    desk.gateway->unlock();
    QVERIFY(desk.ask({.password = "sandbox-device"_ba, .mayUseLastAttempt = true}));
}

void TestTpLinkSession::signInsWithoutAnOutcomeAreCounted()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    desk.fault(u"drop-after"_s, -1, {{u"path"_s, u"/cgi_gdpr"_s}});
    for (int i = 0; i < 8; ++i) {
        QVERIFY(!desk.ask());
        desk.restart();
    }
    QCOMPARE(desk.gateway->counts().signIns, 4);
    const auto waits = desk.ask();
    QCOMPARE(waits.error().kind, ErrorKind::RateLimited);
    QVERIFY(waits.error().retryAfterSeconds > 0);
    desk.faults.clear();
    desk.gateway->setOtherSession(true); // frees the session nobody heard of
    desk.gateway->setOtherSession(false);
    desk.now = desk.now.addSecs(31 * 60);
    QVERIFY(desk.ask());
}

void TestTpLinkSession::aStumblingSignInIsNotTakenForTheOtherFamily()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.restart();
    desk.fault(u"status"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}, {u"status"_s, 406}});
    QVERIFY(desk.ask());
    QCOMPARE(desk.gateway->counts().strangeSignIns, 0);
}

void TestTpLinkSession::aDamagedMemoryStopsEverything()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, true));
    QFile file(desk.folder.filePath(u"cpe-web.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"TPLG");
    file.close();
    const auto stopped = desk.ask();
    QCOMPARE(stopped.error().kind, ErrorKind::Storage);
    QVERIFY(stopped.error().detail.contains(u"cpe-web.json"_s));
    QCOMPARE(desk.gateway->counts().keys, 0);
}

void TestTpLinkSession::noPasswordIsKept()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, true));
    QVERIFY(!desk.ask(GatewayDesk::login("letmein-wrong")));
    const QByteArray given = "sandbox-device"_ba;
    Login login = GatewayDesk::login(given);
    QVERIFY(desk.ask(login));
    QCOMPARE(login.password, "sandbox-device"_ba); // the caller's stays the caller's
    QFile file(desk.folder.filePath(u"cpe-web.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("fingerprint") && kept.contains("digest"));
    for (const QByteArray &secret : {"sandbox-device"_ba, "letmein-wrong"_ba}) {
        QVERIFY(!kept.contains(secret));
        QVERIFY(!kept.contains(secret.toBase64()));
        QVERIFY(!kept.contains(userHash("user", secret)));
    }
}

void TestTpLinkSession::aCertificateIsKeptFromTheFirstTime()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, true));
    QVERIFY(desk.ask());
    desk.restart();
    QVERIFY(desk.ask());
    QCOMPARE(desk.gateway->counts().signIns, 2);
}

void TestTpLinkSession::aChangedCertificateStopsBeforeAByteIsSent()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, true));
    QVERIFY(desk.ask());
    desk.restart();
    const int keys = desk.gateway->counts().keys;
    desk.gateway->renewCertificate();
    const auto changed = desk.ask();
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::Tls);
    QCOMPARE(changed.error().type, u"CertificateChanged"_s);
    // Both fingerprints, as a person can compare them.
    static const QRegularExpression fingerprint(u"(?:[0-9A-F]{2}:){31}[0-9A-F]{2}"_s);
    auto shown = fingerprint.globalMatch(changed.error().detail);
    QStringList both;
    while (shown.hasNext())
        both.append(shown.next().captured());
    QCOMPARE(both.size(), 2);
    QVERIFY(both.first() != both.last());
    QCOMPARE(desk.gateway->counts().keys, keys);
    desk.restart();
    QCOMPARE(desk.ask().error().type, u"CertificateChanged"_s);
    QCOMPARE(desk.gateway->counts().keys, keys);
    QVERIFY(QCoro::waitFor(desk.client->forgetCertificate(desk.device().id)));
    QVERIFY(desk.ask());
}

void TestTpLinkSession::aDeviceWithACertificateIsNotTalkedToWithout()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, true));
    QVERIFY(desk.ask());
    desk.restart();
    Gateway plain(GatewayDesk::of(Cipher::Cbc, false), &desk.faults);
    QVERIFY(plain.listen(0));
    const auto refused = QCoro::waitFor(
        desk.client->query({.id = desk.device().id, .address = u"http://"_s + plain.address()},
            GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
    QCOMPARE(refused.error().kind, ErrorKind::Tls);
    const auto guessed =
        QCoro::waitFor(desk.client->query({.id = desk.device().id, .address = plain.address()},
            GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
    QVERIFY(!guessed);
    QCOMPARE(plain.counts().keys, 0);
}

void TestTpLinkSession::oneSessionForAllCallers()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Gcm, false));
    std::vector<QCoro::Task<Result<QList<Instance>>>> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back(desk.client->query(
            desk.device(), GatewayDesk::login(), {.object = u"DEV2_MEM_STATUS"_s}));
    for (auto &call : calls)
        QVERIFY(QCoro::waitFor(std::move(call)));
    QCOMPARE(desk.gateway->counts().signIns, 1);
    QCOMPARE(desk.gateway->counts().calls, 10);
    QCOMPARE(desk.client->openSessions(), 1);
}

void TestTpLinkSession::theSessionEndsWhenNobodyAsks()
{
    Patience patience = GatewayDesk::quick();
    patience.idle = 1ms;
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false), patience);
    QVERIFY(desk.ask());
    QTRY_COMPARE(desk.gateway->counts().logOuts, 1);
    QVERIFY(!desk.gateway->hasSession());
    QTRY_COMPARE(desk.client->openSessions(), 0);
    QVERIFY(desk.ask());
}

void TestTpLinkSession::theSessionEndsAfterEveryFailure_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("more");
    const QJsonObject calls{{u"path"_s, u"/cgi_gdpr"_s}};
    const auto with = [&calls](const QString &key, const QJsonValue &value) {
        QJsonObject more = calls;
        more.insert(key, value);
        return more;
    };
    // Three of each: the tries of one call.
    QTest::newRow("cut answers") << u"truncate"_s << calls;
    QTest::newRow("resets") << u"drop-after"_s << calls;
    QTest::newRow("500") << u"status"_s << with(u"status"_s, 500);
    QTest::newRow("406") << u"status"_s << with(u"status"_s, 406);
    QTest::newRow("a page") << u"html"_s << calls;
}

void TestTpLinkSession::theSessionEndsAfterEveryFailure()
{
    QFETCH(const QString, kind);
    QFETCH(const QJsonObject, more);
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.fault(kind, kind == "html"_L1 ? 1 : 3, more);
    const auto failed = desk.ask();
    QVERIFY(!failed);
    QVERIFY(!failed.error().detail.isEmpty());
    QCOMPARE(desk.gateway->counts().logOuts, 1);
    QVERIFY(!desk.gateway->hasSession());
    QCOMPARE(desk.client->openSessions(), 0);
    QVERIFY(desk.ask());
}

void TestTpLinkSession::theSessionEndsWithTheClient()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Gcm, true));
    QVERIFY(desk.ask());
    QVERIFY(desk.gateway->hasSession());
    desk.close();
    QVERIFY(!desk.gateway->hasSession());
    QCOMPARE(desk.gateway->counts().logOuts, 1);
    QCOMPARE(desk.ask().error().kind, ErrorKind::Cancelled);
    QCOMPARE(desk.gateway->counts().signIns, 1);
}

void TestTpLinkSession::closingIsBoundedByThePatience()
{
    Patience patience = GatewayDesk::quick();
    patience.logOut = 50ms;
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false), patience);
    QVERIFY(desk.ask());
    desk.fault(u"half-open"_s);
    desk.close(); // ends although the device says nothing any more
    QCOMPARE(desk.client->openSessions(), 0);
}

void TestTpLinkSession::cancellingEndsTheCallAndTheSession()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.fault(u"half-open"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}});
    RequestScope scope;
    auto call = desk.client->query(
        desk.device(), GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}, false, &scope);
    const auto hits = [&desk] {
        const QJsonArray list = desk.faults.toJson();
        return list.isEmpty(); // used up
    };
    QTRY_VERIFY(hits());
    scope.abort();
    const auto done = QCoro::waitFor(std::move(call));
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QCOMPARE(desk.gateway->counts().logOuts, 1);
    QVERIFY(!desk.gateway->hasSession());
}

void TestTpLinkSession::cancellingASignInLeavesNoSession()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    desk.fault(u"latency"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}, {u"ms"_s, 100}});
    RequestScope scope;
    auto call = desk.client->query(
        desk.device(), GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}, false, &scope);
    QTRY_VERIFY(desk.faults.toJson().isEmpty()); // the sign-in is on its way
    scope.abort();
    QCOMPARE(QCoro::waitFor(std::move(call)).error().kind, ErrorKind::Cancelled);
    QCOMPARE(desk.gateway->counts().signIns, 1);
    QCOMPARE(desk.gateway->counts().logOuts, 1);
    QVERIFY(!desk.gateway->hasSession());
    QVERIFY(desk.ask());
}

void TestTpLinkSession::anotherSessionIsToldInWords_data()
{
    QTest::addColumn<bool>("isGcm");
    QTest::newRow("with a code") << false;
    QTest::newRow("without a session") << true;
}

void TestTpLinkSession::anotherSessionIsToldInWords()
{
    QFETCH(const bool, isGcm);
    GatewayDesk desk(GatewayDesk::of(isGcm ? Cipher::Gcm : Cipher::Cbc, false));
    desk.gateway->setOtherSession(true);
    const auto elsewhere = desk.ask();
    QCOMPARE(elsewhere.error().kind, ErrorKind::Conflict);
    QCOMPARE(elsewhere.error().type, QString(Failure::SessionElsewhere));
    QVERIFY(elsewhere.error().detail.contains(u"another web session"_s));
    QCOMPARE(desk.gateway->counts().signIns, 1);
    desk.gateway->setOtherSession(false);
    QVERIFY(desk.ask());
}

void TestTpLinkSession::aSessionTakenByAnotherIsBegunAnewOnce()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.gateway->setOtherSession(true);
    desk.gateway->setOtherSession(false);
    QVERIFY(desk.ask());
    QCOMPARE(desk.gateway->counts().signIns, 2);
    desk.gateway->setOtherSession(true);
    QCOMPARE(desk.ask().error().type, QString(Failure::SessionElsewhere));
    QCOMPARE(desk.gateway->counts().signIns, 3);
}

void TestTpLinkSession::anotherPasswordNeverUsesTheOpenSession()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    QCOMPARE(desk.ask(GatewayDesk::login("guess")).error().type, QString(Failure::WrongPassword));
    QVERIFY(!desk.gateway->hasSession());
}

QTEST_GUILESS_MAIN(TestTpLinkSession)
#include "tst_tplinksession.moc"
