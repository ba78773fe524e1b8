// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/mirrormodel.h"

#include <cmath>

namespace FibreDesk {

namespace {

double secondsLeft(const MirrorKind &kind)
{
    const bool isKnown = kind.busy && kind.rowsPerSecond > 0 && kind.expected >= kind.rows;
    return isKnown ? std::ceil(double(kind.expected - kind.rows) / kind.rowsPerSecond) : -1;
}

} // namespace

MirrorModel::MirrorModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &MirrorModel::changedRoles)
{
    connect(this, &MirrorModel::rowsInserted, this, &MirrorModel::countChanged);
    connect(this, &MirrorModel::rowsRemoved, this, &MirrorModel::countChanged);
}

void MirrorModel::upsert(const MirrorKind &kind)
{
    m_rows.upsert(kind);
}

void MirrorModel::applySnapshot(std::vector<MirrorKind> kinds)
{
    m_rows.applySnapshot(std::move(kinds));
}

int MirrorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant MirrorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MirrorKind &row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return row.id;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case RowsRole:
        return double(row.rows);
    case ExpectedRole:
        return double(row.expected);
    case AtRole:
        return row.at;
    case BusyRole:
        return row.busy;
    case RateRole:
        return row.busy ? row.rowsPerSecond : 0;
    case SecondsLeftRole:
        return secondsLeft(row);
    case AbsentRole:
        return row.isAbsent;
    case ErrorRole:
        return QVariant::fromValue(row.error);
    default:
        return {};
    }
}

QHash<int, QByteArray> MirrorModel::roleNames() const
{
    return {
        {KindRole, "kind"},
        {NameRole, "name"},
        {RowsRole, "rows"},
        {ExpectedRole, "expected"},
        {AtRole, "at"},
        {BusyRole, "busy"},
        {RateRole, "rowsPerSecond"},
        {SecondsLeftRole, "secondsLeft"},
        {AbsentRole, "isAbsent"},
        {ErrorRole, "error"},
    };
}

QList<int> MirrorModel::changedRoles(const MirrorKind &before, const MirrorKind &after)
{
    QList<int> roles;
    if (before.name != after.name)
        roles << NameRole << Qt::DisplayRole;
    if (before.rows != after.rows)
        roles << RowsRole;
    if (before.expected != after.expected)
        roles << ExpectedRole;
    if (before.at != after.at)
        roles << AtRole;
    if (before.busy != after.busy)
        roles << BusyRole;
    if (before.busy != after.busy || before.rowsPerSecond != after.rowsPerSecond)
        roles << RateRole;
    if (secondsLeft(before) != secondsLeft(after))
        roles << SecondsLeftRole;
    if (before.isAbsent != after.isAbsent)
        roles << AbsentRole;
    if (before.error != after.error)
        roles << ErrorRole;
    return roles;
}

} // namespace FibreDesk
