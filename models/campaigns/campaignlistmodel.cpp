// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignlistmodel.h"

namespace FibreDesk {

CampaignListModel::CampaignListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CampaignListModel::applySnapshot(const std::vector<Hub::CampaignSummary> &campaigns)
{
    std::vector<Row> rows;
    rows.reserve(campaigns.size());
    for (const Hub::CampaignSummary &campaign : campaigns) {
        rows.push_back({.id = campaign.id,
            .name = campaign.name.isEmpty() ? campaign.id : campaign.name,
            .state = campaign.status,
            .created = campaign.created,
            .started = campaign.started,
            .completed = campaign.completed,
            .totals = CampaignTotals(campaign.totals)});
    }
    const int before = count();
    m_rows.applySnapshot(std::move(rows));
    if (count() != before) {
        Q_EMIT countChanged();
    }
}

void CampaignListModel::setTotals(
    const QString &id, const Hub::CampaignTotals &totals, const QString &state)
{
    const Row *row = m_rows.find(id);
    if (!row) {
        return;
    }
    Row next = *row;
    next.totals = CampaignTotals(totals);
    if (!state.isEmpty()) {
        next.state = state;
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
        return row.name;
    case StateRole:
        return row.state;
    case CreatedRole:
        return row.created;
    case StartedRole:
        return row.started;
    case CompletedRole:
        return row.completed;
    case TotalsRole:
        return QVariant::fromValue(row.totals);
    default:
        return {};
    }
}

QHash<int, QByteArray> CampaignListModel::roleNames() const
{
    return {{CampaignIdRole, "campaignId"}, {NameRole, "name"}, {StateRole, "campaignState"},
        {CreatedRole, "created"}, {StartedRole, "started"}, {CompletedRole, "completed"},
        {TotalsRole, "totals"}};
}

QList<int> CampaignListModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    if (before.name != after.name) {
        roles += NameRole;
    }
    if (before.state != after.state) {
        roles += StateRole;
    }
    if (before.created != after.created) {
        roles += CreatedRole;
    }
    if (before.started != after.started) {
        roles += StartedRole;
    }
    if (before.completed != after.completed) {
        roles += CompletedRole;
    }
    if (before.totals != after.totals) {
        roles += TotalsRole;
    }
    return roles;
}

bool CampaignListModel::isNewer(const Row &a, const Row &b)
{
    if (a.created != b.created) {
        return a.created > b.created;
    }
    return a.id > b.id;
}

} // namespace FibreDesk
