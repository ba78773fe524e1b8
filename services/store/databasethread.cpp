// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/databasethread.h"

#include "core/logging.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/migrations.h"
#include "store/querybreak.h"
#include "store/setaside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

Error closedError()
{
    return {
        .kind = ErrorKind::Cancelled, .detail = u"the mirror is closed"_s, .source = u"store"_s};
}

/// All that belongs to the mirror on the disk, with what was set aside of it before.
QStringList filesOf(const QString &file)
{
    QStringList files;
    for (const QString &suffix : databaseEndings()) {
        if (QFile::exists(file + suffix)) {
            files += QString(file + suffix);
        }
    }
    const QFileInfo info(file);
    const QString begins = info.fileName() + damagedMark();
    const QDir folder = info.dir();
    for (const QString &name :
        folder.entryList(QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        if (name.startsWith(begins)) {
            files += folder.filePath(name);
        }
    }
    return files;
}

} // namespace

DatabaseThread::DatabaseThread(Mirror *mirror, std::shared_ptr<MirrorShared> shared,
    std::shared_ptr<Queue> queue, Lane lane, int number)
    : m_mirror(mirror)
    , m_shared(std::move(shared))
    , m_queue(std::move(queue))
    , m_lane(lane)
    , m_connection(u"mirror-%1-%2"_s.arg(quintptr(mirror), 0, 16).arg(number))
{
    setObjectName(lane == Lane::Write ? u"mirror-writer"_s : u"mirror-reader"_s);
}

void DatabaseThread::run()
{
    if (m_lane == Lane::Write) {
        openForWriting();
    }
    serve();
    if (m_lane == Lane::Write) {
        std::unique_lock lock(m_shared->mutex);
        m_shared->wake.wait(lock, [this] { return m_shared->haveReadersLeft; });
    }
    dropConnection();
}

bool DatabaseThread::waitForWork(std::unique_lock<std::mutex> &lock, std::optional<Work> &work)
{
    const auto hasSomething = [this] {
        const bool hasFileWork = !m_shared->damage.isEmpty() || m_shared->shallEmpty;
        if (m_shared->isClosing || (m_lane == Lane::Write && hasFileWork)) {
            return true;
        }
        // Readers wait until the writer has opened and migrated the file, or has failed to.
        const bool mayRun =
            m_lane == Lane::Write || m_shared->isOpen || m_shared->openError.has_value();
        return mayRun && !m_queue->work.empty();
    };
    m_shared->wake.wait(lock, hasSomething);
    if (m_shared->isClosing) {
        return false;
    }
    if (m_lane == Lane::Write && (!m_shared->damage.isEmpty() || m_shared->shallEmpty)) {
        return true;
    }
    work.emplace(std::move(m_queue->work.front()));
    m_queue->work.pop_front();
    return true;
}

void DatabaseThread::serve()
{
    for (;;) {
        std::optional<Work> work;
        QString damage;
        bool shallEmpty = false;
        {
            std::unique_lock lock(m_shared->mutex);
            if (!waitForWork(lock, work)) {
                break;
            }
            damage = m_shared->damage;
            shallEmpty = m_shared->shallEmpty;
        }
        if (work) {
            perform(*work);
        } else if (shallEmpty) {
            // Damaged or not: what was asked for is that nothing of it stays.
            removeFile();
        } else {
            setAside(damage);
        }
    }
    // Whoever leaves first refuses what is left, so that every awaiting coroutine resumes.
    std::deque<Work> left;
    {
        const std::scoped_lock lock(m_shared->mutex);
        left.swap(m_queue->work);
    }
    const Error error = closedError();
    for (Work &work : left) {
        work.finish(&error);
    }
}

void DatabaseThread::perform(Work &work)
{
    std::optional<Error> failure;
    if (const auto connected = ensureConnection(); !connected) {
        failure = connected.error();
    } else {
        failure = runWork(work);
    }
    if (failure) {
        bool isClosing = false;
        {
            const std::scoped_lock lock(m_shared->mutex);
            isClosing = m_shared->isClosing;
        }
        if (isClosing && failure->kind == ErrorKind::Storage) {
            failure = closedError();
        } else if (isDamage(*failure)) {
            reportDamage(*failure);
        } else if (isSearchDamage(*failure)) {
            QMetaObject::invokeMethod(
                m_mirror,
                [mirror = m_mirror, reason = failure->detail] {
                    mirror->handleSearchDamage(reason);
                },
                Qt::QueuedConnection);
        }
        work.finish(&*failure);
    } else {
        work.finish(nullptr);
    }
}

std::optional<Error> DatabaseThread::runWork(Work &work)
{
    const bool isWrite = m_lane == Lane::Write;
    if (isWrite) {
        // At once for writing: a read lock that wants to grow would fail beside another process.
        if (const auto begun = execute(m_db, u"BEGIN IMMEDIATE"_s); !begun) {
            return begun.error();
        }
    }
    Changes changes;
    std::optional<Error> failure;
    try {
        const ChangeRecorder recorder(&changes);
        if (const Error *error = work.run(m_db)) {
            failure = *error;
        }
    } catch (const std::exception &exception) {
        failure = Error{.kind = ErrorKind::Storage,
            .detail = QString::fromUtf8(exception.what()),
            .source = u"store"_s};
    } catch (...) {
        failure = Error{.kind = ErrorKind::Storage,
            .detail = u"unknown exception on a database thread"_s,
            .source = u"store"_s};
    }
    if (isWrite) {
        if (!failure) {
            if (const auto committed = execute(m_db, u"COMMIT"_s); !committed) {
                failure = committed.error();
            }
        }
        if (failure) {
            // Fails where SQLite has rolled back by itself already.
            (void)execute(m_db, u"ROLLBACK"_s);
        } else if (!changes.isEmpty()) {
            tellChanges(changes);
        }
    }
    return failure;
}

Result<void> DatabaseThread::ensureConnection()
{
    int generation = 0;
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (m_shared->openError) {
            return std::unexpected(*m_shared->openError);
        }
        generation = m_shared->generation;
    }
    if (m_db.isOpen() && m_generation == generation) {
        return {};
    }
    dropConnection();
    auto opened = openDatabase(m_shared->file, m_connection,
        m_lane == Lane::Write ? Access::ReadWrite : Access::ReadOnly, Sums::Yes);
    if (!opened) {
        dropConnection();
        return std::unexpected(opened.error());
    }
    m_db = *opened;
    m_generation = generation;
    if (m_lane != Lane::Write) {
        breakOn(m_db, &m_shared->shallBreak);
    }
    return {};
}

void DatabaseThread::dropConnection()
{
    if (m_db.isOpen()) {
        m_db.close();
    }
    m_db = QSqlDatabase();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::removeDatabase(m_connection);
    }
}

void DatabaseThread::openForWriting()
{
    auto result = ensureConnection().and_then([this] { return migrate(m_db); });
    if (!result && isDamage(result.error())) {
        setAside(result.error().detail);
        return;
    }
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (result) {
            m_shared->isOpen = true;
        } else {
            m_shared->openError = result.error();
        }
    }
    m_shared->wake.notify_all();
    if (!result) {
        tellFailure(result.error());
    }
}

void DatabaseThread::setAside(const QString &reason)
{
    dropConnection();
    const auto aside = Store::setAside(m_shared->file, u"mirror"_s, u"store"_s);
    if (!aside) {
        giveUp(aside.error().detail);
        return;
    }
    const QString &name = *aside;
    nextGeneration(std::nullopt);
    qCCritical(lcStore).noquote() << "the mirror" << m_shared->file << "is damaged (" << reason
                                  << "); set aside as" << name << "and begun anew";
    openForWriting();
    QMetaObject::invokeMethod(
        m_mirror,
        [mirror = m_mirror, name = *aside, reason] {
            Q_EMIT mirror->rebuilt(name, reason);
            Q_EMIT mirror->documentsChanged(Changes{.ids = {}, .everything = true});
        },
        Qt::QueuedConnection);
}

void DatabaseThread::removeFile()
{
    {
        // Whoever asks from here on means the next file.
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->shallEmpty = false;
    }
    dropConnection();
    bool removed = true;
    for (const QString &name : filesOf(m_shared->file)) {
        removed = QFile::remove(name) && removed;
    }
    if (!removed) {
        giveUp(u"the mirror %1 cannot be removed"_s.arg(m_shared->file));
        return;
    }
    nextGeneration(std::nullopt);
    qCInfo(lcStore).noquote() << "the mirror" << m_shared->file << "has been removed as asked";
    openForWriting();
    QMetaObject::invokeMethod(
        m_mirror,
        [mirror = m_mirror] {
            Q_EMIT mirror->emptied();
            Q_EMIT mirror->documentsChanged(Changes{.ids = {}, .everything = true});
        },
        Qt::QueuedConnection);
}

void DatabaseThread::giveUp(const QString &reason)
{
    const Error error{.kind = ErrorKind::Storage, .detail = reason, .source = u"store open"_s};
    nextGeneration(error);
    m_shared->wake.notify_all();
    tellFailure(error);
}

void DatabaseThread::tellFailure(const Error &error)
{
    qCCritical(lcStore).noquote() << "the mirror cannot be opened:" << error.detail;
    QMetaObject::invokeMethod(
        m_mirror, [mirror = m_mirror, error] { Q_EMIT mirror->failed(error); },
        Qt::QueuedConnection);
}

void DatabaseThread::nextGeneration(const std::optional<Error> &failure)
{
    std::deque<Work> left;
    {
        const std::scoped_lock lock(m_shared->mutex);
        // What waits to be written was asked for in view of a file that others could read: it says
        // nothing about the next one.
        if (m_shared->isOpen) {
            left.swap(m_queue->work);
        }
        m_shared->damage.clear();
        m_shared->isOpen = false;
        ++m_shared->generation;
        m_shared->openError = failure;
    }
    const Error error{
        .kind = ErrorKind::Cancelled, .detail = u"the file was removed"_s, .source = u"store"_s};
    for (Work &work : left) {
        work.finish(&error);
    }
}

void DatabaseThread::reportDamage(const Error &error)
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        // A late report about a file that has been replaced meanwhile is of no interest.
        if (m_generation != m_shared->generation || m_shared->openError) {
            return;
        }
        m_shared->damage = error.detail.isEmpty() ? u"malformed"_s : error.detail;
    }
    m_shared->wake.notify_all();
}

void DatabaseThread::tellChanges(const Changes &changes)
{
    QMetaObject::invokeMethod(
        m_mirror, [mirror = m_mirror, changes] { Q_EMIT mirror->documentsChanged(changes); },
        Qt::QueuedConnection);
}

} // namespace FibreDesk::Store
