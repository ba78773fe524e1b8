// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/diagnosisrun.h"
#include "cpe/acs/fleetrun.h"
#include "cpe/acs/taskwatch.h"
#include "cpe/acs/trfacts.h"
#include "liveworld.h"

#include <QCoroSignal>
#include <QCoroTask>
#include <QSignalSpy>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Sandbox::LiveWorld;

/// The client against a GenieACS of its own code, over real sockets.
class TestAcsSandbox : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AcsClient> m_client;
    std::unique_ptr<TaskJournal> m_journal;
    std::unique_ptr<TaskWatch> m_watch;

    [[nodiscard]] AcsSettings settings(bool hasToken = true)
    {
        return {.url = QUrl(m_world.part(u"genieacs"_s)->state().value("url"_L1).toString()),
            .credentials = {
                .scheme = hasToken ? Credentials::Scheme::Bearer : Credentials::Scheme::None,
                .secret = hasToken ? u"sandbox-genieacs-token"_s : QString()}};
    }

    void fault(const QString &kind, const QString &body = {}, int count = 1)
    {
        QVERIFY(m_world.sandbox().faults().add({{u"service"_s, u"genieacs"_s}, {u"kind"_s, kind},
                    {u"body"_s, body}, {u"count"_s, count}})
            != 0);
    }

    /// A device of that model that answers and is read.
    DeviceRecord well(DataModel model = DataModel::Tr181)
    {
        const auto page = QCoro::waitFor(m_client->devices({}, devicePageProjection()));
        if (!page)
            return {};
        for (const DeviceRecord &device : page->rows) {
            if (dataModel(device.tree) == model
                && device.lastInform.secsTo(QDateTime::currentDateTimeUtc()) < 600
                && !factsOf(device).radios.isEmpty())
                return device;
        }
        return {};
    }

    WatchedTask start(const DeviceRecord &device, const TaskRequest &task)
    {
        const auto sent = QCoro::waitFor(m_watch->start(device.id, device.serial, task));
        if (!sent) {
            qWarning("%s", qPrintable(sent.error().detail));
            return {};
        }
        return *sent;
    }

    [[nodiscard]] int deaths()
    {
        return m_world.part(u"genieacs"_s)->state().value("deaths"_L1).toInt();
    }

    QCoro::Task<void> toItsEnd(DiagnosisRun *run)
    {
        while (!run->isOver())
            co_await qCoro(run, &DiagnosisRun::stageChanged);
    }

    std::unique_ptr<DiagnosisRun> diagnosed(
        const DeviceRecord &device, const DiagnosisRequest &request)
    {
        auto run = std::make_unique<DiagnosisRun>(m_client.get());
        run->setPace({.look = 20ms, .patience = 20s});
        run->start(device.id, request);
        QCoro::waitFor(toItsEnd(run.get()));
        return run;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.start());
        m_network = makeNetworkAccessManager();
        m_world.control(u"genieacs"_s, u"pace"_s,
            {{u"task_ms"_s, 5}, {u"dead_ms"_s, 300}, {u"diagnosis_ms"_s, 60}});
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<AcsClient>(m_network.get(), settings());
        m_journal = std::make_unique<TaskJournal>(m_folder->filePath(u"tasks.sqlite"_s));
        m_watch = std::make_unique<TaskWatch>(m_client.get(), m_journal.get());
        m_watch->setPace(10ms, 50ms);
    }

    void cleanup()
    {
        m_watch.reset();
        m_journal.reset();
        m_client.reset();
        m_world.sandbox().faults().clear();
    }

    void devicesOfBothModelsAreRead()
    {
        const auto page = QCoro::waitFor(m_client->devices({}, devicePageProjection()));
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
        QVERIFY(page->rows.size() > 20);
        QCOMPARE(page->total, page->rows.size());
        QSet<QString> serials;
        int old = 0;
        int fibre = 0;
        for (const DeviceRecord &device : page->rows) {
            serials.insert(device.serial);
            const DeviceFacts facts = factsOf(device);
            QVERIFY(best(facts, FactKey::LastInform));
            QVERIFY(best(facts, FactKey::Firmware));
            old += dataModel(device.tree) == DataModel::Tr098;
            fibre += best(facts, FactKey::OpticalRx).has_value();
            for (const Fact &fact : facts.facts)
                QVERIFY2(fact.readAt.isValid(), qPrintable(keyName(fact.key)));
            for (const Host &host : facts.hosts)
                QVERIFY(!host.mac.isEmpty() && !host.name.isEmpty() && host.link != Link::Unknown);
            if (dataModel(device.tree) == DataModel::Tr181) {
                for (const Host &host : facts.hosts)
                    QCOMPARE(host.signalDbm.has_value(), host.link == Link::Wifi);
            }
        }
        QCOMPARE(serials.size(), page->rows.size());
        QVERIFY(old > 0);
        QVERIFY(fibre > old / 2);
        const auto count = QCoro::waitFor(m_client->count({}));
        QCOMPARE(count->total, page->total);
    }

    void pagesDoNotOverlap()
    {
        QStringList seen;
        for (int skip = 0; skip < 15; skip += 5) {
            const auto page = QCoro::waitFor(m_client->devices(
                {}, {}, {.limit = 5, .skip = skip, .sort = u"_deviceId._SerialNumber"_s}));
            QCOMPARE(page->rows.size(), 5);
            QVERIFY(!page->isLast);
            for (const DeviceRecord &device : page->rows)
                seen.append(device.serial);
        }
        QStringList sorted = seen;
        sorted.sort();
        QCOMPARE(seen, sorted);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 15);
    }

    void aWildcardIsNoSerial()
    {
        // The server finds all of them.
        const auto page = QCoro::waitFor(
            m_client->devices(AcsQuery::equals(u"_deviceId._SerialNumber"_s, u"CW*"_s), {}));
        QVERIFY(page.has_value());
        QVERIFY(page->rows.isEmpty());
        const auto pattern = QCoro::waitFor(
            m_client->devices(AcsQuery::equals(u"_deviceId._SerialNumber"_s, u"/.*/"_s), {}));
        QVERIFY(pattern->rows.isEmpty());
    }

    void aPartOfASerialFindsItsDevice()
    {
        const DeviceRecord device = well();
        const auto page = QCoro::waitFor(m_client->devices(
            AcsQuery::contains(u"_deviceId._SerialNumber"_s, device.serial.mid(2).toLower()), {}));
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows.first().id, device.id);
    }

    void strangersAreRefused()
    {
        AcsClient stranger(m_network.get(), settings(false));
        const auto page = QCoro::waitFor(stranger.devices({}, {}));
        QCOMPARE(page.error().kind, ErrorKind::Unauthorized);
        auto health = QCoro::waitFor(m_client->health());
        QVERIFY(!health->answersWithoutCredentials);
        m_world.control(u"genieacs"_s, u"credentials"_s, {{u"wanted"_s, false}});
        health = QCoro::waitFor(m_client->health());
        m_world.control(u"genieacs"_s, u"credentials"_s, {{u"wanted"_s, true}});
        QVERIFY(health->answersWithoutCredentials);
    }

    void aNetworkIsRenamedAndReadBack_data()
    {
        QTest::addColumn<DataModel>("model");
        QTest::newRow("TR-181") << DataModel::Tr181;
        QTest::newRow("TR-098") << DataModel::Tr098;
    }

    void aNetworkIsRenamedAndReadBack()
    {
        QFETCH(DataModel, model);
        const DeviceRecord device = well(model);
        QVERIFY(!device.id.isEmpty());
        const Radio radio = factsOf(device).radios.first();
        const auto task = start(device,
            *TaskRequest::setParameterValues({{.path = radio.ssidPath, .value = u"Chalet du lac"_s},
                {.path = radio.passphrasePath, .value = u"hunter22hunter22"_s, .isSecret = true}}));
        QCOMPARE(task.state, TaskState::Done);
        QCOMPARE(task.proof, Proof::Same);
        const auto after = QCoro::waitFor(m_client->device(device.id, devicePageProjection()));
        QCOMPARE(factsOf(*after).radios.first().ssid, u"Chalet du lac"_s);
        for (const Parameter &one : after->tree.all())
            QVERIFY(!one.value.toString().contains("hunter22"_L1));
    }

    void aDeviceThatKeepsItsValueIsFoundOut()
    {
        const DeviceRecord device = well();
        const Radio radio = factsOf(device).radios.first();
        fault(u"set-ignored"_s);
        const auto task = start(device,
            *TaskRequest::setParameterValues({{.path = radio.ssidPath, .value = u"Ignored"_s}}));
        QCOMPARE(task.state, TaskState::Done);
        QCOMPARE(task.proof, Proof::Different);
        QCOMPARE(task.differences.first().told, radio.ssid);
    }

    void everyOutcomeIsToldAsWhatItIs_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("state");
        QTest::newRow("fault") << u"task-fault"_s << u"faulted"_s;
        QTest::newRow("stuck") << u"task-stuck"_s << u"queued"_s;
        QTest::newRow("offline") << u"device-offline"_s << u"queued"_s;
        QTest::newRow("session") << u"in-session"_s << u"inSession"_s;
        QTest::newRow("answer lost") << u"drop-after"_s << u"queued or unknown"_s;
    }

    void everyOutcomeIsToldAsWhatItIs()
    {
        QFETCH(QString, kind);
        QFETCH(QString, state);
        const DeviceRecord device = well();
        fault(kind, kind == "task-fault"_L1 ? u"9001"_s : QString());
        const auto task = start(device, TaskRequest::reboot());
        if (kind == "drop-after"_L1)
            QVERIFY(task.state == TaskState::Queued || task.state == TaskState::Unknown);
        else
            QCOMPARE(stateName(task.state), state);
        if (kind == "task-fault"_L1) {
            QVERIFY(task.fault);
            QCOMPARE(task.fault->reason, FaultReason::RequestDenied);
        }
    }

    void aTaskThatWaitedIsDoneWhenTheDeviceComes()
    {
        const DeviceRecord device = well();
        fault(u"task-stuck"_s);
        const auto task = start(device, TaskRequest::reboot());
        QCOMPARE(task.state, TaskState::Queued);
        m_world.control(u"genieacs"_s, u"inform"_s, {{u"serial"_s, device.serial}});
        const auto end = QCoro::waitFor(m_watch->settled(task.number, 20s));
        QCOMPARE(end->state, TaskState::Done);
    }

    void aTaskThatFaultsLaterIsRetriedOnce()
    {
        const DeviceRecord device = well();
        fault(u"task-stuck"_s);
        const auto task = start(device, TaskRequest::reboot());
        fault(u"task-fault"_s, u"9002"_s);
        m_world.control(u"genieacs"_s, u"inform"_s, {{u"serial"_s, device.serial}});
        const auto end = QCoro::waitFor(m_watch->settled(task.number, 20s));
        QCOMPARE(end->state, TaskState::Faulted);
        QCOMPARE(end->fault->number, 9002);
        QVERIFY(QCoro::waitFor(m_client->retryTask(task.task)).has_value());
        const auto faults =
            QCoro::waitFor(m_client->faults(AcsQuery::equals(u"_id"_s, end->fault->id)));
        QVERIFY(faults->rows.isEmpty());
        m_world.control(u"genieacs"_s, u"inform"_s, {{u"serial"_s, device.serial}});
        QCOMPARE(QCoro::waitFor(m_client->retryTask(task.task)).error().kind, ErrorKind::NotFound);
        QCOMPARE(deaths(), 0);
    }

    void theWorkerOutlivesEverythingWeSend()
    {
        // A stranger's wrong name: the worker is away, our read waits for it.
        const DeviceRecord device = well();
        QNetworkRequest request(QUrl::fromEncoded(settings().url.toEncoded() + "/devices/"
            + QUrl::toPercentEncoding(device.id) + "/tasks?connection_request"));
        request.setRawHeader("Authorization", "Bearer sandbox-genieacs-token");
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> wrong(
            m_network->post(request, R"({"name":"rebot"})"_ba));
        QTRY_COMPARE(deaths(), 1);
        const auto page = QCoro::waitFor(m_client->count({}));
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
        QVERIFY(page->total > 0);
        QTRY_VERIFY(wrong->isFinished());
    }

    void aDeviceThatWasNeverReadIsReadByARefresh()
    {
        const auto page = QCoro::waitFor(m_client->devices({}, devicePageProjection()));
        const auto unread = std::ranges::find_if(page->rows, [](const DeviceRecord &device) {
            return factsOf(device).radios.isEmpty()
                && device.lastInform.secsTo(QDateTime::currentDateTimeUtc()) < 600;
        });
        QVERIFY(unread != page->rows.end());
        QVERIFY(!best(factsOf(*unread), FactKey::UpTime));
        const QString root =
            dataModel(unread->tree) == DataModel::Tr181 ? u"Device"_s : u"InternetGatewayDevice"_s;
        QCOMPARE(start(*unread, *TaskRequest::refreshObject(root)).state, TaskState::Done);
        const auto after = QCoro::waitFor(m_client->device(unread->id, devicePageProjection()));
        QVERIFY(best(factsOf(*after), FactKey::UpTime));
        QVERIFY(!factsOf(*after).radios.isEmpty());
    }

    void everyDiagnosisEndsWithItsResult_data()
    {
        QTest::addColumn<DataModel>("model");
        QTest::addColumn<DiagnosisKind>("kind");
        for (const DataModel model : {DataModel::Tr181, DataModel::Tr098}) {
            for (const DiagnosisKind kind : {DiagnosisKind::Ping, DiagnosisKind::Trace,
                     DiagnosisKind::Download, DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours})
                QTest::addRow("%s %s", model == DataModel::Tr181 ? "TR-181" : "TR-098",
                    qPrintable(kindName(kind)))
                    << model << kind;
        }
    }

    void everyDiagnosisEndsWithItsResult()
    {
        QFETCH(DataModel, model);
        QFETCH(DiagnosisKind, kind);
        const DeviceRecord device = well(model);
        const auto run = diagnosed(device,
            {.kind = kind,
                .host = u"speed.example"_s,
                .repetitions = 4,
                .url = QUrl(u"http://speed.example/file"_s),
                .octets = kind == DiagnosisKind::Upload ? 5'000'000'000 : 0});
        if (model == DataModel::Tr098 && kind == DiagnosisKind::WifiNeighbours) {
            QCOMPARE(run->stage(), DiagnosisRun::Stage::Failed);
            QCOMPARE(run->error()->kind, ErrorKind::Unsupported);
            return;
        }
        QVERIFY2(run->stage() == DiagnosisRun::Stage::Done,
            run->error() ? qPrintable(run->error()->detail) : "");
        const DiagnosisResult result = *run->result();
        QCOMPARE(result.problem, DiagnosisProblem::None);
        switch (kind) {
        case DiagnosisKind::Ping:
            QCOMPARE(result.ping->answered + result.ping->lost, 4);
            break;
        case DiagnosisKind::Trace:
            QCOMPARE(result.hops.size(), 5);
            QCOMPARE(result.hops.first().timesMs.size(), 3);
            break;
        case DiagnosisKind::Download:
            QVERIFY(std::abs(result.transfer->bitsPerSecond - 940e6) < 1e6
                || std::abs(result.transfer->bitsPerSecond - 940e6 / 3) < 1e6);
            break;
        case DiagnosisKind::Upload:
            QCOMPARE(result.transfer->octets, 5'000'000'000);
            QVERIFY(result.transfer->wasWrapped);
            break;
        case DiagnosisKind::WifiNeighbours:
            QCOMPARE(result.neighbours.size(), 7);
            break;
        }
    }

    void aDiagnosisThatFailsSaysWhy()
    {
        const DeviceRecord device = well();
        auto run = diagnosed(device, {.kind = DiagnosisKind::Ping, .host = u"nobody.invalid"_s});
        QCOMPARE(run->stage(), DiagnosisRun::Stage::Done);
        QCOMPARE(run->result()->problem, DiagnosisProblem::CannotResolveHost);
        fault(u"diagnosis-fails"_s, u"Error_InitConnectionFailed"_s);
        run = diagnosed(
            device, {.kind = DiagnosisKind::Download, .url = QUrl(u"http://speed.example/f"_s)});
        QCOMPARE(run->result()->problem, DiagnosisProblem::NoConnection);
        fault(u"task-fault"_s, u"9001"_s);
        run = diagnosed(device, {.kind = DiagnosisKind::Ping, .host = u"a.example"_s});
        QCOMPARE(run->stage(), DiagnosisRun::Stage::Failed);
        QCOMPARE(run->fault()->reason, FaultReason::RequestDenied);
    }

    void theResultsOfAnotherOrderAreNotOurs()
    {
        const DeviceRecord device = well();
        QVERIFY(
            diagnosed(device, {.kind = DiagnosisKind::Ping, .host = u"first.example"_s})->result());
        fault(u"set-ignored"_s);
        const auto run =
            diagnosed(device, {.kind = DiagnosisKind::Ping, .host = u"second.example"_s});
        QCOMPARE(run->stage(), DiagnosisRun::Stage::Failed);
        QVERIFY(run->error()->detail.contains("first.example"_L1));
    }

    void aDeviceThatIsAwayKeepsItsOrderUntilItIsTakenBack()
    {
        const DeviceRecord device = well();
        // Those that faulted in other tests are there too.
        const auto orders = [&] {
            const auto left =
                QCoro::waitFor(m_client->tasks(AcsQuery::equals(u"device"_s, device.id)));
            return std::ranges::count(left->rows, u"setParameterValues"_s, &QueuedTask::name);
        };
        const auto before = orders();
        fault(u"device-offline"_s, {}, 1000);
        DiagnosisRun run(m_client.get());
        run.setPace({.look = 20ms, .patience = 60s});
        run.start(device.id, {.kind = DiagnosisKind::Ping, .host = u"a.example"_s});
        QTRY_COMPARE(run.stage(), DiagnosisRun::Stage::Queued);
        QCOMPARE(orders(), before + 1);
        run.cancel();
        QCOMPARE(run.stage(), DiagnosisRun::Stage::Cancelled);
        QTRY_COMPARE(orders(), before);
    }

    void aDiagnosisUnderWayIsStopped()
    {
        const DeviceRecord device = well();
        m_world.control(u"genieacs"_s, u"pace"_s, {{u"diagnosis_ms"_s, 3'600'000}});
        DiagnosisRun run(m_client.get());
        run.setPace({.look = 20ms, .patience = 60s});
        run.start(device.id, {.kind = DiagnosisKind::Ping, .host = u"a.example"_s});
        QTRY_COMPARE(run.stage(), DiagnosisRun::Stage::Measuring);
        run.cancel();
        QVERIFY(run.isOver());
        const QString state = u"Device.IP.Diagnostics.IPPing.DiagnosticsState"_s;
        const auto told = [&] {
            return QCoro::waitFor(m_client->device(device.id, {state}))->tree.text(state);
        };
        QTRY_COMPARE(told(), u"Canceled"_s);
        m_world.control(u"genieacs"_s, u"pace"_s, {{u"diagnosis_ms"_s, 60}});
    }

    void tagsComeAndGo()
    {
        const DeviceRecord device = well();
        QVERIFY(QCoro::waitFor(m_client->addTag(device.id, u"à voir"_s)).has_value());
        const auto tagged =
            QCoro::waitFor(m_client->devices(AcsQuery::equals(u"_tags"_s, u"à voir"_s), {}));
        QCOMPARE(tagged->rows.size(), 1);
        QCOMPARE(tagged->rows.first().id, device.id);
        QVERIFY(QCoro::waitFor(m_client->removeTag(device.id, u"à voir"_s)).has_value());
        QVERIFY(QCoro::waitFor(m_client->devices(AcsQuery::equals(u"_tags"_s, u"à voir"_s), {}))
                ->rows.isEmpty());
        QCOMPARE(
            QCoro::waitFor(m_client->addTag(u"X-Y-Z"_s, u"t"_s)).error().kind, ErrorKind::NotFound);
    }

    void firmwareIsSentOfTheServersOwnFiles()
    {
        const auto files = QCoro::waitFor(m_client->files());
        QCOMPARE(files->size(), 4);
        const DeviceRecord device = well();
        const QString path = u"Device.DeviceInfo.SoftwareVersion"_s;
        const auto told = [&] { return *QCoro::waitFor(m_client->device(device.id, {path})); };
        const auto file = std::ranges::find_if(*files, [&](const AcsFile &one) {
            return one.productClass == device.productClass && one.version.startsWith("1.5.0"_L1);
        });
        QVERIFY(file != files->end());
        const QDateTime booted = told().lastBoot;
        QCOMPARE(start(device, *TaskRequest::download(*file)).state, TaskState::Done);
        const DeviceRecord after = told();
        QCOMPARE(after.tree.text(path), file->version);
        QVERIFY(after.lastBoot > booted);
    }

    void aDeviceDoesNotTakeTheFileOfAnotherModel()
    {
        const auto files = QCoro::waitFor(m_client->files());
        const DeviceRecord device = well();
        const auto file = std::ranges::find_if(*files, [&](const AcsFile &one) {
            return one.productClass != device.productClass && one.type.startsWith(u'1');
        });
        QVERIFY(file != files->end());
        const auto task = start(device, *TaskRequest::download(*file));
        QCOMPARE(task.state, TaskState::Faulted);
        QCOMPARE(task.fault->reason, FaultReason::FileCorrupted);
    }

    void manyDevicesAreWorkedOnAFewAtATime()
    {
        m_world.control(u"genieacs"_s, u"pace"_s, {{u"task_ms"_s, 5}});
        AcsFleet fleet(m_client.get());
        QSignalSpy read(&fleet, &AcsFleet::readAtChanged);
        fleet.readNow();
        QVERIFY(read.wait(20000));
        std::vector<FleetTarget> targets;
        for (const FleetDevice &one : fleet.devices())
            targets.push_back(
                {.record = one.serial, .serial = one.serial, .acsSerial = one.serial});
        const FleetAction action{.kind = FleetAction::Kind::AddTag, .tag = u"lot-7"_s, .limit = 20};
        const auto plan =
            planFleet(action, targets, fleet.devices(), {.now = QDateTime::currentDateTimeUtc()});
        FleetRun run(m_client.get(), m_watch.get(), action);
        run.start(plan);
        QTRY_VERIFY_WITH_TIMEOUT(!run.isRunning(), 30000);
        QCOMPARE(std::ranges::count(run.items(), FleetOutcome::Done, &FleetItem::outcome),
            std::ssize(plan));
        const auto tagged =
            QCoro::waitFor(m_client->devices(AcsQuery::equals(u"_tags"_s, u"lot-7"_s), {}));
        QCOMPARE(tagged->rows.size(), qsizetype(plan.size()));
    }
};

QTEST_MAIN(TestAcsSandbox)
#include "tst_acssandbox.moc"
