// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "technicianwrites.h"

#include "erp/fieldmap.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

TechnicianWrites::TechnicianWrites(
    Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_doctype(map->doctype(Store::Kind::Technician))
    , m_field(map->serverField(Store::Kind::Technician, u"status"_s))
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &TechnicianWrites::handleChanged);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, [this] {
        m_shown = open();
        Q_EMIT changed();
    });
    m_shown = open();
}

/// Refused or clashing, it is not shown: the server's state is the truth.
std::map<QString, QString> TechnicianWrites::open() const
{
    std::map<QString, QString> open;
    for (const Outbox::Write &write : m_queue->writes()) {
        const bool isOnItsWay = write.state == Outbox::State::Waiting
            || write.state == Outbox::State::Sending || write.state == Outbox::State::Uncertain;
        if (isOnItsWay && write.doctype == m_doctype && write.changes.fields.contains(m_field))
            open[write.name] = Outbox::textOf(write.changes.fields.value(m_field));
    }
    return open;
}

void TechnicianWrites::setStatus(const Technician &truth, const QString &status)
{
    const auto raw = [](const QString &text) {
        return Outbox::rawOf(text.isEmpty() ? QJsonValue() : QJsonValue(text));
    };
    const Outbox::NewWrite write = Outbox::fieldWrite(
        {.doctype = m_doctype, .name = truth.id, .title = truth.name, .modified = truth.modified},
        {{.field = m_field, .before = raw(effective(truth).status), .after = raw(status)}});
    QCoro::connect(
        m_queue->add(write), this, [this, technician = truth.id](const Result<QString> &id) {
            if (!id)
                Q_EMIT failed(technician, id.error());
        });
}

Technician TechnicianWrites::effective(const Technician &truth) const
{
    Technician technician = truth;
    if (const auto shown = m_shown.find(truth.id); shown != m_shown.end())
        technician.status = shown->second;
    return technician;
}

void TechnicianWrites::handleChanged(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || write->doctype != m_doctype || !write->changes.fields.contains(m_field))
        return;
    // Told once: the write tells of itself again while it stands.
    const bool isAgainst = m_shown.contains(write->name)
        && (write->state == Outbox::State::Refused || write->state == Outbox::State::Clash);
    const QString technician = write->name;
    const Error error = write->error.value_or(
        Error{.kind = ErrorKind::Conflict, .detail = write->theirName, .source = m_doctype});
    std::map<QString, QString> shown = open();
    if (shown != m_shown) {
        m_shown = std::move(shown);
        Q_EMIT changed();
    }
    if (isAgainst)
        Q_EMIT failed(technician, error);
}

} // namespace FibreDesk::Dispatch
