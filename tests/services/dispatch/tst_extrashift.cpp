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
    void takesUtcStartsIntoTheZone();

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
    QTest::newRow("monthly") << u"20261104T170000;PT4H;FREQ=MONTHLY"_s;
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

void TestExtraShift::takesUtcStartsIntoTheZone()
{
    const auto shift = ExtraShift::parse(u"20261104T010000Z;PT2H"_s, m_zone);
    QVERIFY(shift.has_value());
    QVERIFY(shift->occursOn(QDate(2026, 11, 3)));
    QCOMPARE(shift->span(), (Span{20 * 60, 22 * 60, true}));
}

QTEST_GUILESS_MAIN(TestExtraShift)
#include "tst_extrashift.moc"
