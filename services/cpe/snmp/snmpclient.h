// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/snmp/snmpsettings.h"
#include "cpe/snmp/snmpvalue.h"

#include <QCoroTask>

#include <memory>

namespace FibreDesk {
class RequestScope;
}

namespace FibreDesk::Cpe {

class SnmpLoop;

/// Asks SNMP agents. All clients of a process share one thread, which waits for all agents at once:
/// however many are silent, the others are answered as if they were alone. Nothing is ever set.
class SnmpClient {
public:
    static constexpr qsizetype mostObjects = 60; ///< of one GET
    static constexpr int mostRows = 8192; ///< of one walk

    struct Rows {
        QList<VarBind> rows{};
        bool isWhole = true; ///< not ended by the bound
    };

    SnmpClient();
    ~SnmpClient();
    Q_DISABLE_COPY_MOVE(SnmpClient)

    /// One GET, answered in the order of the question. An object the agent does not have is no
    /// error: its value says so. Aborting the scope ends it with Cancelled.
    [[nodiscard]] QCoro::Task<Result<QList<VarBind>>> get(
        SnmpTarget target, QList<Oid> objects, RequestScope *scope = nullptr);

    /// The column below `root` by GETBULK, up to a bound. Only in the tables of interfaces:
    /// whatever is kept per ONT is never walked.
    [[nodiscard]] QCoro::Task<Result<Rows>> walk(
        SnmpTarget target, Oid root, int most = mostRows, RequestScope *scope = nullptr);

    [[nodiscard]] static bool mayBeWalked(const Oid &root);

private:
    std::shared_ptr<SnmpLoop> m_loop;
};

} // namespace FibreDesk::Cpe
