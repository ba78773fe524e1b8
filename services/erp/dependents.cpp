// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/dependents.h"

#include "erp/erpclient.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

QCoro::Task<Result<QList<Dependents>>> askDependents(
    ErpClient *erp, QString doctype, QString name, RequestScope *scope)
{
    const auto linked = co_await erp->call(u"frappe.desk.form.linked_with.get"_s,
        {{u"doctype"_s, doctype}, {u"docname"_s, name}}, scope);
    if (!linked) {
        Error error = linked.error();
        if (error.kind == ErrorKind::Uncertain) {
            error.kind = ErrorKind::Timeout; // it only asks
        }
        co_return std::unexpected(error);
    }
    // None at all is an empty list in one version and an empty object in others.
    QList<Dependents> all;
    const QJsonObject byDoctype = linked->toObject();
    for (auto it = byDoctype.begin(); it != byDoctype.end(); ++it) {
        Dependents one{.doctype = it.key()};
        const QJsonArray documents = it->toArray();
        for (const QJsonValue document : documents) {
            one.names += document.toObject().value("name"_L1).toVariant().toString();
        }
        if (!one.names.isEmpty()) {
            all += one;
        }
    }
    std::ranges::stable_sort(
        all, std::ranges::greater(), [](const Dependents &one) { return one.names.size(); });
    co_return all;
}

} // namespace FibreDesk::Erp
