// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dispatcher's commands: selecting, assigning, moving, undoing.

#include "dispatchcontroller.h"

#include "base/format.h"
#include "jobmaking.h"

#include <algorithm>
#include <span>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QTime timeOf(int minutes)
{
    return QTime(0, 0).addSecs(std::clamp(minutes, 0, 1439) * 60);
}

bool isOver(const Job &job)
{
    return job.state == JobState::Completed || job.state == JobState::Cancelled;
}

} // namespace

QStringList DispatchController::selectedIds() const
{
    QStringList ids;
    if (!m_selectedJob.isEmpty())
        ids.append(m_selectedJob);
    if (!m_selectedTechnician.isEmpty())
        ids.append(m_selectedTechnician);
    return ids;
}

void DispatchController::selectJob(const QString &job)
{
    clearMarks();
    focusJob(job);
}

void DispatchController::focusJob(const QString &job)
{
    if (!m_marked.contains(job))
        clearMarks();
    setCurrent(job);
    if (!job.isEmpty())
        Q_EMIT revealRequested(job);
}

void DispatchController::setCurrent(const QString &job)
{
    if (job == m_selectedJob && m_selectedTechnician.isEmpty())
        return;
    m_selectedJob = job;
    m_selectedTechnician.clear();
    Q_EMIT selectionChanged();
    updateTechnicianCard();
    loadDetails();
    updateJobCard();
    showExceptions();
}

void DispatchController::selectTechnician(const QString &technician)
{
    clearMarks();
    if (technician != m_selectedTechnician || !m_selectedJob.isEmpty()) {
        m_selectedTechnician = technician;
        m_selectedJob.clear();
        Q_EMIT selectionChanged();
        updateJobCard();
        updateTechnicianCard();
        showExceptions();
    }
    if (!technician.isEmpty())
        Q_EMIT revealRequested(technician);
}

void DispatchController::clearSelection()
{
    selectJob({});
}

void DispatchController::moveSelection(int steps, int lanes)
{
    const auto rows = std::span(m_board.lanes).first(std::size_t(m_lanesShown));
    if (rows.empty())
        return;
    int row = -1;
    int column = -1;
    for (int i = 0; i < int(rows.size()); ++i) {
        if (rows[std::size_t(i)].technician.id == m_selectedTechnician)
            row = i;
        for (int j = 0; j < int(rows[std::size_t(i)].jobs.size()); ++j) {
            const BoardJob &entry = rows[std::size_t(i)].jobs[std::size_t(j)];
            if (!m_selectedJob.isEmpty() && entry.job.id == m_selectedJob && !entry.isAssistant) {
                row = i;
                column = j;
            }
        }
    }
    if (row < 0) {
        selectTechnician(rows.front().technician.id);
        return;
    }
    const int time = column >= 0 ? rows[std::size_t(row)].jobs[std::size_t(column)].from : 8 * 60;
    if (lanes != 0) {
        row = std::clamp(row + lanes, 0, int(rows.size()) - 1);
        const auto &jobs = rows[std::size_t(row)].jobs;
        const auto nearest = std::ranges::min_element(
            jobs, {}, [time](const BoardJob &entry) { return std::abs(entry.from - time); });
        if (nearest == jobs.end() || column < 0)
            selectTechnician(rows[std::size_t(row)].technician.id);
        else
            selectJob(nearest->job.id);
        return;
    }
    const auto &jobs = rows[std::size_t(row)].jobs;
    const int next = column + steps;
    if (next < 0)
        selectTechnician(rows[std::size_t(row)].technician.id);
    else if (next < int(jobs.size()))
        selectJob(jobs[std::size_t(next)].job.id);
}

void DispatchController::stepException(int kind, int direction)
{
    const BoardExceptions::Item item = m_exceptions.next(
        kind, m_selectedJob.isEmpty() ? m_selectedTechnician : m_selectedJob, direction);
    if (item.id.isEmpty())
        Q_EMIT noticed(tr("Nothing to look at."), u"info"_s);
    else if (item.isTechnician)
        selectTechnician(item.id);
    else
        selectJob(item.id);
}

bool DispatchController::refuse(const QString &text)
{
    Q_EMIT noticed(text, u"warning"_s);
    return false;
}

void DispatchController::setWriteRefusal(const QString &reason)
{
    if (m_writeRefusal == reason)
        return;
    m_writeRefusal = reason;
    Q_EMIT writeRefusalChanged();
}

bool DispatchController::mayWrite()
{
    return m_writeRefusal.isEmpty() || refuse(m_writeRefusal);
}

std::optional<BoardUndo::Entry> DispatchController::put(
    const QString &job, const JobChange &given, bool isUndo)
{
    const auto truth = m_jobs.constFind(job);
    if (truth == m_jobs.cend())
        return std::nullopt;
    const Job before = m_writes.effective(*truth);
    JobChange wanted = given;
    // Without a technician or a day it is pinned to nothing, and a plan could not place it.
    const Job after = given.appliedTo(before);
    if (after.isPinned && (after.technician.isEmpty() || !after.date.isValid()))
        wanted.isPinned = false;
    if (wanted.isIn(before))
        return std::nullopt;
    const Job server = *truth; // submitting rebuilds, and that may rehash
    const QString text = DispatchText::change(wanted, before, m_names, m_language);
    log(job, isUndo ? tr("Undone: %1").arg(text) : tr("In the outbox: %1").arg(text));
    m_writes.submit(server, wanted);
    return BoardUndo::Entry{.job = job, .forward = wanted, .back = wanted.reversed(before)};
}

bool DispatchController::change(const QString &job, const JobChange &wanted)
{
    if (!mayWrite())
        return false;
    const std::optional<Job> before = shown(job);
    if (!before)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    const QString text =
        jobTitle(job) + u" → "_s + DispatchText::change(wanted, *before, m_names, m_language);
    if (const auto entry = put(job, wanted))
        add({.text = text, .entries = {*entry}});
    return true;
}

bool DispatchController::add(BoardUndo::Step step)
{
    const bool isAny = !step.entries.empty();
    m_undo.add(std::move(step));
    if (isAny)
        Q_EMIT undoChanged();
    return isAny;
}

void DispatchController::noteMade(
    const QString &text, const QString &batch, const QStringList &writes)
{
    BoardUndo::Step step{.text = text, .entries = {}, .batch = batch};
    for (const QString &write : writes)
        step.entries.push_back({.created = write});
    add(std::move(step));
}

QTime DispatchController::proposedStart(const Job &job, const QString &technician) const
{
    const Lane *lane = m_board.lane(technician);
    if (!lane)
        return {};
    const QTime earliest = m_board.nowMinutes >= 0 ? timeOf(m_board.nowMinutes) : QTime();
    // The wished time stays where it is free; otherwise the first gap.
    if (job.start.isValid() && job.date == m_day
        && checkAssignment(m_board, job, technician, job.start, input()).empty())
        return job.start;
    const QTime free = firstFreeStart(*lane, job, earliest, {.travel = m_travel});
    if (free.isValid())
        return free;
    // No gap: behind everything else, which then says that it is outside the shift.
    int last = std::max(m_board.nowMinutes,
        lane->shifts.empty() ? (job.start.isValid() ? job.start.hour() * 60 : 8 * 60)
                             : lane->shifts.front().from);
    for (const BoardJob &other : lane->jobs) {
        if (other.job.id != job.id) {
            const Travel way = estimateTravel(other.job.position, job.position, m_travel, other.to);
            last = std::max(last, other.to + way.minutes);
        }
    }
    constexpr int gridMinutes = 15;
    const int rounded = (last + gridMinutes - 1) / gridMinutes * gridMinutes;
    return rounded < 24 * 60 ? timeOf(rounded) : job.start;
}

bool DispatchController::assign(const QString &job, const QString &technician, int minutes)
{
    const std::optional<Job> present = shown(job);
    if (!present)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    if (isOver(*present))
        return refuse(tr("%1 is closed and stays where it is.").arg(jobTitle(job)));
    const bool isKnown = std::ranges::contains(m_technicians, technician, &Technician::id);
    if (!isKnown)
        return refuse(tr("%1 is not among the technicians.").arg(technician));
    JobChange wanted;
    wanted.technician = technician;
    wanted.start = minutes >= 0 ? timeOf(minutes) : proposedStart(*present, technician);
    if (present->date != m_day)
        wanted.date = m_day;
    if (present->state == JobState::Open)
        wanted.state = JobState::Assigned;
    return change(job, wanted);
}

bool DispatchController::unassign(const QString &job)
{
    const std::optional<Job> present = shown(job);
    if (!present || present->technician.isEmpty())
        return false;
    if (isOver(*present) || present->state == JobState::InProgress)
        return refuse(tr("%1 has begun or is closed: it cannot be taken away.").arg(jobTitle(job)));
    JobChange wanted;
    wanted.technician = QString();
    if (present->state == JobState::Assigned)
        wanted.state = JobState::Open;
    return change(job, wanted);
}

bool DispatchController::moveTo(const QString &job, int minutes)
{
    const std::optional<Job> present = shown(job);
    if (!present)
        return false;
    if (isOver(*present))
        return refuse(tr("%1 is closed and stays where it is.").arg(jobTitle(job)));
    JobChange wanted;
    wanted.start = timeOf(minutes);
    if (present->date != m_day)
        wanted.date = m_day;
    return change(job, wanted);
}

bool DispatchController::nudge(const QString &job, int minutes, int lanes)
{
    const BoardJob *entry = m_board.job(job);
    if (!entry)
        return refuse(tr("Assign it to somebody first."));
    if (refusePinned({job}))
        return false;
    const int grid = std::max(1, std::abs(minutes));
    const int from = minutes == 0
        ? entry->from
        : (minutes > 0 ? entry->from / grid * grid : (entry->from + grid - 1) / grid * grid)
            + minutes;
    if (lanes == 0)
        return moveTo(job, from);
    const int target = rowOfLane(entry->job.technician) + lanes;
    if (target < 0 || target >= m_lanesShown)
        return false;
    return assign(job, m_board.lanes[std::size_t(target)].technician.id, from);
}

int DispatchController::rowOfLane(const QString &technician) const
{
    const auto lane = std::ranges::find(m_board.lanes, technician,
        [](const Lane &candidate) -> const QString & { return candidate.technician.id; });
    return lane == m_board.lanes.end() ? -1 : int(lane - m_board.lanes.begin());
}

bool DispatchController::changeState(const QString &job, int state)
{
    const std::optional<Job> present = shown(job);
    if (!present)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    if (isOver(*present))
        return refuse(tr("%1 is closed and stays where it is.").arg(jobTitle(job)));
    if (state < int(JobState::Open) || state > int(JobState::Cancelled))
        return false;
    JobChange wanted;
    wanted.state = JobState(state);
    return change(job, wanted);
}

bool DispatchController::changeState(
    const QString &job, int state, const QDateTime &arrived, const QDateTime &left)
{
    const std::optional<Job> present = shown(job);
    // Without its zone nobody can say what the server would take the time for.
    if (!present || !m_siteZone.isValid() || isOver(*present))
        return changeState(job, state);
    const auto words = [this](const QDateTime &time) {
        return time.toTimeZone(m_siteZone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    };
    JobChange wanted{.state = JobState(state)};
    if (arrived.isValid() && !present->actualStart.isValid())
        wanted.actualStart = words(arrived);
    if (left.isValid() && !present->actualEnd.isValid())
        wanted.actualEnd = words(left);
    return change(job, wanted);
}

bool DispatchController::changeDate(const QString &job, const QString &iso)
{
    const std::optional<Job> present = shown(job);
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    if (!present || (!iso.isEmpty() && !date.isValid()))
        return false;
    if (isOver(*present))
        return refuse(tr("%1 is closed and stays where it is.").arg(jobTitle(job)));
    JobChange wanted;
    wanted.date = date;
    return change(job, wanted);
}

void DispatchController::undo()
{
    if (m_undo.isEmpty()) {
        Q_EMIT noticed(tr("Nothing to undo."), u"info"_s);
        return;
    }
    const BoardUndo::Step step = m_undo.take();
    if (!step.batch.isEmpty()) {
        Q_EMIT undoChanged();
        m_making->giveUp(step.batch);
        return;
    }
    // What was made with a change is taken back with it: half of it would do the work twice, or
    // leave it undone.
    const bool isWhole = std::ranges::any_of(
        step.entries, [](const auto &entry) { return !entry.created.isEmpty(); });
    if (isWhole && std::ranges::any_of(step.entries, [this](const auto &entry) {
            return isOnItsWay(entry);
        })) {
        m_undo.add(step);
        Q_EMIT noticed(
            tr("%1 is on its way to ERPNext. Undo it when the answer is here.").arg(step.text),
            u"warning"_s);
        return;
    }
    Q_EMIT undoChanged();
    if (isWhole && !std::ranges::all_of(step.entries, [this](const auto &entry) {
            return canUndo(entry);
        })) {
        Q_EMIT noticed(
            tr("%1 cannot be undone: the job was changed meanwhile.").arg(step.text), u"warning"_s);
        return;
    }
    QStringList kept;
    QString last;
    ++m_holds;
    m_writes.hold();
    for (const BoardUndo::Entry &entry : step.entries) {
        if (!entry.created.isEmpty()) {
            undoCreated(entry.created);
        } else if (!canUndo(entry)) {
            kept.append(jobTitle(entry.job)); // what somebody made of it since stays
        } else {
            put(entry.job, entry.back, true);
            last = entry.job;
        }
    }
    m_writes.release();
    --m_holds;
    rebuild();
    if (step.entries.size() == 1 && !kept.isEmpty())
        Q_EMIT noticed(
            tr("%1 cannot be undone: the job was changed meanwhile.").arg(step.text), u"warning"_s);
    else if (!kept.isEmpty())
        Q_EMIT noticed(tr("Undone but for what was changed meanwhile: %1").arg(kept.join(u", "_s)),
            u"warning"_s);
    if (step.entries.size() == 1 && !last.isEmpty())
        selectJob(last);
}

void DispatchController::repeatWrite(const QString &job)
{
    const auto truth = m_jobs.constFind(job);
    if (truth == m_jobs.cend())
        return;
    log(job, tr("Insisted on it"));
    m_writes.repeat(Job(*truth));
}

void DispatchController::dismissWrite(const QString &job)
{
    m_writes.dismiss(job);
}

QString DispatchController::driveText(const Travel &travel, const BoardJob *before) const
{
    if (!travel.isKnown)
        return {};
    const QString way = DispatchText::span(travel.minutes);
    if (!before)
        return travel.isEstimated ? tr("about %1 of driving from home (estimated)").arg(way)
                                  : tr("%1 of driving from home").arg(way);
    const QString from = m_names.job(before->job.id);
    return travel.isEstimated ? tr("about %1 of driving from %2 (estimated)").arg(way, from)
                              : tr("%1 of driving from %2").arg(way, from);
}

DropPreview DispatchController::previewDrop(
    const QString &job, const QString &technician, int minutes) const
{
    if (!m_writeRefusal.isEmpty()) {
        DropPreview refused;
        refused.warning = m_writeRefusal;
        return refused;
    }
    const bool isGroup = m_marked.size() > 1 && m_marked.contains(job);
    if (isGroup && !technician.isEmpty() && minutes >= 0 && m_board.job(job))
        return previewGroup(job, technician, minutes);
    DropPreview preview;
    const std::optional<Job> present = shown(job);
    const Lane *lane = m_board.lane(technician);
    if (!present || !lane || isOver(*present)) {
        preview.warning =
            present && isOver(*present) ? tr("Closed jobs stay where they are") : QString();
        return preview;
    }
    const QTime start = minutes >= 0 ? timeOf(minutes) : proposedStart(*present, technician);
    const Findings findings = checkAssignment(m_board, *present, technician, start, input());
    preview.isPossible = true;
    preview.text = lane->technician.name;
    if (start.isValid()) {
        preview.from = start.hour() * 60 + start.minute();
        preview.to = preview.from + present->minutes;
        preview.text +=
            u", "_s + DispatchText::clock(preview.from) + u"–"_s + DispatchText::clock(preview.to);
    }
    if (isGroup)
        preview.text += u" · "_s + markedText();
    const BoardJob *before = nullptr;
    for (const BoardJob &other : lane->jobs) {
        if (other.job.id != job && other.from <= preview.from)
            before = &other;
    }
    const Travel travel = estimateTravel(before ? before->job.position : lane->technician.home,
        present->position, m_travel, before ? before->to : -1);
    preview.travelMinutes = travel.minutes;
    preview.travel = driveText(travel, before);
    QStringList sentences;
    for (const Finding &finding : findings) {
        preview.severity = std::max(preview.severity, DispatchText::severity(finding));
        sentences.append(DispatchText::finding(finding, m_names));
    }
    preview.warning = sentences.join(u" · "_s);
    return preview;
}

void DispatchController::preparePicker(const QString &wanted)
{
    // The keyboard may be at one that is none of those that are marked.
    const bool isElsewhere = m_marked.size() > 1 && !m_marked.contains(wanted);
    const QString job = isElsewhere ? markedJobs().first() : wanted;
    const std::optional<Job> present = shown(job);
    std::vector<std::pair<std::tuple<int, int, int>, PickerRow>> ranked;
    if (present && !isOver(*present)) {
        for (const Lane &lane : m_board.lanes) {
            const DropPreview preview = previewDrop(job, lane.technician.id, -1);
            PickerRow row{.id = lane.technician.id,
                .name = lane.technician.name,
                .initials = DispatchText::initials(lane.technician.name),
                .colour = BoardRows::colourOf(lane.technician)};
            row.minutes = preview.to > 0 ? preview.from : -1;
            row.detail = row.minutes >= 0 ? DispatchText::clock(row.minutes) : tr("no gap");
            if (!preview.travel.isEmpty())
                row.detail += u" · "_s + preview.travel;
            row.problem = preview.warning;
            row.severity = preview.severity;
            const bool isPresent = lane.technician.id == present->technician;
            ranked.emplace_back(std::tuple(isPresent ? 9 : preview.severity,
                                    row.minutes < 0 ? 2000 : preview.travelMinutes, row.minutes),
                std::move(row));
        }
    }
    std::ranges::stable_sort(ranked, {}, [](const auto &entry) { return entry.first; });
    std::vector<PickerRow> rows;
    for (auto &entry : ranked)
        rows.push_back(std::move(entry.second));
    m_picker.setFilterText({});
    m_picker.setCandidates(job, std::move(rows));
}

} // namespace FibreDesk::Dispatch
