// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/snmp/readbudget.h"
#include "cpe/snmp/snmpsettings.h"

#include <memory>

namespace FibreDesk {

namespace Hub {
class HubClient;
}

/// Who counts the reads of OLTs: the file of this desk, and the hub for all desks where there is
/// one.
class OltBudget {
public:
    /// `hub` may be null; it outlives this.
    OltBudget(Hub::HubClient *hub, const QString &dataDirectory, const Cpe::SnmpSettings &settings,
        const Clock &clock = Clock());

    [[nodiscard]] Cpe::BudgetKeeper *keeper() const;

private:
    std::unique_ptr<Cpe::FileBudget> m_local;
    std::unique_ptr<Cpe::SharedBudget> m_shared; ///< none without a hub
};

} // namespace FibreDesk
