// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outagework.h"

#include "erp/fieldmap.h"
#include "outagewords.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int mostCustomers = 200;
constexpr double jobHours = 2;

QString keyOf(const OutageReport &report)
{
    return report.outage.id.isEmpty() ? QString() : u"outage:"_s + report.outage.id;
}

QString reasonOf(const Outbox::Write &write)
{
    QStringList said;
    for (const Outbox::FieldMessage &message : write.messages) {
        said += message.text;
    }
    if (said.isEmpty() && write.error) {
        said += errorText(*write.error).sentence();
    }
    return said.join(u' ');
}

QString toneOf(const Outbox::Write &write)
{
    switch (write.state) {
    case Outbox::State::Done:
        return u"ok"_s;
    case Outbox::State::Refused:
    case Outbox::State::Clash:
        return u"danger"_s;
    case Outbox::State::Uncertain:
        return u"uncertain"_s;
    case Outbox::State::Waiting:
    case Outbox::State::Sending:
    case Outbox::State::Cancelled:
        break;
    }
    return u"pending"_s;
}

} // namespace

OutageWork::OutageWork(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_map(map)
    , m_made(
          {"kind", "title", "stateText", "tone", "document", "reason", "openBelow", "isStuck"}, 0)
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &OutageWork::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &OutageWork::refresh);
}

void OutageWork::setLanguage(const QString &language)
{
    m_language = language;
    refresh();
}

void OutageWork::setReport(const OutageReport *report, const QDateTime &readAt)
{
    const bool isAnother = !report || report->outage.id != m_report.outage.id;
    m_report = report ? *report : OutageReport();
    m_readAt = readAt;
    if (isAnother) {
        m_error = {};
        m_made.reset({});
        Q_EMIT changed();
    }
    refresh();
}

QString OutageWork::customerLines() const
{
    QSet<QString> told;
    QStringList lines;
    int more = 0;
    for (const OutageMember &member : m_report.members) {
        const Store::PlacedDevice &device = member.device;
        if (member.isBack || device.customer.isEmpty() || told.contains(device.customer)) {
            continue;
        }
        told.insert(device.customer);
        if (told.size() > mostCustomers) {
            ++more;
            continue;
        }
        QStringList parts{device.customerName, device.customer, device.address, device.city};
        parts.removeAll({});
        lines += u"- "_s + parts.join(u", "_s);
    }
    if (more > 0) {
        lines += tr("and %n more", nullptr, more);
    }
    return lines.join(u'\n');
}

void OutageWork::begin(const QString &kind)
{
    if (m_report.outage.id.isEmpty()) {
        return;
    }
    m_kind = kind;
    m_error = {};
    m_subject = tr("Outage: %1").arg(OutageWords::place(m_report));
    QStringList text{OutageWords::since(m_report, m_readAt, m_language),
        OutageWords::counts(m_report), OutageWords::confidence(m_report, m_language),
        OutageWords::cause(m_report) + u". "_s + OutageWords::meaning(m_report)};
    if (kind == "ticket"_L1) {
        text += QString();
        text += tr("Customers without a connection:");
        text += customerLines();
    }
    m_text = text.join(u'\n');
    Q_EMIT changed();
}

QString OutageWork::problem() const
{
    return m_subject.trimmed().isEmpty() ? tr("The subject is empty.") : QString();
}

Outbox::NewWrite OutageWork::ticket() const
{
    Outbox::NewWrite write;
    write.doctype = m_map->doctype(Store::Kind::Ticket);
    const auto put = [&write, this](const QString &field, const QJsonValue &value) {
        write.changes.fields.insert(
            m_map->serverField(Store::Kind::Ticket, field), Outbox::rawOf(value));
    };
    put(u"subject"_s, m_subject.trimmed());
    put(u"status"_s, u"Open"_s);
    put(u"description"_s, m_text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    return write;
}

Outbox::NewWrite OutageWork::job() const
{
    Outbox::NewWrite write;
    write.doctype = m_map->doctype(Store::Kind::Job);
    const auto put = [&write, this](const QString &field, const QJsonValue &value) {
        write.changes.fields.insert(
            m_map->serverField(Store::Kind::Job, field), Outbox::rawOf(value));
    };
    const Cpe::SilentGroup &group = m_report.outage.group;
    QStringList address{m_report.address, m_report.city};
    address.removeAll({});
    put(u"subject"_s, m_subject.trimmed());
    put(u"job_type"_s, u"Réparation"_s);
    put(u"priority"_s, u"urgent"_s);
    put(u"duration_h"_s, jobHours);
    put(u"status"_s, u"open"_s);
    if (!address.isEmpty()) {
        put(u"address"_s, address.join(u", "_s));
    }
    if (group.latitude && group.longitude) {
        put(u"latitude"_s, *group.latitude);
        put(u"longitude"_s, *group.longitude);
    }
    return write;
}

void OutageWork::create()
{
    if (m_isAdding || m_report.outage.id.isEmpty() || !problem().isEmpty()) {
        return;
    }
    Outbox::NewWrite write = m_kind == "job"_L1 ? job() : ticket();
    write.title = m_subject.trimmed();
    write.batch = keyOf(m_report);
    write.batchTitle = m_subject.trimmed();
    m_isAdding = true;
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(m_queue->add(write), this, [this](const Result<QString> &id) {
        m_isAdding = false;
        m_error = id ? ErrorText() : errorText(id.error());
        refresh();
        Q_EMIT changed();
        if (!id) {
            Q_EMIT failed();
        }
    });
}

int OutageWork::ungathered(const QString &ticket) const
{
    return static_cast<int>(
        std::ranges::count_if(m_report.tickets, [&ticket](const Store::OpenTicket &one) {
            return one.id != ticket && one.parent.isEmpty();
        }));
}

void OutageWork::gather(const QString &id)
{
    const Outbox::Write *made = m_queue->find(id);
    if (!made || made->state != Outbox::State::Done) {
        return;
    }
    const QString parent = made->theirs.text(u"name"_s);
    const QString field = m_map->serverField(Store::Kind::Ticket, u"parent_issue"_s);
    std::vector<Outbox::NewWrite> writes;
    for (const Store::OpenTicket &ticket : m_report.tickets) {
        // One that belongs to another already stays there.
        if (ticket.id == parent || !ticket.parent.isEmpty()) {
            continue;
        }
        Outbox::NewWrite write = Outbox::fieldWrite({.doctype = m_map->doctype(Store::Kind::Ticket),
                                                        .name = ticket.id,
                                                        .title = ticket.subject,
                                                        .modified = ticket.modified},
            {{.field = field, .before = Outbox::rawOf(QString()), .after = Outbox::rawOf(parent)}});
        write.batch = keyOf(m_report) + u":below"_s;
        write.batchTitle = tr("Below %1").arg(parent);
        writes.push_back(std::move(write));
    }
    QCoro::connect(
        m_queue->addAll(std::move(writes)), this, [this](const Result<QStringList> &ids) {
            m_error = ids ? ErrorText() : errorText(ids.error());
            Q_EMIT changed();
        });
}

void OutageWork::tryAgain(const QString &write)
{
    QCoro::connect(m_queue->tryAgain(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        Q_EMIT changed();
    });
}

void OutageWork::giveUp(const QString &write)
{
    QCoro::connect(m_queue->cancel(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        Q_EMIT changed();
    });
}

void OutageWork::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (write && !m_report.outage.id.isEmpty() && write->batch.startsWith(keyOf(m_report))) {
        refresh();
    }
}

void OutageWork::refresh()
{
    using Outbox::State;
    const auto stateText = [](const Outbox::Write &write, const QString &document) {
        switch (write.state) {
        case State::Done:
            return tr("Made: %1").arg(document);
        case State::Refused:
        case State::Clash:
            return tr("Not made");
        case State::Uncertain:
            return write.isLookedUp ? tr("Not found; nobody knows whether it was made")
                                    : tr("The answer was lost; it is looked up");
        case State::Waiting:
        case State::Sending:
        case State::Cancelled:
            break;
        }
        return tr("Waits to be sent");
    };
    std::vector<RecordModel::Row> rows;
    const QString ticketType = m_map->doctype(Store::Kind::Ticket);
    for (const Outbox::Write *write : m_queue->batch(keyOf(m_report))) {
        if (!write->isCreate || !write->isKept || write->state == State::Cancelled) {
            continue;
        }
        const bool isTicket = write->doctype == ticketType;
        const bool isDone = write->state == State::Done;
        const QString document = isDone ? write->theirs.text(u"name"_s) : QString();
        const int below =
            isDone && isTicket && m_queue->batch(keyOf(m_report) + u":below"_s).empty()
            ? ungathered(document)
            : 0;
        rows.push_back({write->id,
            {isTicket ? u"ticket"_s : u"job"_s, write->title, stateText(*write, document),
                toneOf(*write), document, isDone ? QString() : reasonOf(*write), below,
                write->state == State::Refused
                    || (write->state == State::Uncertain && write->isLookedUp)}});
    }
    m_made.applySnapshot(std::move(rows));
}

} // namespace FibreDesk
