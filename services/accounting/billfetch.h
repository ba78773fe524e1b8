// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/billdocument.h"

#include <QCoroTask>
#include <QStringList>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

/// What the server is asked about one bill. Every question here reads; accounting is written in
/// ERPNext alone.
namespace FibreDesk::Accounting {

/// The document with its lines; of an invoice also the payments that were put to it.
[[nodiscard]] QCoro::Task<Result<BillDocument>> fetchBill(
    Erp::ErpClient *erp, Store::BillKind kind, QString id, RequestScope *scope);

/// The print formats of the kind, the site's own choice first. "Standard" is always among them: a
/// site that made none, or lets nobody list them, still prints.
[[nodiscard]] QCoro::Task<Result<QStringList>> fetchPrintFormats(
    Erp::ErpClient *erp, Store::BillKind kind, RequestScope *scope);

} // namespace FibreDesk::Accounting
