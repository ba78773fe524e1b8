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
};

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
    return input(std::move(people), std::move(jobs), what.now);
}

} // namespace FibreDesk::Dispatch::Testing
