// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk::Cpe {

inline constexpr qsizetype DeviceTextKept = 240;

/// What a device wrote by itself, fit to be shown, kept and noted: one line without control signs
/// and without signs that turn the direction of what follows, cut to a length, and without the
/// value of anything that is called a password, a key or a token.
[[nodiscard]] QString deviceText(const QString &told, qsizetype most = DeviceTextKept);

} // namespace FibreDesk::Cpe
