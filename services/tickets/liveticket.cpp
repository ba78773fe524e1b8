// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/liveticket.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr int mostFiles = 1000;
/// Of a long thread several questions are made: one with all ids is too long for some servers.
constexpr qsizetype parentsAtOnce = 60;

/// Frappe keeps such lists as JSON in a text column.
QStringList listed(const QJsonValue &value)
{
    QStringList names;
    const QJsonArray array = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue &name : array) {
        names += name.toString();
    }
    names.removeAll({});
    return names;
}

} // namespace

QCoro::Task<Result<LiveTicket>> fetchLiveTicket(
    Erp::ErpClient *erp, QString ticket, QStringList messages, RequestScope *scope)
{
    const QPointer<Erp::ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    Erp::ListQuery who{.doctype = u"Issue"_s};
    who.fields = {u"name"_s, u"_assign"_s, u"_seen"_s};
    who.filters = {{u"name"_s, u"="_s, ticket}};
    who.limit = 1;
    const auto told = co_await erp->list(who, scope);
    if (!told) {
        co_return std::unexpected(told.error());
    }
    LiveTicket live;
    if (!told->isEmpty()) {
        live.assigned = listed(told->first().value("_assign"_L1));
        live.isSeenTold = told->first().contains("_seen"_L1);
        live.seenBy = listed(told->first().value("_seen"_L1));
    }
    const QStringList parents = QStringList{ticket} + messages;
    std::vector<std::pair<QString, Attachment>> dated;
    for (qsizetype at = 0; at < parents.size(); at += parentsAtOnce) {
        if (!alive || !stillWanted) {
            co_return std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .source = u"tickets ask about one"_s});
        }
        const QStringList some = parents.mid(at, parentsAtOnce);
        Erp::ListQuery files{.doctype = u"File"_s};
        files.fields = {u"name"_s, u"file_name"_s, u"file_url"_s, u"file_size"_s, u"creation"_s};
        files.filters = {
            {u"attached_to_doctype"_s, u"in"_s, QJsonArray{u"Issue"_s, u"Communication"_s}},
            {u"attached_to_name"_s, u"in"_s, QJsonArray::fromStringList(some)}};
        files.order = {{.field = u"creation"_s}};
        files.limit = mostFiles;
        const auto attached = co_await erp->list(files, scope);
        if (!attached) {
            co_return std::unexpected(attached.error());
        }
        for (const QJsonObject &file : *attached) {
            dated.emplace_back(file.value("creation"_L1).toString(),
                Attachment{.id = file.value("name"_L1).toString(),
                    .fileName = file.value("file_name"_L1).toString(),
                    .url = file.value("file_url"_L1).toString(),
                    .size = file.value("file_size"_L1).toVariant().toLongLong()});
        }
    }
    std::ranges::stable_sort(dated, {}, &std::pair<QString, Attachment>::first);
    for (auto &[creation, file] : dated) {
        live.attachments.push_back(std::move(file));
    }
    co_return live;
}

} // namespace FibreDesk::Tickets
