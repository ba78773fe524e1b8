// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <qqmlintegration.h>

/// A table as long as the largest campaign, for looking at DataTable and moving about in it.
class SampleTable : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role { CellTextRole = Qt::UserRole + 1, SortRole, ToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
};

class SampleProxy : public QSortFilterProxyModel {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit SampleProxy(QObject *parent = nullptr)
        : QSortFilterProxyModel(parent)
    {
        setSourceModel(&m_table);
        setSortRole(SampleTable::SortRole);
    }
    Q_INVOKABLE void sortBy(int column, int order) { sort(column, Qt::SortOrder(order)); }

private:
    SampleTable m_table;
};
