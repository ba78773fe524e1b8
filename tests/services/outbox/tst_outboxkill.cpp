// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <memory>
#include <random>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

namespace {

constexpr int documentCount = 12;

QString nameOf(int i)
{
    return u"C-%1"_s.arg(i);
}

/// The process that is killed: with a file that holds nothing yet it puts one change to each
/// document in, then it sends until somebody ends it.
int sendUntilKilled(const QString &url, const QString &file)
{
    const auto network = makeNetworkAccessManager();
    Profile::Service service;
    service.url = QUrl(url);
    Erp::ErpClient client(network.get(), service);
    Outbox::WriteQueue queue(file, &client,
        {.firstWait = std::chrono::milliseconds(5), .longestWait = std::chrono::milliseconds(20)});
    QObject::connect(&queue, &Outbox::WriteQueue::loaded, &queue, [&queue] {
        if (!queue.writes().empty()) {
            queue.start();
            return;
        }
        const auto kept = std::make_shared<int>(0);
        for (int i = 0; i < documentCount; ++i) {
            const QJsonObject document{{u"name"_s, nameOf(i)}, {u"phone"_s, u"1"_s}};
            auto write = changeOf(document, u"phone"_s, u"2"_s);
            write.base.set(u"tags"_s, "[]");
            write.changes.rows = {{.kind = Outbox::RowChange::Kind::Added,
                .table = u"tags"_s,
                .row = u"new"_s,
                .fields = {{u"tag"_s, "\"Fibre\""}}}};
            // Sent only once all are on the disk, so that every kill finds them all.
            QCoro::connect(queue.add(write), &queue, [&queue, kept](const Result<QString> &) {
                if (++*kept == documentCount) {
                    queue.start();
                }
            });
        }
    });
    return QCoreApplication::exec();
}

} // namespace

class TestOutboxKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Killed with -9 at random instants, with the request at the server, before and after it did
    /// its work: in the end every change is there, and no row twice.
    void nothingIsLostAndNothingIsDoneTwice()
    {
        QTemporaryDir directory;
        FakeErp erp;
        for (int i = 0; i < documentCount; ++i) {
            erp.put(nameOf(i), {{u"phone"_s, u"1"_s}, {u"tags"_s, QJsonArray()}});
        }
        std::mt19937 random(7);
        std::unique_ptr<QProcess> child;
        int requestsLeft = 0;
        erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (requestsLeft == 0 || --requestsLeft > 0) {
                return {};
            }
            child->kill();
            return random() % 2 == 0 ? erp.applyAndLose(request) : FakeErp::lost();
        };
        const QString file = directory.filePath(u"outbox.sqlite"_s);
        int kills = 0;
        for (; kills < 15; ++kills) {
            requestsLeft = 1 + int(random() % 6);
            child = std::make_unique<QProcess>();
            child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child->start(QCoreApplication::applicationFilePath(),
                {u"--send"_s, erp.server.url().toString(), file});
            const bool hasEnded =
                QTest::qWaitFor([&child] { return child->state() == QProcess::NotRunning; }, 3000);
            if (!hasEnded) {
                break; // nothing was left to send
            }
            QCOMPARE(child->exitStatus(), QProcess::CrashExit);
        }
        if (child->state() != QProcess::NotRunning) {
            child->kill();
            child->waitForFinished();
        }
        requestsLeft = 0;
        QueueBench bench; // only for its client's shape
        Profile::Service service;
        service.url = erp.server.url();
        Erp::ErpClient client(bench.network.get(), service);
        Outbox::WriteQueue queue(file, &client, bench.options);
        QTRY_VERIFY(queue.isLoaded());
        QCOMPARE(queue.writes().size(), std::size_t(documentCount));
        for (const Outbox::Write &write : queue.writes()) {
            QVERIFY(write.state != State::Sending); // it is said that it is uncertain
        }
        queue.start();
        for (const Outbox::Write &write : queue.writes()) {
            QTRY_COMPARE(queue.find(write.id)->state, State::Done);
        }
        for (int i = 0; i < documentCount; ++i) {
            QCOMPARE(erp.document(nameOf(i)).value("phone"_L1).toString(), u"2"_s);
            QCOMPARE(erp.document(nameOf(i)).value("tags"_L1).toArray().size(), 1);
        }
        qInfo("%d kills, %lld saves", kills, qlonglong(erp.count("PUT")));
        QVERIFY(kills >= 5);
    }

    void inFlightItIsUncertainAfterwardsAndReadBackFirst()
    {
        QTemporaryDir directory;
        FakeErp erp;
        for (int i = 0; i < documentCount; ++i) {
            erp.put(nameOf(i), {{u"phone"_s, u"1"_s}, {u"tags"_s, QJsonArray()}});
        }
        QProcess child;
        erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT") {
                return {};
            }
            child.kill();
            return ScriptedAnswer{.end = ScriptedAnswer::End::Never};
        };
        const QString file = directory.filePath(u"outbox.sqlite"_s);
        child.start(QCoreApplication::applicationFilePath(),
            {u"--send"_s, erp.server.url().toString(), file});
        QTRY_COMPARE(child.state(), QProcess::NotRunning);
        const int saves = erp.count("PUT");
        QueueBench bench;
        Outbox::WriteQueue queue(file, bench.client.get(), bench.options);
        QTRY_VERIFY(queue.isLoaded());
        const auto uncertain =
            std::ranges::count(queue.writes(), State::Uncertain, &Outbox::Write::state);
        QVERIFY2(uncertain >= 1, qPrintable(QString::number(uncertain)));
        QVERIFY(uncertain <= 4);
        QVERIFY(saves >= 1);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--send"_L1) {
        return sendUntilKilled(arguments.value(2), arguments.value(3));
    }
    TestOutboxKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxkill.moc"
