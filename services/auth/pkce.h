// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace FibreDesk::Auth {

/// 256 bits nobody can guess, in letters that need no escaping.
[[nodiscard]] QString randomText();

/// Proof that who redeems the code is who asked for it (RFC 7636, S256 only).
struct Pkce {
    QString verifier{};
    QString challenge{};

    [[nodiscard]] static Pkce make();
    [[nodiscard]] static QString challengeOf(const QString &verifier);
};

} // namespace FibreDesk::Auth
