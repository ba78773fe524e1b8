// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oidc/stafftokens.h"
#include "sandbox.h"

namespace FibreDesk::Sandbox {

class FrappeService;

/// The stand-in ERPNext on the "erp" port.
class ErpPart : public Part {
    Q_OBJECT
public:
    ErpPart();
    ~ErpPart() override;

    /// Who signed in is let in too, as the account of the fixed key.
    void setStaff(std::shared_ptr<const StaffTokens> staff) { m_staff = std::move(staff); }
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    /// "passwords" {"allowed": false}: our account is no System Manager; "custom-fields": an
    /// administrator adds a few.
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

private:
    std::shared_ptr<const StaffTokens> m_staff;
    Sandbox *m_sandbox = nullptr;
    std::unique_ptr<FrappeService> m_service;
};

} // namespace FibreDesk::Sandbox
