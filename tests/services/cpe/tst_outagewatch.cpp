// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of an outage from one reading of the network to the next.

#include "cpe/outagewatch.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;
using namespace std::chrono_literals;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-03-17T12:00:00Z"_s, Qt::ISODate);

/// A port of ten: `silent` of them fell at noon, the others answer.
std::vector<SilenceReport> port(const QString &olt, const QString &name, int silent, int all = 10)
{
    std::vector<SilenceReport> reports;
    for (int i = 0; i < all; ++i) {
        const bool isOnline = i >= silent;
        reports.push_back({.id = u"%1 %2 %3"_s.arg(olt, name).arg(i, 3, 10, '0'_L1),
            .olt = olt,
            .port = name,
            .isOnline = isOnline,
            .since = isOnline ? QDateTime() : noon.addSecs(i),
            .heard = isOnline ? noon.addSecs(3600 + 60 * i) : noon.addSecs(i)});
    }
    return reports;
}

std::vector<Outage> next(const std::vector<Outage> &before,
    const std::vector<SilenceReport> &reports, const QDateTime &at = noon.addSecs(4 * 3600))
{
    return followOutages(before, silentTogether(reports), reports, at);
}

} // namespace

class TestOutageWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysTheSameWhileItGrows();
    void tellsWhoIsBackAndSinceWhen();
    void isStillThereWhenTooFewAreLeftToBeFound();
    void isOverOnceAllAreBackAndForgottenLater();
    void theUnknownAreNotBack();
    void whatFallsAgainIsAnotherOne();
    void namesTheCause();
};

void TestOutageWatch::staysTheSameWhileItGrows()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 6));
    QCOMPARE(first.size(), 1U);
    QVERIFY(!first[0].id.isEmpty());
    const auto second = next(first, port(u"olt-1"_s, u"1/1"_s, 9));
    QCOMPARE(second.size(), 1U);
    QCOMPARE(second[0].id, first[0].id);
    QCOMPARE(second[0].fell.size(), 9);
    QVERIFY(second[0].back.isEmpty());
}

void TestOutageWatch::tellsWhoIsBackAndSinceWhen()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 10));
    const auto second = next(first, port(u"olt-1"_s, u"1/1"_s, 7));
    QCOMPARE(second.size(), 1U);
    QCOMPARE(second[0].back.size(), 3);
    QCOMPARE(second[0].backSince, noon.addSecs(3600 + 60 * 7)); // the first of the three
    QCOMPARE(second[0].group.devices.size(), 7);
    // Each inform is a later one, and the recovery did not begin later for it.
    auto reports = port(u"olt-1"_s, u"1/1"_s, 7);
    for (SilenceReport &report : reports)
        report.heard = report.heard.addSecs(1800);
    const auto third = next(second, reports);
    QCOMPARE(third[0].backSince, second[0].backSince);
}

void TestOutageWatch::isStillThereWhenTooFewAreLeftToBeFound()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 10));
    const auto reports = port(u"olt-1"_s, u"1/1"_s, 2);
    QVERIFY(silentTogether(reports).empty());
    const auto second = next(first, reports);
    QCOMPARE(second.size(), 1U);
    QCOMPARE(second[0].id, first[0].id);
    QCOMPARE(second[0].fell.size(), 10);
    QCOMPARE(second[0].back.size(), 8);
    QCOMPARE(second[0].group.devices.size(), 2);
    QVERIFY(!second[0].isOver());
}

void TestOutageWatch::isOverOnceAllAreBackAndForgottenLater()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 10));
    const auto second = next(first, port(u"olt-1"_s, u"1/1"_s, 0), noon.addSecs(7200));
    QCOMPARE(second.size(), 1U);
    QVERIFY(second[0].isOver());
    QCOMPARE(second[0].back.size(), 10);
    const auto third = next(second, port(u"olt-1"_s, u"1/1"_s, 0), noon.addSecs(7200 + 1800));
    QCOMPARE(third.size(), 1U);
    QCOMPARE(third[0].over, second[0].over);
    QVERIFY(next(third, port(u"olt-1"_s, u"1/1"_s, 0), noon.addSecs(7200 + 3601)).empty());
}

void TestOutageWatch::theUnknownAreNotBack()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 10));
    auto reports = port(u"olt-1"_s, u"1/1"_s, 10);
    for (SilenceReport &report : reports)
        report.isOnline = std::nullopt;
    QVERIFY(next(first, reports).empty()); // neither silent nor back: nothing is claimed
    reports = port(u"olt-1"_s, u"1/1"_s, 8);
    reports[0].isOnline = std::nullopt;
    const auto second = next(first, reports);
    QCOMPARE(second[0].back.size(), 2);
    QCOMPARE(second[0].fell.size(), 10);
}

void TestOutageWatch::whatFallsAgainIsAnotherOne()
{
    const auto first = next({}, port(u"olt-1"_s, u"1/1"_s, 10));
    const auto over = next(first, port(u"olt-1"_s, u"1/1"_s, 0));
    auto reports = port(u"olt-1"_s, u"1/1"_s, 10);
    for (SilenceReport &report : reports)
        report.since = report.since.addSecs(5 * 3600);
    const auto again = next(over, reports);
    QCOMPARE(again.size(), 1U); // the old one has nobody left of its own
    QVERIFY(again[0].id != first[0].id);
    QVERIFY(again[0].back.isEmpty());
}

void TestOutageWatch::namesTheCause()
{
    QCOMPARE(next({}, port(u"olt-1"_s, u"1/1"_s, 10))[0].cause, OutageCause::Port);

    std::vector<SilenceReport> olts;
    for (const QString &olt : {u"olt-1"_s, u"olt-2"_s}) {
        for (const QString &name : {u"1/1"_s, u"1/2"_s}) {
            const auto reports = port(olt, name, 10);
            olts.insert(olts.end(), reports.begin(), reports.end());
        }
        if (olt == "olt-1"_L1)
            QCOMPARE(next({}, olts)[0].cause, OutageCause::Olt);
    }
    const auto several = next({}, olts);
    QCOMPARE(several.size(), 2U);
    QCOMPARE(several[0].cause, OutageCause::SeveralOlts);
    QCOMPARE(several[1].cause, OutageCause::SeveralOlts);

    // Four neighbours, while most of their ports answer.
    const auto street = [](const QStringList &ofOlts, const QStringList &ofPorts) {
        std::vector<SilenceReport> reports;
        for (const QString &olt : QSet<QString>(ofOlts.begin(), ofOlts.end()).values()) {
            for (const QString &name : QSet<QString>(ofPorts.begin(), ofPorts.end()).values()) {
                const auto others = port(olt, name, 0);
                reports.insert(reports.end(), others.begin(), others.end());
            }
        }
        for (int i = 0; i < 4; ++i)
            reports.push_back({.id = u"neighbour %1"_s.arg(i),
                .olt = ofOlts[i],
                .port = ofPorts[i],
                .latitude = 46 + 0.0005 * i,
                .longitude = -72.0,
                .isOnline = false,
                .since = noon});
        return next({}, reports);
    };
    const QStringList one{u"1/1"_s, u"1/1"_s, u"1/1"_s, u"1/1"_s};
    const QStringList two{u"1/1"_s, u"1/1"_s, u"1/2"_s, u"1/2"_s};
    const QStringList same{u"olt-1"_s, u"olt-1"_s, u"olt-1"_s, u"olt-1"_s};
    const QStringList both{u"olt-1"_s, u"olt-2"_s, u"olt-1"_s, u"olt-2"_s};
    QCOMPARE(street(same, one)[0].cause, OutageCause::Splitter);
    QCOMPARE(street(same, two)[0].cause, OutageCause::Cable);
    QCOMPARE(street(both, one)[0].cause, OutageCause::Power);
}

QTEST_GUILESS_MAIN(TestOutageWatch)
#include "tst_outagewatch.moc"
