// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

#include <expected>

namespace FibreDesk::Auth {

/// Every failure of the sign-in, by the same source; the type is the protocol's own word
/// ("invalid_grant") or one of ours ("issuer", "nonce", "clock").
[[nodiscard]] inline Error authError(
    ErrorKind kind, const QString &detail, const QString &type = {})
{
    return {.kind = kind, .detail = detail, .source = QStringLiteral("sign-in"), .type = type};
}

/// Whoever asked for it has given it up, or is gone.
[[nodiscard]] inline std::unexpected<Error> gone()
{
    return std::unexpected(authError(ErrorKind::Cancelled,
        QStringLiteral("the sign-in was given up"), QStringLiteral("cancelled")));
}

} // namespace FibreDesk::Auth
