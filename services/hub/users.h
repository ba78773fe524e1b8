// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace FibreDesk::Hub {

struct UserInvite {
    QString fullName;
    QString email;
    QStringList groups;
    QStringList roles = {QStringLiteral("Employee")};
};

/// One of the things that an invitation does. What the hub does not say is not known, whatever is
/// usual.
struct InvitePart {
    enum class State {
        NotTold,
        Done,
        Existing, ///< it was so before
        Skipped, ///< the hub says that it left it out
        Failed,
    };

    State state = State::NotTold;
    QString words; ///< the hub's own: the reason of a failure, or what it adds

    bool operator==(const InvitePart &) const = default;
};

/// What came of an invitation, part by part.
struct InviteOutcome {
    InvitePart account; ///< at Authentik
    InvitePart groups;
    InvitePart mail; ///< with the temporary password
    InvitePart erpUser;
    std::optional<QStringList> groupsNow; ///< nothing = not told
    QString userId; ///< the hub's; empty = not told
    QJsonObject raw;

    /// At least one part is said to have failed.
    [[nodiscard]] bool hasFailure() const;
};

/// A colleague as the hub lists them; what it does not tell is not there.
struct HubUser {
    QString id; ///< the hub's own; its e-mail where it gives none
    QString fullName;
    QString email;
    std::optional<QStringList> groups;
    QDateTime lastLogin; ///< UTC; invalid = never, or not told
    bool isLastLoginTold = false;
    std::optional<bool> isDisabled;
    std::optional<bool> hasErpUser;
    QJsonObject raw;
};

/// To whom the link to the portal went. An empty list is the hub's way to say that it sent nothing
/// without saying why: no customer of that address, or one too many within its limit.
struct PortalLink {
    QStringList sent;
    std::optional<int> retryAfterSeconds; ///< nothing = the hub does not say
};

/// Reads what is assumed of the answers; never guesses a part that is not named.
[[nodiscard]] InviteOutcome inviteOutcomeFromJson(const QJsonObject &answer);
/// Unsupported where there is no list in it.
[[nodiscard]] Result<std::vector<HubUser>> usersFromJson(const QJsonDocument &answer);

} // namespace FibreDesk::Hub
