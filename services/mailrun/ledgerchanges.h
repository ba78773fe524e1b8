// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/dotnotes.h"
#include "mailrun/ledgerrecords.h"

#include <QSqlDatabase>

/// What is changed in the ledger between runs and beside them; for Ledger::write(), each one
/// transaction.
namespace FibreDesk::MailRun {

/// Puts a campaign in. The same campaign again (same content) answers with the one that is there;
/// another content under its id is Conflict: nobody can tell then who got which.
[[nodiscard]] Result<CampaignRecord> putCampaign(
    QSqlDatabase &db, const NewCampaign &campaign, const QDateTime &now);

/// What a process left behind that ended in the middle; to be called under the campaign's lock.
/// \p notes: how far each row came beyond what is written here; nothing where that is not known
/// (the machine was started anew): then every dot that was cleared may have left.
[[nodiscard]] Result<void> takeUp(QSqlDatabase &db, qint64 campaign,
    const std::optional<std::vector<DotNotes::Note>> &notes, const QDateTime &now);

[[nodiscard]] Result<void> setState(QSqlDatabase &db, qint64 campaign, CampaignState state,
    const QString &reason, const QDateTime &now);
[[nodiscard]] Result<void> setWindow(
    QSqlDatabase &db, qint64 campaign, const QDateTime &until, std::chrono::milliseconds length);
[[nodiscard]] Result<void> setClaim(QSqlDatabase &db, qint64 campaign, HubClaim claim);

/// The campaign was cancelled: those who still wait get no mail; under the campaign's lock. Returns
/// how many.
[[nodiscard]] Result<int> excludeWaiting(QSqlDatabase &db, qint64 campaign, const QDateTime &now);

/// Failed rows wait again, with their attempts before them. Of a cause or of all, those refused for
/// good (5xx) stay. Returns how many.
[[nodiscard]] Result<int> retry(
    QSqlDatabase &db, qint64 campaign, const RetryChoice &choice, const QDateTime &now);

/// A failed row gets another address and waits again. Conflict where it is not failed any more.
[[nodiscard]] Result<void> correctAddress(QSqlDatabase &db, qint64 campaign, int row,
    const QString &email, const QString &who, const QDateTime &now);

/// Settles an uncertain row and keeps who said so and why. Conflict where it is uncertain no more.
[[nodiscard]] Result<RowStatus> settleUncertain(
    QSqlDatabase &db, qint64 campaign, int row, const Evidence &evidence);

} // namespace FibreDesk::MailRun
