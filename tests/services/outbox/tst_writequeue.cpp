// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"
#include "outbox/fieldwrite.h"
#include "outbox/writegate.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::Choice;
using Outbox::Clash;
using Outbox::State;

class TestWriteQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<QueueBench>();
        m_bench->erp.put(u"C-1"_s, {{u"phone"_s, u"1"_s}, {u"email"_s, u"1"_s}});
        m_bench->erp.put(u"C-2"_s, {{u"phone"_s, u"1"_s}});
    }
    void cleanup() { m_bench.reset(); }

    void aWriteIsDoneWhenTheServerSaysSo()
    {
        m_bench->open();
        const QSignalSpy seen(m_bench->queue.get(), &Outbox::WriteQueue::documentSeen);
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
        QTRY_COMPARE(seen.size(), 1);
        QCOMPARE(seen.first().at(2).toJsonObject().value("phone"_L1).toString(), u"2"_s);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void whatTheUserMayNotDoIsNeverQueuedAndSaysWhy()
    {
        m_bench->open();
        const Error forbidden{
            .kind = ErrorKind::Forbidden, .detail = u"not yours"_s, .source = u"rights"_s};
        bool mayChange = false;
        new Outbox::WriteGate(m_bench->queue.get(), [&](const Outbox::NewWrite &write) {
            return mayChange || write.doctype != "Customer"_L1 ? std::nullopt
                                                               : std::optional(forbidden);
        });
        const auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"phone"_s, u"2"_s);
        const auto refused = QCoro::waitFor(m_bench->queue->add(write));
        QVERIFY(!refused);
        QCOMPARE(refused.error(), forbidden);
        QVERIFY(!QCoro::waitFor(m_bench->queue->addAll({write, write})));
        QVERIFY(m_bench->queue->writes().empty());
        mayChange = true; // asked each time: rights change
        QVERIFY(QCoro::waitFor(m_bench->queue->add(write)));
        QTRY_COMPARE(m_bench->erp.count("PUT"), 1);
    }

    void onlyWhatChangedTravelsAndAsItWasTyped()
    {
        m_bench->open();
        auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"phone"_s, u"2"_s);
        write.changes.fields.insert(u"rate"_s, "12345678901234567890.10");
        QVERIFY(QCoro::waitFor(m_bench->queue->add(write)));
        QTRY_COMPARE(m_bench->erp.count("PUT"), 1);
        const QByteArray body = m_bench->erp.server.requests().back().body;
        QCOMPARE(body,
            R"({"phone":"2","rate":12345678901234567890.10,"modified":"2026-03-04 05:06:07.000001"})"_ba);
    }

    void writesSurviveTheEndOfTheProgram()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"été 😀"_s);
        m_bench->close();
        QCOMPARE(QFile::permissions(m_bench->file())
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(m_bench->erp.count("PUT"), 0);
        m_bench->open();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"été 😀"_s);
    }

    void offlineItWaitsAndGoesOnReturn()
    {
        m_bench->open();
        bool isAway = true;
        m_bench->erp.before = [&](const SeenRequest &) {
            return isAway ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_VERIFY(m_bench->write(id).error.has_value());
        QCOMPARE(m_bench->write(id).error->kind, ErrorKind::Offline);
        QCOMPARE(m_bench->state(id), State::Waiting);
        QCOMPARE(m_bench->erp.count("PUT"), 0);
        isAway = false;
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
    }

    void anotherAnswerOfTheServerEndsTheWait()
    {
        m_bench->options.firstWait = std::chrono::hours(1);
        m_bench->options.longestWait = std::chrono::hours(1);
        m_bench->open();
        bool isAway = true;
        m_bench->erp.before = [&](const SeenRequest &) {
            return isAway ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_VERIFY(m_bench->write(id).error.has_value());
        isAway = false;
        QVERIFY(QCoro::waitFor(m_bench->client->get(u"Customer"_s, u"C-2"_s)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
    }

    void anotherAnswerDoesNotHurryALostSave()
    {
        m_bench->options.firstWait = std::chrono::hours(1);
        m_bench->options.longestWait = std::chrono::hours(1);
        m_bench->open();
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Uncertain);
        const int reads = m_bench->erp.count("GET");
        QVERIFY(QCoro::waitFor(m_bench->client->get(u"Customer"_s, u"C-2"_s)));
        QTest::qWait(50); // nothing else may come
        QCOMPARE(m_bench->erp.count("GET"), reads + 1);
        m_bench->erp.before = {};
        m_bench->queue->wake();
        QTRY_COMPARE(m_bench->state(id), State::Done);
    }

    void theTimeTheServerAskedForIsKept()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString limited = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        const QString away = m_bench->change(u"C-2"_s, u"phone"_s, u"2"_s);
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.endsWith("C-2")) {
                return FakeErp::lost();
            }
            if (request.verb != "PUT") {
                return {};
            }
            ScriptedAnswer later = FakeHttpServer::json("{}", 429);
            later.headers.emplaceBack("Retry-After"_ba, "3600"_ba);
            return later;
        };
        m_bench->queue->start();
        QTRY_VERIFY(m_bench->write(limited).error.has_value());
        QCOMPARE(m_bench->write(limited).error->kind, ErrorKind::RateLimited);
        // The other one is told only now that nobody answers.
        QTRY_VERIFY(m_bench->write(away).error.has_value());
        m_bench->erp.before = {};
        QVERIFY(QCoro::waitFor(m_bench->client->get(u"Customer"_s, u"C-2"_s)));
        QTest::qWait(100); // longer than the waits of this queue
        QCOMPARE(m_bench->state(limited), State::Waiting);
        m_bench->queue->wake();
        QTRY_COMPARE(m_bench->state(limited), State::Done);
    }

    void writesToOneDocumentGoInOrderAndDoNotClashWithEachOther()
    {
        m_bench->open();
        m_bench->queue->stop();
        // Both were made from the same copy, as at a desk without a network.
        const QString first = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        const QString second = m_bench->change(u"C-1"_s, u"phone"_s, u"3"_s);
        const QString other = m_bench->change(u"C-2"_s, u"phone"_s, u"9"_s);
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(second), State::Done);
        QCOMPARE(m_bench->state(first), State::Done);
        QTRY_COMPARE(m_bench->state(other), State::Done);
        QCOMPARE(phone(), u"3"_s);
        QStringList order;
        for (const SeenRequest &request : m_bench->erp.server.requests()) {
            if (request.verb == "PUT" && request.target.endsWith("C-1")) {
                order += QJsonDocument::fromJson(request.body)["phone"_L1].toString();
            }
        }
        QCOMPARE(order, (QStringList{u"2"_s, u"3"_s}));
    }

    void documentsGoSideBySideButBounded()
    {
        m_bench->options.parallel = 3;
        m_bench->open();
        m_bench->queue->stop();
        for (int i = 0; i < 8; ++i) {
            m_bench->erp.put(u"D-%1"_s.arg(i), {{u"phone"_s, u"1"_s}});
            m_bench->change(u"D-%1"_s.arg(i), u"phone"_s, u"2"_s);
        }
        m_bench->erp.before = [](const SeenRequest &) {
            return std::optional(ScriptedAnswer{.end = ScriptedAnswer::End::Never});
        };
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->erp.count("GET"), 3);
        QTest::qWait(50); // nothing else may come
        QCOMPARE(m_bench->erp.count("GET"), 3);
    }

    void whatAColleagueDidFirstIsNotOursToTakeBack()
    {
        m_bench->open();
        const QJsonObject read = m_bench->erp.document(u"C-1"_s);
        m_bench->erp.touch(u"C-1"_s, {{u"phone"_s, u"2"_s}});
        const auto write = changeOf(read, u"phone"_s, u"2"_s);
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value_or(QString());
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 0);
        QVERIFY(Outbox::inverseOf(m_bench->write(id)).changes.isEmpty());
    }

    void aColleaguesOtherFieldIsMerged()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        m_bench->erp.touch(u"C-1"_s, {{u"email"_s, u"theirs"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email"_L1).toString(), u"theirs"_s);
    }

    void aLostRaceIsMergedAndSavedAgain_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status");
        QTest::newRow("stale modified") << u"v1-timestamp-mismatch.json"_s << 417;
        QTest::newRow("stale modified, newer") << u"v1-timestamp-mismatch.json"_s << 409;
        QTest::newRow("1020") << u"v1-record-changed-1020.json"_s << 500;
        QTest::newRow("deadlock") << u"v1-deadlock.json"_s << 500;
        QTest::newRow("lock wait") << u"v1-lock-wait.json"_s << 500;
        QTest::newRow("lock timeout") << u"v1-postgres-lock-timeout.json"_s << 500;
        QTest::newRow("v2") << u"v2-timestamp-mismatch.json"_s << 409;
    }
    void aLostRaceIsMergedAndSavedAgain()
    {
        QFETCH(QString, file);
        QFETCH(int, status);
        m_bench->open();
        int races = 2;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT" && races-- > 0) {
                m_bench->erp.touch(u"C-1"_s, {{u"email"_s, u"theirs %1"_s.arg(races)}});
                return FakeErp::recorded(file, status);
            }
            return {};
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email"_L1).toString(), u"theirs 0"_s);
        QCOMPARE(m_bench->erp.count("PUT"), 3);
    }

    void racesAreRunABoundedNumberOfTimes()
    {
        m_bench->options.tries = 3;
        m_bench->open();
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT"
                ? std::optional(FakeErp::recorded(u"v1-timestamp-mismatch.json"_s, 417))
                : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Refused);
        QCOMPARE(m_bench->write(id).error->kind, ErrorKind::Conflict);
        QCOMPARE(m_bench->erp.count("PUT"), 3);
        m_bench->erp.before = {};
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
    }

    void aClashHoldsBothValuesAndIsDecidedByTheUser()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"mine"_s);
        m_bench->erp.touch(u"C-1"_s, {{u"phone"_s, u"theirs"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        const Outbox::Write clashing = m_bench->write(id);
        QCOMPARE(clashing.theirName, u"bert@desk.example"_s);
        QVERIFY(!clashing.theirTime.isEmpty());
        QCOMPARE(clashing.clashes.at(0).mine, "\"mine\""_ba);
        QCOMPARE(clashing.clashes.at(0).theirs, "\"theirs\""_ba);
        QCOMPARE(phone(), u"theirs"_s);
        // It is still there after a restart.
        m_bench->close();
        m_bench->open();
        QCOMPARE(m_bench->write(id).clashes, clashing.clashes);
        // Decided, and changed once more meanwhile: asked again.
        m_bench->erp.touch(u"C-1"_s, {{u"phone"_s, u"theirs again"_s}});
        const Clash clash = clashing.clashes.at(0);
        QVERIFY(QCoro::waitFor(m_bench->queue->resolve(
            id, {{.clash = clash, .pick = Choice::Pick::Typed, .typed = "\"both\""}})));
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QCOMPARE(m_bench->write(id).clashes.at(0).theirs, "\"theirs again\""_ba);
        QCOMPARE(m_bench->write(id).clashes.at(0).mine, "\"both\""_ba);
        QVERIFY(QCoro::waitFor(
            m_bench->queue->resolve(id, {{.clash = m_bench->write(id).clashes.at(0)}})));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"both"_s);
    }

    void theirsIsTakenWithoutASaveAndMineIsKept()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"mine"_s);
        m_bench->erp.touch(u"C-1"_s, {{u"phone"_s, u"theirs"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QVERIFY(QCoro::waitFor(m_bench->queue->resolve(
            id, {{.clash = m_bench->write(id).clashes.at(0), .pick = Choice::Pick::Theirs}})));
        QCOMPARE(m_bench->state(id), State::Cancelled);
        QCOMPARE(m_bench->write(id).changes.fields.value(u"phone"_s), "\"mine\""_ba);
        QCOMPARE(m_bench->erp.count("PUT"), 0);
    }

    void aDeletedDocumentIsAClash()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"mine"_s);
        m_bench->erp.documents.remove(u"C-1"_s);
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QCOMPARE(m_bench->write(id).clashes.at(0).kind, Clash::Kind::DocumentGone);
        // Insisted on, it is looked for again; given up, it is kept.
        QVERIFY(QCoro::waitFor(
            m_bench->queue->resolve(id, {{.clash = m_bench->write(id).clashes.at(0)}})));
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QVERIFY(QCoro::waitFor(m_bench->queue->cancel(id)));
        QCOMPARE(m_bench->write(id).changes.fields.value(u"phone"_s), "\"mine\""_ba);
    }

    void waitingIsEditedCancelledAndPutBack()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QVERIFY(QCoro::waitFor(
            m_bench->queue->edit(id, {.fields = {{u"phone"_s, "\"5\""}}, .rows = {}})));
        QVERIFY(QCoro::waitFor(m_bench->queue->cancel(id)));
        m_bench->queue->start();
        QVERIFY(!QCoro::waitFor(
            m_bench->queue->edit(id, {.fields = {{u"phone"_s, "\"6\""}}, .rows = {}})));
        m_bench->close();
        m_bench->open();
        QCOMPARE(m_bench->state(id), State::Cancelled);
        QCOMPARE(m_bench->erp.count("PUT"), 0);
        QVERIFY(QCoro::waitFor(m_bench->queue->putBack(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"5"_s);
        QVERIFY(!QCoro::waitFor(m_bench->queue->cancel(id)));
    }

    void anEditDuringTheReadIsWhatIsSent()
    {
        m_bench->open();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->erp.count("GET"), 1);
        if (m_bench->state(id) == State::Waiting) {
            (void)QCoro::waitFor(
                m_bench->queue->edit(id, {.fields = {{u"phone"_s, "\"5\""}}, .rows = {}}));
        }
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), Outbox::textOf(m_bench->write(id).changes.fields.value(u"phone"_s)));
    }

    void aRefusedWriteHoldsUpOnlyItsOwnFields()
    {
        m_bench->open();
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && request.body.contains("bad")
                ? std::optional(FakeErp::recorded(u"v1-unique.json"_s, 417))
                : std::nullopt;
        };
        const QString bad = m_bench->change(u"C-1"_s, u"phone"_s, u"bad"_s);
        QTRY_COMPARE(m_bench->state(bad), State::Refused);
        const QString behind = m_bench->change(u"C-1"_s, u"phone"_s, u"3"_s);
        const QString beside = m_bench->change(u"C-1"_s, u"email"_s, u"4"_s);
        QVERIFY(QCoro::waitFor(m_bench->queue->cancel(bad)));
        QTRY_COMPARE(m_bench->state(behind), State::Done);
        QTRY_COMPARE(m_bench->state(beside), State::Done);
        QCOMPARE(phone(), u"3"_s);
    }

    void childRowsGoWholeAndComeBack()
    {
        m_bench->erp.put(u"J-1"_s,
            {{u"tags"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"r1"_s}, {u"tag"_s, u"A"_s}, {u"x"_s, 1.5}},
                    QJsonObject{{u"name"_s, u"r2"_s}, {u"tag"_s, u"B"_s}}}}});
        m_bench->open();
        m_bench->queue->stop();
        auto write = changeOf(m_bench->erp.document(u"J-1"_s), u"note"_s, u"n"_s);
        write.changes.rows = {{.kind = Outbox::RowChange::Kind::Changed,
            .table = u"tags"_s,
            .row = u"r2"_s,
            .fields = {{u"tag"_s, "\"C\""}}}};
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        // A colleague adds a row meanwhile.
        QJsonArray rows = m_bench->erp.document(u"J-1"_s).value("tags"_L1).toArray();
        rows.prepend(QJsonObject{{u"name"_s, u"r9"_s}, {u"tag"_s, u"Z"_s}});
        m_bench->erp.touch(u"J-1"_s, {{u"tags"_s, rows}});
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        rows[2] = QJsonObject{{u"name"_s, u"r2"_s}, {u"tag"_s, u"C"_s}};
        QCOMPARE(m_bench->erp.document(u"J-1"_s).value("tags"_L1).toArray(), rows);
    }

    void whatTheServerMadeOfItIsSaid()
    {
        m_bench->open();
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT")
                return {};
            return FakeHttpServer::json(
                R"({"data":{"name":"C-1","modified":"2026-03-04 09:00:00.000000","phone":"other"}})");
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).notTaken, QStringList{u"phone"_s});
    }

    void whatTheServerKeptAsItWasIsNotDone()
    {
        m_bench->open();
        bool isKept = true;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT" || !isKept) {
                return {};
            }
            // As where the right to the field is missing: 200, and the old value.
            m_bench->erp.touch(u"C-1"_s,
                {{u"email"_s, QJsonDocument::fromJson(request.body)["email"_L1].toString()}});
            const QJsonObject answer{{u"data"_s, m_bench->erp.document(u"C-1"_s)}};
            return FakeHttpServer::json(QJsonDocument(answer).toJson());
        };
        auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"phone"_s, u"2"_s);
        write.changes.fields.insert(u"email"_s, "\"3\"");
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        QTRY_COMPARE(m_bench->state(id), State::Refused);
        QCOMPARE(m_bench->write(id).messages.size(), 1);
        QCOMPARE(m_bench->write(id).messages.first().field, u"phone"_s);
        QVERIFY(m_bench->write(id).error->detail.contains("kept the old value"_L1));
        QCOMPARE(m_bench->write(id).changes.fields, (Outbox::Fields{{u"phone"_s, "\"2\""}}));
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email"_L1).toString(), u"3"_s);
        isKept = false;
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
    }

    void rowsThatTheServerDidNotTakeAreSaid()
    {
        m_bench->erp.put(u"J-1"_s, {{u"tags"_s, QJsonArray()}, {u"note"_s, u""_s}});
        m_bench->open();
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT") {
                return {};
            }
            m_bench->erp.touch(u"J-1"_s, {{u"note"_s, u"n"_s}});
            const QJsonObject answer{{u"data"_s, m_bench->erp.document(u"J-1"_s)}};
            return FakeHttpServer::json(QJsonDocument(answer).toJson());
        };
        auto write = changeOf(m_bench->erp.document(u"J-1"_s), u"note"_s, u"n"_s);
        write.changes.rows = {{.kind = Outbox::RowChange::Kind::Added,
            .table = u"tags"_s,
            .row = u"new"_s,
            .fields = {{u"tag"_s, "\"Fibre\""}}}};
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).notTaken, QStringList{u"tags"_s});
    }

    void aDamagedFileIsSaidAndSetAside_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("bytes");
        QTest::newRow("header") << 0 << 100;
        QTest::newRow("everything") << 0 << 100'000;
        QTest::newRow("pages behind the first") << 4096 << 100'000;
    }
    void aDamagedFileIsSaidAndSetAside()
    {
        QFETCH(int, at);
        QFETCH(int, bytes);
        m_bench->open();
        m_bench->queue->stop();
        m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        m_bench->close();
        QFile file(m_bench->file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        file.seek(at);
        file.write(QByteArray(std::min<qint64>(bytes, size - at), '\x5a'));
        file.close();
        Outbox::WriteQueue queue(m_bench->file(), m_bench->client.get(), m_bench->options);
        const QSignalSpy damaged(&queue, &Outbox::WriteQueue::damaged);
        QTRY_VERIFY(queue.isLoaded());
        QCOMPARE(damaged.size(), 1);
        const QString aside = damaged.first().first().toString();
        QVERIFY(QFile::exists(aside));
        QCOMPARE(QFile(aside).size(), size);
        QVERIFY(queue.writes().empty());
        // And the new one works.
        queue.start();
        const auto id = QCoro::waitFor(
            queue.add(changeOf(m_bench->erp.document(u"C-1"_s), u"phone"_s, u"3"_s)));
        QVERIFY(id);
        QTRY_COMPARE(queue.find(*id)->state, State::Done);
    }

    void anUnreadableWriteIsDamageTooAndTakesNoOtherWithIt()
    {
        m_bench->open();
        m_bench->queue->stop();
        m_bench->change(u"C-1"_s, u"phone"_s, u"needle"_s);
        const QString other = m_bench->change(u"C-2"_s, u"phone"_s, u"2"_s);
        m_bench->close();
        QFile file(m_bench->file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        const qsizetype at = content.lastIndexOf("\"changes\":{", content.indexOf("needle"));
        QVERIFY(at > 0);
        content.replace(at, 11, "\"chunges\":{");
        file.seek(0);
        file.write(content);
        file.close();
        Outbox::WriteQueue queue(m_bench->file(), m_bench->client.get(), m_bench->options);
        const QSignalSpy damaged(&queue, &Outbox::WriteQueue::damaged);
        QTRY_VERIFY(queue.isLoaded());
        QCOMPARE(damaged.size(), 1);
        QVERIFY(QFile::exists(damaged.first().at(0).toString()));
        QCOMPARE(damaged.first().at(1).toInt(), 1);
        QCOMPARE(queue.writes().size(), std::size_t(1));
        queue.start();
        QTRY_COMPARE(queue.find(other)->state, State::Done);
        QCOMPARE(m_bench->erp.document(u"C-2"_s).value("phone"_L1).toString(), u"2"_s);
    }

    void aSecondProcessIsToldAndTakesNothing()
    {
        m_bench->open();
        Outbox::WriteQueue second(m_bench->file(), m_bench->client.get(), m_bench->options);
        QTRY_VERIFY(second.fileError().has_value());
        QCOMPARE(second.fileError()->kind, ErrorKind::Storage);
        QVERIFY(second.fileError()->detail.contains("another FibreDesk"_L1));
        const auto added = QCoro::waitFor(
            second.add(changeOf(m_bench->erp.document(u"C-1"_s), u"phone"_s, u"3"_s)));
        QVERIFY(!added);
    }

private:
    QString phone() const { return m_bench->erp.document(u"C-1"_s).value("phone"_L1).toString(); }

    std::unique_ptr<QueueBench> m_bench;
};

QTEST_GUILESS_MAIN(TestWriteQueue)
#include "tst_writequeue.moc"
