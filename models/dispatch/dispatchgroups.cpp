// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several jobs at once: marking them, and what is done with all of them or with none.

#include "dispatchcontroller.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool isOver(const Job &job)
{
    return job.state == JobState::Completed || job.state == JobState::Cancelled;
}

} // namespace

QStringList DispatchController::markedJobs() const
{
    QStringList jobs;
    for (const Lane &lane : m_board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant && m_marked.contains(entry.job.id))
                jobs.append(entry.job.id);
        }
    }
    for (const TrayRow &row : m_tray.rows()) {
        if (m_marked.contains(row.id) && !jobs.contains(row.id))
            jobs.append(row.id);
    }
    // The filter may hide some of the tray: they are worked with all the same.
    QStringList hidden = m_marked.values();
    hidden.sort();
    for (const QString &job : std::as_const(hidden)) {
        if (!jobs.contains(job))
            jobs.append(job);
    }
    return jobs;
}

QString DispatchController::markedText() const
{
    int minutes = 0;
    for (const QString &id : m_marked)
        minutes += shown(id).value_or(Job{.minutes = 0}).minutes;
    return tr("%n job(s)", nullptr, int(m_marked.size())) + u" · "_s + DispatchText::span(minutes);
}

void DispatchController::setMarks(const QStringList &jobs, const QString &current)
{
    QSet<QString> marked(jobs.begin(), jobs.end());
    const bool isOther = marked != m_marked;
    m_marked = std::move(marked);
    if (!current.isEmpty())
        setCurrent(current);
    if (!isOther)
        return;
    showRows();
    Q_EMIT marksChanged();
}

void DispatchController::clearMarks()
{
    m_markAnchor.clear();
    if (m_marked.isEmpty())
        return;
    m_marked.clear();
    showRows();
    Q_EMIT marksChanged();
}

void DispatchController::toggleMark(const QString &job)
{
    if (!m_jobs.contains(job))
        return;
    QStringList jobs = markedJobs();
    if (jobs.isEmpty() && !m_selectedJob.isEmpty() && m_selectedJob != job)
        jobs.append(m_selectedJob);
    if (jobs.removeAll(job) == 0)
        jobs.append(job);
    m_markAnchor = job;
    setMarks(jobs, job);
}

QStringList DispatchController::marksBetween(const QString &one, const QString &other) const
{
    const BoardJob *first = m_board.job(one);
    const BoardJob *last = m_board.job(other);
    if (!first || !last) {
        const int from = m_tray.rowOf(one);
        const int to = m_tray.rowOf(other);
        if (from < 0 || to < 0)
            return {one, other};
        QStringList jobs;
        for (int row = std::min(from, to); row <= std::max(from, to); ++row)
            jobs.append(m_tray.rows()[std::size_t(row)].id);
        return jobs;
    }
    const auto rows =
        std::minmax({rowOfLane(first->job.technician), rowOfLane(last->job.technician)});
    const int from = std::min(first->from, last->from);
    const int to = std::max(first->from, last->from);
    QStringList jobs;
    for (int row = rows.first; row <= rows.second; ++row) {
        for (const BoardJob &entry : m_board.lanes[std::size_t(row)].jobs) {
            const bool isEnd = entry.job.id == one || entry.job.id == other;
            if (!entry.isAssistant && entry.from >= from && entry.from <= to
                && (isEnd || !isOver(entry.job)))
                jobs.append(entry.job.id);
        }
    }
    return jobs;
}

void DispatchController::markTo(const QString &job)
{
    if (m_markAnchor.isEmpty() || !m_jobs.contains(m_markAnchor))
        m_markAnchor = m_selectedJob;
    if (m_markAnchor.isEmpty() || !m_jobs.contains(job)) {
        selectJob(job);
        return;
    }
    setMarks(marksBetween(m_markAnchor, job), job);
}

void DispatchController::extendMarks(int steps, int lanes)
{
    const QString anchor = m_markAnchor.isEmpty() ? m_selectedJob : m_markAnchor;
    const QStringList marked = markedJobs();
    moveSelection(steps, lanes); // drops the marks
    if (anchor.isEmpty())
        return;
    m_markAnchor = anchor;
    if (m_selectedJob.isEmpty()) // an empty lane, or the name before the first job
        setMarks(marked, marked.isEmpty() ? anchor : marked.last());
    else
        markTo(m_selectedJob);
}

void DispatchController::walkMarks(int steps, int lanes)
{
    const QStringList marked = markedJobs();
    moveSelection(steps, lanes); // drops the marks
    setMarks(marked, m_selectedJob);
}

void DispatchController::markArea(int firstRow, int lastRow, int from, int to, bool adds)
{
    QStringList jobs = adds ? markedJobs() : QStringList();
    if (adds && jobs.isEmpty() && !m_selectedJob.isEmpty())
        jobs.append(m_selectedJob);
    for (int row = std::max(0, firstRow); row <= std::min(lastRow, m_lanesShown - 1); ++row) {
        for (const BoardJob &entry : m_board.lanes[std::size_t(row)].jobs) {
            const bool isTouched = entry.from < to && from < entry.to;
            // What is closed stays where it is: it would hold the others back.
            if (isTouched && !entry.isAssistant && !isOver(entry.job)
                && !jobs.contains(entry.job.id))
                jobs.append(entry.job.id);
        }
    }
    if (jobs.isEmpty())
        clearMarks();
    else
        setMarks(jobs, jobs.contains(m_selectedJob) ? m_selectedJob : jobs.first());
}

void DispatchController::markAll()
{
    QStringList jobs;
    for (const Lane &lane : std::span(m_board.lanes).first(std::size_t(m_lanesShown))) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant && !isOver(entry.job)
                && m_filter.accepts(entry.job, lane.technician.name))
                jobs.append(entry.job.id);
        }
    }
    if (!jobs.isEmpty())
        setMarks(jobs, jobs.contains(m_selectedJob) ? m_selectedJob : jobs.first());
}

bool DispatchController::refuseGroup(const GroupChange &group)
{
    using Obstacle = GroupChange::Obstacle;
    QStringList sentences;
    for (const GroupChange::Blocked &blocked : group.blocked) {
        const auto why = [&blocked]() -> QString {
            switch (blocked.why) {
            case Obstacle::Closed:
                return tr("closed");
            case Obstacle::Begun:
                return tr("begun");
            case Obstacle::OutsideDay:
                return tr("would leave the day");
            case Obstacle::NoLane:
                return tr("no technician there");
            case Obstacle::Elsewhere:
                break;
            }
            return tr("with nobody");
        };
        sentences.append(tr("%1 (%2)").arg(jobTitle(blocked.job), why()));
    }
    return refuse(tr("Nothing was changed, because of %1.").arg(sentences.join(u", "_s)));
}

bool DispatchController::changeAll(const GroupChange &group, const QString &text)
{
    if (!mayWrite())
        return false;
    if (!group.blocked.empty())
        return refuseGroup(group);
    BoardUndo::Step step{.text = text, .entries = {}};
    ++m_holds;
    m_writes.hold();
    for (const auto &[job, wanted] : group.changes) {
        if (const auto entry = put(job, wanted))
            step.entries.push_back(*entry);
    }
    m_writes.release();
    --m_holds;
    rebuild();
    return add(std::move(step));
}

bool DispatchController::moveMarked(int minutes, int lanes)
{
    if (refusePinned(markedJobs()))
        return false;
    return changeAll(moveTogether(m_board, m_lanesShown, markedJobs(), minutes, lanes),
        tr("%1 moved").arg(markedText()));
}

GroupChange DispatchController::groupDrop(
    const QString &job, const QString &technician, int minutes) const
{
    const BoardJob *entry = m_board.job(job);
    const int lanes = rowOfLane(technician) - rowOfLane(entry->job.technician);
    return moveTogether(m_board, m_lanesShown, markedJobs(), minutes - entry->from, lanes);
}

bool DispatchController::dropMarked(const QString &job, const QString &technician, int minutes)
{
    if (!mayWrite())
        return false;
    const QString text = tr("%1 moved").arg(markedText());
    if (m_board.job(job) && minutes >= 0)
        return changeAll(groupDrop(job, technician, minutes), text);
    // Out of the tray, or onto a face on the map: one after the other, where each finds room.
    if (!m_board.lane(technician))
        return false;
    QStringList jobs = markedJobs();
    if (jobs.removeAll(job) > 0) // the keyboard may be at one that is not marked
        jobs.prepend(job);
    GroupChange closed;
    for (const QString &id : std::as_const(jobs)) {
        const std::optional<Job> present = shown(id);
        if (!present || isOver(*present))
            closed.blocked.push_back({id, GroupChange::Obstacle::Closed});
    }
    if (!closed.blocked.empty())
        return refuseGroup(closed);
    BoardUndo::Step step{.text = text, .entries = {}};
    m_writes.hold();
    for (const QString &id : std::as_const(jobs)) {
        const std::optional<Job> present = shown(id);
        JobChange wanted{.technician = technician};
        wanted.start = id == job && minutes >= 0 ? QTime(0, 0).addSecs(minutes * 60)
                                                 : proposedStart(*present, technician);
        if (present->date != m_day)
            wanted.date = m_day;
        if (present->state == JobState::Open)
            wanted.state = JobState::Assigned;
        if (const auto entry = put(id, wanted)) // the next one sees it in its place
            step.entries.push_back(*entry);
    }
    m_writes.release();
    return add(std::move(step));
}

bool DispatchController::unassignMarked()
{
    GroupChange group;
    for (const QString &id : markedJobs()) {
        const std::optional<Job> present = shown(id);
        if (!present || present->technician.isEmpty())
            continue;
        if (isOver(*present)) {
            group.blocked.push_back({id, GroupChange::Obstacle::Closed});
        } else if (present->state == JobState::InProgress) {
            group.blocked.push_back({id, GroupChange::Obstacle::Begun});
        } else {
            JobChange wanted{.technician = QString()};
            if (present->state == JobState::Assigned)
                wanted.state = JobState::Open;
            group.changes.emplace_back(id, wanted);
        }
    }
    return changeAll(group, tr("%1 unassigned").arg(markedText()));
}

bool DispatchController::dateMarked(const QString &iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    if (!iso.isEmpty() && !date.isValid())
        return false;
    GroupChange group;
    for (const QString &id : markedJobs()) {
        const std::optional<Job> present = shown(id);
        if (present && isOver(*present))
            group.blocked.push_back({id, GroupChange::Obstacle::Closed});
        else if (present)
            group.changes.emplace_back(id, JobChange{.date = date});
    }
    return changeAll(group, tr("%1 to another day").arg(markedText()));
}

bool DispatchController::swapDays(const QString &technician, const QString &other)
{
    const GroupChange group = Dispatch::swapDays(m_board, technician, other);
    if (group.changes.empty())
        return refuse(tr("Neither has anything that could be exchanged."));
    return changeAll(group,
        tr("Days of %1 and %2 exchanged").arg(technicianName(technician), technicianName(other)));
}

DropPreview DispatchController::previewGroup(
    const QString &job, const QString &technician, int minutes) const
{
    DropPreview preview;
    const BoardJob *entry = m_board.job(job);
    if (!m_board.lane(technician))
        return preview;
    const GroupChange group = groupDrop(job, technician, minutes);
    preview.from = minutes;
    preview.to = minutes + entry->to - entry->from;
    preview.text = markedText() + u" → "_s + technicianName(technician) + u", "_s
        + DispatchText::clock(minutes);
    if (!group.blocked.empty()) {
        QStringList names;
        for (const GroupChange::Blocked &blocked : group.blocked)
            names.append(jobTitle(blocked.job));
        preview.warning = tr("Cannot be moved: %1").arg(names.join(u", "_s));
        preview.severity = 2;
        return preview;
    }
    preview.isPossible = true;
    BoardInput after = input();
    for (Job &one : after.jobs) {
        const auto change =
            std::ranges::find(group.changes, one.id, &std::pair<QString, JobChange>::first);
        if (change != group.changes.end())
            one = change->second.appliedTo(one);
    }
    const Board board = makeBoard(after);
    QStringList sentences;
    for (const auto &[id, change] : group.changes) {
        const BoardJob *there = board.job(id);
        for (const Finding &finding : there ? there->findings : Findings{}) {
            if (const int severity = DispatchText::severity(finding); severity > 0) {
                preview.severity = std::max(preview.severity, severity);
                sentences.append(jobTitle(id) + u": "_s + DispatchText::finding(finding, m_names));
            }
        }
    }
    constexpr qsizetype mostNamed = 4;
    const qsizetype left = sentences.size() - mostNamed;
    if (left > 0)
        sentences = sentences.first(mostNamed) << tr("and %n more", nullptr, int(left));
    preview.warning = sentences.join(u" · "_s);
    return preview;
}

} // namespace FibreDesk::Dispatch
