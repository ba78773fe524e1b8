// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/personname.h"

#include "audience/namewords.h"
#include "text/normalise.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

namespace {

bool isSmallParticle(const QString &folded)
{
    static const QSet<QString> words{u"de"_s, u"du"_s, u"des"_s, u"la"_s, u"y"_s};
    return words.contains(folded);
}

bool isParticle(const QString &folded)
{
    static const QSet<QString> words{u"de"_s, u"du"_s, u"des"_s, u"la"_s, u"le"_s, u"van"_s,
        u"von"_s, u"der"_s, u"den"_s, u"ten"_s, u"di"_s, u"da"_s, u"dos"_s, u"el"_s, u"ben"_s,
        u"st"_s, u"ste"_s, u"saint"_s, u"sainte"_s, u"mc"_s, u"mac"_s};
    return words.contains(folded);
}

bool isCompany(const QString &text)
{
    static const QRegularExpression word(
        u"\\d|&|\\b(?:inc|lt[eé]e|ltd|enr|senc|s\\.e\\.n\\.c|corp|cie|compagnie|services?|ferme|garage|restaurant|municipalit[eé]|ville|gestion|groupe|entreprises?|construction|immeubles?)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return word.match(text).hasMatch();
}

/// Blanks, hyphens and apostrophes of one kind.
QString evenlySpaced(const QString &text)
{
    static const QRegularExpression hyphen(u" ?[-\u2010\u2011] ?"_s);
    static const QRegularExpression apostrophe(u"['\u2018\u2019\u00b4`]"_s);
    return text.simplified().replace(hyphen, u"-"_s).replace(apostrophe, u"'"_s);
}

QString withOneSpace(const QString &text)
{
    return evenlySpaced(Text::withoutInvisible(text));
}

/// "Pierreluc" as "Pierre-luc", "Pierre Luc" as "Pierre-Luc"; other words as they are.
QString withHyphens(const QString &text)
{
    QStringList words = text.split(u' ');
    if (words.size() == 2 && startsCompound(Text::foldText(words[0]))
        && isFirstName(Text::foldText(words[1]))) {
        return words.join(u'-');
    }
    if (words.size() != 1 || text.contains(u'-')) {
        return text;
    }
    const QString folded = Text::foldText(text);
    if (isFirstName(folded) || folded.size() != text.size()) {
        return text;
    }
    for (qsizetype at = 3; at + 3 <= folded.size(); ++at) {
        if (startsCompound(folded.left(at)) && isFirstName(folded.sliced(at))) {
            const bool isUpper = text == text.toUpper();
            const QString rest = text.sliced(at);
            return text.left(at) + u'-' + (isUpper ? rest : rest.at(0).toUpper() + rest.sliced(1));
        }
    }
    return text;
}

QString capitalised(const QString &word)
{
    return word.isEmpty() ? word : word.at(0).toUpper() + word.sliced(1).toLower();
}

/// One word between blanks, hyphens and apostrophes, all of it in capitals or small letters.
QString inCase(const QString &word, NamePart part)
{
    static const QSet<QString> scottish{u"macdonald"_s, u"macdougall"_s, u"macgregor"_s,
        u"macintyre"_s, u"mackay"_s, u"mackenzie"_s, u"mackinnon"_s, u"maclean"_s, u"macleod"_s,
        u"macmillan"_s, u"macneil"_s, u"macpherson"_s};
    const QString small = word.toLower();
    if (part == NamePart::Last) {
        if (small.size() > 3 && small.startsWith("mc"_L1)) {
            return u"Mc"_s + capitalised(small.sliced(2));
        }
        if (scottish.contains(small)) {
            return u"Mac"_s + capitalised(small.sliced(3));
        }
    }
    return capitalised(small);
}

bool isOneCase(const QString &text)
{
    return text == text.toUpper() || text == text.toLower();
}

/// Applies `change` to each run of letters.
template <typename Change>
QString forEachWord(const QString &text, Change change)
{
    QString result;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty()) {
            result += change(word, result);
            word.clear();
        }
    };
    for (const QChar c : text) {
        if (c == u' ' || c == u'-' || c == u'\'') {
            end();
            result += c;
        } else {
            word += c;
        }
    }
    end();
    return result;
}

QString withCase(const QString &text, NamePart part)
{
    const bool isWholeOneCase = isOneCase(text);
    return forEachWord(text, [&](const QString &word, const QString &before) {
        const bool isStart = before.isEmpty() || before.endsWith(u' ');
        if (part == NamePart::Last && isStart && isSmallParticle(Text::foldText(word))
            && before.size() + word.size() < text.size() && isOneCase(word)) {
            return word.toLower();
        }
        // One capital alone among mixed words ("Marie J") is an initial and stays.
        return isWholeOneCase || (isOneCase(word) && word.size() > 2) ? inCase(word, part) : word;
    });
}

/// The accents of `wanted` on the letters of `word`, in the case they have.
QString dressed(const QString &word, const QString &wanted)
{
    if (wanted.size() != word.size()) {
        return word;
    }
    QString result = wanted;
    for (qsizetype i = 0; i < word.size(); ++i) {
        result[i] = word.at(i).isUpper() ? wanted.at(i).toUpper() : wanted.at(i).toLower();
    }
    return result;
}

QString withAccents(const QString &text, NamePart part)
{
    if (part == NamePart::Last) {
        // Names that the apostrophe belongs to, whole.
        if (const QString whole = accentedLastName(Text::foldText(text)); !whole.isEmpty()) {
            return Text::foldText(text) == text.toLower() ? dressed(text, whole) : text;
        }
    }
    return forEachWord(text, [&](const QString &word, const QString &) {
        const QString folded = Text::foldText(word);
        if (folded != word.toLower()) {
            return word; // somebody has set accents already
        }
        const QString wanted =
            part == NamePart::First ? accentedFirstName(folded) : accentedLastName(folded);
        return wanted.isEmpty() ? word : dressed(word, wanted);
    });
}

} // namespace

CleanName cleanName(const QString &raw, NamePart part, NameRules rules)
{
    CleanName name{.raw = raw, .value = raw, .changes = {}};
    if (isCompany(raw)) {
        rules &= NameRules(NameRule::Spaces);
    }
    const auto apply = [&](NameRule rule, const QString &after) {
        if (rules.testFlag(rule) && after != name.value) {
            name.changes.push_back({.rule = rule, .before = name.value, .after = after});
            name.value = after;
        }
    };
    apply(NameRule::Spaces,
        isCompany(raw) ? Text::withoutInvisible(raw).simplified() : withOneSpace(raw));
    if (part == NamePart::First) {
        apply(NameRule::Compound, withHyphens(name.value));
    }
    apply(NameRule::Case, withCase(name.value, part));
    apply(NameRule::Accents, withAccents(name.value, part));
    return name;
}

FullName splitFullName(const QString &raw, NameRules rules)
{
    const auto made = [rules](const QString &first, const QString &last) {
        return FullName{.first = cleanName(first, NamePart::First, rules),
            .last = cleanName(last, NamePart::Last, rules)};
    };
    if (isCompany(raw)) {
        return made({}, raw.trimmed());
    }
    if (const qsizetype comma = raw.indexOf(u','); comma > 0) {
        return made(raw.sliced(comma + 1).trimmed(), raw.left(comma).trimmed());
    }
    // With its invisible marks: each part keeps what it was made from.
    const QStringList words = evenlySpaced(raw).split(u' ', Qt::SkipEmptyParts);
    const auto folded = [&words](qsizetype at) {
        return Text::foldText(Text::withoutInvisible(words.at(at)));
    };
    if (words.size() < 2) {
        return words.isEmpty() ? made({}, {}) : made({}, words.front());
    }
    qsizetype first = 1;
    if (words.size() > 2 && !isParticle(folded(1)) && startsCompound(folded(0))
        && isFirstName(folded(1))) {
        first = 2;
    }
    return made(words.first(first).join(u' '), words.sliced(first).join(u' '));
}

} // namespace FibreDesk::Audience
