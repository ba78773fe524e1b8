// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sandbox.h"
#include "snmp/snmpagent.h"

#include <QElapsedTimer>

namespace FibreDesk::Sandbox {

/// The OLTs: one agent per OLT that the ports of the world's locations name, in the shape of Huawei
/// (odd numbers) or ZTE (even ones). Each ONT has the level of its serial; see world/optics.h.
class SnmpPart : public Part {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    /// "level" {serial, ont, olt, state}: from now on; a level may be null = not available
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

private:
    struct Place {
        int olt = 0;
        quint32 slot = 0;
        quint32 port = 0;
        quint32 ont = 0;
    };
    struct Olt {
        int number = 0;
        QString name{};
        std::unique_ptr<SnmpAgent> agent{};
        [[nodiscard]] bool isZte() const { return number % 2 == 0; }
    };

    [[nodiscard]] static std::optional<Place> placeOf(const QString &port);
    void fill(const Olt &olt);
    void fillInterfaces(const Olt &olt);
    static void setOnt(const Olt &olt, const Place &place, std::optional<double> ont,
        std::optional<double> oltLevel, bool isOnline);
    [[nodiscard]] bool isMeant(const QString &kind, const QString &olt) const;
    [[nodiscard]] std::optional<int> delayOf(const QString &olt);

    World *m_world = nullptr;
    FaultBoard *m_faults = nullptr;
    std::map<int, Olt> m_olts;
    QElapsedTimer m_upTime;
};

} // namespace FibreDesk::Sandbox
