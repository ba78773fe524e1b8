// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

namespace FibreDesk::ProfileTrouble {

/// Why a profile cannot be used, for people: one sentence that names section and key, without the
/// file. What it has no words for stays as it is.
[[nodiscard]] QString sentence(const Error &error, const QString &file);

} // namespace FibreDesk::ProfileTrouble
