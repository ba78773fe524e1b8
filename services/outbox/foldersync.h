// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk::Outbox {

/// Puts the name of a file that was just made onto the disk: what is in it was synchronised by
/// whoever wrote it, but the folder that names it was not. A folder that cannot be synchronised is
/// logged.
void syncFolderOf(const QString &file);

} // namespace FibreDesk::Outbox
