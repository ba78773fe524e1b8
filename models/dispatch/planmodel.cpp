// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planmodel.h"

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const PlanRow &before, const PlanRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    note(PlanModel::TitleRole, before.title == after.title);
    note(PlanModel::FromRole, before.from == after.from);
    note(PlanModel::ToRole, before.to == after.to);
    note(PlanModel::WhyRole, before.why == after.why);
    note(PlanModel::IsTickedRole, before.isTicked == after.isTicked);
    note(PlanModel::CanTickRole, before.canTick == after.canTick);
    note(PlanModel::NoteRole, before.note == after.note);
    note(PlanModel::SeverityRole, before.severity == after.severity);
    note(PlanModel::OutcomeRole, before.outcome == after.outcome);
    note(PlanModel::OutcomeTextRole, before.outcomeText == after.outcomeText);
    return roles;
}

} // namespace

PlanModel::PlanModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

void PlanModel::applySnapshot(std::vector<PlanRow> rows)
{
    const int before = m_rows.size();
    m_rows.applySnapshot(std::move(rows));
    if (m_rows.size() != before)
        Q_EMIT countChanged();
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlanRow &row = m_rows.at(index.row());
    switch (role) {
    case JobRole:
        return row.id;
    case TitleRole:
        return row.title;
    case FromRole:
        return row.from;
    case ToRole:
        return row.to;
    case WhyRole:
        return row.why;
    case IsTickedRole:
        return row.isTicked;
    case CanTickRole:
        return row.canTick;
    case NoteRole:
        return row.note;
    case SeverityRole:
        return row.severity;
    case OutcomeRole:
        return row.outcome;
    case OutcomeTextRole:
        return row.outcomeText;
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanModel::roleNames() const
{
    return {{JobRole, "job"}, {TitleRole, "title"}, {FromRole, "from"}, {ToRole, "to"},
        {WhyRole, "why"}, {IsTickedRole, "isTicked"}, {CanTickRole, "canTick"}, {NoteRole, "note"},
        {SeverityRole, "severity"}, {OutcomeRole, "outcome"}, {OutcomeTextRole, "outcomeText"}};
}

} // namespace FibreDesk::Dispatch
