// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/route/routeset.h"

#include <functional>

namespace FibreDesk::Dispatch {

/// Local search until nothing gets better or `isOver` says so: up to three neighbouring stops go
/// elsewhere (or-opt, relocate), two stops change places (exchange), two routes swap their tails
/// (2-opt*). Does nothing where stops wait for each other.
void exchangeStops(RouteSet &routes, const std::function<bool()> &isOver);

} // namespace FibreDesk::Dispatch
