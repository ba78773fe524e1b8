// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/fix.h"

#include <QHash>

#include <deque>
#include <vector>

namespace FibreDesk::Gps {

/// What was set aside of each device, the latest of it. Bounded: a tracker gone mad fills no
/// memory and pushes out only its own.
class SuspectLog {
public:
    explicit SuspectLog(std::size_t perDevice = 100)
        : m_perDevice(perDevice)
    {
    }

    /// False where this very report is known already: polls and reconnections bring the same again.
    bool add(const SuspectFix &suspect);
    /// Latest first.
    [[nodiscard]] std::vector<SuspectFix> of(int deviceId) const;
    /// True where older ones had to go: there were more than are listed.
    [[nodiscard]] bool hasForgotten(int deviceId) const;

private:
    struct Ring {
        std::deque<SuspectFix> entries; ///< oldest first
        bool hasForgotten = false;
    };

    std::size_t m_perDevice;
    QHash<int, Ring> m_rings;
};

/// How many of them are a reason to look: a report sent twice is none.
[[nodiscard]] int worryCount(const std::vector<SuspectFix> &suspects);

} // namespace FibreDesk::Gps
