// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/dispatchqueries.h"

#include "store/rowreader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

template <typename T>
Result<T> readOne(QSqlDatabase &db, const ReadContext &context, const QString &id)
{
    if (id.isEmpty())
        return T{};
    auto rows = readRows<T>(db, context, u"WHERE r.id=?"_s, {id});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->empty() ? T{} : std::move(rows->front());
}

} // namespace

Result<DispatchDay> readDispatchDay(QSqlDatabase &db, QDate day)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    auto technicians = readRows<Technician>(db, *context, u"ORDER BY r.full_name, r.id"_s);
    if (!technicians)
        return std::unexpected(technicians.error());
    if (const auto done = readTechnicianTags(db, *technicians); !done)
        return std::unexpected(done.error());
    auto jobs = readRows<Job>(
        db, *context, u"WHERE r.scheduled_date=? ORDER BY r.id"_s, {day.toString(Qt::ISODate)});
    if (!jobs)
        return std::unexpected(jobs.error());
    // Closed ones by every spelling in the wild are sorted out by the value, not by SQL.
    auto undated = readRows<Job>(
        db, *context, u"WHERE r.scheduled_date IS NULL OR r.scheduled_date='' ORDER BY r.id"_s);
    if (!undated)
        return std::unexpected(undated.error());
    for (Job &job : *undated) {
        if (job.state != JobState::Completed && job.state != JobState::Cancelled)
            jobs->push_back(std::move(job));
    }
    if (const auto done = readJobChildren(db, *jobs); !done)
        return std::unexpected(done.error());
    auto tags = readRows<Tag>(db, *context, u"ORDER BY r.id"_s);
    if (!tags)
        return std::unexpected(tags.error());
    return DispatchDay{std::move(*technicians), std::move(*jobs), std::move(*tags)};
}

Result<QHash<QString, QString>> technicianNames(QSqlDatabase &db)
{
    auto query = select(db, u"SELECT id, full_name FROM technician"_s);
    if (!query)
        return std::unexpected(query.error());
    QHash<QString, QString> names;
    while (query->next())
        names.insert(query->value(0).toString(), query->value(1).toString());
    if (const auto done = finished(*query); !done)
        return std::unexpected(done.error());
    return names;
}

Result<std::optional<Job>> readJob(QSqlDatabase &db, const QString &id)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    auto jobs = readRows<Job>(db, *context, u"WHERE r.id=?"_s, {id});
    if (!jobs)
        return std::unexpected(jobs.error());
    if (jobs->empty())
        return std::optional<Job>();
    if (const auto done = readJobChildren(db, *jobs); !done)
        return std::unexpected(done.error());
    return std::optional(std::move(jobs->front()));
}

Result<JobDetails> readJobDetails(QSqlDatabase &db, const Job &job)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    auto customer = readOne<Customer>(db, *context, job.customer);
    if (!customer)
        return std::unexpected(customer.error());
    auto location = readOne<Location>(db, *context, job.location);
    if (!location)
        return std::unexpected(location.error());
    auto ticket = readOne<Ticket>(db, *context, job.ticket);
    if (!ticket)
        return std::unexpected(ticket.error());
    return JobDetails{std::move(*customer), std::move(*location), ticket->subject, ticket->status};
}

Result<std::vector<PlacePoint>> readPlacePoints(QSqlDatabase &db)
{
    QHash<QString, int> severity;
    auto troubled = select(db,
        u"SELECT service_location, MAX(is_important) FROM ticket "
        "WHERE status='Open' AND service_location<>'' GROUP BY service_location"_s);
    if (!troubled)
        return std::unexpected(troubled.error());
    while (troubled->next())
        severity.insert(troubled->value(0).toString(), troubled->value(1).toInt() != 0 ? 2 : 1);
    if (const auto done = finished(*troubled); !done)
        return std::unexpected(done.error());

    auto rows = select(db,
        u"SELECT id, latitude, longitude FROM location "
        "WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND latitude<>0"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<PlacePoint> points;
    while (rows->next()) {
        const QString id = rows->value(0).toString();
        points.push_back(
            {id, {rows->value(1).toDouble(), rows->value(2).toDouble()}, severity.value(id)});
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return points;
}

} // namespace FibreDesk::Store
