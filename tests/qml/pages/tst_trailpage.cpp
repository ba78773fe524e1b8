// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/dispatch/faketraccar.h"
#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/documents.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

constexpr auto modified = "2026-11-20 09:00:00.000001"_L1;
constexpr GeoPoint firstHouse{.latitude = 45.31, .longitude = -73.72};
constexpr GeoPoint secondHouse{.latitude = 45.34, .longitude = -73.66};

QJsonObject technician(const QString &id, const QString &name, int device)
{
    return {{u"name"_s, id}, {u"modified"_s, modified}, {u"full_name"_s, name},
        {u"color"_s, u"#0072b2"_s}, {u"status"_s, u"available"_s}, {u"traccar_device_id"_s, device},
        {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}};
}

QJsonObject job(const QString &id, const QString &customer, const QString &start, GeoPoint place)
{
    return {{u"name"_s, id}, {u"modified"_s, modified}, {u"subject"_s, u"Installation fibre"_s},
        {u"customer_name"_s, customer}, {u"scheduled_date"_s, u"2026-11-23"_s},
        {u"start_time"_s, start}, {u"duration_h"_s, 1.5}, {u"assigned_tech"_s, u"DT-1"_s},
        {u"status"_s, u"assigned"_s}, {u"job_type"_s, u"Installation"_s},
        {u"latitude"_s, place.latitude}, {u"longitude"_s, place.longitude}};
}

/// Both inspectors live side by side, one of them hidden.
QQuickItem *shownItem(QQuickItem *below, const QString &name)
{
    if (!below->isVisible())
        return nullptr;
    if (below->objectName() == name)
        return below;
    for (QQuickItem *child : below->childItems()) {
        if (QQuickItem *found = shownItem(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

class TestTrailPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void playsTheDayByKeyboard_data() { PageHost::addLooks(); }
    void playsTheDayByKeyboard();
    void opensTheJobOfAStopOnTheMap();
    void saysWhyFixesWereSetAside_data() { PageHost::addLooks(); }
    void saysWhyFixesWereSetAside();
    void proposesInTheInspector_data() { PageHost::addLooks(); }
    void proposesInTheInspector();
    void saysWhenTheDayCannotBeRead();

private:
    void driveAMorning();
    [[nodiscard]] TrailController *trail() { return m_desk->trail(); }

    QDateTime m_now;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<Store::Mirror> m_mirror;
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<FakeTraccar> m_traccar;
    std::unique_ptr<DispatchController> m_desk;
};

void TestTrailPage::init()
{
    PageHost::failOnWarnings();
    m_now = QDateTime(QDate(2026, 11, 23), QTime(13, 30), QTimeZone("America/Toronto")).toUTC();
    m_directory = std::make_unique<QTemporaryDir>();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_bench = std::make_unique<QueueBench>();
    m_bench->erp.put(
        u"DJ-1"_s, job(u"DJ-1"_s, u"Ferme des Peupliers"_s, u"09:00:00"_s, firstHouse));
    m_bench->erp.put(u"DJ-2"_s, job(u"DJ-2"_s, u"Boulangerie Roy"_s, u"11:00:00"_s, secondHouse));
    const QList<QJsonObject> jobs{
        m_bench->erp.document(u"DJ-1"_s), m_bench->erp.document(u"DJ-2"_s)};
    const QList<QJsonObject> team{
        technician(u"DT-1"_s, u"Karine Gagnon"_s, 1), technician(u"DT-2"_s, u"Luc Tremblay"_s, 2)};
    m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
    const auto done = QCoro::waitFor(m_mirror->write([jobs, team](QSqlDatabase &db) -> Result<int> {
        if (const auto applied = Store::applyDocuments(db, u"technician"_s, team); !applied)
            return applied;
        return Store::applyDocuments(db, u"job"_s, jobs);
    }));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    m_bench->open();
    Outbox::keepInMirror(m_bench->queue.get(), m_mirror.get(), &m_map);
    m_traccar = std::make_unique<FakeTraccar>(QDate(2026, 11, 23));
    driveAMorning();
    m_desk = std::make_unique<DispatchController>(
        m_mirror.get(), m_bench->queue.get(), &m_map, Clock([this] { return m_now; }));
    trail()->setSources(&m_traccar->client, nullptr);
    m_desk->start();
    QTRY_VERIFY(m_desk->isLoaded() && m_desk->board().job(u"DJ-2"_s));
}

void TestTrailPage::cleanup()
{
    m_desk.reset();
    m_traccar.reset();
    m_bench->close();
    m_bench.reset();
    m_mirror.reset();
}

/// From home to the first house, to the shop, through a dead spot to the second house.
void TestTrailPage::driveAMorning()
{
    const auto clock = [](int minute) {
        return QTime(8, 0).addSecs(minute * 60).toString(u"HH:mm"_s);
    };
    const auto drive = [&](int from, int to, GeoPoint a, GeoPoint b, double bend) {
        for (int minute = from; minute < to; ++minute) {
            const double part = double(minute - from) / (to - from);
            const double aside = std::sin(part * 3.14159) * bend;
            m_traccar->add(1, clock(minute),
                {a.latitude + ((b.latitude - a.latitude) * part) + aside,
                    a.longitude + ((b.longitude - a.longitude) * part) - aside},
                27);
        }
    };
    const GeoPoint home{.latitude = 45.25, .longitude = -73.80};
    const GeoPoint shop{.latitude = 45.355, .longitude = -73.74};
    drive(30, 48, home, firstHouse, 0.01);
    m_traccar->stand(1, clock(48), 50, firstHouse);
    drive(99, 112, firstHouse, shop, -0.012);
    m_traccar->stand(1, clock(112), 14, shop);
    drive(127, 134, shop, {.latitude = 45.35, .longitude = -73.71}, 0.004);
    m_traccar->stand(1, clock(160), 70, secondHouse); // after a dead spot
    m_traccar->add(1, u"09:05"_s, {0, 0}, 0, {{u"valid"_s, false}});
    m_traccar->add(1, u"09:30"_s, {46.2, -72.1});
    m_traccar->add(1, u"10:01"_s, {45.4, -73.7}, 0, {{u"accuracy"_s, 1400.0}});
}

void TestTrailPage::playsTheDayByKeyboard()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_G); // nobody is selected
    QCOMPARE(trail()->state(), TrailController::Off);
    QTest::keyClick(window, Qt::Key_Down);
    QCOMPARE(m_desk->selectedTechnician(), u"DT-1"_s);
    QTest::keyClick(window, Qt::Key_G);
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QCOMPARE(trail()->stops().size(), 3);
    host.grab(u"trail-end"_s);
    TrailPlayback *film = trail()->playback();
    QTest::keyClick(window, Qt::Key_Space);
    QVERIFY(film->isPlaying());
    QTest::keyClick(window, Qt::Key_Space);
    QVERIFY(!film->isPlaying());
    QTest::keyClick(window, Qt::Key_BracketRight);
    QTest::keyClick(window, Qt::Key_BracketRight);
    QCOMPARE(trail()->selectedStop(), 1);
    QTest::keyClick(window, Qt::Key_BracketLeft);
    QCOMPARE(trail()->selectedStop(), 0);
    QCOMPARE(trail()->momentNote(), u"Ferme des Peupliers"_s);
    // The map follows what is played, out of the view of the stop.
    QQuickItem *layer = shownItem(window->contentItem(), u"trailLayer"_s);
    QVERIFY(layer);
    const auto centre = [layer] {
        return QPointF(layer->property("centreLongitude").toDouble(),
            layer->property("centreLatitude").toDouble());
    };
    const QPointF atStop = centre();
    film->setPosition(film->position() + 59 * 60);
    QCOMPARE(centre(), atStop);
    film->play();
    film->advance(3000);
    QVERIFY(centre() != atStop);
    film->pause();
    host.grab(u"trail-playing"_s);
    QTest::keyClick(window, Qt::Key_G);
    QCOMPARE(trail()->state(), TrailController::Off);
    QVERIFY(!film->isPlaying());
}

void TestTrailPage::opensTheJobOfAStopOnTheMap()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow();
    m_desk->selectTechnician(u"DT-1"_s);
    trail()->toggle();
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QQuickItem *layer = shownItem(window->contentItem(), u"trailLayer"_s);
    QVERIFY(layer);
    (void)window->grabWindow();
    const auto placeOf = [&](int stop) {
        QPointF at;
        QMetaObject::invokeMethod(layer, "fromCoordinate", Q_RETURN_ARG(QPointF, at),
            Q_ARG(double, trail()->stops().at(stop).latitude),
            Q_ARG(double, trail()->stops().at(stop).longitude));
        return layer->mapToScene(at).toPoint();
    };
    // The shop, where no job is.
    QTest::mouseMove(window, placeOf(1));
    QQuickItem *card = nullptr;
    QTRY_VERIFY((card = shownItem(window->contentItem(), u"stopCard"_s)));
    QCOMPARE(card->property("title").toString(), trail()->stops().at(1).title);
    QCOMPARE(card->property("line").toString(), trail()->stops().at(1).detail);
    QVERIFY(card->property("note").toString().isEmpty()); // no job to open
    host.grab(u"trail-stop"_s);
    QTest::mouseClick(window, Qt::LeftButton, {}, placeOf(1));
    QTRY_COMPARE(trail()->selectedStop(), 1);
    QCOMPARE(m_desk->selectedTechnician(), u"DT-1"_s); // it was no click beside everything
    QTest::mouseMove(window, placeOf(1) + QPoint(120, 60));
    QTRY_VERIFY(!card->isVisible());
    // At a house its marker lies over the stop: what is known of both is told.
    trail()->chooseStop(0);
    QCOMPARE(m_desk->selectedJob(), u"DJ-1"_s);
    QCOMPARE(trail()->playback()->position(), trail()->stops().at(0).second);
}

void TestTrailPage::saysWhyFixesWereSetAside()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow();
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_desk->selectTechnician(u"DT-1"_s);
    trail()->toggle();
    QTRY_COMPARE(trail()->setAside().size(), 3);
    QQuickItem *button = nullptr;
    QTRY_VERIFY((button = shownItem(window->contentItem(), u"setAsideButton"_s)));
    (void)window->grabWindow();
    button->forceActiveFocus();
    QTest::keyClick(window, Qt::Key_Space);
    QQuickItem *list = nullptr;
    QTRY_VERIFY((list = shownItem(window->contentItem(), u"setAsideList"_s)));
    QCOMPARE(list->property("count").toInt(), 3);
    host.grab(u"trail-set-aside"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
    QTRY_COMPARE(window->activeFocusItem(), button);
}

void TestTrailPage::proposesInTheInspector()
{
    m_now = QDateTime(QDate(2026, 11, 23), QTime(11, 51), QTimeZone("America/Toronto")).toUTC();
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    m_desk->selectTechnician(u"DT-1"_s);
    trail()->toggle();
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
    QTRY_COMPARE(trail()->proposals().size(), 2); // has left the one, is at the other
    host.grab(u"trail-proposals"_s);
    m_desk->selectJob(u"DJ-2"_s);
    QTRY_COMPARE(trail()->proposals().size(), 1);
    QQuickItem *accept = nullptr;
    QTRY_VERIFY((accept = shownItem(window->contentItem(), u"acceptProposal"_s)));
    host.grab(u"trail-proposal-job"_s);
    QVERIFY(m_bench->erp.document(u"DJ-2"_s).value("status"_L1).toString() == "assigned"_L1);
    QTest::mouseClick(window, Qt::LeftButton, {},
        accept->mapToScene(QPointF(accept->width() / 2, accept->height() / 2)).toPoint());
    QTRY_VERIFY(m_bench->erp.document(u"DJ-2"_s).value("status"_L1).toString() != "assigned"_L1);
    QTRY_COMPARE(m_desk->jobCard().state, int(JobState::InProgress));
    QTRY_VERIFY(trail()->proposals().isEmpty());
}

void TestTrailPage::saysWhenTheDayCannotBeRead()
{
    m_traccar->isDown = true;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    m_desk->selectTechnician(u"DT-1"_s);
    trail()->toggle();
    QTRY_COMPARE(trail()->state(), TrailController::Failed);
    host.grab(u"trail-failed"_s);
    m_traccar->isDown = false;
    trail()->retry();
    QTRY_COMPARE(trail()->state(), TrailController::Ready);
}

QTEST_MAIN(TestTrailPage)
#include "tst_trailpage.moc"
