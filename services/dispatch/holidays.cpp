// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/holidays.h"

namespace FibreDesk::Dispatch {

namespace {

/// By the rule of Gauss in the form of Meeus, Jones and Butcher.
QDate easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return {year, f / 31, f % 31 + 1};
}

/// The Monday on or after a day.
QDate mondayFrom(QDate day)
{
    return day.addDays((8 - day.dayOfWeek()) % 7);
}

} // namespace

Holiday holidayOn(QDate day)
{
    const int year = day.year();
    if (day == QDate(year, 1, 1))
        return Holiday::NewYear;
    if (day == easterSunday(year).addDays(-2))
        return Holiday::GoodFriday;
    if (day == mondayFrom(QDate(year, 5, 18)))
        return Holiday::PatriotsDay;
    if (day == QDate(year, 6, 24))
        return Holiday::NationalDay;
    const QDate canada(year, 7, 1);
    if (day == (canada.dayOfWeek() == Qt::Sunday ? canada.addDays(1) : canada))
        return Holiday::CanadaDay;
    if (day == mondayFrom(QDate(year, 9, 1)))
        return Holiday::LabourDay;
    if (day == mondayFrom(QDate(year, 10, 8)))
        return Holiday::Thanksgiving;
    if (day == QDate(year, 12, 25))
        return Holiday::Christmas;
    return Holiday::None;
}

} // namespace FibreDesk::Dispatch
