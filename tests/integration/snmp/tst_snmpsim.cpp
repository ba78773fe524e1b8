// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A simulated OLT with 1,024 ONTs: single levels on demand, never more than the budget.

#include "cpe/snmp/oltreader.h"
#include "snmpservers.h"

#include <QCoro/QCoroTask>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Cpe;

class TestSnmpsim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_olt.reset(); }
    void init();
    void readsAnyOfAThousandOnts_data();
    void readsAnyOfAThousandOnts();
    void rejectsAnImpossibleLevelWithItsReason();
    void saysWhereThereIsNoLight();
    void saysWhereThereIsNoSuchOnt();
    void findsTheInterfaceOfAPort();
    void countsAcrossTheWrapOfACounter();
    void readsTheSystemNearTheWrapOfItsClock();
    void readsPortsAsFactsOfADevice();
    void refusesASweepAndReadsNothing();
    void stopsAtTheBudgetAndSaysWhenItGoesOn();
    void needsAMappingOfTheVendor();
    void saysWhichPortItDoesNotUnderstand();

private:
    [[nodiscard]] Result<OntReading> read(const QString &port) const
    {
        return QCoro::waitFor(m_reader->readOnt({u"HWTC1"_s, port}));
    }

    std::unique_ptr<SimulatedOlt> m_olt;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileBudget> m_budget;
    std::unique_ptr<OltReader> m_reader;
};

void TestSnmpsim::initTestCase()
{
    m_olt = std::make_unique<SimulatedOlt>();
    const QString problem = m_olt->start();
    if (problem.contains(u"not installed"_s))
        QSKIP(qPrintable(problem));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSnmpsim::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_budget = std::make_unique<FileBudget>(FileBudget::fileFor(m_folder->path()), 60);
    const SnmpSettings settings{.access = m_olt->target().access,
        .olts = {{u"olt-3"_s, m_olt->address()}, {u"olt-4"_s, m_olt->address()}}};
    m_reader = std::make_unique<OltReader>(settings, m_budget.get(), m_folder->path());
}

void TestSnmpsim::readsAnyOfAThousandOnts_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("ont");
    for (const auto &[port, ont] : {std::pair{0, 0}, {0, 61}, {7, 42}, {15, 61}})
        QTest::addRow("port %d, ONT %d", port, ont) << port << ont;
}

void TestSnmpsim::readsAnyOfAThousandOnts()
{
    QFETCH(int, port);
    QFETCH(int, ont);
    const auto reading = read(u"olt-3/1/%1/%2"_s.arg(port).arg(ont));
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
    const auto level = best(reading->facts, FactKey::OpticalRx);
    QVERIFY(level);
    QCOMPARE(level->value.toDouble(), double(SimulatedOlt::levelOf(port, ont)) / 100);
    QCOMPARE(level->unit, Unit::Dbm);
    QCOMPARE(level->source, Source::Olt);
    QVERIFY(level->readAt.isValid());
    QVERIFY(!level->path.isEmpty());
    QCOMPARE(best(reading->facts, FactKey::OltRx)->value.toDouble(), double(-2600 - ont) / 100);
    QCOMPARE(best(reading->facts, FactKey::OntState)->value.toString(), u"online"_s);
    QCOMPARE(best(reading->facts, FactKey::OltName)->value.toString(), u"olt-3"_s);
    QVERIFY(reading->isAssumed);
    QCOMPARE(reading->mapping, u"optics.json"_s);
    QVERIFY(reading->missing.isEmpty());
}

void TestSnmpsim::rejectsAnImpossibleLevelWithItsReason()
{
    const auto reading = read(u"olt-3/1/2/62"_s);
    QVERIFY(reading);
    QVERIFY(!best(reading->facts, FactKey::OpticalRx));
    const auto told = std::ranges::find(reading->facts.facts, FactKey::OpticalRx, &Fact::key);
    QVERIFY(told != reading->facts.facts.end());
    QCOMPARE(told->rejected, u"-80 dBm is outside -40..10 dBm"_s);
}

void TestSnmpsim::saysWhereThereIsNoLight()
{
    const auto reading = read(u"olt-3/1/2/63"_s);
    QVERIFY(reading);
    QVERIFY(!best(reading->facts, FactKey::OpticalRx));
    QCOMPARE(best(reading->facts, FactKey::OntState)->value.toString(), u"offline"_s);
    QCOMPARE(
        reading->missing, (QStringList{u"opticalRx: not available"_s, u"oltRx: not available"_s}));
}

void TestSnmpsim::saysWhereThereIsNoSuchOnt()
{
    const auto reading = read(u"olt-3/1/2/99"_s);
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, ErrorKind::NotFound);
    QVERIFY2(reading.error().detail.startsWith(u"olt-3 knows no ONT 99 at port 1/2"_s),
        qPrintable(reading.error().detail));
    // It was asked for all the same.
    QCOMPARE(m_budget->lookNow(u"olt-3"_s)->used, 1);
}

void TestSnmpsim::findsTheInterfaceOfAPort()
{
    const auto port = QCoro::waitFor(m_reader->readInterface(m_olt->target(), u"1/1"_s));
    QVERIFY2(port, port ? "" : qPrintable(port.error().detail));
    QCOMPARE(port->name, u"GPON 0/1/1"_s); // not GPON 0/1/11
    QCOMPARE(port->state, u"up"_s);
    QCOMPARE(port->megabits, 2500);
    QCOMPARE(port->alias, u"Rang 1"_s);
    QCOMPARE(QCoro::waitFor(m_reader->readInterface(m_olt->target(), u"GPON 0/1/3"_s))->state,
        u"down"_s);
    QCOMPARE(QCoro::waitFor(m_reader->readInterface(m_olt->target(), u"9/9"_s)).error().kind,
        ErrorKind::NotFound);
}

void TestSnmpsim::countsAcrossTheWrapOfACounter()
{
    const auto port = QCoro::waitFor(m_reader->readInterface(m_olt->target(), u"1/1"_s));
    QVERIFY(port);
    QVERIFY(port->received);
    QVERIFY(port->received->is64);
    QCOMPARE(port->received->value, quint64(18446744073709551000ULL));
    CounterReading later = *port->received;
    later.value += 2616; // beyond 2^64
    later.at += std::chrono::seconds(2);
    later.agentUpTime += std::chrono::seconds(2);
    QCOMPARE(rateBetween(*port->received, later), 1308.0);
}

void TestSnmpsim::readsTheSystemNearTheWrapOfItsClock()
{
    const auto system = QCoro::waitFor(m_reader->readSystem(m_olt->target()));
    QVERIFY(system);
    QCOMPARE(system->name, u"olt-sim"_s);
    QCOMPARE(system->objectId.toString(), u"1.3.6.1.4.1.2011.2.115"_s);
    QCOMPARE(system->upTime, std::chrono::milliseconds(42949600000));
}

void TestSnmpsim::readsPortsAsFactsOfADevice()
{
    const auto facts = QCoro::waitFor(m_reader->readDevice(m_olt->target(), u"X1"_s));
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
    QCOMPARE(facts->lanPorts.size(), 16);
    QCOMPARE(facts->lanPorts[3].up, false);
    QCOMPARE(facts->lanPorts[4].up, true);
    QCOMPARE(facts->lanPorts[4].megabits, 2500);
    const auto upTime = best(*facts, FactKey::UpTime);
    QCOMPARE(upTime->value.toLongLong(), 42949600);
    QCOMPARE(upTime->source, Source::Snmp);
}

void TestSnmpsim::refusesASweepAndReadsNothing()
{
    const auto refused = QCoro::waitFor(m_reader->readOnts(
        {{u"A"_s, u"olt-3/1/2/1"_s}, {u"B"_s, u"olt-4/1/2/1"_s}, {u"C"_s, u"OLT-3/1/5/9"_s}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().type, u"sweep"_s);
    QVERIFY(refused.error().detail.contains(u"line cards"_s));
    QCOMPARE(m_budget->lookNow(u"olt-3"_s)->used, 0);
    QCOMPARE(m_budget->lookNow(u"olt-4"_s)->used, 0);
    const auto both = QCoro::waitFor(
        m_reader->readOnts({{u"A"_s, u"olt-3/1/2/1"_s}, {u"B"_s, u"olt-4/1/2/1"_s}}));
    QVERIFY(both);
    QCOMPARE(both->size(), 2);
    QVERIFY(both->front() && both->back());
}

void TestSnmpsim::stopsAtTheBudgetAndSaysWhenItGoesOn()
{
    FileBudget two(FileBudget::fileFor(m_folder->path()), 2);
    OltReader reader(m_reader->settings(), &two, m_folder->path());
    for (int left = 1; left >= 0; --left) {
        const auto reading = QCoro::waitFor(reader.readOnt({u"A"_s, u"olt-3/1/2/1"_s}));
        QVERIFY(reading);
        QCOMPARE(reading->budget.remaining(), left);
    }
    const auto refused = QCoro::waitFor(reader.readOnt({u"A"_s, u"olt-3/1/2/1"_s}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::RateLimited);
    QVERIFY(refused.error().retryAfterSeconds > 0);
    QVERIFY(refused.error().detail.contains(u"the next is possible at"_s));
    QVERIFY(QCoro::waitFor(reader.readOnt({u"A"_s, u"olt-4/1/2/1"_s})));
}

void TestSnmpsim::needsAMappingOfTheVendor()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"config"_s));
    QFile file(OpticsMap::customFile(m_folder->path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"J({"ports":["(?<olt>[^/]+)/(?<slot>\\d+)/(?<port>\\d+)/(?<ont>\\d+)"],
"vendors":[{"name":"Other","sysObjectID":["1.3.6.1.4.1.1"],"objects":[{"key":"opticalRx","oid":"1.3.6","index":[{"ont":1}]}]}]})J");
    file.close();
    const auto refused = read(u"olt-3/1/2/1"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(refused.error().detail.contains(u"1.3.6.1.4.1.2011.2.115"_s));
    QVERIFY(refused.error().detail.contains(file.fileName()));
    QCOMPARE(m_budget->lookNow(u"olt-3"_s)->used, 0);
}

void TestSnmpsim::saysWhichPortItDoesNotUnderstand()
{
    const auto refused = read(u"see notes"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Validation);
    QVERIFY(refused.error().detail.contains(u"\"see notes\""_s));
    QVERIFY(read({}).error().detail.contains(u"names no port"_s));
}

QTEST_GUILESS_MAIN(TestSnmpsim)
#include "tst_snmpsim.moc"
