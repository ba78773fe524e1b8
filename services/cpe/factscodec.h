// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/devicefacts.h"

#include <QJsonObject>

namespace FibreDesk::Cpe {

/// What is kept on the disk of a device. parseFacts() reads it back, value for value.
[[nodiscard]] QJsonObject factsObject(const DeviceFacts &facts);
/// Leaves out what a later version wrote and this one does not know. Protocol where it is not of
/// that kind at all.
[[nodiscard]] Result<DeviceFacts> parseFacts(const QJsonObject &object);

/// One fact as scripts read it: key, instance, value, unit, source, readAt, ageSeconds, path,
/// rejected.
[[nodiscard]] QJsonObject factObject(const Fact &fact, const QDateTime &now);

} // namespace FibreDesk::Cpe
