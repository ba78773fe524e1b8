// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The outages on the devices page: from the strip to the list, the one in front, and what is made.

#include "../../models/devices/outagedata.h"
#include "../../services/outbox/fakeerp.h"
#include "devicescontroller.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "records/recorddesk.h"
#include "session/settings.h"

#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using Street = OutageStreet;

class TestOutagePage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
        {
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = bench.client.get(),
                .queue = bench.queue.get(),
                .map = &map,
                .mirror = &mirror});
            outages =
                std::make_unique<OutageDesk>(records.get(), Clock([] { return Street::Noon; }));
            outages->setTiles(&tiles);
            controller = std::make_unique<DevicesController>(records.get());
            controller->setOutages(outages.get());
        }
        ~Desk()
        {
            controller.reset();
            outages.reset();
            records.reset();
            bench.close();
        }
        bool hear(const DeviceFleet &fleet)
        {
            outages->setLanguage(controller->language());
            outages->setFleet(Street::heard(fleet));
            return QTest::qWaitFor([this] { return !outages->isReading(); });
        }

        QueueBench bench;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Settings settings{directory.filePath(u"settings.ini"_s)};
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        Geo::TileSource tiles;
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<OutageDesk> outages;
        std::unique_ptr<DevicesController> controller;
    };

    static QQuickItem *find(const PageHost &host, const QString &name)
    {
        return PageHost::find(host.window()->contentItem(), name);
    }
    static bool press(const PageHost &host, const QString &button)
    {
        QQuickItem *item = find(host, button);
        return item && item->isEnabled() && QMetaObject::invokeMethod(item, "click");
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsAnOutage_data() { PageHost::addLooks(); }

    void showsAnOutage()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 14));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(desk.hear(Street::fleet(14, 12)));
        QQuickItem *strip = find(host, u"outageStrip"_s);
        QVERIFY(strip);
        QTRY_VERIFY(strip->isVisible());
        host.grab(u"outage-strip"_s);
        QTest::keyClick(host.window(), Qt::Key_O);
        QTRY_VERIFY(find(host, u"outageView"_s));
        QVERIFY(!find(host, u"deviceTable"_s)->isVisible());
        QTRY_VERIFY(find(host, u"outageMap"_s));
        QTRY_VERIFY(find(host, u"outageDevice"_s));
        host.grab(u"outages"_s);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!find(host, u"outageView"_s));
        QVERIFY(find(host, u"deviceTable"_s)->isVisible());
    }

    void opensDevicesCustomersAndTheMap()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 8));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(desk.hear(Street::fleet(8, 8)));
        desk.outages->ask(); // as the palette and the map do
        QTRY_VERIFY(find(host, u"outageDevice"_s));
        QSignalSpy devices(desk.outages.get(), &OutageDesk::deviceRequested);
        QSignalSpy customers(desk.outages.get(), &OutageDesk::customerRequested);
        QSignalSpy places(desk.outages.get(), &OutageDesk::placeRequested);
        QVERIFY(press(host, u"outageDevice"_s));
        QCOMPARE(devices.value(0).value(0).toString(), u"EQP-000-ONT"_s);
        QVERIFY(press(host, u"outageCustomer"_s));
        QCOMPARE(customers.value(0).value(0).toString(), u"C-100"_s);
        QTest::keyClick(host.window(), Qt::Key_M);
        QCOMPARE(places.size(), 1);
        QVERIFY(std::abs(places[0][0].toDouble() - 45.26175) < 1e-6);
    }

    void saysThatASilentAcsTellsOfNoOutage_data() { PageHost::addLooks(); }

    void saysThatASilentAcsTellsOfNoOutage()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 8));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        DeviceFleet fleet = Street::fleet(8, 8);
        fleet.isAcsSilent = true;
        QVERIFY(desk.hear(fleet));
        desk.outages->ask();
        QTRY_VERIFY(find(host, u"outageSilence"_s));
        QVERIFY(find(host, u"outageSilence"_s)->isVisible());
        QVERIFY(!find(host, u"outageDevice"_s));
        host.grab(u"outages-silent"_s);
    }

    void makesATicketFromTheKeyboard_data() { PageHost::addLooks(); }

    void makesATicketFromTheKeyboard()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 8));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(desk.hear(Street::fleet(8, 8)));
        desk.outages->ask();
        QTRY_VERIFY(find(host, u"outageTicket"_s));
        QTest::keyClick(host.window(), Qt::Key_T);
        QTRY_VERIFY(
            find(host, u"outageSubject"_s) && find(host, u"outageSubject"_s)->hasActiveFocus());
        host.grab(u"outage-ticket"_s);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_VERIFY(find(host, u"outageMade"_s));
        QTRY_VERIFY(!desk.outages->work()->made()->value(0, "document").toString().isEmpty());
        QTRY_VERIFY(find(host, u"gatherTickets"_s));
        host.grab(u"outage-made"_s);
    }
};

QTEST_MAIN(TestOutagePage)
#include "tst_outagepage.moc"
