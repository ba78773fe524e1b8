// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/plan.h"

#include "dispatch/planproblem.h"
#include "dispatch/rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// As often a plan is made anew with what the last one has shown; one is enough nearly always.
constexpr int rounds = 4;
/// A plan made anew begins with the last one: only what does not fit any more is thrown about.
constexpr double warm = 0.05;
constexpr int lastMinute = 1439;

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

bool isBrokenRule(const Finding &finding)
{
    switch (finding.kind) {
    case Finding::Kind::Absent:
    case Finding::Kind::DuringBreak:
    case Finding::Kind::OnlyOnCall:
    case Finding::Kind::TooFar:
    case Finding::Kind::FarFromHome:
    case Finding::Kind::OtherRegion:
    case Finding::Kind::DependencyOpen:
    case Finding::Kind::DependencyAfter:
    case Finding::Kind::DependentBefore:
    case Finding::Kind::CustomerAway:
    case Finding::Kind::TechnicianUnknown:
    case Finding::Kind::Overlap:
    case Finding::Kind::TravelTooShort:
    case Finding::Kind::NoShift:
    case Finding::Kind::OutsideShift:
    case Finding::Kind::WindowMissed:
    case Finding::Kind::SkillMissing:
    case Finding::Kind::SkillTooLow:
        return true;
    // What happens, not where it was put; a pause ends by itself.
    case Finding::Kind::Late:
    case Finding::Kind::NotClosed:
    case Finding::Kind::NoTime:
    case Finding::Kind::InPast:
    case Finding::Kind::UnassignedUrgent:
    case Finding::Kind::NoPosition:
    case Finding::Kind::WindowAtRisk:
        return false;
    case Finding::Kind::TechnicianAway:
        return finding.other == "absent"_L1;
    }
    return false;
}

/// With what the jobs themselves say: what is pinned, told to its technician or a step of a chain.
PlanRequest withJobs(PlanRequest request, const std::vector<Job> &jobs)
{
    for (const Job &job : jobs) {
        if (job.isPinned && !request.pinned.contains(job.id))
            request.pinned.append(job.id);
        if (job.isDispatched && !request.dispatched.contains(job.id))
            request.dispatched.append(job.id);
        if (job.parent.isEmpty() && job.dependsOn.isEmpty())
            continue;
        for (const Job &other : jobs) {
            const std::pair link(other.id, job.id);
            if (isOpen(other) && waitsFor(job, other)
                && !std::ranges::contains(request.links, link))
                request.links.push_back(link);
        }
    }
    return request;
}

class Planner {
public:
    Planner(const BoardInput &input, const PlanRequest &request)
        : m_input(input)
        , m_request(withJobs(request, input.jobs))
        , m_travel(request.travel ? request.travel : estimatedTravel(input.rules.travel))
        , m_present(makeBoard(input))
        , m_deadline(std::chrono::steady_clock::now() + request.budget)
    {
    }

    DayPlan run()
    {
        m_plan.before = totalsOf(m_present);
        placeCrews(m_present, false);
        planRest();
        placeCrews(m_present, true);
        dropWhatBreaks();
        explain(m_present);
        m_plan.after = totalsOf(makeBoard(withChanges(m_input, m_plan.changes)));
        m_plan.after.changes = int(m_plan.changes.size());
        std::ranges::stable_sort(m_plan.changes, [](const PlanChange &a, const PlanChange &b) {
            return std::tie(a.toTechnician, a.toStart) < std::tie(b.toTechnician, b.toStart);
        });
        std::ranges::stable_sort(m_plan.unplanned, [&](const Unplanned &a, const Unplanned &b) {
            return priorityOf(a.job) > priorityOf(b.job);
        });
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Job *jobOf(const QString &id) const
    {
        const auto found = std::ranges::find(m_input.jobs, id, &Job::id);
        return found == m_input.jobs.end() ? nullptr : &*found;
    }
    [[nodiscard]] JobPriority priorityOf(const QString &id) const
    {
        const Job *job = jobOf(id);
        return job ? job->priority : JobPriority::Low;
    }

    /// Jobs of several people need them all at one time: they come first, one by one, and the rest
    /// is planned around them. Those that wait for one of the rest come last.
    void placeCrews(const Board &present, bool isLast)
    {
        if (m_request.scope == PlanScope::Technician)
            return;
        std::vector<Job> crews;
        for (const TrayEntry &entry : present.tray) {
            const Job &job = entry.job;
            const bool isWanted = m_request.scope == PlanScope::Repair
                ? job.id == m_request.urgent
                : job.date.isValid() || m_request.isWithUndated;
            if (isWanted && job.technician.isEmpty() && !job.assistants.isEmpty()
                && !m_request.pinned.contains(job.id))
                crews.push_back(job);
        }
        std::ranges::stable_sort(
            crews, [](const Job &a, const Job &b) { return a.priority > b.priority; });
        for (const Job &job : crews)
            placeCrew(job, isLast);
    }

    void placeCrew(const Job &job, bool isLast)
    {
        const BoardInput so = withChanges(m_input, m_plan.changes);
        const Board board = makeBoard(so);
        if (board.job(job.id))
            return;
        SuggestOptions options{.count = 1, .travel = m_request.travel};
        for (const auto &[before, after] : m_request.links) {
            const Job *first = after == job.id ? jobOf(before) : nullptr;
            if (!first || !isOpen(*first))
                continue;
            const BoardJob *there = board.job(before);
            if (there && there->job.start.isValid() && there->to < lastMinute) {
                options.notBefore =
                    std::max(options.notBefore, QTime(there->to / 60, there->to % 60));
                continue;
            }
            if (isLast)
                m_plan.unplanned.push_back({job.id, Unplanned::Kind::WaitsFor, before, {}});
            return;
        }
        const Suggestions found = suggest(board, job, so, options);
        const Suggestion *best = found.best.empty() ? nullptr : &found.best.front();
        for (const auto &[before, after] : m_request.links) {
            const BoardJob *next = before == job.id ? board.job(after) : nullptr;
            if (best && next && next->from < minutesOf(best->start) + job.minutes)
                best = nullptr;
        }
        if (!best) {
            if (isLast)
                m_plan.unplanned.push_back({job.id, Unplanned::Kind::NoRoom, {}, {}});
            return;
        }
        m_plan.changes.push_back({.job = job.id,
            .modified = job.modified,
            .fromTechnician = {},
            .fromStart = job.start,
            .fromDate = job.date,
            .toTechnician = best->technician,
            .toStart = best->start,
            .travelMinutes = std::max(0, best->travelAdded),
            .reasons = {}});
    }

    void planRest()
    {
        const BoardInput start = withChanges(m_input, m_plan.changes);
        const Board board = makeBoard(start);
        const std::vector<PlanChange> crews = m_plan.changes;
        PlanProblem::Learnt learnt;
        for (int round = 0; round < rounds; ++round) {
            const PlanProblem day(start, board, m_request, learnt);
            const bool isFirst = round == 0;
            RoutingLimits limits;
            limits.iterations = std::max<std::int64_t>(
                1, isFirst ? m_request.iterations : m_request.iterations / 4);
            limits.deadline = m_deadline;
            limits.seed = m_request.seed;
            limits.heat = isFirst ? 1 : warm;
            limits.stop = m_request.stop;
            if (m_request.progress && isFirst)
                limits.progress = [this](double share, double) { m_request.progress(share); };
            const RoutingSolution solution = solveRouting(day.problem(), limits);
            m_plan.iterations += solution.iterations;
            m_plan.wasStopped = m_plan.wasStopped || solution.wasStopped;
            m_plan.changes = crews;
            std::ranges::move(day.changes(solution), std::back_inserter(m_plan.changes));
            m_plan.unplanned = day.unplanned(solution);
            const QStringList lost = day.lost(solution);
            const auto breaking = broken();
            if (lost.isEmpty() && breaking.empty())
                return;
            learnt.places = day.places(solution);
            learnt.kept.insert(lost.begin(), lost.end());
            for (const auto &[change, finding] : breaking) {
                if (!finding)
                    continue;
                const auto window = isOfOthers(*finding) ? std::nullopt : windowOf(change);
                if (window && learnt.windows.try_emplace(change.job, *window).second)
                    continue;
                learnt.forbidden.insert({change.job, change.toTechnician});
            }
            m_kept.insert(lost.begin(), lost.end());
        }
    }

    [[nodiscard]] bool isOfOthers(const Finding &finding) const
    {
        return std::ranges::contains(m_input.jobs, finding.other, &Job::id);
    }

    /// The longest time in which the job may begin with that technician if there were no others:
    /// for rules of times that the routing problem does not know.
    [[nodiscard]] std::optional<TimeSpan> windowOf(const PlanChange &change) const
    {
        BoardInput alone = m_input;
        alone.jobs.clear();
        const Board board = makeBoard(alone);
        const Job *job = jobOf(change.job);
        std::optional<TimeSpan> best;
        std::optional<TimeSpan> run;
        for (int start = 0; job && start < lastMinute; start += 5) {
            const QTime time(start / 60, start % 60);
            Findings findings = checkPlace(board, *job, change.toTechnician, time, m_input);
            std::erase_if(findings, [&](const Finding &finding) { return isOfOthers(finding); });
            if (!findings.empty()) {
                run.reset();
                continue;
            }
            run = TimeSpan(run ? run->from : start, start);
            if (!best || run->to - run->from > best->to - best->from)
                best = run;
        }
        return best;
    }

    /// Changes that break a rule on the day as it would be. Without a finding: what must come
    /// before does not.
    [[nodiscard]] std::vector<std::pair<PlanChange, std::optional<Finding>>> broken() const
    {
        const BoardInput after = withChanges(m_input, m_plan.changes);
        const Board board = makeBoard(after);
        std::vector<std::pair<PlanChange, std::optional<Finding>>> found;
        for (const PlanChange &change : m_plan.changes) {
            const BoardJob *entry = board.job(change.job);
            if (!entry)
                continue;
            Findings findings = checkPlace(board, entry->job, change.toTechnician, change.toStart,
                after, bool(m_request.travel));
            std::erase_if(findings, [&](const Finding &finding) {
                return change.fromTechnician == change.toTechnician
                    && isOwnPause(entry->job, change.toTechnician, finding);
            });
            if (!findings.empty())
                found.emplace_back(change, findings.front());
            else if (isTooSoon(board, *entry))
                found.emplace_back(change, std::nullopt);
        }
        addLongDrives(board, found);
        return found;
    }

    /// What stays is not to be driven to from too far because of what changed before it.
    void addLongDrives(
        const Board &board, std::vector<std::pair<PlanChange, std::optional<Finding>>> &found) const
    {
        const int longest = m_input.rules.maxDriveMinutes;
        if (longest <= 0)
            return;
        // As the rule looks for it: two at one time come from the same place.
        const auto cameFrom = [](const Lane &lane, const BoardJob &entry) {
            const BoardJob *before = nullptr;
            for (const BoardJob &other : lane.jobs) {
                if (other.job.id != entry.job.id && other.to <= entry.from
                    && (!before || other.to > before->to))
                    before = &other;
            }
            return before;
        };
        const auto isTooFar = [&](const Lane &lane, const BoardJob &entry, const BoardJob *before) {
            const GeoPoint &from = before ? before->job.position : lane.technician.home;
            return m_request.travel
                ? m_travel(from, entry.job.position).minutes > longest
                : std::ranges::contains(entry.findings, Finding::Kind::TooFar, &Finding::kind);
        };
        for (const Lane &lane : board.lanes) {
            const Lane *was = m_present.lane(lane.technician.id);
            for (const BoardJob &entry : lane.jobs) {
                const BoardJob *now = cameFrom(lane, entry);
                if (!was || !isOpen(entry.job) || changeOf(entry.job.id)
                    || !isTooFar(lane, entry, now))
                    continue;
                const auto there = std::ranges::find(
                    was->jobs, entry.job.id, [](const BoardJob &one) { return one.job.id; });
                if (there == was->jobs.end())
                    continue;
                const BoardJob *then = cameFrom(*was, *there);
                if (isTooFar(*was, *there, then))
                    continue;
                // Whoever came before it then or comes now has to go where that does no harm.
                for (const BoardJob *neighbour : {now, then}) {
                    const PlanChange *change = neighbour ? changeOf(neighbour->job.id) : nullptr;
                    const auto isSame = [&](const auto &one) {
                        return one.first.job == change->job;
                    };
                    if (change && std::ranges::none_of(found, isSame))
                        found.emplace_back(*change, std::nullopt);
                }
            }
        }
    }

    [[nodiscard]] const PlanChange *changeOf(const QString &id) const
    {
        const auto change = std::ranges::find(m_plan.changes, id, &PlanChange::job);
        return change == m_plan.changes.end() ? nullptr : &*change;
    }

    [[nodiscard]] bool isTooSoon(const Board &board, const BoardJob &entry) const
    {
        return std::ranges::any_of(m_request.links, [&](const auto &link) {
            const Job *first = link.second == entry.job.id ? jobOf(link.first) : nullptr;
            if (first && isOpen(*first)) {
                const BoardJob *there = board.job(first->id);
                return !there || there->to > entry.from;
            }
            const BoardJob *next = link.first == entry.job.id ? board.job(link.second) : nullptr;
            return next && next->job.start.isValid() && next->from < entry.to
                && !std::ranges::contains(m_plan.changes, next->job.id, &PlanChange::job);
        });
    }

    /// A last look: what would break a rule all the same is not done, and what was to come in its
    /// place neither.
    void dropWhatBreaks()
    {
        for (auto breaking = broken(); !breaking.empty(); breaking = broken()) {
            for (const auto &[change, finding] : breaking) {
                std::erase_if(m_plan.changes,
                    [&](const PlanChange &other) { return other.job == change.job; });
                m_plan.unplanned.push_back({change.job,
                    change.fromTechnician.isEmpty() ? Unplanned::Kind::NoRoom
                                                    : Unplanned::Kind::KeepsPlace,
                    {}, finding});
            }
        }
        for (const QString &id : m_kept) {
            const Job *job = jobOf(id);
            if (!job || std::ranges::contains(m_plan.unplanned, id, &Unplanned::job)
                || std::ranges::contains(m_plan.changes, id, &PlanChange::job))
                continue;
            const BoardInput after = withChanges(m_input, m_plan.changes);
            const Findings findings =
                checkPlace(makeBoard(after), *job, job->technician, job->start, after);
            m_plan.unplanned.push_back({id, Unplanned::Kind::KeepsPlace, {},
                findings.empty() ? std::nullopt : std::optional(findings.front())});
        }
    }

    void explain(const Board &present)
    {
        const Board after = makeBoard(withChanges(m_input, m_plan.changes));
        for (PlanChange &change : m_plan.changes)
            change.reasons = reasonsFor(change, present, after);
    }

    [[nodiscard]] std::vector<PlanReason> reasonsFor(
        const PlanChange &change, const Board &present, const Board &after) const
    {
        using Kind = PlanReason::Kind;
        if (change.fromTechnician.isEmpty())
            return {{.kind = Kind::WasUnassigned}};
        std::vector<PlanReason> why;
        const Lane *from = present.lane(change.fromTechnician);
        if (!change.fromStart.isValid())
            why.push_back({.kind = Kind::HadNoTime});
        if (m_request.scope == PlanScope::Repair && change.fromTechnician == m_request.out)
            why.push_back({.kind = Kind::TechnicianOut, .other = m_request.out});
        const BoardJob *was = present.job(change.job);
        if (was && change.fromStart.isValid() && why.empty()) {
            const Findings findings =
                checkPlace(present, was->job, change.fromTechnician, change.fromStart, m_input);
            for (const Finding &finding : findings)
                why.push_back({.kind = Kind::RuleKept, .finding = finding});
        }
        if (!why.empty() || !was || !from)
            return why.empty() ? std::vector<PlanReason>{{.kind = Kind::FitsTheRest}} : why;
        for (const PlanChange &other : m_plan.changes) {
            if (other.job == change.job || other.toTechnician != change.fromTechnician)
                continue;
            const BoardJob *there = after.job(other.job);
            if (there && there->from < was->to && there->to > was->from)
                why.push_back({.kind = Kind::MakesRoom, .other = other.job});
        }
        const int saved = detour(present, change.job) - detour(after, change.job);
        if (saved > 0)
            why.push_back({.kind = Kind::LessTravel, .minutes = saved});
        const int earlier = minutesOf(change.fromStart) - minutesOf(change.toStart);
        const Lane *to = present.lane(change.toTechnician);
        if (change.toTechnician != change.fromTechnician && to
            && to->workMinutes < from->workMinutes)
            why.push_back({.kind = Kind::FairerLoad, .other = change.toTechnician});
        else if (earlier > 0 && why.empty())
            why.push_back({.kind = Kind::Earlier, .minutes = earlier});
        if (why.empty())
            why.push_back({.kind = Kind::FitsTheRest});
        return why;
    }

    /// Minutes on the road that the job costs where it stands.
    [[nodiscard]] int detour(const Board &board, const QString &id) const
    {
        for (const Lane &lane : board.lanes) {
            for (std::size_t i = 0; i < lane.jobs.size(); ++i) {
                if (lane.jobs[i].job.id != id || lane.jobs[i].isAssistant)
                    continue;
                const GeoPoint before =
                    i == 0 ? lane.technician.home : lane.jobs[i - 1].job.position;
                const GeoPoint here = lane.jobs[i].job.position;
                int minutes = m_travel(before, here).minutes;
                if (i + 1 < lane.jobs.size()) {
                    const GeoPoint next = lane.jobs[i + 1].job.position;
                    minutes += m_travel(here, next).minutes - m_travel(before, next).minutes;
                }
                return minutes;
            }
        }
        return 0;
    }

    [[nodiscard]] PlanTotals totalsOf(const Board &board) const
    {
        PlanTotals totals;
        bool isFirst = true;
        for (const Lane &lane : board.lanes) {
            GeoPoint at = lane.technician.home;
            int work = 0;
            for (const BoardJob &entry : lane.jobs) {
                const int way = m_travel(at, entry.job.position).minutes;
                at = entry.job.position;
                totals.travelMinutes += way;
                work += way + entry.to - entry.from;
                if (entry.isAssistant || !isOpen(entry.job))
                    continue;
                totals.lateMinutes += entry.lateMinutes;
                for (const Finding &finding : entry.findings) {
                    if (finding.kind == Finding::Kind::WindowMissed)
                        totals.lateMinutes += std::max(0, finding.minutes);
                    totals.brokenRules += isBrokenRule(finding) ? 1 : 0;
                }
            }
            if (lane.shifts.empty())
                continue;
            totals.busiestMinutes = isFirst ? work : std::max(totals.busiestMinutes, work);
            totals.idlestMinutes = isFirst ? work : std::min(totals.idlestMinutes, work);
            isFirst = false;
        }
        for (const TrayEntry &entry : board.tray) {
            const bool isAsked = entry.job.date.isValid() || m_request.isWithUndated
                || entry.job.id == m_request.urgent;
            totals.unassigned += entry.job.technician.isEmpty() && isAsked ? 1 : 0;
        }
        if (m_request.scope == PlanScope::Repair) {
            // Whose technician is not there has nobody.
            if (const Lane *out = board.lane(m_request.out))
                totals.unassigned += int(std::ranges::count_if(out->jobs,
                    [](const BoardJob &entry) { return !entry.isAssistant && isOpen(entry.job); }));
        }
        return totals;
    }

    const BoardInput &m_input;
    const PlanRequest m_request;
    TravelLookup m_travel;
    const Board m_present;
    std::chrono::steady_clock::time_point m_deadline;
    std::set<QString> m_kept;
    DayPlan m_plan;
};

} // namespace

bool isOwnPause(const Job &job, const QString &technician, const Finding &finding)
{
    return finding.kind == Finding::Kind::TechnicianAway && finding.other != "absent"_L1
        && job.technician == technician && finding.technician.isEmpty();
}

DayPlan makePlan(const BoardInput &input, const PlanRequest &request)
{
    return Planner(input, request).run();
}

BoardInput withChanges(BoardInput input, const std::vector<PlanChange> &changes)
{
    std::map<QString, const PlanChange *> byJob;
    for (const PlanChange &change : changes)
        byJob[change.job] = &change;
    for (Job &job : input.jobs) {
        const auto found = byJob.find(job.id);
        if (found == byJob.end())
            continue;
        job.technician = found->second->toTechnician;
        job.start = found->second->toStart;
        job.date = input.date;
        if (job.state == JobState::Open)
            job.state = JobState::Assigned;
    }
    return input;
}

} // namespace FibreDesk::Dispatch
