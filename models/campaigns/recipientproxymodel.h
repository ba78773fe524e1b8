// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recipienttablemodel.h"

#include <QAbstractProxyModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace FibreDesk {

/// Which rows of a campaign are shown, and in which order. Not a QSortFilterProxyModel: that one
/// removes what no longer matches run by run, each time at the cost of the whole table, and 15,000
/// rows filtered by a typed letter would take seconds. Here another filter is another subject: one
/// pass over the order, one removal and one insertion. A live change touches only the rows it
/// names; what is on screen does not jump to its new sorted place until the order is asked for
/// again.
class RecipientProxyModel : public QAbstractProxyModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    /// -1 = every state, else RecipientTableModel::Status.
    Q_PROPERTY(int status READ status WRITE setStatus NOTIFY filterChanged)
    Q_PROPERTY(QString cause READ cause WRITE setCause NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(bool isFiltered READ isFiltered NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int sortColumn READ sortedBy NOTIFY sortChanged)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY sortChanged)

public:
    explicit RecipientProxyModel(RecipientTableModel *source, QObject *parent = nullptr);

    [[nodiscard]] int status() const { return m_status; }
    void setStatus(int status);
    [[nodiscard]] QString cause() const { return m_cause; }
    void setCause(const QString &cause);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int sortedBy() const { return m_sortColumn; }
    [[nodiscard]] bool isDescending() const { return m_isDescending; }

    /// Back to all rows in the hub's order.
    Q_INVOKABLE void clearFilter();
    /// Sorts by a column; the same one again turns the order round.
    Q_INVOKABLE void sortBy(int column);
    Q_INVOKABLE void setOrder(int column, bool descending);
    /// The campaign's row shown at this place; -1 = none.
    Q_INVOKABLE int rowIdAt(int row) const;
    /// Where a campaign's row is shown; -1 = it is not.
    Q_INVOKABLE int placeOf(int rowId) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void sortChanged();

private:
    [[nodiscard]] bool accepts(int row) const;
    void rebuildOrder();
    void refilter();
    /// These source rows, in this order, in place of what is shown.
    void show(std::vector<int> rows);
    void renumber(int from = 0);
    void handleDataChanged(const QModelIndex &first, const QModelIndex &last);
    void handleSizeChanged();

    RecipientTableModel *m_source;
    std::vector<int> m_order; ///< every source row, sorted
    std::vector<int> m_rank; ///< source row → its place in m_order
    std::vector<int> m_shown; ///< what is shown, in order: source rows
    std::vector<int> m_place; ///< source row → place in m_shown, -1 = not shown
    int m_status = -1;
    QString m_cause;
    QString m_text;
    QStringList m_words; ///< m_text folded
    int m_sortColumn = -1;
    bool m_isDescending = false;
};

} // namespace FibreDesk
