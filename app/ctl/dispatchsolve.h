// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

namespace FibreDesk::Ctl {

/// `dispatch solve FILE [--seconds s]`: an instance in Solomon's format under the pure distance
/// objective. Reaches no server.
[[nodiscard]] QCoro::Task<Result<void>> solveFile(Context *context, Invocation invocation);

} // namespace FibreDesk::Ctl
