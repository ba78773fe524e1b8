// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privatefile.h"

#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr mode_t others = S_IRWXG | S_IRWXO;

bool holdsHome(const QString &folder)
{
    const QString home = QFileInfo(QDir::homePath()).canonicalFilePath();
    const QString path = QFileInfo(folder).canonicalFilePath();
    return home == path || home.startsWith(path == "/"_L1 ? path : path + u'/');
}

} // namespace

bool openPrivate(QSaveFile &file)
{
    // QSaveFile gives the new file the permissions of the one it replaces, or those of the umask.
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

bool makePrivateFolder(const QString &folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const QString parent = QFileInfo(path).path();
    // Closed from its first moment on. Of two that make it at once one finds it there.
    if (!QFileInfo::exists(path) && QDir().mkpath(parent))
        QDir().mkdir(path, ownerOnly);
    struct stat info{};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return false;
    const bool isOurs = info.st_uid == ::geteuid() && (info.st_mode & S_ISVTX) == 0;
    if (isOurs && (info.st_mode & others) != 0 && !holdsHome(path))
        QFile::setPermissions(path, ownerOnly);
    return true;
}

} // namespace FibreDesk
