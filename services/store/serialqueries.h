// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "store/equipmentqueries.h"

#include <QSqlDatabase>
#include <QStringList>

#include <vector>

namespace FibreDesk::Store {

/// The devices that have one of these codes as serial, MAC, GPON serial, the ACS's name or number,
/// in any spelling; `codes` as Text::deviceCodes() gives them. By their ids.
[[nodiscard]] Result<std::vector<EquipmentLine>> devicesOfCodes(
    QSqlDatabase &db, const QStringList &codes);

} // namespace FibreDesk::Store
