// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localcopy.h"

#include "services.h"

#include "core/logging.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

QString LocalCopyRemoval::choiceName(const QString &mirrorFile)
{
    return u"remove-at-end-"_s + QFileInfo(mirrorFile).completeBaseName();
}

void LocalCopyRemoval::prepare(const Services &services)
{
    const Outbox::WriteQueue &outbox = *services.outbox;
    const auto unsent = std::ranges::count_if(outbox.writes(), &Outbox::Write::isOpen);
    m_files = {services.mirror->file()};
    if (outbox.isLoaded() && !outbox.fileError() && unsent == 0)
        m_files += Outbox::WriteQueue::fileFor(services.profile);
    else
        qCInfo(lcApp) << "the local copy goes; the outbox stays with" << unsent << "unsent changes";
}

LocalCopyRemoval::~LocalCopyRemoval()
{
    for (const QString &file : std::as_const(m_files)) {
        const QFileInfo info(file);
        QDir folder = info.dir();
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
            if (name.startsWith(info.fileName()) && !folder.remove(name))
                qCWarning(lcApp).noquote() << "cannot remove" << folder.filePath(name);
        }
    }
}

} // namespace FibreDesk
