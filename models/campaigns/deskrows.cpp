// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskrows.h"

namespace FibreDesk {

namespace {

CampaignRow::Status statusOf(MailRun::RowStatus status, bool isSending)
{
    using Status = CampaignRow::Status;
    switch (status) {
    case MailRun::RowStatus::Waiting:
        return Status::Waiting;
    case MailRun::RowStatus::InFlight:
        return isSending ? Status::Waiting : Status::Uncertain;
    case MailRun::RowStatus::Sent:
        return Status::Sent;
    case MailRun::RowStatus::Failed:
        return Status::Failed;
    case MailRun::RowStatus::Excluded:
        return Status::Excluded;
    case MailRun::RowStatus::Uncertain:
        break;
    }
    return Status::Uncertain;
}

} // namespace

CampaignRow rowOf(const MailRun::RowRecord &record, const MailRun::RowName &name, bool isSending)
{
    CampaignRow row;
    row.row = record.row;
    row.firstName = name.firstName;
    row.lastName = name.lastName;
    row.address = name.description;
    row.email = record.email;
    row.language = record.language;
    row.customer = record.customer;
    row.status = statusOf(record.status, isSending);
    row.isOnItsWay = isSending && record.status == MailRun::RowStatus::InFlight;
    row.attempts = record.attempts;
    if (record.attempts > 0 || record.phase) {
        row.lastChange = record.changed;
    }
    row.messageId = record.messageId;
    row.excludedReason = record.excludedReason;
    row.evidence = record.evidence;
    row.phase = record.phase ? Mail::phaseName(*record.phase) : QString();
    if (record.status != MailRun::RowStatus::Sent) {
        row.error = record.error;
    }
    if (row.status == CampaignRow::Status::Failed) {
        const MailRun::CauseGroup group =
            MailRun::causeOf(record.code, record.enhanced, record.error);
        row.cause = failureCause(record.error);
        row.cause.key = group.key;
        row.cause.code = record.code;
        row.cause.enhanced = record.enhanced;
        // Without any attempt it was the message that could not be made.
        // One that was uncertain may have arrived.
        row.isRefused = !group.isSafe || !record.phase || !record.evidence.isEmpty();
    }
    return row;
}

CampaignTotals totalsOf(const MailRun::RunTotals &totals)
{
    return CampaignTotals({.recipients = totals.recipients,
        .sent = totals.sent,
        .failed = totals.failed,
        .uncertain = totals.uncertain,
        .waiting = totals.waiting,
        .excluded = totals.excluded});
}

} // namespace FibreDesk
