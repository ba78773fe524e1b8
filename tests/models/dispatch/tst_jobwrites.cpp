// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "erp/fieldmap.h"
#include "jobwrites.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using State = JobWrites::State;

namespace {

const QString one = u"DJ-1"_s;
const JobChange toPaul{.technician = u"DT-2"_s};
const JobChange atTen{.start = QTime(10, 0)};
constexpr std::chrono::hours never{1};

} // namespace

/// The board's changes on their way through the outbox, against a server over real sockets.
class TestJobWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAtOnceAndConfirms();
    void sendsInOrderPerJob();
    void whatNeverLeftIsOneWish();
    void goesBackWithTheReason();
    void conflictKeepsTheIntentAndShowsTheirs();
    void aMoveMeanwhileStandsAgainstAnAssignment();
    void conflictOverAnotherFieldIsNoClash();
    void conflictOverTheSameWishIsConfirmed();
    void uncertainIsReadBackBeforeAnythingIsRepeated_data();
    void uncertainIsReadBackBeforeAnythingIsRepeated();
    void uncertainIsSettledBySync();
    void uncertainIsOverWhenSomebodyElseWrote();
    void aChangeOnTopOfAnUncertainOneKeepsBoth();
    void whatWaitsBehindAConflictIsOneIntentWithIt();
    void aNewChangeGivesUpTheOneThatFailed();
    void whatTheServerMakesOfTheFirstIsNoClashOfTheSecond();
    void repeatsOnlyWhenTold();
    void withoutANetworkItWaitsAndGoesByItself();
    void aRestartShowsWhatIsNotSettled();
    void whatCannotBeKeptIsSaid();
    void aJobThatWasDeletedIsSaid();
    void sendsOnlyWhatChanged();
    void aSpellingLeftOverFromElsewhereIsNotTaken();
    void anotherSpellingOfAStateIsNoClash_data();
    void anotherSpellingOfAStateIsNoClash();

private:
    void open();
    [[nodiscard]] Job truth() const;
    [[nodiscard]] JobChange atServer() const { return JobChange::placeOf(truth()); }
    [[nodiscard]] State state() const
    {
        const auto *write = m_writes->find(one);
        return write ? write->state : State::None;
    }
    [[nodiscard]] int openCount() const
    {
        return int(std::ranges::count_if(m_bench->queue->writes(), &Outbox::Write::isOpen));
    }
    void loseAnswer(bool isApplied);
    /// The answer of a save is lost, and nothing is read back by itself.
    void makeUncertain();

    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<JobWrites> m_writes;
};

void TestJobWrites::init()
{
    m_bench = std::make_unique<QueueBench>();
    m_bench->erp.put(one,
        {{u"customer_name"_s, u"Marie Tremblay"_s}, {u"assigned_tech"_s, u"DT-1"_s},
            {u"scheduled_date"_s, u"2026-11-23"_s}, {u"start_time"_s, u"9:00:00"_s},
            {u"status"_s, u"assigned"_s}, {u"notes"_s, u""_s}});
    open();
}

void TestJobWrites::open()
{
    m_writes.reset();
    m_bench->close();
    m_bench->open();
    m_writes = std::make_unique<JobWrites>(m_bench->queue.get(), &m_map);
}

void TestJobWrites::cleanup()
{
    m_writes.reset();
    m_bench.reset();
}

Job TestJobWrites::truth() const
{
    const QJsonObject document = m_bench->erp.document(one);
    Job job;
    job.id = one;
    job.customerName = document.value("customer_name"_L1).toString();
    job.notes = document.value("notes"_L1).toString();
    job.modified = document.value("modified"_L1).toString();
    job.stateText = document.value("status"_L1).toString();
    return JobChange::placeOf(m_map.toOurs(Store::Kind::Job, document)).appliedTo(job);
}

void TestJobWrites::loseAnswer(bool isApplied)
{
    m_bench->erp.before = [this, isApplied, isFirst = true](
                              const SeenRequest &request) mutable -> std::optional<ScriptedAnswer> {
        if (request.verb != "PUT" || !std::exchange(isFirst, false))
            return {};
        return isApplied ? m_bench->erp.applyAndLose(request) : FakeErp::lost();
    };
}

void TestJobWrites::makeUncertain()
{
    m_bench->options.firstWait = never;
    m_bench->options.longestWait = never;
    open();
    loseAnswer(true);
}

void TestJobWrites::showsAtOnceAndConfirms()
{
    QSignalSpy changed(m_writes.get(), &JobWrites::changed);
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    QSignalSpy learned(m_writes.get(), &JobWrites::learned);
    const Job before = truth();
    m_writes->submit(before, toPaul);
    QCOMPARE(m_writes->effective(before).technician, u"DT-2"_s);
    QCOMPARE(m_writes->count(State::Pending), 1);
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(learned.size(), 1);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!m_writes->find(one));
    QCOMPARE(atServer().technician, u"DT-2"_s);
    QCOMPARE(m_bench->queue->writes().front().title, u"Marie Tremblay"_s);
}

void TestJobWrites::sendsInOrderPerJob()
{
    const Job before = truth();
    m_writes->submit(before, toPaul);
    m_writes->submit(before, {.start = QTime(11, 0)});
    m_writes->submit(before, atTen);
    const Job shown = m_writes->effective(before);
    QCOMPARE(shown.technician, u"DT-2"_s);
    QCOMPARE(shown.start, QTime(10, 0));
    // Each of them carries the `modified` that the one before it was answered with.
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer(), JobChange::placeOf(toPaul.followedBy(atTen).appliedTo(before)));
    for (const Outbox::Write &write : m_bench->queue->writes())
        QCOMPARE(write.state, Outbox::State::Done);
}

void TestJobWrites::whatNeverLeftIsOneWish()
{
    m_bench->queue->stop();
    const Job before = truth();
    m_writes->submit(before, toPaul);
    QTRY_VERIFY(m_bench->queue->writes().front().isKept);
    m_writes->submit(before, atTen);
    m_writes->submit(before, {.start = QTime(9, 0)}); // back to where it was
    QCOMPARE(openCount(), 1);
    QCOMPARE(m_writes->find(one)->change, toPaul);
    m_writes->submit(before, {.technician = u"DT-1"_s});
    QCOMPARE(openCount(), 0);
    QVERIFY(!m_writes->find(one));
    m_bench->queue->start();
    QCOMPARE(m_bench->erp.count("PUT"), 0);
}

void TestJobWrites::goesBackWithTheReason()
{
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"said so"_s)) : std::nullopt;
    };
    m_writes->submit(truth(), toPaul);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_writes->effective(truth()), truth());
    QCOMPARE(state(), State::Refused);
    QCOMPARE(m_writes->find(one)->error.detail, u"said so"_s);
    QCOMPARE(m_bench->erp.count("PUT"), 1);
}

void TestJobWrites::conflictKeepsTheIntentAndShowsTheirs()
{
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    const Job before = truth();
    m_bench->erp.touch(one, {{u"assigned_tech"_s, u"DT-9"_s}});
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(failed.size(), 1);
    const auto *write = m_writes->find(one);
    QCOMPARE(write->state, State::Conflict);
    QCOMPARE(write->change, toPaul);
    QCOMPARE(write->theirs.technician, u"DT-9"_s);
    QCOMPARE(write->theirs.modifiedBy, u"bert@desk.example"_s);
    QCOMPARE(m_writes->effective(truth()), truth());
    QCOMPARE(m_bench->erp.count("PUT"), 0);

    m_writes->repeat(truth()); // "assign anyway"
    QCOMPARE(m_writes->effective(truth()).technician, u"DT-2"_s);
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
}

void TestJobWrites::aMoveMeanwhileStandsAgainstAnAssignment()
{
    const Job before = truth();
    m_bench->erp.touch(one, {{u"start_time"_s, u"14:00:00"_s}});
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(state(), State::Conflict);
    // No half of it was saved.
    QCOMPARE(atServer().technician, u"DT-1"_s);
    QCOMPARE(m_writes->find(one)->theirs.start, QTime(14, 0));
    m_writes->repeat(truth());
    QTRY_COMPARE(state(), State::None);
    // Their time stays: only the technician was wanted.
    QCOMPARE(atServer().technician, u"DT-2"_s);
    QCOMPARE(atServer().start, QTime(14, 0));
}

void TestJobWrites::conflictOverAnotherFieldIsNoClash()
{
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    const Job before = truth();
    m_bench->erp.touch(one, {{u"notes"_s, u"Dog in the yard"_s}});
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(truth().notes, u"Dog in the yard"_s);
    QCOMPARE(atServer().technician, u"DT-2"_s);
}

void TestJobWrites::conflictOverTheSameWishIsConfirmed()
{
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    const Job before = truth();
    m_bench->erp.touch(one, {{u"assigned_tech"_s, u"DT-2"_s}});
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(m_bench->erp.count("PUT"), 0);
}

void TestJobWrites::uncertainIsReadBackBeforeAnythingIsRepeated_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::addColumn<bool>("overtaken");
    QTest::addColumn<int>("expected");
    QTest::addColumn<int>("saves");
    QTest::newRow("arrived") << true << false << int(State::None) << 1;
    QTest::newRow("never") << false << false << int(State::None) << 2;
    QTest::newRow("overtaken") << false << true << int(State::Conflict) << 1;
}

void TestJobWrites::uncertainIsReadBackBeforeAnythingIsRepeated()
{
    QFETCH(const bool, arrived);
    QFETCH(const bool, overtaken);
    QFETCH(const int, expected);
    QFETCH(const int, saves);
    bool isFirst = true;
    m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb != "PUT" || !std::exchange(isFirst, false))
            return {};
        if (overtaken)
            m_bench->erp.touch(one, {{u"start_time"_s, u"14:00:00"_s}});
        return arrived ? m_bench->erp.applyAndLose(request) : FakeErp::lost();
    };
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_writes->submit(truth(), toPaul);
    QTRY_VERIFY(failed.size() >= 1); // told as uncertain
    QTRY_COMPARE(int(state()), expected);
    QCOMPARE(m_bench->erp.count("PUT"), saves);
}

void TestJobWrites::uncertainIsSettledBySync()
{
    makeUncertain();
    const Job before = truth();
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(state(), State::Uncertain);
    // Marked, and shown as wanted: it may well have happened.
    QCOMPARE(m_writes->effective(before).technician, u"DT-2"_s);
    const int reads = m_bench->erp.count("GET");
    m_writes->learn(before);
    QCoreApplication::processEvents();
    QCOMPARE(m_writes->count(State::Uncertain), 1);
    QCOMPARE(m_bench->erp.count("GET"), reads);
    m_writes->learn(truth());
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(m_bench->erp.count("PUT"), 1);
}

void TestJobWrites::uncertainIsOverWhenSomebodyElseWrote()
{
    makeUncertain();
    m_writes->submit(truth(), toPaul);
    QTRY_COMPARE(state(), State::Uncertain);
    m_bench->erp.touch(one, {{u"assigned_tech"_s, u"DT-1"_s}, {u"start_time"_s, u"14:00:00"_s}});
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_writes->learn(truth());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(state(), State::Conflict);
    QCOMPARE(m_writes->find(one)->theirs.start, QTime(14, 0));
    QCOMPARE(m_writes->effective(truth()), truth()); // not ours laid over theirs for ever
}

void TestJobWrites::aChangeOnTopOfAnUncertainOneKeepsBoth()
{
    makeUncertain();
    const Job before = truth();
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(state(), State::Uncertain);
    m_writes->submit(before, atTen);
    const Job shown = m_writes->effective(before);
    QCOMPARE(shown.technician, u"DT-2"_s);
    QCOMPARE(shown.start, QTime(10, 0));
    m_bench->queue->wake();
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
    QCOMPARE(atServer().start, QTime(10, 0));
}

void TestJobWrites::whatWaitsBehindAConflictIsOneIntentWithIt()
{
    const Job before = truth();
    m_bench->erp.touch(one, {{u"assigned_tech"_s, u"DT-9"_s}});
    m_writes->submit(before, toPaul);
    m_writes->submit(before, atTen);
    QTRY_COMPARE(state(), State::Conflict);
    QCOMPARE(m_writes->find(one)->change, toPaul.followedBy(atTen));
    QCOMPARE(m_writes->effective(truth()), truth());
    m_writes->repeat(truth());
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
    QCOMPARE(atServer().start, QTime(10, 0));
}

void TestJobWrites::aNewChangeGivesUpTheOneThatFailed()
{
    const Job before = truth();
    m_bench->erp.touch(one, {{u"assigned_tech"_s, u"DT-9"_s}});
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(state(), State::Conflict);
    m_writes->submit(truth(), atTen);
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-9"_s);
    QCOMPARE(atServer().start, QTime(10, 0));
    // What was wanted first is not thrown away.
    QCOMPARE(m_bench->queue->writes().front().state, Outbox::State::Cancelled);
}

void TestJobWrites::whatTheServerMakesOfTheFirstIsNoClashOfTheSecond()
{
    // A rule of the site gives who is assigned a state of its own.
    m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb == "PUT" && request.body.contains("DT-2")) {
            (void)m_bench->erp.applyAndLose(request);
            m_bench->erp.touch(one, {{u"status"_s, u"In Progress"_s}});
            return FakeHttpServer::json(
                "{\"data\":" + Outbox::rawOf(m_bench->erp.document(one)) + '}');
        }
        return {};
    };
    const Job before = truth();
    m_writes->submit(before, toPaul);
    m_writes->submit(before, atTen);
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().start, QTime(10, 0));
    QCOMPARE(atServer().state, JobState::InProgress);
}

void TestJobWrites::repeatsOnlyWhenTold()
{
    m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"said so"_s)) : std::nullopt;
    };
    m_writes->submit(truth(), toPaul);
    QTRY_COMPARE(state(), State::Refused);
    QCOMPARE(m_bench->erp.count("PUT"), 1);
    m_writes->repeat(truth());
    QCOMPARE(state(), State::Pending);
    QTRY_COMPARE(state(), State::Refused);
    QCOMPARE(m_bench->erp.count("PUT"), 2);
    m_writes->dismiss(one);
    QVERIFY(!m_writes->find(one));
    QCOMPARE(m_bench->queue->writes().front().state, Outbox::State::Cancelled);
}

void TestJobWrites::withoutANetworkItWaitsAndGoesByItself()
{
    bool isCut = true;
    m_bench->erp.before = [&](const SeenRequest &) -> std::optional<ScriptedAnswer> {
        return isCut ? std::optional(FakeErp::lost()) : std::nullopt;
    };
    const Job before = truth();
    m_writes->submit(before, toPaul);
    QTRY_VERIFY(m_bench->queue->writes().front().error.has_value());
    QCOMPARE(state(), State::Pending);
    QCOMPARE(m_writes->effective(before).technician, u"DT-2"_s);
    isCut = false;
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
}

void TestJobWrites::aRestartShowsWhatIsNotSettled()
{
    const Job before = truth();
    const QString two = u"DJ-2"_s;
    m_bench->erp.put(two, m_bench->erp.document(one));
    Job other = before;
    other.id = two;
    other.modified = m_bench->erp.document(two).value("modified"_L1).toString();
    m_bench->erp.touch(two, {{u"start_time"_s, u"14:00:00"_s}});
    m_writes->submit(other, toPaul);
    QTRY_COMPARE(m_writes->count(State::Conflict), 1);
    m_bench->queue->stop();
    m_writes->submit(before, toPaul.followedBy(atTen));
    QTRY_VERIFY(m_bench->queue->writes().back().isKept);
    m_writes.reset();
    m_bench->close();

    // The window opens before the file is read.
    m_bench->queue = std::make_unique<Outbox::WriteQueue>(
        m_bench->file(), m_bench->client.get(), m_bench->options);
    m_writes = std::make_unique<JobWrites>(m_bench->queue.get(), &m_map);
    QSignalSpy loaded(m_writes.get(), &JobWrites::loaded);
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(failed.size(), 0); // no news
    QCOMPARE(state(), State::Pending);
    QCOMPARE(m_writes->effective(before).start, QTime(10, 0));
    QCOMPARE(m_writes->find(two)->state, State::Conflict);
    QCOMPARE(m_writes->find(two)->change, toPaul);
    QCOMPARE(m_writes->find(two)->theirs.start, QTime(14, 0));
    QCOMPARE(m_writes->jobs(), (QStringList{one, two}));
    QCOMPARE(m_bench->queue->writes().front().together.size(), 4);
    m_bench->queue->start();
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
}

void TestJobWrites::whatCannotBeKeptIsSaid()
{
    m_writes.reset();
    m_bench->close();
    // A folder stands where the file should.
    QVERIFY(QDir(m_bench->directory.path()).mkpath(u"taken"_s));
    m_bench->queue = std::make_unique<Outbox::WriteQueue>(
        m_bench->directory.filePath(u"taken"_s), m_bench->client.get(), m_bench->options);
    m_writes = std::make_unique<JobWrites>(m_bench->queue.get(), &m_map);
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_writes->submit(truth(), toPaul);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(state(), State::Refused);
    QCOMPARE(m_writes->find(one)->error.kind, ErrorKind::Storage);
    QCOMPARE(m_writes->find(one)->change, toPaul);
    QCOMPARE(m_writes->effective(truth()), truth());
    m_writes->dismiss(one);
    QVERIFY(!m_writes->find(one));
}

void TestJobWrites::aJobThatWasDeletedIsSaid()
{
    const Job before = truth();
    m_bench->erp.documents.remove(one);
    m_writes->submit(before, toPaul);
    QTRY_COMPARE(state(), State::Conflict);
    QVERIFY(m_writes->find(one)->isGone);
    m_writes->dismiss(one);
    QCOMPARE(state(), State::None);
}

void TestJobWrites::sendsOnlyWhatChanged()
{
    QCOMPARE(toPaul.fields(), (QJsonObject{{u"assigned_tech"_s, u"DT-2"_s}}));
    const JobChange away{
        .technician = QString(), .date = QDate(), .start = QTime(8, 30), .state = JobState::Open};
    QCOMPARE(away.fields(),
        (QJsonObject{{u"assigned_tech"_s, QJsonValue()}, {u"scheduled_date"_s, QJsonValue()},
            {u"start_time"_s, u"08:30:00"_s}, {u"status"_s, u"open"_s}}));
    QCOMPARE(JobChange::from(away.fields()), away);
    QCOMPARE(away.reversed(truth()).appliedTo(away.appliedTo(truth())), truth());
    // Of a lane that it is in already only the time travels.
    m_writes->submit(truth(), {.technician = u"DT-1"_s, .start = QTime(10, 0)});
    QCOMPARE(m_bench->queue->writes().front().changes.touched(), QStringList{u"start_time"_s});
    QTRY_COMPARE(state(), State::None);
}

void TestJobWrites::aSpellingLeftOverFromElsewhereIsNotTaken()
{
    // As two of the day's jobs have it; the server takes only one of them.
    for (const QString &word : {u"Open"_s, u"open"_s, u"OPEN"_s})
        m_writes->noteWord(JobState::Open, word);
    m_writes->submit(truth(), {.technician = QString(), .state = JobState::Open});
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(m_bench->erp.document(one).value("status"_L1).toString(), u"open"_s);
    Outbox::NewWrite made;
    made.changes.fields.insert(u"status"_s, Outbox::rawOf(u"open"_s));
    m_writes->spell(made);
    QCOMPARE(Outbox::textOf(made.changes.fields.value(u"status"_s)), u"open"_s);
    // A site that spells it otherwise throughout.
    m_writes->noteWord(JobState::Completed, u"Done"_s);
    made.changes.fields.insert(u"status"_s, Outbox::rawOf(u"Completed"_s));
    m_writes->spell(made);
    QCOMPARE(Outbox::textOf(made.changes.fields.value(u"status"_s)), u"Done"_s);
}

void TestJobWrites::anotherSpellingOfAStateIsNoClash_data()
{
    QTest::addColumn<QString>("word");
    for (const QString &word :
        {u"Assigned"_s, u"Open"_s, u"in_progress"_s, u"done"_s, u"Planned"_s, u""_s})
        QTest::newRow(qPrintable(u"\"%1\""_s.arg(word))) << word;
}

void TestJobWrites::anotherSpellingOfAStateIsNoClash()
{
    QFETCH(const QString, word);
    m_bench->erp.touch(one, {{u"status"_s, word}});
    m_writes->submit(truth(), toPaul);
    QTRY_COMPARE(state(), State::None);
    QCOMPARE(atServer().technician, u"DT-2"_s);
    QCOMPARE(m_bench->erp.document(one).value("status"_L1).toString(), word);
    // And back again it is what it was, in the site's own word.
    const JobState before = truth().state;
    m_writes->submit(truth(), {.state = JobState::Cancelled});
    QTRY_COMPARE(state(), State::None);
    m_writes->submit(truth(), {.state = before});
    QTRY_COMPARE(state(), State::None);
    QVERIFY(word.isEmpty() || m_bench->erp.document(one).value("status"_L1).toString() == word);
}

QTEST_GUILESS_MAIN(TestJobWrites)
#include "tst_jobwrites.moc"
