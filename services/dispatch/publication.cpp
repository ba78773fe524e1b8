// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/publication.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace FibreDesk::Dispatch {

namespace {

bool isOver(const Job &job)
{
    return job.state == JobState::Completed || job.state == JobState::InProgress
        || job.actualStart.isValid();
}

/// Whether what was told is of a day that is still to come.
bool isDue(const Told &told, QDate today)
{
    return told.isSaid() && told.date.isValid() && told.date >= today;
}

bool isWithin(QDate day, QDate first, QDate last)
{
    return day.isValid() && day >= first && day <= last;
}

struct Collector {
    std::map<QString, Telling> byTechnician{};

    Telling &of(const QString &technician)
    {
        Telling &telling = byTechnician[technician];
        telling.technician = technician;
        return telling;
    }
    void withdraw(const QString &technician, const Job &job, const Told &before)
    {
        of(technician)
            .lines.push_back({.kind = TellLine::Kind::Withdrawn, .job = job, .before = before});
    }
};

} // namespace

bool isPlaced(const Job &job)
{
    return !job.technician.isEmpty() && job.date.isValid() && job.state != JobState::Cancelled;
}

ToldDifference toldDifference(const Job &job)
{
    return {.technician = job.told.technician != job.technician,
        .date = job.told.date != job.date,
        .start = job.told.start != job.start};
}

ToldState toldState(const Job &job, QDate today)
{
    if (isOver(job))
        return ToldState::None;
    const bool isAhead = isPlaced(job) && job.date >= today;
    if (!isAhead)
        return isDue(job.told, today) && !isPlaced(job) ? ToldState::Withdrawn : ToldState::None;
    if (!job.told.isSaid())
        return ToldState::Draft;
    const ToldDifference difference = toldDifference(job);
    if (!difference.isAny())
        return ToldState::Published;
    // Who was told of a day that is over expects nothing any more.
    if (difference.technician && !isDue(job.told, today))
        return ToldState::Draft;
    return ToldState::Changed;
}

int Telling::count(TellLine::Kind kind) const
{
    return int(std::ranges::count(lines, kind, &TellLine::kind));
}

std::vector<Telling> tellings(const std::vector<Job> &jobs, QDate first, QDate last, QDate today,
    const std::vector<OwedWithdrawal> &owed)
{
    Collector found;
    for (const Job &job : jobs) {
        const bool isHere = isWithin(job.date, first, last);
        const bool wasHere = isWithin(job.told.date, first, last);
        if (!isHere && !wasHere)
            continue;
        const auto tell = [&](TellLine::Kind kind) {
            Telling &telling = found.of(job.technician);
            telling.lines.push_back({.kind = kind,
                .job = job,
                .before = kind == TellLine::Kind::New ? Told{} : job.told});
            telling.hasAssistants = telling.hasAssistants || !job.assistants.isEmpty();
        };
        switch (toldState(job, today)) {
        case ToldState::None:
            break;
        case ToldState::Draft:
            if (isHere)
                tell(TellLine::Kind::New);
            break;
        case ToldState::Published:
            ++found.of(job.technician).unchanged;
            break;
        case ToldState::Changed:
            if (!toldDifference(job).technician) {
                tell(TellLine::Kind::Moved);
                break;
            }
            // Both hear of it in one go: a job is with one of them.
            found.withdraw(job.told.technician, job, job.told);
            tell(TellLine::Kind::New);
            break;
        case ToldState::Withdrawn:
            found.withdraw(job.told.technician, job, job.told);
            break;
        }
    }
    for (const OwedWithdrawal &one : owed) {
        const auto job = std::ranges::find(jobs, one.job, &Job::id);
        // It came back to them, or what the board tells covers it.
        if (job == jobs.end() || job->technician == one.technician
            || job->told.technician == one.technician || !isDue(one.before, today)
            || !isWithin(one.before.date, first, last) || isOver(*job))
            continue;
        found.withdraw(one.technician, *job, one.before);
    }
    std::vector<Telling> all;
    for (auto &[technician, telling] : found.byTechnician) {
        if (telling.lines.empty())
            continue;
        std::ranges::sort(telling.lines, {},
            [](const TellLine &line) { return std::tuple(line.day(), line.time(), line.job.id); });
        all.push_back(std::move(telling));
    }
    return all;
}

Told toldAfter(
    const TellLine &line, const QString &technician, const QDateTime &at, const QString &by)
{
    if (line.kind == TellLine::Kind::Withdrawn)
        return {.at = at, .by = by};
    return {.technician = technician,
        .date = line.job.date,
        .start = line.job.start,
        .at = at,
        .by = by};
}

const Told &toldNow(const Told &server, const DeskWord &desk)
{
    if (!desk.told.at.isValid())
        return server;
    if (server.at.isValid() && server.at > desk.told.at)
        return server;
    const bool isAnothers =
        !desk.told.isSaid() && server.isSaid() && server.technician != desk.withdrawnFrom;
    return isAnothers ? server : desk.told;
}

} // namespace FibreDesk::Dispatch
