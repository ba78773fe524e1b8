// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "cpe/devicefacts.h"
#include "cpe/snmp/opticsmap.h"
#include "cpe/snmp/readbudget.h"
#include "cpe/snmp/snmpclient.h"

#include <QHash>

#include <vector>

namespace FibreDesk::Cpe {

/// What every agent tells of itself.
struct SnmpSystem {
    QString description{};
    Oid objectId{};
    QString name{};
    std::chrono::milliseconds upTime{}; ///< of the agent; from 0 again after 497 days
    QDateTime readAt{}; ///< UTC

    bool operator==(const SnmpSystem &) const = default;
};

/// One interface of IF-MIB.
struct SnmpInterface {
    quint32 index = 0;
    QString name{};
    QString alias{};
    QString state{}; ///< "up", "down", "lowerLayerDown" …; empty = not told
    std::optional<qint64> megabits{};
    std::optional<CounterReading> received{}; ///< octets
    std::optional<CounterReading> sent{};
    QDateTime readAt{}; ///< UTC
};

/// One customer's ONT, as its records name it.
struct OntQuestion {
    QString serial{};
    QString port{}; ///< "olt-3/1/7/42"
};

struct OntReading {
    DeviceFacts facts{};
    OntPort port{};
    QString vendor{};
    bool isAssumed = false; ///< the mapping was never checked on a device of this vendor
    QString mapping{}; ///< the file it stands in
    ReadBudget budget{}; ///< after this reading
    QStringList missing{}; ///< what the OLT has no value for: "oltRx: not available"
};

/// Reads OLTs: single ONTs on demand and within the budget, interfaces and the system at will.
/// Never writes. What it is given has to outlive it, and it its calls.
class OltReader {
public:
    /// \p dataDirectory: where the desk's own mapping file may be.
    OltReader(SnmpSettings settings, BudgetKeeper *budget, QString dataDirectory, Clock clock = {});

    [[nodiscard]] QCoro::Task<Result<SnmpSystem>> readSystem(
        SnmpTarget target, RequestScope *scope = nullptr);
    /// The interface of that name, or the one whose name ends with it as a path ("1/7" finds
    /// "GPON 0/1/7"). Conflict where several do.
    [[nodiscard]] QCoro::Task<Result<SnmpInterface>> readInterface(
        SnmpTarget target, QString name, RequestScope *scope = nullptr);
    /// A device that speaks SNMP itself: up-time and ports, as facts.
    [[nodiscard]] QCoro::Task<Result<DeviceFacts>> readDevice(
        SnmpTarget target, QString serial, RequestScope *scope = nullptr);

    /// Levels and state of one ONT: one question to the OLT, sent once, counted before it is sent.
    [[nodiscard]] QCoro::Task<Result<OntReading>> readOnt(
        OntQuestion question, RequestScope *scope = nullptr);
    /// One ONT on each of several OLTs. More than one of the same OLT would be a sweep, and sweeps
    /// have taken line cards down: refused as a whole, with nothing read.
    [[nodiscard]] QCoro::Task<Result<std::vector<Result<OntReading>>>> readOnts(
        QList<OntQuestion> questions, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<ReadBudget>> budgetOf(QString olt);
    /// The mapping in use; its file is read anew each time, off this thread.
    [[nodiscard]] QCoro::Task<Result<OpticsMap>> mapping() const;
    [[nodiscard]] const SnmpSettings &settings() const { return m_settings; }

private:
    [[nodiscard]] QCoro::Task<Result<Oid>> systemOf(QString olt, RequestScope *scope);

    SnmpSettings m_settings;
    BudgetKeeper *m_budget;
    QString m_dataDirectory;
    Clock m_clock;
    SnmpClient m_client;
    QHash<QString, Oid> m_systems; ///< sysObjectID by OLT: it changes with the OLT itself only
};

} // namespace FibreDesk::Cpe
