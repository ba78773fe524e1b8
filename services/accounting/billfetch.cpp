// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounting/billfetch.h"

#include "core/requestscope.h"
#include "erp/erpclient.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace FibreDesk::Accounting {

namespace {

constexpr int mostLinks = 200;
const QString standardFormat = u"Standard"_s;

Error cancelled(const QString &source)
{
    return {.kind = ErrorKind::Cancelled, .source = source};
}

/// Some accounts may read invoices and not payments: that is no failure of the invoice.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Validation
        || error.kind == ErrorKind::NotFound;
}

} // namespace

QCoro::Task<Result<BillDocument>> fetchBill(
    Erp::ErpClient *erp, Store::BillKind kind, QString id, RequestScope *scope)
{
    const QPointer<Erp::ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    const auto json = co_await erp->get(Store::billDoctype(kind), id, scope);
    if (!json) {
        co_return std::unexpected(json.error());
    }
    auto document = readBill(kind, *json);
    if (!document || kind == Store::BillKind::Payment || document->docstatus != 1) {
        co_return document;
    }
    if (!alive || !stillWanted) {
        co_return std::unexpected(cancelled(u"accounting payments of an invoice"_s));
    }
    Erp::ListQuery query{.doctype = u"Payment Entry Reference"_s};
    query.parent = Store::billDoctype(Store::BillKind::Payment);
    query.fields = {u"parent"_s, u"allocated_amount"_s, u"docstatus"_s};
    query.filters = {{u"reference_doctype"_s, u"="_s, Store::billDoctype(kind)},
        {u"reference_name"_s, u"="_s, id}, {u"docstatus"_s, u"="_s, 1}};
    query.limit = mostLinks;
    const auto links = co_await erp->list(query, scope);
    if (!links) {
        if (!isRefusal(links.error())) {
            co_return std::unexpected(links.error());
        }
        document->areLinksKnown = false;
        co_return document;
    }
    for (const QJsonObject &row : *links) {
        document->links.push_back({.kind = Store::BillKind::Payment,
            .doctype = Store::billDoctype(Store::BillKind::Payment),
            .id = row.value("parent"_L1).toString(),
            .allocated = Billing::Money::ofNumber(row.value("allocated_amount"_L1).toDouble())});
    }
    co_return document;
}

QCoro::Task<Result<QStringList>> fetchPrintFormats(
    Erp::ErpClient *erp, Store::BillKind kind, RequestScope *scope)
{
    const QPointer<Erp::ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    Erp::ListQuery query{.doctype = u"Print Format"_s};
    query.filters = {{u"doc_type"_s, u"="_s, Store::billDoctype(kind)}, {u"disabled"_s, u"="_s, 0}};
    query.order = {{.field = u"name"_s}};
    const auto formats = co_await erp->list(query, scope);
    if (!formats && !isRefusal(formats.error())) {
        co_return std::unexpected(formats.error());
    }
    if (!alive || !stillWanted) {
        co_return std::unexpected(cancelled(u"accounting print formats"_s));
    }
    QStringList names;
    if (formats) {
        for (const QJsonObject &format : *formats) {
            names += format.value("name"_L1).toString();
        }
    }
    if (!names.contains(standardFormat)) {
        names += standardFormat;
    }
    // Which of them the site prints with is a convenience: without it the first one stands there.
    const auto meta = co_await erp->meta(Store::billDoctype(kind), scope);
    if (meta && !meta->printFormat.isEmpty()) {
        names.removeAll(meta->printFormat);
        names.prepend(meta->printFormat);
    } else {
        names.removeAll(standardFormat);
        names.prepend(standardFormat);
    }
    co_return names;
}

} // namespace FibreDesk::Accounting
