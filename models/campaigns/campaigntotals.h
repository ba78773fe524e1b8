// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaign.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What a campaign adds up to, for QML. The five parts of `recipients` are sent, failed, uncertain,
/// waiting and excluded; opened and clicked lie inside sent.
class CampaignTotals {
    Q_GADGET
    QML_VALUE_TYPE(campaignTotals)
    Q_PROPERTY(int recipients READ recipients)
    Q_PROPERTY(int sent READ sent)
    Q_PROPERTY(int failed READ failed)
    Q_PROPERTY(int uncertain READ uncertain)
    Q_PROPERTY(int waiting READ waiting)
    Q_PROPERTY(int excluded READ excluded)
    Q_PROPERTY(int opened READ opened)
    Q_PROPERTY(int clicked READ clicked)
    Q_PROPERTY(int sentOnly READ sentOnly)
    Q_PROPERTY(int openedOnly READ openedOnly)
    Q_PROPERTY(int giftClicked READ giftClicked)
    Q_PROPERTY(bool exact READ isExact)
    Q_PROPERTY(bool addsUp READ addsUp)
    Q_PROPERTY(double settled READ settled)

public:
    CampaignTotals() = default;
    explicit CampaignTotals(const Hub::CampaignTotals &totals)
        : m_totals(totals)
    {
    }

    [[nodiscard]] int recipients() const { return m_totals.recipients; }
    [[nodiscard]] int sent() const { return m_totals.sent; }
    [[nodiscard]] int failed() const { return m_totals.failed; }
    [[nodiscard]] int uncertain() const { return m_totals.uncertain; }
    [[nodiscard]] int waiting() const { return m_totals.waiting; }
    [[nodiscard]] int excluded() const { return m_totals.excluded; }
    [[nodiscard]] int opened() const { return m_totals.opened; }
    [[nodiscard]] int clicked() const { return m_totals.clicked; }
    /// Sent, and neither opened nor clicked: the first part of the bar.
    [[nodiscard]] int sentOnly() const { return m_totals.sent - m_totals.opened; }
    [[nodiscard]] int openedOnly() const { return m_totals.opened - m_totals.clicked; }
    [[nodiscard]] int giftClicked() const { return m_totals.giftClicked; }
    /// Counted from the rows; otherwise the hub's own counters.
    [[nodiscard]] bool isExact() const { return m_totals.isExact; }
    [[nodiscard]] bool addsUp() const { return m_totals.addsUp(); }
    /// Share of the rows whose outcome is known, 0 to 1.
    [[nodiscard]] double settled() const
    {
        const int wanted = m_totals.recipients - m_totals.excluded;
        return wanted > 0 ? double(m_totals.sent + m_totals.failed) / wanted : 0;
    }

    bool operator==(const CampaignTotals &) const = default;

private:
    Hub::CampaignTotals m_totals;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::CampaignTotals)
