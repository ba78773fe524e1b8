// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/customers/customerdata.h"
#include "customerscontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "fakehttpserver.h"
#include "markerlayer.h"
#include "outbox/writequeue.h"
#include "pagehost.h"
#include "records/recorddesk.h"
#include "session/session.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestCustomersPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        QNetworkAccessManager network;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        Erp::ErpClient erp{&network, {}};
        Outbox::WriteQueue queue{directory.filePath(u"outbox.sqlite"_s), &erp};
        Session session{Clock()};
        CustomersController controller{&mirror, &queue, &map};
    };

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsOneCustomerWhole_data() { PageHost::addLooks(); }

    void showsOneCustomerWhole()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror, 24));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        desk.controller.search()->setText(u"tremblay"_s);
        QTRY_VERIFY(!desk.controller.search()->isSearching());
        host.grab(u"customers-found"_s);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        host.grab(u"customer"_s);
        // Nothing is sent here: it waits in the outbox, and the field says so.
        desk.controller.contact()->submit(u"tel_home"_s, u"450 555-0133"_s);
        QTRY_COMPARE(desk.queue.writes().size(), std::size_t(1));
        QTRY_COMPARE(desk.controller.contact()->unsaved(), 1);
        host.grab(u"customer-waiting"_s);
        desk.controller.contact()->submit(u"cell_phone"_s, u"555"_s);
        desk.controller.toggleTicket(u"ISS-00017"_s);
        QTRY_COMPARE(desk.controller.thread()->count(), 2);
        QMetaObject::invokeMethod(host.page(), "forceActiveFocus");
        QTest::keyClick(host.window(), Qt::Key_4, Qt::AltModifier);
        host.grab(u"customer-tickets"_s);
        QTest::keyClick(host.window(), Qt::Key_1, Qt::AltModifier);
        host.grab(u"customer-refused"_s);
    }

    void drawsTermsTotalsAndTheTimeLine_data() { PageHost::addLooks(); }

    void drawsTermsTotalsAndTheTimeLine()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror, 24) && putLetters(desk.mirror));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        host.window()->resize(1440, 900);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        auto *page = qobject_cast<QQuickItem *>(host.page());
        QVERIFY(page);
        const auto item = [page](const QString &name) { return PageHost::find(page, name); };
        QTRY_VERIFY(item(u"term-CTR-00001"_s));
        const QString running = item(u"term-CTR-00002"_s)->property("words").toString();
        const QString over = item(u"term-CTR-00001"_s)->property("words").toString();
        QVERIFY(!running.isEmpty() && running != over);
        QCOMPARE(item(u"term-CTR-00001"_s)->property("isDrawn").toBool(), true);
        QVERIFY(item(u"monthlyTotal"_s)->property("text").toString().contains(u"64"_s));
        QVERIFY(item(u"nextInvoice"_s)->property("value").toString().contains(u"20"_s));

        auto *list = item(u"timelineList"_s);
        QTRY_VERIFY(list->property("count").toInt() >= TimelineModel::pageSize);
        QTRY_VERIFY(item(u"kind-payment"_s));
        host.grab(u"customer-timeline"_s);
        QMetaObject::invokeMethod(item(u"kind-sms"_s), "clicked");
        QTRY_COMPARE(list->property("count").toInt(), 2);
        host.grab(u"customer-timeline-sms"_s);
        QMetaObject::invokeMethod(page, "forceActiveFocus");
        QTest::keyClick(host.window(), Qt::Key_4, Qt::AltModifier);
        host.grab(u"customer-contracts"_s);
        desk.controller.timeline()->clearFilter();
        QTRY_VERIFY(list->property("count").toInt() > 2);
        QTRY_VERIFY(desk.controller.timeline()->total() > 2); // it is counted apart

        // What is not there yet is scrolled to.
        const int total = desk.controller.timeline()->total();
        for (int i = 0; i < 50 && list->property("count").toInt() < total; ++i) {
            QMetaObject::invokeMethod(list, "positionViewAtEnd");
            const int before = list->property("count").toInt();
            QTRY_VERIFY(list->property("count").toInt() > before);
        }
        QCOMPARE(list->property("count").toInt(), total);

        // Without room beside the page it is below, the same one.
        auto *timeline = item(u"timeline"_s);
        auto *beside = timeline->parentItem();
        host.window()->resize(960, 600);
        QTRY_VERIFY(timeline->parentItem() != beside);
        QTRY_VERIFY(timeline->height() > 200);
        QTest::keyClick(host.window(), Qt::Key_9, Qt::AltModifier);
        host.grab(u"customer-narrow"_s);
    }

    void showsNothingAsNothing_data() { PageHost::addLooks(); }

    void showsNothingAsNothing()
    {
        Desk desk;
        QVERIFY(put(desk.mirror, Store::Kind::Customer, {customerDocument()}));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        host.window()->resize(1440, 900);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        QTRY_VERIFY(!desk.controller.timeline()->isReading());
        QCOMPARE(desk.controller.timeline()->count(), 0);
        QVERIFY(!host.page()->findChild<QQuickItem *>(u"monthlyTotal"_s)->isVisible());
        host.grab(u"customer-nothing"_s);
    }

    void showsWhereTheCustomerIsServed_data()
    {
        QTest::addColumn<int>("locations");
        QTest::addColumn<int>("pins");
        QTest::newRow("1") << 1 << 1;
        QTest::newRow("3") << 3 << 3;
        QTest::newRow("40") << 40 << 36; // four have no coordinates
    }

    void showsWhereTheCustomerIsServed()
    {
        QFETCH(int, locations);
        QFETCH(int, pins);
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        QVERIFY(putLocations(desk.mirror, locations));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        QCOMPARE(int(desk.controller.pins()->markers().size()), pins);
        QTRY_VERIFY(host.page()->findChild<QQuickItem *>(u"locationMap"_s));
        auto *map = host.page()->findChild<QQuickItem *>(u"locationMap"_s);
        auto *layer = map->findChild<Scene::MarkerLayer *>();
        const auto isSeen = [&](const Geo::Marker &pin) {
            const QPointF at = layer->fromCoordinate(pin.position.latitude, pin.position.longitude);
            return QRectF({}, map->size()).contains(at);
        };
        QTRY_VERIFY(std::ranges::all_of(desk.controller.pins()->markers(), isSeen));
        host.grab(u"customer-map"_s);

        // From the map to the table, which shows all its rows where it must; and back.
        const Geo::Marker &pin = desk.controller.pins()->markers().front();
        if (locations == 3) {
            QTRY_COMPARE(layer->markerOf(pin.id).kind, Scene::MarkerHit::Pin);
            const QPointF head = layer->markerOf(pin.id).position + QPointF(0, -24);
            QTest::mouseClick(host.window(), Qt::LeftButton, {}, layer->mapToScene(head).toPoint());
        } else {
            desk.controller.selectLocation(pin.id);
        }
        QTRY_COMPARE(desk.controller.selectedLocation(), pin.id);
        QVERIFY(desk.controller.locations()->rowOf(pin.id) < desk.controller.locations()->count());
        QTRY_COMPARE(layer->markerOf(pin.id).kind, Scene::MarkerHit::Pin);
        host.grab(u"customer-map-chosen"_s);
    }

    void hasNoMapWithoutLocations()
    {
        Desk desk;
        QVERIFY(put(desk.mirror, Store::Kind::Customer, {customerDocument()}));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        QCOMPARE(desk.controller.locations()->total(), 0);
        host.grab(u"customer-nowhere"_s);
        QVERIFY(!host.page()->findChild<QQuickItem *>(u"locationMap"_s));
    }

    void opensADeviceAndShowsItsPassword()
    {
        FakeHttpServer server;
        server.setHandler([](const SeenRequest &request) {
            return request.target.contains("get_password")
                ? FakeHttpServer::json("{\"message\":\"hush-7231\"}")
                : FakeHttpServer::json("{\"data\":{\"wifi_password\":\"****\"}}");
        });
        Profile::Service service;
        service.url = server.url();
        Desk desk;
        Erp::ErpClient erp(&desk.network, service);
        RecordDesk records(
            {.erp = &erp, .queue = &desk.queue, .map = &desk.map, .mirror = &desk.mirror});
        CustomersController controller(&desk.mirror, &desk.queue, &desk.map);
        controller.setRecordDesk(&records);
        QVERIFY(putCustomer(desk.mirror));
        PageHost host("FibreDesk.Customers", "CustomersPage", &controller);
        controller.open(u"C-00042"_s);
        QTRY_VERIFY(controller.isLoaded());
        QTRY_COMPARE(controller.equipment()->total(), 1);
        const QString device = controller.equipment()->index(0).data(Qt::UserRole + 1).toString();
        const auto click = [&host](const QString &name) {
            auto *button = PageHost::find(host.window()->contentItem(), name);
            return button && QMetaObject::invokeMethod(button, "click");
        };
        QSignalSpy opened(&controller, &CustomersController::deviceRequested);
        QTRY_VERIFY(click(u"open-"_s + device));
        QCOMPARE(opened.takeFirst(), QVariantList{device});

        QVERIFY(click(u"secrets-"_s + device));
        const QString row = device + u"-wifi_password"_s;
        QTRY_VERIFY(PageHost::find(host.window()->contentItem(), row));
        auto *field = PageHost::find(host.window()->contentItem(), row);
        auto *text = PageHost::find(field, u"secretText"_s);
        auto *show = PageHost::find(field, u"showSecret"_s);
        QVERIFY(text && show);
        QMetaObject::invokeMethod(show, "click");
        QTRY_COMPARE(text->property("text").toString(), u"hush-7231"_s);
        // Another customer in front: it hides.
        controller.close();
        records.secrets()->hideAll();
        QTRY_COMPARE(text->property("text").toString(), u"••••••••"_s);
    }

    void saysWhyThereIsNothing_data() { PageHost::addLooks(); }

    void saysWhyThereIsNothing()
    {
        Desk desk;
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        host.grab(u"customers-empty"_s);
        QVERIFY(putCustomer(desk.mirror));
        desk.controller.search()->setText(u"zzzz"_s);
        QTRY_VERIFY(!desk.controller.search()->isSearching());
        desk.controller.open(u"C-99999"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        host.grab(u"customers-missing"_s);
    }
};

QTEST_MAIN(TestCustomersPage)
#include "tst_customerspage.moc"
