// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bulkmodel.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

QString outcomeWord(BulkOutcome outcome)
{
    switch (outcome) {
    case BulkOutcome::Change:
        return BulkModel::tr("Will change");
    case BulkOutcome::Already:
        return BulkModel::tr("Has it already");
    case BulkOutcome::Unsettled:
        return BulkModel::tr("Still in the outbox");
    case BulkOutcome::Since:
        return BulkModel::tr("Changed since");
    case BulkOutcome::Gone:
        return BulkModel::tr("Not there any more");
    case BulkOutcome::Waiting:
        return BulkModel::tr("Waiting");
    case BulkOutcome::Sending:
        return BulkModel::tr("Being sent");
    case BulkOutcome::Done:
        return BulkModel::tr("Done");
    case BulkOutcome::Refused:
        return BulkModel::tr("Refused");
    case BulkOutcome::Clash:
        return BulkModel::tr("To decide");
    case BulkOutcome::Uncertain:
        return BulkModel::tr("Uncertain");
    case BulkOutcome::Cancelled:
        break;
    }
    return BulkModel::tr("Given up");
}

BulkModel::BulkModel(Words words, QObject *parent)
    : QAbstractListModel(parent)
    , m_words(std::move(words))
{
}

bool BulkModel::isShown(const BulkItem &item) const
{
    return m_filter.isEmpty() || outcomeName(item.outcome) == m_filter
        || (m_filter == "waiting"_L1 && item.outcome == BulkOutcome::Sending);
}

int BulkModel::rowOf(std::size_t place) const
{
    const auto shown = std::ranges::lower_bound(m_shown, place);
    return shown != m_shown.end() && *shown == place ? static_cast<int>(shown - m_shown.begin())
                                                     : -1;
}

void BulkModel::sieve()
{
    m_shown.clear();
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        if (isShown(m_items[place])) {
            m_shown.push_back(place);
        }
    }
    m_changed.clear();
}

void BulkModel::setItems(std::vector<BulkItem> items)
{
    const bool wasFiltered = !m_filter.isEmpty();
    const int before = shownCount();
    beginResetModel();
    m_items = std::move(items);
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

void BulkModel::change(std::size_t place, BulkItem item)
{
    const BulkItem &before = m_items[place];
    if (before.outcome == item.outcome && before.reason == item.reason
        && before.write == item.write) {
        return; // the rest of an item stays
    }
    m_items[place] = std::move(item);
    m_changed.push_back(place);
}

void BulkModel::tell()
{
    std::vector<std::size_t> changed = std::exchange(m_changed, {});
    std::ranges::sort(changed);
    const auto again = std::ranges::unique(changed);
    changed.erase(again.begin(), again.end());

    std::vector<int> leaving;
    std::vector<std::size_t> coming;
    std::vector<std::size_t> staying;
    for (const std::size_t place : changed) {
        const int row = rowOf(place);
        const bool isNow = isShown(m_items[place]);
        if (row >= 0 && isNow) {
            staying.push_back(place);
        } else if (row >= 0) {
            leaving.push_back(row);
        } else if (isNow) {
            coming.push_back(place);
        }
    }
    const int before = shownCount();
    removeRowsAt(leaving);
    insertPlaces(coming);
    // The rest of an item never changes while it is here.
    const QList<int> roles{OutcomeRole, OutcomeWordRole, ReasonRole, WriteRole};
    for (std::size_t i = 0; i < staying.size();) {
        const int first = rowOf(staying[i]);
        int last = first;
        while (++i < staying.size() && rowOf(staying[i]) == last + 1) {
            ++last;
        }
        Q_EMIT dataChanged(index(first), index(last), roles);
    }
    if (shownCount() != before) {
        Q_EMIT countChanged();
    }
}

void BulkModel::removeRowsAt(const std::vector<int> &rows)
{
    // From the end, so that the numbers of those before stay right.
    for (auto row = rows.rbegin(); row != rows.rend();) {
        const int last = *row;
        int first = last;
        while (++row != rows.rend() && *row == first - 1) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
        endRemoveRows();
    }
}

void BulkModel::insertPlaces(const std::vector<std::size_t> &places)
{
    for (auto from = places.begin(); from != places.end();) {
        const auto at = std::ranges::lower_bound(m_shown, *from);
        // All that stand before the next one shown come together.
        const auto to =
            at == m_shown.end() ? places.end() : std::lower_bound(from, places.end(), *at);
        const int first = static_cast<int>(at - m_shown.begin());
        beginInsertRows({}, first, first + static_cast<int>(to - from) - 1);
        m_shown.insert(at, from, to);
        endInsertRows();
        from = to;
    }
}

void BulkModel::setFilter(const QString &filter)
{
    if (m_filter != filter) {
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
}

QList<QStringList> BulkModel::cells() const
{
    QList<QStringList> lines{
        {tr("Number"), tr("Title"), tr("Before"), tr("After"), tr("Outcome"), tr("Reason")}};
    for (const std::size_t place : m_shown) {
        const BulkItem &item = m_items[place];
        lines += QStringList{item.id, item.title, m_words(item.before), m_words(item.after),
            outcomeWord(item.outcome), item.reason};
    }
    return lines;
}

int BulkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownCount();
}

QVariant BulkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const BulkItem &item = m_items[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case IdRole:
        return item.id;
    case TitleRole:
        return item.title;
    case BeforeRole:
        return m_words(item.before);
    case AfterRole:
        return m_words(item.after);
    case OutcomeRole:
        return outcomeName(item.outcome);
    case OutcomeWordRole:
        return outcomeWord(item.outcome);
    case ReasonRole:
        return item.reason;
    case WriteRole:
        return item.write;
    default:
        return {};
    }
}

QHash<int, QByteArray> BulkModel::roleNames() const
{
    return {{IdRole, "itemId"}, {TitleRole, "title"}, {BeforeRole, "before"}, {AfterRole, "after"},
        {OutcomeRole, "outcome"}, {OutcomeWordRole, "outcomeWord"}, {ReasonRole, "reason"},
        {WriteRole, "writeId"}};
}

} // namespace FibreDesk
