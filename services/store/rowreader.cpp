// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rowreader.h"

#include "core/sitetime.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Reads the columns of a row one after the other.
class Cursor {
public:
    Cursor(const QSqlQuery &query, int first)
        : m_query(query)
        , m_next(first)
    {
    }

    QString text() { return m_query.value(m_next++).toString(); }
    int integer() { return m_query.value(m_next++).toInt(); }
    bool check() { return m_query.value(m_next++).toInt() != 0; }
    double number() { return m_query.value(m_next++).toDouble(); }
    QDate date() { return QDate::fromString(text().left(10), Qt::ISODate); }
    QTime time() { return QTime::fromString(text(), Qt::ISODate); }
    QDateTime dateTime(const QTimeZone &zone) { return fromSiteTime(text(), zone); }

    GeoPoint position()
    {
        const QVariant latitude = m_query.value(m_next++);
        const QVariant longitude = m_query.value(m_next++);
        // Frappe stores a coordinate that was never set as 0.
        if (latitude.isNull() || longitude.isNull()
            || (latitude.toDouble() == 0 && longitude.toDouble() == 0)) {
            return {};
        }
        return {.latitude = latitude.toDouble(), .longitude = longitude.toDouble()};
    }

private:
    const QSqlQuery &m_query;
    int m_next;
};

QString normalWord(const QString &text)
{
    return text.trimmed().toLower().replace(u'_', u' ');
}

/// A link holds one name; sites that made it a text hold several.
QStringList jobNames(const QString &text)
{
    QStringList names;
    for (QString name : text.split(QRegularExpression(u"[,;\\n]"_s), Qt::SkipEmptyParts)) {
        name = name.trimmed();
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace

Result<ReadContext> readContext(QSqlDatabase &db)
{
    return siteTimeZone(db).transform([](const QTimeZone &zone) { return ReadContext{zone}; });
}

JobState jobState(const QString &text)
{
    const QString word = normalWord(text);
    if (word == "assigned"_L1) {
        return JobState::Assigned;
    }
    if (word == "in progress"_L1 || word == "started"_L1) {
        return JobState::InProgress;
    }
    if (word == "completed"_L1 || word == "done"_L1 || word == "closed"_L1) {
        return JobState::Completed;
    }
    if (word == "cancelled"_L1 || word == "canceled"_L1) {
        return JobState::Cancelled;
    }
    return JobState::Open;
}

QString jobStateText(JobState state)
{
    switch (state) {
    case JobState::Assigned:
        return u"assigned"_s;
    case JobState::InProgress:
        return u"In Progress"_s;
    case JobState::Completed:
        return u"Completed"_s;
    case JobState::Cancelled:
        return u"Cancelled"_s;
    case JobState::Open:
        break;
    }
    return u"open"_s;
}

JobKind jobKind(const QString &text)
{
    const QString word = normalWord(text);
    if (word == "installation"_L1) {
        return JobKind::Installation;
    }
    if (word == u"réparation"_s || word == "reparation"_L1 || word == "repair"_L1) {
        return JobKind::Repair;
    }
    if (word == "maintenance"_L1) {
        return JobKind::Maintenance;
    }
    if (word == "retrait"_L1 || word == "removal"_L1) {
        return JobKind::Removal;
    }
    return JobKind::Other;
}

JobPriority jobPriority(const QString &text)
{
    const QString word = normalWord(text);
    if (word == "low"_L1) {
        return JobPriority::Low;
    }
    if (word == "high"_L1) {
        return JobPriority::High;
    }
    if (word == "urgent"_L1) {
        return JobPriority::Urgent;
    }
    return JobPriority::Medium;
}

std::vector<Shift> weeklyShifts(const QString &json)
{
    static constexpr std::array days{
        "mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};
    const QJsonObject week = QJsonDocument::fromJson(json.toUtf8()).object();
    std::vector<Shift> shifts;
    for (int day = 0; day < int(days.size()); ++day) {
        const QJsonArray spans = week.value(days.at(day)).toArray();
        for (const QJsonValue span : spans) {
            const QJsonArray ends = span.toArray();
            const Shift shift{.weekday = day + 1,
                .start =
                    QTime::fromString(ends.at(0).toString().rightJustified(5, u'0'), u"HH:mm"_s),
                .end =
                    QTime::fromString(ends.at(1).toString().rightJustified(5, u'0'), u"HH:mm"_s)};
            // One that ends before it begins ends on the next day.
            if (shift.start.isValid() && shift.end.isValid() && shift.start != shift.end) {
                shifts.push_back(shift);
            }
        }
    }
    return shifts;
}

QString RowReader<Job>::table()
{
    return Kind::Job;
}

QStringList RowReader<Job>::columns()
{
    return {u"id"_s, u"modified"_s, u"subject"_s, u"ticket_id"_s, u"customer"_s, u"customer_name"_s,
        u"service_location"_s, u"address"_s, u"latitude"_s, u"longitude"_s, u"job_type"_s,
        u"priority"_s, u"status"_s, u"scheduled_date"_s, u"start_time"_s, u"duration_h"_s,
        u"window_start"_s, u"window_end"_s, u"assigned_tech"_s, u"notes"_s, u"actual_start"_s,
        u"actual_end"_s, u"modified_by"_s, u"assigned_group"_s, u"parent_job"_s, u"step_order"_s,
        u"depends_on"_s, u"dispatched_to"_s, u"dispatched_date"_s, u"dispatched_time"_s,
        u"dispatched_at"_s, u"dispatched_by"_s, u"pinned"_s};
}

Job RowReader<Job>::read(const QSqlQuery &query, const ReadContext &context, int first)
{
    Cursor c(query, first);
    Job job;
    job.id = c.text();
    job.modified = c.text();
    job.subject = c.text();
    job.ticket = c.text();
    job.customer = c.text();
    job.customerName = c.text();
    job.location = c.text();
    job.address = c.text();
    job.position = c.position();
    job.kind = jobKind(c.text());
    job.priority = jobPriority(c.text());
    job.stateText = c.text();
    job.state = jobState(job.stateText);
    job.date = c.date();
    job.start = c.time();
    const double hours = c.number();
    if (hours > 0) {
        job.minutes = qMax(1, qRound(hours * 60));
    }
    job.windowStart = c.time();
    job.windowEnd = c.time();
    job.technician = c.text();
    job.notes = c.text();
    job.actualStart = c.dateTime(context.siteZone);
    job.actualEnd = c.dateTime(context.siteZone);
    job.modifiedBy = c.text();
    job.group = c.text();
    job.parent = c.text();
    job.stepOrder = c.integer();
    job.dependsOn = jobNames(c.text());
    job.told.technician = c.text();
    job.told.date = c.date();
    job.told.start = c.time();
    job.told.at = c.dateTime(context.siteZone);
    job.told.by = c.text();
    job.isPinned = c.check();
    return withDispatched(std::move(job));
}

QString RowReader<Technician>::table()
{
    return Kind::Technician;
}

QStringList RowReader<Technician>::columns()
{
    return {u"id"_s, u"modified"_s, u"full_name"_s, u"phone"_s, u"email"_s, u"color"_s,
        u"traccar_device_id"_s, u"home_latitude"_s, u"home_longitude"_s, u"status"_s,
        u"tech_group"_s, u"weekly_schedule"_s, u"extra_shifts"_s};
}

Technician RowReader<Technician>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    Technician technician;
    technician.id = c.text();
    technician.modified = c.text();
    technician.name = c.text();
    technician.phone = c.text();
    technician.email = c.text();
    technician.colour = c.text();
    technician.traccarDevice = c.integer();
    technician.home = c.position();
    technician.status = c.text();
    technician.group = c.text();
    technician.shifts = weeklyShifts(c.text());
    technician.extraShifts = c.text().split(u'\n', Qt::SkipEmptyParts);
    return technician;
}

QString RowReader<Tag>::table()
{
    return Kind::Tag;
}

QStringList RowReader<Tag>::columns()
{
    return {u"id"_s, u"color"_s, u"category"_s};
}

Tag RowReader<Tag>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    Tag tag;
    tag.id = c.text();
    tag.colour = c.text();
    tag.category = c.text();
    return tag;
}

QString RowReader<Customer>::table()
{
    return Kind::Customer;
}

QStringList RowReader<Customer>::columns()
{
    return {u"id"_s, u"modified"_s, u"customer_name"_s, u"customer_type"_s, u"customer_group"_s,
        u"language"_s, u"cell_phone"_s, u"tel_home"_s, u"email_billing"_s, u"mobile_no"_s,
        u"email_id"_s, u"legacy_account_id"_s, u"legacy_customer_id"_s, u"ppa_enabled"_s,
        u"disabled"_s, u"creation"_s};
}

Customer RowReader<Customer>::read(const QSqlQuery &query, const ReadContext &context, int first)
{
    Cursor c(query, first);
    Customer customer;
    customer.id = c.text();
    customer.modified = c.text();
    customer.name = c.text();
    customer.type = c.text();
    customer.group = c.text();
    customer.language = c.text();
    customer.cellPhone = c.text();
    customer.homePhone = c.text();
    customer.billingEmail = c.text();
    customer.mobile = c.text();
    customer.email = c.text();
    customer.legacyAccount = c.text();
    customer.legacyCustomer = c.text();
    customer.isPreauthorised = c.check();
    customer.isDisabled = c.check();
    customer.created = c.dateTime(context.siteZone);
    return customer;
}

QString RowReader<Location>::table()
{
    return Kind::Location;
}

QStringList RowReader<Location>::columns()
{
    return {u"id"_s, u"customer"_s, u"location_name"_s, u"address_line"_s, u"city"_s,
        u"postal_code"_s, u"latitude"_s, u"longitude"_s, u"connection_type"_s, u"olt_port"_s,
        u"access_notes"_s, u"contact_name"_s, u"contact_phone"_s, u"status"_s};
}

Location RowReader<Location>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    Location location;
    location.id = c.text();
    location.customer = c.text();
    location.name = c.text();
    location.address = c.text();
    location.city = c.text();
    location.postalCode = c.text();
    location.position = c.position();
    location.connection = c.text();
    location.oltPort = c.text();
    location.accessNotes = c.text();
    location.contactName = c.text();
    location.contactPhone = c.text();
    location.status = c.text();
    return location;
}

QString RowReader<Equipment>::table()
{
    return Kind::Equipment;
}

QStringList RowReader<Equipment>::columns()
{
    return {u"id"_s, u"equipment_type"_s, u"brand"_s, u"model"_s, u"serial_number"_s,
        u"mac_address"_s, u"ip_address"_s, u"firmware_version"_s, u"gpon_serial"_s, u"status"_s,
        u"service_location"_s, u"subscription"_s};
}

Equipment RowReader<Equipment>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    Equipment equipment;
    equipment.id = c.text();
    equipment.kind = c.text();
    equipment.brand = c.text();
    equipment.model = c.text();
    equipment.serial = c.text();
    equipment.mac = c.text();
    equipment.ip = c.text();
    equipment.firmware = c.text();
    equipment.gponSerial = c.text();
    equipment.status = c.text();
    equipment.location = c.text();
    equipment.subscription = c.text();
    return equipment;
}

QString RowReader<Subscription>::table()
{
    return Kind::Subscription;
}

QStringList RowReader<Subscription>::columns()
{
    return {u"id"_s, u"service_location"_s, u"service_category"_s, u"plan_name"_s, u"speed_down"_s,
        u"speed_up"_s, u"monthly_price"_s, u"billing_cycle"_s, u"start_date"_s, u"end_date"_s,
        u"cancellation_date"_s, u"display_order"_s, u"status"_s};
}

Subscription RowReader<Subscription>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    Subscription subscription;
    subscription.id = c.text();
    subscription.location = c.text();
    subscription.category = c.text();
    subscription.plan = c.text();
    subscription.speedDown = c.text();
    subscription.speedUp = c.text();
    subscription.monthlyPrice = c.number();
    subscription.billingCycle = c.text();
    subscription.start = c.date();
    subscription.end = c.date();
    subscription.cancelled = c.date();
    subscription.displayOrder = c.integer();
    subscription.status = c.text();
    return subscription;
}

QString RowReader<Contract>::table()
{
    return Kind::Contract;
}

QStringList RowReader<Contract>::columns()
{
    return {u"id"_s, u"service_location"_s, u"subscription"_s, u"contract_type"_s, u"start_date"_s,
        u"end_date"_s, u"duration_months"_s, u"monthly_regular"_s, u"install_fee"_s, u"signed_on"_s,
        u"status"_s, u"termination_date"_s, u"termination_reason"_s, u"termination_fee"_s};
}

Contract RowReader<Contract>::read(const QSqlQuery &query, const ReadContext &context, int first)
{
    Cursor c(query, first);
    Contract contract;
    contract.id = c.text();
    contract.location = c.text();
    contract.subscription = c.text();
    contract.kind = c.text();
    contract.start = c.date();
    contract.end = c.date();
    contract.months = c.integer();
    contract.monthlyRegular = c.number();
    contract.installFee = c.number();
    contract.signedAt = c.dateTime(context.siteZone);
    contract.status = c.text();
    contract.terminated = c.date();
    contract.terminationReason = c.text();
    contract.terminationFee = c.number();
    return contract;
}

QString RowReader<Ticket>::table()
{
    return Kind::Ticket;
}

QStringList RowReader<Ticket>::columns()
{
    return {u"id"_s, u"customer"_s, u"subject"_s, u"status"_s, u"priority"_s, u"issue_type"_s,
        u"opening_date"_s, u"opening_time"_s, u"assigned_staff"_s, u"service_location"_s,
        u"is_important"_s};
}

Ticket RowReader<Ticket>::read(const QSqlQuery &query, const ReadContext &context, int first)
{
    Cursor c(query, first);
    Ticket ticket;
    ticket.id = c.text();
    ticket.customer = c.text();
    ticket.subject = c.text();
    ticket.status = c.text();
    ticket.priority = c.text();
    ticket.kind = c.text();
    const QString date = c.text();
    const QString time = c.text();
    ticket.opened =
        fromSiteTime(time.isEmpty() ? date : QString(date + u' ' + time), context.siteZone);
    ticket.assignee = c.text();
    ticket.location = c.text();
    ticket.isImportant = c.check();
    return ticket;
}

QString RowReader<Message>::table()
{
    return Kind::Message;
}

QStringList RowReader<Message>::columns()
{
    return {u"id"_s, u"reference_name"_s, u"subject"_s, u"content"_s, u"sender"_s,
        u"sender_full_name"_s, u"communication_date"_s, u"sent_or_received"_s,
        u"communication_medium"_s};
}

Message RowReader<Message>::read(const QSqlQuery &query, const ReadContext &context, int first)
{
    Cursor c(query, first);
    Message message;
    message.id = c.text();
    message.ticket = c.text();
    message.subject = c.text();
    message.html = c.text();
    message.sender = c.text();
    message.senderName = c.text();
    message.sent = c.dateTime(context.siteZone);
    message.isFromUs = c.text().compare("sent"_L1, Qt::CaseInsensitive) == 0;
    message.medium = c.text();
    return message;
}

QString RowReader<Invoice>::table()
{
    return Kind::Invoice;
}

QStringList RowReader<Invoice>::columns()
{
    return {u"id"_s, u"posting_date"_s, u"due_date"_s, u"grand_total"_s, u"outstanding_amount"_s,
        u"status"_s};
}

Invoice RowReader<Invoice>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    return {.id = c.text(),
        .posted = c.date(),
        .due = c.date(),
        .total = c.number(),
        .outstanding = c.number(),
        .status = c.text()};
}

QString RowReader<Payment>::table()
{
    return Kind::Payment;
}

QStringList RowReader<Payment>::columns()
{
    return {u"id"_s, u"posting_date"_s, u"paid_amount"_s, u"mode_of_payment"_s, u"reference_no"_s,
        u"docstatus"_s, u"payment_type"_s};
}

Payment RowReader<Payment>::read(const QSqlQuery &query, const ReadContext &, int first)
{
    Cursor c(query, first);
    return {.id = c.text(),
        .posted = c.date(),
        .amount = c.number(),
        .mode = c.text(),
        .reference = c.text(),
        .docstatus = c.integer(),
        .isRefund = c.text() == "Pay"_L1};
}

namespace {

/// Runs `sql`, which holds one %1 for the list of parents, for a few hundred parents at a time:
/// SQLite bounds the number of values in a statement.
template <typename Add>
Result<void> readChildren(QSqlDatabase &db, const QString &sql, const QStringList &parents, Add add)
{
    constexpr qsizetype Chunk = 500;
    for (qsizetype start = 0; start < parents.size(); start += Chunk) {
        const QStringList chunk = parents.mid(start, Chunk);
        auto query = select(
            db, sql.arg(placeholders(chunk.size())), QVariantList(chunk.cbegin(), chunk.cend()));
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            add(*query);
        }
        if (const auto done = finished(*query); !done) {
            return done;
        }
    }
    return {};
}

template <typename Row>
std::pair<QStringList, QHash<QString, Row *>> indexById(std::vector<Row> &rows)
{
    QStringList ids;
    QHash<QString, Row *> byId;
    for (Row &row : rows) {
        ids += row.id;
        byId.insert(row.id, &row);
    }
    return {ids, byId};
}

} // namespace

Result<void> readJobChildren(QSqlDatabase &db, std::vector<Job> &jobs)
{
    const auto [ids, byId] = indexById(jobs);
    auto done = readChildren(db,
        u"SELECT parent, tag, level, required FROM job_tag WHERE parent IN (%1) "
        u"ORDER BY parent, idx"_s,
        ids, [&byId](const QSqlQuery &q) {
            byId.value(q.value(0).toString())
                ->tags.push_back({.tag = q.value(1).toString(),
                    .level = q.value(2).toInt(),
                    .required = q.value(3).toInt() != 0});
        });
    if (!done) {
        return done;
    }
    return readChildren(db,
        u"SELECT parent, technician FROM job_assistant WHERE parent IN (%1) ORDER BY parent, idx"_s,
        ids, [&byId](const QSqlQuery &q) {
            byId.value(q.value(0).toString())->assistants += q.value(1).toString();
        });
}

Result<void> readTechnicianTags(QSqlDatabase &db, std::vector<Technician> &technicians)
{
    const auto [ids, byId] = indexById(technicians);
    return readChildren(db,
        u"SELECT parent, tag, level FROM technician_tag WHERE parent IN (%1) ORDER BY parent, idx"_s,
        ids, [&byId](const QSqlQuery &q) {
            byId.value(q.value(0).toString())
                ->tags.push_back({.tag = q.value(1).toString(), .level = q.value(2).toInt()});
        });
}

} // namespace FibreDesk::Store
