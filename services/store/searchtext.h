// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/searchindex.h"

#include <QString>
#include <QStringList>

namespace FibreDesk::Store {

/// What was typed, read in each of the ways it may be meant.
struct SearchText {
    QString typed; ///< trimmed and cut to a bounded length
    QStringList words; ///< folded, each of two letters or more
    QStringList initials; ///< folded words of one letter
    QString code; ///< folded id, serial or MAC; empty = cannot be one
    QString number; ///< of an id, without leading zeros; empty = not digits alone
    QString phone; ///< digits; empty = cannot be a phone number
    QString postal; ///< postal code or its beginning; empty = cannot be one
    QString email; ///< lower case; empty = none

    [[nodiscard]] static SearchText of(const QString &typed);
    [[nodiscard]] bool isEmpty() const;
    /// The words as an FTS5 expression, each as a beginning; empty without words.
    [[nodiscard]] QString expression() const;
};

} // namespace FibreDesk::Store
