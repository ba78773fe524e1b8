// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/listdiff.h"
#include "store/ticketqueries.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>
#include <qqmlintegration.h>

#include <deque>
#include <vector>

namespace FibreDesk {

/// The order of a list with the headings of its groups between the rows.
struct TicketRows {
    std::vector<qint64> rows; ///< row numbers; a heading has a negative one of its own
    QHash<qint64, Store::TicketGroup> groups; ///< by the number of the heading

    [[nodiscard]] static TicketRows of(Store::TicketIds ids);
};

/// Every ticket there is, in the order of one query. Holds the row numbers only; what stands on
/// the rows comes in pages as they come into sight. A row that is not here yet answers empty, with
/// `loaded` false, and is told of with one dataChanged for each page that arrives.
class TicketListModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isChanging READ isChanging NOTIFY changingChanged)

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

    static constexpr int pageSize = 64;
    /// Lines kept: some thousand rows of scrolling back and forth.
    static constexpr std::size_t mostLines = 4096;

    explicit TicketListModel(QObject *parent = nullptr);

    /// Another query: all anew.
    void reset(TicketRows rows);
    /// The same query again. `diff` leads from rows() to the new ones.
    void update(TicketRows rows, const ListDiff &diff);
    /// What stands on rows; those asked for and not there are forgotten.
    void putLines(const std::vector<qint64> &asked, std::vector<Store::TicketLine> lines);
    /// The rows asked for could not be read: they are asked for again when next seen.
    void giveUp(const std::vector<qint64> &asked);
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

    [[nodiscard]] const std::vector<qint64> &rows() const { return m_rows; }
    /// Tickets, headings not counted.
    [[nodiscard]] int count() const
    {
        return static_cast<int>(m_rows.size()) - static_cast<int>(m_groups.size());
    }
    /// Rows come, go and move by themselves right now: a current row that moves on with them was
    /// chosen by nobody.
    [[nodiscard]] bool isChanging() const { return m_isChanging; }
    [[nodiscard]] qint64 rowAt(int place) const;
    /// Null where it is not here.
    [[nodiscard]] const Store::TicketLine *lineAt(int place) const;
    /// Where a row number stands; -1 = nowhere.
    [[nodiscard]] Q_INVOKABLE int placeOf(qint64 row) const;
    [[nodiscard]] Q_INVOKABLE bool isHeading(int place) const { return rowAt(place) < 0; }
    /// All that the columns say of a line, for a file.
    [[nodiscard]] QStringList cellsOf(const Store::TicketLine &line) const;
    [[nodiscard]] QString staffName(const QString &staff) const
    {
        return m_staff.value(staff, staff);
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void changingChanged();
    /// These rows are in sight and not here; each is asked for once.
    void linesWanted(const std::vector<qint64> &rows);

private:
    void want(int place) const;
    void ask();
    void keepWithinBounds();
    void tellRows(int first, int last);
    /// One signal for each run of rows that stand together.
    void tellLines(const std::vector<qint64> &asked, QSet<qint64> changed);
    void perform(const ListStep &step);
    void setChanging(bool isChanging);
    [[nodiscard]] QString headingText(const QString &value) const;
    [[nodiscard]] QString cellText(const Store::TicketLine &line, int column) const;
    [[nodiscard]] QString sentence(const Store::TicketLine &line) const;
    [[nodiscard]] QVariant headingData(const Store::TicketGroup &group, int column, int role) const;

    std::vector<qint64> m_rows;
    QHash<qint64, Store::TicketGroup> m_groups;
    QHash<qint64, Store::TicketLine> m_lines;
    std::deque<qint64> m_arrived; ///< lines by age
    QSet<qint64> m_asked;
    mutable std::vector<int> m_wanted; ///< pages, the one seen last at the end
    mutable QTimer m_askTimer;
    QHash<QString, QString> m_staff;
    QDateTime m_fetchedAt;
    Store::TicketField m_groupField = Store::TicketField::None;
    bool m_isChanging = false;
    QString m_language = QStringLiteral("en");
};

/// The server's word for a priority as a person reads it.
[[nodiscard]] QString priorityWord(const QString &priority);
/// The server's word for a state as a person reads it.
[[nodiscard]] QString ticketStatusWord(const QString &status);

} // namespace FibreDesk
