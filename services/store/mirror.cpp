// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/mirror.h"

#include "core/logging.h"
#include "store/database.h"
#include "store/databasethread.h"
#include "store/searchfill.h"
#include "store/syncstate.h"

#include <QDateTime>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Store {

namespace {

constexpr int ReaderCount = 2;
/// Reading every page competes with the first screen for the disk, so it waits.
constexpr auto IntegrityDelay = 45s;
constexpr int IntegrityEveryHours = 24;
constexpr int SqliteCorrupt = 11;
constexpr int SqliteCorruptIndex = 267;
const QString IntegrityKey = u"integrity_checked"_s;

/// True where the file was read through and found sound; false where it was checked lately.
Result<bool> quickCheck(QSqlDatabase &db)
{
    const auto last = metaValue(db, IntegrityKey);
    if (!last) {
        return std::unexpected(last.error());
    }
    const QDateTime when = QDateTime::fromString(*last, Qt::ISODateWithMs);
    if (when.isValid()
        && when.secsTo(QDateTime::currentDateTimeUtc()) < IntegrityEveryHours * 3600) {
        return false;
    }
    const auto verdict = selectValue(db, u"PRAGMA quick_check(1)"_s);
    if (!verdict) {
        return std::unexpected(verdict.error());
    }
    // "malformed inverted index for FTS5 table main.search_message", or that it cannot be read.
    if (verdict->toString().contains("FTS5 table main.search_"_L1)) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = verdict->toString(),
            .code = SqliteCorruptIndex,
            .source = u"store check"_s});
    }
    if (verdict->toString() != "ok"_L1) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = verdict->toString(),
            .code = SqliteCorrupt,
            .source = u"store check"_s});
    }
    return true;
}

} // namespace

Mirror::Mirror(QString file, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<MirrorShared>(std::move(file)))
{
    qRegisterMetaType<Changes>();
    qRegisterMetaType<Error>();
    const auto writes = std::make_shared<DatabaseThread::Queue>();
    const auto reads = std::make_shared<DatabaseThread::Queue>();
    int number = 0;
    m_threads.push_back(
        std::make_unique<DatabaseThread>(this, m_shared, writes, Lane::Write, number++));
    for (int i = 0; i < ReaderCount; ++i) {
        m_threads.push_back(
            std::make_unique<DatabaseThread>(this, m_shared, reads, Lane::Read, number++));
    }
    for (const auto &thread : m_threads) {
        thread->start();
    }
    m_integrityTimer.setSingleShot(true);
    connect(&m_integrityTimer, &QTimer::timeout, this, &Mirror::checkIntegrity);
    m_integrityTimer.start(IntegrityDelay);
}

Mirror::~Mirror()
{
    close();
}

QString Mirror::fileFor(const Profile &profile)
{
    return profile.ownFile(u"mirror"_s);
}

QString Mirror::file() const
{
    return m_shared->file;
}

QCoro::Task<Result<void>> Mirror::ready()
{
    return read([](QSqlDatabase &) { return Result<void>(); });
}

void Mirror::post(Lane lane, Work work)
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (!m_shared->isClosing) {
            for (const auto &thread : m_threads) {
                if (thread->lane() == lane) {
                    thread->queue()->work.push_back(std::move(work));
                    m_shared->wake.notify_all();
                    return;
                }
            }
        }
    }
    const Error error{
        .kind = ErrorKind::Cancelled, .detail = u"the mirror is closed"_s, .source = u"store"_s};
    work.finish(&error);
}

void Mirror::checkIntegrity()
{
    const bool exists =
        std::ranges::any_of(m_threads, [](const auto &t) { return t->lane() == Lane::Check; });
    if (!exists) {
        m_threads.push_back(std::make_unique<DatabaseThread>(this, m_shared,
            std::make_shared<DatabaseThread::Queue>(), Lane::Check, int(m_threads.size())));
        m_threads.back()->start(QThread::IdlePriority);
    }
    QCoro::connect(await(hand(Lane::Check, &quickCheck)), this, [this](Result<bool> result) {
        if (!result) {
            if (result.error().kind != ErrorKind::Cancelled) {
                qCWarning(lcStore).noquote() << "integrity check:" << result.error().detail;
            }
            return;
        }
        if (*result) {
            qCInfo(lcStore) << "integrity check: sound";
            auto noted = write([](QSqlDatabase &db) {
                return setMetaValue(
                    db, IntegrityKey, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
            });
            QCoro::connect(std::move(noted), this, [](Result<void> done) {
                if (!done) {
                    qCWarning(lcStore).noquote() << "integrity check:" << done.error().detail;
                }
            });
        }
    });
}

void Mirror::handleSearchDamage(const QString &reason)
{
    if (m_isRebuildingSearch) {
        return;
    }
    m_isRebuildingSearch = true;
    qCWarning(lcStore).noquote() << "the search is damaged (" << reason << "); it is made anew";
    QCoro::connect(write(&rebuildSearch), this, [this, reason](const Result<void> &done) {
        m_isRebuildingSearch = false;
        if (done) {
            Q_EMIT searchRebuilt(reason);
        } else {
            qCCritical(lcStore).noquote()
                << "the search cannot be made anew:" << done.error().detail;
        }
    });
}

void Mirror::empty()
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->shallEmpty = true;
    }
    m_shared->wake.notify_all();
}

void Mirror::close()
{
    m_integrityTimer.stop();
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->isClosing = true;
    }
    m_shared->wake.notify_all();
    // A write is short and is let finish; a read may be long and is of no use any more.
    m_shared->shallBreak = true;
    for (const auto &thread : m_threads) {
        if (thread->lane() != Lane::Write) {
            thread->wait();
        }
    }
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->haveReadersLeft = true;
    }
    m_shared->wake.notify_all();
    for (const auto &thread : m_threads) {
        thread->wait();
    }
    m_threads.clear();
}

} // namespace FibreDesk::Store
