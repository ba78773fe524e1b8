// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "tickets/attachment.h"

#include <QCoroTask>
#include <QStringList>

#include <vector>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

namespace FibreDesk::Tickets {

/// What only the server can say of a ticket, now: it is asked when the ticket is looked at.
struct LiveTicket {
    QStringList assigned{}; ///< to whom ERPNext itself has assigned it
    QStringList seenBy{}; ///< who has opened it since it last changed
    bool isSeenTold = false; ///< the server keeps track of who has seen it
    std::vector<Attachment> attachments{};

    bool operator==(const LiveTicket &) const = default;
};

/// `messages`: ids of the ticket's messages, whose files are among the attachments.
[[nodiscard]] QCoro::Task<Result<LiveTicket>> fetchLiveTicket(
    Erp::ErpClient *erp, QString ticket, QStringList messages, RequestScope *scope);

} // namespace FibreDesk::Tickets
