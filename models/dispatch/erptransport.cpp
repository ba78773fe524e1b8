// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erptransport.h"

#include "erp/erpclient.h"
#include "store/dispatchqueries.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

struct Parts {
    Erp::ErpClient *client;
    const Erp::FieldMap *map;
    Store::Mirror *mirror;
    std::shared_ptr<RequestScope> scope;
};

/// The document into the mirror, and back as a value: one decoder for all that is shown.
QCoro::Task<Result<Job>> keep(Store::Mirror *mirror, QJsonObject document)
{
    const QString id = document.value("name"_L1).toString();
    co_return co_await mirror->write([document, id](QSqlDatabase &db) -> Result<Job> {
        if (const auto done = Store::applyDocuments(db, Store::Kind::Job, {document}); !done)
            return std::unexpected(done.error());
        const auto job = Store::readJob(db, id);
        if (!job)
            return std::unexpected(job.error());
        if (!*job)
            return std::unexpected(
                Error{.kind = ErrorKind::Storage, .detail = id + u" is not in the mirror"_s});
        return **job;
    });
}

QCoro::Task<Result<Job>> update(Parts parts, QString id, QJsonObject fields, QString modified)
{
    const auto document = co_await parts.client->update(parts.map->doctype(Store::Kind::Job), id,
        parts.map->toServer(Store::Kind::Job, fields), modified, parts.scope.get());
    if (!document)
        co_return std::unexpected(document.error());
    auto job = co_await keep(parts.mirror, parts.map->toOurs(Store::Kind::Job, *document));
    if (!job) {
        // The server has it; only our copy could not be made. Not a refusal.
        Error error = job.error();
        error.kind = ErrorKind::Uncertain;
        co_return std::unexpected(error);
    }
    co_return job;
}

QCoro::Task<Result<Job>> fetch(Parts parts, QString id)
{
    const auto document =
        co_await parts.client->get(parts.map->doctype(Store::Kind::Job), id, parts.scope.get());
    if (!document)
        co_return std::unexpected(document.error());
    co_return co_await keep(parts.mirror, parts.map->toOurs(Store::Kind::Job, *document));
}

} // namespace

JobTransport makeErpTransport(
    Erp::ErpClient *client, const Erp::FieldMap *map, Store::Mirror *mirror)
{
    const Parts parts{client, map, mirror, std::make_shared<RequestScope>()};
    return {.update = [parts](QString id, QJsonObject fields,
                          QString modified) { return update(parts, id, fields, modified); },
        .fetch = [parts](QString id) { return fetch(parts, id); }};
}

} // namespace FibreDesk::Dispatch
