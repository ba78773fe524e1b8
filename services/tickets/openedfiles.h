// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Where files lie while they are looked at. Each desk has a folder of its own: one that ends takes
/// nothing away from another.
namespace FibreDesk::Tickets {

/// The folder of this process below `base`; it need not exist.
[[nodiscard]] QString openedFolder(const QString &base);

/// Removes what desks that are no more left below `base`: one that crashed could not.
void removeLeftBehind(const QString &base);

} // namespace FibreDesk::Tickets
