// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

namespace {

const QString said = u"What the server said"_s;

/// One row of facts/frappe-rest.md: what is answered, and in which state a write ends with it.
struct Condition {
    const char *what;
    int status;
    QString type;
    State state;
    ErrorKind kind;
};

const std::vector<Condition> &conditions()
{
    using Kind = ErrorKind;
    static const std::vector<Condition> all{
        {"validation", 417, u"ValidationError"_s, State::Refused, Kind::Validation},
        {"mandatory", 417, u"MandatoryError"_s, State::Refused, Kind::Validation},
        {"bad link", 417, u"LinkValidationError"_s, State::Refused, Kind::Validation},
        {"too long", 417, u"CharacterLengthExceededError"_s, State::Refused, Kind::Validation},
        {"unknown field", 417, u"DataError"_s, State::Refused, Kind::Validation},
        {"unique", 417, u"UniqueValidationError"_s, State::Refused, Kind::Validation},
        {"duplicate", 409, u"DuplicateEntryError"_s, State::Refused, Kind::Validation},
        {"stale", 417, u"TimestampMismatchError"_s, State::Refused, Kind::Conflict},
        {"stale, newer", 409, u"TimestampMismatchError"_s, State::Refused, Kind::Conflict},
        {"after submit", 417, u"UpdateAfterSubmitError"_s, State::Refused, Kind::Validation},
        {"docstatus", 417, u"DocstatusTransitionError"_s, State::Refused, Kind::Validation},
        {"linked", 417, u"LinkExistsError"_s, State::Refused, Kind::Validation},
        {"missing", 404, u"DoesNotExistError"_s, State::Refused, Kind::NotFound},
        {"permission", 403, u"PermissionError"_s, State::Refused, Kind::Forbidden},
        {"bad token", 401, u"AuthenticationError"_s, State::Waiting, Kind::Unauthorized},
        {"CSRF", 400, u"CSRFTokenError"_s, State::Waiting, Kind::Unauthorized},
        {"too many", 429, u"TooManyRequestsError"_s, State::Waiting, Kind::RateLimited},
        {"bad date", 500, u"OperationalError"_s, State::Refused, Kind::Server},
        {"malformed JSON", 500, u"JSONDecodeError"_s, State::Refused, Kind::Server},
        {"record changed", 500, u"OperationalError"_s, State::Refused, Kind::Conflict},
        {"deadlock", 500, u"QueryDeadlockError"_s, State::Refused, Kind::Conflict},
        {"stopped", 503, u"SessionStopped"_s, State::Waiting, Kind::Server},
        {"read-only", 503, u"InReadOnlyMode"_s, State::Waiting, Kind::Server},
    };
    return all;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// As Frappe words it: v1 with the message in JSON in JSON, v2 with a list of errors.
ScriptedAnswer answerOf(const Condition &condition, bool isSecond)
{
    const bool isRace = QByteArrayView(condition.what) == "record changed";
    const QString trace =
        isRace ? u"(1020, \"Record has changed since last read in table 'tabCustomer'\")"_s : said;
    QJsonObject body;
    if (isSecond) {
        const QJsonObject error{
            {u"type"_s, condition.type}, {u"message"_s, said}, {u"exception"_s, trace}};
        body = {{u"errors"_s, QJsonArray{error}}};
    } else {
        const QString inner =
            QString::fromUtf8(compact({{u"message"_s, u"<b>"_s + said + u"</b>"_s}}));
        const QByteArray messages = QJsonDocument(QJsonArray{inner}).toJson(QJsonDocument::Compact);
        body = {{u"exc_type"_s, condition.type},
            {u"exception"_s, u"frappe.exceptions."_s + condition.type + u": "_s + trace},
            {u"_server_messages"_s, QString::fromUtf8(messages)}};
    }
    ScriptedAnswer answer = FakeHttpServer::json(compact(body), condition.status);
    if (condition.status == 429) {
        answer.headers = {{"Retry-After", "1"}};
    }
    return answer;
}

} // namespace

/// A server that answers with each error of its table, to a reading, a save and a create: the state
/// a write ends in, the words that go with it, and that it is done once when the cause is gone.
class TestOutboxErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsStateAndItsWords_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<std::size_t>("index");
        QTest::addColumn<bool>("isSecond");
        for (const QByteArray &verb : {"GET"_ba, "PUT"_ba, "POST"_ba}) {
            for (std::size_t i = 0; i < conditions().size(); ++i) {
                const QByteArray name = verb + ' ' + conditions()[i].what;
                QTest::newRow(name.constData()) << verb << i << false;
                if (verb == "PUT") {
                    QTest::newRow((name + ", v2").constData()) << verb << i << true;
                }
            }
        }
    }
    void everyErrorHasItsStateAndItsWords()
    {
        QFETCH(QByteArray, verb);
        QFETCH(std::size_t, index);
        QFETCH(bool, isSecond);
        Condition condition = conditions().at(index);
        if (verb == "GET") {
            if (condition.kind == ErrorKind::NotFound) {
                condition.state = State::Clash; // deleted or renamed meanwhile
            } else if (condition.kind == ErrorKind::Conflict) {
                condition.state = State::Waiting; // nothing was lost by a reading that lost a race
            }
        }
        QueueBench bench;
        bench.erp.put(u"C-1"_s, {{u"phone"_s, u"1"_s}});
        bool isFailing = true;
        QElapsedTimer sinceRefused;
        qint64 pause = -1;
        bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.contains("/method/")) {
                return {};
            }
            if (!isFailing && sinceRefused.isValid() && pause < 0) {
                pause = sinceRefused.elapsed();
            }
            if (!isFailing || request.verb != verb) {
                return {};
            }
            if (!sinceRefused.isValid()) {
                sinceRefused.start();
            }
            return answerOf(condition, isSecond);
        };
        bench.open();
        Outbox::NewWrite given = changeOf(bench.erp.document(u"C-1"_s), u"phone"_s, u"2"_s);
        if (verb == "POST") {
            given = {};
            given.doctype = u"Issue"_s;
            given.clientField = u"client_id"_s;
            given.changes.fields = {{u"subject"_s, "\"No light\""}};
        }
        const QString id = QCoro::waitFor(bench.queue->add(given)).value();
        const bool isTold = condition.state != State::Clash;
        QTRY_VERIFY(!isTold || bench.write(id).error.has_value());
        QTRY_COMPARE(bench.state(id), condition.state);
        if (isTold) {
            QTRY_VERIFY(bench.write(id).error.has_value());
            QCOMPARE(bench.write(id).error->kind, condition.kind);
            QCOMPARE(bench.write(id).error->type, condition.type);
            QVERIFY2(bench.write(id).error->detail.contains(said),
                qPrintable(bench.write(id).error->detail));
        }
        if (condition.kind == ErrorKind::Validation) {
            QVERIFY(!bench.write(id).messages.isEmpty());
            QVERIFY(bench.write(id).messages.front().text.contains(said));
        }
        // Nothing was written, nothing that was typed is lost.
        QCOMPARE(bench.erp.documents.size(), 1);
        QCOMPARE(bench.erp.document(u"C-1"_s).value("phone"_L1).toString(), u"1"_s);
        QVERIFY(!bench.write(id).changes.isEmpty());

        isFailing = false;
        if (condition.state == State::Clash) {
            QVERIFY(QCoro::waitFor(
                bench.queue->resolve(id, {{.clash = bench.write(id).clashes.at(0)}})));
        } else if (condition.state == State::Refused) {
            QVERIFY(QCoro::waitFor(bench.queue->tryAgain(id)));
        }
        QTRY_COMPARE(bench.state(id), State::Done);
        if (condition.status == 429) {
            QVERIFY2(pause >= 900, qPrintable(QString::number(pause))); // as it was told
        }
        QCOMPARE(bench.erp.documents.size(), verb == "POST" ? 2 : 1);
        if (verb != "POST") {
            QCOMPARE(bench.erp.document(u"C-1"_s).value("phone"_L1).toString(), u"2"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestOutboxErrors)
#include "tst_outboxerrors.moc"
