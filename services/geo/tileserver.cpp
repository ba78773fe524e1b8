// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/tileserver.h"

#include "geo/mbtiles.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

/// Lives in the server's thread.
class TileServer::Worker : public QObject {
public:
    /// The port; 0 = none is to be had.
    quint16 listen()
    {
        if (!m_server) {
            m_server = std::make_unique<QTcpServer>();
            // No proxy of the system listens on our own computer.
            m_server->setProxy(QNetworkProxy::NoProxy);
            connect(m_server.get(), &QTcpServer::newConnection, this, &Worker::accept);
            if (!m_server->listen(QHostAddress::LocalHost, 0))
                m_server.reset();
        }
        return m_server ? m_server->serverPort() : 0;
    }

    void setFiles(const std::vector<TileFile> &files, const QString &elsewhere)
    {
        m_elsewhere = elsewhere;
        std::vector<Opened> opened;
        for (const TileFile &file : files) {
            if (auto tiles = MbTiles::open(file.file))
                opened.push_back({.theme = file.theme, .tiles = std::move(*tiles)});
        }
        m_files = std::move(opened);
    }

    void setToken(const QByteArray &token) { m_token = token; }

private:
    struct Opened {
        QString theme;
        std::unique_ptr<MbTiles> tiles;
    };

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    void read(QTcpSocket *socket)
    {
        // Requests without a body follow each other on one connection.
        constexpr qint64 longest = 16 * 1024;
        while (true) {
            const QByteArray seen = socket->peek(longest);
            const qsizetype end = seen.indexOf("\r\n\r\n");
            if (end < 0) {
                if (seen.size() >= longest)
                    socket->abort();
                return;
            }
            const QByteArray head = socket->read(end + 4);
            if (!isForUs(head)) {
                respond(socket, "403 Forbidden", {}, {});
                socket->disconnectFromHost();
                return;
            }
            answer(socket, head.first(head.indexOf("\r\n")).split(' '));
        }
    }

    /// A page of the web whose name was turned to this computer asks for that name.
    [[nodiscard]] bool isForUs(const QByteArray &head) const
    {
        const QByteArray ours = "127.0.0.1:" + QByteArray::number(m_server->serverPort());
        const QList<QByteArray> lines = head.split('\n');
        return std::ranges::any_of(lines, [&ours](const QByteArray &line) {
            const qsizetype colon = line.indexOf(':');
            return colon > 0 && line.first(colon).trimmed().toLower() == "host"
                && line.sliced(colon + 1).trimmed() == ours;
        });
    }

    void answer(QTcpSocket *socket, const QList<QByteArray> &request)
    {
        if (request.size() != 3 || request[0] != "GET") {
            respond(socket, "405 Method Not Allowed", {}, {});
            socket->disconnectFromHost();
            return;
        }
        QByteArray path = request[1];
        path.truncate(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
        const QList<QByteArray> parts = path.split('/');
        bool isNumber[3] = {};
        TileId tile;
        if (parts.size() == 6 && parts[1] == m_token)
            tile = {.zoom = parts[3].toInt(isNumber),
                .column = parts[4].toInt(isNumber + 1),
                .row = parts[5].toInt(isNumber + 2)};
        if (!isNumber[0] || !isNumber[1] || !isNumber[2] || tile.zoom < 0 || tile.zoom > 24
            || tile.column < 0 || tile.column >= 1 << tile.zoom || tile.row < 0
            || tile.row >= 1 << tile.zoom) {
            respond(socket, "404 Not Found", {}, {});
            return;
        }
        const QString theme = QString::fromLatin1(parts[2]);
        for (const Opened &file : m_files) {
            if (!file.theme.isEmpty() && file.theme != theme)
                continue;
            const QByteArray picture = file.tiles->tile(tile);
            if (!picture.isEmpty()) {
                respond(
                    socket, "200 OK", "Content-Type: " + pictureType(picture) + "\r\n", picture);
                return;
            }
        }
        if (m_elsewhere.isEmpty()) {
            respond(socket, "404 Not Found", {}, {});
            return;
        }
        const QUrl address(tileAddress(m_elsewhere, theme, tile));
        respond(socket, "302 Found", "Location: " + address.toEncoded() + "\r\n", {});
    }

    static void respond(QTcpSocket *socket, const QByteArray &status, const QByteArray &headers,
        const QByteArray &body)
    {
        socket->write("HTTP/1.1 " + status + "\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    std::unique_ptr<QTcpServer> m_server;
    std::vector<Opened> m_files;
    QString m_elsewhere;
    QByteArray m_token;
};

TileServer::TileServer(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(u"tiles"_s);
}

TileServer::~TileServer()
{
    m_thread.quit();
    m_thread.wait();
}

void TileServer::setFiles(const std::vector<TileFile> &files, const QString &elsewhere)
{
    if (files.empty() && !m_worker)
        return;
    if (!m_worker) {
        m_worker = new Worker;
        m_worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    // To listen takes no time, and is done once, before any file is opened; those are not waited
    // for.
    if (m_port == 0)
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker] { return worker->listen(); },
            Qt::BlockingQueuedConnection, qReturnArg(m_port));
    const QByteArray token = QUuid::createUuid().toRfc4122().toHex();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, token, files, elsewhere] {
        worker->setToken(token);
        worker->setFiles(files, elsewhere);
    });
    m_address = files.empty() || m_port == 0
        ? QString()
        : u"http://127.0.0.1:%1/%2/{theme}/{z}/{x}/{y}"_s.arg(m_port).arg(
              QString::fromLatin1(token));
}

} // namespace FibreDesk::Geo
