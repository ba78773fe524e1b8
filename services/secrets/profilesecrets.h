// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

#include <QCoroTask>
#include <QPointer>
#include <QStringList>

namespace FibreDesk::Safe {

class SecretStore;

/// The paths of the secrets that configured sections have or may have and nobody has.
[[nodiscard]] QStringList lackingSecrets(const Profile &profile);

/// Reads the profile; what configured sections lack is asked of the keychain. Without a need the
/// keychain is not touched. A keychain that does not answer leaves them lacking.
[[nodiscard]] QCoro::Task<Result<Profile>> readProfile(QString file, QPointer<SecretStore> store);

} // namespace FibreDesk::Safe
