// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSqlDatabase>

#include <chrono>

/// Filling the search with what the first fill of the mirror passes over: message texts, words of
/// subjects, numbers of invoices; and making all of it anew. To be called inside Mirror::write().
namespace FibreDesk::Store {

enum class SearchFillStart {
    AfterSync, ///< only once the kinds' first fill is over: it has the disk for itself
    AtOnce,
};

struct SearchFillStep {
    qint64 rows = 0; ///< indexed by this step
    bool isDone = false; ///< nothing is left
    bool isWaiting = false; ///< for the first fill
};

/// Indexes rows for about as long as `budget`, where the last step left off.
[[nodiscard]] Result<SearchFillStep> fillSearch(QSqlDatabase &db, std::chrono::milliseconds budget,
    SearchFillStart start = SearchFillStart::AfterSync);

/// Rows that are still to be indexed; for a reader.
[[nodiscard]] Result<qint64> searchRowsLeft(QSqlDatabase &db);

/// Throws the search tables away and begins them anew; fillSearch() then fills them.
[[nodiscard]] Result<void> rebuildSearch(QSqlDatabase &db);

} // namespace FibreDesk::Store
