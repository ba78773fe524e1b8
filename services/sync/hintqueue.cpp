// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/hintqueue.h"

#include "sync/syncengine.h"

#include <algorithm>

namespace FibreDesk::Sync {

using std::chrono::milliseconds;

HintQueue::HintQueue(SyncEngine *engine, Options options, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HintQueue::read);
}

HintQueue::HintQueue(SyncEngine *engine, QObject *parent)
    : HintQueue(engine, Options(), parent)
{
}

void HintQueue::add(const QString &table, const QString &id)
{
    const KindPlan *plan = findPlan(table);
    if (!plan || id.isEmpty()) {
        return;
    }
    Kind &kind = m_waiting[table];
    // What is mirrored of a doctype in part only is found out by the list: a document fetched by
    // its name might be none of ours.
    kind.isMany = kind.isMany || !plan->filters.isEmpty()
        || (kind.ids.size() >= m_options.mostByName && !kind.ids.contains(id));
    if (!kind.isMany || kind.ids.size() < m_options.mostRemembered) {
        kind.ids.insert(id);
    }
    schedule();
}

void HintQueue::schedule()
{
    if (m_timer.isActive()) {
        return;
    }
    milliseconds wait = m_options.gather;
    if (m_sinceRead.isValid()) {
        wait = std::max(wait, m_options.every - milliseconds(m_sinceRead.elapsed()));
    }
    m_timer.start(wait);
}

void HintQueue::read()
{
    m_sinceRead.start();
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        it = readKind(it.key(), it.value()) ? m_waiting.erase(it) : std::next(it);
    }
    if (!m_waiting.isEmpty()) {
        schedule();
    }
}

bool HintQueue::readKind(const QString &table, Kind &kind)
{
    if (kind.isMany) {
        const bool isFree = !m_engine->isReading(table);
        if (isFree) {
            m_engine->follow(table);
            m_engine->checkGone(table, kind.ids.values());
        }
        return isFree;
    }
    kind.ids.removeIf([&](const QString &id) {
        const bool isFree = !m_engine->isReading(table, id);
        if (isFree) {
            m_engine->hint(table, id);
        }
        return isFree;
    });
    return kind.ids.isEmpty();
}

} // namespace FibreDesk::Sync
