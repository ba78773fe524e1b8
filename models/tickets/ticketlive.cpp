// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketlive.h"

#include "erp/erpclient.h"

#include <QCoroTask>
#include <QDir>

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
    , m_directory(std::move(directory))
    , m_clock(std::move(clock))
    , m_files({"fileName", "size", "fileState", "canOpen"}, 0)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(rest);
    connect(&m_askTimer, &QTimer::timeout, this, &TicketLive::ask);
}

TicketLive::~TicketLive()
{
    m_scope.abort();
    // Customers' files do not stay behind.
    if (!m_directory.isEmpty()) {
        QDir(m_directory).removeRecursively();
    }
}

void TicketLive::setTicket(const QString &ticket)
{
    if (ticket == m_ticket) {
        return;
    }
    ++m_generation;
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
    if (!ticket.isEmpty() && m_erp) {
        m_askTimer.start();
    } else {
        m_askTimer.stop();
    }
}

void TicketLive::setContext(const QStringList &messages, const QHash<QString, QString> &staff)
{
    const bool isMore = messages != m_messages && m_askedAt.isValid();
    m_messages = messages;
    if (m_staff != staff) {
        m_staff = staff;
        Q_EMIT changed();
    }
    if (isMore && m_erp) {
        m_askTimer.start(); // a message that came may have brought files
    }
}

void TicketLive::askAgain()
{
    if (!m_ticket.isEmpty() && m_erp) {
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

void TicketLive::fetch(const QString &id, std::function<Result<void>(const QByteArray &)> keep)
{
    const Tickets::Attachment *file = find(id);
    if (!file || !m_erp || m_states.value(id) == "fetching"_L1) {
        return;
    }
    if (file->size > largestFile) {
        m_states.insert(id, tr("Too large to be fetched here"));
        showFiles();
        return;
    }
    m_states.insert(id, u"fetching"_s);
    showFiles();
    QCoro::connect(m_erp->file(file->url, &m_scope), this,
        [this, id, ticket = m_ticket, keep = std::move(keep)](const Result<QByteArray> &content) {
            if (ticket != m_ticket) {
                return;
            }
            Result<void> done;
            if (content) {
                done = keep(*content);
            } else {
                done = std::unexpected(content.error());
            }
            m_states.insert(id, done ? u"kept"_s : errorText(done.error()).sentence());
            showFiles();
        });
}

void TicketLive::openFile(const QString &id)
{
    const Tickets::Attachment *file = find(id);
    if (!file || !Tickets::canOpen(file->fileName)) {
        return;
    }
    fetch(id, [this, name = file->fileName](const QByteArray &content) {
        return Tickets::keepFile(m_directory, name, content).transform([this](const QString &path) {
            Q_EMIT fileReady(QUrl::fromLocalFile(path));
        });
    });
}

void TicketLive::saveFile(const QString &id, const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty()) {
        return;
    }
    fetch(id, [this, path](const QByteArray &content) {
        return Tickets::keepFileAs(path, content).transform([this, path] {
            Q_EMIT fileSaved(path);
        });
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
