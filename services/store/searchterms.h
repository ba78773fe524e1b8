// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/searchtext.h"

/// From what was typed to the words that the indexes know.
namespace FibreDesk::Store {

/// Names one or two slips away from the words of the text, by the word; empty where none are.
[[nodiscard]] Result<QHash<QString, QStringList>> nearNames(
    QSqlDatabase &db, const SearchText &text);

struct WordTerms {
    QString word;
    QStringList beginning; ///< known words that begin with it
    QStringList within; ///< known words that hold it elsewhere
    bool isSure = true; ///< false: there were more than are looked for
};

/// The known words of tickets and messages that each of these words is the beginning or a part of.
[[nodiscard]] Result<QList<WordTerms>> termsOf(QSqlDatabase &db, const QStringList &words);

/// All words in a ticket's subject, and in a message's text; the latter is empty where a word is
/// in none.
[[nodiscard]] QString subjectExpression(const QList<WordTerms> &terms);
[[nodiscard]] QString textExpression(const QList<WordTerms> &terms);

} // namespace FibreDesk::Store
