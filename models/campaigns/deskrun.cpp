// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskrun.h"

#include "deskcampaigns.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using MailRun::CampaignState;
using State = MailRun::RunSnapshot::State;

DeskRun::DeskRun(DeskCampaigns *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    if (!source) {
        return;
    }
    connect(source, &CampaignSource::headChanged, this, &DeskRun::changed);
    connect(source, &DeskCampaigns::failed, this, [this](const Error &error) {
        m_error = errorText(error);
        Q_EMIT changed();
    });
    connect(source->desk(), &MailDesk::runFinished, this, [this](const QString &id) {
        const MailRun::CampaignRun *run = m_source->desk()->run(id);
        if (id == m_source->id() && run && run->snapshot().error) {
            m_error = errorText(*run->snapshot().error);
            Q_EMIT changed();
        }
    });
}

const MailRun::RunSnapshot *DeskRun::snapshot() const
{
    const MailRun::CampaignRun *run = m_source ? m_source->run() : nullptr;
    return run && !run->snapshot().isOver() ? &run->snapshot() : nullptr;
}

bool DeskRun::isDesk() const
{
    return m_source && !m_source->id().isEmpty();
}

bool DeskRun::isRunning() const
{
    return snapshot();
}

bool DeskRun::isThrottled() const
{
    return snapshot() && snapshot()->state == State::Throttled;
}

bool DeskRun::canPause() const
{
    const auto *now = snapshot();
    return now
        && (now->state == State::Starting || now->state == State::Running
            || now->state == State::Throttled);
}

bool DeskRun::canResume() const
{
    const auto *now = snapshot();
    if (now) {
        return now->state == State::Paused || now->state == State::Pausing;
    }
    return isDesk() && m_source->canSend()
        && (m_source->campaign().record.state == CampaignState::Paused
            || m_source->campaign().record.state == CampaignState::Running);
}

bool DeskRun::canCancel() const
{
    if (const auto *now = snapshot()) {
        return now->state != State::Cancelling && now->state != State::Stopping;
    }
    return isDesk() && !m_source->campaign().isSending() && waiting() > 0;
}

bool DeskRun::canSend() const
{
    return isDesk() && !snapshot() && !canResume() && m_source->canSend() && waiting() > 0;
}

double DeskRun::perSecond() const
{
    return snapshot() ? snapshot()->sentPerSecond : 0;
}

int DeskRun::secondsLeft() const
{
    return snapshot() && snapshot()->timeLeft ? int(snapshot()->timeLeft->count()) : -1;
}

int DeskRun::inFlight() const
{
    return snapshot() ? snapshot()->inFlight : 0;
}

int DeskRun::retriesWaiting() const
{
    return snapshot() ? snapshot()->retriesWaiting : 0;
}

int DeskRun::waiting() const
{
    return isDesk() ? m_source->head().totals.waiting() : 0;
}

int DeskRun::uncertain() const
{
    return isDesk() ? m_source->head().totals.uncertain() : 0;
}

QDateTime DeskRun::throttledUntil() const
{
    return snapshot() ? snapshot()->throttledUntil : QDateTime();
}

QDateTime DeskRun::safeFrom() const
{
    if (!isDesk()) {
        return {};
    }
    const QDateTime until =
        snapshot() ? snapshot()->throttledUntil : m_source->campaign().record.throttledUntil;
    return until > QDateTime::currentDateTimeUtc() ? until : QDateTime();
}

bool DeskRun::canAskMailjet() const
{
    return m_source && m_source->desk()->canAskMailjet();
}

bool DeskRun::isUnclaimed() const
{
    return isDesk() && m_source->campaign().record.claim == MailRun::HubClaim::Unknown;
}

void DeskRun::pause()
{
    if (auto *run = m_source ? m_source->run() : nullptr) {
        run->pause();
    }
}

void DeskRun::resume()
{
    if (!m_source) {
        return;
    }
    if (!m_source->run()) {
        m_source->send();
    } else if (const auto resumed = m_source->desk()->resume(m_source->id()); !resumed) {
        m_error = errorText(resumed.error());
        Q_EMIT changed();
    }
}

void DeskRun::cancel()
{
    if (!isDesk()) {
        return;
    }
    QCoro::connect(
        m_source->desk()->cancel(m_source->id()), this, [this](const Result<void> &cancelled) {
            if (!cancelled) {
                m_error = errorText(cancelled.error());
                Q_EMIT changed();
            }
        });
}

void DeskRun::send()
{
    if (m_source) {
        m_source->send();
    }
}

void DeskRun::askMailjet()
{
    if (!isDesk() || m_isAsking || !canAskMailjet()) {
        return;
    }
    m_isAsking = true;
    m_report.clear();
    Q_EMIT changed();
    const QString id = m_source->id();
    QCoro::connect(m_source->desk()->settleByMailjet(id), this,
        [this, id](const Result<MailRun::SettleReport> &report) {
            m_isAsking = false;
            if (!report || report->error) {
                m_error = errorText(report ? *report->error : report.error());
            }
            if (report) {
                m_report = tr("Mailjet: %1 arrived, %2 did not and wait again, %3 still open.")
                               .arg(report->sent)
                               .arg(report->notSent)
                               .arg(report->open);
                if (report->notSent > 0 && id == m_source->id()) {
                    m_source->send();
                }
            }
            Q_EMIT changed();
        });
}

void DeskRun::dismiss()
{
    m_error = {};
    m_report.clear();
    Q_EMIT changed();
}

} // namespace FibreDesk
