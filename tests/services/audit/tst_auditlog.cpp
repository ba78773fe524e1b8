// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditlog.h"
#include "store/database.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Audit;
using namespace Qt::StringLiterals;

class TestAuditLog : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    int m_files = 0;

    QString newFile() { return m_directory.filePath(u"audit-%1.sqlite"_s.arg(++m_files)); }

    static Entry entry(const QString &key, int minute = 0)
    {
        return {.key = key,
            .at = QDateTime({2026, 11, 24}, {10, minute}, QTimeZone::UTC),
            .who = u"ana@fibre.example"_s,
            .area = u"dispatch"_s,
            .action = u"change"_s,
            .doctype = u"Dispatch Job"_s,
            .name = u"DJ-7"_s,
            .title = u"Éloïse Côté"_s,
            .before = {{u"status"_s, u"open"_s}},
            .after = {{u"status"_s, u"assigned"_s}},
            .result = u"done"_s,
            .source = key};
    }
    static std::vector<Entry> all(AuditLog &log, const Filter &filter = {})
    {
        const auto numbers = QCoro::waitFor(log.numbers(filter));
        return numbers ? QCoro::waitFor(log.entries(*numbers)).value_or(std::vector<Entry>())
                       : std::vector<Entry>();
    }

private Q_SLOTS:
    void keepsWhatWasDoneAndAnswersTheNewestFirst()
    {
        const QString file = newFile();
        {
            AuditLog log(file);
            log.note(entry(u"a"_s, 1));
            log.note(entry(u"b"_s, 2));
        }
        AuditLog log(file);
        std::vector<Entry> entries = all(log);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].key, u"b"_s);
        Entry wanted = entry(u"a"_s, 1);
        wanted.number = entries[1].number;
        QCOMPARE(entries[1], wanted);
    }

    void keepsOnceWhatIsToldTwice()
    {
        AuditLog log(newFile());
        QSignalSpy noted(&log, &AuditLog::noted);
        log.note(entry(u"a"_s));
        log.note(entry(u"a"_s));
        log.note(entry(u"b"_s));
        QCOMPARE(all(log).size(), 2);
        QTRY_COMPARE(noted.size(), 2);
    }

    void isReadableByItsOwnerOnly()
    {
        const QString file = newFile();
        AuditLog log(file);
        log.note(entry(u"a"_s));
        QCOMPARE(all(log).size(), 1);
        QCOMPARE(QFileInfo(file).permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    }

    void isNeverChangedNorDeleted_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("isIgnored");
        QTest::newRow("change") << u"UPDATE entry SET who='somebody else'"_s << false;
        QTest::newRow("delete") << u"DELETE FROM entry"_s << false;
        QTest::newRow("replace")
            << u"INSERT OR REPLACE INTO entry (number, key, at, area, action, result, words) "
               "VALUES (1, 'a', '', '', '', '', '')"_s
            << true;
    }

    void isNeverChangedNorDeleted()
    {
        QFETCH(const QString, sql);
        QFETCH(const bool, isIgnored);
        const QString file = newFile();
        AuditLog log(file);
        log.note(entry(u"a"_s));
        QCOMPARE(all(log).size(), 1);
        {
            auto db = Store::openDatabase(file, u"intruder"_s, Store::Access::ReadWrite);
            QVERIFY(db);
            QCOMPARE(Store::execute(*db, sql).has_value(), isIgnored);
        }
        QSqlDatabase::removeDatabase(u"intruder"_s);
        QCOMPARE(all(log).size(), 1);
        QCOMPARE(all(log).front().who, u"ana@fibre.example"_s);
    }

    void masksSecretsInEveryDepth()
    {
        AuditLog log(newFile());
        Entry one = entry(u"a"_s);
        one.before = {{u"wifi_password"_s, u"old-secret"_s}, {u"api_secret"_s, QString()}};
        one.after = {{u"wifi_password"_s, u"new-secret"_s},
            {u"row"_s, QJsonObject{{u"Token"_s, u"abc-secret"_s}, {u"ssid"_s, u"Maison"_s}}}};
        log.note(one);
        const std::vector<Entry> entries = all(log);
        QCOMPARE(entries.size(), 1);
        const QByteArray text = QJsonDocument(entries.front().toJson()).toJson();
        QVERIFY(!text.contains("-secret"));
        QVERIFY(text.contains("Maison"));
        QCOMPARE(entries.front().before.value(u"api_secret"_s), QJsonValue(QString()));
        QVERIFY(all(log, {.text = u"new-secret"_s}).empty());
    }

    void findsByWhoAreaResultTimeAndWords_data()
    {
        QTest::addColumn<Filter>("filter");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("all") << Filter{} << QStringList{u"c"_s, u"b"_s, u"a"_s};
        QTest::newRow("who") << Filter{.who = u"bo@fibre.example"_s} << QStringList{u"b"_s};
        QTest::newRow("area") << Filter{.area = u"devices"_s} << QStringList{u"c"_s};
        QTest::newRow("result") << Filter{.result = u"refused"_s} << QStringList{u"b"_s};
        QTest::newRow("from") << Filter{.from = QDateTime({2026, 11, 24}, {10, 2}, QTimeZone::UTC)}
                              << QStringList{u"c"_s, u"b"_s};
        QTest::newRow("until") << Filter{.until =
                                             QDateTime({2026, 11, 24}, {10, 2}, QTimeZone::UTC)}
                               << QStringList{u"a"_s};
        QTest::newRow("words without accents")
            << Filter{.text = u"eloise ASSIGNED"_s} << QStringList{u"c"_s, u"b"_s, u"a"_s};
        QTest::newRow("reason") << Filter{.text = u"permission"_s} << QStringList{u"b"_s};
        QTest::newRow("no wildcard") << Filter{.text = u"%"_s} << QStringList();
    }

    void findsByWhoAreaResultTimeAndWords()
    {
        QFETCH(const Filter, filter);
        QFETCH(const QStringList, keys);
        AuditLog log(newFile());
        log.note(entry(u"a"_s, 1));
        Entry refused = entry(u"b"_s, 2);
        refused.who = u"bo@fibre.example"_s;
        refused.result = u"refused"_s;
        refused.reason = u"No permission for Dispatch Job"_s;
        log.note(refused);
        Entry device = entry(u"c"_s, 3);
        device.area = u"devices"_s;
        log.note(device);
        QStringList found;
        for (const Entry &one : all(log, filter))
            found += one.key;
        QCOMPARE(found, keys);
    }

    void saysWhatThereIsToChooseAmong()
    {
        AuditLog log(newFile());
        log.setAuthor(u"desk@fibre.example"_s);
        log.note(entry(u"a"_s, 1));
        log.note({.area = u"sign-in"_s, .action = u"sign-in"_s, .result = u"done"_s});
        const auto facets = QCoro::waitFor(log.facets());
        QVERIFY(facets);
        QCOMPARE(facets->count, 2);
        QCOMPARE(facets->areas, (QStringList{u"dispatch"_s, u"sign-in"_s}));
        QCOMPARE(facets->who, (QStringList{u"ana@fibre.example"_s, u"desk@fibre.example"_s}));
        QCOMPARE(facets->since, entry(u"a"_s, 1).at);
    }

    void exportsWhatTheFilterLeavesAsJson()
    {
        AuditLog log(newFile());
        for (int i = 0; i < 5; ++i)
            log.note(entry(QString::number(i), i));
        const QString target = m_directory.filePath(u"out.json"_s);
        const auto count = QCoro::waitFor(log.exportJson({.from = entry({}, 3).at}, target));
        QVERIFY(count);
        QCOMPARE(*count, 2);
        QFile file(target);
        QCOMPARE(file.permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].toObject().value("after"_L1).toObject().value("status"_L1),
            QJsonValue(u"assigned"_s));
    }

    void twoProcessesOfADeskMayAdd()
    {
        const QString file = newFile();
        AuditLog one(file);
        AuditLog other(file);
        one.note(entry(u"a"_s, 1));
        other.note(entry(u"b"_s, 2));
        QVERIFY(!all(other).empty());
        QCOMPARE(all(one).size(), 2);
    }

    void beginsAnewBesideADamagedFileAndSaysSo()
    {
        const QString name = newFile();
        {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }
        AuditLog log(name);
        QSignalSpy damaged(&log, &AuditLog::damaged);
        log.note(entry(u"a"_s));
        QTRY_COMPARE(damaged.size(), 1);
        QVERIFY(QFile::exists(damaged.front().front().toString()));
        QCOMPARE(all(log).size(), 1);
    }

    void saysThatADamagedFileCannotBeSetAside()
    {
        // Its own name fits into a folder, the one beside it does not.
        const QString name = m_directory.filePath(QString(230, u'l'));
        {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }
        AuditLog log(name);
        QSignalSpy failed(&log, &AuditLog::failed);
        log.note(entry(u"a"_s));
        QTRY_COMPARE(failed.size(), 2); // the file, and the entry
        QVERIFY(failed.front().front().value<Error>().detail.contains(u"cannot be set aside"_s));
        QCOMPARE(QFileInfo(name).size(), 8192);
    }

    void saysWhyNothingCanBeWrittenDown()
    {
        AuditLog log(m_directory.path()); // a folder
        QSignalSpy failed(&log, &AuditLog::failed);
        log.note(entry(u"a"_s));
        const auto numbers = QCoro::waitFor(log.numbers({}));
        QVERIFY(!numbers);
        QCOMPARE(numbers.error().kind, ErrorKind::Storage);
        QTRY_COMPARE(failed.size(), 2); // the file, and the entry
    }
};

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
