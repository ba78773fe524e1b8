// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"

#include <QCoroTask>

namespace FibreDesk::Ctl {

/// `mail send`: from the file into the ledger, then runToEnd().
[[nodiscard]] QCoro::Task<Result<void>> sendCampaign(Context *context, Invocation invocation);

/// Sends what waits until every row is settled, and shows how it goes. An Error where not everybody
/// got the mail; the kind gives the exit code.
[[nodiscard]] QCoro::Task<Result<void>> runToEnd(Context *context, QString id);

/// What the rows came to, once nothing waits.
[[nodiscard]] QCoro::Task<Result<void>> sayOutcome(Context *context, QString id);

[[nodiscard]] Error noMailServer();

} // namespace FibreDesk::Ctl
