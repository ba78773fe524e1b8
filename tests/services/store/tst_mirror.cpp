// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <semaphore>
#include <stdexcept>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

namespace {

QJsonObject job(const QString &id, const QString &modified, const QString &subject)
{
    return {{u"name"_s, id}, {u"modified"_s, modified}, {u"subject"_s, subject}};
}

QCoro::Task<Result<int>> putJobs(Mirror *mirror, QList<QJsonObject> jobs)
{
    return mirror->write([jobs](QSqlDatabase &db) { return applyDocuments(db, Kind::Job, jobs); });
}

struct Hold {
    std::binary_semaphore begun{0};
    std::binary_semaphore release{0};
};

/// Keeps the writer, once it has begun, until it is released.
QCoro::Task<Result<void>> holdTheWriter(Mirror *mirror, Hold *hold)
{
    return mirror->write([hold](QSqlDatabase &) {
        hold->begun.release();
        hold->release.acquire();
        return Result<void>();
    });
}

/// What a reader says that meets a damaged page.
QCoro::Task<Result<void>> reportDamage(Mirror *mirror)
{
    return mirror->read([](QSqlDatabase &) -> Result<void> {
        constexpr int SqliteCorrupt = 11;
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"malformed for the test"_s,
            .code = SqliteCorrupt,
            .source = u"test"_s});
    });
}

QCoro::Task<Result<int>> countJobs(Mirror *mirror)
{
    return mirror->read([](QSqlDatabase &db) {
        return selectValue(db, u"SELECT count(*) FROM job"_s).transform([](const QVariant &v) {
            return v.toInt();
        });
    });
}

} // namespace

class TestMirror : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = m_directory->filePath(u"mirror.sqlite"_s);
    }

    void isEmptiedWhenAskedTo()
    {
        Mirror mirror(m_file);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a secret job"_s)})));
        QCOMPARE(*QCoro::waitFor(countJobs(&mirror)), 1);
        QSignalSpy emptied(&mirror, &Mirror::emptied);
        QSignalSpy changes(&mirror, &Mirror::documentsChanged);
        mirror.empty();
        QTRY_COMPARE(emptied.size(), 1);
        QCOMPARE(*QCoro::waitFor(countJobs(&mirror)), 0);
        QVERIFY(changes.constLast().at(0).value<Changes>().everything);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-2"_s, u"2026"_s, u"after"_s)})));
        QCOMPARE(*QCoro::waitFor(countJobs(&mirror)), 1);
        mirror.close();
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("a secret job"));
        // Nothing of it is kept aside.
        QCOMPARE(QDir(m_directory->path()).entryList({u"*.damaged*"_s}).size(), 0);
    }

    void isEmptiedAlthoughDamageWasReported()
    {
        Mirror mirror(m_file);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a"_s)})));
        QSignalSpy emptied(&mirror, &Mirror::emptied);
        Hold hold;
        auto held = holdTheWriter(&mirror, &hold);
        hold.begun.acquire();
        const auto reported = QCoro::waitFor(reportDamage(&mirror));
        mirror.empty();
        hold.release.release();
        QVERIFY(!reported);
        QVERIFY(QCoro::waitFor(std::move(held)));
        QTRY_COMPARE(emptied.size(), 1);
        QCOMPARE(QDir(m_directory->path()).entryList({u"*.damaged*"_s}), QStringList());
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
    }

    void emptyingTakesWhatWasSetAsideToo()
    {
        Mirror mirror(m_file);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a"_s)})));
        QSignalSpy setAside(&mirror, &Mirror::rebuilt);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"is damaged"_s));
        QVERIFY(!QCoro::waitFor(reportDamage(&mirror)));
        QTRY_COMPARE(setAside.size(), 1);
        QVERIFY(!QDir(m_directory->path()).entryList({u"*.damaged*"_s}).isEmpty());
        QFile other(m_directory->filePath(u"other.sqlite.damaged-1"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QSignalSpy emptied(&mirror, &Mirror::emptied);
        mirror.empty();
        QTRY_COMPARE(emptied.size(), 1);
        QCOMPARE(QDir(m_directory->path()).entryList({u"*.damaged*"_s}),
            QStringList{u"other.sqlite.damaged-1"_s});
    }

    void saysThatItCannotBeRemovedAndCanBeOnceItIsMended()
    {
        Mirror mirror(m_file);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a"_s)})));
        // A folder is not removed as a file is, whoever asks.
        QVERIFY(QFile::rename(m_file, m_file + u".elsewhere"_s));
        QVERIFY(QDir().mkdir(m_file));
        QSignalSpy emptied(&mirror, &Mirror::emptied);
        QSignalSpy failed(&mirror, &Mirror::failed);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"cannot be removed"_s));
        mirror.empty();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Storage);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).error().kind, ErrorKind::Storage);
        QVERIFY(emptied.isEmpty());
        QVERIFY(QDir().rmdir(m_file));
        mirror.empty();
        QTRY_COMPARE(emptied.size(), 1);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
    }

    void whatWaitsToBeWrittenDoesNotReachTheNextFile_data()
    {
        QTest::addColumn<bool>("isDamaged");
        QTest::newRow("emptied") << false;
        QTest::newRow("set aside") << true;
    }

    void whatWaitsToBeWrittenDoesNotReachTheNextFile()
    {
        QFETCH(const bool, isDamaged);
        Mirror mirror(m_file);
        QVERIFY(QCoro::waitFor(mirror.ready()));
        QSignalSpy emptied(&mirror, &Mirror::emptied);
        QSignalSpy setAside(&mirror, &Mirror::rebuilt);
        Hold hold;
        auto held = holdTheWriter(&mirror, &hold);
        hold.begun.acquire();
        auto waiting = putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"of the old file"_s)});
        if (isDamaged) {
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"is damaged"_s));
            const auto reported = QCoro::waitFor(reportDamage(&mirror));
            hold.release.release();
            QVERIFY(!reported);
        } else {
            mirror.empty();
            hold.release.release();
        }
        QVERIFY(QCoro::waitFor(std::move(held)));
        const auto refused = QCoro::waitFor(std::move(waiting));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(isDamaged ? setAside.size() : emptied.size(), 1);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-2"_s, u"2026"_s, u"after"_s)})));
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 1);
    }

    void resumesOnTheCallersThread()
    {
        Mirror mirror(m_file);
        QThread *worker = nullptr;
        auto task = mirror.read([&worker](QSqlDatabase &) {
            worker = QThread::currentThread();
            return Result<QString>(u"answer"_s);
        });
        const auto answer = QCoro::waitFor(std::move(task));
        QCOMPARE(answer.value(), u"answer"_s);
        QVERIFY(worker != QThread::currentThread());
    }

    void isReadableByItsOwnerOnly()
    {
        Mirror mirror(m_file);
        QVERIFY(
            QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026-01-01 00:00:00.0"_s, u"a"_s)})));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &suffix : {QString(), u"-wal"_s}) {
            QVERIFY(QFile::exists(m_file + suffix));
            QVERIFY(!(QFile::permissions(m_file + suffix) & others));
        }
    }

    void whatOthersCouldReadIsMendedAtTheStart()
    {
        const QString folder = QFileInfo(m_file).absolutePath() + u"/data"_s;
        const QString file = folder + u"/mirror.sqlite"_s;
        QVERIFY(QDir().mkpath(folder));
        constexpr auto everything = QFile::Permissions(0x7777);
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        QVERIFY(QFile::setPermissions(file, everything));
        QVERIFY(QFile::setPermissions(folder, everything));
        Mirror mirror(file);
        QVERIFY(QCoro::waitFor(mirror.ready()).has_value());
        constexpr auto others = QFile::Permissions(0x0077);
        QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(folder) & others, QFile::Permissions());
        QVERIFY(QFile::permissions(folder) & QFile::ExeOwner);
    }

    void tellsTheChangesOfACommitOnce()
    {
        Mirror mirror(m_file);
        QSignalSpy spy(&mirror, &Mirror::documentsChanged);
        const auto first = job(u"DJ-1"_s, u"2026-01-01 00:00:00.0"_s, u"a"_s);
        const auto second = job(u"DJ-2"_s, u"2026-01-01 00:00:01.0"_s, u"b"_s);
        QCOMPARE(QCoro::waitFor(putJobs(&mirror, {first, second})).value(), 2);
        QTRY_COMPARE(spy.size(), 1);
        const auto changes = spy.at(0).at(0).value<Changes>();
        QCOMPARE(changes.ids.value(Kind::Job), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
        // The same again is no change.
        QCOMPARE(QCoro::waitFor(putJobs(&mirror, {first, second})).value(), 0);
        QVERIFY(QCoro::waitFor(mirror.ready()));
        QCoreApplication::processEvents();
        QCOMPARE(spy.size(), 1);
    }

    void rollsBackWhatFails()
    {
        Mirror mirror(m_file);
        QSignalSpy spy(&mirror, &Mirror::documentsChanged);
        auto task = mirror.write([](QSqlDatabase &db) -> Result<void> {
            const auto done =
                applyDocuments(db, Kind::Job, {job(u"DJ-1"_s, u"2026-01-01"_s, u"a"_s)});
            return done.and_then([](int) -> Result<void> {
                return std::unexpected(Error{.kind = ErrorKind::Validation});
            });
        });
        const auto result = QCoro::waitFor(std::move(task));
        QCOMPARE(result.error().kind, ErrorKind::Validation);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
        QCOMPARE(spy.size(), 0);
    }

    void turnsExceptionsIntoStorageErrors()
    {
        Mirror mirror(m_file);
        auto task = mirror.write(
            [](QSqlDatabase &) -> Result<void> { throw std::runtime_error("broken"); });
        const auto result = QCoro::waitFor(std::move(task));
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QCOMPARE(result.error().detail, u"broken"_s);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
    }

    void readersCannotWrite()
    {
        Mirror mirror(m_file);
        auto task = mirror.read([](QSqlDatabase &db) { return execute(db, u"DELETE FROM job"_s); });
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, ErrorKind::Storage);
    }

    void cancelsWhatWaitsWhenClosed()
    {
        Mirror mirror(m_file);
        auto endless = mirror.read([](QSqlDatabase &db) {
            return selectValue(db,
                u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                u"SELECT count(*) FROM n"_s)
                .transform([](const QVariant &v) { return v.toInt(); });
        });
        mirror.close();
        QCOMPARE(QCoro::waitFor(std::move(endless)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).error().kind, ErrorKind::Cancelled);
    }

    void keepsRowsFromOneOpeningToTheNext()
    {
        {
            Mirror mirror(m_file);
            QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a"_s)})));
        }
        Mirror mirror(m_file);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 1);
    }

    void setsADamagedFileAside()
    {
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"is damaged"_s));
        Mirror mirror(m_file);
        QSignalSpy spy(&mirror, &Mirror::rebuilt);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
        QTRY_COMPARE(spy.size(), 1);
        QFile aside(spy.at(0).at(0).toString());
        QVERIFY(aside.exists());
        QCOMPARE(aside.size(), 8192);
    }

    void rebuildsWhenDamageShowsDuringARead()
    {
        {
            Mirror mirror(m_file);
            QList<QJsonObject> jobs;
            for (int i = 0; i < 2000; ++i) {
                jobs += job(u"DJ-%1"_s.arg(i), u"2026"_s, QString(200, u'x'));
            }
            QVERIFY(QCoro::waitFor(putJobs(&mirror, jobs)));
        }
        QFile file(m_file);
        QVERIFY(file.open(QFile::ReadWrite));
        // The header and the schema stay; the rows at the end do not.
        const qint64 sound = file.size() / 4 * 3;
        file.seek(sound);
        file.write(QByteArray(file.size() - sound, '\x7f'));
        file.close();
        Mirror mirror(m_file);
        QSignalSpy spy(&mirror, &Mirror::rebuilt);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"is damaged"_s));
        auto task = mirror.read([](QSqlDatabase &db) {
            return selectValue(db, u"SELECT sum(length(subject)) FROM job"_s)
                .transform([](const QVariant &v) { return v.toInt(); });
        });
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, ErrorKind::Storage);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 0);
        QVERIFY(QCoro::waitFor(putJobs(&mirror, {job(u"DJ-1"_s, u"2026"_s, u"a"_s)})));
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).value(), 1);
    }

    void answersWithTheReasonWhenItCannotOpen()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"cannot be opened"_s));
        Mirror mirror(u"/proc/none/mirror.sqlite"_s);
        QSignalSpy spy(&mirror, &Mirror::failed);
        QCOMPARE(QCoro::waitFor(countJobs(&mirror)).error().kind, ErrorKind::Storage);
        QTRY_COMPARE(spy.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestMirror)
#include "tst_mirror.moc"
