// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/merge.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

namespace {

RawDocument document(const QByteArray &json)
{
    return RawDocument::parse(json).value_or(RawDocument());
}

const auto baseJson =
    R"({"name":"D","modified":"m1","a":"1","b":"1",)"
    R"("tags":[{"name":"r1","idx":1,"t":"A","l":1},{"name":"r2","idx":2,"t":"B","l":1}]})"_ba;

RowChange changed(const QString &row, const Fields &fields)
{
    return {.kind = RowChange::Kind::Changed, .table = u"tags"_s, .row = row, .fields = fields};
}
RowChange removed(const QString &row)
{
    return {.kind = RowChange::Kind::Removed, .table = u"tags"_s, .row = row, .fields = {}};
}
RowChange added(const Fields &fields)
{
    return {
        .kind = RowChange::Kind::Added, .table = u"tags"_s, .row = u"new-1"_s, .fields = fields};
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesInDifferentFieldsAreBothKept()
    {
        RawDocument theirs = document(baseJson);
        theirs.set(u"b"_s, "\"theirs\"");
        theirs.set(u"modified"_s, "\"m2\"");
        const Merged merged =
            merge(document(baseJson), {.fields = {{u"a"_s, "\"mine\""}}, .rows = {}}, theirs);
        QVERIFY(merged.clashes.empty());
        QCOMPARE(merged.document.text(u"a"_s), u"mine"_s);
        QCOMPARE(merged.document.text(u"b"_s), u"theirs"_s);
        // Only what changed travels, with the modified just read.
        QCOMPARE(merged.body(), R"({"a":"mine","modified":"m2"})"_ba);
    }

    void theSameFieldIsAClashAndKeepsTheirs()
    {
        RawDocument theirs = document(baseJson);
        theirs.set(u"a"_s, "\"theirs\"");
        const Merged merged =
            merge(document(baseJson), {.fields = {{u"a"_s, "\"mine\""}}, .rows = {}}, theirs);
        QCOMPARE(merged.clashes.size(), std::size_t(1));
        QCOMPARE(merged.clashes.at(0),
            (Clash{.kind = Clash::Kind::Field,
                .field = u"a"_s,
                .base = "\"1\"",
                .mine = "\"mine\"",
                .theirs = "\"theirs\""}));
        QCOMPARE(merged.document.text(u"a"_s), u"theirs"_s);
        QVERIFY(merged.rest.isEmpty());
    }

    void theSameChangeOnBothSidesIsNone()
    {
        RawDocument theirs = document(baseJson);
        theirs.set(u"a"_s, "\"both\"");
        const Merged merged =
            merge(document(baseJson), {.fields = {{u"a"_s, "\"both\""}}, .rows = {}}, theirs);
        QVERIFY(merged.clashes.empty());
        QVERIFY(merged.rest.isEmpty());
    }

    void aChangeOfSpacesOrDigitsIsSent_data()
    {
        QTest::addColumn<QByteArray>("mine");
        QTest::newRow("space at the end") << "\"1 \""_ba;
        QTest::newRow("number for a text") << "1"_ba;
        QTest::newRow("line end") << "\"1\\n\""_ba;
    }
    void aChangeOfSpacesOrDigitsIsSent()
    {
        QFETCH(QByteArray, mine);
        const Changes changes{.fields = {{u"a"_s, mine}}, .rows = {}};
        const Merged merged = merge(document(baseJson), changes, document(baseJson));
        QVERIFY(merged.clashes.empty());
        QCOMPARE(merged.rest.fields, changes.fields);
        // What the server made of it is no colleague's change.
        RawDocument saved = document(baseJson);
        saved.set(u"a"_s, "\"2\"");
        const Changes other{.fields = {{u"a"_s, "\"2 \""}}, .rows = {}};
        QVERIFY(merge(document(baseJson), other, saved).rest.isEmpty());
        QVERIFY(merge(document(baseJson), other, saved).clashes.empty());
    }

    void rowsAreMergedByTheirName()
    {
        // They put a row in front and changed another cell of r1; r2 is removed here.
        const RawDocument theirs = document(
            R"({"name":"D","modified":"m2","a":"1","b":"1","tags":[{"name":"r9","t":"Z"},)"
            R"({"name":"r1","idx":2,"t":"A","l":5},{"name":"r2","idx":3,"t":"B","l":1}]})");
        const Changes mine{.fields = {},
            .rows = {changed(u"r1"_s, {{u"t"_s, "\"A2\""}}), removed(u"r2"_s),
                added({{u"t"_s, "\"N\""}})}};
        const Merged merged = merge(document(baseJson), mine, theirs);
        QVERIFY(merged.clashes.empty());
        QCOMPARE(merged.document.value(u"tags"_s),
            R"([{"name":"r9","t":"Z","idx":1},{"name":"r1","idx":2,"t":"A2","l":5},{"t":"N","idx":3}])"_ba);
    }

    void deleteAgainstEditIsAClashBothWays()
    {
        const RawDocument theirs =
            document(R"({"name":"D","tags":[{"name":"r2","idx":1,"t":"B","l":7}]})");
        const Changes mine{
            .fields = {}, .rows = {changed(u"r1"_s, {{u"t"_s, "\"A2\""}}), removed(u"r2"_s)}};
        const Merged merged = merge(document(baseJson), mine, theirs);
        QCOMPARE(merged.clashes.size(), std::size_t(2));
        QCOMPARE(merged.clashes.at(0).kind, Clash::Kind::RowGone);
        QCOMPARE(merged.clashes.at(0).mine, R"({"t":"A2"})"_ba);
        QCOMPARE(merged.clashes.at(1).kind, Clash::Kind::RowEdited);
        QVERIFY(merged.clashes.at(1).theirs.contains("\"l\":7"));
        QVERIFY(merged.rest.isEmpty());
        // Mine in both: the row comes back with all it held, the other goes.
        const auto decided = resolved(document(baseJson), mine, merged.clashes,
            {{.clash = merged.clashes.at(0)}, {.clash = merged.clashes.at(1)}});
        QVERIFY(decided);
        const Merged again = merge(theirs, *decided, theirs);
        QVERIFY(again.clashes.empty());
        QCOMPARE(again.document.value(u"tags"_s), R"([{"l":1,"t":"A2","idx":1}])"_ba);
    }

    void anAddedRowWhoseAnswerWasLostIsNotAddedTwice()
    {
        const RawDocument theirs = document(
            R"({"name":"D","tags":[{"name":"r1","t":"A","l":1},{"name":"r7","t":"N","l":0}]})");
        const Changes mine{.fields = {}, .rows = {added({{u"t"_s, "\"N\""}})}};
        QVERIFY(merge(document(baseJson), mine, theirs, Sent::Perhaps).rest.isEmpty());
        // Where it surely was not sent, it is a colleague's row, and both are wanted.
        QCOMPARE(
            merge(document(baseJson), mine, theirs, Sent::No).rest.rows.size(), std::size_t(1));
        // Two equal rows of ours need two of theirs.
        const Changes two{
            .fields = {}, .rows = {added({{u"t"_s, "\"N\""}}), added({{u"t"_s, "\"N\""}})}};
        QCOMPARE(
            merge(document(baseJson), two, theirs, Sent::Perhaps).rest.rows.size(), std::size_t(1));
    }

    void everyClashMustBeDecided()
    {
        RawDocument theirs = document(baseJson);
        theirs.set(u"a"_s, "\"t\"");
        theirs.set(u"b"_s, "\"t\"");
        const Changes mine{.fields = {{u"a"_s, "\"m\""}, {u"b"_s, "\"m\""}}, .rows = {}};
        const Merged merged = merge(document(baseJson), mine, theirs);
        QCOMPARE(merged.clashes.size(), std::size_t(2));
        QVERIFY(
            !resolved(document(baseJson), mine, merged.clashes, {{.clash = merged.clashes.at(0)}}));
        const auto decided = resolved(document(baseJson), mine, merged.clashes,
            {{.clash = merged.clashes.at(0), .pick = Choice::Pick::Theirs},
                {.clash = merged.clashes.at(1), .pick = Choice::Pick::Typed, .typed = "\"both\""}});
        QVERIFY(decided);
        QCOMPARE(decided->fields, (Fields{{u"b"_s, "\"both\""}}));
    }

    void aLaterWriteDoesNotClashWithAnEarlierOneOfOurs()
    {
        const Changes earlier{
            .fields = {{u"a"_s, "\"2\""}}, .rows = {changed(u"r1"_s, {{u"t"_s, "\"A2\""}})}};
        RawDocument saved = applied(document(baseJson), earlier);
        saved.set(u"modified"_s, "\"m2\"");
        const Changes later{
            .fields = {{u"a"_s, "\"3\""}}, .rows = {changed(u"r1"_s, {{u"t"_s, "\"A3\""}})}};
        QCOMPARE(merge(document(baseJson), later, saved).clashes.size(), std::size_t(2));
        const RawDocument base = rebased(document(baseJson), earlier, saved);
        QVERIFY(merge(base, later, saved).clashes.empty());
        // What a colleague changed meanwhile is still seen.
        saved.set(u"b"_s, "\"theirs\"");
        const Changes other{.fields = {{u"b"_s, "\"mine\""}}, .rows = {}};
        QCOMPARE(merge(rebased(document(baseJson), earlier, saved), other, saved).clashes.size(),
            std::size_t(1));
    }

    void ofFieldsThatBelongTogetherNoHalfIsMerged()
    {
        const RawDocument base = document(place);
        RawDocument theirs = base;
        theirs.set(u"time"_s, "\"14:00:00\"");
        theirs.set(u"notes"_s, "\"dog\"");
        const Changes mine{.fields = {{u"who"_s, "\"B\""}, {u"notes"_s, "\"dog\""}}, .rows = {}};
        const Merged merged = merge(base, mine, theirs, Sent::No, placed);
        QVERIFY(merged.rest.isEmpty());
        QCOMPARE(merged.document.text(u"who"_s), u"A"_s);
        QCOMPARE(merged.clashes.size(), std::size_t(2));
        QCOMPARE(merged.clashes.at(0),
            (Clash{.field = u"who"_s, .base = "\"A\"", .mine = "\"B\"", .theirs = "\"A\""}));
        // What they changed beside it: as it was read against as it is.
        QCOMPARE(merged.clashes.at(1),
            (Clash{.field = u"time"_s,
                .base = "\"9:00:00\"",
                .mine = "\"9:00:00\"",
                .theirs = "\"14:00:00\""}));

        using Pick = Choice::Pick;
        const auto decide = [&](Pick who, Pick time) {
            return resolved(base, mine, merged.clashes,
                {{.clash = merged.clashes.at(0), .pick = who},
                    {.clash = merged.clashes.at(1), .pick = time}})
                .value_or(Changes{})
                .fields;
        };
        QCOMPARE(decide(Pick::Mine, Pick::Theirs), mine.fields);
        QCOMPARE(decide(Pick::Mine, Pick::Mine).value(u"time"_s), "\"9:00:00\""_ba);
        QVERIFY(!decide(Pick::Theirs, Pick::Theirs).contains(u"who"_s));
        // Not every difference decided: nothing is.
        QVERIFY(!resolved(base, mine, merged.clashes, {{.clash = merged.clashes.at(0)}}));
    }

    void besideFieldsThatBelongTogetherTheRestIsMerged()
    {
        const RawDocument base = document(place);
        RawDocument theirs = base;
        theirs.set(u"notes"_s, "\"dog\"");
        theirs.set(u"time"_s, "\"09:00:00.000000\""); // the same in another way of writing
        const Changes mine{.fields = {{u"who"_s, "\"B\""}}, .rows = {}};
        const Merged merged = merge(base, mine, theirs, Sent::No, placed);
        QVERIFY(merged.clashes.empty());
        QCOMPARE(merged.document.text(u"who"_s), u"B"_s);
        QCOMPARE(merged.document.text(u"notes"_s), u"dog"_s);
    }

    void whatIsThereAlreadyDoesNotClashWithWhatBelongsToIt()
    {
        const RawDocument base = document(place);
        RawDocument theirs = base;
        theirs.set(u"who"_s, "\"B\""); // ours, whose answer was lost
        theirs.set(u"time"_s, "\"14:00:00\""); // and a colleague's since
        const Merged merged = merge(
            base, {.fields = {{u"who"_s, "\"B\""}}, .rows = {}}, theirs, Sent::Perhaps, placed);
        QVERIFY(merged.clashes.empty());
        QVERIFY(merged.rest.isEmpty());
    }

    void whatTheServerMadeOfTheOthersInOurSaveIsNoChangeOfTheirs()
    {
        const RawDocument base = document(place);
        const Changes earlier{.fields = {{u"who"_s, "\"B\""}}, .rows = {}};
        RawDocument saved = applied(base, earlier);
        saved.set(u"time"_s, "\"10:00:00\""); // a rule of the site
        const Changes later{.fields = {{u"who"_s, "\"C\""}}, .rows = {}};
        QVERIFY(merge(rebased(base, earlier, saved, placed), later, saved, Sent::No, placed)
                .clashes.empty());
        QVERIFY(
            !merge(rebased(base, earlier, saved), later, saved, Sent::No, placed).clashes.empty());
    }

private:
    const QByteArray place =
        R"({"name":"J","modified":"m1","who":"A","time":"9:00:00","notes":""})";
    const QStringList placed{u"who"_s, u"time"_s};
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
