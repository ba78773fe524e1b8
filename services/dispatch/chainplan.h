// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "dispatch/board.h"
#include "dispatch/holidays.h"
#include "dispatch/jobtemplate.h"

#include <functional>

namespace FibreDesk::Dispatch {

/// Why a day was passed over.
struct PassedDay {
    enum class Why {
        NoShift, ///< of the technician, or of anybody where none is chosen
        Absent,
        Holiday,
        Full ///< the job finds no room between the technician's others
    };
    QDate day{};
    Why why = Why::NoShift;
    Holiday holiday = Holiday::None;

    bool operator==(const PassedDay &) const = default;
};

/// A job that is about to be made, where it would stand.
struct PlacedStep {
    Job job{};
    std::vector<PassedDay> passed{};
    Findings findings{}; ///< what would be wrong with it there

    bool operator==(const PlacedStep &) const = default;
};

/// What is known of a day, with the technicians. Days are asked for in any order, some twice.
using DayInput = std::function<Result<BoardInput>(QDate)>;

/// The jobs of a template from `first` on, each on the first working day after its gap on which it
/// fits. With a technician they get times too. `matter` is what all of them have in common.
///
/// A day is worked where the technician has a shift (without one: where anybody has) and it is no
/// public holiday. Where nothing fits within two months, a job stands on the first working day,
/// with what is wrong with it.
[[nodiscard]] Result<std::vector<PlacedStep>> placeChain(const JobTemplate &from, const Job &matter,
    const QString &technician, QDate first, const QString &language, const DayInput &dayInput);

/// A job of a series on each of the days, at its own time and with its own technician.
struct PlacedRepeat {
    QDate day{};
    Findings findings{};
    Holiday holiday = Holiday::None;
    int clockShift = 0; ///< minutes the clocks go forward (or, negative, back) on this day

    bool operator==(const PlacedRepeat &) const = default;
};
[[nodiscard]] Result<std::vector<PlacedRepeat>> placeRepeats(
    const Job &job, const std::vector<QDate> &days, const DayInput &dayInput);

} // namespace FibreDesk::Dispatch
