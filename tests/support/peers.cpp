// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "peers.h"

#include <QProcess>

using namespace Qt::StringLiterals;

Peers Peers::fetch()
{
    QProcess process;
    process.start(QStringLiteral(FD_PEERS_FETCH), QStringList());
    const bool isDone = process.waitForFinished(120'000)
        && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (isDone)
        return {.folder = QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed()};
    const QString said = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
    return {.problem = said.isEmpty() ? process.errorString() : said};
}
