// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "blockmodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const BlockRow &before, const BlockRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    using Model = BlockModel;
    note(Model::IdRole, before.id == after.id);
    note(Model::JobRole, before.job == after.job);
    note(Model::FromRole, before.from == after.from);
    note(Model::ToRole, before.to == after.to);
    note(Model::RealToRole, before.realTo == after.realTo);
    note(Model::LateMinutesRole, before.lateMinutes == after.lateMinutes);
    note(Model::CustomerRole, before.customer == after.customer);
    note(Model::PlaceRole, before.place == after.place);
    note(Model::SubjectRole, before.subject == after.subject);
    note(Model::KindRole, before.kind == after.kind);
    note(Model::StateRole, before.state == after.state);
    note(Model::PriorityRole, before.priority == after.priority);
    note(Model::WindowRole, before.window == after.window);
    note(Model::LevelRole, before.level == after.level);
    note(Model::LevelsRole, before.levels == after.levels);
    note(Model::IsAssistantRole, before.isAssistant == after.isAssistant);
    note(Model::IsTimelessRole, before.isTimeless == after.isTimeless);
    note(Model::TravelMinutesRole, before.travelMinutes == after.travelMinutes);
    note(Model::IsTravelEstimatedRole, before.isTravelEstimated == after.isTravelEstimated);
    note(Model::WriteStateRole, before.writeState == after.writeState);
    note(Model::ProblemRole, before.problem == after.problem);
    note(Model::SeverityRole, before.severity == after.severity);
    note(Model::IsDimmedRole, before.isDimmed == after.isDimmed);
    note(Model::IsMarkedRole, before.isMarked == after.isMarked);
    note(Model::ToldStateRole, before.toldState == after.toldState);
    note(Model::IsPinnedRole, before.isPinned == after.isPinned);
    note(Model::SpokenRole, before.spoken == after.spoken);
    return roles;
}

} // namespace

BlockModel::BlockModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

int BlockModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant BlockModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BlockRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case JobRole:
        return row.job;
    case FromRole:
        return row.from;
    case ToRole:
        return row.to;
    case RealToRole:
        return row.realTo;
    case LateMinutesRole:
        return row.lateMinutes;
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
    case LevelRole:
        return row.level;
    case LevelsRole:
        return row.levels;
    case IsAssistantRole:
        return row.isAssistant;
    case IsTimelessRole:
        return row.isTimeless;
    case TravelMinutesRole:
        return row.travelMinutes;
    case IsTravelEstimatedRole:
        return row.isTravelEstimated;
    case WriteStateRole:
        return row.writeState;
    case ProblemRole:
        return row.problem;
    case SeverityRole:
        return row.severity;
    case IsDimmedRole:
        return row.isDimmed;
    case IsMarkedRole:
        return row.isMarked;
    case ToldStateRole:
        return row.toldState;
    case IsPinnedRole:
        return row.isPinned;
    case SpokenRole:
        return row.spoken;
    default:
        return {};
    }
}

QHash<int, QByteArray> BlockModel::roleNames() const
{
    return {{IdRole, "rowId"}, {JobRole, "job"}, {FromRole, "from"}, {ToRole, "to"},
        {RealToRole, "realTo"}, {LateMinutesRole, "lateMinutes"}, {CustomerRole, "customer"},
        {PlaceRole, "place"}, {SubjectRole, "subject"}, {KindRole, "jobKind"},
        {StateRole, "jobState"}, {PriorityRole, "priority"}, {WindowRole, "promisedWindow"},
        {LevelRole, "level"}, {LevelsRole, "levels"}, {IsAssistantRole, "isAssistant"},
        {IsTimelessRole, "isTimeless"}, {TravelMinutesRole, "travelMinutes"},
        {IsTravelEstimatedRole, "isTravelEstimated"}, {WriteStateRole, "writeState"},
        {ProblemRole, "problem"}, {SeverityRole, "severity"}, {IsDimmedRole, "isDimmed"},
        {IsMarkedRole, "isMarked"}, {ToldStateRole, "toldState"}, {IsPinnedRole, "isPinned"},
        {SpokenRole, "spoken"}};
}

void BlockModel::applySnapshot(std::vector<BlockRow> rows)
{
    int deepest = 1;
    for (const BlockRow &row : rows)
        deepest = std::max(deepest, row.levels);
    m_rows.applySnapshot(std::move(rows));
    if (m_deepest != deepest) {
        m_deepest = deepest;
        Q_EMIT deepestChanged();
    }
}

} // namespace FibreDesk::Dispatch
