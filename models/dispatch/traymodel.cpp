// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traymodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const TrayRow &before, const TrayRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    using Model = TrayModel;
    note(Model::IdRole, before.id == after.id);
    note(Model::SectionRole, before.section == after.section);
    note(Model::CustomerRole, before.customer == after.customer);
    note(Model::PlaceRole, before.place == after.place);
    note(Model::SubjectRole, before.subject == after.subject);
    note(Model::KindRole, before.kind == after.kind);
    note(Model::StateRole, before.state == after.state);
    note(Model::PriorityRole, before.priority == after.priority);
    note(Model::WindowRole, before.window == after.window);
    note(Model::AssignedRole, before.assigned == after.assigned);
    note(Model::ProblemRole, before.problem == after.problem);
    note(Model::SeverityRole, before.severity == after.severity);
    note(Model::WriteStateRole, before.writeState == after.writeState);
    note(Model::IsMarkedRole, before.isMarked == after.isMarked);
    note(Model::SpokenRole, before.spoken == after.spoken);
    return roles;
}

} // namespace

TrayModel::TrayModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

int TrayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant TrayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TrayRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case SectionRole:
        return row.section;
    case CustomerRole:
        return row.customer;
    case PlaceRole:
        return row.place;
    case SubjectRole:
        return row.subject;
    case KindRole:
        return row.kind;
    case StateRole:
        return row.state;
    case PriorityRole:
        return row.priority;
    case WindowRole:
        return row.window;
    case AssignedRole:
        return row.assigned;
    case ProblemRole:
        return row.problem;
    case SeverityRole:
        return row.severity;
    case WriteStateRole:
        return row.writeState;
    case IsMarkedRole:
        return row.isMarked;
    case SpokenRole:
        return row.spoken;
    default:
        return {};
    }
}

QHash<int, QByteArray> TrayModel::roleNames() const
{
    return {{IdRole, "job"}, {SectionRole, "traySection"}, {CustomerRole, "customer"},
        {PlaceRole, "place"}, {SubjectRole, "subject"}, {KindRole, "jobKind"},
        {StateRole, "jobState"}, {PriorityRole, "priority"}, {WindowRole, "promisedWindow"},
        {AssignedRole, "assigned"}, {ProblemRole, "problem"}, {SeverityRole, "severity"},
        {WriteStateRole, "writeState"}, {IsMarkedRole, "isMarked"}, {SpokenRole, "spoken"}};
}

void TrayModel::applySnapshot(std::vector<TrayRow> rows)
{
    std::array<int, 3> counts{};
    for (const TrayRow &row : rows)
        ++counts[std::size_t(row.section)];
    m_rows.applySnapshot(std::move(rows));
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

} // namespace FibreDesk::Dispatch
