// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTypes>

#include <vector>

namespace FibreDesk {

/// One change of a list of row numbers, as a view is told of it.
struct ListStep {
    enum class Kind { Remove, Move, Insert };

    Kind kind = Kind::Remove;
    int first = 0; ///< of the rows removed, or where the inserted ones begin, or what is moved
    int count = 0;
    int to = 0; ///< of a move: where the row stands afterwards
    std::vector<qint64> rows{}; ///< inserted

    bool operator==(const ListStep &) const = default;
};

/// From one order to another in few steps.
struct ListDiff {
    std::vector<ListStep> steps{}; ///< to be applied one after the other
    bool isReset = false; ///< too much differs: another list is what there is to tell

    bool operator==(const ListDiff &) const = default;
};

/// Rows are unique in each. Costs one look at each row; meant for a thread that may take its time.
[[nodiscard]] ListDiff diffOf(const std::vector<qint64> &before, const std::vector<qint64> &after);

/// Does one step.
void apply(std::vector<qint64> &rows, const ListStep &step);

} // namespace FibreDesk
