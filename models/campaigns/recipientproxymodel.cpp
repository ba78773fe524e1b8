// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recipientproxymodel.h"

#include <algorithm>
#include <numeric>

namespace FibreDesk {

namespace {

/// More rows than this coming and going at once are cheaper, and calmer, as one reset.
constexpr int manyRows = 64;

} // namespace

RecipientProxyModel::RecipientProxyModel(RecipientTableModel *source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    QAbstractProxyModel::setSourceModel(source);
    connect(source, &QAbstractItemModel::modelAboutToBeReset, this,
        &RecipientProxyModel::beginResetModel);
    connect(source, &QAbstractItemModel::modelReset, this, [this] {
        m_status = -1;
        m_cause.clear();
        m_text.clear();
        m_words.clear();
        m_sortColumn = -1;
        m_isDescending = false;
        rebuildOrder();
        m_shown = m_order;
        renumber();
        endResetModel();
        Q_EMIT filterChanged();
        Q_EMIT sortChanged();
        Q_EMIT countChanged();
    });
    connect(
        source, &QAbstractItemModel::dataChanged, this, &RecipientProxyModel::handleDataChanged);
    connect(source, &QAbstractItemModel::headerDataChanged, this,
        [this](Qt::Orientation orientation, int first, int last) {
            Q_EMIT headerDataChanged(orientation, first, last);
        });
    // The hub adds or drops rows of a draft only; then everything may be elsewhere.
    connect(source, &QAbstractItemModel::rowsAboutToBeInserted, this,
        &RecipientProxyModel::beginResetModel);
    connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        &RecipientProxyModel::beginResetModel);
    connect(
        source, &QAbstractItemModel::rowsInserted, this, &RecipientProxyModel::handleSizeChanged);
    connect(
        source, &QAbstractItemModel::rowsRemoved, this, &RecipientProxyModel::handleSizeChanged);
    rebuildOrder();
    m_shown = m_order;
    renumber();
}

bool RecipientProxyModel::isFiltered() const
{
    return m_status >= 0 || !m_cause.isEmpty() || !m_words.isEmpty();
}

void RecipientProxyModel::setStatus(int status)
{
    if (m_status != status) {
        m_status = status;
        if (status != RecipientTableModel::Failed) {
            m_cause.clear(); // a cause is one of the failed
        }
        refilter();
    }
}

void RecipientProxyModel::setCause(const QString &cause)
{
    if (m_cause != cause) {
        m_cause = cause;
        if (!cause.isEmpty()) {
            m_status = RecipientTableModel::Failed;
        }
        refilter();
    }
}

void RecipientProxyModel::setText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    QStringList words = RecipientTableModel::folded(text).split(u' ', Qt::SkipEmptyParts);
    if (words == m_words) {
        Q_EMIT filterChanged();
        return;
    }
    m_words = std::move(words);
    refilter();
}

void RecipientProxyModel::clearFilter()
{
    m_status = -1;
    m_cause.clear();
    m_text.clear();
    m_words.clear();
    refilter();
}

void RecipientProxyModel::sortBy(int column)
{
    setOrder(column, m_sortColumn == column && !m_isDescending);
}

void RecipientProxyModel::setOrder(int column, bool descending)
{
    m_sortColumn = column;
    m_isDescending = descending;
    rebuildOrder();
    refilter();
    Q_EMIT sortChanged();
}

int RecipientProxyModel::rowIdAt(int row) const
{
    return row >= 0 && row < count() ? m_shown[static_cast<size_t>(row)] : -1;
}

int RecipientProxyModel::placeOf(int rowId) const
{
    return rowId >= 0 && rowId < std::ssize(m_place) ? m_place[static_cast<size_t>(rowId)] : -1;
}

bool RecipientProxyModel::accepts(int row) const
{
    if (m_status >= 0) {
        const auto status = m_source->statusAt(row);
        // What was just resent from among the failed stays in sight: its fate is what one waits
        // for.
        const bool wasAsked = m_status == RecipientTableModel::Failed
            && m_source->resendAt(row) != RecipientTableModel::NotAsked && placeOf(row) >= 0;
        if (status != m_status && !wasAsked) {
            return false;
        }
        if (!m_cause.isEmpty() && !wasAsked) {
            const FailureCause *cause = m_source->causeAt(row);
            if (!cause || cause->key != m_cause) {
                return false;
            }
        }
    }
    return std::ranges::all_of(m_words, [&haystack = m_source->haystack(row)](const QString &word) {
        return haystack.contains(word);
    });
}

void RecipientProxyModel::rebuildOrder()
{
    m_order.resize(static_cast<size_t>(m_source->rowCount()));
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_sortColumn >= 0) {
        // The keys once, not at each comparison.
        std::vector<QVariant> keys;
        keys.reserve(m_order.size());
        for (const int row : m_order) {
            keys.push_back(
                m_source->data(m_source->index(row, m_sortColumn), RecipientTableModel::SortRole));
        }
        const auto isLess = [&keys](int a, int b) {
            return QVariant::compare(keys[static_cast<size_t>(a)], keys[static_cast<size_t>(b)])
                == QPartialOrdering::Less;
        };
        if (m_isDescending) {
            std::ranges::stable_sort(m_order, [&isLess](int a, int b) { return isLess(b, a); });
        } else {
            std::ranges::stable_sort(m_order, isLess);
        }
    }
    m_rank.resize(m_order.size());
    for (size_t i = 0; i < m_order.size(); ++i) {
        m_rank[static_cast<size_t>(m_order[i])] = static_cast<int>(i);
    }
}

void RecipientProxyModel::refilter()
{
    // A new filter forgets what was only kept in sight.
    std::ranges::fill(m_place, -1);
    std::vector<int> shown;
    for (const int row : m_order) {
        if (accepts(row)) {
            shown.push_back(row);
        }
    }
    show(std::move(shown));
    Q_EMIT filterChanged();
    Q_EMIT countChanged();
}

void RecipientProxyModel::show(std::vector<int> rows)
{
    // Not a reset: after one a TableView makes every cell anew, which takes three frames.
    if (!m_shown.empty()) {
        beginRemoveRows({}, 0, count() - 1);
        m_shown.clear();
        renumber();
        endRemoveRows();
    }
    if (!rows.empty()) {
        beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
        m_shown = std::move(rows);
        renumber();
        endInsertRows();
    }
}

void RecipientProxyModel::renumber(int from)
{
    if (from == 0) {
        m_place.assign(static_cast<size_t>(m_source->rowCount()), -1);
    }
    for (int i = from; i < count(); ++i) {
        m_place[static_cast<size_t>(m_shown[static_cast<size_t>(i)])] = i;
    }
}

void RecipientProxyModel::handleSizeChanged()
{
    rebuildOrder();
    m_shown.clear();
    m_place.assign(m_order.size(), -1);
    for (const int row : m_order) {
        if (accepts(row)) {
            m_shown.push_back(row);
        }
    }
    renumber();
    endResetModel();
    Q_EMIT countChanged();
}

void RecipientProxyModel::handleDataChanged(const QModelIndex &first, const QModelIndex &last)
{
    std::vector<int> changed; // places of rows that stay
    std::vector<int> leaving; // places
    std::vector<int> coming; // source rows
    for (int row = first.row(); row <= last.row(); ++row) {
        const int place = placeOf(row);
        const bool isWanted = accepts(row);
        if (place >= 0 && isWanted) {
            changed.push_back(place);
        } else if (place >= 0) {
            leaving.push_back(place);
        } else if (isWanted) {
            coming.push_back(row);
        }
    }
    std::ranges::sort(changed);
    for (size_t i = 0; i < changed.size();) {
        size_t end = i + 1;
        while (end < changed.size() && changed[end] == changed[end - 1] + 1) {
            ++end;
        }
        Q_EMIT dataChanged(index(changed[i], 0), index(changed[end - 1], columnCount() - 1));
        i = end;
    }
    if (std::ssize(leaving) + std::ssize(coming) > manyRows) {
        std::vector<int> shown = m_shown;
        std::erase_if(shown, [this](int row) { return !accepts(row); });
        shown.insert(shown.end(), coming.begin(), coming.end());
        std::ranges::sort(shown, {}, [this](int row) { return m_rank[static_cast<size_t>(row)]; });
        show(std::move(shown));
        Q_EMIT countChanged();
        return;
    }
    std::ranges::sort(leaving, std::greater<>());
    for (const int place : leaving) {
        beginRemoveRows({}, place, place);
        m_place[static_cast<size_t>(m_shown[static_cast<size_t>(place)])] = -1;
        m_shown.erase(m_shown.begin() + place);
        renumber(std::max(place, 0) == 0 ? 0 : place);
        endRemoveRows();
    }
    for (const int row : coming) {
        const auto at = std::ranges::lower_bound(m_shown, m_rank[static_cast<size_t>(row)], {},
            [this](int other) { return m_rank[static_cast<size_t>(other)]; });
        const int place = static_cast<int>(at - m_shown.begin());
        beginInsertRows({}, place, place);
        m_shown.insert(at, row);
        renumber(place);
        endInsertRows();
    }
    if (!leaving.empty() || !coming.empty()) {
        Q_EMIT countChanged();
    }
}

QModelIndex RecipientProxyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.isValid() || row < 0 || row >= count() || column < 0 || column >= columnCount()) {
        return {};
    }
    return createIndex(row, column);
}

QModelIndex RecipientProxyModel::parent(const QModelIndex &) const
{
    return {};
}

int RecipientProxyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int RecipientProxyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : RecipientTableModel::ColumnCount;
}

QModelIndex RecipientProxyModel::mapToSource(const QModelIndex &proxyIndex) const
{
    const int row = proxyIndex.isValid() ? rowIdAt(proxyIndex.row()) : -1;
    return row < 0 ? QModelIndex() : m_source->index(row, proxyIndex.column());
}

QModelIndex RecipientProxyModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    const int place = sourceIndex.isValid() ? placeOf(sourceIndex.row()) : -1;
    return place < 0 ? QModelIndex() : index(place, sourceIndex.column());
}

QVariant RecipientProxyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source->headerData(section, orientation, role);
}

QHash<int, QByteArray> RecipientProxyModel::roleNames() const
{
    return m_source->roleNames();
}

} // namespace FibreDesk
