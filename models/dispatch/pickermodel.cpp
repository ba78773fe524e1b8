// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pickermodel.h"

#include "text/normalise.h"

namespace FibreDesk::Dispatch {

namespace {

QList<int> changedRoles(const PickerRow &before, const PickerRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    note(PickerModel::NameRole, before.name == after.name);
    note(PickerModel::InitialsRole, before.initials == after.initials);
    note(PickerModel::ColourRole, before.colour == after.colour);
    note(PickerModel::MinutesRole, before.minutes == after.minutes);
    note(PickerModel::DetailRole, before.detail == after.detail);
    note(PickerModel::ProblemRole, before.problem == after.problem);
    note(PickerModel::SeverityRole, before.severity == after.severity);
    return roles;
}

} // namespace

PickerModel::PickerModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

void PickerModel::setFilterText(const QString &text)
{
    if (text == m_filterText)
        return;
    m_filterText = text;
    refresh();
    Q_EMIT filterTextChanged();
}

void PickerModel::setCandidates(const QString &job, std::vector<PickerRow> candidates)
{
    m_candidates = std::move(candidates);
    const bool isOther = job != m_job;
    m_job = job;
    refresh();
    if (isOther)
        Q_EMIT jobChanged();
}

void PickerModel::refresh()
{
    const QStringList words = Text::foldedWords(m_filterText);
    std::vector<PickerRow> rows;
    for (const PickerRow &row : m_candidates) {
        const QString hay = Text::foldText(row.name) + u' ' + Text::foldText(row.initials);
        if (std::ranges::all_of(words, [&hay](const QString &word) { return hay.contains(word); }))
            rows.push_back(row);
    }
    m_rows.applySnapshot(std::move(rows));
}

int PickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant PickerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PickerRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case InitialsRole:
        return row.initials;
    case ColourRole:
        return row.colour;
    case MinutesRole:
        return row.minutes;
    case DetailRole:
        return row.detail;
    case ProblemRole:
        return row.problem;
    case SeverityRole:
        return row.severity;
    default:
        return {};
    }
}

QHash<int, QByteArray> PickerModel::roleNames() const
{
    return {{IdRole, "technician"}, {NameRole, "name"}, {InitialsRole, "initials"},
        {ColourRole, "colour"}, {MinutesRole, "minutes"}, {DetailRole, "detail"},
        {ProblemRole, "problem"}, {SeverityRole, "severity"}};
}

} // namespace FibreDesk::Dispatch
