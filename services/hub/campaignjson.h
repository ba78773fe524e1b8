// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaign.h"

#include <QJsonArray>
#include <QJsonObject>

/// Campaigns back into the hub's JSON, so that what was read can be kept for the time without a
/// network and read again by hubcodec.h.
namespace FibreDesk::Hub {

[[nodiscard]] QJsonObject campaignToJson(const Campaign &campaign);
[[nodiscard]] QJsonArray campaignsToJson(const std::vector<CampaignSummary> &campaigns);

} // namespace FibreDesk::Hub
