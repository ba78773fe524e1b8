// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sandbox's OLTs, asked by the real client and by Net-SNMP's own tools.

#include "cpe/snmp/oltreader.h"
#include "liveworld.h"
#include "snmp/ber.h"
#include "snmp/snmppart.h"
#include "snmp/usm.h"
#include "world/optics.h"
#include "world/world.h"

#include <QCoro/QCoroTask>

#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace Qt::StringLiterals;
namespace Stand = FibreDesk::Sandbox;

namespace {

struct Ont {
    QString serial{};
    QString port{};
    Stand::OpticalState state{};
};

} // namespace

class TestSandboxSnmp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_world.call("DELETE", u"control"_s, u"/control/faults"_s); }
    void writesWhatTheClientNeeds();
    void tellsTheLevelOfEachOnt_data();
    void tellsTheLevelOfEachOnt();
    void countsReadsOfOnts();
    void keepsSilentToAWrongWord();
    void talksVersion3_data();
    void talksVersion3();
    void saysWhenAClockNeverFits();
    void makesKeysAsTheStandardDoes();
    void isSilentAndSlowOnRequest();
    void takesALevelFromTheControl();
    void answersNetSnmpsOwnTools();
    void setsNothing();
    void survivesGarbage();

private:
    [[nodiscard]] std::optional<Ont> findOnt(const std::function<bool(const Ont &)> &isWanted)
    {
        const auto rows = m_world.sandbox().world().query(
            "SELECT e.serial_number AS serial, l.olt_port AS port FROM \"tabService Equipment\" e "
            "JOIN \"tabService Location\" l ON l.name = e.service_location WHERE "
            "e.equipment_type = 'ONT' GROUP BY l.olt_port HAVING count(*) = 1 ORDER BY e.name");
        for (const QJsonObject &row : rows) {
            Ont ont{.serial = row["serial"_L1].toString(), .port = row["port"_L1].toString()};
            ont.state = Stand::opticalStateOf(ont.serial.toUtf8());
            if (isWanted(ont))
                return ont;
        }
        return std::nullopt;
    }
    [[nodiscard]] static bool isHuawei(const Ont &ont)
    {
        return ont.port.section(u'/', 0, 0).sliced(4).toInt() % 2 == 1;
    }
    [[nodiscard]] SnmpTarget version3() const
    {
        SnmpTarget target = m_settings.targetOf(u"olt-1"_s);
        target.access = {.version = SnmpAccess::Version::V3,
            .user = "desk",
            .level = SnmpAccess::Level::AuthPriv,
            .authProtocol = u"SHA-256"_s,
            .authPassword = "sandbox-auth",
            .privProtocol = u"AES"_s,
            .privPassword = "sandbox-priv"};
        return target;
    }
    [[nodiscard]] Result<OntReading> read(const Ont &ont) const
    {
        return QCoro::waitFor(m_reader->readOnt({ont.serial, ont.port}));
    }
    [[nodiscard]] QJsonObject oltState(const QString &olt)
    {
        return m_world.part(u"snmp"_s)->state()["olts"_L1].toObject()[olt].toObject();
    }
    void fault(const QJsonObject &spec)
    {
        QString error;
        QVERIFY2(m_world.sandbox().faults().add(spec, &error) > 0, qPrintable(error));
    }

    Stand::LiveWorld m_world;
    QTemporaryDir m_folder;
    SnmpSettings m_settings;
    std::unique_ptr<FileBudget> m_budget;
    std::unique_ptr<OltReader> m_reader;
};

void TestSandboxSnmp::initTestCase()
{
    const QString profile = m_folder.filePath(u"profile.ini"_s);
    Stand::Options options;
    options.profile = profile;
    QVERIFY(m_world.start(options));
    const auto settings = SnmpSettings::read(profile);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
    m_settings = *settings;
    m_budget = std::make_unique<FileBudget>(FileBudget::fileFor(m_folder.path()), 1000);
    m_reader = std::make_unique<OltReader>(m_settings, m_budget.get(), m_folder.path());
}

void TestSandboxSnmp::writesWhatTheClientNeeds()
{
    QVERIFY(m_settings.access.isConfigured());
    QCOMPARE(m_settings.oltReadsPerHour, 60);
    QVERIFY(m_settings.olts.size() > 1);
    QVERIFY(m_settings.olts.contains(u"olt-1"_s));
}

void TestSandboxSnmp::tellsTheLevelOfEachOnt_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("Huawei") << 0;
    QTest::newRow("ZTE") << 1;
    QTest::newRow("weak") << 2;
}

void TestSandboxSnmp::tellsTheLevelOfEachOnt()
{
    QFETCH(int, kind);
    const auto ont = findOnt([kind](const Ont &one) {
        const double level = one.state.ontRx.value_or(-99);
        return level >= -40 && (kind == 2 ? level < -25 : isHuawei(one) == (kind == 0));
    });
    QVERIFY(ont);
    const auto reading = read(*ont);
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
    const double level = best(reading->facts, FactKey::OpticalRx)->value.toDouble();
    QVERIFY2(std::abs(level - *ont->state.ontRx) < 0.0051, qPrintable(QString::number(level)));
    QCOMPARE(best(reading->facts, FactKey::OntState)->value.toString(), u"online"_s);
    QCOMPARE(best(reading->facts, FactKey::OltRx).has_value(), isHuawei(*ont));
}

void TestSandboxSnmp::countsReadsOfOnts()
{
    const auto ont = findOnt([](const Ont &) { return true; });
    const QString olt = ont->port.section(u'/', 0, 0);
    QVERIFY(read(*ont));
    const int before = oltState(olt)["ont_reads"_L1].toInt();
    QVERIFY(read(*ont));
    QVERIFY(read(*ont));
    QCOMPARE(oltState(olt)["ont_reads"_L1].toInt(), before + 2);
    // The system and the interfaces cost nothing.
    QVERIFY(QCoro::waitFor(m_reader->readSystem(m_settings.targetOf(olt))));
    const auto port = QCoro::waitFor(m_reader->readInterface(m_settings.targetOf(olt), u"1/1"_s));
    QVERIFY2(port, port ? "" : qPrintable(port.error().detail));
    QCOMPARE(port->state, u"up"_s);
    QCOMPARE(oltState(olt)["ont_reads"_L1].toInt(), before + 2);
}

void TestSandboxSnmp::keepsSilentToAWrongWord()
{
    SnmpTarget target = m_settings.targetOf(u"olt-1"_s);
    target.access.community = "wrong";
    target.timeout = std::chrono::milliseconds(200);
    target.retries = 0;
    const auto refused = QCoro::waitFor(m_reader->readSystem(target));
    QVERIFY(!refused);
    QCOMPARE(refused.error().type, u"timeout"_s);
    QVERIFY(oltState(u"olt-1"_s)["refused"_L1].toInt() > 0);
}

void TestSandboxSnmp::talksVersion3_data()
{
    QTest::addColumn<SnmpTarget>("target");
    QTest::addColumn<QString>("failure");
    const SnmpTarget right = version3();
    QTest::newRow("right") << right << QString();
    SnmpTarget wrong = right;
    wrong.access.user = "nobody";
    QTest::newRow("user") << wrong << u"unknownUser"_s;
    wrong = right;
    wrong.access.authPassword = "wrong-password";
    QTest::newRow("authentication password") << wrong << u"wrongDigest"_s;
    wrong = right;
    wrong.access.privPassword = "wrong-password";
    QTest::newRow("privacy password") << wrong << u"decryption"_s;
    wrong = right;
    wrong.access.level = SnmpAccess::Level::Auth;
    QTest::newRow("level") << wrong << u"noAccess"_s;
}

void TestSandboxSnmp::talksVersion3()
{
    QFETCH(SnmpTarget, target);
    QFETCH(QString, failure);
    const auto answer = QCoro::waitFor(m_reader->readSystem(target));
    if (failure.isEmpty()) {
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->name, u"olt-1"_s);
    } else {
        QVERIFY(!answer);
        QVERIFY2(answer.error().type == failure,
            qPrintable(answer.error().type + u": "_s + answer.error().detail));
    }
}

void TestSandboxSnmp::saysWhenAClockNeverFits()
{
    fault({{u"service"_s, u"snmp"_s}, {u"kind"_s, u"restless"_s}});
    const auto answer = QCoro::waitFor(m_reader->readSystem(version3()));
    QVERIFY(!answer);
    QVERIFY2(answer.error().type == u"notInTimeWindow"_s,
        qPrintable(answer.error().type + u": "_s + answer.error().detail));
    init();
    QVERIFY(QCoro::waitFor(m_reader->readSystem(version3())));
}

void TestSandboxSnmp::makesKeysAsTheStandardDoes()
{
    // RFC 3414, A.3.2
    QCOMPARE(Stand::Usm::localKey(Stand::Usm::Digest::Sha1, "maplesyrup",
                 QByteArray::fromHex("000000000000000000000002"))
                 .toHex(),
        "6695febc9288e36282235fc7151f128497b38f3f"_ba);
}

void TestSandboxSnmp::isSilentAndSlowOnRequest()
{
    SnmpTarget target = m_settings.targetOf(u"olt-1"_s);
    target.timeout = std::chrono::milliseconds(200);
    target.retries = 0;
    fault({{u"service"_s, u"snmp"_s}, {u"kind"_s, u"silent"_s}, {u"path"_s, u"olt-1"_s}});
    QCOMPARE(QCoro::waitFor(m_reader->readSystem(target)).error().type, u"timeout"_s);
    QVERIFY(QCoro::waitFor(m_reader->readSystem(m_settings.targetOf(u"olt-2"_s))));
    init();
    fault({{u"service"_s, u"snmp"_s}, {u"kind"_s, u"slow"_s}, {u"ms"_s, 400}});
    QCOMPARE(QCoro::waitFor(m_reader->readSystem(target)).error().type, u"timeout"_s);
    target.timeout = std::chrono::seconds(20);
    QVERIFY(QCoro::waitFor(m_reader->readSystem(target)));
}

void TestSandboxSnmp::takesALevelFromTheControl()
{
    const auto ont = findOnt([](const Ont &one) { return isHuawei(one); });
    m_world.control(
        u"snmp"_s, u"level"_s, {{u"serial"_s, ont->serial}, {u"ont"_s, -28.25}, {u"olt"_s, -30.5}});
    auto reading = read(*ont);
    QVERIFY(reading);
    QCOMPARE(best(reading->facts, FactKey::OpticalRx)->value.toDouble(), -28.25);
    QCOMPARE(best(reading->facts, FactKey::OltRx)->value.toDouble(), -30.5);
    m_world.control(
        u"snmp"_s, u"level"_s, {{u"serial"_s, ont->serial}, {u"state"_s, u"offline"_s}});
    reading = read(*ont);
    QVERIFY(reading);
    QVERIFY(!best(reading->facts, FactKey::OpticalRx));
    QCOMPARE(best(reading->facts, FactKey::OntState)->value.toString(), u"offline"_s);
}

void TestSandboxSnmp::answersNetSnmpsOwnTools()
{
    const QString program = QStandardPaths::findExecutable(u"snmpbulkwalk"_s);
    if (program.isEmpty())
        QSKIP("snmpbulkwalk is not installed");
    QProcess walk;
    walk.start(program,
        {u"-v2c"_s, u"-c"_s, QString::fromUtf8(m_settings.access.community), u"-On"_s, u"-m"_s,
            u""_s, m_settings.olts[u"olt-1"_s], u"1.3.6.1.2.1"_s});
    // The agent lives in this thread.
    QTRY_COMPARE_WITH_TIMEOUT(walk.state(), QProcess::NotRunning, 30'000);
    const QString said = QString::fromUtf8(walk.readAllStandardOutput());
    QVERIFY2(walk.exitCode() == 0, walk.readAllStandardError().constData());
    QVERIFY2(said.contains(u".1.3.6.1.2.1.1.5.0 = STRING: \"olt-1\""_s), qPrintable(said));
    QCOMPARE(said.count(u"GPON 0/1/"_s), 16);
    QVERIFY(said.contains(u" = Counter64: 184467440"_s));
}

void TestSandboxSnmp::setsNothing()
{
    namespace Ber = Stand::Ber;
    Stand::SnmpAgent agent("word");
    agent.set({1, 3, 6, 1, 2, 1, 1, 5, 0}, {.tag = Ber::Octets, .content = "before"});
    const QByteArray binding = Ber::element(Ber::Sequence,
        Ber::element(Ber::ObjectId, Ber::objectIdContent({1, 3, 6, 1, 2, 1, 1, 5, 0}))
            + Ber::element(Ber::Octets, "after"));
    const QByteArray pdu = Ber::element(0xa3,
        Ber::integer(7) + Ber::integer(0) + Ber::integer(0) + Ber::element(Ber::Sequence, binding));
    const QByteArray answer = agent.answerTo(
        Ber::element(Ber::Sequence, Ber::integer(1) + Ber::element(Ber::Octets, "word") + pdu));
    Ber::Reader outside(answer);
    Ber::Reader message(*outside.next(Ber::Sequence));
    QCOMPARE(message.nextInteger(), 1);
    QVERIFY(message.next(Ber::Octets));
    Ber::Reader response(*message.next(0xa2));
    QCOMPARE(response.nextInteger(), 7);
    QCOMPARE(response.nextInteger(), 17); // notWritable
}

void TestSandboxSnmp::survivesGarbage()
{
    Stand::SnmpAgent agent("word");
    agent.set({1, 3, 6, 1}, {.tag = Stand::Ber::Octets, .content = "x"});
    Stand::Random random(5);
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes(random.below(60), '\0');
        for (char &byte : bytes)
            byte = char(random.below(256));
        if (round % 2 && !bytes.isEmpty())
            bytes[0] = 0x30;
        (void)agent.answerTo(bytes);
    }
}

QTEST_GUILESS_MAIN(TestSandboxSnmp)
#include "tst_sandboxsnmp.moc"
