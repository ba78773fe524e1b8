// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

#include <QHash>

namespace FibreDesk::Dispatch {

/// Where somebody was last seen.
struct LivePosition {
    GeoPoint position;
    QDateTime at;
};

struct NearestQuery {
    GeoPoint place;
    QString tag{}; ///< a skill that is needed; empty = none
    int level = 0;
    int staleAfterSeconds = 900; ///< an older position is not where they are
};

/// How soon one technician could be at a place.
struct Nearest {
    /// What the distance is measured from.
    enum class From { Nowhere, Position, Job, Home };

    QString technician;
    From from = From::Nowhere;
    QDateTime positionAt{}; ///< of Position
    bool isStale = false;
    double metres = 0; ///< as the crow flies
    Travel travel{};
    bool isOff = false; ///< does not work any more on that day, or is away
    bool isFree = false; ///< now
    int freeFrom = -1; ///< minutes since local midnight; -1 = not on that day
    int nextAt = -1; ///< when their next job begins, as it really goes
    int arrival = -1; ///< minutes since local midnight: from when they are free; -1 = nobody knows
    QString job{}; ///< the one they are at

    bool operator==(const Nearest &) const = default;
};

struct NearestList {
    std::vector<Nearest> technicians; ///< the first to arrive first, those who are off last
    int withoutSkill = 0; ///< left out
};

/// Who could be at a place first, on the board of today.
[[nodiscard]] NearestList nearestTechnicians(const Board &board,
    const QHash<QString, LivePosition> &positions, const NearestQuery &query, const QDateTime &now,
    const BoardRules &rules = {});

} // namespace FibreDesk::Dispatch
