// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/oltports.h"

#include "store/database.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

Result<std::optional<DeviceOnPort>> deviceOnPort(QSqlDatabase &db, const QString &serial)
{
    const QString wanted = serial.trimmed().toUpper();
    auto rows = select(db,
        u"SELECT r.id, r.serial_number, r.equipment_type, COALESCE(r.customer,''), "
        "COALESCE(r.service_location,''), COALESCE(l.olt_port,'') FROM equipment r "
        "LEFT JOIN location l ON l.id=r.service_location WHERE ?<>'' AND (upper(r.serial_number)=? "
        "OR upper(r.gpon_serial)=? OR upper(r.cwmp_serial)=?) LIMIT 2"_s,
        {wanted, wanted, wanted, wanted});
    if (!rows)
        return std::unexpected(rows.error());
    std::optional<DeviceOnPort> found;
    while (rows->next()) {
        if (found)
            return std::unexpected(Error{.kind = ErrorKind::Conflict,
                .detail = u"several devices have the serial %1: %2 and %3"_s.arg(
                    serial, found->id, rows->value(0).toString()),
                .source = u"store"_s});
        found = DeviceOnPort{.id = rows->value(0).toString(),
            .serial = rows->value(1).toString(),
            .type = rows->value(2).toString(),
            .customer = rows->value(3).toString(),
            .location = rows->value(4).toString(),
            .oltPort = rows->value(5).toString()};
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return found;
}

} // namespace FibreDesk::Store
