// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/dispatchqueries.h"

#include "store/rowreader.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <utility>

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

QString jsonList(const QSet<QString> &names)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(QStringList(names.values())))
            .toJson(QJsonDocument::Compact));
}

/// What `jobs` wait for, the other steps of their chains, and what waits for them.
Result<std::vector<Job>> readRelatedJobs(
    QSqlDatabase &db, const ReadContext &context, const std::vector<Job> &jobs)
{
    QSet<QString> here;
    QSet<QString> before; // named by these jobs
    QSet<QString> chains; // whose steps are asked for
    for (const Job &job : jobs) {
        here.insert(job.id);
        chains.insert(job.id);
        for (const QString &name : job.dependsOn)
            before.insert(name);
        if (!job.parent.isEmpty()) {
            before.insert(job.parent);
            chains.insert(job.parent);
        }
    }
    before.subtract(here);
    std::vector<Job> related;
    const auto read = [&](const QString &tail, const QVariantList &values) -> Result<void> {
        auto rows = readRows<Job>(db, context, tail, values);
        if (!rows)
            return std::unexpected(rows.error());
        for (Job &job : *rows) {
            if (!here.contains(job.id)) {
                here.insert(job.id);
                related.push_back(std::move(job));
            }
        }
        return {};
    };
    if (!before.isEmpty()) {
        if (const auto done =
                read(u"WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id"_s,
                    {jsonList(before)});
            !done) {
            return std::unexpected(done.error());
        }
    }
    const QString names = jsonList(chains);
    if (const auto done =
            read(u"WHERE (r.parent_job<>'' AND r.parent_job IN (SELECT value FROM json_each(?))) "
                 "OR (r.depends_on<>'' AND r.depends_on IN (SELECT value FROM json_each(?))) "
                 "ORDER BY r.id"_s,
                {names, names});
        !done) {
        return std::unexpected(done.error());
    }
    return related;
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
    auto related = readRelatedJobs(db, *context, *jobs);
    if (!related)
        return std::unexpected(related.error());
    return DispatchDay{
        std::move(*technicians), std::move(*jobs), std::move(*tags), std::move(*related)};
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

Result<std::vector<Job>> readFinishedJobs(QSqlDatabase &db, QDate since)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    return readRows<Job>(db, *context,
        u"WHERE r.scheduled_date>=? AND r.actual_start<>'' AND r.actual_end<>'' ORDER BY r.id"_s,
        {since.toString(Qt::ISODate)});
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

Result<QHash<QString, std::optional<double>>> readJobHours(
    QSqlDatabase &db, const std::vector<Job> &jobs)
{
    QHash<QString, std::optional<double>> hours;
    constexpr std::size_t atOnce = 500;
    for (std::size_t first = 0; first < jobs.size(); first += atOnce) {
        QVariantList ids;
        for (std::size_t i = first; i < std::min(jobs.size(), first + atOnce); ++i)
            ids.append(jobs[i].id);
        auto rows = select(db,
            u"SELECT id, duration_h FROM job WHERE id IN (%1)"_s.arg(placeholders(ids.size())),
            ids);
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            const QVariant value = rows->value(1);
            hours.insert(rows->value(0).toString(),
                value.isNull() ? std::nullopt : std::optional(value.toDouble()));
        }
        if (const auto done = finished(*rows); !done)
            return std::unexpected(done.error());
    }
    return hours;
}

Result<QJsonObject> readJobMatter(QSqlDatabase &db, const QString &id)
{
    const auto job = readJob(db, id);
    if (!job)
        return std::unexpected(job.error());
    if (!*job)
        return QJsonObject();
    const QStringList columns{u"subject"_s, u"ticket_id"_s, u"customer"_s, u"customer_name"_s,
        u"service_location"_s, u"address"_s, u"latitude"_s, u"longitude"_s, u"job_type"_s,
        u"priority"_s, u"window_start"_s, u"window_end"_s, u"duration_h"_s, u"assigned_group"_s,
        u"notes"_s};
    auto row = select(db, u"SELECT %1 FROM job WHERE id=?"_s.arg(columns.join(u", "_s)), {id});
    if (!row)
        return std::unexpected(row.error());
    QJsonObject matter;
    if (row->next()) {
        for (int i = 0; i < columns.size(); ++i) {
            const QVariant value = row->value(i);
            if (!value.isNull() && !value.toString().isEmpty())
                matter.insert(columns[i], QJsonValue::fromVariant(value));
        }
    }
    if (const auto done = finished(*row); !done)
        return std::unexpected(done.error());
    QJsonArray tags;
    for (const TagLink &tag : (*job)->tags)
        tags.append(QJsonObject{
            {u"tag"_s, tag.tag}, {u"level"_s, tag.level}, {u"required"_s, tag.required ? 1 : 0}});
    QJsonArray assistants;
    for (const QString &assistant : std::as_const((*job)->assistants))
        assistants.append(QJsonObject{{u"technician"_s, assistant}});
    if (!tags.isEmpty())
        matter.insert(u"tags"_s, tags);
    if (!assistants.isEmpty())
        matter.insert(u"assistants"_s, assistants);
    return matter;
}

Result<std::vector<Job>> readToldJobs(QSqlDatabase &db, QDate first, QDate last)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    const QString from = first.toString(Qt::ISODate);
    const QString to = last.toString(Qt::ISODate);
    auto jobs = readRows<Job>(db, *context,
        u"WHERE r.scheduled_date BETWEEN ? AND ? OR r.dispatched_date BETWEEN ? AND ? "
        "ORDER BY r.id"_s,
        {from, to, from, to});
    if (!jobs)
        return std::unexpected(jobs.error());
    if (const auto done = readJobChildren(db, *jobs); !done)
        return std::unexpected(done.error());
    return jobs;
}

Result<QHash<QString, QJsonObject>> readToldFields(QSqlDatabase &db, const QStringList &jobs)
{
    const QStringList columns{u"dispatched_to"_s, u"dispatched_date"_s, u"dispatched_time"_s,
        u"dispatched_at"_s, u"dispatched_by"_s, u"modified"_s, u"customer_name"_s};
    auto rows = select(db,
        u"SELECT id, %1 FROM job WHERE id IN (SELECT value FROM json_each(?))"_s.arg(
            columns.join(u", "_s)),
        {jsonList(QSet<QString>(jobs.cbegin(), jobs.cend()))});
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, QJsonObject> told;
    while (rows->next()) {
        QJsonObject &fields = told[rows->value(0).toString()];
        for (int i = 0; i < columns.size(); ++i) {
            const QVariant value = rows->value(i + 1);
            fields.insert(columns[i], value.isNull() ? QJsonValue() : value.toJsonValue());
        }
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return told;
}

Result<std::vector<LoadSum>> readDispatchLoad(QSqlDatabase &db, QDate first, QDate last)
{
    auto rows = select(db,
        u"SELECT IFNULL(assigned_tech,''), scheduled_date, IFNULL(status,''), COUNT(*), "
        "SUM(CASE WHEN duration_h>0 THEN duration_h ELSE 1 END), IFNULL(job_type,'') FROM job "
        "WHERE scheduled_date BETWEEN ? AND ? GROUP BY 1, 2, 3, 6"_s,
        {first.toString(Qt::ISODate), last.toString(Qt::ISODate)});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<LoadSum> sums;
    while (rows->next()) {
        const LoadSum sum{.technician = rows->value(0).toString(),
            .date = QDate::fromString(rows->value(1).toString().left(10), Qt::ISODate),
            .state = jobState(rows->value(2).toString()),
            .jobs = rows->value(3).toInt(),
            .minutes = qRound(rows->value(4).toDouble() * 60),
            .kind = jobKind(rows->value(5).toString())};
        if (sum.state != JobState::Cancelled)
            sums.push_back(sum);
    }
    if (const auto done = finished(*rows); !done)
        return std::unexpected(done.error());
    return sums;
}

Result<std::vector<Technician>> readTechnicians(QSqlDatabase &db)
{
    const auto context = readContext(db);
    if (!context)
        return std::unexpected(context.error());
    return readRows<Technician>(db, *context, u"ORDER BY r.full_name, r.id"_s);
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
