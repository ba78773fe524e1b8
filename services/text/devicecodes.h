// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace FibreDesk::Text {

/// What a device may be called by, out of what a scanner or a person wrote: without "S/N:" or "MAC"
/// in front, without signs between, the GPON serial in letters and in hex ("HWTC12345678" is
/// "4857544312345678"); of a code with several fields each. Folded as foldCode() does, the
/// likeliest first; empty where nothing is left that could be a code.
[[nodiscard]] QStringList deviceCodes(const QString &scanned);

/// It can only be meant as a code: one word (or pairs of hex) with a digit, as long as a serial.
[[nodiscard]] bool looksLikeDeviceCode(const QString &typed);

} // namespace FibreDesk::Text
