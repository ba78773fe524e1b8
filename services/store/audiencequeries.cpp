// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/audiencequeries.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

const QString activeStates = u"('Actif','actif','Active','active')"_s;

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

/// On `l`, a location.
Where placeCondition(const CustomerFilter &filter)
{
    Where where;
    static const QRegularExpression between(u"[,;]"_s);
    QStringList either;
    QVariantList values;
    for (const QString &part : filter.postal.split(between, Qt::SkipEmptyParts)) {
        QString prefix;
        for (const QChar c : part) {
            if (c.isLetterOrNumber()) {
                prefix += c.toUpper();
            }
        }
        if (!prefix.isEmpty()) {
            either += u"REPLACE(REPLACE(UPPER(l.postal_code),' ',''),'-','') LIKE ?"_s;
            values += QString(prefix + u'%');
        }
    }
    if (!either.isEmpty()) {
        where.add(u'(' + either.join(u" OR "_s) + u')', values);
    }
    if (!filter.city.isEmpty()) {
        where.add(u"l.city=? COLLATE NOCASE"_s, {filter.city});
    }
    return where;
}

/// On `s` and `l`: a subscription at a place the filter names.
Where subscriptionCondition(const CustomerFilter &filter)
{
    Where where = placeCondition(filter);
    if (filter.onlyActive) {
        where.add(u"s.status IN "_s + activeStates);
    }
    if (!filter.plan.isEmpty()) {
        where.add(u"s.plan_name=?"_s, {filter.plan});
    }
    return where;
}

/// On `c`, a customer.
Where customerCondition(const CustomerFilter &filter)
{
    Where where;
    where.add(u"COALESCE(c.disabled,0)=0"_s);
    if (!filter.language.isEmpty()) {
        if (filter.language == "en"_L1) {
            where.add(u"LOWER(COALESCE(c.language,'')) LIKE 'en%'"_s);
        } else {
            where.add(u"LOWER(COALESCE(c.language,'')) NOT LIKE 'en%'"_s);
        }
    }
    if (!filter.group.isEmpty()) {
        where.add(u"c.customer_group=?"_s, {filter.group});
    }
    if (!filter.territory.isEmpty()) {
        where.add(u"c.territory=?"_s, {filter.territory});
    }
    if (filter.onlyActive || !filter.plan.isEmpty()) {
        const Where inner = subscriptionCondition(filter);
        where.add(u"EXISTS (SELECT 1 FROM subscription s LEFT JOIN location l ON "
                  "l.id=s.service_location WHERE s.customer=c.id AND %1)"_s.arg(
                      inner.parts.join(u" AND "_s)),
            inner.values);
    } else if (const Where inner = placeCondition(filter); !inner.parts.isEmpty()) {
        where.add(u"EXISTS (SELECT 1 FROM location l WHERE l.customer=c.id AND %1)"_s.arg(
                      inner.parts.join(u" AND "_s)),
            inner.values);
    }
    return where;
}

void addDistinct(QStringList &list, const QString &value)
{
    const QString trimmed = value.trimmed();
    if (!trimmed.isEmpty() && !list.contains(trimmed, Qt::CaseInsensitive)) {
        list += trimmed;
    }
}

Result<AudienceCopy> readCopy(QSqlDatabase &db, const Where &where, const CustomerFilter &filter)
{
    AudienceCopy copy;
    const auto state = kindState(db, Kind::Customer);
    if (!state) {
        return std::unexpected(state.error());
    }
    copy.fetchedAt = state->lastSuccess;
    copy.isComplete = state->isComplete;
    auto query = select(db,
        u"SELECT c.id, c.customer_name, c.customer_type, c.language, c.email_billing, c.email_id, "
        "c.cell_phone, c.mobile_no, c.tel_home FROM customer c%1 ORDER BY c.customer_name, c.id"_s
            .arg(where.text()),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    QHash<QString, std::size_t> index;
    while (query->next()) {
        AudienceCustomer customer;
        customer.id = query->value(0).toString();
        customer.name = query->value(1).toString();
        customer.type = query->value(2).toString();
        customer.language = query->value(3).toString();
        addDistinct(customer.emails, query->value(4).toString());
        addDistinct(customer.emails, query->value(5).toString());
        for (int column = 6; column <= 8; ++column) {
            addDistinct(customer.phones, query->value(column).toString());
        }
        index.insert(customer.id, copy.customers.size());
        copy.customers.push_back(std::move(customer));
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    // What the filter names comes first: the place and the plan the mail is about.
    const Where inner = subscriptionCondition(filter);
    auto plans = select(db,
        u"SELECT s.customer, s.plan_name, l.address_line, l.city, l.postal_code FROM subscription "
        "s LEFT JOIN location l ON l.id=s.service_location%1 ORDER BY s.display_order, s.id"_s.arg(
            inner.text()),
        inner.values);
    if (!plans) {
        return std::unexpected(plans.error());
    }
    while (plans->next()) {
        const auto found = index.constFind(plans->value(0).toString());
        if (found == index.constEnd()) {
            continue;
        }
        AudienceCustomer &customer = copy.customers[*found];
        if (customer.plan.isEmpty()) {
            customer.plan = plans->value(1).toString();
            if (!plans->value(2).toString().isEmpty()) {
                customer.places.push_back({.line = plans->value(2).toString(),
                    .city = plans->value(3).toString(),
                    .postalCode = plans->value(4).toString()});
            }
        }
    }
    const Where at = placeCondition(filter);
    auto places = select(db,
        u"SELECT l.customer, l.address_line, l.city, l.postal_code FROM location l%1 ORDER BY "
        "l.id"_s.arg(at.text()),
        at.values);
    if (!places) {
        return std::unexpected(places.error());
    }
    while (places->next()) {
        const auto found = index.constFind(places->value(0).toString());
        if (found == index.constEnd()) {
            continue;
        }
        AudiencePlace place{.line = places->value(1).toString(),
            .city = places->value(2).toString(),
            .postalCode = places->value(3).toString()};
        auto &known = copy.customers[*found].places;
        if (std::ranges::find(known, place) == known.end()) {
            known.push_back(std::move(place));
        }
    }
    if (const auto done = finished(*places); !done) {
        return std::unexpected(done.error());
    }
    return copy;
}

Result<QStringList> choices(QSqlDatabase &db, const QString &sql)
{
    auto query = select(db, sql);
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList list;
    while (query->next()) {
        list += query->value(0).toString();
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    return list;
}

} // namespace

Result<AudienceCopy> audienceCustomers(QSqlDatabase &db, const CustomerFilter &filter)
{
    return readCopy(db, customerCondition(filter), filter);
}

Result<AudienceCopy> allAudienceCustomers(QSqlDatabase &db)
{
    CustomerFilter everybody;
    everybody.onlyActive = false;
    return readCopy(db, customerCondition(everybody), everybody);
}

Result<AudienceCount> countAudience(QSqlDatabase &db, const CustomerFilter &filter)
{
    const Where where = customerCondition(filter);
    auto query = select(db,
        u"SELECT COUNT(*), COALESCE(SUM(COALESCE(c.email_billing,'')='' AND "
        "COALESCE(c.email_id,'')=''),0) FROM customer c"_s
            + where.text(),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    AudienceCount count;
    if (query->next()) {
        count.customers = query->value(0).toLongLong();
        count.withoutEmail = query->value(1).toLongLong();
    }
    const auto state = kindState(db, Kind::Customer);
    if (!state) {
        return std::unexpected(state.error());
    }
    count.fetchedAt = state->lastSuccess;
    count.isComplete = state->isComplete;
    return count;
}

Result<FilterChoices> filterChoices(QSqlDatabase &db)
{
    FilterChoices all;
    const auto grouped = [](const QString &column, const QString &table, const QString &where) {
        return u"SELECT %1 FROM %2 WHERE COALESCE(%1,'')<>''%3 GROUP BY %1 ORDER BY COUNT(*) DESC, "
               "%1 LIMIT 500"_s.arg(column, table, where);
    };
    const std::initializer_list<std::pair<QStringList *, QString>> wanted{
        {&all.plans,
            grouped(u"plan_name"_s, u"subscription"_s, u" AND status IN "_s + activeStates)},
        {&all.cities, grouped(u"city"_s, u"location"_s, {})},
        {&all.groups, grouped(u"customer_group"_s, u"customer"_s, {})},
        {&all.territories, grouped(u"territory"_s, u"customer"_s, {})}};
    for (const auto &[list, sql] : wanted) {
        auto found = choices(db, sql);
        if (!found) {
            return std::unexpected(found.error());
        }
        *list = std::move(*found);
    }
    return all;
}

} // namespace FibreDesk::Store
