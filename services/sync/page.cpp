// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/page.h"

#include "erp/envelope.h"
#include "store/database.h"
#include "store/syncstate.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sync {

namespace {

Result<QString> mirroredModified(QSqlDatabase &db, const QString &kind, const QString &id)
{
    return Store::selectValue(db, u"SELECT modified FROM %1 WHERE id=?"_s.arg(kind), {id})
        .transform([](const QVariant &modified) { return modified.toString(); });
}

} // namespace

Result<Page> decodePage(const QByteArray &body, const Erp::FieldMap &map, const QString &kind,
    int limit, const QString &source)
{
    const auto list = Erp::decodeList(body, source);
    if (!list) {
        return std::unexpected(list.error());
    }
    Page page;
    page.isLast = !list->hasNextPage.value_or(list->rows.size() >= limit) || list->rows.isEmpty();
    page.isSureOfEnd = list->hasNextPage.has_value() || list->rows.isEmpty();
    page.documents.reserve(list->rows.size());
    for (const QJsonObject &row : list->rows) {
        const QString id = row.value("name"_L1).toString();
        const QString modified = row.value("modified"_L1).toString();
        if (id.isEmpty()) {
            return std::unexpected(Error{.kind = ErrorKind::Protocol,
                .detail = u"a document without name"_s,
                .source = source});
        }
        page.ids += id;
        page.newestModified = std::max(page.newestModified, modified);
        page.lastModified = modified;
        page.lastName = id;
        page.documents += map.toOurs(kind, row);
    }
    return page;
}

Result<ChildRows> decodeChildRows(const QByteArray &body, const Erp::FieldMap &map,
    const QString &childTable, const QStringList &parents, const QString &source)
{
    const auto rows = Erp::decodeRows(body, source);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    ChildRows children;
    for (const QString &parent : parents) {
        children.insert(parent, {});
    }
    for (const QJsonObject &row : *rows) {
        const auto parent = children.find(row.value("parent"_L1).toVariant().toString());
        if (parent != children.end()) {
            *parent += map.toOurs(childTable, row);
        }
    }
    return children;
}

Result<QStringList> newerThanMirrored(QSqlDatabase &db, const QString &kind, const Page &page)
{
    QStringList ids;
    for (const QJsonObject &document : page.documents) {
        const QString id = document.value("name"_L1).toString();
        const auto mirrored = mirroredModified(db, kind, id);
        if (!mirrored) {
            return std::unexpected(mirrored.error());
        }
        if (*mirrored < document.value("modified"_L1).toString()) {
            ids += id;
        }
    }
    return ids;
}

Result<int> writeChildren(QSqlDatabase &db, const QString &kind, const Page &page)
{
    if (page.children.isEmpty()) {
        return 0;
    }
    QSet<QString> present;
    for (const QJsonObject &document : page.documents) {
        const QString id = document.value("name"_L1).toString();
        const auto mirrored = mirroredModified(db, kind, id);
        if (!mirrored) {
            return std::unexpected(mirrored.error());
        }
        if (*mirrored == document.value("modified"_L1).toString()) {
            present.insert(id);
        }
    }
    int changed = 0;
    for (auto it = page.children.cbegin(); it != page.children.cend(); ++it) {
        ChildRows rows = it.value();
        rows.removeIf([&present](const auto &entry) { return !present.contains(entry.key()); });
        const auto done = Store::applyChildRows(db, it.key(), rows);
        if (!done) {
            return done;
        }
        changed += *done;
    }
    return changed;
}

Result<Filled> writeFillPage(QSqlDatabase &db, const QString &kind, const Page &page,
    const FillCursor &after, const QDateTime &now, Store::Precedence precedence)
{
    const auto state = Store::kindState(db, kind);
    if (!state) {
        return std::unexpected(state.error());
    }
    if (after != FillCursor{state->cursorModified, state->cursorName}) {
        return Store::applyDocuments(db, kind, page.documents, precedence)
            .and_then([&](int) { return writeChildren(db, kind, page); })
            .transform([&](int) { return Filled{.rows = state->rows, .isNext = false}; });
    }
    qint64 rows = state->rows + page.documents.size();
    return Store::applyDocuments(db, kind, page.documents, precedence)
        .and_then([&](int) { return writeChildren(db, kind, page); })
        .and_then([&](int) -> Result<void> {
            // Only the first page holds the newest row; later ones do not move the mark.
            return state->cursorModified.isEmpty()
                ? Store::raiseHighMark(db, kind, page.newestModified)
                : Result<void>();
        })
        .and_then([&]() -> Result<void> {
            if (!page.isLast) {
                return {};
            }
            const auto count = Store::selectValue(db, u"SELECT count(*) FROM "_s + kind);
            if (!count) {
                return std::unexpected(count.error());
            }
            rows = count->toLongLong();
            return {};
        })
        .and_then([&] {
            const bool isEmpty = page.documents.isEmpty();
            return Store::setFillCursor(db, kind,
                isEmpty ? state->cursorModified : page.lastModified,
                isEmpty ? state->cursorName : page.lastName, page.isLast, rows);
        })
        .and_then([&] { return Store::noteSuccess(db, kind, now); })
        .transform([&] { return Filled{.rows = rows, .isNext = true}; });
}

Result<void> writeChanges(QSqlDatabase &db, const QString &kind, const Page &page, Mark mark)
{
    return Store::applyDocuments(db, kind, page.documents)
        .and_then([&](int) { return writeChildren(db, kind, page); })
        .and_then([&](int) -> Result<void> {
            return mark == Mark::Raise ? Store::raiseHighMark(db, kind, page.newestModified)
                                       : Result<void>();
        });
}

} // namespace FibreDesk::Sync
