// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"
#include "gps/geofence.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace FibreDesk::Dispatch {

/// What the field tells of a technician at a job's place.
struct Attendance {
    QDateTime arrived; ///< UTC; invalid = not known to have come
    QDateTime left; ///< UTC; invalid while there
    std::chrono::seconds onSite{}; ///< of the times that are over
    QDateTime since; ///< of the time that is not
    bool isThere = false;
    bool isArrivalSeen = true; ///< false: was there already when first heard of

    [[nodiscard]] std::chrono::seconds lasting(const QDateTime &now) const
    {
        return isThere ? onSite + std::chrono::seconds(since.secsTo(now)) : onSite;
    }
    bool operator==(const Attendance &) const = default;
};

/// What a job's state should be by that; nothing where it already is, or where it cannot be told. A
/// proposal only: who decides is the dispatcher.
[[nodiscard]] std::optional<JobState> proposedState(
    const Job &job, const Attendance &attendance, const QDateTime &now);

/// Joins the fixes of the team with the places of its jobs. Told by live fixes, and better by the
/// trail of a day where somebody looked at it.
class Arrivals {
public:
    /// The day's jobs of each technician; those of another day tell nothing.
    void setBoard(const Board &board);
    /// True where something changed.
    bool take(const Gps::Fix &fix);
    bool takeVisits(const std::vector<Gps::PlaceVisit> &visits);
    /// Null where nothing is known.
    [[nodiscard]] const Attendance *of(const QString &job) const;

    /// The places of a technician's jobs.
    [[nodiscard]] static std::vector<Gps::Place> placesOf(const Lane &lane);

private:
    Gps::GeofenceWatch m_watch;
    QDate m_date;
    QSet<int> m_devices;
    QHash<QString, Attendance> m_attendances;
};

} // namespace FibreDesk::Dispatch
