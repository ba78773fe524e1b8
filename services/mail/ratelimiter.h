// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <chrono>

namespace FibreDesk::Mail {

/// Spaces events evenly; what a late timer lost may be made up within `slack`, so that a fast rate
/// is held by timers of a millisecond, and no second sees more than rate * (1 + slack) + 1.
class RateLimiter {
public:
    using Time = std::chrono::nanoseconds; ///< on a clock that never goes back
    static constexpr Time slack = std::chrono::milliseconds(20);

    explicit RateLimiter(double perSecond = 0) { setRate(perSecond); }

    void setRate(double perSecond)
    {
        m_interval = perSecond > 0 ? Time(static_cast<Time::rep>(1e9 / perSecond)) : Time::zero();
    }

    /// How long until the next one may go; zero = now.
    [[nodiscard]] Time wait(Time now) const { return std::max(Time::zero(), m_next - now); }
    /// One goes now.
    void take(Time now) { m_next = std::max(m_next, now - std::min(slack, now)) + m_interval; }

private:
    Time m_interval{};
    Time m_next{};
};

} // namespace FibreDesk::Mail
