// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/erperror.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

ErpError validationError(const QString &message)
{
    return {417, u"ValidationError"_s, message, true, false};
}

ErpError missingDocument(const QString &doctype, const QString &name)
{
    return {404, u"DoesNotExistError"_s, u"%1 %2 not found"_s.arg(doctype, name), false, false};
}

ErpError permissionError(const QString &message)
{
    return {403, u"PermissionError"_s, message, true, true};
}

ErpError serverError(const QString &type, const QString &message)
{
    return {500, type, message, true, false};
}

} // namespace FibreDesk::Sandbox
