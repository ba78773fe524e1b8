// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>

namespace FibreDesk::Store {

/// Part of a text, for highlighting.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const TextRange &) const = default;
};

struct SearchHit {
    QString kind; ///< table: "customer", "location", "equipment", "job", "ticket"
    QString id;
    QString customer; ///< id of the customer it belongs to; empty where none
    QString title;
    QString subtitle;
    QString field; ///< our name of the field that matched ("cell_phone", "serial_number", …)
    QString text; ///< that field's text as mirrored
    QList<TextRange> titleRanges; ///< what matched in title
    QList<TextRange> textRanges; ///< what matched in text
    int score = 0; ///< higher is better; exact ids and phone numbers are above 90

    bool operator==(const SearchHit &) const = default;
};

struct SearchAnswer {
    QString query;
    QList<SearchHit> hits; ///< by kind, the kind with the best hit first; best first within a kind
    bool isCut = false; ///< there was more than the limit, or the time was up
    qint64 microseconds = 0;
};

/// Searches customers, locations, equipment, jobs and tickets by anything people know of them:
/// words without accents, phones and postal codes in any spelling, e-mails, ids old and new, any
/// part of serial numbers and MACs. Every shape of input is bounded in cost. Runs inside
/// Mirror::read().
[[nodiscard]] Result<SearchAnswer> search(QSqlDatabase &db, const QString &text, int limit = 40);

} // namespace FibreDesk::Store
