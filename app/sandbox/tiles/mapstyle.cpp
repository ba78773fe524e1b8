// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/mapstyle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace FibreDesk::Sandbox {

namespace {

/// Widths at the even levels 6 … 18, straight lines between them.
using Widths = std::array<double, 7>;

constexpr Widths kHighway = {0.9, 1.3, 2.2, 3.4, 6.0, 11.0, 22.0};
constexpr Widths kMain = {0, 0.7, 1.3, 2.6, 5.0, 9.5, 19.0};
constexpr Widths kRural = {0, 0, 0.6, 1.6, 3.6, 8.0, 17.0};
constexpr Widths kAvenue = {0, 0, 0, 0.7, 3.4, 8.0, 17.0};
constexpr Widths kStreet = {0, 0, 0, 0.4, 2.6, 7.0, 15.0};

double at(const Widths &widths, int level)
{
    const double position = std::clamp((level - 6) / 2.0, 0.0, 6.0);
    const auto below = std::size_t(std::floor(position));
    const auto above = std::min<std::size_t>(below + 1, widths.size() - 1);
    if (widths[below] == 0) {
        return 0; // a class appears at an even level, not half way before it
    }
    return widths[below] + (widths[above] - widths[below]) * (position - double(below));
}

} // namespace

const MapStyle &MapStyle::light()
{
    static const MapStyle style{
        .isDark = false,
        .land = QColor(0xF3F2EE),
        .forest = QColor(0xE3E9DF),
        .park = QColor(0xDAE6D3),
        .fields = {QColor(0xF1EFE6), QColor(0xEEEDE2), QColor(0xF2F0E9), QColor(0xECECE2)},
        .town = QColor(0xEBE8E5),
        .water = QColor(0xCBDBE6),
        .shore = QColor(0xB4CAD8),
        .lotLine = QColor(0xE0DCD6),
        .building = QColor(0xDEDAD4),
        .buildingLine = QColor(0xCDC7C0),
        .highway = QColor(0xF2E1BF),
        .highwayCasing = QColor(0xD8C094),
        .mainRoad = QColor(0xFFFEFC),
        .street = QColor(0xFFFFFF),
        .casing = QColor(0xD3CEC7),
        .roadText = QColor(0x62666D),
        .townText = QColor(0x34383F),
        .waterText = QColor(0x5F86A0),
        .civicText = QColor(0x8C8780),
        .halo = QColor(255, 255, 255, 215),
        .shield = QColor(0xFFFFFF),
        .shieldText = QColor(0x5F5A50),
    };
    return style;
}

const MapStyle &MapStyle::dark()
{
    static const MapStyle style{
        .isDark = true,
        .land = QColor(0x1C1F24),
        .forest = QColor(0x1D2826),
        .park = QColor(0x1F3029),
        .fields = {QColor(0x1F2326), QColor(0x222628), QColor(0x1E2225), QColor(0x24282A)},
        .town = QColor(0x24282E),
        .water = QColor(0x16303F),
        .shore = QColor(0x244558),
        .lotLine = QColor(0x2A2F36),
        .building = QColor(0x2E333B),
        .buildingLine = QColor(0x3A404A),
        .highway = QColor(0x6A5D43),
        .highwayCasing = QColor(0x15171B),
        .mainRoad = QColor(0x474E59),
        .street = QColor(0x383E47),
        .casing = QColor(0x16181C),
        .roadText = QColor(0x98A1AF),
        .townText = QColor(0xD8DCE3),
        .waterText = QColor(0x5D8AA6),
        .civicText = QColor(0x6F7885),
        .halo = QColor(20, 22, 26, 215),
        .shield = QColor(0x2A2E35),
        .shieldText = QColor(0xB8AD96),
    };
    return style;
}

RoadLook roadLook(RoadClass roadClass, int level)
{
    RoadLook look;
    switch (roadClass) {
    case RoadClass::Highway:
        look.width = at(kHighway, level);
        look.casing = level >= 9 ? 1.0 : 0;
        look.textSize = level >= 13 ? 11.5 : 0;
        break;
    case RoadClass::Main:
        look.width = at(kMain, level);
        look.casing = level >= 11 ? 0.9 : 0;
        look.textSize = level >= 13 ? 11 : 0;
        break;
    case RoadClass::Rural:
        look.width = at(kRural, level);
        look.casing = level >= 12 ? 0.8 : 0;
        look.textSize = level >= 13 ? 10.5 : 0;
        break;
    case RoadClass::Avenue:
        look.width = level >= 13 ? at(kAvenue, level) : 0;
        look.casing = level >= 13 ? 0.8 : 0;
        look.textSize = level >= 15 ? 10.5 : 0;
        break;
    case RoadClass::Street:
        look.width = level >= 13 ? at(kStreet, level) : 0;
        look.casing = level >= 14 ? 0.8 : 0;
        look.textSize = level >= 15 ? 10.5 : 0;
        break;
    }
    if (look.textSize > 0 && level >= 17) {
        look.textSize += 1;
    }
    return look;
}

} // namespace FibreDesk::Sandbox
