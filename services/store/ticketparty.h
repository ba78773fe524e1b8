// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QHash>
#include <QSqlDatabase>
#include <QStringList>

#include <optional>
#include <vector>

/// What is known around a ticket for somebody who writes on it; read inside Mirror::read().
namespace FibreDesk::Store {

/// Whom a ticket is with, and where.
struct TicketParty {
    Customer customer{}; ///< empty where the ticket has none, or it is not mirrored
    QString location{}; ///< the ticket's own; empty = it names none
    std::vector<Location> locations{}; ///< of the customer, by name
    QString raisedBy{};
    QString parent{}; ///< parent_issue, whether it is mirrored or not
    QStringList openJobs{}; ///< of the ticket, neither completed nor cancelled

    bool operator==(const TicketParty &) const = default;
};

[[nodiscard]] Result<TicketParty> ticketParty(QSqlDatabase &db, const QString &ticket);

/// The words that are in use on tickets, and the people they are given to.
struct TicketChoices {
    QStringList statuses{};
    QStringList priorities{};
    QStringList types{};
    QStringList staff{}; ///< as assigned_staff holds them
    std::vector<Technician> technicians{}; ///< by name; without tags

    bool operator==(const TicketChoices &) const = default;
};

[[nodiscard]] Result<TicketChoices> ticketChoices(QSqlDatabase &db);

/// A ticket that another may be a duplicate of.
struct TicketMatch {
    QString id{};
    QString subject{};
    QString customerName{};
    QString status{};
    QString modified{}; ///< raw
    QString parent{};
    bool isSameCustomer = false;

    bool operator==(const TicketMatch &) const = default;
};

/// Tickets whose subject or number holds the words: those of the customer of `ticket` first, newest
/// first; without words only the customer's. Never `ticket` itself.
[[nodiscard]] Result<std::vector<TicketMatch>> ticketMatches(
    QSqlDatabase &db, const QString &ticket, const QString &text, int most);

} // namespace FibreDesk::Store
