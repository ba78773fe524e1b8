// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmploop.h"

#include "cpe/snmp/snmpworker.h"

#include <QMetaObject>
#include <QPromise>

#include <mutex>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

std::shared_ptr<SnmpLoop> SnmpLoop::shared()
{
    static std::mutex mutex;
    static std::weak_ptr<SnmpLoop> known;
    const std::scoped_lock lock(mutex);
    std::shared_ptr<SnmpLoop> loop = known.lock();
    if (!loop) {
        loop = std::make_shared<SnmpLoop>();
        known = loop;
    }
    return loop;
}

SnmpLoop::SnmpLoop()
    : m_worker(new SnmpWorker)
{
    m_thread.setObjectName(u"snmp"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

SnmpLoop::~SnmpLoop()
{
    m_thread.quit();
    m_thread.wait();
}

SnmpLoop::Asked SnmpLoop::ask(Question question)
{
    const auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    const quint64 id = ++m_lastId;
    SnmpWorker *worker = m_worker;
    QMetaObject::invokeMethod(
        worker,
        [worker, id, promise, question = std::move(question)] {
            worker->ask(id, question, promise);
        },
        Qt::QueuedConnection);
    return {.id = id, .answer = promise->future()};
}

void SnmpLoop::cancel(quint64 id)
{
    SnmpWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, id] { worker->cancel(id); }, Qt::QueuedConnection);
}

} // namespace FibreDesk::Cpe
