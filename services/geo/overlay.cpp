// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/overlay.h"

namespace FibreDesk::Geo {

std::shared_ptr<const std::vector<Overlay::Figure>> figuresOf(const ShapeSet &set)
{
    auto figures = std::make_shared<std::vector<Overlay::Figure>>();
    figures->reserve(set.shapes.size());
    for (const Shape &shape : set.shapes) {
        Overlay::Figure figure{.shape = shape, .labelAt = shape.labelPoint(), .bounds = {}};
        for (const auto &part : shape.parts) {
            for (const Shape::Ring &ring : part) {
                for (const WorldPoint &point : ring)
                    figure.bounds.include(toGeo(point));
            }
        }
        figures->push_back(std::move(figure));
    }
    return figures;
}

} // namespace FibreDesk::Geo
