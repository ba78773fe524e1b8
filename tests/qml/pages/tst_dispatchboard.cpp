// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcommands.h"
#include "dispatchworld.h"
#include "plancontroller.h"

#include <QElapsedTimer>
#include <QKeySequence>
#include <QQmlListReference>
#include <QRegularExpression>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// The dispatch page with several jobs at once, two desks, weeks and months.
class TestDispatchBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void worksWithSeveralByTheKeyboard();
    void stepsThroughExceptionsByTheKeyboard();
    void drawsALasso();
    void pullsAnEdge();
    void asksOnceWhoseChangeStands();
    void aDragGivenUpDoesNothingMore();
    void stepsOverTheEdgeOfTheWeekBothWays();
    void changesNothingOutOfSight();
    void doesWhatThePaletteOffers();
    void noKeyMeansTwoThings();
    void tellsOfASecondPartThatWasRefused();
    void showsWeekAndMonth_data() { PageHost::addLooks(); }
    void showsWeekAndMonth();
    void opensAMonthOfSixtyPeople();
    void tellsWhatChangedWhileAway();
    void keepsTheView();

private:
    void open(const World &world);

    std::unique_ptr<DispatchStage> m_stage;
    DispatchController *m_desk = nullptr;
    QueueBench *m_bench = nullptr;
};

void TestDispatchBoard::init()
{
    PageHost::failOnWarnings();
    m_stage.reset();
    m_stage = std::make_unique<DispatchStage>();
}

void TestDispatchBoard::open(const World &world)
{
    m_stage->open(world);
    m_desk = m_stage->desk.get();
    m_bench = m_stage->bench.get();
}

void TestDispatchBoard::worksWithSeveralByTheKeyboard()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_desk->selectTechnician(m_desk->lanes()->rows().front().id);
    QTest::keyClick(window, Qt::Key_Right);
    const QString first = m_desk->selectedJob();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(window, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_desk->markedCount(), 2);
    QQuickItem *bar = PageHost::find(window->contentItem(), u"markedBar"_s);
    QVERIFY(bar && bar->isVisible());
    host.grab(u"dispatch-marked"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QCOMPARE(m_desk->markedCount(), 0);

    QTest::keyClick(window, Qt::Key_A, Qt::ControlModifier);
    const int all = m_desk->markedCount();
    QVERIFY(all > 2);
    const QStringList jobs = m_desk->markedJobs();
    const int from = m_desk->board().job(jobs.first())->from;
    QTest::keyClick(window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_desk->board().job(jobs.first())->from, from + 15);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_desk->board().job(jobs.first())->from, from);
    QTest::keyClick(window, Qt::Key_Escape);

    // Longer, and a little shorter again.
    const auto open = std::ranges::find_if(jobs, [this](const QString &job) {
        return m_desk->board().job(job)->job.state == JobState::Assigned;
    });
    QVERIFY(open != jobs.end());
    m_desk->selectJob(*open);
    const int minutes = m_desk->board().job(*open)->job.minutes;
    QTest::keyClick(window, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(m_desk->board().job(*open)->job.minutes > minutes);
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_desk->board().job(*open)->job.minutes, minutes);
    // Two of one, and another like it.
    QTest::keyClick(window, Qt::Key_S);
    QTRY_VERIFY(m_desk->board().job(*open)->job.minutes < minutes);
    const int unassigned = m_desk->tray()->unassigned();
    QTest::keyClick(window, Qt::Key_C);
    QTRY_COMPARE(m_desk->tray()->unassigned(), unassigned + 1);
    // A day exchanged by type-ahead.
    const QString technician = m_desk->board().job(*open)->job.technician;
    QTest::keyClick(window, Qt::Key_X);
    QTRY_VERIFY(m_desk->picker()->rowCount() == 5);
    QTest::keyClick(window, Qt::Key_Return);
    QTRY_VERIFY(m_desk->board().job(*open)->job.technician != technician);
}

void TestDispatchBoard::stepsThroughExceptionsByTheKeyboard()
{
    open(makeWorld(10, 54, 50));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const int total = m_desk->exceptions()->total();
    QVERIFY(total > 2);
    QTest::keyClick(window, Qt::Key_F8);
    const QStringList first = m_desk->selectedIds();
    QCOMPARE(first.size(), 1);
    host.grab(u"dispatch-exceptions"_s);
    QTest::keyClick(window, Qt::Key_F8);
    QVERIFY(m_desk->selectedIds() != first);
    QTest::keyClick(window, Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(m_desk->selectedIds(), first);
    for (int step = 0; step < total; ++step)
        QTest::keyClick(window, Qt::Key_F8);
    QCOMPARE(m_desk->selectedIds(), first); // around
    // By its kind.
    QTest::keyClick(window, Qt::Key_E);
    QTRY_VERIFY(window->activeFocusItem()
        && window->activeFocusItem()->objectName().startsWith("exception"_L1));
    const QQuickItem *focused = window->activeFocusItem();
    const int kind = focused->property("exceptionKind").toInt();
    QTest::keyClick(window, Qt::Key_Return);
    QVERIFY(m_desk->exceptions()->rows()[std::size_t(kind)].position > 0);
}

void TestDispatchBoard::drawsALasso()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    QQuickItem *timeline = PageHost::find(window->contentItem(), u"timeline"_s);
    QVERIFY(timeline);
    // From the empty foot of the timeline up over all of the day.
    const QPoint from =
        timeline->mapToScene({timeline->width() - 4, timeline->height() - 4}).toPoint();
    const QPoint to =
        timeline->mapToScene({timeline->property("nameWidth").toReal() + 4, 30}).toPoint();
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(window, from + (to - from) * step / 8);
    QVERIFY(m_desk->markedCount() > 1);
    host.grab(u"dispatch-lasso"_s);
    QTest::mouseRelease(window, Qt::LeftButton, {}, to);
    QVERIFY(m_desk->markedCount() > 1);
    QVERIFY(host.page()->property("draggedJob").toString().isEmpty());
}

void TestDispatchBoard::pullsAnEdge()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    const QString job = u"DJ-00018"_s;
    const BoardJob *entry = m_desk->board().job(job);
    QVERIFY(entry && entry->job.state == JobState::Assigned);
    const int minutes = entry->job.minutes;
    m_desk->selectJob(job); // into view
    (void)window->grabWindow();
    QQuickItem *block = PageHost::find(window->contentItem(), u"block-"_s + job);
    QVERIFY(block);
    const QPoint edge = block->mapToScene({block->width() - 3, block->height() / 2}).toPoint();
    const int hour = qRound(block->property("minuteWidth").toReal() * 60);
    QTest::mousePress(window, Qt::LeftButton, {}, edge);
    for (int step = 1; step <= 6; ++step)
        QTest::mouseMove(window, edge + QPoint(hour * step / 6, 0));
    QCOMPARE(host.page()->property("draggedJob").toString(), job);
    host.grab(u"dispatch-resize"_s);
    QTest::mouseRelease(window, Qt::LeftButton, {}, edge + QPoint(hour, 0));
    QCOMPARE(m_desk->board().job(job)->job.minutes, (minutes + 60) / 15 * 15);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->failedCount(), 0);
}

void TestDispatchBoard::asksOnceWhoseChangeStands()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const QString job = u"DJ-00018"_s;
    const auto question = [&host] { return host.page()->findChild<QObject *>(u"dropQuestion"_s); };
    // An hour earlier under the pointer, while a colleague puts it at another time.
    const auto dragAgainst = [&](const QString &theirs) {
        m_desk->selectJob(job);
        (void)window->grabWindow();
        const QQuickItem *block = PageHost::find(window->contentItem(), u"block-"_s + job);
        QVERIFY(block);
        // It moves to its place; what is pressed on the way lies elsewhere a moment later.
        QTRY_COMPARE(block->property("shownFrom").toInt(), block->property("from").toInt());
        const QPoint from = block->mapToScene({8, block->height() / 2}).toPoint();
        const int hour = qRound(block->property("minuteWidth").toReal() * 60);
        QTest::mousePress(window, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 6; ++step)
            QTest::mouseMove(window, from - QPoint(hour * step / 6, 0));
        m_stage->touch(job, {{u"start_time"_s, theirs + u":00"_s}});
        QTRY_VERIFY(m_desk->dragNews().contains(theirs));
        host.grab(u"dispatch-drag-news"_s);
        const int saves = m_bench->erp.count("PUT");
        QTest::mouseRelease(window, Qt::LeftButton, {}, from - QPoint(hour, 0));
        // Nothing yet: it is asked.
        QTRY_VERIFY(question()->property("opened").toBool());
        QCOMPARE(m_bench->erp.count("PUT"), saves);
    };
    const int before = m_desk->board().job(job)->from;
    dragAgainst(u"14:00"_s);
    if (QTest::currentTestFailed())
        return;
    host.grab(u"dispatch-drag-question"_s);
    QTest::keyClick(window, Qt::Key_Escape); // theirs
    QTRY_VERIFY(!question()->property("visible").toBool());
    QCOMPARE(m_desk->board().job(job)->from, 14 * 60);
    QCOMPARE(m_bench->erp.count("PUT"), 0);

    dragAgainst(u"15:00"_s);
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(window, Qt::Key_Return); // ours
    QTRY_VERIFY(!question()->property("visible").toBool());
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->failedCount(), 0);
    QCOMPARE(m_desk->board().job(job)->from, 13 * 60);
    QVERIFY(before != 13 * 60);
    QCOMPARE(m_bench->erp.document(job).value("start_time"_L1).toString(), u"13:00:00"_s);
}

void TestDispatchBoard::aDragGivenUpDoesNothingMore()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const QString job = u"DJ-00018"_s;
    m_desk->selectJob(job);
    (void)window->grabWindow();
    QQuickItem *block = PageHost::find(window->contentItem(), u"block-"_s + job);
    QVERIFY(block);
    const int start = m_desk->board().job(job)->from;
    const QPoint from = block->mapToScene({8, block->height() / 2}).toPoint();
    const int hour = qRound(block->property("minuteWidth").toReal() * 60);
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 6; ++step)
        QTest::mouseMove(window, from - QPoint(hour * step / 6, 0));
    QCOMPARE(host.page()->property("draggedJob").toString(), job);
    QTest::keyClick(window, Qt::Key_Escape);
    QVERIFY(host.page()->property("draggedJob").toString().isEmpty());
    QTest::mouseMove(window, from - QPoint(hour * 7 / 6, 0));
    QVERIFY(host.page()->property("draggedJob").toString().isEmpty());
    QTest::mouseRelease(window, Qt::LeftButton, {}, from - QPoint(hour * 7 / 6, 0));
    QCOMPARE(m_desk->board().job(job)->from, start);
    QCOMPARE(m_desk->pendingCount(), 0);
    // The next one is a drag again.
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 6; ++step)
        QTest::mouseMove(window, from - QPoint(hour * step / 6, 0));
    QCOMPARE(host.page()->property("draggedJob").toString(), job);
    QTest::mouseRelease(window, Qt::LeftButton, {}, from - QPoint(hour, 0));
    QVERIFY(m_desk->board().job(job)->from < start);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
}

void TestDispatchBoard::stepsOverTheEdgeOfTheWeekBothWays()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_W);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QTest::keyClick(window, Qt::Key_Left); // from Monday to the Sunday before
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QCOMPARE(m_desk->load()->firstDay(), u"2026-11-16"_s);
    QTest::keyClick(window, Qt::Key_Right); // and back
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QCOMPARE(m_desk->load()->firstDay(), u"2026-11-23"_s);
    QTest::keyClick(window, Qt::Key_Left);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QTest::keyClick(window, Qt::Key_Return);
    QCOMPARE(m_desk->day(), u"2026-11-22"_s);
    // And of a month: the day before the first one.
    QTest::keyClick(window, Qt::Key_M);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QTest::keyClick(window, Qt::Key_Left);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QTest::keyClick(window, Qt::Key_Return);
    QCOMPARE(m_desk->day(), u"2026-10-31"_s);
}

void TestDispatchBoard::changesNothingOutOfSight()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_desk->selectJob(u"DJ-00018"_s);
    const Job before = *m_desk->shown(u"DJ-00018"_s);
    QVERIFY(!before.technician.isEmpty());
    QTest::keyClick(window, Qt::Key_W);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    for (const int key : {Qt::Key_U, Qt::Key_Delete, Qt::Key_K, Qt::Key_S, Qt::Key_P})
        QTest::keyClick(window, Qt::Key(key));
    QTest::keyClick(window, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_desk->markedCount(), 0);
    QVERIFY(*m_desk->shown(u"DJ-00018"_s) == before);
    QTest::keyClick(window, Qt::Key_Escape); // the day again, and the keys answer
    QCOMPARE(m_desk->load()->span(), int(LoadController::Day));
    QTest::keyClick(window, Qt::Key_U);
    QVERIFY(m_desk->shown(u"DJ-00018"_s)->technician.isEmpty());
}

void TestDispatchBoard::doesWhatThePaletteOffers()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QSet<QString> ids;
    for (const BoardCommand &command : BoardCommands::all()) {
        QVERIFY(!ids.contains(command.id));
        ids.insert(command.id);
        QVERIFY(!command.title.isEmpty() && !command.aliases.isEmpty());
        QVERIFY(command.keys.isEmpty() || !QKeySequence(command.keys).isEmpty());
        bool isKnown = false;
        QVERIFY(QMetaObject::invokeMethod(
            host.page(), "run", Q_RETURN_ARG(bool, isKnown), Q_ARG(QString, command.id)));
        QVERIFY2(isKnown, qPrintable(command.id));
        QVERIFY2(window->activeFocusItem(), qPrintable(command.id));
        // Whatever it opened is closed again.
        QTest::keyClick(window, Qt::Key_Escape);
        m_desk->plans()->close();
        QCoreApplication::processEvents();
    }
    // And does it.
    m_desk->load()->open(LoadController::Day, {});
    Q_EMIT m_desk->commandRequested(u"week"_s);
    QCOMPARE(m_desk->load()->span(), int(LoadController::Week));
    Q_EMIT m_desk->commandRequested(u"week"_s);
    m_desk->goToday();
    m_desk->selectJob(u"DJ-00018"_s);
    const int from = m_desk->board().job(u"DJ-00018"_s)->from;
    Q_EMIT m_desk->commandRequested(u"later"_s);
    QVERIFY(m_desk->board().job(u"DJ-00018"_s)->from > from);
}

/// The sheet of shortcuts and the palette name each key once, and the same.
void TestDispatchBoard::noKeyMeansTwoThings()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    const QQmlListReference hints(host.page(), "shortcuts");
    QVERIFY(hints.isValid() && hints.count() > 0);
    QSet<QString> shown;
    for (qsizetype i = 0; i < hints.count(); ++i) {
        const QStringList keys = hints.at(i)->property("keys").toString().split(
            QRegularExpression(u",\\s*|\\s{2,}| or "_s));
        for (const QString &key : keys) {
            QVERIFY2(!shown.contains(key), qPrintable(key));
            shown.insert(key);
        }
    }
    QSet<QString> offered;
    for (const BoardCommand &command : BoardCommands::all()) {
        QVERIFY2(command.keys.isEmpty() || !offered.contains(command.keys), qPrintable(command.id));
        offered.insert(command.keys);
        // What has a family of keys in the sheet, like the arrows, has no line of its own there.
        if (command.keys.size() == 1)
            QVERIFY2(shown.contains(command.keys), qPrintable(command.keys));
    }
    // The pin and the map are two things.
    m_desk->selectJob(u"DJ-00018"_s);
    Q_EMIT m_desk->commandRequested(u"nearest"_s);
    QVERIFY(!m_desk->shown(u"DJ-00018"_s)->isPinned);
}

void TestDispatchBoard::tellsOfASecondPartThatWasRefused()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb != "POST")
            return std::nullopt;
        return FakeErp::refusal(u"Mandatory field missing"_s);
    };
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    const QString job = u"DJ-00018"_s;
    const int minutes = m_desk->board().job(job)->job.minutes;
    m_desk->selectJob(job);
    QTest::keyClick(window, Qt::Key_S);
    QTRY_VERIFY(!m_desk->jobCard().splitText.isEmpty());
    QQuickItem *notice = PageHost::find(window->contentItem(), u"splitNotice"_s);
    QVERIFY(notice);
    QTRY_VERIFY(notice->isVisible());
    (void)window->grabWindow();
    host.grab(u"dispatch-split-refused"_s);
    QQuickItem *whole = PageHost::find(notice, u"undoSplit"_s);
    QVERIFY(whole);
    whole->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(window, Qt::Key_Space);
    QCOMPARE(m_desk->board().job(job)->job.minutes, minutes);
    QTRY_VERIFY(!notice->isVisible());
}

void TestDispatchBoard::showsWeekAndMonth()
{
    open(makeWorld(10, 54, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_W);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    QCOMPARE(m_desk->load()->firstDay(), u"2026-11-23"_s);
    QCOMPARE(m_desk->load()->model()->columnCount(), 7);
    QCOMPARE(m_desk->load()->model()->rowCount(), 11); // and nobody's
    (void)window->grabWindow();
    host.grab(u"dispatch-week"_s);
    // The heads follow the period, though there are seven before and after.
    const auto head = [window] {
        const QQuickItem *first = PageHost::find(window->contentItem(), u"dayHead0"_s);
        return first ? first->property("day").toString() : QString();
    };
    const QString monday = head();
    QVERIFY2(monday.contains(u"23"_s), qPrintable(monday));
    m_desk->load()->step(1);
    QTRY_VERIFY(head().contains(u"30"_s));
    QTest::keyClick(window, Qt::Key_M);
    QTRY_COMPARE(m_desk->load()->model()->columnCount(), 30);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    (void)window->grabWindow();
    host.grab(u"dispatch-month"_s);
    // The second technician on the third of the month.
    QTest::keyClick(window, Qt::Key_Home);
    for (const int key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Right})
        QTest::keyClick(window, Qt::Key(key));
    QTest::keyClick(window, Qt::Key_Return);
    QTRY_COMPARE(m_desk->day(), u"2026-11-03"_s);
    QCOMPARE(m_desk->load()->span(), int(LoadController::Day));
    QCOMPARE(m_desk->selectedTechnician(), m_desk->lanes()->rows().at(1).id);
}

void TestDispatchBoard::opensAMonthOfSixtyPeople()
{
    World world = makeWorld(60, 60, 0);
    for (int day = 1; day <= 30; ++day) {
        for (int i = 0; i < 200; ++i) {
            QJsonObject job = world.jobs.at(i % 60);
            job.insert(u"name"_s, u"DX-%1-%2"_s.arg(day).arg(i));
            job.insert(u"scheduled_date"_s, u"2026-11-%1"_s.arg(day, 2, 10, QChar(u'0')));
            job.insert(u"assigned_tech"_s, world.technicians[i % 60].value("name"_L1));
            world.jobs.append(job);
        }
    }
    open(world);
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    (void)host.window()->grabWindow(); // the first layout
    QElapsedTimer timer;
    timer.start();
    m_desk->load()->open(LoadController::Month, u"2026-11-23"_s);
    QTRY_VERIFY(m_desk->load()->isLoaded());
    const qint64 read = timer.restart();
    (void)host.window()->grabWindow();
    qInfo("month of 60: read in %lld ms, shown in %lld ms", read, timer.elapsed());
    host.grab(u"dispatch-month-full"_s);
    QCOMPARE(m_desk->load()->model()->rowCount(), 61);
}

void TestDispatchBoard::tellsWhatChangedWhileAway()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    QQuickWindow *window = host.window();
    (void)window->grabWindow(); // the first layout
    window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_desk->noteReach(false, {});
    m_stage->touch(u"DJ-00018"_s, {{u"start_time"_s, u"17:00:00"_s}});
    m_desk->noteReach(true, now.toUTC().addSecs(-1)); // read before the gap
    QCOMPARE(m_desk->news()->count(), 0);
    m_desk->noteReach(true, now.toUTC().addSecs(1));
    QTRY_COMPARE(m_desk->news()->count(), 1);
    QQuickItem *strip = PageHost::find(window->contentItem(), u"newsStrip"_s);
    QVERIFY(strip && strip->isVisible());
    host.grab(u"dispatch-news"_s);
    QTest::keyClick(window, Qt::Key_N);
    QCOMPARE(m_desk->selectedJob(), u"DJ-00018"_s);
    m_desk->news()->dismiss();
    QVERIFY(!strip->isVisible());
}

void TestDispatchBoard::keepsTheView()
{
    open(makeWorld(6, 18, 20));
    if (QTest::currentTestFailed())
        return;
    {
        PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
        QQuickWindow *window = host.window();
        (void)window->grabWindow(); // the first layout
        window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(window));
        for (int step = 0; step < 8; ++step)
            QTest::keyClick(window, Qt::Key_Plus);
        m_desk->view()->setCompact(true);
        m_desk->view()->setOrder(BoardView::ByLoad);
        QQuickItem *timeline = PageHost::find(window->contentItem(), u"timeline"_s);
        QVERIFY(timeline);
        QCOMPARE(timeline->property("grid").toInt(), 5);
        host.grab(u"dispatch-zoomed"_s);
    }
    const double width = m_desk->view()->hourWidth();
    QVERIFY(width > 0);
    BoardView fresh;
    fresh.restore(m_stage->settings->remembered(u"dispatch.view"_s));
    QCOMPARE(fresh.order(), int(BoardView::ByLoad));
    QVERIFY(fresh.isCompact());
    QCOMPARE(fresh.hourWidth(), width);
}

QTEST_MAIN(TestDispatchBoard)
#include "tst_dispatchboard.moc"
