// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/envelope.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Erp;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QString::fromUtf8(FD_TEST_DATA) + u"/erp/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestEnvelope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsErrorsByTheirType_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("statusKind");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *file, int status, ErrorKind byStatus, ErrorKind kind,
                             const QString &type, const QString &detail) {
            QTest::newRow(file) << QString::fromUtf8(file) << status << byStatus << kind << type
                                << detail;
        };
        using enum ErrorKind;
        const QString stale = u"Error: Document has been modified after you have opened it"_s;
        row("v1-timestamp-mismatch.json", 417, Validation, Conflict, u"TimestampMismatchError"_s,
            stale
                + u" (2026-03-04 05:06:07.123456, 2026-03-04 05:06:09.654321). Please refresh to "
                  u"get the latest document."_s);
        row("v1-mandatory.json", 417, Validation, Validation, u"MandatoryError"_s,
            u"Error: Value missing for Customer: Customer Name"_s);
        row("v1-link-validation.json", 417, Validation, Validation, u"LinkValidationError"_s,
            u"Could not find Assigned Tech: DT-99999 & more"_s);
        row("v1-permission.json", 403, Forbidden, Forbidden, u"PermissionError"_s,
            u"User anna@desk.example does not have doctype access via role permission for document "
            u"Customer"_s);
        row("v1-not-found.json", 404, NotFound, NotFound, u"DoesNotExistError"_s,
            u"Customer C-99999 not found"_s);
        row("v1-not-whitelisted.json", 403, Forbidden, Forbidden, u"PermissionError"_s,
            u"Function frappe.nope is not whitelisted."_s);
        row("v1-authentication.json", 401, Unauthorized, Unauthorized, u"AuthenticationError"_s,
            u"AuthenticationError"_s);
        row("v1-session-expired.json", 403, Forbidden, Unauthorized, u"PermissionError"_s,
            u"PermissionError"_s);
        row("v1-record-changed-1020.json", 500, Server, Conflict, u"OperationalError"_s,
            u"(1020, \"Record has changed since last read in table 'tabCustomer'\")"_s);
        row("v1-deadlock.json", 500, Server, Conflict, u"QueryDeadlockError"_s,
            u"(1213, 'Deadlock found when trying to get lock; try restarting transaction')"_s);
        row("v1-lock-wait.json", 500, Server, Conflict, u"OperationalError"_s,
            u"could not serialize access due to concurrent update"_s);
        // Frappe cuts `exception` out of the traceback as its last line: here a caret.
        row("v1-postgres-column.json", 500, Server, Server, u"UndefinedColumn"_s,
            u"column \"cell_phone\" does not exist"_s);
        row("v2-postgres-column.json", 500, Server, Server, u"UndefinedColumn"_s,
            u"column \"cell_phone\" does not exist"_s);
        row("v1-postgres-lock-timeout.json", 500, Server, Conflict, u"LockNotAvailable"_s,
            u"canceling statement due to lock timeout"_s);
        row("v1-bad-json-500.json", 500, Server, Server, u"JSONDecodeError"_s,
            u"Expecting value: line 1 column 2 (char 1)"_s);
        row("v1-duplicate.json", 409, Conflict, Validation, u"DuplicateEntryError"_s,
            u"Customer C-00001 already exists"_s);
        row("v1-unique.json", 417, Validation, Validation, u"UniqueValidationError"_s,
            u"Legacy Account ID must be unique"_s);
        row("v1-link-exists.json", 417, Validation, Validation, u"LinkExistsError"_s,
            u"Cannot delete or cancel because Service Location LOC-00001 is linked with Dispatch "
            u"Job DJ-00007"_s);
        row("v1-too-many.json", 429, RateLimited, RateLimited, u"TooManyRequestsError"_s,
            u"TooManyRequestsError"_s);
        row("v1-traceback-off.json", 417, Validation, Validation, u"ValidationError"_s,
            u"Row 1: Tag is unknown\nSecond message"_s);
        row("v2-timestamp-mismatch.json", 409, Conflict, Conflict, u"TimestampMismatchError"_s,
            stale);
        row("v2-type-only.json", 401, Unauthorized, Unauthorized, u"AuthenticationError"_s,
            u"AuthenticationError"_s);
    }

    void readsErrorsByTheirType()
    {
        QFETCH(const QString, file);
        QFETCH(const int, status);
        QFETCH(const ErrorKind, statusKind);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, type);
        QFETCH(const QString, detail);
        HttpResponse response;
        response.status = status;
        response.body = recorded(file);
        QVERIFY(!response.body.isEmpty());
        Error error{.kind = statusKind, .code = status};
        readError(response, error);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.type, type);
        QCOMPARE(error.detail, detail);
        QCOMPARE(error.code, status);
    }

    void leavesAnHtmlPageToTheStatus()
    {
        HttpResponse response;
        response.status = 502;
        response.body = "<html><body>Bad gateway</body></html>";
        Error error{.kind = ErrorKind::Server, .code = 502};
        readError(response, error);
        QCOMPARE(error.kind, ErrorKind::Server);
        QVERIFY(error.type.isEmpty());
    }

    void readsErrorsOfAnyShape_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &body, const QString &detail) {
            QTest::newRow(name) << body << detail;
        };
        row("nulls", R"({"exc_type":null,"exception":null,"exc":null,"_server_messages":null})",
            {});
        row("message is an object", R"({"message":{"message":"no <b>way</b>"}})", u"no way"_s);
        row("message is a list", R"({"message":["one",{"message":"two"},3,null]})", u"one\ntwo"_s);
        row("proxy", R"({"error":"upstream is gone"})", u"upstream is gone"_s);
        row("errors of texts", R"({"errors":["one",7,null,{"message":"two"}]})", u"one\ntwo"_s);
        row("server messages are words", R"({"_server_messages":"plain words"})", {});
        row("server messages are a list",
            "{\"_server_messages\":[\"{\\\"message\\\":\\\"Bad\\\"}\"]}", u"Bad"_s);
        row("not UTF-8", "{\"message\":\"d\xE9j\xE0\"}", u"d\uFFFDj\uFFFD"_s);
        row("two lines",
            R"({"exception":"frappe.exceptions.ValidationError: first\nNote: second"})",
            u"first"_s);
        row("list", R"([1,2])", {});
        row("number", R"(7)", {});
    }

    void readsErrorsOfAnyShape()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, detail);
        HttpResponse response;
        response.status = 417;
        response.body = body;
        Error error{.kind = ErrorKind::Validation, .code = 417};
        readError(response, error);
        QCOMPARE(error.kind, ErrorKind::Validation);
        QCOMPARE(error.detail, detail);
    }

    void readsWhetherAPageFollows()
    {
        const auto next = [](const QByteArray &body) {
            return decodeList(body, u"test"_s)->hasNextPage;
        };
        QCOMPARE(next(R"({"data":[],"has_next_page":true})"), std::optional(true));
        QCOMPARE(next(R"({"data":[],"has_next_page":false})"), std::optional(false));
        QCOMPARE(next(R"({"data":[]})"), std::nullopt);
    }

    void keepsUnknownFieldsAndNulls()
    {
        const auto list = decodeRows(recorded(u"v1-list.json"_s), u"test"_s);
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->at(0).value("custom_unknown"_L1),
            QJsonValue(QJsonObject{{u"a"_s, QJsonArray{1, QJsonValue::Null}}}));
        QVERIFY(list->at(0).contains("mobile_no"_L1));
        QCOMPARE(list->at(0).value("modified"_L1).toString(), u"2026-03-04 05:06:07.123456"_s);
    }

    void unwrapsBothVersions()
    {
        const auto document = [](const QString &name) {
            return QJsonDocument::fromJson(recorded(name));
        };
        QVERIFY(payload(document(u"v1-method.json"_s), u"t"_s)->isObject());
        QVERIFY(payload(document(u"v1-method-none.json"_s), u"t"_s)->isNull());
        QCOMPARE(payload(document(u"v1-saved-with-messages.json"_s), u"t"_s)
                     ->toObject()
                     .value("name"_L1)
                     .toString(),
            u"DJ-00001"_s);
    }

    void refusesWhatIsNoList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut") << QByteArray("{\"data\":[{\"name\":\"C-1\"");
        QTest::newRow("html") << QByteArray("<html></html>");
        QTest::newRow("object") << QByteArray("{\"data\":{}}");
        QTest::newRow("strings") << QByteArray("{\"data\":[\"C-1\"]}");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("empty") << QByteArray();
    }

    void refusesWhatIsNoList()
    {
        QFETCH(const QByteArray, body);
        const auto list = decodeRows(body, u"erp list Customer"_s);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::Protocol);
        QCOMPARE(list.error().source, u"erp list Customer"_s);
    }
};

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
