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
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::Bench {

namespace {

constexpr int customersOpened = 500;
constexpr int wordsTyped = 160;
constexpr int mixedQueries = 1000;

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

/// What is asked in a day, kind by kind; each a whole question, not a keystroke.
struct MixedKind {
    QString name;
    QStringList questions{};
};

/// One letter of the longest word changed.
QString withSlip(const QString &name, QRandomGenerator &random)
{
    QString text = name;
    qsizetype start = 0;
    qsizetype length = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && text.at(end).isLetter())
            ++end;
        if (end - at > length) {
            start = at;
            length = end - at;
        }
        at = end + 1;
    }
    if (length > 4) {
        const qsizetype at = start + 1 + random.bounded(int(length) - 2);
        std::swap(text[at], text[at + 1]);
    }
    return text;
}

QString spelledAgain(const QString &phone, QRandomGenerator &random)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit())
            digits += c;
    }
    if (digits.size() < 10)
        return phone;
    const QString a = digits.right(10).left(3);
    const QString b = digits.right(7).left(3);
    const QString c = digits.right(4);
    switch (random.bounded(4)) {
    case 0:
        return u"(%1) %2-%3"_s.arg(a, b, c);
    case 1:
        return u"+1 %1.%2.%3"_s.arg(a, b, c);
    case 2:
        return a + b + c;
    default:
        return u"tél. %1 %2"_s.arg(b, c);
    }
}

Result<QList<MixedKind>> mixedQuestions(Store::Mirror &mirror, int total)
{
    using Change = QString (*)(const QString &, QRandomGenerator &);
    struct Source {
        QString name;
        QString sql;
        Change change;
    };
    const Change asItIs = [](const QString &text, QRandomGenerator &) { return text; };
    const Change someWords = [](const QString &text, QRandomGenerator &random) {
        QString bare = text;
        static const QRegularExpression markup(
            u"<[^>]*>|&[a-z#0-9]+;|[^\\w\\s'-]"_s, QRegularExpression::UseUnicodePropertiesOption);
        const QStringList words = bare.replace(markup, u" "_s).simplified().split(u' ');
        const auto at = random.bounded(int(words.size()));
        return words.mid(at, 1 + random.bounded(3)).join(u' ');
    };
    const Change middle = [](const QString &text, QRandomGenerator &random) {
        const qsizetype length = std::min<qsizetype>(text.size(), 5);
        return text.mid(random.bounded(int(text.size() - length) + 1), length);
    };
    const Change partOfWord = [](const QString &text, QRandomGenerator &random) {
        static const QRegularExpression notLetters(
            u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
        QStringList words = text.split(notLetters, Qt::SkipEmptyParts);
        words.removeIf([](const QString &word) { return word.size() < 6; });
        return words.isEmpty() ? text.left(5)
                               : words.at(random.bounded(int(words.size()))).sliced(1, 4);
    };
    const QString messages =
        u"SELECT content FROM message WHERE rid % 97 = 1 AND content IS NOT NULL LIMIT 2000"_s;
    const QList<Source> sources{
        {u"name"_s, u"SELECT customer_name FROM customer ORDER BY id"_s, asItIs},
        {u"name with a slip"_s, u"SELECT customer_name FROM customer ORDER BY id"_s, withSlip},
        {u"phone"_s, u"SELECT cell_phone FROM customer WHERE cell_phone IS NOT NULL ORDER BY id"_s,
            spelledAgain},
        {u"address"_s,
            u"SELECT address_line || ', ' || city || ' ' || postal_code FROM location WHERE "
            u"postal_code IS NOT NULL ORDER BY id"_s,
            asItIs},
        {u"serial, MAC: a part"_s,
            u"SELECT coalesce(mac_address, serial_number) FROM equipment WHERE "
            u"coalesce(mac_address, serial_number) IS NOT NULL ORDER BY id"_s,
            middle},
        {u"subject words"_s, u"SELECT subject FROM ticket WHERE rid % 31 = 1 LIMIT 2000"_s,
            someWords},
        {u"message words"_s, messages, someWords},
        {u"message: part of a word"_s, messages, partOfWord},
        {u"invoice, ticket, job id"_s,
            u"SELECT id FROM invoice WHERE rid % 53 = 1 UNION ALL SELECT id FROM ticket WHERE rid "
            u"% 97 = 1 UNION ALL SELECT id FROM job LIMIT 4000"_s,
            asItIs},
        {u"number"_s, u"SELECT substr(id, -5) FROM invoice WHERE rid % 53 = 1 LIMIT 2000"_s,
            asItIs},
    };
    QRandomGenerator random(3);
    QList<MixedKind> kinds;
    for (const Source &source : sources) {
        const auto values = column(mirror, source.sql);
        if (!values)
            return std::unexpected(values.error());
        MixedKind kind{.name = source.name};
        for (int i = 0; i < total / int(sources.size()) && !values->isEmpty(); ++i)
            kind.questions +=
                source.change(values->at(random.bounded(int(values->size()))), random);
        kinds += kind;
    }
    return kinds;
}

/// Bare FTS5 asked the same: the words of the question in the index of messages, no more.
QString bareQuestion(const QString &text)
{
    QStringList parts;
    static const QRegularExpression notWords(
        u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &word : text.split(notWords, Qt::SkipEmptyParts))
        parts += u"\"%1\""_s.arg(word);
    return parts.join(u' ');
}

Result<void> benchMixed(Store::Mirror &mirror)
{
    const auto kinds = mixedQuestions(mirror, mixedQueries);
    if (!kinds)
        return std::unexpected(kinds.error());
    std::vector<double> all;
    std::vector<double> floor;
    int cut = 0;
    int empty = 0;
    for (const MixedKind &kind : *kinds) {
        std::vector<double> times;
        for (const QString &text : kind.questions) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = QCoro::waitFor(
                mirror.read([text](QSqlDatabase &db) { return Store::search(db, text); }));
            if (!answer)
                return std::unexpected(answer.error());
            times.push_back(milliseconds(timer));
            cut += answer->isCut && answer->hits.size() < 40 ? 1 : 0;
            empty += answer->hits.isEmpty() ? 1 : 0;
            const QString bare = bareQuestion(text);
            timer.restart();
            const auto asked = QCoro::waitFor(mirror.read([bare](QSqlDatabase &db) -> Result<int> {
                auto query = Store::select(db,
                    u"SELECT rowid FROM search_message WHERE search_message MATCH ? LIMIT 40"_s,
                    {bare});
                if (!query)
                    return std::unexpected(query.error());
                int rows = 0;
                while (query->next())
                    ++rows;
                return rows;
            }));
            if (asked)
                floor.push_back(milliseconds(timer));
        }
        printRow(u"search: %1, %2 of them, p50 / p95 / p99"_s.arg(kind.name).arg(times.size()),
            ms(percentile(times, 0.5)) + u" / "_s + ms(percentile(times, 0.95)) + u" / "_s
                + ms(percentile(times, 0.99)),
            u"—"_s, u"—"_s);
        all.insert(all.end(), times.begin(), times.end());
    }
    printRow(u"search over everything, %1 mixed, p50 / p95 / p99"_s.arg(all.size()),
        ms(percentile(all, 0.5)) + u" / "_s + ms(percentile(all, 0.95)) + u" / "_s
            + ms(percentile(all, 0.99)),
        u"p95 ≤ 30 ms"_s,
        u"bare FTS5 over the messages alone: %1 / %2; %3 had more than is shown, %4 found nothing"_s
            .arg(ms(percentile(floor, 0.5)), ms(percentile(floor, 0.95)))
            .arg(cut)
            .arg(empty));
    return {};
}

/// What the search holds on disk, table by table.
Result<void> benchSearchSize(Store::Mirror &mirror)
{
    const auto sizes = QCoro::waitFor(mirror.read([](QSqlDatabase &db) -> Result<QStringList> {
        auto query = Store::select(db,
            u"SELECT name, sum(pgsize) / 1000000.0 FROM dbstat WHERE name GLOB 'search_*' OR name "
            u"GLOB 'sqlite_autoindex_search_*' GROUP BY name ORDER BY 2 DESC"_s,
            {});
        if (!query)
            return std::unexpected(query.error());
        QStringList lines;
        double total = 0;
        while (query->next()) {
            const double size = query->value(1).toDouble();
            total += size;
            if (lines.size() < 6)
                lines += u"%1 %2"_s.arg(query->value(0).toString()).arg(size, 0, 'f', 1);
        }
        lines.prepend(u"%1"_s.arg(total, 0, 'f', 0));
        return lines;
    }));
    // An SQLite without dbstat cannot say.
    if (sizes)
        printRow(u"search tables on disk"_s, sizes->constFirst() + u" MB"_s, u"—"_s,
            sizes->sliced(1).join(u", "_s));
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
    for (const auto bench : {benchSearch, benchMixed, benchSearchSize}) {
        if (const auto done = bench(mirror); !done)
            return done;
    }
    return benchCustomers(mirror);
}

} // namespace FibreDesk::Bench
