// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nouns.h"

namespace FibreDesk::Ctl {

std::vector<NounSpec> allNouns()
{
    return {doctorNoun(), erpNoun(), syncNoun(), searchNoun(), campaignsNoun(), mailNoun(),
        dispatchNoun(), gpsNoun(), {.name = QStringLiteral("cpe"), .verbs = {cpeOpticalVerb()}}};
}

} // namespace FibreDesk::Ctl
