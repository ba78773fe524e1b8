// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/density.h"
#include "geo/shapes.h"

#include <QObject>

#include <memory>

namespace FibreDesk::Geo {

/// What lies under the markers: areas, dots, and how thick something lies. Made whole from values;
/// colours are ARGB.
struct Overlay {
    struct Figure {
        Shape shape;
        std::uint32_t colour = 0xff808080;
        WorldPoint labelAt;
        Bounds bounds;
    };
    struct Circle {
        WorldPoint at;
        double metres = 0; ///< at its own latitude
        std::uint32_t colour = 0xff808080;
        QString label;
    };
    struct Dot {
        WorldPoint at;
        std::uint32_t colour = 0xff808080;
    };

    std::vector<Figure> figures;
    std::vector<Circle> circles;
    std::vector<Dot> dots;
    std::vector<WeightedPoint> heat;

    [[nodiscard]] bool isEmpty() const
    {
        return figures.empty() && circles.empty() && dots.empty() && heat.empty();
    }
};

/// Feeds the layer under the markers.
class OverlaySource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::shared_ptr<const Overlay> &overlay() const { return m_overlay; }
    void setOverlay(std::shared_ptr<const Overlay> overlay)
    {
        m_overlay = std::move(overlay);
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const Overlay> m_overlay;
};

} // namespace FibreDesk::Geo
