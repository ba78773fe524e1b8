// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/overlay.h"

#include <QColor>
#include <QImage>
#include <QString>

#include <memory>

namespace FibreDesk::Scene {

/// The colours of what lies under the markers, given by the theme.
struct OverlayStyle {
    QColor text = Qt::black;
    QColor halo = Qt::white;
    QColor warm = QColor(0x9a, 0x67, 0x00);
    QColor hot = QColor(0xc2, 0x31, 0x2b);
    QString fontFamily;
    int fontPixels = 12;

    bool operator==(const OverlayStyle &) const = default;
};

/// A piece of the map that is to be painted.
struct OverlayView {
    Geo::WorldPoint centre;
    double zoom = 0;
    QSize size; ///< logical pixels
    double pixelRatio = 1;

    bool operator==(const OverlayView &) const = default;
};

struct OverlayPicture {
    QImage image;
    OverlayView view; ///< what it shows
    double heatPeak = 0; ///< the most that lies around one place, as counted by the kernel
};

/// How far a point of the heat reaches, on screen.
inline constexpr double heatReach = 34;

/// Paints one view of an overlay. For a worker thread.
[[nodiscard]] OverlayPicture paintOverlay(const std::shared_ptr<const Geo::Overlay> &overlay,
    const OverlayView &view, const OverlayStyle &style);

} // namespace FibreDesk::Scene
