// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/services.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Billing {

namespace {

constexpr int monthsOfYear = 12;
/// Prices have more places than cents: a third of a hundred dollars is billed by the quarter.
constexpr int pricePlaces = 6;
constexpr qint64 unitsOfCent = 10'000;

/// Lower case, without the accents of the words compared here.
QString plainWord(const QString &word)
{
    return word.trimmed().toLower().replace(u'é', u'e').replace(u'è', u'e');
}

/// So many months of a price, rounded to the cent once.
Money monthsAt(double price, int months)
{
    const std::optional<qint64> units = decimalOf(price, pricePlaces);
    qint64 all = 0;
    if (!units || __builtin_mul_overflow(*units, qint64(months), &all)) {
        return Money::ofNumber(price).times(months);
    }
    const qint64 half = all < 0 ? -unitsOfCent / 2 : unitsOfCent / 2;
    return Money::ofCents(all / unitsOfCent
        + (std::abs(all % unitsOfCent) >= std::abs(half) ? (all < 0 ? -1 : 1) : 0));
}

void add(Totals &to, const ServiceLine &line)
{
    const int service = line.isRebate ? 0 : 1;
    switch (line.state) {
    case ServiceState::Active:
        to.month += line.charge.month;
        to.year += line.charge.year;
        to.active += service;
        break;
    case ServiceState::Suspended:
        to.suspendedMonth += line.charge.month;
        to.suspended += service;
        break;
    case ServiceState::Pending:
        to.pendingMonth += line.charge.month;
        to.pending += service;
        break;
    case ServiceState::Cancelled:
    case ServiceState::Other:
        break;
    }
}

void add(Totals &to, const Totals &more)
{
    to.month += more.month;
    to.year += more.year;
    to.suspendedMonth += more.suspendedMonth;
    to.pendingMonth += more.pendingMonth;
    to.active += more.active;
    to.suspended += more.suspended;
    to.pending += more.pending;
}

ServiceLine lineOf(const Subscription &subscription)
{
    return {.subscription = subscription,
        .state = serviceState(subscription.status),
        .cycle = cycleOf(subscription.billingCycle),
        .charge = chargeOf(subscription),
        .isRebate = isRebate(subscription)};
}

LocationServices servicesAt(const QString &location, const std::vector<Subscription> &all)
{
    LocationServices at{.location = location};
    for (const Subscription &subscription : all) {
        at.lines.push_back(lineOf(subscription));
    }
    // Of one place in the order the service goes before what reduces it.
    std::ranges::stable_sort(at.lines, {}, [](const ServiceLine &line) {
        return std::make_tuple(line.subscription.displayOrder, line.isRebate, line.subscription.id);
    });
    bool hasService = false;
    for (ServiceLine &line : at.lines) {
        hasService = hasService || !line.isRebate;
        line.isNested = line.isRebate && hasService;
        add(at.totals, line);
    }
    return at;
}

} // namespace

Cycle cycleOf(const QString &word)
{
    const QString plain = plainWord(word);
    if (plain.startsWith("trimestr"_L1) || plain.startsWith("quarter"_L1)) {
        return Cycle::Quarterly;
    }
    if (plain.startsWith("annu"_L1) || plain.startsWith("year"_L1)) {
        return Cycle::Yearly;
    }
    return Cycle::Monthly;
}

int monthsOf(Cycle cycle)
{
    constexpr int monthsOfQuarter = 3;
    switch (cycle) {
    case Cycle::Quarterly:
        return monthsOfQuarter;
    case Cycle::Yearly:
        return monthsOfYear;
    case Cycle::Monthly:
        break;
    }
    return 1;
}

ServiceState serviceState(const QString &word)
{
    const QString plain = plainWord(word);
    if (plain == "actif"_L1 || plain == "active"_L1) {
        return ServiceState::Active;
    }
    if (plain.startsWith("suspend"_L1)) {
        return ServiceState::Suspended;
    }
    if (plain == "en attente"_L1 || plain == "pending"_L1) {
        return ServiceState::Pending;
    }
    if (plain.startsWith("annul"_L1) || plain.startsWith("cancel"_L1)) {
        return ServiceState::Cancelled;
    }
    return ServiceState::Other;
}

bool isRebate(const Subscription &subscription)
{
    if (subscription.monthlyPrice < 0) {
        return true;
    }
    // "Remise en service" and "Remise en état" are work that is paid for.
    static const QRegularExpression word(
        u"^(?:rabais|rebates?|discounts?|remises?|escomptes?)\\b(?!\\s+en\\b)"_s);
    return word.match(plainWord(subscription.category)).hasMatch()
        || word.match(plainWord(subscription.plan)).hasMatch();
}

Charge chargeOf(const Subscription &subscription)
{
    const int months = monthsOf(cycleOf(subscription.billingCycle));
    Charge charge;
    charge.bill = monthsAt(subscription.monthlyPrice, months);
    if (isRebate(subscription) && charge.bill > Money()) {
        charge.bill = -charge.bill;
    }
    charge.month = charge.bill.dividedBy(months);
    charge.year = charge.bill.times(monthsOfYear / months);
    return charge;
}

CustomerServices servicesOf(
    const std::vector<Subscription> &subscriptions, const std::vector<Location> &locations)
{
    // Of a location that is not the customer's (any more) the services are still theirs.
    std::vector<QString> order;
    for (const Location &location : locations) {
        order.push_back(location.id);
    }
    for (const Subscription &subscription : subscriptions) {
        if (!subscription.location.isEmpty()
            && !std::ranges::contains(order, subscription.location)) {
            order.push_back(subscription.location);
        }
    }
    order.emplace_back();
    CustomerServices services;
    for (const QString &location : order) {
        std::vector<Subscription> here;
        std::ranges::copy_if(subscriptions, std::back_inserter(here),
            [&location](const Subscription &one) { return one.location == location; });
        if (!here.empty()) {
            services.locations.push_back(servicesAt(location, here));
            add(services.totals, services.locations.back().totals);
        }
    }
    return services;
}

std::optional<QDate> nextInvoice(const CustomerServices &services, QDate lastInvoice, QDate today)
{
    int months = 0;
    QDate begins;
    for (const LocationServices &at : services.locations) {
        for (const ServiceLine &line : at.lines) {
            if (line.state != ServiceState::Active || line.isRebate) {
                continue;
            }
            const int cycle = monthsOf(line.cycle);
            months = months == 0 ? cycle : std::min(months, cycle);
            const QDate start = line.subscription.start;
            if (start.isValid() && (!begins.isValid() || start < begins)) {
                begins = start;
            }
        }
    }
    if (months == 0) {
        return std::nullopt;
    }
    const QDate from = lastInvoice.isValid() ? lastInvoice : begins;
    if (!from.isValid()) {
        return std::nullopt;
    }
    // One that should long have come is not expected in the past. The first is on the day service
    // begins, every other a whole cycle after the one before.
    int cycles = lastInvoice.isValid() ? 1 : 0;
    while (from.addMonths(cycles * months) < today) {
        ++cycles;
    }
    return from.addMonths(cycles * months);
}

} // namespace FibreDesk::Billing
