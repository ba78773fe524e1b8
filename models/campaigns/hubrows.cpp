// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hubrows.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Status = CampaignRow::Status;

int attemptsOf(const Hub::Recipient &recipient)
{
    // The hub counts the tries after the first one.
    const bool wasTried =
        recipient.status != Hub::RecipientStatus::Pending || recipient.retryCount > 0;
    return wasTried && !recipient.isExcluded ? recipient.retryCount + 1 : 0;
}

/// The hub's word, and "excluded" for a row that is left out.
Status statusOf(const Hub::Recipient &recipient)
{
    switch (Hub::bucketOf(recipient)) {
    case Hub::RecipientBucket::Failed:
        return Status::Failed;
    case Hub::RecipientBucket::Uncertain:
        return Status::Uncertain;
    case Hub::RecipientBucket::Waiting:
        return Status::Waiting;
    case Hub::RecipientBucket::Excluded:
        return Status::Excluded;
    case Hub::RecipientBucket::Sent:
        break;
    }
    switch (recipient.status) {
    case Hub::RecipientStatus::Opened:
        return Status::Opened;
    case Hub::RecipientStatus::Clicked:
        return Status::Clicked;
    default:
        return Status::Sent;
    }
}

} // namespace

QDateTime lastTouched(const Hub::Recipient &recipient)
{
    for (const auto name : {"last_attempt_at"_L1, "failed_at"_L1, "sent_at"_L1, "updated_at"_L1}) {
        const auto time = QDateTime::fromString(recipient.extra[name].toString(), Qt::ISODate);
        if (time.isValid()) {
            return time;
        }
    }
    return recipient.giftClickedAt;
}

bool isNewerThan(const Hub::Recipient &recipient, const Hub::RecipientUpdate &update)
{
    const QDateTime ours = lastTouched(recipient);
    const QDateTime theirs = lastTouched(Hub::updated(recipient, update));
    return ours.isValid() && theirs.isValid() && ours > theirs;
}

CampaignRow rowOf(const Hub::Recipient &recipient)
{
    CampaignRow row;
    row.row = recipient.row;
    row.firstName = recipient.firstName;
    row.lastName = recipient.lastName;
    row.email = recipient.email;
    row.language = recipient.language;
    row.customer = recipient.customer;
    row.address = recipient.description;
    if (!recipient.matchMethod.isEmpty()) {
        row.match =
            recipient.matchMethod + u' ' + QString::number(recipient.matchConfidence, 'f', 1);
    }
    row.status = statusOf(recipient);
    if (recipient.status == Hub::RecipientStatus::Unknown) {
        row.strangeStatus = recipient.statusText;
    }
    row.error = recipient.error;
    row.attempts = attemptsOf(recipient);
    row.lastChange = lastTouched(recipient);
    row.messageId = recipient.messageId;
    row.isGiftClicked = recipient.isGiftLinkClicked;
    row.giftClickedAt = recipient.giftClickedAt;
    return row;
}

std::vector<CampaignRow> rowsOf(const std::vector<Hub::Recipient> &recipients)
{
    std::vector<CampaignRow> rows;
    rows.reserve(recipients.size());
    for (const Hub::Recipient &recipient : recipients) {
        rows.push_back(rowOf(recipient));
    }
    return rows;
}

CampaignTotals totalsOf(const Hub::CampaignTotals &totals)
{
    return CampaignTotals({.recipients = totals.recipients,
        .sent = totals.sent,
        .failed = totals.failed,
        .uncertain = totals.uncertain,
        .waiting = totals.waiting,
        .excluded = totals.excluded,
        .opened = totals.opened,
        .clicked = totals.clicked,
        .giftClicked = totals.giftClicked,
        .isExact = totals.isExact});
}

} // namespace FibreDesk
