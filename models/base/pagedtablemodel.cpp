// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pagedtablemodel.h"

#include <QScopeGuard>

#include <algorithm>

namespace FibreDesk {

namespace {

/// Whoever flings through the list sees none of the pages between: only the last ones are read.
constexpr std::size_t pagesAtOnce = 4;

} // namespace

PagedTableModel::PagedTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(0);
    connect(&m_askTimer, &QTimer::timeout, this, &PagedTableModel::ask);
}

void PagedTableModel::reset(std::vector<qint64> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_wanted.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void PagedTableModel::update(std::vector<qint64> rows, const ListDiff &diff)
{
    setChanging(true);
    const auto over = qScopeGuard([this] { setChanging(false); });
    if (diff.isReset) {
        reset(std::move(rows));
        return;
    }
    for (const ListStep &step : diff.steps) {
        perform(step);
    }
    if (!diff.steps.empty()) {
        m_wanted.clear(); // places are others now; views ask again for what they show
        Q_EMIT countChanged();
    }
}

void PagedTableModel::setChanging(bool isChanging)
{
    m_isChanging = isChanging;
    Q_EMIT changingChanged();
}

void PagedTableModel::perform(const ListStep &step)
{
    switch (step.kind) {
    case ListStep::Kind::Remove:
        beginRemoveRows({}, step.first, step.first + step.count - 1);
        apply(m_rows, step);
        endRemoveRows();
        break;
    case ListStep::Kind::Insert:
        beginInsertRows({}, step.first, step.first + step.count - 1);
        apply(m_rows, step);
        endInsertRows();
        break;
    case ListStep::Kind::Move:
        beginMoveRows({}, step.first, step.first, {}, step.to > step.first ? step.to + 1 : step.to);
        apply(m_rows, step);
        endMoveRows();
        break;
    }
}

void PagedTableModel::tellArrived(const std::vector<qint64> &asked, QSet<qint64> changed)
{
    for (const qint64 row : asked) {
        m_asked.remove(row);
    }
    std::vector<int> places;
    if (asked.size() <= static_cast<std::size_t>(pageSize)) {
        // Asked for together, they mostly still stand together.
        int next = 0;
        for (const qint64 row : asked) {
            if (changed.contains(row)) {
                const int place = rowAt(next) == row ? next : placeOf(row);
                if (place >= 0) {
                    places.push_back(place);
                    next = place + 1;
                }
            }
        }
        std::ranges::sort(places);
    } else {
        for (int place = 0; place < std::ssize(m_rows) && !changed.isEmpty(); ++place) {
            if (changed.remove(rowAt(place))) {
                places.push_back(place);
            }
        }
    }
    for (std::size_t i = 0; i < places.size();) {
        const std::size_t first = i++;
        while (i < places.size() && places[i] == places[i - 1] + 1) {
            ++i;
        }
        tellRows(places[first], places[i - 1]);
    }
}

void PagedTableModel::giveUp(const std::vector<qint64> &asked)
{
    for (const qint64 row : asked) {
        m_asked.remove(row);
    }
}

void PagedTableModel::tellRows(int first, int last)
{
    if (first <= last) {
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

qint64 PagedTableModel::rowAt(int place) const
{
    return place >= 0 && place < std::ssize(m_rows) ? m_rows[static_cast<std::size_t>(place)] : 0;
}

int PagedTableModel::placeOf(qint64 row) const
{
    const auto found = std::ranges::find(m_rows, row);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void PagedTableModel::want(int place) const
{
    const int page = place / pageSize;
    if (!m_wanted.empty() && m_wanted.back() == page) {
        return;
    }
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (!m_askTimer.isActive()) {
        m_askTimer.start();
    }
}

void PagedTableModel::ask()
{
    std::vector<int> pages = std::exchange(m_wanted, {});
    if (pages.size() > pagesAtOnce) {
        pages.erase(pages.begin(), pages.end() - static_cast<std::ptrdiff_t>(pagesAtOnce));
    }
    for (const int page : pages) {
        std::vector<qint64> rows;
        const int end = std::min((page + 1) * pageSize, rowCount());
        for (int place = page * pageSize; place < end; ++place) {
            const qint64 row = rowAt(place);
            if (row > 0 && !hasLine(row) && !m_asked.contains(row)) {
                rows.push_back(row);
            }
        }
        if (!rows.empty()) {
            m_asked.unite(QSet<qint64>(rows.begin(), rows.end()));
            Q_EMIT linesWanted(rows);
        }
    }
}

int PagedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

} // namespace FibreDesk
