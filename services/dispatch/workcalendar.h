// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "dispatch/daytime.h"
#include "dispatch/extrashift.h"

#include <QStringList>
#include <QTimeZone>

#include <vector>

namespace FibreDesk::Dispatch {

/// When a technician works on one day, and when not. What began the day before reaches in from 0.
struct WorkDay {
    Spans shifts; ///< worked: of the week and extra, without absences and breaks
    Spans onCall; ///< can be called for urgent work; never counted as worked
    Spans breaks;
    Spans absences;

    bool operator==(const WorkDay &) const = default;
};

/// A technician's weekly schedule and extra shifts, taken to pieces once for many days.
///
/// A gap of up to 90 minutes between two shifts of the same weekday is a break: this is how meals
/// stand in the weekly schedule.
class WorkCalendar {
public:
    WorkCalendar(const Technician &technician, const QTimeZone &zone);

    [[nodiscard]] WorkDay day(QDate day) const;
    /// Lines of extra shifts that nobody could read, each with the part that is wrong.
    [[nodiscard]] const QStringList &unreadable() const { return m_unreadable; }

private:
    std::vector<Shift> m_week;
    std::vector<ExtraShift> m_extras;
    QStringList m_unreadable;
};

} // namespace FibreDesk::Dispatch
