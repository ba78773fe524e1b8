// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localcopy.h"

#include "services.h"

#include "core/logging.h"
#include "outbox/tagjournal.h"
#include "outbox/toldjournal.h"
#include "outbox/writequeue.h"
#include "routing/travelcache.h"
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
    m_outbox = Outbox::WriteQueue::fileFor(services.profile);
    const auto unsent = std::ranges::count_if(outbox.writes(), &Outbox::Write::isOpen);
    if (outbox.fileError()) {
        // Mostly a second FibreDesk: the copy is the first one's, which still shows it.
        qCInfo(lcApp) << "the local copy stays: the outbox is not ours";
        return;
    }
    m_files = {services.mirror->file()};
    m_tags = Outbox::TagJournal::fileFor(services.profile);
    m_told = Outbox::ToldJournal::fileFor(services.profile);
    if (services.drives)
        m_files += Routing::TravelCache::fileFor(services.profile);
    if (outbox.isLoaded() && unsent == 0)
        m_files += m_outbox;
    else
        qCInfo(lcApp) << "the local copy goes; the outbox stays with" << unsent << "unsent changes";
}

LocalCopyRemoval::~LocalCopyRemoval()
{
    if (!m_tags.isEmpty() && Outbox::TagJournal::isSettled(m_tags))
        m_files += m_tags;
    if (!m_told.isEmpty() && Outbox::ToldJournal::isSettled(m_told))
        m_files += m_told;
    for (const QString &file : std::as_const(m_files)) {
        const QFileInfo info(file);
        QDir folder = info.dir();
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
            // What was set aside of a damaged outbox may hold changes that nobody has read yet.
            const bool isSetAside = file == m_outbox && name.contains(".damaged-"_L1);
            if (name.startsWith(info.fileName()) && !isSetAside && !folder.remove(name))
                qCWarning(lcApp).noquote() << "cannot remove" << folder.filePath(name);
        }
    }
}

} // namespace FibreDesk
