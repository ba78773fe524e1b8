// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/tagrun.h"

#include "erp/erpclient.h"
#include "store/documenttags.h"
#include "store/mirror.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

TagRun::TagRun(
    Erp::ErpClient *erp, Store::Mirror *mirror, Order order, Options options, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_mirror(mirror)
    , m_order(std::move(order))
    , m_options(options)
    , m_backoff(options.firstWait, options.longestWait)
{
    m_hold.setSingleShot(true);
    connect(&m_hold, &QTimer::timeout, this, &TagRun::pump);
}

TagRun::~TagRun()
{
    // An aborted request goes on in its coroutine at once: it must tell nobody, and send no next
    // one.
    blockSignals(true);
    m_waiting.clear();
    m_scope.abort();
}

void TagRun::start(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_waiting.push_back(id);
        Q_EMIT told(id, BulkOutcome::Waiting, {});
    }
    if (!m_hold.isActive()) {
        pump();
    }
}

void TagRun::stop()
{
    ++m_stops;
    m_hold.stop();
    for (const QString &id : std::exchange(m_waiting, {})) {
        Q_EMIT told(id, BulkOutcome::Cancelled, {});
    }
}

void TagRun::pump()
{
    while (m_onTheWay < m_options.parallel && !m_waiting.empty() && !m_hold.isActive()) {
        const QString id = m_waiting.front();
        m_waiting.pop_front();
        ++m_onTheWay;
        QCoro::connect(deliver(id), this, [this] {
            --m_onTheWay;
            pump();
        });
    }
}

QCoro::Task<void> TagRun::deliver(QString id)
{
    const QPointer<TagRun> self(this);
    const int stops = m_stops;
    Q_EMIT told(id, BulkOutcome::Sending, {});
    const auto done =
        co_await m_erp->setTag(m_order.doctype, id, m_order.tag, m_order.isThere, &m_scope);
    if (!self) {
        co_return;
    }
    if (!done) {
        handleFailure(id, done.error(), stops != m_stops);
        co_return;
    }
    m_backoff.reset();
    // Before it is told: whoever reads the row again finds it there. Should this fail, the next
    // reading of the row brings it.
    (void)co_await m_mirror->write([order = m_order, id](QSqlDatabase &db) {
        return Store::keepTag(db, order.table, order.column, id, order.tag, order.isThere);
    });
    if (self) {
        Q_EMIT told(id, BulkOutcome::Done, {});
    }
}

void TagRun::handleFailure(const QString &id, const Error &error, bool isStopped)
{
    const bool hasNotBegun = error.kind == ErrorKind::RateLimited
        || error.kind == ErrorKind::Offline || error.kind == ErrorKind::Tls
        || error.kind == ErrorKind::Unauthorized
        || (error.kind == ErrorKind::Server && error.code == 503);
    if (hasNotBegun && isStopped) {
        Q_EMIT told(id, BulkOutcome::Cancelled, error);
        return;
    }
    if (hasNotBegun) {
        m_waiting.push_front(id);
        std::chrono::milliseconds wait = m_backoff.next();
        if (error.retryAfterSeconds > 0) {
            wait = std::max<std::chrono::milliseconds>(
                wait, std::chrono::seconds(error.retryAfterSeconds));
        }
        if (!m_hold.isActive() || m_hold.remainingTimeAsDuration() < wait) {
            m_hold.start(wait);
        }
        Q_EMIT told(id, BulkOutcome::Waiting, error);
        return;
    }
    // A server that failed may have done so behind its commit.
    const bool mayHaveHappened = error.kind == ErrorKind::Uncertain
        || error.kind == ErrorKind::Server || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::Cancelled;
    Q_EMIT told(id, mayHaveHappened ? BulkOutcome::Uncertain : BulkOutcome::Refused, error);
}

} // namespace FibreDesk
