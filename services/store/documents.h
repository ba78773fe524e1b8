// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "store/changes.h"

#include <QHash>
#include <QJsonObject>
#include <QSqlDatabase>

/// Putting the server's documents into the mirror. To be called inside Mirror::write().
namespace FibreDesk::Store {

/// What to do with a document that is older than the mirrored one.
enum class Precedence {
    KeepNewer, ///< a late answer never overwrites what was learned after it was asked for
    TakeAll, ///< a repair: the server's state counts, even when it went back in time
};

/// Inserts or updates documents given under our field names ("name" is the id) and keeps the search
/// index fresh. A field that is absent or empty becomes NULL. Child tables are replaced where the
/// document has their field, and left alone where not. Documents that changed nothing are not told
/// as changes. Returns how many were new or different.
[[nodiscard]] Result<int> applyDocuments(QSqlDatabase &db, const QString &table,
    const QList<QJsonObject> &documents, Precedence precedence = Precedence::KeepNewer);

/// Makes `rows` (under our field names, by parent id) the child rows of those parents; a parent
/// with an empty list loses its rows. Tells the parents that changed.
[[nodiscard]] Result<int> applyChildRows(
    QSqlDatabase &db, const QString &childTable, const QHash<QString, QList<QJsonObject>> &rows);

/// Removes documents with their child rows and index entries. Unknown ids are ignored.
[[nodiscard]] Result<int> removeDocuments(
    QSqlDatabase &db, const QString &table, const QStringList &ids);

/// Adds to the changes of the current write; for code that changes rows by SQL of its own.
void noteChange(const QString &table, const QString &id);

/// Collects noteChange() of the current thread while it lives; set up by the writer thread.
class ChangeRecorder {
public:
    explicit ChangeRecorder(Changes *changes);
    ~ChangeRecorder();
    Q_DISABLE_COPY_MOVE(ChangeRecorder)

private:
    Changes *m_previous;
};

} // namespace FibreDesk::Store
