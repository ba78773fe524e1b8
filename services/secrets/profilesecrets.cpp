// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/profilesecrets.h"

#include "secrets/secretstore.h"

namespace FibreDesk::Safe {

QStringList lackingSecrets(const Profile &profile)
{
    QStringList paths;
    for (const Profile::Secret &secret : profile.secrets) {
        if (secret.place == Profile::Secret::Place::Nowhere)
            paths += secret.path();
    }
    return paths;
}

QCoro::Task<Result<Profile>> readProfile(QString file, QPointer<SecretStore> store)
{
    auto profile = Profile::read(file, {});
    if (!profile || lackingSecrets(*profile).isEmpty())
        co_return profile;
    Profile::KeptSecrets kept;
    for (const Profile::Secret &secret : std::as_const(profile->secrets)) {
        if (secret.place != Profile::Secret::Place::Nowhere || !store)
            continue;
        const auto value = co_await store->read({profile->file, secret.section, secret.key});
        if (value && *value)
            kept.insert(secret.path(), **value);
    }
    co_return Profile::read(file, kept);
}

} // namespace FibreDesk::Safe
