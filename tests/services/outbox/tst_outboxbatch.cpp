// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include "outbox/outboxfile.h"
#include "store/database.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

namespace {

constexpr int manyWrites = 6000;

QString nameOf(int i)
{
    return u"C-%1"_s.arg(i);
}

std::vector<Outbox::NewWrite> changesOf(int count, const QString &batch = u"b1"_s)
{
    std::vector<Outbox::NewWrite> writes;
    for (int i = 0; i < count; ++i) {
        auto write = changeOf({{u"name"_s, nameOf(i)}, {u"phone"_s, u"1"_s}}, u"phone"_s, u"2"_s);
        write.batch = batch;
        write.batchTitle = u"Phone: 2"_s;
        writes.push_back(std::move(write));
    }
    return writes;
}

/// Jobs of which each depends on the one before it, and all are parts of the first.
std::vector<Outbox::NewWrite> stepsOf(int count)
{
    std::vector<Outbox::NewWrite> writes;
    for (int i = 0; i < count; ++i) {
        Outbox::NewWrite write;
        write.doctype = u"Dispatch Job"_s;
        write.title = u"Step %1"_s.arg(i + 1);
        write.clientId = u"step-%1"_s.arg(i + 1);
        write.batch = u"chain"_s;
        write.batchTitle = u"Fibre installation"_s;
        write.changes.fields.insert(u"subject"_s, Outbox::rawOf(write.title));
        if (i > 0) {
            write.needs = {{u"parent_job"_s, u"step-1"_s}, {u"depends_on"_s, u"step-%1"_s.arg(i)}};
        }
        writes.push_back(std::move(write));
    }
    return writes;
}

/// The process that is killed: hands many writes in at once.
int addUntilKilled(const QString &file)
{
    const auto network = makeNetworkAccessManager();
    Erp::ErpClient client(network.get(), {});
    Outbox::WriteQueue queue(file, &client);
    QObject::connect(&queue, &Outbox::WriteQueue::loaded, &queue, [&queue] {
        auto writes = changesOf(manyWrites);
        for (Outbox::NewWrite &write : writes) {
            write.title = QString(3000, u'x'); // more than SQLite keeps back until the commit
        }
        QCoro::connect(queue.addAll(std::move(writes)), &queue,
            [](const Result<QStringList> &) { QCoreApplication::exit(0); });
    });
    return QCoreApplication::exec();
}

} // namespace

class TestOutboxBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsManyInOrderWithTheirNameInCommon()
    {
        QueueBench bench;
        bench.queue =
            std::make_unique<Outbox::WriteQueue>(bench.file(), bench.client.get(), bench.options);
        QTRY_VERIFY(bench.queue->isLoaded());
        QElapsedTimer clock;
        clock.start();
        const auto ids = QCoro::waitFor(bench.queue->addAll(changesOf(1000)));
        qInfo("1,000 writes on the disk after %lld ms", clock.elapsed());
        QVERIFY(ids);
        QCOMPARE(ids->size(), 1000);
        bench.close();

        bench.queue =
            std::make_unique<Outbox::WriteQueue>(bench.file(), bench.client.get(), bench.options);
        QTRY_VERIFY(bench.queue->isLoaded());
        const auto kept = bench.queue->batch(u"b1"_s);
        QCOMPARE(kept.size(), std::size_t(1000));
        for (std::size_t i = 0; i < kept.size(); ++i) {
            QCOMPARE(kept[i]->name, nameOf(int(i)));
            QCOMPARE(kept[i]->id, ids->at(qsizetype(i)));
            QCOMPARE(kept[i]->batchTitle, u"Phone: 2"_s);
            QVERIFY(i == 0 || kept[i]->sequence > kept[i - 1]->sequence);
        }
        QVERIFY(bench.queue->batch(u""_s).empty());
    }

    void isAllOrNothing()
    {
        QueueBench bench;
        bench.open();
        auto writes = changesOf(3);
        writes[1].changes = {}; // changes nothing: not a write
        QVERIFY(!QCoro::waitFor(bench.queue->addAll(std::move(writes))));
        QVERIFY(bench.queue->writes().empty());

        auto withOrphan = stepsOf(2);
        withOrphan[1].needs = {{u"parent_job"_s, u"nobody"_s}}; // a name that nothing will have
        QVERIFY(!QCoro::waitFor(bench.queue->addAll(std::move(withOrphan))));
        auto following = changesOf(2);
        following[1].name.clear();
        following[1].follows = u"somebody"_s;
        QVERIFY(!QCoro::waitFor(bench.queue->addAll(std::move(following))));
        QVERIFY(bench.queue->writes().empty());
        QVERIFY(QCoro::waitFor(bench.queue->addAll({})).value_or(QStringList(u"x"_s)).isEmpty());
    }

    void makesAChainInOrderWithTheNamesOfTheOnesBefore()
    {
        QueueBench bench;
        bench.open();
        const auto ids = QCoro::waitFor(bench.queue->addAll(stepsOf(4)));
        QVERIFY(ids);
        QTRY_COMPARE(bench.state(ids->last()), State::Done);
        QCOMPARE(bench.erp.count("POST"), 4);
        for (int i = 0; i < 4; ++i) {
            const QJsonObject made = bench.erp.document(u"NEW-%1"_s.arg(i + 1));
            QCOMPARE(made.value("subject"_L1).toString(), u"Step %1"_s.arg(i + 1));
            QCOMPARE(made.value("parent_job"_L1).toString(), i == 0 ? QString() : u"NEW-1"_s);
            QCOMPARE(
                made.value("depends_on"_L1).toString(), i == 0 ? QString() : u"NEW-%1"_s.arg(i));
        }
    }

    void aRefusedStepHoldsTheRestBackUntilItIsMade()
    {
        QueueBench bench;
        bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "POST" && request.body.contains("Step 2"))
                return FakeErp::refusal(u"The crew is not known"_s);
            return {};
        };
        bench.open();
        const auto ids = QCoro::waitFor(bench.queue->addAll(stepsOf(4)));
        QVERIFY(ids);
        QTRY_COMPARE(bench.state(ids->at(1)), State::Refused);
        QCOMPARE(bench.state(ids->at(0)), State::Done);
        const Outbox::Write &third = bench.write(ids->at(2));
        QCOMPARE(third.state, State::Waiting);
        QVERIFY(third.isHeldBack());
        QCOMPARE(bench.queue->awaited(third)->id, ids->at(1));
        QCOMPARE(bench.queue->awaited(bench.write(ids->at(3)))->id, ids->at(2));
        bench.queue->wake(); // nothing moves them past it
        QCOMPARE(bench.erp.count("POST"), 2);

        bench.erp.before = {};
        QVERIFY(QCoro::waitFor(bench.queue->tryAgain(ids->at(1))));
        QTRY_COMPARE(bench.state(ids->last()), State::Done);
        QCOMPARE(bench.erp.count("POST"), 5);
        QCOMPARE(bench.erp.document(u"NEW-3"_s).value("depends_on"_L1).toString(), u"NEW-2"_s);
    }

    void anUncertainFirstStepHoldsTheRestBackAlsoAfterARestart()
    {
        QueueBench bench;
        bool isLost = false;
        bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isLost)
                return FakeErp::lost(); // and nothing can be read back either
            if (request.verb != "POST")
                return {};
            isLost = true;
            return bench.erp.applyAndLose(request);
        };
        bench.open();
        const auto ids = QCoro::waitFor(bench.queue->addAll(stepsOf(3)));
        QVERIFY(ids);
        QTRY_COMPARE(bench.state(ids->at(0)), State::Uncertain);
        QCOMPARE(bench.state(ids->at(1)), State::Waiting);
        bench.close();
        bench.erp.before = {};
        bench.open();
        // It is found where it arrived, and the others get its name: nothing is made twice.
        QTRY_COMPARE(bench.state(ids->last()), State::Done);
        QCOMPARE(bench.erp.documents.size(), 3);
        QCOMPARE(bench.erp.document(u"NEW-2"_s).value("parent_job"_L1).toString(), u"NEW-1"_s);
    }

    void givingUpAStepGivesUpWhatNeedsIt()
    {
        QueueBench bench;
        bench.open();
        bench.queue->stop();
        const auto ids = QCoro::waitFor(bench.queue->addAll(stepsOf(4)));
        QVERIFY(ids);
        QVERIFY(QCoro::waitFor(bench.queue->cancel(ids->at(1))));
        QCOMPARE(bench.state(ids->at(0)), State::Waiting);
        for (int i = 1; i < 4; ++i)
            QCOMPARE(bench.state(ids->at(i)), State::Cancelled);
        QCOMPARE(QCoro::waitFor(bench.queue->cancelAll(QStringList(ids->first()))).value(), 1);
        bench.queue->start();
        QVERIFY(QCoro::waitFor(bench.queue->putBack(ids->at(2))));
        QVERIFY(bench.write(ids->at(2)).isHeldBack()); // until what it needs is put back, too
        QVERIFY(QCoro::waitFor(bench.queue->putBack(ids->at(0))));
        QVERIFY(QCoro::waitFor(bench.queue->putBack(ids->at(1))));
        QTRY_COMPARE(bench.state(ids->at(2)), State::Done);
    }

    void cancellingSomeOfABatchTakesWhatNeedsThemAlong()
    {
        QueueBench bench;
        bench.open();
        bench.queue->stop();
        const auto ids = QCoro::waitFor(bench.queue->addAll(stepsOf(4)));
        QVERIFY(ids);
        QCOMPARE(QCoro::waitFor(bench.queue->cancelAll(QStringList(ids->at(2)))).value(), 2);
        QCOMPARE(bench.state(ids->at(1)), State::Waiting);
        QCOMPARE(bench.state(ids->at(3)), State::Cancelled);
    }

    void takesWhatIsToBeMadeWithWhatIsChanged()
    {
        QueueBench bench;
        bench.open();
        auto writes = changesOf(2);
        writes[0].name.clear();
        writes[0].base = {};
        const auto ids = QCoro::waitFor(bench.queue->addAll(std::move(writes)));
        QVERIFY(ids);
        QCOMPARE(ids->size(), 2);
        QVERIFY(bench.queue->find(ids->at(0))->isCreate);
        QVERIFY(!bench.queue->find(ids->at(0))->clientId.isEmpty());
        QVERIFY(!bench.queue->find(ids->at(1))->isCreate);
    }

    void keepsNothingWhereTheFileRefusesOneOfThem()
    {
        QTemporaryDir directory;
        Outbox::OutboxFile file(directory.filePath(u"outbox.sqlite"_s));
        QVERIFY(file.open());
        std::vector<Outbox::Write> writes(3);
        for (std::size_t i = 0; i < writes.size(); ++i) {
            static_cast<Outbox::NewWrite &>(writes[i]) = changesOf(1).front();
            writes[i].id = i == 2 ? u"0"_s : QString::number(i); // twice the same id
        }
        QVERIFY(!file.insertAll(writes));
        writes[2].id = u"2"_s;
        const auto kept = file.insertAll(writes);
        QVERIFY2(kept, "the first try left something behind");
        QCOMPARE(kept->size(), std::size_t(3));
    }

    void aWriteOfBeforeHasNoBatch()
    {
        QueueBench bench;
        bench.erp.put(u"C-0"_s, {{u"phone"_s, u"1"_s}});
        bench.open();
        const QString id = bench.change(u"C-0"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(bench.state(id), State::Done);
        QVERIFY(bench.write(id).batch.isEmpty());
    }

    void sendsAllOfThem()
    {
        QueueBench bench;
        for (int i = 0; i < 40; ++i) {
            bench.erp.put(nameOf(i), {{u"phone"_s, u"1"_s}});
        }
        bench.open();
        const auto ids = QCoro::waitFor(bench.queue->addAll(changesOf(40)));
        QVERIFY(ids);
        for (const QString &id : *ids) {
            QTRY_COMPARE(bench.state(id), State::Done);
        }
        QCOMPARE(bench.erp.count("PUT"), 40);
    }

    void givesUpWhatWaitsAndNothingElse()
    {
        QueueBench bench;
        for (int i = 0; i < 30; ++i) {
            bench.erp.put(nameOf(i), {{u"phone"_s, u"1"_s}});
        }
        int saves = 0;
        QStringList given;
        bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT" && ++saves == 5) {
                QCoro::connect(
                    bench.queue->cancelAll(given), bench.queue.get(), [](const Result<int> &) { });
            }
            return {};
        };
        bench.open();
        auto adding = bench.queue->addAll(changesOf(30));
        given = QCoro::waitFor(std::move(adding)).value_or(QStringList());
        QCOMPARE(given.size(), 30);
        const auto isSettled = [&bench](const QString &id) { return !bench.write(id).isOpen(); };
        QTRY_VERIFY(std::ranges::all_of(given, isSettled));
        int done = 0;
        for (int i = 0; i < 30; ++i) {
            const bool isDone = bench.state(given.at(i)) == State::Done;
            done += isDone ? 1 : 0;
            QCOMPARE(bench.erp.document(nameOf(i)).value("phone"_L1).toString(),
                isDone ? u"2"_s : u"1"_s);
        }
        QVERIFY(done >= 4);
        QVERIFY(done <= 9); // the fifth, and what was under way beside it
        QCOMPARE(bench.erp.count("PUT"), done);
        bench.close();
        bench.erp.before = {};
        bench.open(); // given up on the disk too
        QCOMPARE(std::ranges::count(bench.queue->writes(), State::Cancelled, &Outbox::Write::state),
            30 - done);
    }

    /// Its first save was lost and may have arrived yet: given up would be a lie.
    void doesNotGiveUpWhatMayHaveArrived()
    {
        QueueBench bench;
        bench.erp.put(nameOf(0), {{u"phone"_s, u"1"_s}});
        int saves = 0;
        bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT")
                return {};
            if (++saves == 1)
                return FakeErp::lost();
            auto later = FakeHttpServer::json(R"({"exc_type":"TooManyRequestsError"})", 429);
            later.headers = {{"Retry-After", "3600"}};
            return later;
        };
        bench.open();
        auto adding = bench.queue->addAll(changesOf(1));
        const QStringList ids = QCoro::waitFor(std::move(adding)).value_or(QStringList());
        QCOMPARE(ids.size(), 1);
        QTRY_VERIFY(bench.write(ids.first()).error
            && bench.write(ids.first()).error->kind == ErrorKind::RateLimited);
        QCOMPARE(bench.state(ids.first()), State::Waiting);
        const auto stopped = QCoro::waitFor(bench.queue->cancelAll(ids));
        QVERIFY(stopped);
        QCOMPARE(*stopped, 0);
        QCOMPARE(bench.state(ids.first()), State::Waiting);
    }

    void staysQuickWithThousandsOpen()
    {
        QueueBench bench;
        constexpr int count = 2000;
        for (int i = 0; i < 200; ++i) {
            bench.erp.put(nameOf(count - 200 + i), {{u"phone"_s, u"1"_s}});
        }
        // All but the last are gone at the server, so that thousands stay open before those.
        bench.open();
        QElapsedTimer clock;
        clock.start();
        auto first = changesOf(count);
        const auto ids = QCoro::waitFor(bench.queue->addAll(std::move(first)));
        QVERIFY(ids);
        const qint64 kept = clock.restart();
        QTRY_VERIFY_WITH_TIMEOUT(bench.state(ids->last()) == State::Done, 110000);
        qInfo("2,000 writes: on the disk after %lld ms, all told of after %lld ms more", kept,
            clock.elapsed());
    }

    /// Killed with -9 while six thousand writes go to the disk: all of them are there, or none.
    void killedInTheMiddleNothingIsHalfKept()
    {
        std::mt19937 random(11);
        int whole = 0;
        int nothing = 0;
        for (int round = 0; round < 6; ++round) {
            QTemporaryDir directory;
            const QString file = directory.filePath(u"outbox.sqlite"_s);
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {u"--add"_s, file});
            // What a transaction has too much of goes to the log before it ends.
            const qint64 enough = 300'000 + qint64(random() % 7'000'000);
            const bool hasGrown = QTest::qWaitFor(
                [&] {
                    return QFileInfo(file + u"-wal"_s).size() > enough
                        || child.state() == QProcess::NotRunning;
                },
                20000);
            QVERIFY(hasGrown);
            child.kill();
            QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
            Outbox::OutboxFile outbox(file);
            const auto opened = outbox.open();
            QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
            QVERIFY(opened->setAside.isEmpty());
            QVERIFY2(opened->writes.empty() || opened->writes.size() == std::size_t(manyWrites),
                qPrintable(QString::number(opened->writes.size())));
            ++(opened->writes.empty() ? nothing : whole);
        }
        qInfo("%d times nothing, %d times all", nothing, whole);
        QVERIFY2(nothing > 0, "no kill came in the middle");
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--add"_L1) {
        return addUntilKilled(arguments.value(2));
    }
    TestOutboxBatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxbatch.moc"
