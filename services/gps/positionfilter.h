// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/fix.h"

#include <QHash>

#include <chrono>

namespace FibreDesk::Gps {

/// Tells plausible fixes from the others, device by device. Pure: the caller says what time it is.
/// A fix set aside never becomes the one the next is compared with, so no single bad fix can hold a
/// marker; several that agree with each other over a while are believed against the one before.
class PositionFilter {
public:
    struct Limits {
        std::chrono::seconds clockTolerance{120}; ///< a fix may be this far ahead
        double worstAccuracy = 500; ///< metres
        double topSpeed = 200; ///< km/h between two fixes
        double freeDistance = 250; ///< metres that are never a teleport: receivers wander
        int agreeing = 3; ///< suspects in a row that agree are believed …
        std::chrono::seconds agreeingFor{30}; ///< … when they span this long
    };

    PositionFilter() = default;
    explicit PositionFilter(const Limits &limits)
        : m_limits(limits)
    {
    }

    struct Verdict {
        Suspicion suspicion = Suspicion::None;
        QString detail;
        std::size_t agreed = 0; ///< teleports just before that this good one proves right
        [[nodiscard]] bool isGood() const { return suspicion == Suspicion::None; }
    };

    /// Judges the fix and, where it is good, remembers it.
    [[nodiscard]] Verdict judge(const Fix &fix, const QDateTime &now);

    /// The last good fix of a device.
    [[nodiscard]] std::optional<Fix> last(int deviceId) const;

private:
    struct Track {
        std::optional<Fix> last;
        std::optional<Fix> firstSuspect; ///< start of a run of teleported fixes that agree
        std::optional<Fix> lastSuspect;
        int agreeing = 0;
    };

    [[nodiscard]] Verdict judgeAlone(const Fix &fix, const QDateTime &now) const;
    [[nodiscard]] bool isReachable(const Fix &from, const Fix &to) const;

    Limits m_limits{};
    QHash<int, Track> m_tracks;
};

} // namespace FibreDesk::Gps
