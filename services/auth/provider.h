// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/profile.h"

#include <QCoroTask>
#include <QDateTime>
#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <optional>

namespace FibreDesk {
class HttpClient;
}

namespace FibreDesk::Auth {

/// Where and how one provider is asked, by its own word (OpenID Connect Discovery 1.0).
struct Provider {
    QString issuer{}; ///< exactly as it calls itself
    QUrl authorization{};
    QUrl token{};
    QUrl keys{}; ///< empty only with Frappe
    QUrl userInfo{}; ///< these and below may be empty
    QUrl revocation{};
    QUrl endSession{};
    QUrl device{};
    bool alwaysNamesItself = false; ///< its redirect carries iss (RFC 9207)
    bool hasPkce = true; ///< says that it takes S256, or does not say
    bool isFrappe = false;
    /// How far our clock is ahead of its; nothing where it told no time.
    std::optional<std::chrono::seconds> skew{};

    /// Checks what the provider says of itself against the address it was asked at.
    [[nodiscard]] static Result<Provider> read(const QJsonObject &json, const Profile::Oidc &oidc);
    /// ERPNext's own: it has no discovery that can be relied upon, its paths are known.
    [[nodiscard]] static Provider frappe(const Profile::Oidc &oidc);
    [[nodiscard]] static QUrl discoveryUrl(const QUrl &issuer);
};

/// How far our clock is ahead of the server's that answered with this Date; nothing where the
/// difference may be the way and the rounding.
[[nodiscard]] std::optional<std::chrono::seconds> clockSkew(
    const QByteArray &date, const QDateTime &now);
/// "the clock of this computer is 12 min ahead of the provider's"
[[nodiscard]] QString skewWords(std::chrono::seconds skew);

/// Asks it; a page instead of the description, another name, an address without TLS are named.
/// With Frappe nothing is asked.
[[nodiscard]] QCoro::Task<Result<Provider>> findProvider(
    HttpClient *http, Profile::Oidc oidc, QDateTime now);

} // namespace FibreDesk::Auth
