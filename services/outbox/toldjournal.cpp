// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/toldjournal.h"

#include "core/logging.h"
#include "outbox/toldfile.h"

#include <QCoroFuture>

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

ToldJournal::ToldJournal(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::make_unique<ToldFile>(std::move(file)))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection belongs to its thread
    m_thread.start([file = m_file.get()] {
        if (const auto done = file->open(); !done) {
            qCCritical(lcStore).noquote()
                << "the journal of what was told cannot be used:" << done.error().detail;
        }
    });
}

ToldJournal::~ToldJournal()
{
    m_thread.start([file = m_file.get()] { file->close(); });
    m_thread.waitForDone();
}

QString ToldJournal::fileFor(const Profile &profile)
{
    return profile.deskFile(u"told"_s);
}

bool ToldJournal::isSettled(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        return true;
    }
    ToldFile left(file);
    return left.open() && left.isSettled().value_or(false);
}

QCoro::Task<Result<qint64>> ToldJournal::begin(SaidMessage message)
{
    co_return co_await QtConcurrent::run(&m_thread,
        [file = m_file.get(), message = std::move(message)] { return file->begin(message); });
}

QCoro::Task<Result<void>> ToldJournal::settle(qint64 message, State state, QString reason)
{
    co_return co_await QtConcurrent::run(&m_thread, [file = m_file.get(), message, state, reason] {
        return file->settle(message, state, reason);
    });
}

QCoro::Task<Result<void>> ToldJournal::note(qint64 message, QStringList jobs)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), message, jobs] { return file->note(message, jobs); });
}

QCoro::Task<Result<void>> ToldJournal::forget(qint64 message)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), message] { return file->forget(message); });
}

QCoro::Task<Result<std::vector<SaidMessage>>> ToldJournal::messages()
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get()] { return file->messages(); });
}

} // namespace FibreDesk::Outbox
