// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchhits.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "text/normalise.h"
#include "text/searchwords.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr qsizetype LongestExcerpt = 160;
constexpr qsizetype BeforeTheMatch = 40;

struct KindPlan {
    SearchKind kind;
    QString table;
    QString title; ///< SQL expression
    QString subtitle;
    QString customer;
    QString parent; ///< the document it is opened with; '' = itself
    QString date; ///< '' = its age is of no interest
    QStringList fields; ///< looked through for the matching one, the most telling first
};

const std::array<KindPlan, 10> &plans()
{
    static const QString nothing = u"''"_s;
    static const QString customerName =
        u"(SELECT c.customer_name FROM customer c WHERE c.id=r.customer)"_s;
    static const QString ticketOf = u"(SELECT t.%1 FROM ticket t WHERE t.id=r.reference_name)"_s;
    static const std::array<KindPlan, 10> all{
        KindPlan{SearchKind::Customer, Kind::Customer, u"r.customer_name"_s,
            u"(SELECT trim(coalesce(l.address_line,'') || ', ' || coalesce(l.city,''), ', ') "
            u"FROM location l WHERE l.customer=r.id ORDER BY l.id LIMIT 1)"_s,
            u"r.id"_s, nothing, nothing,
            {u"id"_s, u"customer_name"_s, u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s,
                u"email_billing"_s, u"email_id"_s, u"legacy_account_id"_s,
                u"legacy_customer_id"_s}},
        KindPlan{SearchKind::Location, Kind::Location,
            u"coalesce(nullif(r.address_line,''), r.location_name, r.id)"_s,
            u"trim(coalesce(r.city,'') || ' ' || coalesce(r.postal_code,'') || ' · ' || "
            u"coalesce(%1,''), ' ·')"_s.arg(customerName),
            u"r.customer"_s, nothing, nothing,
            {u"id"_s, u"address_line"_s, u"postal_code"_s, u"city"_s, u"location_name"_s,
                u"contact_name"_s, u"contact_phone"_s}},
        KindPlan{SearchKind::Equipment, Kind::Equipment,
            u"trim(coalesce(r.equipment_type,'') || ' ' || coalesce(r.brand,'') || ' ' || "
            u"coalesce(r.model,''))"_s,
            u"coalesce(%1, r.status)"_s.arg(customerName), u"r.customer"_s, nothing, nothing,
            {u"id"_s, u"serial_number"_s, u"mac_address"_s, u"gpon_serial"_s, u"cwmp_serial"_s,
                u"model"_s, u"brand"_s}},
        KindPlan{SearchKind::Job, Kind::Job, u"coalesce(nullif(r.subject,''), r.id)"_s,
            u"trim(coalesce(r.scheduled_date,'') || ' · ' || coalesce(r.customer_name,'') || ' · ' "
            u"|| coalesce(r.address,''), ' ·')"_s,
            u"r.customer"_s, nothing, u"r.scheduled_date"_s,
            {u"id"_s, u"subject"_s, u"customer_name"_s, u"address"_s, u"legacy_ticket_id"_s}},
        KindPlan{SearchKind::Ticket, Kind::Ticket, u"coalesce(nullif(r.subject,''), r.id)"_s,
            u"trim(coalesce(r.opening_date,'') || ' · ' || coalesce(r.customer_name,''), ' ·')"_s,
            u"r.customer"_s, nothing, u"r.opening_date"_s,
            {u"id"_s, u"subject"_s, u"legacy_ticket_id"_s}},
        KindPlan{SearchKind::Subscription, Kind::Subscription,
            u"coalesce(nullif(r.plan_name,''), r.id)"_s,
            u"trim(coalesce(%1,'') || ' · ' || coalesce(r.status,''), ' ·')"_s.arg(customerName),
            u"r.customer"_s, nothing, u"r.start_date"_s, {u"id"_s, u"plan_name"_s}},
        KindPlan{SearchKind::Contract, Kind::Contract,
            u"trim(coalesce(r.contract_type,'') || ' ' || r.id)"_s,
            u"trim(coalesce(%1,'') || ' · ' || coalesce(r.status,''), ' ·')"_s.arg(customerName),
            u"r.customer"_s, nothing, u"r.start_date"_s, {u"id"_s, u"contract_type"_s}},
        KindPlan{SearchKind::Invoice, Kind::Invoice, u"r.id"_s,
            u"trim(coalesce(r.posting_date,'') || ' · ' || coalesce(r.customer_name, %1, ''), "
            u"' ·')"_s.arg(customerName),
            u"r.customer"_s, nothing, u"r.posting_date"_s, {u"id"_s}},
        KindPlan{SearchKind::Payment, Kind::Payment, u"r.id"_s,
            u"trim(coalesce(r.posting_date,'') || ' · ' || coalesce((SELECT c.customer_name FROM "
            u"customer c WHERE c.id=r.party),''), ' ·')"_s,
            u"r.party"_s, nothing, u"r.posting_date"_s, {u"id"_s, u"reference_no"_s}},
        KindPlan{SearchKind::Message, Kind::Message,
            u"coalesce(%1, nullif(r.subject,''), r.id)"_s.arg(ticketOf.arg(u"subject"_s)),
            u"trim(substr(coalesce(r.communication_date,''),1,10) || ' · ' || "
            u"coalesce(r.sender_full_name, r.sender, ''), ' ·')"_s,
            // One that was written to the customer themselves has no ticket to be opened with.
            u"iif(r.reference_doctype='Customer', r.reference_name, %1)"_s.arg(
                ticketOf.arg(u"customer"_s)),
            u"iif(r.reference_doctype='Customer', '', r.reference_name)"_s,
            u"r.communication_date"_s, {u"content"_s, u"subject"_s}},
    };
    return all;
}

/// Where the words of the query begin words of `text`, or stand within them.
QList<TextRange> wordRanges(const QString &text, const SearchText &wanted, bool isWithin)
{
    QStringList beginnings = wanted.words + wanted.initials;
    for (const QStringList &names : wanted.near) {
        beginnings += names;
    }
    for (const SearchText::Token &token : wanted.tokens) {
        if (!token.glued.isEmpty()) {
            beginnings += token.glued;
        }
    }
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
        const QStringView word = QStringView(folded).sliced(position, end - position);
        TextRange range;
        for (const QString &beginning : std::as_const(beginnings)) {
            const qsizetype at = isWithin && beginning.size() > 2
                ? word.indexOf(beginning)
                : (word.startsWith(beginning) ? 0 : -1);
            if (at >= 0 && beginning.size() > range.length) {
                range = {.start = position + at, .length = beginning.size()};
            }
        }
        if (range.length > 0) {
            ranges += range;
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
        const QString one = Text::foldCode(Text::foldText(QStringView(text).sliced(i, 1)));
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

/// Where "annesophie" stands as "Anne-Sophie".
QList<TextRange> gluedRanges(const QString &text, const SearchText &wanted)
{
    for (const SearchText::Token &token : wanted.tokens) {
        for (const QString &word : token.parts) {
            constexpr qsizetype Shortest = 5;
            if (word.size() >= Shortest) {
                if (auto ranges = codeRanges(text, word.toUpper()); !ranges.isEmpty()) {
                    return ranges;
                }
            }
        }
    }
    return {};
}

QList<TextRange> phoneRanges(const QString &text, const SearchText &wanted)
{
    QStringList digits = wanted.phoneParts;
    for (const Text::Phone &phone : wanted.phones) {
        digits += {phone.national, phone.e164.sliced(1)};
    }
    std::ranges::stable_sort(digits, std::ranges::greater(), &QString::size);
    for (const QString &part : std::as_const(digits)) {
        if (auto ranges = codeRanges(text, part); !ranges.isEmpty()) {
            return ranges;
        }
    }
    return {};
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
        return phoneRanges(text, wanted);
    case Way::Postal:
        return codeRanges(text, wanted.postal);
    case Way::Email: {
        const qsizetype at = text.indexOf(wanted.email, 0, Qt::CaseInsensitive);
        return at < 0 ? QList<TextRange>()
                      : QList<TextRange>{{.start = at, .length = wanted.email.size()}};
    }
    case Way::Text:
        return wordRanges(text, wanted, true);
    case Way::Words:
        break;
    }
    const auto ranges = wordRanges(text, wanted, false);
    return ranges.isEmpty() ? gluedRanges(text, wanted) : ranges;
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
        return field == "id"_L1 || field == "reference_no"_L1 || field.startsWith("legacy"_L1);
    case Way::Code:
    case Way::Words:
    case Way::Text:
        return true;
    }
    return true;
}

/// The part of a long text around its first match.
void cutAroundMatch(QString &text, QList<TextRange> &ranges)
{
    if (text.size() <= LongestExcerpt || ranges.isEmpty()) {
        text.truncate(LongestExcerpt);
        ranges.removeIf([](const TextRange &r) { return r.start + r.length > LongestExcerpt; });
        return;
    }
    qsizetype start = std::max<qsizetype>(0, ranges.constFirst().start - BeforeTheMatch);
    // From the beginning of a word.
    while (start > 0 && start < ranges.constFirst().start && !text.at(start - 1).isSpace()) {
        ++start;
    }
    const QString lead = start > 0 ? u"…"_s : QString();
    const qsizetype end = std::min(text.size(), start + LongestExcerpt);
    const QString tail = end < text.size() ? u"…"_s : QString();
    text = lead + text.sliced(start, end - start) + tail;
    QList<TextRange> moved;
    for (const TextRange &range : std::as_const(ranges)) {
        if (range.start + range.length <= end) {
            moved += {.start = range.start - start + lead.size(), .length = range.length};
        }
    }
    ranges = moved;
}

SearchHit hitOf(const QSqlQuery &row, const KindPlan &plan, const Candidate &candidate,
    const SearchText &wanted)
{
    constexpr int FirstField = 7;
    SearchHit hit;
    hit.kind = plan.table;
    hit.score = candidate.score;
    hit.title = row.value(1).toString();
    hit.subtitle = row.value(2).toString();
    hit.customer = row.value(3).toString();
    hit.parent = row.value(4).toString();
    hit.date = row.value(5).toString();
    hit.id = row.value(6).toString();
    if (hit.title.isEmpty()) {
        hit.title = hit.id;
    }
    qsizetype best = 0;
    for (int i = 0; i < plan.fields.size(); ++i) {
        const QString &field = plan.fields.at(i);
        if (!isFieldOf(field, candidate.way)) {
            continue;
        }
        QString text = row.value(FirstField + i).toString();
        text = candidate.kind == SearchKind::Message ? Text::bareText(text)
                                                     : text.left(LongestExcerpt);
        QList<TextRange> ranges = rangesIn(text, wanted, candidate.way);
        if (ranges.size() > best) {
            best = ranges.size();
            cutAroundMatch(text, ranges);
            hit.field = field;
            hit.text = text;
            hit.textRanges = ranges;
        }
    }
    if (candidate.way == Way::Words || candidate.way == Way::Text || hit.text == hit.title) {
        hit.titleRanges = rangesIn(hit.title, wanted, candidate.way);
    }
    return hit;
}

Result<void> loadKind(QSqlDatabase &db, const KindPlan &plan, const std::vector<Candidate> &chosen,
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
        u"SELECT r.rid, %1, %2, %3, %4, %5, r.id, %6 FROM %7 r WHERE r.rid IN (%8)"_s.arg(
            plan.title, plan.subtitle, plan.customer, plan.parent, plan.date, fields.join(u", "_s),
            plan.table, placeholders(rids.size())),
        rids);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const auto candidate = byRid.constFind(query->value(0).toLongLong());
        SearchHit hit = hitOf(*query, plan, *candidate, text);
        const bool isGone = candidate->way == Way::Text && hit.textRanges.isEmpty();
        if (!isGone) {
            hits += hit;
        }
    }
    return finished(*query);
}

/// One line a ticket is enough to open it.
void keepNewestOfEachThread(QList<SearchHit> &hits)
{
    std::ranges::stable_sort(hits, std::ranges::greater(), &SearchHit::date);
    QSet<QString> seen;
    hits.removeIf([&seen](const SearchHit &hit) {
        if (hit.parent.isEmpty()) {
            return false;
        }
        const bool isKnown = seen.contains(hit.parent);
        seen.insert(hit.parent);
        return isKnown;
    });
}

} // namespace

Result<QList<SearchHit>> loadHits(
    QSqlDatabase &db, const std::vector<Candidate> &chosen, const SearchText &text)
{
    QList<SearchHit> all;
    for (const KindPlan &plan : plans()) {
        QList<SearchHit> hits;
        if (const auto done = loadKind(db, plan, chosen, text, hits); !done) {
            return std::unexpected(done.error());
        }
        if (plan.kind == SearchKind::Message) {
            keepNewestOfEachThread(hits);
        }
        all += hits;
    }
    return all;
}

} // namespace FibreDesk::Store
