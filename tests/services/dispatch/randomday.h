// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

#include <QRandomGenerator>

namespace FibreDesk::Dispatch::Testing {

inline const QDate monday(2026, 11, 23);

inline Technician technician(const QString &id, GeoPoint home = {45.50, -73.57})
{
    Technician person;
    person.id = id;
    person.name = id;
    person.status = QStringLiteral("available");
    person.home = home;
    for (int weekday = 1; weekday <= 5; ++weekday)
        person.shifts.push_back({weekday, QTime(8, 0), QTime(17, 0)});
    return person;
}

inline Job job(const QString &id, const QString &who = {}, QTime start = {}, int minutes = 60,
    GeoPoint position = {45.50, -73.57})
{
    Job value;
    value.id = id;
    value.technician = who;
    value.date = monday;
    value.start = start;
    value.minutes = minutes;
    value.position = position;
    value.state = who.isEmpty() ? JobState::Open : JobState::Assigned;
    return value;
}

inline BoardInput input(
    std::vector<Technician> technicians, std::vector<Job> jobs, QTime now = QTime(7, 0))
{
    BoardInput value;
    value.date = monday;
    value.technicians = std::move(technicians);
    value.jobs = std::move(jobs);
    value.now = QDateTime(monday, now, value.zone).toUTC();
    return value;
}

struct RandomDay {
    quint32 seed = 1;
    int technicians = 8;
    int jobs = 40;
    /// Of a hundred jobs, how many somebody has already: placed anyhow, overlaps and all.
    int assigned = 40;
    QTime now = QTime(7, 0); ///< later ones find jobs begun and done
    /// Absences, nights on call, meals, regions, chains, crews, customers who are out, pins, and
    /// limits of how far anybody drives.
    bool hasAllRules = false;
};

/// What makes a day as hard as it can be. The jobs and people stay the same ones.
inline void addAllRules(BoardInput &day, quint32 seed)
{
    QRandomGenerator random(seed * 7919 + 5);
    const auto chance = [&](int percent) { return random.bounded(100) < percent; };
    const auto below = [&](int bound) { return int(random.bounded(bound)); };
    const QStringList extras{QStringLiteral("20261123T100000;PT2H;absent"),
        QStringLiteral("20261120;P7D;vacances"), QStringLiteral("20261123T170000;PT5H;garde"),
        QStringLiteral("20261122T200000;PT12H;on call"),
        QStringLiteral("20261123T113000;PT45M;repas"), QStringLiteral("20261123T163000;PT3H")};
    const QStringList regions{QStringLiteral("Nord"), QStringLiteral("Sud")};
    day.rules.regions = {regions.begin(), regions.end()};
    if (chance(40))
        day.rules.maxDriveMinutes = 35 + below(30);
    if (chance(40))
        day.rules.maxHomeKilometres = 20 + below(30);
    if (chance(40))
        day.rules.travel.periodFactors = {0.9, 1.4, 1.0, 1.3};
    for (Technician &person : day.technicians) {
        for (const QString &line : extras) {
            if (chance(20))
                person.extraShifts.append(line);
        }
        if (chance(10)) { // only on call
            person.shifts.clear();
            person.extraShifts = {QStringLiteral("20261123T070000;PT14H;garde")};
        }
        if (chance(10))
            person.status = QStringLiteral("pause");
        if (chance(60))
            person.tags.push_back({regions[below(2)], 0, false});
    }
    for (std::size_t i = 0; i < day.jobs.size(); ++i) {
        Job &one = day.jobs[i];
        if (chance(40))
            one.tags.push_back({regions[below(2)], 0, false});
        if (chance(15))
            one.notes =
                QStringLiteral("Client absent de %1 h à %2 h").arg(9 + below(3)).arg(13 + below(3));
        if (i > 0 && chance(15))
            one.dependsOn = {day.jobs[std::size_t(below(int(i)))].id};
        if (chance(15)) {
            one.parent = QStringLiteral("CHAIN-%1").arg(below(4));
            one.stepOrder = 1 + below(4);
        }
        if (chance(10))
            one.assistants = {day.technicians[std::size_t(below(int(day.technicians.size())))].id};
        if (chance(3))
            one.dependsOn.append(QStringLiteral("DJ-ELSEWHERE"));
        one.isPinned = chance(10);
        one.isDispatched = chance(10) && !one.technician.isEmpty();
    }
    Job elsewhere = job(QStringLiteral("DJ-ELSEWHERE"));
    elsewhere.date = monday.addDays(1);
    day.related = {elsewhere};
}

/// A day like many: skills, breaks, windows, helpers, people who are away, places nobody knows.
inline BoardInput randomDay(const RandomDay &what)
{
    QRandomGenerator random(what.seed);
    const auto chance = [&](int percent) { return random.bounded(100) < percent; };
    const auto point = [&] {
        return chance(5) ? GeoPoint()
                         : GeoPoint{45.3 + random.bounded(0.5), -73.9 + random.bounded(0.7)};
    };
    const QStringList tags{QStringLiteral("fibre"), QStringLiteral("tower"), QStringLiteral("tv")};
    std::vector<Technician> people;
    for (int i = 0; i < what.technicians; ++i) {
        Technician person = technician(QStringLiteral("DT-%1").arg(i), point());
        if (chance(40)) { // with a break at noon
            person.shifts.clear();
            person.shifts.push_back({1, QTime(7, 30), QTime(12, 0)});
            person.shifts.push_back({1, QTime(13, 0), QTime(16, 30)});
        }
        if (chance(8))
            person.shifts.clear();
        if (chance(8))
            person.status = QStringLiteral("absent");
        for (const QString &tag : tags) {
            if (chance(60))
                person.tags.push_back({tag, 1 + int(random.bounded(4)), false});
        }
        people.push_back(std::move(person));
    }
    const auto who = [&] { return QStringLiteral("DT-%1").arg(random.bounded(what.technicians)); };
    std::vector<Job> jobs;
    for (int i = 0; i < what.jobs; ++i) {
        Job one = job(QStringLiteral("DJ-%1").arg(i, 4, 10, QLatin1Char('0')), {}, {},
            15 * (1 + int(random.bounded(8))), point());
        one.priority = JobPriority(random.bounded(4));
        if (chance(30))
            one.tags.push_back({tags[random.bounded(3)], int(random.bounded(4)), chance(80)});
        if (chance(30)) {
            one.windowStart = QTime(8 + int(random.bounded(7)), 0);
            one.windowEnd = one.windowStart.addSecs(3600 * (1 + int(random.bounded(4))));
        }
        if (chance(what.assigned)) {
            one.technician = who();
            one.state = JobState::Assigned;
            if (chance(90))
                one.start = QTime(8 + int(random.bounded(8)), 5 * int(random.bounded(12)));
            if (one.start.isValid() && one.start < what.now) {
                const QDateTime began(monday, one.start, QTimeZone("America/Toronto"));
                if (one.start.addSecs(one.minutes * 60) < what.now && chance(70)) {
                    one.state = JobState::Completed;
                    one.actualStart = began.toUTC();
                    one.actualEnd = began.addSecs(one.minutes * 60).toUTC();
                } else if (chance(60)) {
                    one.state = JobState::InProgress;
                    one.actualStart = began.toUTC();
                }
            }
        } else if (chance(5)) {
            one.date = {};
        }
        if (chance(6))
            one.assistants = {who()};
        jobs.push_back(std::move(one));
    }
    BoardInput day = input(std::move(people), std::move(jobs), what.now);
    if (what.hasAllRules)
        addAllRules(day, what.seed);
    return day;
}

} // namespace FibreDesk::Dispatch::Testing
