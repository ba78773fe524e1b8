// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"
#include "sandbox.h"

#include <QTcpServer>

#include <functional>

namespace FibreDesk::Sandbox {

/// The public status of what the sandbox does not play otherwise: both Authentiks, the gateways,
/// the portal, the website; and a port where an old database greets. All on one server, each under
/// a name of its own.
class PlatformPart : public Part, public Service {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

private:
    std::unique_ptr<HttpServer> m_server;
    QTcpServer m_database;
    std::function<bool()> m_isUnwell;
};

} // namespace FibreDesk::Sandbox
