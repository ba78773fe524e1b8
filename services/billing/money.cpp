// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/money.h"

#include <QByteArray>
#include <QLocale>
#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>

namespace FibreDesk::Billing {

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

qint64 bound(bool isNegative)
{
    return isNegative ? -most : most;
}

} // namespace

std::optional<qint64> parseDecimal(QStringView text, int places)
{
    text = text.trimmed();
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+')) {
        text = text.sliced(1);
    }
    qsizetype exponent = 0;
    for (const QChar mark : {QChar(u'e'), QChar(u'E')}) {
        if (const qsizetype at = text.indexOf(mark); at >= 0) {
            bool isNumber = false;
            exponent = text.sliced(at + 1).toInt(&isNumber);
            // Beyond that it is either nothing or too large, whatever the digits.
            constexpr qsizetype farthest = 400;
            if (!isNumber || std::abs(exponent) > farthest) {
                return std::nullopt;
            }
            text = text.first(at);
            break;
        }
    }
    QByteArray digits;
    qsizetype point = -1;
    for (const QChar c : text) {
        if (c == u'.' && point < 0) {
            point = digits.size();
        } else if (c >= u'0' && c <= u'9') {
            digits += static_cast<char>(c.unicode());
        } else {
            return std::nullopt;
        }
    }
    if (digits.isEmpty()) {
        return std::nullopt;
    }
    // The digits up to here are kept, the one behind them decides.
    const qsizetype kept = (point < 0 ? digits.size() : point) + exponent + places;
    qint64 value = 0;
    for (qsizetype i = 0; i < kept; ++i) {
        const int digit = i < digits.size() ? digits.at(i) - '0' : 0;
        if (__builtin_mul_overflow(value, qint64(10), &value)
            || __builtin_add_overflow(value, qint64(digit), &value)) {
            return std::nullopt;
        }
    }
    const bool isUp = kept >= 0 && kept < digits.size() && digits.at(kept) >= '5';
    if (isUp && __builtin_add_overflow(value, qint64(1), &value)) {
        return std::nullopt;
    }
    return isNegative ? -value : value;
}

std::optional<qint64> decimalOf(double number, int places)
{
    if (!std::isfinite(number)) {
        return std::nullopt;
    }
    return parseDecimal(QString::number(number, 'g', QLocale::FloatingPointShortest), places);
}

std::optional<Money> Money::parse(QStringView text)
{
    return parseDecimal(text, 2).transform(&Money::ofCents);
}

Money Money::ofNumber(double number)
{
    return Money(decimalOf(number, 2).value_or(0));
}

Money &Money::operator+=(Money other)
{
    if (__builtin_add_overflow(m_cents, other.m_cents, &m_cents)) {
        m_cents = bound(other.m_cents < 0);
    }
    m_cents = std::max(m_cents, -most); // so that every amount has its opposite
    return *this;
}

Money Money::operator-() const
{
    return Money(-std::max(m_cents, -most));
}

Money Money::times(int factor) const
{
    qint64 product = 0;
    if (__builtin_mul_overflow(m_cents, qint64(factor), &product)) {
        return Money(bound((m_cents < 0) != (factor < 0)));
    }
    return Money(std::max(product, -most));
}

Money Money::dividedBy(int parts) const
{
    if (parts == 0) {
        return {};
    }
    const qint64 divisor = parts;
    const qint64 whole = m_cents / divisor;
    const qint64 rest = std::abs(m_cents % divisor);
    const bool isNegative = (m_cents < 0) != (divisor < 0);
    return Money(rest * 2 >= std::abs(divisor) ? whole + (isNegative ? -1 : 1) : whole);
}

} // namespace FibreDesk::Billing
