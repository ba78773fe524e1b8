// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

namespace FibreDesk::Erp {

class ErpClient;

/// The clear value of a field that is never mirrored, as UTF-8, from the server now; empty = none
/// is kept there. A field of type Password comes with its document as stars or not at all: it is
/// asked for by frappe.client.get_password, which Frappe answers to a System Manager only.
/// Whoever takes the bytes overwrites them. Our own copies are overwritten here; what is not ours
/// to reach is only freed: the parsed JSON, the buffers of the socket and of TLS, and the body of a
/// document in which the field is no Password.
[[nodiscard]] QCoro::Task<Result<QByteArray>> readSecret(
    ErpClient *erp, QString doctype, QString name, QString field, RequestScope *scope = nullptr);

} // namespace FibreDesk::Erp
