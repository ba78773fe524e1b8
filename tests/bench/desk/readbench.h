// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

namespace FibreDesk::Bench {

/// Type-ahead and opening a customer, through the reader threads as the pages do it; beside bare
/// FTS5.
[[nodiscard]] Result<void> benchReads(const QString &mirrorFile);

} // namespace FibreDesk::Bench
