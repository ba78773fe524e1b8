// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/campaignrun.h"

#include "mailrun/runworker.h"

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

QString stateName(RunSnapshot::State state)
{
    static constexpr std::array names{"starting"_L1, "running"_L1, "throttled"_L1, "pausing"_L1,
        "paused"_L1, "cancelling"_L1, "cancelled"_L1, "stopping"_L1, "stopped"_L1, "done"_L1,
        "broken"_L1};
    return names[size_t(state)];
}

CampaignRun::CampaignRun(Ledger *ledger, QString campaignId, RunSetup setup, QObject *parent)
    : QObject(parent)
    , m_campaignId(std::move(campaignId))
    , m_worker(new RunWorker(ledger, m_campaignId, std::move(setup)))
{
    m_thread.setObjectName(u"mail-run"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RunWorker::snapshotMade, this, &CampaignRun::handleSnapshot);
    m_thread.start();
}

CampaignRun::~CampaignRun()
{
    m_worker->disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

void CampaignRun::start()
{
    QMetaObject::invokeMethod(m_worker, &RunWorker::start);
}
void CampaignRun::refuse(const Error &reason)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, reason] { worker->refuse(reason); });
}
void CampaignRun::pause()
{
    QMetaObject::invokeMethod(m_worker, &RunWorker::pause);
}
void CampaignRun::resume()
{
    QMetaObject::invokeMethod(m_worker, &RunWorker::resume);
}
void CampaignRun::cancel()
{
    QMetaObject::invokeMethod(m_worker, &RunWorker::cancel);
}
void CampaignRun::stop()
{
    QMetaObject::invokeMethod(m_worker, &RunWorker::stop);
}

void CampaignRun::handleSnapshot(RunSnapshot snapshot)
{
    const bool wasOver = m_snapshot.isOver();
    m_snapshot = std::move(snapshot);
    Q_EMIT snapshotChanged();
    if (!wasOver && m_snapshot.isOver())
        Q_EMIT finished();
}

} // namespace FibreDesk::MailRun
