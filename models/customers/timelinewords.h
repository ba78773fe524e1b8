// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/timelinequeries.h"

#include <QString>

/// The entries of a time line in words, and how they look.
namespace FibreDesk::TimelineWords {

/// A stable name for QML: "ticket", "message", "sms", …
[[nodiscard]] QString kindName(Store::TimelineKind kind);
[[nodiscard]] std::optional<Store::TimelineKind> kindNamed(const QString &name);
/// Of several entries, for a filter: "Tickets".
[[nodiscard]] QString kindText(Store::TimelineKind kind);
[[nodiscard]] QString glyph(const Store::TimelineEntry &entry);
/// What happened: "Payment received".
[[nodiscard]] QString what(const Store::TimelineEntry &entry);

} // namespace FibreDesk::TimelineWords
