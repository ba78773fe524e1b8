// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QDateTime>
#include <QHash>
#include <QSqlDatabase>
#include <QStringList>

#include <optional>
#include <vector>

/// Everything the desk knows of one customer, read in one go inside Mirror::read().
namespace FibreDesk::Store {

/// Money is counted in cents as whole numbers: sums are right to the cent.
struct CustomerMoney {
    /// What all submitted invoices leave open less what was paid ahead; less than nothing is a
    /// credit.
    qint64 balance = 0;
    qint64 overdue = 0; ///< of that, past its due date
    int overdueInvoices = 0;
    QDate oldestDue; ///< of what is overdue
    QDate lastInvoice; ///< when the last submitted one was posted; credit notes are none
    int otherCurrency = 0; ///< submitted ones in another currency than most: in no sum

    bool operator==(const CustomerMoney &) const = default;
};

struct CustomerRecord {
    Customer customer;
    QString territory;
    QString modifiedBy;
    std::vector<Location> locations;
    std::vector<Subscription> subscriptions; ///< by location, then in the order of display
    std::vector<Contract> contracts; ///< the one that began last first
    std::vector<Equipment> equipment;
    std::vector<Ticket> tickets; ///< newest first
    QHash<QString, int> messages; ///< ticket → number of its messages
    std::vector<Invoice> invoices; ///< newest first
    std::vector<Payment> payments; ///< newest first
    std::vector<Job> jobs; ///< undated first, then newest first
    QHash<QString, QString> technicians; ///< id → name, of the jobs' technicians
    CustomerMoney money;
    /// When the mirror last agreed with the server on the kinds shown: the oldest of them; invalid
    /// where one of them was never fetched.
    QDateTime fetchedAt;
    /// Kinds whose first fill has not reached its end: what is missing may just not be here yet.
    QStringList incomplete;

    bool operator==(const CustomerRecord &) const = default;
};

/// The customer with all that hangs on it; nothing where the mirror has no such customer. `today`
/// is the business's day, for what is overdue.
[[nodiscard]] Result<std::optional<CustomerRecord>> customerRecord(
    QSqlDatabase &db, const QString &id, QDate today);

/// One line of a list of customers.
struct CustomerLine {
    QString id;
    QString name;
    QString city;
    QString phone;
    bool isDisabled = false;

    bool operator==(const CustomerLine &) const = default;
};

/// These customers in the order given; unknown ones are left out.
[[nodiscard]] Result<std::vector<CustomerLine>> customerLines(
    QSqlDatabase &db, const QStringList &ids);

/// How many customers are mirrored, and since when that is so.
struct CustomerCount {
    qint64 count = 0;
    QDateTime fetchedAt;
    bool isComplete = false;
};
[[nodiscard]] Result<CustomerCount> customerCount(QSqlDatabase &db);

/// The whole-cent value of an amount of the server, as the decimal it was written as.
[[nodiscard]] qint64 cents(double amount);

} // namespace FibreDesk::Store
