// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"
#include "jobchange.h"

#include <utility>
#include <vector>

namespace FibreDesk::Dispatch {

/// What is wanted of several jobs in one go: of all of them, or of none where one cannot.
struct GroupChange {
    enum class Obstacle {
        Closed, ///< completed or cancelled
        Begun, ///< somebody is at work on it
        OutsideDay,
        NoLane, ///< there is no technician above or below
        Elsewhere, ///< not on this board
    };
    struct Blocked {
        QString job;
        Obstacle why = Obstacle::Closed;

        bool operator==(const Blocked &) const = default;
    };

    std::vector<std::pair<QString, JobChange>> changes;
    std::vector<Blocked> blocked; ///< not empty = nothing is to be changed
};

/// All by the same minutes and the same number of lanes, of the first `lanesShown` of the board.
[[nodiscard]] GroupChange moveTogether(
    const Board &board, int lanesShown, const QStringList &jobs, int minutes, int lanes);

/// The days of two technicians exchanged, each job at its time. What is closed, begun or
/// pinned stays where it is.
[[nodiscard]] GroupChange swapDays(const Board &board, const QString &one, const QString &other);

} // namespace FibreDesk::Dispatch
