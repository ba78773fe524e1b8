// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignrow.h"
#include "campaigntotals.h"
#include "hub/campaign.h"

namespace FibreDesk {

/// A row of the hub as the table shows it.
[[nodiscard]] CampaignRow rowOf(const Hub::Recipient &recipient);
[[nodiscard]] std::vector<CampaignRow> rowsOf(const std::vector<Hub::Recipient> &recipients);
[[nodiscard]] CampaignTotals totalsOf(const Hub::CampaignTotals &totals);

/// When the hub last touched the row; invalid = it does not say.
[[nodiscard]] QDateTime lastTouched(const Hub::Recipient &recipient);
/// The row was touched after this update, which is then no news.
[[nodiscard]] bool isNewerThan(const Hub::Recipient &recipient, const Hub::RecipientUpdate &update);

} // namespace FibreDesk
