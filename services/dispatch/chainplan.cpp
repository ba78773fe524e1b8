// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/chainplan.h"

#include "dispatch/workcalendar.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int furthestDays = 62;

QTime timeOf(int minutes)
{
    return QTime(0, 0).addSecs(std::clamp(minutes, 0, 1439) * 60);
}

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

/// Of the team on one day: when anybody works.
struct TeamDay {
    std::optional<PassedDay> off{};
    int from = 0;
    int to = 0; ///< the last minute of a shift
};

class ChainPlacer {
public:
    ChainPlacer(const Job &matter, QString technician, const DayInput &dayInput)
        : m_matter(matter)
        , m_technician(std::move(technician))
        , m_dayInput(dayInput)
    {
    }

    Result<void> place(const TemplateStep &step, const QString &language, QDate first, int order)
    {
        Job job = m_matter;
        job.id = u"step-%1"_s.arg(order);
        job.subject = step.subject.in(language);
        job.kind = step.kind;
        job.minutes = step.minutes;
        job.tags = step.tags;
        job.notes = step.notes;
        job.stepOrder = order;
        job.technician = m_technician;
        job.state = m_technician.isEmpty() ? JobState::Open : JobState::Assigned;
        Cursor at{.day = first, .minutes = 0};
        std::vector<PassedDay> passed;
        if (step.after < 0) {
            const auto known = input(first);
            if (!known)
                return std::unexpected(known.error());
            const BoardInput &there = **known;
            if (there.now.isValid() && dayAt(there.now, there.zone) == first)
                at.minutes = minutesOfDay(there.now, first, there.zone);
        } else {
            at = m_ends.at(std::size_t(step.after));
            at.minutes += step.gapMinutes;
        }
        for (int gap = step.after >= 0 ? step.gapDays : 0; gap > 0; --gap) {
            // Working days: those on which nobody works do not count.
            at = {.day = at.day.addDays(1), .minutes = 0};
            const auto day = nextWorked(at, passed);
            if (!day)
                return std::unexpected(day.error());
        }
        return settle(std::move(job), at, std::move(passed));
    }

    std::vector<PlacedStep> take() { return std::move(m_placed); }

private:
    struct Cursor {
        QDate day{};
        int minutes = 0; ///< not before
    };

    Result<const BoardInput *> input(QDate day)
    {
        const auto known = m_inputs.find(day);
        if (known != m_inputs.end())
            return &known->second;
        auto read = m_dayInput(day);
        if (!read)
            return std::unexpected(read.error());
        return &m_inputs.emplace(day, std::move(*read)).first->second;
    }

    /// With what of the chain stands there already.
    BoardInput withPlaced(const BoardInput &of) const
    {
        BoardInput input = of;
        for (const PlacedStep &placed : m_placed) {
            if (placed.job.date == of.date)
                input.jobs.push_back(placed.job);
        }
        return input;
    }

    Result<TeamDay> team(QDate day)
    {
        TeamDay team;
        if (const Holiday holiday = holidayOn(day); holiday != Holiday::None) {
            team.off = {.day = day, .why = PassedDay::Why::Holiday, .holiday = holiday};
            return team;
        }
        const auto known = input(day);
        if (!known)
            return std::unexpected(known.error());
        Spans shifts;
        bool isAbsent = false;
        for (const Technician &technician : (*known)->technicians) {
            if (!m_technician.isEmpty() && technician.id != m_technician)
                continue;
            const WorkDay worked = WorkCalendar(technician, (*known)->zone).day(day);
            shifts.insert(shifts.end(), worked.shifts.begin(), worked.shifts.end());
            isAbsent = isAbsent || (worked.shifts.empty() && !worked.absences.empty());
        }
        if (shifts.empty()) {
            team.off = {.day = day,
                .why = isAbsent && !m_technician.isEmpty() ? PassedDay::Why::Absent
                                                           : PassedDay::Why::NoShift};
            return team;
        }
        team.from = std::ranges::min(shifts, {}, &Span::from).from;
        team.to = std::ranges::max(shifts, {}, &Span::to).to;
        return team;
    }

    /// Moves on to the next worked day; nothing where there is none within two months.
    Result<std::optional<TeamDay>> nextWorked(Cursor &at, std::vector<PassedDay> &passed)
    {
        for (int i = 0; i < furthestDays; ++i) {
            const auto day = team(at.day);
            if (!day)
                return std::unexpected(day.error());
            if (!day->off)
                return *day;
            passed.push_back(*day->off);
            at = {.day = at.day.addDays(1), .minutes = 0};
        }
        return std::optional<TeamDay>();
    }

    Result<void> settle(Job job, Cursor at, std::vector<PassedDay> passed)
    {
        const Cursor wished = at;
        std::optional<Cursor> worked;
        std::vector<PassedDay> beforeWorked;
        while (wished.day.daysTo(at.day) < furthestDays) {
            const auto day = nextWorked(at, passed);
            if (!day)
                return std::unexpected(day.error());
            if (!*day)
                break;
            const int from = std::max(at.minutes, (*day)->from);
            if (!worked) {
                worked = Cursor{.day = at.day, .minutes = from};
                beforeWorked = passed;
            }
            const auto start = startOn(job, at.day, from, **day);
            if (!start)
                return std::unexpected(start.error());
            if (*start >= 0)
                return put(std::move(job), {.day = at.day, .minutes = *start}, std::move(passed));
            // A day that it would only begin on too late is not told as full.
            if (at.minutes <= (*day)->from)
                passed.push_back({.day = at.day, .why = PassedDay::Why::Full});
            at = {.day = at.day.addDays(1), .minutes = 0};
        }
        return put(std::move(job), worked.value_or(wished), std::move(beforeWorked));
    }

    /// -1 = it does not fit there.
    Result<int> startOn(const Job &job, QDate day, int from, const TeamDay &team)
    {
        if (m_technician.isEmpty())
            return from + job.minutes <= team.to || from <= team.from ? from : -1;
        const auto known = input(day);
        if (!known)
            return std::unexpected(known.error());
        const Board board = makeBoard(withPlaced(**known));
        const Lane *lane = board.lane(m_technician);
        const QTime start =
            lane ? firstFreeStart(*lane, job, timeOf(from), (*known)->rules) : QTime();
        return start.isValid() ? minutesOf(start) : -1;
    }

    Result<void> put(Job job, Cursor at, std::vector<PassedDay> passed)
    {
        job.date = at.day;
        const auto known = input(at.day);
        if (!known)
            return std::unexpected(known.error());
        Findings findings;
        if (!m_technician.isEmpty()) {
            job.start = timeOf(at.minutes);
            const BoardInput context = withPlaced(**known);
            findings = checkAssignment(makeBoard(context), job, m_technician, job.start, context);
        }
        m_ends.push_back({.day = at.day, .minutes = at.minutes + job.minutes});
        m_placed.push_back(
            {.job = std::move(job), .passed = std::move(passed), .findings = std::move(findings)});
        return {};
    }

    const Job &m_matter;
    const QString m_technician;
    const DayInput &m_dayInput;
    std::map<QDate, BoardInput> m_inputs;
    std::vector<PlacedStep> m_placed;
    std::vector<Cursor> m_ends;
};

} // namespace

Result<std::vector<PlacedStep>> placeChain(const JobTemplate &from, const Job &matter,
    const QString &technician, QDate first, const QString &language, const DayInput &dayInput)
{
    ChainPlacer placer(matter, technician, dayInput);
    int order = 0;
    for (const TemplateStep &step : from.steps) {
        if (const auto done = placer.place(step, language, first, ++order); !done)
            return std::unexpected(done.error());
    }
    return placer.take();
}

Result<std::vector<PlacedRepeat>> placeRepeats(
    const Job &job, const std::vector<QDate> &days, const DayInput &dayInput)
{
    std::vector<PlacedRepeat> placed;
    for (const QDate day : days) {
        const auto input = dayInput(day);
        if (!input)
            return std::unexpected(input.error());
        PlacedRepeat one{.day = day, .findings = {}, .holiday = holidayOn(day)};
        Job there = job;
        there.id = u"repeat"_s;
        there.date = day;
        if (!job.technician.isEmpty())
            one.findings =
                checkAssignment(makeBoard(*input), there, job.technician, job.start, *input);
        const int before = input->zone.offsetFromUtc(momentOf(day, 0, input->zone));
        const int after = input->zone.offsetFromUtc(momentOf(day.addDays(1), 0, input->zone));
        one.clockShift = (after - before) / 60;
        placed.push_back(std::move(one));
    }
    return placed;
}

} // namespace FibreDesk::Dispatch
