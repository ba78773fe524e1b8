// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchtext.h"

#include "text/normalise.h"
#include "text/searchwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr qsizetype LongestText = 120;
constexpr qsizetype LongestWord = 32;
constexpr qsizetype MostWords = 12;
constexpr qsizetype LongestCode = 40;
constexpr qsizetype ShortestPhone = 4;
constexpr qsizetype LongestPhone = 15;
constexpr qsizetype NationalLength = 10;

bool isDigits(const QString &text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The digits of a number or of a part of one, in each of the ways they may have been meant.
QStringList phonePartsOf(const QString &typed)
{
    const QString spelling = Text::phoneSpelling(typed);
    const QString digits = Text::foldCode(spelling);
    if (digits.size() < ShortestPhone || digits.size() > LongestPhone) {
        return {};
    }
    QStringList parts{digits};
    for (const QLatin1StringView prefix : {"1"_L1, "001"_L1, "011"_L1}) {
        if (digits.startsWith(prefix) && digits.size() - prefix.size() >= ShortestPhone) {
            parts += digits.sliced(prefix.size());
        }
    }
    // A digit too many is a slip of the hand.
    if (digits.size() > NationalLength && !digits.startsWith(u'1')) {
        parts += digits.left(NationalLength);
    }
    return parts;
}

QString quoted(const QString &word)
{
    return u"\"%1\"*"_s.arg(word);
}

QStringList placeWordsOf(const SearchText &text)
{
    const QString first = text.postalInside.left(3).toLower();
    const QString second = text.postalInside.mid(3).toLower();
    QStringList list;
    for (const QString &word : Text::foldedWords(text.typed)) {
        const bool isPostal =
            !first.isEmpty() && (word == first || word == second || word == first + second);
        const bool isLetter = word.size() == 1 && !word.at(0).isDigit();
        if (!isPostal && !isLetter && !Text::isAddressNoise(word) && list.size() < MostWords) {
            list += word.left(LongestWord);
        }
    }
    return list;
}

QString eitherOf(const QStringList &alternatives)
{
    return alternatives.size() == 1 ? alternatives.constFirst()
                                    : u'(' + alternatives.join(u" OR "_s) + u')';
}

} // namespace

SearchText SearchText::of(const QString &typed)
{
    SearchText text;
    text.typed = typed.left(LongestText).simplified();
    for (const QString &piece : text.typed.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = Text::foldedWords(piece);
        Token token;
        for (const QString &part : parts) {
            if (text.words.size() + text.initials.size() >= MostWords) {
                break;
            }
            if (part.size() < 2) {
                text.initials += part;
            } else {
                token.parts += part.left(LongestWord);
                text.words += part.left(LongestWord);
            }
        }
        if (parts.size() > 1 && parts.size() <= 4) {
            token.glued = parts.join(QString()).left(LongestWord);
        }
        if (!token.parts.isEmpty()) {
            text.tokens += token;
        }
    }
    const QString code = Text::foldCode(text.typed);
    if (code.size() <= LongestCode) {
        text.code = code;
    }
    if (isDigits(code)) {
        text.number = Text::idNumber(code);
    }
    static const QRegularExpression documentEnd(u"^[A-Za-z0-9/ _.-]*?(\\d{1,12})$"_s);
    if (const auto match = documentEnd.match(text.typed); match.hasMatch()) {
        text.documentNumber = match.captured(1);
    }
    text.phones = Text::phoneNumbers(text.typed);
    text.phoneParts = phonePartsOf(text.typed);
    text.postal = Text::postalCode(text.typed);
    static const QRegularExpression postalCode(
        u"\\b([A-Za-z]\\d[A-Za-z])[ -]?(\\d[A-Za-z]\\d)\\b"_s);
    if (const auto match = postalCode.match(text.typed);
        match.hasMatch() && text.postal.isEmpty()) {
        text.postalInside = (match.captured(1) + match.captured(2)).toUpper();
    }
    text.placeWords = placeWordsOf(text);
    if (!text.placeWords.isEmpty() && text.placeWords.constFirst().at(0).isDigit()) {
        const bool hasDoor = text.placeWords.size() > 1 && isDigits(text.placeWords.at(0))
            && text.placeWords.at(1).at(0).isDigit();
        text.house = text.placeWords.at(hasDoor ? 1 : 0);
    }
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
    QStringList all;
    for (const Token &token : tokens) {
        QStringList parts;
        for (const QString &part : token.parts) {
            QStringList alternatives{quoted(part)};
            for (const QString &name : near.value(part)) {
                alternatives += u"\"%1\""_s.arg(name);
            }
            parts += eitherOf(alternatives);
        }
        const QString apart = parts.join(u" AND "_s);
        all += token.glued.isEmpty() ? apart : u"((%1) OR %2)"_s.arg(apart, quoted(token.glued));
    }
    return all.join(u" AND "_s);
}

QString SearchText::placeExpression(bool hasAllNumbers) const
{
    QStringList all;
    for (const QString &word : placeWords) {
        if (isDigits(word)) {
            // 12 is no beginning of 120.
            if (hasAllNumbers || word == house) {
                all += u"\"%1\""_s.arg(word);
            }
            continue;
        }
        QStringList alternatives{quoted(word)};
        if (const QString other = Text::otherSpelling(word); !other.isEmpty()) {
            alternatives += quoted(other);
        }
        all += eitherOf(alternatives);
    }
    return all.join(u" AND "_s);
}

} // namespace FibreDesk::Store
