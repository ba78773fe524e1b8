// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/shapes.h"

namespace FibreDesk::Geo {

/// The features of a GeoPackage (OGC 12-128): all its feature tables, opened read-only. Longitude
/// and latitude (EPSG:4326) and Web Mercator (EPSG:3857) are read; other systems are refused.
[[nodiscard]] ShapeResult readGeoPackage(const QString &file, const ShapeLimits &limits = {});

} // namespace FibreDesk::Geo
