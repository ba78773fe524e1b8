// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk::Compose {

/// Why a link leads nowhere; empty = it does not.
[[nodiscard]] QString linkFault(const QString &link);

/// What is wrong with an unsubscribe address: mailto: with an address, or https: with a host, or
/// nothing at all. What its variables will hold is judged once they are filled in, by the same
/// function. Empty = nothing is wrong.
[[nodiscard]] QString unsubscribeFault(const QString &unsubscribe);

} // namespace FibreDesk::Compose
