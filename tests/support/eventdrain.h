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

} // namespace FibreDesk::Tests
