// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/rowselection.h"

#include <algorithm>

namespace FibreDesk {

RowSelection::RowSelection(Rows rows, QObject *parent)
    : QObject(parent)
    , m_rows(std::move(rows))
{
}

qint64 RowSelection::rowAt(int place) const
{
    const std::vector<qint64> &rows = m_rows();
    const qint64 row =
        place >= 0 && place < std::ssize(rows) ? rows[static_cast<std::size_t>(place)] : 0;
    return row > 0 ? row : 0;
}

bool RowSelection::isMarked(qint64 row) const
{
    return std::ranges::binary_search(m_marked, row);
}

bool RowSelection::contains(int place) const
{
    return !m_marked.empty() && isMarked(rowAt(place));
}

void RowSelection::set(std::vector<qint64> marked)
{
    if (marked == m_marked) {
        return;
    }
    m_marked = std::move(marked);
    handleList();
}

void RowSelection::handleList()
{
    const int before = m_outside;
    m_outside = 0;
    if (!m_marked.empty()) {
        const auto here = std::ranges::count_if(
            m_rows(), [this](qint64 row) { return row > 0 && isMarked(row); });
        m_outside = count() - static_cast<int>(here);
    }
    // Places are others now, whatever is marked.
    if (!m_marked.empty() || before != 0 || m_revision != 0) {
        ++m_revision;
        Q_EMIT changed();
    }
}

void RowSelection::begin(int place)
{
    moveTo(place);
    if (m_anchor != 0) {
        set({});
    }
}

void RowSelection::moveTo(int place)
{
    if (const qint64 row = rowAt(place); row != 0) {
        m_anchor = row;
        m_isRange = false;
    }
}

void RowSelection::toggle(int place)
{
    const qint64 row = rowAt(place);
    if (row == 0) {
        return;
    }
    std::vector<qint64> marked = m_marked;
    const auto at = std::ranges::lower_bound(marked, row);
    if (at != marked.end() && *at == row) {
        marked.erase(at);
    } else {
        marked.insert(at, row);
    }
    moveTo(place);
    set(std::move(marked));
}

void RowSelection::add(int place)
{
    const qint64 row = rowAt(place);
    if (row == 0) {
        return;
    }
    if (m_marked.empty() && m_anchor != 0 && m_anchor != row) {
        m_marked.push_back(m_anchor);
    }
    toggle(place);
}

void RowSelection::extend(int from, int place)
{
    if (!m_isRange) {
        moveTo(from);
    }
    const std::vector<qint64> &rows = m_rows();
    if (place < 0 || place >= std::ssize(rows)) {
        return;
    }
    const auto anchor = std::ranges::find(rows, m_anchor);
    if (anchor == rows.end()) {
        toggle(place);
        return;
    }
    if (!m_isRange) {
        m_isRange = true;
        m_before = m_marked;
    }
    const int began = static_cast<int>(anchor - rows.begin());
    const int first = std::min(began, place);
    const int last = std::max(began, place);
    std::vector<qint64> range;
    std::copy_if(rows.begin() + first, rows.begin() + last + 1, std::back_inserter(range),
        [](qint64 row) { return row > 0; });
    std::ranges::sort(range);
    std::vector<qint64> marked;
    std::ranges::set_union(m_before, range, std::back_inserter(marked));
    set(std::move(marked));
}

void RowSelection::markAll()
{
    std::vector<qint64> marked;
    std::ranges::copy_if(m_rows(), std::back_inserter(marked), [](qint64 row) { return row > 0; });
    std::ranges::sort(marked);
    m_isRange = false;
    set(std::move(marked));
}

void RowSelection::clear()
{
    m_isRange = false;
    set({});
}

std::vector<qint64> RowSelection::inOrder() const
{
    std::vector<qint64> ordered;
    ordered.reserve(m_marked.size());
    std::ranges::copy_if(m_rows(), std::back_inserter(ordered),
        [this](qint64 row) { return row > 0 && isMarked(row); });
    if (ordered.size() < m_marked.size()) {
        std::vector<qint64> here = ordered;
        std::ranges::sort(here);
        std::ranges::set_difference(m_marked, here, std::back_inserter(ordered));
    }
    return ordered;
}

void RowSelection::drop(const std::vector<qint64> &rows)
{
    std::vector<qint64> gone = rows;
    std::ranges::sort(gone);
    const auto without = [&gone](const std::vector<qint64> &from) {
        std::vector<qint64> left;
        std::ranges::set_difference(from, gone, std::back_inserter(left));
        return left;
    };
    m_before = without(m_before);
    if (std::ranges::binary_search(gone, m_anchor)) {
        m_anchor = 0;
    }
    set(without(m_marked));
}

} // namespace FibreDesk
