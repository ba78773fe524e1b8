// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_planner DIR: how long suggestions and plans of a full day take, and how far from the best
// known the engine below them is on the instances in DIR (NAME.txt, best-known.csv).

#include "table.h"

#include "dispatch/plan.h"
#include "dispatch/route/solomon.h"
#include "dispatch/suggest.h"
#include "randomday.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int jobs = 200;
constexpr int technicians = 40;
constexpr int days = 10;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QString spread(const std::vector<double> &times)
{
    return u"%1 / %2 / %3 ms"_s.arg(Bench::percentile(times, 0.5), 0, 'f', 2)
        .arg(Bench::percentile(times, 0.95), 0, 'f', 2)
        .arg(Bench::percentile(times, 1.0), 0, 'f', 2);
}

BoardInput fullDay(int seed, int assigned, bool hasAllRules = false)
{
    return Testing::randomDay({.seed = quint32(seed),
        .technicians = technicians,
        .jobs = jobs,
        .assigned = assigned,
        .now = QTime(6 + seed % 6, 10),
        .hasAllRules = hasAllRules});
}

void suggestions()
{
    std::vector<double> times;
    int found = 0;
    for (int seed = 1; seed <= days; ++seed) {
        const BoardInput day = fullDay(seed, 60);
        const Board board = makeBoard(day);
        for (const Job &job : day.jobs) {
            if (!job.technician.isEmpty())
                continue;
            QElapsedTimer timer;
            timer.start();
            found += int(suggest(board, job, day).best.size());
            times.push_back(milliseconds(timer));
        }
    }
    Bench::printRow(
        u"five places for a job, %1 jobs × %2 technicians, p50 / p95 / worst of %3"_s.arg(jobs)
            .arg(technicians)
            .arg(times.size()),
        spread(times), u"≤ 50 ms"_s, u"%1 places found"_s.arg(found));
}

void plans(PlanScope scope, int assigned, const QString &what, bool hasAllRules = false)
{
    std::vector<double> times;
    PlanTotals before;
    PlanTotals after;
    std::int64_t iterations = 0;
    const auto add = [](PlanTotals &sum, const PlanTotals &one) {
        sum.unassigned += one.unassigned;
        sum.travelMinutes += one.travelMinutes;
        sum.brokenRules += one.brokenRules;
        sum.changes += one.changes;
    };
    for (int seed = 1; seed <= days; ++seed) {
        const BoardInput day = fullDay(seed, assigned, hasAllRules);
        PlanRequest request{.scope = scope};
        if (scope == PlanScope::Repair)
            request.out = u"DT-1"_s;
        QElapsedTimer timer;
        timer.start();
        const DayPlan plan = makePlan(day, request);
        times.push_back(milliseconds(timer));
        add(before, plan.before);
        add(after, plan.after);
        iterations += plan.iterations;
    }
    Bench::printRow(u"%1, %2 jobs × %3 technicians, p50 / p95 / worst of %4"_s.arg(what)
                        .arg(jobs)
                        .arg(technicians)
                        .arg(days),
        spread(times), u"≤ 1 s"_s,
        u"in all: unassigned %1 → %2, travel %3 → %4 min, broken rules %5 → %6, changes %7, %8 rounds of search"_s
            .arg(before.unassigned)
            .arg(after.unassigned)
            .arg(before.travelMinutes)
            .arg(after.travelMinutes)
            .arg(before.brokenRules)
            .arg(after.brokenRules)
            .arg(after.changes)
            .arg(iterations));
}

bool instances(const QDir &dir, std::chrono::milliseconds limit)
{
    QFile table(dir.filePath(u"best-known.csv"_s));
    if (!table.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "bench_planner: %s: %s\n", qPrintable(table.fileName()),
            qPrintable(table.errorString()));
        return false;
    }
    std::vector<double> gaps;
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() < 5)
            continue;
        QFile file(dir.filePath(QString::fromUtf8(cells[0]) + u".txt"_s));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto instance = readSolomon(file.readAll());
        if (!instance) {
            std::fprintf(stderr, "bench_planner: %s: %s\n", qPrintable(file.fileName()),
                qPrintable(instance.error().detail));
            return false;
        }
        const RoutingSolution found =
            solveRouting(instance->problem, {.deadline = std::chrono::steady_clock::now() + limit});
        if (!found.unassigned.empty() || !routingViolations(instance->problem, found).empty()) {
            std::fprintf(
                stderr, "bench_planner: no feasible answer to %s\n", qPrintable(file.fileName()));
            return false;
        }
        gaps.push_back((found.distance / cells[4].toDouble() - 1) * 100);
    }
    double sum = 0;
    for (const double gap : gaps)
        sum += gap;
    Bench::printRow(u"routes of %1 published instances of 100 jobs in %2 ms, above the best known, "
                    "mean / worst"_s.arg(gaps.size())
                        .arg(limit.count()),
        u"%1 % / %2 %"_s.arg(sum / double(gaps.size()), 0, 'f', 2)
            .arg(Bench::percentile(gaps, 1.0), 0, 'f', 2),
        u"≤ 5 %"_s, u"VROOM as published: 1.63 % in 359 ms"_s);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: bench_planner DIR\n");
        return 2;
    }
    suggestions();
    plans(PlanScope::Unassigned, 40, u"places for the unassigned"_s);
    plans(PlanScope::Day, 60, u"a plan of the day"_s);
    plans(PlanScope::Repair, 60, u"a repair after somebody drops out"_s);
    plans(PlanScope::Unassigned, 40, u"places for the unassigned by all rules"_s, true);
    plans(PlanScope::Day, 60, u"a plan of the day by all rules"_s, true);
    const QDir dir(arguments[1]);
    return instances(dir, std::chrono::milliseconds(1000))
            && instances(dir, std::chrono::milliseconds(359))
        ? 0
        : 1;
}
