// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/filewipe.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Safe {

namespace {

constexpr mode_t others = 0077;
constexpr qint64 pieceBytes = 1 << 20;

bool isKept(const QString &path, const WipePlan &plan)
{
    return std::ranges::any_of(
        plan.kept, [&path](const QString &kept) { return path.startsWith(kept); });
}

bool removeFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isSymLink() && file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        const QByteArray nothing(qsizetype(std::min(pieceBytes, file.size())), '\0');
        for (qint64 left = file.size(); left > 0;) {
            const qint64 written = file.write(nothing.constData(), std::min(left, pieceBytes));
            if (written <= 0)
                break;
            left -= written;
        }
        fsync(file.handle());
        file.close();
    }
    return QFile::remove(path);
}

/// True where `path` was open to others and is not any more.
bool closeOne(const QByteArray &path)
{
    struct stat status{};
    if (lstat(path.constData(), &status) != 0 || S_ISLNK(status.st_mode)
        || status.st_uid != geteuid() || (status.st_mode & others) == 0)
        return false;
    return chmod(path.constData(), status.st_mode & 07777 & ~others) == 0;
}

} // namespace

QStringList wipeFiles(const WipePlan &plan)
{
    QStringList left;
    const auto remove = [&left, &plan](const QString &path) {
        if (!isKept(path, plan) && !removeFile(path))
            left += path;
    };
    for (const QString &file : plan.files) {
        const QFileInfo info(file);
        const QDir folder = info.dir();
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
            if (name.startsWith(info.fileName()))
                remove(folder.filePath(name));
        }
    }
    for (const QString &folder : plan.folders) {
        QStringList folders{folder};
        for (QDirIterator it(folder,
                 QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                 QDirIterator::Subdirectories);
            it.hasNext();) {
            const QFileInfo entry = it.nextFileInfo();
            if (entry.isDir() && !entry.isSymLink())
                folders += entry.filePath();
            else
                remove(entry.filePath());
        }
        // From the inside; one that holds what stays is not empty and stays too.
        std::ranges::sort(folders, std::ranges::greater(), &QString::size);
        for (const QString &one : std::as_const(folders))
            QDir().rmdir(one);
    }
    return left;
}

int closeToOthers(const QString &folder)
{
    const QString path = QFileInfo(folder).canonicalFilePath();
    if (path.isEmpty() || QDir::homePath().startsWith(path))
        return 0;
    int closed = closeOne(QFile::encodeName(path)) ? 1 : 0;
    for (QDirIterator it(path,
             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
             QDirIterator::Subdirectories);
        it.hasNext();)
        closed += closeOne(QFile::encodeName(it.next())) ? 1 : 0;
    return closed;
}

} // namespace FibreDesk::Safe
