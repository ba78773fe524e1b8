// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/fleetrun.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

using Kind = FleetAction::Kind;

/// So many in a row that the ACS did not take: the next ones would fare no better.
constexpr int mostUnreachable = 3;
/// What was put before the one that called the device is done in the same session.
constexpr auto patience = std::chrono::seconds(90);

/// Nothing was wrong with the device: the server did not take or answer it.
bool isServers(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::Uncertain:
        return true;
    default:
        return false;
    }
}

bool hasFailed(FleetOutcome outcome)
{
    return outcome == FleetOutcome::Faulted || outcome == FleetOutcome::Refused;
}

FleetItem refused(FleetItem item, const Error &error)
{
    item.error = error;
    item.outcome = error.kind == ErrorKind::NotFound ? FleetOutcome::NotKnown
        : error.kind == ErrorKind::Uncertain || error.kind == ErrorKind::Cancelled
        ? FleetOutcome::Uncertain
        : FleetOutcome::Refused;
    return item;
}

/// The worst of what became of the tasks; a fault before anything else.
FleetItem judged(FleetItem item, const QList<WatchedTask> &tasks, Kind kind)
{
    int done = 0;
    bool isUnknown = false;
    bool isWaiting = false;
    item.error.reset();
    item.fault.reset();
    for (const WatchedTask &task : tasks) {
        item.sent = task.sent.isValid() ? task.sent : task.asked;
        switch (task.state) {
        case TaskState::Faulted:
            item.outcome = FleetOutcome::Faulted;
            item.fault = task.fault.value_or(FaultRecord{
                .id = u"%1:task_%2"_s.arg(task.device, task.task), .device = task.device});
            return item;
        case TaskState::InSession:
            item.error = Error{.kind = ErrorKind::Conflict,
                .detail = task.phrase,
                .source = u"acs fleet"_s,
                .type = u"InSession"_s};
            break;
        case TaskState::Expired:
            item.error = Error{.kind = ErrorKind::Timeout,
                .detail = u"the task expired before the device came"_s,
                .source = u"acs fleet"_s,
                .type = u"Expired"_s};
            break;
        case TaskState::Unknown:
            isUnknown = true;
            if (!task.phrase.isEmpty() && !item.error)
                item.error = Error{
                    .kind = ErrorKind::Uncertain, .detail = task.phrase, .source = u"acs fleet"_s};
            break;
        case TaskState::Accepted:
        case TaskState::Queued:
            isWaiting = true;
            break;
        case TaskState::Done:
            ++done;
            break;
        }
    }
    if (item.error && item.error->kind != ErrorKind::Uncertain)
        item.outcome = FleetOutcome::Refused;
    else if (isUnknown)
        item.outcome = FleetOutcome::Uncertain;
    else if (isWaiting || done == 0)
        item.outcome = FleetOutcome::Queued;
    else
        item.outcome = kind == Kind::Firmware ? FleetOutcome::Taken : FleetOutcome::Done;
    return item;
}

QList<TaskRequest> requestsOf(const FleetAction &action, const FleetDevice &device)
{
    QList<TaskRequest> requests;
    if (action.kind == Kind::Firmware) {
        if (const auto download = TaskRequest::download(action.file))
            requests.append(*download);
        return requests;
    }
    const QStringList objects = refreshObjects(device.isOlder);
    for (const QString &object : objects) {
        if (const auto refresh = TaskRequest::refreshObject(object))
            requests.append(*refresh);
    }
    return requests;
}

} // namespace

FleetRun::FleetRun(
    AcsClient *client, TaskWatch *watch, FleetAction action, Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_watch(watch)
    , m_action(std::move(action))
    , m_clock(std::move(clock))
{
    m_action.limit = std::clamp(m_action.limit, FleetAction::leastLimit, FleetAction::mostLimit);
    connect(m_watch, &TaskWatch::taskChanged, this, &FleetRun::handleTask);
}

FleetRun::~FleetRun()
{
    m_life.end();
    m_scope.abort();
}

void FleetRun::start(std::vector<FleetItem> items)
{
    m_items = std::move(items);
    begin(FleetOutcome::Ready, FleetOutcome::Ready);
}

void FleetRun::tryAgain()
{
    begin(FleetOutcome::Faulted, FleetOutcome::Refused);
}

void FleetRun::goOn()
{
    begin(FleetOutcome::Left, FleetOutcome::Left);
}

void FleetRun::begin(FleetOutcome from, FleetOutcome alsoFrom)
{
    m_stop = Stop::None;
    m_stopError.reset();
    m_rule = {};
    m_unreachable = 0;
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        FleetItem &item = m_items[place];
        if (item.outcome != from && item.outcome != alsoFrom)
            continue;
        item.outcome = FleetOutcome::Waiting;
        m_waiting.push_back(place);
        Q_EMIT told(place);
    }
    pump();
    if (!isRunning())
        Q_EMIT over();
}

void FleetRun::stop()
{
    leave(Stop::ByUser);
}

void FleetRun::leave(Stop reason)
{
    if (m_waiting.empty())
        return; // nothing is left undone
    m_stop = reason;
    const std::deque<std::size_t> left = std::exchange(m_waiting, {});
    for (const std::size_t place : left) {
        m_items[place].outcome = FleetOutcome::Left;
        Q_EMIT told(place);
    }
    if (m_open == 0)
        Q_EMIT over();
}

int FleetRun::room() const
{
    // The first few of a firmware show whether it does any good before all others get it.
    const bool isFirst = m_action.kind == Kind::Firmware && m_rule.ended < StopRule::first;
    return isFirst ? std::min(m_action.limit, StopRule::first) : m_action.limit;
}

void FleetRun::pump()
{
    while (m_open < room() && !m_waiting.empty()) {
        const std::size_t place = m_waiting.front();
        m_waiting.pop_front();
        ++m_open;
        m_items[place].outcome = FleetOutcome::Asking;
        Q_EMIT told(place);
        QCoro::connect(work(m_items[place]), this,
            [this, place](FleetItem item) { finish(place, std::move(item)); });
    }
}

QCoro::Task<FleetItem> FleetRun::work(FleetItem item)
{
    return m_action.kind == Kind::AddTag || m_action.kind == Kind::RemoveTag
        ? changeTag(std::move(item))
        : ask(std::move(item));
}

QCoro::Task<FleetItem> FleetRun::changeTag(FleetItem item)
{
    const LifeGuard self(m_life);
    const bool isAdded = m_action.kind == Kind::AddTag;
    const Result<void> done = isAdded
        ? co_await m_client->addTag(item.device.id, m_action.tag, &m_scope)
        : co_await m_client->removeTag(item.device.id, m_action.tag, &m_scope);
    if (done) {
        item.error.reset();
        item.outcome = FleetOutcome::Done;
        co_return item;
    }
    item = refused(std::move(item), done.error());
    if (!self || item.outcome != FleetOutcome::Uncertain)
        co_return item;
    // A question harms nobody: what the server has now is known, whoever did it.
    const auto device = co_await m_client->device(item.device.id, {}, &m_scope);
    if (self && device && device->tags.contains(m_action.tag) == isAdded) {
        item.error.reset();
        item.outcome = FleetOutcome::Done;
    }
    co_return item;
}

QCoro::Task<FleetItem> FleetRun::ask(FleetItem item)
{
    const LifeGuard self(m_life);
    if (item.fault && !item.fault->id.isEmpty()) {
        // The task that failed would be tried again by the server beside the new one.
        const auto dropped = co_await m_client->deleteFault(item.fault->id, &m_scope);
        if (!self || (!dropped && dropped.error().kind != ErrorKind::NotFound))
            co_return refused(std::move(item), dropped ? Error() : dropped.error());
    }
    item.fault.reset();
    item.error.reset();
    item.tasks.clear();
    const QList<TaskRequest> requests = requestsOf(m_action, item.device);
    QList<WatchedTask> tasks;
    for (const TaskRequest &request : requests) {
        // The device is called once, by the last one, and does all of them in that session.
        const Delivery delivery{.isCalled = item.tasks.size() + 1 == requests.size()};
        const auto task =
            co_await m_watch->start(item.device.id, item.target.serial, request, delivery);
        if (!task)
            co_return refused(std::move(item), task.error());
        if (!self)
            co_return item;
        item.tasks.append(task->number);
        tasks.append(*task);
        if (task->state == TaskState::InSession || task->state == TaskState::Unknown)
            break; // the rest would fare no better
    }
    if (tasks.size() > 1 && tasks.last().state == TaskState::Done) {
        (void)co_await m_watch->look();
        for (WatchedTask &task : tasks) {
            if (!self)
                co_return item;
            if (const auto now = co_await m_watch->settled(task.number, patience))
                task = *now;
        }
    }
    if (!self)
        co_return item;
    co_return judged(std::move(item), tasks, m_action.kind);
}

void FleetRun::finish(std::size_t place, FleetItem item)
{
    --m_open;
    item.changed = m_clock.now();
    for (const qint64 number : std::as_const(item.tasks))
        m_queued.insert(number, place);
    m_items[place] = std::move(item);
    if (m_action.kind == Kind::Refresh && m_items[place].outcome == FleetOutcome::Done) {
        // Tens of thousands of readings that went well are nothing to be kept an eye on.
        for (const qint64 number : std::as_const(m_items[place].tasks))
            QCoro::connect(m_watch->forget(number), this, [](const Result<void> &) { });
    }
    Q_EMIT told(place);
    judge(m_items[place]);
    pump();
    if (!isRunning())
        Q_EMIT over();
}

void FleetRun::judge(const FleetItem &item)
{
    const bool isUncertain = item.outcome == FleetOutcome::Uncertain;
    const bool isServer = item.error && isServers(item.error->kind);
    m_unreachable = isServer ? m_unreachable + 1 : 0;
    if (m_unreachable >= mostUnreachable) {
        m_stopError = item.error;
        leave(Stop::AcsUnreachable);
    }
    if (m_action.kind != Kind::Firmware || item.outcome == FleetOutcome::Queued)
        return;
    ++m_rule.ended;
    m_rule.failed += hasFailed(item.outcome) || isUncertain ? 1 : 0;
    if (m_rule.isBroken())
        leave(Stop::TooManyFailed);
}

void FleetRun::handleTask(const WatchedTask &task)
{
    const auto found = m_queued.constFind(task.number);
    if (found == m_queued.cend())
        return;
    const std::size_t place = *found;
    FleetItem &item = m_items[place];
    // One that is asked for once more is told of by that.
    if (!item.tasks.contains(task.number) || item.outcome == FleetOutcome::Asking)
        return;
    QList<WatchedTask> tasks;
    for (const qint64 number : std::as_const(item.tasks)) {
        if (const auto one = m_watch->task(number))
            tasks.append(*one);
    }
    const FleetOutcome before = item.outcome;
    FleetItem now = judged(item, tasks, m_action.kind);
    // Its version was seen: more than the task says.
    if (now.outcome == before || (now.outcome == FleetOutcome::Taken && !item.told.isEmpty()))
        return;
    now.changed = m_clock.now();
    item = std::move(now);
    Q_EMIT told(place);
    if (before == FleetOutcome::Queued && item.outcome != FleetOutcome::Queued)
        judge(item);
}

void FleetRun::takeFleet(const QHash<QString, FleetDevice> &fleet)
{
    if (m_action.kind != Kind::Firmware)
        return;
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        FleetItem &item = m_items[place];
        const bool isLooked = item.outcome == FleetOutcome::Taken
            || item.outcome == FleetOutcome::Queued || item.outcome == FleetOutcome::Uncertain;
        const auto device = fleet.constFind(item.device.serial);
        if (!isLooked || device == fleet.cend())
            continue;
        if (isVersion(device->firmware, m_action.file.version)) {
            item.outcome = FleetOutcome::Done;
            item.error.reset();
        } else if (item.outcome == FleetOutcome::Taken && device->firmwareAt > item.sent
            && device->lastBoot > item.sent) {
            // It has started anew since, told its version, and it is the old one.
            item.outcome = FleetOutcome::Faulted;
            ++m_rule.failed;
        } else {
            continue;
        }
        item.told = device->firmware;
        item.changed = m_clock.now();
        Q_EMIT told(place);
    }
    if (m_rule.isBroken())
        leave(Stop::TooManyFailed);
}

} // namespace FibreDesk::Cpe::Acs
