// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/requestscope.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <qqmlintegration.h>

#include <deque>
#include <set>

namespace FibreDesk {

class RecipientTableModel;

namespace Hub {
class HubClient;
}

/// Asks the hub to resend rows of one campaign, a few at a time, each with its own result on its
/// row. A row whose request got no answer is never asked for again here: it may be under way. A
/// failure that concerns every row (no network, no right) ends the run; the rows not asked for yet
/// stay as they were.
class ResendRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int done READ done NOTIFY changed)
    Q_PROPERTY(int accepted READ accepted NOTIFY changed)
    Q_PROPERTY(int refused READ refused NOTIFY changed)
    Q_PROPERTY(int unanswered READ unanswered NOTIFY changed)
    Q_PROPERTY(int left READ left NOTIFY changed)
    Q_PROPERTY(bool wasCancelled READ wasCancelled NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText stopped READ stopped NOTIFY changed)
    Q_PROPERTY(bool isTold READ isTold NOTIFY changed)

public:
    ResendRun(Hub::HubClient *hub, RecipientTableModel *rows, QObject *parent = nullptr);

    /// Adds rows to what is asked for; rows that may not be resent are left out. Returns how many.
    int start(const std::vector<int> &rows);
    /// The campaign's rows have been read anew: those asked for and those waiting say so again.
    void restoreMarks();
    /// Asks for no more rows. What is on its way is waited for, or its outcome would be unknown.
    Q_INVOKABLE void cancel();
    /// The result has been read.
    Q_INVOKABLE void dismiss();

    [[nodiscard]] bool isRunning() const { return !m_asking.empty() || !m_queue.empty(); }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int done() const { return m_accepted + m_refused + m_unanswered; }
    [[nodiscard]] int accepted() const { return m_accepted; }
    [[nodiscard]] int refused() const { return m_refused; }
    [[nodiscard]] int unanswered() const { return m_unanswered; }
    /// Rows not asked for: the run ended before, or they had gone out meanwhile.
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] bool wasCancelled() const { return m_wasCancelled; }
    [[nodiscard]] ErrorText stopped() const { return m_stopped; }
    [[nodiscard]] bool isTold() const { return m_isTold; }
    [[nodiscard]] QString campaign() const { return m_campaign; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    void pump();
    void ask(int row);
    void handleAnswer(const QString &campaign, int row, const Result<void> &answer);
    void endQueue();
    void finishIfDone();
    [[nodiscard]] bool isShown(const QString &campaign) const;

    static constexpr int atOnce = 4;

    Hub::HubClient *m_hub;
    RecipientTableModel *m_rows;
    QString m_campaign;
    std::deque<int> m_queue;
    QTimer m_pause; ///< the hub asked to slow down
    std::set<int> m_asking; ///< rows whose answer is awaited
    std::set<int> m_silent; ///< rows of this run without an answer
    int m_total = 0;
    int m_accepted = 0;
    int m_refused = 0;
    int m_unanswered = 0;
    int m_left = 0;
    bool m_wasCancelled = false;
    bool m_isTold = true;
    ErrorText m_stopped;
};

} // namespace FibreDesk
