// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/openedfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

#include <csignal>
#include <sys/types.h>

namespace FibreDesk::Tickets {

namespace {

bool isRunning(pid_t process)
{
    return ::kill(process, 0) == 0 || errno == EPERM;
}

} // namespace

QString openedFolder(const QString &base)
{
    return QDir(base).filePath(QString::number(QCoreApplication::applicationPid()));
}

void removeLeftBehind(const QString &base)
{
    const QDir folder(base);
    const QFileInfoList left = folder.entryInfoList(
        QDir::Dirs | QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : left) {
        if (entry.isDir() && !entry.isSymLink()) {
            bool isNumber = false;
            const pid_t process = entry.fileName().toInt(&isNumber);
            if (!isNumber || process <= 0 || !isRunning(process)) {
                QDir(entry.filePath()).removeRecursively();
            }
        } else {
            QFile::remove(entry.filePath());
        }
    }
}

} // namespace FibreDesk::Tickets
