// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

#include <QColor>

namespace FibreDesk::Sandbox {

/// How wide a road is at one level, and whether it is there at all.
struct RoadLook {
    double width = 0; ///< pixels; 0 = not drawn
    double casing = 0; ///< pixels on each side
    double textSize = 0; ///< 0 = no name
};

/// The colours of one theme: desaturated, so that people and jobs on top stand out.
struct MapStyle {
    bool isDark = false;
    QColor land;
    QColor forest;
    QColor park;
    QColor fields[4];
    QColor town;
    QColor water;
    QColor shore;
    QColor lotLine;
    QColor building;
    QColor buildingLine;
    QColor highway;
    QColor highwayCasing;
    QColor mainRoad;
    QColor street;
    QColor casing;
    QColor roadText;
    QColor townText;
    QColor waterText;
    QColor civicText;
    QColor halo;
    QColor shield;
    QColor shieldText;

    [[nodiscard]] static const MapStyle &light();
    [[nodiscard]] static const MapStyle &dark();
};

[[nodiscard]] RoadLook roadLook(RoadClass roadClass, int level);

} // namespace FibreDesk::Sandbox
