// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>
#include <QStringList>

/// What becomes of a database that only a new file mends: it stays on the disk under another name.
namespace FibreDesk::Store {

/// Stands between the name of a file and the moment at which it was set aside.
[[nodiscard]] QString damagedMark();

/// What the files of a database are called after its name. The log first: it belongs to the main
/// file and may hold the newest rows, and a main file that went alone would leave it to the next
/// one.
[[nodiscard]] const QStringList &databaseEndings();

/// Renames a closed database with its log; where one of the files cannot be renamed, all keep their
/// names. `what` names it in the error: "the outbox".
[[nodiscard]] Result<void> moveDatabase(
    const QString &from, const QString &to, const QString &what, const QString &source);

/// Puts a closed, damaged database out of the way; under which name.
[[nodiscard]] Result<QString> setAside(
    const QString &file, const QString &what, const QString &source);

} // namespace FibreDesk::Store
