// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "store/checkedpages.h"
#include "store/database.h"
#include "sync/syncengine.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

/// The helper process that is killed: one pass of the synchronisation into `mirrorFile`.
int fill(const QString &profileFile, const QString &mirrorFile)
{
    const auto profile = Profile::read(profileFile);
    if (!profile) {
        std::fprintf(stderr, "%s\n", qPrintable(profile.error().detail));
        return 2;
    }
    const auto network = makeNetworkAccessManager();
    Erp::ErpClient client(network.get(), profile->erp);
    Store::Mirror mirror(mirrorFile);
    Sync::SyncEngine engine(&client, &mirror);
    QElapsedTimer timer;
    timer.start();
    const auto done = QCoro::waitFor(engine.runOnce());
    if (!done) {
        std::fprintf(
            stderr, "%s: %s\n", qPrintable(done.error().source), qPrintable(done.error().detail));
        return 1;
    }
    qint64 rows = 0;
    for (const Sync::KindProgress &kind : engine.state().kinds) {
        std::printf("%-14s %8lld of %8lld  %7.0f rows/s\n", qPrintable(kind.kind),
            static_cast<long long>(kind.rows), static_cast<long long>(kind.total),
            kind.rowsPerSecond);
        rows += kind.rows;
    }
    std::printf("%lld rows in %lld ms: %.0f rows/s\n", static_cast<long long>(rows),
        static_cast<long long>(timer.elapsed()),
        double(rows) * 1000.0 / double(std::max<qint64>(1, timer.elapsed())));
    return 0;
}

} // namespace

class TestSyncKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_profileFile = m_directory.filePath(u"profile.ini"_s);
        m_mirrorFile = m_directory.filePath(u"mirror.sqlite"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments({u"--scale"_s, u"0.02"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            m_profileFile, u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QVERIFY(m_sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(m_sandbox.waitForReadyRead(120'000), output.constData());
            output += m_sandbox.readAll();
        }
        const auto profile = Profile::read(m_profileFile);
        QVERIFY(profile);
        m_network = makeNetworkAccessManager();
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), profile->erp);
    }

    void isWholeAfterBeingKilledAgainAndAgain()
    {
        // Each helper is killed once it has brought some rows more than the one before.
        qint64 rows = 0;
        int kills = 0;
        for (const qint64 goal : {50, 400, 1200, 2500, 4000}) {
            QProcess helper;
            startHelper(helper);
            while (helper.state() == QProcess::Running && rows < goal) {
                helper.waitForFinished(5);
                rows = mirroredRows();
            }
            if (helper.state() == QProcess::Running) {
                helper.kill();
                ++kills;
            }
            QVERIFY(helper.waitForFinished());
            const qint64 after = mirroredRows();
            QVERIFY2(after >= rows, "rows that were mirrored are gone");
            rows = after;
        }
        QVERIFY(kills > 0);
        QProcess helper;
        startHelper(helper);
        QVERIFY(helper.waitForFinished(240'000));
        const QByteArray output = helper.readAll();
        QVERIFY2(helper.exitStatus() == QProcess::NormalExit && helper.exitCode() == 0,
            output.constData());
        qInfo("%s", output.constData());
        compareCounts();
        QCOMPARE(scalar(u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

private:
    void startHelper(QProcess &helper) const
    {
        helper.setProcessChannelMode(QProcess::MergedChannels);
        helper.start(
            QCoreApplication::applicationFilePath(), {u"--fill"_s, m_profileFile, m_mirrorFile});
        QVERIFY(helper.waitForStarted());
    }

    /// Reads beside the helper with a connection of its own.
    QString scalar(const QString &sql) const
    {
        QString text;
        const QString name = u"test"_s;
        {
            auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            db.setDatabaseName(m_mirrorFile);
            db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
            if (QFile::exists(m_mirrorFile) && db.open()) {
                const auto value = Store::selectValue(db, sql);
                text = value ? value->toString() : QString();
            }
        }
        QSqlDatabase::removeDatabase(name);
        return text;
    }

    qint64 mirroredRows() const
    {
        return scalar(u"SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM location) + "
                      u"(SELECT count(*) FROM job) + (SELECT count(*) FROM ticket)"_s)
            .toLongLong();
    }

    void compareCounts()
    {
        const auto map = Erp::FieldMap::builtIn();
        for (const Sync::KindPlan &plan : Sync::plans()) {
            const auto there = QCoro::waitFor(
                m_client->count(map.doctype(plan.kind), Sync::serverFilters(plan, map)));
            QVERIFY2(there, there ? "" : qPrintable(there.error().detail));
            QVERIFY2(scalar(u"SELECT count(*) FROM "_s + plan.kind).toLongLong() == *there,
                qPrintable(u"%1: %2 of %3"_s.arg(plan.kind,
                    scalar(u"SELECT count(*) FROM "_s + plan.kind), QString::number(*there))));
            QVERIFY2(*there > 0, qPrintable(plan.kind));
        }
        QVERIFY(scalar(u"SELECT count(*) FROM job_tag"_s).toLongLong() > 0);
        QVERIFY(scalar(u"SELECT count(*) FROM technician_tag"_s).toLongLong() > 0);
    }

    QTemporaryDir m_directory;
    QString m_profileFile;
    QString m_mirrorFile;
    QProcess m_sandbox;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Erp::ErpClient> m_client;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    // The connection beside the helper writes too, where it finds a log that nobody has put away.
    Store::installCheckedPages();
    QLoggingCategory::setFilterRules(u"fibredesk.*.info=false"_s);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--fill"_L1) {
        return fill(arguments.at(2), arguments.at(3));
    }
    TestSyncKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_synckill.moc"
