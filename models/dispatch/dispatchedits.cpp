// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a job takes, two out of one, another like it; who is paused; and a drag under the eyes
// of a colleague.

#include "dispatchcontroller.h"

#include "newjob.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int shortest = 5;
constexpr int longest = 1440;

QTime timeOf(int minutes)
{
    return QTime(0, 0).addSecs(std::clamp(minutes, 0, 1439) * 60);
}

bool isOver(const Job &job)
{
    return job.state == JobState::Completed || job.state == JobState::Cancelled;
}

} // namespace

bool DispatchController::resize(const QString &job, int minutes)
{
    const std::optional<Job> present = shown(job);
    if (!present)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    if (isOver(*present))
        return refuse(tr("%1 is closed and stays as long as it was.").arg(jobTitle(job)));
    return change(job, {.minutes = std::clamp(minutes, shortest, longest)});
}

bool DispatchController::stretch(const QString &job, int minutes)
{
    const std::optional<Job> present = shown(job);
    if (!present || minutes == 0)
        return false;
    const int grid = std::abs(minutes);
    const int to = minutes > 0 ? present->minutes / grid * grid + grid
                               : (present->minutes + grid - 1) / grid * grid - grid;
    return resize(job, std::max(std::min(grid, present->minutes), to));
}

DropPreview DispatchController::previewResize(const QString &job, int minutes) const
{
    DropPreview preview;
    const BoardJob *entry = m_board.job(job);
    if (!entry || isOver(entry->job) || !m_writeRefusal.isEmpty())
        return preview;
    preview.isPossible = true;
    preview.from = entry->from;
    preview.to = entry->from + std::clamp(minutes, shortest, longest);
    preview.text = DispatchText::span(preview.to - preview.from) + u", "_s
        + DispatchText::clock(preview.from) + u"–"_s + DispatchText::clock(preview.to);
    Job longer = entry->job;
    longer.minutes = preview.to - preview.from;
    QStringList sentences;
    for (const Finding &finding :
        checkAssignment(m_board, longer, longer.technician, timeOf(entry->from), input())) {
        preview.severity = std::max(preview.severity, DispatchText::severity(finding));
        sentences.append(DispatchText::finding(finding, m_names));
    }
    preview.warning = sentences.join(u" · "_s);
    return preview;
}

bool DispatchController::split(const QString &job, int minutes)
{
    if (!mayWrite())
        return false;
    const BoardJob *entry = m_board.job(job);
    if (!entry || !entry->job.start.isValid())
        return refuse(tr("Give %1 a technician and a time first.").arg(jobTitle(job)));
    const Job present = entry->job;
    if (isOver(present) || present.state == JobState::InProgress)
        return refuse(tr("%1 has begun or is closed and stays whole.").arg(jobTitle(job)));
    const int half = (present.minutes / 2 + shortest / 2) / shortest * shortest;
    const int first = minutes < 0 ? half : minutes - entry->from;
    if (first < shortest || present.minutes - first < shortest)
        return refuse(tr("%1 is too short to be split there.").arg(jobTitle(job)));
    create(present,
        {.technician = present.technician,
            .date = present.date,
            .start = timeOf(entry->from + first),
            .state = JobState::Assigned,
            .minutes = present.minutes - first},
        {.minutes = first});
    return true;
}

bool DispatchController::copyJob(const QString &job, const QString &technician, int minutes)
{
    if (!mayWrite())
        return false;
    const std::optional<Job> present = shown(job);
    if (!present)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    JobChange place{.technician = technician,
        .date = m_day,
        .state = technician.isEmpty() ? JobState::Open : JobState::Assigned,
        .minutes = present->minutes};
    if (!technician.isEmpty())
        place.start = minutes >= 0 ? timeOf(minutes) : proposedStart(*present, technician);
    create(*present, place, {});
    return true;
}

void DispatchController::create(const Job &job, const JobChange &place, const JobChange &rest)
{
    QCoro::connect(
        m_mirror->read([id = job.id](QSqlDatabase &db) { return Store::readJobMatter(db, id); }),
        this, [this, job, place, rest](const Result<QJsonObject> &matter) {
            if (!matter) {
                Q_EMIT noticed(errorText(matter.error()).sentence(), u"danger"_s);
                return;
            }
            QJsonObject fields = *matter;
            if (fields.isEmpty()) {
                refuse(tr("%1 is not on this desk any more.").arg(job.id));
                return;
            }
            // Who helps with the whole helps with both parts; a copy is given to others.
            if (rest.isEmpty())
                fields.remove("assistants"_L1);
            Outbox::NewWrite write = newJob(*m_map, fields, place);
            m_writes.spell(write);
            if (rest.isEmpty())
                keepCopy(write, job.id, place);
            else
                keepSplit(std::move(write), job, place, rest);
        });
}

void DispatchController::keepCopy(
    const Outbox::NewWrite &write, const QString &job, const JobChange &place)
{
    QCoro::connect(m_queue->add(write), this, [this, job, place](const Result<QString> &id) {
        if (!id) {
            Q_EMIT noticed(errorText(id.error()).sentence(), u"danger"_s);
            return;
        }
        BoardUndo::Step step{.text = tr("Copy of %1").arg(jobTitle(job)), .entries = {}};
        step.entries.push_back({.forward = place, .created = *id});
        add(std::move(step));
        Q_EMIT noticed(
            tr("A copy of %1 is in the outbox. It appears when ERPNext has it.").arg(jobTitle(job)),
            u"info"_s);
    });
}

void DispatchController::keepSplit(
    Outbox::NewWrite write, const Job &before, const JobChange &place, const JobChange &rest)
{
    const auto truth = m_jobs.constFind(before.id);
    const std::optional<Job> present = shown(before.id);
    if (!present || !isSamePlace(*present, before)) {
        refuse(tr("%1 was changed meanwhile and stays whole.").arg(jobTitle(before.id)));
        return;
    }
    write.batch = QUuid::createUuid().toString(QUuid::WithoutBraces);
    write.batchTitle = tr("%1 split").arg(jobTitle(before.id));
    log(before.id,
        tr("In the outbox: %1").arg(DispatchText::change(rest, before, m_names, m_language)));
    const BoardUndo::Entry first{.job = before.id, .forward = rest, .back = rest.reversed(before)};
    m_writes.submitWith(
        Job(*truth), rest, std::move(write), [this, first, place](const Result<QString> &id) {
            if (!id) {
                Q_EMIT noticed(errorText(id.error()).sentence(), u"danger"_s);
                return;
            }
            BoardUndo::Step step{.text = tr("%1 split").arg(jobTitle(first.job)), .entries = {}};
            step.entries.push_back(first);
            step.entries.push_back({.forward = place, .created = *id});
            add(std::move(step));
            Q_EMIT noticed(
                tr("The second part of %1 is in the outbox. It appears when ERPNext has it.")
                    .arg(jobTitle(first.job)),
                u"info"_s);
        });
}

const SplitWatch::Half *DispatchController::brokenSplit(const QString &job) const
{
    const SplitWatch::Half *half = m_splits.of(job);
    const std::optional<Job> present = half ? shown(job) : std::nullopt;
    return present && present->minutes == half->left && !isOver(*present) ? half : nullptr;
}

QString DispatchController::splitText(const SplitWatch::Half &half) const
{
    const QString length = DispatchText::span(half.whole - half.left);
    if (half.isUncertain)
        return tr("Split, and nobody knows whether the second part (%1) was made").arg(length);
    return tr("Split, but the second part (%1) was not made: %2")
        .arg(length, errorText(half.error).sentence());
}

bool DispatchController::undoSplit(const QString &job)
{
    if (!mayWrite())
        return false;
    const SplitWatch::Half *half = brokenSplit(job);
    if (!half)
        return refuse(tr("%1 was changed meanwhile and stays as it is.").arg(jobTitle(job)));
    const QString write = half->write;
    const int whole = half->whole;
    m_undo.forgetMade(write);
    Q_EMIT undoChanged();
    // The length first: it is what is compared with the server.
    put(job, {.minutes = whole}, true);
    undoCreated(write);
    return true;
}

void DispatchController::repeatSplit(const QString &job)
{
    const SplitWatch::Half *half = brokenSplit(job);
    if (!half)
        return;
    log(job, tr("The second part once more"));
    QCoro::connect(m_queue->tryAgain(half->write), this, [this](const Result<void> &done) {
        if (!done)
            Q_EMIT noticed(errorText(done.error()).sentence(), u"danger"_s);
    });
}

bool DispatchController::canUndo(const BoardUndo::Entry &entry) const
{
    if (entry.created.isEmpty()) {
        const std::optional<Job> present = shown(entry.job);
        return present && entry.forward.isIn(*present);
    }
    const Outbox::Write *made = m_queue->find(entry.created);
    if (!made)
        return false;
    // Cancelled: somebody gave it up in the outbox, and the rest is still to be taken back.
    if (made->state != Outbox::State::Done)
        return made->state == Outbox::State::Waiting || made->state == Outbox::State::Refused
            || made->state == Outbox::State::Cancelled;
    const std::optional<Job> job = shown(made->name);
    return job && job->state != JobState::InProgress && !isOver(*job) && entry.forward.isIn(*job);
}

bool DispatchController::isOnItsWay(const BoardUndo::Entry &entry) const
{
    const Outbox::Write *made = entry.created.isEmpty() ? nullptr : m_queue->find(entry.created);
    return made
        && (made->state == Outbox::State::Sending || made->state == Outbox::State::Uncertain);
}

void DispatchController::undoCreated(const QString &write)
{
    const Outbox::Write *made = m_queue->find(write);
    if (!made || made->state == Outbox::State::Cancelled)
        return;
    if (made->state == Outbox::State::Done) {
        // It is on the server: what is not wanted there is cancelled, not deleted.
        put(QString(made->name), {.state = JobState::Cancelled}, true);
        return;
    }
    QCoro::connect(m_queue->cancel(write), this, [this](const Result<void> &done) {
        if (!done)
            Q_EMIT noticed(errorText(done.error()).sentence(), u"danger"_s);
    });
}

bool DispatchController::setPaused(const QString &technician, bool paused)
{
    if (!mayWrite())
        return false;
    const auto truth = std::ranges::find(m_technicians, technician, &Technician::id);
    if (truth == m_technicians.end())
        return refuse(tr("%1 is not among the technicians.").arg(technician));
    const Technician present = m_technicianWrites.effective(*truth);
    if (present.status == "absent"_L1)
        return refuse(tr("%1 is absent.").arg(present.name));
    if ((present.status == "pause"_L1) == paused)
        return true;
    m_technicianWrites.setStatus(*truth, paused ? u"pause"_s : u"available"_s);
    return true;
}

void DispatchController::beginDrag(const QString &job)
{
    if (!m_dragged.empty() && job == m_dragged.front().id)
        return;
    endDrag();
    if (const auto grabbed = m_jobs.constFind(job); grabbed != m_jobs.cend())
        m_dragged.push_back(*grabbed);
    if (!m_marked.contains(job))
        return;
    const QStringList marked = markedJobs();
    for (const QString &other : marked) {
        if (const auto one = m_jobs.constFind(other); other != job && one != m_jobs.cend())
            m_dragged.push_back(*one);
    }
}

void DispatchController::endDrag()
{
    m_dragged.clear();
    m_dragTold.clear();
    if (!std::exchange(m_dragNews, {}).isEmpty())
        Q_EMIT dragNewsChanged();
}

void DispatchController::noteDragged(const QString &job, const Job &now)
{
    const auto dragged = std::ranges::find(m_dragged, job, &Job::id);
    if (dragged == m_dragged.end())
        return;
    QString told;
    if (now.id.isEmpty()) {
        told = tr("Taken off this day meanwhile");
    } else if (!isSamePlace(*dragged, now)) {
        const JobChange difference{.technician = now.technician == dragged->technician
                ? std::nullopt
                : std::optional(now.technician),
            .date = now.date,
            .start = now.start,
            .state = now.state,
            .minutes = now.minutes};
        const QString who = now.modifiedBy.isEmpty() ? tr("Somebody else") : now.modifiedBy;
        told = tr("%1 changed it: %2")
                   .arg(who, DispatchText::change(difference, *dragged, m_names, m_language));
    }
    if (told.isEmpty())
        m_dragTold.remove(job);
    else
        m_dragTold.insert(job, told);
    QStringList lines;
    for (const Job &one : m_dragged) {
        const QString line = m_dragTold.value(one.id);
        if (!line.isEmpty())
            lines.append(m_dragged.size() > 1
                    ? tr("%1: %2").arg(one.customerName.isEmpty() ? one.id : one.customerName, line)
                    : line);
    }
    const QString news = lines.join(u'\n');
    if (news == m_dragNews)
        return;
    m_dragNews = news;
    Q_EMIT dragNewsChanged();
}

void DispatchController::noteReach(bool isReached, const QDateTime &jobsReadAt)
{
    if (!isReached && !m_gap.began.isValid() && m_isLoaded) {
        m_gap = {.began = m_clock.now(), .day = m_day, .jobs = {}, .own = {}, .isOver = false};
        m_gap.jobs.assign(m_jobs.cbegin(), m_jobs.cend());
    } else if (isReached && m_gap.began.isValid() && jobsReadAt > m_gap.began && !m_gap.isOver) {
        m_gap.isOver = true;
        reload();
    }
}

void DispatchController::tellNews()
{
    if (!m_gap.began.isValid() || (!m_gap.isOver && m_gap.day == m_day))
        return;
    if (!m_gap.isOver) {
        // Another day meanwhile: as the mirror has it is how it was left.
        m_gap.day = m_day;
        m_gap.jobs.assign(m_jobs.cbegin(), m_jobs.cend());
        return;
    }
    const Gap gap = std::exchange(m_gap, {});
    if (gap.day != m_day)
        return;
    m_news.tell(
        newsBetween(gap.jobs, {m_jobs.cbegin(), m_jobs.cend()}, gap.own), m_names, m_language);
}

void DispatchController::prepareSwap(const QString &technician)
{
    std::vector<PickerRow> rows;
    for (const Lane &lane : m_board.lanes) {
        if (lane.technician.id == technician)
            continue;
        const auto movable = std::ranges::count_if(lane.jobs, [](const BoardJob &entry) {
            return !entry.isAssistant
                && (entry.job.state == JobState::Open || entry.job.state == JobState::Assigned);
        });
        PickerRow row{.id = lane.technician.id,
            .name = lane.technician.name,
            .initials = DispatchText::initials(lane.technician.name),
            .colour = BoardRows::colourOf(lane.technician)};
        row.detail = tr("%n job(s)", nullptr, int(movable));
        if (lane.shifts.empty()) {
            row.problem = tr("Does not work on this day");
            row.severity = 2;
        }
        rows.push_back(std::move(row));
    }
    m_picker.setFilterText({});
    m_picker.setCandidates({}, std::move(rows));
}

} // namespace FibreDesk::Dispatch
