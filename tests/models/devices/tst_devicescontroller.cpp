// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "devicedata.h"
#include "devicescontroller.h"
#include "outbox/mirrorfeed.h"
#include "records/recorddesk.h"
#include "store/database.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestDevicesController : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
        {
            bench.erp.put(u"EQP-00001"_s, deviceDocument());
            bench.erp.before = [this](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
                if (request.target.contains("/Version"))
                    return versions;
                if (!request.target.contains("getdoctype"))
                    return {};
                const QJsonArray fields{QJsonObject{{u"fieldname"_s, u"status"_s},
                    {u"fieldtype"_s, u"Select"_s}, {u"options"_s, states}}};
                const QJsonObject type{{u"name"_s, u"Service Equipment"_s}, {u"fields"_s, fields},
                    {u"track_changes"_s, isTracked ? 1 : 0}};
                return FakeHttpServer::json(
                    QJsonDocument(QJsonObject{{u"docs"_s, QJsonArray{type}}}).toJson());
            };
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = bench.client.get(),
                .queue = bench.queue.get(),
                .map = &map,
                .mirror = &mirror});
            controller = std::make_unique<DevicesController>(records.get());
            tester = std::make_unique<QAbstractItemModelTester>(
                controller->list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        }
        ~Desk()
        {
            tester.reset();
            controller.reset();
            records.reset();
            bench.close();
        }
        bool start(int count = 4)
        {
            if (!putDevices(mirror))
                return false;
            controller->activate();
            return isListed(count);
        }
        bool isListed(int count)
        {
            return QTest::qWaitFor([this, count] {
                return controller->isListed() && !controller->isListing()
                    && controller->list()->count() == count;
            });
        }
        bool open(const QString &id)
        {
            controller->open(id);
            return QTest::qWaitFor(
                [this, &id] { return controller->isLoaded() && controller->deviceId() == id; });
        }
        [[nodiscard]] QVariant field(const QString &name, int role) const
        {
            const RecordFieldsModel &model = *controller->fields();
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row).data(RecordFieldsModel::FieldRole).toString() == name)
                    return model.index(row).data(role);
            }
            return {};
        }
        [[nodiscard]] static ScriptedAnswer versionsOf(const QList<QJsonObject> &list)
        {
            QJsonArray rows;
            for (const QJsonObject &row : list)
                rows += row;
            return FakeHttpServer::json(QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson());
        }

        QueueBench bench;
        bool isTracked = true;
        QString states;
        ScriptedAnswer versions = versionsOf({});
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<DevicesController> controller;
        std::unique_ptr<QAbstractItemModelTester> tester;
    };

    static QJsonObject version(const QString &id, const QString &data)
    {
        return {{u"name"_s, id}, {u"owner"_s, u"m.roy@desk.example"_s},
            {u"creation"_s, u"2026-11-12 10:42:00.000000"_s}, {u"data"_s, data}};
    }

    static constexpr qint64 hour = 3600;
    static inline const QDateTime readAt{QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC};

    /// The two ONTs and the router as the ACS has them; it does not know the TV box.
    static DeviceFleet fleet()
    {
        using Cpe::Acs::FleetDevice;
        DeviceFleet fleet{.readAt = readAt};
        fleet.devices = {{u"TPLG0001"_s,
                             FleetDevice{.id = u"A"_s,
                                 .serial = u"TPLG0001"_s,
                                 .lastInform = readAt.addSecs(-5 * hour),
                                 .firmware = u"1.4.2"_s,
                                 .rxDbm = -26.1,
                                 .rxAt = readAt.addSecs(-6 * hour)}},
            {u"22000002"_s,
                FleetDevice{.id = u"B"_s,
                    .serial = u"22000002"_s,
                    .lastInform = readAt.addSecs(-60),
                    .boots = {readAt.addSecs(-3 * hour), readAt.addSecs(-2 * hour),
                        readAt.addSecs(-hour)},
                    .firmware = u"1.0"_s}},
            {u"TPLG0003"_s,
                FleetDevice{.id = u"C"_s,
                    .serial = u"TPLG0003"_s,
                    .lastInform = readAt.addSecs(-5 * hour),
                    .firmware = u"1.5.0"_s,
                    .rxDbm = -19.0,
                    .rxAt = readAt.addSecs(-48 * hour)}}};
        return fleet;
    }
    /// A cell of the row with this serial.
    static QString cell(const Desk &desk, const QString &serial, int column, int role)
    {
        const DeviceListModel &list = *desk.controller->list();
        for (int row = 0; row < list.count(); ++row) {
            if (list.index(row, DeviceListModel::SerialColumn)
                    .data(DeviceListModel::CellTextRole)
                    .toString()
                == serial)
                return list.index(row, column).data(role).toString();
        }
        return u"no such row"_s;
    }

private Q_SLOTS:
    void joinsTheListWithTheAcs()
    {
        Desk desk;
        QVERIFY(desk.start());
        constexpr int now = DeviceListModel::NowColumn;
        constexpr int light = DeviceListModel::LightColumn;
        constexpr int text = DeviceListModel::CellTextRole;
        constexpr int tone = DeviceListModel::ToneRole;
        QVERIFY(!desk.controller->hasFleet());
        QCOMPARE(cell(desk, u"TPLG0001"_s, now, text), QString()); // there is no ACS
        desk.controller->setFleet(std::make_shared<const DeviceFleet>());
        QVERIFY(desk.controller->hasFleet());
        QCOMPARE(cell(desk, u"TPLG0001"_s, now, text), QString()); // not read yet
        desk.controller->setFleet(std::make_shared<const DeviceFleet>(fleet()));
        QVERIFY(cell(desk, u"TPLG0001"_s, now, text).startsWith(u"Offline since "_s));
        QCOMPARE(cell(desk, u"TPLG0001"_s, now, tone), u"danger"_s);
        QVERIFY(cell(desk, u"22000002"_s, now, text).startsWith(u"Online, "_s));
        QCOMPARE(cell(desk, u"22000002"_s, now, tone), u"ok"_s);
        QCOMPARE(cell(desk, u"44000004"_s, now, text), u"Never heard"_s);
        QVERIFY(cell(desk, u"TPLG0001"_s, light, text).contains(u"26.1"_s));
        QCOMPARE(cell(desk, u"TPLG0001"_s, light, tone), u"warning"_s);
        QCOMPARE(cell(desk, u"22000002"_s, light, text), QString());
        // A level of another day says of which, and is not judged.
        QVERIFY(cell(desk, u"TPLG0003"_s, light, text).contains(u", "_s));
        QCOMPARE(cell(desk, u"TPLG0003"_s, light, tone), u"neutral"_s);
        QVERIFY(desk.controller->list()
                ->index(0, 0)
                .data(DeviceListModel::AccessibleRole)
                .toString()
                .contains(u"Never heard"_s));
        // Of an ACS that hears nobody nothing is known.
        DeviceFleet silent = fleet();
        silent.isAcsSilent = true;
        desk.controller->setFleet(std::make_shared<const DeviceFleet>(silent));
        QCOMPARE(cell(desk, u"22000002"_s, now, text), u"ACS silent"_s);
        QCOMPARE(cell(desk, u"44000004"_s, now, text), u"ACS silent"_s);
    }

    void listsWhatTheAcsSays_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("serial");
        QTest::newRow("offline") << u"net:offline"_s << u"TPLG0001"_s; // not the one in stock
        QTest::newRow("weak") << u"net:weak"_s << u"TPLG0001"_s;
        QTest::newRow("rebooting") << u"net:rebooting"_s << u"22000002"_s;
        // Of two versions as frequent the later one is the usual one.
        QTest::newRow("firmware") << u"net:firmware"_s << u"TPLG0001"_s;
    }

    void listsWhatTheAcsSays()
    {
        QFETCH(QString, view);
        QFETCH(QString, serial);
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->chooseView(view);
        QVERIFY(desk.isListed(0));
        QCOMPARE(desk.controller->views()->rowOf(view), -1); // there is no ACS
        QSignalSpy reset(desk.controller->list(), &QAbstractItemModel::modelReset);
        desk.controller->setFleet(std::make_shared<const DeviceFleet>(fleet()));
        QVERIFY(desk.isListed(1));
        QCOMPARE(reset.count(), 0); // rows come and go under the reader's eye
        QCOMPARE(cell(desk, serial, DeviceListModel::SerialColumn, DeviceListModel::CellTextRole),
            serial);
        const int row = desk.controller->views()->rowOf(view);
        QVERIFY(row >= 0);
        QTRY_COMPARE(desk.controller->views()->value(row, "amount").toInt(), 1);
        desk.controller->setText(u"deco"_s); // narrows the view
        QVERIFY(desk.isListed(serial == u"22000002"_s ? 1 : 0));
    }

    void listsTheDevicesOfOneOltPort()
    {
        Desk desk;
        QVERIFY(desk.start());
        const QJsonObject place{{u"name"_s, u"LOC-00002"_s},
            {u"modified"_s, u"2026-03-02 10:00:00.000001"_s}, {u"customer"_s, u"C-2"_s},
            {u"address_line"_s, u"40, montée Blais"_s}, {u"olt_port"_s, u"olt-1/0/3"_s}};
        QVERIFY(put(desk.mirror, Store::Kind::Location, {place}));
        QVERIFY(desk.open(u"EQP-00002"_s));
        QTRY_COMPARE(desk.controller->card().oltPort, u"olt-1/0/3"_s);
        desk.controller->choosePort();
        QCOMPARE(desk.controller->view(), u"port:olt-1/0/3"_s);
        QVERIFY(desk.isListed(2));
        QCOMPARE(desk.controller->viewTitle(), u"olt-1/0/3"_s);
        QCOMPARE(desk.controller->deviceId(), u"EQP-00002"_s);
    }

    void ordersByWhatTheAcsSays()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->setFleet(std::make_shared<const DeviceFleet>(fleet()));
        const auto serials = [&desk] {
            QStringList all;
            const DeviceListModel &list = *desk.controller->list();
            for (int row = 0; row < list.count(); ++row)
                all += list.index(row, DeviceListModel::SerialColumn)
                           .data(DeviceListModel::CellTextRole)
                           .toString();
            return all;
        };
        desk.controller->sortBy(DeviceListModel::LightColumn, false);
        QCOMPARE(desk.controller->sortColumn(), static_cast<int>(DeviceListModel::LightColumn));
        QVERIFY(desk.isListed(4));
        QCOMPARE(serials().mid(0, 2), (QStringList{u"TPLG0001"_s, u"TPLG0003"_s}));
        desk.controller->sortBy(DeviceListModel::LightColumn, true);
        QVERIFY(desk.isListed(4));
        QCOMPARE(serials().mid(0, 2), (QStringList{u"TPLG0003"_s, u"TPLG0001"_s}));
        desk.controller->sortBy(DeviceListModel::NowColumn, true);
        QVERIFY(desk.isListed(4));
        QCOMPARE(serials().first(), u"22000002"_s);
        QCOMPARE(serials().last(), u"44000004"_s); // nobody heard of it
        Desk next;
        next.controller->restore(desk.controller->memory());
        QCOMPARE(next.controller->sortColumn(), static_cast<int>(DeviceListModel::NowColumn));
        desk.controller->sortBy(DeviceListModel::CustomerColumn, false);
        QCOMPARE(desk.controller->sortColumn(), static_cast<int>(DeviceListModel::CustomerColumn));
    }

    void listsAViewAndFindsInIt()
    {
        Desk desk;
        QVERIFY(desk.start());
        const DeviceListModel &list = *desk.controller->list();
        QCOMPARE(list.index(0, DeviceListModel::SerialColumn)
                     .data(DeviceListModel::CellTextRole)
                     .toString(),
            u"44000004"_s); // newest first
        QTRY_COMPARE(desk.controller->mirrored(), 4);
        desk.controller->chooseView(u"status:active"_s);
        QVERIFY(desk.isListed(2));
        desk.controller->chooseView(u"unplaced"_s);
        QVERIFY(desk.isListed(1));
        desk.controller->chooseView(u"type:ONT"_s);
        QVERIFY(desk.isListed(2));
        desk.controller->setText(u"02-ab-cd"_s);
        QVERIFY(desk.isListed(1));
        desk.controller->chooseView(u"all"_s); // another view begins without a filter
        QVERIFY(desk.isListed(4));
        QCOMPARE(desk.controller->text(), QString());
    }

    void keepsItsPlaceAsTheListChanges()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->sortBy(DeviceListModel::SerialColumn, false);
        QVERIFY(desk.isListed(4));
        desk.controller->select(2);
        QTRY_COMPARE(desk.controller->deviceId(), u"EQP-00001"_s);
        QSignalSpy reset(desk.controller->list(), &QAbstractItemModel::modelReset);
        QJsonObject other = deviceDocument();
        other.insert(u"name"_s, u"EQP-00009"_s);
        other.insert(u"serial_number"_s, u"00000009"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Equipment, {other}));
        QVERIFY(desk.isListed(5));
        QTRY_COMPARE(desk.controller->place(), 3);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(desk.controller->deviceId(), u"EQP-00001"_s);
    }

    void showsOneDeviceWithItsTickets()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        const DeviceCard card = desk.controller->card();
        QCOMPARE(card.address, u"12, rue des Érables, Saint-Rémi"_s);
        QCOMPARE(card.plan, u"Fibre 500"_s);
        QCOMPARE(desk.controller->tickets()->total(), 1);
        QSignalSpy location(desk.controller.get(), &DevicesController::locationRequested);
        desk.controller->openLocation();
        QCOMPARE(location.takeFirst(), (QVariantList{u"C-1"_s, u"LOC-00001"_s}));
        desk.controller->open(u"EQP-9"_s);
        QTRY_VERIFY(desk.controller->isMissing());
        QCOMPARE(desk.controller->tickets()->total(), 0);
    }

    void tellsTheMovesInWords()
    {
        Desk desk;
        desk.versions = Desk::versionsOf(
            {version(u"v2"_s,
                 u"{\"changed\":[[\"service_location\",\"LOC-00002\",\"LOC-00001\"],"
                 "[\"status\",\"inventory\",\"active\"],[\"wifi_password\",\"*\",\"**\"]]}"_s),
                version(u"v1"_s, u"{\"changed\":[[\"firmware_version\",\"1\",\"2\"]]}"_s),
                version(u"v0"_s, u"{\"changed\":[[\"customer\",null,\"C-404\"]]}"_s)});
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        QTRY_COMPARE(desk.controller->history()->moves()->total(), 2); // a new firmware is no move
        const RecordModel &moves = *desk.controller->history()->moves();
        QCOMPARE(moves.value(0, "who").toString(), u"m.roy@desk.example"_s);
        QCOMPARE(moves.value(0, "sentence").toString(),
            u"location 40, montée Blais (LOC-00002) → 12, rue des Érables (LOC-00001), "
            "state In stock → Active"_s);
        QCOMPARE(moves.value(1, "sentence").toString(), u"customer none → C-404"_s);
        QVERIFY(moves.value(0, "at").toDateTime().isValid());
    }

    void saysWhyThereIsNoHistory()
    {
        Desk desk;
        desk.isTracked = false;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        QTRY_COMPARE(desk.controller->history()->state(), DeviceHistory::NotTracked);
        desk.versions = FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403);
        QVERIFY(desk.open(u"EQP-00002"_s));
        QTRY_COMPARE(desk.controller->history()->state(), DeviceHistory::Forbidden);
        desk.versions = FakeHttpServer::json("{\"exc_type\":\"OperationalError\"}", 500);
        QVERIFY(desk.open(u"EQP-00003"_s));
        QTRY_COMPARE_WITH_TIMEOUT(
            desk.controller->history()->state(), DeviceHistory::Failed, 15'000);
        QVERIFY(desk.controller->history()->error().isSet());
        desk.records->setOnline(false);
        QVERIFY(desk.open(u"EQP-00004"_s));
        QCOMPARE(desk.controller->history()->state(), DeviceHistory::Offline);
        desk.versions = Desk::versionsOf({});
        desk.isTracked = true;
        desk.records->setOnline(true);
        QTRY_VERIFY(desk.controller->history()->state() != DeviceHistory::Offline);
    }

    void changesTheStateThroughTheOutbox()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        desk.controller->fields()->submit(u"status"_s, u"defective"_s);
        QVERIFY(desk.field(u"status"_s, RecordFieldsModel::PendingRole).toBool());
        QCOMPARE(desk.field(u"status"_s, RecordFieldsModel::ShownRole), u"Defective"_s);
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("status"_L1).toString(), u"defective"_s);
        QTRY_COMPARE(desk.controller->card().status, u"defective"_s);
        QCOMPARE(desk.controller->fields()->unsaved(), 0);
    }

    void offersTheStatesAsTheServerSpellsThem()
    {
        Desk desk;
        desk.states = u"Inventory\nActive\nRetired"_s;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        QTRY_COMPARE(desk.field(u"status"_s, RecordFieldsModel::ChoicesRole).toStringList(),
            (QStringList{u"Inventory"_s, u"Active"_s, u"Retired"_s, u"active"_s}));
        QCOMPARE(desk.controller->stateWord(u"Inventory"_s), u"In stock"_s);
        QCOMPARE(desk.controller->stateWord(u"Retired"_s), u"Retired"_s);
    }

    void movesWithItsCustomerInOneWrite()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        desk.controller->searchPlaces(u"montée"_s);
        QTRY_COMPARE(desk.controller->places()->total(), 1);
        desk.controller->moveTo(u"LOC-00002"_s, u"C-2"_s);
        QCOMPARE(desk.field(u"service_location"_s, RecordFieldsModel::ShownRole),
            u"40, montée Blais, Hemmingford"_s);
        QTRY_COMPARE(desk.controller->card().location, u"LOC-00002"_s);
        QCOMPARE(desk.controller->card().customer, u"C-2"_s);
        QCOMPARE(desk.bench.erp.count("PUT"), 1);
    }

    void offersNoPlaceOfAnEarlierText()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->searchPlaces(u"montée"_s);
        QTRY_COMPARE(desk.controller->places()->total(), 1);
        QCOMPARE(desk.controller->placesText(), u"montée"_s);
        QVERIFY(!desk.controller->isSearchingPlaces());
        desk.controller->searchPlaces(u"nowhere at all"_s);
        QCOMPARE(desk.controller->places()->total(), 0);
        // A quick reader answers within the call.
        QVERIFY(desk.controller->placesText() != u"montée"_s);
        QTRY_VERIFY(!desk.controller->isSearchingPlaces());
        QCOMPARE(desk.controller->placesText(), u"nowhere at all"_s);
        QVERIFY(!desk.controller->placesError().isSet());
    }

    void saysThatTheSearchForAPlaceFailed()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(QCoro::waitFor(desk.mirror.write(
            [](QSqlDatabase &db) { return Store::execute(db, u"DROP TABLE location"_s); })));
        desk.controller->searchPlaces(u"montée"_s);
        QTRY_VERIFY(desk.controller->placesError().isSet());
        QVERIFY(!desk.controller->isSearchingPlaces());
    }

    void sendsNoHalfOfAMoveWhereAColleagueMovedItToo()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        const QString customer = desk.controller->card().customer;
        desk.bench.erp.touch(u"EQP-00001"_s, {{u"customer"_s, u"C-9"_s}});
        desk.controller->moveTo(u"LOC-00002"_s, customer); // the same customer
        QTRY_VERIFY(desk.field(u"service_location"_s, RecordFieldsModel::ClashRole).toBool());
        QCOMPARE(desk.bench.erp.document(u"EQP-00001"_s).value("service_location"_L1).toString(),
            u"LOC-00001"_s);
        QCOMPARE(desk.field(u"service_location"_s, RecordFieldsModel::MineTypedRole).toString(),
            u"LOC-00002"_s);
        desk.controller->fields()->resolve(u"service_location"_s, true);
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("service_location"_L1).toString(),
            u"LOC-00002"_s);
        QCOMPARE(desk.bench.erp.document(u"EQP-00001"_s).value("customer"_L1).toString(), customer);
    }

    void triesAMoveAgainAsAWhole()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        const auto otherwise = desk.bench.erp.before;
        desk.bench.erp.before = [otherwise](const SeenRequest &request) {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"Not today"_s))
                                         : otherwise(request);
        };
        desk.controller->moveTo(u"LOC-00002"_s, u"C-2"_s);
        QTRY_VERIFY(desk.field(u"service_location"_s, RecordFieldsModel::ErrorRole)
                .value<ErrorText>()
                .isSet());
        desk.bench.erp.before = otherwise;
        desk.controller->fields()->retry(u"service_location"_s);
        QTRY_COMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("service_location"_L1).toString(),
            u"LOC-00002"_s);
        QCOMPARE(desk.bench.erp.document(u"EQP-00001"_s).value("customer"_L1).toString(), u"C-2"_s);
    }

    void showsBothWhereAColleagueMovedItToo()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        desk.bench.erp.touch(u"EQP-00001"_s, {{u"status"_s, u"returned"_s}});
        desk.controller->fields()->submit(u"status"_s, u"defective"_s);
        QTRY_VERIFY(desk.field(u"status"_s, RecordFieldsModel::ClashRole).toBool());
        QCOMPARE(desk.field(u"status"_s, RecordFieldsModel::MineRole), u"Defective"_s);
        QCOMPARE(desk.field(u"status"_s, RecordFieldsModel::TheirsRole), u"Returned"_s);
        desk.controller->fields()->resolve(u"status"_s, false);
        QTRY_VERIFY(!desk.field(u"status"_s, RecordFieldsModel::ClashRole).toBool());
        QCOMPARE(
            desk.bench.erp.document(u"EQP-00001"_s).value("status"_L1).toString(), u"returned"_s);
    }

    void keepsWhatTheServerRefuses()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.open(u"EQP-00001"_s));
        const auto otherwise = desk.bench.erp.before;
        desk.bench.erp.before = [otherwise](const SeenRequest &request) {
            return request.verb == "PUT"
                ? std::optional(FakeErp::refusal(u"Status cannot be “defective”"_s))
                : otherwise(request);
        };
        desk.controller->fields()->submit(u"status"_s, u"defective"_s);
        QTRY_VERIFY(desk.field(u"status"_s, RecordFieldsModel::ErrorRole)
                .value<ErrorText>()
                .sentence()
                .contains(u"cannot be"_s));
        QCOMPARE(desk.field(u"status"_s, RecordFieldsModel::ValueRole), u"defective"_s);
        QCOMPARE(desk.controller->card().status, u"active"_s);
    }

    void writesTheListToAFile()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->setFleet(std::make_shared<const DeviceFleet>(fleet()));
        const QString path = desk.directory.filePath(u"list.csv"_s);
        QSignalSpy finished(desk.controller->fileExport(), &DeviceExport::finished);
        desk.controller->fileExport()->start(QUrl::fromLocalFile(path));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished[0][1].toInt(), 4);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\r\n"), 5);
        QVERIFY(text.contains("EQP-00001,ONT,TP-Link XX230v,TPLG0001"));
        QVERIFY(text.contains(",Now,Light,"));
        QVERIFY(text.contains("Offline since ") && text.contains("Never heard"));
        desk.controller->fileExport()->start(
            QUrl::fromLocalFile(desk.directory.filePath(u"none/list.csv"_s)));
        QTRY_VERIFY(desk.controller->fileExport()->error().isSet());
    }

    void remembersViewAndOrder()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller->chooseView(u"status:inventory"_s);
        desk.controller->sortBy(DeviceListModel::MacColumn, false);
        DevicesController again(desk.records.get());
        again.restore(desk.controller->memory());
        QCOMPARE(again.view(), u"status:inventory"_s);
        QCOMPARE(again.sortColumn(), int(DeviceListModel::MacColumn));
        QVERIFY(!again.isDescending());
    }
};

QTEST_MAIN(TestDevicesController)
#include "tst_devicescontroller.moc"
