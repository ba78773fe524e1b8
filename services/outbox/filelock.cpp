// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

Result<void> FileLock::take(const QString &file, const QString &what)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    const QByteArray path = QFile::encodeName(file + u".lock"_s);
    m_descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (m_descriptor >= 0 && ::fcntl(m_descriptor, F_OFD_SETLK, &whole) == 0) {
        return {};
    }
    const bool isTaken = m_descriptor >= 0 && (errno == EAGAIN || errno == EACCES);
    return std::unexpected(Error{.kind = ErrorKind::Storage,
        .detail = isTaken ? u"another FibreDesk on this computer has %1 open"_s.arg(what)
                          : u"cannot lock %1: %2"_s.arg(QFile::decodeName(path),
                                QString::fromLocal8Bit(std::strerror(errno))),
        .source = what});
}

void FileLock::release()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

} // namespace FibreDesk::Outbox
