// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/planproblem.h"

#include "dispatch/athome.h"
#include "dispatch/rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int grid = 5; ///< minutes: a start that people say
constexpr int lastStart = 1440 - grid;
constexpr double keepsTechnician =
    50; ///< a job that has somebody already, against one that has not
constexpr double repairWeight = 20; ///< what is to be repaired, against the rest
constexpr double callCost = 60; ///< minutes on the road worth not calling somebody for
constexpr double repairChange = 8; ///< changes, where as few as possible are wanted

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

/// A minute later than planned so far, where no window is promised: those are kept anyway.
constexpr double laterThanPlanned = 0.02;
constexpr double laterInRepair = 0.3;

/// How much a later minute of a job that nobody waits for at a certain time counts.
double urgency(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Urgent:
        return 0.3;
    case JobPriority::High:
        return 0.05;
    case JobPriority::Medium:
        return 0.01;
    case JobPriority::Low:
        break;
    }
    return 0.002;
}

std::vector<TimeSpan> timeSpans(const Spans &spans)
{
    std::vector<TimeSpan> found;
    for (const Span &span : joined(spans))
        found.push_back({double(span.from), double(span.to)});
    return found;
}

} // namespace

double priorityWeight(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Urgent:
        return 10;
    case JobPriority::High:
        return 3;
    case JobPriority::Medium:
        return 1;
    case JobPriority::Low:
        break;
    }
    return 0.5;
}

PlanProblem::PlanProblem(
    const BoardInput &input, const Board &board, const PlanRequest &request, const Learnt &learnt)
    : m_input(input)
    , m_board(board)
    , m_request(request)
    , m_learnt(learnt)
    , m_travel(request.travel ? request.travel : estimatedTravel(input.rules.travel))
{
    const PlanWeights &weights = request.weights;
    const double change = request.scope == PlanScope::Repair ? repairChange : 1;
    m_problem.grid = grid;
    m_problem.weights = {.distance = 0,
        .travel = weights.travel,
        .late = weights.late,
        .unassigned = weights.unassigned,
        .otherVehicle = weights.otherTechnician * change,
        .otherTime = weights.otherTime * change,
        .call = callCost,
        .fairness = weights.fairness};
    for (const Job &job : input.jobs) {
        if (isOpen(job))
            m_openJobs.insert(job.id);
    }
    addVehicles();
    collect();
    addLinks();
    addBlocks();
    fillTable();
}

void PlanProblem::addVehicles()
{
    for (const Lane &lane : m_board.lanes) {
        if ((lane.shifts.empty() && lane.onCall.empty())
            || (m_request.scope == PlanScope::Repair && lane.technician.id == m_request.out))
            continue;
        const auto seen = m_request.whereabouts.find(lane.technician.id);
        RoutingVehicle vehicle;
        vehicle.isTravelInSpans = false;
        vehicle.startPlace =
            placeOf(seen == m_request.whereabouts.end() ? lane.technician.home : seen->second);
        if (m_board.nowMinutes >= 0)
            vehicle.leavesFrom = m_board.nowMinutes;
        // Absences and breaks are left out already.
        vehicle.spans = timeSpans(lane.shifts);
        if (!lane.onCall.empty()) {
            Spans called = without(without(lane.onCall, joined(lane.shifts)), lane.breaks);
            called.insert(called.end(), lane.shifts.begin(), lane.shifts.end());
            vehicle.callSpans = timeSpans(called);
        }
        m_problem.vehicles.push_back(std::move(vehicle));
        m_lanes.push_back(&lane);
    }
}

bool PlanProblem::isOwnOnly() const
{
    return m_request.scope == PlanScope::Unassigned || m_request.scope == PlanScope::Technician;
}

bool PlanProblem::mayMove(const Lane &lane, const BoardJob &entry) const
{
    const Job &job = entry.job;
    const bool isOut = m_request.scope == PlanScope::Repair && lane.technician.id == m_request.out;
    if (entry.isAssistant || !isOpen(job) || job.state == JobState::InProgress
        || job.actualStart.isValid() || !job.assistants.isEmpty()
        || m_request.pinned.contains(job.id) || m_learnt.kept.contains(job.id))
        return false;
    if (m_request.dispatched.contains(job.id) && !m_request.canMoveDispatched && !isOut)
        return false;
    switch (m_request.scope) {
    case PlanScope::Unassigned:
        return !job.start.isValid();
    case PlanScope::Technician:
        return lane.technician.id == m_request.technician;
    case PlanScope::Repair:
        // What is wrong elsewhere is not what is to be repaired.
        return isOut || job.id == m_request.urgent
            || checkPlace(m_board, job, lane.technician.id, job.start, m_input).empty();
    case PlanScope::Day:
        break;
    }
    return true;
}

/// With somebody who drops out, and not to be moved all the same.
bool PlanProblem::isStuck(const Lane &lane, const BoardJob &entry) const
{
    return m_request.scope == PlanScope::Repair && !m_request.out.isEmpty()
        && lane.technician.id == m_request.out && !entry.isAssistant && isOpen(entry.job);
}

void PlanProblem::collect()
{
    for (const Lane &lane : m_board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (mayMove(lane, entry))
                addStop({entry.job, &lane});
            else if (isStuck(lane, entry))
                m_hopeless.push_back({entry.job.id, Unplanned::Kind::KeepsPlace, {},
                    Finding{.kind = Finding::Kind::TechnicianAway, .other = u"absent"_s}});
        }
    }
    collectTray();
}

void PlanProblem::collectTray()
{
    for (const TrayEntry &entry : m_board.tray) {
        const Job &job = entry.job;
        if (!job.technician.isEmpty() || !job.assistants.isEmpty()
            || m_request.pinned.contains(job.id) || m_moving.contains(job.id))
            continue;
        const bool isUrgent = m_request.scope == PlanScope::Repair && job.id == m_request.urgent;
        const bool isWanted =
            m_request.scope == PlanScope::Unassigned || m_request.scope == PlanScope::Day;
        if (isUrgent || (isWanted && (job.date.isValid() || m_request.isWithUndated)))
            addStop({job, nullptr});
    }
}

int PlanProblem::placeOf(const GeoPoint &position)
{
    if (!position.isValid()) { // each unknown place is one of its own
        m_places.push_back(position);
        return int(m_places.size()) - 1;
    }
    const auto [known, isNew] =
        m_placeOf.try_emplace({position.latitude, position.longitude}, int(m_places.size()));
    if (isNew)
        m_places.push_back(position);
    return known->second;
}

void PlanProblem::addStop(Movable what)
{
    const Job &job = what.job;
    RoutingStop stop;
    stop.window = {0, lastStart};
    if (job.windowStart.isValid())
        stop.window.from = minutesOf(job.windowStart);
    if (job.windowEnd.isValid())
        stop.window.to = minutesOf(job.windowEnd);
    if (m_board.nowMinutes >= 0)
        stop.window.from = std::max(stop.window.from, double(m_board.nowMinutes));
    if (const auto known = m_learnt.windows.find(job.id); known != m_learnt.windows.end()) {
        stop.window.from = std::max(stop.window.from, known->second.from);
        stop.window.to = std::min(stop.window.to, known->second.to);
    }
    const bool isOver = m_input.now.isValid() && m_board.date < dayAt(m_input.now, m_input.zone);
    const auto hint = m_learnt.places.find(job.id);
    for (std::size_t v = 0; v < m_lanes.size() && !isOver; ++v) {
        const QString &technician = m_lanes[v]->technician.id;
        if (hint != m_learnt.places.end() && hint->second.first == technician) {
            stop.hintVehicle = int(v);
            stop.hintStart = hint->second.second;
        }
        if (what.lane == m_lanes[v]) {
            stop.presentVehicle = int(v);
        } else if (what.lane && isOwnOnly()) {
            continue;
        }
        if (!m_learnt.forbidden.contains({job.id, technician}) && mayWork(job, *m_lanes[v])
            && whyNot(job, technician).empty())
            stop.vehicles.push_back(int(v));
    }
    if (stop.vehicles.empty() || stop.window.from > stop.window.to) {
        // Who has a technician keeps it, and stands in the way of others like what is pinned.
        if (!what.lane || what.lane->technician.id == m_request.out)
            m_hopeless.push_back(whyNobody(job));
        return;
    }
    stop.place = placeOf(job.position);
    stop.service = std::max(0, job.minutes);
    stop.closed = timeSpans(customerAway(job.notes));
    stop.mayCall = job.priority == JobPriority::Urgent;
    stop.weight = priorityWeight(job.priority);
    if (stop.presentVehicle != nowhere)
        stop.weight *= keepsTechnician;
    else if (m_request.scope == PlanScope::Repair)
        stop.weight *= repairWeight;
    if (job.start.isValid() && job.date == m_board.date) {
        stop.presentStart = minutesOf(job.start);
        stop.due = std::max(stop.presentStart, stop.window.from);
        stop.lateWeight = std::max(urgency(job.priority),
            m_request.scope == PlanScope::Repair ? laterInRepair : laterThanPlanned);
    } else {
        stop.due = stop.window.from;
        stop.lateWeight = urgency(job.priority);
    }
    m_moving.insert(job.id);
    m_problem.stops.push_back(std::move(stop));
    m_movable.push_back(std::move(what));
}

/// Who is only on call is there for what is urgent.
bool PlanProblem::mayWork(const Job &job, const Lane &lane)
{
    return !lane.shifts.empty() || job.priority == JobPriority::Urgent;
}

/// What speaks against the technician at any time. Where open jobs stand is what is being planned.
Findings PlanProblem::whyNot(const Job &job, const QString &technician) const
{
    Findings findings = checkAssignment(m_board, job, technician, {}, m_input);
    std::erase_if(findings, [&](const Finding &finding) {
        if (finding.kind == Finding::Kind::TechnicianAway)
            return isOwnPause(job, technician, finding);
        const bool isOfChain = finding.kind == Finding::Kind::DependencyOpen
            || finding.kind == Finding::Kind::DependencyAfter;
        return isOfChain && m_openJobs.contains(finding.other);
    });
    return findings;
}

Unplanned PlanProblem::whyNobody(const Job &job) const
{
    Unplanned why{job.id, Unplanned::Kind::NobodyWorks, {}, {}};
    if (m_input.now.isValid() && m_board.date < dayAt(m_input.now, m_input.zone)) {
        why.kind = Unplanned::Kind::DayOver;
        return why;
    }
    for (const Lane *lane : m_lanes) {
        if (!mayWork(job, *lane))
            continue;
        const Findings findings = whyNot(job, lane->technician.id);
        if (findings.empty()) {
            why.kind = job.windowEnd.isValid() && m_board.nowMinutes > minutesOf(job.windowEnd)
                ? Unplanned::Kind::WindowOver
                : Unplanned::Kind::NoRoom;
            why.finding.reset();
            return why;
        }
        for (const Finding &finding : findings) {
            // Whoever would do it: it cannot be begun.
            if (finding.kind == Finding::Kind::DependencyOpen
                || finding.kind == Finding::Kind::DependencyAfter) {
                why.kind = Unplanned::Kind::WaitsFor;
                why.other = finding.other;
                why.finding = finding;
                return why;
            }
            // Too low a level is nearer to it than no skill at all.
            const bool isSkill = finding.kind == Finding::Kind::SkillMissing
                || finding.kind == Finding::Kind::SkillTooLow;
            if (isSkill && (!why.finding || finding.kind == Finding::Kind::SkillTooLow)) {
                why.kind = Unplanned::Kind::NobodyHasSkill;
                why.finding = finding;
            }
        }
    }
    return why;
}

/// What follows what: by order where both move, by time where one of them stands.
void PlanProblem::addLinks()
{
    std::map<QString, std::size_t> stopOf;
    for (std::size_t i = 0; i < m_movable.size(); ++i)
        stopOf[m_movable[i].job.id] = i;
    std::map<QString, std::set<QString>> behind; // all that come after
    for (const auto &[before, after] : m_request.links)
        behind[before].insert(after);
    const auto leadsTo = [&](const QString &from, const QString &to) {
        std::set<QString> seen;
        std::vector<QString> open{from};
        while (!open.empty()) {
            const QString next = open.back();
            open.pop_back();
            if (next == to)
                return true;
            for (const QString &further : behind[next]) {
                if (seen.insert(further).second)
                    open.push_back(further);
            }
        }
        return false;
    };
    for (const auto &[before, after] : m_request.links) {
        const auto first = stopOf.find(before);
        const auto second = stopOf.find(after);
        if (second == stopOf.end() && first == stopOf.end())
            continue;
        if (first != stopOf.end() && second != stopOf.end()) {
            // In a circle nothing can be first: none of them gets a place.
            if (leadsTo(after, before))
                m_problem.stops[second->second].window = {lastStart + 1, lastStart};
            else
                m_problem.stops[second->second].after.push_back(int(first->second));
        } else if (second != stopOf.end()) {
            RoutingStop &stop = m_problem.stops[second->second];
            if (const BoardJob *fixed = m_board.job(before))
                stop.window.from = std::max(stop.window.from,
                    double(isOpen(fixed->job) ? std::max(fixed->to, fixed->realTo) : 0));
            else if (std::ranges::contains(m_input.jobs, before, &Job::id))
                stop.window = {lastStart + 1, lastStart};
        } else if (const BoardJob *fixed = m_board.job(after)) {
            RoutingStop &stop = m_problem.stops[first->second];
            stop.window.to = std::min(stop.window.to, fixed->from - stop.service);
        }
    }
}

std::vector<PlanProblem::Block> PlanProblem::blocksOf(const Lane &lane) const
{
    std::vector<Block> found;
    const auto add = [&](int from, int to, const GeoPoint &where) {
        if (to > from)
            found.push_back({from, to, where, where});
    };
    for (const BoardJob &entry : lane.jobs) {
        if (m_moving.contains(entry.job.id) && !entry.isAssistant)
            continue;
        if (!entry.job.start.isValid() && entry.job.state != JobState::InProgress)
            continue; // it has no time yet
        add(entry.from, entry.to, entry.job.position);
        // Late ones end later than planned: nobody can be sent away from them before.
        if (m_board.nowMinutes >= 0)
            add(entry.realFrom, entry.realTo, entry.job.position);
    }
    std::ranges::stable_sort(found, {}, &Block::from);
    std::vector<Block> joined;
    for (const Block &block : found) {
        if (joined.empty() || block.from >= joined.back().to) {
            joined.push_back(block);
        } else if (block.to > joined.back().to) {
            joined.back().to = block.to;
            joined.back().leave = block.leave;
        }
    }
    return joined;
}

void PlanProblem::addBlocks()
{
    const double now = m_board.nowMinutes;
    for (std::size_t v = 0; v < m_lanes.size(); ++v) {
        std::vector<Block> blocks = blocksOf(*m_lanes[v]);
        // Who is done with the last one leaves from there, or from where the car is, and not before
        // now.
        const auto seen = m_request.whereabouts.find(m_lanes[v]->technician.id);
        const auto passed =
            std::ranges::find_if(blocks, [&](const Block &block) { return block.to >= now; });
        if (passed != blocks.begin() && now >= 0) {
            Block last = *std::prev(passed);
            if (seen != m_request.whereabouts.end())
                last.leave = seen->second;
            blocks.erase(blocks.begin(), passed);
            const int until = blocks.empty() ? int(now) : std::min(int(now), blocks.front().from);
            last.to = std::max(last.to, until);
            blocks.insert(blocks.begin(), last);
        }
        for (const Block &block : blocks)
            addFixed(int(v), block);
    }
}

void PlanProblem::addFixed(int vehicle, const Block &block)
{
    RoutingStop stop;
    stop.place = placeOf(block.enter);
    stop.leavePlace = placeOf(block.leave);
    stop.presentVehicle = vehicle;
    stop.presentStart = block.from;
    stop.service = block.to - block.from;
    stop.isFixed = true;
    m_problem.stops.push_back(std::move(stop));
}

void PlanProblem::fillTable()
{
    const int count = int(m_places.size());
    const int longest = m_input.rules.maxDriveMinutes;
    m_problem.table = TravelTable(count);
    for (int from = 0; from < count; ++from) {
        for (int to = 0; to < count; ++to) {
            const Travel way = wayBetween(m_places[std::size_t(from)], m_places[std::size_t(to)]);
            m_problem.table.setWay(from, to, {double(way.metres), double(way.minutes)});
            if (longest > 0 && way.minutes > longest)
                m_problem.table.forbid(from, to);
        }
    }
}

/// Nobody knows yet at what time of the day it will be driven: by estimates that follow the
/// traffic, as in the densest.
Travel PlanProblem::wayBetween(const GeoPoint &from, const GeoPoint &to) const
{
    Travel way = m_travel(from, to);
    const TravelRules &rules = m_input.rules.travel;
    if (m_request.travel || !way.isEstimated)
        return way;
    for (const int departure : {0, 8 * 60, 12 * 60, 17 * 60}) {
        if (rules.periodFactors[std::size_t(periodOf(departure))] > 0)
            way.minutes = std::max(way.minutes, estimateTravel(from, to, rules, departure).minutes);
    }
    return way;
}

std::vector<PlanChange> PlanProblem::changes(const RoutingSolution &solution) const
{
    std::vector<PlanChange> found;
    for (std::size_t v = 0; v < solution.routes.size(); ++v) {
        int at = m_problem.vehicles[v].startPlace;
        for (const RoutingVisit &visit : solution.routes[v]) {
            const RoutingStop &stop = m_problem.stops[std::size_t(visit.stop)];
            const int way = int(m_problem.table.way(at, stop.place).time);
            at = stop.leavePlace == nowhere ? stop.place : stop.leavePlace;
            if (stop.isFixed)
                continue;
            const Job &job = m_movable[std::size_t(visit.stop)].job;
            const int start = int(visit.start);
            const QTime time(start / 60, start % 60);
            if (job.technician == m_lanes[v]->technician.id && job.start.isValid()
                && minutesOf(job.start) == start && job.date == m_board.date)
                continue;
            found.push_back({.job = job.id,
                .modified = job.modified,
                .fromTechnician = job.technician,
                .fromStart = job.start,
                .fromDate = job.date,
                .toTechnician = m_lanes[v]->technician.id,
                .toStart = time,
                .travelMinutes = way,
                .reasons = {}});
        }
    }
    return found;
}

QStringList PlanProblem::lost(const RoutingSolution &solution) const
{
    QStringList found;
    for (const int stop : solution.unassigned) {
        const Movable &what = m_movable[std::size_t(stop)];
        if (what.lane && m_problem.stops[std::size_t(stop)].presentVehicle != nowhere)
            found += what.job.id;
    }
    return found;
}

std::map<QString, std::pair<QString, double>> PlanProblem::places(
    const RoutingSolution &solution) const
{
    std::map<QString, std::pair<QString, double>> found;
    for (std::size_t v = 0; v < solution.routes.size(); ++v) {
        for (const RoutingVisit &visit : solution.routes[v]) {
            if (std::size_t(visit.stop) < m_movable.size())
                found[m_movable[std::size_t(visit.stop)].job.id] = {
                    m_lanes[v]->technician.id, visit.start};
        }
    }
    return found;
}

std::vector<Unplanned> PlanProblem::unplanned(const RoutingSolution &solution) const
{
    std::vector<Unplanned> found = m_hopeless;
    for (const int stop : solution.unassigned) {
        const auto &[job, lane] = m_movable[std::size_t(stop)];
        Unplanned why{job.id, Unplanned::Kind::NoRoom, {}, {}};
        if (lane && lane->technician.id != m_request.out) {
            why.kind = Unplanned::Kind::KeepsPlace;
            const Findings findings =
                checkPlace(m_board, job, lane->technician.id, job.start, m_input);
            if (!findings.empty())
                why.finding = findings.front();
            found.push_back(std::move(why));
            continue;
        }
        for (const auto &[before, after] : m_request.links) {
            if (after != job.id)
                continue;
            const bool hasPlace =
                m_board.job(before) || std::ranges::any_of(solution.routes, [&](const auto &route) {
                    return std::ranges::any_of(route, [&](const RoutingVisit &visit) {
                        return std::size_t(visit.stop) < m_movable.size()
                            && m_movable[std::size_t(visit.stop)].job.id == before;
                    });
                });
            if (!hasPlace) {
                why.kind = Unplanned::Kind::WaitsFor;
                why.other = before;
            }
        }
        found.push_back(std::move(why));
    }
    return found;
}

} // namespace FibreDesk::Dispatch
