// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QString>

#include <compare>
#include <map>
#include <optional>
#include <vector>

/// Everything that happened with one customer in one order of time, in pages. Runs inside
/// Mirror::read().
namespace FibreDesk::Store {

/// In the order of the day: of two entries of one moment the later kind stands above.
enum class TimelineKind {
    Ticket = 1,
    Message,
    Sms,
    Note,
    Job,
    Invoice,
    Payment,
    Contract,
    Subscription,
    Equipment,
    Mail, ///< of a campaign; not of the mirror
    File ///< as the server told it; not of the mirror
};

/// Where an entry stands. `at` is the site's naive time as text, "2026-03-01 10:15:00", or only the
/// day where no time is known: as text it is in order.
struct TimelineKey {
    QString at{};
    int kind = 0;
    qint64 number = 0;

    auto operator<=>(const TimelineKey &) const = default;
};

struct TimelineEntry {
    TimelineKey key{};
    TimelineKind kind = TimelineKind::Ticket;
    /// What happened: "opened", "received", "sent", "noted", "planned", "undated", "invoiced",
    /// "paid", "refunded", "draft", "voided", "signed", "began", "ended", "terminated",
    /// "cancelled", "changed", "mailed", "filed".
    QString event{};
    QDate day{};
    QDateTime at{}; ///< invalid where only the day is known
    QString document{}; ///< its id
    QString target{}; ///< what it is opened with: the ticket of a message; '' = itself
    QString title{};
    QString detail{};
    QString state{}; ///< the server's word
    QString person{};
    std::optional<qint64> cents{};

    bool operator==(const TimelineEntry &) const = default;
};

struct TimelineQuery {
    QString customer{};
    std::vector<TimelineKind> kinds{}; ///< empty = all
    QString text{}; ///< what stands in title, detail, id, state or name, whatever accents and case
    /// What the mirror does not hold, in any order. `key.at` in the site's time, `at` or `day` says
    /// when; the rest of the key is made here.
    std::vector<TimelineEntry> others{};
};

struct TimelinePage {
    std::vector<TimelineEntry> entries{}; ///< newest first, whichever way was gone
    bool isEnd = false; ///< nothing more that way
};

enum class TimelineWay { Older, Newer };

/// The entries next to `from`, that one not counted; without it from that end of the time line
/// which the way leads away from.
[[nodiscard]] Result<TimelinePage> timelinePage(QSqlDatabase &db, const TimelineQuery &query,
    const std::optional<TimelineKey> &from, TimelineWay way, int limit);

/// The first entry of that year or before stands after this one.
[[nodiscard]] TimelineKey endOfYear(int year);

struct TimelineOverview {
    std::map<TimelineKind, int> kinds{}; ///< of all kinds, those left out too
    std::map<int, int> years{}; ///< of the chosen kinds
    int total = 0; ///< of the chosen kinds

    bool operator==(const TimelineOverview &) const = default;
};
[[nodiscard]] Result<TimelineOverview> timelineOverview(
    QSqlDatabase &db, const TimelineQuery &query);

/// The statement that finds a page's entries; its values are the customer in each part, then
/// where it begins, then how many. For the test of its plan.
[[nodiscard]] QString timelineStatement(
    const std::vector<TimelineKind> &kinds, bool hasFrom, TimelineWay way);

} // namespace FibreDesk::Store
