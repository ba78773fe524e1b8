// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

#include <QHash>

#include <optional>

namespace FibreDesk::Sandbox {

/// The region's roads as a routing service sees them: any place is moved to the nearest point of
/// the nearest road, and ways are found from there to there. Never changes once made.
class RoadNetwork {
public:
    explicit RoadNetwork(const Region &region);

    /// A point on a road piece.
    struct Snap {
        int piece = -1;
        double share = 0; ///< of the piece, from its first end
        QPointF point; ///< kilometres
        double kilometres = 0; ///< from the place asked for
    };
    struct Way {
        double seconds = 0;
        double kilometres = 0;
    };

    /// Nothing where no road is within so many kilometres.
    [[nodiscard]] std::optional<Snap> snap(QPointF km, double within) const;
    /// The fastest way to each; nothing where the roads do not join.
    [[nodiscard]] std::vector<std::optional<Way>> ways(
        const Snap &from, const std::vector<Snap> &to) const;
    /// The fastest way's own line, from snap to snap; empty where there is none.
    [[nodiscard]] std::vector<QPointF> line(const Snap &from, const Snap &to) const;
    [[nodiscard]] QString nameOf(const Snap &snap) const;

private:
    struct Piece {
        int first;
        int second;
        double seconds;
        double kilometres;
    };
    struct Search {
        std::vector<Way> best; ///< by node; seconds are infinite where it was not reached
        std::vector<int> previous;
    };

    void sortIntoCells();
    [[nodiscard]] Search search(const Snap &from, const std::vector<Snap> &to) const;
    /// From a node on to a snap: over the nearer or the farther end of its piece.
    [[nodiscard]] std::optional<Way> arrival(
        const Search &search, const Snap &from, const Snap &to, int *lastNode = nullptr) const;
    [[nodiscard]] static qint64 cell(int column, int row);

    const Region &m_region;
    std::vector<Piece> m_pieces;
    QHash<qint64, std::vector<int>> m_cells; ///< pieces by squares of the plane
    QHash<qint64, int> m_roadOf; ///< by the two nodes of a piece
};

} // namespace FibreDesk::Sandbox
