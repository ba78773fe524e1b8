// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QObject>

#include <algorithm>

namespace FibreDesk::Geo {

/// A rectangle of the map; not valid where there is nothing to show.
class Bounds {
    Q_GADGET
    Q_PROPERTY(bool isValid MEMBER isValid)
    Q_PROPERTY(double south MEMBER south)
    Q_PROPERTY(double west MEMBER west)
    Q_PROPERTY(double north MEMBER north)
    Q_PROPERTY(double east MEMBER east)

public:
    bool isValid = false;
    double south = 90;
    double west = 180;
    double north = -90;
    double east = -180;

    void include(const GeoPoint &point)
    {
        if (!point.isValid())
            return;
        isValid = true;
        south = std::min(south, point.latitude);
        north = std::max(north, point.latitude);
        west = std::min(west, point.longitude);
        east = std::max(east, point.longitude);
    }

    bool operator==(const Bounds &) const = default;
};

} // namespace FibreDesk::Geo
