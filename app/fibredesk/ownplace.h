// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

namespace FibreDesk {

/// Where the person of this desk keeps a file or folder: what is typed and not sent is its
/// writer's. What an earlier version kept without a name becomes that of the first one who signs
/// in.
[[nodiscard]] QString ownPlace(const Profile &profile, const QString &name);

} // namespace FibreDesk
