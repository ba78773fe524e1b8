// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/tickets/ticketdata.h"
#include "store/database.h"
#include "store/searchfiller.h"
#include "store/ticketqueries.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace FibreDesk::Tests;

class TestTickets : public QObject {
    Q_OBJECT

private:
    TicketIds list(const TicketFilter &filter, const TicketOrder &order = {})
    {
        const auto ids = QCoro::waitFor(m_mirror->read(
            [filter, order](QSqlDatabase &db) { return ticketIds(db, filter, order); }));
        if (!ids)
            qWarning() << ids.error().detail;
        return ids.value_or(TicketIds{});
    }

    std::vector<TicketLine> lines(const std::vector<qint64> &rows)
    {
        auto lines = QCoro::waitFor(
            m_mirror->read([rows](QSqlDatabase &db) { return ticketLines(db, rows); }));
        std::ranges::sort(*lines, {}, [&rows](const TicketLine &line) {
            return std::ranges::find(rows, line.row) - rows.begin();
        });
        return *lines;
    }

    /// The steps SQLite would take for the statement.
    QString planOf(const QString &sql)
    {
        return QCoro::waitFor(m_mirror->read([sql](QSqlDatabase &db) -> Result<QString> {
            auto query = select(db, u"EXPLAIN QUERY PLAN "_s + sql);
            QString plan;
            while (query && query->next())
                plan += query->value(3).toString() + u'\n';
            return plan;
        })).value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_mirror = std::make_unique<Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putTickets(*m_mirror, 120));
    }

    void choosesAndOrders_data()
    {
        QTest::addColumn<TicketFilter>("filter");
        QTest::addColumn<int>("count");
        QTest::newRow("open") << TicketFilter{} << 60;
        QTest::newRow("all") << TicketFilter{.onlyOpen = false} << 120;
        QTest::newRow("mine") << TicketFilter{.staff = TicketFilter::Staff::These,
            .names = {someone}}
                              << 12;
        QTest::newRow("of nobody we know")
            << TicketFilter{.staff = TicketFilter::Staff::These} << 0;
        QTest::newRow("unassigned")
            << TicketFilter{.onlyOpen = false, .staff = TicketFilter::Staff::Nobody} << 24;
        QTest::newRow("important") << TicketFilter{.onlyOpen = false, .onlyImportant = true} << 40;
        QTest::newRow("type") << TicketFilter{.onlyOpen = false, .type = u"Facturation"_s} << 60;
        QTest::newRow("region") << TicketFilter{.onlyOpen = false, .region = u"Saint-Rémi"_s} << 40;
        QTest::newRow("word") << TicketFilter{.onlyOpen = false, .text = u"TELE"_s} << 30;
        QTest::newRow("customer") << TicketFilter{.onlyOpen = false, .text = u"eloise trem"_s}
                                  << 40;
        QTest::newRow("id") << TicketFilter{.onlyOpen = false, .text = u"iss-2026-00007"_s} << 1;
        QTest::newRow("old id") << TicketFilter{.onlyOpen = false, .text = u"880007"_s} << 1;
        QTest::newRow("nonsense") << TicketFilter{.onlyOpen = false, .text = u"% _ \" '"_s} << 0;
    }

    void choosesAndOrders()
    {
        QFETCH(const TicketFilter, filter);
        QFETCH(const int, count);
        const TicketIds ids = list(filter);
        QCOMPARE(int(ids.rows.size()), count);
        const auto shown = lines(ids.rows);
        QVERIFY(std::ranges::is_sorted(shown, std::greater(), &TicketLine::modified));
        for (const TicketLine &line : shown)
            QVERIFY(!filter.onlyOpen || !isClosedTicket(line.status));
    }

    void ordersByEachColumnAndBackwards_data()
    {
        QTest::addColumn<int>("field");
        for (int field = int(TicketField::Important); field <= int(TicketField::Id); ++field)
            QTest::addRow("%d", field) << field;
    }

    void ordersByEachColumnAndBackwards()
    {
        QFETCH(const int, field);
        TicketOrder order{.sort = TicketField(field), .isDescending = true};
        const auto down = list({.onlyOpen = false}, order).rows;
        order.isDescending = false;
        auto up = list({.onlyOpen = false}, order).rows;
        QCOMPARE(up.size(), std::size_t(120));
        std::ranges::reverse(up);
        QCOMPARE(up, down); // equal rows too have one order
    }

    void mostUrgentFirst()
    {
        const auto shown =
            lines(list({}, {.sort = TicketField::Priority, .isDescending = true}).rows);
        QCOMPARE(shown.front().priority, u"High"_s); // no urgent one is open
        QCOMPARE(shown.back().priority, u"Low"_s);
    }

    void groupsAddUpToTheList_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("groups");
        QTest::newRow("state") << int(TicketField::Status) << 3;
        QTest::newRow("priority") << int(TicketField::Priority) << 4;
        QTest::newRow("type") << int(TicketField::Type) << 2;
        QTest::newRow("region") << int(TicketField::Region) << 2;
        QTest::newRow("person") << int(TicketField::Assignee) << 3;
    }

    void groupsAddUpToTheList()
    {
        QFETCH(const int, field);
        QFETCH(const int, groups);
        const TicketIds ids = list({.onlyOpen = false}, {.group = TicketField(field)});
        QCOMPARE(int(ids.groups.size()), groups);
        const auto shown = lines(ids.rows);
        std::size_t at = 0;
        for (const TicketGroup &group : ids.groups) {
            for (qint64 i = 0; i < group.count; ++i, ++at) {
                const TicketLine &line = shown.at(at);
                const QString value = field == int(TicketField::Status) ? line.status
                    : field == int(TicketField::Priority)               ? line.priority
                    : field == int(TicketField::Type)                   ? line.type
                    : field == int(TicketField::Region)                 ? line.region
                                                                        : line.assignee;
                QCOMPARE(value, group.value);
            }
        }
        QCOMPARE(at, ids.rows.size());
        if (field == int(TicketField::Priority))
            QCOMPARE(ids.groups.front().value, u"Urgent"_s);
    }

    void keepsPrioritiesOfASiteApart()
    {
        const QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        const QStringList names{u"Niveau 2"_s, QString(), u"Low"_s, u"Niveau 1"_s};
        QList<QJsonObject> tickets;
        for (int i = 0; i < 12; ++i) {
            tickets += ticketDocument(i);
            tickets.last().insert(u"priority"_s, names[i % names.size()]);
        }
        QVERIFY(put(mirror, Store::Kind::Ticket, tickets));
        const auto ids = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
            return ticketIds(db, {.onlyOpen = false}, {.group = TicketField::Priority});
        }));
        QVERIFY(ids);
        QStringList headings;
        for (const TicketGroup &group : ids->groups) {
            headings += group.value;
            QCOMPARE(group.count, 3);
        }
        QCOMPARE(headings, QStringList({u"Low"_s, QString(), u"Niveau 1"_s, u"Niveau 2"_s}));
        const auto shown = QCoro::waitFor(
            mirror.read([rows = ids->rows](QSqlDatabase &db) { return ticketLines(db, rows); }));
        QVERIFY(shown);
        for (std::size_t at = 0; at < ids->rows.size(); ++at) {
            const auto line = std::ranges::find(*shown, ids->rows[at], &TicketLine::row);
            QVERIFY(line != shown->end());
            QCOMPARE(line->priority, headings[qsizetype(at / 3)]);
        }
    }

    void theListsOfEveryDayAreReadFromAnIndex()
    {
        const QString order = u" ORDER BY r.modified DESC, r.rid DESC"_s;
        for (const auto &[condition, index] :
            {std::pair(u"COALESCE(r.status,'') NOT IN ('Closed','Resolved')"_s, u"ticket_open"_s),
                std::pair(u"r.is_important=1"_s, u"ticket_important"_s),
                std::pair(u"r.issue_type='x'"_s, u"ticket_type"_s),
                std::pair(u"r.assigned_staff IS NULL"_s, u"ticket_staff"_s),
                std::pair(u"1"_s, u"ticket_modified"_s)}) {
            const QString plan = planOf(u"SELECT r.rid FROM ticket r WHERE "_s + condition + order);
            QVERIFY2(plan.contains(index) && !plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
        }
    }

    void readsOneTicketWhole()
    {
        const QString id = ticketDocument(118).value("name"_L1).toString();
        const auto record =
            QCoro::waitFor(m_mirror->read([id](QSqlDatabase &db) { return ticketRecord(db, id); }));
        QVERIFY(record && record->has_value());
        const TicketRecord &ticket = **record;
        QCOMPARE(ticket.modified, ticketDocument(118).value("modified"_L1).toString());
        QCOMPARE(ticket.address, u"12, rue des Érables, Saint-Rémi"_s);
        QCOMPARE(ticket.parent->id, ticketDocument(116).value("name"_L1).toString());
        QCOMPARE(ticket.children.size(), std::size_t(1));
        QCOMPARE(ticket.jobs.at(0).id, u"DJ-00412"_s);
        QCOMPARE(ticket.thread.size(), std::size_t(4));
        QVERIFY(std::ranges::is_sorted(ticket.thread, {}, &ThreadEntry::at));
        QCOMPARE(ticket.thread.at(1).kind, ThreadEntry::Kind::Note);
        QCOMPARE(ticket.thread.at(1).author, u"Marie Roy"_s);
        QCOMPARE(ticket.thread.at(2).kind, ThreadEntry::Kind::Answer);
        QVERIFY(!ticket.isThreadComplete); // nobody said that the copy is whole
        const auto none = QCoro::waitFor(
            m_mirror->read([](QSqlDatabase &db) { return ticketRecord(db, u"ISS-none"_s); }));
        QVERIFY(none && !none->has_value());
    }

    void knowsTheNamesOfWhoSignedFirstAndLast()
    {
        Mirror mirror(m_directory.filePath(u"signed.sqlite"_s));
        constexpr int many = 4100;
        QList<QJsonObject> messages;
        for (int i = 0; i < many; ++i) {
            const QString who = i == 0 ? u"first"_s : i == many - 1 ? u"last"_s : u"other"_s;
            messages += {{u"name"_s, u"M-%1"_s.arg(i)}, {u"modified"_s, u"2026-01-01 00:00:00.0"_s},
                {u"sent_or_received"_s, u"Sent"_s},
                {u"sender"_s, QString(who + u"@desk.example"_s)},
                {u"sender_full_name"_s, QString(u"The "_s + who)}};
        }
        QVERIFY(put(mirror, Kind::Message, messages));
        const auto overview =
            QCoro::waitFor(mirror.read([](QSqlDatabase &db) { return ticketOverview(db, {}); }));
        QVERIFY(overview);
        QCOMPARE(overview->staff.value(u"first@desk.example"_s), u"The first"_s);
        QCOMPARE(overview->staff.value(u"last@desk.example"_s), u"The last"_s);
    }

    void aTicketIsWholeWithoutNotesThatMayNotBeRead()
    {
        Mirror mirror(m_directory.filePath(u"forbidden.sqlite"_s));
        QVERIFY(putTickets(mirror, 4));
        const QString id = ticketDocument(2).value("name"_L1).toString();
        const auto read = [&] {
            return QCoro::waitFor(
                mirror.read([id](QSqlDatabase &db) { return ticketRecord(db, id); }));
        };
        const auto when = QDateTime::currentDateTimeUtc();
        QVERIFY(QCoro::waitFor(mirror.write([when](QSqlDatabase &db) -> Result<void> {
            for (const QString &kind : {Kind::Ticket, Kind::Message}) {
                auto done = setFillCursor(db, kind, u"x"_s, u"x"_s, true, 1);
                if (done) {
                    done = noteSuccess(db, kind, when);
                }
                if (!done) {
                    return done;
                }
            }
            return noteFailure(
                db, Kind::Note, {.kind = ErrorKind::Offline, .detail = u"no route"_s});
        })));
        const auto offline = read();
        QVERIFY(offline && offline->has_value());
        QVERIFY(!(*offline)->isThreadComplete && !(*offline)->areNotesForbidden);
        QVERIFY(QCoro::waitFor(mirror.write([](QSqlDatabase &db) {
            return noteFailure(
                db, Kind::Note, {.kind = ErrorKind::Forbidden, .detail = u"no permission"_s});
        })));
        const auto forbidden = read();
        QVERIFY(forbidden && forbidden->has_value());
        QVERIFY((*forbidden)->isThreadComplete && (*forbidden)->areNotesForbidden);
        QVERIFY((*forbidden)->fetchedAt.isValid());
    }

    void theFilterOfTicketsFindsDamageOfTheSearchAndNotOfTheFile()
    {
        Mirror mirror(m_directory.filePath(u"damaged.sqlite"_s));
        QVERIFY(putTickets(mirror, 40));
        const auto ask = [&mirror] {
            return QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
                TicketFilter filter;
                filter.text = u"facture"_s;
                return ticketIds(db, filter, {});
            }));
        };
        const auto before = ask();
        QVERIFY(before);
        QCOMPARE(before->rows.size(), std::size_t(10));
        QSignalSpy rebuilt(&mirror, &Mirror::searchRebuilt);
        QSignalSpy setAside(&mirror, &Mirror::rebuilt);
        QVERIFY(QCoro::waitFor(mirror.write([](QSqlDatabase &db) {
            return execute(db,
                u"UPDATE search_ticket_data SET block=substr(block, 1, length(block)/2) "
                u"WHERE id>10"_s);
        })));
        const auto damaged = ask();
        QVERIFY(!damaged && isSearchDamage(damaged.error()));
        QTRY_COMPARE(rebuilt.size(), 1);
        SearchFiller filler(&mirror);
        QSignalSpy full(&filler, &SearchFiller::filled);
        QVERIFY(QCoro::waitFor(mirror.write([](QSqlDatabase &db) {
            return setFillCursor(db, Kind::Message, u"x"_s, u"x"_s, true, 3);
        })));
        filler.start();
        QTRY_COMPARE(full.size(), 1);
        const auto after = ask();
        QVERIFY(after);
        QCOMPARE(after->rows, before->rows);
        QVERIFY(setAside.isEmpty());
    }

    void countsWhatIsOpen()
    {
        const auto overview = QCoro::waitFor(
            m_mirror->read([](QSqlDatabase &db) { return ticketOverview(db, {someone}); }));
        QVERIFY(overview);
        QCOMPARE(overview->all, 120);
        QCOMPARE(overview->open, 60);
        QCOMPARE(overview->mine, 12);
        QCOMPARE(overview->unassigned, 12);
        QCOMPARE(overview->important, 20);
        QCOMPARE(overview->types,
            (std::vector<TicketTally>{{u"Technique"_s, 60}, {u"Facturation"_s, 0}}));
        QCOMPARE(overview->staff.value(u"luc@desk.example"_s), u"Luc Gagnon"_s);
    }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Mirror> m_mirror;
};

QTEST_GUILESS_MAIN(TestTickets)
#include "tst_tickets.moc"
