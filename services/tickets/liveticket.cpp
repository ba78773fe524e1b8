// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/liveticket.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr int mostFiles = 200;
/// More ids than that make an address too long for nothing: older messages' files are rarely asked
/// for.
constexpr qsizetype mostMessages = 60;

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
    if (!alive || !stillWanted) {
        co_return std::unexpected(
            Error{.kind = ErrorKind::Cancelled, .source = u"tickets ask about one"_s});
    }
    QJsonArray parents{ticket};
    for (const QString &message : messages.last(std::min(messages.size(), mostMessages))) {
        parents += message;
    }
    Erp::ListQuery files{.doctype = u"File"_s};
    files.fields = {u"name"_s, u"file_name"_s, u"file_url"_s, u"file_size"_s, u"creation"_s};
    files.filters = {
        {u"attached_to_doctype"_s, u"in"_s, QJsonArray{u"Issue"_s, u"Communication"_s}},
        {u"attached_to_name"_s, u"in"_s, parents}};
    files.order = {{.field = u"creation"_s}};
    files.limit = mostFiles;
    const auto attached = co_await erp->list(files, scope);
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    for (const QJsonObject &file : *attached) {
        live.attachments.push_back({.id = file.value("name"_L1).toString(),
            .fileName = file.value("file_name"_L1).toString(),
            .url = file.value("file_url"_L1).toString(),
            .size = file.value("file_size"_L1).toVariant().toLongLong()});
    }
    co_return live;
}

} // namespace FibreDesk::Tickets
