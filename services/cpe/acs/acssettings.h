// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/credentials.h"
#include "core/error.h"
#include "core/profile.h"

#include <QUrl>

namespace FibreDesk::Cpe::Acs {

/// The section [genieacs] of the profile, with FIBREDESK_GENIEACS_… of the environment laid over
/// it.
struct AcsSettings {
    QUrl url{}; ///< empty = not configured
    Credentials credentials{};
    bool usesSignIn = false; ///< the credentials come from somebody's sign-in
    QUrl testUrl{}; ///< where devices fetch and put test files (TR-143); empty = nowhere

    [[nodiscard]] bool isConfigured() const { return !url.isEmpty(); }
    /// A bad value is a Validation error that names it.
    [[nodiscard]] static Result<AcsSettings> read(const QString &profileFile);
    /// With what the keychain holds for it. A secret that is nowhere is not an error: whatever is
    /// asked of the server then says so.
    [[nodiscard]] static Result<AcsSettings> read(const Profile &profile);

private:
    [[nodiscard]] static Result<AcsSettings> read(
        const QString &profileFile, const Profile::KeptSecrets &kept, bool mayLackSecrets);
};

} // namespace FibreDesk::Cpe::Acs
