// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/diagnosisrun.h"

#include "core/logging.h"
#include "cpe/acs/taskdeed.h"

#include <QCoroTask>
#include <QPointer>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

/// So many looks at what the server has, then the device is asked itself.
constexpr int LooksPerQuestion = 2;

void takeBack(AcsClient *client, const QString &task)
{
    QCoro::connect(client->deleteTask(task), client, [](const Result<void> &done) {
        if (!done)
            qCWarning(lcApp).noquote()
                << "a diagnosis could not be taken back:" << done.error().detail;
    });
}

void tellToStop(AcsClient *client, const QString &device, const QList<Assignment> &values)
{
    const auto order = TaskRequest::setParameterValues(values);
    if (!order)
        return;
    QCoro::connect(client->post(device, *order), client, [](const Result<Receipt> &receipt) {
        if (!receipt)
            qCWarning(lcApp).noquote()
                << "a diagnosis could not be stopped:" << receipt.error().detail;
    });
}

} // namespace

DiagnosisRun::DiagnosisRun(AcsClient *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { QCoro::connect(look(), this, [] { }); });
}

DiagnosisRun::~DiagnosisRun()
{
    m_life.end();
    m_scope.abort();
    if (!isOver())
        noteEnd();
}

void DiagnosisRun::setOversight(const OversightRef &oversight, const QString &serial)
{
    m_oversight = oversight;
    m_serial = serial;
}

std::chrono::milliseconds DiagnosisRun::elapsed() const
{
    if (m_stage == Stage::Idle)
        return {};
    return std::chrono::milliseconds(isOver() ? m_took : m_timer.elapsed());
}

void DiagnosisRun::move(Stage stage)
{
    if (isOver() || stage == m_stage)
        return;
    m_stage = stage;
    if (isOver()) {
        m_took = m_timer.elapsed();
        m_next.stop();
        ++m_generation;
        noteEnd();
    }
    Q_EMIT stageChanged();
}

/// What was measured stays with the device; here is only that it was, and how it went.
void DiagnosisRun::noteEnd()
{
    if (!m_isOrdered)
        return;
    Deed deed = ended({.area = u"devices"_s,
                          .action = u"diagnose"_s,
                          .name = m_serial,
                          .after = {{u"diagnosis"_s, kindName(m_request.kind)}}},
        m_error);
    if (m_result)
        deed.after.insert(u"found"_s, problemName(m_result->problem));
    if (m_stage == Stage::Cancelled)
        deed.result = u"cancelled"_s;
    else if (!isOver() || (m_error && m_isTaken && m_error->kind != ErrorKind::Device))
        deed.result = u"uncertain"_s; // the device may measure all the same
    note(m_oversight, std::move(deed));
}

void DiagnosisRun::fail(const Error &error)
{
    if (isOver())
        return;
    m_error = error;
    move(Stage::Failed);
}

void DiagnosisRun::start(const QString &device, const DiagnosisRequest &request)
{
    Q_ASSERT(m_stage == Stage::Idle);
    m_device = device;
    m_request = request;
    m_timer.start();
    move(Stage::Ordering);
    // The device is told to work for it, on its customer's line.
    if (const auto forbidden = refusalOf(m_oversight, rightFor(TaskName::SetParameterValues))) {
        fail(*forbidden);
        return;
    }
    QCoro::connect(order(), this, [] { });
}

QCoro::Task<void> DiagnosisRun::order()
{
    const LifeGuard self(m_life);
    const int generation = m_generation;
    const auto before = co_await m_client->device(m_device,
        {u"Device.DeviceInfo.ModelName"_s, u"InternetGatewayDevice.DeviceInfo.ModelName"_s},
        &m_scope);
    if (!self || !isAlive(generation))
        co_return;
    if (!before) {
        fail(before.error());
        co_return;
    }
    m_model = dataModel(before->tree);
    m_lastInform = before->lastInform;
    const auto values = startOf(m_request, m_model);
    if (!values) {
        fail(values.error());
        co_return;
    }
    const auto task = TaskRequest::setParameterValues(*values);
    if (!task) {
        fail(task.error());
        co_return;
    }
    const QPointer<AcsClient> client = m_client;
    const QString device = m_device;
    const QList<Assignment> undo = cancelOf(m_request.kind, m_model);
    m_isOrdered = true;
    // Not in our scope: given up, its answer still tells what there is to take back.
    const auto receipt = co_await m_client->post(m_device, *task, {});
    if (!self || !isAlive(generation)) {
        if (client && receipt && receipt->state == TaskState::Queued)
            takeBack(client, receipt->task);
        else if (client && receipt && receipt->state == TaskState::Done)
            tellToStop(client, device, undo);
        co_return;
    }
    if (!receipt) {
        fail(receipt.error());
        co_return;
    }
    m_task = receipt->task;
    m_isTaken = receipt->state != TaskState::Faulted && receipt->state != TaskState::InSession;
    switch (receipt->state) {
    case TaskState::Faulted:
        co_await explain(receipt->task);
        co_return;
    case TaskState::InSession:
        fail({.kind = ErrorKind::Conflict,
            .detail = u"the device talks with the ACS just now: %1"_s.arg(receipt->phrase),
            .source = u"acs diagnosis"_s,
            .type = u"InSession"_s});
        co_return;
    case TaskState::Accepted:
    case TaskState::Queued:
        move(Stage::Queued);
        break;
    case TaskState::Done:
        m_task.clear();
        move(Stage::Measuring);
        break;
    case TaskState::Expired:
    case TaskState::Unknown:
        break;
    }
    lookAgain();
}

void DiagnosisRun::lookAgain()
{
    if (isOver())
        return;
    if (m_timer.elapsed() >= m_pace.patience.count()) {
        const bool isQueued = m_stage == Stage::Queued;
        fail({.kind = ErrorKind::Timeout,
            .detail = isQueued
                ? u"the device did not come for the order; it still waits at the ACS"_s
                : u"the device did not finish within %1 s"_s.arg(m_pace.patience.count() / 1000),
            .source = u"acs diagnosis"_s,
            .type = isQueued ? u"StillQueued"_s : QString()});
        return;
    }
    m_next.start(m_pace.look);
}

QCoro::Task<void> DiagnosisRun::explain(QString task)
{
    const LifeGuard self(m_life);
    const int generation = m_generation;
    const auto faults = co_await m_client->faults(
        AcsQuery::equals(u"_id"_s, u"%1:task_%2"_s.arg(m_device, task)), {}, &m_scope);
    if (!self || !isAlive(generation))
        co_return;
    Error error{.kind = ErrorKind::Device,
        .detail = u"the device refused the order"_s,
        .source = u"acs diagnosis"_s};
    if (faults && !faults->rows.isEmpty()) {
        m_fault = faults->rows.first();
        error.code = m_fault->number;
        error.type = faultReasonName(m_fault->reason);
        error.detail = m_fault->words.isEmpty() ? error.detail : m_fault->words;
    }
    fail(error);
}

QCoro::Task<void> DiagnosisRun::look()
{
    const LifeGuard self(m_life);
    const int generation = m_generation;
    const QString state = diagnosisObject(m_request.kind, m_model) + u".DiagnosticsState"_s;
    if (m_stage == Stage::Queued) {
        const auto waiting =
            co_await m_client->tasks(AcsQuery::equals(u"_id"_s, m_task), {}, &m_scope);
        if (!self || !isAlive(generation))
            co_return;
        if (waiting && waiting->rows.isEmpty()) {
            m_task.clear();
            move(Stage::Measuring);
        } else if (waiting) {
            const auto faults = co_await m_client->faults(
                AcsQuery::equals(u"_id"_s, u"%1:task_%2"_s.arg(m_device, m_task)), {}, &m_scope);
            if (!self || !isAlive(generation))
                co_return;
            if (faults && !faults->rows.isEmpty()) {
                co_await explain(m_task);
                co_return;
            }
        }
        lookAgain();
        co_return;
    }
    // "8 DIAGNOSTICS COMPLETE" is an inform: the server may have read the state with it.
    ++m_looks;
    const auto known = co_await m_client->device(m_device, {state}, &m_scope);
    if (!self || !isAlive(generation))
        co_return;
    if (known) {
        const bool hasInformed = known->lastInform > m_lastInform;
        if (hasInformed)
            m_lastInform = known->lastInform;
        if (hasInformed || m_looks % LooksPerQuestion == 0) {
            const auto ask = TaskRequest::getParameterValues({state});
            const auto receipt = co_await m_client->post(m_device, *ask, {}, &m_scope);
            if (!self || !isAlive(generation))
                co_return;
            // It waits otherwise, and would only be in the way of the next question.
            if (receipt && receipt->state == TaskState::Queued) {
                (void)co_await m_client->deleteTask(receipt->task, &m_scope);
                if (!self || !isAlive(generation))
                    co_return;
            }
            if (receipt && receipt->state == TaskState::Done) {
                const auto now = co_await m_client->device(m_device, {state}, &m_scope);
                if (!self || !isAlive(generation))
                    co_return;
                if (now && !isUnderWay(now->tree.text(state))) {
                    co_await read();
                    co_return;
                }
            }
        }
    } else if (!isRetryable(known.error())) {
        fail(known.error());
        co_return;
    }
    lookAgain();
}

QCoro::Task<void> DiagnosisRun::read()
{
    const LifeGuard self(m_life);
    const int generation = m_generation;
    move(Stage::Reading);
    const QString object = diagnosisObject(m_request.kind, m_model);
    const auto refresh = TaskRequest::refreshObject(object);
    const auto receipt = co_await m_client->post(m_device, *refresh, {}, &m_scope);
    if (!self || !isAlive(generation))
        co_return;
    if (!receipt) {
        fail(receipt.error());
        co_return;
    }
    if (receipt->state == TaskState::Faulted) {
        co_await explain(receipt->task);
        co_return;
    }
    if (receipt->state != TaskState::Done) {
        // The device has gone, or talks with the server: its results stay, and are asked for again.
        if (receipt->state == TaskState::Queued)
            (void)co_await m_client->deleteTask(receipt->task, &m_scope);
        if (self && isAlive(generation))
            lookAgain();
        co_return;
    }
    const auto device = co_await m_client->device(m_device, {object}, &m_scope);
    if (!self || !isAlive(generation))
        co_return;
    if (!device) {
        fail(device.error());
        co_return;
    }
    // 200 does not prove that the order was taken: else these are the results of somebody else's.
    const auto ordered = startOf(m_request, m_model);
    for (const Assignment &one : *ordered) {
        const QString told = device->tree.text(one.path);
        if (one.path.endsWith(".DiagnosticsState"_L1) || told.isEmpty()
            || told == one.value.toString())
            continue;
        fail({.kind = ErrorKind::Conflict,
            .detail = u"these are the results of another order: %1 is \"%2\""_s.arg(one.path, told),
            .source = u"acs diagnosis"_s});
        co_return;
    }
    const auto result = resultOf(m_request, *device);
    if (!result) {
        fail(result.error());
        co_return;
    }
    m_result = *result;
    move(result->problem == DiagnosisProblem::Cancelled ? Stage::Cancelled : Stage::Done);
}

void DiagnosisRun::cancel()
{
    if (isOver() || m_stage == Stage::Idle)
        return;
    const Stage before = m_stage;
    const QString task = m_task;
    move(Stage::Cancelled);
    // Not in our scope: it has to arrive although nobody waits for it any more.
    if (before == Stage::Queued && !task.isEmpty())
        takeBack(m_client, task);
    else if (before == Stage::Measuring)
        tellToStop(m_client, m_device, cancelOf(m_request.kind, m_model));
}

} // namespace FibreDesk::Cpe::Acs
