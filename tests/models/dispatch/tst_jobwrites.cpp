// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobwrites.h"
#include "scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using State = JobWrites::State;

namespace {

Job truth()
{
    Job job;
    job.id = u"DJ-1"_s;
    job.modified = u"2026-11-23 08:00:00.000001"_s;
    job.technician = u"DT-1"_s;
    job.start = QTime(9, 0);
    job.date = QDate(2026, 11, 23);
    job.state = JobState::Assigned;
    return job;
}

Job after(Job job, const JobChange &change, const QString &modified)
{
    job = change.appliedTo(job);
    job.modified = modified;
    return job;
}

const JobChange toPaul{.technician = u"DT-2"_s};
const JobChange atTen{.start = QTime(10, 0)};

std::unexpected<Error> failure(ErrorKind kind)
{
    return std::unexpected(Error{.kind = kind, .detail = u"said so"_s});
}

} // namespace

class TestJobWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsAtOnceAndConfirms();
    void sendsOneAtATimePerJob();
    void goesBackWithTheReason();
    void conflictKeepsTheIntentAndShowsTheirs();
    void conflictOverAnotherFieldIsNoClash();
    void conflictOverTheSameWishIsConfirmed();
    void uncertainIsReadBackAndNeverRepeated_data();
    void uncertainIsReadBackAndNeverRepeated();
    void uncertainIsSettledBySync();
    void uncertainIsOverWhenSomebodyElseWrote();
    void aChangeOnTopOfAnUncertainOneKeepsBoth();
    void repeatsOnlyWhenTold();
    void sendsOnlyWhatChanged();

private:
    ScriptedTransport m_server;
    std::unique_ptr<JobWrites> m_writes;
};

void TestJobWrites::init()
{
    m_writes.reset();
    m_server.reset();
    m_writes = std::make_unique<JobWrites>(m_server.transport());
    m_writes->setReadBackDelays({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
}

void TestJobWrites::showsAtOnceAndConfirms()
{
    QSignalSpy changed(m_writes.get(), &JobWrites::changed);
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    QSignalSpy learned(m_writes.get(), &JobWrites::learned);
    m_writes->submit(truth(), toPaul);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_writes->effective(truth()).technician, u"DT-2"_s);
    QCOMPARE(m_writes->count(State::Pending), 1);
    QCOMPARE(m_server.next().modified, truth().modified);
    m_server.answer(after(truth(), toPaul, u"2026-11-23 09:00:00.000001"_s));
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(learned.size(), 1);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!m_writes->find(u"DJ-1"_s));
}

void TestJobWrites::sendsOneAtATimePerJob()
{
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    m_writes->submit(truth(), toPaul);
    m_writes->submit(truth(), {.start = QTime(11, 0)});
    m_writes->submit(truth(), atTen);
    QCOMPARE(m_server.calls.size(), 1U);
    const Job shown = m_writes->effective(truth());
    QCOMPARE(shown.technician, u"DT-2"_s);
    QCOMPARE(shown.start, QTime(10, 0));
    const Job first = after(truth(), toPaul, u"2026-11-23 09:00:00.000001"_s);
    m_server.answer(first);
    QTRY_COMPARE(m_server.calls.size(), 2U);
    QCOMPARE(m_server.next().modified, first.modified); // with the state it was answered
    QCOMPARE(m_server.next().fields, atTen.fields());
    m_server.answer(after(first, atTen, u"2026-11-23 09:00:01.000001"_s));
    QTRY_COMPARE(confirmed.size(), 1);
}

void TestJobWrites::goesBackWithTheReason()
{
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Validation));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_writes->effective(truth()), truth());
    QCOMPARE(m_writes->find(u"DJ-1"_s)->state, State::Refused);
    QCOMPARE(m_writes->find(u"DJ-1"_s)->error.detail, u"said so"_s);
    QCOMPARE(m_server.calls.size(), 1U);
}

void TestJobWrites::conflictKeepsTheIntentAndShowsTheirs()
{
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Conflict));
    QTRY_COMPARE(m_server.calls.size(), 2U);
    QVERIFY(!m_server.next().isUpdate);
    const Job theirs = after(truth(), {.start = QTime(14, 0)}, u"2026-11-23 08:30:00.000001"_s);
    m_server.answer(theirs);
    QTRY_COMPARE(failed.size(), 1);
    const auto *write = m_writes->find(u"DJ-1"_s);
    QCOMPARE(write->state, State::Conflict);
    QCOMPARE(write->change, toPaul);
    QCOMPARE(write->theirs, theirs);
    QCOMPARE(m_writes->effective(theirs), theirs);

    m_writes->repeat(theirs); // "assign anyway"
    QTRY_COMPARE(m_server.calls.size(), 3U);
    QCOMPARE(m_server.next().modified, theirs.modified);
}

void TestJobWrites::conflictOverAnotherFieldIsNoClash()
{
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Conflict));
    QTRY_COMPARE(m_server.calls.size(), 2U);
    Job theirs = truth();
    theirs.notes = u"Dog in the yard"_s;
    theirs.modified = u"2026-11-23 08:30:00.000001"_s;
    m_server.answer(theirs);
    QTRY_COMPARE(m_server.calls.size(), 3U);
    QCOMPARE(m_server.next().modified, theirs.modified);
    const Job done = after(theirs, toPaul, u"2026-11-23 08:31:00.000001"_s);
    m_server.answer(done);
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(done.notes, theirs.notes);
}

void TestJobWrites::conflictOverTheSameWishIsConfirmed()
{
    QSignalSpy confirmed(m_writes.get(), &JobWrites::confirmed);
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Conflict));
    QTRY_COMPARE(m_server.calls.size(), 2U);
    m_server.answer(after(truth(), toPaul, u"2026-11-23 08:30:00.000001"_s));
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(m_server.calls.size(), 2U);
}

void TestJobWrites::uncertainIsReadBackAndNeverRepeated_data()
{
    QTest::addColumn<QStringList>("reads"); // "same", "ours", "other", "error"
    QTest::addColumn<int>("expected");
    QTest::newRow("arrived") << QStringList{u"ours"_s} << int(State::None);
    QTest::newRow("arrived late") << QStringList{u"same"_s, u"ours"_s} << int(State::None);
    QTest::newRow("reading fails first") << QStringList{u"error"_s, u"ours"_s} << int(State::None);
    QTest::newRow("never") << QStringList{u"same"_s, u"same"_s} << int(State::Uncertain);
    QTest::newRow("overtaken") << QStringList{u"other"_s} << int(State::Conflict);
}

void TestJobWrites::uncertainIsReadBackAndNeverRepeated()
{
    QFETCH(const QStringList, reads);
    QFETCH(const int, expected);
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Uncertain));
    for (const QString &read : reads) {
        QTRY_VERIFY(m_server.hasUnanswered());
        QVERIFY(!m_server.next().isUpdate);
        if (read == "same"_L1)
            m_server.answer(truth());
        else if (read == "ours"_L1)
            m_server.answer(after(truth(), toPaul, u"2026-11-23 09:00:00.000001"_s));
        else if (read == "other"_L1)
            m_server.answer(after(truth(), atTen, u"2026-11-23 09:00:00.000001"_s));
        else
            m_server.answer(failure(ErrorKind::Offline));
    }
    const auto state = [this] {
        const auto *write = m_writes->find(u"DJ-1"_s);
        return int(write ? write->state : State::None);
    };
    QTRY_COMPARE(state(), expected);
    int updates = 0;
    for (const auto &call : m_server.calls)
        updates += call.isUpdate ? 1 : 0;
    QCOMPARE(updates, 1);
}

void TestJobWrites::uncertainIsSettledBySync()
{
    m_writes->setReadBackDelays({});
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Uncertain));
    QTRY_COMPARE(m_writes->count(State::Uncertain), 1);
    // Marked, and shown as wanted: it may well have happened.
    QCOMPARE(m_writes->effective(truth()).technician, u"DT-2"_s);
    m_writes->learn(truth());
    QCOMPARE(m_writes->count(State::Uncertain), 1);
    m_writes->learn(after(truth(), toPaul, u"2026-11-23 09:00:00.000002"_s));
    QVERIFY(!m_writes->find(u"DJ-1"_s));
}

void TestJobWrites::uncertainIsOverWhenSomebodyElseWrote()
{
    m_writes->setReadBackDelays({});
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Uncertain));
    QTRY_COMPARE(m_writes->count(State::Uncertain), 1);
    QSignalSpy failed(m_writes.get(), &JobWrites::failed);
    const Job theirs = after(truth(), atTen, u"2026-11-23 09:00:00.000001"_s);
    m_writes->learn(theirs);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_writes->find(u"DJ-1"_s)->state, State::Conflict);
    QCOMPARE(m_writes->find(u"DJ-1"_s)->theirs, theirs);
    QCOMPARE(m_writes->effective(theirs), theirs); // not ours laid over theirs for ever
}

void TestJobWrites::aChangeOnTopOfAnUncertainOneKeepsBoth()
{
    m_writes->setReadBackDelays({});
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Uncertain));
    QTRY_COMPARE(m_writes->count(State::Uncertain), 1);
    m_writes->submit(truth(), atTen);
    const Job shown = m_writes->effective(truth());
    QCOMPARE(shown.technician, u"DT-2"_s);
    QCOMPARE(shown.start, QTime(10, 0));
    QCOMPARE(m_server.next().fields, toPaul.followedBy(atTen).fields());
}

void TestJobWrites::repeatsOnlyWhenTold()
{
    m_writes->submit(truth(), toPaul);
    m_server.answer(failure(ErrorKind::Offline));
    QTRY_COMPARE(m_writes->count(State::Refused), 1);
    m_writes->repeat(truth());
    QCOMPARE(m_server.calls.size(), 2U);
    m_server.answer(failure(ErrorKind::Offline));
    QTRY_COMPARE(m_writes->count(State::Refused), 1);
    m_writes->dismiss(u"DJ-1"_s);
    QVERIFY(!m_writes->find(u"DJ-1"_s));
}

void TestJobWrites::sendsOnlyWhatChanged()
{
    QCOMPARE(toPaul.fields(), (QJsonObject{{u"assigned_tech"_s, u"DT-2"_s}}));
    const JobChange away{
        .technician = QString(), .date = QDate(), .start = QTime(8, 30), .state = JobState::Open};
    QCOMPARE(away.fields(),
        (QJsonObject{{u"assigned_tech"_s, QJsonValue()}, {u"scheduled_date"_s, QJsonValue()},
            {u"start_time"_s, u"08:30:00"_s}, {u"status"_s, u"open"_s}}));
    QCOMPARE(away.reversed(truth()).appliedTo(away.appliedTo(truth())), truth());
}

QTEST_GUILESS_MAIN(TestJobWrites)
#include "tst_jobwrites.moc"
