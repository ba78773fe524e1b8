// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace FibreDesk::GroupWords {

/// The groups that the rules know, in the order in which they are offered.
[[nodiscard]] QStringList all();
/// "Support"; the group itself where it is none of those.
[[nodiscard]] QString title(const QString &group);
/// Whom it is meant for, and what for; empty for one that is not known.
[[nodiscard]] QString purpose(const QString &group);

} // namespace FibreDesk::GroupWords
