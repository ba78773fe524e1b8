// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/engagement.h"

namespace FibreDesk::Sandbox {

Engagement::Engagement(CampaignStore *store, quint64 seed, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_random(Random::forPurpose(seed, 8200))
{
    connect(&m_timer, &QTimer::timeout, this, &Engagement::happen);
    setInterval(3000);
}

void Engagement::setInterval(int ms)
{
    if (ms > 0)
        m_timer.start(ms);
    else
        m_timer.stop();
}

void Engagement::happen()
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDays(-14);
    std::vector<Campaign *> lively;
    for (Campaign *campaign : m_store->all()) {
        if (campaign->startedAt.isValid() && campaign->startedAt > limit
            && !campaign->recipients.empty()) {
            lively.push_back(campaign);
        }
    }
    if (lively.empty())
        return;
    const Campaign &campaign = *m_random.pick(lively);
    // A few throws: most rows of an old campaign have nothing new to tell.
    for (int attempt = 0; attempt < 20; ++attempt) {
        const int row = m_random.below(int(campaign.recipients.size()));
        const RowStatus status = campaign.recipients[std::size_t(row)].status;
        if (status != RowStatus::Sent && status != RowStatus::Opened)
            continue;
        const bool hasGift = !campaign.recipients[std::size_t(row)].giftToken.isEmpty();
        m_store->change(campaign.id, row, [&](Recipient &recipient) {
            recipient.status = status == RowStatus::Sent ? RowStatus::Opened : RowStatus::Clicked;
            if (recipient.status == RowStatus::Clicked && hasGift) {
                ++recipient.redirects;
                if (!recipient.giftClickedAt.isValid())
                    recipient.giftClickedAt = QDateTime::currentDateTimeUtc();
            }
        });
        return;
    }
}

} // namespace FibreDesk::Sandbox
