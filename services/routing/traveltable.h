// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "routing/drive.h"

#include <QtTypes>

#include <compare>
#include <memory>

namespace FibreDesk::Routing {

/// A place to about eleven metres: what is asked for and remembered under.
struct PlaceKey {
    qint32 latitude = 0; ///< in ten-thousandths of a degree
    qint32 longitude = 0;

    [[nodiscard]] static PlaceKey of(const GeoPoint &place);
    [[nodiscard]] GeoPoint point() const;
    auto operator<=>(const PlaceKey &) const = default;
};

/// What the service once said of one pair.
struct KnownDrive {
    static constexpr qint32 none = -1;

    PlaceKey from;
    PlaceKey to;
    qint32 seconds = none; ///< none = there is no way
    qint32 metres = none; ///< none = not told
    qint32 askedAt = 0; ///< minutes since 1970

    bool operator==(const KnownDrive &) const = default;
};

/// All that is known at one moment; never changes, so every thread may read it.
class TravelTable {
public:
    TravelTable() = default;
    /// In any order; of one pair the latest counts.
    explicit TravelTable(std::vector<KnownDrive> drives);

    /// Null where nobody was asked.
    [[nodiscard]] const KnownDrive *find(const PlaceKey &from, const PlaceKey &to) const;
    /// The way by road; nothing where it is not known or there is none.
    [[nodiscard]] std::optional<Drive> drive(const GeoPoint &from, const GeoPoint &to) const;
    [[nodiscard]] std::size_t size() const { return m_drives.size(); }
    [[nodiscard]] const std::vector<KnownDrive> &drives() const { return m_drives; }
    [[nodiscard]] qint32 oldest() const { return m_oldest; }

    /// This and `fresh`, without what was asked before `askedSince`, and the latest `most` only.
    [[nodiscard]] TravelTable with(
        std::vector<KnownDrive> fresh, qint32 askedSince, std::size_t most) const;

private:
    std::vector<KnownDrive> m_drives; ///< by from and to
    qint32 m_oldest = 0;
};

using TravelSnapshot = std::shared_ptr<const TravelTable>;

/// Places to ask for together: from each of these to each of those.
struct TravelGap {
    std::vector<PlaceKey> from;
    std::vector<PlaceKey> to;

    bool operator==(const TravelGap &) const = default;
};

/// Which pairs of `places` the table does not have, in few rectangles: a job that came new costs
/// one row and one column, not the whole matrix.
[[nodiscard]] std::vector<TravelGap> gaps(
    const TravelTable &table, const std::vector<PlaceKey> &places);

} // namespace FibreDesk::Routing
