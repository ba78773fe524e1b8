// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "findingsmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

FindingsModel::FindingsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void FindingsModel::set(std::vector<Row> rows, const QStringList &accepted)
{
    for (Row &row : rows) {
        row.isAccepted = row.level == 1 && accepted.contains(row.key);
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countsChanged();
}

void FindingsModel::setAccepted(int row, bool accepted)
{
    if (row < 0 || row >= count() || m_rows[std::size_t(row)].level != 1
        || m_rows[std::size_t(row)].isAccepted == accepted) {
        return;
    }
    m_rows[std::size_t(row)].isAccepted = accepted;
    Q_EMIT dataChanged(index(row), index(row), {AcceptedRole});
    Q_EMIT countsChanged();
    Q_EMIT acceptedChanged();
}

int FindingsModel::placeAfter(int row, int place) const
{
    if (row < 0 || row >= count() || m_rows[std::size_t(row)].places.empty()) {
        return -1;
    }
    const std::vector<int> &places = m_rows[std::size_t(row)].places;
    const auto next = std::ranges::upper_bound(places, place);
    return next == places.end() ? places.front() : *next;
}

int FindingsModel::countOf(int level) const
{
    return int(std::ranges::count(m_rows, level, &Row::level));
}

int FindingsModel::errors() const
{
    return countOf(0);
}

int FindingsModel::warnings() const
{
    return countOf(1);
}

int FindingsModel::openWarnings() const
{
    return int(std::ranges::count_if(
        m_rows, [](const Row &row) { return row.level == 1 && !row.isAccepted; }));
}

int FindingsModel::hints() const
{
    return countOf(2);
}

QStringList FindingsModel::accepted() const
{
    QStringList keys;
    for (const Row &row : m_rows) {
        if (row.isAccepted) {
            keys += row.key;
        }
    }
    return keys;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case LevelRole:
        return row.level;
    case Qt::DisplayRole:
    case SentenceRole:
        return row.sentence;
    case AdviceRole:
        return row.advice;
    case LanguageRole:
        return row.language;
    case RowsRole:
        return row.rows;
    case RowsTextRole:
        return row.rowsText;
    case FirstRowRole:
        return row.places.empty() ? -1 : row.places.front();
    case FieldRole:
        return row.field;
    case LineRole:
        return row.line;
    case AcceptedRole:
        return row.isAccepted;
    default:
        return {};
    }
}

QHash<int, QByteArray> FindingsModel::roleNames() const
{
    return {{LevelRole, "level"}, {SentenceRole, "sentence"}, {AdviceRole, "advice"},
        {LanguageRole, "language"}, {RowsRole, "rows"}, {RowsTextRole, "rowsText"},
        {FirstRowRole, "firstRow"}, {FieldRole, "field"}, {LineRole, "line"},
        {AcceptedRole, "isAccepted"}};
}

} // namespace FibreDesk
