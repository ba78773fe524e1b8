// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "loadmodel.h"

#include "base/format.h"
#include "dispatchtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool isSamePeriod(const LoadGrid &a, const LoadGrid &b)
{
    return a.days == b.days
        && std::ranges::equal(a.lines, b.lines, {}, &LoadLine::technician, &LoadLine::technician);
}

QString sumText(int jobs, int minutes)
{
    return LoadModel::tr("%n job(s)", nullptr, jobs) + u" · "_s + DispatchText::span(minutes);
}

} // namespace

LoadModel::LoadModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int LoadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_grid.lines.size());
}

int LoadModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_grid.days.size());
}

const LoadCell *LoadModel::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    return &m_grid.lines[std::size_t(row)].days[std::size_t(column)];
}

QVariant LoadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LoadCell &cell = *cellAt(index.row(), index.column());
    switch (role) {
    case JobsRole:
        return cell.jobs;
    case HoursTextRole:
        return cell.minutes > 0 ? DispatchText::span(cell.minutes) : QString();
    case LoadRole:
        return cell.load();
    case UnfinishedRole:
        return cell.unfinished;
    case IsOffRole:
        return cell.shiftMinutes == 0 && index.row() > 0;
    case IsTodayRole:
        return isToday(index.column());
    case IsWeekendRole:
        return m_grid.days[std::size_t(index.column())].dayOfWeek() > 5;
    case SpokenRole:
        return spokenAt(index.row(), index.column());
    case KindsRole:
        return QVariant::fromValue(QList<int>(cell.kinds.begin(), cell.kinds.end()));
    default:
        return {};
    }
}

QHash<int, QByteArray> LoadModel::roleNames() const
{
    return {{JobsRole, "jobs"}, {HoursTextRole, "hoursText"}, {LoadRole, "load"},
        {UnfinishedRole, "unfinished"}, {IsOffRole, "isOff"}, {IsTodayRole, "isToday"},
        {IsWeekendRole, "isWeekend"}, {SpokenRole, "spoken"}, {KindsRole, "kinds"}};
}

void LoadModel::apply(LoadGrid grid, QDate today)
{
    if (!isSamePeriod(grid, m_grid) || today != m_today) {
        beginResetModel();
        m_grid = std::move(grid);
        m_today = today;
        endResetModel();
        return;
    }
    const LoadGrid before = std::exchange(m_grid, std::move(grid));
    for (int row = 0; row < rowCount(); ++row) {
        const auto &was = before.lines[std::size_t(row)].days;
        const auto &now = m_grid.lines[std::size_t(row)].days;
        for (int column = 0; column < columnCount(); ++column) {
            if (was[std::size_t(column)] != now[std::size_t(column)])
                Q_EMIT dataChanged(index(row, column), index(row, column));
        }
    }
}

void LoadModel::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    beginResetModel();
    m_language = language;
    endResetModel();
}

QString LoadModel::nameAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return row == 0 ? tr("Nobody") : m_grid.lines[std::size_t(row)].name;
}

QString LoadModel::colourAt(int row) const
{
    return row > 0 && row < rowCount() ? m_grid.lines[std::size_t(row)].colour : QString();
}

QString LoadModel::technicianAt(int row) const
{
    return row > 0 && row < rowCount() ? m_grid.lines[std::size_t(row)].technician : QString();
}

QString LoadModel::sumAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const LoadCell &sum = m_grid.lines[std::size_t(row)].sum;
    return sumText(sum.jobs, sum.minutes);
}

QString LoadModel::dayTextAt(int column) const
{
    if (column < 0 || column >= columnCount())
        return {};
    const QLocale locale = Format::localeFor(m_language);
    const QDate day = m_grid.days[std::size_t(column)];
    if (columnCount() > 7)
        return locale.dayName(day.dayOfWeek(), QLocale::NarrowFormat) + u' '
            + QString::number(day.day());
    return locale.toString(day, u"ddd d MMM"_s);
}

QString LoadModel::dayAt(int column) const
{
    return column >= 0 && column < columnCount()
        ? m_grid.days[std::size_t(column)].toString(Qt::ISODate)
        : QString();
}

QString LoadModel::daySumAt(int column) const
{
    int jobs = 0;
    for (int row = 0; row < rowCount() && column >= 0 && column < columnCount(); ++row)
        jobs += cellAt(row, column)->jobs;
    return QString::number(jobs);
}

QString LoadModel::spokenAt(int row, int column) const
{
    const LoadCell *cell = cellAt(row, column);
    if (!cell)
        return {};
    QStringList parts{nameAt(row), Format::longDate(m_grid.days[std::size_t(column)], m_language)};
    if (cell->shiftMinutes == 0 && row > 0)
        parts.append(tr("does not work"));
    if (cell->jobs > 0) {
        parts.append(sumText(cell->jobs, cell->minutes));
        for (std::size_t kind = 0; kind < cell->kinds.size(); ++kind) {
            if (cell->kinds[kind] > 0)
                parts.append(tr("%1 %2").arg(
                    QString::number(cell->kinds[kind]), DispatchText::kind(JobKind(kind))));
        }
        if (cell->shiftMinutes > 0)
            parts.append(tr("%1 of the shift").arg(Format::percent(cell->load(), m_language)));
    } else {
        parts.append(tr("no jobs"));
    }
    if (cell->unfinished > 0)
        parts.append(tr("%n not completed", nullptr, cell->unfinished));
    return parts.join(u", "_s);
}

int LoadModel::columnOf(const QString &iso) const
{
    const auto found = std::ranges::find(m_grid.days, QDate::fromString(iso, Qt::ISODate));
    return found == m_grid.days.end() ? -1 : int(found - m_grid.days.begin());
}

bool LoadModel::isToday(int column) const
{
    return column >= 0 && column < columnCount() && m_grid.days[std::size_t(column)] == m_today;
}

} // namespace FibreDesk::Dispatch
