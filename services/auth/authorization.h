// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/pkce.h"
#include "auth/provider.h"
#include "core/error.h"
#include "core/profile.h"

#include <QString>
#include <QUrl>
#include <QUrlQuery>

namespace FibreDesk::Auth {

/// One question to the provider, by way of the browser: authorisation code with PKCE.
struct AuthorizationRequest {
    QUrl url{}; ///< for the browser
    QString redirectUri{}; ///< exactly as it stands in url
    QString state{};
    QString nonce{};
    Pkce pkce{};

    [[nodiscard]] static AuthorizationRequest make(
        const Provider &provider, const Profile::Oidc &oidc, const QString &redirectUri);

    /// Whether this answer is to this question, and to no other or to nobody's.
    [[nodiscard]] bool isAnsweredBy(const QUrlQuery &answer) const;
    /// The code in the answer. An answer in the name of another provider, or in nobody's from one
    /// that always gives its name, is a mix-up (RFC 9207).
    [[nodiscard]] Result<QString> codeIn(const QUrlQuery &answer, const Provider &provider) const;
};

/// openid and what the profile asks for beside it.
[[nodiscard]] QStringList scopesOf(const Profile::Oidc &oidc);

/// In the protocol's own words (RFC 6749 4.1.2.1 and 5.2, RFC 8628 3.5).
[[nodiscard]] Error refusal(const QString &code, const QString &description);

} // namespace FibreDesk::Auth
