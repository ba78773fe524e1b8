// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QStringList>

namespace FibreDesk::Store {

/// One step of the file's format. Steps are never edited once released: what changes is a new step
/// at the end of the list.
struct Migration {
    int version;
    QString summary;
    QStringList statements;
};

/// All steps in order; versions count from 1 without gaps.
[[nodiscard]] const QList<Migration> &migrations();

/// The tables of the search, and the statements that make them in their newest form: they hold
/// nothing that cannot be made again from the mirrored rows.
[[nodiscard]] QStringList searchTables();
[[nodiscard]] QStringList searchStatements();

/// Brings the file to the newest format: each missing step in its own transaction, which also
/// writes PRAGMA user_version. A file from a newer program is refused.
[[nodiscard]] Result<void> migrate(QSqlDatabase &db);

/// The same with another list or up to an older version; for the tests.
[[nodiscard]] Result<void> migrate(
    QSqlDatabase &db, const QList<Migration> &steps, int upToVersion);

} // namespace FibreDesk::Store
