// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groupmove.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

namespace {

constexpr int wholeDay = 1440;

std::pair<int, const BoardJob *> placeOf(const Board &board, const QString &job)
{
    for (std::size_t row = 0; row < board.lanes.size(); ++row) {
        for (const BoardJob &entry : board.lanes[row].jobs) {
            if (entry.job.id == job && !entry.isAssistant)
                return {int(row), &entry};
        }
    }
    return {-1, nullptr};
}

JobChange given(JobChange change, const Job &job, const QString &technician)
{
    change.technician = technician;
    if (job.state == JobState::Open)
        change.state = JobState::Assigned;
    return change;
}

} // namespace

GroupChange moveTogether(
    const Board &board, int lanesShown, const QStringList &jobs, int minutes, int lanes)
{
    using Obstacle = GroupChange::Obstacle;
    GroupChange group;
    for (const QString &job : jobs) {
        const auto [row, entry] = placeOf(board, job);
        if (!entry) {
            group.blocked.push_back({job, Obstacle::Elsewhere});
            continue;
        }
        if (entry->job.state == JobState::Completed || entry->job.state == JobState::Cancelled) {
            group.blocked.push_back({job, Obstacle::Closed});
            continue;
        }
        const int from = entry->from + minutes;
        const int target = row + lanes;
        if (from < 0 || from >= wholeDay) {
            group.blocked.push_back({job, Obstacle::OutsideDay});
        } else if (target < 0 || target >= lanesShown) {
            group.blocked.push_back({job, Obstacle::NoLane});
        } else {
            JobChange change;
            if (minutes != 0)
                change.start = QTime(from / 60, from % 60);
            if (lanes != 0)
                change = given(
                    std::move(change), entry->job, board.lanes[std::size_t(target)].technician.id);
            group.changes.emplace_back(job, change);
        }
    }
    return group;
}

GroupChange swapDays(const Board &board, const QString &one, const QString &other)
{
    GroupChange group;
    const auto give = [&](const QString &from, const QString &to) {
        const Lane *lane = board.lane(from);
        if (!lane)
            return;
        for (const BoardJob &entry : lane->jobs) {
            if (!entry.isAssistant && !entry.job.isPinned
                && (entry.job.state == JobState::Open || entry.job.state == JobState::Assigned))
                group.changes.emplace_back(entry.job.id, given({}, entry.job, to));
        }
    };
    give(one, other);
    give(other, one);
    return group;
}

} // namespace FibreDesk::Dispatch
