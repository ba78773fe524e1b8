// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/acsclient.h"

namespace FibreDesk::Cpe::Acs {

/// The device that the ACS knows by the first of these serials it knows at all; empty ones are
/// passed over. NotFound where it knows none; Conflict where two devices have the same.
[[nodiscard]] QCoro::Task<Result<DeviceRecord>> findDevice(
    AcsClient *client, QStringList serials, QStringList projection, RequestScope *scope = nullptr);

} // namespace FibreDesk::Cpe::Acs
