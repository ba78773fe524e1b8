// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/linestore.h"
#include "base/pagedtablemodel.h"
#include "store/billqueries.h"

namespace FibreDesk {

/// Every invoice, or every payment, in the order of one query.
class BillListModel : public PagedTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AccountingController")

public:
    enum Column {
        NumberColumn,
        CustomerColumn,
        DateColumn,
        DueColumn,
        ModeColumn,
        ReferenceColumn,
        TotalColumn,
        OpenColumn,
        StateColumn,
        OverdueColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        RowIdRole,
        LoadedRole,
        ToneRole,
        GlyphRole,
        QuietRole, ///< nothing left to do with it
        AlertRole, ///< past its due date
        AccessibleRole ///< the row as one sentence
    };

    using PagedTableModel::PagedTableModel;

    /// Of another kind nothing stays.
    void setKind(Store::BillKind kind);
    [[nodiscard]] Store::BillKind kind() const { return m_kind; }
    /// The business's day: what is overdue depends on it.
    void setToday(QDate today);
    void setLanguage(const QString &language);

    void putLines(const std::vector<qint64> &asked, std::vector<Store::BillLine> lines);
    void forgetLines();
    /// Lines that are here, of these bills or customers.
    [[nodiscard]] std::vector<qint64> linesOf(
        const QStringList &bills, const QStringList &customers) const;
    /// Null where it is not here.
    [[nodiscard]] const Store::BillLine *lineAt(int place) const
    {
        return m_lines.find(rowAt(place));
    }

    /// What a kind has: the others are empty.
    [[nodiscard]] static QList<int> columnsOf(Store::BillKind kind);
    [[nodiscard]] static QString title(Store::BillKind kind, int column);
    /// A line for a file: dates and amounts as other programs read them, and last of an invoice its
    /// currency. Thread-safe.
    [[nodiscard]] static QStringList cellsOf(const Store::BillLine &line, QDate today);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    /// A refund is money that went out.
    [[nodiscard]] static Billing::Money signedMoney(
        const Store::BillLine &line, Billing::Money amount);
    [[nodiscard]] static QString stateText(const Store::BillLine &line, QDate today);
    [[nodiscard]] QString cellText(const Store::BillLine &line, int column) const;
    [[nodiscard]] QString sentence(const Store::BillLine &line) const;

    LineStore<Store::BillLine> m_lines;
    Store::BillKind m_kind = Store::BillKind::Invoice;
    QDate m_today;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
