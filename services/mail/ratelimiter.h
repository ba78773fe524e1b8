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

    /// A day at most lies between two: a rate near nothing must not become a time that no clock
    /// reaches, nor a number that turns round.
    explicit RateLimiter(double perSecond = 0)
        : m_interval(
              perSecond > 0 ? Time(Time::rep(std::min(1e9 / perSecond, longest))) : Time::zero())
    {
    }

    /// How long until the next one may go; zero = now.
    [[nodiscard]] Time wait(Time now) const { return std::max(Time::zero(), m_next - now); }
    /// One goes now.
    void take(Time now) { m_next = std::max(m_next, now - std::min(slack, now)) + m_interval; }

private:
    static constexpr double longest = 24 * 3600 * 1e9;

    Time m_interval;
    Time m_next{};
};

} // namespace FibreDesk::Mail
