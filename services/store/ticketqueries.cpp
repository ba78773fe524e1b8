// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ticketqueries.h"

#include "core/sitetime.h"
#include "store/database.h"
#include "store/documenttags.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "store/searchtext.h"
#include "store/syncstate.h"

#include <QSqlDriver>

#include <sqlite3.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Word for word the condition of the index ticket_open, or SQLite does not see that it fits.
const QString isOpen = u"COALESCE(r.status,'') NOT IN ('Closed','Resolved')"_s;
const QString customerOf = u" LEFT JOIN customer c ON c.id=r.customer"_s;

/// A condition with its values.
struct Where {
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &with = {})
    {
        parts += part;
        values += with;
    }
    [[nodiscard]] QString text() const
    {
        return parts.isEmpty() ? QString() : u" WHERE "_s + parts.join(u" AND "_s);
    }
};

void addText(Where &where, const QString &typed)
{
    const QString text = typed.simplified();
    QStringList words;
    for (const QString &word : SearchText::of(text).words) {
        words += u"\"%1\"*"_s.arg(word);
    }
    QStringList either{u"r.id=?"_s, u"r.legacy_ticket_id=?"_s};
    QVariantList values{text.toUpper(), text};
    constexpr qsizetype shortestNumber = 3;
    const bool isNumber = std::ranges::all_of(text, [](QChar c) { return c.isDigit(); });
    if (isNumber && text.size() >= shortestNumber) {
        either += u"r.id LIKE ?"_s;
        values += QString(u'%' + text);
    }
    if (!words.isEmpty()) {
        const QString expression = words.join(u' ');
        either += u"r.rid IN (SELECT rowid FROM search_ticket WHERE search_ticket MATCH ?)"_s;
        either += u"r.customer IN (SELECT id FROM customer WHERE rid IN "
                  "(SELECT rowid FROM search_customer WHERE search_customer MATCH ?))"_s;
        values += expression;
        values += QString(u"name : ("_s + expression + u')');
    }
    where.add(u'(' + either.join(u" OR "_s) + u')', values);
}

Where conditionOf(const TicketFilter &filter)
{
    Where where;
    if (filter.onlyOpen) {
        where.add(isOpen);
    }
    if (filter.onlyImportant) {
        where.add(u"r.is_important=1"_s);
    }
    if (filter.staff == TicketFilter::Staff::Nobody) {
        where.add(u"r.assigned_staff IS NULL"_s);
    } else if (filter.staff == TicketFilter::Staff::These) {
        QVariantList names;
        for (const QString &name : filter.names) {
            names += name;
        }
        where.add(u"r.assigned_staff IN (%1)"_s.arg(placeholders(names.size())), names);
    }
    if (!filter.type.isEmpty()) {
        where.add(u"r.issue_type=?"_s, {filter.type});
    }
    if (!filter.region.isEmpty()) {
        where.add(u"r.customer IN (SELECT id FROM customer WHERE territory=?)"_s, {filter.region});
    }
    if (!filter.tag.isEmpty()) {
        // The few rows with tags have an index of their own.
        where.add(u"r.user_tags IS NOT NULL AND instr(','||r.user_tags||',', ?)>0"_s,
            {QString(u',' + filter.tag + u',')});
    }
    if (!filter.text.trimmed().isEmpty()) {
        addText(where, filter.text);
    }
    return where;
}

/// What a field is ordered by; each is joined with the direction.
QStringList orderTerms(TicketField field)
{
    switch (field) {
    case TicketField::Important:
        return {u"r.is_important"_s, u"r.modified"_s};
    case TicketField::Subject:
        return {u"r.subject COLLATE fd_names"_s};
    case TicketField::Customer:
        return {u"r.customer_name COLLATE fd_names"_s};
    case TicketField::Status:
        return {u"r.status"_s, u"r.modified"_s};
    case TicketField::Priority:
        return {u"CASE r.priority WHEN 'Urgent' THEN 4 WHEN 'High' THEN 3 WHEN 'Medium' THEN 2 "
                "WHEN 'Low' THEN 1 ELSE 0 END"_s,
            u"r.modified"_s};
    case TicketField::Type:
        return {u"r.issue_type"_s, u"r.modified"_s};
    case TicketField::Region:
        return {u"c.territory"_s, u"r.modified"_s};
    case TicketField::Assignee:
        return {u"r.assigned_staff"_s, u"r.modified"_s};
    case TicketField::Opened:
        return {u"r.opening_date"_s, u"r.opening_time"_s};
    case TicketField::Id:
        return {u"r.id"_s};
    case TicketField::None:
    case TicketField::Modified:
        break;
    }
    return {u"r.modified"_s};
}

QString groupTerm(TicketField field)
{
    switch (field) {
    case TicketField::Status:
        return u"COALESCE(r.status,'')"_s;
    case TicketField::Priority:
        return u"COALESCE(r.priority,'')"_s;
    case TicketField::Type:
        return u"COALESCE(r.issue_type,'')"_s;
    case TicketField::Region:
        return u"COALESCE(c.territory,'')"_s;
    case TicketField::Assignee:
        return u"COALESCE(r.assigned_staff,'')"_s;
    default:
        return {};
    }
}

/// The most urgent group first, the others by name.
QString groupOrder(TicketField field)
{
    // Names that a site made up are all as urgent: each is still a group of its own.
    return field == TicketField::Priority
        ? orderTerms(field).first() + u" DESC, "_s + groupTerm(field)
        : groupTerm(field);
}

/// A quarter of a million numbers: QSqlQuery makes a QVariant of each, which costs more than the
/// query.
Result<std::vector<qint64>> selectNumbers(
    QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    const QVariant handle = db.driver()->handle();
    sqlite3 *raw = *static_cast<sqlite3 *const *>(handle.constData());
    const auto failure = [raw] {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = QString::fromUtf8(sqlite3_errmsg(raw)),
            .code = storageCode(sqlite3_extended_errcode(raw)),
            .source = u"store list of tickets"_s});
    };
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(raw, text.constData(), int(text.size()), &statement, nullptr)
        != SQLITE_OK) {
        return failure();
    }
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> owner(statement, sqlite3_finalize);
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i].typeId() == QMetaType::QString) {
            const QByteArray value = values[i].toString().toUtf8();
            sqlite3_bind_text(
                statement, int(i) + 1, value.constData(), int(value.size()), SQLITE_TRANSIENT);
        } else {
            sqlite3_bind_int64(statement, int(i) + 1, values[i].toLongLong());
        }
    }
    std::vector<qint64> numbers;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        numbers.push_back(sqlite3_column_int64(statement, 0));
    }
    if (step != SQLITE_DONE) {
        return failure();
    }
    return numbers;
}

/// All values of an indexed column by jumping from one to the next, not by reading every row.
Result<QStringList> distinctValues(QSqlDatabase &db, const QString &column)
{
    auto query = select(db,
        u"WITH RECURSIVE v(x) AS (SELECT min(%1) FROM ticket UNION ALL SELECT (SELECT min(%1) FROM "
        "ticket WHERE %1>v.x) FROM v WHERE v.x IS NOT NULL) SELECT x FROM v WHERE x IS NOT NULL"_s
            .arg(column));
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList values;
    while (query->next()) {
        values += query->value(0).toString();
    }
    return finished(*query).transform([&values] { return values; });
}

std::vector<TicketTally> tallies(const QHash<QString, int> &open)
{
    std::vector<TicketTally> list;
    for (auto it = open.cbegin(); it != open.cend(); ++it) {
        if (!it.key().isEmpty()) {
            list.push_back({it.key(), it.value()});
        }
    }
    std::ranges::sort(list, [](const TicketTally &a, const TicketTally &b) {
        return a.open != b.open ? a.open > b.open : a.value.localeAwareCompare(b.value) < 0;
    });
    return list;
}

/// By which name staff sign. The newest messages of the first fill have the lowest numbers, those
/// that came after it the highest.
Result<QHash<QString, QString>> staffNames(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT DISTINCT sender, sender_full_name FROM (SELECT * FROM (SELECT sender, "
        "sender_full_name, sent_or_received FROM message ORDER BY rid LIMIT 2000) UNION ALL SELECT "
        "* FROM (SELECT sender, sender_full_name, sent_or_received FROM message ORDER BY rid DESC "
        "LIMIT 2000)) WHERE sent_or_received='Sent' AND sender<>'' AND sender_full_name<>''"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    QHash<QString, QString> names;
    while (query->next()) {
        names.insert(query->value(0).toString(), query->value(1).toString());
    }
    return finished(*query).transform([&names] { return names; });
}

Result<void> countOpen(QSqlDatabase &db, const QStringList &me, TicketOverview &overview,
    QHash<QString, int> &types, QHash<QString, int> &regions, QHash<QString, int> &tags)
{
    auto query = select(db,
        u"SELECT r.assigned_staff, r.is_important, r.issue_type, c.territory, r.user_tags FROM "
        "ticket r%1 WHERE %2"_s.arg(customerOf, isOpen));
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const QString staff = query->value(0).toString();
        ++overview.open;
        overview.unassigned += staff.isEmpty() ? 1 : 0;
        overview.mine += !staff.isEmpty() && me.contains(staff) ? 1 : 0;
        overview.important += query->value(1).toInt() != 0 ? 1 : 0;
        ++types[query->value(2).toString()];
        ++regions[query->value(3).toString()];
        for (const QString &tag : tagsOf(query->value(4).toString())) {
            ++tags[tag];
        }
    }
    return finished(*query);
}

const QString lineColumns =
    u"r.rid, r.id, r.subject, r.customer, r.customer_name, r.status, r.priority, r.issue_type, "
    "c.territory, r.assigned_staff, r.opening_date, r.opening_time, r.modified, r.is_important, "
    "r.user_tags"_s;
constexpr int lineColumnCount = 15;

TicketLine readLine(const QSqlQuery &query, const ReadContext &context)
{
    const auto text = [&query](int column) { return query.value(column).toString(); };
    const QString date = text(10);
    const QString time = text(11);
    return {.row = query.value(0).toLongLong(),
        .id = text(1),
        .subject = text(2),
        .customer = text(3),
        .customerName = text(4),
        .status = text(5),
        .priority = text(6),
        .type = text(7),
        .region = text(8),
        .assignee = text(9),
        .opened =
            fromSiteTime(time.isEmpty() ? date : QString(date + u' ' + time), context.siteZone),
        .modified = fromSiteTime(text(12), context.siteZone),
        .isImportant = query.value(13).toInt() != 0,
        .tags = tagsOf(text(14))};
}

Result<std::vector<TicketRelation>> relations(
    QSqlDatabase &db, const QString &sql, const QString &value)
{
    auto query = select(db, sql, {value});
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<TicketRelation> list;
    while (query->next()) {
        list.push_back({query->value(0).toString(), query->value(1).toString(),
            query->value(2).toString(), query->value(3).toString()});
    }
    return finished(*query).transform([&list] { return list; });
}

/// The oldest agreement with the server of all that a ticket's page shows.
Result<void> readFreshness(QSqlDatabase &db, TicketRecord &record)
{
    record.isThreadComplete = true;
    bool isAnyNever = false;
    for (const QString &kind : {Kind::Ticket, Kind::Message, Kind::Note}) {
        const auto state = kindState(db, kind);
        if (!state) {
            return std::unexpected(state.error());
        }
        if (kind == Kind::Note && !state->isComplete && isForbidden(*state)) {
            record.areNotesForbidden = true; // nothing more will come
            continue;
        }
        record.isThreadComplete = record.isThreadComplete && state->isComplete;
        isAnyNever = isAnyNever || !state->lastSuccess.isValid();
        if (!record.fetchedAt.isValid() || state->lastSuccess < record.fetchedAt) {
            record.fetchedAt = state->lastSuccess;
        }
    }
    if (isAnyNever) {
        record.fetchedAt = {};
    }
    return {};
}

} // namespace

bool isClosedTicket(const QString &status)
{
    return status == "Closed"_L1 || status == "Resolved"_L1;
}

Result<TicketIds> ticketIds(QSqlDatabase &db, const TicketFilter &filter, const TicketOrder &order)
{
    const Where where = conditionOf(filter);
    const QString group = groupTerm(order.group);
    const bool isByRegion = order.sort == TicketField::Region || order.group == TicketField::Region;
    const QString from = u" FROM ticket r"_s + (isByRegion ? customerOf : QString()) + where.text();
    QStringList terms;
    const QString direction = order.isDescending ? u" DESC"_s : QString();
    for (const QString &term : orderTerms(order.sort)) {
        terms += term + direction;
    }
    terms += u"r.rid"_s + direction; // equal rows keep their places
    if (!group.isEmpty()) {
        terms.prepend(groupOrder(order.group));
    }
    TicketIds ids;
    auto rows = selectNumbers(
        db, u"SELECT r.rid"_s + from + u" ORDER BY "_s + terms.join(u", "_s), where.values);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    ids.rows = std::move(*rows);
    if (group.isEmpty()) {
        return ids;
    }
    auto query = select(db,
        u"SELECT %1, count(*)%2 GROUP BY %1 ORDER BY %3"_s.arg(
            group, from, groupOrder(order.group)),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        ids.groups.push_back({query->value(0).toString(), query->value(1).toLongLong()});
    }
    return finished(*query).transform([&ids] { return std::move(ids); });
}

Result<std::vector<TicketLine>> ticketLines(QSqlDatabase &db, const std::vector<qint64> &rows)
{
    std::vector<TicketLine> lines;
    if (rows.empty()) {
        return lines;
    }
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    QStringList numbers;
    for (const qint64 row : rows) {
        numbers += QString::number(row);
    }
    auto query = select(db,
        u"SELECT %1 FROM ticket r%2 WHERE r.rid IN (%3)"_s.arg(
            lineColumns, customerOf, numbers.join(u',')));
    if (!query) {
        return std::unexpected(query.error());
    }
    lines.reserve(rows.size());
    while (query->next()) {
        lines.push_back(readLine(*query, *context));
    }
    return finished(*query).transform([&lines] { return std::move(lines); });
}

Result<TicketOverview> ticketOverview(QSqlDatabase &db, const QStringList &me)
{
    TicketOverview overview;
    QHash<QString, int> types;
    QHash<QString, int> regions;
    const auto values = distinctValues(db, u"issue_type"_s);
    if (!values) {
        return std::unexpected(values.error());
    }
    for (const QString &value : *values) {
        types.insert(value, 0);
    }
    QHash<QString, int> tags;
    const auto used = tagsInUse(db, Kind::Ticket, u"user_tags"_s);
    if (!used) {
        return std::unexpected(used.error());
    }
    for (const QString &tag : *used) {
        tags.insert(tag, 0);
    }
    if (const auto done = countOpen(db, me, overview, types, regions, tags); !done) {
        return std::unexpected(done.error());
    }
    overview.types = tallies(types);
    overview.regions = tallies(regions);
    overview.tags = tallies(tags);
    const auto all = selectValue(db, u"SELECT count(*) FROM ticket"_s);
    if (!all) {
        return std::unexpected(all.error());
    }
    overview.all = all->toLongLong();
    auto staff = staffNames(db);
    if (!staff) {
        return std::unexpected(staff.error());
    }
    overview.staff = std::move(*staff);
    auto assignees = distinctValues(db, u"assigned_staff"_s);
    if (!assignees) {
        return std::unexpected(assignees.error());
    }
    overview.assignees = std::move(*assignees);
    return kindState(db, Kind::Ticket).transform([&overview](const KindState &state) {
        overview.fetchedAt = state.lastSuccess;
        overview.isComplete = state.isComplete;
        return std::move(overview);
    });
}

Result<std::vector<ThreadEntry>> ticketThread(QSqlDatabase &db, const QString &ticket)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    auto query = select(db,
        u"SELECT id, CASE WHEN lower(sent_or_received)='sent' THEN 1 ELSE 0 END, "
        "COALESCE(NULLIF(sender_full_name,''), sender), sender, communication_date AS at, content, "
        "communication_medium FROM message WHERE reference_name=? UNION ALL "
        "SELECT id, 2, COALESCE(NULLIF(comment_by,''), comment_email), comment_email, creation, "
        "content, '' FROM note WHERE reference_name=? ORDER BY at, id"_s,
        {ticket, ticket});
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<ThreadEntry> thread;
    while (query->next()) {
        thread.push_back({.id = query->value(0).toString(),
            .kind = ThreadEntry::Kind(query->value(1).toInt()),
            .author = query->value(2).toString(),
            .address = query->value(3).toString(),
            .at = fromSiteTime(query->value(4).toString(), context->siteZone),
            .html = query->value(5).toString(),
            .medium = query->value(6).toString()});
    }
    return finished(*query).transform([&thread] { return std::move(thread); });
}

Result<std::optional<TicketRecord>> ticketRecord(QSqlDatabase &db, const QString &id)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    auto query = select(db,
        u"SELECT %1, r.raised_by, r.legacy_ticket_id, r.service_location, l.address_line, l.city, "
        "r.parent_issue, COALESCE(NULLIF(c.cell_phone,''), NULLIF(c.mobile_no,''), c.tel_home) "
        "FROM ticket r%2 LEFT JOIN location l ON l.id=r.service_location WHERE r.id=?"_s.arg(
            lineColumns, customerOf),
        {id});
    if (!query) {
        return std::unexpected(query.error());
    }
    if (!query->next()) {
        return finished(*query).transform([] { return std::optional<TicketRecord>(); });
    }
    const auto text = [&query](
                          int more) { return query->value(lineColumnCount + more).toString(); };
    TicketRecord record;
    record.line = readLine(*query, *context);
    record.modified = query->value(12).toString();
    record.raisedBy = text(0);
    record.legacyId = text(1);
    record.location = text(2);
    QStringList address{text(3), text(4)};
    address.removeAll({});
    record.address = address.join(u", "_s);
    const QString parent = text(5);
    record.phone = text(6);

    const QString columns = u"SELECT id, subject, status, opening_date FROM ticket WHERE %1"_s;
    auto parents = relations(db, columns.arg(u"id=?"_s), parent);
    auto children = relations(db,
        columns.arg(u"parent_issue IS NOT NULL AND parent_issue=? ORDER BY opening_date, id"_s),
        id);
    auto jobs = relations(db,
        u"SELECT id, subject, status, scheduled_date FROM job WHERE ticket_id=? ORDER BY "
        "scheduled_date, id"_s,
        id);
    auto thread = ticketThread(db, id);
    for (const auto *part : {&parents, &children, &jobs}) {
        if (!*part) {
            return std::unexpected(part->error());
        }
    }
    if (!thread) {
        return std::unexpected(thread.error());
    }
    if (!parents->empty()) {
        record.parent = std::move(parents->front());
    }
    record.children = std::move(*children);
    record.jobs = std::move(*jobs);
    record.thread = std::move(*thread);
    if (const auto done = readFreshness(db, record); !done) {
        return std::unexpected(done.error());
    }
    return record;
}

} // namespace FibreDesk::Store
