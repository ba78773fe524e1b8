// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/recurrence.h"

#include <QDate>
#include <QString>

#include <expected>
#include <set>
#include <vector>

namespace FibreDesk::Dispatch {

/// How a job is to be repeated, as somebody says it: every two weeks on Monday and Thursday, ten
/// times. The rules of RFC 5545 that such a sentence can tell, and no others.
struct RepeatRule {
    enum class Unit { Days, Weeks, Months };
    enum class Month {
        ByDate, ///< on the 15th
        ByWeekday ///< on the second Tuesday
    };

    Unit unit = Unit::Weeks;
    int every = 1;
    std::set<int> weekdays{}; ///< of weeks; 1 = Monday; none = the weekday of the first
    Month month = Month::ByDate;
    int times = 0; ///< so many after the first; 0 = until the day
    QDate until{}; ///< the last day it may be on

    bool operator==(const RepeatRule &) const = default;

    static constexpr int most = 52; ///< made in one go

    /// The parts of the rule that `first` begins.
    [[nodiscard]] Recurrence::Parts parts(QDate first) const;
    /// "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=11". COUNT holds the first one too.
    [[nodiscard]] QString text(QDate first) const;
};

struct RepeatDates {
    std::vector<QDate> days{}; ///< after the first, ascending, at most RepeatRule::most
    bool isCut = false; ///< the rule has more
    bool isFifthWeek = false; ///< every month's last such weekday, as not every month has a fifth
};

/// The wrong part of a rule that cannot be followed instead.
[[nodiscard]] std::expected<RepeatDates, QString> repeatDates(const RepeatRule &rule, QDate first);

} // namespace FibreDesk::Dispatch
