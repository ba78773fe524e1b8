// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/billdocument.h"
#include "store/billqueries.h"

#include <QString>

/// How a bill's values read on screen and in files.
namespace FibreDesk::BillWords {

[[nodiscard]] QString state(Store::BillState state, Store::BillKind kind);
/// One of the theme's tones.
[[nodiscard]] QString tone(Store::BillState state);
[[nodiscard]] QString glyph(Store::BillState state);
/// "invoice", "payment": a stable word for QML and for where the user is.
[[nodiscard]] QString kind(Store::BillKind kind);
[[nodiscard]] QString finding(
    const Accounting::BillFinding &finding, const QString &language, const QString &currency);

} // namespace FibreDesk::BillWords
