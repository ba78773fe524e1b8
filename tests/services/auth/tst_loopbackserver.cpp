// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/loopbackserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Auth;
using namespace Qt::StringLiterals;

class TestLoopbackServer : public QObject {
    Q_OBJECT

private:
    static bool isOurs(const QUrlQuery &answer)
    {
        return answer.queryItemValue(u"state"_s) == "s"_L1;
    }

    /// What a request gets, whole.
    static QByteArray ask(const LoopbackServer &server, const QByteArray &head,
        const QHostAddress &address = QHostAddress::LocalHost)
    {
        QTcpSocket socket;
        socket.connectToHost(address, quint16(server.port()));
        QByteArray request = head;
        request.replace("PORT", QByteArray::number(server.port()));
        socket.write(request);
        QByteArray answer;
        const bool isEnded = QTest::qWaitFor([&] {
            answer += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState && !answer.isEmpty();
        });
        return isEnded ? answer : QByteArray("no end: ") + answer;
    }

private Q_SLOTS:
    void takesTheAnswerOnBothFamilies_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("127.0.0.1") << QHostAddress(QHostAddress::LocalHost) << "127.0.0.1"_ba;
        QTest::newRow("::1") << QHostAddress(QHostAddress::LocalHostIPv6) << "[::1]"_ba;
        QTest::newRow("localhost") << QHostAddress(QHostAddress::LocalHost) << "localhost"_ba;
    }

    void takesTheAnswerOnBothFamilies()
    {
        QFETCH(QHostAddress, address);
        QFETCH(QByteArray, host);
        LoopbackServer server({.received = u"reçu"_s, .stranger = {}});
        server.setIsAnswer(isOurs);
        QSignalSpy ended(&server, &LoopbackServer::ended);
        QVERIFY(server.listen(0));
        if (!server.hasBothFamilies() && host == "[::1]")
            QSKIP("this computer has no IPv6");
        QCOMPARE(server.redirectUri(), u"http://127.0.0.1:%1/callback"_s.arg(server.port()));
        const QByteArray page = ask(server,
            "GET /callback?code=c%2Fd&state=s HTTP/1.1\r\nHost: " + host + ":PORT\r\n\r\n",
            address);
        QVERIFY2(page.startsWith("HTTP/1.1 200 OK\r\n"), page.constData());
        QVERIFY(page.contains("reçu"));
        QVERIFY(page.contains("Content-Security-Policy: default-src 'none'"));
        QCOMPARE(ended.count(), 1);
        QCOMPARE(
            ended.first().first().value<QUrlQuery>().queryItemValue(u"code"_s, QUrl::FullyDecoded),
            u"c/d"_s);
        QVERIFY(!server.hasBothFamilies()); // nobody is waited for any more
    }

    void goesOnWaitingAfterAnythingElse_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("status");
        const QByteArray host = "\r\nHost: 127.0.0.1:PORT\r\n\r\n";
        QTest::newRow("icon") << "GET /favicon.ico HTTP/1.1" + host << "404 "_ba;
        QTest::newRow("another question's")
            << "GET /callback?code=c&state=x HTTP/1.1" + host << "400 "_ba;
        QTest::newRow("nothing") << "GET /callback HTTP/1.1" + host << "400 "_ba;
        QTest::newRow("posted") << "POST /callback?code=c&state=s HTTP/1.1" + host << "405 "_ba;
        QTest::newRow("another name")
            << "GET /callback?code=c&state=s HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n"_ba
            << "400 "_ba;
        QTest::newRow("no name") << "GET /callback?code=c&state=s HTTP/1.1\r\n\r\n"_ba
                                 << "400 "_ba;
        QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba << "400 "_ba;
    }

    void goesOnWaitingAfterAnythingElse()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, status);
        LoopbackServer server({});
        server.setIsAnswer(isOurs);
        QSignalSpy ended(&server, &LoopbackServer::ended);
        QVERIFY(server.listen(0));
        const QByteArray page = ask(server, head);
        QVERIFY2(page.startsWith("HTTP/1.1 " + status), page.constData());
        QCOMPARE(ended.count(), 0);
        (void)ask(server, "GET /callback?code=c&state=s HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
        QCOMPARE(ended.count(), 1);
    }

    void aHeadInPiecesIsOne()
    {
        LoopbackServer server({});
        server.setIsAnswer(isOurs);
        QSignalSpy ended(&server, &LoopbackServer::ended);
        QVERIFY(server.listen(0));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(server.port()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET /callback?code=c&sta");
        QTRY_COMPARE(socket.bytesToWrite(), 0);
        QCoreApplication::processEvents();
        socket.write(
            "te=s HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n\r\n");
        QTRY_COMPARE(ended.count(), 1);
    }

    void aPortThatIsTakenIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        LoopbackServer server({});
        const auto listening = server.listen(other.serverPort());
        QVERIFY(!listening);
        QCOMPARE(listening.error().type, u"port"_s);
        QVERIFY(listening.error().detail.contains(u"port %1 "_s.arg(other.serverPort())));
    }

    void aPortThatIsTakenInTheOtherFamilyIsNotHalfTaken()
    {
        QTcpServer other;
        if (!other.listen(QHostAddress::LocalHostIPv6))
            QSKIP("this computer has no IPv6");
        LoopbackServer server({});
        QVERIFY(!server.listen(other.serverPort()));
        QVERIFY(server.listen(0));
    }

    void canBeGivenUpOnce()
    {
        LoopbackServer server({});
        QSignalSpy ended(&server, &LoopbackServer::ended);
        QVERIFY(server.listen(0));
        server.cancel();
        server.cancel();
        QCOMPARE(ended.count(), 1);
        QVERIFY(ended.first().first().value<QUrlQuery>().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLoopbackServer)
#include "tst_loopbackserver.moc"
