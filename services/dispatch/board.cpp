// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/board.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

bool isOpen(const Job &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
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

void projectReality(Lane &lane, const BoardInput &input, int nowMinutes)
{
    const bool isPast = input.date < dayAt(input.now, input.zone);
    const BoardJob *previous = nullptr;
    for (BoardJob &entry : lane.jobs) {
        const Job &job = entry.job;
        entry.realFrom = entry.from;
        if (job.actualStart.isValid()) {
            entry.realFrom = minutesOfDay(job.actualStart, input.date, input.zone);
        } else if (isOpen(job) && nowMinutes >= 0 && job.state != JobState::InProgress) {
            entry.realFrom = std::max(entry.from, nowMinutes);
            if (previous) {
                // Only delay is passed on: a plan that was too tight is another finding.
                const int gap = std::min(entry.travelBefore.minutes, entry.from - previous->to);
                entry.realFrom = std::max(entry.realFrom, previous->realTo + gap);
            }
        }
        entry.realTo = entry.realFrom + (entry.to - entry.from);
        if (job.actualEnd.isValid())
            entry.realTo = minutesOfDay(job.actualEnd, input.date, input.zone);
        else if (job.state == JobState::InProgress && nowMinutes >= 0)
            entry.realTo = std::max(entry.realTo, nowMinutes);

        if (isOpen(job) && nowMinutes >= 0 && job.start.isValid() && !entry.isAssistant) {
            const int late = std::max(entry.realFrom - entry.from, entry.realTo - entry.to);
            if (late > input.rules.lateAfterMinutes) {
                entry.lateMinutes = late;
                entry.findings.push_back({.kind = Finding::Kind::Late, .minutes = late});
            }
        } else if (isOpen(job) && isPast && !entry.isAssistant) {
            entry.findings.push_back({.kind = Finding::Kind::NotClosed});
        }
        previous = &entry;
    }
}

int outsideMinutes(const std::vector<Span> &shifts, int from, int to)
{
    int inside = 0;
    for (const Span &shift : shifts)
        inside += std::max(0, std::min(to, shift.to) - std::max(from, shift.from));
    return (to - from) - inside;
}

Findings skillFindings(const Job &job, const Technician &technician)
{
    Findings found;
    for (const TagLink &need : job.tags) {
        if (!need.required)
            continue;
        const auto has = std::ranges::find(technician.tags, need.tag, &TagLink::tag);
        if (has == technician.tags.end())
            found.push_back({.kind = Finding::Kind::SkillMissing, .other = need.tag});
        else if (has->level < need.level)
            found.push_back({.kind = Finding::Kind::SkillTooLow,
                .other = need.tag,
                .has = has->level,
                .needs = need.level});
    }
    return found;
}

std::optional<Finding> windowFinding(const Job &job, int from)
{
    if (job.windowStart.isValid() && from < minutesOf(job.windowStart))
        return Finding{
            .kind = Finding::Kind::WindowMissed, .minutes = from - minutesOf(job.windowStart)};
    if (job.windowEnd.isValid() && from > minutesOf(job.windowEnd))
        return Finding{
            .kind = Finding::Kind::WindowMissed, .minutes = from - minutesOf(job.windowEnd)};
    return std::nullopt;
}

void checkLane(Lane &lane, const BoardRules &rules)
{
    for (std::size_t i = 0; i < lane.jobs.size(); ++i) {
        BoardJob &entry = lane.jobs[i];
        const GeoPoint before = i == 0 ? lane.technician.home : lane.jobs[i - 1].job.position;
        entry.travelBefore = estimateTravel(
            before, entry.job.position, rules.travel, i == 0 ? -1 : lane.jobs[i - 1].to);
        for (std::size_t j = 0; j < lane.jobs.size(); ++j) {
            if (j == i)
                continue;
            const BoardJob &other = lane.jobs[j];
            const int shared = std::min(entry.to, other.to) - std::max(entry.from, other.from);
            if (shared > 0)
                entry.findings.push_back(
                    {.kind = Finding::Kind::Overlap, .other = other.job.id, .minutes = shared});
        }
        if (i > 0 && isOpen(entry.job)) {
            const int gap = entry.from - lane.jobs[i - 1].to;
            if (gap >= 0 && entry.travelBefore.minutes > gap)
                entry.findings.push_back({.kind = Finding::Kind::TravelTooShort,
                    .other = lane.jobs[i - 1].job.id,
                    .minutes = entry.travelBefore.minutes - gap});
        }
        if (!isOpen(entry.job))
            continue;
        if (lane.shifts.empty()) {
            entry.findings.push_back({.kind = Finding::Kind::NoShift});
        } else if (const int outside = outsideMinutes(lane.shifts, entry.from, entry.to);
            outside > 0) {
            entry.findings.push_back({.kind = Finding::Kind::OutsideShift, .minutes = outside});
        }
        if (!entry.isAssistant) {
            std::ranges::move(
                skillFindings(entry.job, lane.technician), std::back_inserter(entry.findings));
            if (entry.job.start.isValid()) {
                if (const auto finding = windowFinding(entry.job, entry.from))
                    entry.findings.push_back(*finding);
            }
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
        return true;
    default:
        return false;
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

int minutesOfDay(const QDateTime &moment, QDate day, const QTimeZone &zone)
{
    const QDateTime local = moment.toTimeZone(zone);
    return int(day.daysTo(local.date())) * 1440 + minutesOf(local.time());
}

QDate dayAt(const QDateTime &moment, const QTimeZone &zone)
{
    return moment.toTimeZone(zone).date();
}

std::vector<Span> shiftSpans(
    const Technician &technician, QDate day, const QTimeZone &zone, QStringList *unreadable)
{
    std::vector<Span> spans;
    for (const Shift &shift : technician.shifts) {
        if (shift.weekday != day.dayOfWeek() || !shift.start.isValid() || !shift.end.isValid())
            continue;
        Span span{minutesOf(shift.start), minutesOf(shift.end), false};
        if (span.to <= span.from)
            span.to += 1440;
        spans.push_back(span);
    }
    for (const QString &line : technician.extraShifts) {
        if (line.trimmed().isEmpty())
            continue;
        const auto extra = ExtraShift::parse(line, zone);
        if (extra) {
            if (extra->occursOn(day))
                spans.push_back(extra->span());
        } else if (unreadable) {
            unreadable->append(extra.error().detail);
        }
    }
    std::ranges::sort(spans, {}, &Span::from);
    std::vector<Span> joined;
    for (const Span &span : spans) {
        if (!joined.empty() && span.from <= joined.back().to
            && span.isExtra == joined.back().isExtra) {
            joined.back().to = std::max(joined.back().to, span.to);
        } else {
            joined.push_back(span);
        }
    }
    return joined;
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
        lane.shifts = shiftSpans(technician, input.date, input.zone, &lane.unreadableShifts);
        for (const Span &span : lane.shifts)
            lane.shiftMinutes += span.minutes();
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
            for (const QString &assistant : job.assistants) {
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
        checkLane(lane, input.rules);
        projectReality(lane, input, board.nowMinutes);
        for (const BoardJob &entry : lane.jobs) {
            lane.workMinutes += entry.to - entry.from + entry.travelBefore.minutes;
            // What is done cannot be mended: the open one of two that overlap is told of.
            if (entry.isAssistant || !isOpen(entry.job))
                continue;
            Findings worth;
            std::ranges::copy_if(entry.findings, std::back_inserter(worth), isException);
            if (!worth.empty())
                board.tray.push_back({TrayEntry::Section::Exception, entry.job, std::move(worth)});
        }
    }
    sortTray(board.tray);
    return board;
}

Findings checkAssignment(const Board &board, const Job &job, const QString &technician, QTime start,
    const BoardInput &context)
{
    const Lane *lane = board.lane(technician);
    if (!lane)
        return {{.kind = Finding::Kind::TechnicianUnknown, .other = technician}};

    Findings found;
    const Technician &person = lane->technician;
    if (person.status != "available"_L1 && !person.status.isEmpty()
        && board.date == dayAt(context.now, context.zone)) {
        found.push_back({.kind = Finding::Kind::TechnicianAway, .other = person.status});
    }
    std::ranges::move(skillFindings(job, person), std::back_inserter(found));
    if (lane->shifts.empty())
        found.push_back({.kind = Finding::Kind::NoShift});
    if (!start.isValid())
        return found;

    const int from = minutesOf(start);
    const int to = from + job.minutes;
    if (!lane->shifts.empty()) {
        if (const int outside = outsideMinutes(lane->shifts, from, to); outside > 0)
            found.push_back({.kind = Finding::Kind::OutsideShift, .minutes = outside});
    }
    const BoardJob *before = nullptr;
    const BoardJob *after = nullptr;
    for (const BoardJob &other : lane->jobs) {
        if (other.job.id == job.id)
            continue;
        const int shared = std::min(to, other.to) - std::max(from, other.from);
        if (shared > 0)
            found.push_back(
                {.kind = Finding::Kind::Overlap, .other = other.job.id, .minutes = shared});
        else if (other.to <= from && (!before || other.to > before->to))
            before = &other;
        else if (other.from >= to && (!after || other.from < after->from))
            after = &other;
    }
    const auto checkTravel = [&](const BoardJob &other, const Travel &travel, int gap) {
        if (travel.minutes > gap)
            found.push_back({.kind = Finding::Kind::TravelTooShort,
                .other = other.job.id,
                .minutes = travel.minutes - gap});
    };
    const TravelRules &roads = context.rules.travel;
    if (before)
        checkTravel(*before, estimateTravel(before->job.position, job.position, roads, before->to),
            from - before->to);
    if (after)
        checkTravel(
            *after, estimateTravel(job.position, after->job.position, roads, to), after->from - to);
    if (const auto finding = windowFinding(job, from))
        found.push_back(*finding);
    if (board.nowMinutes > from + context.rules.lateAfterMinutes)
        found.push_back({.kind = Finding::Kind::InPast, .minutes = board.nowMinutes - from});
    return found;
}

QTime firstFreeStart(const Lane &lane, const Job &job, QTime notBefore, const BoardRules &rules)
{
    constexpr int step = 15;
    const auto timeOf = [](int minutes) { return QTime(minutes / 60, minutes % 60); };
    for (const Span &shift : lane.shifts) {
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
