// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of SNMP: identifiers, counters that wrap, ticks that begin again.

#include "cpe/snmp/oid.h"
#include "cpe/snmp/snmpvalue.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;
using namespace std::chrono_literals;

using Type = SnmpValue::Type;

class TestSnmpValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsIdentifiers_data();
    void readsIdentifiers();
    void writesAnyIdentifierAsItReadsIt();
    void ordersIdentifiersByTheirNumbers();
    void tellsWhatStandsBelow();
    void showsOctetsAsTextOrAsHex_data();
    void showsOctetsAsTextOrAsHex();
    void doesNotPassOnWhatDoesNotFit();
    void countsAcrossOneWrap_data();
    void countsAcrossOneWrap();
    void hasNoRateAcrossARestart();
    void anyTwoReadingsGiveWhatWasCounted();
    void tellsAWrapOfTheUpTimeFromARestart();
};

void TestSnmpValue::readsIdentifiers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("plain") << u"1.3.6.1"_s << true;
    QTest::newRow("with a leading dot") << u".1.3.6.1"_s << true;
    QTest::newRow("largest number") << u"1.3.4294967295"_s << true;
    QTest::newRow("number too large") << u"1.3.4294967296"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("one number only") << u"1"_s << false;
    QTest::newRow("two dots") << u"1.3..6"_s << false;
    QTest::newRow("a dot at the end") << u"1.3."_s << false;
    QTest::newRow("sign") << u"1.3.-6"_s << false;
    QTest::newRow("plus") << u"1.3.+6"_s << false;
    QTest::newRow("name") << u"1.3.ifName"_s << false;
    QTest::newRow("first number above 2") << u"3.1.1"_s << false;
    QTest::newRow("second number above 39") << u"1.40.1"_s << false;
    QTest::newRow("128 numbers") << u"1.3"_s + u".1"_s.repeated(126) << true;
    QTest::newRow("129 numbers") << u"1.3"_s + u".1"_s.repeated(127) << false;
}

void TestSnmpValue::readsIdentifiers()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(Oid::parse(text).has_value(), isOne);
}

void TestSnmpValue::writesAnyIdentifierAsItReadsIt()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 500; ++round) {
        QList<quint32> parts{1, 3};
        for (int at = random.bounded(40); at > 0; --at)
            parts.append(random.generate());
        const Oid oid(parts);
        const auto again = Oid::parse(oid.toString());
        QVERIFY(again);
        QCOMPARE(again->parts(), parts);
    }
}

void TestSnmpValue::ordersIdentifiersByTheirNumbers()
{
    QVERIFY((Oid{1, 3, 6, 2} < Oid{1, 3, 6, 10}));
    QVERIFY((Oid{1, 3, 6} < Oid{1, 3, 6, 0}));
    QVERIFY((Oid{1, 3, 7} > Oid{1, 3, 6, 1}));
}

void TestSnmpValue::tellsWhatStandsBelow()
{
    const Oid table{1, 3, 6, 1};
    QCOMPARE((Oid{1, 3, 6, 1, 4, 5}.below(table)), (QList<quint32>{4, 5}));
    QVERIFY((Oid{1, 3, 6, 2, 4}.below(table)).isEmpty());
    QVERIFY(!(Oid{1, 3}.startsWith(table)));
    QCOMPARE(table.with({7, 8}), (Oid{1, 3, 6, 1, 7, 8}));
}

void TestSnmpValue::showsOctetsAsTextOrAsHex_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << "GPON 0/1/3"_ba << u"GPON 0/1/3"_s;
    QTest::newRow("French") << "Rivi\xC3\xA8re"_ba << u"Rivière"_s;
    QTest::newRow("closing NUL of C") << QByteArray("olt\0", 4) << u"olt"_s;
    QTest::newRow("lines") << "ZXA10\r\nC320"_ba << u"ZXA10 C320"_s;
    QTest::newRow("a MAC") << QByteArray("\x00\x1a\xff\x02\x03\x04", 6) << u"00:1a:ff:02:03:04"_s;
    QTest::newRow("escape sequence") << "\x1b[2J"_ba << u"1b:5b:32:4a"_s;
    QTest::newRow("none") << ""_ba << u""_s;
}

void TestSnmpValue::showsOctetsAsTextOrAsHex()
{
    QFETCH(QByteArray, octets);
    QFETCH(QString, text);
    QCOMPARE((SnmpValue{.type = Type::Octets, .octets = octets}.toText()), text);
}

void TestSnmpValue::doesNotPassOnWhatDoesNotFit()
{
    const SnmpValue large{.type = Type::Counter64, .number = std::numeric_limits<quint64>::max()};
    QCOMPARE(large.toCounter(), std::numeric_limits<quint64>::max());
    QVERIFY(!large.toInteger());
    QVERIFY(!(SnmpValue{.type = Type::Integer, .integer = -1}.toCounter()));
    QVERIFY(!(SnmpValue{.type = Type::NoSuchInstance}.toInteger()));
    QVERIFY((SnmpValue{.type = Type::NoSuchInstance}.isMissing()));
    QVERIFY(!(SnmpValue{.type = Type::Null}.isMissing()));
}

void TestSnmpValue::countsAcrossOneWrap_data()
{
    QTest::addColumn<quint64>("before");
    QTest::addColumn<quint64>("after");
    QTest::addColumn<bool>("is64");
    QTest::addColumn<double>("rate");
    QTest::newRow("plain") << quint64(1000) << quint64(6000) << true << 500.0;
    QTest::newRow("still") << quint64(7) << quint64(7) << true << 0.0;
    QTest::newRow("64 bits") << std::numeric_limits<quint64>::max() - 999 << quint64(4000) << true
                             << 500.0;
    QTest::newRow("32 bits") << quint64(4294967295) - 999 << quint64(4000) << false << 500.0;
}

void TestSnmpValue::countsAcrossOneWrap()
{
    QFETCH(quint64, before);
    QFETCH(quint64, after);
    QFETCH(bool, is64);
    QFETCH(double, rate);
    const auto counted = rateBetween(
        {.value = before, .at = 5s, .is64 = is64}, {.value = after, .at = 15s, .is64 = is64});
    QVERIFY(counted);
    QCOMPARE(*counted, rate);
}

void TestSnmpValue::hasNoRateAcrossARestart()
{
    const CounterReading before{.value = 900, .at = 0s, .agentUpTime = 3600s};
    QVERIFY(!rateBetween(before, {.value = 100, .at = 60s, .agentUpTime = 20s}));
    QVERIFY(rateBetween(before, {.value = 1000, .at = 60s, .agentUpTime = 3660s}));
    // Without an up-time a 64-bit counter that goes back is told by a rate no port can have.
    QVERIFY(!rateBetween({.value = 900, .at = 0s}, {.value = 100, .at = 60s}, 1.25e9));
    QVERIFY(!rateBetween({.value = 1, .at = 60s}, {.value = 2, .at = 60s}));
}

void TestSnmpValue::anyTwoReadingsGiveWhatWasCounted()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const bool is64 = random.bounded(2) == 0;
        const quint64 mask = is64 ? std::numeric_limits<quint64>::max() : 0xFFFFFFFF;
        const quint64 before = random.generate64() & mask;
        const quint64 counted = random.generate();
        const auto rate = rateBetween({.value = before, .at = 10s, .is64 = is64},
            {.value = (before + counted) & mask, .at = 11s, .is64 = is64});
        QVERIFY(rate);
        QCOMPARE(*rate, double(counted));
    }
}

void TestSnmpValue::tellsAWrapOfTheUpTimeFromARestart()
{
    constexpr quint32 nearEnd = 4294967295U - 2999; // 30 s before
    QCOMPARE(upTimeStep(1000, 7000, 60s), UpTimeStep::Continued);
    QCOMPARE(upTimeStep(nearEnd, 3000, 60s), UpTimeStep::Wrapped);
    QCOMPARE(upTimeStep(nearEnd, 3000, 3600s), UpTimeStep::Restarted);
    QCOMPARE(upTimeStep(8640000, 500, 60s), UpTimeStep::Restarted);
    QCOMPARE(upTimeOf(8640000), std::chrono::milliseconds(24h));
    // 2^32 hundredths are 497 days and some hours.
    QCOMPARE(std::chrono::duration_cast<std::chrono::hours>(upTimeOf(0, 1)).count() / 24, 497);
}

QTEST_GUILESS_MAIN(TestSnmpValue)
#include "tst_snmpvalue.moc"
