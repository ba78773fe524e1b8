// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sandbox.h"
#include "tplink/gateway.h"

namespace FibreDesk::Sandbox {

/// The own web pages of a few customers' gateways, of both families, with and without TLS. Their
/// addresses stand in the equipment's record.
class TpLinkPart : public Part {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;
    [[nodiscard]] QJsonObject state() const override;
    /// "new-certificate", "unlock", "other-session", "password", "stumble", "set", each of a
    /// "serial".
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    [[nodiscard]] const std::vector<std::unique_ptr<Gateway>> &gateways() const
    {
        return m_gateways;
    }

private:
    std::vector<std::unique_ptr<Gateway>> m_gateways;
};

} // namespace FibreDesk::Sandbox
