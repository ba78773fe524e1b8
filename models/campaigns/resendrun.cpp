// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resendrun.h"

#include "hub/hubclient.h"
#include "recipienttablemodel.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>

namespace FibreDesk {

namespace {

/// Every other row would meet the same.
bool concernsAll(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return true;
    default:
        return false;
    }
}

} // namespace

ResendRun::ResendRun(Hub::HubClient *hub, RecipientTableModel *rows, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_rows(rows)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        pump();
        Q_EMIT changed();
        finishIfDone();
    });
}

bool ResendRun::isShown(const QString &campaign) const
{
    return m_rows->campaign() == campaign;
}

int ResendRun::start(const std::vector<int> &rows)
{
    const QString campaign = m_rows->campaign();
    if (isRunning() && campaign != m_campaign) {
        return 0; // one campaign at a time, so that the numbers stay those of one
    }
    if (!isRunning()) {
        m_campaign = campaign;
        m_silent.clear();
        m_total = m_accepted = m_refused = m_unanswered = m_left = 0;
        m_stopped = {};
    }
    m_wasCancelled = false;
    m_isTold = false;
    int added = 0;
    for (const int row : rows) {
        if (m_rows->canResend(row)) {
            m_rows->setResend(row, RecipientTableModel::Queued);
            m_queue.push_back(row);
            ++added;
        }
    }
    m_total += added;
    if (m_total == 0) {
        m_isTold = true;
    }
    Q_EMIT changed();
    pump();
    return added;
}

void ResendRun::restoreMarks()
{
    if (!isShown(m_campaign)) {
        return;
    }
    for (const int row : m_queue) {
        m_rows->setResend(row, RecipientTableModel::Queued);
    }
    for (const int row : m_asking) {
        m_rows->setResend(row, RecipientTableModel::Asking);
    }
    for (const int row : m_silent) {
        m_rows->setResend(row, RecipientTableModel::Unanswered);
    }
}

void ResendRun::cancel()
{
    if (m_queue.empty()) {
        return;
    }
    m_wasCancelled = true;
    endQueue();
    Q_EMIT changed();
    finishIfDone();
}

void ResendRun::dismiss()
{
    if (!isRunning() && !m_isTold) {
        m_isTold = true;
        Q_EMIT changed();
    }
}

void ResendRun::endQueue()
{
    m_pause.stop();
    m_left += static_cast<int>(m_queue.size());
    if (isShown(m_campaign)) {
        for (const int row : m_queue) {
            m_rows->setResend(row, RecipientTableModel::NotAsked);
        }
    }
    m_queue.clear();
}

void ResendRun::pump()
{
    while (int(m_asking.size()) < atOnce && !m_queue.empty() && !m_pause.isActive()) {
        const int row = m_queue.front();
        m_queue.pop_front();
        const bool isKnown = isShown(m_campaign) && row < m_rows->rowCount();
        if (isKnown && m_rows->statusAt(row) != RecipientTableModel::Failed) {
            // It waited for its turn, and somebody else had it resent meanwhile.
            m_rows->setResend(row, RecipientTableModel::NotAsked);
            ++m_left;
            continue;
        }
        ask(row);
    }
}

void ResendRun::ask(int row)
{
    m_asking.insert(row);
    if (isShown(m_campaign)) {
        m_rows->setResend(row, RecipientTableModel::Asking);
    }
    QCoro::connect(m_hub->retryRecipient(m_campaign, row), this,
        [this, campaign = m_campaign, row](
            const Result<void> &answer) { handleAnswer(campaign, row, answer); });
}

void ResendRun::handleAnswer(const QString &campaign, int row, const Result<void> &answer)
{
    m_asking.erase(row);
    using Model = RecipientTableModel;
    Model::Resend outcome = Model::Accepted;
    std::optional<Error> error;
    if (answer) {
        ++m_accepted;
    } else {
        error = answer.error();
        if (error->kind == ErrorKind::RateLimited && !m_wasCancelled) {
            // A definite no for now: this row was not taken and may be asked for again.
            m_queue.push_front(row);
            if (isShown(campaign)) {
                m_rows->setResend(row, Model::Queued);
            }
            m_pause.start(std::chrono::seconds(std::max(1, error->retryAfterSeconds)));
            Q_EMIT changed();
            return;
        }
        const bool isUnknown =
            error->kind == ErrorKind::Uncertain || error->kind == ErrorKind::Cancelled;
        outcome = isUnknown ? Model::Unanswered : Model::Refused;
        ++(isUnknown ? m_unanswered : m_refused);
        if (isUnknown) {
            m_silent.insert(row);
        }
        if (concernsAll(*error)) {
            m_stopped = errorText(*error);
            endQueue();
        }
    }
    if (isShown(campaign)) {
        m_rows->setResend(row, outcome, error);
    }
    pump();
    Q_EMIT changed();
    finishIfDone();
}

void ResendRun::finishIfDone()
{
    if (!isRunning()) {
        Q_EMIT finished();
    }
}

} // namespace FibreDesk
