// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace FibreDesk::Gps {
class PositionFeed;
}

namespace FibreDesk::Dispatch {

class DispatchController;

/// Hands every good fix of the feed to the desk, as long as both live.
void connectPositions(Gps::PositionFeed *feed, DispatchController *desk);

} // namespace FibreDesk::Dispatch
