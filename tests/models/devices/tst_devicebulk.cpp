// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions on the marked devices: the preview, the run, what it tells and to whom.

#include "../../services/cpe/acsanswers.h"
#include "core/httpclient.h"
#include "devicebulk.h"
#include "devicedata.h"
#include "eventdrain.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace std::chrono_literals;
using Cpe::Acs::FleetDevice;
using Cpe::Acs::FleetOutcome;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC);
const QByteArray NoonDate = "Date: Mon, 01 Jun 2026 16:00:00 GMT\r\n"_ba;
const QByteArray Files =
    R"([{"_id":"XX230v-1.5.0.bin","length":1000,"metadata":{"fileType":"1 Firmware Upgrade Image",
    "productClass":"XX230v","version":"1.5.0"}},
    {"_id":"any.bin","metadata":{"fileType":"1 Firmware Upgrade Image"}},
    {"_id":"x.xml","metadata":{"fileType":"3 Vendor Configuration File","productClass":"XX230v",
    "version":"1"}}])";

/// The four devices of the mirror; the ACS knows the first three of them.
struct Desk {
    EventDrain drain;
    QTemporaryDir folder;
    FakeHttpServer acs;
    ScriptedAnswer posted = phrased(200, "OK", postedTask("t1"), NoonDate);
    ScriptedAnswer tagged = phrased(200, "OK", {}, {}, "text/plain");
    Store::Mirror mirror{folder.filePath(u"mirror.sqlite"_s)};
    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    std::unique_ptr<Cpe::Acs::AcsClient> client;
    std::unique_ptr<Cpe::Acs::TaskJournal> journal;
    std::unique_ptr<Cpe::Acs::TaskWatch> watch;
    std::vector<qint64> rows;
    QHash<QString, FleetDevice> fleet;
    std::unique_ptr<DeviceBulk> bulk;

    Desk()
    {
        acs.setHandler([this](const SeenRequest &request) {
            if (request.target.startsWith("/files"))
                return phrased(200, "OK", Files, "total: 3\r\n");
            if (request.verb == "POST" || request.verb == "DELETE")
                return request.target.contains("/tags/") ? tagged : posted;
            return listed({}, 0);
        });
        client = std::make_unique<Cpe::Acs::AcsClient>(
            network.get(), Cpe::Acs::AcsSettings{.url = acs.url(), .credentials = {}});
        client->setReadTries(1, 1);
        journal = std::make_unique<Cpe::Acs::TaskJournal>(folder.filePath(u"tasks.sqlite"_s));
        const Clock clock([] { return Noon; });
        watch = std::make_unique<Cpe::Acs::TaskWatch>(client.get(), journal.get(), clock);
        watch->setPace(1h, 1h);
        bulk = std::make_unique<DeviceBulk>(DeviceBulk::Parts{.mirror = &mirror,
                                                .acs = client.get(),
                                                .watch = watch.get(),
                                                .user = [] { return u"m.roy@desk.example"_s; },
                                                .clock = clock},
            [this]() -> const std::vector<qint64> & { return rows; });
    }
    ~Desk()
    {
        bulk.reset();
        watch.reset();
        journal.reset();
        client.reset();
        drainEvents();
        QThreadPool::globalInstance()->waitForDone();
    }
    static FleetDevice device(const QString &serial, const QString &productClass = u"XX230v"_s)
    {
        return {.id = u"D-"_s + serial,
            .serial = serial,
            .lastInform = Noon.addSecs(-60),
            .firmware = u"1.4.2"_s,
            .productClass = productClass,
            .tags = {u"old"_s}};
    }
    /// The mirror is filled, and the ACS was read.
    [[nodiscard]] bool open()
    {
        if (!putDevices(mirror))
            return false;
        const auto read = QCoro::waitFor(mirror.read(
            [](QSqlDatabase &db) { return Store::equipmentIds(db, {}, {.isDescending = false}); }));
        if (!read)
            return false;
        rows = *read;
        fleet = {{u"TPLG0001"_s, device(u"TPLG0001"_s)},
            {u"22000002"_s, device(u"22000002"_s, u"DecoX55"_s)},
            {u"TPLG0003"_s, device(u"TPLG0003"_s)}};
        tellFleet();
        return true;
    }
    void tellFleet(bool isSilent = false) const
    {
        bulk->setFleet(std::make_shared<const DeviceFleet>(
            DeviceFleet{.devices = fleet, .readAt = Noon, .isAcsSilent = isSilent}));
    }
    [[nodiscard]] bool plan(int action, const QString &value = {}) const
    {
        bulk->selection()->markAll();
        bulk->choose();
        if (action == DeviceBulk::Firmware) {
            bulk->readFiles();
            if (!QTest::qWaitFor([this] { return !bulk->isReadingFiles(); }))
                return false;
        }
        bulk->preview(action, value);
        return isPlanned();
    }
    [[nodiscard]] bool isPlanned() const
    {
        return QTest::qWaitFor([this] { return bulk->phase() == DeviceBulk::Planned; });
    }
    [[nodiscard]] bool isOver() const
    {
        return QTest::qWaitFor([this] { return bulk->phase() == DeviceBulk::Over; });
    }
    [[nodiscard]] int posts(const QByteArray &part) const
    {
        return static_cast<int>(
            std::ranges::count_if(acs.requests(), [&part](const SeenRequest &request) {
                return request.verb == "POST" && request.target.contains(part);
            }));
    }
    [[nodiscard]] QString cell(int row, DeviceBulkModel::Role role) const
    {
        return bulk->items()->data(bulk->items()->index(row), role).toString();
    }
};

} // namespace

class TestDeviceBulk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { drainEvents(); }

    void thePreviewSaysWhoIsLeftOutAndWhyAndAsksNobody()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.plan(DeviceBulk::Firmware, u"XX230v-1.5.0.bin"_s));
        QCOMPARE(desk.bulk->ready(), 2);
        QCOMPARE(desk.bulk->count(FleetOutcome::Skipped), 2);
        QCOMPARE(desk.cell(0, DeviceBulkModel::ReasonRole), u"1.4.2 → 1.5.0"_s);
        QCOMPARE(desk.cell(1, DeviceBulkModel::ReasonRole), u"The file is for another model."_s);
        QCOMPARE(desk.cell(3, DeviceBulkModel::ReasonRole), u"The ACS does not know it."_s);
        QVERIFY(desk.bulk->summary().contains(u"2"_s));
        QCOMPARE(desk.posts("/tasks"), 0);
    }

    void onlyFirmwareThatSaysForWhomItIsCanBeChosen()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.bulk->selection()->markAll();
        desk.bulk->choose();
        desk.bulk->readFiles();
        QTRY_COMPARE(desk.bulk->files().size(), 1);
        QCOMPARE(
            desk.bulk->files().first().toMap().value(u"name"_s).toString(), u"XX230v-1.5.0.bin"_s);
        desk.bulk->preview(DeviceBulk::Firmware, u"any.bin"_s);
        QCOMPARE(desk.bulk->phase(), DeviceBulk::Choosing);
    }

    void aFirmwareWaitsUntilItsNumberIsTyped()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.plan(DeviceBulk::Firmware, u"XX230v-1.5.0.bin"_s));
        QVERIFY(desk.bulk->needsNumber());
        for (const auto &typed : {QString(), u"4"_s, u"two"_s}) {
            desk.bulk->run(typed);
            QCOMPARE(desk.bulk->phase(), DeviceBulk::Planned);
        }
        desk.bulk->run(u" 2 "_s);
        QVERIFY(desk.isOver());
        QCOMPARE(desk.posts("/tasks"), 2);
        QCOMPARE(desk.bulk->count(FleetOutcome::Taken), 2);
        QCOMPARE(desk.bulk->selection()->count(), 0);
    }

    void aTagIsToldToTheDiaryAndTheTimeLineOfEach()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QSignalSpy acted(desk.bulk.get(), &DeviceBulk::acted);
        QVERIFY(desk.plan(DeviceBulk::AddTag, u"vip"_s));
        QVERIFY(!desk.bulk->needsNumber());
        desk.bulk->run({});
        QVERIFY(desk.isOver());
        QCOMPARE(acted.size(), 3);
        const auto entry = acted.first().at(1).value<Cpe::DiaryEntry>();
        QCOMPARE(entry.kind, u"addTag"_s);
        QCOMPARE(entry.who, u"m.roy@desk.example"_s);
        QCOMPARE(entry.after.value("tag"_L1).toString(), u"vip"_s);
        QVERIFY(acted.first().at(2).toString().contains(u"vip"_s));
    }

    void aReadingIsNoWorkAtTheCustomers()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QSignalSpy acted(desk.bulk.get(), &DeviceBulk::acted);
        QVERIFY(desk.plan(DeviceBulk::Refresh));
        desk.bulk->run({});
        QVERIFY(desk.isOver());
        QCOMPARE(acted.size(), 0);
    }

    void aVersionThatIsSeenLaterIsToldOnce()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.plan(DeviceBulk::Firmware, u"XX230v-1.5.0.bin"_s));
        desk.bulk->run(u"2"_s);
        QVERIFY(desk.isOver());
        const QSignalSpy acted(desk.bulk.get(), &DeviceBulk::acted);
        desk.fleet[u"TPLG0001"_s].firmware = u"1.5.0"_s;
        desk.tellFleet();
        desk.tellFleet();
        QTRY_COMPARE(desk.bulk->count(FleetOutcome::Done), 1);
        QCOMPARE(desk.bulk->count(FleetOutcome::Taken), 1);
        QCOMPARE(acted.size(), 1);
        QCOMPARE(acted.first().at(0).toString(), u"TPLG0001"_s);
    }

    void whatTheListDoesNotShowIsLeftOutUnlessSomebodySaysSo()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.bulk->selection()->markAll();
        desk.rows.resize(1); // a filter
        desk.bulk->selection()->handleList();
        desk.bulk->choose();
        desk.bulk->preview(DeviceBulk::AddTag, u"vip"_s);
        QVERIFY(desk.isPlanned());
        QCOMPARE(desk.bulk->outside(), 3);
        QCOMPARE(desk.bulk->items()->rowCount(), 1);
        desk.bulk->setTakesOutside(true);
        QVERIFY(desk.isPlanned());
        QCOMPARE(desk.bulk->items()->rowCount(), 4);
    }

    void nothingIsChosenBeforeTheAcsWasRead()
    {
        Desk desk;
        QVERIFY(putDevices(desk.mirror));
        desk.rows = {1, 2};
        desk.bulk->setFleet(std::make_shared<const DeviceFleet>());
        desk.bulk->selection()->markAll();
        desk.bulk->choose();
        QVERIFY(!desk.bulk->hindrance().isEmpty());
        desk.bulk->preview(DeviceBulk::Refresh, {});
        QCOMPARE(desk.bulk->phase(), DeviceBulk::Choosing);
    }

    void aSilentAcsIsSaid()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.tellFleet(true);
        QVERIFY(desk.plan(DeviceBulk::Refresh));
        QVERIFY(desk.bulk->warning().contains(u"silent"_s));
    }

    void countsSumUpAndFilter()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QAbstractItemModelTester tester(
            desk.bulk->items(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(desk.plan(DeviceBulk::AddTag, u"vip"_s));
        desk.tagged = phrased(500, "Server Error", "oops", {}, "text/plain");
        desk.bulk->run({});
        QVERIFY(desk.isOver());
        int sum = 0;
        for (const QVariant &kind : desk.bulk->kinds())
            sum += kind.toMap().value(u"count"_s).toInt();
        QCOMPARE(sum, 4);
        desk.bulk->items()->setFilter(u"skipped"_s);
        QCOMPARE(desk.bulk->items()->rowCount(), 1);
        desk.bulk->items()->setFilter({});
        QCOMPARE(desk.bulk->items()->rowCount(), 4);
    }

    void tryingAgainIsForTheFailedOnly()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.plan(DeviceBulk::AddTag, u"vip"_s));
        desk.tagged = phrased(400, "Bad Request", "no", {}, "text/plain");
        desk.bulk->run({});
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->count(FleetOutcome::Refused), 3);
        QVERIFY(desk.bulk->canTryAgain());
        desk.tagged = phrased(200, "OK", {}, {}, "text/plain");
        desk.bulk->tryAgain();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->count(FleetOutcome::Done), 3);
        QVERIFY(!desk.bulk->canTryAgain());
        QCOMPARE(desk.posts("/tags/"), 6);
    }

    void theResultsAreWrittenToAFile()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.plan(DeviceBulk::AddTag, u"vip"_s));
        desk.bulk->run({});
        QVERIFY(desk.isOver());
        const QString path = desk.folder.filePath(u"results.csv"_s);
        QSignalSpy finished(desk.bulk->fileExport(), &ListExport::finished);
        desk.bulk->fileExport()->start(QUrl::fromLocalFile(path));
        QVERIFY(finished.wait());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 5);
        QVERIFY(text.contains("EQP-00001"));
        QVERIFY(text.contains("The ACS does not know it."));
    }

    void aRunThatIsClosedGoesOnAndSaysWhenItIsOver()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QSignalSpy noticed(desk.bulk.get(), &DeviceBulk::noticed);
        QVERIFY(desk.plan(DeviceBulk::AddTag, u"vip"_s));
        desk.bulk->run({});
        desk.bulk->close();
        QVERIFY(!desk.bulk->isShown());
        QVERIFY(desk.isOver());
        QCOMPARE(noticed.size(), 1);
        QVERIFY(desk.bulk->isNews());
        desk.bulk->show();
        QVERIFY(desk.bulk->isShown());
        desk.bulk->close();
        QVERIFY(!desk.bulk->isNews()); // it was seen
    }

    void aTagOfTheAcsHasNoSpacesAndAccents_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("word") << u"vip"_s << true;
        QTest::newRow("signs") << u"lot-2026_06"_s << true;
        QTest::newRow("space") << u"a b"_s << false;
        QTest::newRow("accent") << u"été"_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("long") << QString(65, u'a') << false;
    }

    void aTagOfTheAcsHasNoSpacesAndAccents()
    {
        QFETCH(QString, tag);
        Desk desk;
        QTEST(desk.bulk->tagProblem(tag).isEmpty(), "isTaken");
    }
};

QTEST_GUILESS_MAIN(TestDeviceBulk)
#include "tst_devicebulk.moc"
