// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk::Sandbox {

/// What Frappe answers to a refused call; thrown by World and the REST layer, caught at the
/// service.
struct ErpError {
    int status = 417;
    QString type = QStringLiteral("ValidationError");
    QString message; ///< may hold HTML, as Frappe's do
    bool hasTraceback = true; ///< a 404 has neither "exception" nor "exc"
    bool inErrorMessage = false; ///< the text is in _error_message too (PermissionError)
};

[[nodiscard]] ErpError validationError(const QString &message);
[[nodiscard]] ErpError missingDocument(const QString &doctype, const QString &name);
[[nodiscard]] ErpError permissionError(const QString &message);
[[nodiscard]] ErpError serverError(const QString &type, const QString &message);

} // namespace FibreDesk::Sandbox
