// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

namespace FibreDesk::Bench {

/// The first fill of an empty mirror; beside fetching some of the same pages and throwing them
/// away.
[[nodiscard]] Result<void> benchSync(const Profile &profile);

} // namespace FibreDesk::Bench
