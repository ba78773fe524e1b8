// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace FibreDesk::Gps {
class PositionFeed;
}

namespace FibreDesk::Dispatch {

class DispatchController;

/// Hands what the good fixes of the feed tell to the desk, as long as both live: gathered over a
/// moment, and only the devices that were heard, so that a large fleet costs what it reports.
void connectPositions(Gps::PositionFeed *feed, DispatchController *desk);

} // namespace FibreDesk::Dispatch
