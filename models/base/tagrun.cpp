// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/tagrun.h"

#include "base/errortext.h"
#include "core/logging.h"
#include "erp/erpclient.h"
#include "erp/listquery.h"
#include "outbox/tagjournal.h"
#include "store/documenttags.h"
#include "store/mirror.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

Outbox::State stateOf(BulkOutcome outcome)
{
    switch (outcome) {
    case BulkOutcome::Waiting:
        return Outbox::State::Waiting;
    case BulkOutcome::Sending:
        return Outbox::State::Sending;
    case BulkOutcome::Done:
        return Outbox::State::Done;
    case BulkOutcome::Refused:
        return Outbox::State::Refused;
    case BulkOutcome::Cancelled:
        return Outbox::State::Cancelled;
    default:
        return Outbox::State::Uncertain;
    }
}

QString reasonOf(const Error &error)
{
    return error == Error{} ? QString() : errorText(error).sentence();
}

} // namespace

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
    m_waiting.insert(m_waiting.end(), ids.cbegin(), ids.cend());
    for (const QString &id : ids) {
        Q_EMIT told(id, BulkOutcome::Waiting, {}); // and in the journal it is what it was
    }
    if (!m_hold.isActive()) {
        pump();
    }
}

void TagRun::repeat(const QStringList &ids)
{
    m_unsure.unite(QSet<QString>(ids.cbegin(), ids.cend()));
    start(ids);
}

void TagRun::stop()
{
    ++m_stops;
    m_hold.stop();
    QStringList unsure;
    QStringList given;
    for (const QString &id : std::exchange(m_waiting, {})) {
        (m_unsure.contains(id) ? unsure : given) += id;
    }
    tell(unsure, BulkOutcome::Uncertain);
    tell(given, BulkOutcome::Cancelled);
}

void TagRun::giveUp(const QString &id, const Error &error)
{
    tell({id}, m_unsure.contains(id) ? BulkOutcome::Uncertain : BulkOutcome::Cancelled, error);
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

QCoro::Task<Result<void>> TagRun::keep(QStringList ids, BulkOutcome outcome, Error error)
{
    if (!m_order.journal || ids.isEmpty()) {
        co_return Result<void>();
    }
    co_return co_await m_order.journal->put(m_order.run, ids, stateOf(outcome), reasonOf(error));
}

QCoro::Task<void> TagRun::settle(QStringList ids, BulkOutcome outcome, Error error)
{
    const QPointer<TagRun> self(this);
    const auto kept = co_await keep(ids, outcome, error);
    if (!kept) {
        // It holds less than is known here then, and calls uncertain what is not.
        qCWarning(lcStore).noquote() << "a run of tags is not kept:" << kept.error().detail;
    }
    for (const QString &id : std::as_const(ids)) {
        if (!self) {
            co_return;
        }
        Q_EMIT told(id, outcome, error);
    }
}

void TagRun::tell(const QStringList &ids, BulkOutcome outcome, const Error &error)
{
    QCoro::connect(settle(ids, outcome, error), this, [] { });
}

QCoro::Task<void> TagRun::deliver(QString id)
{
    const QPointer<TagRun> self(this);
    const int stops = m_stops;
    Q_EMIT told(id, BulkOutcome::Sending, {});
    const auto kept = co_await keep({id}, BulkOutcome::Sending);
    if (!self) {
        co_return;
    }
    if (!kept) {
        // What is not on the disk is not sent, and the next would fare no better.
        giveUp(id, kept.error());
        stop();
        co_return;
    }
    if (stops != m_stops) {
        giveUp(id);
        co_return;
    }
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
    m_unsure.remove(id);
    co_await mirrorTag(id);
    if (self) {
        co_await settle({id}, BulkOutcome::Done);
    }
}

QCoro::Task<void> TagRun::mirrorTag(QString id)
{
    // Before it is told: whoever reads the row again finds it there. Should this fail, the next
    // reading of the row brings it.
    (void)co_await m_mirror->write([order = m_order, id](QSqlDatabase &db) {
        return Store::keepTag(db, order.table, order.column, id, order.tag, order.isThere);
    });
}

void TagRun::handleFailure(const QString &id, const Error &error, bool isStopped)
{
    const bool hasNotBegun = error.kind == ErrorKind::RateLimited
        || error.kind == ErrorKind::Offline || error.kind == ErrorKind::Tls
        || error.kind == ErrorKind::Unauthorized
        || (error.kind == ErrorKind::Server && error.code == 503);
    if (hasNotBegun && isStopped) {
        giveUp(id, error);
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
        // This time nothing came of it; of an earlier one nobody knows.
        const auto stands = m_unsure.contains(id) ? BulkOutcome::Uncertain : BulkOutcome::Waiting;
        QCoro::connect(keep({id}, stands, error), this, [](const Result<void> &) { });
        Q_EMIT told(id, BulkOutcome::Waiting, error);
        return;
    }
    // A server that failed may have done so behind its commit.
    const bool mayHaveHappened = error.kind == ErrorKind::Uncertain
        || error.kind == ErrorKind::Server || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::Cancelled;
    tell({id}, mayHaveHappened ? BulkOutcome::Uncertain : BulkOutcome::Refused, error);
}

void TagRun::lookUp(const QStringList &ids)
{
    QCoro::connect(tagsOf(ids), this, [this, ids](const Result<Tags> &tags) {
        if (!tags) {
            QCoro::connect(
                settle(ids, BulkOutcome::Uncertain, tags.error()), this, &TagRun::lookedUp);
            return;
        }
        QCoro::connect(handleFound(ids, *tags), this, &TagRun::lookedUp);
    });
}

QCoro::Task<Result<TagRun::Tags>> TagRun::tagsOf(QStringList ids)
{
    constexpr qsizetype atOnce = 100; // their names stand in the address
    const QPointer<TagRun> self(this);
    Tags tags;
    for (qsizetype at = 0; at < ids.size(); at += atOnce) {
        const QStringList part = ids.mid(at, atOnce);
        Erp::ListQuery query;
        query.doctype = m_order.doctype;
        query.fields = {u"name"_s, u"_user_tags"_s};
        query.filters = {{u"name"_s, u"in"_s, QJsonArray::fromStringList(part)}};
        query.limit = static_cast<int>(part.size());
        const auto rows = co_await m_erp->list(query, &m_scope);
        if (!self) {
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled});
        }
        if (!rows) {
            co_return std::unexpected(rows.error());
        }
        for (const QJsonObject &row : *rows) {
            tags.insert(row.value("name"_L1).toString(),
                Store::tagsOf(row.value("_user_tags"_L1).toString()));
        }
    }
    co_return tags;
}

QCoro::Task<void> TagRun::handleFound(QStringList ids, Tags tags)
{
    const QPointer<TagRun> self(this);
    const Qt::CaseSensitivity alike = m_order.isThere ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (const QString &id : std::as_const(ids)) {
        const auto has = tags.constFind(id);
        BulkOutcome outcome = BulkOutcome::Cancelled;
        Error error;
        if (has == tags.cend()) {
            outcome = BulkOutcome::Refused;
            error = {.kind = ErrorKind::NotFound, .detail = id, .source = u"tags read back"_s};
        } else if (has->contains(m_order.tag, alike) == m_order.isThere) {
            outcome = BulkOutcome::Done;
            co_await mirrorTag(id);
        }
        if (!self) {
            co_return;
        }
        m_unsure.remove(id);
        co_await settle({id}, outcome, error);
        if (!self) {
            co_return;
        }
    }
}

} // namespace FibreDesk
