// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/reality.h"

#include "dispatch/rules.h"

#include <algorithm>
#include <numeric>

namespace FibreDesk::Dispatch {

namespace {

/// Jobs of one day: more than any chain has steps.
constexpr int mostRounds = 50;

/// When jobs end that others wait for.
using Ends = std::map<QString, int>;

/// What a job waits for on the same board, where the plan is in order.
std::map<QString, QStringList> chainsOf(const Board &board)
{
    std::map<QString, QStringList> chains;
    for (const Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            const bool hasChain = !entry.job.dependsOn.isEmpty() || !entry.job.parent.isEmpty();
            if (!hasChain || entry.isAssistant || !isOpen(entry.job))
                continue;
            for (const Lane &otherLane : board.lanes) {
                for (const BoardJob &other : otherLane.jobs) {
                    if (!other.isAssistant && isOpen(other.job) && other.to <= entry.from
                        && waitsFor(entry.job, other.job)) {
                        chains[entry.job.id].append(other.job.id);
                    }
                }
            }
        }
    }
    return chains;
}

/// When the technician can be there from where he was last seen; -1 = that says nothing.
int arrivalOf(const Lane &lane, const Job &job, const BoardInput &input, int nowMinutes)
{
    const auto found = input.fixes.find(lane.technician.id);
    if (found == input.fixes.end() || !found->second.position.isValid())
        return -1;
    // A clock that goes ahead by a minute is no lie yet.
    const qint64 age = found->second.at.secsTo(input.now);
    if (age < -60 || age > qint64(input.rules.positionTrustMinutes) * 60)
        return -1;
    const Travel way =
        estimateTravel(found->second.position, job.position, input.rules.travel, nowMinutes);
    if (!way.isKnown)
        return -1;
    // Who is driving has been so since then; who stands there has yet to leave.
    const int leaves = found->second.isMoving
        ? minutesOfDay(found->second.at, input.date, input.zone)
        : nowMinutes;
    return std::max(nowMinutes, leaves + way.minutes);
}

class LaneReality {
public:
    LaneReality(Lane &lane, const BoardInput &input, int nowMinutes)
        : m_lane(lane)
        , m_input(input)
        , m_now(nowMinutes)
    {
        // What was done first came first, whatever the plan said.
        m_order.resize(lane.jobs.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        std::ranges::stable_sort(m_order, {}, [&](std::size_t i) {
            const Job &job = lane.jobs[i].job;
            return !isOpen(job) ? 0 : job.state == JobState::InProgress ? 1 : 2;
        });
    }

    void run(const std::map<QString, QStringList> &chains, const Ends &ends)
    {
        const BoardJob *previous = nullptr;
        int freeAt = 0;
        bool isAskedWhereHeIs = m_now >= 0;
        for (const std::size_t i : m_order) {
            BoardJob &entry = m_lane.jobs[i];
            const Job &job = entry.job;
            entry.realFrom = entry.from;
            if (job.actualStart.isValid()) {
                entry.realFrom = minutesOfDay(job.actualStart, m_input.date, m_input.zone);
            } else if (isOpen(job) && m_now >= 0 && job.state != JobState::InProgress) {
                entry.realFrom = std::max(entry.from, m_now);
                if (isAskedWhereHeIs)
                    entry.arrival = arrivalOf(m_lane, job, m_input, m_now);
                if (isAskedWhereHeIs && entry.arrival >= 0)
                    entry.realFrom = std::max(entry.realFrom, entry.arrival);
                else if (previous)
                    entry.realFrom = std::max(entry.realFrom, freeAt + gapBefore(entry, *previous));
                if (const auto chain = chains.find(job.id); chain != chains.end()) {
                    for (const QString &before : chain->second) {
                        if (const auto end = ends.find(before); end != ends.end())
                            entry.realFrom = std::max(entry.realFrom, end->second);
                    }
                }
            }
            entry.realTo = entry.realFrom + (entry.to - entry.from);
            if (job.actualEnd.isValid())
                entry.realTo = std::max(
                    entry.realFrom, minutesOfDay(job.actualEnd, m_input.date, m_input.zone));
            else if (job.state == JobState::InProgress && m_now >= 0)
                entry.realTo = std::max(entry.realTo, m_now);
            // Nobody wrote down when it ended, but it is over.
            freeAt = !isOpen(job) && m_now >= 0 ? std::min(entry.realTo, m_now) : entry.realTo;
            // From the first that is still to be done on he comes from the one before.
            isAskedWhereHeIs = isAskedWhereHeIs && !isOpen(job);
            previous = &entry;
        }
    }

private:
    [[nodiscard]] int gapBefore(const BoardJob &entry, const BoardJob &previous) const
    {
        const int way = estimateTravel(
            previous.job.position, entry.job.position, m_input.rules.travel, previous.to)
                            .minutes;
        // Planned behind it and done before: there is no gap in the plan.
        return previous.from > entry.from ? way : std::min(way, entry.from - previous.to);
    }

    Lane &m_lane;
    const BoardInput &m_input;
    int m_now;
    std::vector<std::size_t> m_order;
};

void addFindings(BoardJob &entry, const BoardInput &input, int nowMinutes)
{
    const Job &job = entry.job;
    if (!isOpen(job) || entry.isAssistant)
        return;
    if (nowMinutes >= 0 && job.start.isValid()) {
        const int late = std::max(entry.realFrom - entry.from, entry.realTo - entry.to);
        if (late > input.rules.lateAfterMinutes) {
            entry.lateMinutes = late;
            entry.findings.push_back({.kind = Finding::Kind::Late, .minutes = late});
        }
        if (job.windowEnd.isValid() && !job.actualStart.isValid()
            && job.state != JobState::InProgress) {
            const int end = job.windowEnd.hour() * 60 + job.windowEnd.minute();
            if (entry.from <= end && entry.realFrom > end)
                entry.findings.push_back(
                    {.kind = Finding::Kind::WindowAtRisk, .minutes = entry.realFrom - end});
        }
    } else if (input.date < dayAt(input.now, input.zone)) {
        entry.findings.push_back({.kind = Finding::Kind::NotClosed});
    }
}

} // namespace

void projectReality(Board &board, const BoardInput &input)
{
    const auto chains = chainsOf(board);
    std::vector<LaneReality> lanes;
    for (Lane &lane : board.lanes)
        lanes.emplace_back(lane, input, board.nowMinutes);
    Ends ends;
    for (int round = 0; round < mostRounds; ++round) {
        for (LaneReality &lane : lanes)
            lane.run(chains, ends);
        if (chains.empty())
            break;
        Ends now;
        for (const auto &[job, before] : chains) {
            for (const QString &id : before) {
                if (const BoardJob *entry = board.job(id))
                    now[id] = entry->realTo;
            }
        }
        if (now == ends)
            break;
        ends = std::move(now);
    }
    for (Lane &lane : board.lanes) {
        for (BoardJob &entry : lane.jobs)
            addFindings(entry, input, board.nowMinutes);
    }
}

} // namespace FibreDesk::Dispatch
