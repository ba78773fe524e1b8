// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/cpe/acsanswers.h"
#include "core/httpclient.h"
#include "cpe/acs/taskwatch.h"
#include "devicelive.h"
#include "devicetasks.h"
#include "deviceupkeep.h"
#include "eventdrain.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>
#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC);

/// An ACS with files and one device that has tags.
struct Desk {
    Desk()
    {
        acs.setHandler([this](const SeenRequest &request) { return answer(request); });
        client = std::make_unique<Cpe::Acs::AcsClient>(
            network.get(), Cpe::Acs::AcsSettings{.url = acs.url(), .credentials = {}});
        client->setReadTries(1, 1);
        journal = std::make_unique<Cpe::Acs::TaskJournal>(folder.filePath(u"tasks.sqlite"_s));
        watch = std::make_unique<Cpe::Acs::TaskWatch>(
            client.get(), journal.get(), Clock([] { return Noon; }));
        watch->setPace(std::chrono::hours(1), std::chrono::hours(1));
        live = std::make_unique<DeviceLive>(
            DeviceWays{.acs = [](const DeviceHandle &) { return said(Cpe::DeviceFacts{}); }},
            Cpe::DiaryFiles(folder.filePath(u"diary"_s)), Clock([] { return Noon; }));
        const auto id = [this](const DeviceHandle &device) {
            return isKnown && !device.serial.isEmpty() ? u"D"_s : QString();
        };
        tasks = std::make_unique<DeviceTasks>(
            DeviceTasks::Parts{.watch = watch.get(), .live = live.get(), .acsId = id});
        upkeep = std::make_unique<DeviceUpkeep>(DeviceUpkeep::Parts{.acs = client.get(),
            .live = live.get(),
            .tasks = tasks.get(),
            .acsId = id,
            .isOurs = [](const QString &task) { return task == "ours"_L1; }});
    }
    static QCoro::Task<Result<Cpe::DeviceFacts>> said(Cpe::DeviceFacts facts) { co_return facts; }
    ~Desk()
    {
        upkeep.reset();
        tasks.reset();
        watch.reset();
        journal.reset();
        live.reset();
        client.reset();
        QThreadPool::globalInstance()->waitForDone();
        drainEvents();
    }
    /// With what was known of it before.
    [[nodiscard]] bool open(const QString &serial = u"S1"_s)
    {
        const Cpe::DeviceFacts facts{
            .facts = {{.key = Cpe::FactKey::ProductClass, .value = u"XX230v"_s, .readAt = Noon},
                {.key = Cpe::FactKey::Firmware, .value = u"2.1.7"_s, .readAt = Noon}}};
        if (!Cpe::DiaryFiles(folder.filePath(u"diary"_s)).keep(serial, facts, Noon).result()) {
            return false;
        }
        live->open({.id = u"EQP-1"_s, .serial = serial});
        return QTest::qWaitFor([this] { return live->isKnown(); });
    }
    [[nodiscard]] int posts(const QByteArray &part) const
    {
        return static_cast<int>(
            std::ranges::count_if(acs.requests(), [&part](const SeenRequest &request) {
                return request.verb != "GET"
                    && (request.body.contains(part) || request.target.contains(part));
            }));
    }
    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (request.target.startsWith("/files")) {
            return listed(files, 1);
        }
        if (request.target.startsWith("/tasks")) {
            return listed(queued, 1);
        }
        if (request.target.startsWith("/faults")) {
            return faultsStatus == 200 ? listed(faults, 1) : phrased(faultsStatus, "No", "No");
        }
        if (request.target.contains("/tags/")) {
            if (tagStatus != 200) {
                return phrased(tagStatus, "No such device", "No such device");
            }
            const QString tag = QString::fromUtf8(
                QByteArray::fromPercentEncoding(request.target.split('/').last()));
            if (request.verb == "DELETE") {
                tags.removeAll(tag);
            } else {
                tags.append(tag);
            }
            return phrased(200, "OK");
        }
        if (request.verb == "POST") {
            return phrased(200, "OK", postedTask("t1"));
        }
        QByteArrayList quoted;
        for (const QString &tag : std::as_const(tags)) {
            quoted.append('"' + tag.toUtf8() + '"');
        }
        return listed(R"({"_id":"D","_tags":[)" + quoted.join(',') + "]}", 1);
    }

    QTemporaryDir folder;
    bool isKnown = true;
    int tagStatus = 200;
    int faultsStatus = 200;
    QByteArray queued;
    QByteArray faults;
    QStringList tags{u"pilot"_s, u"Bridge"_s};
    QByteArray files =
        R"({"_id":"a.bin","metadata":{"fileType":"1 Firmware Upgrade Image","productClass":"XX230v","version":"2.2.0"}},)"
        R"({"_id":"b.bin","metadata":{"fileType":"1 Firmware Upgrade Image","productClass":"HX520","version":"9.0"}},)"
        R"({"_id":"c.bin","metadata":{"fileType":"1 Firmware Upgrade Image","version":"2.1.7"}},)"
        R"({"_id":"c.cfg","metadata":{"fileType":"3 Vendor Configuration File","productClass":"XX230v"}})";
    FakeHttpServer acs;
    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    std::unique_ptr<Cpe::Acs::AcsClient> client;
    std::unique_ptr<Cpe::Acs::TaskJournal> journal;
    std::unique_ptr<Cpe::Acs::TaskWatch> watch;
    std::unique_ptr<DeviceLive> live;
    std::unique_ptr<DeviceTasks> tasks;
    std::unique_ptr<DeviceUpkeep> upkeep;
};

} // namespace

class TestDeviceUpkeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyFirmwareForThisModelIsOffered();
    void whatIsChosenIsInstalledOnce();
    void theSerialIsTypedBeforeAReset_data();
    void theSerialIsTypedBeforeAReset();
    void aResetGoesToThatDeviceOnce();
    void tagsAreAsTheServerHasThemAfterwards();
    void aRefusedTagIsSaid();
    void nothingIsAskedOfADeviceTheAcsDoesNotKnow();
    void anotherDeviceHasOthers();
    void whatOthersLeftAtTheAcsIsShown();
    void faultsThatCannotBeReadAreNotNone();
};

void TestDeviceUpkeep::onlyFirmwareForThisModelIsOffered()
{
    Desk desk;
    QVERIFY(desk.open());
    QCOMPARE(desk.upkeep->firmware(), u"2.1.7"_s);
    QVERIFY(!desk.upkeep->areFilesKnown());
    desk.upkeep->readFiles();
    QTRY_VERIFY(desk.upkeep->areFilesKnown());
    QCOMPARE(desk.upkeep->files()->total(), 2);
    QCOMPARE(desk.upkeep->files()->value(0, "version").toString(), u"2.2.0"_s);
    QCOMPARE(desk.upkeep->files()->value(0, "isSame").toBool(), false);
    QCOMPARE(desk.upkeep->files()->value(1, "isSame").toBool(), true);
}

void TestDeviceUpkeep::whatIsChosenIsInstalledOnce()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.upkeep->readFiles();
    QTRY_VERIFY(desk.upkeep->areFilesKnown());
    desk.upkeep->install(7);
    QVERIFY(!desk.tasks->isSending());
    desk.upkeep->install(0);
    QTRY_COMPARE(desk.posts(R"("file":"a.bin")"), 1);
    QTRY_VERIFY(!desk.tasks->isSending());
    QCOMPARE(desk.posts("download"), 1);
}

void TestDeviceUpkeep::theSerialIsTypedBeforeAReset_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another") << u"S2"_s;
    QTest::newRow("half") << u"S"_s;
    QTest::newRow("case") << u"s1"_s;
}

void TestDeviceUpkeep::theSerialIsTypedBeforeAReset()
{
    QFETCH(QString, typed);
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(!desk.upkeep->resetProblem(typed).isEmpty());
    desk.upkeep->factoryReset(typed);
    QVERIFY(desk.upkeep->error().isSet());
    QVERIFY(!desk.tasks->isSending());
    QCOMPARE(desk.posts("factoryReset"), 0);
}

void TestDeviceUpkeep::aResetGoesToThatDeviceOnce()
{
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(desk.upkeep->resetProblem(u" S1 "_s).isEmpty());
    desk.upkeep->factoryReset(u" S1 "_s);
    QTRY_COMPARE(desk.posts("factoryReset"), 1);
    QTRY_VERIFY(!desk.tasks->isSending());
    QCOMPARE(desk.posts("factoryReset"), 1);
}

void TestDeviceUpkeep::tagsAreAsTheServerHasThemAfterwards()
{
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(!desk.upkeep->areTagsKnown());
    desk.upkeep->readTags();
    QTRY_COMPARE(desk.upkeep->tags(), (QStringList{u"Bridge"_s, u"pilot"_s}));
    desk.upkeep->addTag(u" à suivre "_s);
    QTRY_COMPARE(desk.upkeep->tags(), (QStringList{u"Bridge"_s, u"pilot"_s, u"à suivre"_s}));
    desk.upkeep->removeTag(u"pilot"_s);
    QTRY_COMPARE(desk.upkeep->tags(), (QStringList{u"Bridge"_s, u"à suivre"_s}));
    QVERIFY(!desk.upkeep->error().isSet());
}

void TestDeviceUpkeep::aRefusedTagIsSaid()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.upkeep->addTag(QString(65, u'x'));
    QVERIFY(desk.upkeep->error().isSet());
    QCOMPARE(desk.posts("/tags/"), 0);
    desk.tagStatus = 404;
    desk.upkeep->addTag(u"gone"_s);
    QTRY_COMPARE(desk.posts("/tags/"), 1);
    QTRY_VERIFY(desk.upkeep->areTagsKnown());
    QVERIFY(desk.upkeep->error().isSet());
    QVERIFY(!desk.upkeep->tags().contains(u"gone"_s));
}

void TestDeviceUpkeep::nothingIsAskedOfADeviceTheAcsDoesNotKnow()
{
    Desk desk;
    desk.isKnown = false;
    QVERIFY(desk.open());
    QVERIFY(!desk.upkeep->canAsk());
    desk.upkeep->readFiles();
    desk.upkeep->readTags();
    desk.upkeep->addTag(u"x"_s);
    desk.upkeep->factoryReset(u"S1"_s);
    QVERIFY(!desk.upkeep->isReading());
    QVERIFY(desk.acs.requests().empty());
}

void TestDeviceUpkeep::anotherDeviceHasOthers()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.upkeep->readTags();
    QTRY_VERIFY(desk.upkeep->areTagsKnown());
    desk.upkeep->readFiles();
    QVERIFY(desk.open(u"S2"_s)); // while it is on its way
    QVERIFY(!desk.upkeep->areTagsKnown());
    QVERIFY(!desk.upkeep->isReading());
    QCOMPARE(desk.upkeep->files()->total(), 0);
}

void TestDeviceUpkeep::whatOthersLeftAtTheAcsIsShown()
{
    Desk desk;
    desk.queued =
        R"({"_id":"ours","device":"D","name":"reboot"},)"
        R"({"_id":"t7","device":"D","name":"refreshObject","timestamp":"2026-06-01T15:00:00.000Z"})";
    desk.faults =
        R"({"_id":"D:default","device":"D","channel":"default","code":"script.Error","message":"password=hunter2 x","retries":2},)"
        R"({"_id":"D:task_ours","device":"D","channel":"task_ours","code":"cwmp.9002"},)"
        R"({"_id":"D:task_t8","device":"D","channel":"task_t8","code":"cwmp.9002","message":"oops"})";
    QVERIFY(desk.open());
    QCOMPARE(desk.upkeep->others()->total(), 0); // the ACS was not asked
    desk.live->ask(u"acs"_s);
    QTRY_COMPARE(desk.upkeep->others()->total(), 3);
    const RecordModel &others = *desk.upkeep->others();
    QVERIFY(others.value(others.rowOf(u"D:default"_s), "what").toString().contains("rule"_L1));
    QVERIFY(!others.value(others.rowOf(u"D:default"_s), "detail").toString().contains("hunter"_L1));
    QVERIFY(others.value(others.rowOf(u"D:task_t8"_s), "what").toString().contains("9002"_L1));
    QCOMPARE(others.value(others.rowOf(u"t7"_s), "what").toString(),
        u"Somebody's task waits: Read again"_s);
    QCOMPARE(others.rowOf(u"ours"_s), -1);
    QVERIFY(!desk.upkeep->othersError().isSet());
}

void TestDeviceUpkeep::faultsThatCannotBeReadAreNotNone()
{
    Desk desk;
    desk.faultsStatus = 403;
    QVERIFY(desk.open());
    desk.live->ask(u"acs"_s);
    QTRY_VERIFY(desk.upkeep->othersError().isSet());
}

QTEST_GUILESS_MAIN(TestDeviceUpkeep)
#include "tst_deviceupkeep.moc"
