// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardnews.h"
#include "loadgrid.h"
#include "loadmodel.h"
#include "store/documents.h"
#include "store/mirror.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Kind = NewsItem::Kind;

namespace {

const QDate monday(2026, 11, 23);

Job job(const QString &id, const QString &modified, QTime start = QTime(9, 0))
{
    return {.id = id,
        .modified = modified,
        .customerName = u"Customer "_s + id,
        .state = JobState::Assigned,
        .date = monday,
        .start = start,
        .technician = u"DT-1"_s,
        .modifiedBy = u"bert@desk.example"_s};
}

DispatchText::Names names()
{
    return {.technician = [](const QString &id) { return u"Name of "_s + id; },
        .job = [](const QString &id) { return id; }};
}

} // namespace

/// What is told after a gap, and the load of weeks and months.
class TestBoardNews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatOthersChanged();
    void ownChangesAndOtherFieldsAreNoNews();
    void stepsFromOneToTheNext();
    void sumsTheLoadByDay();
    void onlyChangedCellsAreTold();
    void readsSumsAndMatterFromTheMirror();
};

void TestBoardNews::tellsWhatOthersChanged()
{
    Job done = job(u"J3"_s, u"2"_s);
    done.state = JobState::Completed;
    Job cancelled = job(u"J4"_s, u"2"_s);
    cancelled.state = JobState::Cancelled;
    const std::vector<Job> before{job(u"J1"_s, u"1"_s), job(u"J2"_s, u"1"_s), job(u"J3"_s, u"1"_s),
        job(u"J4"_s, u"1"_s), job(u"J5"_s, u"1"_s)};
    const std::vector<Job> now{job(u"J1"_s, u"2"_s, QTime(14, 30)), job(u"J2"_s, u"1"_s), done,
        cancelled, job(u"J6"_s, u"2"_s)};
    const std::vector<NewsItem> items = newsBetween(before, now, {});
    QCOMPARE(items.size(), 5U);
    QCOMPARE(items[0].kind, Kind::Moved);
    QCOMPARE(items[0].id, u"J1"_s);
    QCOMPARE(items[1].kind, Kind::Added);
    QCOMPARE(items[2].kind, Kind::Completed);
    QCOMPARE(items[3].kind, Kind::Cancelled);
    QCOMPARE(items[4].kind, Kind::Gone);
    QCOMPARE(items[4].id, u"J5"_s);

    BoardNews news;
    const QAbstractItemModelTester tester(
        &news, QAbstractItemModelTester::FailureReportingMode::QtTest);
    news.tell(items, names(), u"en"_s);
    QCOMPARE(news.count(), 5);
    const QString line = news.index(0, 0).data(BoardNews::LineRole).toString();
    QVERIFY2(line.contains(u"14:30"_s), qPrintable(line));
    QVERIFY2(line.contains(u"bert@desk.example"_s), qPrintable(line));
    QVERIFY(!news.summary().isEmpty());
    // The same in another language, where it stands.
    QSignalSpy resets(&news, &QAbstractItemModel::modelReset);
    news.retell({.technician = [](const QString &id) { return u"Technicien "_s + id; },
                    .job = [](const QString &id) { return id; }},
        u"fr"_s);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(news.count(), 5);
    QStringList lines;
    for (int row = 0; row < news.count(); ++row)
        lines.append(news.index(row).data(BoardNews::LineRole).toString());
    QVERIFY2(lines.join(u'\n').contains(u"Technicien "_s), qPrintable(lines.join(u'\n')));
    news.tell({}, names(), u"en"_s); // another gap, without any: they are not put aside by it
    QCOMPARE(news.count(), 5);
    QVERIFY(!news.summary().isEmpty());
    news.dismiss();
    QCOMPARE(news.count(), 0);
    QVERIFY(news.summary().isEmpty());
}

void TestBoardNews::ownChangesAndOtherFieldsAreNoNews()
{
    Job noted = job(u"J2"_s, u"2"_s);
    noted.notes = u"dog"_s;
    const std::vector<Job> before{job(u"J1"_s, u"1"_s), job(u"J2"_s, u"1"_s), job(u"J3"_s, u"1"_s)};
    const std::vector<Job> now{job(u"J1"_s, u"2"_s, QTime(14, 30)), noted};
    QVERIFY(newsBetween(before, now, {u"J1"_s, u"J3"_s}).empty());
}

void TestBoardNews::stepsFromOneToTheNext()
{
    BoardNews news;
    QVERIFY(news.next({}, 1).isEmpty());
    news.tell(newsBetween({}, {job(u"J1"_s, u"1"_s), job(u"J2"_s, u"1"_s)}, {}), names(), u"en"_s);
    QCOMPARE(news.next({}, 1), u"J1"_s);
    QCOMPARE(news.next(u"J1"_s, 1), u"J2"_s);
    QCOMPARE(news.next(u"J2"_s, 1), u"J1"_s);
    QCOMPARE(news.next({}, -1), u"J2"_s);
}

void TestBoardNews::sumsTheLoadByDay()
{
    Technician alice{.id = u"DT-1"_s, .name = u"Alice Roy"_s};
    alice.shifts = {{.weekday = 1, .start = QTime(8, 0), .end = QTime(16, 0)}};
    const std::vector<Store::LoadSum> sums{{u"DT-1"_s, monday, JobState::Assigned, 2, 240},
        {u"DT-1"_s, monday, JobState::Completed, 1, 60, JobKind::Repair},
        {u"DT-1"_s, monday.addDays(1), JobState::Assigned, 1, 90},
        {{}, monday, JobState::Open, 3, 180}, {u"DT-9"_s, monday, JobState::Assigned, 1, 60},
        {u"DT-1"_s, monday.addDays(7), JobState::Assigned, 1, 60}};
    const LoadGrid grid =
        makeLoadGrid(monday, 7, {alice}, sums, monday.addDays(1), QTimeZone("America/Toronto"));
    QCOMPARE(grid.days.size(), 7U);
    QCOMPARE(grid.lines.size(), 3U); // nobody's, Alice, and who is not known any more
    QCOMPARE(grid.lines[0].days[0].jobs, 3);
    const LoadCell &cell = grid.lines[1].days[0];
    QCOMPARE(cell.jobs, 3);
    QCOMPARE(cell.minutes, 300);
    QCOMPARE(cell.shiftMinutes, 480);
    QCOMPARE(cell.unfinished, 2); // Monday is over
    QCOMPARE(cell.kinds[std::size_t(JobKind::Repair)], 1);
    QCOMPARE(cell.kinds[std::size_t(JobKind::Other)], 2); // also what is of no known kind
    QCOMPARE(grid.lines[1].days[1].unfinished, 0); // today is not
    QVERIFY(grid.lines[1].days[1].load() > 1); // and she does not work then
    QCOMPARE(grid.lines[1].sum.jobs, 4);
    QCOMPARE(grid.lines[2].name, u"DT-9"_s);
}

void TestBoardNews::onlyChangedCellsAreTold()
{
    const Technician alice{.id = u"DT-1"_s, .name = u"Alice Roy"_s};
    const auto grid = [&alice](int jobs) {
        return makeLoadGrid(monday, 7, {alice}, {{u"DT-1"_s, monday, JobState::Assigned, jobs, 60}},
            monday, QTimeZone("America/Toronto"));
    };
    LoadModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply(grid(1), monday);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.apply(grid(2), monday);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    const QString spoken = model.spokenAt(1, 0);
    QVERIFY2(spoken.startsWith(u"Alice Roy, "_s), qPrintable(spoken));
    QCOMPARE(model.technicianAt(0), QString());
    QCOMPARE(model.technicianAt(1), u"DT-1"_s);
    QCOMPARE(model.columnOf(u"2026-11-24"_s), 1);
    QVERIFY(model.isToday(0));
    model.apply(
        makeLoadGrid(monday.addDays(7), 7, {alice}, {}, monday, QTimeZone("America/Toronto")),
        monday);
    QCOMPARE(reset.size(), 1);
}

void TestBoardNews::readsSumsAndMatterFromTheMirror()
{
    const QTemporaryDir directory;
    Store::Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
    const auto document = [](const QString &id, const QJsonObject &fields) {
        QJsonObject job{{u"name"_s, id}, {u"modified"_s, u"2026-11-23 06:00:00.000001"_s},
            {u"subject"_s, u"Fibre"_s}, {u"customer"_s, u"C-1"_s},
            {u"scheduled_date"_s, u"2026-11-23"_s}, {u"start_time"_s, u"09:00:00"_s},
            {u"assigned_tech"_s, u"DT-1"_s}, {u"status"_s, u"assigned"_s}};
        for (const QString &field : fields.keys())
            job.insert(field, fields.value(field));
        return job;
    };
    const QList<QJsonObject> jobs{document(u"DJ-1"_s, {{u"duration_h"_s, 0.33}}),
        document(u"DJ-2"_s, {}), document(u"DJ-5"_s, {{u"job_type"_s, u"Réparation"_s}}),
        document(u"DJ-3"_s, {{u"status"_s, u"Cancelled"_s}}),
        document(u"DJ-4"_s, {{u"assigned_tech"_s, QJsonValue()}, {u"status"_s, u"open"_s}})};
    QVERIFY(QCoro::waitFor(mirror.write([jobs](QSqlDatabase &db) {
        return Store::applyDocuments(db, u"job"_s, jobs);
    })).has_value());
    const auto sums = QCoro::waitFor(mirror.read(
        [](QSqlDatabase &db) { return Store::readDispatchLoad(db, monday, monday.addDays(6)); }));
    QVERIFY(sums.has_value());
    QCOMPARE(sums->size(), 3U); // the cancelled one is not among them
    QCOMPARE((*sums)[0], (Store::LoadSum{{}, monday, JobState::Open, 1, 60}));
    QCOMPARE((*sums)[1], (Store::LoadSum{u"DT-1"_s, monday, JobState::Assigned, 2, 80}));
    QCOMPARE((*sums)[2],
        (Store::LoadSum{u"DT-1"_s, monday, JobState::Assigned, 1, 60, JobKind::Repair}));
    const auto hours = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
        return Store::readJobHours(db, {Job{.id = u"DJ-1"_s}, Job{.id = u"DJ-2"_s}});
    }));
    QVERIFY(hours.has_value());
    QCOMPARE(hours->value(u"DJ-1"_s), std::optional(0.33));
    QVERIFY(hours->contains(u"DJ-2"_s) && !hours->value(u"DJ-2"_s));
    const auto matter = QCoro::waitFor(
        mirror.read([](QSqlDatabase &db) { return Store::readJobMatter(db, u"DJ-1"_s); }));
    QVERIFY(matter.has_value());
    QCOMPARE(matter->value("subject"_L1).toString(), u"Fibre"_s);
    QCOMPARE(matter->value("duration_h"_L1).toDouble(), 0.33);
    for (const QLatin1StringView field :
        {"status"_L1, "assigned_tech"_L1, "scheduled_date"_L1, "start_time"_L1, "name"_L1})
        QVERIFY(!matter->contains(field));
}

QTEST_GUILESS_MAIN(TestBoardNews)
#include "tst_boardnews.moc"
