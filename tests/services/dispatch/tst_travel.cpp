// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/board.h"
#include "dispatch/roadfactor.h"

#include <QTest>

#include <random>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

const GeoPoint here{45.0, -74.0};
const GeoPoint there{45.2, -74.0}; // 22.24 km north
const GeoPoint beside{45.0005, -74.0}; // 56 m

/// The first direction only takes half an hour, as the routing service says.
TravelRules routed()
{
    TravelRules rules;
    rules.known = [](const GeoPoint &from, const GeoPoint &to) -> std::optional<RoadLeg> {
        if (from == here && to == there)
            return RoadLeg{.metres = 31'000, .seconds = 1790};
        return std::nullopt;
    };
    return rules;
}

/// So many times as long as the rules' own estimate.
DriveSample sample(double times, int departure = -1)
{
    const TravelRules rules;
    const double road = distanceMetres(here, there) * rules.roadFactor;
    return {.from = here,
        .to = there,
        .minutes = road / 1000 / rules.kilometresPerHour * 60 * times + rules.parkingMinutes,
        .departure = departure};
}

Job done(const QString &id, const QString &technician, QTime start, QTime end, GeoPoint position)
{
    const QTimeZone zone("America/Toronto");
    Job job;
    job.id = id;
    job.technician = technician;
    job.position = position;
    job.actualStart = QDateTime({2026, 3, 3}, start, zone).toUTC();
    job.actualEnd = QDateTime({2026, 3, 3}, end, zone).toUTC();
    return job;
}

} // namespace

class TestTravel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRoutingServiceIsBelievedAndItsAbsenceIsSaid()
    {
        const Travel known = estimateTravel(here, there, routed());
        QCOMPARE(known.minutes, 30 + 3);
        QCOMPARE(known.metres, 31'000);
        QVERIFY(known.isKnown);
        QVERIFY(!known.isEstimated);
        const Travel back = estimateTravel(there, here, routed());
        QCOMPARE(back.minutes, estimateTravel(there, here).minutes);
        QVERIFY(back.isEstimated);
    }

    void withoutAPositionNothingIsKnown()
    {
        const Travel travel = estimateTravel({}, there, routed());
        QVERIFY(!travel.isKnown);
        QVERIFY(!travel.isEstimated);
        QCOMPARE(travel.minutes, 0);
    }

    void nextDoorIsAWalkWhateverTheRoadsSay()
    {
        TravelRules rules;
        rules.known = [](const GeoPoint &, const GeoPoint &) {
            return std::optional(RoadLeg{.metres = 900, .seconds = 120});
        };
        QCOMPARE(estimateTravel(here, beside, rules).minutes, 0);
    }

    void aServiceWithoutDistancesLeavesThemEstimated()
    {
        TravelRules rules;
        rules.known = [](const GeoPoint &, const GeoPoint &) {
            return std::optional(RoadLeg{.seconds = 600});
        };
        const Travel travel = estimateTravel(here, there, rules);
        QCOMPARE(travel.minutes, 13);
        QCOMPARE(travel.metres, estimateTravel(here, there).metres);
    }

    void theBoardDrivesByTheRoutingService()
    {
        Technician technician;
        technician.id = u"DT-1"_s;
        technician.status = u"available"_s;
        technician.shifts = {{2, QTime(8, 0), QTime(17, 0)}};
        const auto job = [](const QString &id, QTime start, GeoPoint position) {
            Job one;
            one.id = id;
            one.technician = u"DT-1"_s;
            one.date = {2026, 3, 3};
            one.start = start;
            one.position = position;
            return one;
        };
        BoardInput input;
        input.date = {2026, 3, 3};
        input.technicians = {technician};
        input.jobs = {job(u"DJ-1"_s, QTime(9, 0), here), job(u"DJ-2"_s, QTime(10, 34), there)};
        input.now = QDateTime({2026, 3, 2}, {15, 0}, QTimeZone::UTC);
        Board board = makeBoard(input);
        QCOMPARE(board.lanes[0].jobs[1].travelBefore.minutes, 36);
        QVERIFY(board.lanes[0].jobs[1].travelBefore.isEstimated);
        const auto isTight = [&board] {
            return std::ranges::contains(
                board.lanes[0].jobs[1].findings, Finding::Kind::TravelTooShort, &Finding::kind);
        };
        QVERIFY(isTight());
        input.rules.travel = routed();
        board = makeBoard(input);
        QCOMPARE(board.lanes[0].jobs[1].travelBefore.minutes, 33);
        QVERIFY(!board.lanes[0].jobs[1].travelBefore.isEstimated);
        QVERIFY(!isTight());
        // A drop is judged by the same ways, in the direction in which they are driven.
        const Job third = job(u"DJ-3"_s, {}, there);
        const auto travelFindings = [&](QTime start) {
            BoardInput one = input;
            one.jobs = {input.jobs[0]};
            const Findings found = checkAssignment(makeBoard(one), third, u"DT-1"_s, start, one);
            return std::ranges::count(found, Finding::Kind::TravelTooShort, &Finding::kind);
        };
        QCOMPARE(travelFindings(QTime(10, 34)), 0);
        QCOMPARE(travelFindings(QTime(10, 30)), 1);
        QCOMPARE(travelFindings(QTime(7, 25)), 1); // the way back is the longer one
    }

    void learnsTheMedianOfRealDrives()
    {
        std::vector<DriveSample> samples;
        for (int i = 0; i < 25; ++i)
            samples.push_back(sample(1.1 + 0.01 * i)); // 1.10 … 1.34
        const RoadFactor learnt = learnRoadFactor(samples);
        QCOMPARE(learnt.samples, 25);
        QVERIFY(std::abs(learnt.timeFactor - 1.22) < 1e-9);
        const TravelRules rules = withLearnt({}, learnt);
        const int plain = estimateTravel(here, there).minutes - 3;
        QVERIFY(std::abs((estimateTravel(here, there, rules).minutes - 3) - plain * 1.22) <= 1);
    }

    void aFewBreaksAndWrongTimesChangeNothing()
    {
        std::vector<DriveSample> samples(40, sample(1.2));
        const double clean = learnRoadFactor(samples).timeFactor;
        for (int i = 0; i < 15; ++i) {
            samples.push_back(sample(3.2)); // a lunch in between
            DriveSample odd = sample(1);
            odd.minutes = i % 3 == 0 ? 0 : i % 3 == 1 ? 400 : -30;
            samples.push_back(odd);
            odd = sample(1);
            odd.to = beside; // next door tells nothing
            samples.push_back(odd);
            odd.to = {};
            samples.push_back(odd);
        }
        const RoadFactor learnt = learnRoadFactor(samples);
        QCOMPARE(learnt.timeFactor, clean);
        QCOMPARE(learnt.samples, 55);
    }

    void learnsNothingFromAFewDrives()
    {
        const RoadFactor learnt = learnRoadFactor(std::vector<DriveSample>(19, sample(2)));
        QCOMPARE(learnt, RoadFactor());
        QCOMPARE(estimateTravel(here, there, withLearnt({}, learnt)), estimateTravel(here, there));
        QCOMPARE(learnRoadFactor({}), RoadFactor());
    }

    void staysWithinBounds()
    {
        QCOMPARE(learnRoadFactor(std::vector<DriveSample>(30, sample(2.9))).timeFactor, 2.5);
        QCOMPARE(learnRoadFactor(std::vector<DriveSample>(30, sample(0.45))).timeFactor, 0.6);
    }

    void theMorningIsSlowerThanNoon()
    {
        std::vector<DriveSample> samples(40, sample(1.5, 7 * 60 + 30));
        samples.insert(samples.end(), 60, sample(1.0, 12 * 60));
        samples.insert(samples.end(), 10, sample(2.0, 17 * 60)); // too few
        const RoadFactor learnt = learnRoadFactor(samples);
        const TravelRules rules = withLearnt({}, learnt);
        const int morning = estimateTravel(here, there, rules, 8 * 60).minutes;
        const int noon = estimateTravel(here, there, rules, 12 * 60).minutes;
        const int afternoon = estimateTravel(here, there, rules, 17 * 60).minutes;
        const int any = estimateTravel(here, there, rules).minutes;
        QVERIFY(morning > noon + 10);
        QCOMPARE(noon, estimateTravel(here, there).minutes);
        QCOMPARE(afternoon, any);
        QCOMPARE(learnt.periodFactors[std::size_t(DayPeriod::Afternoon)], 0.0);
    }

    void measuredDistancesTeachTheRoadsWithoutChangingTheTimes()
    {
        std::vector<DriveSample> samples(40, sample(1.2));
        for (DriveSample &one : samples)
            one.metres = distanceMetres(here, there) * 1.2;
        const RoadFactor learnt = learnRoadFactor(samples);
        QVERIFY(std::abs(learnt.roadFactor - 1.2) < 1e-9);
        const TravelRules rules = withLearnt({}, learnt);
        const Travel travel = estimateTravel(here, there, rules);
        QVERIFY(std::abs(travel.metres - distanceMetres(here, there) * 1.2) < 2);
        QVERIFY(std::abs(travel.minutes - sample(1.2).minutes) <= 1);
    }

    void theOrderOfTheSamplesDoesNotMatter()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> factor(0.7, 2.4);
        std::uniform_int_distribution<int> minute(0, 1439);
        std::vector<DriveSample> samples;
        for (int i = 0; i < 400; ++i)
            samples.push_back(sample(factor(random), minute(random)));
        const RoadFactor learnt = learnRoadFactor(samples);
        std::ranges::shuffle(samples, random);
        QCOMPARE(learnRoadFactor(samples), learnt);
    }

    void findsTheDrivesBetweenJobsAsTheyWereDone()
    {
        const QTimeZone zone("America/Toronto");
        Job tomorrow = done(u"DJ-6"_s, u"DT-1"_s, QTime(8, 0), QTime(9, 0), here);
        tomorrow.actualStart = tomorrow.actualStart.addDays(1);
        tomorrow.actualEnd = tomorrow.actualEnd.addDays(1);
        Job open = done(u"DJ-7"_s, u"DT-1"_s, QTime(12, 0), QTime(12, 0), here);
        open.actualEnd = {};
        const auto drives = drivesBetween(
            {done(u"DJ-2"_s, u"DT-1"_s, QTime(10, 40), QTime(11, 30), there),
                done(u"DJ-1"_s, u"DT-1"_s, QTime(8, 5), QTime(10, 0), here),
                done(u"DJ-3"_s, u"DT-2"_s, QTime(10, 5), QTime(11, 0), there),
                done(u"DJ-4"_s, u"DT-1"_s, QTime(11, 20), QTime(12, 0), here), // overlaps
                done(u"DJ-5"_s, u"DT-1"_s, QTime(12, 20), QTime(13, 0), {}), tomorrow, open},
            zone);
        QCOMPARE(drives.size(), 1U);
        QCOMPARE(drives[0].from, here);
        QCOMPARE(drives[0].to, there);
        QCOMPARE(drives[0].minutes, 40.0);
        QCOMPARE(drives[0].departure, 600);
    }

    void theDayHasFourPeriods()
    {
        QCOMPARE(periodOf(0), DayPeriod::Quiet);
        QCOMPARE(periodOf(6 * 60 + 30), DayPeriod::Morning);
        QCOMPARE(periodOf(9 * 60), DayPeriod::Midday);
        QCOMPARE(periodOf(15 * 60), DayPeriod::Afternoon);
        QCOMPARE(periodOf(19 * 60), DayPeriod::Quiet);
        QCOMPARE(periodOf(1440 + 8 * 60), DayPeriod::Morning); // after midnight on the same board
        QCOMPARE(periodOf(-60), DayPeriod::Quiet);
    }
};

QTEST_GUILESS_MAIN(TestTravel)
#include "tst_travel.moc"
