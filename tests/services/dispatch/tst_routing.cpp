// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/routeset.h"
#include "dispatch/route/routingproblem.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace FibreDesk::Dispatch;

namespace {

/// Places on a line: the way from one to another is their distance.
TravelTable line(const std::vector<double> &at)
{
    TravelTable table(int(at.size()));
    for (int i = 0; i < table.places(); ++i) {
        for (int j = 0; j < table.places(); ++j) {
            const double way = std::abs(at[std::size_t(i)] - at[std::size_t(j)]);
            table.setWay(i, j, {way, way});
        }
    }
    return table;
}

RoutingVehicle worker(double from, double to)
{
    RoutingVehicle vehicle;
    vehicle.startPlace = 0;
    vehicle.spans = {{from, to}};
    vehicle.isTravelInSpans = false;
    return vehicle;
}

RoutingStop stopAt(int place, double service)
{
    RoutingStop stop;
    stop.place = place;
    stop.service = service;
    return stop;
}

/// Breaks, fixed stops, links, skills, lateness, changes, on a grid or not, ways there and back
/// of different lengths.
RoutingProblem randomProblem(std::uint64_t seed)
{
    RouteRandom random(seed);
    RoutingProblem problem;
    const int places = 30;
    problem.table = TravelTable(places);
    for (int i = 0; i < places; ++i) {
        for (int j = 0; j < places; ++j) {
            if (i != j)
                problem.table.setWay(
                    i, j, {double(1 + random.below(40)), double(1 + random.below(40))});
            if (seed % 3 == 0 && random.below(8) == 0)
                problem.table.forbid(i, j);
        }
    }
    problem.grid = random.below(2) == 0 ? 5 : 0;
    problem.weights = {.distance = 0,
        .travel = 1,
        .late = double(random.below(3)),
        .unassigned = 300,
        .otherVehicle = double(random.below(2) * 15),
        .otherTime = double(random.below(2) * 5),
        .fairness = random.below(2) * 0.2};
    const int vehicles = 2 + random.below(5);
    for (int v = 0; v < vehicles; ++v) {
        RoutingVehicle vehicle = worker(480, 1020);
        vehicle.startPlace = random.below(places);
        vehicle.isTravelInSpans = random.below(2) == 0;
        vehicle.endPlace = random.below(2) == 0 ? vehicle.startPlace : nowhere;
        if (random.below(2) == 0)
            vehicle.spans = {{480, 720}, {765, 1020}};
        if (random.below(3) == 0)
            vehicle.callSpans = {{420, 720}, {765, 1260}};
        vehicle.capacity = 3 + random.below(8);
        problem.vehicles.push_back(vehicle);
    }
    std::vector<double> free(std::size_t(vehicles), 500);
    const int stops = 5 + random.below(30);
    for (int i = 0; i < stops; ++i) {
        RoutingStop stop = stopAt(random.below(places), 10 + random.below(90));
        stop.leavePlace = random.below(6) == 0 ? random.below(places) : nowhere;
        stop.demand = 1;
        stop.weight = 1 + random.below(3);
        stop.mayCall = random.below(4) == 0;
        if (random.below(5) == 0)
            stop.closed = {{500, 600}, {700.0 + random.below(60), 800}};
        if (random.below(3) == 0) {
            stop.window.from = 480 + 15 * random.below(30);
            stop.window.to = stop.window.from + 15 * random.below(12);
        }
        if (random.below(3) == 0)
            stop.due = 480 + 15 * random.below(30);
        const auto v = std::size_t(random.below(vehicles));
        if (random.below(4) == 0)
            stop.vehicles = {int(v), int((v + 1) % std::size_t(vehicles))};
        if (random.below(3) == 0) {
            stop.presentVehicle = int(v);
            stop.presentStart = free[v];
            if (random.below(3) == 0) {
                stop.isFixed = true;
                stop.window = {};
                stop.demand = 0;
                stop.vehicles.clear();
            }
            free[v] += stop.service + random.below(60);
        }
        if (i > 0 && random.below(5) == 0 && !stop.isFixed) {
            const int before = random.below(i);
            if (!problem.stops[std::size_t(before)].isFixed)
                stop.after = {before};
        }
        problem.stops.push_back(stop);
    }
    return problem;
}

} // namespace

class TestRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheBestOrderOfAFewStops()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            RouteRandom random(seed);
            std::vector<double> at{0};
            RoutingProblem problem;
            for (int i = 1; i <= 6; ++i) {
                at.push_back(random.below(100));
                problem.stops.push_back(stopAt(i, 10));
                problem.stops.back().window.to = 60 + random.below(300);
            }
            problem.table = line(at);
            problem.vehicles = {worker(0, 1000)};
            problem.vehicles[0].leavesFrom = 0;
            problem.weights.unassigned = 1000;

            std::vector<int> order(6);
            std::iota(order.begin(), order.end(), 0);
            double best = unlimited;
            do {
                double time = 0;
                double driven = 0;
                double here = 0;
                bool isInTime = true;
                for (const int stop : order) {
                    const double way = std::abs(at[std::size_t(stop) + 1] - here);
                    time += way;
                    isInTime = isInTime && time <= problem.stops[std::size_t(stop)].window.to;
                    time += 10;
                    driven += way;
                    here = at[std::size_t(stop) + 1];
                }
                if (isInTime)
                    best = std::min(best, driven);
            } while (std::ranges::next_permutation(order).found);

            const RoutingSolution found = solveRouting(problem, {.iterations = 500, .seed = seed});
            QVERIFY(routingViolations(problem, found).empty());
            if (best == unlimited)
                QVERIFY(!found.unassigned.empty());
            else
                QCOMPARE(found.cost, best);
        }
    }

    void keepsEveryRuleOfRandomProblems()
    {
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            const RoutingProblem problem = randomProblem(seed);
            for (const std::int64_t iterations : {0, 300}) {
                const RoutingSolution found =
                    solveRouting(problem, {.iterations = iterations, .seed = seed});
                for (const auto &[stop, why] : routingViolations(problem, found)) {
                    // Fixed stops stay whatever the table says of the ways between them.
                    QFAIL(qPrintable(QStringLiteral("seed %1, stop %2: %3")
                            .arg(seed)
                            .arg(stop)
                            .arg(QLatin1StringView(why))));
                }
                for (std::size_t i = 0; i < problem.stops.size(); ++i) {
                    const RoutingStop &stop = problem.stops[i];
                    if (!stop.isFixed)
                        continue;
                    QVERIFY(std::ranges::contains(found.routes[std::size_t(stop.presentVehicle)],
                        RoutingVisit(int(i), stop.presentStart)));
                }
            }
        }
    }

    void longerSearchIsNotWorse()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const RoutingProblem problem = randomProblem(seed);
            const double first = solveRouting(problem, {}).cost;
            const double later = solveRouting(problem, {.iterations = 1000, .seed = seed}).cost;
            QVERIFY2(later <= first + 1e-6,
                qPrintable(QStringLiteral("seed %1: %2 > %3").arg(seed).arg(later).arg(first)));
        }
    }

    void theSameSeedFindsTheSame()
    {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const RoutingProblem problem = randomProblem(seed);
            const RoutingSolution one = solveRouting(problem, {.iterations = 400, .seed = 7});
            const RoutingSolution two = solveRouting(problem, {.iterations = 400, .seed = 7});
            QCOMPARE(one.routes, two.routes);
            QCOMPARE(one.cost, two.cost);
        }
    }

    void endsWhenAskedTo()
    {
        const RoutingProblem problem = randomProblem(3);
        std::stop_source source;
        source.request_stop();
        const RoutingSolution found =
            solveRouting(problem, {.iterations = 1'000'000'000, .stop = source.get_token()});
        QVERIFY(found.wasStopped);
        QVERIFY(routingViolations(problem, found).empty());
    }

    void endsAtTheDeadline()
    {
        const RoutingProblem problem = randomProblem(3);
        const RoutingSolution found = solveRouting(
            problem, {.iterations = 1'000'000'000, .deadline = std::chrono::steady_clock::now()});
        QVERIFY(!found.wasStopped);
        QVERIFY(routingViolations(problem, found).empty());
    }

    void tellsHowFarItIs()
    {
        double last = -1;
        int calls = 0;
        RoutingLimits limits{.iterations = 2000};
        limits.progress = [&](double share, double) {
            QVERIFY(share >= last && share <= 1);
            last = share;
            ++calls;
        };
        std::ignore = solveRouting(randomProblem(5), limits);
        QVERIFY(calls > 3);
    }

    void leavesOutWhatMattersLeast()
    {
        RoutingProblem problem;
        problem.table = line({0, 1, 1});
        problem.vehicles = {worker(0, 60)};
        problem.stops = {stopAt(1, 50), stopAt(2, 50)};
        problem.stops[1].weight = 3;
        const RoutingSolution found = solveRouting(problem, {.iterations = 100});
        QCOMPARE(found.unassigned, std::vector{0});
    }

    void keepsThePresentTimeWhereItHarmsNobody()
    {
        RoutingProblem problem;
        problem.table = line({0, 10, 20});
        problem.grid = 5;
        problem.vehicles = {worker(480, 1020)};
        problem.stops = {stopAt(1, 60), stopAt(2, 60)};
        problem.stops[0].presentVehicle = 0;
        problem.stops[0].presentStart = 607; // off the grid, and later than it could be
        problem.weights.otherTime = 5;
        const RoutingSolution found = solveRouting(problem, {.iterations = 100});
        QVERIFY(std::ranges::contains(found.routes[0], RoutingVisit(0, 607.0)));
        QVERIFY(found.unassigned.empty());
    }

    void waitsForWhatComesBeforeOnAnotherVehicle()
    {
        RoutingProblem problem;
        problem.table = line({0, 5, 6});
        problem.vehicles = {worker(0, 500), worker(0, 500)};
        problem.stops = {stopAt(1, 100), stopAt(2, 100)};
        problem.stops[0].vehicles = {0};
        problem.stops[1].vehicles = {1};
        problem.stops[1].after = {0};
        const RoutingSolution found = solveRouting(problem, {.iterations = 100});
        QVERIFY(found.unassigned.empty());
        QVERIFY(found.routes[1][0].start >= found.routes[0][0].start + 100);
    }

    void sharesTheWorkWhereThatIsWanted()
    {
        RoutingProblem problem;
        problem.table = line({0, 0, 0, 0, 0});
        problem.vehicles = {worker(0, 480), worker(0, 480)};
        problem.stops = {stopAt(1, 60), stopAt(2, 60), stopAt(3, 60), stopAt(4, 60)};
        problem.weights.fairness = 1;
        const RoutingSolution found = solveRouting(problem, {.iterations = 200});
        QCOMPARE(found.routes[0].size(), 2U);
        QCOMPARE(found.routes[1].size(), 2U);
    }

    void survivesNothingToDo()
    {
        RoutingProblem problem;
        QVERIFY(solveRouting(problem, {.iterations = 10}).routes.empty());
        problem.table = line({0, 1});
        problem.stops = {stopAt(1, 10)};
        QCOMPARE(solveRouting(problem, {.iterations = 10}).unassigned, std::vector{0});
        problem.stops.clear();
        problem.vehicles = {worker(0, 100)};
        QVERIFY(solveRouting(problem, {.iterations = 10}).unassigned.empty());
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
