// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/permissions.h"

#include "core/urlpath.h"
#include "erp/erpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

/// Everybody has these whatever a User document lists.
const QStringList automaticRoles{u"All"_s, u"Guest"_s, u"Desk User"_s};

HttpRequest methodRequest(
    const QUrl &server, const QString &method, const QList<std::pair<QString, QString>> &query)
{
    HttpRequest request;
    request.url = urlWithPath(server, {u"api"_s, u"method"_s, method}, query);
    request.source = u"erp call %1"_s.arg(method);
    request.tries = 2;
    return request;
}

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .source = u"erp permissions"_s};
}

/// Frappe's userinfo tells the roles of who asks, whatever he signed in with.
QStringList rolesOf(const QJsonObject &profile)
{
    return profile.value("roles"_L1).toVariant().toStringList();
}

QStringList rolesOfUser(const QJsonObject &user)
{
    QStringList roles;
    const QJsonArray rows = user.value("roles"_L1).toArray();
    for (const QJsonValue row : rows) {
        if (const QString role = row.toObject().value("role"_L1).toString(); !role.isEmpty()) {
            roles += role;
        }
    }
    return roles.isEmpty() ? roles : roles + automaticRoles;
}

} // namespace

std::optional<QStringList> permittedVerbs(
    const QJsonObject &doctype, const QString &user, const QStringList &roles)
{
    static const QStringList verbs{
        u"read"_s, u"write"_s, u"create"_s, u"delete"_s, u"submit"_s, u"cancel"_s};
    if (user == "Administrator"_L1) {
        return verbs;
    }
    const QJsonArray rows = doctype.value("permissions"_L1).toArray();
    if (rows.isEmpty() || roles.isEmpty()) {
        return std::nullopt;
    }
    QStringList permitted;
    for (const QString &verb : verbs) {
        for (const QJsonValue value : rows) {
            const QJsonObject row = value.toObject();
            if (row.value("permlevel"_L1).toInt() == 0 && row.value(verb).toVariant().toBool()
                && roles.contains(row.value("role"_L1).toString())) {
                permitted += verb;
                break;
            }
        }
    }
    return permitted;
}

QCoro::Task<Result<OwnPermissions>> askPermissions(
    ErpClient *erp, QUrl server, QStringList doctypes, RequestScope *scope)
{
    const QPointer<ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    const bool hasScope = scope != nullptr;
    const auto isOver = [&] { return !alive || (hasScope && !stillWanted); };

    OwnPermissions own;
    const auto who = co_await erp->http()->sendForJson(
        methodRequest(server, u"frappe.auth.get_logged_user"_s, {}), scope);
    if (!who) {
        co_return std::unexpected(who.error());
    }
    if (isOver()) {
        co_return std::unexpected(cancelled());
    }
    own.user = who->object().value("message"_L1).toString();
    const auto profile = co_await alive->http()->sendForJson(
        methodRequest(server, u"frappe.integrations.oauth2.openid_profile"_s, {}), stillWanted);
    if (isOver()) {
        co_return std::unexpected(cancelled());
    }
    if (profile) {
        own.roles = rolesOf(profile->object());
    }
    if (own.roles.isEmpty()) {
        const auto user = co_await alive->get(u"User"_s, own.user, stillWanted);
        if (isOver()) {
            co_return std::unexpected(cancelled());
        }
        if (user) {
            own.roles = rolesOfUser(*user);
        } else if (isRetryable(user.error())) {
            co_return std::unexpected(user.error());
        }
    }
    for (const QString &doctype : std::as_const(doctypes)) {
        const auto answer = co_await alive->http()->sendForJson(
            methodRequest(server, u"frappe.desk.form.load.getdoctype"_s,
                {{u"doctype"_s, doctype}, {u"with_parent"_s, u"0"_s}}),
            stillWanted);
        if (isOver()) {
            co_return std::unexpected(cancelled());
        }
        if (!answer) {
            if (isRetryable(answer.error())) {
                co_return std::unexpected(answer.error());
            }
            continue; // the site has none of it, or keeps it to itself
        }
        const QJsonArray documents = answer->object().value("docs"_L1).toArray();
        for (const QJsonValue value : documents) {
            if (value.toObject().value("name"_L1).toString() != doctype) {
                continue;
            }
            if (const auto verbs = permittedVerbs(value.toObject(), own.user, own.roles)) {
                own.verbs.insert(doctype, *verbs);
            }
        }
    }
    co_return own;
}

} // namespace FibreDesk::Erp
