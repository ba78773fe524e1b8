// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "rights/grants.h"

#include <optional>

/// What was last known of somebody's rights, for a start without a network. Not on the window's
/// thread.
namespace FibreDesk::Rights {

/// Nothing where there is no file yet.
[[nodiscard]] Result<std::optional<Grants>> readGrants(const QString &file);
/// Readable by its owner only.
[[nodiscard]] Result<void> writeGrants(const QString &file, const Grants &grants);

} // namespace FibreDesk::Rights
