// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/readbudget.h"

#include "core/privatefile.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 windowMs = 60LL * 60 * 1000;

const QString source = u"snmp budget"_s;

Error storage(const QString &words)
{
    return {.kind = ErrorKind::Storage, .detail = words, .source = source};
}

/// Times of reads by OLT, in milliseconds since 1970, and until when nothing at all is read.
struct Book {
    QHash<QString, QList<qint64>> reads{};
    qint64 closedUntil = 0;
};

/// Waits for its turn in the kernel, which knows when a process has died; held for as long as one
/// small file is read and written.
class KernelLock {
public:
    explicit KernelLock(const QString &path)
        : m_descriptor(::open(
              QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR))
    {
        struct flock whole{};
        whole.l_type = F_WRLCK;
        whole.l_whence = SEEK_SET;
        int done = -1;
        while (m_descriptor >= 0 && done != 0) {
            done = ::fcntl(m_descriptor, F_OFD_SETLKW, &whole);
            if (done != 0 && errno != EINTR)
                break;
        }
        m_error = done == 0 ? 0 : errno;
    }
    ~KernelLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(KernelLock)

    [[nodiscard]] bool isHeld() const { return m_error == 0; }
    [[nodiscard]] int error() const { return m_error; }

private:
    int m_descriptor;
    int m_error = 0;
};

bool readBook(const QByteArray &text, Book &book)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return false;
    const QJsonObject top = document.object();
    book.closedUntil = top.value("closed_until"_L1).toInteger();
    const QJsonObject olts = top.value("reads"_L1).toObject();
    for (auto it = olts.begin(); it != olts.end(); ++it) {
        if (!it.value().isArray())
            return false;
        QList<qint64> &times = book.reads[it.key()];
        for (const QJsonValue &time : it.value().toArray()) {
            if (!time.isDouble())
                return false;
            times.append(time.toInteger());
        }
    }
    return true;
}

/// Drops what is older than an hour. A time to come was written by a clock that has been set back
/// since: it counts from now on, so that it neither frees a read early nor blocks for days.
void settle(Book &book, qint64 now)
{
    for (QList<qint64> &times : book.reads) {
        for (qint64 &time : times)
            time = std::min(time, now);
        erase_if(times, [now](qint64 time) { return time <= now - windowMs; });
        std::ranges::sort(times);
    }
    book.reads.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    book.closedUntil = std::min(book.closedUntil, now + windowMs);
    if (book.closedUntil <= now)
        book.closedUntil = 0;
}

QByteArray textOf(const Book &book)
{
    QJsonObject olts;
    for (auto it = book.reads.cbegin(); it != book.reads.cend(); ++it) {
        QJsonArray times;
        for (const qint64 time : it.value())
            times.append(time);
        olts.insert(it.key(), times);
    }
    QJsonObject top{{u"reads"_s, olts}};
    if (book.closedUntil > 0)
        top.insert("closed_until"_L1, book.closedUntil);
    return QJsonDocument(top).toJson(QJsonDocument::Compact);
}

Result<void> writeBook(const QString &path, const Book &book)
{
    QSaveFile file(path);
    const QByteArray text = textOf(book);
    if (!openPrivate(file) || file.write(text) != text.size() || !file.commit())
        return std::unexpected(storage(
            u"the count of reads cannot be kept in %1: %2"_s.arg(path, file.errorString())));
    return {};
}

} // namespace

Error budgetSpent(const ReadBudget &budget, const QDateTime &now)
{
    Error error{.kind = ErrorKind::RateLimited, .source = source, .type = u"budgetSpent"_s};
    if (budget.limit == 0) {
        error.detail = u"no ONT of %1 is read: olt_reads_per_hour is 0"_s.arg(budget.olt);
        return error;
    }
    error.detail =
        u"%1 of %2 ONT reads of %3 were made in the last hour; the next is possible at %4"_s
            .arg(budget.used)
            .arg(budget.limit)
            .arg(budget.olt, budget.nextAt.toUTC().toString(Qt::ISODate));
    error.retryAfterSeconds = int(std::max<qint64>(1, now.secsTo(budget.nextAt)));
    return error;
}

FileBudget::FileBudget(QString file, int limitPerHour, Clock clock)
    : m_file(std::move(file))
    , m_limit(limitPerHour)
    , m_clock(std::move(clock))
{
}

QString FileBudget::fileFor(const QString &dataDirectory)
{
    return dataDirectory + u"/olt-reads.json"_s;
}

// What waits for the lock may outlast this object, when the program ends: it has its own copies.
QCoro::Task<Result<ReadBudget>> FileBudget::look(QString olt)
{
    co_return co_await QtConcurrent::run(count, m_file, m_limit, m_clock, olt, 0);
}

QCoro::Task<Result<ReadBudget>> FileBudget::take(QString olt)
{
    co_return co_await QtConcurrent::run(count, m_file, m_limit, m_clock, olt, 1);
}

Result<ReadBudget> FileBudget::lookNow(const QString &olt) const
{
    return count(m_file, m_limit, m_clock, olt, 0);
}

Result<ReadBudget> FileBudget::takeNow(const QString &olt) const
{
    return count(m_file, m_limit, m_clock, olt, 1);
}

Result<ReadBudget> FileBudget::count(
    const QString &path, int limit, const Clock &clock, const QString &olt, int reads)
{
    const QString key = olt.trimmed().toLower();
    if (key.isEmpty())
        return std::unexpected(Error{
            .kind = ErrorKind::Validation, .detail = u"the OLT has no name"_s, .source = source});
    if (!QDir().mkpath(QFileInfo(path).path()))
        return std::unexpected(storage(u"the folder of %1 cannot be made"_s.arg(path)));
    // A file of its own: that of the counts is replaced by each write.
    const KernelLock lock(path + u".lock"_s);
    if (!lock.isHeld())
        return std::unexpected(
            storage(u"%1.lock cannot be locked: %2"_s.arg(path, qt_error_string(lock.error()))));
    const QDateTime now = clock.now();
    const qint64 nowMs = now.toMSecsSinceEpoch();
    Book book;
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(storage(
                u"the count of reads in %1 cannot be read: %2"_s.arg(path, file.errorString())));
        if (!readBook(file.readAll(), book)) {
            // Nobody knows how many there were: as if it had been all of them.
            book = {.closedUntil = nowMs + windowMs};
            if (const auto kept = writeBook(path, book); !kept)
                return std::unexpected(kept.error());
        }
    }
    settle(book, nowMs);
    const QList<qint64> &times = book.reads.value(key);
    ReadBudget budget{.olt = olt, .limit = limit, .used = int(times.size()), .nextAt = now};
    qint64 next = nowMs;
    if (times.size() >= limit && limit > 0)
        next = times[times.size() - limit] + windowMs;
    if (book.closedUntil > 0) {
        next = std::max(next, book.closedUntil);
        budget.used = std::max(budget.used, limit);
        budget.note = u"the file of counts was damaged"_s;
    }
    budget.nextAt = QDateTime::fromMSecsSinceEpoch(next, QTimeZone::UTC);
    if (reads == 0)
        return budget;
    if (budget.remaining() < reads)
        return std::unexpected(budgetSpent(budget, now));
    for (int i = 0; i < reads; ++i)
        book.reads[key].append(nowMs);
    if (const auto kept = writeBook(path, book); !kept)
        return std::unexpected(kept.error());
    budget.used += reads;
    if (budget.remaining() == 0)
        budget.nextAt = QDateTime::fromMSecsSinceEpoch(
            book.reads[key][book.reads[key].size() - limit] + windowMs, QTimeZone::UTC);
    return budget;
}

SharedBudget::SharedBudget(BudgetKeeper *local, Hub hub)
    : m_local(local)
    , m_hub(std::move(hub))
{
}

QCoro::Task<Result<ReadBudget>> SharedBudget::look(QString olt)
{
    Result<ReadBudget> local = co_await m_local->look(olt);
    if (!local)
        co_return local;
    const Result<ReadBudget> hub = co_await m_hub.look(olt);
    if (!hub) {
        local->note = hub.error().detail;
        co_return local;
    }
    // The one that has less left decides.
    ReadBudget tighter = hub->remaining() <= local->remaining() ? *hub : *local;
    tighter.isShared = true;
    tighter.nextAt = std::max(hub->nextAt, local->nextAt);
    co_return tighter;
}

QCoro::Task<Result<ReadBudget>> SharedBudget::take(QString olt)
{
    // What this desk may not read anyway is not asked for: it would be gone for the others.
    const Result<ReadBudget> mine = co_await m_local->look(olt);
    if (!mine)
        co_return mine;
    if (mine->remaining() == 0)
        co_return co_await m_local->take(olt);
    const Result<ReadBudget> hub = co_await m_hub.take(olt);
    if (!hub && hub.error().kind == ErrorKind::RateLimited)
        co_return hub;
    Result<ReadBudget> local = co_await m_local->take(olt);
    if (!local)
        co_return local;
    if (!hub) {
        local->note = hub.error().detail;
        co_return local;
    }
    ReadBudget tighter = hub->remaining() <= local->remaining() ? *hub : *local;
    tighter.isShared = true;
    co_return tighter;
}

} // namespace FibreDesk::Cpe
