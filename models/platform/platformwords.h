// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "health/healthboard.h"

#include <QString>

namespace FibreDesk::PlatformWords {

/// "ERPNext", "Customer portal", …; the id itself where it is none of ours.
[[nodiscard]] QString name(const QString &id);
/// What a user of the desk misses while it is down, in one sentence.
[[nodiscard]] QString affected(const QString &id);
[[nodiscard]] QString state(const Health::SystemHealth &health);
/// What the last answer leaves open; empty = nothing.
[[nodiscard]] QString note(const Health::SystemHealth &health);

} // namespace FibreDesk::PlatformWords
