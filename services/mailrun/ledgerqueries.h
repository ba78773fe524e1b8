// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/ledgerrecords.h"

#include <QSqlDatabase>

/// What is read from the ledger; for Ledger::read() and Ledger::write(), on a database thread.
namespace FibreDesk::MailRun {

/// All campaigns, the newest first.
[[nodiscard]] Result<std::vector<CampaignRecord>> campaigns(QSqlDatabase &db);
/// NotFound where there is none of this id.
[[nodiscard]] Result<CampaignRecord> campaign(QSqlDatabase &db, const QString &id);

/// Who this desk is to others that share the hub: a UUID that goes with the ledger.
[[nodiscard]] Result<QString> deskId(QSqlDatabase &db);

/// \p isSending: a process holds the campaign's lock. Without one, what was in flight is uncertain.
[[nodiscard]] Result<RunTotals> totals(QSqlDatabase &db, qint64 campaign, bool isSending);

/// Rows from \p firstRow on, in their order, without variables.
[[nodiscard]] Result<std::vector<RowRecord>> rows(
    QSqlDatabase &db, qint64 campaign, int firstRow, int limit);
/// These rows, in their order, without variables.
[[nodiscard]] Result<std::vector<RowRecord>> rowsOf(
    QSqlDatabase &db, qint64 campaign, std::vector<int> rows);

/// Whom a row is for, from its variables.
struct RowName {
    int row = -1;
    QString firstName{};
    QString lastName{};
    QString description{}; ///< the address of the service
};
/// Of all rows that have any variables, in their order.
[[nodiscard]] Result<std::vector<RowName>> rowNames(QSqlDatabase &db, qint64 campaign);
/// NotFound where there is none; with variables.
[[nodiscard]] Result<RowRecord> row(QSqlDatabase &db, qint64 campaign, int row);
/// Rows that wait, from \p firstRow on, with variables.
[[nodiscard]] Result<std::vector<RowRecord>> waitingRows(
    QSqlDatabase &db, qint64 campaign, int firstRow, int limit);
[[nodiscard]] Result<std::vector<RowRecord>> uncertainRows(QSqlDatabase &db, qint64 campaign);

/// Every attempt of a row, the first one first, with its transcript.
[[nodiscard]] Result<std::vector<AttemptRecord>> attempts(
    QSqlDatabase &db, qint64 campaign, int row);
[[nodiscard]] Result<std::vector<Evidence>> decisions(QSqlDatabase &db, qint64 campaign, int row);
/// Why rows failed, the most frequent first.
[[nodiscard]] Result<std::vector<CauseGroup>> causes(QSqlDatabase &db, qint64 campaign);

/// The mails to one address or one customer, over all campaigns; the newest first.
struct MailToCustomer {
    QString campaign{};
    QString campaignName{};
    RowRecord row{};
};
[[nodiscard]] Result<std::vector<MailToCustomer>> mailsTo(
    QSqlDatabase &db, const QString &customer, const QStringList &addresses, int limit = 200);

/// What groups failures: the reply's codes, else the words without what differs from row to row.
[[nodiscard]] CauseGroup causeOf(int code, const QString &enhanced, const QString &error);

} // namespace FibreDesk::MailRun
