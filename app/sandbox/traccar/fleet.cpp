// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traccar/fleet.h"

#include <algorithm>

namespace FibreDesk::Sandbox {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 warmUpStep = 10 * second;
constexpr std::size_t longestTrack = 20'000;

Nature natureOf(std::size_t index, std::size_t count)
{
    if (count >= 6 && index == count - 1)
        return Nature::Silent;
    switch (index % 8) {
    case 3:
        return Nature::LosesSignal;
    case 5:
        return Nature::Jumps;
    case 1:
    case 4:
    case 6:
        return Nature::Errands;
    default:
        return Nature::Plain;
    }
}

} // namespace

Fleet::Fleet(const Region &region, quint64 seed)
    : m_region(region)
    , m_seed(seed)
{
}

void Fleet::setPeople(const std::vector<Vehicle::Person> &people)
{
    m_vehicles.clear();
    m_vehicles.reserve(people.size());
    for (std::size_t i = 0; i < people.size(); ++i)
        m_vehicles.emplace_back(m_region, m_seed, people[i], natureOf(i, people.size()));
}

void Fleet::setVisits(const QHash<QString, std::vector<Visit>> &byTechnician)
{
    for (Vehicle &vehicle : m_vehicles)
        vehicle.setVisits(byTechnician.value(vehicle.person().technician));
}

void Fleet::warmUp(qint64 site, qint64 real, bool isWorkingDay, qint64 lasting)
{
    for (Vehicle &vehicle : m_vehicles) {
        vehicle.place(site - lasting, isWorkingDay);
        if (!vehicle.hasSignal(site) && !vehicle.hasSignal(site + 13 * minute)) {
            // The silent one: its last word is of this morning.
            Fix fix;
            fix.deviceId = vehicle.person().deviceId;
            fix.place = Region::toGeo(vehicle.position());
            fix.battery = 9;
            keep(fix, real - 192 * minute);
        }
    }
    for (qint64 back = lasting; back > 0; back -= warmUpStep)
        advance(site - back, real - back, isWorkingDay);
}

std::vector<Fix> Fleet::advance(qint64 site, qint64 real, bool isWorkingDay)
{
    std::vector<Fix> fixes;
    for (Vehicle &vehicle : m_vehicles) {
        if (std::optional<Fix> fix = vehicle.advance(site, isWorkingDay)) {
            keep(*fix, real);
            fixes.push_back(*fix);
        }
    }
    return fixes;
}

bool Fleet::inject(Fix fix)
{
    if (!vehicle(fix.deviceId))
        return false;
    fix.id = ++m_lastId;
    m_tracks[fix.deviceId].push_back(fix);
    return true;
}

void Fleet::keep(Fix &fix, qint64 real)
{
    fix.id = ++m_lastId;
    fix.fixTime += real; // what is there already is the error of the tracker's clock
    fix.serverTime = real + 300;
    std::deque<Fix> &track = m_tracks[fix.deviceId];
    track.push_back(fix);
    if (track.size() > longestTrack)
        track.pop_front();
}

const Vehicle *Fleet::vehicle(int deviceId) const
{
    const auto it = std::ranges::find_if(
        m_vehicles, [deviceId](const Vehicle &v) { return v.person().deviceId == deviceId; });
    return it == m_vehicles.end() ? nullptr : &*it;
}

std::vector<Fix> Fleet::latest() const
{
    std::vector<Fix> fixes;
    for (const Vehicle &vehicle : m_vehicles) {
        if (const std::optional<Fix> fix = latest(vehicle.person().deviceId))
            fixes.push_back(*fix);
    }
    return fixes;
}

std::optional<Fix> Fleet::latest(int deviceId) const
{
    const auto track = m_tracks.constFind(deviceId);
    if (track == m_tracks.constEnd() || track->empty())
        return std::nullopt;
    return track->back();
}

std::vector<Fix> Fleet::history(int deviceId, qint64 from, qint64 to) const
{
    std::vector<Fix> fixes;
    for (const Fix &fix : m_tracks.value(deviceId)) {
        if (fix.fixTime >= from && fix.fixTime <= to)
            fixes.push_back(fix);
    }
    return fixes;
}

} // namespace FibreDesk::Sandbox
