// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acsworld.h"
#include "devicediagnosis.h"
#include "eventdrain.h"
#include "notingoversight.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;

namespace {

QByteArray object(const QByteArray &name, const QByteArrayList &members)
{
    return '"' + name + "\":{" + members.join(',') + '}';
}

/// A device that has measured all it was asked, with its Wi-Fi neighbours on 1 and 6.
struct Desk : AcsWorld {
    Desk() { measured("Complete", "12"); }

    void measured(const QByteArray &state, const QByteArray &milliseconds)
    {
        const QByteArray stands = value("DiagnosticsState", state);
        const QByteArray ping = object("IPPing",
            {stands, value("Host", "portal.example"), value("NumberOfRepetitions", "5"),
                value("SuccessCount", "4"), value("FailureCount", "1"),
                value("AverageResponseTime", milliseconds), value("MaximumResponseTime", "30")});
        const auto hop = [](const QByteArray &name) {
            return QByteArrayList{
                value("Host", name), value("HostAddress", "192.0.2.1"), value("RTTimes", "3,4,5")};
        };
        const QByteArray trace = object("TraceRoute",
            {stands, value("Host", "portal.example"),
                object("RouteHops",
                    {object("1", hop("gw.example")), object("2", hop("portal.example"))})});
        const auto around = [](const QByteArray &channel) {
            return QByteArrayList{
                value("SSID", "Voisin"), value("Channel", channel), value("SignalStrength", "-50")};
        };
        const QByteArray wifi = object("NeighboringWiFiDiagnostic",
            {stands, object("Result", {object("1", around("1")), object("2", around("6"))})});
        tree = object("Device",
            {object("DeviceInfo", {value("ModelName", "XX230v")}),
                object("IP", {object("Diagnostics", {ping, trace})}), object("WiFi", {wifi})});
    }
    [[nodiscard]] bool isOver() const
    {
        return QTest::qWaitFor([this] { return !diagnosis->isRunning(); });
    }
    [[nodiscard]] QString cell(const QString &kind, const QByteArray &role) const
    {
        const RecordModel &steps = *diagnosis->steps();
        const int row = steps.rowOf(kind);
        return row < 0 ? u"no such step"_s : steps.value(row, role).toString();
    }
    [[nodiscard]] bool isKept(int entries) const
    {
        return QTest::qWaitFor([this, entries] { return live->diary().entries.size() == entries; });
    }

    NotingOversight oversight;
    std::unique_ptr<DeviceDiagnosis> diagnosis = make();

private:
    [[nodiscard]] std::unique_ptr<DeviceDiagnosis> make()
    {
        auto made = std::make_unique<DeviceDiagnosis>(
            DeviceDiagnosis::Parts{.acs = client.get(),
                .live = live.get(),
                .acsId = [this](const DeviceHandle &device) { return acsId(device); },
                .host = u"portal.example"_s,
                .user = [] { return u"m.roy@desk.example"_s; },
                .oversight = &oversight},
            clock());
        made->setPace({.look = std::chrono::milliseconds(1), .patience = std::chrono::minutes(3)});
        return made;
    }
};

} // namespace

class TestDeviceDiagnosis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { drainEvents(); }

    void oneButtonMeasuresAllThatFitsOneAfterTheOther();
    void theLastResultStandsBesideTheNewOne();
    void whatTheDeviceCannotIsItsResult();
    void aRefusalIsExplainedAndTheNextGoesOn();
    void whatIsStoppedIsStoppedAtTheDeviceToo();
    void whatIsStoppedOnItsWayIsTakenBack();
    void anotherDeviceEndsIt();
    void oneOfThemRunsAlone();
    void nothingRunsOnADeviceTheAcsDoesNotKnow();
    void withoutTheRightNoDeviceIsToldToMeasure();
    void eachDiagnosisIsNotedOnceWithItsEnd();
    void whatWasOrderedIsNotedAsItEnded_data();
    void whatWasOrderedIsNotedAsItEnded();
    void theLightAndTheNeighboursComeFirst();
    void theLightIsEverybodys();
    void anOltThatDoesNotAnswerIsNoLightOfBefore();
    void theQuietestChannelIsToldOnlyWhereSomethingWasHeard();
};

void TestDeviceDiagnosis::oneButtonMeasuresAllThatFitsOneAfterTheOther()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    QVERIFY(desk.diagnosis->canRun());
    QVERIFY(!desk.diagnosis->hasResults());
    QVERIFY(desk.diagnosis->report().isEmpty());
    desk.diagnosis->run();
    QVERIFY(desk.diagnosis->isRunning());
    QCOMPARE(desk.diagnosis->steps()->total(), 3); // no test server: no transfers
    QCOMPARE(desk.cell(u"ping"_s, "stage"), u"running"_s);
    QCOMPARE(desk.cell(u"trace"_s, "stage"), u"waiting"_s);
    desk.diagnosis->run(); // it goes on
    QVERIFY(desk.isOver());
    QCOMPARE(desk.posts("IPPing.Host"), 1);
    QCOMPARE(desk.cell(u"ping"_s, "text"), u"4 of 5 answered, 12 ms on average"_s);
    QCOMPARE(desk.cell(u"ping"_s, "tone"), u"warning"_s); // one was lost
    QCOMPARE(desk.cell(u"trace"_s, "text"), u"2 steps, the last portal.example"_s);
    QCOMPARE(desk.cell(u"trace"_s, "tone"), u"ok"_s);
    QVERIFY(desk.cell(u"wifi"_s, "text").contains("channel 11 is the quietest"_L1));
    QVERIFY(desk.isKept(3));
    QCOMPARE(desk.live->diary().entries.first().who, u"m.roy@desk.example"_s);
    const QString report = desk.diagnosis->report();
    QVERIFY2(report.contains("S1"_L1), qPrintable(report));
    QVERIFY2(report.contains("4 of 5 answered"_L1), qPrintable(report));
    QCOMPARE(report.count(u'\n'), 3);
}

void TestDeviceDiagnosis::theLastResultStandsBesideTheNewOne()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.diagnosis->runOne(u"ping"_s);
    QVERIFY(desk.isOver());
    QVERIFY(desk.isKept(1));
    QCOMPARE(desk.cell(u"ping"_s, "before"), QString());
    desk.measured("Complete", "250");
    desk.now = Desk::Noon.addSecs(3600);
    desk.diagnosis->runOne(u"ping"_s);
    QVERIFY(desk.isOver());
    QVERIFY(desk.cell(u"ping"_s, "text").contains("250 ms"_L1));
    QVERIFY(desk.cell(u"ping"_s, "before").contains("12 ms"_L1));
    const RecordModel &steps = *desk.diagnosis->steps();
    QCOMPARE(steps.value(0, "beforeAt").toDateTime(), Desk::Noon);
    QCOMPARE(steps.value(0, "at").toDateTime(), Desk::Noon.addSecs(3600));
}

void TestDeviceDiagnosis::whatTheDeviceCannotIsItsResult()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.measured("Error_CannotResolveHostName", "0");
    desk.diagnosis->runOne(u"ping"_s);
    QVERIFY(desk.isOver());
    QCOMPARE(desk.cell(u"ping"_s, "stage"), u"done"_s);
    QCOMPARE(desk.cell(u"ping"_s, "tone"), u"danger"_s);
    QVERIFY(desk.cell(u"ping"_s, "text").contains("name servers do not answer"_L1));
    QVERIFY(desk.isKept(1));
}

void TestDeviceDiagnosis::aRefusalIsExplainedAndTheNextGoesOn()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Task faulted", postedTask("t1"), Desk::Date);
    desk.faults =
        R"({"_id":"D:task_t1","device":"D","channel":"task_t1","code":"cwmp.9000","message":"no"})";
    desk.diagnosis->run();
    QVERIFY(desk.isOver());
    for (const QString &kind : {u"ping"_s, u"trace"_s, u"wifi"_s}) {
        QCOMPARE(desk.cell(kind, "stage"), u"failed"_s);
        QCOMPARE(desk.cell(kind, "tone"), u"danger"_s);
        QVERIFY(!desk.cell(kind, "text").isEmpty());
    }
    const auto error = desk.diagnosis->steps()->value(0, "error").value<ErrorText>();
    QVERIFY(error.isSet());
    QVERIFY(!desk.diagnosis->hasResults());
    QVERIFY(!desk.diagnosis->report().isEmpty()); // that it was refused is worth a note
    QCOMPARE(desk.live->diary().entries.size(), 0);
}

void TestDeviceDiagnosis::whatIsStoppedIsStoppedAtTheDeviceToo()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.measured("Requested", "0");
    desk.diagnosis->run();
    QTRY_VERIFY(desk.posts("getParameterValues") > 0); // it measures, and is asked
    desk.diagnosis->stop();
    QVERIFY(!desk.diagnosis->isRunning());
    for (const QString &kind : {u"ping"_s, u"trace"_s, u"wifi"_s}) {
        QCOMPARE(desk.cell(kind, "stage"), u"stopped"_s);
    }
    QTRY_COMPARE(desk.posts("Canceled"), 1);
    QCOMPARE(desk.posts("TraceRoute"), 0);
    QCOMPARE(desk.live->diary().entries.size(), 0);
    // And may be run again.
    desk.measured("Complete", "12");
    desk.diagnosis->runOne(u"ping"_s);
    QVERIFY(desk.isOver());
    QCOMPARE(desk.cell(u"ping"_s, "stage"), u"done"_s);
}

void TestDeviceDiagnosis::whatIsStoppedOnItsWayIsTakenBack()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Device is offline", postedTask("t1"), Desk::Date);
    desk.seen = [&desk](const SeenRequest &request) {
        if (request.verb == "POST") {
            desk.diagnosis->stop();
        }
    };
    desk.diagnosis->run();
    const auto isTakenBack = [](const SeenRequest &request) {
        return request.verb == "DELETE" && request.target.startsWith("/tasks/t1");
    };
    QTRY_COMPARE(std::ranges::count_if(desk.acs.requests(), isTakenBack), 1);
    QCOMPARE(desk.posts(), 1);
    QCOMPARE(desk.cell(u"ping"_s, "stage"), u"stopped"_s);
}

void TestDeviceDiagnosis::anotherDeviceEndsIt()
{
    Desk desk;
    desk.known += u"S2"_s;
    QVERIFY(desk.open(u"S1"_s));
    desk.measured("Requested", "0");
    desk.diagnosis->run();
    QTRY_VERIFY(desk.posts("getParameterValues") > 0);
    QVERIFY(desk.open(u"S2"_s));
    QVERIFY(!desk.diagnosis->isRunning());
    QCOMPARE(desk.diagnosis->steps()->total(), 0);
    QVERIFY(desk.diagnosis->report().isEmpty());
    QTRY_COMPARE(desk.posts("Canceled"), 1);
    QCOMPARE(desk.live->diary().entries.size(), 0);
}

void TestDeviceDiagnosis::oneOfThemRunsAlone()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.diagnosis->runOne(u"nonsense"_s);
    QVERIFY(!desk.diagnosis->isRunning());
    desk.diagnosis->setHost(u"  "_s);
    desk.diagnosis->run(); // nobody to be reached: what needs no host
    QCOMPARE(desk.diagnosis->steps()->total(), 1);
    QVERIFY(desk.isOver());
    QCOMPARE(desk.cell(u"wifi"_s, "stage"), u"done"_s);
}

void TestDeviceDiagnosis::nothingRunsOnADeviceTheAcsDoesNotKnow()
{
    Desk desk;
    QVERIFY(desk.open(u"S9"_s));
    QVERIFY(!desk.diagnosis->canRun());
    desk.diagnosis->run();
    QVERIFY(!desk.diagnosis->isRunning());
    QCOMPARE(desk.posts(), 0);
}

void TestDeviceDiagnosis::withoutTheRightNoDeviceIsToldToMeasure()
{
    Desk desk;
    desk.oversight.forbidden = {u"actOnDevices"_s};
    QVERIFY(desk.open(u"S1"_s));
    QVERIFY(!desk.diagnosis->canLook()); // of this device nothing is known that could be shown
    desk.diagnosis->run();
    desk.diagnosis->runOne(u"ping"_s);
    QVERIFY(!desk.diagnosis->isRunning());
    // Whoever starts a run by itself is asked too.
    DiagnosisRun run(desk.client.get());
    run.setOversight(&desk.oversight, u"S1"_s);
    run.start(u"D"_s, {.kind = DiagnosisKind::Ping, .host = u"portal.example"_s});
    QCOMPARE(run.stage(), DiagnosisRun::Stage::Failed);
    QCOMPARE(run.error()->kind, ErrorKind::Forbidden);
    QCOMPARE(desk.posts(), 0);
    QVERIFY(desk.oversight.deeds.empty()); // nothing was done
}

void TestDeviceDiagnosis::eachDiagnosisIsNotedOnceWithItsEnd()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.diagnosis->run();
    QVERIFY(desk.isOver());
    QCOMPARE(desk.oversight.deeds.size(), std::size_t(3));
    const QStringList kinds{u"ping"_s, u"trace"_s, kindName(DiagnosisKind::WifiNeighbours)};
    for (std::size_t i = 0; i < desk.oversight.deeds.size(); ++i) {
        const Deed &deed = desk.oversight.deeds[i];
        QCOMPARE(deed,
            (Deed{.area = u"devices"_s,
                .action = u"diagnose"_s,
                .name = u"S1"_s,
                .after = {{u"diagnosis"_s, kinds.at(qsizetype(i))},
                    {u"found"_s, problemName(DiagnosisProblem::None)}},
                .result = u"done"_s}));
    }
}

void TestDeviceDiagnosis::whatWasOrderedIsNotedAsItEnded_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("result");
    QTest::newRow("stopped") << "stop"_ba << u"cancelled"_s;
    QTest::newRow("left alone") << "leave"_ba << u"uncertain"_s;
    QTest::newRow("too slow") << "late"_ba << u"uncertain"_s;
}

void TestDeviceDiagnosis::whatWasOrderedIsNotedAsItEnded()
{
    QFETCH(const QByteArray, end);
    QFETCH(const QString, result);
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.measured("Requested", "0");
    if (end == "late")
        desk.diagnosis->setPace(
            {.look = std::chrono::milliseconds(1), .patience = std::chrono::milliseconds(0)});
    desk.diagnosis->runOne(u"ping"_s);
    if (end == "late") {
        QVERIFY(desk.isOver());
    } else {
        QTRY_VERIFY(desk.posts("getParameterValues") > 0);
        QVERIFY(desk.oversight.deeds.empty());
        if (end == "stop")
            desk.diagnosis->stop();
        else
            desk.diagnosis.reset();
    }
    QCOMPARE(desk.oversight.deeds.size(), std::size_t(1));
    QCOMPARE(desk.oversight.deeds.front().result, result);
    QCOMPARE(desk.oversight.deeds.front().after, (QJsonObject{{u"diagnosis"_s, u"ping"_s}}));
}

namespace {

/// A device at the port of an OLT, with neighbours; the ACS does not know it.
struct OltDesk {
    static QCoro::Task<Result<Cpe::DeviceFacts>> said(Result<Cpe::DeviceFacts> facts)
    {
        co_return facts;
    }
    OltDesk()
        : live(DeviceWays{.olt =
                              [this](const DeviceHandle &) {
                                  ++reads;
                                  return said(olt);
                              }},
              Cpe::DiaryFiles(folder.path()), Clock([] { return AcsWorld::Noon; }))
        , diagnosis({.live = &live,
                        .acsId = [](const DeviceHandle &) { return QString(); },
                        .canReadLight =
                            [](const DeviceHandle &device) { return !device.oltPort.isEmpty(); },
                        .oversight = &oversight},
              Clock([] { return AcsWorld::Noon; }))
    {
        live.setNeighbours({}, true);
        live.open({.id = u"EQP-1"_s, .serial = u"S1"_s, .oltPort = u"OLT-1 0/1/3"_s});
        const auto around = [](double dbm) {
            return Cpe::Neighbour{
                .rxDbm = dbm, .readAt = AcsWorld::Noon.addSecs(-60), .silent = false};
        };
        live.setNeighbours({around(-19), around(-20), around(-28)}, true);
    }
    ~OltDesk() { QThreadPool::globalInstance()->waitForDone(); }
    [[nodiscard]] bool isOver() const
    {
        return QTest::qWaitFor([this] { return !diagnosis.isRunning(); });
    }
    [[nodiscard]] QString cell(const QString &name, const QByteArray &role)
    {
        return diagnosis.steps()->value(diagnosis.steps()->rowOf(name), role).toString();
    }

    QTemporaryDir folder;
    NotingOversight oversight;
    int reads = 0;
    Result<Cpe::DeviceFacts> olt = Cpe::DeviceFacts{.facts = {{.key = Cpe::FactKey::OpticalRx,
                                                                  .value = -27.4,
                                                                  .unit = Cpe::Unit::Dbm,
                                                                  .source = Cpe::Source::Olt,
                                                                  .readAt = AcsWorld::Noon},
                                                        {.key = Cpe::FactKey::OltRx,
                                                            .value = -24.0,
                                                            .unit = Cpe::Unit::Dbm,
                                                            .source = Cpe::Source::Olt,
                                                            .readAt = AcsWorld::Noon}}};
    DeviceLive live;
    DeviceDiagnosis diagnosis;
};

} // namespace

void TestDeviceDiagnosis::theLightAndTheNeighboursComeFirst()
{
    OltDesk desk;
    QVERIFY(desk.diagnosis.canRun());
    desk.diagnosis.run();
    QVERIFY(desk.isOver());
    QCOMPARE(desk.reads, 1); // one of the hour
    QCOMPARE(desk.diagnosis.steps()->total(), 2);
    const QString light = desk.cell(u"light"_s, "text");
    QVERIFY2(light.contains("27.4"_L1) && light.contains("24.0 dBm"_L1), qPrintable(light));
    QCOMPARE(desk.cell(u"light"_s, "tone"), u"danger"_s);
    QCOMPARE(desk.cell(u"neighbours"_s, "text"),
        u"1 of 3 neighbours on the same port are outside the limits too"_s);
    QCOMPARE(desk.cell(u"neighbours"_s, "tone"), u"warning"_s);
    QVERIFY(desk.diagnosis.report().contains("27.4"_L1));
    QCOMPARE(desk.live.diary().entries.size(), 2);
    // The next time what was found stands beside it.
    desk.diagnosis.runOne(u"light"_s);
    QVERIFY(desk.isOver());
    QVERIFY(desk.cell(u"light"_s, "before").contains("27.4"_L1));
}

void TestDeviceDiagnosis::theLightIsEverybodys()
{
    OltDesk desk;
    desk.oversight.forbidden = {u"actOnDevices"_s};
    QVERIFY(desk.diagnosis.canLook());
    desk.diagnosis.run();
    QVERIFY(desk.isOver());
    QCOMPARE(desk.reads, 1);
    QCOMPARE(desk.cell(u"light"_s, "stage"), u"done"_s);
    QCOMPARE(desk.cell(u"neighbours"_s, "stage"), u"done"_s);
    QVERIFY(desk.oversight.deeds.empty());
}

void TestDeviceDiagnosis::anOltThatDoesNotAnswerIsNoLightOfBefore()
{
    OltDesk desk;
    desk.diagnosis.runOne(u"light"_s);
    QVERIFY(desk.isOver());
    QCOMPARE(desk.cell(u"light"_s, "stage"), u"done"_s);
    desk.olt = std::unexpected(
        Error{.kind = ErrorKind::RateLimited, .detail = u"the reads of this hour are used"_s});
    desk.diagnosis.runOne(u"light"_s);
    QVERIFY(desk.isOver());
    QCOMPARE(desk.cell(u"light"_s, "stage"), u"failed"_s);
    QVERIFY(!desk.cell(u"light"_s, "text").contains("27.4"_L1));
    QCOMPARE(desk.live.diary().entries.size(), 1);
}

void TestDeviceDiagnosis::theQuietestChannelIsToldOnlyWhereSomethingWasHeard()
{
    QCOMPARE(DeviceDiagnosis::quietestChannel({}), 0);
    QCOMPARE(DeviceDiagnosis::quietestChannel({{.channel = 36, .signalDbm = -40}}), 0);
    QCOMPARE(DeviceDiagnosis::quietestChannel({{.channel = 1, .signalDbm = -40}}), 6);
    QCOMPARE(DeviceDiagnosis::quietestChannel({{.channel = 1, .signalDbm = -80},
                 {.channel = 6, .signalDbm = -50}, {.channel = 11, .signalDbm = -50}}),
        1);
}

QTEST_GUILESS_MAIN(TestDeviceDiagnosis)
#include "tst_devicediagnosis.moc"
