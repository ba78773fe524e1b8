// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "racedesk.h"
#include "store/documents.h"
#include "store/mirrorschema.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>

#include <algorithm>
#include <set>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// Two dispatchers at one server with groups, splits, copies, exchanges and undo, some of it
/// without having heard of the other, some of it cut off on the way. Whatever happens:
/// nothing is overwritten by somebody who had not seen it; what was not saved is told, job by job,
/// with the reason; a job stands in one place; undo touches only what is still as it was left.
class TestBoardRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everybodyIsToldAndNothingIsLost();
    void cleanupTestCase();

private:
    using Ids = std::set<QString>;

    /// A write of one of the desks, with what it was to do.
    struct Seen {
        RaceDesk *desk = nullptr;
        Outbox::Write write;
        JobChange base;
        JobChange change;
    };

    [[nodiscard]] QStringList movable(RaceDesk *desk) const;
    void remember(RaceDesk *desk);
    void act(RaceDesk *desk, QRandomGenerator &random, const QStringList &hot);
    void awaitMade(RaceDesk *desk, const std::function<bool()> &begin);
    void settle();
    void follow(RaceDesk *desk, const Ids &jobs);
    [[nodiscard]] Ids touched() const;
    [[nodiscard]] std::vector<Seen> news();
    void checkTold(const std::vector<Seen> &seen);
    void checkHalfTold(const Seen &made);
    void checkNotOverwritten(const std::vector<Seen> &seen);
    void checkUndone(const std::vector<Seen> &seen);
    void checkOnePlace(const Ids &jobs);
    void settleFailures(QRandomGenerator &random);
    void makeRoom();
    [[nodiscard]] JobChange truthOf(const QString &job);
    [[nodiscard]] JobChange changeOf(const Outbox::Write &write) const;
    [[nodiscard]] std::array<RaceDesk *, 2> desks() const { return {m_first, m_second}; }

    std::unique_ptr<RaceStage> m_stage;
    RaceDesk *m_first = nullptr;
    RaceDesk *m_second = nullptr;
    QStringList m_technicians;
    /// How each job stood on a desk when somebody there did something: what a write of theirs knew.
    QHash<RaceDesk *, QHash<QString, JobChange>> m_views;
    QHash<RaceDesk *, QSet<QString>> m_known; ///< writes that were looked at
    QMap<RaceDesk *, QStringList> m_notices;
    quint32 m_seed = 0;
    int m_conflicts = 0;
    int m_undone = 0;
    int m_kept = 0; ///< steps that no longer applied
    int m_cut = 0;
    int m_lost = 0; ///< new jobs that nobody knows to be there
};

namespace {

QByteArray words(const JobChange &change)
{
    return QJsonDocument(change.fields()).toJson(QJsonDocument::Compact);
}

QJsonObject jsonOf(const Outbox::Fields &fields)
{
    Outbox::RawDocument document;
    for (const auto &[field, value] : fields.asKeyValueRange())
        document.set(field, value);
    return document.toJson();
}

/// Of one of the fields: what a change says of it; undefined = nothing.
QJsonValue fieldOf(const JobChange &change, const QString &field)
{
    return change.fields().value(field);
}

bool isMovable(const Job &job)
{
    return job.state == JobState::Open || job.state == JobState::Assigned;
}

} // namespace

void TestBoardRace::initTestCase()
{
    m_stage = std::make_unique<RaceStage>();
    QVERIFY(m_stage->open(u"0.02"_s));
    m_first = m_stage->first.get();
    m_second = m_stage->second.get();
    for (const LaneRow &lane : m_first->controller.lanes()->rows())
        m_technicians.append(lane.id);
    QVERIFY(m_technicians.size() >= 3);
    for (RaceDesk *desk : desks()) {
        connect(&desk->controller, &DispatchController::noticed, this,
            [this, desk](const QString &text) { m_notices[desk].append(text); });
    }
    QVERIFY(movable(m_first).size() >= 3);
}

void TestBoardRace::cleanupTestCase()
{
    qInfo("%d conflicts told, %d steps undone, %d no longer applied, %d cut off on the way, %d new "
          "jobs to be looked at",
        m_conflicts, m_undone, m_kept, m_cut, m_lost);
    m_stage.reset();
}

/// Of today, and nobody is at work on it.
QStringList TestBoardRace::movable(RaceDesk *desk) const
{
    QStringList jobs;
    for (const Lane &lane : desk->controller.board().lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant && isMovable(entry.job))
                jobs.append(entry.job.id);
        }
    }
    for (const TrayRow &row : desk->controller.tray()->rows()) {
        const std::optional<Job> job = desk->controller.shown(row.id);
        if (job && isMovable(*job) && !jobs.contains(row.id))
            jobs.append(row.id);
    }
    jobs.sort();
    return jobs;
}

/// What is made is read first: until it is in the outbox, or refused.
void TestBoardRace::awaitMade(RaceDesk *desk, const std::function<bool()> &begin)
{
    QSignalSpy noticed(&desk->controller, &DispatchController::noticed);
    if (begin())
        QTRY_VERIFY(!noticed.isEmpty());
}

void TestBoardRace::remember(RaceDesk *desk)
{
    QHash<QString, JobChange> &view = m_views[desk];
    view.clear();
    const std::vector<Job> jobs = desk->controller.input().jobs;
    for (const Job &job : jobs) {
        JobChange place = JobChange::placeOf(job);
        place.minutes = job.minutes;
        view.insert(job.id, place);
    }
}

void TestBoardRace::act(RaceDesk *desk, QRandomGenerator &random, const QStringList &hot)
{
    remember(desk);
    DispatchController &board = desk->controller;
    const auto any = [&random](const QStringList &list) {
        return list.at(random.bounded(int(list.size())));
    };
    const QString job = any(hot);
    if (!board.shown(job))
        return; // not on this desk
    const QString technician = any(m_technicians);
    const int minutes = 8 * 60 + 15 * int(random.bounded(30));
    board.selectJob(job);
    const auto mark = [&] {
        for (const QString &other : hot) {
            if (other != job && board.shown(other))
                board.toggleMark(other);
        }
    };
    switch (random.bounded(9)) {
    case 0:
        board.assign(job, technician, minutes);
        break;
    case 1:
        mark();
        board.moveMarked(random.bounded(2) == 0 ? 15 : -30, int(random.bounded(3)) - 1);
        break;
    case 2:
        mark();
        board.dropMarked(job, technician, minutes);
        break;
    case 3:
        mark();
        board.unassignMarked();
        break;
    case 4: {
        const QString one = desk->technicianOf(job);
        if (!one.isEmpty() && one != technician)
            board.swapDays(one, technician);
        break;
    }
    case 5:
        awaitMade(desk, [&] { return board.split(job); });
        break;
    case 6:
        awaitMade(desk, [&] {
            return board.copyJob(job, random.bounded(2) == 0 ? technician : QString(), -1);
        });
        break;
    case 7:
        board.resize(job, 30 + 15 * int(random.bounded(8)));
        break;
    default:
        board.undo(); // of whatever this desk did last, long ago perhaps
        break;
    }
    board.clearMarks();
}

/// Until nothing is on its way and nobody waits for an answer.
void TestBoardRace::settle()
{
    for (RaceDesk *desk : desks()) {
        desk->queue.start();
        QTRY_VERIFY2_WITH_TIMEOUT(
            std::ranges::none_of(desk->queue.writes(),
                [](const Outbox::Write &write) {
                    return !write.isKept || write.state == Outbox::State::Waiting
                        || write.state == Outbox::State::Sending
                        || (write.state == Outbox::State::Uncertain && !write.isLookedUp);
                }),
            qPrintable(u"seed %1"_s.arg(m_seed)), 30'000);
    }
}

JobChange TestBoardRace::changeOf(const Outbox::Write &write) const
{
    return JobChange::from(m_first->map.toOurs(Store::Kind::Job, jsonOf(write.changes.fields)));
}

JobChange TestBoardRace::truthOf(const QString &job)
{
    const auto document =
        QCoro::waitFor(m_first->client.get(m_first->map.doctype(Store::Kind::Job), job));
    return document ? JobChange::placeOf(m_first->map.toOurs(Store::Kind::Job, *document))
                    : JobChange();
}

/// What one desk did since it was last asked.
std::vector<TestBoardRace::Seen> TestBoardRace::news()
{
    std::vector<Seen> seen;
    for (RaceDesk *desk : desks()) {
        QSet<QString> &known = m_known[desk];
        for (const Outbox::Write &write : desk->queue.writes()) {
            if (known.contains(write.id) || write.doctype != desk->map.doctype(Store::Kind::Job))
                continue;
            known.insert(write.id);
            seen.push_back({.desk = desk,
                .write = write,
                .base = m_views.value(desk).value(write.name),
                .change = changeOf(write)});
        }
    }
    return seen;
}

TestBoardRace::Ids TestBoardRace::touched() const
{
    Ids jobs;
    for (RaceDesk *desk : {m_first, m_second}) {
        for (const Outbox::Write &write : desk->queue.writes()) {
            if (!m_known.value(desk).contains(write.id) && !write.name.isEmpty())
                jobs.insert(write.name);
        }
    }
    return jobs;
}

/// The synchronisation brings them.
void TestBoardRace::follow(RaceDesk *desk, const Ids &jobs)
{
    QList<QJsonObject> documents;
    for (const QString &job : jobs) {
        const auto document =
            QCoro::waitFor(desk->client.get(desk->map.doctype(Store::Kind::Job), job));
        QVERIFY2(document.has_value(), qPrintable(job));
        documents.append(desk->map.toOurs(Store::Kind::Job, *document));
    }
    if (documents.isEmpty())
        return;
    const auto kept = QCoro::waitFor(desk->mirror.write([documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, Store::Kind::Job, documents);
    }));
    QVERIFY(kept.has_value());
    desk->controller.reload();
    for (const QJsonObject &document : std::as_const(documents)) {
        const QString id = document.value("name"_L1).toString();
        const QString modified = document.value("modified"_L1).toString();
        const bool isToday =
            document.value("scheduled_date"_L1).toString().left(10) == desk->controller.day();
        QTRY_VERIFY2((!isToday && !desk->controller.shown(id))
                || (desk->controller.shown(id) && desk->controller.shown(id)->modified >= modified),
            qPrintable(u"seed %1: %2 does not come"_s.arg(m_seed).arg(id)));
    }
}

/// Each write is done, or stands on its job with the reason and was said aloud.
void TestBoardRace::checkTold(const std::vector<Seen> &seen)
{
    for (const Seen &one : seen) {
        const QString where = u"seed %1: %2 %3 of %4"_s.arg(m_seed).arg(one.write.id,
            Outbox::stateName(one.write.state),
            one.write.name.isEmpty() ? one.write.title : one.write.name);
        if (one.write.state == Outbox::State::Done || one.write.state == Outbox::State::Cancelled)
            continue;
        if (one.write.isCreate) {
            // Nothing stands against a new one; cut off and not found again, it waits for somebody.
            QVERIFY2(one.write.state == Outbox::State::Uncertain && one.write.isLookedUp,
                qPrintable(where + u' ' + one.write.error.value_or(Error{}).detail));
            checkHalfTold(one);
            ++m_lost;
            continue;
        }
        ++m_conflicts;
        const JobWrites::Write *told = one.desk->controller.writes()->find(one.write.name);
        QVERIFY2(told, qPrintable(where));
        QVERIFY2(
            told->state == JobWrites::State::Conflict || told->state == JobWrites::State::Refused,
            qPrintable(where));
        const QString title = one.desk->controller.jobTitle(one.write.name);
        QVERIFY2(std::ranges::any_of(m_notices.value(one.desk),
                     [&title](const QString &text) { return text.startsWith(title); }),
            qPrintable(where));
        // And what they want instead is shown, not what was wanted here.
        const std::optional<Job> shown = one.desk->controller.shown(one.write.name);
        QVERIFY2(!shown || !one.change.isIn(*shown) || told->shown.isEmpty(), qPrintable(where));
    }
}

/// The first part of a split without the second says so.
void TestBoardRace::checkHalfTold(const Seen &made)
{
    for (const Outbox::Write *other : made.desk->queue.batch(made.write.batch)) {
        DispatchController &board = made.desk->controller;
        const std::optional<Job> shown = board.shown(other->name);
        const JobChange rest = changeOf(*other);
        if (other->isCreate || other->state != Outbox::State::Done || !shown || !rest.isIn(*shown))
            continue;
        board.selectJob(other->name);
        QVERIFY2(!board.jobCard().splitText.isEmpty(),
            qPrintable(
                u"seed %1: nothing is told of the half of %2"_s.arg(m_seed).arg(other->name)));
    }
}

/// What was saved is there, or somebody who had seen it changed it.
void TestBoardRace::checkNotOverwritten(const std::vector<Seen> &seen)
{
    for (const Seen &one : seen) {
        if (one.write.state != Outbox::State::Done || one.write.isCreate)
            continue;
        const JobChange truth = truthOf(one.write.name);
        const QJsonObject wanted = one.change.fields();
        for (const QString &field : wanted.keys()) {
            if (fieldOf(truth, field) == wanted.value(field))
                continue;
            const bool wasSeen = std::ranges::any_of(seen, [&](const Seen &other) {
                return other.write.state == Outbox::State::Done
                    && other.write.name == one.write.name && other.write.id != one.write.id
                    && other.change.fields().contains(field)
                    && fieldOf(other.base, field) == wanted.value(field);
            });
            QVERIFY2(wasSeen,
                qPrintable(u"seed %1: %2 of %3 was overwritten: wanted %4, is %5"_s.arg(m_seed).arg(
                    field, one.write.name, QString::fromUtf8(words(one.change)),
                    QString::fromUtf8(words(truth)))));
        }
    }
}

/// It put back only what this desk itself had made of it.
void TestBoardRace::checkUndone(const std::vector<Seen> &seen)
{
    for (const Seen &one : seen) {
        if (one.write.state != Outbox::State::Done || one.write.isCreate)
            continue;
        const QJsonObject back = one.change.fields();
        for (const QString &field : back.keys()) {
            const QJsonValue before = fieldOf(one.base, field);
            QStringList ours;
            bool wasOurs = false;
            for (const Outbox::Write &write : one.desk->queue.writes()) {
                if (write.name != one.write.name || write.id == one.write.id)
                    continue;
                ours.append(Outbox::stateName(write.state) + u' '
                    + QString::fromUtf8(words(changeOf(write))));
                wasOurs = wasOurs
                    || (write.state == Outbox::State::Done
                        && (write.isCreate || fieldOf(changeOf(write), field) == before));
            }
            QVERIFY2(wasOurs,
                qPrintable(
                    u"seed %1: undo took back %2 of %3, which was not of this desk: %4 -> %5; ours: %6"_s
                        .arg(m_seed)
                        .arg(field, one.write.name, QString::fromUtf8(words(one.base)),
                            QString::fromUtf8(words(one.change)), ours.join(u"; "_s))));
        }
    }
}

void TestBoardRace::checkOnePlace(const Ids &jobs)
{
    for (RaceDesk *desk : desks()) {
        QHash<QString, int> lanes;
        for (const Lane &lane : desk->controller.board().lanes) {
            for (const BoardJob &entry : lane.jobs) {
                if (!entry.isAssistant)
                    ++lanes[entry.job.id];
            }
        }
        for (auto lane = lanes.cbegin(); lane != lanes.cend(); ++lane)
            QVERIFY2(lane.value() == 1, qPrintable(u"seed %1: %2"_s.arg(m_seed).arg(lane.key())));
        for (const QString &job : jobs) {
            const std::optional<Job> shown = desk->controller.shown(job);
            if (!shown || desk->controller.writes()->find(job))
                continue;
            const JobChange truth = truthOf(job);
            QVERIFY2(truth.isIn(*shown),
                qPrintable(
                    u"seed %1: %2 stands elsewhere at the server: %3, shown %4"_s.arg(m_seed).arg(
                        job, QString::fromUtf8(words(truth)),
                        QString::fromUtf8(words(JobChange::placeOf(*shown))))));
        }
    }
}

/// Each failure is insisted on or left; then nothing is open any more.
void TestBoardRace::settleFailures(QRandomGenerator &random)
{
    for (RaceDesk *desk : desks()) {
        QStringList lost;
        for (const Outbox::Write &write : desk->queue.writes()) {
            if (write.isCreate && write.isOpen())
                lost.append(write.id);
        }
        for (const QString &write : std::as_const(lost))
            QVERIFY(QCoro::waitFor(desk->queue.cancel(write)));
        const QStringList failed = desk->controller.writes()->jobs();
        for (const QString &job : failed) {
            const JobChange wish = desk->controller.writes()->find(job)->change;
            const bool insists = random.bounded(3) == 0 && desk->controller.shown(job).has_value();
            for (int tries = 0; insists && tries < 4 && desk->controller.writes()->find(job);
                ++tries) {
                desk->controller.repeatWrite(job);
                settle();
            }
            if (!desk->controller.writes()->find(job) && insists) {
                const JobChange truth = truthOf(job);
                const QJsonObject wanted = wish.fields();
                for (const QString &field : wanted.keys())
                    QCOMPARE(fieldOf(truth, field), wanted.value(field));
                continue;
            }
            desk->controller.dismissWrite(job);
            settle();
        }
        QTRY_VERIFY2(
            desk->controller.writes()->jobs().isEmpty(), qPrintable(u"seed %1"_s.arg(m_seed)));
    }
}

/// A third one takes what there is too much of to another year.
void TestBoardRace::makeRoom()
{
    constexpr qsizetype enough = 14;
    const QString doctype = m_first->map.doctype(Store::Kind::Job);
    QStringList jobs = movable(m_first);
    jobs = jobs.mid(std::min(enough, jobs.size()));
    // And copies that were taken back.
    const std::vector<Job> known = m_first->controller.input().jobs;
    for (const Job &job : known) {
        if (job.state == JobState::Cancelled
            && job.date.toString(Qt::ISODate) == m_first->controller.day())
            jobs.append(job.id);
    }
    Ids moved;
    for (const QString &job : std::as_const(jobs)) {
        const auto document = QCoro::waitFor(m_first->client.get(doctype, job));
        QVERIFY(document);
        const auto done = QCoro::waitFor(m_first->client.update(doctype, job,
            {{m_first->map.serverField(Store::Kind::Job, u"scheduled_date"_s), u"2031-01-06"_s}},
            document->value("modified"_L1).toString()));
        QVERIFY(done);
        moved.insert(job);
    }
    for (RaceDesk *desk : desks())
        follow(desk, moved);
}

void TestBoardRace::everybodyIsToldAndNothingIsLost()
{
    const int races = racesOr(9);
    for (m_seed = 0; int(m_seed) < races; ++m_seed) {
        QRandomGenerator random(m_seed);
        for (auto &notices : m_notices)
            notices.clear();
        makeRoom();
        QStringList all = movable(m_first);
        QVERIFY2(all.size() >= 3, qPrintable(u"seed %1"_s.arg(m_seed)));
        QStringList hot;
        while (hot.size() < 3)
            hot.append(all.takeAt(random.bounded(int(all.size()))));

        const bool isSwapped = random.bounded(2) == 1;
        RaceDesk *one = isSwapped ? m_second : m_first;
        RaceDesk *other = isSwapped ? m_first : m_second;
        act(one, random, hot);
        if (random.bounded(3) == 0) {
            // Cut off in the middle, some time.
            for (int turn = random.bounded(12); turn > 0; --turn)
                QCoreApplication::processEvents(QEventLoop::AllEvents);
            one->queue.stop();
            ++m_cut;
        }
        act(other, random, hot);
        settle();
        Ids jobs = touched();
        std::vector<Seen> seen = news();
        checkTold(seen);
        if (QTest::currentTestFailed())
            return;
        checkNotOverwritten(seen);
        if (QTest::currentTestFailed())
            return;

        // Some have heard of it before they undo, some have not.
        if (random.bounded(2) == 0) {
            RaceDesk *undoing = random.bounded(2) == 0 ? m_first : m_second;
            if (random.bounded(2) == 0)
                follow(undoing, jobs);
            const bool isAny = !undoing->controller.undoText().isEmpty();
            m_notices[undoing].clear();
            remember(undoing);
            undoing->controller.undo();
            settle();
            const Ids more = touched();
            seen = news();
            jobs.insert(more.begin(), more.end());
            checkTold(seen);
            if (QTest::currentTestFailed())
                return;
            checkNotOverwritten(seen);
            if (QTest::currentTestFailed())
                return;
            checkUndone(seen);
            if (QTest::currentTestFailed())
                return;
            if (isAny && seen.empty() && !m_notices[undoing].isEmpty())
                ++m_kept;
            else if (isAny)
                ++m_undone;
        }
        settleFailures(random);
        if (QTest::currentTestFailed())
            return;
        const Ids last = touched();
        jobs.insert(last.begin(), last.end());
        (void)news();
        for (RaceDesk *desk : desks())
            follow(desk, jobs);
        if (QTest::currentTestFailed())
            return;
        checkOnePlace(jobs);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(TestBoardRace)
#include "tst_boardrace.moc"
