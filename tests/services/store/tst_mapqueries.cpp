// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/documents.h"
#include "store/mapqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

/// What the layers of the map are made of.
class TestMapQueries : public QObject {
    Q_OBJECT

private:
    const QString m_stamp = u"2026-11-24 08:00:00.000000"_s;

    void put(const QString &table, const QList<QJsonObject> &documents)
    {
        QList<QJsonObject> stamped;
        for (QJsonObject document : documents) {
            document[u"modified"_s] = m_stamp;
            stamped += document;
        }
        const auto done = QCoro::waitFor(m_mirror->write(
            [table, stamped](QSqlDatabase &db) { return applyDocuments(db, table, stamped); }));
        QVERIFY(done);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Mirror> m_mirror;

private Q_SLOTS:
    void init()
    {
        m_mirror = std::make_unique<Mirror>(m_directory.filePath(
            u"%1.sqlite"_s.arg(QString::fromLatin1(QTest::currentTestFunction()))));
        put(Kind::Location,
            {{{u"name"_s, u"L1"_s}, {u"latitude"_s, 45.5}, {u"longitude"_s, -73.5},
                 {u"olt_port"_s, u"0/3/7"_s}, {u"address_line"_s, u"1 rue de l’Exemple"_s},
                 {u"city"_s, u"Exempleville"_s}},
                {{u"name"_s, u"L2"_s}, {u"latitude"_s, 0}, {u"longitude"_s, 0}},
                {{u"name"_s, u"L3"_s}, {u"olt_port"_s, u"0/3/7"_s}}});
    }
    void cleanup() { m_mirror.reset(); }

    void placesWithoutAPositionKeepTheirPort()
    {
        const auto places = QCoro::waitFor(m_mirror->read(readPortPlaces));
        QVERIFY(places);
        QCOMPARE(places->size(), 3U);
        QCOMPARE((*places)[0].port, u"0/3/7"_s);
        QCOMPARE((*places)[0].position, (GeoPoint{45.5, -73.5}));
        QVERIFY(!(*places)[1].position.isValid()); // 0,0 is nowhere
        QVERIFY(!(*places)[2].position.isValid());
        QCOMPARE((*places)[2].port, u"0/3/7"_s);
    }

    void countsOpenTicketsByPlaceAndSince()
    {
        const auto ticket = [](const QString &id, const QString &place, const QString &day,
                                const QString &status) {
            return QJsonObject{{u"name"_s, id}, {u"service_location"_s, place},
                {u"opening_date"_s, day}, {u"status"_s, status}};
        };
        put(Kind::Ticket,
            {ticket(u"T1"_s, u"L1"_s, u"2026-11-20"_s, u"Open"_s),
                ticket(u"T2"_s, u"L1"_s, u"2026-10-01"_s, u"Open"_s),
                ticket(u"T3"_s, u"L1"_s, u"2026-11-20"_s, u"Closed"_s),
                ticket(u"T4"_s, u"L2"_s, u"2026-11-20"_s, u"Open"_s),
                ticket(u"T5"_s, {}, u"2026-11-20"_s, u"Open"_s)});
        auto found = QCoro::waitFor(
            m_mirror->read([](QSqlDatabase &db) { return readTicketPlaces(db, QDate()); }));
        QVERIFY(found);
        QCOMPARE(found->tickets, 4);
        QCOMPARE(found->unplaced, 2);
        QCOMPARE(found->places.size(), 1U);
        QCOMPARE(found->places[0].tickets, 2);
        found = QCoro::waitFor(m_mirror->read(
            [](QSqlDatabase &db) { return readTicketPlaces(db, QDate(2026, 11, 20)); }));
        QVERIFY(found);
        QCOMPARE(found->tickets, 3);
        QCOMPARE(found->places[0].tickets, 1);
    }

    void readsHomesThatAreSomewhere()
    {
        put(Kind::Technician,
            {{{u"name"_s, u"T1"_s}, {u"full_name"_s, u"Marie Exemple"_s},
                 {u"home_latitude"_s, 45.6}, {u"home_longitude"_s, -73.7}},
                {{u"name"_s, u"T2"_s}, {u"full_name"_s, u"Paul Exemple"_s}}});
        const auto bases = QCoro::waitFor(m_mirror->read(readHomeBases));
        QVERIFY(bases);
        QCOMPARE(bases->size(), 1U);
        QCOMPARE(bases->front().name, u"Marie Exemple"_s);
    }

    void readsAPlaceAsItStands()
    {
        const auto read = [this](const QString &id) {
            return QCoro::waitFor(
                m_mirror->read([id](QSqlDatabase &db) { return readLocationPlace(db, id); }));
        };
        const auto one = read(u"L1"_s);
        QVERIFY(one && *one);
        QCOMPARE((*one)->modified, m_stamp);
        QCOMPARE((*one)->city, u"Exempleville"_s);
        // What a write compares with, also where it means nothing.
        QCOMPARE((**read(u"L2"_s)).position.latitude, 0);
        QVERIFY(!(**read(u"L3"_s)).position.isValid());
        QVERIFY(!*read(u"L9"_s));
    }
};

QTEST_GUILESS_MAIN(TestMapQueries)
#include "tst_mapqueries.moc"
