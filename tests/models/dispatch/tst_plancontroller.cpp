// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"
#include "plancontroller.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPlanController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void givesPlacesToTheUnassignedAndWritesNothing();
    void appliesAsOneStep();
    void leavesOutWhatIsNotTicked();
    void leavesOutWhatSomebodyChanged();
    void leavesOutWhatWasMovedHere();
    void knowsItsOwnConfirmedChangeFromAColleagues();
    void tellsWhatWouldBreakByNow();
    void tellsWhatWasRefused();
    void tellsWhatWaits();
    void tellsWhatWasTakenBack();
    void aRunThatIsGivenUpShowsNothing();
    void repairsWhenSomebodyDropsOut();
    void fitsInWhatCameIn();
    void ordersOneDay();
    void saysThatNothingChanges();
    void saysWhyAJobGetsNoPlace();
    void plansNoDayThatIsOver();
    void forgetsThePlanOfAnotherDay();
    void beginsWithWhatIsSelected();
    void keepsTheSlidersWithinTheirRange();

private:
    void open();
    void plan(PlanController::Scope scope);
    [[nodiscard]] PlanController *plans() const { return m_desk->desk->plans(); }
    [[nodiscard]] const std::vector<PlanRow> &rows() const { return plans()->changes()->rows(); }
    [[nodiscard]] PlanRow row(const QString &job) const
    {
        const auto found = std::ranges::find(rows(), job, &PlanRow::id);
        return found == rows().end() ? PlanRow() : *found;
    }
    [[nodiscard]] QString atServer(const QString &job) const
    {
        return m_desk->bench.erp.document(job).value("assigned_tech"_L1).toString();
    }

    std::unique_ptr<DispatchDesk> m_desk;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestPlanController::init()
{
    m_desk = std::make_unique<DispatchDesk>();
    for (QJsonObject &technician : m_desk->technicians) {
        technician.insert(u"home_latitude"_s, 45.5);
        technician.insert(u"home_longitude"_s, -73.6);
    }
}

void TestPlanController::cleanup()
{
    m_testers.clear();
    m_desk.reset();
}

void TestPlanController::open()
{
    QVERIFY(m_desk->open());
    for (QAbstractItemModel *model : {plans()->changes(), plans()->unplanned()})
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    plans()->open();
    QCOMPARE(plans()->phase(), PlanController::Choosing);
}

void TestPlanController::plan(PlanController::Scope scope)
{
    plans()->setScope(scope);
    QCOMPARE(plans()->obstacle(), QString());
    plans()->run();
    QCOMPARE(plans()->phase(), PlanController::Planning);
    QTRY_COMPARE_WITH_TIMEOUT(plans()->phase(), PlanController::Preview, 30000);
}

void TestPlanController::givesPlacesToTheUnassignedAndWritesNothing()
{
    open();
    plan(PlanController::Unassigned);
    QCOMPARE(rows().size(), 1U);
    const PlanRow one = rows().front();
    QCOMPARE(one.id, u"DJ-3"_s);
    QCOMPARE(one.title, u"Customer DJ-3"_s);
    QCOMPARE(one.from, u"nobody"_s);
    QVERIFY2(one.to.contains(u", "_s), qPrintable(one.to));
    QVERIFY2(one.why.contains(u"nobody had it"_s), qPrintable(one.why));
    QVERIFY(one.isTicked && one.canTick);
    QCOMPARE(one.note, QString());
    QCOMPARE(plans()->marks().size(), 1);
    QCOMPARE(plans()->nothingText(), QString());
    const QList<PlanTotal> totals = plans()->totals();
    QCOMPARE(totals.front().label, u"With nobody"_s);
    QCOMPARE(totals.front().before, u"1"_s);
    QCOMPARE(totals.front().after, u"0"_s);
    QCOMPARE(totals.front().trend, 1);
    // More work with somebody is not called worse.
    QVERIFY(std::ranges::none_of(totals, [](const PlanTotal &total) { return total.trend < 0; }));
    QCOMPARE(m_desk->desk->pendingCount(), 0);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestPlanController::appliesAsOneStep()
{
    m_desk->put(u"DJ-4"_s, {}, {});
    m_desk->put(u"DJ-5"_s, {}, {});
    open();
    plan(PlanController::Unassigned);
    QCOMPARE(plans()->tickedCount(), 3);
    QVERIFY(plans()->apply());
    QCOMPARE(plans()->phase(), PlanController::Applied);
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), 3);
    QCOMPARE(plans()->resultTone(), u"ok"_s);
    QVERIFY2(plans()->resultText().startsWith(u"3 "_s), qPrintable(plans()->resultText()));
    for (const QString &job : {u"DJ-3"_s, u"DJ-4"_s, u"DJ-5"_s}) {
        QVERIFY(!atServer(job).isEmpty());
        QCOMPARE(m_desk->bench.erp.document(job).value("status"_L1), u"assigned"_s);
    }
    QVERIFY(!plans()->apply()); // not twice
    m_desk->desk->undo();
    QVERIFY(m_desk->desk->undoText().isEmpty());
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    for (const QString &job : {u"DJ-3"_s, u"DJ-4"_s, u"DJ-5"_s})
        QCOMPARE(atServer(job), QString());
}

void TestPlanController::leavesOutWhatIsNotTicked()
{
    m_desk->put(u"DJ-4"_s, {}, {});
    open();
    plan(PlanController::Unassigned);
    plans()->setTicked(u"DJ-3"_s, false);
    QCOMPARE(plans()->tickedCount(), 1);
    QCOMPARE(plans()->marks().size(), 1);
    QVERIFY(!row(u"DJ-3"_s).isTicked);
    QVERIFY(plans()->apply());
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), 1);
    QCOMPARE(plans()->outcomes(PlanModel::LeftOut), 1);
    QCOMPARE(row(u"DJ-3"_s).outcomeText, u"Left out: it was not ticked"_s);
    QCOMPARE(atServer(u"DJ-3"_s), QString());
    QVERIFY(!atServer(u"DJ-4"_s).isEmpty());
    plans()->back();
    plan(PlanController::Unassigned);
    plans()->tickAll(false);
    QVERIFY(!plans()->apply());
    QCOMPARE(plans()->phase(), PlanController::Preview);
}

void TestPlanController::leavesOutWhatSomebodyChanged()
{
    m_desk->put(u"DJ-4"_s, {}, {});
    open();
    plan(PlanController::Unassigned);
    m_desk->touch(u"DJ-3"_s, {{u"subject"_s, u"Call before"_s}});
    QTRY_COMPARE(plans()->staleCount(), 1);
    const PlanRow stale = row(u"DJ-3"_s);
    QVERIFY2(stale.note.contains(u"bert@desk.example"_s), qPrintable(stale.note));
    QVERIFY(!stale.canTick && !stale.isTicked);
    QCOMPARE(plans()->tickedCount(), 1);
    QVERIFY(plans()->apply());
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), 1);
    QCOMPARE(row(u"DJ-3"_s).outcomeText, stale.note);
    QCOMPARE(atServer(u"DJ-3"_s), QString());
}

void TestPlanController::leavesOutWhatWasMovedHere()
{
    open();
    plan(PlanController::Unassigned);
    QVERIFY(m_desk->desk->assign(u"DJ-3"_s, u"DT-1"_s, 15 * 60));
    QCOMPARE(plans()->staleCount(), 1);
    QCOMPARE(row(u"DJ-3"_s).note, u"Left out: it was moved on this desk meanwhile"_s);
    QVERIFY(!plans()->apply());
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-3"_s).value("start_time"_L1), u"15:00:00"_s);
}

void TestPlanController::knowsItsOwnConfirmedChangeFromAColleagues()
{
    open();
    // On its way while the plan is made: the answer brings another `modified`.
    QVERIFY(m_desk->desk->assign(u"DJ-1"_s, u"DT-1"_s, 10 * 60));
    plans()->setScope(PlanController::TechnicianOut);
    plans()->setPersonIndex(0);
    plan(PlanController::TechnicianOut);
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QVERIFY(!row(u"DJ-1"_s).id.isEmpty());
    QCOMPARE(plans()->staleCount(), 0);
}

void TestPlanController::tellsWhatWouldBreakByNow()
{
    open();
    plan(PlanController::Unassigned);
    const SlotMark place = plans()->marks().front();
    QVERIFY(m_desk->desk->assign(u"DJ-2"_s, place.technician, place.from));
    const PlanRow broken = row(u"DJ-3"_s);
    QVERIFY2(broken.note.contains(u"Overlaps Customer DJ-2"_s), qPrintable(broken.note));
    QCOMPARE(broken.severity, 2);
    QVERIFY(broken.canTick);
    plans()->setTicked(u"DJ-3"_s, false);
    QCOMPARE(row(u"DJ-3"_s).note, QString());
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
}

void TestPlanController::tellsWhatWasRefused()
{
    m_desk->put(u"DJ-4"_s, {}, {});
    open();
    m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        return request.verb == "PUT" && request.target.contains("DJ-4")
            ? std::optional(FakeErp::refusal(u"Technician is on leave"_s))
            : std::nullopt;
    };
    plan(PlanController::Unassigned);
    QVERIFY(plans()->apply());
    QTRY_COMPARE(plans()->outcomes(PlanModel::Refused), 1);
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), 1);
    QCOMPARE(plans()->resultTone(), u"danger"_s);
    const PlanRow refused = row(u"DJ-4"_s);
    QVERIFY2(
        refused.outcomeText.contains(u"Technician is on leave"_s), qPrintable(refused.outcomeText));
    QCOMPARE(row(u"DJ-3"_s).outcome, int(PlanModel::Done));
}

void TestPlanController::tellsWhatWaits()
{
    open();
    m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        return request.verb == "PUT" ? std::optional(FakeErp::lost()) : std::nullopt;
    };
    plan(PlanController::Unassigned);
    QVERIFY(plans()->apply());
    // Before any answer.
    QCOMPARE(plans()->outcomes(PlanModel::Pending), 1);
    QCOMPARE(plans()->outcomes(PlanModel::Done), 0);
    QCOMPARE(plans()->resultTone(), u"pending"_s);
}

void TestPlanController::tellsWhatWasTakenBack()
{
    open();
    plan(PlanController::Unassigned);
    QVERIFY(plans()->apply());
    m_desk->desk->undo();
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QCOMPARE(plans()->outcomes(PlanModel::TakenBack), 1);
    QCOMPARE(plans()->outcomes(PlanModel::Done), 0);
}

void TestPlanController::aRunThatIsGivenUpShowsNothing()
{
    for (int i = 10; i < 40; ++i)
        m_desk->put(u"DJ-%1"_s.arg(i), {}, {}, {{u"latitude"_s, 45.3 + i * 0.01}});
    open();
    QSignalSpy phases(plans(), &PlanController::phaseChanged);
    plans()->setScope(PlanController::Day);
    plans()->run();
    plans()->cancel();
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    QCOMPARE(phases.size(), 2);
    // The next one is not mixed up with it.
    plans()->setPersonIndex(0);
    plan(PlanController::OneTechnician);
    QVERIFY(std::ranges::all_of(
        rows(), [](const PlanRow &one) { return one.id == "DJ-1"_L1 || one.id == "DJ-2"_L1; }));
    plans()->close();
    QCOMPARE(plans()->phase(), PlanController::Closed);
    QCOMPARE(plans()->changes()->count(), 0);
    QVERIFY(plans()->marks().isEmpty());
}

void TestPlanController::repairsWhenSomebodyDropsOut()
{
    open();
    plans()->setScope(PlanController::TechnicianOut);
    QCOMPARE(plans()->people(), (QStringList{u"Alice Roy"_s, u"Benoit Roux"_s}));
    plans()->setPersonIndex(0);
    plan(PlanController::TechnicianOut);
    QCOMPARE(rows().size(), 2U);
    for (const PlanRow &one : rows()) {
        QVERIFY2(one.to.startsWith(u"Benoit Roux"_s), qPrintable(one.to));
        QVERIFY2(one.from.startsWith(u"Alice Roy"_s), qPrintable(one.from));
        QVERIFY2(one.why.contains(u"Alice Roy drops out"_s), qPrintable(one.why));
    }
    QVERIFY(plans()->apply());
    QTRY_COMPARE(plans()->outcomes(PlanModel::Done), 2);
    QCOMPARE(atServer(u"DJ-1"_s), u"DT-2"_s);
    QCOMPARE(atServer(u"DJ-2"_s), u"DT-2"_s);
}

void TestPlanController::fitsInWhatCameIn()
{
    m_desk->put(u"DJ-4"_s, {}, {}, {{u"priority"_s, u"urgent"_s}});
    open();
    plans()->setScope(PlanController::UrgentJob);
    QVERIFY(!plans()->obstacle().isEmpty());
    QVERIFY2(plans()->urgentJobs().front().startsWith(u"Customer DJ-4"_s),
        qPrintable(plans()->urgentJobs().join(u'|')));
    plans()->setUrgentIndex(0);
    plan(PlanController::UrgentJob);
    QVERIFY(!row(u"DJ-4"_s).id.isEmpty());
    QVERIFY(row(u"DJ-3"_s).id.isEmpty()); // what else is open is not what was asked
}

void TestPlanController::ordersOneDay()
{
    open();
    plans()->setPersonIndex(0);
    plan(PlanController::OneTechnician);
    QVERIFY(std::ranges::all_of(
        rows(), [](const PlanRow &one) { return one.to.startsWith(u"Alice Roy"_s); }));
}

void TestPlanController::saysThatNothingChanges()
{
    m_desk->put(u"DJ-3"_s, u"DT-2"_s, u"09:00:00"_s);
    open();
    plan(PlanController::Unassigned);
    QCOMPARE(rows().size(), 0U);
    QVERIFY2(plans()->nothingText().startsWith(u"Nothing to change: every job"_s),
        qPrintable(plans()->nothingText()));
    QVERIFY(!plans()->apply());
}

void TestPlanController::saysWhyAJobGetsNoPlace()
{
    m_desk->put(u"DJ-3"_s, {}, {},
        {{u"tags"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"link"_s}, {u"tag"_s, u"Crane"_s}, {u"level"_s, 1},
                {u"required"_s, 1}}}}});
    open();
    plan(PlanController::Unassigned);
    QCOMPARE(rows().size(), 0U);
    QCOMPARE(plans()->unplanned()->count(), 1);
    const PlanRow one = plans()->unplanned()->rows().front();
    QCOMPARE(one.id, u"DJ-3"_s);
    QVERIFY2(one.why.contains(u"Crane"_s), qPrintable(one.why));
    QVERIFY(plans()->nothingText().contains(u"finds no place"_s));
}

void TestPlanController::plansNoDayThatIsOver()
{
    open();
    m_desk->desk->setDay(u"2026-11-20"_s);
    QVERIFY(!plans()->obstacle().isEmpty());
    plans()->run();
    QCOMPARE(plans()->phase(), PlanController::Choosing);
}

void TestPlanController::forgetsThePlanOfAnotherDay()
{
    open();
    plan(PlanController::Unassigned);
    m_desk->desk->nextDay();
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    QCOMPARE(plans()->changes()->count(), 0);
}

void TestPlanController::beginsWithWhatIsSelected()
{
    open();
    plans()->close();
    m_desk->desk->selectTechnician(u"DT-2"_s);
    plans()->open();
    QCOMPARE(plans()->personIndex(), 1);
    plans()->openFor(PlanController::TechnicianOut);
    QCOMPARE(plans()->phase(), PlanController::Choosing);
    QCOMPARE(plans()->scope(), int(PlanController::TechnicianOut));
    QCOMPARE(plans()->personIndex(), 1);
    plans()->close();
    m_desk->desk->selectJob(u"DJ-3"_s);
    plans()->open();
    QCOMPARE(plans()->urgentIndex(), 0);
}

void TestPlanController::keepsTheSlidersWithinTheirRange()
{
    open();
    QCOMPARE(plans()->weights(), (QList<int>{2, 2, 2, 2, 2}));
    QSignalSpy changed(plans(), &PlanController::weightsChanged);
    plans()->setWeight(PlanController::Travel, 9);
    plans()->setWeight(PlanController::FewChanges, -1);
    plans()->setWeight(17, 3);
    QCOMPARE(plans()->weights(), (QList<int>{2, 4, 2, 2, 0}));
    QCOMPARE(changed.size(), 2);
}

QTEST_GUILESS_MAIN(TestPlanController)
#include "tst_plancontroller.moc"
