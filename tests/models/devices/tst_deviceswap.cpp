// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One device for another: what must be so before, both records, and what happens where one is not
// taken.

#include "../../services/outbox/fakeerp.h"
#include "devicedata.h"
#include "devicelive.h"
#include "deviceswap.h"
#include "outbox/mirrorfeed.h"
#include "records/recorddesk.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestDeviceSwap : public QObject {
    Q_OBJECT

private:
    static inline const QDateTime now{QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC};

    struct Desk {
        Desk()
        {
            bench.erp.put(u"EQP-00001"_s, deviceDocument());
            QJsonObject stocked = deviceDocument();
            for (const QString &field :
                {u"customer"_s, u"service_location"_s, u"subscription"_s, u"mac_address"_s})
                stocked.insert(field, u""_s);
            stocked.insert(u"name"_s, u"EQP-00003"_s);
            stocked.insert(u"serial_number"_s, u"TPLG0003"_s);
            stocked.insert(u"gpon_serial"_s, u"TPLG0003"_s);
            stocked.insert(u"status"_s, u"inventory"_s);
            stocked.insert(u"modified"_s, u"2026-03-01 10:00:03.000001"_s);
            bench.erp.put(u"EQP-00003"_s, stocked);
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(
                RecordDesk::Parts{.queue = bench.queue.get(), .map = &map, .mirror = &mirror});
            live = std::make_unique<DeviceLive>(DeviceWays(),
                Cpe::DiaryFiles(directory.filePath(u"diary"_s)), Clock([] { return now; }));
            swap =
                std::make_unique<DeviceSwap>(records.get(), live.get(), Clock([] { return now; }));
        }
        ~Desk()
        {
            swap.reset();
            live.reset();
            records.reset();
            bench.close();
        }
        /// The first record against the third, for a reason.
        bool prepare()
        {
            if (!putDevices(mirror))
                return false;
            swap->begin(u"EQP-00001"_s);
            if (!QTest::qWaitFor([this] { return !swap->oldText().isEmpty(); }))
                return false;
            swap->setReason(u"Broken case"_s);
            swap->scan()->submit(u"S/N TPLG0003"_s);
            return QTest::qWaitFor([this] { return swap->newId() == "EQP-00003"_L1; });
        }
        [[nodiscard]] QString value(const QString &device, QLatin1StringView field) const
        {
            return bench.erp.document(device).value(field).toString();
        }
        [[nodiscard]] int resultOf(const QString &title) const
        {
            for (int row = 0; row < swap->results()->total(); ++row) {
                if (swap->results()->value(row, "title").toString().contains(title))
                    return row;
            }
            return -1;
        }

        QueueBench bench;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<DeviceLive> live;
        std::unique_ptr<DeviceSwap> swap;
    };

private Q_SLOTS:
    void movesBothRecordsAndTellsTheCustomersTimeLine()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        QCOMPARE(desk.swap->problem(), QString());
        QCOMPARE(desk.swap->warning(), QString());
        QCOMPARE(desk.swap->fate(), u"defective"_s);
        // State, customer, location and subscription of each.
        QCOMPARE(desk.swap->preview()->total(), 8);
        QCOMPARE(desk.swap->preview()->value(2, "after").toString(),
            u"12, rue des Érables, Saint-Rémi"_s);
        QSignalSpy told(desk.swap.get(), &DeviceSwap::replaced);
        desk.swap->commit();
        desk.swap->commit(); // once is enough
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(desk.value(u"EQP-00003"_s, "status"_L1), u"active"_s);
        QCOMPARE(desk.value(u"EQP-00003"_s, "customer"_L1), u"C-1"_s);
        QCOMPARE(desk.value(u"EQP-00003"_s, "service_location"_L1), u"LOC-00001"_s);
        QCOMPARE(desk.value(u"EQP-00003"_s, "subscription"_L1), u"SUB-1"_s);
        QCOMPARE(desk.value(u"EQP-00001"_s, "status"_L1), u"defective"_s);
        QCOMPARE(desk.value(u"EQP-00001"_s, "customer"_L1), QString());
        QCOMPARE(desk.value(u"EQP-00001"_s, "service_location"_L1), QString());
        QCOMPARE(told[0][0].toString(), u"C-1"_s);
        const QString note = told[0][2].toString();
        QVERIFY2(note.contains(u"TPLG0001"_s) && note.contains(u"TPLG0003"_s)
                && note.contains(u"Broken case"_s)
                && note.contains(u"No diagnosis of this device"_s),
            qPrintable(note));
        QCOMPARE(desk.swap->outcomeTone(), u"ok"_s);
        QVERIFY(!desk.swap->canUndo());
        QCOMPARE(desk.bench.queue->writes().size(), 2U);
    }

    void asksForADiagnosisOrAReason()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        desk.swap->setReason(u"  "_s);
        QVERIFY(!desk.swap->isDiagnosed());
        QVERIFY(desk.swap->problem().contains(u"reason is needed"_s));
        desk.swap->commit();
        QVERIFY(desk.bench.queue->writes().empty());
        desk.live->open({.id = u"EQP-00001"_s, .serial = u"TPLG0001"_s});
        const auto measured = [&desk](const QString &kind, const QString &outcome, int hours) {
            desk.live->note(u"TPLG0001"_s,
                {.id = kind, .at = now.addSecs(-hours * 3600), .kind = kind, .outcome = outcome});
        };
        measured(u"reboot"_s, u"done"_s, 1); // is no diagnosis
        measured(u"ping"_s, u"none"_s, 25); // is yesterday's
        measured(u"trace"_s, u"timeout"_s, 1); // found nothing out
        QTRY_COMPARE(desk.live->diary().entries.size(), 3);
        QVERIFY(!desk.swap->isDiagnosed());
        measured(u"download"_s, u"none"_s, 2);
        QTRY_VERIFY(desk.swap->isDiagnosed());
        QCOMPARE(desk.swap->problem(), QString());
        QVERIFY(desk.swap->diagnosis().startsWith(u"Last diagnosed"_s));
        // What was measured of another device says nothing of this one.
        desk.live->open({.id = u"EQP-00002"_s, .serial = u"22000002"_s});
        QVERIFY(!desk.swap->isDiagnosed());
    }

    void takesOnlyADeviceThatIsInStockAndFree()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        desk.swap->takeNew(u"EQP-00002"_s);
        QTRY_COMPARE(desk.swap->newId(), u"EQP-00002"_s);
        QVERIFY(desk.swap->problem().contains(u"at a customer's already"_s));
        QVERIFY(!desk.swap->warning().isEmpty()); // a router for an ONT
        desk.swap->takeNew(u"EQP-00001"_s);
        QTRY_COMPARE(desk.swap->newId(), u"EQP-00001"_s);
        QVERIFY(desk.swap->problem().contains(u"is the old one"_s));
        QJsonObject document = deviceDocument();
        document.insert(u"name"_s, u"EQP-00006"_s);
        document.insert(u"serial_number"_s, u"TPLG0006"_s);
        document.insert(u"customer"_s, u""_s);
        document.insert(u"service_location"_s, u""_s);
        document.insert(u"status"_s, u"defective"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Equipment, {document}));
        desk.swap->takeNew(u"EQP-00006"_s);
        QTRY_COMPARE(desk.swap->newId(), u"EQP-00006"_s);
        QVERIFY(desk.swap->problem().contains(u"not in stock"_s));
        desk.swap->commit();
        QVERIFY(desk.bench.queue->writes().empty());
    }

    void aColleaguesChangeIsAClashAndTheOtherRecordStands()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        // Somebody took the device out of the stock in the same minute.
        desk.bench.erp.touch(u"EQP-00003"_s, {{u"customer"_s, u"C-2"_s}});
        QSignalSpy told(desk.swap.get(), &DeviceSwap::replaced);
        desk.swap->commit();
        QTRY_VERIFY(desk.resultOf(u"TPLG0003"_s) >= 0
            && desk.swap->results()->value(desk.resultOf(u"TPLG0003"_s), "isClash").toBool());
        QTRY_COMPARE(desk.value(u"EQP-00001"_s, "status"_L1), u"defective"_s);
        QTRY_VERIFY(desk.swap->outcome().startsWith(u"Only half is done"_s));
        QCOMPARE(desk.swap->outcomeTone(), u"danger"_s);
        // Nothing of it went over what he wanted, and the customer's time line says nothing.
        QCOMPARE(desk.value(u"EQP-00003"_s, "customer"_L1), u"C-2"_s);
        QCOMPARE(desk.value(u"EQP-00003"_s, "service_location"_L1), QString());
        QCOMPARE(told.size(), 0);
        QVERIFY(desk.swap->canUndo());
        desk.swap->undo();
        QTRY_COMPARE(desk.value(u"EQP-00001"_s, "status"_L1), u"active"_s);
        QCOMPARE(desk.value(u"EQP-00001"_s, "customer"_L1), u"C-1"_s);
        QCOMPARE(desk.value(u"EQP-00001"_s, "service_location"_L1), u"LOC-00001"_s);
        QTRY_COMPARE(desk.swap->outcomeTone(), u"ok"_s);
        QVERIFY(desk.swap->outcome().startsWith(u"Taken back"_s));
        QCOMPARE(desk.value(u"EQP-00003"_s, "customer"_L1), u"C-2"_s);
        QCOMPARE(told.size(), 0);
    }

    void aRefusedHalfCanBeTriedAgain()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        desk.bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && request.target.contains("EQP-00001")
                ? std::optional(FakeErp::refusal(u"Locked for the count"_s))
                : std::nullopt;
        };
        QSignalSpy told(desk.swap.get(), &DeviceSwap::replaced);
        desk.swap->commit();
        QTRY_COMPARE(desk.value(u"EQP-00003"_s, "status"_L1), u"active"_s);
        QTRY_VERIFY(desk.resultOf(u"TPLG0001"_s) >= 0
            && desk.swap->results()->value(desk.resultOf(u"TPLG0001"_s), "canTryAgain").toBool());
        const int row = desk.resultOf(u"TPLG0001"_s);
        QVERIFY(desk.swap->results()->value(row, "reason").toString().contains(u"Locked"_s));
        QTRY_VERIFY(desk.swap->outcome().startsWith(u"Only half is done"_s));
        QCOMPARE(told.size(), 0);
        desk.bench.erp.before = {};
        QString write;
        for (const Outbox::Write &one : desk.bench.queue->writes()) {
            if (one.name == "EQP-00001"_L1)
                write = one.id;
        }
        desk.swap->tryAgain(write);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(desk.value(u"EQP-00001"_s, "status"_L1), u"defective"_s);
        QCOMPARE(desk.swap->outcomeTone(), u"ok"_s);
    }

    void goesOnAfterThePanelWasClosed()
    {
        Desk desk;
        QVERIFY(desk.prepare());
        QSignalSpy told(desk.swap.get(), &DeviceSwap::replaced);
        desk.swap->setFate(u"returned"_s);
        desk.swap->commit();
        desk.swap->close();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(desk.value(u"EQP-00001"_s, "status"_L1), u"returned"_s);
        QCOMPARE(desk.swap->results()->total(), 0);
    }
};

QTEST_MAIN(TestDeviceSwap)
#include "tst_deviceswap.moc"
