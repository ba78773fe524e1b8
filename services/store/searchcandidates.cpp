// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchcandidates.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/searchterms.h"
#include "text/normalise.h"
#include "text/searchwords.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr int KeyLimit = 60;
constexpr int CodeLimit = 80;
constexpr int WordLimit = 60;
constexpr int TextLimit = 60;
/// Customers and places are ranked by their whole name, so more of them are looked at.
constexpr int RankedLimit = 400;
/// Houses that share a postal code.
constexpr int PostalLimit = 300;

/// The keys that begin with `prefix`, by range: the primary key of search_key is its order.
Result<void> addByKey(
    SearchRun &run, const QString &prefix, int exactScore, int prefixScore, Way way)
{
    auto query = select(run.db,
        u"SELECT key, kind, doc FROM search_key WHERE key>=? AND key<? ORDER BY key LIMIT ?"_s,
        {prefix, prefix + QChar(0xffff), KeyLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    int rows = 0;
    while (query->next()) {
        ++rows;
        const bool isExact = query->value(0).toString() == prefix;
        if (isExact || prefixScore > 0) {
            run.found.add(SearchKind(query->value(1).toInt()), query->value(2).toLongLong(),
                isExact ? exactScore : prefixScore, way);
        }
    }
    run.isCut = run.isCut || rows == KeyLimit;
    return finished(*query);
}

Result<void> addExactKey(
    SearchRun &run, const QString &key, int score, Way way, int limit = KeyLimit)
{
    auto query =
        select(run.db, u"SELECT kind, doc FROM search_key WHERE key=? LIMIT ?"_s, {key, limit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        run.found.add(
            SearchKind(query->value(0).toInt()), query->value(1).toLongLong(), score, way);
    }
    return finished(*query);
}

Result<void> addPhones(SearchRun &run)
{
    Result<void> done;
    const auto then = [&done](auto &&step) {
        if (done) {
            done = step();
        }
    };
    for (const Text::Phone &phone : std::as_const(run.text.phones)) {
        then([&] {
            return addExactKey(
                run, SearchKey::PhoneE164 + phone.e164.sliced(1), Score::ExactPhone, Way::Phone);
        });
    }
    for (const QString &part : std::as_const(run.text.phoneParts)) {
        then([&] {
            return addByKey(
                run, SearchKey::Phone + part, Score::ExactPhone, Score::KeyPrefix, Way::Phone);
        });
        if (part.size() == 4) {
            then([&] {
                return addExactKey(run, SearchKey::PhoneEnd4 + part, Score::PhoneEnd, Way::Phone);
            });
        } else if (part.size() <= 7) {
            then([&] {
                return addByKey(run, SearchKey::PhoneEnd7 + part, Score::PhoneEnd, Score::KeyPrefix,
                    Way::Phone);
            });
        }
    }
    return done;
}

/// Words in one of the word indexes.
Result<void> addWords(
    SearchRun &run, const QString &table, const QString &expression, int limit, int score)
{
    if (expression.isEmpty()) {
        return {};
    }
    auto query =
        select(run.db, u"SELECT rowid FROM search_%1 WHERE search_%1 MATCH ? LIMIT ?"_s.arg(table),
            {expression, limit});
    if (!query) {
        return std::unexpected(query.error());
    }
    int rows = 0;
    while (query->next()) {
        ++rows;
        run.found.add(searchKind(table), query->value(0).toLongLong(), score, Way::Words);
    }
    run.isCut = run.isCut || rows == limit;
    return finished(*query);
}

/// One letter alone is the beginning of a customer's name and nothing else: all words that begin
/// with it would be half of the index.
Result<void> addInitial(SearchRun &run, const QString &initial)
{
    auto query = select(run.db, u"SELECT rid FROM customer WHERE customer_name LIKE ? LIMIT ?"_s,
        {QString(initial + u'%'), KeyLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        run.found.add(
            SearchKind::Customer, query->value(0).toLongLong(), Score::NamePrefix, Way::Words);
    }
    return finished(*query);
}

struct Ranked {
    QHash<qlonglong, Candidate *> byRid;
    QVariantList rids;
};

Ranked rankable(SearchRun &run, SearchKind kind)
{
    Ranked ranked;
    for (Candidate &candidate : run.found.list()) {
        const bool isByWords = candidate.way == Way::Words
            || (candidate.way == Way::Postal && candidate.score <= Score::Words);
        if (candidate.kind == kind && isByWords) {
            ranked.byRid.insert(candidate.rid, &candidate);
            ranked.rids += candidate.rid;
        }
    }
    return ranked;
}

/// Ranks the customers found by words by how well the name fits.
Result<void> rankCustomers(SearchRun &run)
{
    const Ranked ranked = rankable(run, SearchKind::Customer);
    if (ranked.rids.isEmpty()) {
        return {};
    }
    auto query = select(run.db,
        u"SELECT rid, customer_name, disabled FROM customer WHERE rid IN (%1)"_s.arg(
            placeholders(ranked.rids.size())),
        ranked.rids);
    if (!query) {
        return std::unexpected(query.error());
    }
    const QStringList wanted = Text::foldedWords(run.text.typed);
    const QString whole = wanted.join(u' ');
    const QString glued = wanted.join(QString());
    while (query->next()) {
        Candidate &candidate = *ranked.byRid.value(query->value(0).toLongLong());
        const QString indexed = Text::indexedName(query->value(1).toString());
        const QStringList words = Text::foldedWords(indexed);
        const QStringList nameWords = Text::foldedWords(query->value(1).toString());
        const QString name = nameWords.join(u' ');
        const auto isInName = [&words](const QString &w) {
            return std::ranges::any_of(
                words, [&w](const QString &word) { return word.startsWith(w); });
        };
        if (name == whole || nameWords.join(QString()) == glued) {
            candidate.score = Score::ExactName;
        } else if (name.startsWith(whole)) {
            candidate.score = Score::NamePrefix;
        } else if (std::ranges::all_of(wanted, isInName)) {
            candidate.score = Score::NameWords;
        }
        if (query->value(2).toInt() != 0) {
            --candidate.score;
        }
    }
    return finished(*query);
}

/// Ranks the places by how much of what was typed their address has.
Result<void> rankPlaces(SearchRun &run)
{
    const QStringList &wanted = run.text.placeWords;
    const Ranked ranked = rankable(run, SearchKind::Location);
    if (ranked.rids.isEmpty() || wanted.size() < 2) {
        return {};
    }
    auto query = select(run.db,
        u"SELECT rid, coalesce(address_line,'') || ' ' || coalesce(city,'') || ' ' || "
        u"coalesce(location_name,''), upper(replace(coalesce(postal_code,''),' ','')) FROM "
        u"location "
        u"WHERE rid IN (%1)"_s.arg(placeholders(ranked.rids.size())),
        ranked.rids);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        Candidate &candidate = *ranked.byRid.value(query->value(0).toLongLong());
        const QStringList words = Text::foldedWords(Text::indexedName(query->value(1).toString()));
        int matched = 0;
        int most = 0;
        for (const QString &word : wanted) {
            const QString other = Text::otherSpelling(word);
            const bool isNumber = word.at(0).isDigit();
            // The right house of a street counts for more than the rest of the address.
            constexpr int HouseWeight = 3;
            const int weight = word == run.text.house ? HouseWeight : 1;
            most += weight;
            // A house number is right or wrong: 12 is no beginning of 120.
            const bool isThere = std::ranges::any_of(words, [&](const QString &w) {
                return w == word || (!other.isEmpty() && w == other)
                    || (!isNumber && w.startsWith(word));
            });
            matched += isThere ? weight : 0;
        }
        const bool isPostalRight =
            run.text.postalInside.isEmpty() || run.text.postalInside == query->value(2).toString();
        constexpr int Room = Score::NearName - Score::Words;
        candidate.score = matched == most && isPostalRight
            ? Score::ExactPlace
            : Score::Words + matched * Room / most - (isPostalRight ? 0 : 1);
        candidate.way = Way::Words;
    }
    return finished(*query);
}

Result<void> addPlaces(SearchRun &run)
{
    auto done = addWords(run, Kind::Location, run.text.expression(), WordLimit, Score::Words);
    if (!done || run.text.placeWords.size() < 2) {
        return done;
    }
    for (const bool hasAllNumbers : {true, false}) {
        if (done && !run.found.has(SearchKind::Location)) {
            done = addWords(run, Kind::Location, run.text.placeExpression(hasAllNumbers),
                RankedLimit, Score::Words);
        }
    }
    if (done && !run.text.postalInside.isEmpty()) {
        done = addExactKey(
            run, SearchKey::Postal + run.text.postalInside, Score::Words, Way::Postal, PostalLimit);
    }
    return done.and_then([&] { return rankPlaces(run); });
}

/// Customers and what is theirs by names that are nearly what was typed.
Result<void> addNearNames(SearchRun &run)
{
    const auto near = nearNames(run.db, run.text);
    if (!near) {
        return std::unexpected(near.error());
    }
    if (near->isEmpty()) {
        return {};
    }
    run.text.near = *near;
    const QString expression = run.text.expression();
    Result<void> done = addWords(run, Kind::Customer, expression, RankedLimit, Score::NearName);
    for (const QString &table : {Kind::Location, Kind::Equipment, Kind::Job}) {
        if (done) {
            done = addWords(run, table, expression, WordLimit, Score::Words - 1);
        }
    }
    return done;
}

/// Rows of an index of texts: those that came after the first fill backwards, then those of the
/// fill, which went from the newest back.
Result<int> addRecentFirst(
    SearchRun &run, const QString &table, const QString &expression, int score, Way way)
{
    const auto mark = selectValue(
        run.db, u"SELECT coalesce(recent, -1) FROM search_fill WHERE kind=?"_s, {table});
    if (!mark) {
        return std::unexpected(mark.error());
    }
    int rows = 0;
    for (const bool isNew : {true, false}) {
        const qlonglong recent = mark->isNull() ? -1 : mark->toLongLong();
        if ((isNew && recent < 0) || rows >= TextLimit) {
            continue;
        }
        const QString bound = recent < 0 ? QString()
            : isNew                      ? u" AND rowid>%1"_s.arg(recent)
                                         : u" AND rowid<=%1"_s.arg(recent);
        auto query = select(run.db,
            u"SELECT rowid FROM search_%1 WHERE search_%1 MATCH ?%2 ORDER BY rowid%3 LIMIT ?"_s.arg(
                table, bound, isNew ? u" DESC"_s : QString()),
            {expression, TextLimit - rows});
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            run.found.add(searchKind(table), query->value(0).toLongLong(), score, way);
            ++rows;
        }
        if (const auto end = finished(*query); !end) {
            return std::unexpected(end.error());
        }
    }
    run.isCut = run.isCut || rows >= TextLimit;
    return rows;
}

} // namespace

void Candidates::add(SearchKind kind, qlonglong rid, int score, Way way)
{
    const qlonglong key = codeRow(kind, rid);
    const auto known = m_index.constFind(key);
    if (known == m_index.cend()) {
        m_index.insert(key, m_list.size());
        m_list.push_back({kind, rid, score, way});
    } else if (Candidate &candidate = m_list[*known]; score > candidate.score) {
        candidate.score = score;
        candidate.way = way;
    }
}

bool Candidates::has(SearchKind kind) const
{
    return std::ranges::any_of(
        m_list, [kind](const Candidate &candidate) { return candidate.kind == kind; });
}

Result<void> addByKeys(SearchRun &run)
{
    const SearchText &text = run.text;
    Result<void> done;
    const auto then = [&done](auto &&step) {
        if (done) {
            done = step();
        }
    };
    if (!text.code.isEmpty()) {
        // The beginning of an id is of interest once it holds a digit: "LOC-0".
        const bool hasDigit = std::ranges::any_of(text.code, [](QChar c) { return c.isDigit(); });
        const QString key = SearchKey::Id + text.code;
        then([&] {
            return hasDigit && text.code.size() >= 3
                ? addByKey(run, key, Score::ExactId, Score::KeyPrefix, Way::Id)
                : addExactKey(run, key, Score::ExactId, Way::Id);
        });
    }
    if (!text.number.isEmpty()) {
        then([&] {
            return addExactKey(run, SearchKey::Number + text.number, Score::ExactNumber, Way::Id);
        });
    }
    then([&] { return addPhones(run); });
    if (!text.postal.isEmpty()) {
        then([&] {
            return addByKey(
                run, SearchKey::Postal + text.postal, Score::Postal, Score::Words, Way::Postal);
        });
    }
    if (!text.email.isEmpty()) {
        then([&] {
            return addByKey(run, SearchKey::Email + text.email, Score::ExactEmail, Score::KeyPrefix,
                Way::Email);
        });
    }
    return done;
}

Result<void> addByCode(SearchRun &run)
{
    constexpr qsizetype Trigram = 3;
    if (run.text.code.size() < Trigram) {
        return {};
    }
    auto query =
        select(run.db, u"SELECT rowid FROM search_code WHERE search_code MATCH ? LIMIT ?"_s,
            {QString(u'"' + run.text.code + u'"'), CodeLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    int rows = 0;
    while (query->next()) {
        ++rows;
        const qlonglong row = query->value(0).toLongLong();
        run.found.add(SearchKind(row % 16), row / 16, Score::Code, Way::Code);
    }
    run.isCut = run.isCut || rows == CodeLimit;
    return finished(*query);
}

Result<void> addByNumber(SearchRun &run)
{
    const QString digits = run.text.documentNumber;
    if (digits.isEmpty()) {
        return {};
    }
    // "accsinv202600123" has run year and number together: each end of its digits may be the
    // number.
    const bool isBare = run.text.number == Text::idNumber(digits) && !run.text.number.isEmpty();
    constexpr qsizetype MostEnds = 9;
    QSet<qlonglong> numbers;
    for (qsizetype size = digits.size(); size > 0 && numbers.size() < MostEnds; --size) {
        numbers.insert(digits.right(size).toLongLong());
        if (isBare) {
            break;
        }
    }
    QHash<int, QVariantList> byKind;
    for (const qlonglong number : std::as_const(numbers)) {
        auto query = select(run.db,
            u"SELECT kind, doc FROM search_number WHERE number=? ORDER BY kind, doc DESC LIMIT ?"_s,
            {number, KeyLimit});
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            byKind[query->value(0).toInt()] += query->value(1);
        }
        if (const auto end = finished(*query); !end) {
            return end;
        }
    }
    for (auto it = byKind.cbegin(); it != byKind.cend(); ++it) {
        auto query = select(run.db,
            u"SELECT rid, id FROM %1 WHERE rid IN (%2)"_s.arg(
                searchTable(SearchKind(it.key())), placeholders(it->size())),
            *it);
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            const QString code = Text::foldCode(query->value(1).toString());
            const bool isWhole = code == run.text.code;
            if (isWhole || isBare || code.endsWith(run.text.code)) {
                run.found.add(SearchKind(it.key()), query->value(0).toLongLong(),
                    isWhole      ? Score::ExactId
                        : isBare ? Score::DocumentNumber
                                 : Score::KeyPrefix,
                    Way::Id);
            }
        }
        if (const auto end = finished(*query); !end) {
            return end;
        }
    }
    return {};
}

Result<void> addByNames(SearchRun &run)
{
    const SearchText &text = run.text;
    if (text.words.isEmpty()) {
        return text.initials.size() == 1 ? addInitial(run, text.initials.constFirst())
                                         : Result<void>();
    }
    const QString expression = text.expression();
    auto done = addWords(run, Kind::Customer, expression, RankedLimit, Score::Words).and_then([&] {
        return addPlaces(run);
    });
    for (const QString &table : {Kind::Equipment, Kind::Job}) {
        if (done) {
            done = addWords(run, table, expression, WordLimit, Score::Words);
        }
    }
    if (done && !run.found.has(SearchKind::Customer)) {
        done = addNearNames(run);
    }
    return done.and_then([&] { return rankCustomers(run); });
}

Result<void> addByTexts(SearchRun &run)
{
    if (run.text.words.isEmpty()) {
        return {};
    }
    const auto terms = termsOf(run.db, run.text.words);
    if (!terms) {
        return std::unexpected(terms.error());
    }
    const auto tickets =
        addRecentFirst(run, Kind::Ticket, subjectExpression(*terms), Score::TicketWords, Way::Text);
    if (!tickets) {
        return std::unexpected(tickets.error());
    }
    const QString expression = textExpression(*terms);
    return expression.isEmpty()
        ? Result<void>()
        : addRecentFirst(run, Kind::Message, expression, Score::MessageWords, Way::Text)
              .transform([](int) { });
}

} // namespace FibreDesk::Store
