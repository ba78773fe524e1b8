// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our SNMP against the agent most of the world's tools are tried with.

#include "core/requestscope.h"
#include "cpe/snmp/oltreader.h"
#include "cpe/snmp/snmpclient.h"
#include "snmpservers.h"

#include <QCoro/QCoroTask>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace std::chrono_literals;

namespace {

const Oid sysDescr{1, 3, 6, 1, 2, 1, 1, 1, 0};
const Oid sysUpTime{1, 3, 6, 1, 2, 1, 1, 3, 0};
const Oid sysName{1, 3, 6, 1, 2, 1, 1, 5, 0};
const Oid ifName{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 1};

/// Every log line of the process, whoever writes it.
QStringList *heard = nullptr;
void hear(QtMsgType, const QMessageLogContext &, const QString &line)
{
    if (heard)
        heard->append(line);
}

} // namespace

class TestSnmpd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void getsTypedValuesInTheOrderAsked();
    void tellsMissingObjectsApart();
    void talksEveryVersionAndProtocol_data();
    void talksEveryVersionAndProtocol();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void isRightAgainAfterAWrongPassword();
    void goesOnAfterTheAgentRestarted();
    void walksInterfacesUpToABound();
    void walksNothingButInterfaces();
    void refusesQuestionsThatAreNone();
    void aSilentHostDelaysNobody();
    void cancelsWhatIsUnderWay();
    void keepsSecretsOutOfLogsAndErrors();
    void readsOneOnt();

private:
    static Result<QList<VarBind>> ask(const SnmpTarget &target, const QList<Oid> &objects)
    {
        SnmpClient client;
        return QCoro::waitFor(client.get(target, objects));
    }

    std::unique_ptr<SnmpdServer> m_server;
};

void TestSnmpd::initTestCase()
{
    m_server = std::make_unique<SnmpdServer>();
    const QString problem = m_server->start();
    if (problem.contains(u"not installed"_s))
        QSKIP(qPrintable(problem));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSnmpd::getsTypedValuesInTheOrderAsked()
{
    const auto answer = ask(m_server->v2c(), {sysName, sysUpTime, sysDescr});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->size(), 3);
    QCOMPARE(answer->at(0).oid, sysName);
    QCOMPARE(answer->at(0).value.toText(), u"olt-real"_s);
    QCOMPARE(answer->at(1).value.type, SnmpValue::Type::TimeTicks);
    QCOMPARE(answer->at(2).value.toText(), u"An agent of Net-SNMP"_s);
}

void TestSnmpd::tellsMissingObjectsApart()
{
    const auto answer = ask(m_server->v2c(),
        {Oid{1, 3, 6, 1, 2, 1, 1, 1, 5}, Oid{1, 3, 6, 1, 2, 1, 99, 1, 0}, sysName});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->at(0).value.type, SnmpValue::Type::NoSuchInstance);
    QCOMPARE(answer->at(1).value.type, SnmpValue::Type::NoSuchObject);
    QCOMPARE(answer->at(2).value.type, SnmpValue::Type::Octets);
}

void TestSnmpd::talksEveryVersionAndProtocol_data()
{
    QTest::addColumn<SnmpTarget>("target");
    QTest::newRow("v2c") << m_server->v2c();
    QTest::newRow("SHA-256 and AES") << m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s);
    QTest::newRow("SHA and DES") << m_server->v3("shades", u"SHA"_s, u"DES"_s);
    QTest::newRow("MD5 and DES") << m_server->v3("md5des", u"MD5"_s, u"DES"_s);
    QTest::newRow("SHA-512 and AES") << m_server->v3("sha512", u"SHA-512"_s, u"AES"_s);
    QTest::newRow("signed only") << m_server->v3("signed", u"SHA"_s, {});
}

void TestSnmpd::talksEveryVersionAndProtocol()
{
    QFETCH(SnmpTarget, target);
    const auto answer = ask(target, {sysName});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->first().value.toText(), u"olt-real"_s);
}

void TestSnmpd::saysWhatIsWrong_data()
{
    QTest::addColumn<SnmpTarget>("target");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("type");
    SnmpTarget community = m_server->v2c();
    community.access.community = "private";
    community.timeout = 200ms;
    QTest::newRow("community") << community << ErrorKind::Timeout << u"timeout"_s;
    QTest::newRow("user") << m_server->v3("nobody", u"SHA-256"_s, u"AES"_s)
                          << ErrorKind::Unauthorized << u"unknownUser"_s;
    QTest::newRow("authentication password")
        << m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s, "wrongpass") << ErrorKind::Unauthorized
        << u"wrongDigest"_s;
    QTest::newRow("authentication protocol")
        << m_server->v3("signed", u"SHA-256"_s, {}) << ErrorKind::Unauthorized << u"wrongDigest"_s;
    SnmpTarget privacy = m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s, "authpass123", "wrongpriv");
    privacy.timeout = 200ms;
    QTest::newRow("privacy password") << privacy << ErrorKind::Unauthorized << u"decryption"_s;
    QTest::newRow("level too low")
        << m_server->v3("shaaes", u"SHA-256"_s, {}) << ErrorKind::Forbidden << u"noAccess"_s;
    QTest::newRow("no access") << m_server->v3("stranger", u"SHA-256"_s, u"AES"_s)
                               << ErrorKind::Forbidden << u"noAccess"_s;
    SnmpTarget silent{.host = u"127.77.1.1"_s, .access = {.community = "public"}, .timeout = 200ms};
    QTest::newRow("nobody there") << silent << ErrorKind::Timeout << u"timeout"_s;
    SnmpTarget silent3 = privacy;
    silent3.host = u"127.77.1.2"_s;
    QTest::newRow("nobody there, v3") << silent3 << ErrorKind::Timeout << u"timeout"_s;
    SnmpTarget unknown = silent;
    unknown.host = u"olt-99.invalid"_s;
    QTest::newRow("host") << unknown << ErrorKind::Offline << u"hostNotFound"_s;
}

void TestSnmpd::saysWhatIsWrong()
{
    QFETCH(SnmpTarget, target);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, type);
    const auto answer = ask(target, {sysName});
    QVERIFY(!answer);
    QVERIFY2(answer.error().type == type && answer.error().kind == kind,
        qPrintable(answer.error().type + u": "_s + answer.error().detail));
}

void TestSnmpd::isRightAgainAfterAWrongPassword()
{
    const auto right = m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s);
    QVERIFY(ask(right, {sysName}));
    QVERIFY(!ask(m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s, "wrongpass"), {sysName}));
    const auto again = ask(right, {sysName});
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
}

void TestSnmpd::goesOnAfterTheAgentRestarted()
{
    const auto target = m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s);
    QVERIFY(ask(target, {sysName}));
    const QString problem = m_server->restart();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto answer = ask(target, {sysName});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
}

void TestSnmpd::walksInterfacesUpToABound()
{
    SnmpClient client;
    const auto whole = QCoro::waitFor(client.walk(m_server->v2c(), ifName));
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
    QVERIFY(whole->isWhole);
    QVERIFY(!whole->rows.isEmpty());
    for (const VarBind &row : whole->rows)
        QVERIFY(row.oid.startsWith(ifName));
    // A column of ifXTable and not only its first one: bounded in the middle.
    const Oid table{1, 3, 6, 1, 2, 1, 31, 1, 1, 1};
    const auto part = QCoro::waitFor(client.walk(m_server->v2c(), table, 3));
    QVERIFY(part);
    QVERIFY(!part->isWhole);
    QCOMPARE(part->rows.size(), 3);
}

void TestSnmpd::walksNothingButInterfaces()
{
    SnmpClient client;
    const auto optics = QCoro::waitFor(
        client.walk(m_server->v2c(), Oid{1, 3, 6, 1, 4, 1, 2011, 6, 128, 1, 1, 2, 51, 1, 4}));
    QVERIFY(!optics);
    QCOMPARE(optics.error().kind, ErrorKind::Validation);
    QVERIFY(!SnmpClient::mayBeWalked(Oid{1, 3, 6, 1}));
    QVERIFY(!SnmpClient::mayBeWalked(Oid{1, 3, 6, 1, 2, 1}));
    QVERIFY(SnmpClient::mayBeWalked(ifName));
}

void TestSnmpd::refusesQuestionsThatAreNone()
{
    QCOMPARE(ask(m_server->v2c(), {}).error().kind, ErrorKind::Validation);
    QCOMPARE(ask(m_server->v2c(), QList<Oid>(61, sysName)).error().kind, ErrorKind::Validation);
    SnmpTarget nowhere = m_server->v2c();
    nowhere.host.clear();
    QCOMPARE(ask(nowhere, {sysName}).error().kind, ErrorKind::Validation);
    SnmpTarget nobody = m_server->v2c();
    nobody.access.community.clear();
    QCOMPARE(ask(nobody, {sysName}).error().kind, ErrorKind::Validation);
}

void TestSnmpd::aSilentHostDelaysNobody()
{
    SnmpClient client;
    RequestScope scope;
    int ended = 0;
    int cancelled = 0;
    for (int host = 1; host <= 200; ++host) {
        const SnmpTarget silent{.host = u"127.77.2.%1"_s.arg(host),
            .access = host % 2 ? m_server->v2c().access
                               : m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s).access,
            .timeout = 60s};
        QCoro::connect(
            client.get(silent, {sysName}, &scope), this, [&](const Result<QList<VarBind>> &answer) {
                ++ended;
                cancelled += !answer && answer.error().kind == ErrorKind::Cancelled ? 1 : 0;
            });
    }
    for (const SnmpTarget &target :
        {m_server->v2c(), m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s)}) {
        const auto answer = QCoro::waitFor(client.get(target, {sysName}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    }
    QCOMPARE(ended, 0);
    scope.abort();
    QTRY_COMPARE(ended, 200);
    QCOMPARE(cancelled, 200);
}

void TestSnmpd::cancelsWhatIsUnderWay()
{
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    SnmpClient client;
    auto scope = std::make_unique<RequestScope>();
    std::optional<Error> error;
    QCoro::connect(client.get({.host = u"127.0.0.1"_s,
                                  .port = silent.localPort(),
                                  .access = {.community = "public"},
                                  .timeout = 60s},
                       {sysName}, scope.get()),
        this, [&error](const Result<QList<VarBind>> &answer) { error = answer.error(); });
    QTRY_VERIFY(silent.hasPendingDatagrams());
    scope.reset();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
}

void TestSnmpd::keepsSecretsOutOfLogsAndErrors()
{
    QStringList lines;
    heard = &lines;
    const auto before = qInstallMessageHandler(hear);
    QStringList said;
    for (const SnmpTarget &target :
        {m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s, "topsecret1", "topsecret2"),
            m_server->v3("topsecretuser", u"SHA-256"_s, u"AES"_s, "topsecret1", "topsecret2")}) {
        const auto answer = ask(target, {sysName});
        QVERIFY(!answer);
        said += answer.error().detail + answer.error().source;
    }
    SnmpTarget community = m_server->v2c();
    community.access.community = "topsecret3";
    community.timeout = 100ms;
    said += ask(community, {sysName}).error().detail;
    qInstallMessageHandler(before);
    heard = nullptr;
    for (const QString &line : lines + said)
        QVERIFY2(!line.contains(QRegularExpression(u"topsecret\\d"_s)), qPrintable(line));
}

void TestSnmpd::readsOneOnt()
{
    QTemporaryDir folder;
    FileBudget budget(FileBudget::fileFor(folder.path()), 2);
    SnmpSettings settings{.access = m_server->v3("shaaes", u"SHA-256"_s, u"AES"_s).access,
        .oltReadsPerHour = 2,
        .olts = {{u"olt-3"_s, u"127.0.0.1:%1"_s.arg(m_server->v2c().port)}}};
    OltReader reader(settings, &budget, folder.path());
    const auto reading = QCoro::waitFor(reader.readOnt({u"TPLG001"_s, u"olt-3/1/7/42"_s}));
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
    QCOMPARE(best(reading->facts, FactKey::OpticalRx)->value.toDouble(), -18.53);
    QCOMPARE(best(reading->facts, FactKey::OltRx)->value.toDouble(), -23.5);
    QCOMPARE(best(reading->facts, FactKey::OltPort)->value.toString(), u"1/7/42"_s);
    QCOMPARE(reading->missing, QStringList{u"ontState: noSuchObject"_s});
    QCOMPARE(reading->budget.remaining(), 1);
}

QTEST_GUILESS_MAIN(TestSnmpd)
#include "tst_snmpd.moc"
