// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/nearest.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

/// A Tuesday at ten, local time.
const QDateTime now(QDate(2026, 11, 24), QTime(10, 0), QTimeZone("America/Toronto"));

Technician person(const QString &id, const QStringList &tags = {})
{
    Technician made{.id = id, .name = id};
    made.shifts = {{.weekday = 2, .start = QTime(8, 0), .end = QTime(16, 0)}};
    for (const QString &tag : tags)
        made.tags.push_back({.tag = tag, .level = 3});
    return made;
}

Job job(const QString &id, const QString &technician, QTime start, double latitude)
{
    Job made{.id = id,
        .position = {latitude, -73.5},
        .state = JobState::Assigned,
        .date = now.date(),
        .start = start,
        .minutes = 60};
    made.technician = technician;
    return made;
}

} // namespace

/// Who could be at a place first.
class TestNearest : public QObject {
    Q_OBJECT

private:
    std::vector<Technician> m_people;
    std::vector<Job> m_jobs;
    QHash<QString, LivePosition> m_seen;
    NearestQuery m_query;

    [[nodiscard]] Board boardOf(QDate date) const
    {
        BoardInput input;
        input.date = date;
        input.technicians = m_people;
        input.jobs = m_jobs;
        input.now = now.toUTC();
        return makeBoard(input);
    }

    NearestList find()
    {
        return nearestTechnicians(boardOf(now.date()), m_seen, m_query, now.toUTC());
    }

private Q_SLOTS:
    void init()
    {
        m_people.clear();
        m_jobs.clear();
        m_seen.clear();
        m_query = {.place = {45.5, -73.5}};
    }

    void theFirstToArriveIsFirst()
    {
        m_people = {person(u"far"_s), person(u"near"_s)};
        m_seen = {{u"far"_s, {{46.0, -73.5}, now.addSecs(-30)}},
            {u"near"_s, {{45.51, -73.5}, now.addSecs(-30)}}};
        const NearestList list = find();
        QCOMPARE(list.technicians.size(), 2U);
        QCOMPARE(list.technicians[0].technician, u"near"_s);
        QVERIFY(list.technicians[0].isFree);
        QCOMPARE(list.technicians[0].freeFrom, 600);
        QCOMPARE(list.technicians[0].arrival, 600 + list.technicians[0].travel.minutes);
        QVERIFY(std::abs(list.technicians[0].metres - 1112) < 5);
        QVERIFY(!list.technicians[0].isStale);
    }

    void aBusyNeighbourComesBehindAFreeOneFartherAway()
    {
        m_people = {person(u"busy"_s), person(u"free"_s)};
        m_jobs = {job(u"J1"_s, u"busy"_s, QTime(9, 45), 45.5),
            job(u"J2"_s, u"busy"_s, QTime(14, 0), 45.5)};
        m_seen = {{u"busy"_s, {{45.5, -73.5}, now}}, {u"free"_s, {{45.6, -73.5}, now}}};
        const NearestList list = find();
        QCOMPARE(list.technicians[0].technician, u"free"_s);
        const Nearest &busy = list.technicians[1];
        QVERIFY(!busy.isFree);
        QCOMPARE(busy.job, u"J1"_s);
        QVERIFY(busy.freeFrom >= 645);
        QCOMPARE(busy.nextAt, 840);
    }

    void onlyThoseWithTheSkillAreOffered()
    {
        m_people = {person(u"a"_s, {u"fusion"_s}), person(u"b"_s)};
        m_query.tag = u"fusion"_s;
        NearestList list = find();
        QCOMPARE(list.technicians.size(), 1U);
        QCOMPARE(list.withoutSkill, 1);
        m_query.level = 4;
        list = find();
        QVERIFY(list.technicians.empty());
        QCOMPARE(list.withoutSkill, 2);
    }

    void anOldPositionGivesWayToTheJobTheyAreAt()
    {
        m_people = {person(u"a"_s)};
        m_jobs = {job(u"J1"_s, u"a"_s, QTime(9, 45), 45.5)};
        m_seen = {{u"a"_s, {{46.5, -73.5}, now.addSecs(-3600)}}};
        QCOMPARE(find().technicians[0].from, Nearest::From::Job);
        // Without a job it is all there is, and said to be old.
        m_jobs.clear();
        const Nearest found = find().technicians[0];
        QCOMPARE(found.from, Nearest::From::Position);
        QVERIFY(found.isStale);
        QCOMPARE(found.positionAt, now.addSecs(-3600));
    }

    void nothingIsMadeUpForSomebodyNobodySaw()
    {
        m_people = {person(u"a"_s), person(u"home"_s)};
        m_people[1].home = {45.7, -73.5};
        const NearestList list = find();
        QCOMPARE(list.technicians[0].from, Nearest::From::Home);
        QCOMPARE(list.technicians[1].from, Nearest::From::Nowhere);
        QCOMPARE(list.technicians[1].arrival, -1);
        QVERIFY(!list.technicians[1].travel.isKnown);
    }

    void thoseWhoAreOffComeLast()
    {
        m_people = {person(u"absent"_s), person(u"late"_s), person(u"over"_s)};
        m_people[0].status = u"absent"_s;
        m_people[1].shifts = {{.weekday = 2, .start = QTime(13, 0), .end = QTime(21, 0)}};
        m_people[2].shifts = {{.weekday = 2, .start = QTime(4, 0), .end = QTime(9, 0)}};
        for (const QString &id : {u"absent"_s, u"late"_s, u"over"_s})
            m_seen.insert(id, {{45.5, -73.5}, now});
        const NearestList list = find();
        QCOMPARE(list.technicians[0].technician, u"late"_s);
        QCOMPARE(list.technicians[0].freeFrom, 13 * 60);
        QVERIFY(!list.technicians[0].isFree);
        QVERIFY(list.technicians[1].isOff && list.technicians[2].isOff);
    }

    void whoseJobOutlastsTheirDayIsNotCalledFreeAfterIt()
    {
        m_people = {person(u"a"_s)};
        m_people[0].shifts = {{.weekday = 2, .start = QTime(8, 0), .end = QTime(10, 30)}};
        m_jobs = {job(u"J1"_s, u"a"_s, QTime(9, 45), 45.5)};
        const Nearest found = find().technicians[0];
        QVERIFY(found.isOff && !found.isFree);
        QCOMPARE(found.freeFrom, -1);
        QCOMPARE(found.arrival, -1);
        QCOMPARE(found.from, Nearest::From::Job);
    }

    void onAnotherDayNobodyIsCalledFree()
    {
        m_people = {person(u"a"_s)};
        m_seen = {{u"a"_s, {{45.5, -73.5}, now}}};
        const NearestList list =
            nearestTechnicians(boardOf(now.date().addDays(7)), m_seen, m_query, now.toUTC());
        QCOMPARE(list.technicians[0].freeFrom, -1);
        QCOMPARE(list.technicians[0].arrival, -1);
        QVERIFY(!list.technicians[0].isFree && !list.technicians[0].isOff);
    }
};

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
