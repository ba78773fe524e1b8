// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDate>
#include <QTimeZone>

#include <vector>

namespace FibreDesk::Dispatch {

/// A stretch of one day in minutes since local midnight. May run past midnight (to > 1440).
struct Span {
    int from = 0;
    int to = 0;
    bool isExtra = false; ///< from an extra shift, not from the weekly schedule

    [[nodiscard]] int minutes() const { return to - from; }
    bool operator==(const Span &) const = default;
};

/// One line of a technician's extra shifts: "DTSTART;DURATION;RRULE" (RFC 5545 values; names before
/// the values are optional, the rule too). Understood of the rule: FREQ=DAILY or WEEKLY, INTERVAL,
/// BYDAY, UNTIL, COUNT, WKST=MO. Anything else is refused rather than guessed at.
class ExtraShift {
public:
    /// Validation with the offending part in `detail` where the line cannot be understood.
    [[nodiscard]] static Result<ExtraShift> parse(const QString &line, const QTimeZone &zone);

    [[nodiscard]] bool occursOn(QDate day) const;
    [[nodiscard]] Span span() const { return {m_from, m_from + m_minutes, true}; }

private:
    enum class Frequency { Once, Daily, Weekly };

    [[nodiscard]] bool matches(QDate day) const;

    QDate m_first;
    int m_from = 0;
    int m_minutes = 0;
    Frequency m_frequency = Frequency::Once;
    int m_interval = 1;
    std::vector<int> m_weekdays; ///< 1 = Monday; empty = the weekday of the first
    QDate m_until; ///< last day, invalid = no end
    int m_count = 0; ///< 0 = no limit
};

} // namespace FibreDesk::Dispatch
