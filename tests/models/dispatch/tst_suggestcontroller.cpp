// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"
#include "suggestcontroller.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QJsonArray skill(const QString &tag, int level, bool isRequired = false)
{
    return {QJsonObject{{u"name"_s, u"link"_s}, {u"tag"_s, tag}, {u"level"_s, level},
        {u"required"_s, isRequired ? 1 : 0}}};
}

} // namespace

class TestSuggestController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void namesTheBestPlacesWithReasons();
    void saysWhyTheOthersCannot();
    void assignsLikeAnyOtherAssignment();
    void theLatestJobWins();
    void findsAgainWhenTheBoardChanges();
    void knowsNothingOfAClosedJob();
    void ofAnotherDayNobodyIsCalledPunctual();

private:
    void open();
    [[nodiscard]] SuggestController *places() const { return m_desk->desk->suggestions(); }
    [[nodiscard]] const std::vector<SuggestRow> &best() const { return places()->best()->rows(); }

    std::unique_ptr<DispatchDesk> m_desk;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestSuggestController::init()
{
    m_testers.clear();
    m_desk = std::make_unique<DispatchDesk>();
    for (QJsonObject &technician : m_desk->technicians) {
        technician.insert(u"home_latitude"_s, 45.5);
        technician.insert(u"home_longitude"_s, -73.6);
    }
}

void TestSuggestController::open()
{
    QVERIFY(m_desk->open());
    for (QAbstractItemModel *model : {places()->best(), places()->refusals()})
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
}

void TestSuggestController::namesTheBestPlacesWithReasons()
{
    open();
    places()->setJob(u"DJ-3"_s);
    QTRY_VERIFY(places()->isAnswered());
    QVERIFY(best().size() > 1);
    QVERIFY(best().size() <= 5);
    // Benoit has nothing to do yet and the address is next door to him.
    QCOMPARE(best().front().name, u"Benoit Roux"_s);
    QCOMPARE(best().front().time, u"08:00–09:00"_s);
    QCOMPARE(best().front().reasons, u"no more driving · nobody late · first of the day"_s);
    const QList<SlotMark> marks = places()->marks();
    QCOMPARE(std::size_t(marks.size()), best().size());
    for (qsizetype i = 0; i < marks.size(); ++i) {
        QCOMPARE(marks[i].rank, int(i) + 1);
        QCOMPARE(marks[i].technician, best()[std::size_t(i)].technician);
        QCOMPARE(marks[i].from, best()[std::size_t(i)].minutes);
        QCOMPARE(marks[i].to - marks[i].from, 60);
    }
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestSuggestController::saysWhyTheOthersCannot()
{
    m_desk->technicians[0].insert(u"tags"_s, skill(u"Fusion"_s, 3));
    m_desk->technicians[1].insert(u"tags"_s, skill(u"Fusion"_s, 1));
    m_desk->put(u"DJ-4"_s, {}, {}, {{u"tags"_s, skill(u"Fusion"_s, 2, true)}});
    open();
    places()->setJob(u"DJ-4"_s);
    QTRY_VERIFY(places()->isAnswered());
    QVERIFY(!best().empty());
    for (const SuggestRow &row : best()) {
        QCOMPARE(row.technician, u"DT-1"_s);
        QVERIFY2(row.reasons.contains(u"has Fusion 3 of 2"_s), qPrintable(row.reasons));
    }
    QCOMPARE(places()->refusals()->count(), 1);
    const SuggestRow &refused = places()->refusals()->rows().front();
    QCOMPARE(refused.name, u"Benoit Roux"_s);
    QCOMPARE(refused.reasons, u"Fusion at level 1, level 2 needed"_s);
    QCOMPARE(refused.minutes, -1);
}

void TestSuggestController::assignsLikeAnyOtherAssignment()
{
    open();
    places()->setJob(u"DJ-3"_s);
    QTRY_VERIFY(places()->isAnswered());
    const SuggestRow chosen = best().front();
    QVERIFY(places()->assign(0));
    QCOMPARE(m_desk->technicianOf(u"DJ-3"_s), chosen.technician);
    QCOMPARE(m_desk->from(u"DJ-3"_s), chosen.minutes);
    QVERIFY(!m_desk->desk->undoText().isEmpty());
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-3"_s).value("assigned_tech"_L1), chosen.technician);
    QVERIFY(!places()->assign(99));
    QCOMPARE(m_desk->bench.erp.count("PUT"), 1);
}

void TestSuggestController::theLatestJobWins()
{
    m_desk->put(u"DJ-4"_s, {}, {}, {{u"duration_h"_s, 2.0}});
    open();
    QSignalSpy answered(places(), &SuggestController::answerChanged);
    places()->setJob(u"DJ-3"_s);
    places()->setJob(u"DJ-4"_s);
    QTRY_VERIFY(places()->isAnswered());
    QCOMPARE(answered.size(), 1); // that of the first was thrown away
    for (const SlotMark &mark : places()->marks())
        QCOMPARE(mark.to - mark.from, 120);
    places()->setJob({});
    QVERIFY(!places()->isAnswered());
    QCOMPARE(places()->best()->count(), 0);
    QVERIFY(places()->marks().isEmpty());
}

void TestSuggestController::findsAgainWhenTheBoardChanges()
{
    open();
    places()->setJob(u"DJ-3"_s);
    QTRY_VERIFY(places()->isAnswered());
    const SuggestRow first = best().front();
    // The best place is taken by somebody else.
    m_desk->touch(u"DJ-1"_s,
        {{u"assigned_tech"_s, first.technician},
            {u"start_time"_s, QTime(0, 0).addSecs(first.minutes * 60).toString(u"HH:mm:ss"_s)}});
    QTRY_VERIFY(
        std::ranges::none_of(best(), [&](const SuggestRow &row) { return row.id == first.id; }));
    QVERIFY(!best().empty());
}

void TestSuggestController::knowsNothingOfAClosedJob()
{
    m_desk->put(u"DJ-4"_s, u"DT-1"_s, u"14:00:00"_s, {{u"status"_s, u"Completed"_s}});
    open();
    QSignalSpy answered(places(), &SuggestController::answerChanged);
    places()->setJob(u"DJ-4"_s);
    places()->setJob(u"DJ-99"_s);
    QVERIFY(!places()->isAnswered());
    QCOMPARE(answered.size(), 0);
    QVERIFY(!places()->assign(0));
}

void TestSuggestController::ofAnotherDayNobodyIsCalledPunctual()
{
    open();
    m_desk->desk->setDay(u"2026-11-30"_s);
    m_desk->put(u"DJ-5"_s, {}, {}, {{u"scheduled_date"_s, u"2026-11-30"_s}});
    m_desk->store(u"job"_s, {m_desk->bench.erp.document(u"DJ-5"_s)});
    QTRY_VERIFY(m_desk->desk->shown(u"DJ-5"_s));
    places()->setJob(u"DJ-5"_s);
    QTRY_VERIFY(places()->isAnswered());
    QVERIFY(!best().empty());
    for (const SuggestRow &row : best())
        QVERIFY2(!row.reasons.contains(u"late"_s), qPrintable(row.reasons));
}

QTEST_GUILESS_MAIN(TestSuggestController)
#include "tst_suggestcontroller.moc"
