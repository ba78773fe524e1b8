// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignsource.h"
#include "core/clock.h"
#include "maildesk/maildesk.h"
#include "mailrun/ledgerqueries.h"

#include <QTimer>

#include <map>
#include <set>

namespace FibreDesk {

namespace Hub {
class EventStream;
struct StreamEvent;
} // namespace Hub
class RecipientTableModel;

/// The campaigns that this desk sends: from its ledger, kept up by the runs of this process. Of a
/// run's changes only the rows it names are read again. One that another process sends is looked at
/// every few seconds while the page is in front.
class DeskCampaigns : public CampaignSource {
    Q_OBJECT

public:
    /// `stream` may be null. What the hub says there of a row of ours settles it where it is
    /// uncertain. `rows` is the table that shows the open campaign.
    DeskCampaigns(MailDesk *desk, Hub::EventStream *stream, const RecipientTableModel *rows,
        Clock clock, QObject *parent = nullptr);

    /// The key in the list of a campaign of the desk; the hub may have one of the same id.
    [[nodiscard]] static QString keyOf(const QString &id);

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

    /// After a change of language.
    void retranslate();
    /// The open campaign as last read; id empty = none.
    [[nodiscard]] const DeskCampaign &campaign() const { return m_campaign; }
    [[nodiscard]] QString id() const { return m_campaign.record.id; }
    /// Its run in this process; null = none.
    [[nodiscard]] MailRun::CampaignRun *run() const;
    [[nodiscard]] MailDesk *desk() const { return m_desk; }
    /// Sends what waits, unless another process does or nobody may.
    void send();
    [[nodiscard]] bool canSend() const;

Q_SIGNALS:
    /// What was asked for by a click came to nothing.
    void failed(const FibreDesk::Error &error);

private:
    struct Reading {
        DeskCampaign campaign{};
        std::vector<MailRun::RowRecord> rows{};
        std::vector<MailRun::RowName> names{}; ///< only of a first reading
    };

    void handleList(const Result<std::vector<DeskCampaign>> &all);
    void readRows();
    void handleReading(bool isAll, Result<Reading> reading);
    [[nodiscard]] CampaignRow shown(const MailRun::RowRecord &record) const;
    void handleRun(const QString &id);
    void handleRowsChanged(const QString &id, const std::vector<int> &rows);
    void handleEvent(const Hub::StreamEvent &event);
    /// By what was heard during the run.
    void settleHeard();
    void settleHeard(const QString &id);
    void settle(const QString &id, int row, const MailRun::Evidence &evidence);
    [[nodiscard]] bool isSendingHere(const QString &id) const;
    void tellTopics();
    [[nodiscard]] CampaignHead headOf(const DeskCampaign &campaign) const;
    void watchOthers();

    MailDesk *m_desk;
    const RecipientTableModel *m_rows;
    Clock m_clock;
    std::vector<DeskCampaign> m_campaigns; ///< those of m_list, in its order
    std::vector<CampaignHead> m_list;
    ReadState m_listState;
    bool m_isListStale = false; ///< it changed while it was being read
    DeskCampaign m_campaign;
    std::vector<MailRun::RowName> m_names; ///< of the open campaign, by row
    ReadState m_state;
    bool m_hasRows = false;
    int m_generation = 0;
    bool m_isReading = false;
    bool m_haveAllChanged = false; ///< since the reading under way began
    std::set<int> m_changed; ///< likewise: these rows
    bool m_isActive = false;
    QTimer m_watchTimer;
    QStringList m_topics; ///< as told last
    /// What the hub said of rows during their run, by campaign and row: its event can be faster
    /// than the timeout that makes the row uncertain, and does not come twice.
    std::map<QString, std::map<int, MailRun::Evidence>> m_heard;
    QTimer m_heardTimer;
};

} // namespace FibreDesk
