// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/chainplan.h"
#include "dispatch/jobtemplate.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Fault = TemplateFault::Kind;
using Why = PassedDay::Why;

namespace {

const QDate monday(2026, 11, 23);

Technician technician(const QString &id, const QStringList &extra = {})
{
    Technician person{.id = id, .name = id};
    for (int weekday = 1; weekday <= 5; ++weekday)
        person.shifts.push_back({.weekday = weekday, .start = QTime(8, 0), .end = QTime(16, 0)});
    person.extraShifts = extra;
    return person;
}

/// Days on which these work, with these jobs on them.
DayInput days(std::vector<Technician> people, std::vector<Job> jobs = {}, QDateTime now = {})
{
    return
        [people = std::move(people), jobs = std::move(jobs), now](QDate day) -> Result<BoardInput> {
            BoardInput input;
            input.date = day;
            input.technicians = people;
            input.now = now;
            for (const Job &job : jobs) {
                if (job.date == day)
                    input.jobs.push_back(job);
            }
            return input;
        };
}

JobTemplate chain(std::vector<TemplateStep> steps)
{
    return {.id = u"t"_s, .name = {u"T"_s, u"T"_s}, .steps = std::move(steps)};
}

TemplateStep step(int minutes, int after, int gapDays = 0, int gapMinutes = 0)
{
    return {.subject = {u"Étape"_s, u"Step"_s},
        .kind = JobKind::Installation,
        .minutes = minutes,
        .after = after,
        .gapDays = gapDays,
        .gapMinutes = gapMinutes};
}

} // namespace

class TestJobTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInTemplatesAreWhole()
    {
        QFile file(u":/fibredesk/dispatch/templates.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const TemplateFile read = readTemplates(file.readAll());
        QVERIFY(read.faults.empty());
        QVERIFY(read.templates.size() >= 3);
        const JobTemplate &fibre = read.templates.front();
        QCOMPARE(fibre.id, u"fibre-installation"_s);
        QCOMPARE(fibre.steps.size(), std::size_t(4));
        for (const JobTemplate &one : read.templates) {
            QVERIFY(!one.name.french.isEmpty() && !one.name.english.isEmpty());
            for (std::size_t i = 0; i < one.steps.size(); ++i) {
                const TemplateStep &step = one.steps[i];
                QVERIFY2(!step.subject.french.isEmpty() && !step.subject.english.isEmpty(),
                    qPrintable(one.id));
                QCOMPARE(step.after, int(i) - 1);
            }
        }
        QCOMPARE(fibre.steps[2].tags, (std::vector<TagLink>{{u"Épissure"_s, 2, true}}));
        QCOMPARE(fibre.steps[1].gapDays, 2);
        QCOMPARE(fibre.steps[3].gapMinutes, 30);
    }

    void namesWhatIsWrongWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const char *json, Fault kind, int line,
                             const QString &what = {}) {
            QTest::newRow(name) << QByteArray(json) << int(kind) << line << what;
        };
        row("another type",
            "{\"templates\": [\n{\"name\": \"A\", \"steps\": [\n"
            "{\"subject\": \"a\",\n \"job_type\": \"Instal\"}]}]}",
            Fault::UnknownType, 4, u"Instal"_s);
        row("no type",
            "{\"templates\": [\n{\"name\": \"A\", \"steps\": [\n{\"subject\": \"a\"}]}]}",
            Fault::UnknownType, 3);
        row("no name",
            "{\"templates\": [\n\n{\"steps\": [{\"subject\": \"a\",\"job_type\":\"Autre\"}]}]}",
            Fault::NoName, 3);
        row("no steps", "{\"templates\": [\n{\"name\": \"A\",\n\"steps\": []}]}", Fault::NoSteps,
            3);
        row("no subject",
            "{\"templates\": [{\"name\": \"A\", \"steps\": [\n{\"job_type\":\"Autre\"}]}]}",
            Fault::NoSubject, 2);
        row("too long",
            "{\"templates\": [{\"name\": \"A\", \"steps\": "
            "[{\"subject\":\"a\",\"job_type\":\"Autre\",\n"
            "\"duration_h\": 25}]}]}",
            Fault::BadDuration, 2);
        row("waits for itself",
            "{\"templates\": [{\"name\": \"A\", \"steps\": "
            "[{\"subject\":\"a\",\"job_type\":\"Autre\",\n"
            "\"after\": 1}]}]}",
            Fault::BadAfter, 2);
        row("a gap back in time",
            "{\"templates\": [{\"name\": \"A\", \"steps\": "
            "[{\"subject\":\"a\",\"job_type\":\"Autre\",\n\n"
            "\"gap_days\": -1}]}]}",
            Fault::BadGap, 3);
        row("a tag without a name",
            "{\"templates\": [{\"name\": \"A\", \"steps\": "
            "[{\"subject\":\"a\",\"job_type\":\"Autre\",\n"
            "\"tags\": [{\"level\": 2}]}]}]}",
            Fault::BadTag, 2);
        row("another priority",
            "{\"templates\": [{\"name\": \"A\",\n\"priority\": \"huge\", \"steps\": "
            "[{\"subject\":\"a\",\"job_type\":\"Autre\"}]}]}",
            Fault::UnknownPriority, 2, u"huge"_s);
        row("no list", "{\"jobs\": []}", Fault::NoTemplates, 1);
        row("a list instead", "[]", Fault::Syntax, 1, u"?"_s);
        row("cut off", "{\"templates\": [\n{\"name\": \"A\", \"steps\": [{\"subj", Fault::Syntax, 2,
            u"?"_s);
        row("nothing", "", Fault::Syntax, 1, u"?"_s);
    }
    void namesWhatIsWrongWithItsLine()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, kind);
        QFETCH(int, line);
        QFETCH(QString, what);
        const TemplateFile read = readTemplates(json);
        QVERIFY(read.templates.empty());
        QVERIFY(!read.faults.empty());
        QCOMPARE(int(read.faults.front().kind), kind);
        QCOMPARE(read.faults.front().line, line);
        if (what == "?"_L1)
            QVERIFY(!read.faults.front().what.isEmpty());
        else
            QCOMPARE(read.faults.front().what, what);
    }

    void aFaultyTemplateLeavesTheOthersAlone()
    {
        const TemplateFile read = readTemplates(
            R"({"templates": [{"name": "A", "steps": [{"subject": "a", "job_type": "?"}]},
                {"name": {"fr": "Bé", "en": "Bee"}, "steps": [{"subject": "b", "job_type": "retrait"}]}]})");
        QCOMPARE(read.faults.size(), std::size_t(1));
        QCOMPARE(read.templates.size(), std::size_t(1));
        QCOMPARE(read.templates.front().name.in(u"fr"_s), u"Bé"_s);
        QCOMPARE(read.templates.front().name.in(u"en"_s), u"Bee"_s);
        QCOMPARE(read.templates.front().steps.front().kind, JobKind::Removal);
        QCOMPARE(read.templates.front().steps.front().subject.in(u"fr"_s), u"b"_s);
    }

    void noBytesOfAFileBreakTheReader()
    {
        QFile file(u":/fibredesk/dispatch/templates.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll().trimmed();
        for (qsizetype cut = 0; cut < whole.size(); cut += 7) {
            const TemplateFile read = readTemplates(whole.first(cut));
            QVERIFY2(!read.faults.empty(), "a file that is cut off is faulty");
            QVERIFY(read.faults.front().line >= 1);
        }
    }

    void skipsDaysNobodyWorksAndHolidays()
    {
        // From Friday, two working days later: over the weekend.
        const auto placed = placeChain(chain({step(60, -1), step(60, 0, 2)}), {}, {},
            QDate(2026, 11, 27), u"fr"_s, days({technician(u"A"_s)}));
        QVERIFY(placed);
        QCOMPARE(placed->at(0).job.date, QDate(2026, 11, 27));
        QCOMPARE(placed->at(1).job.date, QDate(2026, 12, 1));
        QVERIFY(!placed->at(1).job.start.isValid()); // nobody does it yet
        QCOMPARE(placed->at(1).passed.front(),
            (PassedDay{.day = QDate(2026, 11, 28), .why = Why::NoShift}));
        // Christmas is a Friday.
        const auto late = placeChain(chain({step(60, -1)}), {}, u"A"_s, QDate(2026, 12, 25),
            u"fr"_s, days({technician(u"A"_s)}));
        QVERIFY(late);
        QCOMPARE(late->front().job.date, QDate(2026, 12, 28));
        QCOMPARE(late->front().passed.front().holiday, Holiday::Christmas);
    }

    void skipsAnAbsenceOfTheTechnicianButNotOfOthers()
    {
        const std::vector people{
            technician(u"A"_s, {u"20261123;P2D;TYPE=ABSENCE"_s}), technician(u"B"_s)};
        const auto placed =
            placeChain(chain({step(60, -1)}), {}, u"A"_s, monday, u"fr"_s, days(people));
        QVERIFY(placed);
        QCOMPARE(placed->front().job.date, monday.addDays(2));
        QCOMPARE(placed->front().passed.front(), (PassedDay{.day = monday, .why = Why::Absent}));
        const auto anybody =
            placeChain(chain({step(60, -1)}), {}, {}, monday, u"fr"_s, days(people));
        QCOMPARE(anybody->front().job.date, monday);
    }

    void findsRoomBetweenTheTechniciansOthers()
    {
        Job busy{.id = u"DJ-1"_s,
            .state = JobState::Assigned,
            .date = monday,
            .start = QTime(8, 0),
            .minutes = 420,
            .technician = u"A"_s};
        // Two hours do not fit on Monday; one hour does, after the job.
        const auto placed = placeChain(chain({step(60, -1), step(120, 0)}), {}, u"A"_s, monday,
            u"fr"_s, days({technician(u"A"_s)}, {busy}));
        QVERIFY(placed);
        QCOMPARE(placed->at(0).job.date, monday);
        QCOMPARE(placed->at(0).job.start, QTime(15, 0));
        QCOMPARE(placed->at(1).job.date, monday.addDays(1));
        QCOMPARE(placed->at(1).job.start, QTime(8, 0));
        QVERIFY(placed->at(1).findings.empty());
    }

    void stepsOfOneDayFollowEachOtherWithTheirGap()
    {
        const auto placed = placeChain(chain({step(60, -1), step(60, 0, 0, 90)}), {}, u"A"_s,
            monday, u"en"_s, days({technician(u"A"_s)}));
        QVERIFY(placed);
        QCOMPARE(placed->at(0).job.start, QTime(8, 0));
        QCOMPARE(placed->at(1).job.date, monday);
        QCOMPARE(placed->at(1).job.start, QTime(10, 30));
        QCOMPARE(placed->at(1).job.subject, u"Step"_s);
        QCOMPARE(placed->at(1).job.stepOrder, 2);
    }

    void todayBeginsNow()
    {
        const QDateTime now(monday, QTime(10, 5), QTimeZone("America/Toronto"));
        const auto placed = placeChain(chain({step(60, -1)}), {}, u"A"_s, monday, u"en"_s,
            days({technician(u"A"_s)}, {}, now.toUTC()));
        QVERIFY(placed);
        QCOMPARE(placed->front().job.start, QTime(10, 15));
    }

    void whereNobodyEverWorksItSaysSoAndStaysOnTheFirstDay()
    {
        const auto placed = placeChain(
            chain({step(60, -1)}), {}, u"A"_s, monday, u"en"_s, days({Technician{.id = u"A"_s}}));
        QVERIFY(placed);
        QCOMPARE(placed->front().job.date, monday);
        QVERIFY(std::ranges::contains(
            placed->front().findings, Finding::Kind::NoShift, &Finding::kind));
    }

    void aDayThatCannotBeReadIsAnError()
    {
        const auto placed = placeChain(
            chain({step(60, -1)}), {}, {}, monday, u"en"_s, [](QDate) -> Result<BoardInput> {
                return std::unexpected(Error{.kind = ErrorKind::Storage});
            });
        QVERIFY(!placed);
        QCOMPARE(placed.error().kind, ErrorKind::Storage);
    }

    void holidaysOfQuebec_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("holiday");
        QTest::newRow("new year") << QDate(2027, 1, 1) << int(Holiday::NewYear);
        QTest::newRow("Good Friday 2026") << QDate(2026, 4, 3) << int(Holiday::GoodFriday);
        QTest::newRow("Good Friday 2027") << QDate(2027, 3, 26) << int(Holiday::GoodFriday);
        QTest::newRow("Good Friday 2038") << QDate(2038, 4, 23) << int(Holiday::GoodFriday);
        QTest::newRow("Patriots 2026") << QDate(2026, 5, 18) << int(Holiday::PatriotsDay);
        QTest::newRow("Patriots 2027") << QDate(2027, 5, 24) << int(Holiday::PatriotsDay);
        QTest::newRow("not 25 May") << QDate(2026, 5, 25) << int(Holiday::None);
        QTest::newRow("national day") << QDate(2026, 6, 24) << int(Holiday::NationalDay);
        QTest::newRow("Canada day") << QDate(2026, 7, 1) << int(Holiday::CanadaDay);
        QTest::newRow("1 July a Sunday") << QDate(2029, 7, 1) << int(Holiday::None);
        QTest::newRow("then the 2nd") << QDate(2029, 7, 2) << int(Holiday::CanadaDay);
        QTest::newRow("Labour day") << QDate(2026, 9, 7) << int(Holiday::LabourDay);
        QTest::newRow("Thanksgiving") << QDate(2026, 10, 12) << int(Holiday::Thanksgiving);
        QTest::newRow("Christmas") << QDate(2026, 12, 25) << int(Holiday::Christmas);
        QTest::newRow("any day") << monday << int(Holiday::None);
    }
    void holidaysOfQuebec()
    {
        QFETCH(QDate, day);
        QTEST(int(holidayOn(day)), "holiday");
    }
};

QTEST_GUILESS_MAIN(TestJobTemplate)
#include "tst_jobtemplate.moc"
