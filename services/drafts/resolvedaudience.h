// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/matching.h"
#include "drafts/draft.h"

#include <functional>
#include <memory>
#include <vector>

namespace FibreDesk::Drafts {

using Customers = std::shared_ptr<const std::vector<Audience::CustomerKeys>>;

/// The recipients with every decision applied: a pure function of the choice and the customers, to
/// be made on a worker thread.
struct ResolvedAudience {
    std::vector<Audience::ListedRecipient> recipients{};
    Audience::Matching matching{};
    Customers customers{};
    qsizetype fileRows = 0;
};

/// The customers of the mirror as what recipients are recognised by.
[[nodiscard]] std::vector<Audience::CustomerKeys> customerKeys(
    const std::vector<Store::AudienceCustomer> &customers);

/// A filter's customers as a table with its columns, so that they are read as any other list is.
[[nodiscard]] Text::CsvTable customerTable(const std::vector<Store::AudienceCustomer> &customers);
[[nodiscard]] std::vector<Audience::Column> customerColumns();

/// `chosen` are the filter's customers where that is the source. Nothing where `isCancelled` said
/// so on the way.
[[nodiscard]] std::optional<ResolvedAudience> resolve(const AudienceChoice &choice,
    const Customers &customers, const std::vector<Store::AudienceCustomer> &chosen = {},
    const std::function<bool()> &isCancelled = {});

/// What a decision is kept under: the file's line, or the customer.
[[nodiscard]] QString rowKey(Source source, const Audience::ListedRecipient &recipient);

/// "fr" or "en" as the row says it, else as the customer it was matched to has it; empty = neither
/// does, and French is sent.
[[nodiscard]] QString languageOf(const ResolvedAudience &audience, qsizetype recipient);

/// The campaign's row of one recipient, excluded ones with the reason.
[[nodiscard]] QJsonObject campaignRow(const ResolvedAudience &audience, qsizetype recipient);
/// All of them, in their order.
[[nodiscard]] Compose::RecipientRows campaignRows(const ResolvedAudience &audience);
/// Those who will be written to, and which recipients they are.
[[nodiscard]] Compose::RecipientRows mailedRows(
    const ResolvedAudience &audience, std::vector<qsizetype> &indexes);

} // namespace FibreDesk::Drafts
