// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "devicedata.h"
#include "devicelive.h"
#include "devicework.h"
#include "eventdrain.h"
#include "outbox/rawdocument.h"
#include "records/recorddesk.h"

#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC);

QJsonObject note(const QString &id, const QString &on, const QString &html, const QString &at,
    const QString &doctype = u"Customer"_s)
{
    return {{u"name"_s, id}, {u"modified"_s, at}, {u"creation"_s, at},
        {u"reference_doctype"_s, doctype}, {u"reference_name"_s, on},
        {u"comment_type"_s, u"Comment"_s}, {u"content"_s, html},
        {u"comment_email"_s, u"j.cote@desk.example"_s}};
}

struct Desk {
    EventDrain drain;
    QueueBench bench;
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    QTemporaryDir folder;
    Store::Mirror mirror{folder.filePath(u"mirror.sqlite"_s)};
    std::unique_ptr<RecordDesk> records;
    std::unique_ptr<DeviceLive> live;
    std::unique_ptr<DeviceWork> work;

    Desk()
    {
        bench.open();
        records = std::make_unique<RecordDesk>(RecordDesk::Parts{
            .erp = bench.client.get(), .queue = bench.queue.get(), .map = &map, .mirror = &mirror});
        live = std::make_unique<DeviceLive>(
            DeviceWays{}, Cpe::DiaryFiles(folder.filePath(u"diary"_s)), Clock([] { return Noon; }));
        work = std::make_unique<DeviceWork>(records.get(), live.get());
    }
    ~Desk()
    {
        work.reset();
        live.reset();
        records.reset();
        bench.close();
        QThreadPool::globalInstance()->waitForDone();
    }
    void open(const QString &serial = u"TPLG0001"_s)
    {
        live->open({.id = u"EQP-00001"_s, .serial = serial});
        work->open(serial, {u"C-1"_s, u"ISS-1"_s});
    }
    [[nodiscard]] bool shows(int rows) const
    {
        return QTest::qWaitFor([this, rows] { return work->list()->total() == rows; });
    }
    [[nodiscard]] QString text(int row, const QByteArray &role) const
    {
        return work->list()->value(row, role).toString();
    }
};

} // namespace

class TestDeviceWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneStandsWithWhoAndWhatCameOfIt();
    void whatColleaguesNotedStandsBesideIt();
    void oneThingToldTwiceStandsOnce();
    void aNoteOnItsWaySaysSo();
    void anotherDeviceHasAnotherHistory();
};

void TestDeviceWork::whatWasDoneStandsWithWhoAndWhatCameOfIt()
{
    Desk desk;
    desk.open();
    desk.live->note(u"TPLG0001"_s,
        {.id = u"1"_s,
            .at = Noon.addSecs(-600),
            .who = u"m.roy@desk.example"_s,
            .kind = u"setParameterValues"_s,
            .outcome = u"faulted"_s,
            .before = {{u"Device.WiFi.SSID.1.SSID"_s, u"Maison"_s}},
            .after = {{u"Device.WiFi.SSID.1.SSID"_s, u"Chalet"_s}},
            .detail = u"that setting cannot be changed on this device (9008)"_s});
    desk.live->note(u"TPLG0001"_s,
        {.id = u"2"_s,
            .at = Noon,
            .kind = u"ping"_s,
            .outcome = u"none"_s,
            .after = {{u"problem"_s, u"none"_s}, {u"answered"_s, 6}, {u"lost"_s, 0},
                {u"averageMs"_s, 12}}});
    QVERIFY(desk.shows(2));
    QCOMPARE(desk.text(0, "what"), u"Ping"_s); // newest first
    QCOMPARE(desk.text(0, "result"), u"6 of 6 answered, 12 ms on average"_s);
    QCOMPARE(desk.text(0, "tone"), u"ok"_s);
    QCOMPARE(desk.text(1, "who"), u"m.roy@desk.example"_s);
    QCOMPARE(desk.text(1, "what"), u"Change settings"_s);
    QCOMPARE(desk.text(1, "result"), u"refused by the device"_s);
    QCOMPARE(desk.text(1, "tone"), u"danger"_s);
    QVERIFY(desk.text(1, "detail").contains(u"“Maison” → “Chalet”"_s));
    QVERIFY(desk.text(1, "detail").contains("9008"_L1));
}

void TestDeviceWork::whatColleaguesNotedStandsBesideIt()
{
    Desk desk;
    QVERIFY(put(desk.mirror, Store::Kind::Note,
        {note(u"n1"_s, u"C-1"_s, u"Device TPLG0001: Restart, done<br>by phone"_s,
             u"2026-06-01 11:00:00"_s),
            note(u"n2"_s, u"ISS-1"_s, u"<p>Diagnosis of the device TPLG0001</p><p>Ping: well</p>"_s,
                u"2026-06-01 11:30:00"_s, u"Issue"_s),
            note(u"n3"_s, u"C-1"_s, u"Called about the bill"_s, u"2026-06-01 11:40:00"_s),
            note(u"n4"_s, u"C-2"_s, u"Device TPLG0001: elsewhere"_s, u"2026-06-01 11:50:00"_s)}));
    desk.open();
    QVERIFY(desk.shows(2));
    QCOMPARE(desk.text(0, "what"), u"Note on ticket ISS-1"_s);
    QVERIFY(desk.text(0, "result").startsWith("Diagnosis"_L1));
    QCOMPARE(desk.text(1, "who"), u"j.cote@desk.example"_s);
    QCOMPARE(desk.text(1, "result"), u"Device TPLG0001: Restart, done"_s);
    QCOMPARE(desk.text(1, "detail"), u"by phone"_s);
}

void TestDeviceWork::oneThingToldTwiceStandsOnce()
{
    Desk desk;
    QVERIFY(put(desk.mirror, Store::Kind::Note,
        {note(u"n1"_s, u"C-1"_s, u"Device TPLG0001: Restart, done<br>x &lt; y"_s,
            u"2026-06-01 11:00:00"_s)}));
    desk.open();
    QVERIFY(desk.shows(1));
    desk.live->note(u"TPLG0001"_s,
        {.id = u"1"_s,
            .at = Noon,
            .kind = u"reboot"_s,
            .outcome = u"done"_s,
            .note = u"Device TPLG0001: Restart, done\nx < y"_s});
    QTRY_COMPARE(desk.text(0, "what"), u"Restart"_s);
    QCOMPARE(desk.work->list()->total(), 1);
}

void TestDeviceWork::aNoteOnItsWaySaysSo()
{
    Desk desk;
    desk.bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb == "POST") {
            return FakeErp::refusal(u"Not today"_s);
        }
        return {};
    };
    desk.open();
    const QString text = u"Device TPLG0001: Restart, done"_s;
    desk.live->note(u"TPLG0001"_s,
        {.id = u"1"_s, .at = Noon, .kind = u"reboot"_s, .outcome = u"done"_s, .note = text});
    QVERIFY(desk.shows(1));
    Outbox::NewWrite write;
    write.doctype = desk.map.doctype(Store::Kind::Note);
    write.title = u"Éloïse Tremblay"_s;
    write.changes.fields.insert(
        desk.map.serverField(Store::Kind::Note, u"reference_name"_s), Outbox::rawOf(u"C-1"_s));
    write.changes.fields.insert(
        desk.map.serverField(Store::Kind::Note, u"content"_s), Outbox::rawOf(text));
    QVERIFY(QCoro::waitFor(desk.bench.queue->add(write)));
    QTRY_VERIFY2(desk.text(0, "detail").contains("refused by ERPNext"_L1),
        qPrintable(desk.text(0, "detail")));
    QCOMPARE(desk.work->list()->total(), 1);
}

void TestDeviceWork::anotherDeviceHasAnotherHistory()
{
    Desk desk;
    QVERIFY(put(desk.mirror, Store::Kind::Note,
        {note(u"n1"_s, u"C-1"_s, u"Device TPLG0001: Restart, done"_s, u"2026-06-01 11:00:00"_s)}));
    desk.open();
    QVERIFY(desk.shows(1));
    desk.open(u"TPLG0002"_s);
    QVERIFY(desk.shows(0));
    desk.open();
    QVERIFY(desk.shows(1));
}

QTEST_MAIN(TestDeviceWork)
#include "tst_devicework.moc"
