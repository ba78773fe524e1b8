// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace FibreDesk {

/// Notices that the computer slept: the wall clock went on while the running time stood still.
/// Connections from before are then most likely dead, whatever the system says of them.
class SleepWatch : public QObject {
    Q_OBJECT

public:
    explicit SleepWatch(Clock clock = {}, QObject *parent = nullptr);

    void start(std::chrono::milliseconds every = std::chrono::seconds(5),
        std::chrono::milliseconds jump = std::chrono::seconds(10));
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    void woke();

private:
    void check();

    Clock m_clock;
    std::chrono::milliseconds m_jump{};
    QTimer m_timer;
    QElapsedTimer m_ran;
    QDateTime m_last;
};

} // namespace FibreDesk
