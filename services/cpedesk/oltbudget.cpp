// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpedesk/oltbudget.h"

#include "hub/hubclient.h"

namespace FibreDesk {

namespace {

Result<Cpe::ReadBudget> budgetOf(
    const QString &olt, const Result<Hub::OltReads> &reads, const QDateTime &now)
{
    if (!reads)
        return std::unexpected(reads.error());
    return Cpe::ReadBudget{.olt = olt,
        .limit = reads->limit,
        .used = reads->used,
        .nextAt = reads->nextAt.isValid() ? reads->nextAt : now,
        .isShared = true};
}

QCoro::Task<Result<Cpe::ReadBudget>> lookAt(Hub::HubClient *hub, QString olt, QDateTime now)
{
    co_return budgetOf(olt, co_await hub->oltReads(olt), now);
}

QCoro::Task<Result<Cpe::ReadBudget>> takeOne(
    Hub::HubClient *hub, QString olt, int limit, QDateTime now)
{
    co_return budgetOf(olt, co_await hub->takeOltRead(olt, limit), now);
}

} // namespace

OltBudget::OltBudget(Hub::HubClient *hub, const QString &dataDirectory,
    const Cpe::SnmpSettings &settings, const Clock &clock)
    : m_local(std::make_unique<Cpe::FileBudget>(
          Cpe::FileBudget::fileFor(dataDirectory), settings.oltReadsPerHour, clock))
{
    if (!hub)
        return;
    const int limit = settings.oltReadsPerHour;
    m_shared = std::make_unique<Cpe::SharedBudget>(m_local.get(),
        Cpe::SharedBudget::Hub{
            .look = [hub, clock](QString olt) { return lookAt(hub, olt, clock.now()); },
            .take = [hub, clock, limit](
                        QString olt) { return takeOne(hub, olt, limit, clock.now()); },
        });
}

Cpe::BudgetKeeper *OltBudget::keeper() const
{
    if (m_shared)
        return m_shared.get();
    return m_local.get();
}

} // namespace FibreDesk
