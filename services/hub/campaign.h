// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

/// The hub's campaigns as plain values. Every field the hub gives that has no
/// member here is kept in `extra`, so nothing it said is lost on the way
/// through.
namespace FibreDesk::Hub {

/// What the hub says of one row. A word we do not know is Unknown, kept in
/// Recipient::statusText.
enum class RecipientStatus { Pending, Sent, Opened, Clicked, Failed, Uncertain, Unknown };

[[nodiscard]] RecipientStatus recipientStatusFromText(const QString &text);
/// The hub's own word ("pending", "failed" …); "unknown" for Unknown.
[[nodiscard]] QString recipientStatusText(RecipientStatus status);

/// One row of a campaign. Its identity inside the campaign is `row`, its index
/// in `recipients`.
struct Recipient {
    int row = -1;
    QString firstName;
    QString lastName;
    QString firstNameRaw; ///< as the contacts file had it
    QString lastNameRaw;
    QString email;
    QString language; ///< fr or en
    double amount = 0;
    QString description; ///< service address
    QString giftUrl;
    RecipientStatus status = RecipientStatus::Pending;
    QString statusText; ///< the hub's own word, also where we do not know it
    QString error; ///< the real reason of the last failure, in the mail server's
                   ///< words
    int retryCount = 0;
    QString matchMethod;
    double matchConfidence = 0;
    QString customer; ///< ERPNext's Customer
    bool isExcluded = false;
    QString giftToken;
    QDateTime giftExpiresAt;
    bool isGiftRevoked = false;
    int giftRedirectedCount = 0;
    QDateTime giftFirstRedirectedAt;
    bool isGiftLinkClicked = false; ///< the only signal that a person read the mail
    QDateTime giftClickedAt;
    QString messageId;
    int parentRow = -1; ///< row in the campaign this one reminds of; -1 = none
    QJsonObject extra;

    [[nodiscard]] QString fullName() const;

    bool operator==(const Recipient &) const = default;
};

/// The one bucket a row is counted in.
enum class RecipientBucket { Sent, Failed, Uncertain, Waiting, Excluded };

/// A row that went out is Sent whatever came after; of the others an excluded
/// one is Excluded. Uncertain and Unknown are Uncertain: nobody may say more
/// about them.
[[nodiscard]] RecipientBucket bucketOf(const Recipient &recipient);

/// What a campaign adds up to. sent + failed + uncertain + waiting + excluded =
/// recipients, always. Inside sent, and never added to it: giftClicked and
/// clicked are rows of sent; opened counts the rows opened or clicked (a click
/// is an opening), so clicked <= opened <= sent.
struct CampaignTotals {
    int recipients = 0;
    int sent = 0;
    int failed = 0;
    int uncertain = 0;
    int waiting = 0;
    int excluded = 0;
    int opened = 0;
    int clicked = 0;
    int giftClicked = 0;
    bool isExact = true; ///< counted from the rows; false = the hub's own counters

    [[nodiscard]] bool addsUp() const
    {
        return sent + failed + uncertain + waiting + excluded == recipients;
    }
    bool operator==(const CampaignTotals &) const = default;
};

/// One line of the list of campaigns.
struct CampaignSummary {
    QString id; ///< opaque
    QString name;
    QString status; ///< the hub's own word: draft, sending, completed, or another
    QDateTime created;
    QDateTime updated;
    QDateTime started;
    QDateTime completed;
    QString parent; ///< the campaign this one reminds of
    int recipientCount = -1; ///< as the list says it; -1 = the list does not say
    QJsonObject counters; ///< as given; see totals
    CampaignTotals totals; ///< from the rows where they are there, else from the counters
    QJsonObject extra;

    bool operator==(const CampaignSummary &) const = default;
};

struct CampaignParams {
    QString subject;
    QString from;
    double amount = 0;
    int commitmentMonths = 0;
    QString expiry;
    QString templateFrench;
    QString templateEnglish;
    int giftExpiryDays = 90;
    QJsonObject extra;

    bool operator==(const CampaignParams &) const = default;
};

/// A whole campaign with its rows.
struct Campaign {
    CampaignSummary summary;
    CampaignParams params;
    std::vector<Recipient> recipients; ///< recipients[i].row == i

    bool operator==(const Campaign &) const = default;
};

/// The `recipient-update` event: the fields of one row that changed.
struct RecipientUpdate {
    QString campaign; ///< empty where the event names none: then the topic's
    int row = -1;
    QJsonObject fields; ///< in the hub's names; fields not there stay as they are
    QString campaignStatus; ///< empty where the event does not say
};

/// Counts rows. The only place totals are made from rows.
[[nodiscard]] CampaignTotals totalsOf(const std::vector<Recipient> &recipients);
/// The same from the hub's counters, for a list without rows. What the counters
/// leave open is waiting in a draft and uncertain elsewhere, so that the totals
/// add up here too.
[[nodiscard]] CampaignTotals totalsOf(
    const QJsonObject &counters, int recipientCount, const QString &status);

/// The row after the update; unknown fields go to `extra`.
[[nodiscard]] Recipient updated(Recipient recipient, const RecipientUpdate &update);

} // namespace FibreDesk::Hub
