// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/foldersync.h"

#include "core/logging.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace FibreDesk::Outbox {

void syncFolderOf(const QString &file)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return;
    }
    if (::fsync(descriptor) != 0) {
        qCWarning(lcStore) << "a folder cannot be synchronised:" << folder;
    }
    ::close(descriptor);
}

} // namespace FibreDesk::Outbox
