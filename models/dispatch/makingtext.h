// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/chainplan.h"
#include "dispatch/repeatrule.h"
#include "dispatchtext.h"

#include <QCoreApplication>

namespace FibreDesk::Dispatch {

/// Templates and series of jobs in the dispatcher's words.
class MakingText {
    Q_DECLARE_TR_FUNCTIONS(DispatchMaking)

public:
    /// "templates.json, line 12: there is no job type “Instal”".
    [[nodiscard]] static QString fault(const TemplateFault &fault, const QString &file);
    [[nodiscard]] static QString holiday(Holiday holiday);
    /// Which days were passed over and why; empty = none.
    [[nodiscard]] static QString passed(
        const std::vector<PassedDay> &days, const QString &language);
    /// What is wrong with a place, and how bad it is (-1 = nothing).
    [[nodiscard]] static std::pair<QString, int> problems(
        const Findings &findings, const DispatchText::Names &names);
    /// "Every 2 weeks on Monday and Thursday, 10 more times".
    [[nodiscard]] static QString rule(const RepeatRule &rule, QDate first, const QString &language);
    /// "On the 15th" and "On the second Tuesday".
    [[nodiscard]] static QString monthDay(QDate first, const QString &language);
    [[nodiscard]] static QString monthWeekday(QDate first, const QString &language);
    /// What is to be known of a day of a series besides what is wrong with the place.
    [[nodiscard]] static QString dayNote(const PlacedRepeat &day);
};

} // namespace FibreDesk::Dispatch
