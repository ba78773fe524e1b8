// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Suggestions and plans on the dispatch page, by keyboard.

#include "../../models/dispatch/dispatchdesk.h"
#include "pagehost.h"
#include "plancontroller.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "suggestcontroller.h"

#include <QJsonArray>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

/// Below an item as it is seen: what shows this text.
QQuickItem *findText(QQuickItem *below, const QString &text)
{
    if (below->isVisible() && below->property("text").toString() == text)
        return below;
    for (QQuickItem *child : below->childItems()) {
        if (QQuickItem *found = findText(child, text))
            return found;
    }
    return nullptr;
}

} // namespace

class TestPlanPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void suggestsByKeyboard_data() { PageHost::addLooks(); }
    void suggestsByKeyboard();
    void plansByKeyboard_data() { PageHost::addLooks(); }
    void plansByKeyboard();
    void isGivenUpByKeyboard();
    void remembersWhatMatters();
    void leavesTheKeysOfTheBoardAlone();
    void saysThatNothingChanges_data() { PageHost::addLooks(); }
    void saysThatNothingChanges();
    void outlinesPlacesDuringADrag();

private:
    void open();
    [[nodiscard]] PlanController *plans() const { return m_desk->desk->plans(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<PageHost> m_host;
    QQuickWindow *m_window = nullptr;
};

void TestPlanPage::init()
{
    PageHost::failOnWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_desk = std::make_unique<DispatchDesk>();
    m_desk->technicians.append(DispatchDesk::technician(u"DT-3"_s, u"Karim Bouchard"_s));
    m_desk->technicians.append(DispatchDesk::technician(u"DT-4"_s, u"Éloïse Lévesque"_s));
    for (int i = 0; i < m_desk->technicians.size(); ++i) {
        QJsonObject &technician = m_desk->technicians[i];
        technician.insert(u"home_latitude"_s, 45.45 + i * 0.05);
        technician.insert(u"home_longitude"_s, -73.7 + i * 0.04);
        technician.insert(u"tags"_s,
            QJsonArray{QJsonObject{
                {u"name"_s, u"link"_s}, {u"tag"_s, u"Fusion"_s}, {u"level"_s, 1 + i % 3}}});
    }
    for (int i = 4; i < 10; ++i) {
        m_desk->put(u"DJ-%1"_s.arg(i), i % 3 == 0 ? u"DT-3"_s : QString(),
            i % 3 == 0 ? u"%1:30:00"_s.arg(i + 4, 2, 10, QChar(u'0')) : QString(),
            {{u"latitude"_s, 45.42 + i * 0.03}, {u"longitude"_s, -73.75 + i * 0.03},
                {u"priority"_s, i == 5 ? u"urgent"_s : u"medium"_s}});
    }
    m_desk->put(u"DJ-20"_s, {}, {},
        {{u"tags"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"link"_s}, {u"tag"_s, u"Fusion"_s}, {u"level"_s, 2},
                {u"required"_s, 1}}}}});
    m_desk->put(u"DJ-21"_s, {}, {},
        {{u"tags"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"link"_s}, {u"tag"_s, u"Nacelle"_s},
                {u"level"_s, 1}, {u"required"_s, 1}}}}});
}

void TestPlanPage::cleanup()
{
    m_host.reset();
    m_desk.reset();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
}

void TestPlanPage::open()
{
    QVERIFY(m_desk->open());
    QTRY_VERIFY(m_desk->desk->markers()->background() != nullptr);
    m_host = std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", m_desk->desk.get());
    QVERIFY(m_host->page());
    m_window = m_host->window();
    (void)m_window->grabWindow(); // the first layout
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestPlanPage::suggestsByKeyboard()
{
    open();
    DispatchController *desk = m_desk->desk.get();
    desk->selectJob(u"DJ-20"_s);
    QTest::keyClick(m_window, Qt::Key_B);
    QTRY_VERIFY(desk->suggestions()->isAnswered());
    QVERIFY(desk->suggestions()->best()->count() > 1);
    QTRY_VERIFY(PageHost::find(m_window->contentItem(), u"slotMark"_s));
    QTest::keyClick(m_window, Qt::Key_Space);
    m_host->grab(u"dispatch-suggest"_s);
    const SuggestRow second = desk->suggestions()->best()->rows()[1];
    QTest::keyClick(m_window, Qt::Key_Down);
    QTest::keyClick(m_window, Qt::Key_Return);
    QCOMPARE(m_desk->technicianOf(u"DJ-20"_s), second.technician);
    QCOMPARE(m_desk->from(u"DJ-20"_s), second.minutes);
    QTRY_VERIFY(desk->suggestions()->job().isEmpty());
    QTRY_COMPARE(desk->pendingCount(), 0);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-20"_s).value("assigned_tech"_L1), second.technician);
    // The keyboard is back on the board.
    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->technicianOf(u"DJ-20"_s), QString());
    QTRY_COMPARE(desk->pendingCount(), 0);
    // By its number, and left with Escape.
    desk->selectJob(u"DJ-3"_s);
    QTest::keyClick(m_window, Qt::Key_B);
    QTRY_VERIFY(desk->suggestions()->isAnswered());
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(desk->suggestions()->job().isEmpty());
    QTest::keyClick(m_window, Qt::Key_B);
    QTRY_VERIFY(desk->suggestions()->isAnswered());
    const SuggestRow first = desk->suggestions()->best()->rows()[0];
    QTest::keyClick(m_window, Qt::Key_1);
    QCOMPARE(m_desk->technicianOf(u"DJ-3"_s), first.technician);
    QTRY_COMPARE(desk->pendingCount(), 0);
}

void TestPlanPage::plansByKeyboard()
{
    open();
    DispatchController *desk = m_desk->desk.get();
    QTest::keyClick(m_window, Qt::Key_O);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    m_host->grab(u"dispatch-plan-choice"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(plans()->phase(), PlanController::Preview, 30000);
    const int all = plans()->tickedCount();
    QVERIFY(all > 2);
    QTRY_VERIFY(PageHost::find(m_window->contentItem(), u"slotMark"_s));
    QTest::keyClick(m_window, Qt::Key_Down);
    const QString second = plans()->changes()->rows()[1].id;
    QTest::keyClick(m_window, Qt::Key_Space);
    QCOMPARE(plans()->tickedCount(), all - 1);
    QVERIFY(!plans()->changes()->rows()[1].isTicked);
    // The places are beside the panel, not under it.
    QQuickItem *mark = PageHost::find(m_window->contentItem(), u"slotMark"_s);
    QQuickItem *list = PageHost::find(m_window->contentItem(), u"planChanges"_s);
    QVERIFY(mark && list);
    QVERIFY(mark->mapToScene(QPointF(mark->width(), 0)).x() < list->mapToScene(QPointF()).x());
    m_host->grab(u"dispatch-plan"_s);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(plans()->phase(), PlanController::Applied);
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), all - 1);
    QCOMPARE(plans()->outcomes(PlanModel::LeftOut), 1);
    QCOMPARE(m_desk->technicianOf(second), QString());
    m_host->grab(u"dispatch-plan-applied"_s);
    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(plans()->outcomes(PlanModel::TakenBack), all - 1);
    QTRY_COMPARE(desk->pendingCount(), 0);
    QVERIFY(desk->undoText().isEmpty());
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Closed);
    desk->clearSelection();
    QTest::keyClick(m_window, Qt::Key_Down);
    QCOMPARE(desk->selectedTechnician(), desk->lanes()->rows().front().id);
}

void TestPlanPage::isGivenUpByKeyboard()
{
    open();
    QTest::keyClick(m_window, Qt::Key_O);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(plans()->phase(), PlanController::Planning);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    // The keyboard is in the choice again.
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(plans()->phase(), PlanController::Preview, 30000);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    QTest::keyClick(m_window, Qt::Key_Down); // the next scope
    QCOMPARE(plans()->scope(), int(PlanController::Day));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Closed);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestPlanPage::remembersWhatMatters()
{
    m_settings->remember(u"dispatch.plan"_s, u"2,0,2,1,3"_s);
    open();
    QCOMPARE(plans()->weights(), (QList<int>{2, 0, 2, 1, 3}));
    QTest::keyClick(m_window, Qt::Key_O);
    // To the first slider behind the two choices, and one up.
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(m_window, Qt::Key_Tab);
    QTest::keyClick(m_window, Qt::Key_Right);
    QCOMPARE(plans()->weights().first(), 3);
    QCOMPARE(m_settings->remembered(u"dispatch.plan"_s), u"3,0,2,1,3"_s);
}

void TestPlanPage::leavesTheKeysOfTheBoardAlone()
{
    open();
    DispatchController *desk = m_desk->desk.get();
    desk->selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_O);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    // On the board these unassign, and go to another day.
    QTest::keyClick(m_window, Qt::Key_Delete);
    QTest::keyClick(m_window, Qt::Key_PageDown);
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    QCOMPARE(desk->day(), u"2026-11-23"_s);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Closed);
}

void TestPlanPage::saysThatNothingChanges()
{
    for (const QString &job :
        {u"DJ-3"_s, u"DJ-4"_s, u"DJ-5"_s, u"DJ-7"_s, u"DJ-8"_s, u"DJ-20"_s, u"DJ-21"_s})
        m_desk->put(job, u"DT-4"_s, u"08:00:00"_s, {{u"status"_s, u"Completed"_s}});
    open();
    QTest::keyClick(m_window, Qt::Key_O);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(plans()->phase(), PlanController::Preview, 30000);
    QCOMPARE(plans()->changes()->count(), 0);
    QVERIFY(findText(m_window->contentItem(), plans()->nothingText()));
    m_host->grab(u"dispatch-plan-nothing"_s);
    // Nothing to apply.
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(plans()->phase(), PlanController::Preview);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
}

void TestPlanPage::outlinesPlacesDuringADrag()
{
    open();
    DispatchController *desk = m_desk->desk.get();
    QQuickItem *row = findText(m_window->contentItem(), u"Customer DJ-20"_s);
    QVERIFY(row);
    const QPoint from = row->mapToScene(QPointF(row->width() / 2, row->height() / 2)).toPoint();
    QTest::mousePress(m_window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(m_window, from + QPoint(60 * step, 10 * step));
    QTRY_COMPARE(desk->suggestions()->job(), u"DJ-20"_s);
    QTRY_VERIFY(desk->suggestions()->isAnswered());
    QTRY_VERIFY(PageHost::find(m_window->contentItem(), u"slotMark"_s));
    m_host->grab(u"dispatch-drag-places"_s);
    // Back where it was: nothing is assigned.
    for (int step = 9; step >= 0; --step)
        QTest::mouseMove(m_window, from + QPoint(60 * step, 10 * step));
    QTest::mouseRelease(m_window, Qt::LeftButton, {}, from);
    QTRY_VERIFY(desk->suggestions()->job().isEmpty());
    QTRY_VERIFY(!PageHost::find(m_window->contentItem(), u"slotMark"_s));
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

QTEST_MAIN(TestPlanPage)
#include "tst_planpage.moc"
