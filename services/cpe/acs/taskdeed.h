// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oversight.h"
#include "cpe/acs/taskjournal.h"

namespace FibreDesk::Cpe::Acs {

/// The right that a task needs, by the names of actions in resources/rights/groups.json; empty =
/// it only reads.
[[nodiscard]] QString rightFor(TaskName name);
/// What was done to a device, for the list of what was done; each state of a task is told once.
[[nodiscard]] Deed deedOf(const WatchedTask &task);

} // namespace FibreDesk::Cpe::Acs
