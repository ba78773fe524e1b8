// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../../services/outbox/fakeerp.h"
#include "erp/fieldmap.h"
#include "eventdrain.h"
#include "outbox/mirrorfeed.h"
#include "ticketdata.h"
#include "ticketscontroller.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace FibreDesk::Tests {

/// The tickets page's controller on a mirror with sixty tickets, an outbox and a Frappe of its own.
/// `id` is the ticket with a thread; it is at the server as it is mirrored.
class TicketDesk {
public:
    TicketDesk()
        : network(makeNetworkAccessManager())
    {
        erp.before = [this](const SeenRequest &request) { return answer(request); };
        Profile::Service service;
        service.url = erp.server.url();
        service.credentials = {
            .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
        client = std::make_unique<Erp::ErpClient>(network.get(), service);
        isFilled = putTickets(mirror);
        for (int i = 0; i < 60; ++i) {
            QJsonObject document = ticketDocument(i);
            if (i >= 58) { // as putTickets() relates them
                document.insert(u"parent_issue"_s,
                    ticketDocument(i == 58 ? 56 : 58).value("name"_L1).toString());
            }
            erp.put(document.value("name"_L1).toString(), document);
        }
    }
    ~TicketDesk() { close(); }

    bool open()
    {
        queue = std::make_unique<Outbox::WriteQueue>(directory.filePath(u"outbox.sqlite"_s),
            client.get(),
            Outbox::WriteQueue::Options{.firstWait = std::chrono::milliseconds(5),
                .longestWait = std::chrono::milliseconds(40)});
        Outbox::keepInMirror(queue.get(), &mirror, &map);
        controller = std::make_unique<TicketsController>(
            &mirror, client.get(), directory.filePath(u"opened"_s));
        writing = controller->writing();
        writing->reply()->setLookDelays({std::chrono::milliseconds(1)});
        writing->connectTo(queue.get(), &map, directory.path(), u"tickets"_s);
        queue->start();
        controller->activate();
        return isFilled && QTest::qWaitFor([this] {
            return queue->isLoaded() && writing->drafts()->isLoaded() && controller->isListed();
        }) && show(id);
    }
    bool show(const QString &ticket)
    {
        controller->open(ticket);
        return QTest::qWaitFor([this, ticket] {
            return controller->isLoaded() && controller->ticketId() == ticket
                && !writing->edits()->status().value.isEmpty()
                && (ticket != id || !writing->reply()->suggestions().isEmpty());
        });
    }
    void close()
    {
        controller.reset();
        writing = nullptr;
        queue.reset();
    }
    [[nodiscard]] QString atServer(const QString &field) const
    {
        return erp.document(id).value(field).toVariant().toString();
    }
    /// What was posted to a method or a doctype.
    [[nodiscard]] QList<QJsonObject> posted(const QByteArray &where) const
    {
        QList<QJsonObject> bodies;
        for (const SeenRequest &request : erp.server.requests()) {
            if (request.verb == "POST" && request.target.contains(where)) {
                bodies += QJsonDocument::fromJson(request.body).object();
            }
        }
        return bodies;
    }
    [[nodiscard]] static ScriptedAnswer message(const QJsonValue &value)
    {
        return FakeHttpServer::json(
            QJsonDocument(QJsonObject{{u"message"_s, value}}).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] static ScriptedAnswer rows(const QJsonArray &all)
    {
        return FakeHttpServer::json(
            QJsonDocument(QJsonObject{{u"data"_s, all}}).toJson(QJsonDocument::Compact));
    }

    EventDrain drain;
    QTemporaryDir directory;
    FakeErp erp;
    FakeErp::Hook before; ///< asked first
    std::unique_ptr<QNetworkAccessManager> network;
    std::unique_ptr<Erp::ErpClient> client;
    Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    std::unique_ptr<Outbox::WriteQueue> queue;
    std::unique_ptr<TicketsController> controller;
    TicketWriting *writing = nullptr;
    QString id = ticketDocument(58).value("name"_L1).toString();
    QJsonArray communications; ///< what a list of them answers
    bool isDown = false;
    bool isFilled = false;

private:
    std::optional<ScriptedAnswer> answer(const SeenRequest &request)
    {
        if (isDown) {
            return FakeErp::lost();
        }
        if (before) {
            if (const auto instead = before(request)) {
                return instead;
            }
        }
        if (request.verb == "GET" && request.target.contains("/resource/Communication?")) {
            return rows(communications);
        }
        if (request.verb == "GET"
            && (request.target.contains("/resource/File?")
                || request.target.contains("/resource/Issue?"))) {
            return rows({});
        }
        return {};
    }
};

} // namespace FibreDesk::Tests
