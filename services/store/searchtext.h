// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/searchindex.h"
#include "text/phones.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace FibreDesk::Store {

/// What was typed, read in each of the ways it may be meant.
struct SearchText {
    /// What stands between two blanks: "anne-sophie" has two parts, and is "annesophie" as well.
    struct Token {
        QStringList parts; ///< folded, each of two letters or more
        QString glued; ///< empty where it has but one part
    };

    QString typed; ///< trimmed and cut to a bounded length
    QList<Token> tokens;
    QStringList words; ///< all parts of the tokens
    QStringList initials; ///< folded words of one letter
    QString code; ///< folded id, serial or MAC; empty = cannot be one
    QString number; ///< of an id, without leading zeros; empty = not digits alone
    QString documentNumber; ///< the last digits of "ACC-SINV-2026-00123", zeros kept; empty = none
    QList<Text::Phone> phones; ///< whole numbers
    QStringList phoneParts; ///< digits a number may begin or end with; empty = cannot be one
    QString postal; ///< postal code or its beginning; empty = cannot be one
    QString postalInside; ///< a whole postal code within a longer text
    QStringList placeWords; ///< words that say where a place is: no "de" and "app.", no postal code
    QString house; ///< the one of placeWords that is the house number; empty = none
    QString email; ///< lower case; empty = none
    /// Known names that a word may have been meant for, by the word; found by the search.
    QHash<QString, QStringList> near;

    [[nodiscard]] static SearchText of(const QString &typed);
    [[nodiscard]] bool isEmpty() const;
    /// The words as an FTS5 expression, each as a beginning; empty without words.
    [[nodiscard]] QString expression() const;
    /// The same for an index of addresses. Without `hasAllNumbers` only the house counts of "12-345
    /// rue …" and "345 rue …, app. 12": an address may lack the door.
    [[nodiscard]] QString placeExpression(bool hasAllNumbers) const;
};

} // namespace FibreDesk::Store
