// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/overseer.h"

namespace FibreDesk::Audit {

Entry Overseer::entryOf(Deed deed)
{
    return {.key = std::move(deed.key),
        .who = std::move(deed.who),
        .area = std::move(deed.area),
        .action = std::move(deed.action),
        .doctype = std::move(deed.doctype),
        .name = std::move(deed.name),
        .title = std::move(deed.title),
        .before = std::move(deed.before),
        .after = std::move(deed.after),
        .result = std::move(deed.result),
        .reason = std::move(deed.reason),
        .source = std::move(deed.source)};
}

} // namespace FibreDesk::Audit
