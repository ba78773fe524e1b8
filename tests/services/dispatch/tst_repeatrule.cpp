// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/chainplan.h"
#include "dispatch/repeatrule.h"

#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Unit = RepeatRule::Unit;
using Month = RepeatRule::Month;

class TestRepeatRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheRule_data()
    {
        QTest::addColumn<RepeatRule>("rule");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QDate>>("days");
        QTest::newRow("every other day")
            << RepeatRule{.unit = Unit::Days, .every = 2, .times = 3} << QDate(2026, 11, 23)
            << u"FREQ=DAILY;INTERVAL=2;COUNT=4"_s
            << QList<QDate>{{2026, 11, 25}, {2026, 11, 27}, {2026, 11, 29}};
        QTest::newRow("Monday and Thursday every two weeks")
            << RepeatRule{.unit = Unit::Weeks, .every = 2, .weekdays = {1, 4}, .times = 3}
            << QDate(2026, 11, 23) << u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4"_s
            << QList<QDate>{{2026, 11, 26}, {2026, 12, 7}, {2026, 12, 10}};
        QTest::newRow("a weekday that the first is not")
            << RepeatRule{.unit = Unit::Weeks, .weekdays = {5}, .times = 2} << QDate(2026, 11, 23)
            << u"FREQ=WEEKLY;BYDAY=FR;COUNT=2"_s << QList<QDate>{{2026, 11, 27}, {2026, 12, 4}};
        QTest::newRow("until a day, which counts")
            << RepeatRule{.unit = Unit::Weeks, .until = QDate(2026, 12, 7)} << QDate(2026, 11, 23)
            << u"FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207"_s
            << QList<QDate>{{2026, 11, 30}, {2026, 12, 7}};
        QTest::newRow("the 31st leaves months out")
            << RepeatRule{.unit = Unit::Months, .times = 3} << QDate(2026, 12, 31)
            << u"FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4"_s
            << QList<QDate>{{2027, 1, 31}, {2027, 3, 31}, {2027, 5, 31}};
        QTest::newRow("29 February every year")
            << RepeatRule{.unit = Unit::Months, .every = 12, .times = 2} << QDate(2028, 2, 29)
            << u"FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29;COUNT=3"_s
            << QList<QDate>{{2032, 2, 29}, {2036, 2, 29}};
        QTest::newRow("the second Tuesday")
            << RepeatRule{.unit = Unit::Months, .month = Month::ByWeekday, .times = 2}
            << QDate(2026, 11, 10) << u"FREQ=MONTHLY;BYDAY=2TU;COUNT=3"_s
            << QList<QDate>{{2026, 12, 8}, {2027, 1, 12}};
        QTest::newRow("the fifth Monday is the last")
            << RepeatRule{.unit = Unit::Months, .month = Month::ByWeekday, .times = 2}
            << QDate(2026, 11, 30) << u"FREQ=MONTHLY;BYDAY=-1MO;COUNT=3"_s
            << QList<QDate>{{2026, 12, 28}, {2027, 1, 25}};
    }
    void followsTheRule()
    {
        QFETCH(RepeatRule, rule);
        QFETCH(QDate, first);
        QFETCH(QList<QDate>, days);
        QTEST(rule.text(first), "text");
        const auto dates = repeatDates(rule, first);
        QVERIFY(dates);
        QCOMPARE((QList<QDate>{dates->days.begin(), dates->days.end()}), days);
        QVERIFY(!dates->isCut);
    }

    void neverMakesMoreThanFiftyTwo()
    {
        const auto many =
            repeatDates({.unit = Unit::Days, .until = QDate(2030, 1, 1)}, QDate(2026, 11, 23));
        QVERIFY(many);
        QCOMPARE(many->days.size(), std::size_t(52));
        QVERIFY(many->isCut);
        const auto exact = repeatDates(
            {.unit = Unit::Days, .until = QDate(2026, 11, 23).addDays(52)}, QDate(2026, 11, 23));
        QCOMPARE(exact->days.size(), std::size_t(52));
        QVERIFY(!exact->isCut);
        const auto slow =
            repeatDates({.unit = Unit::Months, .every = 12, .times = 52}, QDate(2028, 2, 29));
        QVERIFY(slow);
        QVERIFY(std::ranges::is_sorted(slow->days));
    }

    void aRuleWithoutAnEndIsRefused()
    {
        QVERIFY(!repeatDates({.unit = Unit::Days}, QDate(2026, 11, 23)));
        QVERIFY(!repeatDates({.unit = Unit::Days, .times = 2}, QDate()));
        const auto none =
            repeatDates({.unit = Unit::Days, .until = QDate(2026, 11, 1)}, QDate(2026, 11, 23));
        QVERIFY(!none || none->days.empty());
    }

    void keepsTheWallClockAndSaysWhenTheClocksChange()
    {
        Job job{.id = u"DJ-1"_s, .start = QTime(9, 0), .minutes = 60, .technician = u"A"_s};
        Technician person{.id = u"A"_s, .name = u"A"_s};
        for (int weekday = 1; weekday <= 7; ++weekday)
            person.shifts.push_back(
                {.weekday = weekday, .start = QTime(8, 0), .end = QTime(16, 0)});
        person.extraShifts = {u"20261225;P1D;TYPE=ABSENCE"_s};
        const auto days = [person](QDate day) -> Result<BoardInput> {
            BoardInput input;
            input.date = day;
            input.technicians = {person};
            return input;
        };
        // Clocks go back on 1 November 2026 and forward on 14 March 2027.
        const auto placed = placeRepeats(job,
            {QDate(2026, 10, 31), QDate(2026, 11, 1), QDate(2026, 12, 25), QDate(2027, 3, 14)},
            days);
        QVERIFY(placed);
        QCOMPARE(placed->at(0).clockShift, 0);
        QVERIFY(placed->at(0).findings.empty());
        QCOMPARE(placed->at(1).clockShift, -60);
        QVERIFY(placed->at(1).findings.empty()); // nine o'clock is in the shift as ever
        QCOMPARE(placed->at(3).clockShift, 60);
        QCOMPARE(placed->at(2).holiday, Holiday::Christmas);
        QVERIFY(
            std::ranges::contains(placed->at(2).findings, Finding::Kind::Absent, &Finding::kind));
    }

    void saysWhereItWouldOverlap()
    {
        Job job{.id = u"DJ-1"_s, .start = QTime(9, 0), .minutes = 60, .technician = u"A"_s};
        Technician person{.id = u"A"_s,
            .name = u"A"_s,
            .shifts = {{.weekday = 1, .start = QTime(8, 0), .end = QTime(16, 0)}}};
        const auto days = [person](QDate day) -> Result<BoardInput> {
            BoardInput input;
            input.date = day;
            input.technicians = {person};
            input.jobs = {Job{.id = u"DJ-2"_s,
                .state = JobState::Assigned,
                .date = day,
                .start = QTime(9, 30),
                .minutes = 60,
                .technician = u"A"_s}};
            return input;
        };
        const auto placed = placeRepeats(job, {QDate(2026, 11, 30), QDate(2026, 12, 1)}, days);
        QVERIFY(placed);
        QVERIFY(
            std::ranges::contains(placed->at(0).findings, Finding::Kind::Overlap, &Finding::kind));
        QVERIFY(
            std::ranges::contains(placed->at(1).findings, Finding::Kind::NoShift, &Finding::kind));
    }
};

QTEST_GUILESS_MAIN(TestRepeatRule)
#include "tst_repeatrule.moc"
