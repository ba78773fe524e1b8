// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importmodels.h"

#include "editorwords.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

ColumnListModel::ColumnListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ColumnListModel::set(
    std::vector<Audience::Column> columns, std::shared_ptr<const Text::CsvTable> table)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_table = std::move(table);
    endResetModel();
    Q_EMIT countChanged();
}

void ColumnListModel::setColumn(int row, const Audience::Column &column)
{
    m_columns[std::size_t(row)] = column;
    Q_EMIT dataChanged(index(row), index(row));
}

void ColumnListModel::retranslate()
{
    Q_EMIT retranslated();
    if (count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
}

QStringList ColumnListModel::roleTexts() const
{
    QStringList texts;
    for (int role = 0; role <= int(Audience::ColumnRole::Amount); ++role) {
        texts += EditorWords::role(Audience::ColumnRole(role));
    }
    return texts;
}

QString ColumnListModel::sample(int column) const
{
    QStringList samples;
    if (!m_table) {
        return {};
    }
    for (const Text::CsvRow &row : m_table->rows) {
        const QString cell = row.cells.value(column).simplified();
        if (!cell.isEmpty() && !samples.contains(cell)) {
            samples += cell;
        }
        if (samples.size() == 3) {
            break;
        }
    }
    return samples.join(u" · "_s);
}

int ColumnListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ColumnListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Audience::Column &column = m_columns[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case HeaderRole:
        return column.header.isEmpty() ? tr("Column %1").arg(index.row() + 1) : column.header;
    case ColumnRoleRole:
        return int(column.role);
    case SampleRole:
        return sample(index.row());
    case ReasonRole:
        return column.isByName && column.isByContent ? tr("by its name and its cells")
            : column.isByName                        ? tr("by its name")
            : column.isByContent                     ? tr("by its cells")
                                                     : QString();
    case VariableRole:
        return column.variable;
    default:
        return {};
    }
}

QHash<int, QByteArray> ColumnListModel::roleNames() const
{
    return {{HeaderRole, "header"}, {ColumnRoleRole, "columnRole"}, {SampleRole, "sample"},
        {ReasonRole, "reason"}, {VariableRole, "variable"}};
}

CellTableModel::CellTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CellTableModel::set(std::shared_ptr<const Text::CsvTable> table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int CellTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->rows.size());
}

int CellTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_table) {
        return 0;
    }
    if (!m_table->header.cells.isEmpty()) {
        return int(m_table->header.cells.size());
    }
    return m_table->rows.empty() ? 0 : int(m_table->rows.front().cells.size());
}

QVariant CellTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case CellTextRole:
        return m_table->rows[std::size_t(index.row())].cells.value(index.column()).simplified();
    case RowIdRole:
        return index.row();
    default:
        return {};
    }
}

QVariant CellTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_table
        || (role != CellTextRole && role != Qt::DisplayRole)) {
        return {};
    }
    const QString header = m_table->header.cells.value(section);
    return header.isEmpty() ? QString::number(section + 1) : header;
}

QHash<int, QByteArray> CellTableModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}};
}

CustomerChoiceModel::CustomerChoiceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CustomerChoiceModel::set(std::vector<Row> rows)
{
    if (rows == m_rows) {
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

void CustomerChoiceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString CustomerChoiceModel::customerAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[std::size_t(row)].id : QString();
}

int CustomerChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int CustomerChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CustomerChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case CellTextRole:
        return index.column() == NameColumn ? row.name
            : index.column() == IdColumn    ? row.id
                                            : row.detail;
    case RowIdRole:
        return index.row();
    case CustomerRole:
        return row.id;
    case NameRole:
        return row.name;
    case DetailRole:
        return row.detail;
    default:
        return {};
    }
}

QVariant CustomerChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != CellTextRole && role != Qt::DisplayRole)) {
        return {};
    }
    return section == NameColumn ? tr("Customer")
        : section == IdColumn    ? tr("Number")
                                 : tr("E-mail");
}

QHash<int, QByteArray> CustomerChoiceModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {CustomerRole, "customer"},
        {NameRole, "name"}, {DetailRole, "detail"}};
}

} // namespace FibreDesk
