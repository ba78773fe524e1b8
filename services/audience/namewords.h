// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What people in Québec are called, as far as capitals and ASCII hide it.
namespace FibreDesk::Audience {

/// "Hélène" for "helene"; empty = written without accents, or not known. The word folded.
[[nodiscard]] QString accentedFirstName(const QString &folded);
[[nodiscard]] QString accentedLastName(const QString &folded);

/// Is it a given name at all, with accents or without?
[[nodiscard]] bool isFirstName(const QString &folded);
/// May begin a compound: Jean-…, Marie-…, Anne-…
[[nodiscard]] bool startsCompound(const QString &folded);

} // namespace FibreDesk::Audience
