// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acsanswers.h"
#include "cpe/acs/taskdeed.h"
#include "cpe/acs/taskwatch.h"
#include "eventdrain.h"
#include "notingoversight.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = ScriptedAnswer::End;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);
const QByteArray NoonDate = "Date: Mon, 01 Jun 2026 12:00:00 GMT\r\n"_ba;

QByteArray timeText(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs).toLatin1();
}

/// What the server has; the test changes it between two looks.
struct FakeAcs {
    FakeHttpServer server;
    ScriptedAnswer posted = phrased(200, "OK", postedTask("t1"), NoonDate);
    ScriptedAnswer readBack = phrased(200, "OK", postedTask("t9"), NoonDate);
    QByteArray tasks;
    QByteArray faults;
    QDateTime lastInform = Noon.addSecs(-3600);
    QByteArray ssid = "Maison"_ba;
    QDateTime ssidRead = Noon.addSecs(1);
    int posts = 0;
    bool isAway = false;

    FakeAcs()
    {
        server.setHandler([this](const SeenRequest &request) {
            if (isAway)
                return ScriptedAnswer{.end = End::Close};
            if (request.verb == "POST") {
                ++posts;
                return request.body.contains("getParameterValues") ? readBack : posted;
            }
            if (request.target.startsWith("/tasks"))
                return listed(tasks, 1);
            if (request.target.startsWith("/faults"))
                return listed(faults, 1);
            return listed("{\"_id\":\"D\",\"_lastInform\":\"" + timeText(lastInform)
                    + "\",\"Device\":{\"WiFi\":{\"SSID\":{\"1\":{\"SSID\":{\"_value\":\"" + ssid
                    + "\",\"_type\":\"xsd:string\",\"_timestamp\":\"" + timeText(ssidRead)
                    + "\"}}}}}}",
                1);
        });
    }
};

TaskRequest wifiTask(bool hasPassword = false)
{
    QList<Assignment> values{{.path = u"Device.WiFi.SSID.1.SSID"_s, .value = u"Chalet"_s}};
    if (hasPassword)
        values.append({.path = u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s,
            .value = u"hunter22hunter22"_s,
            .isSecret = true});
    return *TaskRequest::setParameterValues(values);
}

QByteArray queued(const QByteArray &id, const QByteArray &name = "reboot")
{
    return "{\"_id\":\"" + id + "\",\"device\":\"D\",\"name\":\"" + name + "\",\"timestamp\":\""
        + timeText(Noon) + "\"}";
}

} // namespace

class TestTaskWatch : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAcs> m_acs;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<AcsClient> m_client;
    std::unique_ptr<TaskJournal> m_journal;
    std::unique_ptr<TaskWatch> m_watch;
    QDateTime m_now;

    /// A new run of the program on the same disk.
    void restart()
    {
        m_watch.reset();
        m_journal.reset();
        drainEvents();
        m_client = std::make_unique<AcsClient>(
            m_network.get(), AcsSettings{.url = m_acs->server.url(), .credentials = {}});
        m_client->setReadTries(1, 1);
        m_journal = std::make_unique<TaskJournal>(m_folder->filePath(u"tasks.sqlite"_s));
        m_watch = std::make_unique<TaskWatch>(
            m_client.get(), m_journal.get(), Clock([this] { return m_now; }));
        m_watch->setPace(1h, 1h); // only when it is told to
        QVERIFY(QCoro::waitFor(m_watch->begin()).has_value());
    }

    Result<WatchedTask> start(const TaskRequest &task = TaskRequest::reboot())
    {
        return QCoro::waitFor(m_watch->start(u"D"_s, u"S"_s, task));
    }

    WatchedTask looked(qint64 number)
    {
        const auto done = QCoro::waitFor(m_watch->look());
        if (!done)
            qWarning("%s", qPrintable(done.error().detail));
        return m_watch->task(number).value_or(WatchedTask{});
    }

private Q_SLOTS:
    void init()
    {
        m_now = Noon;
        m_folder = std::make_unique<QTemporaryDir>();
        m_acs = std::make_unique<FakeAcs>();
        m_network = makeNetworkAccessManager();
        restart();
    }

    void cleanup()
    {
        m_watch.reset();
        m_journal.reset();
        m_client.reset();
        m_network.reset();
        drainEvents();
        m_acs.reset();
    }

    void whatTheUserMayNotDoIsNeitherSentNorKept()
    {
        NotingOversight oversight{u"actOnDevices"_s};
        m_watch->setOversight(&oversight);
        const auto refused = start();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QCOMPARE(m_acs->posts, 0);
        QVERIFY(m_watch->tasks().isEmpty());
        QVERIFY(oversight.deeds.empty());
        oversight.forbidden.clear();
        QVERIFY(start(wifiTask()));
        QVERIFY(m_acs->posts > 0);
        m_watch->setOversight(nullptr);
    }

    void whatWasDoneIsNotedOnceWithItsEnd()
    {
        NotingOversight oversight;
        m_watch->setOversight(&oversight);
        const auto task = start();
        QVERIFY(task);
        QCOMPARE(oversight.deeds.size(), std::size_t(1));
        const Deed &deed = oversight.deeds.front();
        QCOMPARE(deed.area, u"devices"_s);
        QCOMPARE(deed.action, u"reboot"_s);
        QCOMPARE(deed.name, task->serial);
        QCOMPARE(deed.result, u"done"_s);
        m_watch->setOversight(nullptr);
    }

    void noPasswordIsNotedAndOldValuesAre()
    {
        const Deed deed = deedOf({.serial = u"S-1"_s,
            .name = TaskName::SetParameterValues,
            .state = TaskState::Faulted,
            .phrase = u"refused by the device"_s,
            .expected = {
                {.path = u"Device.WiFi.SSID.1.SSID"_s, .value = u"new"_s, .before = u"old"_s},
                {.path = u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s,
                    .isSecret = true}}});
        QCOMPARE(deed.before, (QJsonObject{{u"Device.WiFi.SSID.1.SSID"_s, u"old"_s}}));
        QCOMPARE(deed.after.value(u"Device.WiFi.SSID.1.SSID"_s).toString(), u"new"_s);
        QCOMPARE(deed.after.value(u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s).toString(),
            u"••••••"_s);
        QCOMPARE(deed.result, u"refused"_s);
        QCOMPARE(deed.reason, u"refused by the device"_s);
    }

    void whatIsDoneAtOnceIsDone()
    {
        const auto task = start();
        QVERIFY(task.has_value());
        QCOMPARE(task->state, TaskState::Done);
        QCOMPARE(task->task, u"t1"_s);
        QVERIFY(!isOpen(*task));
        QCOMPARE(task->proof, Proof::None);
    }

    void whatWaitsIsFollowedToItsEnd()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        QCOMPARE(task->state, TaskState::Queued);
        QVERIFY(task->isDeviceOffline);
        QCOMPARE(looked(task->number).state, TaskState::Queued);
        // It left the queue, and the device has come since.
        m_acs->tasks.clear();
        m_acs->lastInform = Noon.addSecs(600);
        QCOMPARE(looked(task->number).state, TaskState::Done);
        QCOMPARE(m_acs->posts, 1);
    }

    void whatLeftTheQueueWithoutTheDeviceIsNotCalledDone()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        m_acs->tasks.clear();
        QCOMPARE(looked(task->number).state, TaskState::Unknown);
    }

    void whatIsTooOldIsExpired()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        QByteArray row = queued("t1");
        row.replace("}", ",\"expiry\":\"" + timeText(Noon.addSecs(300)) + "\"}");
        m_acs->tasks = row;
        const auto task = start();
        QCOMPARE(looked(task->number).state, TaskState::Queued);
        m_acs->tasks.clear();
        m_acs->lastInform = Noon.addSecs(900);
        m_now = Noon.addSecs(1000);
        QCOMPARE(looked(task->number).state, TaskState::Expired);
    }

    void aFaultIsFetchedAndExplained()
    {
        m_acs->posted = phrased(202, "Task faulted", postedTask("t1"), NoonDate);
        m_acs->faults =
            R"({"_id":"D:task_t1","device":"D","channel":"task_t1","code":"cwmp.9008","message":"no"})";
        const auto task = start(wifiTask());
        QCOMPARE(task->state, TaskState::Faulted);
        QVERIFY(task->fault);
        QCOMPARE(task->fault->reason, FaultReason::NotWritable);
        QCOMPARE(task->proof, Proof::None);
    }

    void aQueuedTaskThatFaultsLaterIsFound()
    {
        m_acs->posted = phrased(202, "Task queued but not processed", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        m_acs->faults =
            R"({"_id":"D:task_t1","device":"D","channel":"task_t1","code":"cwmp.9002"})";
        const WatchedTask after = looked(task->number);
        QCOMPARE(after.state, TaskState::Faulted);
        QCOMPARE(after.fault->number, 9002);
    }

    void theFaultOfAnotherTaskIsNotOurs()
    {
        m_acs->posted = phrased(202, "Task queued but not processed", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        m_acs->faults =
            R"({"_id":"D:task_t10","device":"D","channel":"task_t10","code":"cwmp.9002"})";
        QCOMPARE(looked(task->number).state, TaskState::Queued);
    }

    void aValueThatWasSetIsReadBack()
    {
        m_acs->ssid = "Chalet";
        const auto task = start(wifiTask());
        QCOMPARE(task->state, TaskState::Done);
        QCOMPARE(task->proof, Proof::Same);
        QVERIFY(task->differences.isEmpty());
    }

    void theServerSaidDoneAndTheDeviceStillSaysAnother()
    {
        const auto task = start(wifiTask());
        QCOMPARE(task->state, TaskState::Done);
        QCOMPARE(task->proof, Proof::Different);
        QCOMPARE(task->differences,
            QList<Difference>({{u"Device.WiFi.SSID.1.SSID"_s, u"Chalet"_s, u"Maison"_s}}));
    }

    void anOldValueProvesNothing()
    {
        m_acs->ssid = "Chalet";
        m_acs->ssidRead = Noon.addSecs(-300);
        QCOMPARE(start(wifiTask())->proof, Proof::Unreadable);
    }

    void aReadBackThatWaitsIsFollowedToo()
    {
        m_acs->ssid = "Chalet";
        m_acs->readBack = phrased(202, "Device is offline", postedTask("t9"), NoonDate);
        m_acs->tasks = queued("t9", "getParameterValues");
        const auto task = start(wifiTask());
        QCOMPARE(task->proof, Proof::Pending);
        QCOMPARE(task->readBack, u"t9"_s);
        QVERIFY(isOpen(*task));
        QCOMPARE(looked(task->number).proof, Proof::Pending);
        m_acs->tasks.clear();
        QCOMPARE(looked(task->number).proof, Proof::Same);
        QCOMPARE(m_acs->posts, 2);
    }

    void noAnswerIsNeverSentAgainAndLookedFor()
    {
        m_acs->posted = {.end = End::Close};
        m_acs->tasks = queued("t1");
        const auto task = start();
        QVERIFY(task.has_value());
        QCOMPARE(task->state, TaskState::Queued);
        QCOMPARE(task->task, u"t1"_s);
        QCOMPARE(m_acs->posts, 1);
    }

    void noAnswerAndNoTraceIsUnknown()
    {
        m_acs->posted = {.end = End::Close};
        const auto task = start();
        QVERIFY(task.has_value());
        QCOMPARE(task->state, TaskState::Unknown);
        QVERIFY(!isOpen(*task));
        (void)looked(task->number);
        QCOMPARE(m_acs->posts, 1);
    }

    void aTaskOfSomebodyElseIsNotTakenForOurs()
    {
        m_acs->posted = {.end = End::Close};
        m_acs->tasks = queued("t0", "refreshObject");
        QCOMPARE(start()->state, TaskState::Unknown);
    }

    void whatWasNotTakenIsNotKept()
    {
        m_acs->posted = phrased(404, "Not Found", "No such device", {}, "text/plain");
        const auto task = start();
        QVERIFY(!task.has_value());
        QCOMPARE(task.error().kind, ErrorKind::NotFound);
        QVERIFY(m_watch->tasks().isEmpty());
        restart();
        QVERIFY(m_watch->tasks().isEmpty());
    }

    void aDeviceInASessionIsToldAsSuch()
    {
        m_acs->posted =
            phrased(503, "Device is in session", "Device is in session", {}, "text/plain");
        const auto task = start();
        QVERIFY(task.has_value());
        QCOMPARE(task->state, TaskState::InSession);
        QVERIFY(!isOpen(*task));
    }

    void aRestartGoesOnWithWhatIsOpen()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1", "setParameterValues");
        const auto task = start(wifiTask());
        restart();
        QCOMPARE(m_watch->tasks().size(), 1);
        const WatchedTask kept = m_watch->tasks().first();
        QCOMPARE(kept.number, task->number);
        QCOMPARE(kept.state, TaskState::Queued);
        m_acs->tasks.clear();
        m_acs->lastInform = Noon.addSecs(60);
        const WatchedTask after = looked(kept.number);
        QCOMPARE(after.state, TaskState::Done);
        QCOMPARE(after.proof, Proof::Different);
        QCOMPARE(m_acs->posts, 2); // the task, and the reading back
    }

    void whatWasOnItsWayWhenTheProgramDiedIsLookedForAndNotSent()
    {
        m_acs->posted = {.end = End::Never};
        QCoro::Task<Result<WatchedTask>> sending =
            m_watch->start(u"D"_s, u"S"_s, TaskRequest::reboot());
        QTRY_COMPARE(m_acs->posts, 1);
        m_acs->tasks = queued("t1");
        restart();
        QCOMPARE(m_watch->tasks().size(), 1);
        QCOMPARE(looked(m_watch->tasks().first().number).state, TaskState::Queued);
        QCOMPARE(m_acs->posts, 1);
        (void)QCoro::waitFor(sending);
    }

    void noSecretIsOnTheDisk()
    {
        const auto task = start(wifiTask(true));
        QVERIFY(task.has_value());
        m_watch.reset();
        m_journal.reset();
        const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        bool hasName = false;
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("hunter22"));
            hasName = hasName || bytes.contains("Chalet");
            QVERIFY(!(info.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QVERIFY(hasName);
        restart();
    }

    void aPassphraseAloneCannotBeReadBack()
    {
        const auto task = start(*TaskRequest::setParameterValues(
            {{.path = u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s,
                .value = u"hunter22hunter22"_s}}));
        QCOMPARE(task->state, TaskState::Done);
        QCOMPARE(task->proof, Proof::Unreadable);
        QCOMPARE(m_acs->posts, 1);
    }

    void severalAreAskedAboutInOneQuestion()
    {
        for (const auto *id : {"t1", "t2", "t3"}) {
            m_acs->posted = phrased(202, "Device is offline", postedTask(id), NoonDate);
            m_acs->tasks += (m_acs->tasks.isEmpty() ? "" : ",") + queued(id);
            QVERIFY(start().has_value());
        }
        const std::size_t before = m_acs->server.requests().size();
        QVERIFY(QCoro::waitFor(m_watch->look()).has_value());
        QCOMPARE(m_acs->server.requests().size() - before, 2U); // tasks and faults
    }

    void aServerThatIsAwayChangesNothing()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        QSignalSpy failures(m_watch.get(), &TaskWatch::failed);
        m_acs->isAway = true;
        QVERIFY(!QCoro::waitFor(m_watch->look()).has_value());
        QCOMPARE(failures.size(), 1);
        QCOMPARE(m_watch->task(task->number)->state, TaskState::Queued);
    }

    void settledWaitsForTheEndOrForAsLongAsItMay()
    {
        m_acs->posted = phrased(202, "Device is offline", postedTask("t1"), NoonDate);
        m_acs->tasks = queued("t1");
        const auto task = start();
        QCOMPARE(QCoro::waitFor(m_watch->settled(task->number, 1ms))->state, TaskState::Queued);
        m_watch->setPace(1ms, 5ms);
        m_acs->tasks.clear();
        m_acs->lastInform = Noon.addSecs(60);
        (void)looked(task->number);
        QCOMPARE(QCoro::waitFor(m_watch->settled(task->number, 30s))->state, TaskState::Done);
    }

    void everyTaskGoesThroughTheJournalUnchanged()
    {
        WatchedTask task{.device = u"D%2D1"_s,
            .serial = u"S é"_s,
            .name = TaskName::SetParameterValues,
            .task = u"t"_s,
            .state = TaskState::Faulted,
            .isSending = true,
            .isDeviceOffline = true,
            .phrase = u"Task faulted"_s,
            .asked = Noon,
            .sent = Noon.addMSecs(1),
            .changed = Noon.addMSecs(2),
            .expires = Noon.addDays(1),
            .fault = FaultRecord{.id = u"f"_s,
                .device = u"D%2D1"_s,
                .task = u"t"_s,
                .code = u"cwmp.9003"_s,
                .number = 9003,
                .reason = FaultReason::InvalidArguments,
                .words = u"no"_s,
                .parameters = {{u"p"_s, 9007, u"w"_s}},
                .at = Noon,
                .retries = 3},
            .expected = {{u"a"_s, u"b"_s, false}, {u"s"_s, {}, true}},
            .proof = Proof::Different,
            .readBack = u"r"_s,
            .differences = {{u"a"_s, u"b"_s, u"c"_s}}};
        QCOMPARE(watchedTaskFromJson(toJson(task)), std::optional(task));
        task.expected.append({u"s2"_s, u"hunter22"_s, true});
        QVERIFY(watchedTaskFromJson(toJson(task))->expected.constLast().value.isEmpty());
        QVERIFY(!watchedTaskFromJson({}));
    }
};

QTEST_GUILESS_MAIN(TestTaskWatch)
#include "tst_taskwatch.moc"
