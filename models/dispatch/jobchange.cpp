// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobchange.h"

#include "store/rowreader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// What it is exactly, only the server's own words tell.
bool isKnown(const std::optional<QString> &wanted, const QDateTime &present)
{
    return !wanted || wanted->isEmpty() != present.isValid();
}

} // namespace

Job JobChange::appliedTo(Job job) const
{
    if (technician)
        job.technician = *technician;
    if (date)
        job.date = *date;
    if (start)
        job.start = *start;
    if (state)
        job.state = *state;
    if (minutes)
        job.minutes = *minutes;
    if (isPinned)
        job.isPinned = *isPinned;
    return withDispatched(std::move(job));
}

bool JobChange::isIn(const Job &job) const
{
    return (!technician || *technician == job.technician) && (!date || *date == job.date)
        && (!start || *start == job.start) && (!state || *state == job.state)
        && (!minutes || *minutes == job.minutes) && (!isPinned || *isPinned == job.isPinned)
        && isKnown(actualStart, job.actualStart) && isKnown(actualEnd, job.actualEnd);
}

JobChange JobChange::followedBy(const JobChange &later) const
{
    JobChange both = *this;
    if (later.technician)
        both.technician = later.technician;
    if (later.date)
        both.date = later.date;
    if (later.start)
        both.start = later.start;
    if (later.state)
        both.state = later.state;
    if (later.minutes)
        both.minutes = later.minutes;
    if (later.isPinned)
        both.isPinned = later.isPinned;
    if (later.actualStart)
        both.actualStart = later.actualStart;
    if (later.actualEnd)
        both.actualEnd = later.actualEnd;
    return both;
}

JobChange JobChange::reversed(const Job &before) const
{
    JobChange back;
    if (technician)
        back.technician = before.technician;
    if (date)
        back.date = before.date;
    if (start)
        back.start = before.start;
    if (state)
        back.state = before.state;
    if (minutes)
        back.minutes = before.minutes;
    if (isPinned)
        back.isPinned = before.isPinned;
    // There was none before.
    if (actualStart)
        back.actualStart = QString();
    if (actualEnd)
        back.actualEnd = QString();
    return back;
}

JobChange JobChange::without(const Job &job) const
{
    JobChange left = *this;
    if (technician == job.technician)
        left.technician.reset();
    if (date == job.date)
        left.date.reset();
    if (start == job.start)
        left.start.reset();
    if (state == job.state)
        left.state.reset();
    if (minutes == job.minutes)
        left.minutes.reset();
    if (isPinned == job.isPinned)
        left.isPinned.reset();
    if (actualStart && actualStart->isEmpty() && !job.actualStart.isValid())
        left.actualStart.reset();
    if (actualEnd && actualEnd->isEmpty() && !job.actualEnd.isValid())
        left.actualEnd.reset();
    return left;
}

JobChange JobChange::from(const QJsonObject &fields)
{
    JobChange change;
    if (fields.contains("assigned_tech"_L1))
        change.technician = fields.value("assigned_tech"_L1).toString();
    if (fields.contains("scheduled_date"_L1))
        change.date =
            QDate::fromString(fields.value("scheduled_date"_L1).toString().left(10), Qt::ISODate);
    if (fields.contains("start_time"_L1)) {
        // Frappe writes "8:30:00", with or without a fraction.
        const QString text = fields.value("start_time"_L1).toString().section(u'.', 0, 0);
        change.start = QTime::fromString(
            text, text.count(u':') > 1 ? QStringView(u"H:mm:ss") : QStringView(u"H:mm"));
    }
    if (fields.contains("status"_L1))
        change.state = Store::jobState(fields.value("status"_L1).toString());
    if (fields.contains("duration_h"_L1)) {
        const double hours = fields.value("duration_h"_L1).toDouble();
        change.minutes = hours > 0 ? std::max(1, qRound(hours * 60)) : Job().minutes;
    }
    if (fields.contains("pinned"_L1))
        change.isPinned = fields.value("pinned"_L1).toVariant().toInt() != 0;
    if (fields.contains("actual_start"_L1))
        change.actualStart = fields.value("actual_start"_L1).toString();
    if (fields.contains("actual_end"_L1))
        change.actualEnd = fields.value("actual_end"_L1).toString();
    return change;
}

JobChange JobChange::placeOf(const QJsonObject &document)
{
    QJsonObject fields{{u"status"_s, document.value("status"_L1)}};
    for (const QLatin1StringView field : {"assigned_tech"_L1, "scheduled_date"_L1, "start_time"_L1})
        fields.insert(field, document.contains(field) ? document.value(field) : QJsonValue());
    for (const QLatin1StringView field : {"duration_h"_L1, "pinned"_L1}) {
        if (document.contains(field))
            fields.insert(field, document.value(field));
    }
    return from(fields);
}

double JobChange::hoursOf(int minutes)
{
    // The server rounds a third of an hour; four figures stay what they are.
    return std::round(minutes / 60.0 * 1e4) / 1e4;
}

JobChange JobChange::placeOf(const Job &job)
{
    return {.technician = job.technician, .date = job.date, .start = job.start, .state = job.state};
}

QJsonObject JobChange::fields() const
{
    QJsonObject object;
    if (technician)
        object.insert(
            "assigned_tech"_L1, technician->isEmpty() ? QJsonValue() : QJsonValue(*technician));
    if (date)
        object.insert("scheduled_date"_L1,
            date->isValid() ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue());
    if (start)
        object.insert("start_time"_L1,
            start->isValid() ? QJsonValue(start->toString(u"HH:mm:ss"_s)) : QJsonValue());
    if (state)
        object.insert("status"_L1, Store::jobStateText(*state));
    if (minutes)
        object.insert("duration_h"_L1, hoursOf(*minutes));
    if (isPinned)
        object.insert("pinned"_L1, *isPinned ? 1 : 0);
    if (actualStart)
        object.insert(
            "actual_start"_L1, actualStart->isEmpty() ? QJsonValue() : QJsonValue(*actualStart));
    if (actualEnd)
        object.insert(
            "actual_end"_L1, actualEnd->isEmpty() ? QJsonValue() : QJsonValue(*actualEnd));
    return object;
}

bool isSamePlace(const Job &a, const Job &b)
{
    return a.technician == b.technician && a.date == b.date && a.start == b.start
        && a.state == b.state && a.minutes == b.minutes;
}

} // namespace FibreDesk::Dispatch
