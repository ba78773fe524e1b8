// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/traveltable.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace FibreDesk::Routing {

namespace {

constexpr double perDegree = 10'000;

auto pairOf(const KnownDrive &drive)
{
    return std::tuple(drive.from, drive.to);
}

} // namespace

PlaceKey PlaceKey::of(const GeoPoint &place)
{
    return {.latitude = qint32(std::lround(place.latitude * perDegree)),
        .longitude = qint32(std::lround(place.longitude * perDegree))};
}

GeoPoint PlaceKey::point() const
{
    return {.latitude = latitude / perDegree, .longitude = longitude / perDegree};
}

TravelTable::TravelTable(std::vector<KnownDrive> drives)
    : m_drives(std::move(drives))
{
    // The latest of a pair first, then only the first of each is kept.
    std::ranges::stable_sort(m_drives, [](const KnownDrive &a, const KnownDrive &b) {
        return std::tuple(a.from, a.to, b.askedAt) < std::tuple(b.from, b.to, a.askedAt);
    });
    const auto twice = std::ranges::unique(m_drives, {}, pairOf);
    m_drives.erase(twice.begin(), twice.end());
    noteAges();
}

void TravelTable::noteAges()
{
    for (const KnownDrive &drive : m_drives) {
        qint32 &oldest = drive.seconds < 0 ? m_oldestNoWay : m_oldest;
        oldest = std::min(oldest, drive.askedAt);
    }
}

const KnownDrive *TravelTable::find(const PlaceKey &from, const PlaceKey &to) const
{
    const auto found = std::ranges::lower_bound(m_drives, std::tuple(from, to), {}, pairOf);
    return found != m_drives.end() && found->from == from && found->to == to ? &*found : nullptr;
}

std::optional<Drive> TravelTable::drive(const GeoPoint &from, const GeoPoint &to) const
{
    if (!from.isValid() || !to.isValid())
        return std::nullopt;
    const KnownDrive *known = find(PlaceKey::of(from), PlaceKey::of(to));
    if (!known || known->seconds < 0)
        return std::nullopt;
    return Drive{.seconds = double(known->seconds),
        .metres = known->metres < 0 ? qQNaN() : double(known->metres)};
}

bool TravelTable::hasOutdated(const TravelLimits &limits) const
{
    return m_oldest < limits.askedSince || m_oldestNoWay < limits.noWaySince;
}

TravelTable TravelTable::with(std::vector<KnownDrive> fresh, const TravelLimits &limits) const
{
    // Both are in order: one pass, whatever is known already. It is done for every answer.
    const TravelTable added(std::move(fresh));
    TravelTable table;
    table.m_drives.reserve(m_drives.size() + added.size());
    const auto take = [&table, &limits](const KnownDrive &drive) {
        if (drive.askedAt >= (drive.seconds < 0 ? limits.noWaySince : limits.askedSince))
            table.m_drives.push_back(drive);
    };
    auto old = m_drives.begin();
    for (const KnownDrive &drive : added.m_drives) {
        while (old != m_drives.end() && pairOf(*old) < pairOf(drive))
            take(*old++);
        const bool isSame = old != m_drives.end() && pairOf(*old) == pairOf(drive);
        take(isSame && old->askedAt > drive.askedAt ? *old : drive);
        if (isSame)
            ++old;
    }
    std::for_each(old, m_drives.end(), take);
    table.keepLatest(limits.most);
    table.noteAges();
    return table;
}

void TravelTable::keepLatest(std::size_t most)
{
    if (m_drives.size() <= most)
        return;
    if (most == 0) {
        m_drives.clear();
        return;
    }
    std::vector<qint32> ages;
    ages.reserve(m_drives.size());
    for (const KnownDrive &drive : m_drives)
        ages.push_back(drive.askedAt);
    std::ranges::nth_element(ages, ages.begin() + std::ptrdiff_t(most) - 1, std::ranges::greater());
    const qint32 last = ages[most - 1];
    // Of those of one minute as many as there is room for.
    auto room = most - std::size_t(std::ranges::count_if(m_drives, [last](const KnownDrive &drive) {
        return drive.askedAt > last;
    }));
    std::erase_if(m_drives, [last, &room](const KnownDrive &drive) {
        if (drive.askedAt != last)
            return drive.askedAt < last;
        return room == 0 || (--room, false);
    });
}

std::vector<TravelGap> gaps(const TravelTable &table, const std::vector<PlaceKey> &places)
{
    std::vector<PlaceKey> all = places;
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());

    // Places of which little is known are asked for whole; of the others only what is missing.
    std::vector<std::vector<PlaceKey>> missing(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const PlaceKey &to : all) {
            if (to != all[i] && !table.find(all[i], to))
                missing[i].push_back(to);
        }
    }
    TravelGap whole{.from = {}, .to = all};
    std::map<std::vector<PlaceKey>, std::vector<PlaceKey>> byMissing;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (missing[i].empty())
            continue;
        if (missing[i].size() * 2 > all.size())
            whole.from.push_back(all[i]);
        else
            byMissing[missing[i]].push_back(all[i]);
    }
    std::vector<TravelGap> result;
    if (!whole.from.empty())
        result.push_back(std::move(whole));
    for (auto &[to, from] : byMissing)
        result.push_back({.from = std::move(from), .to = to});
    return result;
}

} // namespace FibreDesk::Routing
