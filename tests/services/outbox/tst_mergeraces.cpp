// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/merge.h"

#include <QTest>

#include <random>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

namespace {

/// Two people edit one document at random, over every type of field.
class Race {
public:
    explicit Race(unsigned seed)
        : m_random(seed)
    {
    }

    int upTo(int count) { return int(m_random() % unsigned(count)); }

    RawValue valueOf(const QString &type)
    {
        static const QByteArrayList texts{"\"\"", "\"é\"", R"("\ud83d\ude00")", "\"a\\nb\"", "null",
            "\"x y\"", "\"<b>\"", "\"1.10\""};
        static const QByteArrayList numbers{"0", "1", "-7", "12345678901234567890", "2147483648"};
        static const QByteArrayList floats{
            "1.10", "1e-7", "0.1", "100.0", "-3.14159265358979323846"};
        static const QByteArrayList dates{
            "\"2026-03-04\"", "\"2026-11-01\"", "\"2024-02-29\"", "null"};
        static const QByteArrayList times{
            "\"2026-03-04 05:06:07.123456\"", "\"2026-03-08 02:30:00\"", "null"};
        const auto pick = [this](const QByteArrayList &list) {
            return list.at(upTo(int(list.size())));
        };
        if (type == "Int"_L1) {
            return pick(numbers);
        }
        if (type == "Float"_L1 || type == "Currency"_L1) {
            return pick(floats);
        }
        if (type == "Check"_L1) {
            return upTo(2) == 0 ? "0"_ba : "1"_ba;
        }
        if (type == "Date"_L1) {
            return pick(dates);
        }
        return type == "Datetime"_L1 ? pick(times) : pick(texts);
    }

    RawDocument row(const QString &name)
    {
        RawDocument row;
        row.set(u"name"_s, rawOf(name));
        for (const QString &type : types()) {
            row.set(type.toLower(), valueOf(type));
        }
        row.set(u"custom_kept"_s, "[1.50,{\"deep\":12345678901234567890}]");
        return row;
    }

    RawDocument document()
    {
        RawDocument document = row(u"D-1"_s);
        document.set(u"modified"_s, "\"2026-03-04 05:06:07.123456\"");
        std::vector<RawDocument> rows;
        for (int i = 0; i < 4; ++i) {
            rows.push_back(row(u"r%1"_s.arg(i)));
        }
        document.setTable(u"table"_s, rows);
        return document;
    }

    Changes edit(const RawDocument &document)
    {
        Changes changes;
        for (const QString &type : types()) {
            if (upTo(3) == 0) {
                changes.fields.insert(type.toLower(), valueOf(type));
            }
        }
        for (const RawDocument &known : document.table(u"table"_s)) {
            const int what = upTo(5);
            RowChange change{.table = u"table"_s, .row = known.text(u"name"_s)};
            if (what == 0) {
                change.kind = RowChange::Kind::Removed;
            } else if (what < 3) {
                for (const QString &type : types()) {
                    if (upTo(4) == 0) {
                        change.fields.insert(type.toLower(), valueOf(type));
                    }
                }
            }
            if (what == 0 || !change.fields.isEmpty()) {
                changes.rows.push_back(change);
            }
        }
        if (upTo(2) == 0) {
            changes.rows.push_back({.kind = RowChange::Kind::Added,
                .table = u"table"_s,
                .row = u"mine"_s,
                .fields = {{u"data"_s, valueOf(u"Data"_s)}, {u"int"_s, "77"}}});
        }
        return changes;
    }

    static const QStringList &types()
    {
        static const QStringList list{u"Data"_s, u"Int"_s, u"Float"_s, u"Currency"_s, u"Check"_s,
            u"Select"_s, u"Link"_s, u"Date"_s, u"Datetime"_s, u"Text"_s};
        return list;
    }

private:
    std::mt19937 m_random;
};

const RawDocument *rowOf(const std::vector<RawDocument> &rows, const QString &name)
{
    const auto found =
        std::ranges::find(rows, name, [](const RawDocument &row) { return row.text(u"name"_s); });
    return found != rows.end() ? &*found : nullptr;
}

bool hasClash(const Merged &merged, const QString &row, const QString &field)
{
    return std::ranges::any_of(merged.clashes, [&](const Clash &clash) {
        return clash.row == row && (clash.field == field || clash.field.isEmpty());
    });
}

} // namespace

class TestMergeRaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOverwrittenAndNothingIsLost()
    {
        int clashes = 0;
        int merges = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            Race race(seed);
            const RawDocument base = race.document();
            const Changes mine = race.edit(base);
            RawDocument theirs = applied(base, race.edit(base));
            // The name a server gives to a new row.
            auto rows = theirs.table(u"table"_s);
            for (RawDocument &row : rows) {
                if (row.text(u"name"_s).isEmpty()) {
                    row.set(u"name"_s, "\"colleague\"");
                }
            }
            theirs.setTable(u"table"_s, rows);
            const Merged merged = merge(base, mine, theirs);
            clashes += int(merged.clashes.size());
            merges += int(merged.rest.touched().size());
            compareCells(seed, u""_s, base, mine.fields, theirs, merged, merged.document);
            compareRows(seed, base, mine, theirs, merged);
            if (QTest::currentTestFailed()) {
                return;
            }
            compareDecided(seed, base, mine, theirs, merged);
        }
        qInfo("1000 seeds: %d clashes, %d fields and tables merged", clashes, merges);
        QVERIFY(clashes > 1000 && merges > 1000);
    }

private:
    /// Each cell of the result is exactly one of: theirs because I did not touch it, mine because
    /// they did not, both alike, or a clash that keeps theirs.
    static void compareCells(unsigned seed, const QString &row, const RawDocument &base,
        const Fields &mine, const RawDocument &theirs, const Merged &merged,
        const RawDocument &result)
    {
        for (const auto &[field, theirValue] : theirs.members()) {
            if (field == "table"_L1 || field == "idx"_L1) {
                continue;
            }
            const RawValue now = result.value(field);
            const QByteArray where =
                "seed " + QByteArray::number(seed) + ' ' + row.toUtf8() + ' ' + field.toUtf8();
            const bool isTouched =
                mine.contains(field) && !isSameValue(mine.value(field), base.value(field));
            const bool isTheirs = !isSameValue(base.value(field), theirValue);
            if (!mine.contains(field)) {
                QVERIFY2(now == theirValue, where.constData()); // bit for bit
            } else if (isTouched && !isTheirs) {
                QVERIFY2(isSavedAs(mine.value(field), now), where.constData());
                QVERIFY2(!hasClash(merged, row, field), where.constData());
            } else if (isTouched && !isSavedAs(mine.value(field), theirValue)) {
                QVERIFY2(hasClash(merged, row, field), where.constData());
                QVERIFY2(now == theirValue, where.constData());
            } else if (!isTouched && isTheirs && !isSavedAs(mine.value(field), theirValue)) {
                QVERIFY2(now == theirValue, where.constData());
            }
        }
    }

    static void compareRows(unsigned seed, const RawDocument &base, const Changes &mine,
        const RawDocument &theirs, const Merged &merged)
    {
        const auto baseRows = base.table(u"table"_s);
        const auto theirRows = theirs.table(u"table"_s);
        const auto result = merged.document.table(u"table"_s);
        const QByteArray where = "seed " + QByteArray::number(seed);
        int added = 0;
        for (const RowChange &change : mine.rows) {
            const RawDocument *theirRow = rowOf(theirRows, change.row);
            if (change.kind == RowChange::Kind::Added) {
                ++added;
            } else if (!theirRow && change.kind == RowChange::Kind::Changed) {
                QVERIFY2(hasClash(merged, change.row, {}), where.constData());
            } else if (theirRow && change.kind == RowChange::Kind::Removed) {
                // Gone only if they left it alone.
                const RawDocument *baseRow = rowOf(baseRows, change.row);
                const bool isLeftAlone = baseRow
                    && std::ranges::all_of(theirRow->members(), [baseRow](const auto &cell) {
                           return isBookkeeping(cell.first)
                               || isSameValue(baseRow->value(cell.first), cell.second);
                       });
                const bool isGone = rowOf(result, change.row) == nullptr;
                QVERIFY2(isGone == isLeftAlone, where.constData());
                QVERIFY2(isGone != hasClash(merged, change.row, {}), where.constData());
            }
        }
        for (const RawDocument &row : theirRows) {
            const QString name = row.text(u"name"_s);
            const auto change = std::ranges::find(mine.rows, name, &RowChange::row);
            const RawDocument *now = rowOf(result, name);
            if (change != mine.rows.end() && change->kind == RowChange::Kind::Removed) {
                continue;
            }
            QVERIFY2(now, where.constData()); // a colleague's row is never dropped
            const RawDocument *baseRow = rowOf(baseRows, name);
            compareCells(seed, name, baseRow ? *baseRow : RawDocument(),
                change != mine.rows.end() ? change->fields : Fields(), row, merged, *now);
        }
        const auto nameless = std::ranges::count_if(
            result, [](const RawDocument &row) { return row.text(u"name"_s).isEmpty(); });
        QVERIFY2(nameless == added, where.constData());
    }

    /// Decided one way or the other, nothing is left to decide, and mine is what I said.
    static void compareDecided(unsigned seed, const RawDocument &base, const Changes &mine,
        const RawDocument &theirs, const Merged &merged)
    {
        std::vector<Choice> choices;
        for (const Clash &clash : merged.clashes) {
            choices.push_back({.clash = clash, .pick = Choice::Pick::Mine});
        }
        const QByteArray where = "seed " + QByteArray::number(seed);
        const auto decided = resolved(base, mine, merged.clashes, choices);
        QVERIFY2(decided, where.constData());
        const Merged again = merge(theirs, *decided, theirs);
        QVERIFY2(again.clashes.empty(), where.constData());
        for (auto it = mine.fields.cbegin(); it != mine.fields.cend(); ++it) {
            QVERIFY2(isSavedAs(it.value(), again.document.value(it.key())), where.constData());
        }
        for (Choice &choice : choices) {
            choice.pick = Choice::Pick::Theirs;
        }
        const auto given = resolved(base, mine, merged.clashes, choices);
        QVERIFY2(given, where.constData());
        const Merged last = merge(theirs, *given, theirs);
        QVERIFY2(last.clashes.empty(), where.constData());
        for (const Clash &clash : merged.clashes) {
            if (clash.table.isEmpty()) {
                QVERIFY2(last.document.value(clash.field) == clash.theirs, where.constData());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMergeRaces)
#include "tst_mergeraces.moc"
