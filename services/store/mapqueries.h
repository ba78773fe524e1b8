// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QSqlDatabase>

#include <optional>
#include <vector>

/// What the layers of the map read from the mirror. For Mirror::read().
namespace FibreDesk::Store {

/// A location on its port of the OLT.
struct PortPlace {
    QString id;
    QString port; ///< empty = not told
    GeoPoint position;
};
[[nodiscard]] Result<std::vector<PortPlace>> readPortPlaces(QSqlDatabase &db);

/// Open tickets at one place.
struct TicketPlace {
    GeoPoint position;
    int tickets = 0;
};
struct TicketPlaces {
    std::vector<TicketPlace> places;
    int tickets = 0; ///< in all
    int unplaced = 0; ///< of them without a location, or with one that has no position
};
/// Open ones that were opened on that day or later; an invalid day = all that are open.
[[nodiscard]] Result<TicketPlaces> readTicketPlaces(QSqlDatabase &db, QDate since);

struct HomeBase {
    QString technician;
    QString name;
    QString colour;
    GeoPoint position;
};
[[nodiscard]] Result<std::vector<HomeBase>> readHomeBases(QSqlDatabase &db);

/// A location as far as its position is edited.
struct LocationPlace {
    QString id;
    QString modified; ///< raw, as a write needs it
    QString address;
    QString city;
    GeoPoint position;

    bool operator==(const LocationPlace &) const = default;
};
/// Nothing where the mirror has no such location.
[[nodiscard]] Result<std::optional<LocationPlace>> readLocationPlace(
    QSqlDatabase &db, const QString &id);

} // namespace FibreDesk::Store
