// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "dispatch/finding.h"

#include <QDate>

/// What the verbs of the dispatch noun say alike; in dispatch.cpp.
namespace FibreDesk::Ctl {

/// "08:05" of minutes since midnight.
[[nodiscard]] QString clockText(int minutes);
[[nodiscard]] QString findingName(const Dispatch::Finding &finding);
[[nodiscard]] QStringList findingNames(const Dispatch::Findings &findings);
/// The option --date, or what is wrong with it.
[[nodiscard]] std::expected<QDate, QString> dateOption(
    const Context *context, const Invocation &invocation, QDate otherwise);

} // namespace FibreDesk::Ctl
