// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a row of the contact card shows.

#include "contactmodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

int ContactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant ContactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    const bool isPending = row.state == State::Keeping || row.state == State::Pending;
    switch (role) {
    case FieldRole:
        return row.id;
    case LabelRole:
        return labelOf(row.id);
    case ValueRole:
        return row.state == State::Clean || row.state == State::Clash ? row.value : row.mine;
    case FormatRole:
        return formatOf(row.id);
    case PendingRole:
        return isPending;
    case PendingStateRole:
        return isPending ? row.pendingState : QString();
    case SinceRole:
        return row.since;
    case ClashRole:
        return row.state == State::Clash;
    case MineRole:
        return row.mine;
    case TheirsRole:
        return row.theirs;
    case TheirNameRole:
        return row.theirName;
    case ErrorRole:
        return QVariant::fromValue(row.error);
    case GoneRole:
        return row.isGone;
    case NotTakenRole:
        return row.isNotTaken;
    default:
        return {};
    }
}

QHash<int, QByteArray> ContactModel::roleNames() const
{
    return {{FieldRole, "field"}, {LabelRole, "fieldLabel"}, {ValueRole, "fieldValue"},
        {FormatRole, "format"}, {PendingRole, "isPending"}, {PendingStateRole, "pendingState"},
        {SinceRole, "since"}, {ClashRole, "isClash"}, {MineRole, "mineText"},
        {TheirsRole, "theirsText"}, {TheirNameRole, "theirUser"}, {ErrorRole, "fieldError"},
        {GoneRole, "isGone"}, {NotTakenRole, "isNotTaken"}};
}

QList<int> ContactModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    const auto shown = [](const Row &row) {
        return row.state == State::Clean || row.state == State::Clash ? row.value : row.mine;
    };
    if (shown(before) != shown(after)) {
        roles += ValueRole;
    }
    if (before.state != after.state || before.pendingState != after.pendingState) {
        roles += {PendingRole, PendingStateRole, ClashRole};
    }
    if (before.since != after.since) {
        roles += SinceRole;
    }
    if (before.mine != after.mine) {
        roles += MineRole;
    }
    if (before.theirs != after.theirs) {
        roles += TheirsRole;
    }
    if (before.theirName != after.theirName) {
        roles += TheirNameRole;
    }
    if (before.error != after.error) {
        roles += ErrorRole;
    }
    if (before.isGone != after.isGone) {
        roles += GoneRole;
    }
    if (before.isNotTaken != after.isNotTaken) {
        roles += NotTakenRole;
    }
    return roles;
}

} // namespace FibreDesk
