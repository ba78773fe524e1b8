// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "traccar/vehicle.h"

#include <QHash>

namespace FibreDesk::Sandbox {

/// All vehicles, their last reports and the track of the last hours.
class Fleet {
public:
    Fleet(const Region &region, quint64 seed);

    void setPeople(const std::vector<Vehicle::Person> &people);
    void setVisits(const QHash<QString, std::vector<Visit>> &byTechnician);

    /// Drives so many milliseconds in advance, so that there are tracks from the start. `site` is
    /// the time the schedule is meant in, `real` the one the fixes are dated with.
    void warmUp(qint64 site, qint64 real, bool isWorkingDay, qint64 lasting = 3'600'000);
    /// One step; what was reported.
    std::vector<Fix> advance(qint64 site, qint64 real, bool isWorkingDay);
    /// Takes a fix from outside as the latest of its device. False when there is no such device.
    bool inject(Fix fix);

    [[nodiscard]] const std::vector<Vehicle> &vehicles() const { return m_vehicles; }
    [[nodiscard]] const Vehicle *vehicle(int deviceId) const;
    [[nodiscard]] std::vector<Fix> latest() const;
    [[nodiscard]] std::optional<Fix> latest(int deviceId) const;
    [[nodiscard]] std::vector<Fix> history(int deviceId, qint64 from, qint64 to) const;

private:
    void keep(Fix &fix, qint64 real);

    const Region &m_region;
    quint64 m_seed;
    std::vector<Vehicle> m_vehicles;
    QHash<int, std::deque<Fix>> m_tracks;
    qint64 m_lastId = 0;
};

} // namespace FibreDesk::Sandbox
