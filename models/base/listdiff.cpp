// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/listdiff.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace FibreDesk {

namespace {

constexpr std::size_t mostSteps = 96;
constexpr int mostMoves = 32;

using Rows = std::vector<qint64>;
using RowSet = std::unordered_set<qint64>;

/// Runs of `rows` that are not in `kept`, as steps made by `make(first, count)`.
template <typename Make>
void runsNotIn(const Rows &rows, const RowSet &kept, Make make)
{
    for (std::size_t i = 0; i < rows.size();) {
        if (kept.contains(rows[i])) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < rows.size() && !kept.contains(rows[i])) {
            ++i;
        }
        make(first, i - first);
    }
}

Rows only(const Rows &rows, const RowSet &kept)
{
    Rows result;
    result.reserve(rows.size());
    std::ranges::copy_if(
        rows, std::back_inserter(result), [&kept](qint64 row) { return kept.contains(row); });
    return result;
}

/// Single moves that bring `rows` into the order of `target`; nothing where they would be many.
std::optional<std::vector<ListStep>> movesOf(Rows rows, const Rows &target, int offset)
{
    std::vector<ListStep> moves;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == target[i]) {
            continue;
        }
        if (std::ssize(moves) == mostMoves) {
            return {};
        }
        std::size_t from = i;
        std::size_t to = i;
        if (i + 1 < rows.size() && rows[i + 1] == target[i]) {
            // This one went down, rather than all others up.
            to = static_cast<std::size_t>(std::ranges::find(target, rows[i]) - target.begin());
        } else {
            from = static_cast<std::size_t>(std::ranges::find(rows, target[i]) - rows.begin());
        }
        ListStep step{.kind = ListStep::Kind::Move,
            .first = static_cast<int>(from),
            .count = 1,
            .to = static_cast<int>(to)};
        apply(rows, step);
        step.first += offset;
        step.to += offset;
        moves.push_back(std::move(step));
    }
    return moves;
}

} // namespace

void apply(std::vector<qint64> &rows, const ListStep &step)
{
    const auto at = [&rows](int place) { return rows.begin() + place; };
    switch (step.kind) {
    case ListStep::Kind::Remove:
        rows.erase(at(step.first), at(step.first + step.count));
        break;
    case ListStep::Kind::Insert:
        rows.insert(at(step.first), step.rows.begin(), step.rows.end());
        break;
    case ListStep::Kind::Move:
        if (step.first < step.to) {
            std::rotate(at(step.first), at(step.first + 1), at(step.to + 1));
        } else {
            std::rotate(at(step.to), at(step.first), at(step.first + 1));
        }
        break;
    }
}

ListDiff diffOf(const Rows &before, const Rows &after)
{
    const auto [a, b] = std::ranges::mismatch(before, after);
    const auto prefix = a - before.begin();
    auto beforeEnd = before.end();
    auto afterEnd = after.end();
    while (beforeEnd != a && afterEnd != b && *(beforeEnd - 1) == *(afterEnd - 1)) {
        --beforeEnd;
        --afterEnd;
    }
    const Rows old(a, beforeEnd);
    const Rows now(b, afterEnd);
    const RowSet inOld(old.begin(), old.end());
    const RowSet inNow(now.begin(), now.end());
    const int offset = static_cast<int>(prefix);

    ListDiff diff;
    runsNotIn(old, inNow, [&](std::size_t first, std::size_t count) {
        diff.steps.push_back({.kind = ListStep::Kind::Remove,
            .first = offset + static_cast<int>(first),
            .count = static_cast<int>(count)});
    });
    std::ranges::reverse(diff.steps);
    const auto moves = movesOf(only(old, inNow), only(now, inOld), offset);
    if (!moves) {
        return {.isReset = true};
    }
    diff.steps.insert(diff.steps.end(), moves->begin(), moves->end());
    runsNotIn(now, inOld, [&](std::size_t first, std::size_t count) {
        const auto start = now.begin() + static_cast<std::ptrdiff_t>(first);
        diff.steps.push_back({.kind = ListStep::Kind::Insert,
            .first = offset + static_cast<int>(first),
            .count = static_cast<int>(count),
            .rows = Rows(start, start + static_cast<std::ptrdiff_t>(count))});
    });
    if (diff.steps.size() > mostSteps) {
        return {.isReset = true};
    }
    return diff;
}

} // namespace FibreDesk
