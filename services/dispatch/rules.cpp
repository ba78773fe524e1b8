// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/rules.h"

#include "dispatch/athome.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

using Kind = Finding::Kind;

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

void addHours(const Job &job, const Lane &lane, Placement place, Findings *found)
{
    const auto isDayOff = [&] {
        return lane.shifts.empty() && lane.onCall.empty() && lane.breaks.empty()
            && lane.absences.empty();
    };
    if (isDayOff()) {
        found->push_back({.kind = Kind::NoShift});
        return;
    }
    if (!place.hasTime) {
        // Somebody who is away from morning to evening is away at whatever time.
        if (lane.shifts.empty() && lane.onCall.empty() && !lane.absences.empty())
            found->push_back({.kind = Kind::Absent, .minutes = job.minutes});
        return;
    }
    const int absent = coveredMinutes(lane.absences, place.from, place.to);
    const int resting = coveredMinutes(lane.breaks, place.from, place.to);
    const int working = coveredMinutes(lane.shifts, place.from, place.to);
    const int onCall = coveredMinutes(
        without(without(lane.onCall, lane.shifts), lane.breaks), place.from, place.to);
    const int outside = place.to - place.from - absent - resting - working - onCall;
    if (absent > 0)
        found->push_back({.kind = Kind::Absent, .minutes = absent});
    if (resting > 0)
        found->push_back({.kind = Kind::DuringBreak, .minutes = resting});
    if (onCall > 0 && job.priority != JobPriority::Urgent)
        found->push_back({.kind = Kind::OnlyOnCall, .minutes = onCall});
    if (outside > 0)
        found->push_back({.kind = Kind::OutsideShift, .minutes = outside});
}

void addTravel(
    const Job &job, const Lane &lane, Placement place, const BoardRules &rules, Findings *found)
{
    const BoardJob *before = nullptr;
    const BoardJob *after = nullptr;
    for (const BoardJob &other : lane.jobs) {
        if (other.job.id == job.id)
            continue;
        if (other.to <= place.from && (!before || other.to > before->to))
            before = &other;
        else if (other.from >= place.to && (!after || other.from < after->from))
            after = &other;
    }
    const auto addShort = [&](const BoardJob &other, const Travel &travel, int gap) {
        if (travel.minutes > gap)
            found->push_back({.kind = Kind::TravelTooShort,
                .other = other.job.id,
                .minutes = travel.minutes - gap});
    };
    const TravelRules &roads = rules.travel;
    if (before)
        addShort(*before, estimateTravel(before->job.position, job.position, roads, before->to),
            place.from - before->to);
    if (after)
        addShort(*after, estimateTravel(job.position, after->job.position, roads, place.to),
            after->from - place.to);

    if (rules.maxDriveMinutes > 0) {
        const Travel drive = estimateTravel(before ? before->job.position : lane.technician.home,
            job.position, roads, before ? before->to : -1);
        if (drive.minutes > rules.maxDriveMinutes)
            found->push_back(
                {.kind = Kind::TooFar, .minutes = drive.minutes, .needs = rules.maxDriveMinutes});
    }
}

/// Whenever that would be.
void addHomeDistance(const Job &job, const Lane &lane, const BoardRules &rules, Findings *found)
{
    if (rules.maxHomeKilometres > 0) {
        const double metres = distanceMetres(lane.technician.home, job.position);
        if (metres > rules.maxHomeKilometres * 1000.0)
            found->push_back({.kind = Kind::FarFromHome,
                .has = int(std::ceil(metres / 1000)),
                .needs = rules.maxHomeKilometres});
    }
}

/// Who leads and who helps, as far as they are known.
std::vector<const Technician *> crewOf(
    const Job &job, const Technician &lead, const BoardInput &input)
{
    std::vector<const Technician *> crew{&lead};
    for (const QString &assistant : job.assistants) {
        if (assistant == lead.id)
            continue;
        const auto found = std::ranges::find(input.technicians, assistant, &Technician::id);
        if (found != input.technicians.end())
            crew.push_back(&*found);
    }
    return crew;
}

void addSkills(const Job &job, const Technician &lead, const BoardInput &input, Findings *found)
{
    if (std::ranges::none_of(job.tags, &TagLink::required))
        return;
    const auto crew = crewOf(job, lead, input);
    for (const TagLink &need : job.tags) {
        if (!need.required)
            continue;
        bool isHad = false;
        int best = 0;
        for (const Technician *person : crew) {
            const auto has = std::ranges::find(person->tags, need.tag, &TagLink::tag);
            if (has == person->tags.end())
                continue;
            best = isHad ? std::max(best, has->level) : has->level;
            isHad = true;
        }
        if (!isHad)
            found->push_back({.kind = Kind::SkillMissing, .other = need.tag});
        else if (best < need.level)
            found->push_back(
                {.kind = Kind::SkillTooLow, .other = need.tag, .has = best, .needs = need.level});
    }
}

void addRegion(const Job &job, const Technician &lead, const BoardRules &rules, Findings *found)
{
    if (rules.regions.empty())
        return;
    const auto isRegion = [&](const TagLink &link) { return rules.regions.contains(link.tag); };
    if (std::ranges::none_of(lead.tags, isRegion))
        return;
    const TagLink *foreign = nullptr;
    for (const TagLink &link : job.tags) {
        // One that is required as a skill has been told of already.
        if (!isRegion(link) || link.required)
            continue;
        if (std::ranges::contains(lead.tags, link.tag, &TagLink::tag))
            return;
        foreign = foreign ? foreign : &link;
    }
    if (foreign)
        found->push_back({.kind = Kind::OtherRegion, .other = foreign->tag});
}

void addWindow(const Job &job, Placement place, Findings *found)
{
    if (job.windowStart.isValid() && place.from < minutesOf(job.windowStart))
        found->push_back(
            {.kind = Kind::WindowMissed, .minutes = place.from - minutesOf(job.windowStart)});
    else if (job.windowEnd.isValid() && place.from > minutesOf(job.windowEnd))
        found->push_back(
            {.kind = Kind::WindowMissed, .minutes = place.from - minutesOf(job.windowEnd)});
}

/// All jobs of the input but this one.
template <typename Visit>
void forOthers(const Job &job, const BoardInput &input, const Visit &visit)
{
    for (const auto *list : {&input.jobs, &input.related}) {
        for (const Job &other : *list) {
            if (other.id != job.id)
                visit(other);
        }
    }
}

/// How many minutes after the beginning of `day` plus `from` the other is planned to end.
int endsAfter(const Job &other, QDate day, int from)
{
    return int(day.daysTo(other.date)) * 1440 + minutesOf(other.start) + other.minutes - from;
}

void addChain(const Job &job, Placement place, const BoardInput &input, Findings *found)
{
    if (job.dependsOn.isEmpty() && job.parent.isEmpty())
        return;
    forOthers(job, input, [&](const Job &other) {
        if (other.state == JobState::Completed || !waitsFor(job, other))
            return;
        // A plan for a day that is over has not been carried out.
        const bool isPlanned = other.state != JobState::Cancelled && !other.technician.isEmpty()
            && other.date.isValid()
            && (!input.now.isValid() || other.date >= dayAt(input.now, input.zone)
                || other.state == JobState::InProgress);
        if (!isPlanned) {
            found->push_back({.kind = Kind::DependencyOpen, .other = other.id});
        } else if (place.hasTime && other.start.isValid()) {
            if (const int late = endsAfter(other, input.date, place.from); late > 0)
                found->push_back(
                    {.kind = Kind::DependencyAfter, .other = other.id, .minutes = late});
        } else if (other.date > input.date) {
            found->push_back({.kind = Kind::DependencyAfter,
                .other = other.id,
                .minutes = int(input.date.daysTo(other.date)) * 1440});
        }
    });
}

} // namespace

bool isOpen(const Job &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

bool waitsFor(const Job &job, const Job &other)
{
    if (job.id == other.id)
        return false;
    if (job.dependsOn.contains(other.id))
        return true;
    // Among the steps of a chain the order tells; the job that the chain is named after is one of
    // them where it has a place in the order.
    const bool isSameChain =
        !job.parent.isEmpty() && (other.parent == job.parent || other.id == job.parent);
    return isSameChain && other.stepOrder > 0 && other.stepOrder < job.stepOrder;
}

Findings overlapFindings(const Job &job, const Lane &lane, Placement place)
{
    Findings found;
    for (const BoardJob &other : lane.jobs) {
        if (other.job.id == job.id)
            continue;
        const int shared = std::min(place.to, other.to) - std::max(place.from, other.from);
        if (shared > 0)
            found.push_back({.kind = Kind::Overlap, .other = other.job.id, .minutes = shared});
    }
    return found;
}

Findings personFindings(const Job &job, const Lane &lane, Placement place, const BoardInput &input)
{
    Findings found;
    const Technician &person = lane.technician;
    if (person.status != "available"_L1 && !person.status.isEmpty()
        && !(job.state == JobState::InProgress && job.technician == person.id)
        && input.date == dayAt(input.now, input.zone)) {
        found.push_back({.kind = Kind::TechnicianAway, .other = person.status});
    }
    addHours(job, lane, place, &found);
    if (place.hasTime) {
        std::ranges::move(overlapFindings(job, lane, place), std::back_inserter(found));
        addTravel(job, lane, place, input.rules, &found);
    }
    addHomeDistance(job, lane, input.rules, &found);
    return found;
}

Findings jobFindings(
    const Job &job, const Technician &lead, Placement place, const BoardInput &input)
{
    Findings found;
    addSkills(job, lead, input, &found);
    addRegion(job, lead, input.rules, &found);
    if (place.hasTime) {
        addWindow(job, place, &found);
        if (const int away = coveredMinutes(customerAway(job.notes), place.from, place.to);
            away > 0) {
            found.push_back({.kind = Kind::CustomerAway, .minutes = away});
        }
    }
    addChain(job, place, input, &found);
    return found;
}

Findings dependentFindings(const Job &job, Placement place, const BoardInput &input)
{
    Findings found;
    if (!place.hasTime)
        return found;
    forOthers(job, input, [&](const Job &other) {
        if (!isOpen(other) || !other.date.isValid() || !other.start.isValid()
            || other.technician.isEmpty() || !waitsFor(other, job)) {
            return;
        }
        const int begins = int(input.date.daysTo(other.date)) * 1440 + minutesOf(other.start);
        if (place.to > begins)
            found.push_back(
                {.kind = Kind::DependentBefore, .other = other.id, .minutes = place.to - begins});
    });
    return found;
}

} // namespace FibreDesk::Dispatch
