// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sleepwatch.h"

namespace FibreDesk {

SleepWatch::SleepWatch(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    connect(&m_timer, &QTimer::timeout, this, &SleepWatch::check);
}

void SleepWatch::start(std::chrono::milliseconds every, std::chrono::milliseconds jump)
{
    m_jump = jump;
    m_last = m_clock.now();
    m_ran.start();
    m_timer.start(every);
}

void SleepWatch::check()
{
    const QDateTime now = m_clock.now();
    const auto wall = std::chrono::milliseconds(m_last.msecsTo(now));
    const auto ran = std::chrono::milliseconds(m_ran.restart());
    m_last = now;
    if (wall - ran >= m_jump)
        Q_EMIT woke();
}

} // namespace FibreDesk
