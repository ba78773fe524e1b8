// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/provider.h"
#include "core/error.h"
#include "core/profile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

namespace FibreDesk::Auth {

/// openid and what the profile asks for beside it.
[[nodiscard]] QStringList scopesOf(const Profile::Oidc &oidc);

/// The code in the browser's answer. An answer in the name of another provider, or in nobody's from
/// one that always gives its name, is a mix-up (RFC 9207).
[[nodiscard]] Result<QString> codeIn(const QUrlQuery &answer, const Provider &provider);

/// What an endpoint's answer says; Frappe may wrap what a method returns.
[[nodiscard]] Result<QJsonObject> objectIn(const QJsonDocument &document, bool isFrappe);

/// In the protocol's own words (RFC 6749 4.1.2.1 and 5.2, RFC 8628 3.5).
[[nodiscard]] Error refusal(const QString &code, const QString &description);

} // namespace FibreDesk::Auth
