// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "moneytext.h"

#include "format.h"

#include <QLocale>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace FibreDesk::MoneyText {

namespace {

constexpr QChar noBreakSpace(0xa0);
constexpr qint64 centsOfDollar = 100;
constexpr int rateDecimals = 6;
constexpr qint64 unitsOfDollar = 1'000'000;
constexpr int centDecimals = 2;

QString fraction(qint64 value, int places)
{
    return QString::number(value).rightJustified(places, u'0');
}

} // namespace

QString composed(
    bool isNegative, const QString &digits, const QString &language, const QString &currency)
{
    const QString sign = currency == "CAD"_L1 || currency.isEmpty() ? u"$"_s : currency;
    const QString minus = isNegative ? u"−"_s : QString();
    if (language.startsWith("fr"_L1)) {
        return minus + digits + noBreakSpace + sign;
    }
    return minus + sign + (sign.size() > 1 ? QString(noBreakSpace) : QString()) + digits;
}

QString shown(Billing::Money money, const QString &language, const QString &currency)
{
    const QLocale locale = Format::localeFor(language);
    const qint64 size = money.absolute().cents();
    return composed(money.cents() < 0,
        locale.toString(size / centsOfDollar) + locale.decimalPoint()
            + fraction(size % centsOfDollar, centDecimals),
        language, currency);
}

QString rate(double amount, const QString &language, const QString &currency)
{
    const auto units = Billing::decimalOf(amount, rateDecimals);
    if (!units) {
        return {};
    }
    const QLocale locale = Format::localeFor(language);
    const qint64 size = std::abs(*units);
    QString decimals = fraction(size % unitsOfDollar, rateDecimals);
    while (decimals.size() > centDecimals && decimals.endsWith(u'0')) {
        decimals.chop(1);
    }
    const QString text = composed(*units < 0,
        locale.toString(size / unitsOfDollar) + locale.decimalPoint() + decimals, language,
        currency);
    // One too large to be looked into more finely has no finer digits in a double.
    const auto finer = Billing::decimalOf(amount, rateDecimals * 2);
    const bool isExact = !finer || *finer % unitsOfDollar == 0;
    return isExact ? text : u"≈"_s + noBreakSpace + text;
}

QString plain(Billing::Money money)
{
    const qint64 size = money.absolute().cents();
    return u"%1%2.%3"_s.arg(money.cents() < 0 ? u"-"_s : QString(),
        QString::number(size / centsOfDollar), fraction(size % centsOfDollar, centDecimals));
}

} // namespace FibreDesk::MoneyText
