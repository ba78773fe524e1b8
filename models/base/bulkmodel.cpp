// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bulkmodel.h"

#include <algorithm>

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

void BulkModel::sieve()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        if (isShown(m_items[place])) {
            m_shown.push_back(place);
        }
    }
    m_isSieveDue = false;
    m_changed.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void BulkModel::setItems(std::vector<BulkItem> items)
{
    m_items = std::move(items);
    if (!m_filter.isEmpty()) {
        m_filter.clear();
        Q_EMIT filterChanged();
    }
    sieve();
}

void BulkModel::change(std::size_t place, BulkItem item)
{
    const BulkItem &before = m_items[place];
    if (before.outcome == item.outcome && before.reason == item.reason
        && before.write == item.write) {
        return; // the rest of an item stays
    }
    m_isSieveDue = m_isSieveDue || isShown(m_items[place]) != isShown(item);
    m_items[place] = std::move(item);
    m_changed.push_back(place);
}

void BulkModel::tell()
{
    if (m_isSieveDue) {
        sieve();
        return;
    }
    for (const std::size_t place : std::exchange(m_changed, {})) {
        const auto shown = std::ranges::lower_bound(m_shown, place);
        if (shown != m_shown.end() && *shown == place) {
            const QModelIndex at = index(static_cast<int>(shown - m_shown.begin()));
            Q_EMIT dataChanged(at, at);
        }
    }
}

void BulkModel::setFilter(const QString &filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        Q_EMIT filterChanged();
        sieve();
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
