// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QList>
#include <QStringList>

namespace FibreDesk::Erp {

class ErpClient;

/// Documents of one doctype that point at another one.
struct Dependents {
    QString doctype{};
    QStringList names{};

    bool operator==(const Dependents &) const = default;
};

/// What points at a document, as the server's own desk asks for it before a deletion (linked_with);
/// most of them first.
[[nodiscard]] QCoro::Task<Result<QList<Dependents>>> askDependents(
    ErpClient *erp, QString doctype, QString name, RequestScope *scope = nullptr);

} // namespace FibreDesk::Erp
