// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <compare>
#include <optional>

namespace FibreDesk::Billing {

/// A decimal number as text, as a whole number of 10^-places: "0.1" with two places is 10. What
/// stands behind them is rounded, halves away from zero. Nothing where the text is no number or one
/// too large to be kept. Reads what JSON allows ("1.5e3") and a leading plus.
[[nodiscard]] std::optional<qint64> parseDecimal(QStringView text, int places);

/// The same of a number that came through a double: its shortest text is what the server wrote, up
/// to fifteen digits.
[[nodiscard]] std::optional<qint64> decimalOf(double number, int places);

/// An amount in whole cents: sums are right to the cent. What is beyond ninety quadrillion dollars
/// stays at that bound; it never turns into its opposite.
class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money ofCents(qint64 cents) { return Money(cents); }
    [[nodiscard]] static std::optional<Money> parse(QStringView text);
    /// Zero where it is no number.
    [[nodiscard]] static Money ofNumber(double number);

    [[nodiscard]] constexpr qint64 cents() const { return m_cents; }
    /// For showing; never for counting on.
    [[nodiscard]] constexpr double dollars() const { return static_cast<double>(m_cents) / 100.0; }
    [[nodiscard]] constexpr bool isZero() const { return m_cents == 0; }

    Money &operator+=(Money other);
    [[nodiscard]] friend Money operator+(Money a, Money b) { return a += b; }
    [[nodiscard]] friend Money operator-(Money a, Money b) { return a += -b; }
    [[nodiscard]] Money operator-() const;
    [[nodiscard]] Money absolute() const { return m_cents < 0 ? -*this : *this; }
    [[nodiscard]] Money times(int factor) const;
    /// Rounded to the cent, halves away from zero.
    [[nodiscard]] Money dividedBy(int parts) const;

    [[nodiscard]] friend constexpr auto operator<=>(Money, Money) = default;

private:
    constexpr explicit Money(qint64 cents)
        : m_cents(cents)
    {
    }

    qint64 m_cents = 0;
};

} // namespace FibreDesk::Billing
