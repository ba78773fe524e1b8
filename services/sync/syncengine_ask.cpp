// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncengine.h"

#include "core/logging.h"
#include "erp/envelope.h"
#include "store/mirrorschema.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QJsonArray>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

/// Asking: how one list answer is got out of a server that may be slow, busy, or without a field.
namespace FibreDesk::Sync {

namespace {

constexpr int SmallestPage = 100;
const QStringList AllFields{u"*"_s};
/// Names of parents go into the address; some proxies end it at 8 kB.
constexpr qsizetype ParentsPerRequest = 100;

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .detail = u"stopped"_s, .source = u"sync"_s};
}

} // namespace

QCoro::Task<Result<SyncEngine::Body>> SyncEngine::ask(QString kind, Erp::ListQuery query)
{
    const Guard alive = guard();
    const Erp::ListQuery wanted = query;
    if (m_allFields.contains(kind)) {
        query.fields = AllFields;
    }
    int failures = 0;
    for (;;) {
        // The server has told another request to come back later.
        while (isTimeToRest()) {
            co_await qCoro(&m_scope, &RequestScope::aborted,
                std::chrono::milliseconds(m_clock.now().msecsTo(m_notBefore) + 1));
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
        }
        auto bytes = co_await m_erp->listBytes(query, &m_scope);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (bytes) {
            noteContact();
            if (query.fields == AllFields) {
                learnFields(kind, wanted, *bytes);
            }
            co_return Body{.bytes = std::move(*bytes),
                .limit = query.limit,
                .source = u"erp list %1"_s.arg(query.doctype)};
        }
        const Error error = bytes.error();
        if (mayBeAboutFields(error)) {
            const auto adapted = co_await adapt(kind, &query, error);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!adapted || !*adapted) {
                co_return std::unexpected(adapted ? error : adapted.error());
            }
            continue;
        }
        const bool isOverPatience = m_patience >= 0 && ++failures > m_patience;
        // Losing a race is nothing to a reader.
        const bool mayPass = isRetryable(error) || error.kind == ErrorKind::Conflict;
        if (!mayPass || isOverPatience) {
            co_return std::unexpected(error);
        }
        if (error.kind == ErrorKind::Timeout && query.limit > SmallestPage) {
            query.limit = std::max(SmallestPage, query.limit / 2);
        }
        if (const auto rested = co_await rest(error, {}); !rested) {
            co_return std::unexpected(rested.error());
        }
    }
}

QCoro::Task<Result<bool>> SyncEngine::adapt(QString kind, Erp::ListQuery *query, Error error)
{
    const Guard alive = guard();
    QStringList asked = query->fields;
    for (const QList<Erp::Filter> &filters : {query->filters, query->orFilters}) {
        for (const Erp::Filter &filter : filters) {
            asked += filter.field;
        }
    }
    if (const QString field = fieldNamedIn(error, asked); !field.isEmpty()) {
        leaveOut(kind, {field}, query);
        co_return true;
    }
    if (error.kind == ErrorKind::Forbidden) {
        co_return false; // the doctype, not a field of it
    }
    if (!m_fieldsAsked.contains(kind)) {
        m_fieldsAsked.insert(kind);
        const auto meta = co_await m_erp->meta(query->doctype, &m_scope);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        QStringList absent;
        for (const QString &field : std::as_const(asked)) {
            if (meta && !meta->hasField(field)) {
                absent += field;
            }
        }
        if (!absent.isEmpty()) {
            leaveOut(kind, absent, query);
            co_return true;
        }
    }
    // Without a name in the error and without the right to read the doctype: all there is. The
    // answer shows what is missing.
    if (query->fields.size() > 1 && !m_allFieldsTried.contains(kind)) {
        m_allFieldsTried.insert(kind);
        m_allFields.insert(kind);
        query->fields = AllFields;
        co_return true;
    }
    m_allFields.remove(kind);
    co_return false;
}

void SyncEngine::leaveOut(
    const QString &kind, const QStringList &serverFields, Erp::ListQuery *query)
{
    QStringList missing = m_map.missing(kind);
    for (const QString &field : serverFields) {
        const auto isAboutIt = [&field](
                                   const Erp::Filter &filter) { return filter.field == field; };
        query->fields.removeAll(field);
        query->filters.removeIf(isAboutIt);
        query->orFilters.removeIf(isAboutIt);
        if (const QString ours = m_map.ourField(kind, field); !missing.contains(ours)) {
            missing += ours;
        }
    }
    qCWarning(lcSync).noquote() << "the server does not list" << query->doctype
                                << serverFields.join(u", "_s) << "- left out";
    m_map.setMissing(kind, missing);
    m_state.missingFields[kind] = missing;
    touch();
}

void SyncEngine::learnFields(
    const QString &kind, const Erp::ListQuery &asked, const QByteArray &answer)
{
    const auto rows = Erp::decodeRows(answer, asked.doctype);
    if (!rows || rows->isEmpty()) {
        return;
    }
    m_allFields.remove(kind);
    Erp::ListQuery query = asked;
    QStringList absent;
    for (const QString &field : asked.fields) {
        if (!rows->constFirst().contains(field)) {
            absent += field;
        }
    }
    if (!absent.isEmpty()) {
        leaveOut(kind, absent, &query);
    }
}

QCoro::Task<Result<Page>> SyncEngine::decode(QString kind, Body body)
{
    co_return co_await qCoro(QtConcurrent::run([body = std::move(body), map = m_map, kind] {
        return decodePage(body.bytes, map, kind, body.limit, body.source);
    })).takeResult();
}

QCoro::Task<Result<Page>> SyncEngine::askPage(QString kind, Erp::ListQuery query, Children children)
{
    const Guard alive = guard();
    auto body = co_await ask(kind, std::move(query));
    if (!body) {
        co_return std::unexpected(body.error());
    }
    auto page = co_await decode(kind, std::move(*body));
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (!page || children == Children::Leave || page->ids.isEmpty()) {
        co_return page;
    }
    auto rows = co_await askChildren(kind, page->ids);
    if (!rows) {
        co_return std::unexpected(rows.error());
    }
    page->children = std::move(*rows);
    co_return page;
}

QCoro::Task<Result<QHash<QString, ChildRows>>> SyncEngine::askChildren(
    QString kind, QStringList parents)
{
    const Guard alive = guard();
    QHash<QString, ChildRows> all;
    const Store::Table *table = Store::findTable(kind);
    for (const Store::ChildTable &child : table->children) {
        ChildRows rows;
        for (qsizetype start = 0; start < parents.size(); start += ParentsPerRequest) {
            const auto chunk = co_await askChildTable(
                kind, child.table, child.field, parents.mid(start, ParentsPerRequest));
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!chunk) {
                co_return std::unexpected(chunk.error());
            }
            rows.insert(*chunk);
        }
        all.insert(child.table, rows);
    }
    co_return all;
}

QCoro::Task<Result<ChildRows>> SyncEngine::askChildTable(
    QString kind, QString childTable, QString field, QStringList parents)
{
    const Guard alive = guard();
    if (!m_withoutChildLists.contains(childTable)) {
        auto body = co_await ask(childTable, childQuery(childTable, m_map, parents));
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (body) {
            co_return decodeChildRows(body->bytes, m_map, childTable, parents, body->source);
        }
        const ErrorKind reason = body.error().kind;
        if (reason != ErrorKind::Forbidden && reason != ErrorKind::NotFound
            && reason != ErrorKind::Validation && reason != ErrorKind::Server) {
            co_return std::unexpected(body.error());
        }
        qCInfo(lcSync).noquote() << m_map.doctype(childTable)
                                 << "cannot be listed; its rows are read with their documents";
        m_withoutChildLists.insert(childTable);
    }
    ChildRows rows;
    for (const QString &parent : std::as_const(parents)) {
        const auto document = co_await m_erp->get(m_map.doctype(kind), parent, &m_scope);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!document && document.error().kind != ErrorKind::NotFound) {
            co_return std::unexpected(document.error());
        }
        QList<QJsonObject> list;
        if (document) {
            const QJsonArray array = m_map.toOurs(kind, *document).value(field).toArray();
            for (const QJsonValue row : array) {
                list += row.toObject();
            }
        }
        rows.insert(parent, list);
    }
    co_return rows;
}

} // namespace FibreDesk::Sync
