// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

/// Values as text, for every model and for QML (Formats). Pure functions of value, language ("fr",
/// "en") and, for ages, of "now".
namespace FibreDesk::Format {

/// The zone times are shown in; America/Toronto until the profile says otherwise.
void setDisplayZone(const QTimeZone &zone);
[[nodiscard]] QTimeZone displayZone();
/// fr → fr_CA, else en; with our own conventions on top.
[[nodiscard]] QLocale localeFor(const QString &language);

[[nodiscard]] QString age(const QDateTime &at, const QDateTime &now, const QString &language);
[[nodiscard]] QString shortAge(const QDateTime &at, const QDateTime &now, const QString &language);
[[nodiscard]] QString time(const QDateTime &at, const QString &language);
[[nodiscard]] QString day(const QDate &date, const QString &language);
[[nodiscard]] QString day(const QDateTime &at, const QString &language);
[[nodiscard]] QString dayTime(const QDateTime &at, const QString &language);
[[nodiscard]] QString stamp(const QDateTime &at, const QString &language);
[[nodiscard]] QString longDate(const QDate &date, const QString &language);
/// Like day(), with the year when it differs from `today`'s.
[[nodiscard]] QString shortDate(const QDate &date, const QDate &today, const QString &language);
[[nodiscard]] QString money(
    double amount, const QString &language, const QString &currency = QStringLiteral("CAD"));
[[nodiscard]] QString number(double value, const QString &language);
[[nodiscard]] QString percent(double ratio, const QString &language);
[[nodiscard]] QString phone(const QString &number, const QString &language);
[[nodiscard]] QString duration(double minutes, const QString &language);
[[nodiscard]] QString distance(double metres, const QString &language);
[[nodiscard]] QString bytes(double count, const QString &language);

} // namespace FibreDesk::Format
