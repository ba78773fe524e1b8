// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clients.h"

#include "core/profile.h"
#include "core/tls.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

/// The system's proxy, as the environment names it: in a process of its own, which has no other.
class TestSystemProxy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_proxy.listen(QHostAddress::LocalHost));
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(m_proxy.serverPort());
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
            QVERIFY(qputenv(name, address));
        for (const char *name : {"no_proxy", "NO_PROXY"})
            qunsetenv(name);
        connect(&m_proxy, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_proxy.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                m_asked += request.left(request.indexOf("\r\n"));
                socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n"
                              "Connection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        QVERIFY(applyTls(Profile()));
    }

    void everyConnectionGoesThroughIt_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const EveryClient &client : everyClient())
            QTest::newRow(qPrintable(client.name)) << number++;
    }

    void everyConnectionGoesThroughIt()
    {
        QFETCH(const int, number);
        m_asked.clear();
        // No name server knows it: only a proxy could find it.
        const auto error = everyClient().at(size_t(number)).ask(u"service.example"_s, 8443);
        QVERIFY(error);
        QVERIFY(!m_asked.isEmpty());
        for (const QByteArray &asked : std::as_const(m_asked))
            QCOMPARE(asked, "CONNECT service.example:8443 HTTP/1.1"_ba);
    }

private:
    QTcpServer m_proxy;
    QByteArrayList m_asked;
};

QTEST_GUILESS_MAIN(TestSystemProxy)
#include "tst_systemproxy.moc"
