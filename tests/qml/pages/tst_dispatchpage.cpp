// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchworld.h"

#include <QSignalSpy>
#include <QTimer>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

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

    std::unique_ptr<DispatchStage> m_stage;
    DispatchController *m_desk = nullptr;
    QueueBench *m_bench = nullptr;
};

void TestDispatchPage::init()
{
    PageHost::failOnWarnings();
    m_stage.reset();
    m_stage = std::make_unique<DispatchStage>();
}

void TestDispatchPage::open(const World &world)
{
    m_stage->open(world);
    m_desk = m_stage->desk.get();
    m_bench = m_stage->bench.get();
}

void TestDispatchPage::showsTheDay()
{
    open(makeWorld(10, 54, 400));
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
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
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
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
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
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
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    (void)host.window()->grabWindow(); // the first layout
    host.grab(u"dispatch-full"_s);
    QCOMPARE(m_desk->lanes()->rowCount(), 40);
}

void TestDispatchPage::saysWhenThereIsNothing()
{
    open({});
    if (QTest::currentTestFailed())
        return;
    PageHost host("FibreDesk.Dispatch", "DispatchPage", m_desk);
    host.grab(u"dispatch-empty"_s);
}

QTEST_MAIN(TestDispatchPage)
#include "tst_dispatchpage.moc"
