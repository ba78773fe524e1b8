// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the optical levels stand, vendor by vendor, and what of them is believed.

#include "cpe/snmp/opticsmap.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Cpe;

using Type = SnmpValue::Type;

class TestOpticsMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsThePortOfARecord_data();
    void readsThePortOfARecord();
    void findsTheVendorByTheLongestPrefix();
    void marksWhatIsAssumed();
    void findsWhereAnOntStands();
    void convertsLevels_data();
    void convertsLevels();
    void anyNumberIsABelievableLevelOrARefusal();
    void tellsTheStateInAWord();
    void readsOurOwnFile();
    void prefersTheFileOfTheDesk();
    void namesThePlaceOfAMistake_data();
    void namesThePlaceOfAMistake();
    void doesNotPassOverABadFileOfTheDesk();

private:
    [[nodiscard]] const OpticsMap::Object &object(const QString &vendor, FactKey key) const
    {
        for (const OpticsMap::Vendor &one : m_map.vendors()) {
            if (!one.name.startsWith(vendor))
                continue;
            for (const OpticsMap::Object &mapped : one.objects)
                if (mapped.key == key)
                    return mapped;
        }
        qFatal("no such object");
    }

    OpticsMap m_map;
};

void TestOpticsMap::initTestCase()
{
    const auto map = OpticsMap::load({});
    QVERIFY2(map, map ? "" : qPrintable(map.error().detail));
    m_map = *map;
}

void TestOpticsMap::readsThePortOfARecord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<OntPort>("port");
    QTest::newRow("slot, port, ONT")
        << u"olt-3/1/7/42"_s << true << OntPort{.olt = u"olt-3"_s, .slot = 1, .port = 7, .ont = 42};
    QTest::newRow("with frame") << u"olt-3/0/1/7/42"_s << true
                                << OntPort{.olt = u"olt-3"_s, .slot = 1, .port = 7, .ont = 42};
    QTest::newRow("as on the OLT's own screen")
        << u" OLT-A 2/1/7:42 "_s << true
        << OntPort{.olt = u"OLT-A"_s, .frame = 2, .slot = 1, .port = 7, .ont = 42};
    QTest::newRow("without ONT") << u"olt-3/7"_s << false << OntPort{};
    QTest::newRow("words") << u"see notes"_s << false << OntPort{};
    QTest::newRow("empty") << u""_s << false << OntPort{};
    QTest::newRow("number too large") << u"olt-3/1/7/99999999999"_s << false << OntPort{};
}

void TestOpticsMap::readsThePortOfARecord()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QFETCH(OntPort, port);
    const auto read = m_map.portOf(text);
    QCOMPARE(read.has_value(), isOne);
    if (isOne)
        QCOMPARE(*read, port);
}

void TestOpticsMap::findsTheVendorByTheLongestPrefix()
{
    QVERIFY(m_map.vendorOf(Oid{1, 3, 6, 1, 4, 1, 2011, 2, 115})->name.startsWith(u"Huawei"_s));
    QVERIFY(m_map.vendorOf(Oid{1, 3, 6, 1, 4, 1, 3902, 1082})->name.startsWith(u"ZTE"_s));
    QVERIFY(!m_map.vendorOf(Oid{1, 3, 6, 1, 4, 1, 8072, 3, 2, 10}));
    QVERIFY(!m_map.vendorOf(Oid{1, 3, 6, 1, 4, 1, 20110}));
    const auto map = OpticsMap::parse(R"J({"ports":["(?<olt>o)(?<port>p)(?<ont>n)"],"vendors":[
        {"name":"all","sysObjectID":["1.3.6"],"objects":[{"key":"opticalRx","oid":"1.3.1","index":[{"ont":1}]}]},
        {"name":"new","sysObjectID":["1.3.6.1.9"],"objects":[{"key":"opticalRx","oid":"1.3.1","index":[{"ont":1}]}]}]})J"_ba,
        u"f"_s);
    QVERIFY2(map, map ? "" : qPrintable(map.error().detail));
    QCOMPARE(map->vendorOf(Oid{1, 3, 6, 1, 9, 1})->name, u"new"_s);
    QCOMPARE(map->vendorOf(Oid{1, 3, 6, 1, 8})->name, u"all"_s);
}

void TestOpticsMap::marksWhatIsAssumed()
{
    for (const OpticsMap::Vendor &vendor : m_map.vendors())
        QVERIFY2(vendor.isAssumed, qPrintable(vendor.name));
}

void TestOpticsMap::findsWhereAnOntStands()
{
    const OntPort port{.olt = u"o"_s, .slot = 1, .port = 7, .ont = 42};
    QCOMPARE(instanceOf(object(u"Huawei"_s, FactKey::OpticalRx), port)->toString(),
        u"1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.4194313984.42"_s);
    QCOMPARE(instanceOf(object(u"ZTE"_s, FactKey::OpticalRx), port)->toString(),
        u"1.3.6.1.4.1.3902.1012.3.50.12.1.1.10.268502784.42.1"_s);
    // Out of 32 bits there is no index.
    QVERIFY(!instanceOf(object(u"Huawei"_s, FactKey::OpticalRx), {.slot = 100'000, .ont = 1}));
}

void TestOpticsMap::convertsLevels_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<FactKey>("key");
    QTest::addColumn<SnmpValue>("value");
    QTest::addColumn<bool>("isFact");
    QTest::addColumn<double>("level");
    QTest::addColumn<QString>("rejected");
    const auto integer = [](qint64 number) {
        return SnmpValue{.type = Type::Integer, .integer = number};
    };
    const QString huawei = u"Huawei"_s;
    const QString zte = u"ZTE"_s;
    using enum FactKey;
    QTest::newRow("Huawei") << huawei << OpticalRx << integer(-1853) << true << -18.53 << u""_s;
    QTest::newRow("Huawei, not available")
        << huawei << OpticalRx << integer(2147483647) << false << 0.0 << u""_s;
    QTest::newRow("Huawei, at the OLT")
        << huawei << OltRx << integer(7650) << true << -23.5 << u""_s;
    QTest::newRow("Huawei, impossible") << huawei << OpticalRx << integer(-8000) << true << -80.0
                                        << u"-80 dBm is outside -40..10 dBm"_s;
    QTest::newRow("lowest that is believed")
        << huawei << OpticalRx << integer(-4000) << true << -40.0 << u""_s;
    QTest::newRow("highest that is believed")
        << huawei << OpticalRx << integer(1000) << true << 10.0 << u""_s;
    QTest::newRow("beyond the highest") << huawei << OpticalRx << integer(1001) << true << 10.01
                                        << u"10.01 dBm is outside -40..10 dBm"_s;
    QTest::newRow("ZTE") << zte << OpticalRx << integer(5735) << true << -18.53 << u""_s;
    QTest::newRow("ZTE, below -30 dBm")
        << zte << OpticalRx << integer(65035) << true << -31.0 << u""_s;
    QTest::newRow("ZTE, not available")
        << zte << OpticalRx << integer(65535) << false << 0.0 << u""_s;
    QTest::newRow("TP-Link, as text")
        << u"TP-Link"_s << OpticalRx << SnmpValue{.type = Type::Octets, .octets = "-18.53"} << true
        << -18.53 << u""_s;
    QTest::newRow("no such ONT") << huawei << OpticalRx << SnmpValue{.type = Type::NoSuchInstance}
                                 << false << 0.0 << u""_s;
    QTest::newRow("words where a number belongs")
        << huawei << OpticalRx << SnmpValue{.type = Type::Octets, .octets = "n/a"} << true << 0.0
        << u"octets instead of a number"_s;
    QTest::newRow("not a number") << huawei << OpticalRx
                                  << SnmpValue{.type = Type::Octets, .octets = "nan"} << true << 0.0
                                  << u"octets instead of a number"_s;
}

void TestOpticsMap::convertsLevels()
{
    QFETCH(QString, vendor);
    QFETCH(FactKey, key);
    QFETCH(SnmpValue, value);
    QFETCH(bool, isFact);
    QFETCH(double, level);
    QFETCH(QString, rejected);
    const auto fact = m_map.factOf(object(vendor, key), value);
    QCOMPARE(fact.has_value(), isFact);
    if (!isFact)
        return;
    QCOMPARE(fact->rejected, rejected);
    QCOMPARE(fact->source, Source::Olt);
    if (level != 0) {
        QCOMPARE(fact->value.toDouble(), level);
        QCOMPARE(fact->unit, Unit::Dbm);
    }
}

void TestOpticsMap::anyNumberIsABelievableLevelOrARefusal()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 5000; ++round) {
        const SnmpValue value{.type = Type::Integer,
            .integer = round % 2 ? qint64(qint32(random.generate()))
                                 : qint64(random.bounded(20'000)) - 10'000};
        for (const OpticsMap::Vendor &vendor : m_map.vendors()) {
            for (const OpticsMap::Object &mapped : vendor.objects) {
                const auto fact = m_map.factOf(mapped, value);
                if (!fact || !fact->rejected.isEmpty() || mapped.key == FactKey::OntState)
                    continue;
                QVERIFY(fact->value.toDouble() >= -40 && fact->value.toDouble() <= 10);
            }
        }
    }
}

void TestOpticsMap::tellsTheStateInAWord()
{
    const auto &state = object(u"Huawei"_s, FactKey::OntState);
    QCOMPARE(
        m_map.factOf(state, {.type = Type::Integer, .integer = 1})->value.toString(), u"online"_s);
    QCOMPARE(
        m_map.factOf(state, {.type = Type::Integer, .integer = 2})->value.toString(), u"offline"_s);
    const auto unknown = m_map.factOf(state, {.type = Type::Integer, .integer = 7});
    QCOMPARE(unknown->rejected, u"7 is no state that is known"_s);
    const QByteArray huge(100, '6'); // beyond any whole number
    QVERIFY(!m_map.factOf(state, {.type = Type::Octets, .octets = huge})->rejected.isEmpty());
}

void TestOpticsMap::readsOurOwnFile()
{
    QCOMPARE(m_map.file(), u"optics.json"_s);
    QVERIFY(m_map.vendors().size() >= 5);
}

void TestOpticsMap::prefersTheFileOfTheDesk()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"config"_s));
    QFile ours(u":/fibredesk/cpe/optics.json"_s);
    QVERIFY(ours.open(QIODevice::ReadOnly));
    QFile file(OpticsMap::customFile(folder.path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(ours.readAll().replace("Huawei MA5600/MA5800", "Huawei as we have it"));
    file.close();
    const auto map = OpticsMap::load(folder.path());
    QVERIFY(map);
    QCOMPARE(map->file(), file.fileName());
    QCOMPARE(map->vendors().front().name, u"Huawei as we have it"_s);
}

void TestOpticsMap::namesThePlaceOfAMistake_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("words");
    QTest::newRow("no JSON") << "\"vendors\": ["_ba
                             << "\"vendors\": ["
                                "oops"_ba
                             << u"line 8, column "_s;
    QTest::newRow("text for a number") << "\"scale\": 0.01"_ba << "\"scale\": \"0.01\""_ba
                                       << u"vendors[0].objects[0].scale is not a number"_s;
    QTest::newRow("key mistyped") << "\"scale\": 0.01"_ba << "\"scal\": 0.01"_ba
                                  << u"vendors[0].objects[0].scal is not known here"_s;
    QTest::newRow("OID") << "\"oid\": \"1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4\""_ba
                         << "\"oid\": \"huawei.4\""_ba
                         << u"vendors[0].objects[0].oid is not an object identifier: huawei.4"_s;
    QTest::newRow("fact") << "\"key\": \"opticalRx\""_ba << "\"key\": \"level\""_ba
                          << u"vendors[0].objects[0].key is not one of"_s;
    QTest::newRow("range") << "\"least\": -40"_ba << "\"least\": 40"_ba
                           << u"plausible holds no value"_s;
    QTest::newRow("index without ONT") << "{ \"ont\": 1 }"_ba << "{ \"base\": 1 }"_ba
                                       << u"vendors[0].objects[0].index does not depend on"_s;
    QTest::newRow("state without words")
        << "\"words\": { \"1\": \"online\", \"2\": \"offline\" },"_ba
        << ""_ba << u"vendors[0].objects[2].words is missing"_s;
    QTest::newRow("pattern without ONT")
        << "(?<ont>"_ba << "(?<on>"_ba << u"ports[0] has no group <ont>"_s;
}

void TestOpticsMap::namesThePlaceOfAMistake()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, words);
    QFile ours(u":/fibredesk/cpe/optics.json"_s);
    QVERIFY(ours.open(QIODevice::ReadOnly));
    QByteArray text = ours.readAll();
    const qsizetype at = text.indexOf(before);
    QVERIFY(at > 0);
    text.replace(at, before.size(), after);
    const auto map = OpticsMap::parse(text, u"mine.json"_s);
    QVERIFY(!map);
    QCOMPARE(map.error().kind, ErrorKind::Validation);
    QVERIFY2(
        map.error().detail.startsWith(u"mine.json: "_s + words), qPrintable(map.error().detail));
}

void TestOpticsMap::doesNotPassOverABadFileOfTheDesk()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"config"_s));
    QFile file(OpticsMap::customFile(folder.path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    const auto map = OpticsMap::load(folder.path());
    QVERIFY(!map);
    QVERIFY(map.error().detail.startsWith(file.fileName()));
}

QTEST_GUILESS_MAIN(TestOpticsMap)
#include "tst_opticsmap.moc"
