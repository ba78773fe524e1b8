// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"
#include "store/dispatchqueries.h"

#include <array>
#include <vector>

namespace FibreDesk::Dispatch {

/// Work of one technician on one day. Driving is not in it: that is only known of a day's order.
struct LoadCell {
    int jobs = 0;
    int minutes = 0;
    int shiftMinutes = 0;
    int unfinished = 0; ///< on a day that is over
    std::array<int, 5> kinds{}; ///< of the jobs, by JobKind

    /// Work of shift; above 1 = too much.
    [[nodiscard]] double load() const
    {
        return shiftMinutes > 0 ? double(minutes) / shiftMinutes : jobs > 0 ? 2 : 0;
    }
    bool operator==(const LoadCell &) const = default;
};

struct LoadLine {
    QString technician; ///< empty = what nobody has been given
    QString name;
    QString colour;
    std::vector<LoadCell> days;
    LoadCell sum;

    bool operator==(const LoadLine &) const = default;
};

/// The work of everybody over some days. Pure; made off the interface thread.
struct LoadGrid {
    std::vector<QDate> days;
    std::vector<LoadLine> lines; ///< by name, nobody's first

    bool operator==(const LoadGrid &) const = default;
};

[[nodiscard]] LoadGrid makeLoadGrid(QDate first, int days,
    const std::vector<Technician> &technicians, const std::vector<Store::LoadSum> &sums,
    QDate today, const QTimeZone &zone);

} // namespace FibreDesk::Dispatch
