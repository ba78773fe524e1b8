// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketlive.h"

#include "erp/erpclient.h"
#include "tickets/filefetch.h"
#include "tickets/openedfiles.h"

#include <QCoroTask>
#include <QDir>
#include <QThreadPool>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever walks through the list asks for none of the tickets passed by.
constexpr auto rest = std::chrono::milliseconds(350);
/// Also a bound for memory: a file is held whole before it is written.
constexpr qint64 largestFile = 100LL * 1024 * 1024;

} // namespace

TicketLive::TicketLive(Erp::ErpClient *erp, QString directory, Clock clock, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_base(std::move(directory))
    , m_directory(m_base.isEmpty() ? QString() : Tickets::openedFolder(m_base))
    , m_clock(std::move(clock))
    , m_files({"fileName", "size", "fileState", "canOpen"}, 0)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(rest);
    connect(&m_askTimer, &QTimer::timeout, this, &TicketLive::ask);
    removeOpened(); // of an earlier process that had this number, too
}

TicketLive::~TicketLive()
{
    m_scope.abort();
    m_saves.abort();
    // Customers' files do not stay behind.
    if (!m_directory.isEmpty()) {
        QDir(m_directory).removeRecursively();
    }
}

void TicketLive::removeOpened()
{
    if (m_base.isEmpty()) {
        return;
    }
    QThreadPool::globalInstance()->start([base = m_base, own = m_directory] {
        QDir(own).removeRecursively();
        Tickets::removeLeftBehind(base);
    });
}

void TicketLive::setOnline(bool isOnline)
{
    if (m_isOnline == isOnline) {
        return;
    }
    m_isOnline = isOnline;
    if (!m_ticket.isEmpty() && canAsk()) {
        m_askTimer.start();
    } else {
        m_askTimer.stop();
    }
}

void TicketLive::setTicket(const QString &ticket)
{
    if (ticket == m_ticket) {
        return;
    }
    ++m_generation;
    ++m_visit;
    m_scope.abort();
    m_ticket = ticket;
    m_live = {};
    m_messages.clear();
    m_states.clear();
    m_isAsking = false;
    m_askedAt = {};
    m_error = {};
    m_files.reset({});
    Q_EMIT changed();
    if (!ticket.isEmpty() && canAsk()) {
        m_askTimer.start();
    } else {
        m_askTimer.stop();
    }
}

void TicketLive::setContext(const QStringList &messages, const QHash<QString, QString> &staff)
{
    const bool isMore = messages != m_messages && (m_askedAt.isValid() || m_isAsking);
    m_messages = messages;
    if (m_staff != staff) {
        m_staff = staff;
        Q_EMIT changed();
    }
    if (isMore && canAsk()) {
        m_askTimer.start(); // a message that came may have brought files
    }
}

void TicketLive::askAgain()
{
    if (!m_ticket.isEmpty() && canAsk()) {
        ask();
    }
}

void TicketLive::ask()
{
    m_isAsking = true;
    Q_EMIT changed();
    const int generation = ++m_generation;
    QCoro::connect(Tickets::fetchLiveTicket(m_erp, m_ticket, m_messages, &m_scope), this,
        [this, generation](const Result<Tickets::LiveTicket> &live) {
            if (generation != m_generation) {
                return;
            }
            m_isAsking = false;
            m_error = live ? ErrorText() : errorText(live.error());
            if (live) {
                m_live = *live;
                m_askedAt = m_clock.now();
                showFiles();
            }
            Q_EMIT changed();
        });
}

void TicketLive::showFiles()
{
    std::vector<RecordModel::Row> rows;
    for (const Tickets::Attachment &file : m_live.attachments) {
        rows.push_back({file.id,
            {Tickets::safeFileName(file.fileName), static_cast<double>(file.size),
                m_states.value(file.id), Tickets::canOpen(file.fileName)}});
    }
    m_files.applySnapshot(std::move(rows));
}

const Tickets::Attachment *TicketLive::find(const QString &id) const
{
    const auto found = std::ranges::find(m_live.attachments, id, &Tickets::Attachment::id);
    return found == m_live.attachments.end() ? nullptr : &*found;
}

QString TicketLive::safeName(const QString &id) const
{
    const Tickets::Attachment *file = find(id);
    return file ? Tickets::safeFileName(file->fileName) : QString();
}

void TicketLive::fetch(const QString &id, RequestScope *scope, Keep keep, Done done)
{
    const Tickets::Attachment *file = find(id);
    if (!file || !canAsk() || m_states.value(id) == "fetching"_L1) {
        return;
    }
    if (file->size > largestFile) {
        m_states.insert(id, tr("Too large to be fetched here"));
        showFiles();
        return;
    }
    m_states.insert(id, u"fetching"_s);
    showFiles();
    QCoro::connect(Tickets::fetchFile(m_erp, file->url, scope, std::move(keep)), this,
        [this, id, visit = m_visit, done = std::move(done)](const Result<QString> &kept) {
            const bool isInFront = visit == m_visit;
            if (isInFront) {
                m_states.insert(id, kept ? u"kept"_s : errorText(kept.error()).sentence());
                showFiles();
            }
            done(kept, isInFront);
        });
}

void TicketLive::openFile(const QString &id)
{
    const Tickets::Attachment *file = find(id);
    if (!file || !Tickets::canOpen(file->fileName)) {
        return;
    }
    fetch(
        id, &m_scope,
        [directory = m_directory, name = file->fileName](
            const QByteArray &content) { return Tickets::keepFile(directory, name, content); },
        [this](const Result<QString> &path, bool isInFront) {
            if (path && isInFront) {
                Q_EMIT fileReady(QUrl::fromLocalFile(*path));
            }
        });
}

void TicketLive::saveFile(const QString &id, const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty()) {
        return;
    }
    fetch(
        id, &m_saves,
        [path](const QByteArray &content) {
            return Tickets::keepFileAs(path, content).transform([&path] { return path; });
        },
        [this, name = safeName(id)](const Result<QString> &saved, bool) {
            if (saved) {
                Q_EMIT noticed(tr("Kept as %1.").arg(*saved), u"ok"_s);
            } else {
                Q_EMIT noticed(
                    tr("%1 was not saved. %2").arg(name, errorText(saved.error()).sentence()),
                    u"danger"_s);
            }
        });
}

QString TicketLive::named(const QStringList &people) const
{
    QStringList names;
    for (const QString &person : people) {
        names += m_staff.value(person, person);
    }
    return names.join(u", "_s);
}

} // namespace FibreDesk
