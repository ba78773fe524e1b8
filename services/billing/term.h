// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QString>

/// How far a contract has come. Pure.
namespace FibreDesk::Billing {

struct TermDates {
    QDate start{};
    QDate end{};
    int months = 0; ///< `duration_months`; 0 = not told
    QString status{}; ///< the server's word
    QDate terminated{};
};

struct Term {
    enum class State {
        Undated, ///< no start: nothing to draw
        Waiting, ///< not signed or not begun by its status, whatever the dates
        Future,
        Running,
        OpenEnded, ///< running, without an end
        Ended, ///< ran its time
        Terminated, ///< ended before its time, or when it had none
        Contradictory ///< the end is before the start
    };
    State state = State::Undated;
    QDate start{};
    QDate end{}; ///< as written, or by the duration; invalid = open
    QDate stopped{}; ///< when it was terminated
    int total = 0; ///< whole months of the term; 0 = open
    int elapsed = 0; ///< whole months gone by
    int left = 0; ///< begun months until the end
    double progress = 0; ///< where today (or the termination) stands on the bar, 0 to 1
    bool isDurationOff = false; ///< the dates and the duration say different things

    bool operator==(const Term &) const = default;
};

[[nodiscard]] Term termOf(const TermDates &dates, QDate today);

} // namespace FibreDesk::Billing
