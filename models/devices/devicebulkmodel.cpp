// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicebulkmodel.h"

#include "devicebulkwords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::FleetAction;
using Cpe::Acs::FleetItem;
using Cpe::Acs::FleetOutcome;

bool DeviceBulkModel::isShown(const FleetItem &item) const
{
    return m_filter.isEmpty() || outcomeName(item.outcome) == m_filter
        || (item.outcome == FleetOutcome::Asking && m_filter == outcomeName(FleetOutcome::Waiting));
}

void DeviceBulkModel::sieve()
{
    m_shown.clear();
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        if (isShown(m_items[place])) {
            m_shown.push_back(place);
        }
    }
    m_changed.clear();
}

void DeviceBulkModel::setItems(std::vector<FleetItem> items, const FleetAction &action)
{
    const bool wasFiltered = !m_filter.isEmpty();
    const int before = shownCount();
    beginResetModel();
    m_items = std::move(items);
    m_action = action;
    m_filter.clear();
    sieve();
    endResetModel();
    if (wasFiltered) {
        Q_EMIT filterChanged();
    }
    if (shownCount() != before) {
        Q_EMIT countChanged();
    }
}

void DeviceBulkModel::change(std::size_t place, const FleetItem &item)
{
    m_items[place] = item;
    m_changed.push_back(place);
}

void DeviceBulkModel::removePlace(std::size_t place)
{
    const auto at = std::ranges::lower_bound(m_shown, place);
    const int row = static_cast<int>(at - m_shown.begin());
    beginRemoveRows({}, row, row);
    m_shown.erase(at);
    endRemoveRows();
}

void DeviceBulkModel::insertPlace(std::size_t place)
{
    const auto at = std::ranges::lower_bound(m_shown, place);
    const int row = static_cast<int>(at - m_shown.begin());
    beginInsertRows({}, row, row);
    m_shown.insert(at, place);
    endInsertRows();
}

void DeviceBulkModel::tell()
{
    // Stopping thousands at once, below a filter: one reset is less than thousands of moves.
    constexpr std::size_t most = 200;
    const int before = shownCount();
    if (m_changed.size() > most) {
        beginResetModel();
        sieve();
        endResetModel();
    }
    std::vector<std::size_t> changed = std::exchange(m_changed, {});
    std::ranges::sort(changed);
    const auto again = std::ranges::unique(changed);
    changed.erase(again.begin(), again.end());
    for (const std::size_t place : changed) {
        const bool wasShown = std::ranges::binary_search(m_shown, place);
        const bool isNow = isShown(m_items[place]);
        if (wasShown && isNow) {
            const auto at = std::ranges::lower_bound(m_shown, place);
            const QModelIndex cell = index(static_cast<int>(at - m_shown.begin()));
            Q_EMIT dataChanged(cell, cell, {OutcomeRole, OutcomeWordRole, ToneRole, ReasonRole});
        } else if (wasShown) {
            removePlace(place);
        } else if (isNow) {
            insertPlace(place);
        }
    }
    if (shownCount() != before) {
        Q_EMIT countChanged();
    }
}

void DeviceBulkModel::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        if (!m_shown.empty()) {
            Q_EMIT dataChanged(index(0), index(shownCount() - 1));
        }
    }
}

void DeviceBulkModel::setFilter(const QString &filter)
{
    if (m_filter == filter) {
        return;
    }
    const int before = shownCount();
    beginResetModel();
    m_filter = filter;
    sieve();
    endResetModel();
    Q_EMIT filterChanged();
    if (shownCount() != before) {
        Q_EMIT countChanged();
    }
}

QStringList DeviceBulkModel::header()
{
    return {tr("Number"), tr("Device"), tr("Serial number"), tr("Customer"), tr("Outcome"),
        tr("Reason")};
}

std::vector<QStringList> DeviceBulkModel::cells() const
{
    std::vector<QStringList> lines;
    lines.reserve(m_shown.size());
    for (const std::size_t place : m_shown) {
        const FleetItem &item = m_items[place];
        lines.push_back({item.target.record, item.target.title, item.target.serial,
            item.target.customer, DeviceBulkWords::outcome(item.outcome),
            DeviceBulkWords::reason(item, m_action, m_language)});
    }
    return lines;
}

int DeviceBulkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownCount();
}

QVariant DeviceBulkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const FleetItem &item = m_items[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case IdRole:
        return item.target.record;
    case TitleRole:
        return QStringList{item.target.title, item.target.serial}.join(u' ').trimmed();
    case CustomerRole:
        return item.target.customer;
    case OutcomeRole:
        return outcomeName(item.outcome);
    case OutcomeWordRole:
        return DeviceBulkWords::outcome(item.outcome);
    case ToneRole:
        return DeviceBulkWords::tone(item.outcome);
    case ReasonRole:
        return DeviceBulkWords::reason(item, m_action, m_language);
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceBulkModel::roleNames() const
{
    return {{IdRole, "itemId"}, {TitleRole, "title"}, {CustomerRole, "customer"},
        {OutcomeRole, "outcome"}, {OutcomeWordRole, "outcomeWord"}, {ToneRole, "tone"},
        {ReasonRole, "reason"}};
}

} // namespace FibreDesk
