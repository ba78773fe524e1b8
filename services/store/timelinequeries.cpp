// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/timelinequeries.h"

#include "billing/money.h"
#include "core/sitetime.h"
#include "store/database.h"
#include "store/rowreader.h"
#include "text/normalise.h"
#include "text/searchwords.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// A document has up to so many entries: its row number and which of them make one number.
constexpr qint64 eventsOfARow = 4;
/// Looked through at once where a text is sought.
constexpr int batch = 250;
constexpr qsizetype longestDetail = 240;
/// What is opened nowhere else is read in the time line, whole.
constexpr qsizetype longestText = 8000;
/// As where a message is shown: one that is longer is read so far.
constexpr qsizetype longestSource = 512 * 1024;

/// One part of the union: what happened with documents of one table, found by an index alone.
struct Branch {
    TimelineKind kind;
    int event;
    QString select; ///< at, number … FROM … WHERE <customer>=?
};

const std::vector<Branch> &branches()
{
    using enum TimelineKind;
    // The messages of a ticket are read from the index that has their time and medium.
    static const QString ofTickets = u"FROM ticket t CROSS JOIN %1 m ON m.reference_name=t.id "
                                     "WHERE t.customer=?"_s;
    static const QString when = u"substr(m.communication_date,1,19) AS at, m.rid*4 AS number "_s;
    static const QString isShort = u" AND m.communication_medium='SMS'"_s;
    static const QString isLong = u" AND COALESCE(m.communication_medium,'')<>'SMS'"_s;
    static const QString direct = u"FROM message m WHERE m.reference_name=?"_s;
    static const std::vector<Branch> all{
        {Ticket, 0,
            u"COALESCE(NULLIF(opening_date,''),substr(modified,1,10)) || "
            u"COALESCE(' ' || substr(opening_time,1,8),'') AS at, rid*4 AS number FROM ticket "
            u"WHERE customer=?"_s},
        {Message, 0, when + ofTickets.arg(u"message"_s) + isLong},
        {Message, 0, when + direct + isLong},
        {Sms, 0, when + ofTickets.arg(u"message"_s) + isShort},
        {Sms, 0, when + direct + isShort},
        {Note, 0,
            u"substr(m.creation,1,19) AS at, m.rid*4 AS number "_s + ofTickets.arg(u"note"_s)},
        {Note, 0,
            u"substr(m.creation,1,19) AS at, m.rid*4 AS number FROM note m WHERE "
            u"m.reference_name=?"_s},
        {Job, 0,
            u"COALESCE(NULLIF(scheduled_date,'') || COALESCE(' ' || "
            u"substr(start_time,1,8),''),substr(modified,1,10)) AS at, rid*4 AS number FROM job "
            u"WHERE customer=?"_s},
        {Invoice, 0, u"posting_date AS at, rid*4 AS number FROM invoice WHERE customer=?"_s},
        {Payment, 0, u"posting_date AS at, rid*4 AS number FROM payment WHERE party=?"_s},
        {Contract, 0,
            u"substr(signed_on,1,19) AS at, rid*4 AS number FROM contract WHERE customer=?"_s},
        {Contract, 1, u"start_date AS at, rid*4+1 AS number FROM contract WHERE customer=?"_s},
        {Contract, 2,
            u"COALESCE(NULLIF(termination_date,''),end_date) AS at, rid*4+2 AS number FROM "
            u"contract WHERE customer=?"_s},
        {Subscription, 0,
            u"start_date AS at, rid*4 AS number FROM subscription WHERE customer=?"_s},
        {Subscription, 1,
            u"cancellation_date AS at, rid*4+1 AS number FROM subscription WHERE customer=?"_s},
        {Subscription, 2,
            u"end_date AS at, rid*4+2 AS number FROM subscription WHERE customer=?"_s},
        // When a device was put in, the mirror does not know: it knows of its last change.
        {Equipment, 0,
            u"substr(modified,1,19) AS at, rid*4 AS number FROM equipment WHERE customer=?"_s},
    };
    return all;
}

bool isWanted(const std::vector<TimelineKind> &kinds, TimelineKind kind)
{
    return kinds.empty() || std::ranges::contains(kinds, kind);
}

QString unionOf(const std::vector<TimelineKind> &kinds)
{
    QStringList parts;
    for (const Branch &branch : branches()) {
        if (isWanted(kinds, branch.kind)) {
            parts += u"SELECT %1 AS kind, "_s.arg(int(branch.kind)) + branch.select;
        }
    }
    return parts.join(u" UNION ALL "_s);
}

/// The value of each part of the union.
QVariantList customerInEach(const QString &sql, const QString &customer)
{
    return QVariantList(sql.count(u'?'), customer);
}

Result<std::vector<TimelineKey>> keys(QSqlDatabase &db, const TimelineQuery &query,
    const std::optional<TimelineKey> &from, TimelineWay way, int limit)
{
    const QString sql = timelineStatement(query.kinds, from.has_value(), way);
    std::vector<TimelineKey> found;
    if (sql.isEmpty()) {
        return found;
    }
    QVariantList values = customerInEach(unionOf(query.kinds), query.customer);
    if (from) {
        values << from->at << from->kind << from->number;
    }
    values += limit;
    auto rows = select(db, sql, values);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    while (rows->next()) {
        found.push_back({.at = rows->value(0).toString(),
            .kind = rows->value(1).toInt(),
            .number = rows->value(2).toLongLong()});
    }
    return finished(*rows).transform([&found] { return std::move(found); });
}

/// document, target, title, detail, state, person, amount, a word on the event.
QString detailsSql(TimelineKind kind)
{
    using enum TimelineKind;
    switch (kind) {
    case Ticket:
        return u"id, id, subject, issue_type, status, assigned_staff, NULL, '' FROM ticket"_s;
    case Message:
    case Sms:
        return u"id, iif(reference_doctype='Customer','',reference_name), subject, content, "
               u"communication_medium, COALESCE(NULLIF(sender_full_name,''),sender), NULL, "
               u"lower(sent_or_received) FROM message"_s;
    case Note:
        return u"id, iif(reference_doctype='Customer','',reference_name), '', content, '', "
               u"COALESCE(NULLIF(comment_by,''),"
               u"comment_email), NULL, '' FROM note"_s;
    case Job:
        return u"id, id, subject, job_type, status, (SELECT full_name FROM technician t WHERE "
               u"t.id=assigned_tech), NULL, iif(COALESCE(scheduled_date,'')='','undated','') FROM "
               u"job"_s;
    case Invoice:
        return u"id, id, id, due_date, status, '', grand_total, '' FROM invoice"_s;
    case Payment:
        return u"id, id, COALESCE(NULLIF(mode_of_payment,''),id), reference_no, status, '', "
               u"iif(payment_type='Pay',-1,1)*paid_amount, iif(docstatus=2,'voided',"
               u"iif(docstatus=0,'draft',iif(payment_type='Pay','refunded','paid'))) FROM payment"_s;
    case Contract:
        return u"id, id, contract_type, termination_reason, status, '', NULL, "
               u"iif(COALESCE(termination_date,'')='','ended','terminated') FROM contract"_s;
    case Subscription:
        return u"id, id, plan_name, (SELECT address_line FROM location l WHERE "
               u"l.id=service_location), status, '', monthly_price, '' FROM subscription"_s;
    case Equipment:
        return u"id, id, trim(COALESCE(equipment_type,'') || ' ' || COALESCE(brand,'') || ' ' || "
               u"COALESCE(model,'')), serial_number, status, '', NULL, '' FROM equipment"_s;
    case Mail:
    case File:
        break;
    }
    return {};
}

QString eventOf(TimelineKind kind, qint64 event, const QString &word)
{
    using enum TimelineKind;
    switch (kind) {
    case Ticket:
        return u"opened"_s;
    case Message:
    case Sms:
        return word == "sent"_L1 ? u"sent"_s : u"received"_s;
    case Note:
        return u"noted"_s;
    case Job:
        return word.isEmpty() ? u"planned"_s : word;
    case Invoice:
        return u"invoiced"_s;
    case Payment:
        return word;
    case Contract:
        return event == 0 ? u"signed"_s : event == 1 ? u"began"_s : word;
    case Subscription:
        return event == 0 ? u"began"_s : event == 1 ? u"cancelled"_s : u"ended"_s;
    case Equipment:
        return u"changed"_s;
    case Mail:
        return u"mailed"_s;
    case File:
        break;
    }
    return u"filed"_s;
}

void place(TimelineEntry &entry, const ReadContext &context)
{
    constexpr qsizetype lengthOfDay = 10;
    entry.day = QDate::fromString(entry.key.at.left(lengthOfDay), Qt::ISODate);
    if (entry.key.at.size() > lengthOfDay) {
        entry.at = fromSiteTime(entry.key.at, context.siteZone);
    }
}

Result<std::vector<TimelineEntry>> entriesOf(
    QSqlDatabase &db, const ReadContext &context, const std::vector<TimelineKey> &wanted)
{
    QHash<int, QVariantList> rows;
    for (const TimelineKey &key : wanted) {
        rows[key.kind] += key.number / eventsOfARow;
    }
    QHash<std::pair<int, qint64>, TimelineEntry> found;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const auto kind = TimelineKind(it.key());
        auto query = select(db,
            u"SELECT rid, "_s + detailsSql(kind)
                + u" WHERE rid IN (%1)"_s.arg(placeholders(it->size())),
            *it);
        if (!query) {
            return std::unexpected(query.error());
        }
        const bool isText = kind == TimelineKind::Message || kind == TimelineKind::Sms
            || kind == TimelineKind::Note;
        while (query->next()) {
            const QString detail = query->value(4).toString();
            TimelineEntry entry{.kind = kind,
                .event = query->value(8).toString(),
                .document = query->value(1).toString(),
                .target = query->value(2).toString(),
                .title = query->value(3).toString(),
                .detail = isText ? Text::bareText(QStringView(detail).left(longestSource)) : detail,
                .state = query->value(5).toString(),
                .person = query->value(6).toString()};
            if (!query->value(7).isNull()) {
                entry.cents = Billing::Money::ofNumber(query->value(7).toDouble()).cents();
            }
            found.insert({it.key(), query->value(0).toLongLong()}, std::move(entry));
        }
        if (const auto done = finished(*query); !done) {
            return std::unexpected(done.error());
        }
    }
    std::vector<TimelineEntry> entries;
    for (const TimelineKey &key : wanted) {
        const auto one = found.constFind({key.kind, key.number / eventsOfARow});
        if (one == found.constEnd()) {
            continue;
        }
        TimelineEntry entry = *one;
        entry.key = key;
        entry.event = eventOf(entry.kind, key.number % eventsOfARow, entry.event);
        place(entry, context);
        entries.push_back(std::move(entry));
    }
    return entries;
}

bool matches(const TimelineEntry &entry, const QStringList &words)
{
    if (words.isEmpty()) {
        return true;
    }
    const QString all = Text::foldText(QStringList{
        entry.title, entry.detail, entry.document, entry.target, entry.state, entry.person}
            .join(u'\n'));
    return std::ranges::all_of(words, [&all](const QString &word) { return all.contains(word); });
}

QStringList wordsOf(const QString &text)
{
    return Text::foldText(text.simplified()).split(u' ', Qt::SkipEmptyParts);
}

/// The others with their keys, in order of time.
std::vector<TimelineEntry> othersInOrder(const TimelineQuery &query, const ReadContext &context)
{
    std::vector<TimelineEntry> others;
    qint64 number = 0;
    for (TimelineEntry entry : query.others) {
        ++number;
        constexpr qsizetype lengthOfSecond = 19;
        const QString at = !entry.key.at.isEmpty() ? entry.key.at.left(lengthOfSecond)
            : entry.at.isValid()                   ? toSiteTime(entry.at, context.siteZone)
                                                   : entry.day.toString(Qt::ISODate);
        entry.key = {.at = at, .kind = int(entry.kind), .number = number};
        if (entry.event.isEmpty()) {
            entry.event = eventOf(entry.kind, 0, {});
        }
        place(entry, context);
        if (!entry.key.at.isEmpty()) {
            others.push_back(std::move(entry));
        }
    }
    std::ranges::sort(others, {}, &TimelineEntry::key);
    return others;
}

/// Reads the mirror's entries one way, batch by batch, and leaves out what does not match.
class Reader {
public:
    Reader(QSqlDatabase &db, const TimelineQuery &query, const ReadContext &context,
        const std::optional<TimelineKey> &from, TimelineWay way)
        : m_db(db)
        , m_query(query)
        , m_context(context)
        , m_words(wordsOf(query.text))
        , m_from(from)
        , m_way(way)
    {
    }

    [[nodiscard]] bool isEnd() const { return m_isEnd; }

    /// The next ones that match, at least one where there is any.
    Result<std::vector<TimelineEntry>> next(int wanted)
    {
        std::vector<TimelineEntry> found;
        while (!m_isEnd && found.empty()) {
            const int asked = m_words.isEmpty() ? wanted : batch;
            const auto some = keys(m_db, m_query, m_from, m_way, asked);
            if (!some) {
                return std::unexpected(some.error());
            }
            m_isEnd = static_cast<int>(some->size()) < asked;
            if (some->empty()) {
                break;
            }
            m_from = some->back();
            auto entries = entriesOf(m_db, m_context, *some);
            if (!entries) {
                return entries;
            }
            std::erase_if(
                *entries, [this](const TimelineEntry &entry) { return !matches(entry, m_words); });
            found = std::move(*entries);
        }
        return found;
    }

private:
    QSqlDatabase &m_db;
    const TimelineQuery &m_query;
    const ReadContext &m_context;
    QStringList m_words;
    std::optional<TimelineKey> m_from;
    TimelineWay m_way;
    bool m_isEnd = false;
};

} // namespace

QString timelineStatement(const std::vector<TimelineKind> &kinds, bool hasFrom, TimelineWay way)
{
    const QString all = unionOf(kinds);
    if (all.isEmpty()) {
        return {};
    }
    const bool isOlder = way == TimelineWay::Older;
    const QString where = hasFrom
        ? u" AND (at, kind, number) %1 (?, ?, ?)"_s.arg(isOlder ? u"<"_s : u">"_s)
        : QString();
    return u"SELECT at, kind, number FROM (%1) WHERE at<>''%2 ORDER BY at%3, kind%3, number%3 "
           "LIMIT ?"_s.arg(all, where, isOlder ? u" DESC"_s : QString());
}

TimelineKey endOfYear(int year)
{
    return {.at = QString::number(year + 1), .kind = 0, .number = 0};
}

Result<TimelinePage> timelinePage(QSqlDatabase &db, const TimelineQuery &query,
    const std::optional<TimelineKey> &from, TimelineWay way, int limit)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    const bool isOlder = way == TimelineWay::Older;
    const QStringList words = wordsOf(query.text);
    std::vector<TimelineEntry> others = othersInOrder(query, *context);
    std::erase_if(others, [&](const TimelineEntry &entry) {
        return !isWanted(query.kinds, entry.kind) || !matches(entry, words)
            || (from && (isOlder ? !(entry.key < *from) : !(entry.key > *from)));
    });
    if (isOlder) {
        std::ranges::reverse(others);
    }
    // From here on both are in the order of the way.
    Reader reader(db, query, *context, from, way);
    std::vector<TimelineEntry> mirrored;
    const auto wanted = static_cast<std::size_t>(limit);
    while (mirrored.size() <= wanted && !reader.isEnd()) {
        auto some = reader.next(limit + 1);
        if (!some) {
            return std::unexpected(some.error());
        }
        std::ranges::move(*some, std::back_inserter(mirrored));
    }
    std::vector<TimelineEntry> merged;
    std::ranges::merge(
        mirrored, others, std::back_inserter(merged),
        [isOlder](const TimelineKey &a, const TimelineKey &b) { return isOlder ? b < a : a < b; },
        &TimelineEntry::key, &TimelineEntry::key);
    TimelinePage page{.isEnd = merged.size() <= wanted};
    if (merged.size() > wanted) {
        merged.resize(wanted);
    }
    if (!isOlder) {
        std::ranges::reverse(merged);
    }
    for (TimelineEntry &entry : merged) {
        const qsizetype longest = entry.target.isEmpty() ? longestText : longestDetail;
        if (entry.detail.size() > longest) {
            entry.detail.truncate(longest - 1);
            entry.detail += u'…';
        }
    }
    page.entries = std::move(merged);
    return page;
}

Result<TimelineOverview> timelineOverview(QSqlDatabase &db, const TimelineQuery &query)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    TimelineOverview overview;
    const auto count = [&](TimelineKind kind, const QString &at, int entries) {
        constexpr qsizetype lengthOfYear = 4;
        overview.kinds[kind] += entries;
        if (isWanted(query.kinds, kind)) {
            overview.years[at.left(lengthOfYear).toInt()] += entries;
            overview.total += entries;
        }
    };
    const QStringList words = wordsOf(query.text);
    for (const TimelineEntry &entry : othersInOrder(query, *context)) {
        if (matches(entry, words)) {
            count(entry.kind, entry.key.at, 1);
        }
    }
    TimelineQuery all = query;
    all.kinds.clear();
    if (!words.isEmpty()) {
        Reader reader(db, all, *context, std::nullopt, TimelineWay::Older);
        while (!reader.isEnd()) {
            const auto some = reader.next(batch);
            if (!some) {
                return std::unexpected(some.error());
            }
            for (const TimelineEntry &entry : *some) {
                count(entry.kind, entry.key.at, 1);
            }
        }
        return overview;
    }
    const QString every = unionOf({});
    auto rows = select(db,
        u"SELECT kind, substr(at,1,4), COUNT(*) FROM (%1) WHERE at<>'' GROUP BY 1, 2"_s.arg(every),
        customerInEach(every, query.customer));
    if (!rows) {
        return std::unexpected(rows.error());
    }
    while (rows->next()) {
        count(TimelineKind(rows->value(0).toInt()), rows->value(1).toString(),
            rows->value(2).toInt());
    }
    return finished(*rows).transform([&overview] { return std::move(overview); });
}

} // namespace FibreDesk::Store
