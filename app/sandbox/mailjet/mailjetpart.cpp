// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailjet/mailjetpart.h"

#include "smtp/smtpsink.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

const QString apiKey = u"sandbox-mailjet-key"_s;
const QString apiSecret = u"sandbox-mailjet-secret"_s;

} // namespace

MailjetPart::MailjetPart(SmtpSink *relay)
    : m_relay(relay)
{
    connect(relay, &SmtpSink::mailReceived, this, &MailjetPart::handleMail);
}

QString MailjetPart::name() const
{
    return u"mailjet"_s;
}

bool MailjetPart::start(Sandbox &sandbox, QString *error)
{
    m_server = std::make_unique<HttpServer>(name(), &sandbox.faults());
    const quint16 port = sandbox.extraPort(1);
    if (!m_server->listen(port)) {
        *error = u"cannot listen for mailjet on port %1: %2"_s.arg(
            QString::number(port), m_server->errorString());
        return false;
    }
    m_server->route("/v3/REST", this);
    sandbox.say(u"mailjet %1"_s.arg(m_server->url()));
    return true;
}

void MailjetPart::addToProfile(QSettings &profile) const
{
    profile.setValue("mailjet/url"_L1, m_server->url());
    profile.setValue("mailjet/key"_L1, apiKey);
    profile.setValue("mailjet/secret"_L1, apiSecret);
}

QJsonObject MailjetPart::state() const
{
    return {{u"messages"_s, qint64(m_messages.size())}};
}

void MailjetPart::handleMail(const ReceivedMail &mail)
{
    if (!mail.customId.isEmpty())
        m_messages.insert(mail.customId, {++m_lastId, mail.at, mail.size});
}

void MailjetPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QByteArray wanted = "Basic " + (apiKey + u':' + apiSecret).toUtf8().toBase64();
    const auto refuse = [&exchange](int status, const QString &message) {
        exchange->sendJson(status,
            {{u"ErrorInfo"_s, u""_s}, {u"ErrorMessage"_s, message}, {u"StatusCode"_s, status}});
    };
    if (request.header("authorization") != wanted) {
        refuse(401, u"API key authentication/authorization failure"_s);
        return;
    }
    if (request.segments() != QStringList{u"v3"_s, u"REST"_s, u"message"_s}
        || request.method != "GET") {
        refuse(404, u"Object not found"_s);
        return;
    }
    const QString customId = request.query(u"CustomID");
    const bool isShown = request.query(u"ShowCustomID") == "true"_L1;
    QJsonArray data;
    for (const Message &message : m_messages.values(customId)) {
        data.append(QJsonObject{{u"ID"_s, message.id},
            {u"ArrivedAt"_s, message.arrived.toString(Qt::ISODate)},
            {u"MessageSize"_s, qint64(message.size)}, {u"Status"_s, u"sent"_s},
            {u"CustomID"_s, isShown ? customId : QString()}});
    }
    exchange->sendJson(
        200, {{u"Count"_s, data.size()}, {u"Data"_s, data}, {u"Total"_s, data.size()}});
}

} // namespace FibreDesk::Sandbox
