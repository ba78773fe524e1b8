// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "campaignlistmodel.h"
#include "causemodel.h"
#include "core/clock.h"
#include "core/requestscope.h"
#include "mailpreview.h"
#include "recipientproxymodel.h"
#include "resendrun.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Hub {
class EventStream;
class HubClient;
struct StreamEvent;
} // namespace Hub
namespace Store {
class Mirror;
}

/// Acts for the campaigns page: the list, one open campaign with its rows live, resending, the mail
/// as rendered, the file. What was read is kept in the mirror and shown with its age when the hub
/// is out of reach.
class CampaignsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::CampaignListModel *campaigns READ campaigns CONSTANT)
    Q_PROPERTY(FibreDesk::RecipientProxyModel *recipients READ recipients CONSTANT)
    Q_PROPERTY(FibreDesk::CauseModel *causes READ causes CONSTANT)
    Q_PROPERTY(FibreDesk::ResendRun *resend READ resend CONSTANT)
    Q_PROPERTY(FibreDesk::MailPreview *mail READ mail CONSTANT)
    Q_PROPERTY(bool isListLoading READ isListLoading NOTIFY listStateChanged)
    Q_PROPERTY(FibreDesk::ErrorText listError READ listError NOTIFY listStateChanged)
    Q_PROPERTY(QDateTime listFetchedAt READ listFetchedAt NOTIFY listStateChanged)
    Q_PROPERTY(QString campaignId READ campaignId NOTIFY campaignChanged)
    Q_PROPERTY(QString name READ name NOTIFY campaignChanged)
    Q_PROPERTY(QString campaignState READ campaignState NOTIFY campaignChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY campaignChanged)
    Q_PROPERTY(QString sender READ sender NOTIFY campaignChanged)
    Q_PROPERTY(QDateTime created READ created NOTIFY campaignChanged)
    Q_PROPERTY(QDateTime started READ started NOTIFY campaignChanged)
    Q_PROPERTY(QDateTime completed READ completed NOTIFY campaignChanged)
    Q_PROPERTY(FibreDesk::CampaignTotals totals READ totals NOTIFY totalsChanged)
    Q_PROPERTY(int resendable READ resendable NOTIFY totalsChanged)
    Q_PROPERTY(int selectedRow READ selectedRow WRITE setSelectedRow NOTIFY selectedChanged)
    Q_PROPERTY(FibreDesk::RecipientDetails selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(QDateTime fetchedAt READ fetchedAt NOTIFY stateChanged)
    Q_PROPERTY(bool isCopy READ isCopy NOTIFY stateChanged)
    Q_PROPERTY(bool isLive READ isLive NOTIFY stateChanged)
    Q_PROPERTY(bool isExporting READ isExporting NOTIFY exportStateChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool isActive READ isActive WRITE setActive NOTIFY activeChanged)

public:
    /// `stream` and `mirror` may be null: then nothing is live, or nothing is kept.
    CampaignsController(Hub::HubClient *hub, Hub::EventStream *stream, Store::Mirror *mirror,
        Clock clock = {}, QObject *parent = nullptr);

    /// Reads list and open campaign again.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void close();
    Q_INVOKABLE int resendRow(int rowId);
    Q_INVOKABLE int resendCause(const QString &key);
    Q_INVOKABLE int resendFailed();
    Q_INVOKABLE int resendableOf(const QString &causeKey) const;
    Q_INVOKABLE void showMail(int rowId);
    Q_INVOKABLE void openCustomer(int rowId);
    /// The rows as they are filtered and sorted.
    Q_INVOKABLE void exportRows(const QUrl &file);
    Q_INVOKABLE QString suggestedFileName() const;

    [[nodiscard]] CampaignListModel *campaigns() { return &m_list; }
    [[nodiscard]] RecipientProxyModel *recipients() { return &m_proxy; }
    [[nodiscard]] RecipientTableModel *rows() { return &m_rows; }
    [[nodiscard]] CauseModel *causes() { return &m_causes; }
    [[nodiscard]] ResendRun *resend() { return &m_resend; }
    [[nodiscard]] MailPreview *mail() { return &m_mail; }
    [[nodiscard]] bool isListLoading() const { return m_isListLoading; }
    [[nodiscard]] ErrorText listError() const { return m_listError; }
    [[nodiscard]] QDateTime listFetchedAt() const { return m_listFetchedAt; }
    [[nodiscard]] QString campaignId() const { return m_campaign.summary.id; }
    [[nodiscard]] QString name() const { return m_campaign.summary.name; }
    [[nodiscard]] QString campaignState() const { return m_campaign.summary.status; }
    [[nodiscard]] QString subject() const { return m_campaign.params.subject; }
    [[nodiscard]] QString sender() const { return m_campaign.params.from; }
    [[nodiscard]] QDateTime created() const { return m_campaign.summary.created; }
    [[nodiscard]] QDateTime started() const { return m_campaign.summary.started; }
    [[nodiscard]] QDateTime completed() const { return m_campaign.summary.completed; }
    [[nodiscard]] CampaignTotals totals() const { return m_totals; }
    [[nodiscard]] int resendable() const { return m_resendable; }
    /// A campaign's row, not a place in the table; -1 = none.
    [[nodiscard]] int selectedRow() const { return m_selected.row; }
    void setSelectedRow(int row);
    [[nodiscard]] RecipientDetails selected() const { return m_selected; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// What is shown is the kept copy; the hub has not answered yet, or could not.
    [[nodiscard]] bool isCopy() const { return m_isCopy; }
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// The page is in front: then the list is kept fresh.
    void setActive(bool active);

Q_SIGNALS:
    void listStateChanged();
    void campaignChanged();
    void totalsChanged();
    void selectedChanged();
    void stateChanged();
    void exportStateChanged();
    void languageChanged();
    void activeChanged();
    void customerRequested(const QString &customer);
    void exported(const QString &file, int rows);
    void exportFailed(const FibreDesk::ErrorText &error);

private:
    void refreshQuietly();
    void refreshList();
    void readListCopy();
    void handleList(int generation, const Result<std::vector<Hub::CampaignSummary>> &answer);
    void refreshCampaign();
    void readCampaignCopy();
    void handleCampaign(int generation, Result<Hub::Campaign> answer);
    void showCampaign(Hub::Campaign campaign);
    void handleRowsChanged();
    void handleEvent(const Hub::StreamEvent &event);
    void subscribe();
    void keepCampaign();
    void keepList(std::vector<Hub::CampaignSummary> campaigns);

    Hub::HubClient *m_hub;
    Hub::EventStream *m_stream;
    Store::Mirror *m_mirror;
    Clock m_clock;
    CampaignListModel m_list;
    RecipientTableModel m_rows;
    RecipientProxyModel m_proxy;
    CauseModel m_causes;
    ResendRun m_resend;
    MailPreview m_mail;
    RequestScope m_listScope;
    RequestScope m_scope;
    Hub::Campaign m_campaign; ///< its rows are in m_rows
    CampaignTotals m_totals;
    int m_resendable = 0;
    RecipientDetails m_selected;
    bool m_isListLoading = false;
    bool m_hasList = false;
    ErrorText m_listError;
    QDateTime m_listFetchedAt;
    int m_listGeneration = 0;
    bool m_isLoading = false;
    bool m_isCopy = false;
    bool m_hasRows = false;
    ErrorText m_error;
    QDateTime m_fetchedAt;
    int m_generation = 0;
    /// Events that came while the campaign was being read: the answer may be older than they are.
    std::vector<Hub::RecipientUpdate> m_early;
    bool m_isExporting = false;
    bool m_isActive = false;
    QString m_language = QStringLiteral("en");
    QTimer m_listTimer;
    QTimer m_keepTimer; ///< a live campaign is kept at most this often
};

} // namespace FibreDesk
