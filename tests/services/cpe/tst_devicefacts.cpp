// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicefacts.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk::Cpe;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);

Fact fact(FactKey key, const QVariant &value, Source source, const QDateTime &at = Noon)
{
    return {.key = key, .value = value, .source = source, .readAt = at};
}

} // namespace

class TestDeviceFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSourceReplacesWhatItSaidBeforeAndNotWhatOthersSaid();
    void aVanishedInstanceGoesWithItsKind();
    void theYoungestBelievableValueIsBest();
    void statesAreComparedByText();
    void levelsMayDifferByTwoDecibels();
    void upTimesAreComparedWithTheirAge();
    void oldAndRejectedValuesContradictNobody();
    void aMacIsReadInEverySpelling_data();
    void aMacIsReadInEverySpelling();
};

void TestDeviceFacts::aSourceReplacesWhatItSaidBeforeAndNotWhatOthersSaid()
{
    DeviceFacts known;
    take(known,
        {.serial = u"S1"_s,
            .facts = {fact(FactKey::Firmware, u"1.0"_s, Source::Acs)},
            .hosts = {{.mac = u"02:00:00:00:00:01"_s, .source = Source::Acs}}});
    take(known,
        {.facts = {fact(FactKey::Firmware, u"1.1"_s, Source::Web)},
            .hosts = {{.mac = u"02:00:00:00:00:02"_s, .source = Source::Web}}});
    take(known, {.facts = {fact(FactKey::Firmware, u"1.2"_s, Source::Acs)}});
    QCOMPARE(known.serial, u"S1"_s);
    QCOMPARE(known.facts.size(), 2);
    QCOMPARE(known.facts.at(0).value.toString(), u"1.1"_s);
    QCOMPARE(known.facts.at(1).value.toString(), u"1.2"_s);
    QCOMPARE(known.hosts.size(), 2);
}

void TestDeviceFacts::aVanishedInstanceGoesWithItsKind()
{
    DeviceFacts known;
    Fact second = fact(FactKey::WanAddress, u"192.0.2.2"_s, Source::Acs);
    second.instance = u"2"_s;
    take(known, {.facts = {fact(FactKey::WanAddress, u"192.0.2.1"_s, Source::Acs), second}});
    take(known, {.facts = {fact(FactKey::WanAddress, u"192.0.2.9"_s, Source::Acs)}});
    QCOMPARE(known.facts.size(), 1);
}

void TestDeviceFacts::theYoungestBelievableValueIsBest()
{
    DeviceFacts known;
    known.facts = {fact(FactKey::OpticalRx, -21.0, Source::Web, {}),
        fact(FactKey::OpticalRx, -20.0, Source::Acs, Noon.addSecs(-60)),
        fact(FactKey::OpticalRx, -80.0, Source::Olt, Noon)};
    known.facts.last().rejected = u"-80 dBm is outside -40..10 dBm"_s;
    QCOMPARE(best(known, FactKey::OpticalRx)->value.toDouble(), -20.0);
    QVERIFY(!best(known, FactKey::OpticalTx));
    QVERIFY(!best(known, FactKey::OpticalRx, u"2"_s));
}

void TestDeviceFacts::statesAreComparedByText()
{
    DeviceFacts known;
    known.facts = {fact(FactKey::OntState, u"Online"_s, Source::Acs),
        fact(FactKey::OntState, u"online"_s, Source::Olt)};
    QVERIFY(contradictions(known).isEmpty());
    known.facts.last().value = u"offline"_s;
    const QList<Contradiction> found = contradictions(known);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().key, FactKey::OntState);
    QCOMPARE(found.first().said.size(), 2);
    known.facts.last().source = Source::Acs; // one source twice is no contradiction
    QVERIFY(contradictions(known).isEmpty());
}

void TestDeviceFacts::levelsMayDifferByTwoDecibels()
{
    DeviceFacts known;
    known.facts = {
        fact(FactKey::OpticalRx, -20.0, Source::Acs), fact(FactKey::OpticalRx, -22.0, Source::Olt)};
    QVERIFY(contradictions(known).isEmpty());
    known.facts.last().value = -22.1;
    QCOMPARE(contradictions(known).size(), 1);
}

void TestDeviceFacts::upTimesAreComparedWithTheirAge()
{
    DeviceFacts known;
    known.facts = {fact(FactKey::UpTime, 1600, Source::Web, Noon),
        fact(FactKey::UpTime, 1000, Source::Acs, Noon.addSecs(-600))};
    QVERIFY(contradictions(known).isEmpty());
    known.facts.first().value = 30; // it restarted meanwhile
    QCOMPARE(contradictions(known).size(), 1);
}

void TestDeviceFacts::oldAndRejectedValuesContradictNobody()
{
    DeviceFacts known;
    known.facts = {fact(FactKey::Firmware, u"1"_s, Source::Web, Noon),
        fact(FactKey::Firmware, u"2"_s, Source::Acs, Noon.addSecs(-901)),
        fact(FactKey::Model, u"A"_s, Source::Web, Noon),
        fact(FactKey::Model, u"B"_s, Source::Acs, Noon)};
    known.facts.last().rejected = u"no"_s;
    QVERIFY(contradictions(known).isEmpty());
    QCOMPARE(contradictions(known, std::chrono::seconds(901)).size(), 1);
}

void TestDeviceFacts::aMacIsReadInEverySpelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mac");
    QTest::newRow("colons") << u"02:00:5e:00:00:01"_s << u"02:00:5E:00:00:01"_s;
    QTest::newRow("dashes") << u"02-00-5E-00-00-01"_s << u"02:00:5E:00:00:01"_s;
    QTest::newRow("dots") << u"0200.5e00.0001"_s << u"02:00:5E:00:00:01"_s;
    QTest::newRow("bare") << u"02005E000001"_s << u"02:00:5E:00:00:01"_s;
    QTest::newRow("short") << u"02005E0000"_s << QString();
    QTest::newRow("word") << u"unknown"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestDeviceFacts::aMacIsReadInEverySpelling()
{
    QFETCH(const QString, text);
    QFETCH(const QString, mac);
    QCOMPARE(macOf(text), mac);
}

QTEST_GUILESS_MAIN(TestDeviceFacts)
#include "tst_devicefacts.moc"
