// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncengine.h"

#include "core/logging.h"
#include "store/mirrorschema.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QJsonArray>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

/// Asking: how one list answer is got out of a server that may be slow, busy, or without a field.
namespace FibreDesk::Sync {

namespace {

constexpr int SmallestPage = 100;
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
    int failures = 0;
    for (;;) {
        // The server has told another request to come back later.
        while (isTimeToRest()) {
            co_await QCoro::sleepFor(
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
            co_return Body{.bytes = std::move(*bytes),
                .limit = query.limit,
                .source = u"erp list %1"_s.arg(query.doctype)};
        }
        const Error error = bytes.error();
        if (const QString field = fieldNamedIn(error, query.fields); !field.isEmpty()) {
            qCWarning(lcSync).noquote()
                << "the server does not list" << query.doctype << field << "- left out";
            query.fields.removeAll(field);
            m_map.setMissing(kind, m_map.missing(kind) + QStringList{m_map.ourField(kind, field)});
            m_state.missingFields[kind] = m_map.missing(kind);
            continue;
        }
        const bool isOverPatience = m_patience >= 0 && ++failures > m_patience;
        if (!isRetryable(error) || isOverPatience) {
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
