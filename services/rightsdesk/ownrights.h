// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/profile.h"
#include "core/requestscope.h"
#include "rights/grants.h"
#include "rights/rules.h"

#include <QCoroTask>
#include <QStringList>
#include <QUrl>

namespace FibreDesk::Erp {
class ErpClient;
}
namespace FibreDesk::Hub {
class HubClient;
}

/// What the servers say that one may do here, asked for by the window and the command line alike.
namespace FibreDesk::Rights {

/// Where it is kept, beside the mirror; per server and user.
[[nodiscard]] QString grantsFileFor(const Profile &profile);

struct OwnQuestion {
    Erp::ErpClient *erp = nullptr; ///< null = not asked
    QUrl server{};
    Hub::HubClient *hub = nullptr; ///< null = there is none
    QStringList doctypes{};
    QStringList groups{}; ///< of the sign-in
    Rules rules{};
    Grants before{};
};

struct OwnAnswer {
    Grants grants{};
    std::optional<Error> problem{}; ///< of what could not be asked; the rest is new
};

/// Everything in it outlives the answer, but for what the scope ends.
[[nodiscard]] QCoro::Task<OwnAnswer> askOwnRights(OwnQuestion question, RequestScope *scope);

} // namespace FibreDesk::Rights
