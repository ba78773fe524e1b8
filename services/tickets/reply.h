// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

namespace FibreDesk::Tickets {

/// An answer to the customer on its way to ERPNext, which keeps it as a Communication and sends it.
struct Reply {
    QString ticket{};
    QStringList recipients{};
    QStringList cc{};
    QString subject{};
    QString html{};
    QStringList attachments{}; ///< names of File documents
    QString clientId{}; ///< goes along where nobody sees it
    QStringList knownBefore{}; ///< the ticket's messages before it was sent
    QDateTime sentAt{};
};

/// What of it reached the server, in its own words.
struct SentReply {
    QString communication{};
    QString notSentTo{}; ///< who will not get it, as ERPNext says; empty = everybody

    bool operator==(const SentReply &) const = default;
};

[[nodiscard]] QJsonObject replyArguments(const Reply &reply);

/// True where the server said no, or nothing ever reached it: then no mail was made.
[[nodiscard]] bool isSurelyNotSent(const Error &error);

/// One request. Whatever leaves it open whether a mail was made is Uncertain: look before sending
/// again.
[[nodiscard]] QCoro::Task<Result<SentReply>> sendReply(
    Erp::ErpClient *erp, Reply reply, RequestScope *scope);

/// The Communication that an answer became, by its client id; where the server strips what nobody
/// sees, by its words, its recipients and its time, which is one of `siteZone`. Empty = none.
[[nodiscard]] QCoro::Task<Result<QString>> findReply(
    Erp::ErpClient *erp, Reply reply, QTimeZone siteZone, RequestScope *scope);

} // namespace FibreDesk::Tickets
