// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobwrites.h"

namespace FibreDesk::Erp {
class ErpClient;
class FieldMap;
} // namespace FibreDesk::Erp
namespace FibreDesk::Store {
class Mirror;
}

namespace FibreDesk::Dispatch {

/// Jobs on ERPNext: what it answers is put into the mirror before it is handed on. All three must
/// outlive the transport.
[[nodiscard]] JobTransport makeErpTransport(
    Erp::ErpClient *client, const Erp::FieldMap *map, Store::Mirror *mirror);

} // namespace FibreDesk::Dispatch
