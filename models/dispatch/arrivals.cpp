// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "arrivals.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

using namespace std::chrono_literals;

namespace {

constexpr auto goneFor = 5min; ///< a way to the van is no departure
constexpr auto seenWithin = 5min; ///< a longer gap before it, and nobody saw the arrival
constexpr auto workTime = 10min; ///< less on site was no work

} // namespace

std::optional<JobState> proposedState(
    const Job &job, const Attendance &attendance, const QDateTime &now)
{
    if (!attendance.arrived.isValid())
        return std::nullopt;
    const bool isWaiting = job.state == JobState::Assigned || job.state == JobState::Open;
    if (attendance.isThere)
        return isWaiting ? std::optional(JobState::InProgress) : std::nullopt;
    const bool isGone =
        attendance.left.isValid() && std::chrono::seconds(attendance.left.secsTo(now)) >= goneFor;
    if (!isGone)
        return std::nullopt;
    if (job.state == JobState::InProgress || (isWaiting && attendance.onSite >= workTime))
        return JobState::Completed;
    return std::nullopt;
}

std::vector<Gps::Place> Arrivals::placesOf(const Lane &lane)
{
    std::vector<Gps::Place> places;
    for (const BoardJob &entry : lane.jobs) {
        if (!entry.isAssistant && entry.job.position.isValid()
            && entry.job.state != JobState::Cancelled)
            places.push_back({.id = entry.job.id, .position = entry.job.position});
    }
    return places;
}

void Arrivals::setBoard(const Board &board)
{
    if (board.date != m_date) {
        m_date = board.date;
        m_attendances.clear();
        m_watch = Gps::GeofenceWatch();
        m_devices.clear();
    }
    QSet<int> devices;
    QSet<QString> jobs;
    for (const Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs)
            jobs.insert(entry.job.id);
        // Today's fixes tell nothing of the jobs of another day.
        if (lane.technician.traccarDevice == 0 || board.nowMinutes < 0)
            continue;
        devices.insert(lane.technician.traccarDevice);
        m_watch.setPlaces(lane.technician.traccarDevice, placesOf(lane));
    }
    for (const int gone : m_devices - devices)
        m_watch.setPlaces(gone, {});
    m_devices = devices;
    m_attendances.removeIf([&jobs](const auto &entry) { return !jobs.contains(entry.key()); });
}

bool Arrivals::take(const Gps::Fix &fix)
{
    const std::vector<Gps::GeofenceEvent> events = m_watch.take(fix);
    for (const Gps::GeofenceEvent &event : events) {
        Attendance &attendance = m_attendances[event.place];
        if (event.kind == Gps::GeofenceEvent::Kind::Entered) {
            if (!attendance.arrived.isValid()) {
                attendance.arrived = event.at;
                attendance.isArrivalSeen = event.isSeen;
            }
            attendance.since = event.at;
            attendance.left = {};
            attendance.isThere = true;
        } else {
            if (attendance.since.isValid())
                attendance.onSite += std::chrono::seconds(attendance.since.secsTo(event.at));
            attendance.left = event.at;
            attendance.isThere = false;
        }
    }
    return !events.empty();
}

bool Arrivals::takeVisits(const std::vector<Gps::PlaceVisit> &visits)
{
    bool hasChanged = false;
    for (const Gps::PlaceVisit &visit : visits) {
        Attendance told{.arrived = visit.arrived,
            .left = visit.isOngoing ? QDateTime() : visit.left,
            .onSite = visit.onSite,
            .since = {},
            .isThere = visit.isOngoing,
            .isArrivalSeen = visit.seenBefore.isValid()
                && std::chrono::seconds(visit.seenBefore.secsTo(visit.arrived)) <= seenWithin};
        if (visit.isOngoing) {
            // Its time runs on: what is over is what came before.
            told.onSite = 0s;
            told.since = visit.arrived;
        }
        Attendance &known = m_attendances[visit.place];
        // Who left by the live fixes, or came again, has done so after the trail was read.
        const QDateTime latest = std::max(known.left, known.since);
        if (latest.isValid() && latest > visit.left) {
            told.left = known.left;
            told.since = known.since;
            told.isThere = known.isThere;
            told.onSite = std::max(told.onSite, known.onSite);
        }
        hasChanged = hasChanged || told != known;
        known = told;
    }
    return hasChanged;
}

const Attendance *Arrivals::of(const QString &job) const
{
    const auto found = m_attendances.constFind(job);
    return found == m_attendances.cend() ? nullptr : &*found;
}

} // namespace FibreDesk::Dispatch
