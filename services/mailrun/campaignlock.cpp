// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/campaignlock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

QByteArray lockFile(const QString &ledgerFile, qint64 campaign)
{
    return QFile::encodeName(u"%1.run-%2.lock"_s.arg(ledgerFile).arg(campaign));
}

struct flock wholeFile()
{
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

CampaignLock::Owner readOwner(int descriptor)
{
    QByteArray text(512, '\0');
    const ssize_t read = ::pread(descriptor, text.data(), size_t(text.size()), 0);
    text.truncate(std::max<ssize_t>(read, 0));
    const QJsonObject owner = QJsonDocument::fromJson(text).object();
    return {.pid = owner["pid"_L1].toInteger(),
        .host = owner["host"_L1].toString(),
        .since = owner["since"_L1].toString()};
}

Error storageError(const QByteArray &path)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"cannot lock %1: %2"_s.arg(
            QFile::decodeName(path), QString::fromLocal8Bit(std::strerror(errno))),
        .source = u"mail lock"_s};
}

} // namespace

Result<CampaignLock> CampaignLock::acquire(const QString &ledgerFile, qint64 campaign)
{
    const QByteArray path = lockFile(ledgerFile, campaign);
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return std::unexpected(storageError(path));
    CampaignLock held(descriptor);
    struct flock lock = wholeFile();
    // Of the open file, not of the process: two runs inside one process exclude each other too.
    if (::fcntl(descriptor, F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return std::unexpected(storageError(path));
        const Owner owner = readOwner(descriptor);
        return std::unexpected(Error{.kind = ErrorKind::Conflict,
            .detail =
                u"the campaign is being sent by process %1 on %2 since %3"_s.arg(owner.pid).arg(
                    owner.host, owner.since),
            .source = u"mail lock"_s});
    }
    const QByteArray text =
        QJsonDocument(QJsonObject{{u"pid"_s, QCoreApplication::applicationPid()},
                          {u"host"_s, QSysInfo::machineHostName()},
                          {u"since"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}})
            .toJson(QJsonDocument::Compact);
    // For people to read; the lock itself does not depend on it.
    if (::ftruncate(descriptor, 0) != 0
        || ::pwrite(descriptor, text.constData(), size_t(text.size()), 0) != text.size())
        return std::unexpected(storageError(path));
    return held;
}

std::optional<CampaignLock::Owner> CampaignLock::owner(const QString &ledgerFile, qint64 campaign)
{
    const int descriptor =
        ::open(lockFile(ledgerFile, campaign).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return {};
    const CampaignLock closes(descriptor);
    struct flock lock = wholeFile();
    if (::fcntl(descriptor, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
        return {};
    return readOwner(descriptor);
}

CampaignLock::CampaignLock(CampaignLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

CampaignLock &CampaignLock::operator=(CampaignLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

CampaignLock::~CampaignLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace FibreDesk::MailRun
