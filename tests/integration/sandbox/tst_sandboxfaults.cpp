// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "world/world.h"

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

/// The HTTP layer and its faults, on bare sockets.
class TestSandboxFaults : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;

    struct Raw {
        QByteArray bytes;
        bool isClosed = false;
    };
    /// Sends and reads until the other side closes or the wanted text is there.
    Raw talk(const QByteArray &request, const QByteArray &until = "\xff", int wait = 5000)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_world.sandbox().server(u"erp"_s).port());
        socket.write(request);
        Raw raw;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                raw.bytes += socket.readAll();
                return raw.bytes.contains(until)
                    || (socket.state() == QAbstractSocket::UnconnectedState);
            },
            wait));
        raw.isClosed = socket.state() == QAbstractSocket::UnconnectedState;
        return raw;
    }
    static QByteArray get(const QByteArray &path, const QByteArray &more = "Connection: close\r\n")
    {
        return "GET " + path
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: token sandboxkey:sandboxsecret\r\n" + more
            + "\r\n";
    }
    int fault(const QJsonObject &spec) { return m_world.sandbox().faults().add(spec); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_world.start()); }
    void cleanup() { m_world.sandbox().faults().clear(); }

    void answersPipelinedRequestsInOrder()
    {
        const Raw raw = talk(get("/api/method/ping", {}) + get("/api/method/version", {})
            + get("/api/method/frappe.auth.get_logged_user"));
        QVERIFY(raw.isClosed);
        const qsizetype first = raw.bytes.indexOf("pong");
        const qsizetype second = raw.bytes.indexOf("16.0.0");
        const qsizetype third = raw.bytes.indexOf("fibredesk@fibre.example");
        QVERIFY(first > 0 && second > first && third > second);
    }

    void readsChunkedBodies()
    {
        const QByteArray head = "POST /api/method/frappe.client.get_count HTTP/1.1\r\nHost: x\r\n"
                                "Authorization: token sandboxkey:sandboxsecret\r\n"
                                "Content-Type: application/json\r\nConnection: close\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n";
        const Raw raw = talk(head
            + "6\r\n{\"doct\r\n"
              "10;x=y\r\nype\":\"Customer\"}\r\n"
              "0\r\nA: b\r\n\r\n");
        QVERIFY2(raw.bytes.contains("{\"message\":"), raw.bytes.constData());
    }

    void answersHeadWithoutBody()
    {
        const Raw raw =
            talk("HEAD /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(raw.bytes.contains("Content-Length: 18"));
        QVERIFY(raw.bytes.endsWith("\r\n\r\n"));
    }

    void refusesNonsense()
    {
        QVERIFY(talk("hello\r\n\r\n").bytes.startsWith("HTTP/1.1 400"));
        QVERIFY(talk("GET /" + QByteArray(70'000, 'x') + " HTTP/1.1\r\n")
                .bytes.startsWith("HTTP/1.1 431"));
    }

    void dropsBeforeAndAfter()
    {
        const auto count = [this] { return m_world.sandbox().world().count(u"Comment"_s); };
        const QByteArray body = R"({"content":"x"})";
        const QByteArray post =
            "POST /api/resource/Comment HTTP/1.1\r\nHost: x\r\nAuthorization: token "
            "sandboxkey:sandboxsecret\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        const qint64 before = count();
        fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"drop-before"_s}, {u"count"_s, 1}});
        QVERIFY(talk(post).bytes.isEmpty());
        QCOMPARE(count(), before);
        fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"drop-after"_s}, {u"count"_s, 1}});
        QVERIFY(talk(post).bytes.isEmpty());
        QCOMPARE(count(), before + 1); // it happened, nobody was told
        QVERIFY(talk(post, "\"data\"").bytes.contains("200 OK"));
    }

    void truncatesTheBody()
    {
        fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"truncate"_s}});
        const Raw raw = talk(get("/api/method/ping", {}));
        QVERIFY(raw.isClosed);
        QVERIFY(raw.bytes.contains("Content-Length: 18"));
        QCOMPARE(raw.bytes.mid(raw.bytes.indexOf("\r\n\r\n") + 4).size(), 9);
    }

    void neverAnswersWhenHalfOpen()
    {
        fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"half-open"_s}});
        const Raw raw = talk(get("/api/method/ping"), "HTTP", 300);
        QVERIFY(!raw.isClosed);
        QVERIFY(raw.bytes.isEmpty());
    }

    void answersInTheServicesShape_data()
    {
        QTest::addColumn<QJsonObject>("spec");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("contains");
        const auto row = [](const char *kind, int status, const char *line, const char *contains) {
            QTest::addRow("%s %d", kind, status) << QJsonObject{{u"service"_s, u"erp"_s},
                {u"kind"_s, QString::fromLatin1(kind)}, {u"status"_s, status}}
                                                 << QByteArray(line) << QByteArray(contains);
        };
        row("status", 500, "HTTP/1.1 500", "\"exc_type\":\"OperationalError\"");
        row("status", 503, "HTTP/1.1 503", "SessionStopped");
        row("status", 502, "HTTP/1.1 502", "<center>nginx</center>");
        row("html", 200, "HTTP/1.1 200", "<!DOCTYPE html>");
        row("rate-limit", 0, "HTTP/1.1 429", "Retry-After: 2");
        row("unauthorized", 0, "HTTP/1.1 401", "AuthenticationError");
    }
    void answersInTheServicesShape()
    {
        QFETCH(QJsonObject, spec);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, contains);
        fault(spec);
        const Raw raw = talk(get("/api/method/ping"));
        QVERIFY2(raw.bytes.startsWith(status), raw.bytes.constData());
        QVERIFY2(raw.bytes.contains(contains), raw.bytes.constData());
    }

    void endsByCountAndFiltersByPath()
    {
        fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"status"_s}, {u"count"_s, 2},
            {u"path"_s, u"Customer"_s}});
        QVERIFY(talk(get("/api/method/ping")).bytes.contains("200 OK"));
        QVERIFY(talk(get("/api/resource/Customer")).bytes.contains(" 500 "));
        QVERIFY(talk(get("/api/resource/Customer")).bytes.contains(" 500 "));
        QVERIFY(talk(get("/api/resource/Customer")).bytes.contains("200 OK"));
    }

    void goesDownAndComesBackOnTheSamePort()
    {
        const quint16 port = m_world.sandbox().server(u"erp"_s).port();
        const int id = fault({{u"service"_s, u"erp"_s}, {u"kind"_s, u"down"_s}});
        QTcpSocket socket;
        QSignalSpy failed(&socket, &QTcpSocket::errorOccurred);
        socket.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
        QVERIFY(m_world.sandbox().faults().remove(id));
        QVERIFY(talk(get("/api/method/ping")).bytes.contains("pong"));
    }

    void takesFaultsOverTheControlApi()
    {
        const auto control = [this](const QByteArray &method, const QString &path,
                                 const QJsonObject &body = {}) {
            return m_world.call(method, u"control"_s, path, {},
                body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
        };
        QCOMPARE(control("POST", u"/control/faults"_s,
                     {{u"service"_s, u"erp"_s}, {u"kind"_s, u"magic"_s}})
                     .status,
            400);
        const auto added = control("POST", u"/control/faults"_s,
            {{u"service"_s, u"erp"_s}, {u"kind"_s, u"latency"_s}, {u"ms"_s, 1}});
        QVERIFY(added.object()["id"_L1].toInt() > 0);
        QCOMPARE(control("GET", u"/control/faults"_s).array().size(), 1);
        QVERIFY(talk(get("/api/method/ping")).bytes.contains("pong"));
        QCOMPARE(
            control("GET", u"/control/state"_s).object()["faults"_L1][0]["hits"_L1].toInt(), 1);
        QCOMPARE(control("DELETE", u"/control/faults"_s).status, 200);
        QVERIFY(control("GET", u"/control/faults"_s).array().isEmpty());
        QCOMPARE(control("POST", u"/control/nothing"_s).status, 404);
    }
};

QTEST_MAIN(TestSandboxFaults)
#include "tst_sandboxfaults.moc"
