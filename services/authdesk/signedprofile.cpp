// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authdesk/signedprofile.h"

#include "auth/signinset.h"
#include "authdesk/keychaintokens.h"
#include "secrets/profilesecrets.h"
#include "secrets/secretstore.h"

#include <utility>

namespace FibreDesk {

QCoro::Task<Result<Profile>> readSignedProfile(QString file, QPointer<Safe::SecretStore> secrets)
{
    auto profile = co_await Safe::readProfile(std::move(file), secrets);
    if (profile && profile->usesSignIn()) {
        KeychainTokens kept(secrets, profile->file);
        profile->person =
            co_await Auth::keptPerson(&kept, *profile, QDateTime::currentDateTimeUtc());
    }
    co_return profile;
}

} // namespace FibreDesk
