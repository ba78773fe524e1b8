// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

namespace FibreDesk::Ctl {

/// `cpe web …`: a device asked over its own page.
[[nodiscard]] VerbSpec cpeWebVerb();

} // namespace FibreDesk::Ctl
