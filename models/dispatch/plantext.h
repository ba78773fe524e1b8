// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/plan.h"
#include "dispatch/suggest.h"
#include "dispatchtext.h"
#include "slotmark.h"

#include <QCoreApplication>

namespace FibreDesk::Dispatch {

/// The planner's reasons as a dispatcher reads them.
class PlanText {
    Q_DECLARE_TR_FUNCTIONS(DispatchPlan)

public:
    using Names = DispatchText::Names;

    /// "12 min more on the road · has Fusion 3 of 2 · nobody late". Who is late by now is only
    /// known of today.
    [[nodiscard]] static QString suggestion(
        const Suggestion &suggestion, const Names &names, bool isToday);
    [[nodiscard]] static QString refusal(const Refusal &refusal, const Names &names);

    /// "Marie Roy, 10:30"; what is not there is said.
    [[nodiscard]] static QString place(const QString &technician, QTime start, const Names &names);
    [[nodiscard]] static QString reasons(const PlanChange &change, const Names &names);
    [[nodiscard]] static QString unplanned(const Unplanned &job, const Names &names);
    [[nodiscard]] static QList<PlanTotal> totals(
        const PlanTotals &before, const PlanTotals &after, bool isToday);

private:
    [[nodiscard]] static QString reason(const PlanReason &reason, const Names &names);
};

} // namespace FibreDesk::Dispatch
