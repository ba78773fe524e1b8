// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QString>

namespace FibreDesk::Tests {

/// Writes `text` into a file of its own in `folder` and gives its path. Never twice into one file:
/// QSettings keeps what it read of a path while size and time are the same, and two files written
/// one after the other often have the same time.
inline QString newIniFile(const QString &folder, const QByteArray &text)
{
    static int count = 0;
    QFile file(QDir(folder).filePath(QStringLiteral("profile%1.ini").arg(++count)));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace FibreDesk::Tests
