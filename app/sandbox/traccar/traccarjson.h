// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "traccar/vehicle.h"

#include <QJsonObject>

namespace FibreDesk::Sandbox {

[[nodiscard]] QString isoTime(qint64 msecs);
[[nodiscard]] QJsonObject toJson(const Fix &fix);
[[nodiscard]] QJsonObject toJson(
    const Vehicle::Person &person, const std::optional<Fix> &latest, const QString &status);

} // namespace FibreDesk::Sandbox
