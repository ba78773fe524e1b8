// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/clock.h"

#include <algorithm>
#include <chrono>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

qint64 systemMicroseconds()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

SiteClock::SiteClock(const std::optional<QDateTime> &startAt)
    : m_zone("America/Toronto")
{
    if (startAt)
        m_offsetMs = startAt->toMSecsSinceEpoch() - QDateTime::currentMSecsSinceEpoch();
}

QDateTime SiteClock::now() const
{
    return QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch() + m_offsetMs, m_zone);
}

QString SiteClock::stamp()
{
    m_last = std::max(systemMicroseconds() + m_offsetMs * 1000, m_last + 1);
    return format(QDateTime::fromMSecsSinceEpoch(m_last / 1000, m_zone), int(m_last % 1000));
}

QString SiteClock::format(const QDateTime &time, int microseconds)
{
    return time.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)
        + u"%1"_s.arg(microseconds, 3, 10, QLatin1Char('0'));
}

} // namespace FibreDesk::Sandbox
