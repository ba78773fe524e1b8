// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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

#include <QCoroFuture>
#include <QCoroTask>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(10, 20), QTimeZone("America/Toronto"));

struct World {
    QList<QJsonObject> technicians;
    QList<QJsonObject> jobs;
    QList<QJsonObject> locations;
    QList<QJsonObject> tags;
    QHash<int, TechnicianFix> fixes;
};

/// A day of an invented ISP: most of it goes well.
World makeWorld(int technicians, int jobs, int locations)
{
    static const QStringList names{u"Marie Roy"_s, u"Jean-Simon Gagnon"_s, u"Alice O'Neil"_s,
        u"Karim Bouchard"_s, u"Éloïse Lévesque"_s, u"William Tremblay"_s, u"Noémie Caron"_s,
        u"Xavier St-Pierre"_s, u"Ashley MacDonald"_s, u"Réjean Nguyen"_s};
    static const QStringList customers{u"Boulangerie du Lac"_s, u"Solange Bélanger"_s,
        u"Kevin Fraser"_s, u"Ferme Grand-Pré"_s, u"Yvette Morin"_s, u"Thomas Wright"_s,
        u"Garage Lemieux"_s, u"Nathalie Côté"_s};
    static const QStringList streets{u"rue des Érables"_s, u"chemin du Lac"_s, u"rang 4"_s,
        u"Main Street"_s, u"rue Principale"_s};
    static const QStringList kinds{
        u"Installation"_s, u"Réparation"_s, u"Maintenance"_s, u"Retrait"_s, u"Autre"_s};
    QRandomGenerator random(11);
    World world;
    const QString modified = u"2026-11-23 06:00:00.000001"_s;
    const auto place = [&] {
        return std::pair(
            45.55 + random.generateDouble() * 0.35, -73.9 + random.generateDouble() * 0.6);
    };
    for (int i = 0; i < technicians; ++i) {
        const auto [latitude, longitude] = place();
        world.technicians.append({{u"name"_s, u"DT-%1"_s.arg(i + 1, 5, 10, QChar(u'0'))},
            {u"modified"_s, modified},
            {u"full_name"_s,
                names[i % names.size()] + (i >= names.size() ? u" %1"_s.arg(i) : QString())},
            {u"phone"_s, u"+1514555%1"_s.arg(100 + i % 100, 4, 10, QChar(u'0'))},
            {u"status"_s, i == 4 ? u"absent"_s : u"available"_s}, {u"traccar_device_id"_s, i + 1},
            {u"home_latitude"_s, latitude}, {u"home_longitude"_s, longitude},
            {u"weekly_schedule"_s,
                i % 3 == 0 ? uR"({"mon":[["07:00","12:00"],["13:00","16:00"]]})"_s
                           : uR"({"mon":[["08:00","17:00"]]})"_s},
            {u"extra_shifts"_s, i == 2 ? u"20261123T180000;PT3H"_s : QString()},
            {u"tags"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"t%1"_s.arg(i)}, {u"tag"_s, u"Fibre"_s},
                    {u"level"_s, 1 + i % 3}}}}});
        const auto [fixLatitude, fixLongitude] = place();
        world.fixes.insert(i + 1,
            TechnicianFix{.position = {fixLatitude, fixLongitude},
                .at = now.toUTC().addSecs(i % 5 == 3 ? -900 : -20),
                .course = double(random.bounded(360)),
                .isMoving = i % 2 == 0,
                .accuracy = 8,
                .source = u"Traccar"_s});
    }
    for (int i = 0; i < jobs; ++i) {
        const auto [latitude, longitude] = place();
        const bool isAssigned = i % 6 != 0;
        const bool isUndated = i % 18 == 0;
        const int hour = 8 + (i / technicians) * 2;
        QJsonObject job{{u"name"_s, u"DJ-%1"_s.arg(i + 1, 5, 10, QChar(u'0'))},
            {u"modified"_s, modified}, {u"subject"_s, u"Raccordement fibre"_s},
            {u"customer"_s, u"C-%1"_s.arg(i)},
            {u"customer_name"_s, customers[i % customers.size()]},
            {u"service_location"_s, u"LOC-%1"_s.arg(i)},
            {u"address"_s, u"%1, %2"_s.arg(10 + i * 7).arg(streets[i % streets.size()])},
            {u"latitude"_s, latitude}, {u"longitude"_s, longitude}, {u"job_type"_s, kinds[i % 5]},
            {u"scheduled_date"_s, isUndated ? QJsonValue() : QJsonValue(u"2026-11-23"_s)},
            {u"start_time"_s,
                u"%1:%2:00"_s.arg(std::min(hour, 19), 2, 10, QChar(u'0'))
                    .arg(i % 4 * 15, 2, 10, QChar(u'0'))},
            {u"duration_h"_s, 0.75 + (i % 3) * 0.5},
            {u"priority"_s,
                i % 12 == 0      ? u"urgent"_s
                    : i % 5 == 0 ? u"high"_s
                                 : u"medium"_s},
            {u"assigned_tech"_s,
                isAssigned ? world.technicians[i % technicians].value("name"_L1) : QJsonValue()},
            {u"status"_s,
                !isAssigned     ? u"open"_s
                    : hour < 10 ? (i % 7 == 1 ? u"In Progress"_s : u"Completed"_s)
                                : u"assigned"_s},
            {u"tags"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"t%1"_s.arg(i)}, {u"tag"_s, u"Fibre"_s},
                    {u"level"_s, 2}, {u"required"_s, i % 9 == 0 ? 1 : 0}}}}};
        if (i % 3 == 0) {
            job.insert(u"window_start"_s, u"08:00:00"_s);
            job.insert(u"window_end"_s, u"12:00:00"_s);
        }
        world.jobs.append(job);
    }
    for (int i = 0; i < locations; ++i) {
        const auto [latitude, longitude] = place();
        world.locations.append({{u"name"_s, u"LOC-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s},
            {u"access_notes"_s, u"Chien dans la cour, sonner à la porte de côté"_s},
            {u"contact_name"_s, u"Solange Bélanger"_s}, {u"contact_phone"_s, u"+15145550142"_s},
            {u"latitude"_s, latitude}, {u"longitude"_s, longitude}});
    }
    for (const QString &tag : {u"Fibre"_s, u"Nacelle"_s, u"Câblage"_s})
        world.tags.append({{u"name"_s, tag}, {u"modified"_s, modified}});
    return world;
}

} // namespace

class TestDispatchPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsTheDay_data() { PageHost::addLooks(); }
    void showsTheDay();
    void isDrivenByTheKeyboard_data() { PageHost::addLooks(); }
    void isDrivenByTheKeyboard();
    void dragsAJob();
    void carriesAFullDay();
    void saysWhenThereIsNothing_data() { PageHost::addLooks(); }
    void saysWhenThereIsNothing();

private:
    void open(const World &world);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<Store::Mirror> m_mirror;
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QueueBench> m_bench; ///< the outbox and the ERPNext behind it
    std::unique_ptr<DispatchController> m_desk;
};

void TestDispatchPage::init()
{
    PageHost::failOnWarnings();
    m_desk.reset();
    m_bench.reset();
    m_mirror.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
}

void TestDispatchPage::open(const World &world)
{
    m_bench = std::make_unique<QueueBench>();
    QList<QJsonObject> jobs; // as the server has them
    for (const QJsonObject &job : world.jobs) {
        const QString id = job.value("name"_L1).toString();
        m_bench->erp.put(id, job);
        jobs += m_bench->erp.document(id);
    }
    m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
    const auto done =
        QCoro::waitFor(m_mirror->write([world, jobs](QSqlDatabase &db) -> Result<int> {
            for (const auto &[table, documents] :
                {std::pair(u"technician"_s, world.technicians), std::pair(u"job"_s, jobs),
                    std::pair(u"location"_s, world.locations), std::pair(u"tag"_s, world.tags)}) {
                if (const auto applied = Store::applyDocuments(db, table, documents); !applied)
                    return applied;
            }
            return 0;
        }));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    m_bench->open();
    Outbox::keepInMirror(m_bench->queue.get(), m_mirror.get(), &m_map);
    m_desk = std::make_unique<DispatchController>(
        m_mirror.get(), m_bench->queue.get(), &m_map, Clock([] { return now.toUTC(); }));
    m_desk->setFixes(world.fixes);
    m_desk->start();
    QTRY_VERIFY(m_desk->isLoaded());
    QTRY_VERIFY(m_desk->markers()->background() != nullptr);
}

void TestDispatchPage::showsTheDay()
{
    open(makeWorld(10, 54, 400));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QVERIFY(host.page());
    (void)host.window()->grabWindow(); // the first layout
    host.grab(u"dispatch"_s);
    m_desk->selectJob(u"DJ-00004"_s);
    QTRY_VERIFY(!m_desk->jobCard().accessNotes.isEmpty());
    host.grab(u"dispatch-job"_s);
    m_desk->selectTechnician(u"DT-00001"_s);
    host.grab(u"dispatch-technician"_s);
    m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb != "PUT")
            return std::nullopt;
        return FakeErp::refusal(u"Technician is on leave on 2026-11-23"_s);
    };
    m_desk->assign(u"DJ-00007"_s, u"DT-00002"_s, 14 * 60);
    QTRY_COMPARE(m_desk->failedCount(), 1);
    m_desk->selectJob(u"DJ-00007"_s);
    host.grab(u"dispatch-refused"_s);
}

void TestDispatchPage::isDrivenByTheKeyboard()
{
    open(makeWorld(10, 54, 50));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Down);
    QCOMPARE(m_desk->selectedTechnician(), m_desk->lanes()->rows().front().id);
    QTest::keyClick(window, Qt::Key_J);
    QTest::keyClick(window, Qt::Key_Down);
    const QString job = m_desk->selectedJob();
    QVERIFY(!job.isEmpty());

    // A job from the tray to a technician by type-ahead, and back.
    m_desk->selectJob(u"DJ-00007"_s);
    QTest::keyClick(window, Qt::Key_A);
    QTRY_COMPARE(m_desk->picker()->job(), u"DJ-00007"_s);
    QTest::keyClick(window, Qt::Key_K);
    QTest::keyClick(window, Qt::Key_A);
    QTest::keyClick(window, Qt::Key_R);
    QTRY_COMPARE(m_desk->picker()->rowCount(), 1);
    host.grab(u"dispatch-picker"_s);
    QTest::keyClick(window, Qt::Key_Return);
    QTRY_COMPARE(m_bench->erp.document(u"DJ-00007"_s).value("assigned_tech"_L1), u"DT-00004"_s);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QTRY_VERIFY(m_desk->board().job(u"DJ-00007"_s));
    QCOMPARE(m_desk->board().job(u"DJ-00007"_s)->job.technician, u"DT-00004"_s);
    const int from = m_desk->board().job(u"DJ-00007"_s)->from;
    QTRY_VERIFY(m_desk->selectedJob() == "DJ-00007"_L1);

    QTRY_VERIFY(window->activeFocusItem());
    QTest::keyClick(window, Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(m_desk->board().job(u"DJ-00007"_s)->from, from / 15 * 15 + 15);
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->board().job(u"DJ-00007"_s)->from, from);
    QTest::keyClick(window, Qt::Key_U);
    QTRY_VERIFY(m_desk->board().job(u"DJ-00007"_s) == nullptr);
    QTRY_COMPARE(m_desk->pendingCount(), 0);

    QTest::keyClick(window, Qt::Key_PageDown);
    QCOMPARE(m_desk->day(), u"2026-11-24"_s);
    QTest::keyClick(window, Qt::Key_T);
    QCOMPARE(m_desk->day(), u"2026-11-23"_s);
    QTest::keyClick(window, Qt::Key_Slash);
    QTest::keyClick(window, Qt::Key_L);
    QTRY_COMPARE(m_desk->filterText(), u"l"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_COMPARE(m_desk->filterText(), QString());
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(m_desk->selectedIds().isEmpty());
}

void TestDispatchPage::dragsAJob()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    // The first tray row onto the first lane.
    const QPoint from(150, 300);
    const int before = m_bench->erp.count("PUT");
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window, from + QPoint(60 * step, 23 * step));
    QVERIFY(!host.page()->property("draggedJob").toString().isEmpty());
    host.grab(u"dispatch-drag"_s);
    QTest::mouseRelease(window, Qt::LeftButton, {}, from + QPoint(600, 230));
    QTRY_COMPARE(m_bench->erp.count("PUT"), before + 1);
    QVERIFY(host.page()->property("draggedJob").toString().isEmpty());
    QTRY_COMPARE(m_desk->pendingCount(), 0);
}

void TestDispatchPage::carriesAFullDay()
{
    open(makeWorld(40, 200, 17000));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    (void)host.window()->grabWindow(); // the first layout
    host.grab(u"dispatch-full"_s);
    QCOMPARE(m_desk->lanes()->rowCount(), 40);
}

void TestDispatchPage::saysWhenThereIsNothing()
{
    open({});
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk.get());
    host.grab(u"dispatch-empty"_s);
}

QTEST_MAIN(TestDispatchPage)
#include "tst_dispatchpage.moc"
