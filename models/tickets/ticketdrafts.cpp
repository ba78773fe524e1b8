// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketdrafts.h"

#include <QCoroFuture>
#include <QPointer>
#include <QtConcurrentRun>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

/// Letters of one sentence are one writing.
constexpr auto typingPause = 400ms;
constexpr auto againAfter = 5s;

} // namespace

TicketDrafts::TicketDrafts(QObject *parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(typingPause);
    connect(&m_timer, &QTimer::timeout, this, &TicketDrafts::save);
}

TicketDrafts::~TicketDrafts()
{
    m_thread.waitForDone();
    if (m_isDirty && !m_path.isEmpty() && !m_fileError) {
        (void)Tickets::writeDrafts(m_path, m_drafts);
    }
}

void TicketDrafts::open(const QString &path)
{
    m_path = path;
    if (path.isEmpty()) {
        m_isLoaded = true;
        Q_EMIT loaded();
        return;
    }
    QtConcurrent::run(&m_thread, [path, lock = &m_lock]() -> Result<Tickets::ReadDrafts> {
        return lock->take(path).and_then([&path] { return Tickets::readDrafts(path); });
    }).then(this, [this](const Result<Tickets::ReadDrafts> &read) {
        m_isLoaded = true;
        if (read) {
            m_drafts = read->drafts;
        } else {
            m_fileError = read.error();
            Q_EMIT failed(read.error());
        }
        if (read && !read->setAside.isEmpty()) {
            Q_EMIT setAside(read->setAside);
        }
        Q_EMIT loaded();
    });
}

void TicketDrafts::set(const QString &ticket, const Tickets::Draft &draft)
{
    if (!m_isLoaded || ticket.isEmpty() || m_drafts.value(ticket) == draft) {
        return;
    }
    if (draft.isEmpty() && draft.reply == Tickets::ReplyDraft()) {
        m_drafts.remove(ticket);
    } else {
        m_drafts.insert(ticket, draft);
    }
    m_isDirty = true;
    m_timer.start(typingPause);
    Q_EMIT changed(ticket);
}

void TicketDrafts::save()
{
    QCoro::connect(flush(), this, [](const Result<void> &) {
        // failed() was told.
    });
}

QCoro::Task<Result<void>> TicketDrafts::flush()
{
    const QPointer<TicketDrafts> self(this);
    m_timer.stop();
    if (!m_isLoaded) {
        co_return std::unexpected(Error{.kind = ErrorKind::Storage, .source = u"tickets drafts"_s});
    }
    if (m_fileError) {
        co_return std::unexpected(*m_fileError);
    }
    if (m_path.isEmpty()) {
        co_return Result<void>();
    }
    m_isDirty = false;
    auto done = co_await QtConcurrent::run(&m_thread,
        [path = m_path, drafts = m_drafts] { return Tickets::writeDrafts(path, drafts); });
    if (self && !done) {
        m_isDirty = true;
        m_timer.start(againAfter);
        Q_EMIT failed(done.error());
    }
    co_return done;
}

} // namespace FibreDesk
