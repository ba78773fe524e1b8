// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/suggest.h"
#include "randomday.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Dispatch::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr GeoPoint near{45.51, -73.57};
constexpr GeoPoint far{45.80, -73.57};

} // namespace

class TestSuggest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proposesTheNearestFirst()
    {
        const BoardInput day =
            input({technician(u"DT-FAR"_s, far), technician(u"DT-NEAR"_s, near)}, {});
        const Suggestions found = suggest(makeBoard(day), job(u"DJ"_s, {}, {}, 60, near), day);
        QCOMPARE(found.best.size(), 2U);
        QCOMPARE(found.best[0].technician, u"DT-NEAR"_s);
        QCOMPARE(found.best[0].start, QTime(8, 0));
        QCOMPARE(found.best[0].travelAdded, 0);
        QCOMPARE(found.best[1].technician, u"DT-FAR"_s);
        QCOMPARE(found.best[1].travelAdded, estimateTravel(far, near).minutes);
        QVERIFY(found.best[0].cost < found.best[1].cost);
        QVERIFY(found.refusals.empty());
    }

    void fitsBetweenTheOthersWithTheWays()
    {
        const BoardInput day = input({technician(u"DT-1"_s, near)},
            {job(u"A"_s, u"DT-1"_s, QTime(8, 0), 60, near),
                job(u"B"_s, u"DT-1"_s, QTime(12, 0), 300, near)});
        const Suggestions found = suggest(makeBoard(day), job(u"DJ"_s, {}, {}, 60, far), day);
        QCOMPARE(found.best.size(), 1U);
        const int way = estimateTravel(near, far).minutes;
        const Suggestion &only = found.best.front();
        QCOMPARE(only.after, u"A"_s);
        QCOMPARE(only.before, u"B"_s);
        QCOMPARE(only.travelAdded, 2 * way);
        QVERIFY(QTime(9, 0).secsTo(only.start) >= way * 60);
        QVERIFY(only.start.secsTo(QTime(12, 0)) >= (way + 60) * 60);
        QCOMPARE(only.workMinutes, 60 + 300 + 60 + 2 * way);
        QCOMPARE(only.shiftMinutes, 540);
    }

    void saysWhyNot()
    {
        Technician away = technician(u"DT-AWAY"_s);
        away.status = u"absent"_s;
        Technician off = technician(u"DT-OFF"_s);
        off.shifts.clear();
        Technician junior = technician(u"DT-JUNIOR"_s);
        junior.tags = {{u"fibre"_s, 1, false}};
        Technician full = technician(u"DT-FULL"_s);
        full.tags = {{u"fibre"_s, 3, false}};
        Job wanted = job(u"DJ"_s);
        wanted.tags = {{u"fibre"_s, 2, true}};
        const BoardInput day =
            input({away, off, junior, full}, {job(u"A"_s, u"DT-FULL"_s, QTime(8, 0), 540)});
        const Suggestions found = suggest(makeBoard(day), wanted, day);
        QVERIFY(found.best.empty());
        QCOMPARE(found.refusals.size(), 4U);
        QCOMPARE(found.refusals[0].findings.front().kind, Finding::Kind::TechnicianAway);
        QVERIFY(std::ranges::contains(
            found.refusals[1].findings, Finding::Kind::NoShift, &Finding::kind));
        QCOMPARE(found.refusals[2].findings.front().kind, Finding::Kind::SkillTooLow);
        QCOMPARE(found.refusals[3].technician, u"DT-FULL"_s);
        QVERIFY(found.refusals[3].findings.empty()); // simply no gap
    }

    void tellsTheSkillsAndTheWindow()
    {
        Technician person = technician(u"DT-1"_s);
        person.tags = {{u"fibre"_s, 3, false}};
        Job wanted = job(u"DJ"_s);
        wanted.tags = {{u"fibre"_s, 2, true}};
        wanted.windowStart = QTime(13, 0);
        wanted.windowEnd = QTime(15, 0);
        const BoardInput day = input({person}, {});
        const Suggestions found = suggest(makeBoard(day), wanted, day);
        QCOMPARE(found.best.size(), 1U);
        QCOMPARE(found.best[0].start, QTime(13, 0));
        QCOMPARE(found.best[0].windowLeft, 120);
        QCOMPARE(found.best[0].skills, (std::vector<SkillMatch>{{u"fibre"_s, 3, 2}}));
    }

    void keepsTheSpecialistFree()
    {
        Technician expert = technician(u"DT-A"_s);
        expert.tags = {{u"fibre"_s, 5, false}};
        Technician enough = technician(u"DT-B"_s);
        enough.tags = {{u"fibre"_s, 1, false}};
        Job wanted = job(u"DJ"_s);
        wanted.tags = {{u"fibre"_s, 1, true}};
        const BoardInput day = input({expert, enough}, {});
        QCOMPARE(suggest(makeBoard(day), wanted, day).best.front().technician, u"DT-B"_s);
    }

    void countsTheLatenessItWouldCause()
    {
        // Both have the same gap; one of them runs an hour late before it.
        Job late = job(u"A"_s, u"DT-1"_s, QTime(8, 0), 60);
        late.state = JobState::InProgress;
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {late, job(u"B"_s, u"DT-1"_s, QTime(11, 0), 360),
                job(u"C"_s, u"DT-2"_s, QTime(11, 0), 360)},
            QTime(9, 50));
        const Suggestions found = suggest(makeBoard(day), job(u"DJ"_s), day);
        QCOMPARE(found.best.front().technician, u"DT-2"_s);
        QCOMPARE(found.best.front().latenessCaused, 0);
        QCOMPARE(found.best.front().start, QTime(9, 50));
        for (const Suggestion &one : found.best)
            QVERIFY(one.technician == u"DT-2"_s || one.latenessCaused >= 0);
    }

    void asksTheHelpersToo()
    {
        Job crew = job(u"DJ"_s);
        crew.assistants = {u"DT-2"_s};
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-2"_s, QTime(8, 0), 120)});
        const Suggestions found = suggest(makeBoard(day), crew, day);
        QVERIFY(!found.best.empty());
        for (const Suggestion &one : found.best) {
            QVERIFY(one.technician != u"DT-1"_s || one.start >= QTime(10, 0));
        }
    }

    void aJobIsNotInItsOwnWay()
    {
        const Job placed = job(u"DJ"_s, u"DT-1"_s, QTime(8, 0), 540);
        const BoardInput day = input({technician(u"DT-1"_s)}, {placed});
        const Suggestions found = suggest(makeBoard(day), placed, day);
        QCOMPARE(found.best.size(), 1U);
        QCOMPARE(found.best[0].start, QTime(8, 0));
        QCOMPARE(found.best[0].workMinutes, 540);
    }

    void usesTheWaysItIsGiven()
    {
        const BoardInput day = input({technician(u"DT-A"_s, near), technician(u"DT-B"_s, far)}, {});
        SuggestOptions options;
        options.travel = [](const GeoPoint &from, const GeoPoint &) {
            return from == far ? Travel{1000, 1, true} : Travel{50000, 55, true};
        };
        const Suggestions found =
            suggest(makeBoard(day), job(u"DJ"_s, {}, {}, 60, near), day, options);
        QCOMPARE(found.best.front().technician, u"DT-B"_s);
        QCOMPARE(found.best.front().travelAdded, 1);
    }

    void callsSomebodyAfterTheShiftForWhatIsUrgent()
    {
        Technician person = technician(u"DT-1"_s);
        person.extraShifts = {u"20261123T170000;PT5H;garde"_s};
        BoardInput day = input({person}, {job(u"A"_s, u"DT-1"_s, QTime(8, 0), 540)});
        Job wanted = job(u"DJ"_s);
        QVERIFY(suggest(makeBoard(day), wanted, day).best.empty());
        wanted.priority = JobPriority::Urgent;
        const Suggestions found = suggest(makeBoard(day), wanted, day);
        QCOMPARE(found.best.front().start, QTime(17, 0));
    }

    void proposesNothingForADayThatIsOver()
    {
        BoardInput day = input({technician(u"DT-1"_s)}, {});
        day.now = day.now.addDays(2);
        const Suggestions found = suggest(makeBoard(day), job(u"DJ"_s), day);
        QVERIFY(found.best.empty());
        QCOMPARE(found.refusals.front().findings.front().kind, Finding::Kind::InPast);
    }

    void breaksNoRuleOnRandomDays()
    {
        int proposals = 0;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const BoardInput day = randomDay(
                {.seed = seed, .now = QTime(6 + int(seed % 10), 20), .hasAllRules = seed % 2 == 0});
            const Board board = makeBoard(day);
            for (const Job &wanted : day.jobs) {
                if (!wanted.technician.isEmpty())
                    continue;
                const Suggestions found = suggest(board, wanted, day);
                QVERIFY(found.best.size() <= 5);
                QVERIFY(std::ranges::is_sorted(found.best, {}, &Suggestion::cost));
                std::map<QString, int> perPerson;
                for (const Suggestion &one : found.best) {
                    ++proposals;
                    QVERIFY(++perPerson[one.technician] <= 2);
                    QVERIFY(checkPlace(board, wanted, one.technician, one.start, day).empty());
                    for (const QString &helper : wanted.assistants) {
                        if (helper == one.technician)
                            continue;
                        Job help = wanted;
                        help.tags.clear();
                        QVERIFY(checkPlace(board, help, helper, one.start, day).empty());
                    }
                }
            }
        }
        QVERIFY(proposals > 1000);
    }
};

QTEST_GUILESS_MAIN(TestSuggest)
#include "tst_suggest.moc"
