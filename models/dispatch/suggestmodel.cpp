// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "suggestmodel.h"

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const SuggestRow &before, const SuggestRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    note(SuggestModel::TechnicianRole, before.technician == after.technician);
    note(SuggestModel::NameRole, before.name == after.name);
    note(SuggestModel::ColourRole, before.colour == after.colour);
    note(SuggestModel::MinutesRole, before.minutes == after.minutes);
    note(SuggestModel::TimeRole, before.time == after.time);
    note(SuggestModel::ReasonsRole, before.reasons == after.reasons);
    return roles;
}

} // namespace

SuggestModel::SuggestModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

void SuggestModel::applySnapshot(std::vector<SuggestRow> rows)
{
    const int before = m_rows.size();
    m_rows.applySnapshot(std::move(rows));
    if (m_rows.size() != before)
        Q_EMIT countChanged();
}

int SuggestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant SuggestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuggestRow &row = m_rows.at(index.row());
    switch (role) {
    case TechnicianRole:
        return row.technician;
    case NameRole:
        return row.name;
    case ColourRole:
        return row.colour;
    case MinutesRole:
        return row.minutes;
    case TimeRole:
        return row.time;
    case ReasonsRole:
        return row.reasons;
    default:
        return {};
    }
}

QHash<int, QByteArray> SuggestModel::roleNames() const
{
    return {{TechnicianRole, "technician"}, {NameRole, "name"}, {ColourRole, "colour"},
        {MinutesRole, "minutes"}, {TimeRole, "time"}, {ReasonsRole, "reasons"}};
}

} // namespace FibreDesk::Dispatch
