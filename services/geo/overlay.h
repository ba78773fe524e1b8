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
        WorldPoint labelAt;
        Bounds bounds;
    };
    /// Those of one file: shared, for they may have a million corners.
    struct FigureSet {
        std::shared_ptr<const std::vector<Figure>> figures;
        std::uint32_t colour = 0xff808080;
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

    std::vector<FigureSet> figureSets;
    std::vector<Circle> circles;
    std::vector<Dot> dots;
    std::vector<WeightedPoint> heat;

    [[nodiscard]] bool isEmpty() const
    {
        return figureSets.empty() && circles.empty() && dots.empty() && heat.empty();
    }
};

/// What the painter needs of shapes, worked out once. For a worker thread.
[[nodiscard]] std::shared_ptr<const std::vector<Overlay::Figure>> figuresOf(const ShapeSet &set);

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
