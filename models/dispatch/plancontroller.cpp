// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plancontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int silentAfterSeconds = 600; ///< where somebody was then is not where they are

bool isOpen(const Job &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

/// What a slider makes of the usual weight.
double factorOf(int level)
{
    constexpr std::array factors{0.0, 0.4, 1.0, 2.5, 6.0};
    return factors.at(std::size_t(std::clamp(level, 0, PlanController::most)));
}

} // namespace

PlanController::PlanController(DispatchController *desk)
    : QObject(desk)
    , m_desk(desk)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PlanController::handleFinished);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) {
        m_progress = percent / 100.0;
        Q_EMIT progressChanged();
    });
    connect(desk, &DispatchController::rebuilt, this, &PlanController::handleBoard);
    connect(desk, &DispatchController::dayChanged, this, &PlanController::handleDay);
}

PlanController::~PlanController()
{
    m_stop.request_stop(); // the pool waits for the run
}

void PlanController::setPhase(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void PlanController::open()
{
    if (m_phase != Closed)
        return;
    if (!m_desk->selectedTechnician().isEmpty()) {
        m_person = m_desk->selectedTechnician();
    } else if (const auto job = m_desk->shown(m_desk->selectedJob())) {
        if (job->technician.isEmpty())
            m_urgent = job->id;
        else
            m_person = job->technician;
    }
    setPhase(Choosing);
    Q_EMIT choiceChanged();
}

void PlanController::openFor(int scope)
{
    if (m_phase != Closed)
        close();
    setScope(scope);
    open();
}

void PlanController::stop()
{
    m_stop.request_stop();
    m_items.clear();
    m_judged = {};
    m_plan = {};
    showRows();
}

void PlanController::close()
{
    setPhase(Closed);
    stop();
}

void PlanController::cancel()
{
    if (m_phase != Planning)
        return;
    setPhase(Choosing);
    stop();
}

void PlanController::back()
{
    if (m_phase == Planning || m_phase == Closed)
        return;
    setPhase(Choosing);
    stop();
    Q_EMIT choiceChanged();
}

void PlanController::setScope(int scope)
{
    if (scope == m_scope || scope < Unassigned || scope > UrgentJob)
        return;
    m_scope = scope;
    Q_EMIT choiceChanged();
}

QStringList PlanController::people() const
{
    QStringList names;
    for (const Lane &lane : m_desk->board().lanes)
        names.append(lane.technician.name);
    return names;
}

int PlanController::personIndex() const
{
    const auto &lanes = m_desk->board().lanes;
    const auto found = std::ranges::find(
        lanes, m_person, [](const Lane &lane) -> const QString & { return lane.technician.id; });
    return found == lanes.end() ? -1 : int(found - lanes.begin());
}

void PlanController::setPersonIndex(int index)
{
    const auto &lanes = m_desk->board().lanes;
    if (index < 0 || index >= int(lanes.size()))
        return;
    const QString &id = lanes[std::size_t(index)].technician.id;
    if (id == m_person)
        return;
    m_person = id;
    Q_EMIT choiceChanged();
}

/// The most urgent first, as the tray has them.
std::vector<Job> PlanController::unassignedJobs() const
{
    std::vector<Job> jobs;
    for (const TrayEntry &entry : m_desk->board().tray) {
        if (entry.job.technician.isEmpty() && isOpen(entry.job)
            && !std::ranges::contains(jobs, entry.job.id, &Job::id))
            jobs.push_back(entry.job);
    }
    return jobs;
}

QStringList PlanController::urgentJobs() const
{
    QStringList titles;
    for (const Job &job : unassignedJobs())
        titles.append(m_desk->jobTitle(job.id) + u" · "_s + DispatchText::priority(job.priority));
    return titles;
}

int PlanController::urgentIndex() const
{
    const std::vector<Job> jobs = unassignedJobs();
    const auto found = std::ranges::find(jobs, m_urgent, &Job::id);
    return found == jobs.end() ? -1 : int(found - jobs.begin());
}

void PlanController::setUrgentIndex(int index)
{
    const std::vector<Job> jobs = unassignedJobs();
    if (index < 0 || index >= int(jobs.size()) || jobs[std::size_t(index)].id == m_urgent)
        return;
    m_urgent = jobs[std::size_t(index)].id;
    Q_EMIT choiceChanged();
}

void PlanController::setWithUndated(bool isWith)
{
    if (isWith == m_isWithUndated)
        return;
    m_isWithUndated = isWith;
    Q_EMIT choiceChanged();
}

void PlanController::setCanMoveTold(bool can)
{
    if (can == m_canMoveTold)
        return;
    m_canMoveTold = can;
    Q_EMIT choiceChanged();
}

void PlanController::setWeight(int weight, int level)
{
    const int bounded = std::clamp(level, 0, most);
    if (weight < 0 || weight >= m_weights.size() || m_weights[weight] == bounded)
        return;
    m_weights[weight] = bounded;
    Q_EMIT weightsChanged();
}

QString PlanController::obstacle() const
{
    const BoardInput input = m_desk->input();
    if (m_desk->board().date < dayAt(input.now, input.zone))
        return tr("This day is over: nothing of it can be planned any more.");
    if (m_desk->board().lanes.empty())
        return tr("There are no technicians to plan with.");
    if ((m_scope == OneTechnician || m_scope == TechnicianOut) && personIndex() < 0)
        return tr("Choose a technician.");
    if (m_scope == UrgentJob && unassignedJobs().empty())
        return tr("Every job has a technician.");
    if (m_scope == UrgentJob && urgentIndex() < 0)
        return tr("Choose the job that came in.");
    return {};
}

PlanWeights PlanController::planWeights() const
{
    PlanWeights weights;
    weights.late *= factorOf(m_weights[Late]);
    weights.travel *= factorOf(m_weights[Travel]);
    // Never nothing: the plan would leave everything with nobody.
    weights.unassigned *= std::max(0.1, factorOf(m_weights[WithNobody]));
    weights.fairness *= factorOf(m_weights[Fairness]);
    weights.otherTechnician *= factorOf(m_weights[FewChanges]);
    weights.otherTime *= factorOf(m_weights[FewChanges]);
    return weights;
}

std::map<QString, GeoPoint> PlanController::whereabouts() const
{
    std::map<QString, GeoPoint> places;
    if (!m_desk->isToday())
        return places;
    for (const auto &[technician, fix] : m_desk->fixes().asKeyValueRange()) {
        if (fix.position.isValid() && fix.at.secsTo(m_input.now) <= silentAfterSeconds)
            places[technician] = fix.position;
    }
    return places;
}

PlanRequest PlanController::request() const
{
    PlanRequest request;
    switch (m_scope) {
    case Day:
        request.scope = PlanScope::Day;
        break;
    case OneTechnician:
        request.scope = PlanScope::Technician;
        request.technician = m_person;
        break;
    case TechnicianOut:
        request.scope = PlanScope::Repair;
        request.out = m_person;
        break;
    case UrgentJob:
        request.scope = PlanScope::Repair;
        request.urgent = m_urgent;
        break;
    default:
        break;
    }
    request.isWithUndated = m_isWithUndated;
    request.canMoveDispatched = m_canMoveTold;
    request.weights = planWeights();
    request.whereabouts = whereabouts();
    request.stop = m_stop.get_token();
    return request;
}

void PlanController::run()
{
    if (m_phase == Closed || m_phase == Planning || !obstacle().isEmpty())
        return;
    stop();
    m_input = m_desk->input();
    m_unsettled.clear();
    const QStringList unsettled = m_desk->writes()->jobs();
    m_unsettled = QSet<QString>(unsettled.begin(), unsettled.end());
    m_stop = {};
    m_progress = 0;
    Q_EMIT progressChanged();
    setPhase(Planning);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [input = m_input, request = request()](QPromise<DayPlan> &promise) mutable {
            promise.setProgressRange(0, 100);
            request.progress = [&promise](
                                   double share) { promise.setProgressValue(int(share * 100)); };
            promise.addResult(makePlan(input, request));
        }));
}

void PlanController::handleFinished()
{
    // One that was given up has nobody waiting for it.
    if (m_phase != Planning || m_stop.stop_requested() || m_watcher.future().resultCount() == 0)
        return;
    m_plan = m_watcher.result();
    for (const PlanChange &change : m_plan.changes) {
        Item item;
        item.change = change;
        const auto job = std::ranges::find(m_input.jobs, change.job, &Job::id);
        if (job != m_input.jobs.end())
            item.planned = *job;
        item.wasUnsettled = m_unsettled.contains(change.job);
        m_items.push_back(std::move(item));
    }
    judge();
    showRows();
    setPhase(Preview);
}

void PlanController::handleBoard()
{
    if (m_phase == Choosing)
        Q_EMIT choiceChanged();
    const bool isShown = m_phase == Preview || m_phase == Applied;
    if (!isShown || m_desk->board().date != m_input.date)
        return;
    judge();
    showRows();
}

/// A plan is for its day.
void PlanController::handleDay()
{
    if (m_phase == Closed || m_desk->board().date == m_input.date)
        return;
    if (m_phase == Choosing)
        Q_EMIT choiceChanged();
    else if (m_phase == Planning)
        cancel();
    else
        back();
}

} // namespace FibreDesk::Dispatch
