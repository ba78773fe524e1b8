// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/dispatch/faketraccar.h"
#include "dispatchworld.h"
#include "geo/tilesource.h"
#include "mapdesk/mapdesk.h"
#include "plancontroller.h"
#include "suggestcontroller.h"

#include <QGuiApplication>
#include <QKeySequence>
#include <QTemporaryDir>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// A dispatcher's whole day without a mouse, on the page as it is. After every key somebody has the
/// keyboard, and it is something of the page that is seen.
class TestKeyboardDay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isDispatchedByKeyboardAlone_data() { PageHost::addLooks(); }
    void isDispatchedByKeyboardAlone();

private:
    /// Presses a key and looks who has the keyboard then.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    void checkFocus(const QString &after);
    /// To a job in the lanes, by the arrows.
    void goTo(const QString &job);
    [[nodiscard]] QStringList assignedJobs() const;
    [[nodiscard]] const BoardJob *placed(const QString &job) const
    {
        return desk()->board().job(job);
    }
    [[nodiscard]] DispatchController *desk() const { return m_stage->desk.get(); }
    [[nodiscard]] PlanController *plans() const { return desk()->plans(); }
    [[nodiscard]] QString atServer(const QString &job, QLatin1StringView field) const
    {
        return m_stage->bench->erp.document(job).value(field).toString();
    }

    void seesWhatNeedsSomebody();
    void assignsMovesAndResizes();
    void splitsAndCopies();
    void worksWithSeveral();
    void exchangesDays();
    void takesASuggestion();
    void acceptsAPlanInPart();
    void looksAtWeekAndMonth();
    void followsATrail();
    void asksForTheNearest();
    void hangsTheWall();

    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    const QTemporaryDir m_folder;
    std::unique_ptr<DispatchStage> m_stage;
    std::unique_ptr<FakeTraccar> m_traccar;
    std::unique_ptr<Geo::TileSource> m_tiles;
    std::unique_ptr<MapDesk> m_mapDesk;
    std::unique_ptr<PageHost> m_host;
    QQuickWindow *m_window = nullptr;
};

void TestKeyboardDay::init()
{
    PageHost::failOnWarnings();
    m_stage = std::make_unique<DispatchStage>();
    World world = makeWorld(6, 30, 40);
    // Some time left in the day for what has nobody yet.
    for (QJsonObject &technician : world.technicians)
        technician.insert(u"weekly_schedule"_s, uR"({"mon":[["07:00","21:00"]]})"_s);
    m_stage->open(world);
    if (QTest::currentTestFailed())
        return;
    m_traccar = std::make_unique<FakeTraccar>(QDate(2026, 11, 23));
    for (int minute = 0; minute < 20; ++minute) {
        m_traccar->add(1, QTime(8, 0).addSecs(minute * 60).toString(u"HH:mm"_s),
            {45.5 + minute * 0.003, -73.6}, 25);
    }
    m_traccar->stand(1, u"08:20"_s, 30, {45.56, -73.6});
    for (int minute = 51; minute < 59; ++minute) {
        m_traccar->add(1, u"08:%1"_s.arg(minute), {45.56 + (minute - 50) * 0.004, -73.6}, 25);
    }
    m_traccar->stand(1, u"09:00"_s, 40, {45.6, -73.6});
    desk()->trail()->setSources(&m_traccar->client, nullptr);
    m_tiles = std::make_unique<Geo::TileSource>();
    desk()->setTiles(m_tiles.get());
    m_mapDesk = std::make_unique<MapDesk>(MapDesk::Parts{.mirror = m_stage->mirror.get(),
                                              .queue = m_stage->bench->queue.get(),
                                              .map = &m_map,
                                              .tiles = m_tiles.get(),
                                              .folder = m_folder.filePath(u"tiles"_s)},
        MapDesk::Memory{.recall = [](const QString &) { return QString(); },
            .keep = [](const QString &, const QString &) {}});
    m_mapDesk->start();
    m_host =
        std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", desk(), m_mapDesk.get());
    QVERIFY(m_host->page());
    m_window = m_host->window();
    (void)m_window->grabWindow(); // the first layout
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestKeyboardDay::cleanup()
{
    m_host.reset();
    m_mapDesk.reset();
    if (m_stage && m_stage->desk)
        m_stage->desk->trail()->setSources(nullptr, nullptr);
    m_stage.reset();
    m_traccar.reset();
    m_tiles.reset();
}

void TestKeyboardDay::checkFocus(const QString &after)
{
    const QQuickItem *focused = nullptr;
    QTRY_VERIFY2((focused = m_window->activeFocusItem()) && focused->isVisible(),
        qPrintable(u"nobody has the keyboard after "_s + after));
    // Of the page, or of what it opened over itself.
    QVERIFY2(focused != m_window->contentItem(), qPrintable(after));
    const QRectF window(0, 0, m_window->width(), m_window->height());
    // What has just been opened is laid out with its first frame.
    QTRY_VERIFY2(m_window->activeFocusItem()
            && window.intersects(m_window->activeFocusItem()->mapRectToScene(
                QRectF(0, 0, std::max(1.0, m_window->activeFocusItem()->width()),
                    std::max(1.0, m_window->activeFocusItem()->height())))),
        qPrintable(u"who has the keyboard after %1 is out of sight"_s.arg(after)));
}

void TestKeyboardDay::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, Qt::Key(key), modifiers);
    checkFocus(QKeySequence(QKeyCombination(modifiers, Qt::Key(key))).toString());
}

void TestKeyboardDay::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_window, letter.toLatin1());
    checkFocus(text);
}

QStringList TestKeyboardDay::assignedJobs() const
{
    QStringList jobs;
    for (const Lane &lane : desk()->board().lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant && entry.job.state == JobState::Assigned
                && entry.job.start.isValid())
                jobs.append(entry.job.id);
        }
    }
    return jobs;
}

void TestKeyboardDay::goTo(const QString &job)
{
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QVERIFY(desk()->selectedIds().isEmpty());
    QVERIFY2(placed(job), qPrintable(job));
    // The board may be read anew between two keys.
    const QString technician = placed(job)->job.technician;
    const auto lanes = desk()->board().lanes.size();
    for (std::size_t step = 0; desk()->selectedTechnician() != technician && step <= lanes; ++step)
        press(Qt::Key_Down);
    for (int step = 0; desk()->selectedJob() != job && step <= 40; ++step)
        press(Qt::Key_Right);
    QCOMPARE(desk()->selectedJob(), job);
}

void TestKeyboardDay::seesWhatNeedsSomebody()
{
    const int total = desk()->exceptions()->total();
    QVERIFY(total > 1);
    QStringList seen;
    for (int step = 0; step < total; ++step) {
        press(Qt::Key_F8);
        QCOMPARE(desk()->selectedIds().size(), 1);
        seen.append(desk()->selectedIds());
    }
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(desk()->selectedIds().front(), seen.at(total - 2));
    // By their kinds, and back to the board.
    press(Qt::Key_E);
    QVERIFY(m_window->activeFocusItem()->objectName().startsWith("exception"_L1));
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
}

void TestKeyboardDay::assignsMovesAndResizes()
{
    // One of the tray, to whom the first letters of a name mean.
    press(Qt::Key_J);
    press(Qt::Key_Down);
    QString job;
    for (int step = 0; step < desk()->tray()->rowCount(); ++step) {
        const std::optional<Job> selected = desk()->shown(desk()->selectedJob());
        if (selected && selected->technician.isEmpty() && selected->date.isValid()) {
            job = selected->id;
            break;
        }
        press(Qt::Key_Down);
    }
    QVERIFY(!job.isEmpty());
    press(Qt::Key_A);
    QTRY_COMPARE(desk()->picker()->job(), job);
    type(u"kar"_s);
    QTRY_COMPARE(desk()->picker()->rowCount(), 1);
    press(Qt::Key_Return);
    QTRY_VERIFY(placed(job));
    QCOMPARE(placed(job)->job.technician, u"DT-00004"_s);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    QCOMPARE(atServer(job, "assigned_tech"_L1), u"DT-00004"_s);

    // Earlier and later on the grid, to another lane, longer; and all of it back.
    const int from = placed(job)->from;
    const int minutes = placed(job)->job.minutes;
    press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(placed(job)->from > from);
    press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(placed(job)->job.technician != "DT-00004"_L1);
    press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(placed(job)->job.minutes > minutes);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    for (int step = 0; step < 3; ++step)
        press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(placed(job)->job.technician, u"DT-00004"_s);
    QCOMPARE(placed(job)->from, from);
    QCOMPARE(placed(job)->job.minutes, minutes);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    QCOMPARE(desk()->failedCount(), 0);
}

void TestKeyboardDay::splitsAndCopies()
{
    const QStringList jobs = assignedJobs();
    const QString &job = jobs.value(0);
    goTo(job);
    const int minutes = placed(job)->job.minutes;
    press(Qt::Key_S);
    QTRY_VERIFY(placed(job)->job.minutes < minutes);
    // Both parts are there: before that nobody can say what to undo.
    QTRY_VERIFY(std::ranges::none_of(m_stage->bench->queue->writes(), &Outbox::Write::isOpen));
    QTRY_COMPARE(assignedJobs().size(), jobs.size() + 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(placed(job)->job.minutes, minutes);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    const int unassigned = desk()->tray()->unassigned();
    press(Qt::Key_C);
    QTRY_COMPARE(desk()->tray()->unassigned(), unassigned + 1);
}

void TestKeyboardDay::worksWithSeveral()
{
    const QString job = assignedJobs().value(0);
    goTo(job);
    press(Qt::Key_Space, Qt::ControlModifier);
    press(Qt::Key_Down, Qt::ControlModifier);
    press(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(desk()->markedCount(), 2);
    const QStringList marked = desk()->markedJobs();
    QList<int> before;
    for (const QString &one : marked)
        before.append(placed(one)->from);
    press(Qt::Key_Right, Qt::AltModifier);
    for (qsizetype i = 0; i < marked.size(); ++i)
        QVERIFY(placed(marked.at(i))->from > before.at(i) || desk()->failedCount() == 0);
    press(Qt::Key_Z, Qt::ControlModifier);
    for (qsizetype i = 0; i < marked.size(); ++i)
        QCOMPARE(placed(marked.at(i))->from, before.at(i));
    QTRY_COMPARE(desk()->pendingCount(), 0);
    press(Qt::Key_Escape);
    QCOMPARE(desk()->markedCount(), 0);
}

void TestKeyboardDay::exchangesDays()
{
    const QString job = assignedJobs().value(0);
    goTo(job);
    const QString technician = placed(job)->job.technician;
    press(Qt::Key_X);
    QTRY_COMPARE(desk()->picker()->rowCount(), 5);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(placed(job)->job.technician != technician);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    QCOMPARE(desk()->failedCount(), 0);
    QVERIFY(atServer(job, "assigned_tech"_L1) != technician);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(placed(job)->job.technician, technician);
    QTRY_COMPARE(desk()->pendingCount(), 0);
}

void TestKeyboardDay::takesASuggestion()
{
    press(Qt::Key_J);
    QString job;
    for (int step = 0; step < desk()->tray()->rowCount(); ++step) {
        press(Qt::Key_Down);
        const std::optional<Job> selected = desk()->shown(desk()->selectedJob());
        if (selected && selected->technician.isEmpty() && selected->date.isValid()) {
            job = selected->id;
            break;
        }
    }
    QVERIFY(!job.isEmpty());
    press(Qt::Key_B);
    QTRY_VERIFY(desk()->suggestions()->isAnswered());
    QVERIFY(desk()->suggestions()->best()->count() > 1);
    const SuggestRow second = desk()->suggestions()->best()->rows().at(1);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(placed(job));
    QCOMPARE(placed(job)->job.technician, second.technician);
    QCOMPARE(placed(job)->from, second.minutes);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    QTRY_VERIFY(desk()->suggestions()->job().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!placed(job));
    QTRY_COMPARE(desk()->pendingCount(), 0);
}

void TestKeyboardDay::acceptsAPlanInPart()
{
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    press(Qt::Key_O);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(plans()->phase(), PlanController::Preview, 60'000);
    checkFocus(u"the plan"_s);
    const int all = plans()->tickedCount();
    QVERIFY(all > 1);
    const QString first = plans()->changes()->rows().front().id;
    press(Qt::Key_Space);
    QCOMPARE(plans()->tickedCount(), all - 1);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(plans()->phase(), PlanController::Applied);
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), all - 1);
    QVERIFY(!placed(first)); // it was left out
    // One step of undo.
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(plans()->outcomes(PlanModel::TakenBack), all - 1);
    QTRY_COMPARE(desk()->pendingCount(), 0);
    press(Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Closed);
}

void TestKeyboardDay::looksAtWeekAndMonth()
{
    const QString selected = assignedJobs().value(0);
    goTo(selected);
    press(Qt::Key_W);
    QTRY_VERIFY(desk()->load()->isLoaded());
    QCOMPARE(desk()->load()->span(), int(LoadController::Week));
    press(Qt::Key_Right);
    press(Qt::Key_PageDown);
    QTRY_VERIFY(desk()->load()->isLoaded());
    QCOMPARE(desk()->load()->firstDay(), u"2026-11-30"_s);
    press(Qt::Key_M);
    QTRY_VERIFY(desk()->load()->isLoaded());
    QCOMPARE(desk()->load()->span(), int(LoadController::Month));
    // What would change a job that is not seen shows it first.
    QCOMPARE(desk()->selectedJob(), selected);
    QVERIFY(QMetaObject::invokeMethod(m_host->page(), "run", Q_ARG(QString, u"unassign"_s)));
    QCOMPARE(desk()->load()->span(), int(LoadController::Day));
    QVERIFY(placed(selected));
    // Somebody who writes capitals commands nothing.
    press(Qt::Key_U, Qt::ShiftModifier);
    QVERIFY(placed(selected));
    press(Qt::Key_PageDown);
    QCOMPARE(desk()->day(), u"2026-11-24"_s);
    press(Qt::Key_T);
    QCOMPARE(desk()->day(), u"2026-11-23"_s);
    QTRY_VERIFY(!assignedJobs().isEmpty());
}

void TestKeyboardDay::followsATrail()
{
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    while (desk()->selectedTechnician() != "DT-00001"_L1)
        press(Qt::Key_Down);
    press(Qt::Key_G);
    QTRY_COMPARE(desk()->trail()->state(), TrailController::Ready);
    QVERIFY(desk()->trail()->stops().size() >= 2);
    press(Qt::Key_BracketRight);
    press(Qt::Key_BracketRight);
    QCOMPARE(desk()->trail()->selectedStop(), 1);
    press(Qt::Key_Space);
    QVERIFY(desk()->trail()->playback()->isPlaying());
    press(Qt::Key_Space);
    QVERIFY(!desk()->trail()->playback()->isPlaying());
    press(Qt::Key_G);
    QCOMPARE(desk()->trail()->state(), TrailController::Off);
}

void TestKeyboardDay::asksForTheNearest()
{
    press(Qt::Key_I);
    // The menu is there with the first of it under the keyboard, or one step away.
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    const auto panel = [this] {
        QQuickItem *found = PageHost::find(m_window->contentItem(), u"nearestPanel"_s);
        return found && found->isVisible() ? found : nullptr;
    };
    QTRY_VERIFY(panel());
    checkFocus(u"the nearest"_s);
    QTRY_VERIFY(panel()->isAncestorOf(m_window->activeFocusItem()));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!panel());
}

void TestKeyboardDay::hangsTheWall()
{
    const auto wall = [this]() -> QWindow * {
        for (QWindow *window : QGuiApplication::topLevelWindows()) {
            if (window != m_window && window->isVisible())
                return window;
        }
        return nullptr;
    };
    QTest::keyClick(m_window, Qt::Key_F11, Qt::ControlModifier);
    QTRY_VERIFY(wall());
    QVERIFY(QTest::qWaitForWindowActive(wall()));
    auto *hung = qobject_cast<QQuickWindow *>(wall());
    QVERIFY(hung);
    QTRY_VERIFY(hung->activeFocusItem());
    QTest::keyClick(hung, Qt::Key_Escape);
    QTRY_VERIFY(!wall());
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    checkFocus(u"the wall"_s);
}

void TestKeyboardDay::isDispatchedByKeyboardAlone()
{
    checkFocus(u"opening"_s);
    using Part = void (TestKeyboardDay::*)();
    for (const Part part : {&TestKeyboardDay::seesWhatNeedsSomebody,
             &TestKeyboardDay::assignsMovesAndResizes, &TestKeyboardDay::splitsAndCopies,
             &TestKeyboardDay::worksWithSeveral, &TestKeyboardDay::exchangesDays,
             &TestKeyboardDay::takesASuggestion, &TestKeyboardDay::acceptsAPlanInPart,
             &TestKeyboardDay::looksAtWeekAndMonth, &TestKeyboardDay::followsATrail,
             &TestKeyboardDay::asksForTheNearest, &TestKeyboardDay::hangsTheWall}) {
        (this->*part)();
        if (QTest::currentTestFailed())
            return;
    }
    m_host->grab(u"dispatch-keyboard-day"_s);
}

QTEST_MAIN(TestKeyboardDay)
#include "tst_keyboardday.moc"
