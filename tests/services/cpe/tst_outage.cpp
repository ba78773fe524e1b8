// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which devices went silent together, and where.

#include "cpe/outage.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;
using namespace std::chrono_literals;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-03-17T12:00:00Z"_s, Qt::ISODate);

SilenceReport device(
    int number, const QString &port, std::optional<bool> isOnline, const QDateTime &since = {})
{
    return {.id = u"D%1"_s.arg(number, 3, 10, '0'_L1),
        .customer = u"C%1"_s.arg(number / 2),
        .olt = u"olt-1"_s,
        .port = port,
        .isOnline = isOnline,
        .since = since};
}

/// `silent` devices of the port that fell at noon, a minute after one another at most, and others
/// that are online.
void addPort(std::vector<SilenceReport> &all, const QString &port, int silent, int online)
{
    for (int i = 0; i < silent; ++i)
        all.push_back(device(int(all.size()), port, false, noon.addSecs(i % 60)));
    for (int i = 0; i < online; ++i)
        all.push_back(device(int(all.size()), port, true));
}

} // namespace

class TestOutage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAPort();
    void findsAWholeOlt();
    void aFewAreNoOutage();
    void whoFellAtAnotherTimeDoesNotCount();
    void whoWasSilentBeforeDoesNotHideAnOutage();
    void theUnknownAreNeitherSilentNorAlive();
    void findsANeighbourhoodAcrossOlts();
    void aDeviceIsInOneGroupOnly();
    void theSurestComesFirst();
    void hasNothingToSayOfNothing();
    void aTownThatFellAtOnceIsOneNeighbourhood();
    void givesUpWhenNobodyWantsTheAnswer();
};

void TestOutage::findsAPort()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 0, 20);
    addPort(all, u"1/2"_s, 8, 2);
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].scope, SilentGroup::Scope::Port);
    QCOMPARE(groups[0].olt, u"olt-1"_s);
    QCOMPARE(groups[0].port, u"1/2"_s);
    QCOMPARE(groups[0].devices.size(), 8);
    QCOMPARE(groups[0].customers, 4);
    QCOMPARE(groups[0].alive, 2);
    QCOMPARE(groups[0].since, noon);
    QVERIFY(groups[0].confidence > 0.6 && groups[0].confidence < 0.8);
}

void TestOutage::findsAWholeOlt()
{
    std::vector<SilenceReport> all;
    for (int port = 1; port <= 4; ++port)
        addPort(all, u"1/%1"_s.arg(port), 10, 1);
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].scope, SilentGroup::Scope::Olt);
    QCOMPARE(groups[0].port, QString());
    QCOMPARE(groups[0].devices.size(), 40);
    QCOMPARE(groups[0].alive, 4);
}

void TestOutage::aFewAreNoOutage()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 2, 0);
    QVERIFY(silentTogether(all).empty());
    all.clear();
    addPort(all, u"1/1"_s, 4, 30); // four of thirty-four pulled their plugs
    QVERIFY(silentTogether(all).empty());
}

void TestOutage::whoFellAtAnotherTimeDoesNotCount()
{
    std::vector<SilenceReport> all;
    for (int hour = 0; hour < 6; ++hour)
        all.push_back(device(hour, u"1/1"_s, false, noon.addSecs(3600 * hour)));
    QVERIFY(silentTogether(all).empty());
    // As a drip it never becomes one, however many there are.
    all.push_back(device(10, u"1/1"_s, false, noon.addSecs(60)));
    all.push_back(device(11, u"1/1"_s, false, noon.addSecs(120)));
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].devices, (QStringList{u"D000"_s, u"D010"_s, u"D011"_s}));
}

void TestOutage::whoWasSilentBeforeDoesNotHideAnOutage()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 5, 0);
    for (int i = 0; i < 30; ++i) // the empty cottages of the port
        all.push_back(device(100 + i, u"1/1"_s, false, noon.addDays(-30 - i)));
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].devices.size(), 5);
}

void TestOutage::theUnknownAreNeitherSilentNorAlive()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 4, 1);
    for (int i = 0; i < 20; ++i)
        all.push_back(device(100 + i, u"1/1"_s, std::nullopt));
    all.push_back(device(200, u"1/1"_s, false)); // silent, nobody knows since when
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].devices.size(), 4);
    QCOMPARE(groups[0].unknown, 20);
    QCOMPARE(groups[0].alive, 1);
}

void TestOutage::findsANeighbourhoodAcrossOlts()
{
    std::vector<SilenceReport> all;
    for (int i = 0; i < 6; ++i) {
        SilenceReport report = device(i, u"1/%1"_s.arg(i), false, noon.addSecs(10 * i));
        report.olt = u"olt-%1"_s.arg(i % 3);
        report.latitude = 46.0 + 0.001 * i; // 111 m from one to the next
        report.longitude = -72.0;
        all.push_back(report);
    }
    SilenceReport far = device(50, u"1/9"_s, false, noon);
    far.olt.clear();
    far.latitude = 46.5;
    far.longitude = -72.0;
    all.push_back(far);
    SilenceReport neighbour = device(51, u"1/9"_s, true);
    neighbour.latitude = 46.0;
    neighbour.longitude = -72.001;
    all.push_back(neighbour);
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].scope, SilentGroup::Scope::Place);
    QCOMPARE(groups[0].devices.size(), 6);
    QCOMPARE(groups[0].alive, 1);
    QCOMPARE(groups[0].olts, 3);
    QCOMPARE(groups[0].ports, 6);
    QVERIFY(std::abs(*groups[0].latitude - 46.0025) < 1e-9);
    QVERIFY(groups[0].radius > 250 && groups[0].radius < 300);
}

void TestOutage::aDeviceIsInOneGroupOnly()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 6, 0);
    for (SilenceReport &report : all) {
        report.latitude = 46.0;
        report.longitude = -72.0;
    }
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].scope, SilentGroup::Scope::Port);
    QCOMPARE(groups[0].radius, 0.0);
}

void TestOutage::theSurestComesFirst()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 4, 3);
    addPort(all, u"1/2"_s, 4, 0);
    addPort(all, u"1/3"_s, 0, 60);
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0].port, u"1/2"_s);
    QVERIFY(groups[0].confidence > groups[1].confidence);
    // Close in time is surer than at the ends of the interval.
    for (SilenceReport &report : all)
        if (report.port == "1/2"_L1 && report.id.endsWith(u'8'))
            report.since = noon.addSecs(890);
    QVERIFY(silentTogether(all)[0].confidence < groups[0].confidence);
}

void TestOutage::hasNothingToSayOfNothing()
{
    QVERIFY(silentTogether({}).empty());
}

/// All places of the desk at once: what is compared with what must not grow with their square.
void TestOutage::aTownThatFellAtOnceIsOneNeighbourhood()
{
    std::vector<SilenceReport> all;
    for (int i = 0; i < 17'000; ++i) {
        SilenceReport report = device(i, {}, false, noon.addSecs(i % 600));
        report.olt.clear();
        report.latitude = 45.5 + 0.002 * (i / 130); // 222 m
        report.longitude = -73.5 + 0.003 * (i % 130); // 234 m
        all.push_back(report);
    }
    const auto groups = silentTogether(all);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].devices.size(), 17'000);
    QCOMPARE(groups[0].olts, 0);
}

void TestOutage::givesUpWhenNobodyWantsTheAnswer()
{
    std::vector<SilenceReport> all;
    addPort(all, u"1/1"_s, 6, 0);
    const std::atomic<bool> isVoid = true;
    QVERIFY(silentTogether(all, {}, &isVoid).empty());
}

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
