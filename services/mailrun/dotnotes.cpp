// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/dotnotes.h"

#include <atomic>
#include <cstring>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

constexpr qsizetype headerSize = 64;

/// Differs each time the machine starts; empty where the system does not say.
QByteArray bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().trimmed().left(headerSize);
}

} // namespace

Result<DotNotes> DotNotes::open(const QString &ledgerFile, qint64 campaign, int rows)
{
    auto file = std::make_unique<QFile>(u"%1.run-%2.notes"_s.arg(ledgerFile).arg(campaign));
    const auto failed = [&file](const QString &why) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"%1: %2"_s.arg(file->fileName(), why),
            .source = u"mail ledger"_s});
    };
    if (!file->open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return failed(file->errorString());
    const qint64 size = headerSize + qint64(rows) * qint64(sizeof(Note));
    // With room on the disk for all of it: a mapping of a full disk ends the process.
    if (!file->resize(size) || ::posix_fallocate(file->handle(), 0, size) != 0)
        return failed(u"no room on the disk"_s);
    uchar *map = file->map(0, size);
    if (!map)
        return failed(file->errorString());
    return DotNotes(std::move(file), map, rows);
}

DotNotes::DotNotes(std::unique_ptr<QFile> file, uchar *map, int rows)
    : m_file(std::move(file))
    , m_map(map)
    , m_rows(rows)
{
}

DotNotes::Note *DotNotes::notes() const
{
    return reinterpret_cast<Note *>(m_map + headerSize);
}

std::optional<std::vector<DotNotes::Note>> DotNotes::left() const
{
    const QByteArray boot = bootId();
    if (boot.isEmpty() || std::memcmp(m_map, boot.constData(), size_t(boot.size())) != 0)
        return {};
    return std::vector<Note>(notes(), notes() + m_rows);
}

void DotNotes::begin()
{
    std::memset(m_map, 0, size_t(headerSize) + size_t(m_rows) * sizeof(Note));
    const QByteArray boot = bootId();
    std::memcpy(m_map, boot.constData(), size_t(boot.size()));
}

void DotNotes::set(int row, Note note)
{
    std::atomic_ref<Note>(notes()[row]).store(note);
}

} // namespace FibreDesk::MailRun
