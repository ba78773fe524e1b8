// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"
#include "world/world.h"

#include <QTimer>

namespace FibreDesk::Sandbox {

/// The colleague at the other desk: moves jobs by the same write path as everybody else.
class SecondDispatcher : public QObject {
    Q_OBJECT
public:
    explicit SecondDispatcher(World &world, quint64 seed);

    static const QString user;

    /// Moves a job of today every so often; 0 stops.
    void setInterval(int milliseconds);
    [[nodiscard]] int interval() const { return m_timer.isActive() ? m_timer.interval() : 0; }
    [[nodiscard]] int moves() const { return m_moves; }

    /// {"job","technician","date","start_time"}: what is left out is chosen. The document after the
    /// move; throws ErpError.
    QJsonObject move(const QJsonObject &request);

private:
    World &m_world;
    Random m_random;
    QTimer m_timer;
    int m_moves = 0;
};

} // namespace FibreDesk::Sandbox
