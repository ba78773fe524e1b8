// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "dispatch/daytime.h"
#include "dispatch/recurrence.h"

#include <QDate>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace FibreDesk::Dispatch {

enum class ShiftKind {
    Work, ///< worked hours besides the weekly schedule
    OnCall, ///< can be called for urgent work; no worked hours
    Absence, ///< not there, whatever else is planned
    Break, ///< a meal inside a shift
};

/// One line of a technician's extra shifts:
///
///     START;DURATION[;RULE…][;EXDATE=…][;RDATE=…][;TYPE=…][;SUMMARY=…][;LABEL]
///
/// with the values of RFC 5545. The names DTSTART and DURATION (or DTEND) and RRULE before theirs
/// are optional. RULE is any recurrence rule of RFC 5545 but one that repeats by the second or the
/// minute, or can never occur. Times are of the site's zone unless they end in Z or DTSTART has a
/// TZID; the rule recurs by the clock of that zone. A day without a time in EXDATE takes out all
/// that begins on it.
///
/// ERPNext has one field for all of a technician's exceptions, so what a line means is told by the
/// line: TYPE=WORK, ONCALL, ABSENCE or BREAK, or a label, or a word of SUMMARY ("on-call", "garde",
/// "sur appel", "absence", "absent", "vacances", "congé", "break", "meal", "pause", "dîner", …).
/// Without any it is work. An absence that begins on a day and names no duration lasts that day.
///
/// What cannot be understood is refused rather than guessed at.
class ExtraShift {
public:
    /// Validation with the offending part in `detail` where the line cannot be understood.
    [[nodiscard]] static Result<ExtraShift> parse(const QString &line, const QTimeZone &zone);

    [[nodiscard]] ShiftKind kind() const { return m_kind; }
    [[nodiscard]] QString label() const { return m_label; } ///< SUMMARY as it was written

    /// Whether one of them begins on that day of the site's zone.
    [[nodiscard]] bool occursOn(QDate day) const;
    /// What of it touches the day, by the site's wall clock: `from` is negative where it began
    /// before, `to` exceeds 1440 where it goes on after. Hours really pass: eight of them over the
    /// night that gains one end an hour earlier by the clock.
    [[nodiscard]] Spans spansOn(QDate day) const;

private:
    friend class ExtraShiftReader;

    struct Occurrence {
        QDateTime from;
        QDateTime to;
    };
    [[nodiscard]] std::vector<Occurrence> occurrencesAround(QDate day) const;
    [[nodiscard]] std::vector<QDateTime> startsBetween(
        const QDateTime &from, const QDateTime &to) const;
    [[nodiscard]] bool isTakenOut(const QDateTime &clock) const;

    QTimeZone m_zone; ///< of the site
    QTimeZone m_ruleZone; ///< whose clock the rule goes by
    // Clock times of the rule's zone, held as UTC: they have no gaps and come only once.
    QDateTime m_first;
    std::vector<QDateTime> m_added;
    std::vector<QDateTime> m_takenOut;
    std::vector<QDate> m_takenOutDays;
    int m_days = 0; ///< of the duration: nominal ones
    int m_seconds = 0;
    std::optional<Recurrence> m_rule; ///< empty = once
    ShiftKind m_kind = ShiftKind::Work;
    QString m_label;
};

} // namespace FibreDesk::Dispatch
