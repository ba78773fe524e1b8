// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/serialqueries.h"

#include "store/database.h"
#include "text/normalise.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

Result<std::vector<EquipmentLine>> devicesOfCodes(QSqlDatabase &db, const QStringList &codes)
{
    if (codes.isEmpty()) {
        return std::vector<EquipmentLine>();
    }
    // Some thousands of short texts: comparing them all is a few milliseconds, in every spelling.
    auto query = select(db,
        u"SELECT rid, id, serial_number, mac_address, gpon_serial, cwmp_serial FROM equipment"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    const QSet<QString> wanted(codes.cbegin(), codes.cend());
    std::vector<qint64> rows;
    while (query->next()) {
        for (int column = 1; column <= 5; ++column) {
            if (wanted.contains(Text::foldCode(query->value(column).toString()))) {
                rows.push_back(query->value(0).toLongLong());
                break;
            }
        }
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    if (rows.empty()) {
        return std::vector<EquipmentLine>();
    }
    return equipmentLines(db, rows).transform([](std::vector<EquipmentLine> lines) {
        std::ranges::sort(lines, {}, &EquipmentLine::id);
        return lines;
    });
}

} // namespace FibreDesk::Store
