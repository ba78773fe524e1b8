// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaignworker.h"

#include "hub/mailpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr int kLanes = 4;
constexpr int kAttempts = 3;
constexpr int kPumpMs = 20;

} // namespace

CampaignWorker::CampaignWorker(CampaignStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_lanes(kLanes)
{
    for (Lane &lane : m_lanes) {
        lane.sender = new SmtpSender(this);
        connect(lane.sender, &SmtpSender::finished, this,
            [this, &lane](
                bool isAccepted, const QString &text) { handleFinished(lane, isAccepted, text); });
    }
    m_pump.setInterval(kPumpMs);
    connect(&m_pump, &QTimer::timeout, this, &CampaignWorker::pump);
    m_sinceRefill.start();
}

void CampaignWorker::setRelay(const QString &host, quint16 port)
{
    for (Lane &lane : m_lanes) {
        lane.sender->setRelay(host, port);
    }
}

void CampaignWorker::setRetryDelays(int secondMs, int thirdMs)
{
    m_retryDelays[0] = secondMs;
    m_retryDelays[1] = thirdMs;
}

int CampaignWorker::start(Campaign &campaign)
{
    Queue &queue = m_queues[campaign.id];
    int queued = 0;
    for (int row = 0; row < int(campaign.recipients.size()); ++row) {
        const Recipient &recipient = campaign.recipients[std::size_t(row)];
        if (recipient.status == RowStatus::Pending && !recipient.isExcluded) {
            queue.tasks.push_back({campaign.id, row, 1});
            ++queued;
        }
    }
    m_store->setStatus(campaign, queued > 0 ? u"sending"_s : u"completed"_s);
    m_pump.start();
    return queued;
}

void CampaignWorker::startRow(Campaign &campaign, int row)
{
    m_store->setStatus(campaign, u"sending"_s);
    m_queues[campaign.id].tasks.push_back({campaign.id, row, 1});
    m_store->change(campaign.id, row, [](Recipient &recipient) {
        recipient.status = RowStatus::Pending;
        recipient.error.clear();
        recipient.retryCount = 0;
    });
    m_pump.start();
}

void CampaignWorker::drop(const QString &campaignId)
{
    m_queues.erase(campaignId);
}

bool CampaignWorker::isIdle() const
{
    return m_queues.empty() && m_waiting == 0
        && std::ranges::none_of(m_lanes, [](const Lane &lane) { return lane.sender->isBusy(); });
}

void CampaignWorker::pump()
{
    const double seconds = double(m_sinceRefill.restart()) / 1000.0;
    m_allowance = std::min(m_allowance + seconds * m_mailsPerSecond, double(kLanes));
    for (auto &[id, queue] : m_queues) {
        const Campaign *campaign = m_store->find(id);
        const double rate =
            campaign && campaign->mailsPerSecond > 0 ? campaign->mailsPerSecond : m_mailsPerSecond;
        queue.allowance = std::min(queue.allowance + seconds * rate, double(kLanes));
    }
    for (Lane &lane : m_lanes) {
        if (m_allowance < 1.0) {
            break;
        }
        if (lane.sender->isBusy()) {
            continue;
        }
        Task task;
        if (!takeNext(task)) {
            break;
        }
        m_allowance -= 1.0;
        lane.task = task;
        lane.sender->send(mailOf(*m_store->find(task.campaign), task.row));
    }
    std::erase_if(m_queues, [](const auto &item) { return item.second.tasks.empty(); });
    if (isIdle()) {
        m_pump.stop();
        for (Lane &lane : m_lanes) {
            lane.sender->close();
        }
    }
}

bool CampaignWorker::takeNext(Task &task)
{
    // Round robin: a short campaign does not wait behind 15,000 mails of another.
    auto it = m_queues.upper_bound(m_lastServed);
    for (std::size_t seen = 0; seen < m_queues.size(); ++seen, ++it) {
        if (it == m_queues.end()) {
            it = m_queues.begin();
        }
        Queue &queue = it->second;
        while (!queue.tasks.empty() && queue.allowance >= 1.0) {
            task = queue.tasks.front();
            queue.tasks.pop_front();
            const Campaign *campaign = m_store->find(task.campaign);
            if (campaign
                && campaign->recipients[std::size_t(task.row)].status == RowStatus::Pending) {
                queue.allowance -= 1.0;
                m_lastServed = it->first;
                return true;
            }
        }
    }
    return false;
}

void CampaignWorker::handleFinished(Lane &lane, bool isAccepted, const QString &text)
{
    const Task task = lane.task;
    const bool isLast = task.attempt >= kAttempts;
    m_store->change(task.campaign, task.row, [&](Recipient &row) {
        row.retryCount = task.attempt - 1;
        if (isAccepted) {
            row.status = RowStatus::Sent;
            row.error.clear();
            row.messageId = u"%1.%2@hub.fibre.example"_s.arg(task.campaign).arg(task.row);
        } else {
            row.error = text;
            if (isLast) {
                row.status = RowStatus::Failed;
            }
        }
    });
    if (isAccepted || isLast) {
        return;
    }
    ++m_waiting;
    QTimer::singleShot(m_retryDelays[task.attempt - 1], this, [this, task] {
        --m_waiting;
        if (m_store->find(task.campaign)) {
            m_queues[task.campaign].tasks.push_front({task.campaign, task.row, task.attempt + 1});
        }
        m_pump.start();
    });
}

OutgoingMail CampaignWorker::mailOf(const Campaign &campaign, int row) const
{
    const Recipient &recipient = campaign.recipients[std::size_t(row)];
    const QString from = campaign.params["from"_L1].toString(u"info@fibre.example"_s);
    const qsizetype open = from.indexOf('<'_L1);
    OutgoingMail mail;
    mail.from = open < 0 ? from : from.mid(open + 1).chopped(1);
    mail.to = recipient.email;
    mail.data = "From: " + from.toUtf8() + "\r\nTo: <" + recipient.email.toUtf8()
        + ">\r\nSubject: =?UTF-8?B?" + MailPage::subject(campaign, recipient).toUtf8().toBase64()
        + "?=\r\nDate: " + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1()
        + "\r\nX-MJ-CustomID: " + campaign.id.toUtf8() + ':' + QByteArray::number(row)
        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8"
          "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const QByteArray body = MailPage::html(campaign, row, m_store->publicUrl()).toUtf8().toBase64();
    for (qsizetype at = 0; at < body.size(); at += 76) {
        mail.data += body.mid(at, 76) + "\r\n";
    }
    return mail;
}

} // namespace FibreDesk::Sandbox
