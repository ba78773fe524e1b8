// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobchange.h"

#include "store/rowreader.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

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
    return job;
}

bool JobChange::isIn(const Job &job) const
{
    return (!technician || *technician == job.technician) && (!date || *date == job.date)
        && (!start || *start == job.start) && (!state || *state == job.state);
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
    return back;
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
    return object;
}

bool isSamePlace(const Job &a, const Job &b)
{
    return a.technician == b.technician && a.date == b.date && a.start == b.start
        && a.state == b.state && a.minutes == b.minutes;
}

} // namespace FibreDesk::Dispatch
