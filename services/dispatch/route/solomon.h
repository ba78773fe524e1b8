// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "dispatch/route/routingproblem.h"

#include <QByteArray>

namespace FibreDesk::Dispatch {

/// An instance of the vehicle routing problem with time windows in Solomon's format (Gehring and
/// Homberger's is the same with more customers).
struct SolomonInstance {
    QString name;
    RoutingProblem
        problem; ///< pure distance: travel time = distance, Euclidean in double precision
    std::vector<int> customers; ///< number of each stop in the file
};

/// Validation with the line and what is wrong with it in `detail` where it cannot be read. Blanks,
/// blank lines, line ends of any system and blank lines at the end do not matter.
[[nodiscard]] Result<SolomonInstance> readSolomon(const QByteArray &text);

} // namespace FibreDesk::Dispatch
