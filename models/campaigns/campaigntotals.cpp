// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaigntotals.h"

namespace FibreDesk {

CampaignTotals CampaignTotals::of(const std::vector<CampaignRow> &rows)
{
    using Status = CampaignRow::Status;
    Counts counts;
    counts.recipients = static_cast<int>(rows.size());
    for (const CampaignRow &row : rows) {
        switch (row.status) {
        case Status::Clicked:
            ++counts.clicked;
            [[fallthrough]];
        case Status::Opened:
            ++counts.opened;
            [[fallthrough]];
        case Status::Sent:
            ++counts.sent;
            counts.giftClicked += row.isGiftClicked ? 1 : 0;
            break;
        case Status::Failed:
            ++counts.failed;
            break;
        case Status::Uncertain:
            ++counts.uncertain;
            break;
        case Status::Waiting:
            ++counts.waiting;
            break;
        case Status::Excluded:
            ++counts.excluded;
            break;
        }
    }
    return CampaignTotals(counts);
}

} // namespace FibreDesk
