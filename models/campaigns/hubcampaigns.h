// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignsource.h"
#include "core/clock.h"
#include "hub/campaign.h"
#include "resendrun.h"

#include <QTimer>

namespace FibreDesk {

namespace Hub {
class EventStream;
class HubClient;
struct StreamEvent;
} // namespace Hub
namespace Store {
class Mirror;
}

/// The campaigns of the hub: read over REST, kept up by its live stream. What was read is kept in
/// the mirror and shown with its age when the hub is out of reach.
class HubCampaigns : public CampaignSource {
    Q_OBJECT

public:
    /// `stream` and `mirror` may be null: then nothing is live, or nothing is kept. `resend` asks
    /// for rows of the table that shows the open campaign.
    HubCampaigns(Hub::HubClient *hub, Hub::EventStream *stream, Store::Mirror *mirror,
        ResendRun *resend, const RecipientTableModel *rows, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool owns(const QString &key) const override;
    void refreshList() override;
    [[nodiscard]] const std::vector<CampaignHead> &list() const override { return m_list; }
    [[nodiscard]] ReadState listState() const override { return m_listState; }
    void open(const QString &key) override;
    void close() override;
    void refresh() override;
    [[nodiscard]] CampaignHead head() const override;
    [[nodiscard]] ReadState state() const override { return m_state; }
    [[nodiscard]] bool isLive() const override;
    [[nodiscard]] QStringList topics() const override;
    void setActive(bool active) override;
    int resend(const ResendChoice &choice) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> renderedMail(
        int row, RequestScope *scope) override;

private:
    [[nodiscard]] QString id() const { return m_campaign.summary.id; }
    void refreshQuietly();
    void readListCopy();
    void showList(const std::vector<Hub::CampaignSummary> &campaigns);
    void handleList(int generation, const Result<std::vector<Hub::CampaignSummary>> &answer);
    void readCopy();
    void handleCampaign(int generation, Result<Hub::Campaign> answer);
    void showCampaign(Hub::Campaign campaign);
    void handleEvent(const Hub::StreamEvent &event);
    void keepCampaign();
    void keepList(std::vector<Hub::CampaignSummary> campaigns);

    Hub::HubClient *m_hub;
    Hub::EventStream *m_stream;
    Store::Mirror *m_mirror;
    ResendRun *m_resend;
    const RecipientTableModel *m_rows;
    Clock m_clock;
    RequestScope m_listScope;
    RequestScope m_scope;
    std::vector<CampaignHead> m_list;
    ReadState m_listState;
    bool m_hasList = false;
    int m_listGeneration = 0;
    Hub::Campaign m_campaign;
    ReadState m_state;
    bool m_hasRows = false;
    int m_generation = 0;
    /// Events that came while the campaign was being read: the answer may be older than they are.
    std::vector<Hub::RecipientUpdate> m_early;
    QTimer m_listTimer;
    QTimer m_keepTimer; ///< a live campaign is kept at most this often
};

} // namespace FibreDesk
