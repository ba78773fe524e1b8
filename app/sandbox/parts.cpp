// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

#include "smtp/smtppart.h"
#include "tiles/tilespart.h"

namespace FibreDesk::Sandbox {

void addParts(Sandbox &sandbox)
{
    sandbox.addPart(std::make_unique<SmtpPart>());
    sandbox.addPart(std::make_unique<TilesPart>());
}

QString controlHelp()
{
    return {};
}

} // namespace FibreDesk::Sandbox
