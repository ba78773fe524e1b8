// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <vector>

namespace FibreDesk::Store {

/// The first column of every row as a number. For lists of hundreds of thousands: QSqlQuery makes a
/// QVariant of each, which costs more than the query. Values are texts and whole numbers.
[[nodiscard]] Result<std::vector<qint64>> selectRowNumbers(
    QSqlDatabase &db, const QString &sql, const QVariantList &values, const QString &source);

} // namespace FibreDesk::Store
