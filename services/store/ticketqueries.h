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

/// The list of all tickets and one ticket whole, read inside Mirror::read(). A list is the ordered
/// row numbers of a query; what stands on its rows is read for the ones in sight.
namespace FibreDesk::Store {

/// Which tickets; what is empty does not choose.
struct TicketFilter {
    enum class Staff { Anyone, Nobody, These };

    bool onlyOpen = true;
    bool onlyImportant = false;
    Staff staff = Staff::Anyone;
    QStringList names{}; ///< of Staff::These: each spelling of whom is meant
    QString type{};
    QString region{}; ///< the customer's territory
    QString tag{};
    QString text{}; ///< words of the subject, of the customer's name, or an id old or new

    bool operator==(const TicketFilter &) const = default;
};

enum class TicketField {
    None, ///< as a group: none
    Important,
    Subject,
    Customer,
    Status,
    Priority,
    Type,
    Region,
    Assignee,
    Opened,
    Modified,
    Id
};

struct TicketOrder {
    TicketField sort = TicketField::Modified;
    bool isDescending = true;
    /// Rows of one value stand together: Status, Priority, Type, Region or Assignee.
    TicketField group = TicketField::None;

    bool operator==(const TicketOrder &) const = default;
};

struct TicketGroup {
    QString value{}; ///< as the server has it; empty = without one
    qint64 count = 0;

    bool operator==(const TicketGroup &) const = default;
};

struct TicketIds {
    std::vector<qint64> rows{}; ///< row numbers of the mirror, in order: they stay a ticket's own
    std::vector<TicketGroup> groups{}; ///< in order; together as long as `rows`; empty = no groups
};

[[nodiscard]] Result<TicketIds> ticketIds(
    QSqlDatabase &db, const TicketFilter &filter, const TicketOrder &order);

/// What stands on one row of the list.
struct TicketLine {
    qint64 row = 0;
    QString id{};
    QString subject{};
    QString customer{};
    QString customerName{};
    QString status{};
    QString priority{};
    QString type{};
    QString region{};
    QString assignee{};
    QDateTime opened{};
    QDateTime modified{};
    bool isImportant = false;
    QStringList tags{};

    bool operator==(const TicketLine &) const = default;
};

/// These rows, in no order; what is gone is left out.
[[nodiscard]] Result<std::vector<TicketLine>> ticketLines(
    QSqlDatabase &db, const std::vector<qint64> &rows);

struct TicketTally {
    QString value{};
    int open = 0;

    bool operator==(const TicketTally &) const = default;
};

/// What the views have to offer, with how much of it is open.
struct TicketOverview {
    qint64 all = 0;
    int open = 0;
    int mine = 0;
    int unassigned = 0;
    int important = 0;
    std::vector<TicketTally> types{}; ///< most open first, then by name
    std::vector<TicketTally> regions{};
    std::vector<TicketTally> tags{};
    QHash<QString, QString> staff{}; ///< who signs by which name
    QStringList assignees{}; ///< who has or had a ticket
    QDateTime fetchedAt{}; ///< when the copy last agreed with the server; invalid = never
    bool isComplete = false;

    bool operator==(const TicketOverview &) const = default;
};

/// `me`: the spellings of the one who asks.
[[nodiscard]] Result<TicketOverview> ticketOverview(QSqlDatabase &db, const QStringList &me);

/// A message of a ticket or a note of staff beside it.
struct ThreadEntry {
    enum class Kind { Received, Answer, Note };

    QString id{};
    Kind kind = Kind::Received;
    QString author{};
    QString address{}; ///< of the author
    QDateTime at{};
    QString html{}; ///< as it came: to be made safe before it is shown
    QString medium{};

    bool operator==(const ThreadEntry &) const = default;
};

/// The messages and notes of one ticket, oldest first.
[[nodiscard]] Result<std::vector<ThreadEntry>> ticketThread(
    QSqlDatabase &db, const QString &ticket);

/// A ticket or a job that hangs together with one.
struct TicketRelation {
    QString id{};
    QString subject{};
    QString status{};
    QString day{}; ///< yyyy-MM-dd; empty where there is none

    bool operator==(const TicketRelation &) const = default;
};

struct TicketRecord {
    TicketLine line{};
    QString raisedBy{};
    QString legacyId{};
    QString location{};
    QString address{};
    QString phone{}; ///< of the customer
    QString modified{}; ///< raw, as a write needs it
    std::optional<TicketRelation> parent{};
    std::vector<TicketRelation> children{};
    std::vector<TicketRelation> jobs{};
    std::vector<ThreadEntry> thread{};
    QDateTime fetchedAt{}; ///< of tickets, messages and notes, the oldest
    bool isThreadComplete = false; ///< else messages may still be on their way
    bool areNotesForbidden = false; ///< the server does not let us read them

    bool operator==(const TicketRecord &) const = default;
};

/// Nothing where the mirror has no such ticket.
[[nodiscard]] Result<std::optional<TicketRecord>> ticketRecord(QSqlDatabase &db, const QString &id);

/// True for the states in which nothing is left to do.
[[nodiscard]] bool isClosedTicket(const QString &status);

} // namespace FibreDesk::Store
