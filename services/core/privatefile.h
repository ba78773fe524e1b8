// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSaveFile>

namespace FibreDesk {

/// Opens a new file that only its owner may read, from its first byte on, also in the place of one
/// that others could read. The reason is in its errorString() where it could not.
[[nodiscard]] bool openPrivate(QSaveFile &file);

} // namespace FibreDesk
