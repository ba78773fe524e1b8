// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nouns.h"

#include "cpeweb.h"

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

std::vector<NounSpec> allNouns()
{
    NounSpec cpe = cpeNoun();
    cpe.verbs.push_back(cpeWebVerb());
    cpe.verbs.push_back(cpeOpticalVerb());
    return {doctorNoun(), authNoun(), erpNoun(), syncNoun(), searchNoun(), campaignsNoun(),
        mailNoun(), dispatchNoun(), gpsNoun(), std::move(cpe), usersNoun(), auditNoun(),
        secretsNoun()};
}

} // namespace FibreDesk::Ctl
