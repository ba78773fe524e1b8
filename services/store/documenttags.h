// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QStringList>

/// Frappe's own tags of a document: its `_user_tags`, one text of names with commas between.
namespace FibreDesk::Store {

[[nodiscard]] QStringList tagsOf(const QString &text);
/// As the server does it: a tag is added as it is written, and taken out however it is written.
[[nodiscard]] QString withTag(const QString &text, const QString &tag);
[[nodiscard]] QString withoutTag(const QString &text, const QString &tag);

/// Inside Mirror::write(): what the server has done to one document's tags. It does not touch
/// `modified`, so that no synchronisation would bring it.
[[nodiscard]] Result<void> keepTag(QSqlDatabase &db, const QString &table, const QString &column,
    const QString &id, const QString &tag, bool isThere);

/// Every tag that a document of the table has, by name.
[[nodiscard]] Result<QStringList> tagsInUse(
    QSqlDatabase &db, const QString &table, const QString &column);

} // namespace FibreDesk::Store
