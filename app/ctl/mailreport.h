// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "maildesk/maildesk.h"
#include "mailrun/ledgerqueries.h"

#include <QJsonObject>

#include <functional>

namespace FibreDesk::Ctl {

/// The campaign's state in one word; "interrupted" where its process is gone.
[[nodiscard]] QString stateText(const MailRun::CampaignRecord &record, bool isSending);
[[nodiscard]] QJsonObject totalsJson(const MailRun::RunTotals &totals);
[[nodiscard]] QString totalsText(const MailRun::RunTotals &totals);
/// Of every campaign alike: id, name, state, totals.
[[nodiscard]] QJsonObject summaryJson(const DeskCampaign &campaign);

/// A row as status shows it: what is in flight waits while its process lives, else it is uncertain.
[[nodiscard]] QJsonObject rowJson(
    const QString &campaign, const MailRun::RowRecord &row, bool isSending);

enum class ReportForm { Json, Csv };
/// Everything about one campaign as of one moment, however many rows: \p write is handed one piece
/// after the other. To be run inside Ledger::read().
[[nodiscard]] Result<void> writeReport(QSqlDatabase &db, const QString &id, bool isSending,
    ReportForm form, const std::function<void(const QByteArray &)> &write);

} // namespace FibreDesk::Ctl
