// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nouns.h"

#include "cpeweb.h"

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

std::vector<NounSpec> allNouns()
{
    return {doctorNoun(), erpNoun(), syncNoun(), searchNoun(), campaignsNoun(), mailNoun(),
        dispatchNoun(), gpsNoun(), NounSpec{.name = u"cpe"_s, .verbs = {cpeWebVerb()}}};
}

} // namespace FibreDesk::Ctl
