// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

#include <QDateTime>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace FibreDesk::Sandbox {

/// One report of a vehicle's tracker.
struct Fix {
    qint64 id = 0;
    int deviceId = 0;
    qint64 fixTime = 0; ///< milliseconds since the epoch
    qint64 serverTime = 0;
    bool isValid = true;
    GeoPoint place;
    double knots = 0;
    double course = 0;
    double accuracy = 8;
    double altitude = 0;
    double battery = 100;
    double kilometres = 0; ///< driven in all
    bool isMoving = false;
};

/// A place and time to be at.
struct Visit {
    QString job;
    QPointF place; ///< kilometres
    qint64 start = 0; ///< milliseconds since the epoch
    qint64 end = 0;

    bool operator==(const Visit &) const = default;
};

/// How a vehicle's tracker behaves.
enum class Nature {
    Plain,
    Errands, ///< leaves long jobs for material and comes back
    LosesSignal, ///< silent for four minutes out of fourteen
    Jumps, ///< now and then a fix far away, at 0,0 or dated ahead
    Silent, ///< not heard of since this morning
};

/// One technician's van: drives along the roads from job to job, stands there, drives on. Outside
/// of the working day and without jobs it goes round, so that there is always something to see.
class Vehicle {
public:
    struct Person {
        QString technician;
        QString name;
        QString phone;
        int deviceId = 0;
        QPointF home;
        bool isAway = false;
    };

    Vehicle(const Region &region, quint64 seed, Person person, Nature nature);

    /// Sorted by start. A vehicle on its way to a visit that is gone turns to the next.
    void setVisits(std::vector<Visit> visits);
    /// Puts the vehicle where it would be at that moment.
    void place(qint64 now, bool isWorkingDay);
    /// Moves on to `now` and reports, if there is something to report.
    std::optional<Fix> advance(qint64 now, bool isWorkingDay);

    [[nodiscard]] const Person &person() const { return m_person; }
    [[nodiscard]] bool isMoving() const { return m_route.has_value(); }
    [[nodiscard]] bool hasSignal(qint64 now) const;
    [[nodiscard]] QPointF position() const { return m_at; }

private:
    void decide(qint64 now, bool isWorkingDay);
    void driveTo(QPointF place, qint64 now);
    void standUntil(qint64 time) { m_standsUntil = time; }
    [[nodiscard]] QPointF somewhereNear(QPointF place, double kilometres);
    [[nodiscard]] Fix report(qint64 now);
    void spoil(Fix &fix);

    const Region &m_region;
    Random m_random;
    Person m_person;
    Nature m_nature;
    std::vector<Visit> m_visits;
    QPointF m_at;
    std::optional<RoadRoute> m_route;
    qint64 m_departed = 0;
    qint64 m_standsUntil = 0;
    qint64 m_lastReport = 0;
    qint64 m_nextSpoiled = 0;
    double m_course = 0;
    double m_kmPerHour = 0;
    double m_kilometres = 0;
    double m_battery = 0;
    int m_round = 0; ///< visits made outside of the schedule
    int m_spoiled = 0;
    qint64 m_signalPhase = 0;
};

} // namespace FibreDesk::Sandbox
