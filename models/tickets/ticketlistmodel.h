// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/linestore.h"
#include "base/pagedtablemodel.h"
#include "store/ticketqueries.h"

#include <QHash>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// The order of a list with the headings of its groups between the rows.
struct TicketRows {
    std::vector<qint64> rows; ///< row numbers; a heading has a negative one of its own
    QHash<qint64, Store::TicketGroup> groups; ///< by the number of the heading

    [[nodiscard]] static TicketRows of(Store::TicketIds ids);
};

/// Every ticket there is, in the order of one query, with headings between them where it is
/// grouped. A row that is not here yet answers empty, with `loaded` false.
class TicketListModel : public PagedTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")

public:
    enum Column {
        SubjectColumn,
        CustomerColumn,
        StatusColumn,
        PriorityColumn,
        TypeColumn,
        RegionColumn,
        AssigneeColumn,
        OpenedColumn,
        ModifiedColumn,
        IdColumn,
        TagsColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        RowIdRole,
        LoadedRole,
        HeadingRole, ///< of a group: its name, else empty
        HeadingCountRole,
        StatusRole, ///< the server's word
        PriorityRole, ///< the server's word
        ImportantRole,
        ClosedRole,
        FetchedAtRole,
        TagsRole, ///< each of them
        AccessibleRole ///< the row as one sentence
    };
    Q_ENUM(Role)

    using PagedTableModel::PagedTableModel;

    /// Another query: all anew.
    void reset(TicketRows rows);
    /// The same query again. `diff` leads from rows() to the new ones.
    void update(TicketRows rows, const ListDiff &diff);
    /// What stands on rows; those asked for and not there are forgotten.
    void putLines(const std::vector<qint64> &asked, std::vector<Store::TicketLine> lines);
    /// Lines that are here, of these tickets or customers.
    [[nodiscard]] std::vector<qint64> linesOf(
        const QStringList &tickets, const QStringList &customers) const;
    /// All that is here is void.
    void forgetLines();

    void setStaff(const QHash<QString, QString> &staff);
    void setFetchedAt(const QDateTime &at);
    void setLanguage(const QString &language);
    /// What a group of this field is headed by.
    void setGroupField(Store::TicketField field) { m_groupField = field; }

    /// Tickets, headings not counted.
    [[nodiscard]] int count() const override
    {
        return rowCount() - static_cast<int>(m_groups.size());
    }
    /// Null where it is not here.
    [[nodiscard]] const Store::TicketLine *lineAt(int place) const
    {
        return m_lines.find(rowAt(place));
    }
    [[nodiscard]] Q_INVOKABLE bool isHeading(int place) const { return rowAt(place) < 0; }
    /// All that the columns say of a line, for a file. Thread-safe.
    [[nodiscard]] static QStringList cellsOf(
        const Store::TicketLine &line, const QHash<QString, QString> &staff);
    [[nodiscard]] const QHash<QString, QString> &staff() const { return m_staff; }
    [[nodiscard]] QString staffName(const QString &staff) const
    {
        return m_staff.value(staff, staff);
    }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    [[nodiscard]] QString headingText(const QString &value) const;
    [[nodiscard]] QString cellText(const Store::TicketLine &line, int column) const;
    [[nodiscard]] QString sentence(const Store::TicketLine &line) const;
    [[nodiscard]] QVariant headingData(const Store::TicketGroup &group, int column, int role) const;

    QHash<qint64, Store::TicketGroup> m_groups;
    LineStore<Store::TicketLine> m_lines;
    QHash<QString, QString> m_staff;
    QDateTime m_fetchedAt;
    Store::TicketField m_groupField = Store::TicketField::None;
    QString m_language = QStringLiteral("en");
};

/// The server's word for a priority as a person reads it.
[[nodiscard]] QString priorityWord(const QString &priority);
/// The server's word for a state as a person reads it.
[[nodiscard]] QString ticketStatusWord(const QString &status);

} // namespace FibreDesk
