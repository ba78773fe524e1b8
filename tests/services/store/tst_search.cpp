// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchfixture.h"

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

class TestSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_db =
            openDatabase(m_directory.filePath(u"m.sqlite"_s), u"test"_s, Access::ReadWrite).value();
        QVERIFY(migrate(m_db));
        put(Kind::Customer,
            {document(u"C-00042"_s,
                 {{u"customer_name"_s, u"Élise Côté-Gagnon"_s},
                     {u"cell_phone"_s, u"(514) 555-0142"_s}, {u"tel_home"_s, u"450-555-0177"_s},
                     {u"email_billing"_s, u"elise.cote@courriel.example"_s},
                     {u"legacy_account_id"_s, u"A-77120"_s}}),
                document(u"C-00043"_s, {{u"customer_name"_s, u"Gagnon Électrique inc."_s}}),
                document(u"C-00044"_s,
                    {{u"customer_name"_s, u"Marc Tremblay"_s},
                        {u"mobile_no"_s, u"514-555-0151 / 450-555-0152"_s},
                        {u"email_id"_s, u"marc@gagnon.example"_s}})});
        put(Kind::Location,
            {document(u"LOC-00007"_s,
                {{u"customer"_s, u"C-00042"_s},
                    {u"address_line"_s, u"120, chemin de l'Érablière"_s},
                    {u"city"_s, u"Saint-Alban-du-Lac"_s}, {u"postal_code"_s, u"J0S 1K9"_s}})});
        put(Kind::Equipment,
            {document(u"EQP-00099"_s,
                {{u"customer"_s, u"C-00042"_s}, {u"equipment_type"_s, u"ONT"_s},
                    {u"brand"_s, u"TP-Link"_s}, {u"model"_s, u"XX230v"_s},
                    {u"serial_number"_s, u"22B3XY-778812"_s},
                    {u"mac_address"_s, u"AA:BB:CC:12:34:5F"_s}})});
        put(Kind::Job,
            {document(u"DJ-00005"_s,
                {{u"subject"_s, u"Installation fibre"_s}, {u"customer"_s, u"C-00042"_s},
                    {u"customer_name"_s, u"Élise Côté-Gagnon"_s},
                    {u"scheduled_date"_s, u"2026-03-05"_s}})});
        put(Kind::Ticket,
            {document(u"ISS-2026-00017"_s,
                {{u"subject"_s, u"Internet lent chez Gagnon"_s}, {u"customer"_s, u"C-00042"_s},
                    {u"legacy_ticket_id"_s, u"991234"_s}})});
    }

    void findsByAnythingPeopleKnow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        const auto row = [](const QString &typed, const QString &first) {
            QTest::newRow(qPrintable(typed)) << typed << first;
        };
        row(u"C-00042"_s, u"C-00042"_s);
        row(u"c42"_s, QString());
        row(u"42"_s, u"C-00042"_s);
        row(u"a77120"_s, u"C-00042"_s);
        row(u"elise cote"_s, u"C-00042"_s);
        row(u"COTE GAGNON"_s, u"C-00042"_s);
        row(u"gagnon"_s, u"C-00043"_s);
        row(u"gag"_s, u"C-00043"_s);
        row(u"m"_s, u"C-00044"_s);
        row(u"tremblay m"_s, u"C-00044"_s);
        row(u"514-555-0142"_s, u"C-00042"_s);
        row(u"+1 (514) 555 0142"_s, u"C-00042"_s);
        row(u"5550142"_s, u"C-00042"_s);
        row(u"0177"_s, u"C-00042"_s);
        row(u"450 555 0152"_s, u"C-00044"_s);
        row(u"514‑555‑0151"_s, u"C-00044"_s);
        row(u"Elise.Cote@courriel.example"_s, u"C-00042"_s);
        row(u"elise.cote@"_s, u"C-00042"_s);
        row(u"marc@gagnon"_s, u"C-00044"_s);
        row(u"LOC-00007"_s, u"LOC-00007"_s);
        row(u"erabliere"_s, u"LOC-00007"_s);
        row(u"120 chemin erab"_s, u"LOC-00007"_s);
        row(u"j0s1k9"_s, u"LOC-00007"_s);
        row(u"J0S 1K9"_s, u"LOC-00007"_s);
        row(u"J0S"_s, u"LOC-00007"_s);
        row(u"22b3xy"_s, u"EQP-00099"_s);
        row(u"78812"_s, u"EQP-00099"_s);
        row(u"aabbcc12345f"_s, u"EQP-00099"_s);
        row(u"aa-bb-cc-12-34-5f"_s, u"EQP-00099"_s);
        row(u"12:34:5f"_s, u"EQP-00099"_s);
        row(u"xx230v"_s, u"EQP-00099"_s);
        row(u"DJ-00005"_s, u"DJ-00005"_s);
        row(u"installation"_s, u"DJ-00005"_s);
        row(u"ISS-2026-00017"_s, u"ISS-2026-00017"_s);
        row(u"991234"_s, u"ISS-2026-00017"_s);
        row(u"internet lent"_s, u"ISS-2026-00017"_s);
        row(u"personne"_s, QString());
    }

    void findsByAnythingPeopleKnow()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, first);
        const auto answer = search(m_db, typed);
        QVERIFY(answer);
        QCOMPARE(answer->hits.isEmpty() ? QString() : answer->hits.constFirst().id, first);
    }

    void groupsByKindWithTheBestFirst()
    {
        const auto answer = search(m_db, u"gagnon"_s);
        QStringList kinds;
        for (const SearchHit &hit : answer->hits) {
            if (kinds.isEmpty() || kinds.constLast() != hit.kind) {
                kinds += hit.kind;
            }
        }
        QCOMPARE(kinds,
            (QStringList{
                Kind::Customer, Kind::Location, Kind::Equipment, Kind::Job, Kind::Ticket}));
        QCOMPARE(answer->hits.at(1).id, u"C-00042"_s);
        QCOMPARE(answer->hits.at(2).id, u"C-00044"_s);
        QVERIFY(!answer->isCut);
    }

    void saysWhatMatched_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("name") << u"cote elise"_s << u"customer_name"_s
                              << u"[Élise] [Côté]-Gagnon"_s;
        QTest::newRow("phone") << u"5145550142"_s << u"cell_phone"_s << u"([514) 555-0142]"_s;
        QTest::newRow("end") << u"0177"_s << u"tel_home"_s << u"450-555-[0177]"_s;
        QTest::newRow("mac") << u"cc1234"_s << u"mac_address"_s << u"AA:BB:[CC:12:34]:5F"_s;
        QTest::newRow("serial") << u"3xy7788"_s << u"serial_number"_s << u"22B[3XY-7788]12"_s;
        QTest::newRow("legacy") << u"A77120"_s << u"legacy_account_id"_s << u"[A-77120]"_s;
        QTest::newRow("postal") << u"j0s1"_s << u"postal_code"_s << u"[J0S 1]K9"_s;
        QTest::newRow("email") << u"ELISE.cote@"_s << u"email_billing"_s
                               << u"[elise.cote@]courriel.example"_s;
    }

    void saysWhatMatched()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        const auto answer = search(m_db, typed);
        QVERIFY(!answer->hits.isEmpty());
        const SearchHit &hit = answer->hits.constFirst();
        QCOMPARE(hit.field, field);
        QCOMPARE(marked(hit.text, hit.textRanges), text);
    }

    void showsWhoseItIs()
    {
        const auto answer = search(m_db, u"22b3xy"_s);
        const SearchHit &hit = answer->hits.constFirst();
        QCOMPARE(hit.title, u"ONT TP-Link XX230v"_s);
        QCOMPARE(hit.subtitle, u"Élise Côté-Gagnon"_s);
        QCOMPARE(hit.customer, u"C-00042"_s);
        const auto location = search(m_db, u"LOC-00007"_s);
        QCOMPARE(location->hits.constFirst().subtitle,
            u"Saint-Alban-du-Lac J0S 1K9 · Élise Côté-Gagnon"_s);
    }

    void boundsBadShapes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("empty") << QString();
        QTest::newRow("blanks") << u"    "_s;
        QTest::newRow("percents") << u"%%%%"_s;
        QTest::newRow("long") << QString(500, u'a');
        QTest::newRow("words") << u"a b c d e f g h i j k l m n o p q r s t u v w x y z"_s;
        QTest::newRow("syntax") << u"\" OR name:* NEAR(1 2) ^ - ' ; DROP TABLE customer"_s;
        QTest::newRow("null") << QString(u"a\0b"_s);
        QTest::newRow("emoji") << u"\U0001F501\U0001F501"_s;
        QTest::newRow("half pair") << QString(QChar(0xd83d));
        QTest::newRow("digits") << QString(300, u'1');
    }

    void boundsBadShapes()
    {
        QFETCH(const QString, typed);
        const auto answer = search(m_db, typed);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    }

    void cutsAtTheLimitAndSaysSo()
    {
        const auto answer = search(m_db, u"gagnon"_s, 2);
        QCOMPARE(answer->hits.size(), 2);
        QVERIFY(answer->isCut);
    }

    void followsChangesOfACustomersName()
    {
        auto changed = document(u"C-00044"_s, {{u"customer_name"_s, u"Marc Zébulon"_s}});
        changed[u"modified"_s] = u"2026-03-04 05:06:08.0"_s;
        put(Kind::Location,
            {document(u"LOC-00008"_s, {{u"customer"_s, u"C-00044"_s}, {u"city"_s, u"Val"_s}})});
        QCOMPARE(search(m_db, u"marc tremblay"_s)->hits.size(), 2);
        put(Kind::Customer, {changed});
        QVERIFY(search(m_db, u"marc tremblay"_s)->hits.isEmpty());
        QCOMPARE(search(m_db, u"zebulon"_s)->hits.size(), 2);
    }

    void cleanupTestCase()
    {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(u"test"_s);
    }

private:
    void put(const QString &table, const QList<QJsonObject> &documents)
    {
        const auto done = applyDocuments(m_db, table, documents);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    QTemporaryDir m_directory;
    QSqlDatabase m_db;
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
