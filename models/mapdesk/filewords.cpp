// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filewords.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

QString FileWords::sentence(const Geo::ShapeFault &fault)
{
    using enum Geo::ShapeFault::Problem;
    switch (fault.problem) {
    case Unreadable:
        return tr("The file cannot be read: %1").arg(fault.detail);
    case TooLarge:
        return tr("The file is larger than %1 MB.").arg(fault.detail);
    case TooManyPoints:
        return tr("The outlines have too many corners; simplify them first.");
    case TooDeep:
        return tr("The file is nested too deeply.");
    case NotJson:
        return tr("The file is neither JSON nor a GeoPackage.");
    case NotGeoJson:
        return tr("This is JSON, but no GeoJSON.");
    case NotGeoPackage:
        return tr("This is a database, but no GeoPackage.");
    case UnknownGeometry:
        return tr("It holds a kind of geometry that is not drawn: %1").arg(fault.detail);
    case BadGeometry:
        return tr("One of its geometries is damaged or incomplete.");
    case OutOfRange:
        return tr("One of its positions is no longitude and latitude. Export it in WGS 84 "
                  "(EPSG:4326).");
    case UnknownReference:
        return tr("It is in another system of coordinates (%1). Export it in WGS 84 (EPSG:4326) "
                  "or Web Mercator (EPSG:3857).")
            .arg(fault.detail);
    case Empty:
        return tr("There is nothing in the file that can be drawn.");
    }
    return {};
}

QString FileWords::details(const Geo::ShapeFault &fault)
{
    QStringList parts;
    if (!fault.where.isEmpty())
        parts += fault.where;
    if (fault.offset >= 0)
        parts += tr("byte %1").arg(fault.offset);
    const bool isSaid = sentence(fault).contains(fault.detail);
    if (!fault.detail.isEmpty() && !isSaid)
        parts += fault.detail;
    return parts.join(u" · "_s);
}

QString FileWords::sentence(const Geo::MbTilesFault &fault)
{
    using enum Geo::MbTilesFault::Problem;
    switch (fault.problem) {
    case Unreadable:
        return tr("The file cannot be read: %1").arg(fault.detail);
    case NotTiles:
        return tr("This is no MBTiles file.");
    case Vector:
        return tr("Its tiles are no pictures (%1). Only raster tiles are shown.").arg(fault.detail);
    case Empty:
        return tr("There are no tiles in the file.");
    }
    return {};
}

} // namespace FibreDesk
