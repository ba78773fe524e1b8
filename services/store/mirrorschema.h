// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

/// The tables of the mirror as data: what is copied from the server and under which names. The
/// SQL that makes them is in migrations.cpp; a test holds the two together.
namespace FibreDesk::Store {

enum class ColumnType {
    Text,
    Integer,
    Real,
    Check, ///< 0 or 1
    Time, ///< kept as HH:MM:SS with leading zeros, so that text order is time order
};

struct Column {
    QString name; ///< our field name; the server's is in resources/erp/fields.json
    ColumnType type = ColumnType::Text;
    /// A document without it says nothing of it: one read alone has not what lists have.
    bool isOfLists = false;
};

struct ChildTable {
    QString table; ///< "job_tag"
    QString field; ///< field of the parent document that holds the rows: "tags"
};

/// One kind of document. Besides its columns every parent table has rid (INTEGER PRIMARY KEY), id
/// and modified (the server's raw string), every child table rid, id, parent and idx.
struct Table {
    QString name;
    QList<Column> columns;
    QList<ChildTable> children;
    bool isChild = false;
};

/// All mirrored kinds, parents before their child tables.
[[nodiscard]] const QList<Table> &tables();
/// The kind of that name, or nullptr.
[[nodiscard]] const Table *findTable(const QString &name);

/// Names of the kinds, so that nobody writes them by hand twice.
namespace Kind {
inline const QString Customer = QStringLiteral("customer");
inline const QString Location = QStringLiteral("location");
inline const QString Equipment = QStringLiteral("equipment");
inline const QString Subscription = QStringLiteral("subscription");
inline const QString Contract = QStringLiteral("contract");
inline const QString Ticket = QStringLiteral("ticket");
inline const QString Message = QStringLiteral("message");
inline const QString Note = QStringLiteral("note"); ///< of staff, beside a ticket's messages
inline const QString Invoice = QStringLiteral("invoice");
inline const QString Payment = QStringLiteral("payment");
inline const QString Job = QStringLiteral("job");
inline const QString JobTag = QStringLiteral("job_tag");
inline const QString JobAssistant = QStringLiteral("job_assistant");
inline const QString Technician = QStringLiteral("technician");
inline const QString TechnicianTag = QStringLiteral("technician_tag");
inline const QString Tag = QStringLiteral("tag");
} // namespace Kind

} // namespace FibreDesk::Store
