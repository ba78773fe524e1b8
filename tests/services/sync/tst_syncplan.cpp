// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/page.h"
#include "sync/syncplan.h"

#include "store/mirrorschema.h"

#include <QJsonArray>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Sync;
using namespace Qt::StringLiterals;

class TestSyncPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void continuesTheFillAfterTheCursor()
    {
        const auto map = Erp::FieldMap::builtIn();
        const KindPlan plan = *findPlan(u"payment"_s);
        Store::KindState state;
        auto query = fillQuery(plan, map, state);
        QCOMPARE(Erp::orderText(query), u"modified desc, name desc"_s);
        QCOMPARE(query.filters.size(), 2); // and not those without any time
        QCOMPARE(query.filters.constLast().field, u"modified"_s);
        QVERIFY(query.orFilters.isEmpty());
        state.cursorModified = u"2026-01-01 00:00:00.000001"_s;
        state.cursorName = u"PAY-7"_s;
        query = fillQuery(plan, map, state);
        QCOMPARE(query.filters.constLast().op, u"<="_s);
        QCOMPARE(query.orFilters.at(1).value, QJsonValue(u"PAY-7"_s));
    }

    void neverAsksForSecretsOrChildTables()
    {
        const auto map = Erp::FieldMap::builtIn();
        for (const KindPlan &plan : plans()) {
            const auto query = fillQuery(plan, map, {});
            for (const QString &field : query.fields) {
                QVERIFY2(!field.contains(u"password"_s), qPrintable(plan.kind));
            }
            QVERIFY(!query.fields.contains(u"tags"_s));
            QCOMPARE(query.fields.first(2), (QStringList{u"name"_s, u"modified"_s}));
        }
    }

    void everyParentTableHasAPlan()
    {
        for (const Store::Table &table : Store::tables()) {
            QCOMPARE(findPlan(table.name) != nullptr, !table.isChild);
        }
    }

    void leavesOutFiltersOnMissingFields()
    {
        auto map = Erp::FieldMap::builtIn();
        map.setMissing(u"payment"_s, {u"party_type"_s, u"status"_s});
        const auto query = fillQuery(*findPlan(u"payment"_s), map, {});
        QCOMPARE(query.filters.size(), 1);
        QCOMPARE(query.filters.constFirst().field, u"modified"_s);
        QVERIFY(!query.fields.contains(u"status"_s));
    }

    void looksBackSomeSeconds_data()
    {
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QString>("from");
        const auto utc = [](int month, int day, int hour) {
            return QDateTime(QDate(2026, month, day), QTime(hour, 30), QTimeZone::UTC);
        };
        const QString mark = u"2026-11-01 01:05:00.123456"_s;
        QTest::newRow("plain") << u"2026-03-04 00:00:05.000001"_s << utc(3, 4, 12)
                               << u"2026-03-03 23:59:55"_s;
        QTest::newRow("before the clocks go back")
            << mark << utc(11, 1, 5) << u"2026-11-01 01:04:50"_s;
        QTest::newRow("in the hour that repeats")
            << mark << utc(11, 1, 6) << u"2026-11-01 00:00:00"_s;
        QTest::newRow("long after") << mark << utc(11, 1, 12) << u"2026-11-01 01:04:50"_s;
        QTest::newRow("no datetime") << u"x"_s << utc(3, 4, 12) << u"x"_s;
    }

    void looksBackSomeSeconds()
    {
        QFETCH(const QString, mark);
        QFETCH(const QDateTime, now);
        QFETCH(const QString, from);
        QCOMPARE(overlapMark(mark, now, QTimeZone("America/Toronto")), from);
    }

    void findsTheFieldAnErrorNames()
    {
        const QStringList fields{u"name"_s, u"status"_s, u"legacy_dept"_s};
        Error error{.kind = ErrorKind::Validation,
            .detail = u"Field not permitted in query: legacy_dept"_s};
        QCOMPARE(fieldNamedIn(error, fields), u"legacy_dept"_s);
        error = {.kind = ErrorKind::Server,
            .detail = u"(1054, \"Unknown column 'status' in 'SELECT'\")"_s};
        QCOMPARE(fieldNamedIn(error, fields), u"status"_s);
        error.detail = u"The status of this server is bad"_s;
        QVERIFY(fieldNamedIn(error, fields).isEmpty());
        error = {.kind = ErrorKind::Offline, .detail = u"field status"_s};
        QVERIFY(fieldNamedIn(error, fields).isEmpty());
    }

    void refusesRowsWithoutAName()
    {
        const auto map = Erp::FieldMap::builtIn();
        const auto read = [&map](const QByteArray &body) {
            return decodePage(body, map, u"customer"_s, 10, u"test"_s);
        };
        QCOMPARE(read("{\"data\":[{\"modified\":\"2026\"}]}").error().kind, ErrorKind::Protocol);
        QCOMPARE(read("{\"data\":[{\"name\":null}]}").error().kind, ErrorKind::Protocol);
        // A row that a migration wrote has a name, and no more need be said.
        const auto page = read("{\"data\":[{\"name\":\"C-1\",\"modified\":null}]}");
        QCOMPARE(page->ids, QStringList{u"C-1"_s});
        QVERIFY(page->newestModified.isEmpty());
        QVERIFY(page->isLast && !page->isSureOfEnd);
    }

    void believesTheServerAboutTheNextPage()
    {
        const auto map = Erp::FieldMap::builtIn();
        const auto read = [&map](const QByteArray &next) {
            return *decodePage(
                R"({"data":[{"name":"C-1","modified":"2026"}],"has_next_page":)" + next + '}', map,
                u"customer"_s, 1, u"test"_s);
        };
        QVERIFY(!read("true").isLast);
        QVERIFY(read("false").isLast && read("false").isSureOfEnd);
    }
};

QTEST_GUILESS_MAIN(TestSyncPlan)
#include "tst_syncplan.moc"
