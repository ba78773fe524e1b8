// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/board.h"

#include "dispatch/reality.h"
#include "dispatch/rules.h"
#include "dispatch/workcalendar.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

void placeTimeless(Lane &lane, const BoardRules &rules)
{
    // After the last one with a time, in the order they came: a place to look at, not a plan.
    int cursor = lane.shifts.empty() ? minutesOf(rules.defaultStart) : lane.shifts.front().from;
    for (const BoardJob &entry : lane.jobs) {
        if (entry.job.start.isValid())
            cursor = std::max(cursor, entry.to);
    }
    for (BoardJob &entry : lane.jobs) {
        if (entry.job.start.isValid())
            continue;
        entry.from = cursor;
        entry.to = cursor + entry.job.minutes;
        entry.findings.push_back({.kind = Finding::Kind::NoTime});
        cursor = entry.to;
    }
}

void checkLane(Lane &lane, const BoardInput &input)
{
    for (std::size_t i = 0; i < lane.jobs.size(); ++i) {
        BoardJob &entry = lane.jobs[i];
        const GeoPoint before = i == 0 ? lane.technician.home : lane.jobs[i - 1].job.position;
        entry.travelBefore = estimateTravel(
            before, entry.job.position, input.rules.travel, i == 0 ? -1 : lane.jobs[i - 1].to);
        const Placement place{entry.from, entry.to, entry.job.start.isValid()};
        Findings found;
        if (isOpen(entry.job)) {
            found = personFindings(entry.job, lane, place, input);
            // Of two that are too close the later one is told of.
            std::erase_if(found, [&](const Finding &finding) {
                if (finding.kind != Finding::Kind::TravelTooShort)
                    return false;
                const auto other = std::ranges::find_if(
                    lane.jobs, [&](const BoardJob &one) { return one.job.id == finding.other; });
                return other != lane.jobs.end() && other->from >= entry.to;
            });
            if (!entry.isAssistant)
                std::ranges::move(jobFindings(entry.job, lane.technician, place, input),
                    std::back_inserter(found));
        } else {
            found = overlapFindings(entry.job, lane, place);
        }
        std::ranges::move(found, std::back_inserter(entry.findings));
    }
}

/// Assistants that nobody knows stand in no lane: who leads is told.
void checkAssistants(Lane &lane, const Board &board)
{
    for (BoardJob &entry : lane.jobs) {
        if (entry.isAssistant || !isOpen(entry.job))
            continue;
        for (const QString &assistant : entry.job.assistants) {
            if (!board.lane(assistant))
                entry.findings.push_back({.kind = Finding::Kind::TechnicianUnknown,
                    .other = assistant,
                    .technician = assistant});
        }
    }
}

/// Worth interrupting a dispatcher for; the rest is shown on the block only.
bool isException(const Finding &finding)
{
    switch (finding.kind) {
    case Finding::Kind::Late:
    case Finding::Kind::NotClosed:
    case Finding::Kind::Overlap:
    case Finding::Kind::NoShift:
    case Finding::Kind::WindowMissed:
    case Finding::Kind::SkillMissing:
    case Finding::Kind::UnassignedUrgent:
    case Finding::Kind::TechnicianUnknown:
    case Finding::Kind::Absent:
    case Finding::Kind::DependencyOpen:
    case Finding::Kind::DependencyAfter:
    case Finding::Kind::CustomerAway:
    case Finding::Kind::WindowAtRisk:
        return true;
    case Finding::Kind::TechnicianAway:
        return finding.other == "absent"_L1; // a pause ends by itself
    default:
        return false;
    }
}

/// One entry for each job, with what is wrong for who leads and for who helps.
void addExceptions(Board &board)
{
    for (const bool isAssistant : {false, true}) {
        for (const Lane &lane : board.lanes) {
            for (const BoardJob &entry : lane.jobs) {
                // What is done cannot be mended: the open one of two that overlap is told of.
                if (entry.isAssistant != isAssistant || !isOpen(entry.job))
                    continue;
                Findings worth;
                std::ranges::copy_if(entry.findings, std::back_inserter(worth), isException);
                if (worth.empty())
                    continue;
                if (!isAssistant) {
                    board.tray.push_back(
                        {TrayEntry::Section::Exception, entry.job, std::move(worth)});
                    continue;
                }
                for (Finding &finding : worth)
                    finding.technician = lane.technician.id;
                const auto found = std::ranges::find_if(
                    board.tray, [&](const TrayEntry &one) { return one.job.id == entry.job.id; });
                if (found == board.tray.end()) {
                    board.tray.push_back(
                        {TrayEntry::Section::Exception, entry.job, std::move(worth)});
                } else {
                    found->section = TrayEntry::Section::Exception;
                    std::ranges::move(worth, std::back_inserter(found->findings));
                }
            }
        }
    }
}

void sortTray(std::vector<TrayEntry> &tray)
{
    const auto key = [](const TrayEntry &entry) {
        int late = 0;
        for (const Finding &finding : entry.findings)
            late = std::max(late, finding.kind == Finding::Kind::Late ? finding.minutes : 0);
        const QTime due = entry.job.windowEnd.isValid() ? entry.job.windowEnd : entry.job.start;
        return std::tuple(entry.section, -late, -int(entry.job.priority),
            due.isValid() ? minutesOf(due) : 24 * 60, entry.job.id);
    };
    std::ranges::sort(tray, {}, key);
}

} // namespace

std::set<QString> regionTags(const std::vector<Tag> &tags)
{
    std::set<QString> names;
    for (const Tag &tag : tags) {
        if (tag.category.compare("region"_L1, Qt::CaseInsensitive) == 0)
            names.insert(tag.id);
    }
    return names;
}

std::vector<Span> shiftSpans(
    const Technician &technician, QDate day, const QTimeZone &zone, QStringList *unreadable)
{
    const WorkCalendar calendar(technician, zone);
    if (unreadable)
        unreadable->append(calendar.unreadable());
    return calendar.day(day).shifts;
}

const Lane *Board::lane(const QString &technician) const
{
    const auto found = std::ranges::find(
        lanes, technician, [](const Lane &lane) -> const QString & { return lane.technician.id; });
    return found == lanes.end() ? nullptr : &*found;
}

const BoardJob *Board::job(const QString &id) const
{
    for (const Lane &lane : lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (entry.job.id == id && !entry.isAssistant)
                return &entry;
        }
    }
    return nullptr;
}

Board makeBoard(const BoardInput &input)
{
    Board board;
    board.date = input.date;
    const QDate today = dayAt(input.now, input.zone);
    if (input.now.isValid() && today == input.date)
        board.nowMinutes = minutesOfDay(input.now, input.date, input.zone);

    std::map<QString, std::size_t> laneOf;
    for (const Technician &technician : input.technicians) {
        laneOf[technician.id] = board.lanes.size();
        Lane lane;
        lane.technician = technician;
        const WorkCalendar calendar(technician, input.zone);
        WorkDay day = calendar.day(input.date);
        lane.shifts = std::move(day.shifts);
        lane.onCall = std::move(day.onCall);
        lane.breaks = std::move(day.breaks);
        lane.absences = std::move(day.absences);
        lane.unreadableShifts = calendar.unreadable();
        lane.shiftMinutes = elapsedMinutes(lane.shifts, input.date, input.zone);
        board.lanes.push_back(std::move(lane));
    }

    const auto place = [&](const Job &job, const QString &technician, bool isAssistant) {
        const auto lane = laneOf.find(technician);
        if (lane == laneOf.end())
            return false;
        BoardJob entry;
        entry.job = job;
        entry.isAssistant = isAssistant;
        if (job.start.isValid()) {
            entry.from = minutesOf(job.start);
            entry.to = entry.from + job.minutes;
        }
        board.lanes[lane->second].jobs.push_back(std::move(entry));
        return true;
    };

    for (const Job &job : input.jobs) {
        if (job.state == JobState::Cancelled)
            continue;
        const bool isOnBoard = job.date == input.date;
        if (isOnBoard) {
            const std::set<QString> assistants(job.assistants.begin(), job.assistants.end());
            for (const QString &assistant : assistants) {
                if (assistant != job.technician)
                    place(job, assistant, true);
            }
            if (!job.technician.isEmpty()) {
                if (!place(job, job.technician, false) && isOpen(job))
                    board.tray.push_back({TrayEntry::Section::Exception, job,
                        {{.kind = Finding::Kind::TechnicianUnknown, .other = job.technician}}});
                continue;
            }
        }
        if (!isOpen(job))
            continue;
        TrayEntry entry{TrayEntry::Section::Unassigned, job, {}};
        if (!job.date.isValid())
            entry.section = TrayEntry::Section::Undated;
        else if (!isOnBoard)
            continue;
        else if (job.priority == JobPriority::Urgent) {
            entry.section = TrayEntry::Section::Exception;
            entry.findings.push_back({.kind = Finding::Kind::UnassignedUrgent});
        }
        if (!job.position.isValid())
            entry.findings.push_back({.kind = Finding::Kind::NoPosition});
        board.tray.push_back(std::move(entry));
    }

    for (Lane &lane : board.lanes) {
        placeTimeless(lane, input.rules);
        std::ranges::stable_sort(lane.jobs, [](const BoardJob &a, const BoardJob &b) {
            return std::tie(a.from, a.job.id) < std::tie(b.from, b.job.id);
        });
        checkLane(lane, input);
        checkAssistants(lane, board);
    }
    projectReality(board, input);
    for (Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs)
            lane.workMinutes += entry.to - entry.from + entry.travelBefore.minutes;
    }
    addExceptions(board);
    sortTray(board.tray);
    return board;
}

Findings checkAssignment(const Board &board, const Job &job, const QString &technician, QTime start,
    const BoardInput &context)
{
    const Lane *lane = board.lane(technician);
    if (!lane)
        return {{.kind = Finding::Kind::TechnicianUnknown, .other = technician}};

    Placement place{.hasTime = start.isValid()};
    if (place.hasTime) {
        place.from = minutesOf(start);
        place.to = place.from + job.minutes;
    }
    Findings found = personFindings(job, *lane, place, context);
    std::ranges::move(
        jobFindings(job, lane->technician, place, context), std::back_inserter(found));
    for (const QString &assistant : job.assistants) {
        if (assistant == technician)
            continue;
        const Lane *other = board.lane(assistant);
        Findings theirs;
        if (other)
            theirs = personFindings(job, *other, place, context);
        else
            theirs.push_back({.kind = Finding::Kind::TechnicianUnknown, .other = assistant});
        for (Finding &finding : theirs) {
            finding.technician = assistant;
            found.push_back(std::move(finding));
        }
    }
    std::ranges::move(dependentFindings(job, place, context), std::back_inserter(found));
    if (place.hasTime && board.nowMinutes > place.from + context.rules.lateAfterMinutes)
        found.push_back({.kind = Finding::Kind::InPast, .minutes = board.nowMinutes - place.from});
    return found;
}

QTime firstFreeStart(const Lane &lane, const Job &job, QTime notBefore, const BoardRules &rules)
{
    constexpr int step = 15;
    const auto timeOf = [](int minutes) { return QTime(minutes / 60, minutes % 60); };
    Spans allowed = joined(lane.shifts);
    if (job.priority == JobPriority::Urgent) {
        // Whoever is at work comes before who is called.
        const Spans called = without(without(lane.onCall, allowed), lane.breaks);
        allowed.insert(allowed.end(), called.begin(), called.end());
    }
    for (const Span &shift : allowed) {
        int from = std::max(shift.from, notBefore.isValid() ? minutesOf(notBefore) : 0);
        if (job.windowStart.isValid())
            from = std::max(from, minutesOf(job.windowStart));
        from = (from + step - 1) / step * step;
        for (; from + job.minutes <= std::min(shift.to, 1440); from += step) {
            const int to = from + job.minutes;
            const bool fits = std::ranges::all_of(lane.jobs, [&](const BoardJob &other) {
                if (other.job.id == job.id)
                    return true;
                const auto way = [&rules](const Job &first, const Job &second, int departure) {
                    return estimateTravel(first.position, second.position, rules.travel, departure)
                        .minutes;
                };
                return other.to + way(other.job, job, other.to) <= from
                    || to + way(job, other.job, to) <= other.from;
            });
            if (fits)
                return timeOf(from);
        }
    }
    return {};
}

} // namespace FibreDesk::Dispatch
