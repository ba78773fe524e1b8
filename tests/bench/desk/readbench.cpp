// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readbench.h"

#include "table.h"

#include "store/customerqueries.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/search.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace FibreDesk::Bench {

namespace {

constexpr int customersOpened = 500;
constexpr int wordsTyped = 160;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QString ms(double value)
{
    return u"%1 ms"_s.arg(value, 0, 'f', value < 10 ? 1 : 0);
}

Result<QStringList> column(Store::Mirror &mirror, const QString &sql)
{
    return QCoro::waitFor(mirror.read([sql](QSqlDatabase &db) -> Result<QStringList> {
        auto query = Store::select(db, sql, {});
        if (!query)
            return std::unexpected(query.error());
        QStringList values;
        while (query->next())
            values += query->value(0).toString();
        return values;
    }));
}

/// What people type, letter by letter: names, phones, postal codes, addresses, serial numbers.
Result<QStringList> typed(Store::Mirror &mirror)
{
    const QStringList sources{
        u"SELECT customer_name FROM customer ORDER BY id"_s,
        u"SELECT cell_phone FROM customer WHERE cell_phone IS NOT NULL ORDER BY id"_s,
        u"SELECT email_billing FROM customer WHERE email_billing IS NOT NULL ORDER BY id"_s,
        u"SELECT postal_code FROM location WHERE postal_code IS NOT NULL ORDER BY id"_s,
        u"SELECT address_line FROM location WHERE address_line IS NOT NULL ORDER BY id"_s,
        u"SELECT serial_number FROM equipment WHERE serial_number IS NOT NULL ORDER BY id"_s,
        u"SELECT mac_address FROM equipment WHERE mac_address IS NOT NULL ORDER BY id"_s,
    };
    QRandomGenerator random(1);
    QStringList queries;
    for (const QString &source : sources) {
        const auto values = column(mirror, source);
        if (!values)
            return std::unexpected(values.error());
        for (int i = 0; i < wordsTyped / int(sources.size()) && !values->isEmpty(); ++i) {
            const QString word = values->at(random.bounded(int(values->size())));
            for (qsizetype length = 1; length <= std::min<qsizetype>(word.size(), 12); ++length)
                queries += word.left(length);
        }
    }
    return queries;
}

Result<void> benchSearch(Store::Mirror &mirror)
{
    const auto queries = typed(mirror);
    if (!queries)
        return std::unexpected(queries.error());
    std::vector<double> times;
    for (const QString &text : *queries) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = QCoro::waitFor(
            mirror.read([text](QSqlDatabase &db) { return Store::search(db, text); }));
        if (!answer)
            return std::unexpected(answer.error());
        times.push_back(milliseconds(timer));
    }

    // The floor: one FTS5 table asked for one word's beginning, no ranking, nothing read of the
    // rows.
    std::vector<double> floor;
    for (const QString &text : *queries) {
        QString word = text.section(u' ', 0, 0);
        word.remove(u'"');
        QElapsedTimer timer;
        timer.start();
        const auto bare = QCoro::waitFor(mirror.read([word](QSqlDatabase &db) -> Result<int> {
            auto query = Store::select(db,
                u"SELECT rowid FROM search_customer WHERE search_customer MATCH ? LIMIT 40"_s,
                {u"\"%1\"*"_s.arg(word)});
            if (!query)
                return std::unexpected(query.error());
            int rows = 0;
            while (query->next())
                ++rows;
            return rows;
        }));
        if (bare)
            floor.push_back(milliseconds(timer));
    }
    printRow(u"type-ahead, %1 keystrokes, p50 / p95 / p99"_s.arg(times.size()),
        ms(percentile(times, 0.5)) + u" / "_s + ms(percentile(times, 0.95)) + u" / "_s
            + ms(percentile(times, 0.99)),
        u"p95 ≤ 30 ms"_s,
        u"bare FTS5, one table: %1 / %2"_s.arg(
            ms(percentile(floor, 0.5)), ms(percentile(floor, 0.95))));
    return {};
}

Result<void> benchCustomers(Store::Mirror &mirror)
{
    const auto ids = column(mirror, u"SELECT id FROM customer ORDER BY id"_s);
    if (!ids)
        return std::unexpected(ids.error());
    QRandomGenerator random(2);
    const QDate today = QDate::currentDate();
    std::vector<double> times;
    std::vector<double> bare;
    for (int i = 0; i < customersOpened && !ids->isEmpty(); ++i) {
        const QString id = ids->at(random.bounded(int(ids->size())));
        QElapsedTimer timer;
        timer.start();
        const auto record = QCoro::waitFor(mirror.read(
            [id, today](QSqlDatabase &db) { return Store::customerRecord(db, id, today); }));
        if (!record)
            return std::unexpected(record.error());
        times.push_back(milliseconds(timer));
        timer.restart();
        const auto one = QCoro::waitFor(
            mirror.read([id](QSqlDatabase &db) { return Store::customerLines(db, {id}); }));
        if (one)
            bare.push_back(milliseconds(timer));
    }
    printRow(u"reading all of a customer, %1 of them, p50 / p95"_s.arg(times.size()),
        ms(percentile(times, 0.5)) + u" / "_s + ms(percentile(times, 0.95)), u"p95 ≤ 50 ms"_s,
        u"one row of the same customer: %1"_s.arg(ms(percentile(bare, 0.5))));
    return {};
}

} // namespace

Result<void> benchReads(const QString &mirrorFile)
{
    Store::Mirror mirror(mirrorFile);
    if (const auto open = QCoro::waitFor(mirror.ready()); !open)
        return open;
    if (const auto done = benchSearch(mirror); !done)
        return done;
    return benchCustomers(mirror);
}

} // namespace FibreDesk::Bench
