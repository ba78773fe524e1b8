// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "routing/routinganswers.h"
#include "sandbox.h"

#include <QThreadPool>

#include <mutex>

namespace FibreDesk::Sandbox {

/// A routing service as OSRM offers it, on the region's own roads: the technicians' vans take as
/// long as it says.
class RoutingPart : public Part, public Service {
    Q_OBJECT
public:
    RoutingPart();
    ~RoutingPart() override;

    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;
    [[nodiscard]] HttpResponse faultResponse(
        int status, const Fault &fault, const HttpRequest &request) const override;

private:
    [[nodiscard]] RoutingMood mood();
    [[nodiscard]] const RoadNetwork &roads();

    const Region *m_region = nullptr;
    FaultBoard *m_faults = nullptr;
    QString m_url;
    std::once_flag m_roadsMade;
    std::unique_ptr<RoadNetwork> m_roads; ///< made by the first request, off the main thread
    QThreadPool m_pool;
    qint64 m_answered = 0;
};

} // namespace FibreDesk::Sandbox
