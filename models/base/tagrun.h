// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bulkplan.h"
#include "core/backoff.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <deque>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}
namespace Store {
class Mirror;
}

/// One tag added to many documents or taken out of them, a few at a time. No document is written:
/// the server's method is asked for, and what it did is put into the mirror. A server that says
/// "later" or is not there is waited for; a lost answer is uncertain and asked for again only by
/// repeat().
class TagRun : public QObject {
    Q_OBJECT

public:
    struct Order {
        QString doctype;
        QString table; ///< of the mirror
        QString column;
        QString tag;
        bool isThere = true; ///< added, else taken out
    };
    struct Options {
        int parallel = 3;
        std::chrono::milliseconds firstWait = std::chrono::milliseconds(500);
        std::chrono::milliseconds longestWait = std::chrono::seconds(60);
    };

    TagRun(Erp::ErpClient *erp, Store::Mirror *mirror, Order order, Options options,
        QObject *parent = nullptr);
    ~TagRun() override;

    void start(const QStringList &ids);
    /// What waits is given up; what is on its way is told of when it is answered. Nothing of it is
    /// sent after this: where the answer is "later" it is given up too.
    void stop();
    void repeat(const QStringList &ids) { start(ids); }

Q_SIGNALS:
    void told(const QString &id, FibreDesk::BulkOutcome outcome, const FibreDesk::Error &error);

private:
    void pump();
    QCoro::Task<void> deliver(QString id);
    void handleFailure(const QString &id, const Error &error, bool isStopped);

    Erp::ErpClient *m_erp;
    Store::Mirror *m_mirror;
    Order m_order;
    Options m_options;
    std::deque<QString> m_waiting;
    int m_onTheWay = 0;
    int m_stops = 0; ///< counts them: what left before the last one is not sent again
    QTimer m_hold;
    Backoff m_backoff;
    RequestScope m_scope;
};

} // namespace FibreDesk
