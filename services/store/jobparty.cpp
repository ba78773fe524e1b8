// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/jobparty.h"

#include "store/rowreader.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

Result<JobParty> jobParty(QSqlDatabase &db, const QString &customer)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    const auto customers = readRows<Customer>(db, *context, u"WHERE r.id=?"_s, {customer});
    if (!customers)
        return std::unexpected(customers.error());
    JobParty party;
    if (!customers->empty())
        party.customer = customers->front();
    auto locations = readRows<Location>(
        db, *context, u"WHERE r.customer=? ORDER BY r.location_name, r.id"_s, {customer});
    if (!locations)
        return std::unexpected(locations.error());
    party.locations = std::move(*locations);
    return party;
}

Result<QStringList> tagNames(QSqlDatabase &db)
{
    auto rows = select(db, u"SELECT id FROM tag ORDER BY id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QStringList names;
    while (rows->next())
        names.append(rows->value(0).toString());
    return finished(*rows).transform([&names] { return names; });
}

} // namespace FibreDesk::Store
