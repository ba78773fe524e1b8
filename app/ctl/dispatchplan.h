// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

namespace FibreDesk::Ctl {

/// `dispatch suggest DJ [--date D]`.
[[nodiscard]] QCoro::Task<Result<void>> suggestPlaces(Context *context, Invocation invocation);

/// `dispatch plan --date D [--apply] …`: with --apply each change is written, conflict-checked by
/// the document that was planned with.
[[nodiscard]] QCoro::Task<Result<void>> planDay(Context *context, Invocation invocation);
[[nodiscard]] std::vector<OptionSpec> planOptions();

} // namespace FibreDesk::Ctl
