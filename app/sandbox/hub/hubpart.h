// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaignstore.h"
#include "hub/campaignworker.h"
#include "hub/engagement.h"
#include "hub/eventbus.h"
#include "oidc/stafftokens.h"
#include "sandbox.h"
#include "world/world.h"

#include <QSet>

namespace FibreDesk::Sandbox {

class SmtpSink;

/// The hub: campaigns, live events, dispatch claims, users. Bearer token, JSON errors.
class HubPart : public Part, public Service {
    Q_OBJECT
public:
    explicit HubPart(SmtpSink *relay);
    ~HubPart() override;

    /// Who signed in is let in too, without the fixed token.
    void setStaff(std::shared_ptr<const StaffTokens> staff) { m_staff = std::move(staff); }
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

private:
    void fillCampaigns(const Sandbox &sandbox);
    void watchWorld();
    void openStream(const HttpRequest &request, const ExchangePtr &exchange);
    void dropStreams();
    void tellRow(const QString &id, int row);
    void tellJob(const QString &name, const QJsonObject &before, const QJsonObject &after);

    /// Every call but the event stream is answered at once.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    [[nodiscard]] HttpResponse campaigns(const HttpRequest &request, const QStringList &path);
    [[nodiscard]] HttpResponse campaign(
        const HttpRequest &request, const QStringList &path, Campaign &campaign);
    [[nodiscard]] HttpResponse recipient(const HttpRequest &request, const QString &verb,
        Campaign &campaign, const QString &rowText);
    [[nodiscard]] HttpResponse create(const QJsonObject &body);
    [[nodiscard]] HttpResponse patch(Campaign &campaign, const QJsonObject &body);
    [[nodiscard]] HttpResponse remind(const Campaign &campaign);
    /// Mailjet's events, one or a list: what became of mails after the relay took them.
    [[nodiscard]] HttpResponse takeMailjetEvents(const QByteArray &body);
    [[nodiscard]] HttpResponse gifts();
    [[nodiscard]] HttpResponse giftPage(const QString &token);
    [[nodiscard]] HttpResponse groupJobs();
    [[nodiscard]] HttpResponse claim(const QJsonObject &body);
    /// A campaign that a desk sends by itself: the hub only knows whose it is.
    [[nodiscard]] HttpResponse claimCampaign(const QString &id, const QJsonObject &body);
    /// How many ONTs of an OLT the desks have read within the hour; POST takes one.
    [[nodiscard]] HttpResponse oltReads(const QString &olt, const HttpRequest &request);
    [[nodiscard]] HttpResponse users(const HttpRequest &request, const QStringList &path);
    [[nodiscard]] HttpResponse listUsers();
    [[nodiscard]] HttpResponse invite(const QJsonObject &body);
    [[nodiscard]] HttpResponse portalLink(const QJsonObject &body);
    /// As the client assumes it. Nothing leaves: what would have been sent is in the part's state.
    [[nodiscard]] HttpResponse sendSms(const QJsonObject &body);
    [[nodiscard]] HttpResponse whole(int status, Campaign &campaign);

    SmtpSink *m_relay;
    std::shared_ptr<const StaffTokens> m_staff;
    World *m_world = nullptr;
    CampaignStore m_store;
    CampaignWorker m_worker;
    EventBus m_bus;
    std::unique_ptr<Engagement> m_engagement;
    QHash<int, std::weak_ptr<Exchange>> m_streams;
    QHash<QString, QJsonObject> m_claims; ///< by campaign: the desk that has it
    QHash<QString, QJsonObject> m_sms; ///< by idempotency key
    QStringList m_smsOrder; ///< the keys as they came
    QSet<QString> m_optedOut; ///< numbers that answered STOP
    QHash<QString, QList<QDateTime>> m_oltReads; ///< times within the last hour
    QHash<QString, QStringList> m_groups; ///< by e-mail, of those invited or changed here
    QSet<QString> m_disabled; ///< e-mails of accounts whose access has ended
    QStringList m_invitations; ///< e-mails to which a temporary password went
    QHash<QString, QList<QDateTime>> m_portalLinks; ///< by e-mail: times within the last hour
    QString m_url;
    QString m_token;
};

} // namespace FibreDesk::Sandbox
