// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "store/querybreak.h"

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
    QString kind; ///< table: "customer", "location", "equipment", "job", "ticket", "message"…
    QString id;
    QString customer; ///< id of the customer it belongs to; empty where none
    QString parent; ///< the document it is opened with: a message's ticket; empty = itself
    QString date; ///< as mirrored; empty where its age is of no interest
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

struct SearchOptions {
    int limit = 40;
    /// After this, what has been found is answered, and that it was cut.
    std::chrono::milliseconds budget{150};
    /// Set once a later question is asked: the answer is Cancelled, soon.
    QueryVoid isVoid{};
};

/// Searches everything that is mirrored by anything people know of it: words without accents,
/// hyphens and slips of the hand in names, phones, addresses and postal codes in any spelling,
/// e-mails, ids old and new, any part of serial numbers and MACs, words and parts of words of
/// ticket subjects and messages, numbers of invoices, payments and subscriptions. Every shape of
/// input is bounded in cost. Runs inside Mirror::read().
[[nodiscard]] Result<SearchAnswer> search(
    QSqlDatabase &db, const QString &text, const SearchOptions &options);
[[nodiscard]] Result<SearchAnswer> search(QSqlDatabase &db, const QString &text, int limit = 40);

/// The text with what matched in bold, fit for Text.StyledText whatever it holds.
[[nodiscard]] QString markedText(const QString &text, const QList<TextRange> &ranges);

} // namespace FibreDesk::Store
