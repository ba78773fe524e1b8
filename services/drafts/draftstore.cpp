// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drafts/draftstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Drafts {

namespace {

constexpr qint64 daysKept = 30;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error storageError(const QString &file, const QString &reason)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(file), reason),
        .source = u"draft"_s};
}

/// An id becomes a file's name: nothing that leads elsewhere.
bool isFileName(const QString &id)
{
    return !id.isEmpty() && std::ranges::all_of(id, [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
}

QString removedFolder(const QString &folder)
{
    return folder + u"/removed"_s;
}

Result<Draft> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(storageError(path, file.errorString()));
    }
    auto draft = parseDraft(file.readAll());
    if (!draft) {
        Error error = draft.error();
        error.detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(path), error.detail);
        return std::unexpected(error);
    }
    return draft;
}

Result<void> writeFile(const QString &folder, const Draft &draft)
{
    if (!isFileName(draft.id)) {
        return std::unexpected(storageError(draft.id, u"is no name for a file"_s));
    }
    if (!QDir().mkpath(folder)) {
        return std::unexpected(storageError(folder, u"the folder cannot be made"_s));
    }
    const QString path = u"%1/%2.json"_s.arg(folder, draft.id);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return std::unexpected(storageError(path, file.errorString()));
    }
    file.setPermissions(ownerOnly);
    file.write(draftBytes(draft));
    if (!file.commit()) {
        return std::unexpected(storageError(path, file.errorString()));
    }
    return {};
}

Result<void> moveFile(const QString &from, const QString &to)
{
    if (!QDir().mkpath(QFileInfo(to).path())) {
        return std::unexpected(storageError(to, u"the folder cannot be made"_s));
    }
    if (QFile::exists(to)) {
        return std::unexpected(storageError(to, u"is there already"_s));
    }
    QFile file(from);
    if (!file.rename(to)) {
        return std::unexpected(storageError(from, file.errorString()));
    }
    return {};
}

void forgetRemoved(const QString &folder)
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDays(-daysKept);
    const auto files =
        QDir(removedFolder(folder)).entryInfoList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        // A rename keeps the time of the last change but not that of the last status change.
        if (file.metadataChangeTime() < limit) {
            QFile::remove(file.filePath());
        }
    }
}

Result<std::vector<DraftSummary>> listFiles(const QString &folder)
{
    forgetRemoved(folder);
    std::vector<DraftSummary> list;
    const auto files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        DraftSummary summary{.id = file.completeBaseName(),
            .name = {},
            .subject = {},
            .modified = file.lastModified().toUTC(),
            .recipients = -1,
            .step = 0,
            .error = {}};
        const auto draft = readFile(file.filePath());
        if (!draft) {
            summary.error = draft.error();
        } else {
            summary.name = draft->name;
            summary.subject = draft->subject.in(u"fr"_s);
            summary.step = draft->step;
            if (draft->modified.isValid()) {
                summary.modified = draft->modified;
            }
            if (draft->audience.table) {
                summary.recipients = std::ssize(draft->audience.table->rows);
            } else if (!draft->audience.rows.isEmpty()) {
                summary.recipients = draft->audience.rows.size();
            }
        }
        list.push_back(std::move(summary));
    }
    std::ranges::stable_sort(list, std::ranges::greater{}, &DraftSummary::modified);
    return list;
}

} // namespace

DraftStore::DraftStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString DraftStore::fileOf(const QString &id) const
{
    return u"%1/%2.json"_s.arg(m_folder, id);
}

QFuture<Result<std::vector<DraftSummary>>> DraftStore::list() const
{
    return QtConcurrent::run([folder = m_folder] { return listFiles(folder); });
}

QFuture<Result<Draft>> DraftStore::read(const QString &id) const
{
    return QtConcurrent::run([path = fileOf(id)] { return readFile(path); });
}

QFuture<Result<void>> DraftStore::write(Draft draft) const
{
    return QtConcurrent::run(
        [folder = m_folder, draft = std::move(draft)] { return writeFile(folder, draft); });
}

QFuture<Result<void>> DraftStore::remove(const QString &id) const
{
    return QtConcurrent::run(
        [from = fileOf(id), to = u"%1/%2.json"_s.arg(removedFolder(m_folder), id)] {
            QFile::remove(to); // an older draft of that id, removed before
            return moveFile(from, to);
        });
}

QFuture<Result<void>> DraftStore::restore(const QString &id) const
{
    return QtConcurrent::run(
        [to = fileOf(id), from = u"%1/%2.json"_s.arg(removedFolder(m_folder), id)] {
            return moveFile(from, to);
        });
}

Result<void> DraftStore::writeNow(const Draft &draft) const
{
    return writeFile(m_folder, draft);
}

} // namespace FibreDesk::Drafts
