// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/fleetrun.h"

#include <QCoreApplication>

namespace FibreDesk {

/// What an action on many devices is called, and what became of each, for people.
class DeviceBulkWords {
    Q_DECLARE_TR_FUNCTIONS(DeviceBulkWords)

public:
    /// "Add the tag “vip”".
    [[nodiscard]] static QString title(const Cpe::Acs::FleetAction &action);
    [[nodiscard]] static QString outcome(Cpe::Acs::FleetOutcome outcome);
    /// The name of one of the theme's.
    [[nodiscard]] static QString tone(Cpe::Acs::FleetOutcome outcome);
    [[nodiscard]] static QString skip(Cpe::Acs::SkipReason reason);
    /// What there is to say beyond the outcome: why, from what to what, until when.
    [[nodiscard]] static QString reason(const Cpe::Acs::FleetItem &item,
        const Cpe::Acs::FleetAction &action, const QString &language);
    /// Why a run went no further; empty where it did.
    [[nodiscard]] static QString stopped(const Cpe::Acs::FleetRun &run);
    /// For the customer's time line.
    [[nodiscard]] static QString log(
        const Cpe::Acs::FleetItem &item, const Cpe::Acs::FleetAction &action);
};

} // namespace FibreDesk
