// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QSet>

#include <algorithm>
#include <deque>
#include <vector>

namespace FibreDesk {

/// What stands on the rows of a long list that have been in sight, by row number. `Line` has a
/// `row`. Keeps the youngest few thousand.
template <typename Line>
class LineStore {
public:
    /// Some thousand rows of scrolling back and forth.
    static constexpr std::size_t mostLines = 4096;

    /// Takes what was asked for; asked and not there is forgotten: row numbers are used again, and
    /// what is gone must not stand on the next one's row. Answers the rows that changed.
    QSet<qint64> put(const std::vector<qint64> &asked, std::vector<Line> lines)
    {
        QSet<qint64> gone;
        for (const qint64 row : asked) {
            if (m_lines.contains(row)) {
                gone.insert(row);
            }
        }
        for (const Line &line : lines) {
            gone.remove(line.row);
        }
        for (const qint64 row : std::as_const(gone)) {
            m_lines.remove(row);
        }
        std::erase_if(m_arrived, [&gone](qint64 row) { return gone.contains(row); });
        QSet<qint64> changed = gone;
        for (Line &line : lines) {
            const auto found = m_lines.find(line.row);
            if (found == m_lines.end()) {
                m_arrived.push_back(line.row);
            } else if (*found == line) {
                continue;
            }
            changed.insert(line.row);
            m_lines.insert(line.row, std::move(line));
        }
        while (m_lines.size() > static_cast<qsizetype>(mostLines)) {
            m_lines.remove(m_arrived.front());
            m_arrived.pop_front();
        }
        return changed;
    }

    void clear()
    {
        m_lines.clear();
        m_arrived.clear();
    }

    [[nodiscard]] bool contains(qint64 row) const { return m_lines.contains(row); }
    /// Null where it is not here.
    [[nodiscard]] const Line *find(qint64 row) const
    {
        const auto found = m_lines.constFind(row);
        return found == m_lines.cend() ? nullptr : &*found;
    }
    /// The rows whose line is as `fits` says.
    template <typename Fits>
    [[nodiscard]] std::vector<qint64> rowsWhere(Fits fits) const
    {
        std::vector<qint64> rows;
        for (const Line &line : m_lines) {
            if (fits(line)) {
                rows.push_back(line.row);
            }
        }
        return rows;
    }

private:
    QHash<qint64, Line> m_lines;
    std::deque<qint64> m_arrived; ///< by age
};

} // namespace FibreDesk
