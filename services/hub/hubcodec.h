// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "hub/campaign.h"
#include "hub/eventstreamparser.h"

#include <QJsonDocument>

#include <optional>
#include <vector>

/// The hub's JSON into values. Tolerant of what is missing or new; an answer of
/// another shape is ErrorKind::Protocol.
namespace FibreDesk::Hub {

[[nodiscard]] Result<std::vector<CampaignSummary>> campaignsFromJson(const QJsonDocument &answer);
[[nodiscard]] Result<Campaign> campaignFromJson(const QJsonDocument &answer);
[[nodiscard]] Recipient recipientFromJson(const QJsonObject &object, int row);
/// Lays the fields that are there over the row.
void applyFields(Recipient &recipient, const QJsonObject &fields);

/// The row update inside an event; nothing where the event is none or makes no
/// sense.
[[nodiscard]] std::optional<RecipientUpdate> recipientUpdateFromEvent(const StreamEvent &event);

/// A time as the hub writes it: ISO 8601 (without a zone: UTC) or milliseconds
/// since 1970.
[[nodiscard]] QDateTime timeFromJson(const QJsonValue &value);

} // namespace FibreDesk::Hub
