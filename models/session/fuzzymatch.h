// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk {

/// Lower case without accents, for comparing what is typed with what is shown.
[[nodiscard]] QString folded(const QString &text);

/// How well `query` fits `text` as letters in order: 0 = not at all; more for starts of words, for
/// letters together, for short texts. Both already folded.
[[nodiscard]] int fuzzyScore(const QString &query, const QString &text);

} // namespace FibreDesk
