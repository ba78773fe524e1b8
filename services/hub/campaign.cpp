// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaign.h"

#include "hub/hubcodec.h"

#include <QStringList>

#include <algorithm>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;

RecipientStatus recipientStatusFromText(const QString &said)
{
    const QString text = said.trimmed().toLower();
    // A row the worker has not come to yet may carry no status at all.
    if (text.isEmpty() || text == "pending"_L1 || text == "queued"_L1 || text == "unsent"_L1)
        return RecipientStatus::Pending;
    if (text == "sent"_L1)
        return RecipientStatus::Sent;
    if (text == "opened"_L1)
        return RecipientStatus::Opened;
    if (text == "clicked"_L1)
        return RecipientStatus::Clicked;
    if (text == "failed"_L1)
        return RecipientStatus::Failed;
    if (text == "uncertain"_L1)
        return RecipientStatus::Uncertain;
    return RecipientStatus::Unknown;
}

QString recipientStatusText(RecipientStatus status)
{
    switch (status) {
    case RecipientStatus::Pending:
        return u"pending"_s;
    case RecipientStatus::Sent:
        return u"sent"_s;
    case RecipientStatus::Opened:
        return u"opened"_s;
    case RecipientStatus::Clicked:
        return u"clicked"_s;
    case RecipientStatus::Failed:
        return u"failed"_s;
    case RecipientStatus::Uncertain:
        return u"uncertain"_s;
    case RecipientStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString Recipient::fullName() const
{
    return QStringList{firstName, lastName}.join(u' ').trimmed();
}

RecipientBucket bucketOf(const Recipient &recipient)
{
    switch (recipient.status) {
    case RecipientStatus::Sent:
    case RecipientStatus::Opened:
    case RecipientStatus::Clicked:
        return RecipientBucket::Sent;
    default:
        break;
    }
    if (recipient.isExcluded)
        return RecipientBucket::Excluded;
    switch (recipient.status) {
    case RecipientStatus::Failed:
        return RecipientBucket::Failed;
    case RecipientStatus::Pending:
        return RecipientBucket::Waiting;
    default:
        return RecipientBucket::Uncertain;
    }
}

CampaignTotals totalsOf(const std::vector<Recipient> &recipients)
{
    CampaignTotals totals;
    totals.recipients = static_cast<int>(recipients.size());
    for (const Recipient &recipient : recipients) {
        switch (bucketOf(recipient)) {
        case RecipientBucket::Sent:
            ++totals.sent;
            totals.opened += recipient.status != RecipientStatus::Sent;
            totals.clicked += recipient.status == RecipientStatus::Clicked;
            totals.giftClicked += recipient.isGiftLinkClicked;
            break;
        case RecipientBucket::Failed:
            ++totals.failed;
            break;
        case RecipientBucket::Uncertain:
            ++totals.uncertain;
            break;
        case RecipientBucket::Waiting:
            ++totals.waiting;
            break;
        case RecipientBucket::Excluded:
            ++totals.excluded;
            break;
        }
    }
    return totals;
}

CampaignTotals totalsOf(const QJsonObject &counters, int recipientCount, const QString &status)
{
    const auto count = [&](QLatin1StringView name) {
        // A number may come as text.
        const double number = counters.value(name).toVariant().toDouble();
        return static_cast<int>(std::clamp(number, 0.0, 1e9));
    };
    CampaignTotals totals;
    totals.isExact = false;
    totals.failed = count("failed"_L1);
    totals.uncertain = count("uncertain"_L1);
    totals.excluded = count("excluded"_L1);
    totals.clicked = count("clicked"_L1);
    totals.opened = count("opened"_L1) + totals.clicked;
    totals.giftClicked = count("gift_clicked"_L1);
    totals.sent = count("sent"_L1);
    const int said = count("queued"_L1) + count("pending"_L1) + count("unsent"_L1);

    // Whether `sent` holds the opened and clicked rows too is not known. It
    // cannot where there are more of them, and it does not where only their sum
    // gives the number of recipients.
    const int others = totals.failed + totals.uncertain + totals.excluded;
    const bool isApart = totals.opened > totals.sent
        || (totals.opened > 0 && totals.sent + others + said != recipientCount
            && totals.sent + totals.opened + others + said == recipientCount);
    if (isApart)
        totals.sent += totals.opened;

    totals.recipients = std::max(recipientCount, totals.sent + others);
    if (recipientCount < 0)
        totals.recipients = totals.sent + others + said;
    const int open = totals.recipients - totals.sent - others;
    const bool isBefore = status.isEmpty() || status == "draft"_L1 || status == "sending"_L1;
    totals.waiting = isBefore ? open : std::min(open, said);
    totals.uncertain += open - totals.waiting;
    return totals;
}

Recipient updated(Recipient recipient, const RecipientUpdate &update)
{
    applyFields(recipient, update.fields);
    return recipient;
}

} // namespace FibreDesk::Hub
