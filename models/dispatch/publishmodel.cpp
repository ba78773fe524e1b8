// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "publishmodel.h"

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const PublishRow &before, const PublishRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    using Model = PublishModel;
    note(Model::NameRole, before.name == after.name);
    note(Model::PhoneRole, before.phone == after.phone);
    note(Model::SummaryRole, before.summary == after.summary);
    note(Model::LinesRole, before.lines == after.lines);
    note(Model::BodyRole, before.body == after.body);
    note(Model::LengthRole, before.length == after.length);
    note(Model::NoteRole, before.note == after.note);
    note(Model::IsTickedRole, before.isTicked == after.isTicked);
    note(Model::CanTickRole, before.canTick == after.canTick);
    note(Model::ObstacleRole, before.obstacle == after.obstacle);
    note(Model::IsUndecidedRole, before.isUndecided == after.isUndecided);
    note(Model::OutcomeRole, before.outcome == after.outcome);
    note(Model::OutcomeTextRole, before.outcomeText == after.outcomeText);
    return roles;
}

} // namespace

PublishModel::PublishModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

void PublishModel::applySnapshot(std::vector<PublishRow> rows)
{
    const int before = m_rows.size();
    m_rows.applySnapshot(std::move(rows));
    if (m_rows.size() != before)
        Q_EMIT countChanged();
}

int PublishModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant PublishModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PublishRow &row = m_rows.at(index.row());
    switch (role) {
    case TechnicianRole:
        return row.id;
    case NameRole:
        return row.name;
    case PhoneRole:
        return row.phone;
    case SummaryRole:
        return row.summary;
    case LinesRole:
        return row.lines;
    case BodyRole:
        return row.body;
    case LengthRole:
        return row.length;
    case NoteRole:
        return row.note;
    case IsTickedRole:
        return row.isTicked;
    case CanTickRole:
        return row.canTick;
    case ObstacleRole:
        return row.obstacle;
    case IsUndecidedRole:
        return row.isUndecided;
    case OutcomeRole:
        return row.outcome;
    case OutcomeTextRole:
        return row.outcomeText;
    default:
        return {};
    }
}

QHash<int, QByteArray> PublishModel::roleNames() const
{
    return {{TechnicianRole, "technician"}, {NameRole, "personName"}, {PhoneRole, "phone"},
        {SummaryRole, "summary"}, {LinesRole, "changes"}, {BodyRole, "smsText"},
        {LengthRole, "smsLength"}, {NoteRole, "note"}, {IsTickedRole, "isTicked"},
        {CanTickRole, "canTick"}, {ObstacleRole, "obstacle"}, {IsUndecidedRole, "isUndecided"},
        {OutcomeRole, "outcome"}, {OutcomeTextRole, "outcomeText"}};
}

} // namespace FibreDesk::Dispatch
