// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes on behind the pages: mails, bulk changes, and whether the window may close meanwhile.

#include "application.h"

#include "dispatch/publishcontroller.h"
#include "maildesk/maildesk.h"
#include "pagenames.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QLocale>
#include <QQuickWindow>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using namespace PageName;

void Application::connectMail()
{
    // A failed row, its customer's e-mail, and the row again.
    connect(&m_campaigns, &CampaignsController::correctionRequested, this,
        [this](const QString &customer, const QString &address) {
            m_navigation.openCustomer(customer);
            m_customers.editEmail(customer, address);
        });
    connect(&m_customers, &CustomersController::emailSaved, &m_campaigns,
        &CampaignsController::handleEmailSaved);
    connect(&m_campaigns, &CampaignsController::corrected, this,
        [this](const QString &text, const QString &tone) {
            m_notifications.add(tone, text, campaignsPage);
        });
    connect(&m_customers, &CustomersController::mailRequested, this,
        [this](const QString &campaign, int row) {
            m_navigation.open(campaignsPage);
            m_campaigns.openDesk(campaign, row);
        });
    m_customers.setMailDesk(m_services.mail.get());

    connect(m_services.mail.get(), &MailDesk::runStarted, this, &Application::tellRuns);
    connect(m_services.mail.get(), &MailDesk::runChanged, this, &Application::tellRuns);
    connect(m_services.mail.get(), &MailDesk::campaignsChanged, this, &Application::tellRuns);
    connect(&m_session, &Session::stopAndCloseRequested, this, [this] {
        m_isClosing = true;
        for (MailRun::CampaignRun *run : m_services.mail->runs())
            run->stop();
        tellRuns();
    });
}

void Application::tellRuns()
{
    QStringList sending;
    bool isAnyLeft = false;
    for (const MailRun::CampaignRun *run : m_services.mail->runs()) {
        const MailRun::RunSnapshot &now = run->snapshot();
        isAnyLeft = isAnyLeft || !now.isOver();
        if (now.isOver() || now.state == MailRun::RunSnapshot::State::Paused)
            continue;
        const QLocale locale(m_settings.language());
        sending += tr("Campaign %1 is being sent: %2 of %3.")
                       .arg(now.title.isEmpty() ? run->campaignId() : now.title,
                           locale.toString(now.totals.sent),
                           locale.toString(now.totals.recipients - now.totals.excluded));
    }
    if (m_ticketBulk.isTagging())
        sending += tr("%1: tags are still being set, %2 to go.")
                       .arg(m_ticketBulk.title(),
                           QLocale(m_settings.language()).toString(m_ticketBulk.counts().waiting));
    if (m_deviceBulk && m_deviceBulk->unfinished() > 0)
        sending += tr("%1: devices are still being worked on, %2 to go.")
                       .arg(m_deviceBulk->title(),
                           QLocale(m_settings.language()).toString(m_deviceBulk->unfinished()));
    if (m_dispatch.publisher()->phase() == Dispatch::PublishController::Sending)
        sending += tr("Technicians are being told by SMS where their jobs are.");
    // Who asks a second time does not want to wait for the last answers.
    m_session.setCloseQuestion(m_isClosing ? QString() : sending.join(u' '));
    if (!isAnyLeft && std::exchange(m_isRestarting, false))
        Q_EMIT restartRequested();
    if (m_isClosing && !isAnyLeft && window()) {
        window()->close();
        if (m_session.lock()->isLocked()) // which had closed it already
            QCoreApplication::quit();
    }
}

void Application::goOnSending()
{
    if (std::exchange(m_hasGoneOn, true))
        return;
    QCoro::connect(m_services.mail->goOn(), this,
        [this](const Result<std::vector<MailRun::CampaignRecord>> &taken) {
            if (!taken)
                return; // the list of campaigns says so
            for (const MailRun::CampaignRecord &campaign : *taken) {
                m_notifications.add(u"info"_s,
                    tr("Sending of campaign %1 goes on where it stood.").arg(campaign.title()),
                    campaignsPage);
            }
        });
    QCoro::connect(
        m_services.mail->campaigns(), this, [this](const Result<std::vector<DeskCampaign>> &all) {
            if (!all)
                return;
            for (const DeskCampaign &one : *all) {
                if (!one.owner || one.owner->pid == QCoreApplication::applicationPid())
                    continue;
                m_notifications.add(u"info"_s,
                    tr("Campaign %1 is being sent by process %2 on %3.")
                        .arg(one.record.title(), QString::number(one.owner->pid), one.owner->host),
                    campaignsPage);
            }
        });
}

} // namespace FibreDesk
