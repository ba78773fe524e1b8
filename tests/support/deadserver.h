// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace FibreDesk::Tests {

/// In which way a service can be dead.
enum class Death {
    ClosedPort,
    BlackHole, ///< takes every connection and never says a word
    WrongCertificate, ///< somebody else's, or one that nobody vouches for
    WebPage, ///< the welcome of a bare web server
    Redirect, ///< to a sign-in somewhere else
    Garbage, ///< bytes of no protocol
    Drip, ///< a good beginning, then a byte a second
    CutBody, ///< hangs up in the middle of what it promised
};

inline constexpr std::pair<const char *, Death> allDeaths[]{
    {"closed port", Death::ClosedPort},
    {"black hole", Death::BlackHole},
    {"wrong certificate", Death::WrongCertificate},
    {"web page", Death::WebPage},
    {"redirect", Death::Redirect},
    {"garbage", Death::Garbage},
    {"drip", Death::Drip},
    {"cut body", Death::CutBody},
};

/// It is still waited for after everything else is known.
inline bool isEndless(Death how)
{
    return how == Death::BlackHole || how == Death::Drip;
}

/// A service that is dead, on loopback. Who speaks first does so where `speaksFirst`.
class DeadServer {
public:
    explicit DeadServer(
        Death how, const QSslConfiguration &certificate = {}, bool speaksFirst = false)
        : m_how(how)
        , m_speaksFirst(speaksFirst)
    {
        if (how == Death::WrongCertificate)
            m_secure.setSslConfiguration(certificate);
        QTcpServer &server = how == Death::WrongCertificate ? m_secure : m_plain;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen on loopback");
        m_port = server.serverPort();
        if (how == Death::ClosedPort)
            m_plain.close();
        QObject::connect(&m_plain, &QTcpServer::newConnection, &m_plain, [this] {
            while (QTcpSocket *socket = m_plain.nextPendingConnection())
                take(socket);
        });
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray address() const
    {
        return (m_how == Death::WrongCertificate ? "https" : "http") + QByteArray("://127.0.0.1:")
            + QByteArray::number(m_port);
    }

private:
    void take(QTcpSocket *socket)
    {
        if (m_speaksFirst)
            die(socket);
        else
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->property("isDying").toBool())
                    die(socket);
            });
    }

    void die(QTcpSocket *socket)
    {
        socket->setProperty("isDying", true);
        constexpr char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                "Content-Length: 1000\r\n\r\n{";
        switch (m_how) {
        case Death::ClosedPort:
        case Death::BlackHole:
        case Death::WrongCertificate:
            return;
        case Death::WebPage:
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 31\r\n"
                          "Connection: close\r\n\r\n<title>Welcome to nginx!</title>");
            break;
        case Death::Redirect:
            socket->write("HTTP/1.1 302 Found\r\nLocation: https://id.example/login\r\n"
                          "Content-Length: 0\r\nConnection: close\r\n\r\n");
            break;
        case Death::Garbage:
            socket->write("\x16\x03\x01\xff\x05 what is this\r\n\r\n");
            break;
        case Death::Drip: {
            socket->write(m_speaksFirst ? "2" : head);
            auto *timer = new QTimer(socket);
            timer->setInterval(1000);
            QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
            timer->start();
            return;
        }
        case Death::CutBody:
            socket->write(m_speaksFirst ? "22" : head);
            break;
        }
        socket->disconnectFromHost();
    }

    Death m_how;
    bool m_speaksFirst;
    QTcpServer m_plain;
    QSslServer m_secure;
    quint16 m_port = 0;
};

} // namespace FibreDesk::Tests

Q_DECLARE_METATYPE(FibreDesk::Tests::Death)
