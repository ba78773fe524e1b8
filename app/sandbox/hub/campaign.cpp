// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaign.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

bool Campaign::isSending() const
{
    return status == "sending"_L1;
}

CampaignCounters Campaign::counters() const
{
    CampaignCounters result;
    const bool sending = isSending();
    for (const Recipient &row : recipients) {
        result.giftClicked += row.redirects > 0 ? 1 : 0;
        switch (row.status) {
        case RowStatus::Clicked:
            ++result.clicked;
            ++result.sent;
            break;
        case RowStatus::Opened:
            ++result.opened;
            ++result.sent;
            break;
        case RowStatus::Sent:
            ++result.sent;
            break;
        case RowStatus::Failed:
            ++result.failed;
            break;
        case RowStatus::Pending:
            ++(row.isExcluded ? result.excluded : sending ? result.queued : result.unsent);
            break;
        }
    }
    return result;
}

QString rowStatusName(RowStatus status)
{
    switch (status) {
    case RowStatus::Pending:
        return u"pending"_s;
    case RowStatus::Sent:
        return u"sent"_s;
    case RowStatus::Opened:
        return u"opened"_s;
    case RowStatus::Clicked:
        return u"clicked"_s;
    case RowStatus::Failed:
        return u"failed"_s;
    }
    return {};
}

QJsonValue isoUtc(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject toJson(const Recipient &row, const QString &publicUrl)
{
    QJsonObject json{
        {u"firstname"_s, row.firstname},
        {u"lastname"_s, row.lastname},
        {u"firstname_raw"_s, row.firstname.toUpper()},
        {u"lastname_raw"_s, row.lastname.toUpper()},
        {u"email"_s, row.email},
        {u"language"_s, row.language},
        {u"amount"_s, row.amount},
        {u"description"_s, row.description},
        {u"status"_s, rowStatusName(row.status)},
        {u"error"_s, textOrNull(row.error)},
        {u"retry_count"_s, row.retryCount},
        {u"match_method"_s, textOrNull(row.matchMethod)},
        {u"match_confidence"_s, row.matchConfidence},
        {u"customer"_s, textOrNull(row.customer)},
        {u"excluded"_s, row.isExcluded},
        {u"gift_url"_s,
            row.giftToken.isEmpty() ? QJsonValue() : publicUrl + "/g/"_L1 + row.giftToken},
        {u"gift_token"_s, textOrNull(row.giftToken)},
        {u"gift_expires_at"_s, isoUtc(row.giftExpiresAt)},
        {u"gift_revoked"_s, row.isGiftRevoked},
        {u"gift_redirected_count"_s, row.redirects},
        {u"gift_first_redirected_at"_s, isoUtc(row.giftClickedAt)},
        {u"gift_link_clicked"_s, row.redirects > 0},
        {u"gift_clicked_at"_s, isoUtc(row.giftClickedAt)},
        {u"message_id"_s, textOrNull(row.messageId)},
        {u"parent_row_index"_s, row.parentRow < 0 ? QJsonValue() : QJsonValue(row.parentRow)},
        {u"updated_at"_s, isoUtc(row.updatedAt)},
    };
    return json;
}

Recipient recipientFromJson(const QJsonObject &object)
{
    Recipient row;
    row.firstname = object["firstname"_L1].toString();
    row.lastname = object["lastname"_L1].toString();
    row.email = object["email"_L1].toString();
    row.language = object["language"_L1].toString() == "en"_L1 ? u"en"_s : u"fr"_s;
    row.description = object["description"_L1].toString();
    row.customer = object["customer"_L1].toString();
    row.matchMethod = object["match_method"_L1].toString();
    row.matchConfidence = object["match_confidence"_L1].toDouble();
    row.amount = object["amount"_L1].toDouble();
    row.giftToken = object["gift_token"_L1].toString();
    row.giftExpiresAt =
        QDateTime::fromString(object["gift_expires_at"_L1].toString(), Qt::ISODateWithMs);
    row.parentRow = object["parent_row_index"_L1].toInt(-1);
    row.isExcluded = object["excluded"_L1].toBool();
    return row;
}

QJsonObject toJson(const CampaignCounters &counters)
{
    return {
        {u"sent"_s, counters.sent},
        {u"opened"_s, counters.opened},
        {u"clicked"_s, counters.clicked},
        {u"queued"_s, counters.queued},
        {u"failed"_s, counters.failed},
        {u"unsent"_s, counters.unsent},
        {u"excluded"_s, counters.excluded},
        {u"gift_clicked"_s, counters.giftClicked},
    };
}

QJsonObject headToJson(const Campaign &campaign)
{
    return {
        {u"id"_s, campaign.id},
        {u"name"_s, campaign.name},
        {u"status"_s, campaign.status},
        {u"parent_campaign_id"_s, textOrNull(campaign.parentId)},
        {u"created_by"_s, campaign.createdBy},
        {u"params"_s, campaign.params},
        {u"counters"_s, toJson(campaign.counters())},
        {u"recipient_count"_s, qint64(campaign.recipients.size())},
        {u"created_at"_s, isoUtc(campaign.createdAt)},
        {u"updated_at"_s, isoUtc(campaign.updatedAt)},
        {u"started_at"_s, isoUtc(campaign.startedAt)},
        {u"completed_at"_s, isoUtc(campaign.completedAt)},
    };
}

} // namespace FibreDesk::Sandbox
