// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QList>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace FibreDesk {

/// The rows of an item model and the only two doors through which they change: upsert()/remove()
/// for events, applySnapshot() for refreshes. A row is a value with a stable `id` and a defaulted
/// `operator==`. What changes is announced with the fewest signals: removals and insertions in
/// runs, each displaced row moved once, one dataChanged per changed row with exactly the roles that
/// changed.
///
///     class JobsModel : public QAbstractListModel {
///         SnapshotList<JobRow> m_rows {this, &JobsModel::changedRoles};
///     };
///
/// `changedRoles(before, after)` lists the roles whose value differs. With `less` the rows stay in
/// that order and upsert() moves a row to its place.
template <typename Row>
class SnapshotList {
public:
    using Id = decltype(Row::id);
    using ChangedRoles = std::function<QList<int>(const Row &before, const Row &after)>;
    using Less = std::function<bool(const Row &, const Row &)>;

    SnapshotList(QAbstractItemModel *model, ChangedRoles changedRoles, Less less = {})
        : m_model(model)
        , m_changedRoles(std::move(changedRoles))
        , m_less(std::move(less))
    {
    }
    Q_DISABLE_COPY_MOVE(SnapshotList)

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] const Row &at(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] int indexOf(const Id &id) const { return m_index.value(id, -1); }
    [[nodiscard]] bool contains(const Id &id) const { return m_index.contains(id); }
    /// Valid until the next change.
    [[nodiscard]] const Row *find(const Id &id) const
    {
        const int row = indexOf(id);
        return row < 0 ? nullptr : &m_rows[size_t(row)];
    }

    /// Inserts the row or replaces the one with its id. Returns whether anything changed.
    bool upsert(Row row)
    {
        const int found = indexOf(row.id);
        if (found < 0) {
            const int to = m_less
                ? int(std::upper_bound(m_rows.begin(), m_rows.end(), row, m_less) - m_rows.begin())
                : size();
            Door::beginInsert(m_model, to, to);
            m_rows.insert(m_rows.begin() + to, std::move(row));
            reindex(to);
            Door::endInsert(m_model);
            return true;
        }
        if (m_rows[size_t(found)] == row)
            return false;
        int at = found;
        if (m_less)
            at = moveToPlace(found, row);
        replace(at, std::move(row));
        return true;
    }

    /// Removes the row with this id. Returns whether there was one.
    bool remove(const Id &id)
    {
        const int row = indexOf(id);
        if (row < 0)
            return false;
        removeRun(row, row);
        return true;
    }

    /// Makes the rows equal to `target`, in its order (or in `less`'s). Later rows with an id that
    /// was there already are dropped.
    void applySnapshot(std::vector<Row> target)
    {
        QHash<Id, int> wanted;
        target = unique(std::move(target));
        if (m_less)
            std::stable_sort(target.begin(), target.end(), m_less);
        wanted.reserve(qsizetype(target.size()));
        for (size_t i = 0; i < target.size(); ++i)
            wanted.insert(target[i].id, int(i));

        for (int last = size() - 1; last >= 0; --last) {
            if (wanted.contains(m_rows[size_t(last)].id))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(m_rows[size_t(first - 1)].id))
                --first;
            removeRun(first, last);
            last = first;
        }
        reorder(wanted);
        for (int row = 0; row < int(target.size()); ++row) {
            if (row < size() && m_rows[size_t(row)].id == target[size_t(row)].id)
                continue;
            int last = row;
            while (last + 1 < int(target.size()) && !m_index.contains(target[size_t(last) + 1].id))
                ++last;
            Door::beginInsert(m_model, row, last);
            m_rows.insert(m_rows.begin() + row, target.begin() + row, target.begin() + last + 1);
            reindex(row);
            Door::endInsert(m_model);
            row = last;
        }
        for (int row = 0; row < size(); ++row) {
            if (!(m_rows[size_t(row)] == target[size_t(row)]))
                replace(row, std::move(target[size_t(row)]));
        }
    }

    /// A new subject (other account, other campaign): one reset.
    void reset(std::vector<Row> rows)
    {
        Door::beginReset(m_model);
        m_rows = unique(std::move(rows));
        if (m_less)
            std::stable_sort(m_rows.begin(), m_rows.end(), m_less);
        m_index.clear();
        reindex(0);
        Door::endReset(m_model);
    }

    /// Announces that these roles of every row read differently now (language, clock).
    void touch(const QList<int> &roles)
    {
        if (!isEmpty())
            announce(0, size() - 1, roles);
    }

private:
    /// The announcing functions of QAbstractItemModel are protected; naming them through a subclass
    /// is the allowed way to call them on the model that owns these rows.
    struct Door : QAbstractItemModel {
        static void beginInsert(QAbstractItemModel *model, int first, int last)
        {
            (model->*&Door::beginInsertRows)(QModelIndex(), first, last);
        }
        static void endInsert(QAbstractItemModel *model) { (model->*&Door::endInsertRows)(); }
        static void beginRemove(QAbstractItemModel *model, int first, int last)
        {
            (model->*&Door::beginRemoveRows)(QModelIndex(), first, last);
        }
        static void endRemove(QAbstractItemModel *model) { (model->*&Door::endRemoveRows)(); }
        static void beginMove(QAbstractItemModel *model, int from, int to)
        {
            (model->*&Door::beginMoveRows)(QModelIndex(), from, from, QModelIndex(), to);
        }
        static void endMove(QAbstractItemModel *model) { (model->*&Door::endMoveRows)(); }
        static void beginReset(QAbstractItemModel *model) { (model->*&Door::beginResetModel)(); }
        static void endReset(QAbstractItemModel *model) { (model->*&Door::endResetModel)(); }
        static QModelIndexList persistent(QAbstractItemModel *model)
        {
            return (model->*&Door::persistentIndexList)();
        }
        static void changePersistent(
            QAbstractItemModel *model, const QModelIndexList &from, const QModelIndexList &to)
        {
            (model->*&Door::changePersistentIndexList)(from, to);
        }
    };

    /// Above this many displaced rows one layoutChanged is cheaper for every view than the moves.
    static constexpr int maximumMoves = 50;

    static std::vector<Row> unique(std::vector<Row> rows)
    {
        QHash<Id, bool> seen;
        seen.reserve(qsizetype(rows.size()));
        std::erase_if(rows, [&seen](const Row &row) {
            const bool known = seen.contains(row.id);
            seen.insert(row.id, true);
            return known;
        });
        return rows;
    }

    void reindex(int from)
    {
        for (int row = from; row < size(); ++row)
            m_index.insert(m_rows[size_t(row)].id, row);
    }

    void removeRun(int first, int last)
    {
        Door::beginRemove(m_model, first, last);
        for (int row = first; row <= last; ++row)
            m_index.remove(m_rows[size_t(row)].id);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        reindex(first);
        Door::endRemove(m_model);
    }

    /// Moves one row so that it ends up at `to`, counted in the rows without it.
    void move(int from, int to)
    {
        if (from == to)
            return;
        Door::beginMove(m_model, from, to > from ? to + 1 : to);
        if (from < to)
            std::rotate(m_rows.begin() + from, m_rows.begin() + from + 1, m_rows.begin() + to + 1);
        else
            std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
        reindex(std::min(from, to));
        Door::endMove(m_model);
    }

    int moveToPlace(int from, const Row &row)
    {
        int to = 0;
        // Rows other than this one are in order; stay put among equals.
        const bool afterPrevious = from == 0 || !m_less(row, m_rows[size_t(from) - 1]);
        const bool beforeNext = from + 1 >= size() || !m_less(m_rows[size_t(from) + 1], row);
        if (afterPrevious && beforeNext)
            return from;
        if (!afterPrevious) {
            to = int(std::upper_bound(m_rows.begin(), m_rows.begin() + from, row, m_less)
                - m_rows.begin());
        } else {
            to = int(std::upper_bound(m_rows.begin() + from + 1, m_rows.end(), row, m_less)
                     - m_rows.begin())
                - 1;
        }
        move(from, to);
        return to;
    }

    void replace(int at, Row row)
    {
        const QList<int> roles = m_changedRoles(m_rows[size_t(at)], row);
        m_rows[size_t(at)] = std::move(row);
        if (!roles.isEmpty())
            announce(at, at, roles);
    }

    void announce(int first, int last, const QList<int> &roles)
    {
        const int lastColumn = std::max(0, m_model->columnCount() - 1);
        Q_EMIT m_model->dataChanged(
            m_model->index(first, 0), m_model->index(last, lastColumn), roles);
    }

    /// Brings the kept rows into the wanted order. The longest run that is in order already stays;
    /// each other row is moved once, behind its predecessor.
    void reorder(const QHash<Id, int> &wanted)
    {
        const int count = size();
        std::vector<int> rank(static_cast<size_t>(count));
        for (int row = 0; row < count; ++row)
            rank[size_t(row)] = wanted.value(m_rows[size_t(row)].id);
        if (std::is_sorted(rank.begin(), rank.end()))
            return;

        const std::vector<bool> stays = longestIncreasing(rank);
        const auto movers = std::count(stays.begin(), stays.end(), false);
        std::vector<int> order(static_cast<size_t>(count));
        for (int row = 0; row < count; ++row)
            order[size_t(row)] = row;
        std::sort(order.begin(), order.end(),
            [&rank](int a, int b) { return rank[size_t(a)] < rank[size_t(b)]; });
        if (movers > maximumMoves) {
            permute(order);
            return;
        }
        std::vector<Id> ids;
        ids.reserve(size_t(count));
        for (const Row &row : m_rows)
            ids.push_back(row.id);
        for (int position = 0; position < count; ++position) {
            const int original = order[size_t(position)];
            if (stays[size_t(original)])
                continue;
            const int from = m_index.value(ids[size_t(original)]);
            int to = 0;
            if (position > 0) {
                const int previous = m_index.value(ids[size_t(order[size_t(position - 1)])]);
                to = previous < from ? previous + 1 : previous;
            }
            move(from, to);
        }
    }

    static std::vector<bool> longestIncreasing(const std::vector<int> &values)
    {
        std::vector<int> tails;
        std::vector<int> previous(values.size(), -1);
        for (int i = 0; i < int(values.size()); ++i) {
            const auto place = std::lower_bound(tails.begin(), tails.end(), values[size_t(i)],
                [&values](int tail, int value) { return values[size_t(tail)] < value; });
            if (place != tails.begin())
                previous[size_t(i)] = *(place - 1);
            if (place == tails.end())
                tails.push_back(i);
            else
                *place = i;
        }
        std::vector<bool> stays(values.size(), false);
        for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = previous[size_t(i)])
            stays[size_t(i)] = true;
        return stays;
    }

    void permute(const std::vector<int> &order)
    {
        Q_EMIT m_model->layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<Row> rows;
        rows.reserve(m_rows.size());
        std::vector<int> newRow(m_rows.size());
        for (size_t row = 0; row < order.size(); ++row) {
            rows.push_back(std::move(m_rows[size_t(order[row])]));
            newRow[size_t(order[row])] = int(row);
        }
        m_rows = std::move(rows);
        reindex(0);
        const QModelIndexList before = Door::persistent(m_model);
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &index : before)
            after << m_model->index(newRow[size_t(index.row())], index.column());
        Door::changePersistent(m_model, before, after);
        Q_EMIT m_model->layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    QAbstractItemModel *m_model;
    ChangedRoles m_changedRoles;
    Less m_less;
    std::vector<Row> m_rows;
    QHash<Id, int> m_index;
};

} // namespace FibreDesk
