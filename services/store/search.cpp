// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/searchtext.h"
#include "text/normalise.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// After this, what has been found is answered; nobody types slower for a complete list.
constexpr qint64 BudgetMilliseconds = 24;
constexpr int KeyLimit = 60;
constexpr int CodeLimit = 80;
constexpr int WordLimit = 60;
/// Customers are ranked by their whole name, so more of them are looked at.
constexpr int CustomerLimit = 400;
constexpr qsizetype LongestExcerpt = 160;

namespace Score {
constexpr int ExactId = 100;
constexpr int ExactPhone = 98;
constexpr int ExactEmail = 97;
constexpr int ExactNumber = 95;
constexpr int PhoneEnd = 92;
constexpr int Postal = 88;
constexpr int KeyPrefix = 80;
constexpr int Code = 75;
constexpr int ExactName = 72;
constexpr int NamePrefix = 66;
constexpr int NameWords = 60;
constexpr int Words = 45;
constexpr int TicketWords = 30;
} // namespace Score

/// Which way a candidate was found; decides the field that is shown and highlighted.
enum class Way { Id, Phone, Postal, Email, Code, Words };

struct Candidate {
    SearchKind kind;
    qlonglong rid;
    int score;
    Way way;
};

struct KindPlan {
    SearchKind kind;
    QString table;
    QString title; ///< SQL expression
    QString subtitle;
    QString customer;
    QStringList fields; ///< looked through for the matching one, the most telling first
    int limit;
};

const std::array<KindPlan, 5> &plans()
{
    static const std::array<KindPlan, 5> all{
        KindPlan{SearchKind::Customer, Kind::Customer, u"r.customer_name"_s,
            u"(SELECT trim(coalesce(l.address_line,'') || ', ' || coalesce(l.city,''), ', ') "
            u"FROM location l WHERE l.customer=r.id ORDER BY l.id LIMIT 1)"_s,
            u"r.id"_s,
            {u"id"_s, u"customer_name"_s, u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s,
                u"email_billing"_s, u"email_id"_s, u"legacy_account_id"_s, u"legacy_customer_id"_s},
            CustomerLimit},
        KindPlan{SearchKind::Location, Kind::Location,
            u"coalesce(nullif(r.address_line,''), r.location_name, r.id)"_s,
            u"trim(coalesce(r.city,'') || ' ' || coalesce(r.postal_code,'') || ' · ' || "
            u"coalesce((SELECT c.customer_name FROM customer c WHERE c.id=r.customer),''), ' ·')"_s,
            u"r.customer"_s,
            {u"id"_s, u"address_line"_s, u"postal_code"_s, u"city"_s, u"location_name"_s,
                u"contact_name"_s, u"contact_phone"_s},
            WordLimit},
        KindPlan{SearchKind::Equipment, Kind::Equipment,
            u"trim(coalesce(r.equipment_type,'') || ' ' || coalesce(r.brand,'') || ' ' || "
            u"coalesce(r.model,''))"_s,
            u"coalesce((SELECT c.customer_name FROM customer c WHERE c.id=r.customer), r.status)"_s,
            u"r.customer"_s,
            {u"id"_s, u"serial_number"_s, u"mac_address"_s, u"gpon_serial"_s, u"cwmp_serial"_s,
                u"model"_s, u"brand"_s},
            WordLimit},
        KindPlan{SearchKind::Job, Kind::Job, u"coalesce(nullif(r.subject,''), r.id)"_s,
            u"trim(coalesce(r.scheduled_date,'') || ' · ' || coalesce(r.customer_name,'') || ' · ' "
            u"|| coalesce(r.address,''), ' ·')"_s,
            u"r.customer"_s,
            {u"id"_s, u"subject"_s, u"customer_name"_s, u"address"_s, u"legacy_ticket_id"_s},
            WordLimit},
        KindPlan{SearchKind::Ticket, Kind::Ticket, u"coalesce(nullif(r.subject,''), r.id)"_s,
            u"trim(coalesce(r.opening_date,'') || ' · ' || coalesce(r.customer_name,''), ' ·')"_s,
            u"r.customer"_s, {u"id"_s, u"subject"_s, u"legacy_ticket_id"_s}, WordLimit},
    };
    return all;
}

/// The candidates so far, each document once with its best score.
class Candidates {
public:
    void add(SearchKind kind, qlonglong rid, int score, Way way)
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
    [[nodiscard]] std::vector<Candidate> &list() { return m_list; }

private:
    std::vector<Candidate> m_list;
    QHash<qlonglong, size_t> m_index;
};

/// The keys that begin with `prefix`, by range: the primary key of search_key is its order.
Result<void> addByKey(QSqlDatabase &db, Candidates &found, const QString &prefix, int exactScore,
    int prefixScore, Way way)
{
    auto query = select(db,
        u"SELECT key, kind, doc FROM search_key WHERE key>=? AND key<? ORDER BY key LIMIT ?"_s,
        {prefix, prefix + QChar(0xffff), KeyLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const bool isExact = query->value(0).toString() == prefix;
        if (isExact || prefixScore > 0) {
            found.add(SearchKind(query->value(1).toInt()), query->value(2).toLongLong(),
                isExact ? exactScore : prefixScore, way);
        }
    }
    return finished(*query);
}

Result<void> addExactKey(
    QSqlDatabase &db, Candidates &found, const QString &key, int score, Way way)
{
    auto query =
        select(db, u"SELECT kind, doc FROM search_key WHERE key=? LIMIT ?"_s, {key, KeyLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        found.add(SearchKind(query->value(0).toInt()), query->value(1).toLongLong(), score, way);
    }
    return finished(*query);
}

Result<void> addKeys(QSqlDatabase &db, Candidates &found, const SearchText &text)
{
    Result<void> done;
    const auto then = [&done](auto &&step) {
        if (done) {
            done = step();
        }
    };
    if (!text.code.isEmpty()) {
        // The beginning of an id is of interest once it holds a digit: "LOC-0".
        const bool hasDigit = std::ranges::any_of(text.code, [](QChar c) { return c.isDigit(); });
        const int prefixScore = hasDigit && text.code.size() >= 3 ? Score::KeyPrefix : 0;
        then([&] {
            return prefixScore > 0
                ? addByKey(
                      db, found, SearchKey::Id + text.code, Score::ExactId, prefixScore, Way::Id)
                : addExactKey(db, found, SearchKey::Id + text.code, Score::ExactId, Way::Id);
        });
    }
    if (!text.number.isEmpty()) {
        then([&] {
            return addExactKey(
                db, found, SearchKey::Number + text.number, Score::ExactNumber, Way::Id);
        });
    }
    if (!text.phone.isEmpty()) {
        then([&] {
            return addByKey(db, found, SearchKey::Phone + text.phone, Score::ExactPhone,
                Score::KeyPrefix, Way::Phone);
        });
        if (text.phone.size() == 4) {
            then([&] {
                return addExactKey(
                    db, found, SearchKey::PhoneEnd4 + text.phone, Score::PhoneEnd, Way::Phone);
            });
        } else if (text.phone.size() <= 7) {
            then([&] {
                return addByKey(db, found, SearchKey::PhoneEnd7 + text.phone, Score::PhoneEnd,
                    Score::KeyPrefix, Way::Phone);
            });
        }
    }
    if (!text.postal.isEmpty()) {
        then([&] {
            return addByKey(db, found, SearchKey::Postal + text.postal, Score::Postal, Score::Words,
                Way::Postal);
        });
    }
    if (!text.email.isEmpty()) {
        then([&] {
            return addByKey(db, found, SearchKey::Email + text.email, Score::ExactEmail,
                Score::KeyPrefix, Way::Email);
        });
    }
    return done;
}

Result<void> addCodes(QSqlDatabase &db, Candidates &found, const SearchText &text)
{
    constexpr qsizetype Trigram = 3;
    if (text.code.size() < Trigram) {
        return {};
    }
    auto query = select(db, u"SELECT rowid FROM search_code WHERE search_code MATCH ? LIMIT ?"_s,
        {QString(u'"' + text.code + u'"'), CodeLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const qlonglong row = query->value(0).toLongLong();
        found.add(SearchKind(row % 16), row / 16, Score::Code, Way::Code);
    }
    return finished(*query);
}

Result<void> addWords(
    QSqlDatabase &db, Candidates &found, const SearchText &text, const KindPlan &plan)
{
    auto query =
        select(db, u"SELECT rowid FROM search_%1 WHERE search_%1 MATCH ? LIMIT ?"_s.arg(plan.table),
            {text.expression(), plan.limit});
    if (!query) {
        return std::unexpected(query.error());
    }
    const int score = plan.kind == SearchKind::Ticket ? Score::TicketWords : Score::Words;
    while (query->next()) {
        found.add(plan.kind, query->value(0).toLongLong(), score, Way::Words);
    }
    return finished(*query);
}

/// One letter alone is the beginning of a customer's name and nothing else: all words that begin
/// with it would be half of the index.
Result<void> addInitial(QSqlDatabase &db, Candidates &found, const QString &initial)
{
    auto query = select(db, u"SELECT rid FROM customer WHERE customer_name LIKE ? LIMIT ?"_s,
        {QString(initial + u'%'), KeyLimit});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        found.add(
            SearchKind::Customer, query->value(0).toLongLong(), Score::NamePrefix, Way::Words);
    }
    return finished(*query);
}

/// Ranks the customers found by words by how well the name fits.
Result<void> rankCustomers(QSqlDatabase &db, std::vector<Candidate> &list, const SearchText &text)
{
    QHash<qlonglong, Candidate *> byRid;
    QVariantList rids;
    for (Candidate &candidate : list) {
        if (candidate.kind == SearchKind::Customer && candidate.way == Way::Words) {
            byRid.insert(candidate.rid, &candidate);
            rids += candidate.rid;
        }
    }
    if (rids.isEmpty()) {
        return {};
    }
    auto query = select(db,
        u"SELECT rid, customer_name, disabled FROM customer WHERE rid IN (%1)"_s.arg(
            placeholders(rids.size())),
        rids);
    if (!query) {
        return std::unexpected(query.error());
    }
    const QStringList wanted = Text::foldedWords(text.typed);
    const QString whole = wanted.join(u' ');
    while (query->next()) {
        Candidate &candidate = *byRid.value(query->value(0).toLongLong());
        const QStringList words = Text::foldedWords(query->value(1).toString());
        const QString name = words.join(u' ');
        const auto isInName = [&words](const QString &w) {
            return std::ranges::any_of(
                words, [&w](const QString &word) { return word.startsWith(w); });
        };
        if (name == whole) {
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

/// Where the words of the query begin words of `text`.
QList<TextRange> wordRanges(const QString &text, const SearchText &wanted)
{
    const QString folded = Text::foldText(text);
    QList<TextRange> ranges;
    qsizetype position = 0;
    while (position < folded.size()) {
        if (!folded.at(position).isLetterOrNumber()) {
            ++position;
            continue;
        }
        qsizetype end = position;
        while (end < folded.size() && folded.at(end).isLetterOrNumber()) {
            ++end;
        }
        const QStringView word = QStringView(folded).mid(position, end - position);
        qsizetype length = 0;
        for (const QStringList *list : {&wanted.words, &wanted.initials}) {
            for (const QString &beginning : *list) {
                if (word.startsWith(beginning)) {
                    length = std::max(length, beginning.size());
                }
            }
        }
        if (length > 0) {
            ranges += TextRange{.start = position, .length = length};
        }
        position = end;
    }
    return ranges;
}

/// Where the letters and digits of `code` stand in `text`, whatever separates them.
QList<TextRange> codeRanges(const QString &text, const QString &code)
{
    QString folded;
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString one = Text::foldCode(QStringView(text).mid(i, 1));
        if (!one.isEmpty()) {
            folded += one;
            positions += i;
        }
    }
    const qsizetype at = code.isEmpty() ? -1 : folded.lastIndexOf(code);
    if (at < 0) {
        return {};
    }
    const qsizetype start = positions.at(at);
    return {TextRange{.start = start, .length = positions.at(at + code.size() - 1) + 1 - start}};
}

QList<TextRange> rangesIn(const QString &text, const SearchText &wanted, Way way)
{
    switch (way) {
    case Way::Id: {
        const auto ranges = codeRanges(text, wanted.code);
        return ranges.isEmpty() ? codeRanges(text, wanted.number) : ranges;
    }
    case Way::Code:
        return codeRanges(text, wanted.code);
    case Way::Phone:
        return codeRanges(text, wanted.phone);
    case Way::Postal:
        return codeRanges(text, wanted.postal);
    case Way::Email: {
        const qsizetype at = text.indexOf(wanted.email, 0, Qt::CaseInsensitive);
        return at < 0 ? QList<TextRange>()
                      : QList<TextRange>{{.start = at, .length = wanted.email.size()}};
    }
    case Way::Words:
        break;
    }
    return wordRanges(text, wanted);
}

/// A field of this name can have been meant by this way of searching.
bool isFieldOf(const QString &field, Way way)
{
    switch (way) {
    case Way::Phone:
        return field.contains("phone"_L1) || field == "tel_home"_L1 || field == "mobile_no"_L1;
    case Way::Postal:
        return field == "postal_code"_L1;
    case Way::Email:
        return field.startsWith("email"_L1);
    case Way::Id:
        return field == "id"_L1 || field.startsWith("legacy"_L1);
    case Way::Code:
    case Way::Words:
        return true;
    }
    return true;
}

SearchHit hitOf(const QSqlQuery &row, const KindPlan &plan, const Candidate &candidate,
    const SearchText &wanted)
{
    constexpr int FirstField = 4;
    SearchHit hit;
    hit.kind = plan.table;
    hit.score = candidate.score;
    hit.title = row.value(1).toString();
    hit.subtitle = row.value(2).toString();
    hit.customer = row.value(3).toString();
    hit.id = row.value(FirstField).toString();
    if (hit.title.isEmpty()) {
        hit.title = hit.id;
    }
    qsizetype best = 0;
    for (int i = 0; i < plan.fields.size(); ++i) {
        const QString &field = plan.fields.at(i);
        if (!isFieldOf(field, candidate.way)) {
            continue;
        }
        const QString text = row.value(FirstField + i).toString().left(LongestExcerpt);
        const QList<TextRange> ranges = rangesIn(text, wanted, candidate.way);
        if (ranges.size() > best) {
            best = ranges.size();
            hit.field = field;
            hit.text = text;
            hit.textRanges = ranges;
        }
    }
    if (candidate.way == Way::Words || hit.text == hit.title) {
        hit.titleRanges = rangesIn(hit.title, wanted, candidate.way);
    }
    return hit;
}

Result<void> loadHits(QSqlDatabase &db, const KindPlan &plan, const std::vector<Candidate> &chosen,
    const SearchText &text, QList<SearchHit> &hits)
{
    QVariantList rids;
    QHash<qlonglong, Candidate> byRid;
    for (const Candidate &candidate : chosen) {
        if (candidate.kind == plan.kind) {
            rids += candidate.rid;
            byRid.insert(candidate.rid, candidate);
        }
    }
    if (rids.isEmpty()) {
        return {};
    }
    QStringList fields;
    for (const QString &field : plan.fields) {
        fields += u"r."_s + field;
    }
    auto query = select(db,
        u"SELECT r.rid, %1, %2, %3, %4 FROM %5 r WHERE r.rid IN (%6)"_s.arg(plan.title,
            plan.subtitle, plan.customer, fields.join(u", "_s), plan.table,
            placeholders(rids.size())),
        rids);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const auto candidate = byRid.constFind(query->value(0).toLongLong());
        hits += hitOf(*query, plan, *candidate, text);
    }
    return finished(*query);
}

/// Keeps the best of each kind: half of the limit for one kind at most, unless there is room.
std::vector<Candidate> chooseBest(std::vector<Candidate> list, int limit, bool &isCut)
{
    std::ranges::stable_sort(list, std::ranges::greater(), &Candidate::score);
    if (qsizetype(list.size()) <= limit) {
        return list;
    }
    isCut = true;
    std::vector<Candidate> chosen;
    std::vector<Candidate> spare;
    QHash<int, int> perKind;
    for (const Candidate &candidate : list) {
        const bool hasRoom = perKind[int(candidate.kind)] < std::max(1, limit / 2);
        if (hasRoom && int(chosen.size()) < limit) {
            ++perKind[int(candidate.kind)];
            chosen.push_back(candidate);
        } else {
            spare.push_back(candidate);
        }
    }
    for (const Candidate &candidate : spare) {
        if (int(chosen.size()) >= limit) {
            break;
        }
        chosen.push_back(candidate);
    }
    return chosen;
}

void sortHits(QList<SearchHit> &hits)
{
    QHash<QString, int> bestOfKind;
    for (const SearchHit &hit : std::as_const(hits)) {
        bestOfKind[hit.kind] = std::max(bestOfKind.value(hit.kind), hit.score);
    }
    const auto order = [](const QString &kind) { return int(searchKind(kind)); };
    std::ranges::sort(hits, [&](const SearchHit &a, const SearchHit &b) {
        const int bestA = bestOfKind.value(a.kind);
        const int bestB = bestOfKind.value(b.kind);
        if (bestA != bestB) {
            return bestA > bestB;
        }
        if (a.kind != b.kind) {
            return order(a.kind) < order(b.kind);
        }
        if (a.score != b.score) {
            return a.score > b.score;
        }
        // Tickets and jobs begin their subtitle with the date: the recent ones first.
        if (a.kind == Kind::Ticket || a.kind == Kind::Job) {
            return a.subtitle != b.subtitle ? a.subtitle > b.subtitle : a.id > b.id;
        }
        const int byTitle = Text::foldText(a.title).compare(Text::foldText(b.title));
        return byTitle != 0 ? byTitle < 0 : a.id < b.id;
    });
}

} // namespace

Result<SearchAnswer> search(QSqlDatabase &db, const QString &typed, int limit)
{
    QElapsedTimer timer;
    timer.start();
    const SearchText text = SearchText::of(typed);
    SearchAnswer answer{.query = text.typed, .hits = {}};
    if (text.isEmpty()) {
        return answer;
    }
    Candidates found;
    auto done = addKeys(db, found, text).and_then([&] { return addCodes(db, found, text); });
    if (done && text.words.isEmpty() && text.initials.size() == 1) {
        done = addInitial(db, found, text.initials.constFirst());
    }
    if (!text.words.isEmpty()) {
        for (const KindPlan &plan : plans()) {
            if (timer.elapsed() > BudgetMilliseconds) {
                answer.isCut = true;
                break;
            }
            if (done) {
                done = addWords(db, found, text, plan);
            }
        }
    }
    if (done) {
        done = rankCustomers(db, found.list(), text);
    }
    const auto chosen =
        chooseBest(std::move(found.list()), std::clamp(limit, 1, 500), answer.isCut);
    for (const KindPlan &plan : plans()) {
        if (done) {
            done = loadHits(db, plan, chosen, text, answer.hits);
        }
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    sortHits(answer.hits);
    answer.microseconds = timer.nsecsElapsed() / 1000;
    return answer;
}

} // namespace FibreDesk::Store
