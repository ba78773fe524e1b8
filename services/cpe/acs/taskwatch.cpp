// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/taskwatch.h"

#include "cpe/acs/taskdeed.h"

#include "cpe/devicetext.h"

#include <QCoroSignal>
#include <QCoroTask>

#include <QDeadlineTimer>

#include <algorithm>
#include <iterator>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

/// The Date of an answer has whole seconds.
constexpr qint64 DateGrain = 1;
/// How far the server's clock and ours may be apart where its is not known.
constexpr qint64 ClockGap = 120;
/// Ids in one question: an address has its limits (Node.js: 16 kB of all headers), and a device's
/// id is long.
constexpr qsizetype IdsAtOnce = 60;
/// Under which a task that sends a file keeps its name; no parameter is called that.
const QString FilePath = u"file"_s;

/// Asks for the rows of all these ids, a few at a time; the first error ends it.
template <typename T, typename Ask>
QCoro::Task<Result<QList<T>>> rowsOf(QStringList ids, Ask ask)
{
    QList<T> rows;
    for (qsizetype from = 0; from < ids.size(); from += IdsAtOnce) {
        const auto page = co_await ask(AcsQuery::isOneOf(u"_id"_s, ids.mid(from, IdsAtOnce)));
        if (!page)
            co_return std::unexpected(page.error());
        rows += page->rows;
    }
    co_return rows;
}

Error gone(const QString &source)
{
    return {.kind = ErrorKind::Cancelled, .source = source};
}

QString faultId(const WatchedTask &task)
{
    return u"%1:task_%2"_s.arg(task.device, task.task);
}

bool isSameValue(const QString &wanted, const QString &told)
{
    const auto truth = [](const QString &text) {
        return text == "1"_L1 ? u"true"_s : text == "0"_L1 ? u"false"_s : text.toLower();
    };
    return wanted == told || truth(wanted) == truth(told);
}

/// Of a task with a secret in it the device's own words are left out: it may repeat what it does
/// not like. Its code says the reason all the same.
FaultRecord fitFault(FaultRecord fault, const WatchedTask &task)
{
    if (std::ranges::any_of(task.expected, &Expectation::isSecret)) {
        fault.words.clear();
        for (ParameterFault &one : fault.parameters)
            one.words.clear();
    }
    return fault;
}

} // namespace

TaskWatch::TaskWatch(AcsClient *client, TaskJournal *journal, Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_journal(journal)
    , m_clock(std::move(clock))
    , m_pace(m_first, m_most)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this,
        [this] { QCoro::connect(look(), this, [](const Result<void> &) { }); });
}

TaskWatch::~TaskWatch()
{
    m_life.end();
    m_scope.abort();
}

void TaskWatch::setPace(std::chrono::milliseconds first, std::chrono::milliseconds most)
{
    m_first = first;
    m_most = most;
    m_pace = Backoff(first, most);
}

WatchedTask *TaskWatch::find(qint64 number)
{
    const auto found = std::ranges::find(m_tasks, number, &WatchedTask::number);
    return found == m_tasks.end() ? nullptr : &*found;
}

std::optional<WatchedTask> TaskWatch::task(qint64 number) const
{
    const auto found = std::ranges::find(m_tasks, number, &WatchedTask::number);
    return found == m_tasks.end() ? std::nullopt : std::optional(*found);
}

bool TaskWatch::isAnyOpen() const
{
    return std::ranges::any_of(m_tasks, isOpen);
}

void TaskWatch::plan(bool hasChanged)
{
    if (!isAnyOpen()) {
        m_next.stop();
        return;
    }
    if (hasChanged)
        m_pace.reset();
    m_next.start(m_pace.next());
}

QCoro::Task<void> TaskWatch::keep(WatchedTask task)
{
    const LifeGuard self(m_life);
    task.changed = m_clock.now();
    if (WatchedTask *known = find(task.number))
        *known = task;
    else
        m_tasks.append(task);
    if (!isOpen(task) && !rightFor(task.name).isEmpty())
        note(m_oversight, deedOf(task));
    Q_EMIT taskChanged(task);
    if (!self)
        co_return;
    const auto done = co_await m_journal->put(task);
    if (self && !done)
        Q_EMIT failed(done.error());
}

QCoro::Task<Result<void>> TaskWatch::begin()
{
    const LifeGuard self(m_life);
    const auto left = co_await m_journal->all(m_clock.now());
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (!left)
        co_return std::unexpected(left.error());
    for (const WatchedTask &task : *left) {
        if (!find(task.number))
            m_tasks.append(task);
    }
    std::ranges::sort(m_tasks, {}, &WatchedTask::number);
    plan(true);
    co_return Result<void>();
}

QCoro::Task<Result<WatchedTask>> TaskWatch::start(
    QString device, QString serial, TaskRequest request, Delivery delivery)
{
    const LifeGuard self(m_life);
    const QString right = rightFor(request.name());
    if (const auto forbidden = right.isEmpty() ? std::nullopt : refusalOf(m_oversight, right))
        co_return std::unexpected(*forbidden);
    WatchedTask task{.device = device,
        .serial = serial,
        .who = m_author ? m_author() : QString(),
        .name = request.name(),
        .isSending = true,
        .asked = m_clock.now(),
        .changed = m_clock.now()};
    const QList<Assignment> assignments = request.assignments();
    for (const Assignment &one : assignments) {
        const bool isSecret = one.isSecret || isSecretPath(one.path);
        task.expected.append({.path = one.path,
            .value = isSecret ? QString() : one.value.toString(),
            .isSecret = isSecret,
            .before = isSecret ? std::nullopt : one.before});
    }
    if (!request.file().isEmpty())
        task.expected.append({.path = FilePath, .value = request.file()});
    const auto number = co_await m_journal->add(task);
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (!number)
        co_return std::unexpected(number.error());
    task.number = *number;
    m_tasks.append(task);
    m_sending.insert(task.number);
    const auto receipt = co_await m_client->post(device, request, delivery, &m_scope);
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    m_sending.remove(task.number);
    if (!receipt && receipt.error().kind != ErrorKind::Uncertain
        && receipt.error().kind != ErrorKind::Cancelled) {
        // Nothing of it happened.
        if (!right.isEmpty())
            note(m_oversight, ended(deedOf(task), receipt.error()));
        erase_if(m_tasks, [&](const WatchedTask &one) { return one.number == task.number; });
        (void)co_await m_journal->forget(task.number);
        co_return std::unexpected(receipt.error());
    }
    if (!receipt) {
        task.phrase = receipt.error().detail;
    } else {
        task.task = receipt->task;
        task.state = receipt->state;
        task.phrase = receipt->phrase;
        task.isDeviceOffline = receipt->isDeviceOffline;
        task.isSending = false;
        if (receipt->answered.isValid()) {
            // By its own clock: what we waited for the answer is taken off again.
            task.sent = receipt->answered.addMSecs(-task.asked.msecsTo(m_clock.now()));
            m_ahead = m_clock.now().msecsTo(receipt->answered);
        }
        if (task.state == TaskState::Faulted)
            co_await fetchFault(&task);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
        if (task.name == TaskName::SetParameterValues && task.state != TaskState::Faulted)
            task.proof = std::ranges::all_of(task.expected, &Expectation::isSecret)
                ? Proof::Unreadable
                : Proof::Pending;
        if (task.state == TaskState::InSession)
            task.proof = Proof::None;
    }
    co_await keep(task);
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (task.isSending) {
        // Whether the server has it all the same is told by its queue.
        if (const auto looked = co_await lookForLost(); self && !looked)
            Q_EMIT failed(looked.error());
    } else if (task.state == TaskState::Done && task.proof == Proof::Pending) {
        (void)co_await readBack(task.number);
    }
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    plan(true);
    co_return this->task(task.number).value_or(task);
}

QCoro::Task<void> TaskWatch::fetchFault(WatchedTask *task)
{
    const LifeGuard self(m_life);
    const auto faults =
        co_await m_client->faults(AcsQuery::equals(u"_id"_s, faultId(*task)), {}, &m_scope);
    if (self && faults && !faults->rows.isEmpty())
        task->fault = fitFault(faults->rows.first(), *task);
}

QCoro::Task<Result<void>> TaskWatch::lookForLost()
{
    const LifeGuard self(m_life);
    QList<qint64> lost;
    for (const WatchedTask &task : m_tasks) {
        if (task.isSending && !m_sending.contains(task.number))
            lost.append(task.number);
    }
    for (const qint64 number : lost) {
        auto task = this->task(number);
        if (!task)
            continue;
        const auto there =
            co_await m_client->tasks(AcsQuery::equals(u"device"_s, task->device), {}, &m_scope);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
        if (!there)
            co_return std::unexpected(there.error());
        task = this->task(number);
        if (!task || !task->isSending)
            continue;
        // By the server's clock, where it is known.
        const QDateTime since = m_ahead ? task->asked.addMSecs(*m_ahead).addSecs(-DateGrain)
                                        : task->asked.addSecs(-ClockGap);
        QList<QueuedTask> like;
        std::ranges::copy_if(there->rows, std::back_inserter(like), [&](const QueuedTask &one) {
            const bool isKnown = std::ranges::any_of(
                m_tasks, [&one](const WatchedTask &other) { return other.task == one.id; });
            return one.name == taskName(task->name) && !isKnown
                && (!one.queued.isValid() || one.queued >= since);
        });
        task->isSending = false;
        // One of several may be a colleague's.
        if (like.size() == 1) {
            task->task = like.first().id;
            task->state = TaskState::Queued;
            task->sent = like.first().queued;
            task->expires = like.first().expires;
            if (task->name == TaskName::SetParameterValues)
                task->proof = std::ranges::all_of(task->expected, &Expectation::isSecret)
                    ? Proof::Unreadable
                    : Proof::Pending;
        }
        co_await keep(*task);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> TaskWatch::lookForStates()
{
    const LifeGuard self(m_life);
    QStringList ids;
    QStringList faultIds;
    for (const WatchedTask &task : m_tasks) {
        const bool isWaiting = task.state == TaskState::Accepted || task.state == TaskState::Queued;
        if (isWaiting && !task.task.isEmpty()) {
            ids.append(task.task);
            faultIds.append(faultId(task));
        }
        if (!task.readBack.isEmpty())
            ids.append(task.readBack);
    }
    if (ids.isEmpty())
        co_return Result<void>();
    // The queue first: what leaves it meanwhile is found among the faults.
    const auto waiting = co_await rowsOf<QueuedTask>(
        ids, [client = m_client, scope = QPointer(&m_scope)](const AcsQuery &query) {
            return client->tasks(query, {}, scope);
        });
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (!waiting)
        co_return std::unexpected(waiting.error());
    const auto faults = co_await rowsOf<FaultRecord>(
        faultIds, [client = m_client, scope = QPointer(&m_scope)](const AcsQuery &query) {
            return client->faults(query, {}, scope);
        });
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (!faults)
        co_return std::unexpected(faults.error());

    QList<WatchedTask> changed;
    QList<WatchedTask> vanished;
    QList<qint64> readable;
    for (WatchedTask task : std::as_const(m_tasks)) {
        if (!task.readBack.isEmpty()
            && std::ranges::find(*waiting, task.readBack, &QueuedTask::id) == waiting->end()) {
            task.readBack.clear();
            readable.append(task.number);
            changed.append(task);
            continue;
        }
        if ((task.state != TaskState::Accepted && task.state != TaskState::Queued)
            || !ids.contains(task.task))
            continue;
        const auto fault = std::ranges::find(*faults, faultId(task), &FaultRecord::id);
        if (fault != faults->end()) {
            task.state = TaskState::Faulted;
            task.fault = fitFault(*fault, task);
            task.proof = Proof::None;
            changed.append(task);
            continue;
        }
        const auto queued = std::ranges::find(*waiting, task.task, &QueuedTask::id);
        if (queued == waiting->end()) {
            vanished.append(task);
        } else if (task.state != TaskState::Queued || task.expires != queued->expires) {
            task.state = TaskState::Queued;
            task.expires = queued->expires;
            changed.append(task);
        }
    }

    if (!vanished.isEmpty()) {
        // Done only where the device has come since; else somebody took it out.
        QStringList devices;
        for (const WatchedTask &task : std::as_const(vanished))
            devices.append(task.device);
        devices.removeDuplicates();
        const auto known = co_await rowsOf<DeviceRecord>(
            devices, [client = m_client, scope = QPointer(&m_scope)](const AcsQuery &query) {
                return client->devices(query, {}, {}, scope);
            });
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
        if (!known)
            co_return std::unexpected(known.error());
        for (WatchedTask &task : vanished) {
            const auto device = std::ranges::find(*known, task.device, &DeviceRecord::id);
            const QDateTime since =
                task.sent.isValid() ? task.sent.addSecs(-DateGrain) : task.asked.addSecs(ClockGap);
            const bool hasCome = device != known->end() && device->lastInform >= since;
            const bool isOld = task.expires.isValid() && m_clock.now() > task.expires;
            task.state = isOld ? TaskState::Expired
                : hasCome      ? TaskState::Done
                               : TaskState::Unknown;
            if (task.state != TaskState::Done)
                task.proof = Proof::None;
            changed.append(task);
        }
    }
    for (const WatchedTask &task : std::as_const(changed)) {
        co_await keep(task);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
    }
    for (const qint64 number : std::as_const(readable)) {
        const auto compared = co_await compare(number);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
        if (!compared)
            co_return compared;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> TaskWatch::look()
{
    const LifeGuard self(m_life);
    if (m_isLooking)
        co_return Result<void>();
    m_isLooking = true;
    m_next.stop();
    const QList<WatchedTask> before = m_tasks;
    Result<void> done = co_await lookForLost();
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    if (done)
        done = co_await lookForStates();
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    QList<qint64> unproven;
    for (const WatchedTask &task : std::as_const(m_tasks)) {
        if (task.state == TaskState::Done && task.proof == Proof::Pending
            && task.readBack.isEmpty())
            unproven.append(task.number);
    }
    for (const qint64 number : std::as_const(unproven)) {
        if (!done)
            break;
        done = co_await readBack(number);
        if (!self)
            co_return std::unexpected(gone(u"acs watch"_s));
    }
    m_isLooking = false;
    plan(before != m_tasks);
    if (!done)
        Q_EMIT failed(done.error());
    co_return done;
}

QCoro::Task<Result<void>> TaskWatch::readBack(qint64 number)
{
    const LifeGuard self(m_life);
    auto task = this->task(number);
    if (!task)
        co_return Result<void>();
    QStringList paths;
    for (const Expectation &one : std::as_const(task->expected)) {
        if (!one.isSecret)
            paths.append(one.path);
    }
    const auto ask = TaskRequest::getParameterValues(paths);
    if (!ask) {
        task->proof = Proof::Unreadable;
        co_await keep(*task);
        co_return Result<void>();
    }
    const auto receipt = co_await m_client->post(task->device, *ask, {}, &m_scope);
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    task = this->task(number);
    if (!task)
        co_return Result<void>();
    if (!receipt) {
        // A question is safe to ask again, at the next look; but not of a server that refuses it.
        if (isRetryable(receipt.error()) || receipt.error().kind == ErrorKind::Uncertain)
            co_return std::unexpected(receipt.error());
        task->proof = Proof::Unreadable;
        co_await keep(*task);
        co_return Result<void>();
    }
    switch (receipt->state) {
    case TaskState::Done:
        co_return co_await compare(number);
    case TaskState::Accepted:
    case TaskState::Queued:
        task->readBack = receipt->task;
        break;
    case TaskState::InSession:
        co_return Result<void>(); // at the next look
    default:
        task->proof = Proof::Unreadable;
        break;
    }
    co_await keep(*task);
    co_return Result<void>();
}

QCoro::Task<Result<void>> TaskWatch::compare(qint64 number)
{
    const LifeGuard self(m_life);
    auto task = this->task(number);
    if (!task)
        co_return Result<void>();
    QStringList paths;
    for (const Expectation &one : std::as_const(task->expected)) {
        if (!one.isSecret)
            paths.append(one.path);
    }
    const auto device = co_await m_client->device(task->device, paths, &m_scope);
    if (!self)
        co_return std::unexpected(gone(u"acs watch"_s));
    task = this->task(number);
    if (!task)
        co_return Result<void>();
    if (!device)
        co_return std::unexpected(device.error());
    task->differences.clear();
    task->readBack.clear();
    task->proof = Proof::Same;
    for (const Expectation &one : std::as_const(task->expected)) {
        if (one.isSecret)
            continue;
        const Parameter *told = device->tree.value(one.path);
        const QDateTime since =
            task->sent.isValid() ? task->sent.addSecs(-DateGrain) : task->asked.addSecs(-ClockGap);
        const bool isFresh = told && told->readAt >= since;
        if (!isFresh) {
            task->proof = Proof::Unreadable;
        } else if (!isSameValue(one.value, told->value.toString())) {
            task->differences.append({.path = one.path,
                .wanted = one.value,
                .told = deviceText(told->value.toString())});
        }
    }
    if (!task->differences.isEmpty())
        task->proof = Proof::Different;
    co_await keep(*task);
    co_return Result<void>();
}

QCoro::Task<std::optional<WatchedTask>> TaskWatch::settled(
    qint64 number, std::chrono::milliseconds patience)
{
    const LifeGuard self(m_life);
    QDeadlineTimer deadline(patience);
    for (;;) {
        const auto task = this->task(number);
        if (!task || !isOpen(*task) || deadline.hasExpired())
            co_return task;
        const std::chrono::milliseconds left(std::max<qint64>(1, deadline.remainingTime()));
        co_await qCoro(this, &TaskWatch::taskChanged, left);
        if (!self)
            co_return std::nullopt;
    }
}

QCoro::Task<Result<void>> TaskWatch::forget(qint64 number)
{
    const LifeGuard self(m_life);
    const auto done = co_await m_journal->forget(number);
    if (!self || !done)
        co_return done;
    erase_if(m_tasks, [number](const WatchedTask &one) { return one.number == number; });
    Q_EMIT forgotten(number);
    co_return Result<void>();
}

} // namespace FibreDesk::Cpe::Acs
