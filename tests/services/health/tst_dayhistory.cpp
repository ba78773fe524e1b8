// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/dayfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;

class TestDayHistory : public QObject {
    Q_OBJECT

    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'800'000'000, QTimeZone::UTC);

    [[nodiscard]] Sample ago(qint64 seconds, int milliseconds) const
    {
        return {.at = m_now.toSecsSinceEpoch() - seconds, .milliseconds = milliseconds};
    }

private Q_SLOTS:
    void aDayThatNobodyAskedOnHasNoFigures()
    {
        const DayFigures figures = DayHistory().figures(m_now);
        QCOMPARE(figures.asked, 0);
        QVERIFY(!figures.median);
        QVERIFY(!figures.p95);
    }

    void figuresAreOfTheAnswersAndFailuresAreCounted()
    {
        DayHistory day;
        for (int i = 100; i >= 1; --i)
            day.add(ago(i * 60, i));
        day.add(ago(30, -1));
        const DayFigures figures = day.figures(m_now);
        QCOMPARE(figures.asked, 101);
        QCOMPARE(figures.failed, 1);
        QCOMPARE(figures.median, 50);
        QCOMPARE(figures.p95, 95);
    }

    void forgetsWhatIsOlderThanADay()
    {
        DayHistory day;
        day.add(ago(DayHistory::length, 10));
        day.add(ago(DayHistory::length - 1, 20));
        day.add(ago(0, 30));
        QCOMPARE(day.samples().size(), 2);
        QCOMPARE(day.figures(m_now.addSecs(3600)).asked, 1);
    }

    void aBarHasTheMedianOfItsTimeAndAnEmptyOneNone()
    {
        DayHistory day;
        day.add(ago(DayHistory::length - 1, 7));
        day.add(ago(3700, -1));
        day.add(ago(20, 100));
        day.add(ago(10, 300));
        day.add(ago(0, 200));
        const QList<DayBar> bars = day.bars(m_now, 24);
        QCOMPARE(bars.size(), 24);
        QCOMPARE(bars.first().median, 7);
        QCOMPARE(bars.last().median, 200);
        QCOMPARE(bars.at(22).failed, 1);
        QVERIFY(!bars.at(22).median);
        QCOMPARE(bars.at(10).asked, 0);
    }

    void aClockSetBackDoesNotDisorderTheDay()
    {
        DayHistory day;
        day.add(ago(10, 1));
        day.add(ago(500, 2));
        QVERIFY(day.samples().at(1).at >= day.samples().at(0).at);
    }

    void comesBackFromItsFileAsItWas()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"below/day.json"_s);
        KeptDay day{.address = u"https://erp.example/api/method/ping"_s,
            .samples = {ago(120, 40), ago(60, -1), ago(0, 55)},
            .lastOk = m_now,
            .error = Error{.kind = ErrorKind::Timeout,
                .detail = u"no answer within 10 s"_s,
                .source = u"status of erpnext"_s},
            .errorAt = m_now.addSecs(-60),
            .version = u"16.2.0"_s,
            .certificateEnd = m_now.addDays(20)};
        QVERIFY(writeDays(file, {{u"erpnext"_s, day}}).has_value());
        QCOMPARE(readDays(file).value(u"erpnext"_s), day);
    }

    void aDamagedFileIsNoDay()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"day.json"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("{\"format\":1,\"systems\":{\"hub\":{\"at\":[1,2");
        out.close();
        QVERIFY(readDays(file).isEmpty());
        QVERIFY(readDays(directory.filePath(u"none.json"_s)).isEmpty());
    }

    void saysWhyTheFileCannotBeWritten()
    {
        const QTemporaryDir directory;
        QFile inTheWay(directory.filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto written = writeDays(directory.filePath(u"file/day.json"_s), {});
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestDayHistory)
#include "tst_dayhistory.moc"
