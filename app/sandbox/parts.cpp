// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

namespace FibreDesk::Sandbox {

void addParts(Sandbox &sandbox)
{
}

QString controlHelp()
{
    return {};
}

} // namespace FibreDesk::Sandbox
