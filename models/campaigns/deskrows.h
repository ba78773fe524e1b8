// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignrow.h"
#include "campaigntotals.h"
#include "mailrun/ledgerqueries.h"

namespace FibreDesk {

/// A row of the ledger as the table shows it. \p isSending: some process sends the campaign;
/// without one nobody knows what became of a mail in flight.
[[nodiscard]] CampaignRow rowOf(
    const MailRun::RowRecord &record, const MailRun::RowName &name, bool isSending);
[[nodiscard]] CampaignTotals totalsOf(const MailRun::RunTotals &totals);

} // namespace FibreDesk
