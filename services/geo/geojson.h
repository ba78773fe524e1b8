// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/shapes.h"

#include <QByteArray>

namespace FibreDesk::Geo {

/// GeoJSON (RFC 7946): a FeatureCollection, a Feature or a geometry alone. Names are taken from the
/// usual properties. Positions outside longitude and latitude are refused, never guessed at.
[[nodiscard]] ShapeResult readGeoJson(const QByteArray &json, const ShapeLimits &limits = {});

} // namespace FibreDesk::Geo
