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
    if (!m_drives.empty())
        m_oldest = std::ranges::min(m_drives, {}, &KnownDrive::askedAt).askedAt;
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

TravelTable TravelTable::with(
    std::vector<KnownDrive> fresh, qint32 askedSince, std::size_t most) const
{
    std::vector<KnownDrive> all = std::move(fresh); // before the old: it wins within one minute
    all.insert(all.end(), m_drives.begin(), m_drives.end());
    std::erase_if(all, [askedSince](const KnownDrive &d) { return d.askedAt < askedSince; });
    TravelTable table(std::move(all));
    if (table.size() > most) {
        std::vector<KnownDrive> latest = std::move(table.m_drives);
        std::ranges::nth_element(latest, latest.begin() + std::ptrdiff_t(most),
            std::ranges::greater(), &KnownDrive::askedAt);
        latest.resize(most);
        table = TravelTable(std::move(latest));
    }
    return table;
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
