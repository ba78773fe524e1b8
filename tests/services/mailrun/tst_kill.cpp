// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedsmtpserver.h"

#include "mailrun/ledger.h"
#include "mailrun/ledgerqueries.h"

#include <QCoroTask>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue(variable, &isGiven);
    return isGiven ? number : otherwise;
}

} // namespace

/// A campaign sent by processes that are killed at random instants until one comes to the end.
/// FIBREDESK_KILLS and FIBREDESK_KILL_ROWS make it as long as wanted; FIBREDESK_KILL_SEED repeats.
class TestKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsMissedAndNobodyMailedTwice()
    {
        const int kills = numberFrom("FIBREDESK_KILLS", 25);
        const int rowCount = numberFrom("FIBREDESK_KILL_ROWS", 120);
        const auto seed = unsigned(numberFrom("FIBREDESK_KILL_SEED", 7));
        std::mt19937 random(seed);
        constexpr int connections = 3;
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"ledger.sqlite"_s);

        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        int eventsLeft = 0;
        QSet<int> refused; // connections whose recipient was not taken
        ScriptedSmtpServer server([&](const Said &said) -> std::optional<Answer> {
            if (--eventsLeft == 0)
                child.kill(); // -9: between this word of the child and our answer
            if (said.what == "RCPT") {
                refused.remove(said.connection);
                if (random() % 20 == 0) {
                    refused.insert(said.connection);
                    return Answer{"450 4.2.1 Come back later\r\n"};
                }
            }
            if (said.what == "DATA" && refused.contains(said.connection))
                return Answer{"554 5.5.1 No valid recipients\r\n"};
            return {};
        });

        int killed = 0;
        for (bool isDone = false; !isDone;) {
            // Five events a mail, connecting and leaving: rarely the whole rest, often near a dot.
            const int span = 5 * rowCount / std::max(1, kills) * 2 + 6;
            eventsLeft = killed < kills ? 1 + int(random() % unsigned(span)) : 0;
            child.start(QStringLiteral(FD_BIN_DIR) + u"/mailrunchild"_s,
                {file, QString::number(server.port()), QString::number(rowCount),
                    QString::number(connections)});
            while (child.state() != QProcess::NotRunning)
                QTest::qWait(1);
            isDone = child.exitStatus() == QProcess::NormalExit;
            killed += isDone ? 0 : 1;
            if (isDone)
                QCOMPARE(child.exitCode(), 0);
            checkTotals(file, rowCount, killed * 2 * connections);
        }
        qInfo("%d kills, seed %u, %lld mails in the mailbox", killed, seed,
            qlonglong(server.mailbox.size()));
        compare(file, server, rowCount);
    }

private:
    static void checkTotals(const QString &file, int rowCount, int mostUncertain)
    {
        if (!QFile::exists(file))
            return;
        Ledger ledger(file);
        const auto found =
            QCoro::waitFor(ledger.read([](QSqlDatabase &db) { return campaign(db, u"cmp-1"_s); }));
        if (!found)
            return; // killed before the campaign was in
        const auto counted = QCoro::waitFor(
            ledger.read([key = found->key](QSqlDatabase &db) { return totals(db, key, false); }));
        QVERIFY(counted);
        QVERIFY(counted->addsUp());
        QCOMPARE(counted->recipients, rowCount);
        QVERIFY2(counted->uncertain - counted->inFlight <= mostUncertain,
            qPrintable(QString::number(counted->uncertain)));
    }

    static void compare(const QString &file, const ScriptedSmtpServer &server, int rowCount)
    {
        Ledger ledger(file);
        const auto all = QCoro::waitFor(
            ledger.read([rowCount](QSqlDatabase &db) { return rows(db, 1, 0, rowCount + 1); }));
        QVERIFY(all);
        QCOMPARE(int(all->size()), rowCount);
        for (const RowRecord &row : *all) {
            const int copies = server.copies(row.email.toUtf8());
            if (copies > 1) {
                const auto tries = QCoro::waitFor(
                    ledger.read([n = row.row](QSqlDatabase &db) { return attempts(db, 1, n); }));
                for (const AttemptRecord &attempt : *tries)
                    qInfo("%d %d %s %s", attempt.number, int(attempt.isInterrupted),
                        qPrintable(Mail::verdictName(attempt.attempt.verdict)),
                        qPrintable(attempt.attempt.reason()));
            }
            QVERIFY2(copies <= 1, qPrintable(row.email + u" has "_s + QString::number(copies)));
            QVERIFY2(row.status != RowStatus::Waiting && row.status != RowStatus::InFlight,
                qPrintable(row.email));
            if (row.status == RowStatus::Sent)
                QCOMPARE(copies, 1);
            if (row.status == RowStatus::Failed)
                QCOMPARE(copies, 0);
        }
        QCOMPARE(int(std::ranges::count_if(all.value(),
                     [](const RowRecord &row) { return row.status == RowStatus::Sent; }))
                + int(std::ranges::count_if(all.value(),
                    [](const RowRecord &row) { return row.status == RowStatus::Uncertain; }))
                + int(std::ranges::count_if(all.value(),
                    [](const RowRecord &row) { return row.status == RowStatus::Failed; })),
            rowCount);
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
