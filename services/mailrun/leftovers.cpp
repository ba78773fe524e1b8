// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/leftovers.h"

#include "mailrun/campaignlock.h"
#include "mailrun/dotnotes.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

enum class Aim {
    Settle, ///< only what a process left
    Cancel,
};

QCoro::Task<Result<void>> underLock(
    QPointer<Ledger> ledger, QString campaignId, Clock clock, Aim aim)
{
    const auto record =
        co_await ledger->read([campaignId](QSqlDatabase &db) { return campaign(db, campaignId); });
    if (!record)
        co_return std::unexpected(record.error());
    const bool isCancelling = aim == Aim::Cancel;
    if (!ledger || (record->state == CampaignState::Ready && !isCancelling))
        co_return Result<void>();
    const auto lock = CampaignLock::acquire(ledger->file(), record->key);
    if (!lock && lock.error().kind == ErrorKind::Conflict && !isCancelling)
        co_return Result<void>();
    if (!lock)
        co_return std::unexpected(lock.error());
    auto notes = DotNotes::open(ledger->file(), record->key, record->recipients);
    if (!notes)
        co_return std::unexpected(notes.error());
    const auto taken = co_await ledger->write(
        [key = record->key, notes = notes->left(), at = clock.now(),
            isCancelled = isCancelling || record->state == CampaignState::Cancelled](
            QSqlDatabase &db) -> Result<void> {
            const auto done = takeUp(db, key, notes, at).and_then([&]() -> Result<void> {
                return isCancelled ? setState(db, key, CampaignState::Cancelled, {}, at)
                                   : Result<void>();
            });
            if (!done || !isCancelled)
                return done;
            return excludeWaiting(db, key, at).transform([](int) { });
        });
    if (taken)
        notes->begin();
    co_return taken;
}

} // namespace

QCoro::Task<Result<void>> takeUpLeftovers(QPointer<Ledger> ledger, QString campaignId, Clock clock)
{
    return underLock(std::move(ledger), std::move(campaignId), std::move(clock), Aim::Settle);
}

QCoro::Task<Result<void>> cancelUnsent(QPointer<Ledger> ledger, QString campaignId, Clock clock)
{
    return underLock(std::move(ledger), std::move(campaignId), std::move(clock), Aim::Cancel);
}

} // namespace FibreDesk::MailRun
