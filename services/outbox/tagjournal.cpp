// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/tagjournal.h"

#include "core/logging.h"
#include "outbox/tagfile.h"

#include <QCoroFuture>

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

TagJournal::TagJournal(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::make_unique<TagFile>(std::move(file)))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection belongs to its thread
    m_thread.start([file = m_file.get()] {
        if (const auto done = file->open(); !done) {
            qCCritical(lcStore).noquote()
                << "the journal of tags cannot be used:" << done.error().detail;
        }
    });
}

TagJournal::~TagJournal()
{
    m_thread.start([file = m_file.get()] { file->close(); });
    m_thread.waitForDone();
}

QString TagJournal::fileFor(const Profile &profile)
{
    return profile.deskFile(u"tags"_s);
}

bool TagJournal::isSettled(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        return true;
    }
    TagFile left(file);
    return left.open() && left.isSettled().value_or(false);
}

QCoro::Task<Result<qint64>> TagJournal::begin(TagRecord record)
{
    co_return co_await QtConcurrent::run(&m_thread,
        [file = m_file.get(), record = std::move(record)] { return file->begin(record); });
}

QCoro::Task<Result<void>> TagJournal::put(qint64 run, QStringList ids, State state, QString reason)
{
    co_return co_await QtConcurrent::run(&m_thread, [file = m_file.get(), run, ids, state, reason] {
        return file->put(run, ids, state, reason);
    });
}

QCoro::Task<Result<void>> TagJournal::forget(qint64 run)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), run] { return file->forget(run); });
}

QCoro::Task<Result<std::optional<TagRecord>>> TagJournal::unfinished(QString doctype)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), doctype] { return file->unfinished(doctype); });
}

} // namespace FibreDesk::Outbox
