// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/equipmentqueries.h"

#include "core/sitetime.h"
#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "store/syncstate.h"
#include "text/htmlscanner.h"
#include "text/normalise.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr int mostTickets = 50;
constexpr qsizetype shortestCode = 2;

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

QString folded(const QString &column)
{
    return u"replace(replace(replace(replace(upper(%1),':',''),'-',''),'.',''),' ','')"_s.arg(
        column);
}

/// The text between any others, its own signs of LIKE meant as they stand.
QString anywhere(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

QStringList codeConditions()
{
    QStringList conditions;
    for (const QString &column : {u"r.serial_number"_s, u"r.mac_address"_s, u"r.gpon_serial"_s,
             u"r.cwmp_serial"_s, u"r.id"_s}) {
        conditions += folded(column) + u" LIKE ?"_s;
    }
    return conditions;
}

/// Words of a name or address as FTS reads them; empty where there are none.
QString beginnings(const QString &text)
{
    QStringList words;
    for (const QString &word : Text::foldedWords(text)) {
        words += u"\"%1\"*"_s.arg(word);
    }
    return words.join(u' ');
}

/// A MAC in pairs: each alone would be found everywhere.
bool isReadOut(const QStringList &tokens)
{
    constexpr qsizetype fewest = 3;
    return tokens.size() >= fewest && std::ranges::all_of(tokens, [](const QString &token) {
        bool isHex = false;
        (void)token.toUInt(&isHex, 16);
        return isHex && token.size() == 2;
    });
}

void addText(Where &where, const QString &typed)
{
    QStringList tokens = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    if (isReadOut(tokens)) {
        tokens = {tokens.join(QString())};
    }
    QStringList every;
    QVariantList values;
    const auto code = [](const QString &text, QStringList &either, QVariantList &with) {
        const QString plain = Text::foldCode(text);
        if (plain.size() < shortestCode) {
            return;
        }
        const QStringList conditions = codeConditions();
        either += conditions;
        for (qsizetype i = 0; i < conditions.size(); ++i) {
            with += QString(u'%' + plain + u'%');
        }
    };
    for (const QString &token : tokens) {
        QStringList either;
        code(token, either, values);
        either += u"COALESCE(r.brand,'')||' '||COALESCE(r.model,'')||' '||"
                  "COALESCE(r.equipment_type,'') LIKE ? ESCAPE '\\'"_s;
        values += anywhere(token);
        const QString words = beginnings(token);
        if (!words.isEmpty()) {
            either += u"r.customer IN (SELECT id FROM customer WHERE rid IN "
                      "(SELECT rowid FROM search_customer WHERE search_customer MATCH ?))"_s;
            values += QString(u"name : ("_s + words + u')');
            either += u"r.service_location IN (SELECT id FROM location WHERE rid IN "
                      "(SELECT rowid FROM search_location WHERE search_location MATCH ?))"_s;
            values += QString(u"{name place} : ("_s + words + u')');
        }
        every += u'(' + either.join(u" OR "_s) + u')';
    }
    if (!every.isEmpty()) {
        where.add(every.join(u" AND "_s), values);
    }
}

/// Brand and model as they are read together.
QString modelOf(const QString &table)
{
    return u"trim(COALESCE(%1brand,'')||' '||COALESCE(%1model,''))"_s.arg(table);
}

Where conditionOf(const EquipmentFilter &filter)
{
    Where where;
    if (!filter.status.isEmpty()) {
        where.add(u"lower(r.status)=?"_s, {filter.status.toLower()});
    }
    if (!filter.type.isEmpty()) {
        where.add(u"r.equipment_type=?"_s, {filter.type});
    }
    if (filter.isUnplaced) {
        where.add(u"COALESCE(r.service_location,'')=''"_s);
    }
    if (!filter.oltPort.isEmpty()) {
        where.add(u"l.olt_port=?"_s, {filter.oltPort});
    }
    if (!filter.model.isEmpty()) {
        where.add(modelOf(u"r."_s) + u"=?"_s, {filter.model});
    }
    if (!filter.text.trimmed().isEmpty()) {
        addText(where, filter.text);
    }
    return where;
}

const QString joined = u" FROM equipment r LEFT JOIN customer c ON c.id=r.customer LEFT JOIN "
                       "location l ON l.id=r.service_location"_s;

QStringList orderTerms(EquipmentField field)
{
    switch (field) {
    case EquipmentField::Type:
        return {u"r.equipment_type"_s, u"r.brand"_s, u"r.model"_s};
    case EquipmentField::Model:
        return {u"r.brand COLLATE NOCASE"_s, u"r.model COLLATE NOCASE"_s};
    case EquipmentField::Serial:
        return {u"r.serial_number"_s};
    case EquipmentField::Mac:
        return {folded(u"r.mac_address"_s)};
    case EquipmentField::Gpon:
        return {u"r.gpon_serial"_s};
    case EquipmentField::Status:
        return {u"lower(r.status)"_s, u"r.modified"_s};
    case EquipmentField::Customer:
        return {u"c.customer_name COLLATE fd_names"_s};
    case EquipmentField::Location:
        return {u"l.city COLLATE fd_names"_s, u"l.address_line COLLATE fd_names"_s};
    case EquipmentField::Modified:
        break;
    }
    return {u"r.modified"_s};
}

const QString lineColumns =
    u"r.rid, r.id, r.equipment_type, r.brand, r.model, r.serial_number, r.mac_address, "
    "r.gpon_serial, r.status, r.customer, c.customer_name, r.service_location, l.address_line, "
    "r.modified, r.cwmp_serial"_s;
constexpr int lineColumnCount = 15;

EquipmentLine readLine(const QSqlQuery &query, const ReadContext &context)
{
    const auto text = [&query](int column) { return query.value(column).toString(); };
    return {.row = query.value(0).toLongLong(),
        .id = text(1),
        .type = text(2),
        .brand = text(3),
        .model = text(4),
        .serial = text(5),
        .mac = text(6),
        .gponSerial = text(7),
        .status = text(8),
        .customer = text(9),
        .customerName = text(10),
        .location = text(11),
        .address = text(12),
        .modified = fromSiteTime(text(13), context.siteZone),
        .acsSerial = text(14)};
}

Result<std::vector<EquipmentTicket>> ticketsAt(QSqlDatabase &db, const QString &location)
{
    std::vector<EquipmentTicket> tickets;
    if (location.isEmpty()) {
        return tickets;
    }
    // By its customer first: tickets have no index of locations.
    auto query = select(db,
        u"SELECT id, subject, status, opening_date FROM ticket WHERE customer IN (SELECT customer "
        "FROM location WHERE id=?) AND service_location=? ORDER BY opening_date DESC, id DESC "
        "LIMIT %1"_s.arg(mostTickets),
        {location, location});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        tickets.push_back({query->value(0).toString(), query->value(1).toString(),
            query->value(2).toString(), query->value(3).toString()});
    }
    return finished(*query).transform([&tickets] { return std::move(tickets); });
}

} // namespace

Result<std::vector<qint64>> equipmentIds(
    QSqlDatabase &db, const EquipmentFilter &filter, const EquipmentOrder &order)
{
    const Where where = conditionOf(filter);
    const QString direction = order.isDescending ? u" DESC"_s : QString();
    QStringList terms;
    for (const QString &term : orderTerms(order.sort)) {
        terms += term + direction;
    }
    terms += u"r.rid"_s + direction; // equal rows keep their places
    auto query = select(db,
        u"SELECT r.rid"_s + joined + where.text() + u" ORDER BY "_s + terms.join(u", "_s),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<qint64> rows;
    while (query->next()) {
        rows.push_back(query->value(0).toLongLong());
    }
    return finished(*query).transform([&rows] { return std::move(rows); });
}

Result<std::vector<EquipmentLine>> equipmentLines(QSqlDatabase &db, const std::vector<qint64> &rows)
{
    std::vector<EquipmentLine> lines;
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
        u"SELECT "_s + lineColumns + joined + u" WHERE r.rid IN (%1)"_s.arg(numbers.join(u',')));
    if (!query) {
        return std::unexpected(query.error());
    }
    lines.reserve(rows.size());
    while (query->next()) {
        lines.push_back(readLine(*query, *context));
    }
    return finished(*query).transform([&lines] { return std::move(lines); });
}

namespace {

bool isMore(const EquipmentTally &a, const EquipmentTally &b)
{
    return a.count != b.count ? a.count > b.count : a.value.localeAwareCompare(b.value) < 0;
}

/// Of values that are not empty; `sql` answers value and number.
Result<std::vector<EquipmentTally>> tallies(QSqlDatabase &db, const QString &sql)
{
    auto query = select(db, sql);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<EquipmentTally> rows;
    while (query->next()) {
        if (const QString value = query->value(0).toString(); !value.isEmpty()) {
            rows.push_back({value, query->value(1).toInt()});
        }
    }
    return finished(*query).transform([&rows] { return std::move(rows); });
}

} // namespace

Result<EquipmentOverview> equipmentOverview(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT lower(COALESCE(status,'')), equipment_type, COALESCE(service_location,'')='', "
        "count(*) FROM equipment GROUP BY 1, 2, 3"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    EquipmentOverview overview;
    QHash<QString, int> types;
    while (query->next()) {
        const int count = query->value(3).toInt();
        overview.all += count;
        overview.statuses[query->value(0).toString()] += count;
        types[query->value(1).toString()] += count;
        overview.unplaced += query->value(2).toInt() != 0 ? count : 0;
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    for (auto it = types.cbegin(); it != types.cend(); ++it) {
        if (!it.key().isEmpty()) {
            overview.types.push_back({it.key(), it.value()});
        }
    }
    std::ranges::sort(overview.types, isMore);
    auto models =
        tallies(db, u"SELECT %1, count(*) FROM equipment GROUP BY 1"_s.arg(modelOf(QString())));
    if (!models) {
        return std::unexpected(models.error());
    }
    overview.models = std::move(*models);
    std::ranges::sort(overview.models, isMore);
    auto ports = tallies(db,
        u"SELECT l.olt_port, count(*) FROM equipment r JOIN location l ON l.id=r.service_location "
        "GROUP BY 1 ORDER BY 1"_s);
    if (!ports) {
        return std::unexpected(ports.error());
    }
    overview.ports = std::move(*ports);
    return kindState(db, Kind::Equipment).transform([&overview](const KindState &state) {
        overview.fetchedAt = state.lastSuccess;
        overview.isComplete = state.isComplete;
        return std::move(overview);
    });
}

Result<std::optional<EquipmentRecord>> equipmentRecord(QSqlDatabase &db, const QString &id)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    auto query = select(db,
        u"SELECT "_s + lineColumns
            + u", r.ip_address, r.firmware_version, r.cwmp_serial, r.subscription, "
              "(SELECT plan_name FROM subscription WHERE id=r.subscription), l.city, l.customer, l.olt_port"_s
            + joined + u" WHERE r.id=?"_s,
        {id});
    if (!query) {
        return std::unexpected(query.error());
    }
    if (!query->next()) {
        return finished(*query).transform([] { return std::optional<EquipmentRecord>(); });
    }
    const auto text = [&query](
                          int more) { return query->value(lineColumnCount + more).toString(); };
    EquipmentRecord record;
    record.line = readLine(*query, *context);
    record.modified = query->value(13).toString();
    record.ip = text(0);
    record.firmware = text(1);
    record.cwmpSerial = text(2);
    record.subscription = text(3);
    record.plan = text(4);
    record.city = text(5);
    record.locationCustomer = text(6);
    record.oltPort = text(7);
    auto tickets = ticketsAt(db, record.line.location);
    if (!tickets) {
        return std::unexpected(tickets.error());
    }
    record.tickets = std::move(*tickets);
    return fetchedAt(db, Kind::Equipment).transform([&record](const QDateTime &at) {
        record.fetchedAt = at;
        return std::optional(std::move(record));
    });
}

Result<std::optional<EquipmentRecord>> equipmentBySerial(QSqlDatabase &db, const QString &serial)
{
    auto query = select(db, u"SELECT id FROM equipment WHERE serial_number=? LIMIT 2"_s, {serial});
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList ids;
    while (query->next()) {
        ids.append(query->value(0).toString());
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    return ids.size() == 1 ? equipmentRecord(db, ids.first()) : std::optional<EquipmentRecord>();
}

Result<std::vector<EquipmentNote>> equipmentNotes(
    QSqlDatabase &db, const QStringList &references, const QString &serial)
{
    constexpr int most = 200;
    std::vector<EquipmentNote> notes;
    if (serial.isEmpty() || references.isEmpty()) {
        return notes;
    }
    QVariantList values(references.begin(), references.end());
    values << serial << most;
    auto query = select(db,
        u"SELECT id, creation, COALESCE(NULLIF(comment_by,''),comment_email), content, "
        "iif(reference_doctype='Customer','',reference_name) FROM note "
        "WHERE reference_name IN (%1) AND instr(content,?)>0 ORDER BY creation DESC LIMIT ?"_s.arg(
            placeholders(references.size())),
        values);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        constexpr qsizetype longest = 64 * 1024;
        notes.push_back({.id = query->value(0).toString(),
            .at = query->value(1).toString(),
            .who = query->value(2).toString(),
            .text = Text::textFromHtml(QStringView(query->value(3).toString()).left(longest)),
            .ticket = query->value(4).toString()});
    }
    return finished(*query).transform([&notes] { return std::move(notes); });
}

Result<QStringList> acsSerialsAtPort(QSqlDatabase &db, const QString &port)
{
    auto query = select(db,
        u"SELECT r.cwmp_serial FROM location l JOIN equipment r ON r.service_location=l.id "
        "WHERE l.olt_port=? AND r.status='active' AND r.cwmp_serial<>'' ORDER BY r.id"_s,
        {port});
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList serials;
    while (query->next()) {
        serials.append(query->value(0).toString());
    }
    return finished(*query).transform([&serials] { return serials; });
}

Result<std::vector<NetworkDevice>> networkDevices(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT cwmp_serial, service_location FROM equipment WHERE status='active' "
        "AND cwmp_serial<>'' AND service_location<>'' ORDER BY id"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<NetworkDevice> devices;
    while (query->next()) {
        devices.push_back({query->value(0).toString(), query->value(1).toString()});
    }
    return finished(*query).transform([&devices] { return std::move(devices); });
}

Result<std::vector<EquipmentNetwork>> equipmentNetwork(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT rid, cwmp_serial, serial_number, COALESCE(brand,'')||' '||COALESCE(model,''), "
        "lower(COALESCE(status,'')) FROM equipment"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<EquipmentNetwork> devices;
    while (query->next()) {
        devices.push_back({query->value(0).toLongLong(), query->value(1).toString(),
            query->value(2).toString(), query->value(3).toString(), query->value(4).toString()});
    }
    return finished(*query).transform([&devices] { return std::move(devices); });
}

Result<std::vector<EquipmentPlace>> equipmentPlaces(
    QSqlDatabase &db, const QString &text, int limit)
{
    std::vector<EquipmentPlace> places;
    const QString typed = text.simplified();
    if (typed.isEmpty()) {
        return places;
    }
    QStringList either{u"l.id LIKE ? ESCAPE '\\'"_s};
    QVariantList values{anywhere(typed)};
    if (const QString words = beginnings(typed); !words.isEmpty()) {
        either += u"l.rid IN (SELECT rowid FROM search_location WHERE search_location MATCH ?)"_s;
        values += QString(u"{name place} : ("_s + words + u')');
        either += u"l.customer IN (SELECT id FROM customer WHERE rid IN "
                  "(SELECT rowid FROM search_customer WHERE search_customer MATCH ?))"_s;
        values += QString(u"name : ("_s + words + u')');
    }
    auto query = select(db,
        u"SELECT l.id, l.address_line, l.city, l.customer, c.customer_name FROM location l LEFT "
        "JOIN customer c ON c.id=l.customer WHERE %1 ORDER BY l.address_line COLLATE fd_names, "
        "l.id "
        "LIMIT %2"_s.arg(either.join(u" OR "_s))
            .arg(limit),
        values);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        QStringList address{query->value(1).toString(), query->value(2).toString()};
        address.removeAll({});
        places.push_back({query->value(0).toString(), address.join(u", "_s),
            query->value(3).toString(), query->value(4).toString()});
    }
    return finished(*query).transform([&places] { return std::move(places); });
}

Result<QHash<QString, QString>> namesOfIds(QSqlDatabase &db, const QStringList &ids)
{
    QHash<QString, QString> names;
    if (ids.isEmpty()) {
        return names;
    }
    QVariantList values;
    for (int table = 0; table < 3; ++table) {
        for (const QString &id : ids) {
            values += id;
        }
    }
    const QString marks = placeholders(ids.size());
    auto query = select(db,
        u"SELECT id, COALESCE(NULLIF(address_line,''), location_name) FROM location WHERE id IN "
        "(%1) UNION ALL SELECT id, customer_name FROM customer WHERE id IN (%1) UNION ALL SELECT "
        "id, plan_name FROM subscription WHERE id IN (%1)"_s.arg(marks),
        values);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        const QString name = query->value(1).toString();
        if (!name.isEmpty()) {
            names.insert(query->value(0).toString(), name);
        }
    }
    return finished(*query).transform([&names] { return std::move(names); });
}

} // namespace FibreDesk::Store
