// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/migrations.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <barrier>
#include <thread>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

namespace {

/// The SQL of everything in the file, which two files of the same format have in common.
QStringList schemaOf(QSqlDatabase &db)
{
    QStringList lines;
    auto query = select(db, u"SELECT name, sql FROM sqlite_schema ORDER BY name"_s);
    while (query && query->next()) {
        lines += query->value(0).toString() + u": "_s + query->value(1).toString();
    }
    return lines;
}

int versionOf(QSqlDatabase &db)
{
    return selectValue(db, u"PRAGMA user_version"_s)->toInt();
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void countsWithoutGaps()
    {
        int expected = 1;
        for (const Migration &step : migrations()) {
            QCOMPARE(step.version, expected++);
        }
    }

    void comesFromEachOlderVersion_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 0; version < migrations().constLast().version; ++version) {
            QTest::addRow("from %d", version) << version;
        }
    }

    void comesFromEachOlderVersion()
    {
        QFETCH(const int, version);
        auto fresh = open(u"fresh"_s);
        QVERIFY(migrate(fresh));
        auto old = open(u"old"_s);
        QVERIFY(migrate(old, migrations(), version));
        QCOMPARE(versionOf(old), version);
        if (version > 0) {
            QVERIFY(execute(old, u"INSERT INTO customer (id, modified) VALUES ('C-1', '2026')"_s));
        }
        QVERIFY(migrate(old));
        QCOMPARE(versionOf(old), migrations().constLast().version);
        QCOMPARE(schemaOf(old), schemaOf(fresh));
        if (version > 0) {
            QCOMPARE(selectValue(old, u"SELECT count(*) FROM customer"_s)->toInt(), 1);
        }
    }

    void goesThroughTheMessagesAgainFromNothing()
    {
        auto db = open(u"messages"_s);
        QVERIFY(migrate(db, migrations(), 8));
        QVERIFY(execute(db,
            u"INSERT INTO sync_state (kind, cursor_modified, cursor_name, complete, rows, total) "
            "VALUES ('message', '2026-01-01', 'COM-1', 1, 900, 900)"_s));
        QVERIFY(migrate(db));
        const auto state = kindState(db, Kind::Message);
        QVERIFY(state);
        QVERIFY(!state->isComplete);
        QVERIFY(state->cursorModified.isEmpty());
        QCOMPARE(state->rows, qint64(0)); // else it reads as all there from its first page on
        QCOMPARE(state->total, qint64(-1));
    }

    void makesTheTablesThatTheSchemaDeclares()
    {
        auto db = open(u"fresh"_s);
        QVERIFY(migrate(db));
        for (const Table &table : tables()) {
            QStringList expected{u"rid"_s, u"id"_s};
            expected +=
                table.isChild ? QStringList{u"parent"_s, u"idx"_s} : QStringList{u"modified"_s};
            for (const Column &column : table.columns) {
                expected += column.name;
            }
            QStringList actual;
            auto query = select(db, u"SELECT name FROM pragma_table_info(?)"_s, {table.name});
            while (query->next()) {
                actual += query->value(0).toString();
            }
            QCOMPARE(actual, expected);
        }
    }

    void leavesAFailedStepUndone()
    {
        auto db = open(u"half"_s);
        const QList<Migration> steps{{1, u"good"_s, {u"CREATE TABLE a (x)"_s}},
            {2, u"bad"_s, {u"CREATE TABLE b (x)"_s, u"CREATE NONSENSE"_s}}};
        const auto done = migrate(db, steps, 2);
        QVERIFY(!done);
        QVERIFY(done.error().source.contains(u"migration 2"_s));
        QCOMPARE(versionOf(db), 1);
        QCOMPARE(schemaOf(db).size(), 1);
    }

    void refusesAFileFromANewerProgram()
    {
        auto db = open(u"newer"_s);
        QVERIFY(execute(db, u"PRAGMA user_version=999"_s));
        QCOMPARE(migrate(db).error().kind, ErrorKind::Unsupported);
    }

    void severalProcessesMayMakeTheFileAtOnce()
    {
        constexpr int count = 8;
        std::barrier together(count);
        std::array<QString, count> problems;
        {
            std::vector<std::jthread> openers;
            for (int i = 0; i < count; ++i) {
                openers.emplace_back([&, i] {
                    const QString name = u"opener%1"_s.arg(i);
                    {
                        auto db = openDatabase(
                            m_directory->filePath(u"shared"_s), name, Access::ReadWrite);
                        together.arrive_and_wait();
                        const auto made = db ? migrate(*db) : std::unexpected(db.error());
                        problems[size_t(i)] = made ? QString() : made.error().detail;
                    }
                    QSqlDatabase::removeDatabase(name);
                });
            }
        }
        for (const QString &problem : problems)
            QCOMPARE(problem, QString());
    }

    void severalProcessesMayOpenTheFileTheInstantItIsMade()
    {
        constexpr int count = 4;
        for (int round = 0; round < 50; ++round) {
            const QString file = m_directory->filePath(u"instant-%1"_s.arg(round));
            std::barrier together(count);
            std::array<QString, count> problems;
            {
                std::vector<std::jthread> openers;
                for (int i = 0; i < count; ++i) {
                    openers.emplace_back([&, i] {
                        const QString name = u"opener%1-%2"_s.arg(round).arg(i);
                        {
                            together.arrive_and_wait();
                            auto db = openDatabase(file, name, Access::ReadWrite);
                            const auto made = db ? migrate(*db) : std::unexpected(db.error());
                            problems[size_t(i)] = made ? QString() : made.error().detail;
                        }
                        QSqlDatabase::removeDatabase(name);
                    });
                }
            }
            for (const QString &problem : problems)
                QCOMPARE(problem, QString());
        }
    }

    void cleanup()
    {
        const QStringList names = QSqlDatabase::connectionNames();
        for (const QString &name : names) {
            QSqlDatabase::removeDatabase(name);
        }
    }

private:
    QSqlDatabase open(const QString &name)
    {
        return openDatabase(m_directory->filePath(name), name, Access::ReadWrite).value();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
