// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaignjson.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Hub {

namespace {

/// Leaves out what says nothing: the file holds 15,000 of these.
void put(QJsonObject &object, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty()) {
        object.insert(name, value);
    }
}

void put(QJsonObject &object, QLatin1StringView name, const QDateTime &value)
{
    if (value.isValid()) {
        object.insert(name, value.toUTC().toString(Qt::ISODateWithMs));
    }
}

void put(QJsonObject &object, QLatin1StringView name, double value)
{
    if (value != 0) {
        object.insert(name, value);
    }
}

void put(QJsonObject &object, QLatin1StringView name, bool value)
{
    if (value) {
        object.insert(name, true);
    }
}

QJsonObject recipientToJson(const Recipient &recipient)
{
    QJsonObject object = recipient.extra;
    put(object, "firstname"_L1, recipient.firstName);
    put(object, "lastname"_L1, recipient.lastName);
    put(object, "firstname_raw"_L1, recipient.firstNameRaw);
    put(object, "lastname_raw"_L1, recipient.lastNameRaw);
    put(object, "email"_L1, recipient.email);
    put(object, "language"_L1, recipient.language);
    put(object, "amount"_L1, recipient.amount);
    put(object, "description"_L1, recipient.description);
    put(object, "gift_url"_L1, recipient.giftUrl);
    put(object, "status"_L1, recipient.statusText);
    put(object, "error"_L1, recipient.error);
    put(object, "retry_count"_L1, double(recipient.retryCount));
    put(object, "match_method"_L1, recipient.matchMethod);
    put(object, "match_confidence"_L1, recipient.matchConfidence);
    put(object, "customer"_L1, recipient.customer);
    put(object, "excluded"_L1, recipient.isExcluded);
    put(object, "gift_token"_L1, recipient.giftToken);
    put(object, "gift_expires_at"_L1, recipient.giftExpiresAt);
    put(object, "gift_revoked"_L1, recipient.isGiftRevoked);
    put(object, "gift_redirected_count"_L1, double(recipient.giftRedirectedCount));
    put(object, "gift_first_redirected_at"_L1, recipient.giftFirstRedirectedAt);
    put(object, "gift_link_clicked"_L1, recipient.isGiftLinkClicked);
    put(object, "gift_clicked_at"_L1, recipient.giftClickedAt);
    put(object, "message_id"_L1, recipient.messageId);
    if (recipient.parentRow >= 0) {
        object.insert("parent_row_index"_L1, recipient.parentRow);
    }
    return object;
}

QJsonObject summaryToJson(const CampaignSummary &summary)
{
    QJsonObject object = summary.extra;
    put(object, "id"_L1, summary.id);
    put(object, "name"_L1, summary.name);
    put(object, "status"_L1, summary.status);
    put(object, "parent_campaign_id"_L1, summary.parent);
    put(object, "created_at"_L1, summary.created);
    put(object, "updated_at"_L1, summary.updated);
    put(object, "started_at"_L1, summary.started);
    put(object, "completed_at"_L1, summary.completed);
    if (!summary.counters.isEmpty()) {
        object.insert("counters"_L1, summary.counters);
    }
    return object;
}

} // namespace

QJsonObject campaignToJson(const Campaign &campaign)
{
    QJsonObject object = summaryToJson(campaign.summary);
    QJsonObject params = campaign.params.extra;
    put(params, "subject"_L1, campaign.params.subject);
    put(params, "from"_L1, campaign.params.from);
    put(params, "amount"_L1, campaign.params.amount);
    put(params, "commitment_months"_L1, double(campaign.params.commitmentMonths));
    put(params, "expiry"_L1, campaign.params.expiry);
    put(params, "template_fr"_L1, campaign.params.templateFrench);
    put(params, "template_en"_L1, campaign.params.templateEnglish);
    params.insert("gift_expiry_days"_L1, campaign.params.giftExpiryDays);
    object.insert("params"_L1, params);
    QJsonArray rows;
    for (const Recipient &recipient : campaign.recipients) {
        rows.append(recipientToJson(recipient));
    }
    object.insert("recipients"_L1, rows);
    return object;
}

QJsonArray campaignsToJson(const std::vector<CampaignSummary> &campaigns)
{
    QJsonArray list;
    for (const CampaignSummary &summary : campaigns) {
        QJsonObject object = summaryToJson(summary);
        if (summary.recipientCount >= 0) {
            object.insert("recipient_count"_L1, summary.recipientCount);
        }
        // A list that came with its rows has exact totals; they are kept as the counters of them.
        if (const CampaignTotals &totals = summary.totals; totals.isExact) {
            QJsonObject counters = summary.counters;
            counters.insert("sent"_L1, totals.sent);
            counters.insert("opened"_L1, totals.opened - totals.clicked);
            counters.insert("clicked"_L1, totals.clicked);
            counters.insert("gift_clicked"_L1, totals.giftClicked);
            counters.insert("failed"_L1, totals.failed);
            counters.insert("uncertain"_L1, totals.uncertain);
            counters.insert("excluded"_L1, totals.excluded);
            counters.insert("queued"_L1, totals.waiting);
            counters.insert("unsent"_L1, 0);
            object.insert("counters"_L1, counters);
        }
        list.append(object);
    }
    return list;
}

} // namespace FibreDesk::Hub
