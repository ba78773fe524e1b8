// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/jwt.h"
#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace FibreDesk::Auth {

/// Who is signed in, by the provider's word.
struct Identity {
    QString subject{}; ///< the provider's own name for the person, never shown
    QString name{};
    QString email{};
    QStringList groups{};

    /// The best name to show.
    [[nodiscard]] QString shown() const;
    [[nodiscard]] bool isComplete() const { return !name.isEmpty() && !email.isEmpty(); }
    /// Fills what is still empty.
    void complete(const QJsonObject &claims);
    [[nodiscard]] static Identity read(const QJsonObject &claims);
    [[nodiscard]] QJsonObject toJson() const;

    bool operator==(const Identity &) const = default;
};

/// What an identity token must say (OpenID Connect Core 3.1.3.7), beside its signature.
struct IdTokenRules {
    QString issuer{};
    QString clientId{};
    QString nonce{}; ///< empty = not asked for in this request (a renewal)
    QString subject{}; ///< empty = anybody
    QString accessToken{}; ///< compared with at_hash where there is one
    QDateTime now{};
    /// How far our clock is ahead, when known: taken into account and told.
    std::optional<std::chrono::seconds> skew{};
};

[[nodiscard]] Result<Identity> checkIdToken(const Jwt &token, const IdTokenRules &rules);

} // namespace FibreDesk::Auth

Q_DECLARE_METATYPE(FibreDesk::Auth::Identity)
