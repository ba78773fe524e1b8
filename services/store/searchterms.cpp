// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchterms.h"

#include "store/database.h"
#include "text/searchwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr qsizetype ShortestNear = 4;
constexpr qsizetype LongNear = 8;
constexpr qsizetype MostNear = 12;
constexpr qsizetype MostSlippedWords = 3;
constexpr int MostNames = 40'000;
constexpr qsizetype MostTerms = 40;
constexpr int TermsLookedAt = 600;
constexpr qsizetype ShortestPart = 3;

/// All letters: a slip in a number is another number.
bool isNameLike(const QString &word)
{
    return word.size() >= ShortestNear
        && std::ranges::all_of(word, [](QChar c) { return c.isLetter(); });
}

Result<bool> isKnownName(QSqlDatabase &db, const QString &word)
{
    return selectValue(db, u"SELECT 1 FROM search_name WHERE word>=? AND word<? LIMIT 1"_s,
        {word, word + QChar(0xffff)})
        .transform([](const QVariant &value) { return !value.isNull(); });
}

struct Near {
    int distance;
    QString name;
};

/// How far a name is from what was typed; -1 = too far.
int distanceOf(const QString &word, const QString &name)
{
    const int most = word.size() >= LongNear ? 2 : 1;
    if (const int whole = Text::editDistance(word, name, most); whole <= most) {
        return whole;
    }
    // Still being typed: one slip, and not in the first letter.
    const bool mayBeBeginning =
        word.size() > ShortestNear && name.size() > word.size() && name.at(0) == word.at(0);
    return mayBeBeginning && Text::editDistanceToStart(word, name, 1) <= 1 ? 3 : -1;
}

Result<void> collectTerms(
    QSqlDatabase &db, const QString &sql, const QVariantList &values, WordTerms &terms, bool isPart)
{
    auto query = select(db, sql, values);
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList found;
    int rows = 0;
    while (query->next()) {
        ++rows;
        const QString term = query->value(0).toString();
        if (!isPart || !term.startsWith(terms.word)) {
            found += term;
        }
    }
    // The short ones are the common ones.
    std::ranges::stable_sort(found, {}, &QString::size);
    if (found.size() > MostTerms || rows == TermsLookedAt) {
        terms.isSure = false;
        found = found.first(std::min(found.size(), MostTerms));
    }
    (isPart ? terms.within : terms.beginning) = found;
    return finished(*query);
}

QString anyOf(const QStringList &alternatives)
{
    return u'(' + alternatives.join(u" OR "_s) + u')';
}

} // namespace

Result<QHash<QString, QStringList>> nearNames(QSqlDatabase &db, const SearchText &text)
{
    // Words that no name begins with are the slips; where all are known, any may be.
    QStringList slipped;
    QStringList others;
    for (const QString &word : text.words) {
        if (!isNameLike(word)) {
            continue;
        }
        const auto known = isKnownName(db, word);
        if (!known) {
            return std::unexpected(known.error());
        }
        (*known ? others : slipped) += word;
    }
    if (slipped.isEmpty()) {
        slipped = others;
    }
    slipped = slipped.first(std::min(slipped.size(), MostSlippedWords));
    QHash<QString, QList<Near>> near;
    if (!slipped.isEmpty()) {
        qsizetype shortest = slipped.constFirst().size();
        for (const QString &word : std::as_const(slipped)) {
            shortest = std::min(shortest, word.size());
        }
        auto query = select(db, u"SELECT word FROM search_name WHERE length(word)>=? LIMIT ?"_s,
            {shortest - 2, MostNames});
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            const QString name = query->value(0).toString();
            for (const QString &word : std::as_const(slipped)) {
                if (const int distance = distanceOf(word, name); distance > 0) {
                    near[word] += {distance, name};
                }
            }
        }
        if (const auto end = finished(*query); !end) {
            return std::unexpected(end.error());
        }
    }
    QHash<QString, QStringList> best;
    for (auto it = near.begin(); it != near.end(); ++it) {
        std::ranges::stable_sort(*it, {}, &Near::distance);
        // A name one slip away leaves those that are farther out of the question.
        const int nearest = it->constFirst().distance;
        for (const Near &one : std::as_const(*it)) {
            if (one.distance == nearest && best[it.key()].size() < MostNear) {
                best[it.key()] += one.name;
            }
        }
    }
    return best;
}

Result<QList<WordTerms>> termsOf(QSqlDatabase &db, const QStringList &words)
{
    QList<WordTerms> list;
    for (const QString &word : words) {
        WordTerms terms{.word = word, .beginning = {}, .within = {}};
        auto done =
            collectTerms(db, u"SELECT term FROM search_term WHERE term>=? AND term<? LIMIT ?"_s,
                {word, word + QChar(0xffff), TermsLookedAt}, terms, false);
        if (done && word.size() >= ShortestPart) {
            done = collectTerms(db,
                u"SELECT t.term FROM search_part p JOIN search_term t ON t.rid=p.rowid WHERE "
                u"search_part MATCH ? LIMIT ?"_s,
                {QString(u'"' + word + u'"'), TermsLookedAt}, terms, true);
        }
        if (!done) {
            return std::unexpected(done.error());
        }
        list += terms;
    }
    return list;
}

QString subjectExpression(const QList<WordTerms> &terms)
{
    QStringList all;
    for (const WordTerms &word : terms) {
        // Subjects have a prefix index of their own: they are found before their words are known.
        QStringList alternatives{u"\"%1\"*"_s.arg(word.word)};
        for (const QString &term : word.within) {
            alternatives += u"\"%1\""_s.arg(term);
        }
        all += anyOf(alternatives);
    }
    return all.join(u" AND "_s);
}

QString textExpression(const QList<WordTerms> &terms)
{
    QStringList all;
    for (const WordTerms &word : terms) {
        QStringList alternatives;
        for (const QString &term : word.beginning + word.within) {
            alternatives += u"\"%1\""_s.arg(term);
        }
        if (alternatives.isEmpty()) {
            return {};
        }
        all += anyOf(alternatives);
    }
    return all.join(u" AND "_s);
}

} // namespace FibreDesk::Store
