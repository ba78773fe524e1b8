// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace FibreDesk::Erp {

class ErpClient;

/// What the server's role permissions let the user do who is signed in.
struct OwnPermissions {
    QString user{};
    QStringList roles{};
    /// Doctype to "read", "write", "create", "delete", "submit", "cancel"; one that could not be
    /// asked about is missing.
    QHash<QString, QStringList> verbs{};
};

/// What the DocPerm rows of a DocType document give to somebody with these roles; nothing where it
/// has none at all: then they are not known. Rows of a higher level are of single fields, and one
/// that holds for the owner only still lets do it: the server looks at the document.
[[nodiscard]] std::optional<QStringList> permittedVerbs(
    const QJsonObject &doctype, const QString &user, const QStringList &roles);

/// Asks who is signed in, for his roles, and for each doctype's permissions. They are read as the
/// server's own desk reads them (getdoctype); frappe.client.has_permission would want a document.
/// `server` is the address of `erp`. Without the roles nothing is known of the doctypes.
[[nodiscard]] QCoro::Task<Result<OwnPermissions>> askPermissions(
    ErpClient *erp, QUrl server, QStringList doctypes, RequestScope *scope = nullptr);

} // namespace FibreDesk::Erp
