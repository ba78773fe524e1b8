// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

#include <QHash>
#include <QLatin1StringView>
#include <QList>

namespace FibreDesk {

/// "oidc", and one for each service that may have a provider of its own: "oidc_erpnext" …
[[nodiscard]] QList<QLatin1StringView> oidcSections();

/// Fills in the providers from values by "section/key", checked one by one already, once it is
/// known which services use a sign-in.
[[nodiscard]] Result<void> readOidc(Profile &profile, const QHash<QString, QString> &values);

} // namespace FibreDesk
