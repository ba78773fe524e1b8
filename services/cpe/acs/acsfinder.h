// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/acsclient.h"

namespace FibreDesk::Cpe::Acs {

/// The device that the ACS knows by the first of these serials it knows at all; empty ones are
/// passed over. Only a device with that whole serial counts, never one whose serial holds it.
/// NotFound where it knows none; Conflict where two devices have the same.
[[nodiscard]] QCoro::Task<Result<DeviceRecord>> findDevice(
    AcsClient *client, QStringList serials, QStringList projection, RequestScope *scope = nullptr);

/// Of what a server found for a serial, those that have it: by the letter where there is one, else
/// whatever its case. One whose serial only holds this one is another device.
[[nodiscard]] QList<DeviceRecord> devicesOfSerial(
    const QList<DeviceRecord> &rows, const QString &serial);

} // namespace FibreDesk::Cpe::Acs
