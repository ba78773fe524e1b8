// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/customers/customerdata.h"
#include "store/customerqueries.h"
#include "store/database.h"
#include "store/syncstate.h"
#include "store/timelinequeries.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <set>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// The time line of a customer with something of every kind, and of one with a great deal.
class TestTimeline : public QObject {
    Q_OBJECT

private:
    TimelinePage page(const TimelineQuery &query, const std::optional<TimelineKey> &from = {},
        TimelineWay way = TimelineWay::Older, int limit = 50)
    {
        auto read = QCoro::waitFor(m_mirror->read(
            [=](QSqlDatabase &db) { return timelinePage(db, query, from, way, limit); }));
        if (!read)
            qWarning() << read.error().detail;
        return read.value_or(TimelinePage{});
    }

    TimelineOverview overview(const TimelineQuery &query)
    {
        auto read = QCoro::waitFor(
            m_mirror->read([=](QSqlDatabase &db) { return timelineOverview(db, query); }));
        if (!read)
            qWarning() << read.error().detail;
        return read.value_or(TimelineOverview{});
    }

    std::vector<TimelineEntry> all(const TimelineQuery &query, TimelineWay way, int limit)
    {
        std::vector<TimelineEntry> entries;
        std::optional<TimelineKey> from;
        for (bool isEnd = false; !isEnd;) {
            TimelinePage next = page(query, from, way, limit);
            isEnd = next.isEnd;
            if (next.entries.empty())
                break;
            if (way == TimelineWay::Older) {
                from = next.entries.back().key;
                entries.insert(entries.end(), next.entries.begin(), next.entries.end());
            } else {
                from = next.entries.front().key;
                entries.insert(entries.begin(), next.entries.begin(), next.entries.end());
            }
        }
        return entries;
    }

    static TimelineEntry mail(const QString &day, const QString &title)
    {
        return {.kind = TimelineKind::Mail,
            .day = QDate::fromString(day, Qt::ISODate),
            .document = title,
            .title = title};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_mirror = std::make_unique<Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putCustomer(*m_mirror));
        QVERIFY(putLetters(*m_mirror));
        QVERIFY(putBusyCustomer(*m_mirror, 1200));
    }

    void putsEverythingInOneOrder()
    {
        const TimelineQuery query{.customer = u"C-00042"_s,
            .others = {
                mail(u"2026-02-10"_s, u"Fibre d’automne"_s), mail(u"1999-01-01"_s, u"Old"_s)}};
        const TimelinePage whole = page(query, {}, TimelineWay::Older, 500);
        QVERIFY(whole.isEnd);
        QVERIFY(std::ranges::is_sorted(whole.entries, std::greater(), &TimelineEntry::key));
        std::map<TimelineKind, int> kinds;
        QStringList events;
        for (const TimelineEntry &entry : whole.entries) {
            ++kinds[entry.kind];
            events += entry.event;
            QVERIFY(entry.day.isValid());
            QVERIFY(!entry.document.isEmpty());
        }
        const std::map<TimelineKind, int> expected{{TimelineKind::Ticket, 3},
            {TimelineKind::Message, 6}, {TimelineKind::Sms, 2}, {TimelineKind::Note, 1},
            {TimelineKind::Job, 2}, {TimelineKind::Invoice, 3}, {TimelineKind::Payment, 3},
            {TimelineKind::Contract, 5}, {TimelineKind::Subscription, 3},
            {TimelineKind::Equipment, 1}, {TimelineKind::Mail, 2}};
        QCOMPARE(kinds, expected);
        for (const QString &event : {u"opened"_s, u"received"_s, u"sent"_s, u"noted"_s,
                 u"planned"_s, u"undated"_s, u"invoiced"_s, u"paid"_s, u"signed"_s, u"began"_s,
                 u"ended"_s, u"terminated"_s, u"changed"_s, u"mailed"_s})
            QVERIFY2(events.contains(event), qPrintable(event));
        QCOMPARE(whole.entries.back().title, u"Old"_s);

        const auto of = [&whole](const QString &document) {
            return *std::ranges::find(whole.entries, document, &TimelineEntry::document);
        };
        QCOMPARE(of(u"PAY-00001"_s).cents, std::optional<qint64>(8043));
        QCOMPARE(of(u"COM-1-0"_s).target, u"ISS-00001"_s); // opened in its ticket
        QCOMPARE(of(u"COM-1-0"_s).detail, u"Bonjour, partie 0"_s); // no tag, no script
        QCOMPARE(of(u"SMS-1"_s).target, QString());
        QVERIFY(of(u"SMS-1"_s).at.isValid());
        QVERIFY(!of(u"FAC-00001"_s).at.isValid()); // an invoice has a day only
        QCOMPARE(overview(query).kinds, expected);
    }

    void givesEachEntryOnceWhateverThePages_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("isOlder");
        for (const int limit : {1, 7, 100, 5000}) {
            QTest::addRow("older, %d", limit) << limit << true;
            QTest::addRow("newer, %d", limit) << limit << false;
        }
    }

    void givesEachEntryOnceWhateverThePages()
    {
        QFETCH(const int, limit);
        QFETCH(const bool, isOlder);
        // One at a time only of a few; many of one day test the rest of the key.
        TimelineQuery query{.customer = limit == 1 ? u"C-00042"_s : u"C-BUSY"_s};
        for (int i = 0; i < 40; ++i)
            query.others.push_back(
                mail(u"2020-01-%1"_s.arg(1 + i % 5, 2, 10, QChar(u'0')), u"Mail %1"_s.arg(i)));
        const auto entries = all(query, isOlder ? TimelineWay::Older : TimelineWay::Newer, limit);
        QCOMPARE(int(entries.size()), overview(query).total);
        std::set<TimelineKey> keys;
        for (const TimelineEntry &entry : entries)
            keys.insert(entry.key);
        QCOMPARE(keys.size(), entries.size());
        QVERIFY(std::ranges::is_sorted(entries, std::greater(), &TimelineEntry::key));
    }

    void reachesTheOldestAndAnyYearAtOnce()
    {
        const TimelineQuery query{.customer = u"C-BUSY"_s};
        const TimelineOverview years = overview(query);
        QVERIFY(years.total > 5000);
        QVERIFY(years.years.size() > 4);
        const TimelinePage oldest = page(query, {}, TimelineWay::Newer, 20);
        const TimelinePage older = page(query, oldest.entries.back().key);
        QVERIFY(older.isEnd && older.entries.empty());
        QCOMPARE(oldest.entries.back().day.year(), years.years.begin()->first);
        for (const auto &[year, count] : years.years) {
            const TimelinePage first = page(query, endOfYear(year), TimelineWay::Older, 1);
            QCOMPARE(first.entries.front().day.year(), year);
            const TimelinePage after =
                page(query, first.entries.front().key, TimelineWay::Newer, 1);
            QVERIFY(after.entries.empty() || after.entries.back().day.year() > year);
        }
    }

    void filtersByKindAndText()
    {
        TimelineQuery query{.customer = u"C-00042"_s, .kinds = {TimelineKind::Payment}};
        QCOMPARE(int(page(query).entries.size()), 3);
        QCOMPARE(overview(query).total, 3);
        QCOMPARE(overview(query).kinds.at(TimelineKind::Invoice), 3); // of the others too
        query.kinds = {TimelineKind::Mail};
        QCOMPARE(int(page(query).entries.size()), 0);
        query.kinds = {};
        query.text = u"TELEVISION panne"_s; // accents, case, order of words
        QCOMPARE(overview(query).total, 0);
        QVERIFY(putCustomer(*m_mirror, 4)); // the fourth ticket is about that
        QCOMPARE(int(page(query).entries.size()), 3); // and its two messages
        QCOMPARE(page(query).entries.back().document, u"ISS-00003"_s);
        query.text = u"oui"_s;
        QCOMPARE(int(page(query).entries.size()), 1);
        QCOMPARE(overview(query).kinds.at(TimelineKind::Sms), 1);
        query.text = u"iss-00001"_s; // its messages and notes are of it
        QCOMPARE(int(page(query).entries.size()), 5);
        query.text = u"%"_s;
        QCOMPARE(int(page(query).entries.size()), 0);
        query = {.customer = u"C-BUSY"_s, .text = u"facture 1199"_s};
        QCOMPARE(int(page(query).entries.size()), 1); // the last of a thousand looked at
        QVERIFY(page(query).isEnd);
        QVERIFY(page({.customer = u"C-none"_s}).entries.empty());
    }

    void looksUpEveryKindByAnIndex()
    {
        for (const bool hasFrom : {false, true}) {
            const QString sql = timelineStatement({}, hasFrom, TimelineWay::Older);
            const QString plan =
                QCoro::waitFor(m_mirror->read([sql](QSqlDatabase &db) -> Result<QString> {
                    QVariantList values(sql.count(u'?') - 1, u"C"_s);
                    values += 10;
                    auto query = select(db, u"EXPLAIN QUERY PLAN "_s + sql, values);
                    QString steps;
                    while (query && query->next())
                        steps += query->value(3).toString() + u'\n';
                    return steps;
                })).value();
            QVERIFY(!plan.isEmpty());
            for (const QString &step : plan.split(u'\n', Qt::SkipEmptyParts)) {
                // The union itself is gone through; no table is.
                QVERIFY2(!step.startsWith(u"SCAN"_s) || step.contains(u"SUBQUERY"_s)
                        || step.contains(u"(subquery"_s) || step.contains(u"CONSTANT"_s),
                    qPrintable(step));
            }
            QVERIFY2(
                plan.count(u"USING COVERING INDEX message_reference"_s) >= 4, qPrintable(plan));
        }
    }

    void readsContractsAndWhatIsOwed()
    {
        const auto record = QCoro::waitFor(m_mirror->read([](QSqlDatabase &db) {
            return customerRecord(db, u"C-00042"_s, QDate(2026, 11, 23));
        })).value();
        QCOMPARE(record->contracts.size(), std::size_t(2));
        const Contract &first = record->contracts.front();
        QCOMPARE(first.id, u"CTR-00002"_s); // began last
        QCOMPARE(first.months, 24);
        QCOMPARE(first.monthlyRegular, 74.95);
        QVERIFY(first.signedAt.isValid());
        QCOMPARE(record->contracts.back().terminated, QDate(2024, 2, 1));
        QCOMPARE(record->money.balance, qint64(20));
        QCOMPARE(record->money.overdue, qint64(20));
        QCOMPARE(record->money.oldestDue, QDate(2026, 10, 15));
        QVERIFY(record->money.lastInvoice.isValid());
    }

    void holdsWhatStaffNotedOnTheCustomer()
    {
        QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putCustomer(mirror));
        const QString text = u"Device TPLG0001: Restart, done"_s;
        const auto note = [&text](const QString &id, const QString &customer) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"creation"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"reference_doctype"_s, u"Customer"_s}, {u"reference_name"_s, customer},
                {u"comment_type"_s, u"Comment"_s}, {u"content"_s, text}};
        };
        QVERIFY(
            put(mirror, Kind::Note, {note(u"N-1"_s, u"C-00042"_s), note(u"N-2"_s, u"C-00043"_s)}));
        const auto read = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
            return timelinePage(db, {.customer = u"C-00042"_s}, {}, TimelineWay::Older, 100);
        }));
        QVERIFY(read);
        QStringList found;
        for (const TimelineEntry &entry : read->entries) {
            if (entry.detail == text) {
                found += entry.document;
                QCOMPARE(entry.event, u"noted"_s);
                QVERIFY(entry.target.isEmpty()); // there is no ticket to open
            }
        }
        QCOMPARE(found, QStringList{u"N-1"_s});
    }

    void cutsOnlyWhatIsReadElsewhere()
    {
        QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putCustomer(mirror));
        const auto letter = [](const QString &id, const QString &doctype, const QString &name,
                                qsizetype length) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"reference_doctype"_s, doctype}, {u"reference_name"_s, name},
                {u"subject"_s, u"Avis"_s}, {u"content"_s, QString(length, u'a')},
                {u"communication_date"_s, u"2026-11-05 17:30:00.000000"_s},
                {u"sent_or_received"_s, u"Sent"_s}, {u"communication_medium"_s, u"Email"_s}};
        };
        QVERIFY(put(mirror, Kind::Message,
            {letter(u"DIRECT"_s, u"Customer"_s, u"C-00042"_s, 3000),
                letter(u"HUGE"_s, u"Customer"_s, u"C-00042"_s, 30000),
                letter(u"IN-TICKET"_s, u"Issue"_s, u"ISS-00001"_s, 3000)}));
        const auto read = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
            return timelinePage(db, {.customer = u"C-00042"_s}, {}, TimelineWay::Older, 100);
        }));
        QVERIFY(read);
        QHash<QString, QString> details;
        for (const TimelineEntry &entry : read->entries)
            details.insert(entry.document, entry.detail);
        QCOMPARE(details.value(u"DIRECT"_s).size(), qsizetype(3000)); // there is no page for it
        QVERIFY(details.value(u"HUGE"_s).size() < 10000);
        QVERIFY(details.value(u"HUGE"_s).endsWith(u'…'));
        QVERIFY(details.value(u"IN-TICKET"_s).size() < 300);
        QVERIFY(details.value(u"IN-TICKET"_s).endsWith(u'…'));
    }

    void countsWhatWasPaidAhead()
    {
        QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putCustomer(mirror)); // 0.20 left to pay
        const auto payment = [](const QString &id, const QString &type, double amount,
                                 int docstatus) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"party_type"_s, u"Customer"_s}, {u"party"_s, u"C-00042"_s},
                {u"posting_date"_s, u"2026-11-02"_s}, {u"paid_amount"_s, 500},
                {u"unallocated_amount"_s, amount}, {u"payment_type"_s, type},
                {u"docstatus"_s, docstatus}};
        };
        QVERIFY(put(mirror, Kind::Payment,
            {payment(u"PAY-A"_s, u"Receive"_s, 100.1, 1), payment(u"PAY-B"_s, u"Pay"_s, 30.05, 1),
                payment(u"PAY-C"_s, u"Receive"_s, 77, 0),
                payment(u"PAY-D"_s, u"Receive"_s, 88, 2)}));
        const auto invoice = [](const QString &id, const QString &day, double total,
                                 const QString &currency) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"customer"_s, u"C-00042"_s}, {u"posting_date"_s, day}, {u"grand_total"_s, total},
                {u"outstanding_amount"_s, 0}, {u"docstatus"_s, 1}, {u"currency"_s, currency}};
        };
        QJsonObject foreign = invoice(u"FAC-USD"_s, u"2026-11-04"_s, 40, u"USD"_s);
        foreign.insert(u"outstanding_amount"_s, 40);
        QVERIFY(put(mirror, Kind::Invoice,
            {invoice(u"FAC-A"_s, u"2026-11-01"_s, 10, u"CAD"_s),
                invoice(u"FAC-B"_s, u"2026-10-01"_s, 10, u"CAD"_s), foreign,
                invoice(u"FAC-CREDIT"_s, u"2026-11-15"_s, -10, u"CAD"_s)}));
        const auto record = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
            return customerRecord(db, u"C-00042"_s, QDate(2026, 11, 23));
        })).value();
        QCOMPARE(record->money.balance, qint64(20 - 10010 + 3005));
        QCOMPARE(record->money.overdue, qint64(20));
        QCOMPARE(record->money.otherCurrency, 1); // and in no sum
        QCOMPARE(record->money.lastInvoice, QDate(2026, 11, 1)); // no credit note
    }

    void saysWhatIsStillBeingCopied_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("failure"); // -1: no try yet
        QTest::addColumn<bool>("isMissed");
        QTest::newRow("messages") << Kind::Message << -1 << true;
        QTest::newRow("notes") << Kind::Note << -1 << true;
        QTest::newRow("notes not shown") << Kind::Note << int(ErrorKind::Forbidden) << false;
        QTest::newRow("no contracts") << Kind::Contract << int(ErrorKind::NotFound) << false;
        QTest::newRow("contracts not shown")
            << Kind::Contract << int(ErrorKind::Forbidden) << false;
        QTest::newRow("contracts failed") << Kind::Contract << int(ErrorKind::Server) << true;
        QTest::newRow("contracts offline") << Kind::Contract << int(ErrorKind::Offline) << true;
    }

    void saysWhatIsStillBeingCopied()
    {
        QFETCH(const QString, kind);
        QFETCH(const int, failure);
        QFETCH(const bool, isMissed);
        QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putCustomer(mirror));
        const auto noted =
            QCoro::waitFor(mirror.write([kind, failure](QSqlDatabase &db) -> Result<void> {
                const QDateTime now = QDateTime(QDate(2026, 11, 23), QTime(15, 0), QTimeZone::UTC);
                for (const QString &other : {Kind::Customer, Kind::Location, Kind::Subscription,
                         Kind::Contract, Kind::Equipment, Kind::Ticket, Kind::Invoice,
                         Kind::Payment, Kind::Job, Kind::Message, Kind::Note}) {
                    Result<void> done;
                    if (other != kind) {
                        done = setFillCursor(db, other, {}, {}, true, 1);
                        if (done)
                            done = noteSuccess(db, other, now);
                    } else if (failure >= 0) {
                        done =
                            noteFailure(db, other, {.kind = ErrorKind(failure), .detail = u"x"_s});
                    }
                    if (!done)
                        return done;
                }
                return {};
            }));
        QVERIFY(noted);
        const auto record = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
            return customerRecord(db, u"C-00042"_s, QDate(2026, 11, 23));
        })).value();
        QCOMPARE(record->incomplete, isMissed ? QStringList{kind} : QStringList());
        QCOMPARE(record->fetchedAt.isValid(), !isMissed);
    }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Mirror> m_mirror;
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
