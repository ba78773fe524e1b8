// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordmodel.h"

#include <algorithm>

namespace FibreDesk {

RecordModel::RecordModel(QList<QByteArray> roles, int limit, QObject *parent)
    : QAbstractListModel(parent)
    , m_roles(std::move(roles))
    , m_limit(limit)
{
}

std::vector<RecordModel::Row> RecordModel::cut() const
{
    if (m_isAllShown || m_limit <= 0 || total() <= m_limit) {
        return m_all;
    }
    return {m_all.begin(), m_all.begin() + m_limit};
}

void RecordModel::reset(std::vector<Row> rows)
{
    m_isAllShown = false;
    m_all = std::move(rows);
    m_rows.reset(cut());
    Q_EMIT countChanged();
}

void RecordModel::applySnapshot(std::vector<Row> rows)
{
    if (rows == m_all) {
        return;
    }
    m_all = std::move(rows);
    m_rows.applySnapshot(cut());
    Q_EMIT countChanged();
}

void RecordModel::showAll()
{
    if (!m_isAllShown) {
        m_isAllShown = true;
        m_rows.applySnapshot(cut());
        Q_EMIT countChanged();
    }
}

QVariant RecordModel::value(int row, const QByteArray &role) const
{
    const qsizetype place = m_roles.indexOf(role);
    return row >= 0 && row < total() && place >= 0
        ? m_all[static_cast<std::size_t>(row)].values.value(place)
        : QVariant();
}

int RecordModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_all, id, &Row::id);
    return found == m_all.end() ? -1 : static_cast<int>(found - m_all.begin());
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    if (role == idRole) {
        return row.id;
    }
    return role >= firstRole ? row.values.value(role - firstRole) : QVariant();
}

QHash<int, QByteArray> RecordModel::roleNames() const
{
    QHash<int, QByteArray> names{{idRole, "rowId"}};
    for (qsizetype i = 0; i < m_roles.size(); ++i) {
        names.insert(firstRole + static_cast<int>(i), m_roles[i]);
    }
    return names;
}

QList<int> RecordModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    for (qsizetype i = 0; i < after.values.size(); ++i) {
        if (before.values.value(i) != after.values[i]) {
            roles += firstRole + static_cast<int>(i);
        }
    }
    return roles;
}

} // namespace FibreDesk
