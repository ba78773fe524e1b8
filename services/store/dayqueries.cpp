// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/dayqueries.h"

#include "store/rowreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

QString listOf(const QSet<QString> &names)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(QStringList(names.values())))
            .toJson(QJsonDocument::Compact));
}

template <typename T>
Result<QHash<QString, T>> readNamed(
    QSqlDatabase &db, const ReadContext &context, const QSet<QString> &names)
{
    QHash<QString, T> found;
    if (names.isEmpty())
        return found;
    auto rows = readRows<T>(
        db, context, u"WHERE r.id IN (SELECT value FROM json_each(?))"_s, {listOf(names)});
    if (!rows)
        return std::unexpected(rows.error());
    for (T &row : *rows)
        found.insert(QString(row.id), std::move(row));
    return found;
}

} // namespace

Result<std::vector<Job>> readJobsBetween(QSqlDatabase &db, QDate first, QDate last)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    auto jobs = readRows<Job>(db, *context,
        u"WHERE r.scheduled_date BETWEEN ? AND ? ORDER BY r.scheduled_date, r.start_time, r.id"_s,
        {first.toString(Qt::ISODate), last.toString(Qt::ISODate)});
    if (!jobs)
        return std::unexpected(jobs.error());
    if (const auto done = readJobChildren(db, *jobs); !done)
        return std::unexpected(done.error());
    return jobs;
}

Result<QHash<QString, VisitFacts>> readVisitFacts(QSqlDatabase &db, const std::vector<Job> &jobs)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    QSet<QString> customerNames;
    QSet<QString> locationNames;
    for (const Job &job : jobs) {
        if (!job.customer.isEmpty())
            customerNames.insert(job.customer);
        if (!job.location.isEmpty())
            locationNames.insert(job.location);
    }
    const auto customers = readNamed<Customer>(db, *context, customerNames);
    if (!customers)
        return std::unexpected(customers.error());
    const auto locations = readNamed<Location>(db, *context, locationNames);
    if (!locations)
        return std::unexpected(locations.error());
    QHash<QString, std::vector<Equipment>> onSite;
    if (!locationNames.isEmpty()) {
        auto equipment = readRows<Equipment>(db, *context,
            u"WHERE r.service_location IN (SELECT value FROM json_each(?)) "
            "ORDER BY r.equipment_type, r.id"_s,
            {listOf(locationNames)});
        if (!equipment)
            return std::unexpected(equipment.error());
        for (Equipment &one : *equipment)
            onSite[one.location].push_back(std::move(one));
    }
    QHash<QString, VisitFacts> facts;
    for (const Job &job : jobs) {
        facts.insert(job.id,
            {.customer = customers->value(job.customer),
                .location = locations->value(job.location),
                .onSite = onSite.value(job.location)});
    }
    return facts;
}

QStringList visitPhones(const VisitFacts &facts)
{
    QStringList phones{facts.location.contactPhone, facts.customer.cellPhone,
        facts.customer.homePhone, facts.customer.mobile};
    phones.removeAll(QString());
    phones.removeDuplicates();
    return phones;
}

QString visitAddress(const Job &job, const VisitFacts &facts)
{
    const Location &location = facts.location;
    QStringList parts{job.address.isEmpty() ? location.address : job.address};
    if (!location.city.isEmpty() && !parts.first().contains(location.city, Qt::CaseInsensitive))
        parts += location.city;
    if (!location.postalCode.isEmpty()
        && !parts.first().contains(location.postalCode, Qt::CaseInsensitive)) {
        parts += location.postalCode;
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace FibreDesk::Store
