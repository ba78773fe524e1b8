// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a plan would change, and what became of it.

#include "plancontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "plantext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

QString PlanController::staleness(const Item &item) const
{
    const std::optional<Job> job = m_desk->shown(item.change.job);
    if (!job)
        return tr("Left out: it is not on this desk any more");
    // What only our own earlier change made of it is what was planned with.
    const bool isSame = isSamePlace(*job, item.planned)
        && (job->modified == item.change.modified || item.wasUnsettled);
    if (isSame)
        return {};
    if (job->modified == item.change.modified || m_desk->writes()->find(job->id))
        return tr("Left out: it was moved on this desk meanwhile");
    return job->modifiedBy.isEmpty() ? tr("Left out: somebody changed it meanwhile")
                                     : tr("Left out: %1 changed it meanwhile").arg(job->modifiedBy);
}

void PlanController::judge()
{
    if (m_phase == Applied)
        return; // it is decided
    Basis basis;
    for (Item &item : m_items) {
        item.stale = staleness(item);
        if (item.isTicked && item.stale.isEmpty())
            basis.ticked.push_back(item.change);
    }
    BoardInput input = m_desk->input();
    basis.technicians = input.technicians;
    basis.jobs = input.jobs;
    basis.related = input.related;
    basis.nowMinutes = m_desk->board().nowMinutes;
    basis.travel = m_desk->travelNumber();
    // The board is made anew with every position that comes in; a second one is not needed then.
    if (basis == m_judged)
        return;
    m_judged = basis;
    for (Item &item : m_items)
        item.findings.clear();
    if (basis.ticked.empty())
        return;
    const BoardInput after = withChanges(std::move(input), basis.ticked);
    const Board board = makeBoard(after);
    for (Item &item : m_items) {
        const BoardJob *there = board.job(item.change.job);
        if (item.isTicked && item.stale.isEmpty() && there)
            item.findings =
                checkPlace(board, there->job, item.change.toTechnician, item.change.toStart, after);
    }
}

void PlanController::tellOutcome(const Item &item, PlanRow &row) const
{
    if (!item.isApplied) {
        row.outcome = PlanModel::LeftOut;
        row.outcomeText = item.stale.isEmpty() ? tr("Left out: it was not ticked") : item.stale;
        return;
    }
    const JobWrites::Write *write = m_desk->writes()->find(item.change.job);
    const auto state = write ? write->state : JobWrites::State::None;
    const std::optional<Job> job = m_desk->shown(item.change.job);
    if (state == JobWrites::State::Refused || state == JobWrites::State::Conflict) {
        row.outcome = PlanModel::Refused;
        row.outcomeText = DispatchText::write(*write, m_desk->names(), m_desk->language());
    } else if (state == JobWrites::State::Uncertain) {
        row.outcome = PlanModel::Uncertain;
        row.outcomeText = DispatchText::write(*write, m_desk->names(), m_desk->language());
    } else if (!job || !item.wanted.isIn(*job)) {
        row.outcome = PlanModel::TakenBack;
        row.outcomeText = tr("Changed since, or taken back");
    } else if (write) {
        row.outcome = PlanModel::Pending;
        row.outcomeText = DispatchText::write(*write, m_desk->names(), m_desk->language());
    } else {
        row.outcome = PlanModel::Done;
        row.outcomeText = tr("Saved in ERPNext");
    }
}

PlanRow PlanController::rowOf(const Item &item) const
{
    const PlanChange &change = item.change;
    const DispatchText::Names &names = m_desk->names();
    PlanRow row;
    row.id = change.job;
    row.title = m_desk->jobTitle(change.job);
    row.from = PlanText::place(change.fromTechnician, change.fromStart, names);
    if (!change.fromTechnician.isEmpty() && change.fromDate.isValid()
        && change.fromDate != m_input.date)
        row.from += u", "_s + Format::day(change.fromDate, m_desk->language());
    row.to = PlanText::place(change.toTechnician, change.toStart, names);
    row.why = PlanText::reasons(change, names);
    row.isTicked = item.isTicked && item.stale.isEmpty();
    row.canTick = m_phase != Applied && item.stale.isEmpty();
    if (m_phase == Applied) {
        tellOutcome(item, row);
        return row;
    }
    row.note = item.stale;
    row.severity = item.stale.isEmpty() ? -1 : 1;
    QStringList sentences;
    for (const Finding &finding : item.findings) {
        row.severity = std::max(row.severity, DispatchText::severity(finding));
        sentences.append(DispatchText::finding(finding, names));
    }
    if (!sentences.isEmpty())
        row.note = tr("With what is ticked: %1").arg(sentences.join(u" · "_s));
    return row;
}

void PlanController::showRows()
{
    std::vector<PlanRow> rows;
    for (const Item &item : m_items)
        rows.push_back(rowOf(item));
    m_changes.applySnapshot(std::move(rows));
    std::vector<PlanRow> unplanned;
    for (const Unplanned &one : m_plan.unplanned) {
        PlanRow row;
        row.id = one.job;
        row.title = m_desk->jobTitle(one.job);
        row.why = PlanText::unplanned(one, m_desk->names());
        unplanned.push_back(std::move(row));
    }
    m_unplanned.applySnapshot(std::move(unplanned));
    Q_EMIT previewChanged();
}

QString PlanController::dayText() const
{
    return Format::day(
        m_input.date.isValid() ? m_input.date : m_desk->board().date, m_desk->language());
}

QList<PlanTotal> PlanController::totals() const
{
    return PlanText::totals(m_plan.before, m_plan.after, m_desk->isToday());
}

QList<SlotMark> PlanController::marks() const
{
    QList<SlotMark> marks;
    if (m_phase != Preview && m_phase != Planning)
        return marks;
    for (const Item &item : m_items) {
        if (!item.isTicked || !item.stale.isEmpty())
            continue;
        SlotMark mark;
        mark.technician = item.change.toTechnician;
        mark.from = minutesOf(item.change.toStart);
        mark.to = mark.from + item.planned.minutes;
        mark.text = m_desk->jobTitle(item.change.job);
        marks.append(mark);
    }
    return marks;
}

int PlanController::tickedCount() const
{
    return int(std::ranges::count_if(
        m_items, [](const Item &item) { return item.isTicked && item.stale.isEmpty(); }));
}

int PlanController::staleCount() const
{
    return int(
        std::ranges::count_if(m_items, [](const Item &item) { return !item.stale.isEmpty(); }));
}

QString PlanController::nothingText() const
{
    if (!m_items.empty())
        return {};
    if (!m_plan.unplanned.empty())
        return tr("Nothing to change: what is open finds no place, for the reasons below.");
    switch (m_scope) {
    case Day:
        return tr("Nothing to change: no order of the day is better by these weights.");
    case OneTechnician:
        return tr("Nothing to change: %1 has the best order already.")
            .arg(m_desk->names().technician(m_person));
    case TechnicianOut:
        return tr("Nothing to change: %1 has no open job that could go to somebody else.")
            .arg(m_desk->names().technician(m_person));
    case UrgentJob:
        return tr("Nothing to change: the job has somebody already.");
    default:
        break;
    }
    return m_isWithUndated
        ? tr("Nothing to change: every job has a technician and a time.")
        : tr("Nothing to change: every job of this day has a technician and a time.");
}

void PlanController::setTicked(const QString &job, bool isTicked)
{
    const auto item = std::ranges::find(
        m_items, job, [](const Item &one) -> const QString & { return one.change.job; });
    if (m_phase != Preview || item == m_items.end() || item->isTicked == isTicked)
        return;
    item->isTicked = isTicked;
    judge();
    showRows();
}

void PlanController::tickAll(bool isTicked)
{
    if (m_phase != Preview)
        return;
    for (Item &item : m_items)
        item.isTicked = isTicked;
    judge();
    showRows();
}

bool PlanController::apply()
{
    if (m_phase != Preview)
        return false;
    judge();
    GroupChange group;
    for (Item &item : m_items) {
        const std::optional<Job> job = m_desk->shown(item.change.job);
        if (!item.isTicked || !item.stale.isEmpty() || !job)
            continue;
        item.wanted.technician = item.change.toTechnician;
        item.wanted.start = item.change.toStart;
        if (job->date != m_input.date)
            item.wanted.date = m_input.date;
        if (job->state == JobState::Open)
            item.wanted.state = JobState::Assigned;
        item.isApplied = true;
        group.changes.emplace_back(item.change.job, item.wanted);
    }
    if (group.changes.empty()) {
        showRows();
        return false;
    }
    setPhase(Applied);
    const bool isAny =
        m_desk->changeAll(group, tr("Plan: %n job(s)", nullptr, int(group.changes.size())));
    showRows();
    return isAny;
}

int PlanController::outcomes(PlanModel::Outcome outcome) const
{
    return int(std::ranges::count(m_changes.rows(), int(outcome), &PlanRow::outcome));
}

QString PlanController::resultText() const
{
    if (m_phase != Applied)
        return {};
    QStringList parts;
    if (const int count = outcomes(PlanModel::Done); count > 0)
        parts.append(tr("%n saved", nullptr, count));
    if (const int count = outcomes(PlanModel::Pending); count > 0)
        parts.append(tr("%n waiting for ERPNext", nullptr, count));
    if (const int count = outcomes(PlanModel::Refused); count > 0)
        parts.append(tr("%n not saved", nullptr, count));
    if (const int count = outcomes(PlanModel::Uncertain); count > 0)
        parts.append(tr("%n uncertain", nullptr, count));
    if (const int count = outcomes(PlanModel::TakenBack); count > 0)
        parts.append(tr("%n changed since", nullptr, count));
    if (const int count = outcomes(PlanModel::LeftOut); count > 0)
        parts.append(tr("%n left out", nullptr, count));
    return parts.join(u" · "_s);
}

QString PlanController::resultTone() const
{
    if (outcomes(PlanModel::Refused) > 0)
        return u"danger"_s;
    if (outcomes(PlanModel::Uncertain) > 0)
        return u"uncertain"_s;
    return outcomes(PlanModel::Pending) > 0 ? u"pending"_s
        : outcomes(PlanModel::Done) > 0     ? u"ok"_s
                                            : u"neutral"_s;
}

} // namespace FibreDesk::Dispatch
