// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/suggest.h"

#include <algorithm>
#include <map>

namespace FibreDesk::Dispatch {

namespace {

constexpr int grid = 5; ///< minutes: a start that people say
constexpr int step = 15; ///< how far to look on where a rule forbids the first start of a gap

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

QTime timeOf(int minutes)
{
    return {minutes / 60, minutes % 60};
}

/// How much a minute of waiting counts against one on the road.
double urgency(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Urgent:
        return 0.5;
    case JobPriority::High:
        return 0.1;
    case JobPriority::Medium:
        return 0.02;
    case JobPriority::Low:
        break;
    }
    return 0.005;
}

/// A lane of its own, as the board would show it with these jobs.
int latenessOf(const Technician &technician, std::vector<Job> jobs, const BoardInput &context)
{
    // Jobs of others stand here as help only: what they are late by is counted elsewhere.
    const Board alone = makeBoard({.date = context.date,
        .technicians = {technician},
        .jobs = std::move(jobs),
        .now = context.now,
        .zone = context.zone,
        .rules = context.rules});
    int late = 0;
    for (const Lane &lane : alone.lanes) {
        for (const BoardJob &entry : lane.jobs)
            late += entry.lateMinutes;
    }
    return late;
}

class Finder {
public:
    Finder(const Board &board, const Job &job, const BoardInput &context,
        const SuggestOptions &options)
        : m_board(board)
        , m_job(job)
        , m_context(context)
        , m_options(options)
        , m_travel(options.travel ? options.travel : estimatedTravel(context.rules.travel))
    {
    }

    Suggestions run()
    {
        m_isPast = m_context.now.isValid() && m_board.date < dayAt(m_context.now, m_context.zone);
        for (const Lane &lane : m_board.lanes)
            lookAt(lane);
        std::ranges::stable_sort(m_found.best, {}, &Suggestion::cost);
        pick();
        return std::move(m_found);
    }

private:
    [[nodiscard]] Findings findingsAt(const Lane &lane, QTime start) const
    {
        return checkPlace(
            m_board, m_job, lane.technician.id, start, m_context, bool(m_options.travel));
    }

    /// Those who help must be free too; what they can do does not matter.
    [[nodiscard]] bool areHelpersFree(const QString &lead, QTime start) const
    {
        Job help = m_job;
        help.tags.clear();
        return std::ranges::all_of(m_job.assistants, [&](const QString &helper) {
            return helper == lead
                || checkPlace(m_board, help, helper, start, m_context, bool(m_options.travel))
                       .empty();
        });
    }

    void lookAt(const Lane &lane)
    {
        Findings ever = findingsAt(lane, {});
        if (!ever.empty() || m_isPast) {
            if (m_isPast)
                ever.push_back({.kind = Finding::Kind::InPast});
            m_found.refusals.push_back({lane.technician.id, std::move(ever)});
            return;
        }
        std::vector<const BoardJob *> others;
        for (const BoardJob &entry : lane.jobs) {
            if (entry.job.id != m_job.id && entry.job.start.isValid())
                others.push_back(&entry);
        }
        const std::size_t before = m_found.best.size();
        m_last.clear();
        for (std::size_t gap = 0; gap <= others.size(); ++gap) {
            lookAtGap(lane, gap == 0 ? nullptr : others[gap - 1],
                gap == others.size() ? nullptr : others[gap]);
        }
        if (m_found.best.size() == before)
            m_found.refusals.push_back({lane.technician.id, m_last});
    }

    void lookAtGap(const Lane &lane, const BoardJob *before, const BoardJob *after)
    {
        const Travel there = before ? m_travel(before->job.position, m_job.position)
                                    : m_travel(lane.technician.home, m_job.position);
        const Travel onward = after ? m_travel(m_job.position, after->job.position) : Travel();
        const int longest = m_context.rules.maxDriveMinutes;
        if (m_options.travel && longest > 0 && there.minutes > longest) {
            m_last = {{.kind = Finding::Kind::TooFar, .minutes = there.minutes, .needs = longest}};
            return;
        }
        Spans worked = lane.shifts;
        if (m_job.priority == JobPriority::Urgent)
            worked.insert(worked.end(), lane.onCall.begin(), lane.onCall.end());
        worked = joined(std::move(worked));
        int earliest = worked.empty() ? 0 : worked.front().from;
        int latest = 1440 - grid;
        if (before)
            earliest = std::max(earliest, before->to + there.minutes);
        if (after)
            latest = std::min(latest, after->from - onward.minutes - m_job.minutes);
        if (m_board.nowMinutes >= 0)
            earliest = std::max(earliest, m_board.nowMinutes);
        if (m_options.notBefore.isValid())
            earliest = std::max(earliest, minutesOf(m_options.notBefore));
        if (m_job.windowStart.isValid())
            earliest = std::max(earliest, minutesOf(m_job.windowStart));
        if (m_job.windowEnd.isValid())
            latest = std::min(latest, minutesOf(m_job.windowEnd));
        if (!worked.empty())
            latest = std::min(latest, worked.back().to - m_job.minutes);
        earliest = (earliest + grid - 1) / grid * grid;
        for (int start = earliest; start <= latest; start += step) {
            Findings findings = findingsAt(lane, timeOf(start));
            if (findings.empty() && areHelpersFree(lane.technician.id, timeOf(start))) {
                add(lane, start, before, after, there, onward);
                return;
            }
            m_last = std::move(findings);
        }
    }

    void add(const Lane &lane, int start, const BoardJob *before, const BoardJob *after,
        const Travel &there, const Travel &onward)
    {
        Travel without;
        if (after)
            without =
                m_travel(before ? before->job.position : lane.technician.home, after->job.position);
        Suggestion found;
        found.technician = lane.technician.id;
        found.start = timeOf(start);
        found.after = before ? before->job.id : QString();
        found.before = after ? after->job.id : QString();
        found.travelAdded = there.minutes + onward.minutes - without.minutes;
        found.metresAdded = there.metres + onward.metres - without.metres;
        found.isTravelKnown = there.isKnown && (!after || onward.isKnown);
        for (const TagLink &need : m_job.tags) {
            const auto has = std::ranges::find(lane.technician.tags, need.tag, &TagLink::tag);
            if (need.required && has != lane.technician.tags.end())
                found.skills.push_back({need.tag, has->level, need.level});
        }
        if (m_job.windowEnd.isValid())
            found.windowLeft = minutesOf(m_job.windowEnd) - start;
        found.workMinutes = lane.workMinutes + found.travelAdded + m_job.minutes;
        for (const BoardJob &entry : lane.jobs) {
            if (entry.job.id == m_job.id)
                found.workMinutes -= entry.to - entry.from + entry.travelBefore.minutes;
        }
        found.shiftMinutes = lane.shiftMinutes;
        found.cost = found.travelAdded + start * urgency(m_job.priority)
            + m_options.loadWeight * found.workMinutes / std::max(1, found.shiftMinutes);
        for (const SkillMatch &skill : found.skills)
            found.cost += skill.has - skill.needs; // keeps the best for what needs them
        m_found.best.push_back(std::move(found));
    }

    /// Lateness costs more to find out than all the rest: asked for where it can still matter.
    void pick()
    {
        std::vector<Suggestion> candidates = std::move(m_found.best);
        std::vector<Suggestion> seen;
        std::map<QString, int> count;
        const auto settled = [&](double bound) {
            count.clear();
            std::ranges::stable_sort(seen, {}, &Suggestion::cost);
            std::vector<Suggestion> best;
            for (const Suggestion &one : seen) {
                if (one.cost > bound || int(best.size()) == m_options.count)
                    break;
                if (++count[one.technician] <= m_options.perTechnician)
                    best.push_back(one);
            }
            return best;
        };
        for (Suggestion &candidate : candidates) {
            if (int(seen.size()) >= m_options.count) {
                auto best = settled(candidate.cost);
                if (int(best.size()) == m_options.count) {
                    m_found.best = std::move(best);
                    return;
                }
            }
            candidate.latenessCaused = latenessCaused(candidate);
            candidate.cost += m_options.lateWeight * candidate.latenessCaused;
            seen.push_back(candidate);
        }
        m_found.best = settled(std::numeric_limits<double>::infinity());
    }

    [[nodiscard]] int latenessCaused(const Suggestion &place)
    {
        if (m_board.nowMinutes < 0)
            return 0;
        const Lane *lane = m_board.lane(place.technician);
        std::vector<Job> jobs;
        for (const BoardJob &entry : lane->jobs) {
            if (entry.job.id == m_job.id)
                continue;
            jobs.push_back(entry.job);
            if (entry.isAssistant)
                jobs.back().assistants = {place.technician};
        }
        auto [known, isNew] = m_lateNow.try_emplace(place.technician, 0);
        if (isNew)
            known->second = latenessOf(lane->technician, jobs, m_context);
        Job placed = m_job;
        placed.technician = place.technician;
        placed.date = m_board.date;
        placed.start = place.start;
        placed.assistants.clear();
        jobs.push_back(std::move(placed));
        return latenessOf(lane->technician, std::move(jobs), m_context) - known->second;
    }

    const Board &m_board;
    const Job &m_job;
    const BoardInput &m_context;
    const SuggestOptions &m_options;
    TravelLookup m_travel;
    bool m_isPast = false;
    Findings m_last; ///< what forbade the last start looked at
    std::map<QString, int> m_lateNow;
    Suggestions m_found;
};

} // namespace

Findings checkPlace(const Board &board, const Job &job, const QString &technician, QTime start,
    const BoardInput &context, bool hasOwnWays)
{
    Findings findings = checkAssignment(board, job, technician, start, context);
    const Lane *lane = board.lane(technician);
    std::erase_if(findings, [&](const Finding &finding) {
        if (hasOwnWays
            && (finding.kind == Finding::Kind::TravelTooShort
                || finding.kind == Finding::Kind::TooFar))
            return true;
        if (finding.kind != Finding::Kind::TravelTooShort && finding.kind != Finding::Kind::Overlap)
            return false;
        return lane && std::ranges::any_of(lane->jobs, [&](const BoardJob &other) {
            return other.job.id == finding.other && !other.job.start.isValid();
        });
    });
    return findings;
}

Suggestions suggest(
    const Board &board, const Job &job, const BoardInput &context, const SuggestOptions &options)
{
    return Finder(board, job, context, options).run();
}

} // namespace FibreDesk::Dispatch
