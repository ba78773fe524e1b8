// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

namespace FibreDesk::Dispatch {

/// When the jobs of a board really begin and end, by what has happened: actual times and states,
/// the time of day, where the technicians are, and what comes before in the lane and in the chain.
/// Only delay is passed on; a plan that was wrong from the start is another finding.
void projectReality(Board &board, const BoardInput &input);

} // namespace FibreDesk::Dispatch
