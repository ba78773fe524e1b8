// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/failurecause.h"

#include <QDateTime>
#include <QString>

namespace FibreDesk {

/// One recipient of a campaign as the table shows it, wherever the campaign is sent from. Its
/// identity is `row`.
struct CampaignRow {
    enum class Status { Waiting, Sent, Opened, Clicked, Failed, Uncertain, Excluded };

    int row = -1;
    QString firstName{};
    QString lastName{};
    QString email{};
    QString language{}; ///< fr or en
    QString customer{}; ///< ERPNext's Customer
    QString address{}; ///< of the service
    QString match{}; ///< how the customer was found: "email 1.0"
    Status status = Status::Waiting;
    QString strangeStatus{}; ///< a word for the state that we do not know
    QString error{}; ///< the reason of the last failure, in the mail server's words
    int attempts = 0;
    QDateTime lastChange{};
    QString messageId{};
    bool isGiftClicked = false;
    QDateTime giftClickedAt{};

    // Known of the desk's own campaigns only.
    QString phase{}; ///< the last one completed, by its stable name ("rcpt", "afterDot")
    bool isOnItsWay = false; ///< waiting, and in the hands of a connection now
    bool isRefused = false; ///< for good: to be sent again only one by one, by a person who says so
    QString excludedReason{};
    QString evidence{}; ///< how an uncertain row was settled
    FailureCause cause{}; ///< key empty: read from the error

    [[nodiscard]] QString fullName() const { return (firstName + u' ' + lastName).trimmed(); }

    bool operator==(const CampaignRow &) const = default;
};

} // namespace FibreDesk
