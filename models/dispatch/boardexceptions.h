// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "boardrows.h"

#include <array>
#include <vector>

namespace FibreDesk::Dispatch {

/// What of the day needs somebody now, by kind and in each the most pressing first. Pure: made of
/// the board and the positions. What is not known is no exception.
class BoardExceptions {
public:
    enum Kind { Late, Overlapping, UnassignedUrgent, Silent, Dwelling, Undated, ToldOtherwise };
    static constexpr int kinds = 7;

    struct Rules {
        int silentAfterSeconds = 180;
        int dwellingAfterMinutes = 20; ///< longer on site than planned
        QDate toldSince =
            {}; ///< of days before it nobody is told; invalid = it is not known at all
    };
    struct Item {
        QString id;
        bool isTechnician = false;

        bool operator==(const Item &) const = default;
    };

    BoardExceptions() = default;
    BoardExceptions(const Board &board, const QHash<QString, TechnicianFix> &fixes,
        const QDateTime &now, const Rules &rules);
    BoardExceptions(
        const Board &board, const QHash<QString, TechnicianFix> &fixes, const QDateTime &now);

    [[nodiscard]] const std::vector<Item> &of(int kind) const { return m_items[std::size_t(kind)]; }
    /// All of them, each job and technician once.
    [[nodiscard]] std::vector<Item> all() const;
    /// The one after `from` (`direction` 1) or before it (-1), around the end; where `from` is none
    /// of them the first or the last. Empty where there are none. `kind` -1 = of any.
    [[nodiscard]] Item next(int kind, const QString &from, int direction) const;

    bool operator==(const BoardExceptions &) const = default;

private:
    std::array<std::vector<Item>, kinds> m_items;
};

} // namespace FibreDesk::Dispatch
