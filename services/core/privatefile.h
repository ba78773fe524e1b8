// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSaveFile>
#include <QString>

namespace FibreDesk {

/// Opens a new file that only its owner may read, from its first byte on, also in the place of one
/// that others could read. The reason is in its errorString() where it could not.
[[nodiscard]] bool openPrivate(QSaveFile &file);

/// Makes a folder that only its owner may enter, and closes it where it was made otherwise. Its
/// parents are left as they are; so is what is everybody's, somebody else's, or holds the home.
/// False where there is none then.
[[nodiscard]] bool makePrivateFolder(const QString &folder);

} // namespace FibreDesk
