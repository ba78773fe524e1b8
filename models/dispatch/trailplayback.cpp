// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trailplayback.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

using namespace std::chrono_literals;

TrailPlayback::TrailPlayback(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, [this] { advance(m_sinceTick.restart()); });
}

void TrailPlayback::setSpeed(int speed)
{
    if (speed == m_speed || (speed != 1 && speed != 10 && speed != 60))
        return;
    m_speed = speed;
    Q_EMIT speedChanged();
}

void TrailPlayback::setPosition(int seconds)
{
    moveTo(seconds * 1000LL);
}

void TrailPlayback::moveTo(qint64 milliseconds)
{
    const qint64 inside = std::clamp<qint64>(milliseconds, 0, m_length * 1000LL);
    if (inside == m_milliseconds)
        return;
    m_milliseconds = inside;
    Q_EMIT positionChanged();
}

void TrailPlayback::setLength(int seconds)
{
    if (seconds == m_length)
        return;
    const bool wasAtEnd = isAtEnd();
    m_length = seconds;
    Q_EMIT lengthChanged();
    if (wasAtEnd && !m_isPlaying)
        moveTo(m_length * 1000LL);
    else
        moveTo(m_milliseconds);
}

void TrailPlayback::clear()
{
    setPlaying(false);
    setLength(0);
    moveTo(0);
}

void TrailPlayback::play()
{
    if (m_length == 0)
        return;
    if (isAtEnd())
        moveTo(0);
    setPlaying(true);
}

void TrailPlayback::pause()
{
    setPlaying(false);
}

void TrailPlayback::toggle()
{
    if (m_isPlaying)
        pause();
    else
        play();
}

void TrailPlayback::step(int seconds)
{
    moveTo(m_milliseconds + (seconds * 1000LL));
}

void TrailPlayback::advance(qint64 milliseconds)
{
    if (!m_isPlaying)
        return;
    moveTo(m_milliseconds + (milliseconds * m_speed));
    if (isAtEnd())
        setPlaying(false);
}

void TrailPlayback::setPlaying(bool isPlaying)
{
    if (isPlaying == m_isPlaying)
        return;
    m_isPlaying = isPlaying;
    if (isPlaying) {
        m_sinceTick.start();
        m_tick.start();
    } else {
        m_tick.stop();
    }
    Q_EMIT playingChanged();
}

} // namespace FibreDesk::Dispatch
