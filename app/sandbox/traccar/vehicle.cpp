// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traccar/vehicle.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Sandbox {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 restingReport = 30 * second;
constexpr qint64 signalCycle = 14 * minute;
constexpr qint64 signalGap = 4 * minute;
constexpr double knotsPerKmh = 1 / 1.852;

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

Vehicle::Vehicle(const Region &region, quint64 seed, Person person, Nature nature)
    : m_region(region)
    , m_random(Random::forPurpose(seed, 9000 + quint64(person.deviceId)))
    , m_person(std::move(person))
    , m_nature(nature)
    , m_at(m_person.home)
    , m_kilometres(m_random.between(20'000.0, 180'000.0))
    , m_battery(m_random.between(55.0, 100.0))
    , m_signalPhase(m_random.below(int(signalCycle)))
{
}

void Vehicle::setVisits(std::vector<Visit> visits)
{
    if (visits == m_visits)
        return;
    m_visits = std::move(visits);
    m_standsUntil = 0; // decide anew
}

void Vehicle::place(qint64 now, bool isWorkingDay)
{
    m_route.reset();
    m_at = m_person.home;
    if (isWorkingDay && !m_person.isAway) {
        for (const Visit &visit : m_visits) {
            if (visit.start <= now)
                m_at = visit.place;
        }
    }
    m_standsUntil = 0;
    m_nextSpoiled = now + m_random.between(40, 110) * second;
}

bool Vehicle::hasSignal(qint64 now) const
{
    if (m_nature == Nature::Silent)
        return false;
    return m_nature != Nature::LosesSignal || (now + m_signalPhase) % signalCycle >= signalGap;
}

std::optional<Fix> Vehicle::advance(qint64 now, bool isWorkingDay)
{
    if (m_route) {
        const double seconds = double(now - m_departed) / second;
        const QPointF before = m_at;
        m_at = m_route->at(seconds, &m_course, &m_kmPerHour);
        m_kilometres += distance(before, m_at);
        if (seconds >= m_route->duration()) {
            m_route.reset();
            m_kmPerHour = 0;
            m_standsUntil = 0;
        }
    }
    if (!m_route && now >= m_standsUntil)
        decide(now, isWorkingDay);
    if (!hasSignal(now) || (!m_route && now - m_lastReport < restingReport))
        return std::nullopt;
    m_lastReport = now;
    return report(now);
}

void Vehicle::decide(qint64 now, bool isWorkingDay)
{
    if (m_person.isAway) {
        standUntil(now + 10 * minute);
        return;
    }
    const auto due = std::ranges::find_if(m_visits, [&](const Visit &v) { return v.end > now; });
    if (isWorkingDay && due != m_visits.end()) {
        const bool isThere = distance(m_at, due->place) < 0.05;
        if (!isThere) {
            driveTo(due->place, now);
        } else if (m_nature == Nature::Errands && due->start <= now && due->end - now > 30 * minute
            && m_round++ % 2 == 1) {
            driveTo(somewhereNear(due->place, 7), now);
        } else {
            const qint64 pause =
                m_nature == Nature::Errands ? m_random.between(4, 9) * minute : 45 * minute;
            standUntil(std::min(std::max(due->end, now + minute), now + pause));
        }
        return;
    }
    // The round: a stop of a few minutes, then the next place.
    if (m_round++ % 2 == 0) {
        standUntil(now + m_random.between(40, 240) * second);
    } else if (!m_visits.empty()) {
        driveTo(m_visits[std::size_t(m_round / 2) % m_visits.size()].place, now);
    } else {
        driveTo(somewhereNear(m_person.home, 18), now);
    }
}

void Vehicle::driveTo(QPointF place, qint64 now)
{
    m_route = m_region.graph().route(m_at, place);
    m_departed = now;
    if (m_route->duration() < 1) {
        m_route.reset();
        standUntil(now + minute);
    }
}

QPointF Vehicle::somewhereNear(QPointF place, double kilometres)
{
    for (int attempt = 0; attempt < 60 && !m_region.lots().empty(); ++attempt) {
        const QPointF door = m_random.pick(m_region.lots()).door;
        if (distance(door, place) < kilometres && distance(door, place) > kilometres / 6)
            return door;
    }
    return m_person.home;
}

Fix Vehicle::report(qint64 now)
{
    // Some metres of noise, as a tracker has it, along the way rather than across it.
    const double noise = m_route ? 0.003 : 0.001;
    const QPointF seen =
        m_at + QPointF(m_random.between(-noise, noise), m_random.between(-noise, noise));
    m_battery = m_route ? std::min(100.0, m_battery + 0.004) : std::max(12.0, m_battery - 0.02);
    Fix fix;
    fix.deviceId = m_person.deviceId;
    fix.place = Region::toGeo(seen);
    fix.knots = m_route ? m_kmPerHour * m_random.between(0.94, 1.04) * knotsPerKmh : 0;
    fix.course = m_course;
    fix.accuracy = m_random.between(3.0, 14.0);
    fix.altitude = 60 + 90 * std::abs(std::sin(seen.x() / 9) * std::cos(seen.y() / 7));
    fix.battery = m_battery;
    fix.kilometres = m_kilometres;
    fix.isMoving = m_route.has_value();
    if (m_nature == Nature::Jumps && now >= m_nextSpoiled) {
        m_nextSpoiled = now + m_random.between(50, 130) * second;
        spoil(fix);
    }
    return fix;
}

void Vehicle::spoil(Fix &fix)
{
    switch (m_spoiled++ % 3) {
    case 0: // far away, back again with the next fix
        fix.place.lat += 0.62;
        fix.place.lon -= 0.85;
        fix.accuracy = 900;
        break;
    case 1: // a tracker without satellites
        fix.place = {0, 0};
        fix.isValid = false;
        break;
    default: // a clock that is two days ahead; the part dates it
        fix.fixTime = 2LL * 24 * 60 * minute;
        break;
    }
}

} // namespace FibreDesk::Sandbox
