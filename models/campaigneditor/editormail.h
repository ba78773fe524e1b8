// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/campaignfile.h"
#include "core/error.h"
#include "mail/attempt.h"

#include <QCoroTask>
#include <QString>

#include <functional>

namespace FibreDesk {

/// What the editor asks of the desk's mail. Without functions there is no mail server.
struct EditorMail {
    /// Writes the campaign down and begins to send it.
    std::function<QCoro::Task<Result<void>>(Compose::CampaignFile campaign, QString name)> start{};
    /// One row to somebody else, and what the server said.
    std::function<QCoro::Task<Result<Mail::Attempt>>(
        Compose::CampaignFile campaign, int row, QString address)>
        test{};
    QString server{}; ///< "host:port"
    QString from{}; ///< the profile's sender
    double ratePerSecond = 0; ///< 0 = no limit
    int connections = 1;

    [[nodiscard]] bool canSend() const { return start && test; }
};

} // namespace FibreDesk
