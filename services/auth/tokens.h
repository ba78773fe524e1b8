// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace FibreDesk::Auth {

/// What the provider gave. Secret: never logged, never part of an Error.
struct Tokens {
    QString access{};
    QString refresh{}; ///< empty = not to be renewed
    QString id{}; ///< empty = no OpenID
    QDateTime issuedAt{};
    QDateTime endsAt{}; ///< of the access token; invalid = not told

    /// Of an answer of the token endpoint (RFC 6749 5.1).
    [[nodiscard]] static Result<Tokens> read(const QJsonObject &json, const QDateTime &now);
    [[nodiscard]] bool isOver(const QDateTime &now) const;
    /// Soon enough to renew before a request that would not arrive in time.
    [[nodiscard]] bool isAlmostOver(const QDateTime &now) const;
    /// Overwrites them where they lie.
    void wipe();
};

} // namespace FibreDesk::Auth
