// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketjob.h"

#include "erp/fieldmap.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr double longestJob = 24;

QTime timeOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    for (const QString &format : {u"H:mm"_s, u"H'h'mm"_s, u"H 'h' mm"_s, u"H"_s}) {
        if (const QTime time = QTime::fromString(trimmed, format); time.isValid()) {
            return time;
        }
    }
    return {};
}

double hoursOf(const QString &text)
{
    bool isNumber = false;
    const double hours = QString(text).trimmed().replace(u',', u'.').toDouble(&isNumber);
    return isNumber ? hours : 0;
}

QString addressOf(const Location &location)
{
    QStringList parts{location.address, location.city};
    parts.removeAll({});
    return parts.isEmpty() ? location.name : parts.join(u", "_s);
}

QString jobPriority(const QString &ofTicket)
{
    const QString word = ofTicket.toLower();
    return QStringList{u"low"_s, u"high"_s, u"urgent"_s}.contains(word) ? word : u"medium"_s;
}

} // namespace

TicketJob::TicketJob(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_pending({"subject", "day", "jobState", "reason", "job"}, 0)
{
}

void TicketJob::connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map)
{
    m_queue = queue;
    m_map = map;
    connect(m_queue, &Outbox::WriteQueue::changed, this, &TicketJob::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &TicketJob::refresh);
}

void TicketJob::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || !write->isCreate || write->doctype != m_map->doctype(Store::Kind::Job)) {
        return; // of thousands that change at once few are new jobs
    }
    if (write->state == Outbox::State::Done) {
        m_done.insert(id);
    }
    refresh();
}

QString TicketJob::reason(const Outbox::Write &write)
{
    using Outbox::State;
    if (write.state == State::Uncertain) {
        return write.isLookedUp
            ? tr("The answer was lost, and ERPNext has no such job so far. Tried again it may be "
                 "there twice.")
            : tr("The answer was lost. It is looked up before anything is sent again.");
    }
    QStringList said;
    for (const Outbox::FieldMessage &message : write.messages) {
        said += message.text;
    }
    if (said.isEmpty() && write.state == State::Refused && write.error) {
        said += errorText(*write.error).sentence();
    }
    if (said.isEmpty() && write.state == State::Waiting && write.error
        && write.error->kind == ErrorKind::Offline) {
        said += tr("The server is not reached; it is sent as soon as it is.");
    }
    return said.join(u' ');
}

void TicketJob::setChoices(const Store::TicketChoices &choices)
{
    m_technicians = choices.technicians;
    Q_EMIT changed();
}

void TicketJob::setTicket(
    const QString &ticket, const QString &subject, const QString &type, const QString &priority)
{
    const bool isAnother = m_ticket != ticket;
    m_ticket = ticket;
    m_ticketSubject = subject;
    m_ticketType = type;
    m_ticketPriority = priority;
    if (isAnother) {
        m_party = {};
        m_known.clear();
        m_error = {};
        m_rows.clear();
        m_pending.reset({});
        refresh();
        Q_EMIT changed();
    }
}

void TicketJob::setParty(const Store::TicketParty &party)
{
    if (!(m_party == party)) {
        m_party = party;
        Q_EMIT changed();
    }
}

void TicketJob::setKnown(const QStringList &jobs)
{
    if (m_known != jobs) {
        m_known = jobs;
        refresh();
    }
}

void TicketJob::begin()
{
    m_subject = m_ticketSubject;
    const QString type = m_ticketType.toLower();
    m_kind = type.contains("install"_L1)                           ? u"Installation"_s
        : type.contains("retrait"_L1) || type.contains("annul"_L1) ? u"Retrait"_s
                                                                   : u"Réparation"_s;
    m_priority = jobPriority(m_ticketPriority);
    m_location = m_party.location.isEmpty() && !m_party.locations.empty()
        ? m_party.locations.front().id
        : m_party.location;
    m_technician.clear();
    m_duration = m_kind == "Installation"_L1 ? u"2"_s : u"1"_s;
    m_day.clear();
    m_windowStart.clear();
    m_windowEnd.clear();
    m_error = {};
    Q_EMIT changed();
}

QVariantList TicketJob::locations() const
{
    QVariantList all{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("No location")}}};
    for (const Location &location : m_party.locations) {
        all += QVariantMap{{u"value"_s, location.id}, {u"text"_s, addressOf(location)}};
    }
    return all;
}

QVariantList TicketJob::technicians() const
{
    QVariantList all{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("Nobody yet")}}};
    for (const Technician &technician : m_technicians) {
        all += QVariantMap{{u"value"_s, technician.id},
            {u"text"_s, technician.name.isEmpty() ? technician.id : technician.name}};
    }
    return all;
}

QStringList TicketJob::openJobs() const
{
    QStringList jobs = m_party.openJobs;
    for (int row = 0; row < m_pending.total(); ++row) {
        const QString made = m_pending.value(row, "job").toString();
        if (!jobs.contains(made)) {
            jobs += made.isEmpty() ? m_pending.value(row, "subject").toString() : made;
        }
    }
    return jobs;
}

QString TicketJob::problem() const
{
    if (m_subject.trimmed().isEmpty()) {
        return tr("The subject is empty.");
    }
    const double hours = hoursOf(m_duration);
    if (hours <= 0 || hours > longestJob) {
        return tr("The duration is a number of hours up to 24.");
    }
    if (!m_day.trimmed().isEmpty() && !QDate::fromString(m_day.trimmed(), Qt::ISODate).isValid()) {
        return tr("The day is written as 2026-11-24.");
    }
    const QTime start = timeOf(m_windowStart);
    const QTime end = timeOf(m_windowEnd);
    if ((!m_windowStart.trimmed().isEmpty() && !start.isValid())
        || (!m_windowEnd.trimmed().isEmpty() && !end.isValid())) {
        return tr("A time is written as 8:30.");
    }
    if (start.isValid() != end.isValid()) {
        return tr("A window has a beginning and an end.");
    }
    if (start.isValid() && end <= start) {
        return tr("The window ends before it begins.");
    }
    return {};
}

void TicketJob::create()
{
    if (!m_queue || m_ticket.isEmpty() || isAdding() || !problem().isEmpty()) {
        return;
    }
    Outbox::NewWrite write;
    write.doctype = m_map->doctype(Store::Kind::Job);
    write.title = m_subject.trimmed();
    const auto put = [&write, this](const QString &field, const QJsonValue &value) {
        if (!value.isNull() && value.toVariant().toString() != QString()) {
            write.changes.fields.insert(
                m_map->serverField(Store::Kind::Job, field), Outbox::rawOf(value));
        }
    };
    put(u"subject"_s, m_subject.trimmed());
    put(u"ticket_id"_s, m_ticket);
    put(u"customer"_s, m_party.customer.id);
    put(u"job_type"_s, m_kind);
    put(u"priority"_s, m_priority);
    put(u"duration_h"_s, hoursOf(m_duration));
    put(u"scheduled_date"_s, m_day.trimmed());
    const QTime start = timeOf(m_windowStart);
    if (start.isValid()) {
        put(u"window_start"_s, start.toString(u"HH:mm:ss"_s));
        put(u"window_end"_s, timeOf(m_windowEnd).toString(u"HH:mm:ss"_s));
    }
    const auto place = std::ranges::find(m_party.locations, m_location, &Location::id);
    if (place != m_party.locations.end()) {
        put(u"service_location"_s, place->id);
        put(u"address"_s, addressOf(*place));
        if (place->position.isValid()) {
            put(u"latitude"_s, place->position.latitude);
            put(u"longitude"_s, place->position.longitude);
        }
    }
    put(u"assigned_tech"_s, m_technician);
    put(u"status"_s, m_technician.isEmpty() ? u"open"_s : u"assigned"_s);
    m_adding.insert(m_ticket);
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(m_queue->add(write), this, [this, ticket = m_ticket](const Result<QString> &id) {
        m_adding.remove(ticket);
        if (ticket != m_ticket) {
            return; // the outbox has it, or says why its file cannot be used
        }
        m_error = id ? ErrorText() : errorText(id.error());
        refresh();
        Q_EMIT changed();
        if (id) {
            Q_EMIT created();
        } else {
            Q_EMIT failed();
        }
    });
}

void TicketJob::refresh()
{
    using Outbox::State;
    if (!m_queue || m_ticket.isEmpty()) {
        return;
    }
    const QString doctype = m_map->doctype(Store::Kind::Job);
    const auto text = [this](const Outbox::Write &write, const QString &field) {
        return Outbox::textOf(
            write.changes.fields.value(m_map->serverField(Store::Kind::Job, field)));
    };
    std::vector<RecordModel::Row> rows;
    for (const Outbox::Write &write : m_queue->writes()) {
        if (write.doctype != doctype || !write.isCreate || !write.isKept
            || write.state == State::Cancelled || text(write, u"ticket_id"_s) != m_ticket) {
            continue;
        }
        const bool isDone = write.state == State::Done;
        const QString made = isDone ? write.theirs.text(u"name"_s) : QString();
        if (isDone && (!m_done.contains(write.id) || m_known.contains(made))) {
            continue;
        }
        rows.push_back({write.id,
            {text(write, u"subject"_s), text(write, u"scheduled_date"_s),
                isDone ? u"done"_s : Outbox::stateName(write.state), reason(write), made}});
    }
    if (rows != m_rows) {
        m_rows = rows;
        m_pending.applySnapshot(std::move(rows));
        Q_EMIT changed();
    }
}

void TicketJob::tryAgain(const QString &write)
{
    QCoro::connect(m_queue->tryAgain(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        refresh();
    });
}

void TicketJob::giveUp(const QString &write)
{
    QCoro::connect(m_queue->cancel(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        refresh();
    });
}

} // namespace FibreDesk
