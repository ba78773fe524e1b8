// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaign.h"
#include "region/random.h"
#include "smtp/smtpsink.h"

#include <QSet>

namespace FibreDesk::Sandbox {

class Region;

/// Somebody a campaign can be sent to.
struct MailTarget {
    QString customer;
    QString firstname;
    QString lastname;
    QString email;
    QString language;
    QString address;
};

/// What the relay will say to an address from now on.
struct MailRule {
    QString address;
    SmtpVerdict verdict = SmtpVerdict::Accept;
    int times = -1;
};

/// Invents the hub's campaigns: drafts, one being sent, finished ones with the failures a relay
/// really gives, one with 15,000 rows at any scale. The same seed and day give the same.
class CampaignData {
public:
    CampaignData(
        quint64 seed, const QDateTime &now, const Region &region, std::vector<MailTarget> targets);

    [[nodiscard]] const std::vector<Campaign> &campaigns() const { return m_campaigns; }
    /// So that a resent row meets what its error says: a full mailbox stays full, a throttled
    /// relay has calmed down or soon will.
    [[nodiscard]] const std::vector<MailRule> &rules() const { return m_rules; }

private:
    struct Plan;
    void add(const Plan &plan);
    void addReminder(const Campaign &parent, int daysAgo);
    [[nodiscard]] std::vector<MailTarget> choose(int count, QStringView language);
    [[nodiscard]] MailTarget stranger();
    [[nodiscard]] QString freshId(const QDateTime &at);
    [[nodiscard]] Recipient rowFor(const MailTarget &target);
    void giveGift(Recipient &row, const QDateTime &expires);
    void settle(Campaign &campaign, int row, double failureRate);
    void fail(Recipient &row);
    void expectTrouble(Campaign &campaign, int firstRow, double failureRate);

    Random m_random;
    QDateTime m_now;
    const Region &m_region;
    std::vector<MailTarget> m_targets;
    QSet<QString> m_emails;
    std::vector<Campaign> m_campaigns;
    std::vector<MailRule> m_rules;
};

} // namespace FibreDesk::Sandbox
