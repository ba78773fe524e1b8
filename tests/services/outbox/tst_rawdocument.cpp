// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/changes.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

class TestRawDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyByteOfAValueComesBack()
    {
        // Doubles would make of these 1.1, 1e-07, 1.2345678901234567e19 and 100.
        const QByteArray json = R"({"rate":1.10,"tiny":1e-7,"big":12345678901234567890123,)"
                                R"("hundred":100.0,"deep":"\ud83d\ude00 \u00e9 é","none":null,)"
                                R"("custom_unknown":{"a":[1.50,{"b":-0.0}]},)"
                                R"("rows":[{"name":"r1","qty":2.500,"note":null}]})";
        const auto document = RawDocument::parse(json);
        QVERIFY(document);
        QCOMPARE(document->toBytes(), json);
        QCOMPARE(document->text(u"deep"_s), u"😀 é é"_s);
        RawDocument touched = *document;
        touched.set(u"rate"_s, "1.20");
        QByteArray expected = json;
        expected.replace("1.10", "1.20");
        QCOMPARE(touched.toBytes(), expected);
    }

    void aRowKeepsWhatIsNotTouched()
    {
        const auto document = RawDocument::parse(
            R"({"items":[{"name":"a","qty":1.10,"x":1e-7},{"name":"b","qty":12345678901234567890}]})");
        const Changes changes{.fields = {},
            .rows = {{.kind = RowChange::Kind::Changed,
                .table = u"items"_s,
                .row = u"a"_s,
                .fields = {{u"qty"_s, "3"}}}}};
        QCOMPARE(applied(*document, changes).toBytes(),
            R"({"items":[{"name":"a","qty":3,"x":1e-7},{"name":"b","qty":12345678901234567890}]})"_ba);
    }

    void sameValues_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("absent and null") << ""_ba << "null"_ba << true;
        QTest::newRow("null and empty") << "null"_ba << "\"\""_ba << true;
        QTest::newRow("null and zero") << "null"_ba << "0"_ba << false;
        QTest::newRow("1.10 and 1.1") << "1.10"_ba << "1.1"_ba << true;
        QTest::newRow("1e-7 and 0.0000001") << "1e-7"_ba << "0.0000001"_ba << true;
        QTest::newRow("100 and 1E2") << "100"_ba << "1E2"_ba << true;
        QTest::newRow("big, last digit")
            << "12345678901234567890"_ba << "12345678901234567891"_ba << false;
        QTest::newRow("-0.0 and 0") << "-0.0"_ba << "0"_ba << true;
        QTest::newRow("true and 1") << "true"_ba << "1"_ba << true;
        QTest::newRow("escapes") << R"("\u00e9")"_ba << "\"é\""_ba << true;
        QTest::newRow("text 1.10 and 1.1") << R"("1.10")"_ba << R"("1.1")"_ba << false;
        QTest::newRow("space") << R"("a ")"_ba << R"("a")"_ba << false;
        QTest::newRow("nested") << R"([1.0,{"a":null}])"_ba << R"([1,{}])"_ba << true;
        QTest::newRow("nested big")
            << "[12345678901234567890]"_ba << "[12345678901234567891]"_ba << false;
    }
    void sameValues()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QCOMPARE(isSameValue(b, a), isSameValue(a, b));
        QTEST(isSameValue(a, b), "isSame");
    }

    void whatTheServerMakesOfAValueIsKnown_data()
    {
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("saved");
        QTest::addColumn<bool>("isSaved");
        QTest::newRow("number typed as text") << R"("12.50")"_ba << "12.5"_ba << true;
        QTest::newRow("emptied number") << R"("")"_ba << "0.0"_ba << true;
        QTest::newRow("emptied text") << R"("")"_ba << R"("old")"_ba << false;
        QTest::newRow("time") << R"("08:05")"_ba << R"("8:05:00")"_ba << true;
        QTest::newRow("datetime") << R"("2026-03-04 08:05:00")"_ba
                                  << R"("2026-03-04 08:05:00.000000")"_ba << true;
        QTest::newRow("line ends") << R"("a\r\nb ")"_ba << R"("a\nb")"_ba << true;
        QTest::newRow("another") << R"("08:05")"_ba << R"("08:06:00")"_ba << false;
    }
    void whatTheServerMakesOfAValueIsKnown()
    {
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, saved);
        QTEST(isSavedAs(mine, saved), "isSaved");
    }

    void changesComeBackFromTheirBytes()
    {
        const Changes changes{.fields = {{u"rate"_s, "1.10"}, {u"étage"_s, R"("\ud83d\ude00")"}},
            .rows = {{.kind = RowChange::Kind::Added,
                         .table = u"tags"_s,
                         .row = u"new-1"_s,
                         .fields = {{u"level"_s, "12345678901234567890"}}},
                {.kind = RowChange::Kind::Removed,
                    .table = u"tags"_s,
                    .row = u"r1"_s,
                    .fields = {}}}};
        const auto read = Changes::parse(changes.toBytes());
        QVERIFY(read);
        QCOMPARE(*read, changes);
        QVERIFY(!Changes::parse("{\"fields\":{}, \"rows\":[{\"kind\":\"odd\",\"fields\":{}}]}"));
    }

    void theDifferenceOfTwoDocumentsIsFound()
    {
        const auto base = RawDocument::parse(
            R"({"name":"D","modified":"m1","a":"x","n":1.10,"tags":[{"name":"r1","t":"A"},{"name":"r2","t":"B"}]})");
        const auto mine = RawDocument::parse(
            R"({"name":"D","modified":"m1","a":"y","n":1.1,"tags":[{"name":"r2","t":"C"},{"t":"N"}]})");
        const Changes found = changesBetween(*base, *mine);
        QCOMPARE(found.fields, (Fields{{u"a"_s, "\"y\""}}));
        QCOMPARE(found.rows.size(), std::size_t(3));
        QCOMPARE(found.rows.at(0).fields, (Fields{{u"t"_s, "\"C\""}}));
        QCOMPARE(found.rows.at(1).kind, RowChange::Kind::Added);
        QCOMPARE(found.rows.at(2).kind, RowChange::Kind::Removed);
        QCOMPARE(found.rows.at(2).row, u"r1"_s);
    }
};

QTEST_GUILESS_MAIN(TestRawDocument)
#include "tst_rawdocument.moc"
