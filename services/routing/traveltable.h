// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "routing/drive.h"

#include <QtTypes>

#include <compare>
#include <limits>
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

/// How long and how much is remembered.
struct TravelLimits {
    qint32 askedSince = 0; ///< what was asked before is forgotten
    qint32 noWaySince = 0; ///< the same for "there is no way": a map is mended sooner than a road
    std::size_t most = 0; ///< the latest stay
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
    /// Whether some of it is to be forgotten.
    [[nodiscard]] bool hasOutdated(const TravelLimits &limits) const;

    /// This and `fresh`, within the limits.
    [[nodiscard]] TravelTable with(std::vector<KnownDrive> fresh, const TravelLimits &limits) const;

private:
    void noteAges();
    void keepLatest(std::size_t most);

    std::vector<KnownDrive> m_drives; ///< by from and to
    qint32 m_oldest = std::numeric_limits<qint32>::max();
    qint32 m_oldestNoWay = std::numeric_limits<qint32>::max();
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
