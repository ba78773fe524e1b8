// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who hangs on the network with which open tickets, and who has a code that was read.

#include "../../models/devices/devicedata.h"
#include "store/outagequeries.h"
#include "store/serialqueries.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestOutageQueries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
        QVERIFY(putDevices(*m_mirror));
    }
    void cleanup() { m_mirror.reset(); }

    void readsActiveDevicesAtTheirPlaces()
    {
        QVERIFY(put(*m_mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-00001"_s}, {u"modified"_s, u"2026-03-02 10:00:00.000001"_s},
                 {u"customer"_s, u"C-1"_s}, {u"address_line"_s, u"12, rue des Érables"_s},
                 {u"city"_s, u"Saint-Rémi"_s}, {u"olt_port"_s, u"olt-3/1/7/42"_s},
                 {u"latitude"_s, 45.26}, {u"longitude"_s, -73.61}},
                {{u"name"_s, u"LOC-00002"_s}, {u"modified"_s, u"2026-03-02 10:00:00.000001"_s},
                    {u"customer"_s, u"C-2"_s}, {u"latitude"_s, 0.0}, {u"longitude"_s, 0.0}}}));
        const auto devices = QCoro::waitFor(m_mirror->read(&Store::placedDevices));
        QVERIFY(devices);
        // Neither what is in stock nor what is defective.
        QCOMPARE(devices->size(), 2U);
        QCOMPARE(devices->at(0).id, u"EQP-00001"_s);
        QCOMPARE(devices->at(0).customerName, u"Éloïse Tremblay"_s);
        QCOMPARE(devices->at(0).oltPort, u"olt-3/1/7/42"_s);
        QVERIFY(devices->at(0).position.isValid());
        QVERIFY(!devices->at(1).position.isValid()); // 0,0 is nowhere
    }

    void findsOpenTicketsOfPlacesAndOfCustomersWithoutOne()
    {
        const auto ticket = [](const QString &id, const QString &customer, const QString &place,
                                const QString &status) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-03-01 10:00:00.000001"_s},
                {u"subject"_s, id}, {u"customer"_s, customer}, {u"service_location"_s, place},
                {u"status"_s, status}, {u"opening_date"_s, u"2026-11-19"_s}};
        };
        QVERIFY(put(*m_mirror, Store::Kind::Ticket,
            {ticket(u"ISS-2"_s, u"C-1"_s, {}, u"Replied"_s),
                ticket(u"ISS-3"_s, u"C-1"_s, u"LOC-00009"_s, u"Open"_s),
                ticket(u"ISS-4"_s, u"C-1"_s, u"LOC-00001"_s, u"Resolved"_s),
                ticket(u"ISS-5"_s, u"C-2"_s, {}, u"Open"_s)}));
        const auto tickets = QCoro::waitFor(m_mirror->read([](QSqlDatabase &db) {
            return Store::openTicketsAt(db, {u"LOC-00001"_s}, {u"C-1"_s});
        }));
        QVERIFY(tickets);
        QStringList ids;
        for (const Store::OpenTicket &one : *tickets)
            ids += one.id;
        // The one at another place of the same customer is another matter.
        QCOMPARE(ids, (QStringList{u"ISS-2"_s, u"ISS-1"_s}));
    }

    void findsACodeInEverySpelling()
    {
        const auto idsOf = [this](const QStringList &codes) {
            QStringList ids;
            const auto lines = QCoro::waitFor(m_mirror->read(
                [codes](QSqlDatabase &db) { return Store::devicesOfCodes(db, codes); }));
            if (!lines)
                return QStringList{lines.error().detail};
            for (const Store::EquipmentLine &line : *lines)
                ids += line.id;
            return ids;
        };
        QCOMPARE(idsOf({u"02ABCD000001"_s}), QStringList{u"EQP-00001"_s});
        QCOMPARE(
            idsOf({u"02ABCD000002"_s}), QStringList{u"EQP-00002"_s}); // stored in small letters
        QCOMPARE(idsOf({u"TPLG000"_s}), QStringList()); // a part is no code
        QCOMPARE(idsOf({}), QStringList());
        QCOMPARE(
            idsOf({u"TPLG0001"_s, u"44000004"_s}), (QStringList{u"EQP-00001"_s, u"EQP-00004"_s}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
};

QTEST_GUILESS_MAIN(TestOutageQueries)
#include "tst_outagequeries.moc"
