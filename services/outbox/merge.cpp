// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/merge.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

using Rows = std::vector<RawDocument>;

const RawDocument *rowNamed(const Rows &rows, const QString &name)
{
    const auto found =
        std::ranges::find(rows, name, [](const RawDocument &row) { return row.text(u"name"_s); });
    return found != rows.end() ? &*found : nullptr;
}

RawValue cellsOf(const Fields &fields)
{
    RawDocument object;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        object.set(it.key(), it.value());
    }
    return object.toBytes();
}

bool isSameRow(const RawDocument &a, const RawDocument &b)
{
    const auto holds = [](const RawDocument &one, const RawDocument &other) {
        return std::ranges::all_of(one.members(), [&other](const auto &m) {
            return isBookkeeping(m.first) || isSameValue(m.second, other.value(m.first));
        });
    };
    return holds(a, b) && holds(b, a);
}

class Merger {
public:
    Merger(const RawDocument &base, const RawDocument &theirs, Sent sent)
        : m_base(base)
        , m_theirs(theirs)
        , m_sent(sent)
    {
    }

    Merged run(const Changes &mine, const QStringList &together)
    {
        m_merged.rest.fields =
            mergeFields(mine.fields, m_base, m_theirs, {.table = {}, .row = {}, .field = {}});
        holdTogether(mine.fields, together);
        for (const RowChange &change : mine.rows) {
            mergeRow(change);
        }
        m_merged.document = applied(m_theirs, m_merged.rest);
        return std::move(m_merged);
    }

private:
    /// The mirror writes a time in its own way; that is no change of anybody's.
    static bool isUnchanged(const RawValue &then, const RawValue &now)
    {
        return isSameValue(then, now) || isSameTime(then, now);
    }

    [[nodiscard]] bool isTheirs(const Fields &mine, const QString &field) const
    {
        const RawValue now = m_theirs.value(field);
        const bool isAlike = mine.contains(field) && isSavedAs(mine.value(field), now);
        return !isAlike && !isUnchanged(m_base.value(field), now);
    }

    void holdTogether(const Fields &mine, const QStringList &together)
    {
        const auto isClashing = [this](const QString &field) {
            return std::ranges::any_of(m_merged.clashes, [&field](const Clash &clash) {
                return clash.table.isEmpty() && clash.field == field;
            });
        };
        const bool isWanted = std::ranges::any_of(together, [&](const QString &field) {
            return m_merged.rest.fields.contains(field) || isClashing(field);
        });
        const bool hasTheirs = std::ranges::any_of(
            together, [&](const QString &field) { return isTheirs(mine, field); });
        if (!isWanted || !hasTheirs) {
            return;
        }
        for (const QString &field : together) {
            const bool isLeft = m_merged.rest.fields.remove(field) > 0;
            if (!isClashing(field) && (isLeft || isTheirs(mine, field))) {
                const RawValue then = m_base.value(field);
                m_merged.clashes.push_back({.field = field,
                    .base = then,
                    .mine = mine.value(field, then),
                    .theirs = m_theirs.value(field)});
            }
        }
    }

    Fields mergeFields(
        const Fields &mine, const RawDocument &base, const RawDocument &theirs, const Clash &place)
    {
        Fields rest;
        for (auto it = mine.cbegin(); it != mine.cend(); ++it) {
            const RawValue then = base.value(it.key());
            const RawValue now = theirs.value(it.key());
            if (isSameValue(it.value(), now)) {
                continue;
            }
            // Also where the server may make the same of it: a change of spaces is one.
            if (isUnchanged(then, now)) {
                rest.insert(it.key(), it.value());
                continue;
            }
            if (isSavedAs(it.value(), now)) {
                continue;
            }
            Clash clash = place;
            clash.field = it.key();
            clash.base = then;
            clash.mine = it.value();
            clash.theirs = now;
            m_merged.clashes.push_back(std::move(clash));
        }
        return rest;
    }

    void mergeRow(const RowChange &change)
    {
        const Rows theirRows = m_theirs.table(change.table);
        const Rows baseRows = m_base.table(change.table);
        const RawDocument *now = rowNamed(theirRows, change.row);
        const RawDocument *then = rowNamed(baseRows, change.row);
        const RawDocument before = then ? *then : RawDocument();
        Clash place{.table = change.table, .row = change.row, .base = before.toBytes()};
        switch (change.kind) {
        case RowChange::Kind::Added:
            if (m_sent == Sent::No || !isThere(change, baseRows, theirRows)) {
                m_merged.rest.rows.push_back(change);
            }
            return;
        case RowChange::Kind::Removed:
            if (!now) {
                return; // both removed it
            }
            if (isSameRow(before, *now)) {
                m_merged.rest.rows.push_back(change);
                return;
            }
            place.kind = Clash::Kind::RowEdited;
            place.theirs = now->toBytes();
            m_merged.clashes.push_back(std::move(place));
            return;
        case RowChange::Kind::Changed:
            if (!now) {
                place.kind = Clash::Kind::RowGone;
                place.mine = cellsOf(change.fields);
                m_merged.clashes.push_back(std::move(place));
                return;
            }
            RowChange rest = change;
            rest.fields = mergeFields(change.fields, before, *now,
                {.table = change.table, .row = change.row, .field = {}});
            if (!rest.fields.isEmpty()) {
                m_merged.rest.rows.push_back(std::move(rest));
            }
            return;
        }
    }

    /// An added row whose answer was lost: a new row of theirs with all its cells.
    bool isThere(const RowChange &change, const Rows &baseRows, const Rows &theirRows)
    {
        for (const RawDocument &row : theirRows) {
            const QString name = row.text(u"name"_s);
            const bool isFree = !rowNamed(baseRows, name) && !m_taken.contains(name);
            const bool isEqual = std::ranges::all_of(change.fields.asKeyValueRange(),
                [&row](const auto &cell) { return isSavedAs(cell.second, row.value(cell.first)); });
            if (isFree && isEqual) {
                m_taken.insert(name);
                return true;
            }
        }
        return false;
    }

    const RawDocument &m_base;
    const RawDocument &m_theirs;
    const Sent m_sent;
    QSet<QString> m_taken;
    Merged m_merged;
};

/// What a decision makes of one change of a row; nothing where it is given up.
std::optional<RowChange> decidedRow(
    RowChange change, const Clash &clash, const Choice &choice, const RawDocument &base)
{
    const bool isMine = choice.pick != Choice::Pick::Theirs;
    if (clash.kind == Clash::Kind::Field) {
        if (choice.pick == Choice::Pick::Typed) {
            change.fields.insert(clash.field, choice.typed);
        } else if (!isMine) {
            change.fields.remove(clash.field);
        }
        return change.fields.isEmpty() ? std::nullopt : std::optional(std::move(change));
    }
    if (!isMine) {
        return std::nullopt;
    }
    if (clash.kind == Clash::Kind::RowGone) {
        // Wanted nevertheless: the row comes back, with everything it held.
        Fields cells;
        const Rows rows = base.table(change.table);
        if (const RawDocument *row = rowNamed(rows, change.row)) {
            for (const auto &[name, value] : row->members()) {
                if (!isBookkeeping(name)) {
                    cells.insert(name, value);
                }
            }
        }
        cells.insert(change.fields);
        change.fields = std::move(cells);
        change.kind = RowChange::Kind::Added;
    }
    return change;
}

} // namespace

QByteArray Merged::body() const
{
    RawDocument changes;
    for (auto it = rest.fields.cbegin(); it != rest.fields.cend(); ++it) {
        changes.set(it.key(), it.value());
    }
    for (const RowChange &row : rest.rows) {
        changes.set(row.table, document.value(row.table));
    }
    changes.set(u"modified"_s, document.value(u"modified"_s));
    return changes.toBytes();
}

Merged merge(const RawDocument &base, const Changes &mine, const RawDocument &theirs, Sent sent,
    const QStringList &together)
{
    return Merger(base, theirs, sent).run(mine, together);
}

RawDocument rebased(
    RawDocument base, const Changes &earlier, const RawDocument &saved, const QStringList &together)
{
    for (const QString &field : together) {
        base.set(field, saved.value(field));
    }
    for (const QString &field : earlier.fields.keys()) {
        base.set(field, saved.value(field));
    }
    QMap<QString, Rows> tables;
    for (const RowChange &change : earlier.rows) {
        const Rows savedRows = saved.table(change.table);
        const RawDocument *row = rowNamed(savedRows, change.row);
        if (!tables.contains(change.table)) {
            tables.insert(change.table, base.table(change.table));
        }
        for (RawDocument &known : tables[change.table]) {
            if (row && known.text(u"name"_s) == change.row) {
                for (const QString &cell : change.fields.keys()) {
                    known.set(cell, row->value(cell));
                }
            }
        }
    }
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        base.setTable(it.key(), it.value());
    }
    base.set(u"modified"_s, saved.value(u"modified"_s));
    return base;
}

std::optional<Changes> resolved(const RawDocument &base, Changes mine,
    const std::vector<Clash> &clashes, const std::vector<Choice> &choices)
{
    for (const Clash &clash : clashes) {
        const auto choice = std::ranges::find_if(
            choices, [&clash](const Choice &one) { return one.clash.isAt(clash); });
        if (choice == choices.end()) {
            return std::nullopt;
        }
        const bool isTheirs = choice->pick == Choice::Pick::Theirs;
        if (clash.kind == Clash::Kind::DocumentGone) {
            if (isTheirs) {
                return Changes{};
            }
            continue;
        }
        if (clash.table.isEmpty()) {
            if (isTheirs) {
                mine.fields.remove(clash.field);
            } else if (choice->pick == Choice::Pick::Typed) {
                mine.fields.insert(clash.field, choice->typed);
            } else if (!mine.fields.contains(clash.field)) {
                mine.fields.insert(clash.field, clash.mine); // as it was read, with the others
            }
            continue;
        }
        const auto row = std::ranges::find_if(mine.rows, [&clash](const RowChange &change) {
            return change.table == clash.table && change.row == clash.row;
        });
        if (row == mine.rows.end()) {
            continue;
        }
        if (auto decided = decidedRow(*row, clash, *choice, base)) {
            *row = std::move(*decided);
        } else {
            mine.rows.erase(row);
        }
    }
    return mine;
}

} // namespace FibreDesk::Outbox
