// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "faketraccar.h"
#include "gps/positionfeed.h"
#include "outbox/mirrorfeed.h"
#include "positionbridge.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ranges>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone montreal("America/Toronto");
constexpr GeoPoint firstHouse{.latitude = 45.5, .longitude = -73.6};
constexpr GeoPoint secondHouse{.latitude = 45.6, .longitude = -73.6};

QJsonObject technician(const QString &id, const QString &name)
{
    return {{u"name"_s, id}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
        {u"full_name"_s, name}, {u"color"_s, u"#0072b2"_s}, {u"status"_s, u"available"_s},
        {u"traccar_device_id"_s, id.right(1).toInt()},
        {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}};
}

QJsonObject job(const QString &id, const QString &tech, const QString &start, GeoPoint place)
{
    return {{u"subject"_s, u"Work "_s + id}, {u"customer_name"_s, u"Customer "_s + id},
        {u"scheduled_date"_s, u"2026-11-23"_s}, {u"start_time"_s, start}, {u"duration_h"_s, 1.0},
        {u"assigned_tech"_s, tech}, {u"status"_s, u"assigned"_s},
        {u"job_type"_s, u"Installation"_s}, {u"latitude"_s, place.latitude},
        {u"longitude"_s, place.longitude}};
}

} // namespace

class TestTrailController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheWayOfTheDay();
    void saysWhenThereIsNothing();
    void aFailureIsSaidAndTriedAgain();
    void playsAndGoesToStops();
    void followsTheSelection();
    void listsWhatWasSetAside();
    void proposesAndWritesOnlyOnConsent();
    void writesWhenSomebodyLeftAndKeepsWhatTheyWroteThemselves();
    void anArrivalThatNobodySawIsNotTold();
    void aProposalCanBeDeclined();
    void proposesFromLiveFixes();
    void asksForTheWholeDayWhenTheClocksGoBack();
    void goesAwayWhileReading();

private:
    [[nodiscard]] TrailController *trail() { return m_desk->trail(); }
    /// Drives to the first house, stays from 09:00 on for so many minutes, and leaves.
    void spendMorning(int minutes, bool leaves);
    void showTrail(const QString &technician);
    [[nodiscard]] int saves() const;

    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<FakeTraccar> m_traccar;
    QDateTime m_now;
    std::unique_ptr<DispatchController> m_desk;
};

void TestTrailController::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
    m_bench = std::make_unique<QueueBench>();
    m_traccar = std::make_unique<FakeTraccar>(QDate(2026, 11, 23));
    m_now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), montreal).toUTC();
    m_bench->erp.put(u"DJ-1"_s, job(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s, firstHouse));
    m_bench->erp.put(u"DJ-2"_s, job(u"DJ-2"_s, u"DT-1"_s, u"11:00:00"_s, secondHouse));
    const QList<QJsonObject> jobs{
        m_bench->erp.document(u"DJ-1"_s), m_bench->erp.document(u"DJ-2"_s)};
    const QList<QJsonObject> team{
        technician(u"DT-1"_s, u"Alice Roy"_s), technician(u"DT-2"_s, u"Benoit Roux"_s)};
    const auto done = QCoro::waitFor(m_mirror->write([jobs, team](QSqlDatabase &db) -> Result<int> {
        if (const auto zone = Store::setSiteTimeZone(db, montreal); !zone)
            return std::unexpected(zone.error());
        if (const auto applied = Store::applyDocuments(db, u"technician"_s, team); !applied)
            return applied;
        return Store::applyDocuments(db, u"job"_s, jobs);
    }));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    m_bench->open();
    Outbox::keepInMirror(m_bench->queue.get(), m_mirror.get(), &m_map);
    m_desk = std::make_unique<DispatchController>(
        m_mirror.get(), m_bench->queue.get(), &m_map, Clock([this] { return m_now; }));
    trail()->setSources(&m_traccar->client, nullptr);
    m_desk->start();
    QTRY_VERIFY(
        m_desk->isLoaded() && m_desk->lanes()->rowCount() == 2 && m_desk->board().job(u"DJ-2"_s));
}

void TestTrailController::cleanup()
{
    m_desk.reset();
    m_traccar.reset();
    m_bench->close();
    m_bench.reset();
    m_mirror.reset();
}

void TestTrailController::spendMorning(int minutes, bool leaves)
{
    for (int i = 0; i < 10; ++i) {
        m_traccar->add(1, u"08:%1"_s.arg(50 + i),
            {firstHouse.latitude - (0.006 * (10 - i)), firstHouse.longitude}, 25);
    }
    m_traccar->stand(1, u"09:00"_s, minutes, firstHouse);
    if (!leaves)
        return;
    const QTime left = QTime(9, 0).addSecs(minutes * 60);
    for (int i = 1; i < 10; ++i) {
        m_traccar->add(1, left.addSecs(i * 60).toString(u"HH:mm"_s),
            {firstHouse.latitude + (0.006 * i), firstHouse.longitude}, 25);
    }
}

void TestTrailController::showTrail(const QString &technician)
{
    m_desk->selectTechnician(technician);
    trail()->show(technician);
    QTRY_VERIFY(trail()->state() != TrailController::Loading);
}

int TestTrailController::saves() const
{
    return int(std::ranges::count(m_bench->erp.server.requests(), "PUT"_ba, &SeenRequest::verb));
}

void TestTrailController::showsTheWayOfTheDay()
{
    spendMorning(38, true);
    QVERIFY(!trail()->canShow());
    m_desk->selectTechnician(u"DT-1"_s);
    QVERIFY(trail()->canShow());
    trail()->toggle();
    QCOMPARE(trail()->state(), TrailController::Loading);
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QCOMPARE(trail()->technician(), u"DT-1"_s);
    QVERIFY(trail()->title().startsWith(u"Alice Roy"_s));
    QCOMPARE(trail()->stops().size(), 1);
    const TrailStopCard stop = trail()->stops().front();
    QCOMPARE(stop.title, u"Customer DJ-1"_s);
    QCOMPARE(stop.job, u"DJ-1"_s);
    QCOMPARE(stop.time, u"09:00–09:38"_s);
    QCOMPARE(stop.detail, u"arrived 09:00, on site 38\u202Fmin"_s);
    // Thinned: the drive there, the two ends of the stop, the drive away.
    QVERIFY(trail()->source()->line().size() < 8);
    QCOMPARE(trail()->source()->stops().size(), 1U);
    QVERIFY(trail()->source()->stops().front().isKnown);
    QCOMPARE(trail()->source()->colour(), 0xff0072b2U);
    QVERIFY(trail()->summary().contains(u"08:50–09:47"_s));
    trail()->toggle();
    QCOMPARE(trail()->state(), TrailController::Off);
    QVERIFY(trail()->source()->line().empty());
    QVERIFY(!trail()->source()->head().has_value());
}

void TestTrailController::saysWhenThereIsNothing()
{
    showTrail(u"DT-1"_s);
    QCOMPARE(trail()->state(), TrailController::Empty);
    QVERIFY(trail()->stops().isEmpty());
    QVERIFY(trail()->summary().isEmpty());
}

void TestTrailController::aFailureIsSaidAndTriedAgain()
{
    spendMorning(20, true);
    m_traccar->isDown = true;
    showTrail(u"DT-1"_s);
    QCOMPARE(trail()->state(), TrailController::Failed);
    QVERIFY(trail()->error().isSet());
    QVERIFY(trail()->error().details().contains(u"502"_s));
    m_traccar->isDown = false;
    trail()->retry();
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QVERIFY(!trail()->error().isSet());
}

void TestTrailController::playsAndGoesToStops()
{
    spendMorning(38, true);
    showTrail(u"DT-1"_s);
    TrailPlayback *film = trail()->playback();
    QCOMPARE(film->length(), 57 * 60);
    QVERIFY(film->isAtEnd());
    QCOMPARE(trail()->momentText(), u"09:47:00"_s);
    film->setPosition(0);
    film->setSpeed(10);
    film->setSpeed(7); // no such speed
    QCOMPARE(film->speed(), 10);
    film->play();
    QVERIFY(film->isPlaying());
    film->advance(3000);
    QVERIFY(film->position() >= 30);
    film->pause();
    film->setPosition(30);
    // Half way between two fixes a minute apart.
    const GeoPoint at = trail()->source()->head()->position;
    QVERIFY(std::abs(at.latitude - (firstHouse.latitude - 0.057)) < 0.0001);
    QCOMPARE(trail()->momentText(), u"08:50:30"_s);
    QVERIFY(trail()->momentNote().endsWith(u"km/h"_s));

    QSignalSpy asked(m_desk.get(), &DispatchController::placeRequested);
    trail()->stepStop(1);
    QCOMPARE(trail()->selectedStop(), 0);
    QCOMPARE(film->position(), 600);
    QCOMPARE(trail()->momentNote(), u"Customer DJ-1"_s);
    QCOMPARE(asked.size(), 1);
    film->setSpeed(60);
    film->play();
    film->advance(3'600'000);
    QVERIFY(film->isAtEnd());
    QVERIFY(!film->isPlaying());
    film->play(); // from the beginning again
    QVERIFY(film->position() < 60);
}

void TestTrailController::followsTheSelection()
{
    spendMorning(20, true);
    m_traccar->stand(2, u"10:00"_s, 30, secondHouse);
    showTrail(u"DT-1"_s);
    m_desk->selectJob(u"DJ-2"_s); // of the same technician
    QCOMPARE(trail()->technician(), u"DT-1"_s);
    m_desk->selectTechnician(u"DT-2"_s);
    QCOMPARE(trail()->technician(), u"DT-2"_s);
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QCOMPARE(trail()->stops().size(), 1);
    QVERIFY(trail()->stops().front().job.isEmpty()); // it is nobody's job of DT-2
    // Another day is another trail.
    m_desk->nextDay();
    QTRY_COMPARE(trail()->state(), TrailController::Empty);
}

void TestTrailController::listsWhatWasSetAside()
{
    spendMorning(20, true);
    m_traccar->add(1, u"09:05"_s, {0, 0}, 0, {{u"valid"_s, false}});
    m_traccar->add(1, u"09:06"_s, {46.2, -72.1});
    m_traccar->add(1, u"09:07"_s, firstHouse); // the same as the one of 09:07, anew
    showTrail(u"DT-1"_s);
    QCOMPARE(trail()->state(), TrailController::Ready);
    QCOMPARE(trail()->setAside().size(), 3);
    QVERIFY(trail()->setAsideText().startsWith(u"2 fix"_s)); // the repeat is no reason to look
    QStringList reasons;
    for (const SuspectCard &card : trail()->setAside())
        reasons.append(card.time + u' ' + card.reason);
    QCOMPARE(reasons.front().left(5), u"09:07"_s); // latest first
    QVERIFY(!trail()->setAside().front().isWorry);
    QVERIFY(reasons.back().contains(u"0, 0"_s));
    m_desk->selectTechnician(u"DT-2"_s);
    QVERIFY(trail()->setAside().isEmpty());
    QVERIFY(trail()->setAsideText().isEmpty());
}

void TestTrailController::proposesAndWritesOnlyOnConsent()
{
    spendMorning(38, false);
    m_now = QDateTime(QDate(2026, 11, 23), QTime(9, 39), montreal).toUTC();
    showTrail(u"DT-1"_s);
    m_desk->selectJob(u"DJ-1"_s);
    QCOMPARE(trail()->proposals().size(), 1);
    const ArrivalProposal proposal = trail()->proposals().front();
    QCOMPARE(proposal.state, int(JobState::InProgress));
    QCOMPARE(proposal.text, u"Alice Roy arrived here at 09:00."_s);
    QVERIFY(trail()->attendanceText().startsWith(u"arrived 09:00, on site 39\u202Fmin"_s));
    QCoreApplication::processEvents();
    QCOMPARE(saves(), 0); // never by itself

    trail()->accept(u"DJ-1"_s);
    QTRY_COMPARE(saves(), 1);
    QVERIFY(trail()->proposals().isEmpty());
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->jobCard().state, int(JobState::InProgress));
    QVERIFY(m_desk->undoText().contains(u"Customer DJ-1"_s)); // one step of undo as any change
    QVERIFY(trail()->proposals().isEmpty()); // still there: nothing to say
    // And when: in the site's own time.
    QJsonObject there = m_bench->erp.document(u"DJ-1"_s);
    QCOMPARE(there.value("actual_start"_L1).toString(), u"2026-11-23 09:00:00"_s);
    QVERIFY(there.value("actual_end"_L1).toString().isEmpty());
    // Taken back once the board has read when it was, nothing of it is left.
    QTRY_VERIFY(m_desk->board().job(u"DJ-1"_s)->job.actualStart.isValid());
    m_desk->undo();
    QTRY_COMPARE(saves(), 2);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->failedCount(), 0);
    there = m_bench->erp.document(u"DJ-1"_s);
    QVERIFY(there.value("actual_start"_L1).isNull());
    QCOMPARE(there.value("status"_L1).toString(), u"assigned"_s);
}

void TestTrailController::writesWhenSomebodyLeftAndKeepsWhatTheyWroteThemselves()
{
    m_bench->erp.touch(u"DJ-1"_s, {{u"actual_start"_s, u"2026-11-23 08:55:00"_s}});
    const QList<QJsonObject> told{m_bench->erp.document(u"DJ-1"_s)};
    QVERIFY(QCoro::waitFor(m_mirror->write(
        [told](QSqlDatabase &db) { return Store::applyDocuments(db, u"job"_s, told); })));
    QTRY_VERIFY(m_desk->board().job(u"DJ-1"_s)->job.actualStart.isValid());
    spendMorning(38, true);
    m_now = QDateTime(QDate(2026, 11, 23), QTime(10, 30), montreal).toUTC();
    showTrail(u"DT-1"_s);
    m_desk->selectJob(u"DJ-1"_s);
    QCOMPARE(trail()->proposals().size(), 1);
    QCOMPARE(trail()->proposals().front().state, int(JobState::Completed));
    trail()->accept(u"DJ-1"_s);
    QTRY_COMPARE(saves(), 1);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    const QJsonObject there = m_bench->erp.document(u"DJ-1"_s);
    QCOMPARE(there.value("actual_start"_L1).toString(), u"2026-11-23 08:55:00"_s);
    QVERIFY2(there.value("actual_end"_L1).toString().startsWith(u"2026-11-23 09:3"_s),
        qPrintable(there.value("actual_end"_L1).toString()));
}

void TestTrailController::anArrivalThatNobodySawIsNotTold()
{
    // The tracker was silent until it stood there.
    m_traccar->add(1, u"08:10"_s, {45.48, -73.6}, 25);
    m_traccar->stand(1, u"09:00"_s, 20, firstHouse);
    m_now = QDateTime(QDate(2026, 11, 23), QTime(9, 21), montreal).toUTC();
    showTrail(u"DT-1"_s);
    m_desk->selectJob(u"DJ-1"_s);
    QCOMPARE(trail()->proposals().size(), 1);
    QVERIFY(trail()->proposals().front().text.contains(u"since 09:00 or earlier"_s));
    QVERIFY(trail()->attendanceText().contains(u"since 09:00 or earlier"_s));
    QVERIFY(trail()->stops().front().detail.contains(u"between 08:10 and 09:00"_s));
}

void TestTrailController::aProposalCanBeDeclined()
{
    spendMorning(38, true);
    showTrail(u"DT-1"_s);
    QCOMPARE(trail()->proposals().size(), 1); // for the technician: all of their jobs
    QCOMPARE(trail()->proposals().front().job, u"DJ-1"_s);
    QCOMPARE(trail()->proposals().front().state, int(JobState::Completed));
    QVERIFY(trail()->proposals().front().text.contains(u"09:38"_s));
    trail()->dismiss(u"DJ-1"_s);
    QVERIFY(trail()->proposals().isEmpty());
    m_desk->reload();
    QTRY_VERIFY(m_desk->isLoaded());
    QVERIFY(trail()->proposals().isEmpty());
    QCOMPARE(saves(), 0);
}

void TestTrailController::proposesFromLiveFixes()
{
    m_traccar->http.requests.clear();
    Gps::PositionFeed::Options options;
    options.firstPause = 5ms;
    options.longestPause = 10ms;
    options.pollEvery = 10ms;
    options.socketTries = 1;
    options.socketRetryWhilePolling = 1h;
    Gps::PositionFeed feed(&m_traccar->client, options, Clock([this] { return m_now; }));
    trail()->setSources(&m_traccar->client, &feed);
    connectPositions(&feed, m_desk.get());
    m_desk->selectTechnician(u"DT-1"_s);
    const auto report = [this, &feed](const QString &time, GeoPoint at, double knots) {
        m_now = QDateTime(QDate(2026, 11, 23), QTime::fromString(time, u"HH:mm"_s), montreal)
                    .toUTC()
                    .addSecs(2);
        m_traccar->add(1, time, at, knots);
        m_traccar->latest = {m_traccar->reports.last()};
        const QDateTime fixed = m_now.addSecs(-2);
        QTRY_VERIFY(feed.device(1) && feed.device(1)->last && feed.device(1)->last->time == fixed);
    };
    feed.start();
    report(u"08:55"_s, {45.45, -73.6}, 30);
    report(u"08:56"_s, {45.46, -73.6}, 30);
    QTRY_VERIFY(trail()->etaText().contains(u"Customer DJ-1"_s));
    QTRY_COMPARE(m_desk->technicianCard().presence, 2);
    report(u"09:01"_s, firstHouse, 0);
    report(u"09:03"_s, firstHouse, 0);
    QTRY_COMPARE(trail()->proposals().value(0).state, int(JobState::InProgress));
    QVERIFY(trail()->proposals().front().text.contains(u"09:01"_s));
    report(u"09:40"_s, {45.51, -73.6}, 30);
    report(u"09:43"_s, {45.53, -73.6}, 30);
    report(u"09:46"_s, {45.55, -73.6}, 30);
    QTRY_COMPARE(trail()->proposals().value(0).state, int(JobState::Completed));
    QVERIFY(trail()->etaText().contains(u"Customer DJ-2"_s)); // the next one now
    QCOMPARE(saves(), 0);
    trail()->setSources(nullptr, nullptr);
}

void TestTrailController::asksForTheWholeDayWhenTheClocksGoBack()
{
    m_desk->setDay(u"2026-11-01"_s);
    m_desk->selectTechnician(u"DT-1"_s);
    m_traccar->http.requests.clear();
    showTrail(u"DT-1"_s);
    const QStringList asked = m_traccar->historyAsked();
    QCOMPARE(asked.size(), 25); // hours
    QCOMPARE(asked.front(), u"1 2026-11-01T04:00:00.000Z 2026-11-01T05:00:00.000Z"_s);
    QCOMPARE(asked.back(), u"1 2026-11-02T04:00:00.000Z 2026-11-02T05:00:00.000Z"_s);
}

void TestTrailController::goesAwayWhileReading()
{
    m_traccar->isSlow = true;
    m_desk->selectTechnician(u"DT-1"_s);
    trail()->toggle();
    QTRY_VERIFY(!m_traccar->historyAsked().isEmpty());
    trail()->hide();
    QCoreApplication::processEvents();
    QCOMPARE(trail()->state(), TrailController::Off);
    trail()->toggle();
    QCOMPARE(trail()->state(), TrailController::Loading);
    m_desk.reset(); // with the request on its way
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestTrailController)
#include "tst_trailcontroller.moc"
