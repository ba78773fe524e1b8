// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

class QSqlDatabase;

namespace FibreDesk::Store {

/// A device of the mirror with the port of the OLT that its location hangs on.
struct DeviceOnPort {
    QString id{};
    QString serial{}; ///< as in the record
    QString type{};
    QString customer{};
    QString location{};
    QString oltPort{}; ///< empty = the location names none, or there is no location

    bool operator==(const DeviceOnPort &) const = default;
};

/// By serial, GPON serial or the ACS's serial, in any case; nothing where the mirror has none.
/// Conflict where several devices have it.
[[nodiscard]] Result<std::optional<DeviceOnPort>> deviceOnPort(
    QSqlDatabase &db, const QString &serial);

} // namespace FibreDesk::Store
