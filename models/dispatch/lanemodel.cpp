// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lanemodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const LaneRow &before, const LaneRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    using Model = LaneModel;
    note(Model::IdRole, before.id == after.id);
    note(Model::NameRole, before.name == after.name);
    note(Model::InitialsRole, before.initials == after.initials);
    note(Model::ColourRole, before.colour == after.colour);
    note(Model::StatusRole, before.status == after.status);
    note(Model::IsAwayRole, before.isAway == after.isAway);
    note(Model::ShiftsRole, before.shifts == after.shifts);
    note(Model::LoadRole, before.load == after.load);
    note(Model::LoadTextRole, before.loadText == after.loadText);
    note(Model::JobCountRole, before.jobs == after.jobs);
    note(Model::LateCountRole, before.late == after.late);
    note(Model::PositionRole, before.position == after.position);
    note(Model::PresenceRole, before.presence == after.presence);
    note(Model::NoteRole, before.note == after.note);
    note(Model::GroupRole, before.group == after.group);
    note(Model::SpokenRole, before.spoken == after.spoken);
    return roles;
}

} // namespace

LaneModel::LaneModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

int LaneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant LaneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LaneRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case InitialsRole:
        return row.initials;
    case ColourRole:
        return row.colour;
    case StatusRole:
        return row.status;
    case IsAwayRole:
        return row.isAway;
    case ShiftsRole:
        return QVariant::fromValue(row.shifts);
    case LoadRole:
        return row.load;
    case LoadTextRole:
        return row.loadText;
    case JobCountRole:
        return row.jobs;
    case LateCountRole:
        return row.late;
    case PositionRole:
        return row.position;
    case PresenceRole:
        return row.presence;
    case NoteRole:
        return row.note;
    case GroupRole:
        return row.group;
    case SpokenRole:
        return row.spoken;
    case BlocksRole:
        return QVariant::fromValue(m_blocks.value(row.id));
    default:
        return {};
    }
}

QHash<int, QByteArray> LaneModel::roleNames() const
{
    return {{IdRole, "technician"}, {NameRole, "name"}, {InitialsRole, "initials"},
        {ColourRole, "colour"}, {StatusRole, "statusText"}, {IsAwayRole, "isAway"},
        {ShiftsRole, "shifts"}, {LoadRole, "load"}, {LoadTextRole, "loadText"},
        {JobCountRole, "jobCount"}, {LateCountRole, "lateCount"}, {PositionRole, "positionText"},
        {PresenceRole, "presence"}, {NoteRole, "note"}, {GroupRole, "group"},
        {SpokenRole, "spoken"}, {BlocksRole, "blocks"}};
}

void LaneModel::applySnapshot(std::vector<LaneRow> rows)
{
    // Before the rows are announced: a delegate asks for its jobs at once.
    for (const LaneRow &row : rows) {
        if (!m_blocks.contains(row.id))
            m_blocks.insert(row.id, new BlockModel(this));
    }
    m_rows.applySnapshot(std::move(rows));
    for (auto entry = m_blocks.begin(); entry != m_blocks.end();) {
        if (m_rows.contains(entry.key())) {
            ++entry;
        } else {
            (*entry)->deleteLater();
            entry = m_blocks.erase(entry);
        }
    }
}

void LaneModel::applyBlocks(const QString &technician, std::vector<BlockRow> rows)
{
    if (BlockModel *model = m_blocks.value(technician))
        model->applySnapshot(std::move(rows));
}

} // namespace FibreDesk::Dispatch
