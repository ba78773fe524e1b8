// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/oltports.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

/// On which port of which OLT a device hangs.
class TestOltPorts : public QObject {
    Q_OBJECT

private:
    void put(const QString &table, QList<QJsonObject> documents)
    {
        for (QJsonObject &document : documents)
            document[u"modified"_s] = u"2026-11-24 08:00:00.000000"_s;
        const auto done = QCoro::waitFor(m_mirror->write(
            [table, documents](QSqlDatabase &db) { return applyDocuments(db, table, documents); }));
        QVERIFY(done);
    }
    [[nodiscard]] Result<std::optional<DeviceOnPort>> find(const QString &serial)
    {
        return QCoro::waitFor(
            m_mirror->read([serial](QSqlDatabase &db) { return deviceOnPort(db, serial); }));
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Mirror> m_mirror;

private Q_SLOTS:
    void initTestCase()
    {
        m_mirror = std::make_unique<Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        put(Kind::Location, {{{u"name"_s, u"L1"_s}, {u"olt_port"_s, u"olt-3/1/7/42"_s}}});
        put(Kind::Equipment,
            {{{u"name"_s, u"E1"_s}, {u"serial_number"_s, u"TPLG00AB"_s},
                 {u"equipment_type"_s, u"ONT"_s}, {u"gpon_serial"_s, u"54504C47"_s},
                 {u"cwmp_serial"_s, u"CWTPLG00AB"_s}, {u"service_location"_s, u"L1"_s},
                 {u"customer"_s, u"C1"_s}},
                {{u"name"_s, u"E2"_s}, {u"serial_number"_s, u"S2"_s},
                    {u"equipment_type"_s, u"ONT"_s}},
                {{u"name"_s, u"E3"_s}, {u"serial_number"_s, u"TWIN"_s}},
                {{u"name"_s, u"E4"_s}, {u"serial_number"_s, u"S4"_s},
                    {u"gpon_serial"_s, u"twin"_s}}});
    }
    void cleanupTestCase() { m_mirror.reset(); }

    void findsItByAnyOfItsSerials_data()
    {
        QTest::addColumn<QString>("serial");
        for (const auto &serial : {u"TPLG00AB"_s, u" tplg00ab "_s, u"54504c47"_s, u"CWTPLG00AB"_s})
            QTest::newRow(qPrintable(serial)) << serial;
    }
    void findsItByAnyOfItsSerials()
    {
        QFETCH(QString, serial);
        const auto found = find(serial);
        QVERIFY(found);
        QVERIFY(*found);
        QCOMPARE(**found,
            (DeviceOnPort{.id = u"E1"_s,
                .serial = u"TPLG00AB"_s,
                .type = u"ONT"_s,
                .customer = u"C1"_s,
                .location = u"L1"_s,
                .oltPort = u"olt-3/1/7/42"_s}));
    }
    void aDeviceOnTheShelfHasNoPort()
    {
        const auto found = find(u"S2"_s);
        QVERIFY(found && *found);
        QCOMPARE((*found)->oltPort, QString());
    }
    void saysWhereThereIsNoneOrMoreThanOne()
    {
        QVERIFY(find(u"nothing"_s));
        QVERIFY(!*find(u"nothing"_s));
        QVERIFY(!*find(u" "_s));
        QCOMPARE(find(u"twin"_s).error().kind, ErrorKind::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestOltPorts)
#include "tst_oltports.moc"
