// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/campaignfile.h"
#include "compose/composer.h"
#include "core/clock.h"
#include "core/oversight.h"
#include "core/profile.h"
#include "core/requestscope.h"
#include "mail/attempt.h"
#include "mailrun/campaignlock.h"
#include "mailrun/campaignrun.h"
#include "mailrun/ledger.h"
#include "mailrun/mailjetclient.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>

class QNetworkAccessManager;

namespace FibreDesk::Hub {
class HubClient;
}

namespace FibreDesk {

/// One campaign of the desk as the ledger has it, at one moment.
struct DeskCampaign {
    MailRun::CampaignRecord record{};
    MailRun::RunTotals totals{};
    /// The process that sends it now; nothing = none does.
    std::optional<MailRun::CampaignLock::Owner> owner{};

    [[nodiscard]] bool isSending() const { return owner.has_value(); }
};

/// The desk's own campaigns: from a file or the editor into the ledger, sent, settled and read
/// again. The window and the command line both go through here. Nothing in it blocks. The oversight
/// is asked before anything is sent or changed, and told how it ended.
class MailDesk : public QObject {
    Q_OBJECT

public:
    /// The network manager must outlive it.
    MailDesk(QNetworkAccessManager *network, const Profile &profile, Clock clock = {},
        QObject *parent = nullptr);
    /// Ends the runs: what is in flight ends by what is known of it.
    ~MailDesk() override;

    /// Nobody to begin with.
    void setOversight(const OversightRef &oversight);

    [[nodiscard]] MailRun::Ledger *ledger() { return &m_ledger; }
    /// The profile names a mail server.
    [[nodiscard]] bool canSend() const { return m_profile.smtp.isConfigured(); }
    /// The profile names Mailjet's API.
    [[nodiscard]] bool canAskMailjet() const { return m_mailjet != nullptr; }

    /// Writes a campaign into the ledger; nothing is sent. The same campaign again answers with the
    /// one that is there; another content under its id is Conflict. Rows that say `"excluded":
    /// true` and rows to an address that an earlier row has are excluded, with the reason.
    [[nodiscard]] QCoro::Task<Result<MailRun::CampaignRecord>> put(
        Compose::CampaignFile campaign, QString name = {});

    /// Sends a campaign from where it stands. Already being sent here: that run, and another one
    /// after it where rows wait that it did not see any more. Errors come with
    /// the run's snapshot. A hub that this desk shares with others is asked first whose campaign it
    /// is; without its word nothing begins.
    MailRun::CampaignRun *send(const QString &id);
    /// Goes on with one that is paused here; else as send().
    [[nodiscard]] Result<void> resume(const QString &id);
    /// The run of a campaign that is being sent by this process; null = none.
    [[nodiscard]] MailRun::CampaignRun *run(const QString &id) const;
    [[nodiscard]] std::vector<MailRun::CampaignRun *> runs() const;
    /// Takes up every campaign that a process of this desk left while it was being sent. Returns
    /// them; a paused one stays paused.
    [[nodiscard]] QCoro::Task<Result<std::vector<MailRun::CampaignRecord>>> goOn();

    /// The newest first.
    [[nodiscard]] QCoro::Task<Result<std::vector<DeskCampaign>>> campaigns();
    [[nodiscard]] QCoro::Task<Result<DeskCampaign>> campaign(QString id);

    /// Cancels a campaign for good, being sent here or by nobody: what still waits is excluded,
    /// what is on its way ends first. Conflict where another process sends it.
    [[nodiscard]] QCoro::Task<Result<void>> cancel(QString id);
    /// Failed rows wait again; send() sends them. Returns how many.
    [[nodiscard]] QCoro::Task<Result<int>> retry(QString id, MailRun::RetryChoice choice);
    /// A failed row gets another address and waits again.
    [[nodiscard]] QCoro::Task<Result<void>> correctAddress(
        QString id, int row, QString email, QString who);
    /// A person's or a service's word on an uncertain row.
    [[nodiscard]] QCoro::Task<Result<MailRun::RowStatus>> settle(
        QString id, int row, MailRun::Evidence evidence);
    /// Asks Mailjet for every uncertain row. Validation where the profile does not name it.
    [[nodiscard]] QCoro::Task<Result<MailRun::SettleReport>> settleByMailjet(QString id);

    /// The mail of a row as its recipient gets it.
    [[nodiscard]] QCoro::Task<Result<Compose::Preview>> preview(QString id, int row);
    /// The mail of one row of a campaign, sent to somebody else; not in the ledger. The value says
    /// what the server answered; an Error = nothing was attempted.
    [[nodiscard]] QCoro::Task<Result<Mail::Attempt>> sendTest(
        Compose::CampaignFile campaign, int row, QString address);
    /// A few words to one's own address, to try the mail server.
    [[nodiscard]] QCoro::Task<Result<Mail::Attempt>> sendTrial(QString address);

Q_SIGNALS:
    /// What the list shows may be other than before: a campaign put in, begun, ended, settled.
    void campaignsChanged();
    /// Rows of a campaign changed beside a run (retry, correction, evidence); empty = any may have.
    void rowsChanged(const QString &id, const std::vector<int> &rows);
    void runStarted(const QString &id);
    /// The run's snapshot changed, at most ten times a second.
    void runChanged(const QString &id);
    /// The run is over; it is still there during this signal.
    void runFinished(const QString &id);

private:
    void handleFinished(const QString &id);
    void told(const QString &id, std::vector<int> rows = {});
    [[nodiscard]] QCoro::Task<Result<Mail::Attempt>> sendOne(Mail::OutgoingMail mail);
    [[nodiscard]] QCoro::Task<Result<void>> claim(QString id);
    void noteEnd(const QString &id, const MailRun::RunSnapshot &end);

    const Profile m_profile;
    Clock m_clock;
    MailRun::Ledger m_ledger;
    std::unique_ptr<MailRun::MailjetClient> m_mailjet;
    std::unique_ptr<Hub::HubClient> m_hub;
    OversightRef m_oversight;
    std::map<QString, std::unique_ptr<MailRun::CampaignRun>> m_runs;
    QSet<QString> m_askedAgain; ///< to be sent, while a run of it was there
};

} // namespace FibreDesk
