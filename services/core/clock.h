// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <functional>

namespace FibreDesk {

/// The time, injected so that tests decide what "now" is.
class Clock {
public:
    Clock() = default;
    explicit Clock(std::function<QDateTime()> now)
        : m_now(std::move(now))
    {
    }

    /// Now, in UTC.
    [[nodiscard]] QDateTime now() const
    {
        return m_now ? m_now() : QDateTime::currentDateTimeUtc();
    }

private:
    std::function<QDateTime()> m_now;
};

} // namespace FibreDesk
