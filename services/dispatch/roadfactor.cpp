// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/roadfactor.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace FibreDesk::Dispatch {

namespace {

constexpr std::size_t leastSamples = 20;
constexpr std::size_t leastOfPeriod = 30;
constexpr double leastMetres = 1500; ///< of great circle: below it parking and doorbells decide
constexpr double longestMinutes = 120; ///< more is not a drive between two jobs
constexpr double fastestPerHour = 130; ///< kilometres of great circle: more is a wrong time
constexpr double slowestPerHour = 8; ///< less is a break
constexpr double leastTimeFactor = 0.6;
constexpr double mostTimeFactor = 2.5;
constexpr double leastRoadFactor = 1.05;
constexpr double mostRoadFactor = 2.5;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::ranges::max_element(values.begin(), middle)) / 2;
}

} // namespace

RoadFactor learnRoadFactor(const std::vector<DriveSample> &samples, const TravelRules &rules)
{
    std::vector<double> times;
    std::array<std::vector<double>, dayPeriods> timesOfPeriod;
    std::vector<double> roads;
    for (const DriveSample &sample : samples) {
        const double straight = distanceMetres(sample.from, sample.to);
        const double driving = sample.minutes - rules.parkingMinutes;
        if (straight < leastMetres || driving <= 0 || sample.minutes > longestMinutes)
            continue;
        const double perHour = straight / 1000 / driving * 60;
        if (perHour > fastestPerHour || perHour < slowestPerHour)
            continue;
        const double estimate = straight * rules.roadFactor / 1000 / rules.kilometresPerHour * 60;
        times.push_back(driving / estimate);
        if (sample.departure >= 0)
            timesOfPeriod[std::size_t(periodOf(sample.departure))].push_back(driving / estimate);
        if (sample.metres >= straight * 0.98) // shorter than straight: the tracker lost some of it
            roads.push_back(sample.metres / straight);
    }
    RoadFactor learnt;
    if (roads.size() >= leastSamples)
        learnt.roadFactor = std::clamp(median(roads), leastRoadFactor, mostRoadFactor);
    if (times.size() < leastSamples)
        return learnt;
    learnt.samples = int(times.size());
    learnt.timeFactor = std::clamp(median(times), leastTimeFactor, mostTimeFactor);
    for (std::size_t period = 0; period < dayPeriods; ++period) {
        if (timesOfPeriod[period].size() >= leastOfPeriod)
            learnt.periodFactors[period] =
                std::clamp(median(timesOfPeriod[period]), leastTimeFactor, mostTimeFactor);
    }
    return learnt;
}

std::vector<DriveSample> drivesBetween(std::vector<Job> jobs, const QTimeZone &zone)
{
    std::erase_if(jobs, [](const Job &job) {
        return job.technician.isEmpty() || !job.actualStart.isValid() || !job.actualEnd.isValid()
            || job.actualEnd < job.actualStart;
    });
    std::ranges::sort(jobs, [](const Job &a, const Job &b) {
        return std::tie(a.technician, a.actualStart, a.id)
            < std::tie(b.technician, b.actualStart, b.id);
    });
    std::vector<DriveSample> samples;
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const Job &before = jobs[i - 1];
        const Job &next = jobs[i];
        const QDateTime left = before.actualEnd.toTimeZone(zone);
        if (before.technician != next.technician || next.actualStart < before.actualEnd
            || left.date() != next.actualStart.toTimeZone(zone).date() || !before.position.isValid()
            || !next.position.isValid())
            continue;
        samples.push_back({.from = before.position,
            .to = next.position,
            .minutes = double(before.actualEnd.secsTo(next.actualStart)) / 60,
            .departure = left.time().hour() * 60 + left.time().minute()});
    }
    return samples;
}

TravelRules withLearnt(TravelRules rules, const RoadFactor &learnt)
{
    // The time was learnt over the rules' own road factor: what one gains the other loses.
    const double share = learnt.roadFactor > 0 ? rules.roadFactor / learnt.roadFactor : 1;
    if (learnt.roadFactor > 0)
        rules.roadFactor = learnt.roadFactor;
    rules.timeFactor = learnt.timeFactor * share;
    for (std::size_t period = 0; period < dayPeriods; ++period)
        rules.periodFactors[period] = learnt.periodFactors[period] * share;
    return rules;
}

} // namespace FibreDesk::Dispatch
