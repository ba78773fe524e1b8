// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "mailrun/ledger.h"

#include <QPointer>

namespace FibreDesk::MailRun {

/// Settles what a process left behind that ended in the middle, without sending anything: what may
/// have left is uncertain from now on, the rest waits, or is excluded where the campaign was
/// cancelled. Nothing where a process sends the campaign.
[[nodiscard]] QCoro::Task<Result<void>> takeUpLeftovers(
    QPointer<Ledger> ledger, QString campaignId, Clock clock = Clock());

/// Cancels a campaign that nobody sends now, for good: what waits is excluded. Conflict, naming the
/// process, where one sends it.
[[nodiscard]] QCoro::Task<Result<void>> cancelUnsent(
    QPointer<Ledger> ledger, QString campaignId, Clock clock = Clock());

} // namespace FibreDesk::MailRun
