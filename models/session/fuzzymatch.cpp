// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/fuzzymatch.h"

namespace FibreDesk {

QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            result += c.toLower();
    }
    return result;
}

int fuzzyScore(const QString &query, const QString &text)
{
    if (query.isEmpty() || text.isEmpty())
        return 0;
    const qsizetype whole = text.indexOf(query);
    if (whole == 0)
        return 1000 - int(std::min<qsizetype>(text.size() - query.size(), 200));
    if (whole > 0) {
        const bool atWord = !text.at(whole - 1).isLetterOrNumber();
        return (atWord ? 750 : 550) - int(std::min<qsizetype>(whole, 200));
    }
    // Letters in order: the words of a query may stand anywhere, its letters may skip.
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar c : query) {
        if (c.isSpace())
            continue;
        qsizetype found = -1;
        // The start of a word first, then wherever it is.
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text.at(i) == c && (i == 0 || !text.at(i - 1).isLetterOrNumber())) {
                found = i;
                break;
            }
        }
        const qsizetype next = text.indexOf(c, at);
        if (next < 0)
            return 0;
        if (next == last + 1 || found < 0)
            found = next;
        score += found == last + 1                                   ? 14
            : (found == 0 || !text.at(found - 1).isLetterOrNumber()) ? 12
                                                                     : 2;
        last = found;
        at = found + 1;
    }
    const int most = int(query.size()) * 14;
    // Scattered letters of a long text mean nothing.
    if (score * 2 < most)
        return 0;
    return std::min(500, score * 400 / most);
}

} // namespace FibreDesk
