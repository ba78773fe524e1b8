// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/fix.h"

#include <QtMath>

#include <algorithm>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

QString suspicionName(Suspicion suspicion)
{
    switch (suspicion) {
    case Suspicion::None:
        return u"none"_s;
    case Suspicion::Invalid:
        return u"invalid"_s;
    case Suspicion::NullIsland:
        return u"nullIsland"_s;
    case Suspicion::Future:
        return u"future"_s;
    case Suspicion::Inaccurate:
        return u"inaccurate"_s;
    case Suspicion::Duplicate:
        return u"duplicate"_s;
    case Suspicion::OutOfOrder:
        return u"outOfOrder"_s;
    case Suspicion::Teleport:
        return u"teleport"_s;
    }
    return {};
}

double distanceBetween(const GeoPoint &from, const GeoPoint &to)
{
    if (!from.isValid() || !to.isValid())
        return qQNaN();
    constexpr double earthRadius = 6'371'008.8;
    const double lat1 = qDegreesToRadians(from.latitude);
    const double lat2 = qDegreesToRadians(to.latitude);
    const double sinLat = std::sin((lat2 - lat1) / 2);
    const double sinLon = std::sin(qDegreesToRadians(to.longitude - from.longitude) / 2);
    const double h = (sinLat * sinLat) + (std::cos(lat1) * std::cos(lat2) * sinLon * sinLon);
    return 2 * earthRadius * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

} // namespace FibreDesk::Gps
