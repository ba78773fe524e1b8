// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/users.h"

#include "core/sitetime.h"
#include "erp/erpclient.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

constexpr int mostUsers = 1000;

} // namespace

QCoro::Task<Result<SystemUsers>> fetchSystemUsers(
    ErpClient *erp, QTimeZone zone, RequestScope *scope)
{
    ListQuery query{.doctype = u"User"_s};
    query.fields = {u"name"_s, u"email"_s, u"full_name"_s, u"enabled"_s, u"last_login"_s};
    query.filters = {{u"user_type"_s, u"="_s, u"System User"_s}};
    query.order = {{.field = u"full_name"_s}};
    query.limit = mostUsers + 1;
    const auto documents = co_await erp->list(query, scope);
    if (!documents)
        co_return std::unexpected(documents.error());
    SystemUsers users;
    for (const QJsonObject &document : *documents) {
        const QString name = document.value("name"_L1).toString();
        if (name == "Administrator"_L1 || name == "Guest"_L1)
            continue;
        if (users.list.size() == mostUsers) {
            users.isCut = true;
            break;
        }
        const QString email = document.value("email"_L1).toString();
        users.list.push_back({.email = email.isEmpty() ? name : email,
            .fullName = document.value("full_name"_L1).toString(),
            .isEnabled = document.value("enabled"_L1).toInt() != 0,
            .lastLogin = fromSiteTime(document.value("last_login"_L1).toString(), zone)});
    }
    co_return users;
}

} // namespace FibreDesk::Erp
