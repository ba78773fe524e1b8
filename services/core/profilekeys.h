// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace FibreDesk {

/// Section and key.
using ProfileKey = std::pair<QLatin1StringView, QLatin1StringView>;

/// Every key that a profile may have.
[[nodiscard]] QList<ProfileKey> profileKeys();
/// Those whose values are secrets.
[[nodiscard]] QList<ProfileKey> secretKeys();

/// What is wrong with the first of these keys ("section/key", as QSettings names them) that no
/// profile has, with the one that may have been meant; empty where all are known. What is spelt
/// wrongly would otherwise be ignored, and its service be told to be without it.
[[nodiscard]] QString unknownKey(const QStringList &given);

} // namespace FibreDesk
