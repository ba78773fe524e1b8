// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <vector>

/// Customers as the audience of a campaign, read inside Mirror::read().
namespace FibreDesk::Store {

/// Which customers; what is empty does not choose. Disabled customers are never meant.
struct CustomerFilter {
    bool onlyActive = true; ///< with an active subscription, at the place the rest names
    QString postal{}; ///< beginnings of postal codes, parted by blanks or commas: "J3X, J0L 1"
    QString city{};
    QString plan{};
    QString language{}; ///< "fr", "en"
    QString group{};
    QString territory{};

    bool operator==(const CustomerFilter &) const = default;
};

struct AudiencePlace {
    QString line{};
    QString city{};
    QString postalCode{};

    bool operator==(const AudiencePlace &) const = default;
};

/// A customer with all they can be reached and recognised by.
struct AudienceCustomer {
    QString id{};
    QString name{};
    QString type{};
    QString language{}; ///< as the server has it
    QStringList emails{}; ///< the one for bills first
    QStringList phones{};
    QString plan{}; ///< of the first active subscription at a place the filter names
    std::vector<AudiencePlace> places{}; ///< that of the plan first

    bool operator==(const AudienceCustomer &) const = default;
};

struct AudienceCopy {
    std::vector<AudienceCustomer> customers{};
    QDateTime fetchedAt{}; ///< when the copy last agreed with the server; invalid = never
    bool isComplete = false;
};

/// The customers the filter names, by name.
[[nodiscard]] Result<AudienceCopy> audienceCustomers(
    QSqlDatabase &db, const CustomerFilter &filter);
/// Every customer there is, to match recipients to: no filter, the disabled ones left out.
[[nodiscard]] Result<AudienceCopy> allAudienceCustomers(QSqlDatabase &db);

struct AudienceCount {
    qint64 customers = 0;
    qint64 withoutEmail = 0;
    QDateTime fetchedAt{};
    bool isComplete = false;
};
[[nodiscard]] Result<AudienceCount> countAudience(QSqlDatabase &db, const CustomerFilter &filter);

/// What can be chosen from, the most frequent first.
struct FilterChoices {
    QStringList plans{}; ///< of active subscriptions
    QStringList cities{};
    QStringList groups{};
    QStringList territories{};
};
[[nodiscard]] Result<FilterChoices> filterChoices(QSqlDatabase &db);

} // namespace FibreDesk::Store
