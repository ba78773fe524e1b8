// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "billing/money.h"

#include <QString>

/// Amounts as text: the one place where money becomes words. An empty `currency` is the country's
/// own.
namespace FibreDesk::MoneyText {

/// "−1,204.50 $" as the language writes it.
[[nodiscard]] QString shown(
    Billing::Money money, const QString &language, const QString &currency = {});
/// What one of something costs: with up to six decimals where it has them, and with "≈" in front
/// where it has even more. Empty where it is no number.
[[nodiscard]] QString rate(double amount, const QString &language, const QString &currency = {});
/// The digits of an amount, written by somebody else, as money.
[[nodiscard]] QString composed(
    bool isNegative, const QString &digits, const QString &language, const QString &currency = {});
/// "-1204.50", for a file that other programs read.
[[nodiscard]] QString plain(Billing::Money money);

} // namespace FibreDesk::MoneyText
