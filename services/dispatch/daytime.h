// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
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
using Spans = std::vector<Span>;

/// Of the day in the zone: minutes since local midnight by the wall clock. Days of 23 and 25 hours
/// keep their wall clock.
[[nodiscard]] int minutesOfDay(const QDateTime &moment, QDate day, const QTimeZone &zone);
/// The day at that moment in the zone.
[[nodiscard]] QDate dayAt(const QDateTime &moment, const QTimeZone &zone);
/// The moment at which the wall clock shows it, as RFC 5545 reads one: of an hour that comes twice
/// the first, and in the hour that is left out by the offset before it.
[[nodiscard]] QDateTime momentOf(QDate day, int minutes, const QTimeZone &zone);

/// Minutes that really pass within the spans on that day: 300 from 0:00 to 6:00 on the day that
/// loses an hour. What lies past its midnight belongs to the next day.
[[nodiscard]] int elapsedMinutes(const Spans &spans, QDate day, const QTimeZone &zone);

// Sets of minutes; the results are ascending and disjoint.

/// Spans that touch or overlap become one; `keepsKinds`: not where one is extra and one is not.
[[nodiscard]] Spans joined(Spans spans, bool keepsKinds = false);
/// Those of `spans` without those of `minus`. `spans` must be disjoint.
[[nodiscard]] Spans without(const Spans &spans, const Spans &minus);
/// How many minutes of from…to lie in the disjoint spans.
[[nodiscard]] int coveredMinutes(const Spans &spans, int from, int to);

} // namespace FibreDesk::Dispatch
