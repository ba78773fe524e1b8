// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "billing/money.h"
#include "core/records.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

/// What a customer's services cost, per location and in all. Pure.
///
/// How it is counted: `monthly_price` is the price of one month, whatever the cycle. A cycle of
/// several months is billed at once: that many months of the price, rounded to the cent once. A
/// year is the bills of a year; a month of it is that bill divided by its months, rounded. For
/// prices in whole cents the year is thus exactly twelve months. A rebate is a line with a negative
/// price, or of a category or name that says so: it subtracts, whatever its sign. Only what is
/// active counts; what is suspended or waits is added up apart.
namespace FibreDesk::Billing {

enum class Cycle { Monthly, Quarterly, Yearly };
/// Of the server's word; a month where it has none or one we do not know.
[[nodiscard]] Cycle cycleOf(const QString &word);
[[nodiscard]] int monthsOf(Cycle cycle);

enum class ServiceState {
    Active,
    Suspended,
    Pending,
    Cancelled,
    Other ///< a word we do not know: shown as it is, not counted
};
[[nodiscard]] ServiceState serviceState(const QString &word);

[[nodiscard]] bool isRebate(const Subscription &subscription);

struct Charge {
    Money month{};
    Money bill{}; ///< of one cycle
    Money year{};

    bool operator==(const Charge &) const = default;
};
[[nodiscard]] Charge chargeOf(const Subscription &subscription);

/// One line of a location.
struct ServiceLine {
    Subscription subscription{};
    ServiceState state = ServiceState::Other;
    Cycle cycle = Cycle::Monthly;
    Charge charge{}; ///< negative for a rebate
    bool isRebate = false;
    bool isNested = false; ///< a rebate that reduces the nearest service above it
};

struct Totals {
    Money month; ///< active, rebates subtracted
    Money year;
    Money suspendedMonth; ///< would be added were it resumed
    Money pendingMonth; ///< will be added once it begins
    int active = 0; ///< services; rebates are none
    int suspended = 0;
    int pending = 0;

    bool operator==(const Totals &) const = default;
};

struct LocationServices {
    QString location{}; ///< '' = of none
    std::vector<ServiceLine>
        lines{}; ///< in the order of display; each rebate after what it reduces
    Totals totals{};
};

struct CustomerServices {
    std::vector<LocationServices> locations{}; ///< in the order of `locations`; of none last
    Totals totals{};
};

[[nodiscard]] CustomerServices servicesOf(
    const std::vector<Subscription> &subscriptions, const std::vector<Location> &locations);

/// When the next invoice is expected: one cycle after the last one, or where there is none, the
/// first day of billing of what is active. The shortest cycle among the active services decides.
/// Nothing where nothing is active.
[[nodiscard]] std::optional<QDate> nextInvoice(
    const CustomerServices &services, QDate lastInvoice, QDate today);

} // namespace FibreDesk::Billing
