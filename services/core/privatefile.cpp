// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privatefile.h"

namespace FibreDesk {

bool openPrivate(QSaveFile &file)
{
    // QSaveFile gives the new file the permissions of the one it replaces, or those of the umask.
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace FibreDesk
