// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/travelcache.h"

#include <QCoroFuture>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <QtEndian>

#include <array>

namespace FibreDesk::Routing {

using namespace Qt::StringLiterals;

namespace {

const QByteArray heading = "FibreDesk drives 1\n";
constexpr qsizetype numberSize = 4;
constexpr qsizetype driveSize = 7 * numberSize;
constexpr qsizetype checkSize = 8;
/// It tells where customers live.
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

void appendNumber(QByteArray &bytes, qint32 value)
{
    std::array<char, numberSize> raw{};
    qToLittleEndian(value, raw.data());
    bytes.append(raw.data(), numberSize);
}

QByteArray checkOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(checkSize);
}

/// A count, the drives, and a checksum of both.
QByteArray blockOf(const std::vector<KnownDrive> &drives)
{
    QByteArray bytes;
    bytes.reserve(numberSize + qsizetype(drives.size()) * driveSize + checkSize);
    appendNumber(bytes, qint32(drives.size()));
    for (const KnownDrive &drive : drives) {
        for (const qint32 number : {drive.from.latitude, drive.from.longitude, drive.to.latitude,
                 drive.to.longitude, drive.seconds, drive.metres, drive.askedAt})
            appendNumber(bytes, number);
    }
    bytes += checkOf(bytes);
    return bytes;
}

struct Reading {
    TravelTable table;
    std::size_t drives = 0; ///< in the file, some of them more than once
    bool isDamaged = false;
    QString problem; ///< why the file cannot be read at all
};

/// Everything up to the first block that is not whole.
Reading readFile(const QString &path)
{
    Reading reading;
    QFile file(path);
    if (!file.exists())
        return reading;
    if (!file.open(QIODevice::ReadOnly)) {
        reading.problem = file.errorString();
        return reading;
    }
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(heading)) {
        reading.isDamaged = true;
        return reading;
    }
    const auto number = [&bytes](qsizetype at) {
        return qFromLittleEndian<qint32>(bytes.constData() + at);
    };
    std::vector<KnownDrive> drives;
    qsizetype at = heading.size();
    while (at < bytes.size()) {
        const qsizetype left = bytes.size() - at;
        const qint64 count = left >= numberSize ? number(at) : -1;
        const qint64 size = numberSize + count * driveSize;
        if (count < 0 || size + checkSize > left
            || checkOf(QByteArrayView(bytes).sliced(at, size))
                != QByteArrayView(bytes).sliced(at + size, checkSize)) {
            reading.isDamaged = true;
            break;
        }
        for (qint64 i = 0; i < count; ++i) {
            const qsizetype d = at + numberSize + i * driveSize;
            drives.push_back({.from = {.latitude = number(d), .longitude = number(d + numberSize)},
                .to = {.latitude = number(d + 2 * numberSize),
                    .longitude = number(d + 3 * numberSize)},
                .seconds = number(d + 4 * numberSize),
                .metres = number(d + 5 * numberSize),
                .askedAt = number(d + 6 * numberSize)});
        }
        at += size + checkSize;
    }
    reading.drives = drives.size();
    reading.table = TravelTable(std::move(drives));
    return reading;
}

Error storageError(const QString &path, const QString &problem)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(path), problem),
        .source = u"driving times"_s};
}

Result<void> appendFile(const QString &path, const std::vector<KnownDrive> &drives)
{
    QFile file(path);
    const bool isNew = !file.exists();
    if (isNew)
        QDir().mkpath(QFileInfo(path).path());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, ownerOnly))
        return std::unexpected(storageError(path, file.errorString()));
    // In one piece: another process may append too.
    const QByteArray bytes = (isNew ? heading : QByteArray()) + blockOf(drives);
    if (file.write(bytes) != bytes.size())
        return std::unexpected(storageError(path, file.errorString()));
    return {};
}

Result<void> rewriteFile(const QString &path, const std::vector<KnownDrive> &drives)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return std::unexpected(storageError(path, file.errorString()));
    file.setPermissions(ownerOnly);
    file.write(heading + blockOf(drives));
    if (!file.commit())
        return std::unexpected(storageError(path, file.errorString()));
    return {};
}

} // namespace

TravelCache::TravelCache(QString file, Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_options(options)
    , m_clock(std::move(clock))
    , m_table(std::make_shared<const TravelTable>())
{
    m_disk.setMaxThreadCount(1);
}

TravelCache::TravelCache(QString file, QObject *parent)
    : TravelCache(std::move(file), Options(), Clock(), parent)
{
}

TravelCache::~TravelCache()
{
    m_disk.waitForDone();
}

QString TravelCache::fileFor(const Profile &profile)
{
    const QString digest = QString::fromLatin1(
        QCryptographicHash::hash(profile.routing.url.toEncoded(), QCryptographicHash::Sha256)
            .toHex()
            .left(12));
    return QDir(profile.dataDirectory).filePath(u"drives-%1.cache"_s.arg(digest));
}

TravelLimits TravelCache::limits() const
{
    const auto now = std::chrono::seconds(m_clock.now().toSecsSinceEpoch());
    const auto minutes = [](std::chrono::seconds time) {
        return qint32(std::chrono::floor<std::chrono::minutes>(time).count());
    };
    return {.askedSince = minutes(now - m_options.keep),
        .noWaySince = minutes(now - m_options.keepNoWay),
        .most = m_options.mostDrives};
}

QCoro::Task<Result<void>> TravelCache::open()
{
    const QPointer<TravelCache> self(this);
    const Reading reading = co_await QtConcurrent::run(&m_disk, readFile, m_file);
    if (!self)
        co_return Result<void>();
    m_isOpen = true;
    m_mustRewrite = m_mustRewrite || reading.isDamaged;
    m_drivesInFile += reading.drives;
    // What came meanwhile is newer.
    m_table = std::make_shared<const TravelTable>(reading.table.with(m_table->drives(), limits()));
    Q_EMIT changed();
    if (reading.problem.isEmpty())
        co_return Result<void>();
    const Error error = storageError(m_file, reading.problem);
    Q_EMIT failed(error);
    co_return std::unexpected(error);
}

void TravelCache::add(std::vector<KnownDrive> drives)
{
    if (drives.empty())
        return;
    m_table = std::make_shared<const TravelTable>(m_table->with(drives, limits()));
    m_drivesInFile += drives.size();
    // Twice as much as it is worth: time to write it anew. Before it is read, nobody knows.
    const bool isRewrite = m_isOpen
        && (m_mustRewrite || m_drivesInFile > 2 * m_table->size() + m_options.mostDrives / 8);
    QFuture<Result<void>> written;
    if (isRewrite) {
        m_mustRewrite = false;
        m_drivesInFile = m_table->size();
        written = QtConcurrent::run(&m_disk,
            [path = m_file, table = m_table] { return rewriteFile(path, table->drives()); });
    } else {
        written = QtConcurrent::run(&m_disk,
            [path = m_file, drives = std::move(drives)] { return appendFile(path, drives); });
    }
    written.then(this, [this](const Result<void> &done) {
        if (done)
            return;
        m_mustRewrite = true; // half a block may stand there, and hide those behind it
        Q_EMIT failed(done.error());
    });
    Q_EMIT changed();
}

QCoro::Task<void> TravelCache::flush()
{
    co_await QtConcurrent::run(&m_disk, [] { }); // behind all that waits
}

TravelSnapshot TravelCache::table()
{
    if (const TravelLimits now = limits(); m_table->hasOutdated(now))
        m_table = std::make_shared<const TravelTable>(m_table->with({}, now));
    return m_table;
}

} // namespace FibreDesk::Routing
