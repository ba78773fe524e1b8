// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/liveticket.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"
#include "tickets/filefetch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

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
    auto found = co_await fetchAttached(
        erp, {u"Issue"_s, u"Communication"_s}, QStringList{ticket} + messages, scope);
    if (!found) {
        co_return std::unexpected(found.error());
    }
    for (FoundFile &one : found->files) {
        live.attachments.push_back(std::move(one.file));
    }
    co_return live;
}

} // namespace FibreDesk::Tickets
