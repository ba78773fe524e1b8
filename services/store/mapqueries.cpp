// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/mapqueries.h"

#include "store/database.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Not valid for 0,0, which the server writes for "nobody knows".
GeoPoint pointOf(const QSqlQuery &row, int latitude)
{
    const QVariant north = row.value(latitude);
    const QVariant east = row.value(latitude + 1);
    if (north.isNull() || east.isNull() || (north.toDouble() == 0 && east.toDouble() == 0))
        return {};
    return {north.toDouble(), east.toDouble()};
}

} // namespace

Result<std::vector<PortPlace>> readPortPlaces(QSqlDatabase &db)
{
    auto rows = select(
        db, u"SELECT id, COALESCE(olt_port,''), latitude, longitude FROM location ORDER BY id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<PortPlace> places;
    while (rows->next())
        places.push_back({rows->value(0).toString(), rows->value(1).toString(), pointOf(*rows, 2)});
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return places;
}

Result<TicketPlaces> readTicketPlaces(QSqlDatabase &db, QDate since)
{
    auto rows = select(db,
        u"SELECT COUNT(*), l.latitude, l.longitude FROM ticket t "
        "LEFT JOIN location l ON l.id=t.service_location "
        "WHERE t.status='Open' AND (?='' OR t.opening_date>=?) GROUP BY l.id"_s,
        {since.isValid() ? since.toString(Qt::ISODate) : u""_s, since.toString(Qt::ISODate)});
    if (!rows)
        return std::unexpected(rows.error());
    TicketPlaces found;
    while (rows->next()) {
        const int count = rows->value(0).toInt();
        const GeoPoint position = pointOf(*rows, 1);
        found.tickets += count;
        if (position.isValid())
            found.places.push_back({.position = position, .tickets = count});
        else
            found.unplaced += count;
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return found;
}

Result<std::vector<HomeBase>> readHomeBases(QSqlDatabase &db)
{
    auto rows = select(db,
        u"SELECT id, COALESCE(NULLIF(full_name,''), id), color, home_latitude, home_longitude "
        "FROM technician ORDER BY full_name"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<HomeBase> bases;
    while (rows->next()) {
        const GeoPoint position = pointOf(*rows, 3);
        if (position.isValid())
            bases.push_back({rows->value(0).toString(), rows->value(1).toString(),
                rows->value(2).toString(), position});
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return bases;
}

Result<std::optional<LocationPlace>> readLocationPlace(QSqlDatabase &db, const QString &id)
{
    auto rows = select(db,
        u"SELECT id, modified, address_line, city, latitude, longitude FROM location WHERE id=?"_s,
        {id});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next()) {
        if (const auto done = finished(*rows); !done)
            return std::unexpected(done.error());
        return std::optional<LocationPlace>();
    }
    LocationPlace place{.id = rows->value(0).toString(),
        .modified = rows->value(1).toString(),
        .address = rows->value(2).toString(),
        .city = rows->value(3).toString(),
        .position = {}};
    // As it stands, 0,0 too: a write compares with it.
    if (!rows->value(4).isNull())
        place.position.latitude = rows->value(4).toDouble();
    if (!rows->value(5).isNull())
        place.position.longitude = rows->value(5).toDouble();
    return std::optional(std::move(place));
}

} // namespace FibreDesk::Store
