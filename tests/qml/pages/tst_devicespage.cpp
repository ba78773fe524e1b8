// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/devices/acsworld.h"
#include "../../models/devices/devicedata.h"
#include "../../services/outbox/fakeerp.h"
#include "devicescontroller.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "records/recorddesk.h"
#include "session/settings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestDevicesPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        explicit Desk(DeviceLive *live = nullptr)
        {
            QJsonObject document = deviceDocument();
            document.insert(u"garantie_fin"_s, u"2028-06-30"_s);
            document.insert(u"entrepot"_s, u"Saint-Rémi"_s);
            bench.erp.put(u"EQP-00001"_s, document);
            bench.erp.before = [this](const SeenRequest &request) { return answer(request); };
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = bench.client.get(),
                .queue = bench.queue.get(),
                .map = &map,
                .mirror = &mirror});
            controller = std::make_unique<DevicesController>(records.get(), live);
        }
        ~Desk()
        {
            controller.reset();
            records.reset();
            bench.close();
        }
        std::optional<ScriptedAnswer> answer(const SeenRequest &request) const
        {
            const auto json = [](const QJsonObject &object) {
                return FakeHttpServer::json(QJsonDocument(object).toJson());
            };
            if (request.target.contains("get_password")) {
                return mayRead ? FakeHttpServer::json("{\"message\":\"hush-7231\"}")
                               : FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403);
            }
            if (request.target.contains("/Version")) {
                const QJsonObject move{{u"name"_s, u"v1"_s}, {u"owner"_s, u"m.roy@desk.example"_s},
                    {u"creation"_s, u"2026-11-12 10:42:00.000000"_s},
                    {u"data"_s,
                        u"{\"changed\":[[\"service_location\",\"LOC-00002\",\"LOC-00001\"],"
                        "[\"status\",\"inventory\",\"active\"]]}"_s}};
                return json({{u"data"_s, QJsonArray{move}}});
            }
            if (request.target.contains("getdoctype")) {
                const auto field = [](const QString &name, const QString &type,
                                       const QString &label) {
                    return QJsonObject{{u"fieldname"_s, name}, {u"fieldtype"_s, type},
                        {u"label"_s, label}, {u"is_custom_field"_s, 1}};
                };
                const QJsonArray fields{field(u"stock"_s, u"Section Break"_s, u"Entreposage"_s),
                    field(u"garantie_fin"_s, u"Date"_s, u"Fin de garantie"_s),
                    field(u"entrepot"_s, u"Data"_s, u"Entrepôt"_s)};
                return json({{u"docs"_s,
                    QJsonArray{QJsonObject{{u"name"_s, u"Service Equipment"_s},
                        {u"fields"_s, fields}, {u"track_changes"_s, 1}}}}});
            }
            return {};
        }

        bool mayRead = true;
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
    /// The first record, once its fields are those that the server tells of. Until it is loaded the
    /// rows are those of the device that the list had chosen before.
    static bool openFirst(Desk &desk)
    {
        desk.controller->open(u"EQP-00001"_s);
        return QTest::qWaitFor([&desk] {
            return desk.controller->isLoaded()
                && desk.controller->customFields()->fields()->count() == 2
                && desk.controller->history()->moves()->total() == 1;
        });
    }
    /// The inspector is beside the page.
    static QQuickItem *find(const PageHost &host, const QString &name)
    {
        return PageHost::find(host.window()->contentItem(), name);
    }
    static bool click(const PageHost &host, const QString &field, const QString &button)
    {
        QQuickItem *row = find(host, field);
        auto *item = row ? PageHost::find(row, button) : nullptr;
        return item && QMetaObject::invokeMethod(item, "click");
    }

    /// A desk with an ACS that knows the device of the first record.
    struct LiveDesk : AcsWorld {
        LiveDesk()
            : desk(live.get())
        {
            known += u"TPLG0001"_s;
            const auto id = [this](const DeviceHandle &device) { return acsId(device); };
            asked = std::make_unique<DeviceTasks>(
                DeviceTasks::Parts{.watch = watch.get(), .live = live.get(), .acsId = id});
            diagnosis = std::make_unique<DeviceDiagnosis>(DeviceDiagnosis::Parts{
                .acs = client.get(), .live = live.get(), .acsId = id, .host = u"portal.example"_s});
            parameters = std::make_unique<DeviceParameters>(DeviceParameters::Parts{
                .acs = client.get(), .live = live.get(), .tasks = asked.get(), .acsId = id});
            own = std::make_unique<DeviceSelf>(DeviceSelf::Parts{.live = live.get(),
                .changeWifi =
                    [this](const DeviceHandle &, const Cpe::TpLink::WifiChange &change) {
                        ownChanges.append(change.ssid.value_or(QString()));
                        return told(Result<DeviceSelf::Outcomes>(DeviceSelf::Outcomes{}));
                    },
                .reboot =
                    [this](const DeviceHandle &) {
                        ++ownReboots;
                        return told(Result<void>());
                    },
                .isKnownToAcs = [id](
                                    const DeviceHandle &device) { return !id(device).isEmpty(); }});
            upkeep = std::make_unique<DeviceUpkeep>(DeviceUpkeep::Parts{
                .acs = client.get(), .live = live.get(), .tasks = asked.get(), .acsId = id});
            desk.controller->setWork(
                asked.get(), diagnosis.get(), parameters.get(), own.get(), upkeep.get());
        }
        template <typename T>
        static QCoro::Task<Result<T>> told(Result<T> answer)
        {
            co_return answer;
        }
        /// The first record, as the ACS told of it.
        [[nodiscard]] bool openFirst()
        {
            desk.controller->open(u"EQP-00001"_s);
            return QTest::qWaitFor([this] {
                return desk.controller->isLoaded() && live->isKnown() && !live->isAsking();
            });
        }

        std::unique_ptr<DeviceTasks> asked;
        std::unique_ptr<DeviceDiagnosis> diagnosis;
        std::unique_ptr<DeviceParameters> parameters;
        std::unique_ptr<DeviceSelf> own;
        std::unique_ptr<DeviceUpkeep> upkeep;
        QStringList ownChanges;
        int ownReboots = 0;
        Desk desk;
    };
    /// A dialog stands beside the button that opens it.
    static QObject *dialog(const PageHost &host, const QString &button, const QString &name)
    {
        for (QQuickItem *item = find(host, button); item; item = item->parentItem()) {
            if (QObject *found = item->findChild<QObject *>(name)) {
                return found;
            }
        }
        return nullptr;
    }
    static bool press(const PageHost &host, const QString &button)
    {
        QQuickItem *item = find(host, button);
        return item && item->isEnabled() && QMetaObject::invokeMethod(item, "click");
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsTheListAndADevice_data() { PageHost::addLooks(); }

    void showsTheListAndADevice()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QVERIFY(openFirst(desk));
        QVERIFY(find(host, u"custom-entrepot"_s));
        host.grab(u"devices"_s);
    }

    void isWorkedFromTheKeyboard()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QTRY_COMPARE(desk.controller->place(), 0);
        QTest::keyClick(host.window(), Qt::Key_J);
        QTRY_COMPARE(desk.controller->place(), 1);
        QTest::keyClick(host.window(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(isListed(desk, 2));
        QTest::keyClick(host.window(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(isListed(desk, 4));
        QTest::keyClick(host.window(), Qt::Key_Slash);
        for (const char letter : {'d', 'e', 'c', 'o'})
            QTest::keyClick(host.window(), letter);
        QVERIFY(isListed(desk, 1));
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QVERIFY(isListed(desk, 4));
        QTest::keyClick(host.window(), Qt::Key_Escape); // back to the table
        QTest::keyClick(host.window(), Qt::Key_Escape); // and the device goes
        QTRY_COMPARE(desk.controller->deviceId(), QString());
    }

    void showsASecretAndHidesItWithThePage()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QVERIFY(openFirst(desk)); // until then the row is the last device's
        QVERIFY(find(host, u"secret-wifi_password"_s));
        QQuickItem *row = find(host, u"secret-wifi_password"_s);
        auto *text = PageHost::find(row, u"secretText"_s);
        QVERIFY(text);
        QCOMPARE(text->property("text").toString(), u"••••••••"_s);
        QVERIFY(click(host, u"secret-wifi_password"_s, u"showSecret"_s));
        QTRY_COMPARE(text->property("text").toString(), u"hush-7231"_s);
        host.grab(u"devices-secret"_s);
        qobject_cast<QQuickItem *>(host.page())->setVisible(false);
        QTRY_COMPARE(text->property("text").toString(), u"••••••••"_s);
        qobject_cast<QQuickItem *>(host.page())->setVisible(true);

        QVERIFY(click(host, u"secret-wifi_password"_s, u"copySecret"_s));
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"hush-7231"_s);
        QCOMPARE(text->property("text").toString(), u"••••••••"_s);
    }

    void saysARefusalAtTheSecret_data() { PageHost::addLooks(); }

    void saysARefusalAtTheSecret()
    {
        Desk desk;
        desk.mayRead = false;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QVERIFY(openFirst(desk)); // until then the row is the last device's
        QVERIFY(find(host, u"secret-wifi_password"_s));
        QTRY_VERIFY(find(host, u"secret-wifi_password"_s)->height() > 0);
        const qreal height = find(host, u"secret-wifi_password"_s)->height();
        QVERIFY(click(host, u"secret-wifi_password"_s, u"showSecret"_s));
        QTRY_VERIFY(find(host, u"secret-wifi_password"_s)->height() > height);
        host.grab(u"devices-refused"_s);
    }

    void changesTheStateFromItsMenu()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QVERIFY(openFirst(desk)); // else the menus are new while one is open
        QTRY_VERIFY(find(host, u"choose-status"_s));
        QVERIFY(QMetaObject::invokeMethod(find(host, u"choose-status"_s), "click"));
        QTest::keyClick(host.window(), Qt::Key_Down);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("status"_L1).toString(), u"inventory"_s);
    }

    void triesAgainWithTheStateAndNotWithItsWord()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 4));
        QVERIFY(openFirst(desk)); // else another device's state is changed
        QTRY_VERIFY(find(host, u"row-status"_s));
        const auto otherwise = desk.bench.erp.before;
        desk.bench.erp.before = [otherwise](const SeenRequest &request) {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"Not today"_s))
                                         : otherwise(request);
        };
        RecordFieldsModel *fields = desk.controller->fields();
        fields->submit(u"status"_s, u"defective"_s);
        QTRY_VERIFY(fields->index(0).data(RecordFieldsModel::ErrorRole).value<ErrorText>().isSet());
        desk.bench.erp.before = otherwise;
        QQuickItem *row = find(host, u"row-status"_s);
        QVERIFY(row);
        QCOMPARE(row->property("mine").toString(), u"Defective"_s);
        QVERIFY(QMetaObject::invokeMethod(row, "retryRequested"));
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("status"_L1).toString(), u"defective"_s);
    }

    void showsHowADeviceIsNow_data() { PageHost::addLooks(); }

    void showsHowADeviceIsNow()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_VERIFY(find(host, u"taskReboot"_s));
        DeviceFleet fleet{.readAt = AcsWorld::Noon};
        fleet.devices.insert(u"TPLG0001"_s,
            Cpe::Acs::FleetDevice{.id = u"D"_s,
                .serial = u"TPLG0001"_s,
                .lastInform = AcsWorld::Noon.addSecs(-60),
                .rxDbm = -27.4,
                .rxAt = AcsWorld::Noon.addSecs(-60)});
        world.desk.controller->setFleet(std::make_shared<const DeviceFleet>(fleet));
        QTRY_VERIFY(world.desk.controller->views()->rowOf(u"net:weak"_s) >= 0);
        QTRY_VERIFY(find(host, u"toneCell"_s) && find(host, u"toneCell"_s)->width() > 0);
        QTRY_COMPARE(world.desk.controller->views()->value(
                         world.desk.controller->views()->rowOf(u"net:weak"_s), "amount"),
            QVariant(1));
        host.grab(u"devices-now"_s);
    }

    void asksAndMeasuresFromTheKeyboard()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        const int asks = world.asks;
        QTest::keyClick(host.window(), Qt::Key_R);
        QTRY_COMPARE(world.asks, asks + 1);
        QTRY_VERIFY(!world.live->isAsking());
        QCOMPARE(world.posts(), 0);
        QTest::keyClick(host.window(), Qt::Key_D);
        QVERIFY(world.diagnosis->isRunning());
        QTRY_VERIFY(find(host, u"diagnosisStep"_s));
        QTRY_COMPARE(world.posts("IPPing"), 1);
        QVERIFY(press(host, u"diagnose"_s)); // it stops now
        QVERIFY(!world.diagnosis->isRunning());
    }

    void showsTheParametersOnceTheyAreAskedFor()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_VERIFY(find(host, u"showParameters"_s));
        QVERIFY(press(host, u"showParameters"_s));
        QTRY_VERIFY(world.parameters->total() > 0);
        QTRY_VERIFY(find(host, u"readAgain"_s));
        QVERIFY(press(host, u"readAgain"_s));
        QTRY_COMPARE(world.posts("getParameterValues"), 1);
        QTRY_VERIFY(!world.asked->isSending() && !world.parameters->isReading());
        QVERIFY(press(host, u"showParameters"_s));
        QCOMPARE(world.parameters->total(), 0);
    }

    void opensADeviceOverTheWholePage_data() { PageHost::addLooks(); }

    void opensADeviceOverTheWholePage()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_COMPARE(world.desk.controller->place(), 3);
        QVERIFY(!find(host, u"fullDevice"_s));
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_VERIFY(find(host, u"fullDevice"_s));
        QVERIFY(!host.page()->property("inspectorOpen").toBool());
        QVERIFY(!find(host, u"deviceTable"_s)->isVisible());
        host.grab(u"device-full"_s);
        const int asks = world.asks;
        QTest::keyClick(host.window(), Qt::Key_R); // the keys of the page go on
        QTRY_COMPARE(world.asks, asks + 1);
        QTRY_VERIFY(!world.live->isAsking());
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!find(host, u"fullDevice"_s));
        QVERIFY(find(host, u"deviceTable"_s)->isVisible());
        QCOMPARE(world.desk.controller->deviceId(), u"EQP-00001"_s);
        QVERIFY(host.page()->property("inspectorOpen").toBool());
    }

    void asksBeforeARestart()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_VERIFY(find(host, u"taskReboot"_s));
        QVERIFY(press(host, u"taskReboot"_s));
        QObject *question = dialog(host, u"taskReboot"_s, u"rebootQuestion"_s);
        QVERIFY(question);
        QTRY_VERIFY(question->property("opened").toBool());
        QCOMPARE(world.posts(), 0);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!question->property("visible").toBool());
        QVERIFY(!world.asked->isSending());
        QVERIFY(world.desk.controller->isLoaded()); // it was the question that went
        QVERIFY(press(host, u"taskReboot"_s));
        QTRY_VERIFY(question->property("opened").toBool());
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_COMPARE(world.posts("reboot"), 1);
        QTRY_VERIFY(find(host, u"taskState"_s));
        QTRY_VERIFY(!world.asked->isSending());
    }

    void refusesABadPasswordOfTheWifi()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_VERIFY(find(host, u"taskWifi"_s));
        QVERIFY(press(host, u"taskWifi"_s));
        QObject *wifi = dialog(host, u"taskWifi"_s, u"wifiDialog"_s);
        QVERIFY(wifi);
        QTRY_VERIFY(wifi->property("opened").toBool());
        QVERIFY(!wifi->property("confirmEnabled").toBool()); // nothing would change
        QQuickItem *password = find(host, u"wifiPassword"_s);
        QVERIFY(password);
        QCOMPARE(find(host, u"wifiName"_s)->property("text").toString(), u"Maison"_s);
        password->forceActiveFocus();
        for (const char letter : {'s', 'h', 'o', 'r', 't'})
            QTest::keyClick(host.window(), letter);
        QCOMPARE(password->property("text").toString(), u"short"_s);
        QVERIFY(find(host, u"wifiProblem"_s)->isVisible());
        QVERIFY(!wifi->property("confirmEnabled").toBool());
        QTest::keyClick(host.window(), Qt::Key_Return);
        QVERIFY(wifi->property("opened").toBool());
        for (const char letter : {'e', 'r', '1'})
            QTest::keyClick(host.window(), letter);
        QTRY_VERIFY(wifi->property("confirmEnabled").toBool());
        QVERIFY(!find(host, u"wifiProblem"_s)->isVisible());
        QCOMPARE(world.posts(), 0);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!wifi->property("visible").toBool());
        QCOMPARE(password->property("text").toString(), QString()); // nobody finds it there
        QCOMPARE(world.posts(), 0);
    }

    void resetsOnlyAfterTheSerialWasTyped()
    {
        LiveDesk world;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        QVERIFY(world.openFirst());
        QTRY_VERIFY(find(host, u"upkeepReset"_s));
        QVERIFY(press(host, u"upkeepReset"_s));
        QObject *question = dialog(host, u"upkeepReset"_s, u"resetQuestion"_s);
        QObject *again = dialog(host, u"upkeepReset"_s, u"resetAgain"_s);
        QVERIFY(question && again);
        QTRY_VERIFY(question->property("opened").toBool());
        QVERIFY(QMetaObject::invokeMethod(question, "accept"));
        QTRY_VERIFY(again->property("opened").toBool());
        QVERIFY(!again->property("confirmEnabled").toBool());
        QCOMPARE(world.posts(), 0);
        QQuickItem *serial = find(host, u"resetSerial"_s);
        QVERIFY(serial);
        serial->setProperty("text", u"TPLG000"_s);
        QVERIFY(!again->property("confirmEnabled").toBool());
        serial->setProperty("text", u"TPLG0001"_s);
        QTRY_VERIFY(again->property("confirmEnabled").toBool());
        QTest::keyClick(
            host.window(), Qt::Key_Return); // of what is dangerous Enter confirms nothing
        QVERIFY(again->property("opened").toBool());
        QVERIFY(QMetaObject::invokeMethod(again, "accept"));
        QTRY_COMPARE(world.posts("factoryReset"), 1);
        QTRY_VERIFY(!world.asked->isSending());
    }

    void changesOnItsOwnPageWhereTheAcsIsNoWay_data() { PageHost::addLooks(); }

    void changesOnItsOwnPageWhereTheAcsIsNoWay()
    {
        LiveDesk world;
        world.known.clear(); // the ACS does not know it
        Cpe::DeviceFacts web = AcsWorld::radioFacts();
        web.facts.first().source = Cpe::Source::Web;
        Cpe::Radio &radio = web.radios.first();
        radio.source = Cpe::Source::Web;
        radio.path = u"DEV2_ADT_WIFI_COMMON:2,0,0,0,0,0"_s;
        radio.ssidPath = radio.path + u".primarySSID"_s;
        web.hosts = {{.mac = u"02:00:00:00:00:01"_s,
            .name = u"Téléphone"_s,
            .address = u"192.0.2.20"_s,
            .active = true,
            .link = Cpe::Link::Wifi,
            .band = Cpe::Band::Ghz5,
            .signalDbm = -71,
            .source = Cpe::Source::Web,
            .readAt = AcsWorld::Noon}};
        world.web = web;
        QVERIFY(putDevices(world.desk.mirror));
        PageHost host("FibreDesk.Devices", "DevicesPage", world.desk.controller.get());
        QVERIFY(isListed(world.desk, 4));
        world.desk.controller->open(u"EQP-00001"_s);
        QTRY_VERIFY(world.desk.controller->isLoaded());
        world.live->ask(u"web"_s);
        world.live->ask(u"acs"_s);
        QTRY_VERIFY(world.own->isOffered());
        QTRY_VERIFY(find(host, u"ownWifi"_s));
        QVERIFY(press(host, u"ownWifi"_s));
        QObject *wifi = dialog(host, u"ownWifi"_s, u"ownWifiDialog"_s);
        QVERIFY(wifi);
        QTRY_VERIFY(wifi->property("opened").toBool());
        QVERIFY(!wifi->property("confirmEnabled").toBool());
        host.grab(u"device-own-wifi"_s);
        auto *name = wifi->findChild<QQuickItem *>(u"wifiName"_s);
        QVERIFY(name);
        QCOMPARE(name->property("text").toString(), u"Maison"_s);
        name->setProperty("text", u"Chalet"_s);
        QTRY_VERIFY(wifi->property("confirmEnabled").toBool());
        QVERIFY(QMetaObject::invokeMethod(wifi, "accept"));
        QTRY_COMPARE(world.ownChanges, QStringList{u"Chalet"_s});
        QTRY_VERIFY(find(host, u"workEntry"_s)); // it stands in the history
        QTRY_VERIFY(find(host, u"signalPercent"_s));
        QVERIFY(find(host, u"signalText"_s)->property("text").toString().contains("38"_L1));
        QCOMPARE(world.posts(), 0);
        QTRY_VERIFY(!world.live->isAsking());
        host.grab(u"device-own"_s);
    }

    void saysWhatIsEmptyOrMissing_data() { PageHost::addLooks(); }

    void saysWhatIsEmptyOrMissing()
    {
        Desk desk;
        PageHost host("FibreDesk.Devices", "DevicesPage", desk.controller.get());
        QVERIFY(isListed(desk, 0));
        host.grab(u"devices-none"_s);
        desk.controller->open(u"EQP-9"_s);
        QTRY_VERIFY(desk.controller->isMissing());
        host.grab(u"device-missing"_s);
    }
};

QTEST_MAIN(TestDevicesPage)
#include "tst_devicespage.moc"
