// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace FibreDesk::Auth {

/// A signed token as it came (RFC 7515, compact form): read, not yet believed.
struct Jwt {
    QString algorithm{};
    QString keyId{}; ///< empty where the provider names none
    QJsonObject claims{};
    QByteArray signedBytes{};
    QByteArray signature{};

    [[nodiscard]] static Result<Jwt> read(const QByteArray &token);
};

} // namespace FibreDesk::Auth
