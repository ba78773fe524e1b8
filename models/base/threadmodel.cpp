// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "threadmodel.h"

#include "text/safehtml.h"

#include <algorithm>

namespace FibreDesk {

namespace {

Text::SafeHtmlOptions options(const QString &imageLabel)
{
    Text::SafeHtmlOptions options;
    options.imageLabel = imageLabel;
    options.keepColours = false; // it is read on the page, in its theme
    return options;
}

} // namespace

std::vector<ThreadRow> ThreadModel::rowsOf(
    const std::vector<Store::ThreadEntry> &entries, const QString &imageLabel)
{
    std::vector<ThreadRow> rows;
    rows.reserve(entries.size());
    for (const Store::ThreadEntry &entry : entries) {
        const Text::SafeHtml safe = Text::sanitiseHtml(entry.html, options(imageLabel));
        rows.push_back({.id = entry.id,
            .kind = static_cast<int>(entry.kind),
            .author = entry.author,
            .address = entry.address,
            .sent = entry.at,
            .html = safe.html,
            .medium = entry.medium,
            .remoteImages = safe.remoteImages,
            .isLoadingImages = false,
            .source = entry.html});
    }
    return rows;
}

void ThreadModel::show(const QString &subject, std::vector<ThreadRow> rows)
{
    const int before = count();
    if (subject != m_subject) {
        m_subject = subject;
        m_rows.reset(std::move(rows));
    } else {
        for (ThreadRow &row : rows) {
            // What somebody asked to see stays in sight as long as it is the same message.
            const ThreadRow *old = m_rows.find(row.id);
            if (old && old->isLoadingImages && old->source == row.source) {
                row = *old;
            }
        }
        m_rows.applySnapshot(std::move(rows));
    }
    if (before != count() || before > 0) {
        Q_EMIT countChanged();
    }
}

void ThreadModel::loadImages(const QString &entry)
{
    const ThreadRow *found = m_rows.find(entry);
    if (!found || found->isLoadingImages) {
        return;
    }
    ThreadRow row = *found;
    Text::SafeHtmlOptions with = options(tr("image not loaded"));
    with.loadImages = true;
    row.html = Text::sanitiseHtml(row.source, with).html;
    row.remoteImages = 0;
    row.isLoadingImages = true;
    m_rows.upsert(std::move(row));
}

int ThreadModel::notes() const
{
    return static_cast<int>(std::ranges::count(m_rows.rows(), int(Note), &ThreadRow::kind));
}

int ThreadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ThreadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ThreadRow &row = m_rows.at(index.row());
    switch (role) {
    case EntryIdRole:
        return row.id;
    case EntryKindRole:
        return row.kind;
    case AuthorRole:
        return row.author;
    case AddressRole:
        return row.address;
    case SentRole:
        return row.sent;
    case HtmlRole:
        return row.html;
    case MediumRole:
        return row.medium;
    case RemoteImagesRole:
        return row.remoteImages;
    case LoadingImagesRole:
        return row.isLoadingImages;
    default:
        return {};
    }
}

QHash<int, QByteArray> ThreadModel::roleNames() const
{
    return {{EntryIdRole, "entryId"}, {EntryKindRole, "entryKind"}, {AuthorRole, "author"},
        {AddressRole, "address"}, {SentRole, "sent"}, {HtmlRole, "html"}, {MediumRole, "medium"},
        {RemoteImagesRole, "remoteImages"}, {LoadingImagesRole, "isLoadingImages"}};
}

QList<int> ThreadModel::changedRoles(const ThreadRow &before, const ThreadRow &after)
{
    QList<int> roles;
    const auto note = [&roles](bool differs, int role) {
        if (differs) {
            roles += role;
        }
    };
    note(before.kind != after.kind, EntryKindRole);
    note(before.author != after.author, AuthorRole);
    note(before.address != after.address, AddressRole);
    note(before.sent != after.sent, SentRole);
    note(before.html != after.html, HtmlRole);
    note(before.medium != after.medium, MediumRole);
    note(before.remoteImages != after.remoteImages, RemoteImagesRole);
    note(before.isLoadingImages != after.isLoadingImages, LoadingImagesRole);
    return roles;
}

} // namespace FibreDesk
