// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"
#include "core/oversight.h"
#include "core/profile.h"
#include "hub/campaign.h"
#include "hub/hubpaths.h"
#include "hub/users.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

namespace FibreDesk::Hub {

struct HubHealth {
    QString version; ///< empty = the hub does not say
    QDateTime serverTime; ///< from the Date header, to a second; invalid = not given
    std::chrono::milliseconds elapsed{0};
    QJsonObject raw;
};

/// Who sends a campaign of the desk: the desk is its ledger, the others are for people to read.
struct CampaignClaim {
    QString desk;
    QString host;
    QString user;
};

struct Sms {
    QString to; ///< E.164
    QString body;
    QString key; ///< the same message is known again by it
};

/// How many ONTs of one OLT all desks together have read in the last hour.
struct OltReads {
    int limit = 0;
    int used = 0;
    QDateTime nextAt; ///< UTC; invalid = not told
};

/// What the hub says of who asks. A name with false is denied expressly.
struct OwnRights {
    QStringList groups;
    QMap<QString, bool> capabilities;
};

/// The hub's REST interface. Calls that change something end in
/// ErrorKind::Uncertain when no answer came: read the row back before trying
/// again. The oversight is asked before each of them and told how it ended, but for rows and
/// campaigns that are sent: whoever asks for those reads them back, and knows better.
class HubClient : public QObject {
    Q_OBJECT

public:
    HubClient(QNetworkAccessManager *network, Profile::Service service, HubPaths paths = {},
        QObject *parent = nullptr);

    /// Nobody to begin with.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }

    [[nodiscard]] QCoro::Task<Result<std::vector<CampaignSummary>>> campaigns(
        RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<Campaign>> campaign(QString id, RequestScope *scope = nullptr);
    /// Starts the worker. Not repeated by itself, ever.
    [[nodiscard]] QCoro::Task<Result<void>> sendCampaign(QString id, RequestScope *scope = nullptr);
    /// One failed row back to pending. The row's new state comes by event or by
    /// reading it back.
    [[nodiscard]] QCoro::Task<Result<void>> retryRecipient(
        QString id, int row, RequestScope *scope = nullptr);
    /// The mail as it was rendered for this row: HTML bytes, untrusted.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> renderedMail(
        QString id, int row, RequestScope *scope = nullptr);

    /// A campaign of a desk's own belongs to the desk that claims it first, for ever; asking again
    /// changes nothing. Conflict names the desk that has it, NotFound and Unsupported come from a
    /// hub that knows of no claims (or does not name whose it is); with any other error nothing is
    /// known.
    [[nodiscard]] QCoro::Task<Result<void>> claimCampaign(
        QString id, CampaignClaim claim, RequestScope *scope = nullptr);

    /// A technician takes a job from the pool; Conflict where somebody was
    /// faster.
    [[nodiscard]] QCoro::Task<Result<void>> claimJob(
        QString job, QString technician, RequestScope *scope = nullptr);

    /// Answers the gateway's number of the message, empty where the hub tells none. Never repeated
    /// by itself: that a hub knows a key again is assumed, not known.
    [[nodiscard]] QCoro::Task<Result<QString>> sendSms(Sms sms, RequestScope *scope = nullptr);
    /// What is left of an OLT's reads, for all desks.
    [[nodiscard]] QCoro::Task<Result<OltReads>> oltReads(
        QString olt, RequestScope *scope = nullptr);
    /// Takes one. RateLimited = there is none left; NotFound and Unsupported come from a hub that
    /// does not count (or does not say how far it has). Never tried twice: a lost answer may have
    /// been a yes.
    [[nodiscard]] QCoro::Task<Result<OltReads>> takeOltRead(
        QString olt, int limitPerHour, RequestScope *scope = nullptr);

    /// Asking again is safe: who exists is reported, not made twice. Still never repeated by
    /// itself, since each time may send a mail.
    [[nodiscard]] QCoro::Task<Result<InviteOutcome>> inviteUser(
        UserInvite invite, RequestScope *scope = nullptr);
    /// NotFound and Unsupported come from a hub that lists nobody.
    [[nodiscard]] QCoro::Task<Result<std::vector<HubUser>>> users(RequestScope *scope = nullptr);
    /// Ends the account's access; doing it twice is doing it once.
    [[nodiscard]] QCoro::Task<Result<void>> disableUser(QString id, RequestScope *scope = nullptr);
    /// Another temporary password by mail. Every call may send one.
    [[nodiscard]] QCoro::Task<Result<InvitePart>> resendInvite(
        QString id, RequestScope *scope = nullptr);
    /// The link with which a customer enters the portal, to an address of theirs. The hub answers
    /// 200 whether or not it sent anything.
    [[nodiscard]] QCoro::Task<Result<PortalLink>> requestPortalLink(
        QString customer, QString email, RequestScope *scope = nullptr);

    /// NotFound and Unsupported come from a hub that knows of no rights.
    [[nodiscard]] QCoro::Task<Result<OwnRights>> ownRights(RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<HubHealth>> health(RequestScope *scope = nullptr);

    [[nodiscard]] HttpClient *http() { return &m_http; }
    /// Where the live events of these topics are read (for EventStream).
    [[nodiscard]] QUrl eventsUrl(const QStringList &topics) const;
    [[nodiscard]] const HubPaths &paths() const { return m_paths; }

private:
    [[nodiscard]] HttpRequest request(
        HttpVerb verb, const QStringList &segments, const QString &source) const;

    HttpClient m_http;
    QUrl m_url;
    HubPaths m_paths;
    OversightRef m_oversight;
};

} // namespace FibreDesk::Hub
