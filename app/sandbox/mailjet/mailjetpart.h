// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"
#include "sandbox.h"

#include <QDateTime>
#include <QHash>

namespace FibreDesk::Sandbox {

class SmtpSink;
struct ReceivedMail;

/// The mail service's own account of what its relay took: GET /v3/REST/message?CustomID=…, asked
/// with key and secret; shows the custom id itself for ShowCustomID=true only. Knows exactly the
/// mails the sink has kept, whatever their sender was told.
class MailjetPart : public Part, public Service {
    Q_OBJECT
public:
    explicit MailjetPart(SmtpSink *relay);

    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

private:
    struct Message {
        qint64 id = 0;
        QDateTime arrived{};
        qsizetype size = 0;
    };
    void handleMail(const ReceivedMail &mail);

    SmtpSink *m_relay;
    std::unique_ptr<HttpServer> m_server;
    QMultiHash<QString, Message> m_messages; ///< by custom id
    qint64 m_lastId = 1152921500000000000;
};

} // namespace FibreDesk::Sandbox
