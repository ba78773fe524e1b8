// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sandbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace FibreDesk::Sandbox {

/// A small sandbox in this process, asked over real sockets.
class LiveWorld {
public:
    struct Answer {
        int status = 0;
        QByteArray body;
        QByteArray contentType;
        QByteArray cookie;
        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
        [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    };

    bool start(Options options = {})
    {
        options.scale = 0.005;
        options.cacheDir = m_folder.path();
        options.quiet = true;
        m_sandbox = std::make_unique<Sandbox>(options);
        addParts(*m_sandbox);
        QString error;
        const bool isUp = m_sandbox->start(&error);
        if (!isUp)
            qWarning("%s", qPrintable(error));
        return isUp;
    }

    [[nodiscard]] Sandbox &sandbox() { return *m_sandbox; }

    [[nodiscard]] Part *part(const QString &name)
    {
        for (const auto &part : m_sandbox->parts()) {
            if (part->name() == name)
                return part.get();
        }
        return nullptr;
    }

    void control(const QString &partName, const QString &command, const QJsonObject &body = {})
    {
        QVERIFY(part(partName)->control(command, body).has_value());
    }

    Answer call(const QByteArray &method, const QString &server, const QString &path,
        const QList<std::pair<QByteArray, QByteArray>> &headers = {}, const QByteArray &body = {})
    {
        QNetworkRequest request(QUrl(m_sandbox->server(server).url() + path));
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setRawHeader("Content-Type", "application/json");
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30'000);
        return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .contentType = reply->rawHeader("Content-Type"),
            .cookie = reply->rawHeader("Set-Cookie")};
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    QNetworkAccessManager m_network;
};

/// An event stream read as it comes, without a client library in between.
class RawStream {
public:
    void open(quint16 port, const QByteArray &target, const QByteArray &headers)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_socket.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }
    /// Everything so far, the chunk framing taken off.
    [[nodiscard]] QByteArray text()
    {
        m_raw += m_socket.readAll();
        const qsizetype head = m_raw.indexOf("\r\n\r\n");
        QByteArray rest = head < 0 ? QByteArray() : m_raw.mid(head + 4);
        QByteArray result;
        while (!rest.isEmpty()) {
            const qsizetype end = rest.indexOf("\r\n");
            const qsizetype size = rest.left(end).toLongLong(nullptr, 16);
            if (end < 0 || rest.size() < end + 4 + size)
                break;
            result += rest.mid(end + 2, size);
            rest.remove(0, end + 4 + size);
        }
        return result;
    }
    [[nodiscard]] bool hasHead()
    {
        m_raw += m_socket.readAll();
        return m_raw.contains("\r\n\r\n");
    }
    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    [[nodiscard]] QList<QByteArray> ids()
    {
        QList<QByteArray> result;
        for (const QByteArray &line : text().split('\n')) {
            if (line.startsWith("id: "))
                result.append(line.mid(4));
        }
        return result;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_raw;
};

} // namespace FibreDesk::Sandbox
