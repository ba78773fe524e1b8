// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignlistmodel.h"

namespace FibreDesk {

CampaignListModel::CampaignListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CampaignListModel::applySnapshot(const std::vector<CampaignHead> &campaigns)
{
    std::vector<Row> rows;
    rows.reserve(campaigns.size());
    for (const CampaignHead &campaign : campaigns) {
        rows.push_back({.id = campaign.key, .head = campaign});
    }
    const int before = count();
    m_rows.applySnapshot(std::move(rows));
    if (count() != before) {
        Q_EMIT countChanged();
    }
}

void CampaignListModel::update(const CampaignHead &head)
{
    const Row *row = m_rows.find(head.key);
    if (!row) {
        return;
    }
    Row next = *row;
    next.head.totals = head.totals;
    next.head.note = head.note;
    if (!head.state.isEmpty()) {
        next.head.state = head.state;
    }
    m_rows.upsert(std::move(next));
}

QString CampaignListModel::idAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).id : QString();
}

int CampaignListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CampaignListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case CampaignIdRole:
        return row.id;
    case NameRole:
    case Qt::DisplayRole:
        return row.head.name;
    case StateRole:
        return row.head.state;
    case CreatedRole:
        return row.head.created;
    case StartedRole:
        return row.head.started;
    case CompletedRole:
        return row.head.completed;
    case TotalsRole:
        return QVariant::fromValue(row.head.totals);
    case PlaceRole:
        return row.head.place;
    case NoteRole:
        return row.head.note;
    default:
        return {};
    }
}

QHash<int, QByteArray> CampaignListModel::roleNames() const
{
    return {{CampaignIdRole, "campaignId"}, {NameRole, "name"}, {StateRole, "campaignState"},
        {CreatedRole, "created"}, {StartedRole, "started"}, {CompletedRole, "completed"},
        {TotalsRole, "totals"}, {PlaceRole, "place"}, {NoteRole, "stateNote"}};
}

QList<int> CampaignListModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    if (before.head.name != after.head.name) {
        roles += NameRole;
    }
    if (before.head.state != after.head.state) {
        roles += StateRole;
    }
    if (before.head.created != after.head.created) {
        roles += CreatedRole;
    }
    if (before.head.started != after.head.started) {
        roles += StartedRole;
    }
    if (before.head.completed != after.head.completed) {
        roles += CompletedRole;
    }
    if (before.head.totals != after.head.totals) {
        roles += TotalsRole;
    }
    if (before.head.note != after.head.note) {
        roles += NoteRole;
    }
    return roles;
}

bool CampaignListModel::isNewer(const Row &a, const Row &b)
{
    if (a.head.created != b.head.created) {
        return a.head.created > b.head.created;
    }
    return a.id > b.id;
}

} // namespace FibreDesk
