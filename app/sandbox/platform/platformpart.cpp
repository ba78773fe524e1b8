// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/platformpart.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr int firstPort = 60;

QByteArray greeting()
{
    QByteArray body("\x0a", 1); // the protocol
    body += "5.5.5-10.11.6-MariaDB-sandbox";
    body += QByteArray(32, '\0');
    QByteArray packet;
    packet += char(body.size());
    packet += QByteArray(3, '\0');
    return packet + body;
}

} // namespace

QString PlatformPart::name() const
{
    return u"platform"_s;
}

void PlatformPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(name(), u"sms-trouble"_s, u"Twilio says of itself that SMS are delayed"_s);
}

bool PlatformPart::start(Sandbox &sandbox, QString *error)
{
    m_server = std::make_unique<HttpServer>(name(), &sandbox.faults());
    if (!m_server->listen(sandbox.extraPort(firstPort))
        || !m_database.listen(QHostAddress::LocalHost, sandbox.extraPort(firstPort + 1))) {
        *error = u"cannot listen for the platform: %1"_s.arg(m_server->errorString());
        return false;
    }
    m_server->route("/", this);
    connect(&m_database, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *guest = m_database.nextPendingConnection()) {
            connect(guest, &QTcpSocket::disconnected, guest, &QObject::deleteLater);
            guest->write(greeting());
        }
    });
    m_isUnwell = [&faults = sandbox.faults()] {
        return faults.peek(u"platform"_s, u"sms-trouble"_s).has_value();
    };
    sandbox.say(u"platform %1"_s.arg(m_server->url()));
    return true;
}

void PlatformPart::addToProfile(QSettings &profile) const
{
    const auto put = [this, &profile](const QString &key, const QString &path) {
        profile.setValue(u"platform/"_s + key, QString(m_server->url() + path));
    };
    put(u"authentik_staff"_s, u"/staff/-/health/live/"_s);
    put(u"authentik_customers"_s, u"/clients/-/health/live/"_s);
    put(u"twilio"_s, u"/twilio/api/v2/status.json"_s);
    put(u"stripe"_s, u"/stripe/healthcheck"_s);
    put(u"docuseal"_s, u"/docuseal/up"_s);
    put(u"n8n"_s, u"/n8n/healthz"_s);
    put(u"portal"_s, u"/portal/"_s);
    put(u"website"_s, u"/website/"_s);
    profile.setValue("legacy/host"_L1, u"127.0.0.1"_s);
    profile.setValue("legacy/port"_L1, m_database.serverPort());
}

void PlatformPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QString system = request.segments().value(0);
    if (system == "staff"_L1 || system == "clients"_L1) {
        exchange->send(HttpResponse::text(204, {}));
    } else if (system == "twilio"_L1) {
        const bool isUnwell = m_isUnwell();
        exchange->sendJson(200,
            {{u"page"_s, QJsonObject{{u"name"_s, u"Twilio"_s}}},
                {u"status"_s,
                    QJsonObject{{u"indicator"_s, isUnwell ? u"major"_s : u"none"_s},
                        {u"description"_s,
                            isUnwell ? u"SMS to Canada are delayed"_s
                                     : u"All Systems Operational"_s}}}});
    } else if (system == "n8n"_L1 || system == "stripe"_L1) {
        exchange->sendJson(200, {{u"status"_s, u"ok"_s}});
    } else if (system == "docuseal"_L1 || system == "portal"_L1 || system == "website"_L1) {
        exchange->send(HttpResponse::html(
            200, u"<!doctype html><title>%1</title><p>Fibre du Lac</p>"_s.arg(system)));
    } else {
        exchange->send(HttpResponse::text(404, u"not found"_s));
    }
}

} // namespace FibreDesk::Sandbox
