// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tiles/mapscene.h"
#include "tiles/mapstyle.h"

#include <QImage>

namespace FibreDesk::Sandbox {

struct TileAddress {
    int level = 0;
    int x = 0;
    int y = 0;
    int scale = 1; ///< 2 for dense screens
    bool isDark = false;

    bool operator==(const TileAddress &) const = default;
};

/// Draws one tile. Safe to call from several threads at once.
[[nodiscard]] QImage paintTile(const MapScene &scene, const TileAddress &address);

} // namespace FibreDesk::Sandbox
