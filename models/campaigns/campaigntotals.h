// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignrow.h"

#include <QObject>
#include <qqmlintegration.h>

#include <vector>

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
    struct Counts {
        int recipients = 0;
        int sent = 0;
        int failed = 0;
        int uncertain = 0;
        int waiting = 0;
        int excluded = 0;
        int opened = 0; ///< or clicked
        int clicked = 0;
        int giftClicked = 0;
        bool isExact = true;

        bool operator==(const Counts &) const = default;
    };

    CampaignTotals() = default;
    explicit CampaignTotals(const Counts &counts)
        : m_counts(counts)
    {
    }
    /// Counted from the rows.
    [[nodiscard]] static CampaignTotals of(const std::vector<CampaignRow> &rows);

    [[nodiscard]] int recipients() const { return m_counts.recipients; }
    [[nodiscard]] int sent() const { return m_counts.sent; }
    [[nodiscard]] int failed() const { return m_counts.failed; }
    [[nodiscard]] int uncertain() const { return m_counts.uncertain; }
    [[nodiscard]] int waiting() const { return m_counts.waiting; }
    [[nodiscard]] int excluded() const { return m_counts.excluded; }
    [[nodiscard]] int opened() const { return m_counts.opened; }
    [[nodiscard]] int clicked() const { return m_counts.clicked; }
    /// Sent, and neither opened nor clicked: the first part of the bar.
    [[nodiscard]] int sentOnly() const { return m_counts.sent - m_counts.opened; }
    [[nodiscard]] int openedOnly() const { return m_counts.opened - m_counts.clicked; }
    [[nodiscard]] int giftClicked() const { return m_counts.giftClicked; }
    /// Counted from the rows; otherwise the hub's own counters.
    [[nodiscard]] bool isExact() const { return m_counts.isExact; }
    [[nodiscard]] bool addsUp() const
    {
        return sent() + failed() + uncertain() + waiting() + excluded() == recipients();
    }
    /// Share of the rows whose outcome is known, 0 to 1.
    [[nodiscard]] double settled() const
    {
        const int wanted = recipients() - excluded();
        return wanted > 0 ? double(sent() + failed()) / wanted : 0;
    }

    bool operator==(const CampaignTotals &) const = default;

private:
    Counts m_counts;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::CampaignTotals)
