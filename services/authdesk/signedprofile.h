// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/profile.h"

#include <QCoroTask>
#include <QPointer>

namespace FibreDesk {

namespace Safe {
class SecretStore;
}

/// The profile with what the keychain holds, also whose sign-in is kept: that person's own files
/// are opened, be it without a network.
[[nodiscard]] QCoro::Task<Result<Profile>> readSignedProfile(
    QString file, QPointer<Safe::SecretStore> secrets);

} // namespace FibreDesk
