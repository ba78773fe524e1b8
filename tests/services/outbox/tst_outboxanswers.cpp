// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

/// Every answer of facts/frappe-rest.md to a save, and answers lost at each point.
class TestOutboxAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<QueueBench>();
        m_bench->erp.put(u"C-1"_s, {{u"phone"_s, u"1"_s}, {u"email"_s, u"1"_s}});
        m_bench->open();
    }
    void cleanup() { m_bench.reset(); }

    void everyErrorHasItsState_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status");
        QTest::addColumn<State>("state");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *what, const QByteArray &verb, const QString &file,
                             int status, State state, ErrorKind kind) {
            QTest::newRow((verb + ' ' + what).constData())
                << verb << file << status << state << kind;
        };
        const QByteArray put = "PUT";
        row("mandatory", put, u"v1-mandatory"_s, 417, State::Refused, ErrorKind::Validation);
        row("link", put, u"v1-link-validation"_s, 417, State::Refused, ErrorKind::Validation);
        row("unique", put, u"v1-unique"_s, 417, State::Refused, ErrorKind::Validation);
        row("duplicate", put, u"v1-duplicate"_s, 409, State::Refused, ErrorKind::Validation);
        row("link exists", put, u"v1-link-exists"_s, 417, State::Refused, ErrorKind::Validation);
        row("permission", put, u"v1-permission"_s, 403, State::Refused, ErrorKind::Forbidden);
        row("not whitelisted", put, u"v1-not-whitelisted"_s, 403, State::Refused,
            ErrorKind::Forbidden);
        row("no traceback", put, u"v1-traceback-off"_s, 417, State::Refused, ErrorKind::Validation);
        row("bad JSON", put, u"v1-bad-json-500"_s, 500, State::Refused, ErrorKind::Server);
        row("column", put, u"v1-postgres-column"_s, 500, State::Refused, ErrorKind::Server);
        row("type only", put, u"v2-type-only"_s, 401, State::Waiting, ErrorKind::Unauthorized);
        for (const QByteArray &verb : {"PUT"_ba, "GET"_ba}) {
            row("sign-in", verb, u"v1-authentication"_s, 401, State::Waiting,
                ErrorKind::Unauthorized);
            row("expired", verb, u"v1-session-expired"_s, 403, State::Waiting,
                ErrorKind::Unauthorized);
            row("too many", verb, u"v1-too-many"_s, 429, State::Waiting, ErrorKind::RateLimited);
            row("maintenance", verb, u"none"_s, 503, State::Waiting, ErrorKind::Server);
        }
        row("permission", "GET", u"v1-permission"_s, 403, State::Refused, ErrorKind::Forbidden);
        row("gateway", put, u"none"_s, 502, State::Uncertain, ErrorKind::Uncertain);
        row("gateway timeout", put, u"none"_s, 504, State::Uncertain, ErrorKind::Uncertain);
    }
    void everyErrorHasItsState()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QString, file);
        QFETCH(int, status);
        QFETCH(State, state);
        QFETCH(ErrorKind, kind);
        bool hasFailed = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (hasFailed && state == State::Uncertain) {
                return ScriptedAnswer{.end = ScriptedAnswer::End::Never}; // held where it is
            }
            if (request.verb != verb || request.target.contains("/method/")) {
                return {};
            }
            hasFailed = true;
            return FakeErp::recorded(file + u".json"_s, status);
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->write(id).error.has_value(), 15'000);
        QTRY_COMPARE(m_bench->state(id), state);
        QCOMPARE(m_bench->write(id).error->kind, kind);
        QVERIFY(!m_bench->write(id).error->detail.isEmpty());
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("phone"_L1).toString(), u"1"_s);
        if (state == State::Refused) {
            QVERIFY(!m_bench->write(id).messages.isEmpty());
        }
        // What was typed is there, and goes once the cause is gone.
        m_bench->erp.before = {};
        if (state == State::Uncertain) {
            m_bench->close(); // what hangs in its request is let go
            m_bench->open();
        }
        QVERIFY(
            QCoro::waitFor(m_bench->queue->tryAgain(id)) || m_bench->state(id) != State::Refused);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->state(id), State::Done, 15'000);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("phone"_L1).toString(), u"2"_s);
    }

    void aSaveWhoseAnswerWasLostIsReadBackAndNotRepeated()
    {
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" ? std::optional(m_bench->erp.applyAndLose(request))
                                         : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
        QVERIFY(m_bench->write(id).wasSent);
    }

    void aSaveThatNeverArrivedIsSentAgain()
    {
        bool isFirst = true;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && std::exchange(isFirst, false)
                ? std::optional(FakeErp::lost())
                : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 2);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("phone"_L1).toString(), u"2"_s);
    }

    void whatFailedBehindItsCommitIsNotDoneTwice_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("500") << 500;
        QTest::newRow("520 of a proxy") << 520;
        QTest::newRow("524 of a proxy") << 524;
    }
    void whatFailedBehindItsCommitIsNotDoneTwice()
    {
        QFETCH(int, status);
        m_bench->erp.put(u"J-1"_s, {{u"tags"_s, QJsonArray()}});
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT" && request.verb != "POST") {
                return {};
            }
            (void)m_bench->erp.applyAndLose(request);
            return FakeHttpServer::json("{}", status);
        };
        auto write = changeOf(m_bench->erp.document(u"J-1"_s), u"note"_s, u"n"_s);
        write.changes.fields.clear();
        write.changes.rows = {{.kind = Outbox::RowChange::Kind::Added,
            .table = u"tags"_s,
            .row = u"new"_s,
            .fields = {{u"tag"_s, "\"Fibre\""}}}};
        const QString row = QCoro::waitFor(m_bench->queue->add(write)).value();
        const QString made = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_COMPARE(m_bench->state(row), State::Refused);
        QTRY_COMPARE(m_bench->state(made), State::Refused);
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(row)));
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(made)));
        QTRY_COMPARE(m_bench->state(row), State::Done);
        QTRY_COMPARE(m_bench->state(made), State::Done);
        QCOMPARE(m_bench->write(made).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
        QCOMPARE(m_bench->erp.count("POST"), 1);
        QCOMPARE(m_bench->erp.document(u"J-1"_s).value("tags"_L1).toArray().size(), 1);
    }

    void aLostSaveThatAColleagueChangedSinceIsAClash()
    {
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT") {
                return {};
            }
            const ScriptedAnswer answer = m_bench->erp.applyAndLose(request);
            m_bench->erp.touch(u"C-1"_s, {{u"phone"_s, u"theirs"_s}});
            return answer;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void anAnswerThatIsNoAnswerIsReadBack_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("HTML") << "<html><title>Gateway</title></html>"_ba;
        QTest::newRow("cut JSON") << "{\"data\":{\"name\":\"C-1\""_ba;
        QTest::newRow("no document") << "{\"data\":[]}"_ba;
        QTest::newRow("nothing") << "{}"_ba;
    }
    void anAnswerThatIsNoAnswerIsReadBack()
    {
        QFETCH(QByteArray, body);
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT") {
                return {};
            }
            (void)m_bench->erp.applyAndLose(request);
            return body.startsWith('<') ? FakeHttpServer::html(body) : FakeHttpServer::json(body);
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void whileItCannotBeReadBackItStaysUncertain()
    {
        bool isAway = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT") {
                isAway = true;
                return m_bench->erp.applyAndLose(request);
            }
            return isAway ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Uncertain);
        QTRY_VERIFY(m_bench->write(id).error->kind == ErrorKind::Offline);
        QCOMPARE(m_bench->state(id), State::Uncertain);
        // Neither edited nor given up: it may have happened.
        QVERIFY(!QCoro::waitFor(m_bench->queue->cancel(id)));
        QVERIFY(!QCoro::waitFor(
            m_bench->queue->edit(id, {.fields = {{u"phone"_s, "\"5\""}}, .rows = {}})));
        m_bench->erp.before = {};
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void whatMayNotBeReadBackStaysUncertain()
    {
        bool isRefused = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT") {
                isRefused = true;
                return m_bench->erp.applyAndLose(request);
            }
            return isRefused ? std::optional(FakeErp::recorded(u"v1-permission.json"_s, 403))
                             : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_VERIFY(m_bench->write(id).isPaused);
        QCOMPARE(m_bench->state(id), State::Uncertain);
        QCOMPARE(m_bench->write(id).error->kind, ErrorKind::Forbidden);
        m_bench->erp.before = {};
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void aDocumentDeletedBeforeTheSaveIsAClash()
    {
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT") {
                m_bench->erp.documents.remove(u"C-1"_s);
            }
            return {};
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Clash);
        QCOMPARE(m_bench->write(id).clashes.at(0).kind, Outbox::Clash::Kind::DocumentGone);
    }

    void aCreateWhoseLookUpFindsNoListIsNoDeletedDocument()
    {
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "GET"
                ? std::optional(FakeErp::recorded(u"v1-not-found.json"_s, 404))
                : std::nullopt;
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_COMPARE(m_bench->state(id), State::Refused);
        QCOMPARE(m_bench->write(id).error->kind, ErrorKind::NotFound);
    }

    void aCreateGivenUpDuringItsLookUpStaysGivenUp()
    {
        // A signal of the request, not of its answer: given up while the list is on its way.
        QString id;
        bool isAsked = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "GET" && !id.isEmpty() && !std::exchange(isAsked, true)) {
                QCoro::connect(
                    m_bench->queue->cancel(id), m_bench->queue.get(), [](const Result<void> &) { });
                return FakeErp::recorded(u"v1-permission.json"_s, 403);
            }
            return {};
        };
        m_bench->queue->stop();
        id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        m_bench->queue->start();
        QTRY_VERIFY(isAsked);
        QTest::qWait(50); // nothing else may come of it
        QCOMPARE(m_bench->state(id), State::Cancelled);
        QCOMPARE(m_bench->erp.count("POST"), 0);
    }

    void aCreateIsLookedUpByItsClientId_data()
    {
        QTest::addColumn<bool>("hasArrived");
        QTest::newRow("arrived") << true;
        QTest::newRow("lost on the way") << false;
    }
    void aCreateIsLookedUpByItsClientId()
    {
        QFETCH(bool, hasArrived);
        bool isFirst = true;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "POST" || !std::exchange(isFirst, false)) {
                return {};
            }
            return hasArrived ? m_bench->erp.applyAndLose(request) : FakeErp::lost();
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket(u"client_id"_s))).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.documents.size(), 2);
        QCOMPARE(m_bench->erp.count("POST"), hasArrived ? 1 : 2);
    }

    void aCreateThatArrivedLateIsFoundByTheServersRefusal()
    {
        // The look-up came before the first try arrived; the unique field keeps the second one out.
        m_bench->erp.uniqueFields = {u"client_id"_s};
        SeenRequest late;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "POST") {
                return {};
            }
            if (late.verb.isEmpty()) {
                late = request;
                return FakeErp::lost();
            }
            (void)m_bench->erp.applyAndLose(std::exchange(late, request));
            return {};
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket(u"client_id"_s))).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.documents.size(), 2);
    }

    void aCreateWithoutAClientIdIsLookedUpByItsContents()
    {
        // One that is alike was there before: it is not ours.
        m_bench->erp.put(u"OLD"_s, {{u"subject"_s, u"No light"_s}, {u"text"_s, u"t"_s}});
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" ? std::optional(m_bench->erp.applyAndLose(request))
                                          : std::nullopt;
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.count("POST"), 1);
    }

    void aFieldThatCannotBeAskedForIsLeftOutOfTheLookUp()
    {
        // As Frappe refuses fields that it fetches from a linked document.
        m_bench->erp.put(u"OTHER"_s, {{u"subject"_s, u"Else"_s}, {u"text"_s, u"t"_s}});
        int refused = 0;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "GET" && request.target.contains("subject")) {
                ++refused;
                return FakeErp::refusal(u"Field not permitted in query: subject"_s);
            }
            return request.verb == "POST" ? std::optional(m_bench->erp.applyAndLose(request))
                                          : std::nullopt;
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.count("POST"), 1);
        QVERIFY(refused >= 2); // before it was sent, and afterwards
    }

    void aColleaguesDocumentThatIsAlikeIsNotTakenForOurs()
    {
        m_bench->queue->setAuthor(u"me@desk.example"_s);
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "POST") {
                return {};
            }
            m_bench->erp.put(u"THEIRS"_s,
                {{u"subject"_s, u"No light"_s}, {u"text"_s, u"t"_s},
                    {u"owner"_s, u"bert@desk.example"_s}});
            return FakeErp::lost();
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_VERIFY(m_bench->write(id).isLookedUp);
        QCOMPARE(m_bench->state(id), State::Uncertain);
        m_bench->erp.before = {};
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
    }

    void aCreateThatHoldsNoTextIsLookedUpToo()
    {
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" ? std::optional(m_bench->erp.applyAndLose(request))
                                          : std::nullopt;
        };
        Outbox::NewWrite reading = newTicket({});
        reading.changes.fields = {{u"level"_s, "-21.5"}};
        const QString id = QCoro::waitFor(m_bench->queue->add(reading)).value();
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.count("POST"), 1);
    }

    void aCreateThatIsNotFoundIsRepeatedOnlyWhenAsked()
    {
        m_bench->erp.put(u"OLD"_s, {{u"subject"_s, u"No light"_s}, {u"text"_s, u"t"_s}});
        bool isFirst = true;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" && std::exchange(isFirst, false)
                ? std::optional(FakeErp::lost())
                : std::nullopt;
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket({}))).value();
        QTRY_VERIFY(m_bench->write(id).isLookedUp);
        QCOMPARE(m_bench->state(id), State::Uncertain);
        m_bench->close();
        m_bench->open();
        QCOMPARE(m_bench->state(id), State::Uncertain);
        QCOMPARE(m_bench->erp.count("POST"), 1);
        QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.count("POST"), 2);
    }

    void aCreateThatWasEditedAfterItArrivedIsChangedThere_data()
    {
        QTest::addColumn<QString>("clientField");
        QTest::newRow("with a client id") << u"client_id"_s;
        QTest::newRow("by its contents") << QString();
    }
    void aCreateThatWasEditedAfterItArrivedIsChangedThere()
    {
        QFETCH(QString, clientField);
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "POST") {
                return {};
            }
            (void)m_bench->erp.applyAndLose(request);
            return FakeHttpServer::json("{}", 500);
        };
        const QString id = QCoro::waitFor(m_bench->queue->add(newTicket(clientField))).value();
        QTRY_COMPARE(m_bench->state(id), State::Refused);
        Outbox::NewWrite then;
        then.doctype = u"Issue"_s;
        then.follows = id;
        then.changes.fields.insert(u"status"_s, "\"Closed\"");
        const QString second = QCoro::waitFor(m_bench->queue->add(then)).value();
        QVERIFY(QCoro::waitFor(m_bench->queue->edit(id,
            {.fields = {{u"subject"_s, "\"No light at all\""}, {u"text"_s, "\"t\""}},
                .rows = {}})));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QTRY_COMPARE(m_bench->state(second), State::Done);
        const QJsonObject made = m_bench->erp.document(u"NEW-1"_s);
        QCOMPARE(made.value("subject"_L1).toString(), u"No light at all"_s);
        QCOMPARE(made.value("status"_L1).toString(), u"Closed"_s);
        QCOMPARE(m_bench->erp.count("POST"), 1);
        QCOMPARE(m_bench->erp.documents.size(), 2);
    }

    void whatFollowsACreateGetsItsName()
    {
        m_bench->queue->stop();
        const QString first =
            QCoro::waitFor(m_bench->queue->add(newTicket(u"client_id"_s))).value();
        Outbox::NewWrite then;
        then.doctype = u"Issue"_s;
        then.follows = first;
        then.changes.fields.insert(u"status"_s, "\"Closed\"");
        const QString second = QCoro::waitFor(m_bench->queue->add(then)).value();
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(second), State::Done);
        QCOMPARE(m_bench->write(second).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.document(u"NEW-1"_s).value("status"_L1).toString(), u"Closed"_s);
    }

    void whatFollowsACreateThatIsJustDoneGetsItsNameAndContents_data()
    {
        QTest::addColumn<bool>("isBefore");
        QTest::newRow("put in while it becomes done") << true;
        QTest::newRow("put in afterwards") << false;
    }
    void whatFollowsACreateThatIsJustDoneGetsItsNameAndContents()
    {
        QFETCH(bool, isBefore);
        QString first;
        Result<QString> second = std::unexpected(Error{});
        const auto follow = [&] {
            Outbox::NewWrite then;
            then.doctype = u"Issue"_s;
            then.follows = first;
            then.changes.fields.insert(u"status"_s, "\"Closed\"");
            QCoro::connect(m_bench->queue->add(then), m_bench->queue.get(),
                [&second](const Result<QString> &id) { second = id; });
        };
        bool isFirst = true;
        connect(m_bench->queue.get(), &Outbox::WriteQueue::documentSeen, this, [&] {
            if (isBefore && std::exchange(isFirst, false)) {
                follow();
            }
        });
        Outbox::NewWrite ticket = newTicket(u"client_id"_s);
        ticket.changes.fields.insert(u"status"_s, "\"Open\"");
        first = QCoro::waitFor(m_bench->queue->add(ticket)).value();
        QTRY_COMPARE(m_bench->state(first), State::Done);
        if (!isBefore) {
            follow();
        }
        QTRY_VERIFY(second.has_value());
        QTRY_COMPARE(m_bench->state(*second), State::Done);
        QCOMPARE(m_bench->write(*second).name, u"NEW-1"_s);
        QCOMPARE(m_bench->erp.document(u"NEW-1"_s).value("status"_L1).toString(), u"Closed"_s);
    }

    void aCreateTakesWhatFollowsItAlongWhenGivenUp()
    {
        m_bench->queue->stop();
        const QString first =
            QCoro::waitFor(m_bench->queue->add(newTicket(u"client_id"_s))).value();
        Outbox::NewWrite then;
        then.doctype = u"Issue"_s;
        then.follows = first;
        then.changes.fields.insert(u"status"_s, "\"Closed\"");
        const QString second = QCoro::waitFor(m_bench->queue->add(then)).value();
        QVERIFY(QCoro::waitFor(m_bench->queue->cancel(first)));
        QCOMPARE(m_bench->state(second), State::Cancelled);
        QVERIFY(!QCoro::waitFor(m_bench->queue->add(then)));
        m_bench->close();
        m_bench->open();
        QCOMPARE(m_bench->state(first), State::Cancelled);
        QCOMPARE(m_bench->state(second), State::Cancelled);
        QVERIFY(QCoro::waitFor(m_bench->queue->putBack(first)));
        QTRY_COMPARE(m_bench->state(first), State::Done);
        // What is put back only then finds its document.
        QVERIFY(QCoro::waitFor(m_bench->queue->putBack(second)));
        QTRY_COMPARE(m_bench->state(second), State::Done);
        QCOMPARE(m_bench->erp.document(u"NEW-1"_s).value("status"_L1).toString(), u"Closed"_s);
    }

private:
    static Outbox::NewWrite newTicket(const QString &clientField)
    {
        Outbox::NewWrite write;
        write.doctype = u"Issue"_s;
        write.clientField = clientField;
        write.changes.fields = {{u"subject"_s, "\"No light\""}, {u"text"_s, "\"t\""}};
        return write;
    }

    std::unique_ptr<QueueBench> m_bench;
};

QTEST_GUILESS_MAIN(TestOutboxAnswers)
#include "tst_outboxanswers.moc"
