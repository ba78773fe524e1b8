// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatchdesk.h"
#include "hub/hubclient.h"
#include "outbox/toldjournal.h"
#include "publishcontroller.h"
#include "support/scriptedhttpserver.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

namespace FibreDesk::Tests {

/// A hub over real sockets that takes SMS, refuses them, or loses its answer; and the journal
/// beside it.
class SmsHub {
public:
    using Handler = ScriptedHttpServer::Handler;

    SmsHub()
        : server(accepting())
        , network(makeNetworkAccessManager())
        , client(network.get(), {server.url(), {}})
    {
        openJournal();
    }

    static Handler accepting() { return answering("200 OK", R"({"ok": true, "id": "SM1"})"); }
    static Handler answering(const QByteArray &status, const QByteArray &body)
    {
        return [=](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, status, "application/json", body);
        };
    }
    static Handler losing()
    {
        return [](const WireRequest &, QTcpSocket *socket) { socket->abort(); };
    }

    void openJournal()
    {
        journal.reset();
        journal = std::make_unique<Outbox::ToldJournal>(
            m_directory.filePath(QStringLiteral("told.sqlite")));
    }
    void connectTo(Dispatch::DispatchController *desk, bool isSiteKnown = true)
    {
        desk->publisher()->connectTo(&client, journal.get());
        if (isSiteKnown)
            desk->publisher()->noteSite();
    }
    [[nodiscard]] int count() const { return int(server.requests.size()); }
    [[nodiscard]] QString sent(int request, const QString &field) const
    {
        return QJsonDocument::fromJson(server.requests.at(std::size_t(request)).body)
            .object()
            .value(field)
            .toString();
    }

    ScriptedHttpServer server;
    std::unique_ptr<QNetworkAccessManager> network;
    Hub::HubClient client;
    std::unique_ptr<Outbox::ToldJournal> journal;

private:
    QTemporaryDir m_directory;
};

} // namespace FibreDesk::Tests
