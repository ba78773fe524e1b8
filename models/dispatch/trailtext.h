// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "arrivals.h"
#include "gps/eta.h"

#include <QCoreApplication>

namespace FibreDesk::Dispatch {

/// The words of what the field tells: why a fix was set aside, how long somebody was where.
class TrailText {
    Q_DECLARE_TR_FUNCTIONS(Dispatch)

public:
    /// Why it was set aside.
    [[nodiscard]] static QString reason(const Gps::SuspectFix &suspect, const QString &language);
    /// Where, and for when, it claims to be.
    [[nodiscard]] static QString claim(const Gps::SuspectFix &suspect, const QString &language);
    /// "10:42–11:20"; open while it lasts.
    [[nodiscard]] static QString times(const Gps::Stop &stop, const QString &language);
    /// "arrived 10:42, on site 38 min", with what a gap leaves open.
    [[nodiscard]] static QString stay(const Gps::Stop &stop, const QString &language);
    [[nodiscard]] static QString attendance(
        const Attendance &attendance, const QDateTime &now, const QString &language);
    /// "64 km · 5 stops · 08:12–15:40".
    [[nodiscard]] static QString summary(double metres, int stops, const QDateTime &from,
        const QDateTime &to, const QString &language);
    /// When somebody will be with `who`, planned for `planned`.
    [[nodiscard]] static QString eta(
        const Gps::Eta &eta, const QString &who, const QDateTime &planned, const QString &language);
    [[nodiscard]] static QString proposal(
        JobState state, const QString &who, const Attendance &attendance, const QString &language);
    [[nodiscard]] static QString action(JobState state);
};

} // namespace FibreDesk::Dispatch
