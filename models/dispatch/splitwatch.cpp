// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splitwatch.h"

#include "erp/fieldmap.h"
#include "jobchange.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

SplitWatch::SplitWatch(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_map(map)
    , m_doctype(map->doctype(Store::Kind::Job))
{
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &SplitWatch::read);
    connect(m_queue, &Outbox::WriteQueue::changed, this, [this](const QString &id) {
        if (isPart(m_queue->find(id)))
            read();
    });
    read();
}

const SplitWatch::Half *SplitWatch::of(const QString &job) const
{
    const auto found = m_halves.find(job);
    return found == m_halves.end() ? nullptr : &found->second;
}

/// A job that is to be made together with something else.
bool SplitWatch::isPart(const Outbox::Write *write) const
{
    return write && write->isCreate && write->doctype == m_doctype && !write->batch.isEmpty();
}

void SplitWatch::read()
{
    const auto minutesIn = [this](const Outbox::RawDocument &document) {
        return JobChange::from(m_map->toOurs(Store::Kind::Job, document.toJson())).minutes;
    };
    std::map<QString, Half> halves;
    for (const Outbox::Write &write : m_queue->writes()) {
        const bool isLost = write.state == Outbox::State::Uncertain && write.isLookedUp;
        if (!isPart(&write) || (write.state != Outbox::State::Refused && !isLost))
            continue;
        for (const Outbox::Write *other : m_queue->batch(write.batch)) {
            if (other->isCreate || other->doctype != m_doctype)
                continue;
            Outbox::RawDocument after;
            for (const auto &[field, value] : other->changes.fields.asKeyValueRange())
                after.set(field, value);
            const auto whole = minutesIn(other->base);
            const auto left = minutesIn(after);
            if (whole && left)
                halves[other->name] = {.write = write.id,
                    .whole = *whole,
                    .left = *left,
                    .isUncertain = isLost,
                    .error = write.error.value_or(Error{})};
        }
    }
    if (halves == m_halves)
        return;
    m_halves = std::move(halves);
    Q_EMIT changed();
}

} // namespace FibreDesk::Dispatch
