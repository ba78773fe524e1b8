// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace FibreDesk::Tests {

/// To be called when the services of a test are gone: what was under way ends with the event loop
/// turning, and a coroutine that never resumes leaks.
inline void drainEvents()
{
    constexpr int Turns = 20;
    for (int i = 0; i < Turns; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// The same as the first member of what holds them: it goes last.
struct EventDrain {
    EventDrain() = default;
    ~EventDrain() { drainEvents(); }
    Q_DISABLE_COPY_MOVE(EventDrain)
};

} // namespace FibreDesk::Tests
