// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "causemodel.h"

#include "recipienttablemodel.h"

namespace FibreDesk {

CauseModel::CauseModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

std::vector<CauseModel::Row> CauseModel::counted(const RecipientTableModel &recipients)
{
    std::vector<Row> rows;
    QHash<QString, size_t> places;
    for (int row = 0; row < recipients.rowCount(); ++row) {
        const FailureCause *cause = recipients.causeAt(row);
        if (!cause) {
            continue;
        }
        auto place = places.constFind(cause->key);
        if (place == places.constEnd()) {
            place = places.insert(cause->key, rows.size());
            rows.push_back({.id = cause->key,
                .label = cause->groupLabel(),
                .isTransient = cause->isTransient()});
        }
        Row &group = rows[*place];
        ++group.rows;
        group.resendable += recipients.canResendTogether(row) ? 1 : 0;
    }
    std::ranges::stable_sort(rows, std::greater<>(), &Row::rows);
    return rows;
}

void CauseModel::reset(const RecipientTableModel &recipients)
{
    m_rows.reset(counted(recipients));
    Q_EMIT countChanged();
}

void CauseModel::update(const RecipientTableModel &recipients)
{
    std::vector<Row> rows = counted(recipients);
    // Known causes stay where they stand, new ones follow.
    std::ranges::stable_sort(rows, {}, [this](const Row &row) {
        const int place = m_rows.indexOf(row.id);
        return place < 0 ? count() : place;
    });
    const int before = count();
    m_rows.applySnapshot(std::move(rows));
    if (count() != before) {
        Q_EMIT countChanged();
    }
}

QString CauseModel::keyAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).id : QString();
}

QString CauseModel::labelOf(const QString &key) const
{
    const Row *row = m_rows.find(key);
    return row ? row->label : QString();
}

int CauseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CauseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case CauseKeyRole:
        return row.id;
    case LabelRole:
    case Qt::DisplayRole:
        return row.label;
    case RowsRole:
        return row.rows;
    case ResendableRole:
        return row.resendable;
    case TransientRole:
        return row.isTransient;
    default:
        return {};
    }
}

QHash<int, QByteArray> CauseModel::roleNames() const
{
    return {{CauseKeyRole, "causeKey"}, {LabelRole, "label"}, {RowsRole, "rows"},
        {ResendableRole, "resendable"}, {TransientRole, "isTransient"}};
}

QList<int> CauseModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    if (before.label != after.label) {
        roles += LabelRole;
    }
    if (before.rows != after.rows) {
        roles += RowsRole;
    }
    if (before.resendable != after.resendable) {
        roles += ResendableRole;
    }
    if (before.isTransient != after.isTransient) {
        roles += TransientRole;
    }
    return roles;
}

} // namespace FibreDesk
