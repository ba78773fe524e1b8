// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

/// One function per noun, each in a file of its own.
namespace FibreDesk::Ctl {

[[nodiscard]] NounSpec authNoun();
[[nodiscard]] NounSpec doctorNoun();
[[nodiscard]] NounSpec erpNoun();
[[nodiscard]] NounSpec syncNoun();
[[nodiscard]] NounSpec searchNoun();
[[nodiscard]] NounSpec campaignsNoun();
[[nodiscard]] NounSpec mailNoun();
[[nodiscard]] NounSpec dispatchNoun();
[[nodiscard]] NounSpec gpsNoun();
[[nodiscard]] NounSpec cpeNoun();
[[nodiscard]] NounSpec secretsNoun();
[[nodiscard]] NounSpec auditNoun();
[[nodiscard]] NounSpec usersNoun();
/// A verb of the noun "cpe".
[[nodiscard]] VerbSpec cpeOpticalVerb();

/// All of them, in the order of the help.
[[nodiscard]] std::vector<NounSpec> allNouns();

} // namespace FibreDesk::Ctl
