// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "geo/tilesource.h"
#include "mapdesk/mapdesk.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "scene/shapelayer.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cmath>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(10, 20), QTimeZone("America/Toronto"));
const QString modified = u"2026-11-24 06:00:00.000001"_s;

QJsonObject location(int number)
{
    // A village of round streets, one port for each sector.
    const double turn = number * 2.399963;
    const double far = 0.012 + 0.0011 * std::sqrt(number) * 3;
    return {{u"name"_s, u"LOC-%1"_s.arg(number)}, {u"modified"_s, modified},
        {u"latitude"_s, 45.66 + far * std::sin(turn)},
        {u"longitude"_s, -73.62 + far * 1.4 * std::cos(turn)},
        {u"address_line"_s, u"%1, rue des Érables"_s.arg(number)}, {u"city"_s, u"Exempleville"_s},
        {u"olt_port"_s, number % 40 == 7 ? QString() : u"0/3/%1"_s.arg(number % 9 + 4)}};
}

QList<QJsonObject> locations()
{
    QList<QJsonObject> all;
    for (int i = 1; i <= 400; ++i)
        all += location(i);
    return all;
}

QList<QJsonObject> tickets()
{
    QList<QJsonObject> all;
    for (int i = 1; i <= 90; ++i)
        all += {{u"name"_s, u"T-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"service_location"_s, u"LOC-%1"_s.arg(i * i % 60 + 1)}, {u"status"_s, u"Open"_s},
            {u"opening_date"_s, QDate::currentDate().addDays(-i % 20).toString(Qt::ISODate)}};
    return all;
}

QList<QJsonObject> technicians()
{
    static const QStringList names{
        u"Marie Exemple"_s, u"Paul Essai"_s, u"Noémie Modèle"_s, u"Karim Témoin"_s};
    QList<QJsonObject> all;
    for (int i = 0; i < names.size(); ++i)
        all += {{u"name"_s, u"DT-%1"_s.arg(i + 1)}, {u"modified"_s, modified},
            {u"full_name"_s, names[i]}, {u"status"_s, u"available"_s},
            {u"traccar_device_id"_s, int(i) + 1}, {u"home_latitude"_s, 45.60 + double(i) * 0.03},
            {u"home_longitude"_s, -73.75 + double(i) * 0.06},
            {u"weekly_schedule"_s, uR"({"tue":[["08:00","17:00"]]})"_s}};
    return all;
}

QList<QJsonObject> jobs()
{
    QList<QJsonObject> all;
    for (int i = 0; i < 9; ++i) {
        const QJsonObject place = location(i * 31 + 3);
        QJsonObject job{{u"name"_s, u"DJ-%1"_s.arg(i + 1)}, {u"modified"_s, modified},
            {u"subject"_s, u"Raccordement"_s}, {u"customer_name"_s, u"Client %1"_s.arg(i + 1)},
            {u"service_location"_s, place["name"_L1]}, {u"address"_s, place["address_line"_L1]},
            {u"latitude"_s, place["latitude"_L1]}, {u"longitude"_s, place["longitude"_L1]},
            {u"job_type"_s, u"Installation"_s}, {u"scheduled_date"_s, u"2026-11-24"_s},
            {u"start_time"_s, u"%1:00:00"_s.arg(8 + i, 2, 10, QChar(u'0'))}, {u"duration_h"_s, 1.0},
            {u"priority"_s, i == 8 ? u"urgent"_s : u"medium"_s},
            {u"assigned_tech"_s, i == 8 ? QJsonValue() : QJsonValue(u"DT-%1"_s.arg(i % 4 + 1))},
            {u"status"_s, i == 8 ? u"open"_s : u"assigned"_s}};
        all += job;
    }
    return all;
}

} // namespace

/// What the dispatch map has beside people and jobs, by mouse and by keyboard.
class TestMapPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsItsLayers_data() { PageHost::addLooks(); }
    void showsItsLayers();
    void measuresByTheKeyboard_data() { PageHost::addLooks(); }
    void measuresByTheKeyboard();
    void measuresByClicks();
    void fixesAPositionByTheKeyboard();
    void findsTheNearest_data() { PageHost::addLooks(); }
    void findsTheNearest();
    void offersTheViewWithoutANetwork_data() { PageHost::addLooks(); }
    void offersTheViewWithoutANetwork();
    void hangsOnAWall_data() { PageHost::addLooks(); }
    void hangsOnAWall();

private:
    [[nodiscard]] QQuickItem *item(const PageHost &host, const QString &name) const
    {
        return PageHost::find(host.window()->contentItem(), name);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<Store::Mirror> m_mirror;
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<Geo::TileSource> m_tiles;
    std::unique_ptr<DispatchController> m_desk;
    std::unique_ptr<MapDesk> m_mapDesk;
};

void TestMapPage::init()
{
    PageHost::failOnWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_bench = std::make_unique<QueueBench>();
    m_bench->erp.put(u"LOC-3"_s, location(3));
    m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
    QList<QJsonObject> places = locations();
    places[2] = m_bench->erp.document(u"LOC-3"_s);
    const auto done = QCoro::waitFor(m_mirror->write([places](QSqlDatabase &db) -> Result<int> {
        for (const auto &[table, documents] :
            {std::pair(QString(Store::Kind::Technician), technicians()),
                std::pair(QString(Store::Kind::Job), jobs()),
                std::pair(QString(Store::Kind::Location), places),
                std::pair(QString(Store::Kind::Ticket), tickets())}) {
            if (const auto applied = Store::applyDocuments(db, table, documents); !applied)
                return applied;
        }
        return 0;
    }));
    QVERIFY(done);
    m_bench->open();
    Outbox::keepInMirror(m_bench->queue.get(), m_mirror.get(), &m_map);
    m_desk = std::make_unique<DispatchController>(
        m_mirror.get(), m_bench->queue.get(), &m_map, Clock([] { return now.toUTC(); }));
    m_tiles = std::make_unique<Geo::TileSource>();
    m_desk->setTiles(m_tiles.get());
    QHash<int, TechnicianFix> fixes;
    for (int i = 1; i <= 3; ++i) {
        TechnicianFix fix;
        fix.position = {45.60 + i * 0.02, -73.70 + i * 0.03};
        fix.at = now.toUTC().addSecs(i == 3 ? -1500 : -20);
        fix.source = u"Traccar"_s;
        fixes.insert(i, fix);
    }
    m_desk->setFixes(fixes);
    m_desk->start();
    QTRY_VERIFY(m_desk->isLoaded());
    QTRY_VERIFY(m_desk->markers()->background() != nullptr);
    m_mapDesk = std::make_unique<MapDesk>(MapDesk::Parts{.mirror = m_mirror.get(),
                                              .queue = m_bench->queue.get(),
                                              .map = &m_map,
                                              .tiles = m_tiles.get(),
                                              .folder = m_directory->filePath(u"tiles"_s)},
        MapDesk::Memory{
            .recall = [this](const QString &name) { return m_settings->remembered(name); },
            .keep = [this](const QString &name,
                        const QString &value) { m_settings->remember(name, value); }});
    m_mapDesk->start();
}

void TestMapPage::cleanup()
{
    m_mapDesk.reset();
    m_desk.reset();
    m_tiles.reset();
    m_bench.reset();
    m_mirror.reset();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
}

void TestMapPage::showsItsLayers()
{
    QFile file(m_directory->filePath(u"secteurs.geojson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"nom":"Secteur nord"},"geometry":{"type":"Polygon",
         "coordinates":[[[-73.72,45.66],[-73.52,45.66],[-73.54,45.74],[-73.68,45.75],
                         [-73.72,45.66]]]}},
        {"type":"Feature","properties":{"nom":"Secteur sud"},"geometry":{"type":"Polygon",
         "coordinates":[[[-73.72,45.66],[-73.52,45.66],[-73.56,45.58],[-73.70,45.57],
                         [-73.72,45.66]]]}}]})");
    file.close();
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    QVERIFY(host.page());
    m_mapDesk->areas()->addFile(QUrl::fromLocalFile(file.fileName()));
    m_mapDesk->network()->setShowsPorts(true);
    m_mapDesk->network()->setShowsHomes(true);
    m_mapDesk->network()->setShowsOutages(true);
    QTRY_COMPARE(m_mapDesk->network()->ports()->count(), 9);
    QTRY_COMPARE(m_mapDesk->network()->homes(), 4);
    QTRY_COMPARE(m_mapDesk->areas()->figures().size(), 1U);
    QQuickItem *panel = item(host, u"layersPanel"_s);
    QVERIFY(panel);
    panel->setVisible(true);
    QTRY_VERIFY(!m_mapDesk->overlay()->overlay()->dots.empty());
    QTRY_VERIFY(!m_mapDesk->overlay()->overlay()->figureSets.empty());
    auto *layer = panel->property("view").value<QObject *>()->findChild<Scene::ShapeLayer *>();
    QVERIFY(layer);
    QTRY_VERIFY(!layer->isPainting() && !layer->pictureRect().isNull());
    host.grab(u"map-layers"_s);
    m_mapDesk->network()->setShowsPorts(false);
    m_mapDesk->network()->setShowsHomes(false);
    m_mapDesk->network()->setShowsHeat(true);
    QHash<QString, NetworkLayers::DeviceState> states;
    for (int i = 1; i <= 400; ++i)
        states.insert(u"LOC-%1"_s.arg(i),
            {.state = i % 9 == 3 ? Geo::NetworkPoint::State::Offline
                                 : Geo::NetworkPoint::State::Online,
                .since = now.toUTC().addSecs(-i * 3)});
    m_mapDesk->network()->setStates(states);
    QTRY_COMPARE(m_mapDesk->network()->heatTickets(), 90);
    QTRY_VERIFY(m_mapDesk->network()->outages()->count() > 0);
    QTRY_VERIFY(panel->property("view").value<QObject *>()->property("heatPeak").toDouble() > 1);
    host.grab(u"map-heat"_s);
    QCOMPARE(m_mapDesk->shown(), 3);
    // Esc closes the panel; what is shown stays.
    host.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(host.window()));
    panel->forceActiveFocus();
    QTest::keyClick(host.window(), Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    host.grab(u"map-bare"_s);
}

void TestMapPage::measuresByTheKeyboard()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QQuickItem *tool = item(host, u"measureTool"_s);
    QVERIFY(QMetaObject::invokeMethod(tool, "begin"));
    MeasureLine *line = m_mapDesk->measure();
    QTest::keyClick(window, Qt::Key_Return);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(window, Qt::Key_Right);
    QTest::keyClick(window, Qt::Key_Return);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(window, Qt::Key_Down);
    QTest::keyClick(window, Qt::Key_Return);
    QCOMPARE(line->count(), 3);
    QVERIFY(line->points()[1].metres > 100);
    QTest::keyClick(window, Qt::Key_C);
    QVERIFY(line->isClosed());
    QVERIFY(line->squareMetres() > 0);
    host.grab(u"map-measure"_s);
    QTest::keyClick(window, Qt::Key_Backspace);
    QTest::keyClick(window, Qt::Key_Backspace);
    QCOMPARE(line->count(), 2);
    QTest::keyClick(window, Qt::Key_Escape);
    QCOMPARE(line->count(), 0);
    QVERIFY(!tool->isVisible());
}

void TestMapPage::measuresByClicks()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow();
    QQuickItem *tool = item(host, u"measureTool"_s);
    QVERIFY(QMetaObject::invokeMethod(tool, "begin"));
    const auto click = [&](double x, double y) {
        QTest::mouseClick(window, Qt::LeftButton, {},
            tool->mapToScene(QPointF(tool->width() * x, tool->height() * y)).toPoint(), 600);
    };
    click(0.3, 0.4);
    click(0.6, 0.4);
    click(0.6, 0.7);
    QCOMPARE(m_mapDesk->measure()->count(), 3);
    // The first point again closes it; nothing was selected meanwhile.
    click(0.3, 0.4);
    QVERIFY(m_mapDesk->measure()->isClosed());
    QVERIFY(m_desk->selectedJob().isEmpty() && m_desk->selectedTechnician().isEmpty());
}

void TestMapPage::fixesAPositionByTheKeyboard()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow();
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    PlaceFix *fix = m_mapDesk->placeFix();
    const double before = location(3)["longitude"_L1].toDouble();
    fix->begin(u"LOC-3"_s, 0, 0);
    QTRY_COMPARE(fix->state(), PlaceFix::Editing);
    QTRY_VERIFY(item(host, u"positionFixer"_s)->hasActiveFocus());
    QTest::keyClick(window, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(window, Qt::Key_Right);
    QVERIFY(fix->longitude() > before);
    QVERIFY(fix->metres() > 1);
    host.grab(u"map-fix"_s);
    const double wanted = fix->longitude();
    QTest::keyClick(window, Qt::Key_Return);
    QTRY_COMPARE(fix->state(), PlaceFix::Saved);
    QCOMPARE(m_bench->erp.document(u"LOC-3"_s)["longitude"_L1].toDouble(), wanted);
    QTest::keyClick(window, Qt::Key_Escape);
    QVERIFY(!fix->isActive());
}

void TestMapPage::findsTheNearest()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow();
    QQuickItem *panel = item(host, u"nearestPanel"_s);
    auto *search = panel->property("search").value<QObject *>();
    QVERIFY(search);
    QVERIFY(QMetaObject::invokeMethod(search, "open", Q_ARG(double, 45.66), Q_ARG(double, -73.62)));
    QTRY_VERIFY(panel->isVisible());
    auto *list = search->property("list").value<RecordModel *>();
    QCOMPARE(list->count(), 4);
    host.grab(u"map-nearest"_s);
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Return);
    QVERIFY(!m_desk->selectedTechnician().isEmpty());
    QVERIFY(QMetaObject::invokeMethod(search, "close"));
    QTRY_VERIFY(!panel->isVisible());
}

void TestMapPage::offersTheViewWithoutANetwork()
{
    m_tiles->set({.url = u"https://tile.openstreetmap.org/{z}/{x}/{y}.png"_s,
        .attribution = {},
        .cacheDirectory = {},
        .offlineDirectory = {}});
    // Nothing is asked of it: the map is made without tiles.
    m_desk->setTiles(nullptr);
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    (void)host.window()->grabWindow();
    QQuickItem *tools = item(host, u"mapTools"_s);
    QVERIFY(QMetaObject::invokeMethod(tools, "openOffline"));
    QTRY_VERIFY(m_mapDesk->offline()->planTiles() > 0);
    QVERIFY(!m_mapDesk->offline()->planRefusal().isEmpty());
    QTRY_VERIFY(!m_mapDesk->offline()->planText().isEmpty());
    host.grab(u"map-offline"_s);
}

void TestMapPage::hangsOnAWall()
{
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get(), m_mapDesk.get());
    (void)host.window()->grabWindow();
    Q_EMIT m_mapDesk->wallRequested();
    QQuickWindow *wall = nullptr;
    QTRY_VERIFY([&] {
        for (QWindow *window : QGuiApplication::topLevelWindows()) {
            if (window->isVisible() && window != host.window())
                wall = qobject_cast<QQuickWindow *>(window);
        }
        return wall != nullptr;
    }());
    QVERIFY(QTest::qWaitForWindowExposed(wall));
    QQuickItem *list = nullptr;
    QTRY_VERIFY((list = PageHost::find(wall->contentItem(), u"wallList"_s)) != nullptr);
    auto *exceptions = list->property("exceptions").value<QObject *>();
    QTRY_COMPARE(exceptions->property("urgent").toInt(), 1);
    QCOMPARE(exceptions->property("silent").toInt(), 1);
    QVERIFY(exceptions->property("late").toInt() > 0);
    QCoreApplication::processEvents();
    const QString directory = qEnvironmentVariable("FD_PICTURES_DIR");
    if (!directory.isEmpty())
        QVERIFY(wall->grabWindow().save(
            directory + u"/map-wall-"_s + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s));
    wall->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(wall));
    QTest::keyClick(wall, Qt::Key_Escape);
    QTRY_VERIFY(!wall->isVisible());
}

QTEST_MAIN(TestMapPage)
#include "tst_mappage.moc"
