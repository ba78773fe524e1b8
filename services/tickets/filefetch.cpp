// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/filefetch.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr int mostFiles = 1000;
/// Of many documents several questions are made: one with all ids is too long for some servers.
constexpr qsizetype parentsAtOnce = 60;

} // namespace

QCoro::Task<Result<FoundFiles>> fetchAttached(
    Erp::ErpClient *erp, QStringList doctypes, QStringList parents, RequestScope *scope)
{
    const QPointer<Erp::ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    FoundFiles found;
    for (qsizetype at = 0; at < parents.size(); at += parentsAtOnce) {
        if (!alive || !stillWanted) {
            co_return std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .source = u"tickets ask about files"_s});
        }
        Erp::ListQuery files{.doctype = u"File"_s};
        files.fields = {u"name"_s, u"file_name"_s, u"file_url"_s, u"file_size"_s, u"creation"_s,
            u"attached_to_doctype"_s, u"attached_to_name"_s};
        files.filters = {{u"attached_to_doctype"_s, u"in"_s, QJsonArray::fromStringList(doctypes)},
            {u"attached_to_name"_s, u"in"_s,
                QJsonArray::fromStringList(parents.mid(at, parentsAtOnce))}};
        files.order = {{.field = u"creation"_s, .isDescending = true}};
        files.limit = mostFiles;
        const auto attached = co_await erp->list(files, scope);
        if (!attached) {
            co_return std::unexpected(attached.error());
        }
        found.isCut = found.isCut || attached->size() >= mostFiles;
        for (const QJsonObject &file : *attached) {
            found.files.push_back({.file = {.id = file.value("name"_L1).toString(),
                                       .fileName = file.value("file_name"_L1).toString(),
                                       .url = file.value("file_url"_L1).toString(),
                                       .size = file.value("file_size"_L1).toVariant().toLongLong()},
                .created = file.value("creation"_L1).toString(),
                .parentType = file.value("attached_to_doctype"_L1).toString(),
                .parent = file.value("attached_to_name"_L1).toString()});
        }
    }
    std::ranges::stable_sort(found.files, {}, &FoundFile::created);
    co_return found;
}

QCoro::Task<Result<QString>> fetchFile(Erp::ErpClient *erp, QString url, RequestScope *scope,
    std::function<Result<QString>(const QByteArray &)> keep)
{
    auto content = co_await erp->file(url, scope);
    if (!content) {
        co_return std::unexpected(content.error());
    }
    co_return co_await QtConcurrent::run(
        [content = std::move(*content), keep = std::move(keep)] { return keep(content); });
}

} // namespace FibreDesk::Tickets
