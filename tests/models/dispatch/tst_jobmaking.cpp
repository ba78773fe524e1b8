// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"
#include "jobmaking.h"
#include "repeatcontroller.h"
#include "templatecontroller.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

/// Chains of jobs from a template, and series, through the outbox of a scripted server.
class TestJobMaking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void offersTheBuiltInTemplatesInBothLanguages();
    void beginsWithTheSelectedJobsCustomerAndPlace();
    void searchesTheCustomer();
    void makesTheChainInOrder();
    void aRefusedStepHoldsTheRestAndSaysWhy();
    void undoGivesUpWhatWaitsAsOneStep();
    void undoSaysWhatIsMadeAlreadyAndDeletesNothing();
    void aFaultyFileIsNamedWithItsLine();
    void ownTemplatesStandBehindTheBuiltInOnes();
    void tagsThatErpnextDoesNotHaveAreLeftOutAndNamed();
    void saysWhyItCannotBeMade();
    void repeatsAJobAsASeries();
    void daysThatAreLeftOutAreNotMade();
    void aDayStaysLeftOutWhileTheRuleIsTyped();
    void jobsAreSpelledAsTheSiteSpellsThem();
    void warnsOfHolidaysAndAbsences();
    void aRuleThatCannotBeFollowedIsSaid();
    void anUndatedJobIsNotRepeated();
    void theColoursAreSavedWithTheView();
    void markersFollowTheColours();

private:
    [[nodiscard]] DispatchController &desk() { return *m_desk->desk; }
    [[nodiscard]] TemplateController &templates() { return *desk().making()->templates(); }
    [[nodiscard]] RepeatController &repeats() { return *desk().making()->repeats(); }
    [[nodiscard]] const std::vector<Outbox::Write> &writes()
    {
        return m_desk->bench.queue->writes();
    }
    [[nodiscard]] QList<QJsonObject> made() const;
    void begin(const QString &job = u"DJ-1"_s);

    std::unique_ptr<DispatchDesk> m_desk;
};

void TestJobMaking::init()
{
    m_desk = std::make_unique<DispatchDesk>();
    for (QJsonObject &technician : m_desk->technicians) {
        technician.insert(u"weekly_schedule"_s,
            uR"({"mon":[["08:00","17:00"]],"tue":[["08:00","17:00"]],"wed":[["08:00","17:00"]],"thu":[["08:00","17:00"]],"fri":[["08:00","17:00"]]})"_s);
    }
    m_desk->put(u"DJ-4"_s, {}, {}, {{u"scheduled_date"_s, QJsonValue()}});
    m_desk->store(u"customer"_s,
        {{{u"name"_s, u"C-DJ-1"_s}, {u"modified"_s, u"1"_s},
             {u"customer_name"_s, u"Customer DJ-1"_s}},
            {{u"name"_s, u"C-9"_s}, {u"modified"_s, u"1"_s},
                {u"customer_name"_s, u"Boulangerie du Lac"_s}}});
    m_desk->store(u"location"_s,
        {{{u"name"_s, u"LOC-1"_s}, {u"modified"_s, u"1"_s}, {u"customer"_s, u"C-DJ-1"_s},
             {u"address_line"_s, u"12, rue des Érables"_s}, {u"city"_s, u"Saint-Rémi"_s},
             {u"latitude"_s, 45.26}, {u"longitude"_s, -73.62}},
            {{u"name"_s, u"LOC-9"_s}, {u"modified"_s, u"1"_s}, {u"customer"_s, u"C-9"_s},
                {u"address_line"_s, u"9, chemin du Lac"_s}}});
    m_desk->store(u"tag"_s,
        {{{u"name"_s, u"Fibre"_s}, {u"modified"_s, u"1"_s}},
            {{u"name"_s, u"Épissure"_s}, {u"modified"_s, u"1"_s}},
            {{u"name"_s, u"Hauteur"_s}, {u"modified"_s, u"1"_s}}});
    QVERIFY(m_desk->open());
}

/// The jobs that the server has made, in that order.
QList<QJsonObject> TestJobMaking::made() const
{
    QList<QJsonObject> jobs;
    for (int i = 1; m_desk->bench.erp.documents.contains(u"NEW-%1"_s.arg(i)); ++i)
        jobs.append(m_desk->bench.erp.document(u"NEW-%1"_s.arg(i)));
    return jobs;
}

void TestJobMaking::begin(const QString &job)
{
    desk().selectJob(job);
    templates().begin();
    QTRY_VERIFY(!templates().names().isEmpty());
    QTRY_VERIFY(!templates().customer().isEmpty());
    QTRY_VERIFY(!templates().isPreparing() && templates().steps()->count() > 0);
}

void TestJobMaking::offersTheBuiltInTemplatesInBothLanguages()
{
    begin();
    QVERIFY(templates().names().contains(u"Fibre installation"_s));
    QCOMPARE(templates().steps()->count(), 4);
    desk().setLanguage(u"fr"_s);
    QVERIFY(templates().names().contains(u"Installation de la fibre"_s));
}

void TestJobMaking::beginsWithTheSelectedJobsCustomerAndPlace()
{
    begin();
    QVERIFY(templates().isOpen());
    QCOMPARE(templates().customer(), u"Customer DJ-1"_s);
    QCOMPARE(templates().locations(), QStringList{u"12, rue des Érables, Saint-Rémi"_s});
    QCOMPARE(templates().locationIndex(), 0);
    QCOMPARE(templates().firstDay(), u"2026-11-23"_s);
    QCOMPARE(templates().problem(), QString());
    QCOMPARE(templates().people().first(), u"Nobody yet"_s);
}

void TestJobMaking::searchesTheCustomer()
{
    templates().beginFor({}, {});
    QTRY_VERIFY(!templates().names().isEmpty());
    QVERIFY(!templates().problem().isEmpty()); // nobody yet
    templates().setSearchText(u"boulang"_s);
    QTRY_VERIFY(templates().matches()->count() > 0);
    templates().choose(0);
    QTRY_COMPARE(templates().customer(), u"Boulangerie du Lac"_s);
    QCOMPARE(templates().matches()->count(), 0);
    QCOMPARE(templates().locations(), QStringList{u"9, chemin du Lac"_s});
}

void TestJobMaking::makesTheChainInOrder()
{
    begin();
    templates().setPersonIndex(2); // Benoit
    QTRY_VERIFY(!templates().isPreparing());
    QSignalSpy created(&templates(), &TemplateController::created);
    templates().create();
    QTRY_COMPARE(created.size(), 1);
    QVERIFY(!templates().isOpen());
    QTRY_COMPARE(made().size(), 4);
    const QList<QJsonObject> jobs = made();
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(jobs[i].value("step_order"_L1).toInt(), i + 1);
        QCOMPARE(jobs[i].value("customer"_L1).toString(), u"C-DJ-1"_s);
        QCOMPARE(jobs[i].value("service_location"_L1).toString(), u"LOC-1"_s);
        QCOMPARE(jobs[i].value("assigned_tech"_L1).toString(), u"DT-2"_s);
        QCOMPARE(jobs[i].value("status"_L1).toString().toLower(), u"assigned"_s);
        QCOMPARE(jobs[i].value("parent_job"_L1).toString(), i == 0 ? QString() : u"NEW-1"_s);
        QCOMPARE(
            jobs[i].value("depends_on"_L1).toString(), i == 0 ? QString() : u"NEW-%1"_s.arg(i));
    }
    // Survey on Monday, two working days to the cable, one to the splice, then the same day.
    QCOMPARE(jobs[0].value("scheduled_date"_L1).toString(), u"2026-11-23"_s);
    QCOMPARE(jobs[1].value("scheduled_date"_L1).toString(), u"2026-11-25"_s);
    QCOMPARE(jobs[2].value("scheduled_date"_L1).toString(), u"2026-11-26"_s);
    QCOMPARE(jobs[3].value("scheduled_date"_L1).toString(), u"2026-11-26"_s);
    QCOMPARE(jobs[2].value("tags"_L1).toArray().first()["tag"_L1].toString(), u"Épissure"_s);
    QCOMPARE(jobs[2].value("tags"_L1).toArray().first()["level"_L1].toInt(), 2);
    // And it stands on the board.
    QTRY_VERIFY(desk().board().job(u"NEW-1"_s) != nullptr);
    QCOMPARE(m_desk->bench.erp.count("POST"), 4);
}

void TestJobMaking::aRefusedStepHoldsTheRestAndSaysWhy()
{
    m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb == "POST" && request.body.contains("Drop cable"))
            return FakeErp::refusal(u"No crew on that day"_s);
        return {};
    };
    begin();
    templates().create();
    QTRY_COMPARE(writes().size(), std::size_t(4));
    QTRY_COMPARE(writes()[1].state, State::Refused);
    QVERIFY(writes()[1].messages.front().text.contains(u"No crew"_s));
    QCOMPARE(made().size(), 1);
    QCOMPARE(writes()[2].state, State::Waiting);
    QVERIFY(writes()[2].isHeldBack());
    QCOMPARE(m_desk->bench.queue->awaited(writes()[2])->id, writes()[1].id);
    QCOMPARE(m_desk->bench.erp.count("POST"), 2);
}

void TestJobMaking::undoGivesUpWhatWaitsAsOneStep()
{
    m_desk->bench.queue->stop();
    begin();
    templates().create();
    QTRY_VERIFY(desk().undoText().contains(u"Fibre installation"_s));
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    desk().undo();
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(u"4"_s));
    for (const Outbox::Write &write : writes())
        QCOMPARE(write.state, State::Cancelled);
    m_desk->bench.queue->start();
    QVERIFY(desk().undoText().isEmpty());
    QCOMPARE(m_desk->bench.erp.count("POST"), 0);
}

void TestJobMaking::undoSaysWhatIsMadeAlreadyAndDeletesNothing()
{
    begin();
    templates().create();
    QTRY_COMPARE(made().size(), 4);
    QTRY_COMPARE(writes().back().state, State::Done);
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    desk().undo();
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(u"NEW-1"_s));
    QCOMPARE(noticed.first().last().toString(), u"warning"_s);
    QCOMPARE(m_desk->bench.erp.count("DELETE"), 0);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestJobMaking::aFaultyFileIsNamedWithItsLine()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"own.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"templates\": [\n{\"name\": \"A\", \"steps\": [\n"
               "{\"subject\": \"a\", \"job_type\": \"Instal\"}]}]}");
    file.close();
    templates().setFile(file.fileName());
    begin();
    QCOMPARE(templates().faults().size(), 1);
    QVERIFY(templates().faults().first().contains(u"own.json"_s));
    QVERIFY(templates().faults().first().contains(u"3"_s));
    QVERIFY(templates().faults().first().contains(u"Instal"_s));
    QVERIFY(templates().names().contains(u"Fibre installation"_s)); // the others stay
}

void TestJobMaking::ownTemplatesStandBehindTheBuiltInOnes()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"own.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"templates\": [{\"name\": \"Ours\", \"steps\": [\n"
               "{\"subject\": \"a\", \"job_type\": \"Maintenance\"}]}]}");
    file.close();
    templates().setFile(file.fileName());
    begin();
    QCOMPARE(templates().names().last(), u"Ours"_s);
    templates().setIndex(int(templates().names().size()) - 1);
    QTRY_COMPARE(templates().steps()->count(), 1);
}

void TestJobMaking::tagsThatErpnextDoesNotHaveAreLeftOutAndNamed()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"own.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"templates\": [{\"name\": \"Ours\", \"steps\": [{\"subject\": \"a\","
               "\"job_type\": \"Maintenance\", \"tags\": [\"Fibre\", \"Scaphandre\"]}]}]}");
    file.close();
    templates().setFile(file.fileName());
    begin();
    templates().setIndex(int(templates().names().size()) - 1);
    QTRY_COMPARE(templates().missingTags(), u"Scaphandre"_s);
    QTRY_VERIFY(!templates().isPreparing());
    templates().create();
    QTRY_COMPARE(made().size(), 1);
    QCOMPARE(made().first().value("tags"_L1).toArray().size(), 1);
}

void TestJobMaking::saysWhyItCannotBeMade()
{
    begin();
    templates().setFirstDay(u"tomorrow"_s);
    QVERIFY(!templates().problem().isEmpty());
    templates().create();
    templates().setFirstDay(u"2026-11-20"_s);
    QVERIFY(!templates().problem().isEmpty());
    templates().create();
    QVERIFY(writes().empty());
    templates().setFirstDay(u"2026-11-24"_s);
    QVERIFY(templates().problem().isEmpty());
}

void TestJobMaking::repeatsAJobAsASeries()
{
    repeats().begin(u"DJ-1"_s);
    QVERIFY(repeats().isOpen());
    repeats().setEvery(2);
    repeats().setTimes(3);
    QTRY_COMPARE(repeats().days()->count(), 3);
    QVERIFY(!repeats().isPreparing());
    QCOMPARE(repeats().ruleText(), u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=4"_s);
    repeats().create();
    QTRY_COMPARE(made().size(), 3);
    QStringList days;
    for (const QJsonObject &job : made()) {
        days.append(job.value("scheduled_date"_L1).toString());
        QCOMPARE(job.value("parent_job"_L1).toString(), u"DJ-1"_s);
        QVERIFY(job.value("step_order"_L1).toInt() == 0); // none waits for another
        QVERIFY(job.value("depends_on"_L1).toString().isEmpty());
        QCOMPARE(job.value("assigned_tech"_L1).toString(), u"DT-1"_s);
        QCOMPARE(job.value("start_time"_L1).toString(), u"09:00:00"_s);
        QCOMPARE(job.value("subject"_L1).toString(), u"Work DJ-1"_s);
    }
    days.sort();
    QCOMPARE(days, (QStringList{u"2026-12-07"_s, u"2026-12-21"_s, u"2027-01-04"_s}));
    QVERIFY(!repeats().isOpen());
}

void TestJobMaking::daysThatAreLeftOutAreNotMade()
{
    m_desk->bench.queue->stop();
    repeats().begin(u"DJ-1"_s);
    repeats().setTimes(3);
    QTRY_COMPARE(repeats().days()->count(), 3);
    QTRY_VERIFY(!repeats().isPreparing());
    repeats().toggleDay(1);
    QCOMPARE(repeats().count(), 2);
    repeats().create();
    QTRY_COMPARE(writes().size(), std::size_t(2));
    // Those that wait are given up as one.
    QTRY_VERIFY(!desk().undoText().isEmpty());
    desk().undo();
    QTRY_COMPARE(writes()[1].state, State::Cancelled);
    QCOMPARE(writes()[0].state, State::Cancelled);
}

void TestJobMaking::aDayStaysLeftOutWhileTheRuleIsTyped()
{
    repeats().begin(u"DJ-1"_s);
    repeats().setEndsByDay(true);
    repeats().setUntil(u"2026-12-31"_s);
    QTRY_COMPARE(repeats().days()->count(), 5);
    QTRY_VERIFY(!repeats().isPreparing());
    repeats().toggleDay(repeats().days()->rowOf(u"2026-12-28"_s));
    QCOMPARE(repeats().count(), 4);
    repeats().setUntil(u"2026-12-3"_s); // a letter is taken out, another comes
    QCOMPARE(repeats().count(), 0);
    repeats().setUntil(u"2026-12-10"_s);
    QTRY_COMPARE(repeats().days()->count(), 2);
    QCOMPARE(repeats().count(), 2);
    repeats().setUntil(u"2026-12-30"_s);
    QTRY_COMPARE(repeats().days()->count(), 5);
    QCOMPARE(repeats().count(), 4);
    QVERIFY(repeats().days()->value(repeats().days()->rowOf(u"2026-12-28"_s), "isOut").toBool());
}

void TestJobMaking::jobsAreSpelledAsTheSiteSpellsThem()
{
    m_desk = std::make_unique<DispatchDesk>();
    for (const QString &id : {u"DJ-1"_s, u"DJ-2"_s})
        m_desk->put(id, u"DT-1"_s, u"09:00:00"_s, {{u"status"_s, u"Assigned"_s}});
    QVERIFY(m_desk->open());
    desk().writes()->noteWord(JobState::Assigned, u"Assigned"_s);
    repeats().begin(u"DJ-1"_s);
    repeats().setTimes(1);
    QTRY_COMPARE(repeats().days()->count(), 1);
    QTRY_VERIFY(!repeats().isPreparing());
    repeats().create();
    QTRY_COMPARE(made().size(), 1);
    QCOMPARE(made().front().value("status"_L1).toString(), u"Assigned"_s);
}

void TestJobMaking::warnsOfHolidaysAndAbsences()
{
    QJsonObject alice = m_desk->technicians.front();
    alice.insert(u"modified"_s, u"2026-03-02 00:00:00.000001"_s);
    alice.insert(u"extra_shifts"_s, u"20261221;P1D;TYPE=ABSENCE"_s);
    m_desk->store(u"technician"_s, {alice});
    repeats().begin(u"DJ-1"_s);
    repeats().toggleWeekday(5); // Fridays too
    repeats().setEndsByDay(true);
    repeats().setUntil(u"2026-12-31"_s);
    QTRY_COMPARE(repeats().days()->count(), 10);
    QTRY_VERIFY(!repeats().isPreparing());
    const int christmas = repeats().days()->rowOf(u"2026-12-25"_s);
    QVERIFY(christmas >= 0);
    QVERIFY(repeats().days()->value(christmas, "note").toString().contains(u"Christmas"_s));
    QVERIFY(repeats().days()->value(christmas, "severity").toInt() >= 1);
    const int absent = repeats().days()->rowOf(u"2026-12-21"_s);
    QVERIFY(!repeats().days()->value(absent, "note").toString().isEmpty());
    const int fine = repeats().days()->rowOf(u"2026-11-27"_s);
    QCOMPARE(repeats().days()->value(fine, "note").toString(), QString());
}

void TestJobMaking::aRuleThatCannotBeFollowedIsSaid()
{
    repeats().begin(u"DJ-1"_s);
    repeats().setEndsByDay(true);
    repeats().setUntil(u"soon"_s);
    QVERIFY(!repeats().problem().isEmpty());
    QCOMPARE(repeats().days()->count(), 0);
    repeats().create();
    QVERIFY(writes().empty());
    repeats().setUntil(u"2026-11-25"_s);
    QVERIFY(!repeats().problem().isEmpty()); // no Monday before it
    repeats().setUntil(u"2030-11-25"_s);
    QTRY_COMPARE(repeats().days()->count(), 52);
    QVERIFY(!repeats().note().isEmpty());
}

void TestJobMaking::anUndatedJobIsNotRepeated()
{
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    repeats().begin(u"DJ-4"_s);
    QCOMPARE(noticed.size(), 1);
    QVERIFY(!repeats().isOpen());
}

void TestJobMaking::theColoursAreSavedWithTheView()
{
    QSignalSpy kept(desk().view(), &BoardView::textChanged);
    desk().view()->setColourBy(BoardView::OfKind);
    QCOMPARE(kept.size(), 1);
    BoardView other;
    other.restore(desk().view()->text());
    QCOMPARE(other.colourBy(), int(BoardView::OfKind));
    other.restore(u"{\"colourBy\": 17}"_s);
    QCOMPARE(other.colourBy(), int(BoardView::OfKind)); // what cannot be read is left as it is
}

void TestJobMaking::markersFollowTheColours()
{
    const auto colour = [this] {
        const auto &markers = desk().markers()->markers();
        const auto found = std::ranges::find(markers, u"DJ-1"_s, &Geo::Marker::id);
        return found == markers.end() ? 0U : found->colour;
    };
    const std::uint32_t technician = colour();
    QVERIFY(technician != 0);
    desk().view()->setColourBy(BoardView::OfState);
    const std::uint32_t state = colour();
    QVERIFY(state != technician);
    desk().view()->setColourBy(BoardView::OfKind);
    QCOMPARE(colour(), 0xff0072b2U); // an installation
    desk().view()->setColourBy(BoardView::OfTechnician);
    QCOMPARE(colour(), technician);
}

QTEST_GUILESS_MAIN(TestJobMaking)
#include "tst_jobmaking.moc"
