// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardexceptions.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

namespace {

bool isOpen(const Job &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

bool has(const Findings &findings, Finding::Kind kind)
{
    return std::ranges::contains(findings, kind, &Finding::kind);
}

bool worksNow(const Lane &lane, int now)
{
    const bool isAway = !lane.technician.status.isEmpty()
        && lane.technician.status != QLatin1StringView("available");
    return !isAway && std::ranges::any_of(lane.shifts, [now](const Span &shift) {
        return shift.from <= now && now < shift.to;
    });
}

/// A phone that never told its place is silent too, once others do.
bool isSilent(const Lane &lane, const QHash<QString, TechnicianFix> &fixes, const QDateTime &now,
    int silentAfterSeconds)
{
    const auto fix = fixes.constFind(lane.technician.id);
    if (fix == fixes.cend() || !fix->position.isValid())
        return lane.technician.traccarDevice != 0 && !fixes.isEmpty();
    return fix->at.secsTo(now) > silentAfterSeconds;
}

bool isToldOtherwise(const Job &job, QDate since)
{
    if (!since.isValid())
        return false;
    const ToldState state = toldState(job, since);
    return state == ToldState::Changed || state == ToldState::Withdrawn;
}

struct Pressing {
    int rank = 0; ///< the higher the sooner
    int from = 0;
    BoardExceptions::Item item;
};

std::vector<BoardExceptions::Item> sorted(std::vector<Pressing> found)
{
    std::ranges::sort(found, [](const Pressing &a, const Pressing &b) {
        return std::tuple(-a.rank, a.from, a.item.id) < std::tuple(-b.rank, b.from, b.item.id);
    });
    std::vector<BoardExceptions::Item> items;
    for (Pressing &one : found)
        items.push_back(std::move(one.item));
    return items;
}

} // namespace

BoardExceptions::BoardExceptions(
    const Board &board, const QHash<QString, TechnicianFix> &fixes, const QDateTime &now)
    : BoardExceptions(board, fixes, now, Rules())
{
}

BoardExceptions::BoardExceptions(const Board &board, const QHash<QString, TechnicianFix> &fixes,
    const QDateTime &now, const Rules &rules)
{
    std::array<std::vector<Pressing>, kinds> found;
    for (const Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            const Job &job = entry.job;
            if (entry.isAssistant || !isOpen(job))
                continue;
            if (isToldOtherwise(job, rules.toldSince))
                found[ToldOtherwise].push_back({0, entry.from, {job.id}});
            if (entry.lateMinutes > 0)
                found[Late].push_back({entry.lateMinutes, entry.from, {job.id}});
            if (has(entry.findings, Finding::Kind::Overlap))
                found[Overlapping].push_back({0, entry.from, {job.id}});
            if (board.nowMinutes < 0 || job.state != JobState::InProgress
                || !job.actualStart.isValid())
                continue;
            const int beyond = int(job.actualStart.secsTo(now) / 60) - job.minutes;
            if (beyond > rules.dwellingAfterMinutes)
                found[Dwelling].push_back({beyond, entry.from, {job.id}});
        }
        if (board.nowMinutes >= 0 && worksNow(lane, board.nowMinutes)
            && isSilent(lane, fixes, now, rules.silentAfterSeconds)) {
            const auto fix = fixes.constFind(lane.technician.id);
            const int age = fix == fixes.cend() ? 0 : int(fix->at.secsTo(now));
            found[Silent].push_back({age, 0, {lane.technician.id, true}});
        }
    }
    for (const TrayEntry &entry : board.tray) {
        if (entry.job.technician.isEmpty() && isToldOtherwise(entry.job, rules.toldSince))
            found[ToldOtherwise].push_back({1, 0, {entry.job.id}});
        if (has(entry.findings, Finding::Kind::UnassignedUrgent))
            found[UnassignedUrgent].push_back({0, 0, {entry.job.id}});
        else if (entry.section == TrayEntry::Section::Undated)
            found[Undated].push_back({int(entry.job.priority), 0, {entry.job.id}});
    }
    for (std::size_t kind = 0; kind < found.size(); ++kind)
        m_items[kind] = sorted(std::move(found[kind]));
}

std::vector<BoardExceptions::Item> BoardExceptions::all() const
{
    std::vector<Item> items;
    for (const std::vector<Item> &kind : m_items) {
        for (const Item &item : kind) {
            if (!std::ranges::contains(items, item))
                items.push_back(item);
        }
    }
    return items;
}

BoardExceptions::Item BoardExceptions::next(int kind, const QString &from, int direction) const
{
    const std::vector<Item> items = kind < 0 ? all() : of(kind);
    if (items.empty())
        return {};
    const auto count = int(items.size());
    const auto here = std::ranges::find(items, from, &Item::id);
    if (here == items.end())
        return direction > 0 ? items.front() : items.back();
    const int index = int(here - items.begin()) + direction;
    return items[std::size_t((index % count + count) % count)];
}

} // namespace FibreDesk::Dispatch
