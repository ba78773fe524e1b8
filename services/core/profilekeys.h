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
/// profile has and that looks like one, with the one that is meant: it would be ignored, and its
/// service be told to be without it. Empty where there is none. What looks like nothing of ours is
/// of a later version, and only told to the log.
[[nodiscard]] QString misspeltKey(const QStringList &given);

} // namespace FibreDesk
