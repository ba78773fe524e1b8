// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace FibreDesk::Sandbox {

enum class RowStatus { Pending, Sent, Opened, Clicked, Failed };

/// One row of a campaign, under the field names of the hub.
struct Recipient {
    QString firstname;
    QString lastname;
    QString email;
    QString language; ///< fr or en
    QString description; ///< the service address
    QString customer; ///< C-…; empty when nobody was matched
    QString matchMethod;
    double matchConfidence = 0.0;
    double amount = 0;
    QString giftToken;
    QDateTime giftExpiresAt;
    QString messageId;
    QString error; ///< the relay's own words, empty when there is nothing to tell
    RowStatus status = RowStatus::Pending;
    int retryCount = 0; ///< attempts after the first
    int redirects = 0; ///< how often the gift link was followed
    int parentRow = -1;
    bool isExcluded = false;
    bool isGiftRevoked = false;
    QDateTime giftClickedAt;
    QDateTime updatedAt;
};

struct CampaignCounters {
    int sent = 0; ///< taken by the relay: sent, opened and clicked rows
    int opened = 0;
    int clicked = 0;
    int queued = 0; ///< pending while the campaign is being sent
    int failed = 0;
    int unsent = 0; ///< pending otherwise
    int excluded = 0; ///< never to be sent
    int giftClicked = 0;
};

struct Campaign {
    QString id;
    QString name;
    QString status; ///< draft, sending, completed
    QString parentId;
    QString createdBy;
    QJsonObject params;
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime startedAt;
    QDateTime completedAt;
    double mailsPerSecond = 0; ///< 0 = as fast as the worker may
    std::vector<Recipient> recipients;

    [[nodiscard]] bool isSending() const;
    [[nodiscard]] CampaignCounters counters() const;
};

[[nodiscard]] QString rowStatusName(RowStatus status);
/// The instant as JavaScript writes it; null when there is none.
[[nodiscard]] QJsonValue isoUtc(const QDateTime &time);

[[nodiscard]] QJsonObject toJson(const Recipient &row, const QString &publicUrl);
[[nodiscard]] Recipient recipientFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const CampaignCounters &counters);
/// Without its recipients.
[[nodiscard]] QJsonObject headToJson(const Campaign &campaign);

} // namespace FibreDesk::Sandbox
