// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace FibreDesk {

/// Waiting times between tries: doubled each time up to a cap, with up to 25 % of random added so
/// that a hundred desks do not come back in the same second.
class Backoff {
public:
    explicit Backoff(std::chrono::milliseconds first = std::chrono::milliseconds(500),
        std::chrono::milliseconds cap = std::chrono::seconds(30));

    /// The time to wait before the next try.
    [[nodiscard]] std::chrono::milliseconds next();
    void reset();
    [[nodiscard]] int tries() const { return m_tries; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_cap;
    int m_tries = 0;
};

} // namespace FibreDesk
