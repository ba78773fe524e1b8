// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "campaignlistmodel.h"
#include "campaignsource.h"
#include "causemodel.h"
#include "core/clock.h"
#include "deskrow.h"
#include "deskrun.h"
#include "mailpreview.h"
#include "recipientproxymodel.h"
#include "resendrun.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk {

namespace Hub {
class EventStream;
class HubClient;
} // namespace Hub
namespace Store {
class Mirror;
}
class DeskCampaigns;
class MailDesk;

/// Acts for the campaigns page: the list, one open campaign with its rows live, resending, the mail
/// as rendered, the file. Where a campaign is sent from is a matter of its CampaignSource; list and
/// table are the same for all.
class CampaignsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::CampaignListModel *campaigns READ campaigns CONSTANT)
    Q_PROPERTY(FibreDesk::RecipientProxyModel *recipients READ recipients CONSTANT)
    Q_PROPERTY(FibreDesk::CauseModel *causes READ causes CONSTANT)
    Q_PROPERTY(FibreDesk::ResendRun *resend READ resend CONSTANT)
    Q_PROPERTY(FibreDesk::MailPreview *mail READ mail CONSTANT)
    Q_PROPERTY(FibreDesk::DeskRun *deskRun READ deskRun CONSTANT)
    Q_PROPERTY(FibreDesk::DeskRow *deskRow READ deskRow CONSTANT)
    Q_PROPERTY(bool isListLoading READ isListLoading NOTIFY listStateChanged)
    Q_PROPERTY(FibreDesk::ErrorText listError READ listError NOTIFY listStateChanged)
    Q_PROPERTY(QDateTime listFetchedAt READ listFetchedAt NOTIFY listStateChanged)
    Q_PROPERTY(QString campaignId READ campaignId NOTIFY campaignChanged)
    Q_PROPERTY(QString name READ name NOTIFY campaignChanged)
    Q_PROPERTY(QString place READ place NOTIFY campaignChanged)
    Q_PROPERTY(QString campaignState READ campaignState NOTIFY campaignChanged)
    Q_PROPERTY(QString stateNote READ stateNote NOTIFY campaignChanged)
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
    /// Each may be null: then it has no campaigns, nothing is live, or nothing is kept.
    CampaignsController(Hub::HubClient *hub, Hub::EventStream *stream, Store::Mirror *mirror,
        MailDesk *desk = nullptr, Clock clock = {}, QObject *parent = nullptr);
    ~CampaignsController() override;

    /// Reads list and open campaign again.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void open(const QString &id);
    /// A campaign of the desk by its id, and a row of it.
    Q_INVOKABLE void openDesk(const QString &id, int row = -1);
    Q_INVOKABLE void close();
    Q_INVOKABLE int resendRow(int rowId);
    Q_INVOKABLE int resendCause(const QString &key);
    Q_INVOKABLE int resendFailed();
    Q_INVOKABLE int resendableOf(const QString &causeKey) const;
    Q_INVOKABLE void showMail(int rowId);
    Q_INVOKABLE void openCustomer(int rowId);
    /// Opens the row's customer with the e-mail in edit; once that is saved, the row is sent again.
    Q_INVOKABLE void correctAtCustomer(int rowId);
    /// The customer's e-mail was saved: rows that waited for it are corrected and sent again.
    void handleEmailSaved(const QString &customer, const QString &address);
    /// The rows as they are filtered and sorted.
    Q_INVOKABLE void exportRows(const QUrl &file);
    Q_INVOKABLE QString suggestedFileName() const;

    [[nodiscard]] CampaignListModel *campaigns() { return &m_list; }
    [[nodiscard]] RecipientProxyModel *recipients() { return &m_proxy; }
    [[nodiscard]] RecipientTableModel *rows() { return &m_rows; }
    [[nodiscard]] CauseModel *causes() { return &m_causes; }
    [[nodiscard]] ResendRun *resend() { return &m_resend; }
    [[nodiscard]] MailPreview *mail() { return &m_mail; }
    [[nodiscard]] DeskRun *deskRun() const { return m_deskRun.get(); }
    [[nodiscard]] DeskRow *deskRow() const { return m_deskRow.get(); }
    [[nodiscard]] bool isListLoading() const;
    [[nodiscard]] ErrorText listError() const;
    [[nodiscard]] QDateTime listFetchedAt() const;
    /// The campaign's key in the list.
    [[nodiscard]] QString campaignId() const { return m_head.key; }
    [[nodiscard]] QString name() const { return m_head.name; }
    [[nodiscard]] QString place() const { return m_head.place; }
    [[nodiscard]] QString campaignState() const { return m_head.state; }
    [[nodiscard]] QString stateNote() const { return m_head.note; }
    [[nodiscard]] QString subject() const { return m_head.subject; }
    [[nodiscard]] QString sender() const { return m_head.sender; }
    [[nodiscard]] QDateTime created() const { return m_head.created; }
    [[nodiscard]] QDateTime started() const { return m_head.started; }
    [[nodiscard]] QDateTime completed() const { return m_head.completed; }
    [[nodiscard]] CampaignTotals totals() const { return m_head.totals; }
    [[nodiscard]] int resendable() const { return m_resendable; }
    /// A campaign's row, not a place in the table; -1 = none.
    [[nodiscard]] int selectedRow() const { return m_selected.row; }
    void setSelectedRow(int row);
    [[nodiscard]] RecipientDetails selected() const { return m_selected; }
    [[nodiscard]] bool isLoading() const { return m_state.isLoading; }
    [[nodiscard]] ErrorText error() const { return m_state.error; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_state.fetchedAt; }
    /// What is shown is the kept copy; the source has not answered yet, or could not.
    [[nodiscard]] bool isCopy() const { return m_state.isCopy; }
    [[nodiscard]] bool isLive() const { return m_source && m_source->isLive(); }
    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// The page is in front: then the list is kept fresh.
    void setActive(bool active);

Q_SIGNALS:
    void listStateChanged();
    void campaignChanged();
    /// Somebody asked for a campaign, maybe the one that is open.
    void campaignAsked();
    void totalsChanged();
    void selectedChanged();
    void stateChanged();
    void exportStateChanged();
    void languageChanged();
    void activeChanged();
    void customerRequested(const QString &customer);
    void correctionRequested(const QString &customer, const QString &address);
    /// The correction that began at a customer is under way, or came to nothing.
    void corrected(const QString &text, const QString &tone);
    void exported(const QString &file, int rows);
    void exportFailed(const FibreDesk::ErrorText &error);

private:
    void addSource(std::unique_ptr<CampaignSource> source);
    void handleList();
    void handleHead();
    void handleRowsRead(const std::vector<CampaignRow> &rows, bool isFirst);
    void handleRowsChanged();
    void setTopics();

    Hub::EventStream *m_stream;
    CampaignListModel m_list;
    RecipientTableModel m_rows;
    RecipientProxyModel m_proxy;
    CauseModel m_causes;
    ResendRun m_resend;
    std::vector<std::unique_ptr<CampaignSource>> m_sources; ///< the last one owns what is left
    CampaignSource *m_source = nullptr; ///< of the open campaign
    DeskCampaigns *m_desk = nullptr; ///< one of the sources
    std::unique_ptr<DeskRun> m_deskRun;
    std::unique_ptr<DeskRow> m_deskRow;
    struct Correction {
        QString campaign{};
        int row = -1;
        QString customer{};

        bool operator==(const Correction &) const = default;
    };
    std::vector<Correction> m_corrections; ///< wait for their customers' e-mail to be saved
    int m_wantedRow = -1; ///< to be selected once the rows are there
    MailPreview m_mail;
    CampaignHead m_head; ///< with the totals of its rows
    ReadState m_state;
    bool m_hasRows = false;
    int m_resendable = 0;
    RecipientDetails m_selected;
    bool m_isExporting = false;
    bool m_isActive = false;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
