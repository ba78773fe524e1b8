// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localcopy.h"

#include "services.h"

#include "core/logging.h"
#include "mailrun/ledger.h"
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

namespace {

/// Also those of others who signed in here.
QString anybodysCopy(const Profile &profile)
{
    QString file = profile.deskFile(u"mirror"_s);
    file.chop(u".sqlite"_s.size());
    return file;
}

} // namespace

QString LocalCopyRemoval::choiceName(const QString &mirrorFile)
{
    return u"remove-at-end-"_s + QFileInfo(mirrorFile).completeBaseName();
}

void LocalCopyRemoval::prepare(const Services &services)
{
    if (m_isWipe)
        return; // that is more
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

void LocalCopyRemoval::prepareWipe(const Services &services, const Wipe &wipe)
{
    const Profile &profile = services.profile;
    const QDir data(profile.dataDirectory);
    const Outbox::WriteQueue &outbox = *services.outbox;
    m_isWipe = true;
    m_takesUnsent = wipe.takesUnsent;
    m_outbox = Outbox::WriteQueue::fileFor(profile);
    m_tags = Outbox::TagJournal::fileFor(profile);
    m_told = Outbox::ToldJournal::fileFor(profile);
    // By name: a data folder that somebody chose may hold more than ours.
    m_wipe.files = {
        anybodysCopy(profile), m_outbox, m_tags, m_told, Routing::TravelCache::fileFor(profile)};
    for (const QString &name :
        {u"acs-tasks-"_s, u"cpe-web.json"_s, u"dispatch-templates.json"_s, u"hstsstore"_s})
        m_wipe.files += data.filePath(name);
    // What was typed into tickets and is not sent is nothing that anybody waits for.
    const QString desk = QFileInfo(m_outbox).completeBaseName();
    for (const QString &what : {u"-drafts.json"_s, u"-answers.json"_s})
        m_wipe.files += data.filePath(desk + what);
    for (const QString &name : {u"mail"_s, u"people"_s, u"tiles"_s, u"offline-tiles"_s,
             u"opened-files"_s, u"opened-customer-files"_s, u"printed-files"_s, u"day-sheets"_s})
        m_wipe.folders += data.filePath(name);
    m_wipe.folders += wipe.diaries;
    const QString others = QFileInfo(anybodysCopy(profile)).fileName() + u"-*-devices"_s;
    for (const QString &name : data.entryList({others}, QDir::Dirs))
        m_wipe.folders += data.filePath(name);
    const auto unsent = std::ranges::count_if(outbox.writes(), &Outbox::Write::isOpen);
    keepUnsettled(m_outbox, outbox.isLoaded() && unsent == 0);
    keepUnsettled(MailRun::Ledger::fileFor(profile), wipe.isLedgerSettled);
    qCWarning(lcApp) << "all local data goes at the end; stays:" << m_wipe.kept.size();
}

void LocalCopyRemoval::keepUnsettled(const QString &file, bool isSettled)
{
    if (!isSettled && !m_takesUnsent)
        m_wipe.kept += file;
}

LocalCopyRemoval::~LocalCopyRemoval()
{
    if (m_isWipe) {
        keepUnsettled(m_tags, Outbox::TagJournal::isSettled(m_tags));
        keepUnsettled(m_told, Outbox::ToldJournal::isSettled(m_told));
        for (const QString &left : Safe::wipeFiles(m_wipe))
            qCWarning(lcApp).noquote() << "cannot remove" << left;
        return;
    }
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
