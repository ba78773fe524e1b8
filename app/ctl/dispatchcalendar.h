// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

namespace FibreDesk::Ctl {

/// `dispatch calendar [DT] --from D --to D --output FILE.ics`.
[[nodiscard]] QCoro::Task<Result<void>> writeDays(Context *context, Invocation invocation);

} // namespace FibreDesk::Ctl
