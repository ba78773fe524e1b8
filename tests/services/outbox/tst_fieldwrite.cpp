// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/fieldwrite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Outbox;

class TestFieldWrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWriteCarriesWhatWasReadAndWhatIsWanted();
    void takingBackWantsTheOldValuesBack();
    void takingBackLeavesAColleaguesLaterValue();
    void whatTheServerDidNotTakeIsNotTakenBack();
    void whatBelongsTogetherIsTakenBackTogether();
    void whatAColleagueDidFirstIsNotTakenBack();
};

namespace {

const DocumentRef ticket{.doctype = u"Issue"_s,
    .name = u"ISS-1"_s,
    .title = u"No internet"_s,
    .modified = u"2026-11-23 07:00:00.000001"_s};

Write doneWrite()
{
    Write done;
    static_cast<NewWrite &>(done) = fieldWrite(ticket,
        {{.field = u"status"_s, .before = rawOf(u"Open"_s), .after = rawOf(u"Closed"_s)},
            {.field = u"is_important"_s, .before = rawOf(0), .after = rawOf(1)}});
    done.state = State::Done;
    return done;
}

} // namespace

void TestFieldWrite::aWriteCarriesWhatWasReadAndWhatIsWanted()
{
    const Write write = doneWrite();
    QCOMPARE(write.base.text(u"modified"_s), ticket.modified);
    QCOMPARE(write.base.text(u"status"_s), u"Open"_s);
    QCOMPARE(write.changes.fields.value(u"is_important"_s), "1"_ba);
    QCOMPARE(write.changes.touched(), (QStringList{u"is_important"_s, u"status"_s}));
}

void TestFieldWrite::takingBackWantsTheOldValuesBack()
{
    const NewWrite back = inverseOf(doneWrite());
    const auto theirs = RawDocument::parse(
        R"({"modified":"2026-11-23 07:05:00.000002","status":"Closed","is_important":1})");
    QVERIFY(theirs.has_value());
    const Merged merged = merge(back.base, back.changes, *theirs);
    QVERIFY(merged.clashes.empty());
    QCOMPARE(merged.document.text(u"status"_s), u"Open"_s);
    QCOMPARE(merged.document.value(u"is_important"_s), "0"_ba);
}

void TestFieldWrite::takingBackLeavesAColleaguesLaterValue()
{
    const NewWrite back = inverseOf(doneWrite());
    const auto theirs = RawDocument::parse(
        R"({"modified":"2026-11-23 07:09:00.000003","status":"Hold","is_important":1})");
    QVERIFY(theirs.has_value());
    const Merged merged = merge(back.base, back.changes, *theirs);
    QCOMPARE(merged.clashes.size(), 1U);
    QCOMPARE(merged.clashes.front().field, u"status"_s);
    QCOMPARE(merged.document.text(u"status"_s), u"Hold"_s);
}

void TestFieldWrite::whatTheServerDidNotTakeIsNotTakenBack()
{
    Write done = doneWrite();
    done.notTaken = {u"is_important"_s};
    QCOMPARE(inverseOf(done).changes.touched(), QStringList{u"status"_s});
    done.notTaken += u"status"_s;
    QVERIFY(inverseOf(done).changes.isEmpty());
}

void TestFieldWrite::whatBelongsTogetherIsTakenBackTogether()
{
    Write done = doneWrite();
    done.together = {u"status"_s, u"assigned_staff"_s};
    done.base.set(u"assigned_staff"_s, rawOf(u"anna"_s));
    const NewWrite back = inverseOf(done);
    QCOMPARE(back.together, done.together);
    const auto theirs = RawDocument::parse(
        R"({"modified":"m3","status":"Closed","is_important":1,"assigned_staff":"bert"})");
    QVERIFY(theirs.has_value());
    const Merged merged = merge(back.base, back.changes, *theirs, Sent::No, back.together);
    QCOMPARE(merged.clashes.size(), 2U);
    QCOMPARE(merged.document.text(u"status"_s), u"Closed"_s);
}

void TestFieldWrite::whatAColleagueDidFirstIsNotTakenBack()
{
    Write done = doneWrite();
    done.base.set(u"status"_s, rawOf(u"Closed"_s)); // as it was fetched before it was to be saved
    QCOMPARE(inverseOf(done).changes.touched(), QStringList{u"is_important"_s});
}

QTEST_APPLESS_MAIN(TestFieldWrite)
#include "tst_fieldwrite.moc"
