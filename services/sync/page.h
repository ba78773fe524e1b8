// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "erp/fieldmap.h"
#include "store/documents.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QSqlDatabase>

/// A page of documents on its way from the wire into the mirror. decodePage() runs on a pool
/// thread, the others inside Mirror::write().
namespace FibreDesk::Sync {

using ChildRows = QHash<QString, QList<QJsonObject>>; ///< by parent id

struct Page {
    QList<QJsonObject> documents; ///< under our names
    QStringList ids;
    QString newestModified; ///< raw
    QString lastModified; ///< of the last row, where the next page continues
    QString lastName;
    bool isLast = false; ///< shorter than asked for, or the server says that nothing follows
    bool isSureOfEnd = false; ///< empty, or the server says it: a proxy may shorten pages too
    QHash<QString, ChildRows> children; ///< by child table; complete for all ids of the page
};

[[nodiscard]] Result<Page> decodePage(const QByteArray &body, const Erp::FieldMap &map,
    const QString &kind, int limit, const QString &source);

/// Rows of a child list by parent; every parent asked for has an entry.
[[nodiscard]] Result<ChildRows> decodeChildRows(const QByteArray &body, const Erp::FieldMap &map,
    const QString &childTable, const QStringList &parents, const QString &source);

/// Where the first fill of a kind stands; empty before its first page.
struct FillCursor {
    QString modified{}; ///< raw
    QString name{};

    bool operator==(const FillCursor &) const = default;
};

struct Filled {
    qint64 rows = 0; ///< copied so far
    bool isNext = true; ///< else the fill stands elsewhere than the page was asked after
};

/// Writes a page of the first fill that was asked for after `after` together with its cursor:
/// whoever is killed continues exactly after the last page that is there. Where the fill stands
/// elsewhere by now, in a file begun anew or by another process, cursor and mark stay as they are:
/// what is between would never be asked for.
[[nodiscard]] Result<Filled> writeFillPage(QSqlDatabase &db, const QString &kind, const Page &page,
    const FillCursor &after, const QDateTime &now,
    Store::Precedence precedence = Store::Precedence::KeepNewer);

/// Whether a page may move the mark: only one that leaves out nothing older may.
enum class Mark { Raise, Keep };

/// Writes changed documents with the child rows that came with them.
[[nodiscard]] Result<void> writeChanges(
    QSqlDatabase &db, const QString &kind, const Page &page, Mark mark);

/// Those of the page's documents that the mirror does not hold, or holds as they were before.
[[nodiscard]] Result<QStringList> newerThanMirrored(
    QSqlDatabase &db, const QString &kind, const Page &page);

/// Writes the child rows of the page, after its documents. A document that is mirrored in another
/// state by now keeps its rows: they came with that state.
[[nodiscard]] Result<int> writeChildren(QSqlDatabase &db, const QString &kind, const Page &page);

} // namespace FibreDesk::Sync
