// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bulkplan.h"
#include "core/backoff.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}
namespace Outbox {
class TagJournal;
}
namespace Store {
class Mirror;
}

/// One tag added to many documents or taken out of them, a few at a time. No document is written:
/// the server's method is asked for, and what it did is put into the mirror. A server that says
/// "later" or is not there is waited for; a lost answer is uncertain and asked for again only by
/// repeat(). Where there is a journal, it has each row before anything of it leaves and what became
/// of it before that is told.
class TagRun : public QObject {
    Q_OBJECT

public:
    struct Order {
        QString doctype;
        QString table; ///< of the mirror
        QString column;
        QString tag;
        bool isThere = true; ///< added, else taken out
        Outbox::TagJournal *journal = nullptr;
        qint64 run = 0; ///< its number there
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
    /// The same for those of which nobody knows: they stay that until the server says something.
    void repeat(const QStringList &ids);
    /// Reads at the server what these have, which may or may not have been asked for; nothing is
    /// asked for again.
    void lookUp(const QStringList &ids);

Q_SIGNALS:
    void lookedUp();
    void told(const QString &id, FibreDesk::BulkOutcome outcome, const FibreDesk::Error &error);

private:
    using Tags = QHash<QString, QStringList>;

    void pump();
    QCoro::Task<void> deliver(QString id);
    QCoro::Task<Result<Tags>> tagsOf(QStringList ids);
    QCoro::Task<void> handleFound(QStringList ids, Tags tags);
    /// What the server has done, in the mirror.
    QCoro::Task<void> mirrorTag(QString id);
    /// In the journal, if there is one.
    [[nodiscard]] QCoro::Task<Result<void>> keep(
        QStringList ids, BulkOutcome outcome, Error error = {});
    /// Kept, then told.
    QCoro::Task<void> settle(QStringList ids, BulkOutcome outcome, Error error = {});
    void tell(const QStringList &ids, BulkOutcome outcome, const Error &error = {});
    /// Not sent, or not once more: an earlier one may have arrived.
    void giveUp(const QString &id, const Error &error = {});
    void handleFailure(const QString &id, const Error &error, bool isStopped);

    Erp::ErpClient *m_erp;
    Store::Mirror *m_mirror;
    Order m_order;
    Options m_options;
    std::deque<QString> m_waiting;
    QSet<QString> m_unsure; ///< asked for before, and nobody knows
    int m_onTheWay = 0;
    int m_stops = 0; ///< counts them: what left before the last one is not sent again
    QTimer m_hold;
    Backoff m_backoff;
    RequestScope m_scope;
};

} // namespace FibreDesk
