// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/nearest.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool hasSkill(const Technician &technician, const NearestQuery &query)
{
    return query.tag.isEmpty()
        || std::ranges::any_of(technician.tags, [&query](const TagLink &link) {
               return link.tag == query.tag && link.level >= query.level;
           });
}

bool isUnderWay(const BoardJob &job, int now)
{
    if (job.job.state == JobState::Completed || job.job.state == JobState::Cancelled)
        return false;
    return job.job.state == JobState::InProgress || (job.realFrom <= now && now < job.realTo);
}

/// When they can leave, and what comes then.
void setFree(Nearest &found, const Lane &lane, int now)
{
    const auto shift =
        std::ranges::find_if(lane.shifts, [now](const Span &span) { return now < span.to; });
    const QString &status = lane.technician.status;
    found.isOff = shift == lane.shifts.end() || (!status.isEmpty() && status != "available"_L1);
    if (found.isOff)
        return;
    found.freeFrom = std::max(now, shift->from);
    found.isFree = shift->from <= now;
    for (const BoardJob &job : lane.jobs) {
        if (isUnderWay(job, now)) {
            found.isFree = false;
            found.job = job.job.id;
            found.freeFrom = std::max(found.freeFrom, job.realTo);
        }
    }
    // What takes longer than their day leaves nothing of it.
    const auto then = std::ranges::find_if(
        lane.shifts, [&found](const Span &span) { return found.freeFrom < span.to; });
    if (then == lane.shifts.end()) {
        found.isOff = true;
        found.freeFrom = -1;
        return;
    }
    found.freeFrom = std::max(found.freeFrom, then->from);
    for (const BoardJob &job : lane.jobs) {
        const bool isOver =
            job.job.state == JobState::Completed || job.job.state == JobState::Cancelled;
        if (!isOver && job.job.id != found.job && job.realFrom >= found.freeFrom
            && (found.nextAt < 0 || job.realFrom < found.nextAt))
            found.nextAt = job.realFrom;
    }
}

/// Where they start from: seen there lately, else the job they are at, else seen there once, else
/// home.
GeoPoint startOf(Nearest &found, const Lane &lane, const LivePosition &seen,
    const NearestQuery &query, const QDateTime &now)
{
    const bool isSeen = seen.position.isValid() && seen.at.isValid();
    found.isStale = isSeen && seen.at.secsTo(now) > query.staleAfterSeconds;
    const BoardJob *present = nullptr;
    for (const BoardJob &job : lane.jobs) {
        if (job.job.id == found.job && job.job.position.isValid())
            present = &job;
    }
    if (isSeen && (!found.isStale || !present)) {
        found.from = Nearest::From::Position;
        found.positionAt = seen.at;
        return seen.position;
    }
    found.isStale = false;
    if (present) {
        found.from = Nearest::From::Job;
        return present->job.position;
    }
    if (lane.technician.home.isValid()) {
        found.from = Nearest::From::Home;
        return lane.technician.home;
    }
    return {};
}

} // namespace

NearestList nearestTechnicians(const Board &board, const QHash<QString, LivePosition> &positions,
    const NearestQuery &query, const QDateTime &now, const BoardRules &rules)
{
    NearestList list;
    for (const Lane &lane : board.lanes) {
        if (!hasSkill(lane.technician, query)) {
            ++list.withoutSkill;
            continue;
        }
        Nearest found{.technician = lane.technician.id};
        if (board.nowMinutes >= 0)
            setFree(found, lane, board.nowMinutes);
        const GeoPoint start =
            startOf(found, lane, positions.value(lane.technician.id), query, now);
        found.metres = distanceMetres(start, query.place);
        found.travel = estimateTravel(start, query.place, rules.travel);
        if (found.travel.isKnown && found.freeFrom >= 0)
            found.arrival = found.freeFrom + found.travel.minutes;
        list.technicians.push_back(std::move(found));
    }
    std::ranges::stable_sort(list.technicians, {}, [](const Nearest &one) {
        return std::tuple(one.isOff, !one.travel.isKnown, one.arrival, one.metres);
    });
    return list;
}

} // namespace FibreDesk::Dispatch
