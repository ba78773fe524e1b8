// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/secretread.h"

#include "core/wipe.h"
#include "erp/erpclient.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

QCoro::Task<Result<QByteArray>> readSecret(
    ErpClient *erp, QString doctype, QString name, QString field, RequestScope *scope)
{
    const QPointer<ErpClient> alive(erp);
    const QPointer<RequestScope> stillWanted(scope);
    const bool hasScope = scope != nullptr;
    const auto document = co_await erp->get(doctype, name, scope);
    if (!document) {
        co_return std::unexpected(document.error());
    }
    QString plain = document->value(field).toVariant().toString();
    const bool isMasked = std::ranges::all_of(plain, [](QChar c) { return c == u'*'; });
    if (!isMasked) {
        QByteArray bytes = plain.toUtf8();
        wipe(plain);
        co_return bytes;
    }
    if (!alive || (hasScope && !stillWanted)) {
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"erp password"_s});
    }
    auto password = co_await alive->password(doctype, name, field, stillWanted);
    // Frappe says so of a password that nobody set; the sign-in was good a moment ago.
    if (!password
        && (password.error().kind == ErrorKind::Unauthorized
            || (password.error().kind == ErrorKind::NotFound
                && password.error().type == "AuthenticationError"_L1))) {
        co_return QByteArray();
    }
    co_return password;
}

} // namespace FibreDesk::Erp
