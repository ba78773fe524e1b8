// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/write.h"

namespace FibreDesk::Outbox {

/// Everything of a write but its sequence, id and state, which are columns.
[[nodiscard]] QByteArray encodeWrite(const Write &write);
/// Fills those in; Protocol where a byte is not as it was written.
[[nodiscard]] Result<void> decodeWrite(const QByteArray &bytes, Write &write);

[[nodiscard]] std::optional<State> stateNamed(const QString &name);

} // namespace FibreDesk::Outbox
