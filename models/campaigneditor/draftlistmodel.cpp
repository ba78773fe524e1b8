// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "draftlistmodel.h"

namespace FibreDesk {

DraftListModel::DraftListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void DraftListModel::set(std::vector<Drafts::DraftSummary> drafts)
{
    const int before = count();
    m_rows.applySnapshot(std::move(drafts));
    if (count() != before) {
        Q_EMIT countChanged();
    }
}

QString DraftListModel::idAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).id : QString();
}

bool DraftListModel::isDamaged(const QString &id) const
{
    const Drafts::DraftSummary *row = m_rows.find(id);
    return row && row->error.has_value();
}

QString DraftListModel::nameOf(const QString &id) const
{
    const Drafts::DraftSummary *row = m_rows.find(id);
    return row && !row->name.isEmpty() ? row->name : id;
}

int DraftListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DraftListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Drafts::DraftSummary &row = m_rows.at(index.row());
    switch (role) {
    case DraftIdRole:
        return row.id;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case SubjectRole:
        return row.subject;
    case ModifiedRole:
        return row.modified;
    case RecipientsRole:
        return int(row.recipients);
    case StepRole:
        return row.step;
    case ErrorRole:
        return row.error ? row.error->detail : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> DraftListModel::roleNames() const
{
    return {{DraftIdRole, "draftId"}, {NameRole, "name"}, {SubjectRole, "subject"},
        {ModifiedRole, "modified"}, {RecipientsRole, "recipients"}, {StepRole, "step"},
        {ErrorRole, "error"}};
}

QList<int> DraftListModel::changedRoles(
    const Drafts::DraftSummary &before, const Drafts::DraftSummary &after)
{
    QList<int> roles;
    if (before.name != after.name) {
        roles += NameRole;
    }
    if (before.subject != after.subject) {
        roles += SubjectRole;
    }
    if (before.modified != after.modified) {
        roles += ModifiedRole;
    }
    if (before.recipients != after.recipients) {
        roles += RecipientsRole;
    }
    if (before.step != after.step) {
        roles += StepRole;
    }
    if (before.error != after.error) {
        roles += ErrorRole;
    }
    return roles;
}

} // namespace FibreDesk
