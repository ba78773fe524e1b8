// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scanner at the devices page, and one device replaced by another there.

#include "../../models/devices/devicedata.h"
#include "../../services/outbox/fakeerp.h"
#include "devicescontroller.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "records/recorddesk.h"
#include "session/settings.h"

#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestSwapPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
        {
            QJsonObject stocked = deviceDocument();
            for (const QString &field :
                {u"customer"_s, u"service_location"_s, u"subscription"_s, u"mac_address"_s})
                stocked.insert(field, u""_s);
            stocked.insert(u"serial_number"_s, u"TPLG0003"_s);
            stocked.insert(u"status"_s, u"inventory"_s);
            stocked.insert(u"modified"_s, u"2026-03-01 10:00:03.000001"_s);
            bench.erp.put(u"EQP-00001"_s, deviceDocument());
            bench.erp.put(u"EQP-00003"_s, stocked);
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(
                RecordDesk::Parts{.queue = bench.queue.get(), .map = &map, .mirror = &mirror});
            controller = std::make_unique<DevicesController>(records.get());
        }
        ~Desk()
        {
            controller.reset();
            records.reset();
            bench.close();
        }

        QueueBench bench;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Settings settings{directory.filePath(u"settings.ini"_s)};
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<DevicesController> controller;
    };

    static bool isListed(const Desk &desk, int count)
    {
        return QTest::qWaitFor([&desk, count] {
            return desk.controller->isListed() && !desk.controller->isListing()
                && desk.controller->list()->count() == count;
        });
    }
    static QQuickItem *find(const PageHost &host, const QString &name)
    {
        return PageHost::find(host.window()->contentItem(), name);
    }
    static bool press(const PageHost &host, const QString &button)
    {
        QQuickItem *item = find(host, button);
        return item && item->isEnabled() && QMetaObject::invokeMethod(item, "click");
    }
    static void type(const PageHost &host, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(host.window(), letter.toLatin1());
        QTest::keyClick(host.window(), Qt::Key_Return);
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void aScannerOpensItsDevice()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QTest::keyClick(host.window(), Qt::Key_Slash);
        type(host, u"22000002"_s);
        QTRY_COMPARE(desk.controller->deviceId(), u"EQP-00002"_s);
        QVERIFY(!find(host, u"scanUnknown"_s)->isVisible());
    }

    void saysWhichCodeNobodyHas_data() { PageHost::addLooks(); }

    void saysWhichCodeNobodyHas()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QSignalSpy everywhere(desk.controller->scan(), &DeviceScan::everywhereRequested);
        QTest::keyClick(host.window(), Qt::Key_Slash);
        type(host, u"ZZZZ99990000"_s);
        QQuickItem *strip = find(host, u"scanUnknown"_s);
        QVERIFY(strip);
        QTRY_VERIFY(strip->isVisible());
        host.grab(u"scan-unknown"_s);
        QVERIFY(QMetaObject::invokeMethod(strip, "actionRequested"));
        QCOMPARE(everywhere.value(0).value(0).toString(), u"ZZZZ99990000"_s);
    }

    void replacesADevice_data() { PageHost::addLooks(); }

    void replacesADevice()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        desk.controller->open(u"EQP-00001"_s);
        QTRY_VERIFY(desk.controller->isLoaded());
        QTRY_VERIFY(find(host, u"replaceDevice"_s));
        QVERIFY(press(host, u"replaceDevice"_s));
        QTRY_VERIFY(find(host, u"swapReason"_s));
        QTRY_VERIFY(!desk.controller->swap()->oldText().isEmpty());
        QVERIFY(!find(host, u"swapCommit"_s)->isEnabled());
        find(host, u"swapReason"_s)->forceActiveFocus();
        for (const char letter : {'b', 'r', 'o', 'k', 'e', 'n'})
            QTest::keyClick(host.window(), letter);
        find(host, u"swapSerial"_s)->forceActiveFocus();
        type(host, u"tplg0003"_s);
        QTRY_VERIFY(find(host, u"swapChange"_s));
        QTRY_VERIFY(find(host, u"swapCommit"_s)->isEnabled());
        host.grab(u"device-swap"_s);
        QVERIFY(press(host, u"swapCommit"_s));
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00003"_s).value("status"_L1).toString(), u"active"_s);
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("status"_L1).toString(), u"defective"_s);
        QTRY_VERIFY(find(host, u"swapResult"_s));
        QTRY_COMPARE(desk.controller->swap()->outcomeTone(), u"ok"_s);
        host.grab(u"device-swapped"_s);
        QVERIFY(press(host, u"swapClose"_s));
        QTRY_VERIFY(!find(host, u"swapPanel"_s));
    }
};

QTEST_MAIN(TestSwapPage)
#include "tst_swappage.moc"
