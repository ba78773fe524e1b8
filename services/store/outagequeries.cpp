// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/outagequeries.h"

#include "store/database.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

Result<std::vector<PlacedDevice>> placedDevices(QSqlDatabase &db)
{
    auto rows = select(db,
        u"SELECT r.rid, r.id, COALESCE(r.equipment_type,''), trim(COALESCE(r.brand,'')||' '||"
        "COALESCE(r.model,'')), COALESCE(r.serial_number,''), COALESCE(r.cwmp_serial,''), "
        "COALESCE(r.customer,''), COALESCE(c.customer_name,''), l.id, "
        "COALESCE(l.address_line,''), COALESCE(l.city,''), COALESCE(l.olt_port,''), l.latitude, "
        "l.longitude FROM equipment r JOIN location l ON l.id=r.service_location "
        "LEFT JOIN customer c ON c.id=r.customer WHERE lower(r.status)='active' "
        "ORDER BY l.id, r.id"_s);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    std::vector<PlacedDevice> devices;
    while (rows->next()) {
        const auto text = [&rows](int column) { return rows->value(column).toString(); };
        PlacedDevice device{.row = rows->value(0).toLongLong(),
            .id = text(1),
            .type = text(2),
            .model = text(3),
            .serial = text(4),
            .acsSerial = text(5),
            .customer = text(6),
            .customerName = text(7),
            .location = text(8),
            .address = text(9),
            .city = text(10),
            .oltPort = text(11)};
        const QVariant north = rows->value(12);
        const QVariant east = rows->value(13);
        // 0,0 is what the server writes for "nobody knows".
        if (!north.isNull() && !east.isNull() && (north.toDouble() != 0 || east.toDouble() != 0)) {
            device.position = {north.toDouble(), east.toDouble()};
        }
        devices.push_back(std::move(device));
    }
    if (const auto done = finished(*rows); !done) {
        return std::unexpected(done.error());
    }
    return devices;
}

Result<std::vector<OpenTicket>> openTicketsAt(
    QSqlDatabase &db, const QStringList &locations, const QStringList &customers)
{
    std::vector<OpenTicket> tickets;
    const QSet<QString> places(locations.cbegin(), locations.cend());
    const QSet<QString> people(customers.cbegin(), customers.cend());
    if (places.isEmpty() && people.isEmpty()) {
        return tickets;
    }
    // Few are open: an index holds them, and an outage may have more places than a query
    // parameters.
    auto rows = select(db,
        u"SELECT t.id, COALESCE(t.subject,''), COALESCE(t.customer,''), "
        "COALESCE(NULLIF(c.customer_name,''), t.customer_name, ''), "
        "COALESCE(t.service_location,''), COALESCE(t.opening_date,''), "
        "COALESCE(t.parent_issue,''), t.modified FROM ticket t "
        "LEFT JOIN customer c ON c.id=t.customer "
        "WHERE COALESCE(t.status,'') NOT IN ('Closed','Resolved') "
        "ORDER BY t.opening_date DESC, t.id DESC"_s);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    while (rows->next()) {
        const QString customer = rows->value(2).toString();
        const QString location = rows->value(4).toString();
        if (location.isEmpty() ? !people.contains(customer) : !places.contains(location)) {
            continue;
        }
        tickets.push_back({.id = rows->value(0).toString(),
            .subject = rows->value(1).toString(),
            .customer = customer,
            .customerName = rows->value(3).toString(),
            .location = location,
            .opened = rows->value(5).toString(),
            .parent = rows->value(6).toString(),
            .modified = rows->value(7).toString()});
    }
    if (const auto done = finished(*rows); !done) {
        return std::unexpected(done.error());
    }
    return tickets;
}

} // namespace FibreDesk::Store
