// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace FibreDesk::Safe {

/// What is to go from this computer.
struct WipePlan {
    QStringList files{}; ///< with all that begins like them: logs, locks, what was set aside
    QStringList folders{}; ///< whole
    QStringList kept{}; ///< beginnings of paths that stay, whatever the others say
};

/// Removes what the plan names; answers what could not be removed. A file is overwritten first: of
/// use on a disk, of none on what spreads its writes.
[[nodiscard]] QStringList wipeFiles(const WipePlan &plan);

/// Folders become 0700, files 0600, below and with `folder`; links are not followed, and what is
/// another user's stays. A folder that holds more than ours (the home, the root) is left alone.
/// Answers how many were open to others.
int closeToOthers(const QString &folder);

} // namespace FibreDesk::Safe
