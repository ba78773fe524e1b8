// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/board.h"
#include "dispatch/workcalendar.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

class TestWorkCalendar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plansTheDay_data();
    void plansTheDay();
    void onCallIsNeverWorked();
    void takesTheNightShiftIntoTheNextDay();
    void countsTheHoursThatReallyPass_data();
    void countsTheHoursThatReallyPass();
    void saysWhichLinesItCannotRead();
    void setsOfMinutes();

private:
    /// Monday to Friday as in `week`, "08:00-12:00 13:00-17:00".
    static Technician technician(const QString &week, const QStringList &extras)
    {
        Technician person;
        person.id = u"DT-1"_s;
        person.extraShifts = extras;
        for (int weekday = 1; weekday <= 5; ++weekday) {
            for (const QString &span : week.split(u' ', Qt::SkipEmptyParts)) {
                person.shifts.push_back(
                    {weekday, QTime::fromString(span.section(u'-', 0, 0), u"HH:mm"_s),
                        QTime::fromString(span.section(u'-', 1, 1), u"HH:mm"_s)});
            }
        }
        return person;
    }

    static QString text(const Spans &spans)
    {
        QStringList parts;
        for (const Span &span : spans)
            parts.append(
                u"%1-%2%3"_s.arg(span.from).arg(span.to).arg(span.isExtra ? u"+"_s : QString()));
        return parts.join(u' ');
    }

    QTimeZone m_zone = QTimeZone("America/Toronto");
    QDate m_monday = QDate(2026, 11, 23);
};

void TestWorkCalendar::plansTheDay_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QStringList>("extras");
    QTest::addColumn<QString>("shifts");
    QTest::addColumn<QString>("breaks");
    QTest::addColumn<QString>("absences");
    const QString day = u"08:00-17:00"_s;
    QTest::newRow("a plain day") << day << QStringList() << u"480-1020"_s << QString() << QString();
    QTest::newRow("no day of work")
        << QString() << QStringList() << QString() << QString() << QString();
    QTest::newRow("a short gap is a meal") << u"07:00-11:30 12:15-16:00"_s << QStringList()
                                           << u"420-690 735-960"_s << u"690-735"_s << QString();
    QTest::newRow("a long gap is none") << u"07:00-10:00 14:00-18:00"_s << QStringList()
                                        << u"420-600 840-1080"_s << QString() << QString();
    QTest::newRow("a break of its own")
        << day << QStringList{u"20261102T120000;PT45M;FREQ=WEEKLY;BYDAY=MO;TYPE=BREAK"_s}
        << u"480-720 765-1020"_s << u"720-765+"_s << QString();
    QTest::newRow("no break without work")
        << QString() << QStringList{u"20261102T120000;PT45M;FREQ=DAILY;TYPE=BREAK"_s} << QString()
        << QString() << QString();
    QTest::newRow("an extra shift behind it") << day << QStringList{u"20261123T160000;PT4H"_s}
                                              << u"480-1020 1020-1200+"_s << QString() << QString();
    QTest::newRow("a day off") << day << QStringList{u"20261123;TYPE=ABSENCE"_s} << QString()
                               << QString() << u"0-1440+"_s;
    QTest::newRow("within a fortnight off") << day << QStringList{u"20261116;P14D;vacances"_s}
                                            << QString() << QString() << u"0-10080+"_s;
    QTest::newRow("an hour at the dentist's")
        << day << QStringList{u"20261123T100000;PT1H;absent"_s} << u"480-600 660-1020"_s
        << QString() << u"600-660+"_s;
    QTest::newRow("away over the meal")
        << u"07:00-11:30 12:15-16:00"_s << QStringList{u"20261123T110000;PT1H;absent"_s}
        << u"420-660 735-960"_s << u"720-735"_s << u"660-720+"_s;
    QTest::newRow("an exception to an absence")
        << day << QStringList{u"20261116;P1D;FREQ=WEEKLY;BYDAY=MO;TYPE=ABSENCE;EXDATE=20261123"_s}
        << u"480-1020"_s << QString() << QString();
}

void TestWorkCalendar::plansTheDay()
{
    QFETCH(const QString, week);
    QFETCH(const QStringList, extras);
    const WorkCalendar calendar(technician(week, extras), m_zone);
    QVERIFY2(calendar.unreadable().isEmpty(), qPrintable(calendar.unreadable().join(u' ')));
    const WorkDay day = calendar.day(m_monday);
    QTEST(text(day.shifts), "shifts");
    QTEST(text(day.breaks), "breaks");
    QTEST(text(day.absences), "absences");
    QVERIFY(day.onCall.empty());
}

void TestWorkCalendar::onCallIsNeverWorked()
{
    BoardInput input;
    input.date = m_monday;
    input.technicians = {technician(u"08:00-17:00"_s,
        {u"20261102T150000;PT9H;FREQ=DAILY;garde"_s, u"20261123T200000;PT1H;absent"_s})};
    const Board board = makeBoard(input);
    const Lane &lane = board.lanes.front();
    QCOMPARE(text(lane.shifts), u"480-1020"_s);
    QCOMPARE(text(lane.onCall), u"900-1200+ 1260-1440+"_s);
    QCOMPARE(lane.shiftMinutes, 540);
    QCOMPARE(text(shiftSpans(input.technicians.front(), m_monday, m_zone)), u"480-1020"_s);
    // On a Sunday there is nothing but the call.
    input.date = m_monday.addDays(-1);
    const Board sunday = makeBoard(input);
    QVERIFY(sunday.lanes.front().shifts.empty());
    QCOMPARE(sunday.lanes.front().shiftMinutes, 0);
    QCOMPARE(text(sunday.lanes.front().onCall), u"900-1440+"_s);
}

void TestWorkCalendar::takesTheNightShiftIntoTheNextDay()
{
    const WorkCalendar calendar(technician(u"22:00-06:00"_s, {}), m_zone);
    QCOMPARE(text(calendar.day(m_monday).shifts), u"1320-1800"_s); // Sunday's night is free
    QCOMPARE(text(calendar.day(m_monday.addDays(1)).shifts), u"0-360 1320-1800"_s);
    QCOMPARE(text(calendar.day(m_monday.addDays(5)).shifts), u"0-360"_s); // Saturday
    QVERIFY(calendar.day(m_monday.addDays(6)).shifts.empty());
    // Whose hours they are is told once: two days of one night are eight hours.
    const int first = elapsedMinutes(calendar.day(m_monday).shifts, m_monday, m_zone);
    const Spans saturday = calendar.day(m_monday.addDays(5)).shifts;
    QCOMPARE(first + elapsedMinutes(saturday, m_monday.addDays(5), m_zone), 480);
}

void TestWorkCalendar::countsTheHoursThatReallyPass_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Spans>("spans");
    QTest::addColumn<int>("minutes");
    const QDate spring(2026, 3, 8);
    const QDate autumn(2026, 11, 1);
    const Spans all{{0, 1440}};
    QTest::newRow("24 hours") << m_monday << all << 24 * 60;
    QTest::newRow("23 hours") << spring << all << 23 * 60;
    QTest::newRow("25 hours") << autumn << all << 25 * 60;
    QTest::newRow("the night that loses one") << spring << Spans{{0, 360}} << 5 * 60;
    QTest::newRow("the night that gains one") << autumn << Spans{{0, 360}} << 7 * 60;
    QTest::newRow("the evening before") << spring.addDays(-1) << Spans{{1320, 1800}} << 120;
    QTest::newRow("by day in spring") << spring << Spans{{480, 1020}} << 540;
    QTest::newRow("by day in autumn") << autumn << Spans{{480, 1020}} << 540;
    QTest::newRow("within the lost hour") << spring << Spans{{120, 180}} << 0;
    QTest::newRow("over the lost hour") << spring << Spans{{90, 210}} << 60;
    QTest::newRow("over the hour that comes twice") << autumn << Spans{{30, 150}} << 180;
}

void TestWorkCalendar::countsTheHoursThatReallyPass()
{
    QFETCH(const QDate, day);
    QFETCH(const Spans, spans);
    QTEST(elapsedMinutes(spans, day, m_zone), "minutes");
}

void TestWorkCalendar::saysWhichLinesItCannotRead()
{
    const WorkCalendar calendar(
        technician({}, {u"20261123T180000;PT2H"_s, u"  "_s, u"every other full moon"_s}), m_zone);
    QCOMPARE(calendar.unreadable().size(), 1);
    QVERIFY(calendar.unreadable().front().contains(u"full moon"_s));
    QCOMPARE(text(calendar.day(m_monday).shifts), u"1080-1200+"_s);
}

void TestWorkCalendar::setsOfMinutes()
{
    QCOMPARE(text(joined({{60, 120}, {0, 30}, {110, 200}, {200, 210}, {5, 5}})), u"0-30 60-210"_s);
    QCOMPARE(text(joined({{0, 100, true}, {50, 150, false}}, true)), u"0-100+ 100-150"_s);
    QCOMPARE(
        text(without({{0, 100}, {200, 300}}, {{50, 250}, {260, 270}})), u"0-50 250-260 270-300"_s);
    QCOMPARE(text(without({{0, 100}}, {{0, 100}})), QString());
    QCOMPARE(coveredMinutes({{0, 100}, {200, 300}}, 50, 250), 100);
    const QDate spring(2026, 3, 8);
    // In the hour that is left out the clock of before is meant.
    QCOMPARE(
        momentOf(spring, 150, m_zone).toUTC(), QDateTime(spring, QTime(7, 30), QTimeZone::UTC));
    QCOMPARE(momentOf(spring, -60, m_zone).date(), spring.addDays(-1));
    QCOMPARE(momentOf(spring, 1500, m_zone).time(), QTime(1, 0));
}

QTEST_GUILESS_MAIN(TestWorkCalendar)
#include "tst_workcalendar.moc"
