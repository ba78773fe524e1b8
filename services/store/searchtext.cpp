// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchtext.h"

#include "text/normalise.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr qsizetype LongestText = 120;
constexpr qsizetype LongestWord = 32;
constexpr qsizetype MostWords = 8;
constexpr qsizetype LongestCode = 40;
constexpr qsizetype ShortestPhone = 4;
constexpr qsizetype LongestPhone = 15;

bool isPhoneSpelling(const QString &text)
{
    static const QString signs = u"+-–‑().,/ #x"_s;
    return std::ranges::all_of(
        text, [](QChar c) { return c.isDigit() || c.isSpace() || signs.contains(c.toLower()); });
}

} // namespace

SearchText SearchText::of(const QString &typed)
{
    SearchText text;
    text.typed = typed.left(LongestText).simplified();
    const QStringList words = Text::foldedWords(text.typed);
    for (const QString &word : words.first(std::min(words.size(), MostWords))) {
        (word.size() < 2 ? text.initials : text.words) += word.left(LongestWord);
    }
    const QString code = Text::foldCode(text.typed);
    if (code.size() <= LongestCode) {
        text.code = code;
    }
    if (!code.isEmpty() && std::ranges::all_of(code, [](QChar c) { return c.isDigit(); })) {
        text.number = Text::idNumber(code);
    }
    if (isPhoneSpelling(text.typed)) {
        const QString digits = Text::phoneDigits(text.typed);
        if (digits.size() >= ShortestPhone && digits.size() <= LongestPhone) {
            text.phone = digits;
        }
    }
    text.postal = Text::postalCode(text.typed);
    if (text.typed.contains(u'@') && !text.typed.contains(u' ')) {
        text.email = text.typed.toLower();
    }
    return text;
}

bool SearchText::isEmpty() const
{
    return words.isEmpty() && initials.isEmpty() && code.isEmpty();
}

QString SearchText::expression() const
{
    QStringList parts;
    for (const QString &word : words) {
        parts += u"\"%1\"*"_s.arg(word);
    }
    return parts.join(u' ');
}

} // namespace FibreDesk::Store
