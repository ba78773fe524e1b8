// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"

#include "base/moneytext.h"

#include <QCoreApplication>
#include <QStringView>

#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Format {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 dayLength = 24 * hour;
constexpr QChar narrowSpace(0x202f);
constexpr QChar noBreakSpace(0x00a0);

QTimeZone &zone()
{
    static QTimeZone value("America/Toronto");
    return value;
}

bool isFrench(const QString &language)
{
    return language.startsWith(u"fr");
}

QString joined(qint64 value, const QString &unit)
{
    return QString::number(value) + noBreakSpace + unit;
}

QString dayUnit()
{
    //: short for "days", after a number
    return QCoreApplication::translate("Formats", "d");
}

/// Without a dot after month or day: "mar. 24 nov." keeps its dots, CLDR's own.
QString dayPattern(const QString &language)
{
    return isFrench(language) ? u"ddd d MMM"_s : u"ddd, MMM d"_s;
}

} // namespace

void setDisplayZone(const QTimeZone &value)
{
    if (value.isValid())
        zone() = value;
}

QTimeZone displayZone()
{
    return zone();
}

QLocale localeFor(const QString &language)
{
    return isFrench(language) ? QLocale(QLocale::French, QLocale::Canada)
                              : QLocale(QLocale::English, QLocale::UnitedStates);
}

QString shortAge(const QDateTime &at, const QDateTime &now, const QString &language)
{
    Q_UNUSED(language)
    if (!at.isValid())
        return {};
    const qint64 seconds = std::max<qint64>(0, at.secsTo(now));
    if (seconds < minute)
        return joined(seconds, u"s"_s);
    if (seconds < hour)
        return joined(seconds / minute, u"min"_s);
    if (seconds < dayLength)
        return joined(seconds / hour, u"h"_s);
    return joined(seconds / dayLength, dayUnit());
}

QString age(const QDateTime &at, const QDateTime &now, const QString &language)
{
    if (!at.isValid())
        return {};
    const qint64 seconds = at.secsTo(now);
    if (seconds >= dayLength)
        return dayTime(at, language);
    if (seconds < 5)
        return QCoreApplication::translate("Formats", "just now");
    //: %1 is a short age such as "4 min"
    return QCoreApplication::translate("Formats", "%1 ago").arg(shortAge(at, now, language));
}

QString time(const QDateTime &at, const QString &language)
{
    Q_UNUSED(language)
    return at.isValid() ? at.toTimeZone(zone()).toString(u"HH:mm"_s) : QString();
}

QString day(const QDate &date, const QString &language)
{
    return date.isValid() ? localeFor(language).toString(date, dayPattern(language)) : QString();
}

QString day(const QDateTime &at, const QString &language)
{
    return at.isValid() ? day(at.toTimeZone(zone()).date(), language) : QString();
}

QString dayTime(const QDateTime &at, const QString &language)
{
    return at.isValid() ? day(at, language) + u' ' + time(at, language) : QString();
}

QString stamp(const QDateTime &at, const QString &language)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toTimeZone(zone());
    return localeFor(language).toString(local.date(), QLocale::LongFormat) + u' '
        + local.toString(u"HH:mm:ss"_s);
}

QString longDate(const QDate &date, const QString &language)
{
    if (!date.isValid())
        return {};
    return localeFor(language).toString(
        date, isFrench(language) ? u"dddd d MMMM yyyy"_s : u"dddd, MMMM d, yyyy"_s);
}

QString shortDate(const QDate &date, const QDate &today, const QString &language)
{
    if (!date.isValid())
        return {};
    if (date.year() == today.year())
        return day(date, language);
    return localeFor(language).toString(
        date, isFrench(language) ? u"d MMM yyyy"_s : u"MMM d, yyyy"_s);
}

QString money(double amount, const QString &language, const QString &currency)
{
    // Empty where it is no amount: unknown is not nothing.
    const auto cents = Billing::decimalOf(amount, 2);
    return cents ? MoneyText::shown(Billing::Money::ofCents(*cents), language, currency)
                 : QString();
}

QString number(double value, const QString &language)
{
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return localeFor(language).toString(value, 'f', whole ? 0 : 1);
}

QString percent(double ratio, const QString &language)
{
    const double value = ratio * 100.0;
    // Neither "0 %" for something nor "100 %" for not yet all.
    const bool nearEdge = (value > 0 && value < 1) || (value > 99 && value < 100);
    const double shown = value > 99 && value < 100 ? std::floor(value * 10) / 10 : value;
    const QString digits = localeFor(language).toString(shown, 'f', nearEdge ? 1 : 0);
    return isFrench(language) ? digits + narrowSpace + u'%' : digits + u'%';
}

QString phone(const QString &number, const QString &language)
{
    QString digits;
    QString rest;
    for (const QChar c : number) {
        if (c.isDigit())
            digits += c;
        else if (c.isLetter() || c == u'#')
            rest = number.mid(number.indexOf(c));
        if (!rest.isEmpty())
            break;
    }
    if (digits.size() == 11 && digits.startsWith(u'1'))
        digits.remove(0, 1);
    if (digits.size() != 10 || (number.trimmed().startsWith(u'+') && !number.contains(u"+1"_s)))
        return number;
    const QString tail = rest.isEmpty() ? QString() : u' ' + rest;
    const QString area = digits.first(3);
    const QString local = digits.mid(3, 3) + u'-' + digits.last(4);
    if (isFrench(language))
        return area + noBreakSpace + local + tail;
    return u'(' + area + u')' + noBreakSpace + local + tail;
}

QString duration(double minutes, const QString &language)
{
    Q_UNUSED(language)
    const qint64 total = std::llround(std::max(0.0, minutes));
    if (total < 60)
        return joined(total, u"min"_s);
    const qint64 rest = total % 60;
    const QString hours = joined(total / 60, u"h"_s);
    return rest == 0 ? hours : hours + noBreakSpace + QString::number(rest).rightJustified(2, u'0');
}

QString distance(double metres, const QString &language)
{
    if (metres < 1000)
        return joined(std::llround(metres / 10.0) * 10, u"m"_s);
    const double kilometres = metres / 1000.0;
    return localeFor(language).toString(kilometres, 'f', kilometres < 100 ? 1 : 0) + noBreakSpace
        + u"km"_s;
}

QString bytes(double count, const QString &language)
{
    const QStringList units = isFrench(language)
        ? QStringList{u"o"_s, u"Ko"_s, u"Mo"_s, u"Go"_s, u"To"_s}
        : QStringList{u"B"_s, u"KB"_s, u"MB"_s, u"GB"_s, u"TB"_s};
    double value = std::max(0.0, count);
    qsizetype unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return localeFor(language).toString(value, 'f', unit == 0 || value >= 100 ? 0 : 1)
        + noBreakSpace + units.at(unit);
}

} // namespace FibreDesk::Format
