// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "control/seconddispatcher.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

const QString SecondDispatcher::user = u"repartition2@fibre.example"_s;

SecondDispatcher::SecondDispatcher(World &world, quint64 seed)
    : m_world(world)
    , m_random(Random::forPurpose(seed, 90))
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        try {
            move({});
        } catch (const ErpError &) { // nothing left to move today
            m_timer.stop();
        }
    });
}

void SecondDispatcher::setInterval(int milliseconds)
{
    if (milliseconds > 0)
        m_timer.start(milliseconds);
    else
        m_timer.stop();
}

QJsonObject SecondDispatcher::move(const QJsonObject &request)
{
    QString job = request.value("job"_L1).toString();
    if (job.isEmpty()) {
        const auto jobs = m_world.query(
            "SELECT name FROM \"tabDispatch Job\" WHERE scheduled_date = ? AND lower(status) IN "
            "('open', 'assigned') ORDER BY name",
            {m_world.clock().today().toString(Qt::ISODate)});
        if (jobs.isEmpty())
            throw missingDocument(u"Dispatch Job"_s, u"(today)"_s);
        job = m_random.pick(jobs).value("name"_L1).toString();
    }
    const QJsonObject before = m_world.document(u"Dispatch Job"_s, job);
    if (before.isEmpty())
        throw missingDocument(u"Dispatch Job"_s, job);
    QString technician = request.value("technician"_L1).toString();
    if (technician.isEmpty()) {
        const auto others = m_world.query(
            "SELECT name FROM \"tabDispatch Technician\" WHERE name <> ? AND status = 'available' "
            "ORDER BY name",
            {before.value("assigned_tech"_L1).toString()});
        technician = m_random.pick(others).value("name"_L1).toString();
    }
    QString start = request.value("start_time"_L1).toString();
    if (start.isEmpty())
        start =
            u"%1:%2:00"_s.arg(m_random.between(8, 16)).arg(15 * m_random.below(4), 2, 10, '0'_L1);
    QJsonObject patch{
        {u"assigned_tech"_s, technician}, {u"start_time"_s, start}, {u"status"_s, u"assigned"_s}};
    const QString date = request.value("date"_L1).toString();
    if (!date.isEmpty())
        patch.insert(u"scheduled_date"_s, date);
    else if (before.value("scheduled_date"_L1).isNull())
        patch.insert(u"scheduled_date"_s, m_world.clock().today().toString(Qt::ISODate));
    const QJsonObject after = m_world.update(u"Dispatch Job"_s, job, patch, user, false);
    ++m_moves;
    return after;
}

} // namespace FibreDesk::Sandbox
