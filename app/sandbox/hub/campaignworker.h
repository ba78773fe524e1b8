// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaignstore.h"
#include "hub/smtpsender.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <vector>

namespace FibreDesk::Sandbox {

/// Sends the pending rows of campaigns being sent: three attempts each, the second after 2 s, the
/// third after another 5 s, and the relay's last words stay on the row.
class CampaignWorker : public QObject {
    Q_OBJECT

public:
    explicit CampaignWorker(CampaignStore *store, QObject *parent = nullptr);

    void setRelay(const QString &host, quint16 port);
    void setMailsPerSecond(double rate) { m_mailsPerSecond = rate; }
    /// Waits before the second and the third attempt.
    void setRetryDelays(int secondMs, int thirdMs);

    /// Queues all pending rows and marks the campaign as being sent. The number queued.
    int start(Campaign &campaign);
    /// Queues one row again.
    void startRow(Campaign &campaign, int row);
    /// Forgets what is queued of a campaign that is deleted.
    void drop(const QString &campaignId);
    [[nodiscard]] bool isIdle() const;

private:
    struct Task {
        QString campaign;
        int row = 0;
        int attempt = 1;
    };

    struct Lane {
        SmtpSender *sender = nullptr;
        Task task;
    };

    struct Queue {
        std::deque<Task> tasks;
        double allowance = 1.0;
    };

    void pump();
    [[nodiscard]] bool takeNext(Task &task);
    void handleFinished(Lane &lane, bool isAccepted, const QString &text);
    [[nodiscard]] OutgoingMail mailOf(const Campaign &campaign, int row) const;

    CampaignStore *m_store;
    std::vector<Lane> m_lanes;
    std::map<QString, Queue> m_queues;
    QString m_lastServed;
    QTimer m_pump;
    QElapsedTimer m_sinceRefill;
    double m_mailsPerSecond = 25.0;
    double m_allowance = 1.0;
    int m_retryDelays[2] = {2000, 5000};
    int m_waiting = 0; ///< rows that wait for their next attempt
};

} // namespace FibreDesk::Sandbox
