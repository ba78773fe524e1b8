// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

#include <QLatin1StringView>
#include <QSettings>
#include <QString>

#include <optional>

namespace FibreDesk {

/// The values of a profile for those who read sections of their own: what the environment says,
/// else the file, else what is kept elsewhere.
class ProfileValues {
public:
    explicit ProfileValues(const QString &file, Profile::KeptSecrets kept = {});
    explicit ProfileValues(const Profile &profile);

    /// Trimmed; empty where nobody has one.
    [[nodiscard]] QString value(QLatin1StringView section, QLatin1StringView key) const;

private:
    QSettings m_settings;
    Profile::KeptSecrets m_kept;
};

/// FIBREDESK_<SECTION>_<KEY>, as it is or was before it was taken; nothing where it is not set.
[[nodiscard]] std::optional<QString> environmentValue(
    QLatin1StringView section, QLatin1StringView key);
/// The same of any variable.
[[nodiscard]] std::optional<QString> environmentText(const QByteArray &variable);

/// First in main(), before there is a second thread: the secrets among the variables (and `others`)
/// are overwritten where the process was given them, which is what /proc shows, and are not handed
/// on to the programs it starts. environmentValue() still has them.
void takeSecretsFromEnvironment(const QByteArrayList &others = {});

} // namespace FibreDesk
