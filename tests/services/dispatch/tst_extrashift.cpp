// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/extrashift.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

class TestExtraShift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void occursOnTheRightDays_data();
    void occursOnTheRightDays();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void followsTheRule_data();
    void followsTheRule();
    void findsTheSameFromTheMiddleAsFromTheBeginning_data();
    void findsTheSameFromTheMiddleAsFromTheBeginning();
    void takesUtcStartsIntoTheZone();
    void recursByTheClockOfTheRulesOwnZone();
    void takesOutAndAddsDays();
    void readsWhatALineMeans_data();
    void readsWhatALineMeans();
    void reachesIntoTheDaysItTouches();
    void knowsTheDaysThatLoseOrGainAnHour_data();
    void knowsTheDaysThatLoseOrGainAnHour();

private:
    QTimeZone m_zone = QTimeZone("America/Toronto");
};

void TestExtraShift::occursOnTheRightDays_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("days"); // of the 42 from Monday 2026-11-02 on: x = occurs
    QTest::newRow("once") << u"20261104T170000;PT4H"_s << u"..x...."_s;
    QTest::newRow("names") << u"DTSTART:20261104T170000;DURATION:PT4H;RRULE:FREQ=DAILY;COUNT=2"_s
                           << u"..xx..."_s;
    QTest::newRow("daily") << u"20261103T170000;PT4H;FREQ=DAILY"_s << u".xxxxxxxx"_s;
    QTest::newRow("every third day")
        << u"20261102T0800;PT1H;FREQ=DAILY;INTERVAL=3"_s << u"x..x..x..x"_s;
    QTest::newRow("daily on weekdays")
        << u"20261102T080000;PT1H;FREQ=DAILY;BYDAY=MO,WE"_s << u"x.x....x.x...."_s;
    QTest::newRow("weekly") << u"20261104T170000;PT4H;FREQ=WEEKLY"_s << u"..x......x......x"_s;
    QTest::newRow("weekly by day")
        << u"20261103T170000;PT4H;FREQ=WEEKLY;BYDAY=MO,SA"_s << u".....x.x....x."_s;
    QTest::newRow("every other week")
        << u"20261107T080000;PT8H;FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU"_s
        << u".....xx............xx......."_s;
    QTest::newRow("until") << u"20261102T080000;PT8H;FREQ=DAILY;UNTIL=20261104"_s << u"xxx...."_s;
    QTest::newRow("count over weeks")
        << u"20261102T080000;PT8H;FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3"_s << u"xx.....x......"_s;
}

void TestExtraShift::occursOnTheRightDays()
{
    QFETCH(const QString, line);
    QFETCH(const QString, days);
    const auto shift = ExtraShift::parse(line, m_zone);
    QVERIFY2(shift.has_value(), shift ? "" : qPrintable(shift.error().detail));
    QString got;
    for (int i = 0; i < days.size(); ++i)
        got += shift->occursOn(QDate(2026, 11, 2).addDays(i)) ? u'x' : u'.';
    QCOMPARE(got, days);
}

void TestExtraShift::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("empty parts") << u";;"_s;
    QTest::newRow("no duration") << u"20261104T170000"_s;
    QTest::newRow("bad start") << u"tomorrow;PT4H"_s;
    QTest::newRow("bad duration") << u"20261104T170000;4 h"_s;
    QTest::newRow("no such frequency") << u"20261104T170000;PT4H;FREQ=FORTNIGHTLY"_s;
    QTest::newRow("no frequency") << u"20261104T170000;PT4H;BYDAY=MO"_s;
    QTest::newRow("every minute") << u"20261104T170000;PT4H;FREQ=MINUTELY"_s;
    QTest::newRow("count and until") << u"20261104T170000;PT4H;FREQ=DAILY;COUNT=2;UNTIL=20261110"_s;
    QTest::newRow("count of nothing") << u"20261104T170000;PT4H;FREQ=DAILY;COUNT=0"_s;
    QTest::newRow("interval of nothing") << u"20261104T170000;PT4H;FREQ=DAILY;INTERVAL=0"_s;
    QTest::newRow("same part twice") << u"20261104T170000;PT4H;FREQ=DAILY;FREQ=WEEKLY"_s;
    QTest::newRow("no such month") << u"20261104T170000;PT4H;FREQ=YEARLY;BYMONTH=13"_s;
    for (const QString &rule : {u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"_s,
             u"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30,31"_s, u"FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31"_s,
             u"FREQ=HOURLY;BYYEARDAY=40;BYMONTH=6"_s, u"FREQ=HOURLY;INTERVAL=2;BYHOUR=8"_s}) {
        QTest::addRow("never occurs: %s", qPrintable(rule)) << u"20261104T170000;PT4H;"_s + rule;
    }
    QTest::newRow("no such weekday") << u"20261104T170000;PT4H;FREQ=WEEKLY;BYDAY=LU"_s;
    QTest::newRow("week number of a month") << u"20261104T170000;PT4H;FREQ=MONTHLY;BYWEEKNO=3"_s;
    QTest::newRow("until no time") << u"20261104T170000;PT4H;FREQ=DAILY;UNTIL=soon"_s;
    QTest::newRow("no such type") << u"20261104T170000;PT4H;TYPE=PARTY"_s;
    QTest::newRow("label that says nothing") << u"20261104T170000;PT4H;perhaps"_s;
    QTest::newRow("no such zone") << u"DTSTART;TZID=America/Atlantis:20261104T170000;PT4H"_s;
    QTest::newRow("ends before it begins") << u"20261104T170000;20261104T160000"_s;
    QTest::newRow("exception that is no time") << u"20261104T170000;PT4H;EXDATE=monday"_s;
    QTest::newRow("ordinal day") << u"20261104T170000;PT4H;FREQ=WEEKLY;BYDAY=1MO"_s;
    QTest::newRow("part we do not know") << u"20261104T170000;PT4H;FREQ=WEEKLY;BYSETPOS=1"_s;
}

void TestExtraShift::refusesWhatItDoesNotUnderstand()
{
    QFETCH(const QString, line);
    const auto shift = ExtraShift::parse(line, m_zone);
    QVERIFY(!shift.has_value());
    QCOMPARE(shift.error().kind, ErrorKind::Validation);
    QVERIFY(shift.error().detail.contains(line));
}

namespace {

/// Beginnings from the day of `first` on, "20261104T1700", up to `most` of them.
QStringList beginnings(const ExtraShift &shift, QDate first, QDate last, qsizetype most)
{
    QStringList found;
    for (QDate day = first; day <= last && found.size() < most; day = day.addDays(1)) {
        for (const Span &span : shift.spansOn(day)) {
            if (span.from >= 0 && found.size() < most)
                found.append(day.toString(u"yyyyMMdd"_s)
                    + u"T%1%2"_s.arg(span.from / 60, 2, 10, QChar(u'0'))
                        .arg(span.from % 60, 2, 10, QChar(u'0')));
        }
    }
    return found;
}

} // namespace

void TestExtraShift::followsTheRule_data()
{
    // Most are the examples of RFC 5545, 3.8.5.3.
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected"); // the first twelve
    QTest::addColumn<bool>("isAll");
    QTest::newRow("daily for ten occurrences")
        << u"19970902T090000;PT30M;FREQ=DAILY;COUNT=10"_s
        << u"19970902T0900 19970903T0900 19970904T0900 19970905T0900 19970906T0900 19970907T0900 19970908T0900 19970909T0900 19970910T0900 19970911T0900"_s
        << true;
    QTest::newRow("every other day")
        << u"19970902T090000;PT30M;FREQ=DAILY;INTERVAL=2"_s
        << u"19970902T0900 19970904T0900 19970906T0900 19970908T0900 19970910T0900 19970912T0900 19970914T0900 19970916T0900 19970918T0900 19970920T0900 19970922T0900 19970924T0900"_s
        << false;
    QTest::newRow("every ten days, five times")
        << u"19970902T090000;PT30M;FREQ=DAILY;INTERVAL=10;COUNT=5"_s
        << u"19970902T0900 19970912T0900 19970922T0900 19971002T0900 19971012T0900"_s << true;
    QTest::newRow("every day in January for three years")
        << u"19980101T090000;PT30M;FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA"_s
        << u"19980101T0900 19980102T0900 19980103T0900 19980104T0900 19980105T0900 19980106T0900 19980107T0900 19980108T0900 19980109T0900 19980110T0900 19980111T0900 19980112T0900"_s
        << false;
    QTest::newRow("weekly until the end of the year")
        << u"19970902T090000;PT30M;FREQ=WEEKLY;UNTIL=19971224T000000Z"_s
        << u"19970902T0900 19970909T0900 19970916T0900 19970923T0900 19970930T0900 19971007T0900 19971014T0900 19971021T0900 19971028T0900 19971104T0900 19971111T0900 19971118T0900"_s
        << false;
    QTest::newRow("every other week, week begins on Sunday")
        << u"19970902T090000;PT30M;FREQ=WEEKLY;INTERVAL=2;WKST=SU"_s
        << u"19970902T0900 19970916T0900 19970930T0900 19971014T0900 19971028T0900 19971111T0900 19971125T0900 19971209T0900 19971223T0900 19980106T0900 19980120T0900 19980203T0900"_s
        << false;
    QTest::newRow("weekly on two days for five weeks")
        << u"19970902T090000;PT30M;FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH"_s
        << u"19970902T0900 19970904T0900 19970909T0900 19970911T0900 19970916T0900 19970918T0900 19970923T0900 19970925T0900 19970930T0900 19971002T0900"_s
        << true;
    QTest::newRow("every other week on three days")
        << u"19970901T090000;PT30M;FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR"_s
        << u"19970901T0900 19970903T0900 19970905T0900 19970915T0900 19970917T0900 19970919T0900 19970929T0900 19971001T0900 19971003T0900 19971013T0900 19971015T0900 19971017T0900"_s
        << false;
    QTest::newRow("every other week on two days, eight times")
        << u"19970902T090000;PT30M;FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH"_s
        << u"19970902T0900 19970904T0900 19970916T0900 19970918T0900 19970930T0900 19971002T0900 19971014T0900 19971016T0900"_s
        << true;
    QTest::newRow("monthly on the first Friday")
        << u"19970905T090000;PT30M;FREQ=MONTHLY;COUNT=10;BYDAY=1FR"_s
        << u"19970905T0900 19971003T0900 19971107T0900 19971205T0900 19980102T0900 19980206T0900 19980306T0900 19980403T0900 19980501T0900 19980605T0900"_s
        << true;
    QTest::newRow("monthly on the first Friday until")
        << u"19970905T090000;PT30M;FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR"_s
        << u"19970905T0900 19971003T0900 19971107T0900 19971205T0900"_s << true;
    QTest::newRow("every other month on the first and last Sunday")
        << u"19970907T090000;PT30M;FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU"_s
        << u"19970907T0900 19970928T0900 19971102T0900 19971130T0900 19980104T0900 19980125T0900 19980301T0900 19980329T0900 19980503T0900 19980531T0900"_s
        << true;
    QTest::newRow("monthly on the second-to-last Monday")
        << u"19970922T090000;PT30M;FREQ=MONTHLY;COUNT=6;BYDAY=-2MO"_s
        << u"19970922T0900 19971020T0900 19971117T0900 19971222T0900 19980119T0900 19980216T0900"_s
        << true;
    QTest::newRow("monthly on the third-to-last day")
        << u"19970928T090000;PT30M;FREQ=MONTHLY;BYMONTHDAY=-3"_s
        << u"19970928T0900 19971029T0900 19971128T0900 19971229T0900 19980129T0900 19980226T0900 19980329T0900 19980428T0900 19980529T0900 19980628T0900 19980729T0900 19980829T0900"_s
        << false;
    QTest::newRow("monthly on the 2nd and 15th")
        << u"19970902T090000;PT30M;FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15"_s
        << u"19970902T0900 19970915T0900 19971002T0900 19971015T0900 19971102T0900 19971115T0900 19971202T0900 19971215T0900 19980102T0900 19980115T0900"_s
        << true;
    QTest::newRow("monthly on the first and last day")
        << u"19970930T090000;PT30M;FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1"_s
        << u"19970930T0900 19971001T0900 19971031T0900 19971101T0900 19971130T0900 19971201T0900 19971231T0900 19980101T0900 19980131T0900 19980201T0900"_s
        << true;
    QTest::newRow("every 18 months on the 10th to 15th")
        << u"19970910T090000;PT30M;FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15"_s
        << u"19970910T0900 19970911T0900 19970912T0900 19970913T0900 19970914T0900 19970915T0900 19990310T0900 19990311T0900 19990312T0900 19990313T0900"_s
        << true;
    QTest::newRow("every Tuesday, every other month")
        << u"19970902T090000;PT30M;FREQ=MONTHLY;INTERVAL=2;BYDAY=TU"_s
        << u"19970902T0900 19970909T0900 19970916T0900 19970923T0900 19970930T0900 19971104T0900 19971111T0900 19971118T0900 19971125T0900 19980106T0900 19980113T0900 19980120T0900"_s
        << false;
    QTest::newRow("yearly in June and July")
        << u"19970610T090000;PT30M;FREQ=YEARLY;COUNT=10;BYMONTH=6,7"_s
        << u"19970610T0900 19970710T0900 19980610T0900 19980710T0900 19990610T0900 19990710T0900 20000610T0900 20000710T0900 20010610T0900 20010710T0900"_s
        << true;
    QTest::newRow("every other year in January to March")
        << u"19970310T090000;PT30M;FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3"_s
        << u"19970310T0900 19990110T0900 19990210T0900 19990310T0900 20010110T0900 20010210T0900 20010310T0900 20030110T0900 20030210T0900 20030310T0900"_s
        << true;
    QTest::newRow("every third year on three days of the year")
        << u"19970101T090000;PT30M;FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200"_s
        << u"19970101T0900 19970410T0900 19970719T0900 20000101T0900 20000409T0900 20000718T0900 20030101T0900 20030410T0900 20030719T0900 20060101T0900"_s
        << true;
    QTest::newRow("every 20th Monday of the year")
        << u"19970519T090000;PT30M;FREQ=YEARLY;BYDAY=20MO"_s
        << u"19970519T0900 19980518T0900 19990517T0900 20000515T0900 20010514T0900 20020520T0900 20030519T0900 20040517T0900 20050516T0900 20060515T0900 20070514T0900 20080519T0900"_s
        << false;
    QTest::newRow("Monday of week 20")
        << u"19970512T090000;PT30M;FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"_s
        << u"19970512T0900 19980511T0900 19990517T0900 20000515T0900 20010514T0900 20020513T0900 20030512T0900 20040510T0900 20050516T0900 20060515T0900 20070514T0900 20080512T0900"_s
        << false;
    QTest::newRow("every Thursday in March")
        << u"19970313T090000;PT30M;FREQ=YEARLY;BYMONTH=3;BYDAY=TH"_s
        << u"19970313T0900 19970320T0900 19970327T0900 19980305T0900 19980312T0900 19980319T0900 19980326T0900 19990304T0900 19990311T0900 19990318T0900 19990325T0900 20000302T0900"_s
        << false;
    QTest::newRow("every Thursday in summer")
        << u"19970605T090000;PT30M;FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8"_s
        << u"19970605T0900 19970612T0900 19970619T0900 19970626T0900 19970703T0900 19970710T0900 19970717T0900 19970724T0900 19970731T0900 19970807T0900 19970814T0900 19970821T0900"_s
        << false;
    QTest::newRow("every Friday the 13th")
        << u"19970902T090000;PT30M;FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"_s
        << u"19980213T0900 19980313T0900 19981113T0900 19990813T0900 20001013T0900 20010413T0900 20010713T0900 20020913T0900 20021213T0900 20030613T0900 20040213T0900 20040813T0900"_s
        << false;
    QTest::newRow("first Saturday after the first Sunday")
        << u"19970913T090000;PT30M;FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"_s
        << u"19970913T0900 19971011T0900 19971108T0900 19971213T0900 19980110T0900 19980207T0900 19980307T0900 19980411T0900 19980509T0900 19980613T0900 19980711T0900 19980808T0900"_s
        << false;
    QTest::newRow("election day")
        << u"19961105T090000;PT30M;FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"_s
        << u"19961105T0900 20001107T0900 20041102T0900 20081104T0900 20121106T0900 20161108T0900 20201103T0900 20241105T0900 20281107T0900 20321102T0900 20361104T0900 20401106T0900"_s
        << false;
    QTest::newRow("third of Tuesday to Thursday")
        << u"19970904T090000;PT30M;FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"_s
        << u"19970904T0900 19971007T0900 19971106T0900"_s << true;
    QTest::newRow("second-to-last weekday")
        << u"19970929T090000;PT30M;FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2"_s
        << u"19970929T0900 19971030T0900 19971127T0900 19971230T0900 19980129T0900 19980226T0900 19980330T0900 19980429T0900 19980528T0900 19980629T0900 19980730T0900 19980828T0900"_s
        << false;
    QTest::newRow("every three hours on one day")
        << u"19970902T090000;PT30M;FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z"_s
        << u"19970902T0900 19970902T1200 19970902T1500"_s << true;
    QTest::newRow("by hours and minutes of the day")
        << u"19970902T090000;PT30M;FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,30;COUNT=12"_s
        << u"19970902T0900 19970902T0930 19970902T1000 19970902T1030 19970902T1100 19970902T1130 19970903T0900 19970903T0930 19970903T1000 19970903T1030 19970903T1100 19970903T1130"_s
        << true;
    QTest::newRow("weeks that begin on Monday")
        << u"19970805T090000;PT30M;FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"_s
        << u"19970805T0900 19970810T0900 19970819T0900 19970824T0900"_s << true;
    QTest::newRow("weeks that begin on Sunday")
        << u"19970805T090000;PT30M;FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"_s
        << u"19970805T0900 19970817T0900 19970819T0900 19970831T0900"_s << true;
    QTest::newRow("days that some months do not have")
        << u"20070115T090000;PT30M;FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"_s
        << u"20070115T0900 20070130T0900 20070215T0900 20070315T0900 20070330T0900"_s << true;
    QTest::newRow("leap day") << u"20240229T090000;PT30M;FREQ=YEARLY;COUNT=3"_s
                              << u"20240229T0900 20280229T0900 20320229T0900"_s << true;
    QTest::newRow("last weekday of the quarter")
        << u"20260331T170000;PT30M;FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5"_s
        << u"20260331T1700 20260630T1700 20260930T1700 20261231T1700 20270331T1700"_s << true;
    QTest::newRow("week 53") << u"20201228T080000;PT30M;FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3"_s
                             << u"20201228T0800 20261228T0800 20321227T0800"_s << true;
    QTest::newRow("on-call every sixth week, Friday to Sunday")
        << u"20261106T170000;PT30M;FREQ=WEEKLY;INTERVAL=6;BYDAY=FR,SA,SU;COUNT=9"_s
        << u"20261106T1700 20261107T1700 20261108T1700 20261218T1700 20261219T1700 20261220T1700 20270129T1700 20270130T1700 20270131T1700"_s
        << true;
}

void TestExtraShift::followsTheRule()
{
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    QFETCH(const bool, isAll);
    const auto shift = ExtraShift::parse(line, m_zone);
    QVERIFY2(shift.has_value(), shift ? "" : qPrintable(shift.error().detail));
    const QStringList times = expected.split(u' ');
    const QDate first = QDate::fromString(times.first().left(8), u"yyyyMMdd"_s).addDays(-40);
    const QDate last = QDate::fromString(times.last().left(8), u"yyyyMMdd"_s);
    // What has ended stays ended.
    const QDate end = isAll ? last.addDays(800) : last;
    QCOMPARE(beginnings(*shift, first, end, times.size() + (isAll ? 1 : 0)), times);
}

void TestExtraShift::findsTheSameFromTheMiddleAsFromTheBeginning_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule : {"FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;INTERVAL=5;BYDAY=MO,TU,WE",
             "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,MO",
             "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=2,-1",
             "FREQ=YEARLY;INTERVAL=2;BYMONTH=3,11;BYDAY=1SU,2SU", "FREQ=YEARLY;BYYEARDAY=-1,60",
             "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=TH", "FREQ=HOURLY;INTERVAL=37",
             "FREQ=HOURLY;INTERVAL=5;BYDAY=SA", "FREQ=DAILY;BYMONTH=2,3;BYHOUR=2,8"}) {
        QTest::newRow(rule) << QString::fromLatin1(rule);
    }
}

void TestExtraShift::findsTheSameFromTheMiddleAsFromTheBeginning()
{
    // A rule with a count is gone through from its beginning, one without is entered at the day.
    QFETCH(const QString, rule);
    const auto entered = ExtraShift::parse(u"20250103T083000;PT2H;"_s + rule, m_zone);
    const auto counted =
        ExtraShift::parse(u"20250103T083000;PT2H;"_s + rule + u";COUNT=20000"_s, m_zone);
    QVERIFY(entered);
    QVERIFY(counted);
    for (QDate day(2025, 1, 1); day < QDate(2027, 3, 20); day = day.addDays(3))
        QCOMPARE(entered->spansOn(day), counted->spansOn(day));
}

void TestExtraShift::takesUtcStartsIntoTheZone()
{
    const auto shift = ExtraShift::parse(u"20261104T010000Z;PT2H"_s, m_zone);
    QVERIFY(shift.has_value());
    QVERIFY(shift->occursOn(QDate(2026, 11, 3)));
    QVERIFY(!shift->occursOn(QDate(2026, 11, 4)));
    QCOMPARE(shift->spansOn(QDate(2026, 11, 3)), (Spans{{20 * 60, 22 * 60, true}}));
}

void TestExtraShift::recursByTheClockOfTheRulesOwnZone()
{
    // 17:00 in UTC is 13:00 in summer and noon in winter; 17:00 in Toronto stays 17:00.
    const auto utc = ExtraShift::parse(u"20261030T170000Z;PT2H;FREQ=DAILY"_s, m_zone);
    const auto own = ExtraShift::parse(
        u"DTSTART;TZID=America/Toronto:20261030T170000;DURATION:PT2H;RRULE:FREQ=DAILY"_s, m_zone);
    const auto east = ExtraShift::parse(
        u"DTSTART;TZID=America/Halifax:20261030T170000;PT2H;FREQ=DAILY"_s, m_zone);
    QVERIFY(utc && own && east);
    QCOMPARE(utc->spansOn(QDate(2026, 10, 31)), (Spans{{13 * 60, 15 * 60, true}}));
    QCOMPARE(utc->spansOn(QDate(2026, 11, 2)), (Spans{{12 * 60, 14 * 60, true}}));
    QCOMPARE(own->spansOn(QDate(2026, 10, 31)), (Spans{{17 * 60, 19 * 60, true}}));
    QCOMPARE(own->spansOn(QDate(2026, 11, 2)), (Spans{{17 * 60, 19 * 60, true}}));
    QCOMPARE(east->spansOn(QDate(2026, 11, 2)), (Spans{{16 * 60, 18 * 60, true}}));
    // By its own clock too: the last one is at 13:00 in Toronto.
    const auto until =
        ExtraShift::parse(u"20261030T130000;PT2H;FREQ=DAILY;UNTIL=20261031T170000Z"_s, m_zone);
    QVERIFY(until);
    QVERIFY(until->occursOn(QDate(2026, 10, 31)));
    QVERIFY(!until->occursOn(QDate(2026, 11, 1)));
}

void TestExtraShift::takesOutAndAddsDays()
{
    const auto shift = ExtraShift::parse(
        u"20261102T170000;PT4H;FREQ=DAILY;COUNT=7;EXDATE=20261103,20261105T170000,20261106T090000;"
        "RDATE=20261120,20261121T080000"_s,
        m_zone);
    QVERIFY2(shift.has_value(), shift ? "" : qPrintable(shift.error().detail));
    // What was taken out counts, and a time at which nothing begins takes nothing out.
    QCOMPARE(beginnings(*shift, QDate(2026, 11, 1), QDate(2026, 12, 1), 99),
        (QStringList{u"20261102T1700"_s, u"20261104T1700"_s, u"20261106T1700"_s, u"20261107T1700"_s,
            u"20261108T1700"_s, u"20261120T1700"_s, u"20261121T0800"_s}));
}

void TestExtraShift::readsWhatALineMeans_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<ShiftKind>("kind");
    QTest::newRow("nothing told") << u"20261104T170000;PT4H"_s << ShiftKind::Work;
    QTest::newRow("summary that says nothing")
        << u"20261104T170000;PT4H;SUMMARY=Inventaire"_s << ShiftKind::Work;
    QTest::newRow("a word within a word")
        << u"20261104T170000;PT4H;SUMMARY=Sauvegarde"_s << ShiftKind::Work;
    QTest::newRow("type") << u"20261104T170000;PT4H;TYPE=ONCALL"_s << ShiftKind::OnCall;
    QTest::newRow("summary") << u"20261104T170000;PT4H;FREQ=DAILY;SUMMARY=on-call"_s
                             << ShiftKind::OnCall;
    QTest::newRow("label") << u"20261104T170000;PT4H;FREQ=DAILY;Garde"_s << ShiftKind::OnCall;
    QTest::newRow("label before the rule")
        << u"20261104T170000;PT4H;sur appel;FREQ=DAILY"_s << ShiftKind::OnCall;
    QTest::newRow("type before summary")
        << u"20261104T170000;PT4H;TYPE=WORK;SUMMARY=Remplace la garde"_s << ShiftKind::Work;
    QTest::newRow("summary before type")
        << u"20261104T170000;PT4H;SUMMARY=Remplace la garde;TYPE=WORK"_s << ShiftKind::Work;
    QTest::newRow("vacation") << u"20261104;P14D;Vacances"_s << ShiftKind::Absence;
    QTest::newRow("accents") << u"20261104;TYPE=ABSENCE;SUMMARY=Congé férié"_s
                             << ShiftKind::Absence;
    QTest::newRow("meal") << u"20261104T120000;PT30M;FREQ=DAILY;Dîner"_s << ShiftKind::Break;
}

void TestExtraShift::readsWhatALineMeans()
{
    QFETCH(const QString, line);
    QFETCH(const ShiftKind, kind);
    const auto shift = ExtraShift::parse(line, m_zone);
    QVERIFY2(shift.has_value(), shift ? "" : qPrintable(shift.error().detail));
    QCOMPARE(shift->kind(), kind);
}

void TestExtraShift::reachesIntoTheDaysItTouches()
{
    const auto night = ExtraShift::parse(u"20261109T220000;PT8H"_s, m_zone);
    QVERIFY(night);
    QCOMPARE(night->spansOn(QDate(2026, 11, 9)), (Spans{{1320, 1800, true}}));
    QCOMPARE(night->spansOn(QDate(2026, 11, 10)), (Spans{{-120, 360, true}}));
    QVERIFY(!night->occursOn(QDate(2026, 11, 10)));
    QVERIFY(night->spansOn(QDate(2026, 11, 11)).empty());

    const auto away = ExtraShift::parse(u"20261109;P3D;TYPE=ABSENCE"_s, m_zone);
    QVERIFY(away);
    QVERIFY(away->spansOn(QDate(2026, 11, 8)).empty());
    QCOMPARE(away->spansOn(QDate(2026, 11, 9)), (Spans{{0, 3 * 1440, true}}));
    QCOMPARE(away->spansOn(QDate(2026, 11, 11)), (Spans{{-2 * 1440, 1440, true}}));
    QVERIFY(away->spansOn(QDate(2026, 11, 12)).empty());

    const auto until = ExtraShift::parse(u"20261109T120000;20261110T090000;absent"_s, m_zone);
    QVERIFY(until);
    QCOMPARE(until->spansOn(QDate(2026, 11, 10)), (Spans{{-720, 540, true}}));
}

void TestExtraShift::knowsTheDaysThatLoseOrGainAnHour_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Spans>("expected");
    const QDate spring(2026, 3, 8); // 2:00 is followed by 3:00
    const QDate autumn(2026, 11, 1); // 2:00 is followed by 1:00
    QTest::newRow("eight hours over the lost hour")
        << u"20260307T200000;PT8H"_s << spring << Spans{{-240, 5 * 60, true}};
    QTest::newRow("eight hours over the gained hour")
        << u"20261031T200000;PT8H"_s << autumn << Spans{{-240, 3 * 60, true}};
    QTest::newRow("begins in the lost hour")
        << u"20260301T023000;PT2H;FREQ=WEEKLY"_s << spring << Spans{{210, 330, true}};
    QTest::newRow("begins in the hour that comes twice")
        << u"20261025T013000;PT2H;FREQ=WEEKLY"_s << autumn << Spans{{90, 150, true}};
    QTest::newRow("ends within the hour that comes twice")
        << u"20261101T013000;PT1H"_s << autumn << Spans{{90, 150, true}};
    QTest::newRow("a whole day of 23 hours")
        << u"20260308;P1D;absent"_s << spring << Spans{{0, 1440, true}};
    QTest::newRow("a whole day of 25 hours")
        << u"20261101;P1D;absent"_s << autumn << Spans{{0, 1440, true}};
    QTest::newRow("the clock of the day after")
        << u"20260301T080000;PT8H;FREQ=DAILY"_s << spring.addDays(1) << Spans{{480, 960, true}};
    QTest::newRow("the clock of the day after in autumn")
        << u"20261025T080000;PT8H;FREQ=DAILY"_s << autumn.addDays(1) << Spans{{480, 960, true}};
}

void TestExtraShift::knowsTheDaysThatLoseOrGainAnHour()
{
    QFETCH(const QString, line);
    QFETCH(const QDate, day);
    QFETCH(const Spans, expected);
    const auto shift = ExtraShift::parse(line, m_zone);
    QVERIFY2(shift.has_value(), shift ? "" : qPrintable(shift.error().detail));
    QCOMPARE(shift->spansOn(day), expected);
}

QTEST_GUILESS_MAIN(TestExtraShift)
#include "tst_extrashift.moc"
