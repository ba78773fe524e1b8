// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/calendarfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <libical/ical.h>

#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

Job job(const QString &id, const QString &technician, QDate date, QTime start, int minutes = 60)
{
    return {.id = id,
        .modified = u"2026-11-20 08:15:30.123456"_s,
        .subject = u"Raccordement"_s,
        .customer = u"C-1"_s,
        .customerName = u"Marie Tremblay"_s,
        .address = u"12, rue des Érables"_s,
        .position = {.latitude = 45.5, .longitude = -73.625},
        .kind = JobKind::Installation,
        .state = JobState::Assigned,
        .date = date,
        .start = start,
        .minutes = minutes,
        .technician = technician};
}

CalendarInput input(std::vector<Job> jobs, const QString &technician = u"DT-1"_s)
{
    return {.name = u"Alice Roy"_s,
        .host = u"erp.fibre.example"_s,
        .technician = technician,
        .jobs = std::move(jobs),
        .technicians = {{u"DT-1"_s, u"Alice Roy"_s}, {u"DT-2"_s, u"Benoit Roux"_s}}};
}

/// The content lines as RFC 5545 §3.1 has them put together again.
QStringList unfolded(const QByteArray &file)
{
    QString text = QString::fromUtf8(file);
    text.remove(u"\r\n "_s);
    return text.split(u"\r\n"_s, Qt::SkipEmptyParts);
}

QStringList linesOf(const QByteArray &file, const QString &name)
{
    QStringList found;
    const QStringList lines = unfolded(file);
    for (const QString &line : lines) {
        if (line.startsWith(name + u':') || line.startsWith(name + u';'))
            found += line;
    }
    return found;
}

/// The events' own lines, without those of the time zone.
QString eventLine(const QByteArray &file, const QString &name)
{
    const qsizetype at = file.indexOf("BEGIN:VEVENT");
    return at < 0 ? QString() : linesOf(file.sliced(at), name).value(0);
}

using Parsed = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Parsed parsed(const QByteArray &file)
{
    return {icalparser_parse_string(file.constData()), icalcomponent_free};
}

/// When the event begins or ends in the world, by the time zone that the file itself brings.
QDateTime moment(icalcomponent *calendar, icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    const icaltimetype clock = kind == ICAL_DTSTART_PROPERTY ? icalproperty_get_dtstart(property)
                                                             : icalproperty_get_dtend(property);
    icalparameter *named = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone =
        named ? icalcomponent_get_timezone(calendar, icalparameter_get_tzid(named)) : nullptr;
    if (!zone && icaltime_is_utc(clock) == 0)
        return {};
    icaltimetype utc = clock;
    if (zone)
        icaltimezone_convert_time(&utc, zone, icaltimezone_get_utc_timezone());
    return {QDate(utc.year, utc.month, utc.day), QTime(utc.hour, utc.minute, utc.second),
        QTimeZone::UTC};
}

QDateTime utc(int month, int day, int hour, int minute)
{
    return {QDate(2026, month, day), QTime(hour, minute), QTimeZone::UTC};
}

const QDate monday(2026, 11, 23);

} // namespace

class TestCalendarFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasAnEventWithEverythingOfAJob()
    {
        Job one = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0), 90);
        one.assistants = {u"DT-2"_s};
        one.ticket = u"ISS-1"_s;
        one.notes = u"Chien; sonner, deux fois\nporte de côté"_s;
        one.windowStart = QTime(8, 0);
        one.windowEnd = QTime(12, 0);
        CalendarInput given = input({one});
        given.places.insert(u"DJ-7"_s,
            {.address = u"12, rue des Érables, Saint-Rémi"_s, .phones = {u"514 555-0142"_s}});
        const QByteArray file = calendarFile(given);
        QCOMPARE(linesOf(file, u"UID"_s), QStringList{u"UID:DJ-7@erp.fibre.example"_s});
        QCOMPARE(eventLine(file, u"DTSTART"_s), u"DTSTART;TZID=America/Toronto:20261123T090000"_s);
        QCOMPARE(eventLine(file, u"DTEND"_s), u"DTEND;TZID=America/Toronto:20261123T103000"_s);
        QCOMPARE(eventLine(file, u"SUMMARY"_s), u"SUMMARY:Installation – Marie Tremblay"_s);
        QCOMPARE(eventLine(file, u"LOCATION"_s), u"LOCATION:12\\, rue des Érables\\, Saint-Rémi"_s);
        QVERIFY(eventLine(file, u"GEO"_s).startsWith("GEO:45.5"_L1));
        QVERIFY(eventLine(file, u"GEO"_s).contains(";-73.625"_L1));
        QCOMPARE(eventLine(file, u"STATUS"_s), u"STATUS:CONFIRMED"_s);
        QCOMPARE(eventLine(file, u"CATEGORIES"_s), u"CATEGORIES:Installation"_s);
        QCOMPARE(eventLine(file, u"LAST-MODIFIED"_s), u"LAST-MODIFIED:20261120T131530Z"_s);
        const QString description = eventLine(file, u"DESCRIPTION"_s);
        for (const QString &part : {u"Raccordement"_s, u"Promised: 08:00–12:00"_s,
                 u"With: Benoit Roux"_s, u"Phone: 514 555-0142"_s, u"Ticket: ISS-1"_s,
                 u"Chien\\; sonner\\, deux fois\\nporte de côté"_s}) {
            QVERIFY2(description.contains(part), qPrintable(description));
        }
    }

    void isReadBackByAParserAsItWas()
    {
        Job one = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0));
        one.notes = u"a,b;c\\d\n\"e\": é 漢字 😀"_s;
        const QByteArray file = calendarFile(input({one, job(u"DJ-8"_s, u"DT-1"_s, monday, {})}));
        const Parsed calendar = parsed(file);
        QVERIFY(calendar);
        QCOMPARE(icalcomponent_count_errors(calendar.get()), 0);
        QVERIFY(icalrestriction_check(calendar.get()));
        QCOMPARE(icalcomponent_count_errors(calendar.get()), 0);
        QCOMPARE(icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT), 2);
        QCOMPARE(icalcomponent_count_components(calendar.get(), ICAL_VTIMEZONE_COMPONENT), 1);
        // The one without a time comes first: its day is all there is of it.
        icalcomponent *whole =
            icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QVERIFY(icalcomponent_get_dtstart(whole).is_date);
        QVERIFY(QString::fromUtf8(icalcomponent_get_description(whole)).contains(u"No time set"_s));
        icalcomponent *timed =
            icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QVERIFY(QString::fromUtf8(icalcomponent_get_description(timed)).endsWith(one.notes));
    }

    void foldsAt75OctetsAndNeverInsideACharacter()
    {
        Job one = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0));
        one.notes = u"Où l’été fut-il passé ? 漢字漢字漢字 😀 "_s.repeated(40);
        one.customerName = u"É"_s.repeated(120);
        const QByteArray file = calendarFile(input({one}));
        QVERIFY(file.endsWith("\r\n"));
        QVERIFY(!file.contains("\n\n"));
        const QList<QByteArray> lines = file.split('\n');
        for (const QByteArray &line : lines) {
            if (line.isEmpty())
                continue;
            QVERIFY2(line.endsWith('\r'), line.constData());
            QVERIFY2(line.size() - 1 <= 75, line.constData());
            QVERIFY2(QString::fromUtf8(line).toUtf8() == line, line.constData());
        }
        QVERIFY(eventLine(file, u"SUMMARY"_s).endsWith(one.customerName));
    }

    void leavesOutWhatNoFileMayHold()
    {
        Job one = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0));
        one.notes = u"a\x01\x08"
                    "b\r\nc\rd\x7f"_s;
        one.customerName = u"X\r\nATTENDEE:mailto:x@desk.example"_s;
        const QByteArray file = calendarFile(input({one}));
        QVERIFY(eventLine(file, u"DESCRIPTION"_s).endsWith(u"ab\\nc\\nd"_s));
        QVERIFY(linesOf(file, u"ATTENDEE"_s).isEmpty());
    }

    void standsAtTheRightMomentOfTheDaysThatChangeTheClock_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QTime>("start");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QDateTime>("begin");
        QTest::addColumn<QDateTime>("end");
        const QDate spring(2026, 3, 8);
        const QDate autumn(2026, 11, 1);
        QTest::newRow("before spring")
            << QDate(2026, 3, 7) << QTime(9, 0) << 60 << utc(3, 7, 14, 0) << utc(3, 7, 15, 0);
        QTest::newRow("spring morning")
            << spring << QTime(9, 0) << 60 << utc(3, 8, 13, 0) << utc(3, 8, 14, 0);
        QTest::newRow("over the gap")
            << spring << QTime(1, 0) << 150 << utc(3, 8, 6, 0) << utc(3, 8, 7, 30);
        QTest::newRow("in the gap")
            << spring << QTime(2, 30) << 30 << utc(3, 8, 7, 30) << utc(3, 8, 8, 0);
        QTest::newRow("autumn, before")
            << autumn << QTime(0, 30) << 60 << utc(11, 1, 4, 30) << utc(11, 1, 5, 30);
        QTest::newRow("autumn, in the hour that comes twice")
            << autumn << QTime(1, 15) << 30 << utc(11, 1, 5, 15) << utc(11, 1, 5, 45);
        QTest::newRow("autumn, over both hours")
            << autumn << QTime(0, 30) << 120 << utc(11, 1, 4, 30) << utc(11, 1, 7, 30);
        QTest::newRow("autumn morning")
            << autumn << QTime(9, 0) << 60 << utc(11, 1, 14, 0) << utc(11, 1, 15, 0);
        QTest::newRow("past midnight")
            << monday << QTime(23, 0) << 120 << utc(11, 24, 4, 0) << utc(11, 24, 6, 0);
    }

    void standsAtTheRightMomentOfTheDaysThatChangeTheClock()
    {
        QFETCH(const QDate, day);
        QFETCH(const QTime, start);
        QFETCH(const int, minutes);
        const QByteArray file =
            calendarFile(input({job(u"DJ-1"_s, u"DT-1"_s, day, start, minutes)}));
        const Parsed calendar = parsed(file);
        QVERIFY(calendar);
        icalcomponent *event =
            icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QTEST(moment(calendar.get(), event, ICAL_DTSTART_PROPERTY), "begin");
        QTEST(moment(calendar.get(), event, ICAL_DTEND_PROPERTY), "end");
    }

    void keepsCancelledOnesAsSuch()
    {
        Job gone = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0));
        gone.state = JobState::Cancelled;
        const QByteArray file = calendarFile(input({gone}));
        QCOMPARE(eventLine(file, u"STATUS"_s), u"STATUS:CANCELLED"_s);
        QVERIFY(eventLine(file, u"SUMMARY"_s).startsWith(u"SUMMARY:Cancelled: "_s));
    }

    void risesWithEachRevision()
    {
        Job before = job(u"DJ-7"_s, u"DT-1"_s, monday, QTime(9, 0));
        Job after = before;
        after.modified = u"2026-11-20 08:15:31.000001"_s;
        const auto sequence = [](const Job &one) {
            return eventLine(calendarFile(input({one})), u"SEQUENCE"_s).section(u':', 1).toInt();
        };
        QVERIFY(sequence(before) > 0);
        QCOMPARE(sequence(after), sequence(before) + 1);
        QCOMPARE(eventLine(calendarFile(input({after})), u"UID"_s),
            eventLine(calendarFile(input({before})), u"UID"_s));
    }

    void holdsWhoLeadsAndWhoHelps()
    {
        Job led = job(u"DJ-1"_s, u"DT-1"_s, monday, QTime(9, 0));
        Job helped = job(u"DJ-2"_s, u"DT-2"_s, monday, QTime(11, 0));
        helped.assistants = {u"DT-1"_s};
        const Job nobodys = job(u"DJ-3"_s, {}, monday, QTime(9, 0));
        const Job undated = job(u"DJ-4"_s, u"DT-1"_s, {}, QTime(9, 0));
        const std::vector<Job> all{helped, led, nobodys, undated};
        const auto names = [&all](const QString &technician) {
            QStringList ids;
            for (const Job &one : calendarJobs(all, technician))
                ids += one.id;
            return ids;
        };
        QCOMPARE(names(u"DT-1"_s), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
        QCOMPARE(names(u"DT-2"_s), QStringList{u"DJ-2"_s});
        QCOMPARE(names({}), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
        // Everybody's calendar says whose each is.
        QVERIFY(eventLine(calendarFile(input({led}, {})), u"SUMMARY"_s).endsWith(u"Alice Roy"_s));
    }

    void isAWholeCalendarWithoutAnyJob()
    {
        const QByteArray file = calendarFile(input({}));
        const Parsed calendar = parsed(file);
        QVERIFY(calendar);
        QCOMPARE(icalcomponent_count_components(calendar.get(), ICAL_ANY_COMPONENT), 0);
        QCOMPARE(linesOf(file, u"VERSION"_s), QStringList{u"VERSION:2.0"_s});
    }

    void isWrittenWholeAndOnlyWhereItIsOther()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"day.ics"_s);
        const QByteArray first = calendarFile(input({job(u"DJ-1"_s, u"DT-1"_s, monday, {})}));
        QCOMPARE(writeCalendar(path, first).value_or(false), true);
        QCOMPARE(writeCalendar(path, first).value_or(true), false);
        const QByteArray second = calendarFile(input({}));
        QCOMPARE(writeCalendar(path, second).value_or(false), true);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), second);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        const auto failed = writeCalendar(folder.filePath(u"none/day.ics"_s), first);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        QVERIFY(failed.error().detail.contains(u"none/day.ics"_s));
    }
};

QTEST_GUILESS_MAIN(TestCalendarFile)
#include "tst_calendarfile.moc"
