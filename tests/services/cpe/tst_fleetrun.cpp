// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One action on many devices: a few at once, each to an end of its own, nothing twice.

#include "acsanswers.h"
#include "cpe/acs/fleetrun.h"
#include "eventdrain.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>
#include <map>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = ScriptedAnswer::End;
using Kind = FleetAction::Kind;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);
const QByteArray NoonDate = "Date: Mon, 01 Jun 2026 12:00:00 GMT\r\n"_ba;
const FleetAction Tag{.kind = Kind::AddTag, .tag = u"vip"_s};
const FleetAction Refresh{.kind = Kind::Refresh};
const FleetAction Firmware{.kind = Kind::Firmware,
    .file = {.name = u"XX230v-1.5.0.bin"_s,
        .type = u"1 Firmware Upgrade Image"_s,
        .oui = {},
        .productClass = u"XX230v"_s,
        .version = u"1.5.0"_s}};

/// The device in "/devices/D3/tasks?…".
QByteArray deviceOf(const SeenRequest &request)
{
    return request.target.split('/').value(2);
}

/// An ACS whose answers a test chooses by device.
struct FakeAcs {
    FakeHttpServer server;
    std::map<QByteArray, ScriptedAnswer> answers; ///< to what is posted or deleted
    std::map<QByteArray, QByteArray> tagsOf; ///< as JSON
    QByteArray tasks;
    QByteArray faults;
    QByteArray devices;
    int posted = 0;

    FakeAcs()
    {
        server.setHandler([this](const SeenRequest &request) { return answer(request); });
    }
    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (request.verb == "POST" || request.verb == "DELETE") {
            const auto own = answers.find(deviceOf(request));
            if (own != answers.end())
                return own->second;
            if (!request.target.contains("/tasks"))
                return phrased(200, "OK", {}, {}, "text/plain");
            const bool isCalled = request.target.contains("connection_request");
            return phrased(isCalled ? 200 : 202, isCalled ? "OK" : "Accepted",
                postedTask("t" + QByteArray::number(++posted)), NoonDate);
        }
        if (request.target.startsWith("/tasks"))
            return listed(tasks, 1);
        return listed(request.target.startsWith("/faults") ? faults : devices, 1);
    }
    [[nodiscard]] int count(const QByteArray &verb, const QByteArray &part) const
    {
        return static_cast<int>(
            std::ranges::count_if(server.requests(), [&](const SeenRequest &request) {
                return request.verb == verb && request.target.contains(part);
            }));
    }
};

std::vector<FleetItem> items(int number)
{
    std::vector<FleetItem> all;
    for (int i = 0; i < number; ++i) {
        all.push_back({.target = {.record = u"EQP-%1"_s.arg(i), .serial = u"S%1"_s.arg(i)},
            .device = {.id = u"D%1"_s.arg(i),
                .serial = u"S%1"_s.arg(i),
                .lastInform = Noon.addSecs(-60),
                .firmware = u"1.4.2"_s,
                .productClass = u"XX230v"_s}});
    }
    return all;
}

} // namespace

class TestFleetRun : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAcs> m_acs;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<AcsClient> m_client;
    std::unique_ptr<TaskJournal> m_journal;
    std::unique_ptr<TaskWatch> m_watch;
    std::unique_ptr<FleetRun> m_run;
    QDateTime m_now;

    void start(FleetAction action, int number, int limit = 10)
    {
        action.limit = limit;
        m_run = std::make_unique<FleetRun>(
            m_client.get(), m_watch.get(), action, Clock([this] { return m_now; }));
        m_run->start(items(number));
    }
    [[nodiscard]] bool isOver() const
    {
        return QTest::qWaitFor([this] { return !m_run->isRunning(); }, 20000);
    }
    [[nodiscard]] FleetOutcome outcome(std::size_t place) const
    {
        return m_run->items()[place].outcome;
    }
    [[nodiscard]] int count(FleetOutcome outcome) const
    {
        return static_cast<int>(std::ranges::count(m_run->items(), outcome, &FleetItem::outcome));
    }
    [[nodiscard]] static QByteArray faultRow(const QByteArray &device, const QByteArray &task)
    {
        return "{\"_id\":\"" + device + ":task_" + task + "\",\"device\":\"" + device
            + "\",\"channel\":\"task_" + task
            + "\",\"code\":\"cwmp.9010\",\"message\":\"File transfer failure\"}";
    }

private Q_SLOTS:
    void init()
    {
        m_now = Noon;
        m_folder = std::make_unique<QTemporaryDir>();
        m_acs = std::make_unique<FakeAcs>();
        m_network = makeNetworkAccessManager();
        m_client = std::make_unique<AcsClient>(
            m_network.get(), AcsSettings{.url = m_acs->server.url(), .credentials = {}});
        m_client->setReadTries(1, 1);
        m_journal = std::make_unique<TaskJournal>(m_folder->filePath(u"tasks.sqlite"_s));
        m_watch = std::make_unique<TaskWatch>(
            m_client.get(), m_journal.get(), Clock([this] { return m_now; }));
        m_watch->setPace(1h, 1h); // only when it is told to
        QVERIFY(QCoro::waitFor(m_watch->begin()).has_value());
    }
    void cleanup()
    {
        m_run.reset();
        m_watch.reset();
        m_journal.reset();
        m_client.reset();
        drainEvents();
        QThreadPool::globalInstance()->waitForDone();
        drainEvents();
    }

    void aTagIsPutOnEach()
    {
        start(Tag, 25);
        QVERIFY(isOver());
        QCOMPARE(count(FleetOutcome::Done), 25);
        QCOMPARE(m_acs->count("POST", "/tags/vip"), 25);
    }

    void noMoreThanTheLimitAreOpen()
    {
        for (int i = 0; i < 30; ++i)
            m_acs->answers["D" + QByteArray::number(i)] = {.end = End::Never};
        start(Tag, 30, 8);
        QTRY_COMPARE(m_acs->count("POST", "/tags/"), 8);
        drainEvents();
        QCOMPARE(m_run->open(), 8);
        QCOMPARE(m_acs->count("POST", "/tags/"), 8);
        QCOMPARE(count(FleetOutcome::Waiting), 22);
    }

    void theLimitIsKeptWithinItsBounds()
    {
        for (int i = 0; i < 60; ++i)
            m_acs->answers["D" + QByteArray::number(i)] = {.end = End::Never};
        start(Tag, 60, 1000);
        QCOMPARE(m_run->open(), FleetAction::mostLimit);
        m_run.reset();
        start(Tag, 60, 0);
        QCOMPARE(m_run->open(), FleetAction::leastLimit);
    }

    void eachHasItsOwnEnd()
    {
        m_acs->answers["D1"] = phrased(404, "Not Found", "No such device", {}, "text/plain");
        m_acs->answers["D2"] = phrased(202, "Device is offline", postedTask("q2"), NoonDate);
        m_acs->answers["D3"] =
            phrased(503, "Device is in session", "Device is in session", {}, "text/plain");
        m_acs->answers["D4"] = phrased(202, "Task faulted", postedTask("f4"), NoonDate);
        m_acs->faults = faultRow("D4", "f4");
        m_acs->answers["D5"] = {.end = End::CutBody};
        start(Firmware, 6);
        QVERIFY(isOver());
        QCOMPARE(outcome(0), FleetOutcome::Taken);
        QCOMPARE(outcome(1), FleetOutcome::NotKnown);
        QCOMPARE(outcome(2), FleetOutcome::Queued);
        QCOMPARE(outcome(3), FleetOutcome::Refused);
        QCOMPARE(m_run->items()[3].error->type, u"InSession"_s);
        QCOMPARE(outcome(4), FleetOutcome::Faulted);
        QCOMPARE(m_run->items()[4].fault->number, 9010);
    }

    void whatIsUncertainIsNotSentAgain()
    {
        m_acs->answers["D0"] = {.end = End::Close};
        m_acs->devices = "{\"_id\":\"D0\"}";
        start(Tag, 2);
        QVERIFY(isOver());
        QCOMPARE(outcome(0), FleetOutcome::Uncertain);
        QCOMPARE(outcome(1), FleetOutcome::Done);
        const int before = m_acs->count("POST", "/devices/D0/tags/");
        QCOMPARE(before, 1);
        m_run->tryAgain();
        QVERIFY(isOver());
        QCOMPARE(m_acs->count("POST", "/devices/D0/tags/"), before);
        QCOMPARE(outcome(0), FleetOutcome::Uncertain);
    }

    void aTagWhoseAnswerWasLostIsLookedFor()
    {
        m_acs->answers["D0"] = {.end = End::Close};
        m_acs->devices = "{\"_id\":\"D0\",\"_tags\":[\"vip\"]}";
        start(Tag, 1);
        QVERIFY(isOver());
        QCOMPARE(outcome(0), FleetOutcome::Done);
        QCOMPARE(m_acs->count("POST", "/tags/"), 1);
    }

    void aReadingIsOneSessionOfAllBranches()
    {
        m_acs->devices = "{\"_id\":\"D0\",\"_lastInform\":\"2026-06-01T12:00:01.000Z\"}";
        start(Refresh, 1);
        QVERIFY(isOver());
        QCOMPARE(outcome(0), FleetOutcome::Done);
        QCOMPARE(m_acs->count("POST", "/tasks"), 6);
        QCOMPARE(m_acs->count("POST", "connection_request"), 1);
        QCOMPARE(m_run->items()[0].tasks.size(), 6);
    }

    void whatWaitsAtTheAcsIsToldWhenItIsDone()
    {
        m_acs->answers["D0"] = phrased(202, "Device is offline", postedTask("q0"), NoonDate);
        m_acs->tasks = "{\"_id\":\"q0\",\"device\":\"D0\",\"name\":\"download\"}";
        start(Firmware, 1);
        QVERIFY(isOver());
        QCOMPARE(outcome(0), FleetOutcome::Queued);
        m_acs->tasks.clear();
        m_acs->devices = "{\"_id\":\"D0\",\"_lastInform\":\"2026-06-01T12:10:00.000Z\"}";
        QVERIFY(QCoro::waitFor(m_watch->look()).has_value());
        QCOMPARE(outcome(0), FleetOutcome::Taken);
    }

    void whatIsOpenAtTheAcsIsInTheJournal()
    {
        m_acs->answers["D0"] = phrased(202, "Device is offline", postedTask("q0"), NoonDate);
        start(Firmware, 1);
        QVERIFY(isOver());
        m_run.reset();
        const auto kept = QCoro::waitFor(m_journal->all(Noon));
        QVERIFY(kept.has_value());
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().task, u"q0"_s);
        QCOMPARE(kept->first().name, TaskName::Download);
        QCOMPARE(kept->first().expected.first().value, u"XX230v-1.5.0.bin"_s);
    }

    void stoppingLeavesWhatHasNotBegun()
    {
        m_acs->answers["D0"] = {.end = End::Never};
        m_acs->answers["D1"] = {.end = End::Never};
        start(Tag, 5, 2);
        QTRY_COMPARE(m_acs->count("POST", "/tags/"), 2);
        m_run->stop();
        QCOMPARE(m_run->stopped(), FleetRun::Stop::ByUser);
        QCOMPARE(count(FleetOutcome::Left), 3);
        QCOMPARE(count(FleetOutcome::Asking), 2);
        QVERIFY(m_run->isRunning()); // what was sent is still followed
    }

    void whatWasLeftCanBeGoneOnWith()
    {
        start(Tag, 5, 1);
        m_run->stop();
        QVERIFY(isOver());
        QCOMPARE(count(FleetOutcome::Left), 4);
        m_run->goOn();
        QVERIFY(isOver());
        QCOMPARE(count(FleetOutcome::Done), 5);
        QCOMPARE(m_acs->count("POST", "/tags/"), 5);
        QCOMPARE(m_run->stopped(), FleetRun::Stop::None);
    }

    void aFirmwareBeginsWithFiveAndStopsWhenThreeOfThemFail()
    {
        for (int i = 0; i < 40; ++i)
            m_acs->answers["D" + QByteArray::number(i)] =
                phrased(202, "Task faulted", postedTask("f" + QByteArray::number(i)), NoonDate);
        start(Firmware, 40, 20);
        QCOMPARE(m_run->open(), StopRule::first);
        QVERIFY(isOver());
        QCOMPARE(m_run->stopped(), FleetRun::Stop::TooManyFailed);
        QVERIFY(m_acs->count("POST", "/tasks") < 8);
        QCOMPARE(count(FleetOutcome::Left) + count(FleetOutcome::Faulted), 40);
    }

    void aFirmwareThatDoesWellGoesOn()
    {
        m_acs->answers["D2"] = phrased(202, "Task faulted", postedTask("f2"), NoonDate);
        start(Firmware, 30, 20);
        QVERIFY(isOver());
        QCOMPARE(m_run->stopped(), FleetRun::Stop::None);
        QCOMPARE(count(FleetOutcome::Taken), 29);
    }

    void anAcsThatIsAwayIsNotAskedForEach()
    {
        m_acs->server.stop();
        start(Tag, 100, 1);
        QVERIFY(isOver());
        QCOMPARE(m_run->stopped(), FleetRun::Stop::AcsUnreachable);
        QCOMPARE(m_run->stopError()->kind, ErrorKind::Offline);
        QCOMPARE(count(FleetOutcome::Refused), 3);
        QCOMPARE(count(FleetOutcome::Left), 97);
    }

    void tryingAgainIsForTheFailedAndTakesTheirFaultAway()
    {
        m_acs->answers["D1"] = phrased(202, "Task faulted", postedTask("f1"), NoonDate);
        m_acs->faults = faultRow("D1", "f1");
        start(Firmware, 3);
        QVERIFY(isOver());
        QCOMPARE(outcome(1), FleetOutcome::Faulted);
        m_acs->answers.clear();
        m_run->tryAgain();
        QVERIFY(isOver());
        QCOMPARE(outcome(1), FleetOutcome::Taken);
        QCOMPARE(m_acs->count("DELETE", "/faults/D1"), 1);
        QCOMPARE(m_acs->count("POST", "/devices/D1/tasks"), 2);
        QCOMPARE(m_acs->count("POST", "/devices/D0/tasks"), 1);
    }

    void aFirmwareIsDoneWhenItsVersionIsSeen()
    {
        start(Firmware, 3);
        QVERIFY(isOver());
        QHash<QString, FleetDevice> fleet;
        for (const FleetItem &item : m_run->items())
            fleet.insert(item.device.serial, item.device);
        fleet[u"S0"_s].firmware = u"1.5.0"_s;
        // It has started since and told its version again.
        fleet[u"S1"_s].firmwareAt = Noon.addSecs(600);
        fleet[u"S1"_s].lastBoot = Noon.addSecs(500);
        m_run->takeFleet(fleet);
        QCOMPARE(outcome(0), FleetOutcome::Done);
        QCOMPARE(m_run->items()[0].told, u"1.5.0"_s);
        QCOMPARE(outcome(1), FleetOutcome::Faulted);
        QCOMPARE(m_run->items()[1].told, u"1.4.2"_s);
        QCOMPARE(outcome(2), FleetOutcome::Taken);
    }

    void goingAwayInTheMiddleTellsNobody()
    {
        for (int i = 0; i < 5; ++i)
            m_acs->answers["D" + QByteArray::number(i)] = {.end = End::Never};
        start(Tag, 5);
        QTRY_COMPARE(m_acs->count("POST", "/tags/"), 5);
        m_run.reset();
        drainEvents();
    }

    void hundredsThatWaitAreAskedAboutInPieces()
    {
        for (int i = 0; i < 150; ++i)
            m_acs->answers["D" + QByteArray::number(i)] = phrased(
                202, "Device is offline", postedTask("q" + QByteArray::number(i)), NoonDate);
        start(Firmware, 150, 50);
        QVERIFY(isOver());
        QCOMPARE(count(FleetOutcome::Queued), 150);
        QVERIFY(QCoro::waitFor(m_watch->look()).has_value());
        QCOMPARE(m_acs->count("GET", "/tasks"), 3);
        const bool isShort =
            std::ranges::all_of(m_acs->server.requests(), [](const SeenRequest &request) {
                constexpr qsizetype mostOfNode = 16 * 1024;
                return request.target.size() < mostOfNode;
            });
        QVERIFY(isShort);
    }
};

QTEST_GUILESS_MAIN(TestFleetRun)
#include "tst_fleetrun.moc"
