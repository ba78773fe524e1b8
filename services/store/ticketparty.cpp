// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ticketparty.h"

#include "store/rowreader.h"
#include "store/ticketqueries.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

Result<QStringList> wordsIn(QSqlDatabase &db, const QString &column)
{
    auto query = select(
        db, u"SELECT DISTINCT %1 FROM ticket WHERE %1<>'' ORDER BY %1 LIMIT 500"_s.arg(column));
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList words;
    while (query->next()) {
        words += query->value(0).toString();
    }
    return finished(*query).transform([&words] { return words; });
}

Result<void> readOpenJobs(QSqlDatabase &db, const QString &ticket, TicketParty &party)
{
    auto query = select(db,
        u"SELECT id FROM job WHERE ticket_id=? AND lower(COALESCE(status,'')) NOT IN "
        "('completed','cancelled','canceled') ORDER BY scheduled_date, id"_s,
        {ticket});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        party.openJobs += query->value(0).toString();
    }
    return finished(*query);
}

} // namespace

Result<TicketParty> ticketParty(QSqlDatabase &db, const QString &ticket)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    auto query = select(db,
        u"SELECT customer, service_location, raised_by, parent_issue FROM ticket WHERE id=?"_s,
        {ticket});
    if (!query) {
        return std::unexpected(query.error());
    }
    TicketParty party;
    if (!query->next()) {
        return finished(*query).transform([&party] { return party; });
    }
    const QString customer = query->value(0).toString();
    party.location = query->value(1).toString();
    party.raisedBy = query->value(2).toString();
    party.parent = query->value(3).toString();
    const auto customers = readRows<Customer>(db, *context, u"WHERE r.id=?"_s, {customer});
    if (!customers) {
        return std::unexpected(customers.error());
    }
    if (!customers->empty()) {
        party.customer = customers->front();
    }
    auto locations = readRows<Location>(db, *context,
        u"WHERE r.customer=? OR r.id=? ORDER BY r.location_name, r.id"_s,
        {customer, party.location});
    if (!locations) {
        return std::unexpected(locations.error());
    }
    party.locations = std::move(*locations);
    return readOpenJobs(db, ticket, party).transform([&party] { return std::move(party); });
}

Result<TicketChoices> ticketChoices(QSqlDatabase &db)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    TicketChoices choices;
    const std::initializer_list<std::pair<QString, QStringList *>> columns{
        {u"status"_s, &choices.statuses}, {u"priority"_s, &choices.priorities},
        {u"issue_type"_s, &choices.types}, {u"assigned_staff"_s, &choices.staff}};
    for (const auto &[column, words] : columns) {
        auto read = wordsIn(db, column);
        if (!read) {
            return std::unexpected(read.error());
        }
        *words = std::move(*read);
    }
    auto technicians =
        readRows<Technician>(db, *context, u"ORDER BY r.full_name COLLATE fd_names, r.id"_s);
    if (!technicians) {
        return std::unexpected(technicians.error());
    }
    choices.technicians = std::move(*technicians);
    return choices;
}

Result<std::vector<TicketMatch>> ticketMatches(
    QSqlDatabase &db, const QString &ticket, const QString &text, int most)
{
    // The search of the list finds by word and by number; the customer's own come without words.
    std::vector<qint64> rows;
    if (!text.trimmed().isEmpty()) {
        TicketFilter filter;
        filter.onlyOpen = false;
        filter.text = text;
        auto ids = ticketIds(db, filter, TicketOrder());
        if (!ids) {
            return std::unexpected(ids.error());
        }
        rows = std::move(ids->rows);
    }
    constexpr std::size_t mostRead = 400;
    if (rows.size() > mostRead) {
        rows.resize(mostRead);
    }
    QStringList numbers;
    for (const qint64 row : rows) {
        numbers += QString::number(row);
    }
    const QString found = text.trimmed().isEmpty()
        ? u"r.customer=(SELECT customer FROM ticket WHERE id=?)"_s
        : u"r.rid IN (%1) AND ?<>''"_s.arg(numbers.join(u','));
    auto query = select(db,
        u"SELECT r.id, r.subject, COALESCE(NULLIF(c.customer_name,''), r.customer), r.status, "
        "r.modified, r.parent_issue, COALESCE(r.customer,'')<>'' AND r.customer=(SELECT customer "
        "FROM ticket WHERE id=?) AS same FROM ticket r LEFT JOIN customer c ON c.id=r.customer "
        "WHERE r.id<>? AND %1 ORDER BY same DESC, r.modified DESC, r.id DESC LIMIT %2"_s.arg(
            found, QString::number(most)),
        {ticket, ticket, ticket});
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<TicketMatch> matches;
    while (query->next()) {
        matches.push_back({.id = query->value(0).toString(),
            .subject = query->value(1).toString(),
            .customerName = query->value(2).toString(),
            .status = query->value(3).toString(),
            .modified = query->value(4).toString(),
            .parent = query->value(5).toString(),
            .isSameCustomer = query->value(6).toBool()});
    }
    return finished(*query).transform([&matches] { return std::move(matches); });
}

} // namespace FibreDesk::Store
