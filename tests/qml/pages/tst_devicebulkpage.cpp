// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions on many devices from the page: marked by keys, previewed, typed, run, seen.

#include "../../models/devices/acsworld.h"
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
using Cpe::Acs::FleetDevice;
using Cpe::Acs::FleetOutcome;

namespace {

const QByteArray Files =
    R"([{"_id":"XX230v-1.5.0.bin","length":18874368,"metadata":{"fileType":
    "1 Firmware Upgrade Image","productClass":"XX230v","version":"1.5.0 Build 260318"}}])";

/// The page over an ACS that knows three of the four devices; the second is another model.
struct BulkDesk : AcsWorld {
    BulkDesk()
    {
        acs.setHandler([this](const SeenRequest &request) { return bulkAnswer(request); });
        bench.open();
        records = std::make_unique<RecordDesk>(RecordDesk::Parts{
            .erp = bench.client.get(), .queue = bench.queue.get(), .map = &map, .mirror = &mirror});
        controller = std::make_unique<DevicesController>(records.get(), nullptr);
        bulk = std::make_unique<DeviceBulk>(
            DeviceBulk::Parts{
                .mirror = &mirror, .acs = client.get(), .watch = watch.get(), .clock = clock()},
            [this]() -> const std::vector<qint64> & { return controller->list()->rows(); });
        controller->setBulk(bulk.get());
    }
    ~BulkDesk()
    {
        bulk.reset();
        controller.reset();
        records.reset();
        bench.close();
    }
    [[nodiscard]] ScriptedAnswer bulkAnswer(const SeenRequest &request) const
    {
        if (request.target.startsWith("/files"))
            return phrased(200, "OK", Files, "total: 1\r\n");
        if (request.verb == "POST" && request.target.contains("/tags/"))
            return request.target.contains("D-22000002")
                ? phrased(404, "Not Found", "No such device", {}, "text/plain")
                : phrased(200, "OK", {}, {}, "text/plain");
        if (request.verb == "POST")
            return request.target.contains("D-TPLG0003")
                ? phrased(202, "Device is offline", postedTask("t3"), Date)
                : phrased(200, "OK", postedTask("t1"), Date);
        return listed({}, 0);
    }
    [[nodiscard]] bool fill()
    {
        if (!putDevices(mirror))
            return false;
        const auto device = [](const QString &serial, const QString &model, int minutes) {
            return FleetDevice{.id = u"D-"_s + serial,
                .serial = serial,
                .lastInform = Noon.addSecs(qint64(-60) * minutes),
                .firmware = u"1.4.2 Build 250611"_s,
                .productClass = model,
                .tags = {u"vip"_s}};
        };
        controller->setFleet(std::make_shared<const DeviceFleet>(
            DeviceFleet{.devices = {{u"TPLG0001"_s, device(u"TPLG0001"_s, u"XX230v"_s, 2)},
                            {u"22000002"_s, device(u"22000002"_s, u"DecoX55"_s, 3)},
                            {u"TPLG0003"_s, device(u"TPLG0003"_s, u"XX230v"_s, 400)}},
                .readAt = Noon,
                .bootsSince = Noon.addSecs(-3600)}));
        return true;
    }

    QueueBench bench;
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    Settings settings{folder.filePath(u"settings.ini"_s)};
    Store::Mirror mirror{folder.filePath(u"mirror.sqlite"_s)};
    std::unique_ptr<RecordDesk> records;
    std::unique_ptr<DevicesController> controller;
    std::unique_ptr<DeviceBulk> bulk;
};

bool isListed(const BulkDesk &desk, int count)
{
    return QTest::qWaitFor([&desk, count] {
        return desk.controller->isListed() && !desk.controller->isListing()
            && desk.controller->list()->count() == count;
    });
}

QQuickItem *find(const PageHost &host, const QString &name)
{
    return PageHost::find(host.window()->contentItem(), name);
}

bool press(const PageHost &host, const QString &name)
{
    QQuickItem *item = find(host, name);
    return item && item->isEnabled() && item->isVisible()
        && QMetaObject::invokeMethod(item, "click");
}

} // namespace

class TestDeviceBulkPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void updatesMarkedDevicesStepByStep_data() { PageHost::addLooks(); }

    void updatesMarkedDevicesStepByStep()
    {
        BulkDesk desk;
        QVERIFY(desk.fill());
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        host.window()->resize(1440, 900);
        QVERIFY(isListed(desk, 4));
        QTest::keyClick(host.window(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.bulk->selection()->count(), 4);
        host.grab(u"devices-marked"_s);
        QTest::keyClick(host.window(), Qt::Key_B);
        QTRY_COMPARE(desk.bulk->phase(), DeviceBulk::Choosing);
        QTRY_VERIFY(find(host, u"bulkAction"_s));
        find(host, u"bulkAction"_s)->setProperty("currentIndex", int(DeviceBulk::Firmware));
        QTRY_COMPARE(desk.bulk->files().size(), 1);
        QTRY_VERIFY(find(host, u"bulkPreview"_s)->isEnabled());
        host.grab(u"devices-bulk-choice"_s);
        QVERIFY(press(host, u"bulkPreview"_s));
        QTRY_COMPARE(desk.bulk->phase(), DeviceBulk::Planned);
        QCOMPARE(desk.bulk->ready(), 2);
        QTRY_VERIFY(find(host, u"bulkRun"_s));
        // Its number first.
        QVERIFY(!find(host, u"bulkRun"_s)->isEnabled());
        QQuickItem *number = find(host, u"bulkNumber"_s);
        QVERIFY(number && number->isVisible());
        number->forceActiveFocus();
        QTest::keyClick(host.window(), Qt::Key_2);
        QTRY_VERIFY(find(host, u"bulkRun"_s)->isEnabled());
        host.grab(u"devices-bulk-preview"_s);
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.bulk->phase(), DeviceBulk::Over);
        QCOMPARE(desk.bulk->count(FleetOutcome::Taken), 1);
        QCOMPARE(desk.bulk->count(FleetOutcome::Queued), 1);
        QTRY_VERIFY(find(host, u"bulkChip-queued"_s)->isVisible());
        host.grab(u"devices-bulk-result"_s);
        QVERIFY(press(host, u"bulkChip-queued"_s));
        QCOMPARE(desk.bulk->items()->rowCount(), 1);
    }

    void tagsFromTheKeyboardAndShowsTheRunAgain()
    {
        BulkDesk desk;
        QVERIFY(desk.fill());
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QTRY_COMPARE(desk.controller->place(), 0);
        QTest::keyClick(host.window(), Qt::Key_Space);
        QTest::keyClick(host.window(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(desk.bulk->selection()->count() >= 2);
        QTest::keyClick(host.window(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(host.window(), Qt::Key_B);
        QTRY_VERIFY(find(host, u"bulkTag"_s));
        QQuickItem *tag = find(host, u"bulkTag"_s);
        tag->forceActiveFocus();
        for (const char letter : {'l', 'o', 't'})
            QTest::keyClick(host.window(), letter);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_COMPARE(desk.bulk->phase(), DeviceBulk::Planned);
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QVERIFY(!desk.bulk->isShown());
        QTRY_COMPARE(desk.bulk->phase(), DeviceBulk::Over);
        QCOMPARE(desk.bulk->count(FleetOutcome::Done), 2);
        QCOMPARE(desk.bulk->count(FleetOutcome::NotKnown), 1);
        QTRY_VERIFY(find(host, u"bulkStrip"_s)->isVisible());
        desk.bulk->show();
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!find(host, u"bulkStrip"_s)->isVisible()); // it was seen
    }

    void saysWhatTheViewOfRestartsCounts()
    {
        BulkDesk desk;
        QVERIFY(desk.fill());
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QCOMPARE(desk.controller->viewNote(), QString());
        desk.controller->chooseView(u"net:rebooting"_s);
        QVERIFY(isListed(desk, 0));
        QVERIFY(!desk.controller->viewNote().isEmpty());
        QTRY_VERIFY(find(host, u"viewNote"_s)->isVisible());
    }

    void listsOneModel()
    {
        BulkDesk desk;
        QVERIFY(desk.fill());
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QTRY_VERIFY(desk.controller->views()->rowOf(u"model:TP-Link Deco X55"_s) >= 0);
        desk.controller->chooseView(u"model:TP-Link Deco X55"_s);
        QVERIFY(isListed(desk, 1));
    }
};

QTEST_MAIN(TestDeviceBulkPage)
#include "tst_devicebulkpage.moc"
