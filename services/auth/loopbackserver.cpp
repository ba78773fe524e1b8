// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/loopbackserver.h"

#include "auth/authwords.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestHead = 32 * 1024;
constexpr int mostConnections = 16;
constexpr std::chrono::seconds patience = 30s;
/// Any port that is free for one family may be taken for the other.
constexpr int mostTries = 20;

bool isOurName(const QByteArray &host, int port)
{
    const QByteArray end = ':' + QByteArray::number(port);
    return host == "127.0.0.1" + end || host == "[::1]" + end || host == "localhost" + end;
}

} // namespace

LoopbackServer::LoopbackServer(Words words, QObject *parent)
    : QObject(parent)
    , m_words(std::move(words))
{
    for (QTcpServer *server : {&m_four, &m_six}) {
        server->setMaxPendingConnections(mostConnections);
        connect(server, &QTcpServer::newConnection, this, [this, server] { accept(server); });
    }
}

Result<void> LoopbackServer::listen(int port)
{
    const auto wanted = static_cast<quint16>(port);
    QString problem;
    for (int i = 0; i < mostTries; ++i) {
        m_four.close();
        m_six.close();
        const bool hasFour = m_four.listen(QHostAddress::LocalHost, wanted);
        const auto error = m_four.serverError();
        if (!hasFour)
            problem = m_four.errorString();
        if (!hasFour && error == QAbstractSocket::AddressInUseError)
            break;
        const bool hasSix =
            m_six.listen(QHostAddress::LocalHostIPv6, hasFour ? m_four.serverPort() : wanted);
        const bool isSixTaken =
            !hasSix && m_six.serverError() == QAbstractSocket::AddressInUseError;
        if (isSixTaken && wanted == 0)
            continue;
        if (isSixTaken) {
            // Somebody else would get the answer of a browser that prefers IPv6.
            problem = m_six.errorString();
            break;
        }
        if (hasFour || hasSix) {
            m_port = hasFour ? m_four.serverPort() : m_six.serverPort();
            return {};
        }
        problem = m_six.errorString();
    }
    m_four.close();
    m_six.close();
    return std::unexpected(authError(ErrorKind::Storage,
        port > 0
            ? u"port %1 of this computer, where the browser is to come back to, cannot be had: %2"_s
                  .arg(port)
                  .arg(problem)
            : u"no port of this computer can be had: %1"_s.arg(problem),
        u"port"_s));
}

QString LoopbackServer::redirectUri() const
{
    return u"http://%1:%2/callback"_s.arg(m_four.isListening() ? u"127.0.0.1"_s : u"[::1]"_s)
        .arg(m_port);
}

void LoopbackServer::cancel()
{
    end({});
}

void LoopbackServer::end(const QUrlQuery &answer)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_four.close();
    m_six.close();
    Q_EMIT ended(answer);
}

void LoopbackServer::accept(QTcpServer *server)
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        // Not ours: it still brings its page to the browser when we are done.
        socket->setParent(nullptr);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(patience, socket, [socket] { socket->abort(); });
        connect(this, &QObject::destroyed, socket, [socket] {
            if (socket->bytesToWrite() == 0)
                socket->disconnectFromHost();
        });
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(longestHead);
    const qsizetype headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (seen.size() >= longestHead)
            socket->abort();
        return;
    }
    (void)socket->readAll();
    const QByteArrayList lines = seen.left(headEnd).split('\n');
    const QByteArrayList first = lines.first().trimmed().split(' ');
    QByteArray host;
    for (const QByteArray &line : lines) {
        if (line.left(5).toLower() == "host:")
            host = line.mid(5).trimmed().toLower();
    }
    // Another name means that a page elsewhere made its own name point here.
    if (first.size() != 3 || !isOurName(host, m_port)) {
        reply(socket, "400 Bad Request", m_words.stranger);
        return;
    }
    if (first.at(0) != "GET") {
        reply(socket, "405 Method Not Allowed", m_words.stranger);
        return;
    }
    const QUrl url = QUrl::fromEncoded("http://127.0.0.1" + first.at(1), QUrl::StrictMode);
    if (!url.isValid() || url.path() != "/callback"_L1) {
        reply(socket, "404 Not Found", m_words.stranger);
        return;
    }
    const QUrlQuery answer(url);
    if (m_isEnded || !m_isAnswer || !m_isAnswer(answer)) {
        reply(socket, "400 Bad Request", m_words.stranger);
        return;
    }
    reply(socket, "200 OK", m_words.received);
    end(answer);
}

void LoopbackServer::reply(QTcpSocket *socket, const QByteArray &status, const QString &words)
{
    const QByteArray page =
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>FibreDesk</title>"
        "</head><body><p>"
        + words.toHtmlEscaped().toUtf8() + "</p></body></html>\n";
    socket->write("HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(page.size())
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer"
          "\r\nContent-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff"
          "\r\nConnection: close\r\n\r\n"
        + page);
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace FibreDesk::Auth
