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
    bool isLast = false; ///< shorter than asked for
    QHash<QString, ChildRows> children; ///< by child table; complete for all ids of the page
};

[[nodiscard]] Result<Page> decodePage(const QByteArray &body, const Erp::FieldMap &map,
    const QString &kind, int limit, const QString &source);

/// Rows of a child list by parent; every parent asked for has an entry.
[[nodiscard]] Result<ChildRows> decodeChildRows(const QByteArray &body, const Erp::FieldMap &map,
    const QString &childTable, const QStringList &parents, const QString &source);

/// Writes a page of the first fill together with its cursor: whoever is killed continues exactly
/// after the last page that is there. Returns the rows copied so far.
[[nodiscard]] Result<qint64> writeFillPage(QSqlDatabase &db, const QString &kind, const Page &page,
    const QDateTime &now, Store::Precedence precedence = Store::Precedence::KeepNewer);

/// Whether a page may move the mark: only one that leaves out nothing older may.
enum class Mark { Raise, Keep };

/// Writes changed rows. Returns the ids whose rows were new or different.
[[nodiscard]] Result<QStringList> writeChanges(
    QSqlDatabase &db, const QString &kind, const Page &page, Mark mark);

[[nodiscard]] Result<int> writeChildren(
    QSqlDatabase &db, const QHash<QString, ChildRows> &children);

} // namespace FibreDesk::Sync
