// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the inspector shows of the selection.

#include "dispatchcontroller.h"

#include "base/format.h"
#include "store/mirror.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

void DispatchController::loadDetails()
{
    const std::optional<Job> job = shown(m_selectedJob);
    if (!job)
        return;
    QCoro::connect(
        m_mirror->read([copy = *job](QSqlDatabase &db) { return Store::readJobDetails(db, copy); }),
        this, [this, id = job->id](const Result<Store::JobDetails> &details) {
            if (id != m_selectedJob || !details)
                return;
            m_details = *details;
            m_detailsOf = id;
            updateJobCard();
        });
}

void DispatchController::updateJobCard()
{
    JobCard card;
    if (const std::optional<Job> job = shown(m_selectedJob)) {
        card.id = job->id;
        card.subject = job->subject;
        card.kind = int(job->kind);
        card.kindText = DispatchText::kind(job->kind);
        card.state = int(job->state);
        card.stateText = DispatchText::state(job->state);
        card.priority = int(job->priority);
        card.priorityText = DispatchText::priority(job->priority);
        card.customer = job->customer;
        card.customerName = jobTitle(job->id);
        card.address = job->address;
        card.ticket = job->ticket;
        card.notes = job->notes;
        card.technician = job->technician;
        card.canMove = job->state != JobState::Completed && job->state != JobState::Cancelled;
        card.isPinned = job->isPinned;
        card.toldText = toldText(*job);
        card.hasPosition = job->position.isValid();
        card.latitude = job->position.latitude;
        card.longitude = job->position.longitude;
        if (!job->technician.isEmpty())
            card.technicianName = technicianName(job->technician);
        for (const QString &assistant : job->assistants)
            card.assistants.append(technicianName(assistant));
        for (const TagLink &tag : job->tags) {
            card.tags.append(
                tag.level > 1 ? tr("%1, level %2").arg(tag.tag).arg(tag.level) : tag.tag);
        }
        if (job->date.isValid()) {
            card.when = Format::day(job->date, m_language);
            if (job->start.isValid()) {
                const int from = job->start.hour() * 60 + job->start.minute();
                card.when += u", "_s + DispatchText::clock(from) + u"–"_s
                    + DispatchText::clock(from + job->minutes);
            }
        }
        card.when +=
            (card.when.isEmpty() ? QString() : u" · "_s) + DispatchText::span(job->minutes);
        if (job->windowStart.isValid() || job->windowEnd.isValid())
            card.promised = DispatchText::clock(job->windowStart) + u"–"_s
                + DispatchText::clock(job->windowEnd);
        if (job->actualStart.isValid()) {
            card.actual = tr("arrived %1").arg(Format::time(job->actualStart, m_language));
            if (job->actualEnd.isValid())
                card.actual +=
                    u", "_s + tr("left %1").arg(Format::time(job->actualEnd, m_language));
        }
        if (m_detailsOf == job->id) {
            const Customer &customer = m_details.customer;
            const Location &location = m_details.location;
            if (card.address.isEmpty())
                card.address = location.address;
            // The job's own address often names the town already.
            const bool namesCity = !location.city.isEmpty()
                && card.address.endsWith(location.city, Qt::CaseInsensitive);
            card.city = namesCity
                ? location.postalCode
                : QStringList{location.city, location.postalCode}.join(u' ').trimmed();
            card.accessNotes = location.accessNotes;
            card.contact = location.contactName;
            for (const QString &phone :
                {location.contactPhone, customer.cellPhone, customer.homePhone, customer.mobile}) {
                const QString text = Format::phone(phone, m_language);
                if (!phone.isEmpty() && !card.phones.contains(text))
                    card.phones.append(text);
            }
            card.ticketText = m_details.ticketSubject;
        }
        const BoardJob *entry = m_board.job(job->id);
        if (const Lane *lane = m_board.lane(job->technician); entry && lane) {
            const auto here = std::ranges::find_if(
                lane->jobs, [&job](const BoardJob &other) { return other.job.id == job->id; });
            if (here != lane->jobs.end())
                card.travel = driveText(
                    here->travelBefore, here == lane->jobs.begin() ? nullptr : &*std::prev(here));
        }
        Findings findings = entry ? entry->findings : Findings{};
        for (const TrayEntry &tray : m_board.tray) {
            if (!entry && tray.job.id == job->id)
                findings = tray.findings;
        }
        for (const Finding &finding : findings) {
            card.problems.append(DispatchText::finding(finding, m_names));
            card.severity = std::max(card.severity, DispatchText::severity(finding));
        }
        if (const auto *write = m_writes.find(job->id)) {
            card.writeState = int(write->state);
            card.writeText = DispatchText::write(*write, m_names, m_language);
            if (write->state != JobWrites::State::Pending)
                card.writeDetails = errorText(write->error).details();
        }
        if (const SplitWatch::Half *half = brokenSplit(job->id)) {
            card.splitText = splitText(*half);
            card.splitDetails = errorText(half->error).details();
        }
        card.history = m_log.value(job->id);
    }
    if (card == m_jobCard)
        return;
    m_jobCard = card;
    Q_EMIT jobCardChanged();
}

QString DispatchController::hoverTitle(const QString &id) const
{
    return m_jobs.contains(id) ? jobTitle(id) : technicianName(id);
}

QString DispatchController::hoverLine(const QString &id) const
{
    if (const int row = m_lanes.rowOf(id); row >= 0)
        return m_lanes.rows()[std::size_t(row)].position;
    const std::optional<Job> job = shown(id);
    if (!job)
        return {};
    QStringList parts{DispatchText::kind(job->kind)};
    if (!job->technician.isEmpty())
        parts.append(technicianName(job->technician));
    if (job->start.isValid())
        parts.append(DispatchText::clock(job->start));
    parts.append(job->address);
    parts.removeAll({});
    return parts.join(u" · "_s);
}

QString DispatchController::hoverNote(const QString &id) const
{
    if (const int row = m_lanes.rowOf(id); row >= 0)
        return m_lanes.rows()[std::size_t(row)].loadText;
    const BoardJob *entry = m_board.job(id);
    if (!entry || entry->findings.empty())
        return {};
    QStringList sentences;
    for (const Finding &finding : entry->findings)
        sentences.append(DispatchText::finding(finding, m_names));
    return sentences.join(u" · "_s);
}

int DispatchController::laneOf(const QString &job) const
{
    const BoardJob *entry = m_board.job(job);
    return entry ? m_lanes.rowOf(entry->job.technician) : -1;
}

int DispatchController::startOf(const QString &job) const
{
    const BoardJob *entry = m_board.job(job);
    return entry ? entry->from : -1;
}

QStringList DispatchController::calendarOf(const QString &iso) const
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    QStringList days;
    if (!day.isValid())
        return days;
    const QDate first(day.year(), day.month(), 1);
    const QDate start = first.addDays(1 - first.dayOfWeek());
    for (int i = 0; i < 42; ++i)
        days.append(start.addDays(i).toString(Qt::ISODate));
    return days;
}

QString DispatchController::shiftMonth(const QString &iso, int months) const
{
    return QDate::fromString(iso, Qt::ISODate).addMonths(months).toString(Qt::ISODate);
}

QString DispatchController::monthText(const QString &iso) const
{
    return Format::localeFor(m_language)
        .toString(QDate::fromString(iso, Qt::ISODate), u"MMMM yyyy"_s);
}

QString DispatchController::todayIso() const
{
    return dayAt(m_clock.now(), m_zone).toString(Qt::ISODate);
}

QString DispatchController::clockText(int minutes) const
{
    return DispatchText::clock(minutes);
}

void DispatchController::updateTechnicianCard()
{
    TechnicianCard card;
    const auto &rows = m_lanes.rows();
    const Lane *lane =
        m_selectedTechnician.isEmpty() ? nullptr : m_board.lane(m_selectedTechnician);
    const int row = m_lanes.rowOf(m_selectedTechnician);
    if (lane && row >= 0) {
        const LaneRow &shownRow = rows[std::size_t(row)];
        const Technician &person = lane->technician;
        card.id = person.id;
        card.name = person.name;
        card.initials = shownRow.initials;
        card.colour = shownRow.colour;
        card.status = shownRow.status;
        card.isAway = shownRow.isAway;
        card.isPaused = person.status == "pause"_L1;
        card.phone = Format::phone(person.phone, m_language);
        card.email = person.email;
        card.group = person.group;
        card.load = shownRow.loadText;
        card.note = shownRow.note;
        card.position = shownRow.position;
        card.presence = shownRow.presence;
        QStringList shifts;
        for (const Span &shift : lane->shifts)
            shifts.append(DispatchText::clock(shift.from) + u"–"_s + DispatchText::clock(shift.to));
        card.shift = shifts.isEmpty() ? tr("Does not work on this day") : shifts.join(u", "_s);
        for (const TagLink &tag : person.tags) {
            card.skills.append(tag.level > 0 ? u"%1 %2"_s.arg(tag.tag).arg(tag.level) : tag.tag);
        }
        if (const auto fix = m_fixes.constFind(person.id); fix != m_fixes.cend()) {
            card.hasPosition = fix->position.isValid();
            card.latitude = fix->position.latitude;
            card.longitude = fix->position.longitude;
            QStringList details{Format::stamp(fix->at, m_language)};
            if (!fix->isMoving && fix->stillSince.isValid())
                details.prepend(tr("standing since %1 at least")
                        .arg(Format::time(fix->stillSince, m_language)));
            if (!qIsNaN(fix->accuracy))
                details.append(tr("±%1 m").arg(qRound(fix->accuracy)));
            if (!fix->source.isEmpty())
                details.append(fix->source);
            card.positionDetails = details.join(u" · "_s);
        }
        for (const BlockRow &block : BoardRows::blocks(rowContext(), *lane)) {
            DayLine line;
            line.job = block.job;
            line.time = DispatchText::clock(block.from) + u"–"_s + DispatchText::clock(block.to);
            line.customer = block.customer;
            line.place = block.place;
            line.kind = block.kind;
            line.state = block.state;
            line.problem = block.problem;
            line.severity = block.severity;
            card.day.append(line);
        }
    }
    if (card == m_technicianCard)
        return;
    m_technicianCard = card;
    Q_EMIT technicianCardChanged();
}

} // namespace FibreDesk::Dispatch
