// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

/// Frappe's datetimes carry no zone: "2026-03-04 05:06:07.123456" is the site's own time. This is
/// the one place where they become instants and back. Never use it on `modified`, which travels as
/// the raw string.
namespace FibreDesk {

/// As UTC, to the millisecond; invalid where the text is no date. A date alone is its midnight.
[[nodiscard]] QDateTime fromSiteTime(const QString &text, const QTimeZone &zone);

/// As the site writes it, to the second.
[[nodiscard]] QString toSiteTime(const QDateTime &instant, const QTimeZone &zone);

/// The zone of that name, also under the names that the tz database has given up ("US/Eastern",
/// "Canada/Eastern", "Asia/Calcutta") and that a system may not have; invalid where unknown.
[[nodiscard]] QTimeZone zoneNamed(const QString &name);

} // namespace FibreDesk
