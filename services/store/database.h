// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

/// Helpers for code that runs inside Mirror::read() and Mirror::write(), on a database thread.
namespace FibreDesk::Store {

/// SQLite's result code as an Error carries it: the primary one, but for a damaged index of the
/// search, which is no damage of the file.
[[nodiscard]] int storageCode(int extended);

/// The Error of a statement that failed; `code` is as storageCode() makes it.
[[nodiscard]] Error sqlError(const QSqlQuery &query, const QString &source);

/// Runs one statement with positional values.
[[nodiscard]] Result<void> execute(
    QSqlDatabase &db, const QString &sql, const QVariantList &values = {});

/// Prepares and runs a statement whose rows are then read with next().
[[nodiscard]] Result<QSqlQuery> select(
    QSqlDatabase &db, const QString &sql, const QVariantList &values = {});

/// What ended a loop over next(): an Error where it was not the last row.
[[nodiscard]] Result<void> finished(const QSqlQuery &query);

/// The first column of the first row; an invalid QVariant where there is no row.
[[nodiscard]] Result<QVariant> selectValue(
    QSqlDatabase &db, const QString &sql, const QVariantList &values = {});

/// "?,?,?" for IN (...) and VALUES (...).
[[nodiscard]] QString placeholders(qsizetype count);

enum class Access { ReadWrite, ReadOnly };
/// Whether a new file has sums in its pages: checkedpages.h. Only for what can be fetched again:
/// another program that writes such a file, be it SQLite's own shell, leaves pages without.
enum class Sums { No, Yes };

/// Opens a connection of the calling thread with the mirror's settings. The file is made readable
/// by its owner only.
[[nodiscard]] Result<QSqlDatabase> openDatabase(
    const QString &file, const QString &connection, Access access, Sums sums = Sums::No);

/// True for the errors that only a new file mends (SQLITE_CORRUPT, SQLITE_NOTADB).
[[nodiscard]] bool isDamage(const Error &error);
/// True where the rows are sound and an index of the search is not: it can be made anew from them.
[[nodiscard]] bool isSearchDamage(const Error &error);

} // namespace FibreDesk::Store
