// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/devices/devicedata.h"
#include "store/equipmentqueries.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestEquipment : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QStringList found(
        const Store::EquipmentFilter &filter, const Store::EquipmentOrder &order = {})
    {
        const auto lines = QCoro::waitFor(m_mirror->read(
            [filter, order](QSqlDatabase &db) -> Result<std::vector<Store::EquipmentLine>> {
                const auto rows = Store::equipmentIds(db, filter, order);
                if (!rows)
                    return std::unexpected(rows.error());
                auto read = Store::equipmentLines(db, *rows);
                if (!read)
                    return read;
                std::vector<Store::EquipmentLine> sorted;
                for (const qint64 row : *rows)
                    sorted.push_back(*std::ranges::find(*read, row, &Store::EquipmentLine::row));
                return sorted;
            }));
        QStringList ids;
        if (!lines) {
            qWarning("%s", qPrintable(lines.error().detail));
            return ids;
        }
        for (const Store::EquipmentLine &line : *lines)
            ids += line.id;
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
        QVERIFY(putDevices(*m_mirror));
        QVERIFY(put(*m_mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-00001"_s}, {u"modified"_s, u"2026-03-01 10:00:01.000001"_s},
                {u"customer"_s, u"C-1"_s}, {u"address_line"_s, u"12, rue des Érables"_s},
                {u"city"_s, u"Saint-Rémi"_s}, {u"olt_port"_s, u"OLT-1/0/1/1"_s}}}));
    }
    void cleanup() { m_mirror.reset(); }

    void findsByAnyPart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("MAC with colons") << u"02:ab:cd:00:00:01"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("MAC without") << u"02ABCD000001"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("MAC with dashes, in part")
            << u"cd-00-00-01"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("MAC read out in pairs")
            << u"02 ab cd 00 00 02"_s << QStringList{u"EQP-00002"_s};
        QTest::newRow("part of a serial") << u"lg0003"_s << QStringList{u"EQP-00003"_s};
        QTest::newRow("model") << u"deco"_s << QStringList{u"EQP-00002"_s};
        QTest::newRow("customer without accents") << u"eloise"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("address") << u"erables"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("model and customer") << u"xx230v tremblay"_s << QStringList{u"EQP-00001"_s};
        QTest::newRow("a sign of LIKE means itself") << u"_"_s << QStringList{};
        QTest::newRow("nothing") << u"zzz"_s << QStringList{};
    }

    void findsByAnyPart()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, ids);
        QCOMPARE(found({.text = text}), ids);
    }

    void choosesByStateTypeAndPlace()
    {
        QCOMPARE(found({.status = u"inventory"_s}).size(), 1);
        QCOMPARE(found({.type = u"ONT"_s}).size(), 2);
        QCOMPARE(found({.isUnplaced = true}), QStringList{u"EQP-00003"_s});
        QCOMPARE(found({.model = u"TP-Link Deco X55"_s}), QStringList{u"EQP-00002"_s});
        QCOMPARE(found({.oltPort = u"OLT-1/0/1/1"_s}), QStringList{u"EQP-00001"_s});
        QCOMPARE(found({}).size(), 4);
    }

    void ordersByAColumn()
    {
        using Store::EquipmentField;
        QCOMPARE(found({}, {.sort = EquipmentField::Serial, .isDescending = false}).first(),
            u"EQP-00002"_s);
        QCOMPARE(found({}, {.sort = EquipmentField::Modified}).first(), u"EQP-00004"_s);
        QCOMPARE(found({}, {.sort = EquipmentField::Location, .isDescending = true}).first(),
            u"EQP-00001"_s);
    }

    void tellsAllOfOneDevice()
    {
        const auto record = QCoro::waitFor(m_mirror->read(
            [](QSqlDatabase &db) { return Store::equipmentRecord(db, u"EQP-00001"_s); }));
        QVERIFY(record && *record);
        QCOMPARE((*record)->line.customerName, u"Éloïse Tremblay"_s);
        QCOMPARE((*record)->line.address, u"12, rue des Érables"_s);
        QCOMPARE((*record)->plan, u"Fibre 500"_s);
        QCOMPARE((*record)->tickets.size(), 1U);
        QCOMPARE((*record)->tickets.front().id, u"ISS-1"_s);
        const auto none = QCoro::waitFor(m_mirror->read(
            [](QSqlDatabase &db) { return Store::equipmentRecord(db, u"EQP-9"_s); }));
        QVERIFY(none && !*none);
    }

    void countsWhatTheViewsHold()
    {
        const auto overview = QCoro::waitFor(
            m_mirror->read([](QSqlDatabase &db) { return Store::equipmentOverview(db); }));
        QVERIFY(overview);
        QCOMPARE(overview->all, 4);
        QCOMPARE(overview->unplaced, 1);
        QCOMPARE(overview->statuses.value(u"active"_s), 2);
        QCOMPARE(overview->types.front(), (Store::EquipmentTally{u"ONT"_s, 2}));
        QCOMPARE(overview->models.front(), (Store::EquipmentTally{u"TP-Link XX230v"_s, 2}));
        QCOMPARE(overview->models.size(), 3U);
        QCOMPARE(overview->ports.size(), 1U);
        QCOMPARE(overview->ports.front(), (Store::EquipmentTally{u"OLT-1/0/1/1"_s, 1}));
    }

    void findsPlacesAndNames()
    {
        const auto places = QCoro::waitFor(m_mirror->read(
            [](QSqlDatabase &db) { return Store::equipmentPlaces(db, u"gagnon"_s, 5); }));
        QVERIFY(places);
        QCOMPARE(places->size(), 1U);
        QCOMPARE(places->front().id, u"LOC-00002"_s);
        QCOMPARE(places->front().customer, u"C-2"_s);
        const auto names = QCoro::waitFor(m_mirror->read([](QSqlDatabase &db) {
            return Store::namesOfIds(db, {u"LOC-00001"_s, u"C-2"_s, u"SUB-1"_s, u"LOC-9"_s});
        }));
        QVERIFY(names);
        QCOMPARE(names->value(u"LOC-00001"_s), u"12, rue des Érables"_s);
        QCOMPARE(names->value(u"C-2"_s), u"Luc Gagnon"_s);
        QCOMPARE(names->value(u"SUB-1"_s), u"Fibre 500"_s);
        QVERIFY(!names->contains(u"LOC-9"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
};

QTEST_GUILESS_MAIN(TestEquipment)
#include "tst_equipment.moc"
