// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "gps/fix.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

/// Traccar's JSON into values; speeds from knots to km/h, times to UTC.
namespace FibreDesk::Gps {

[[nodiscard]] Fix fixFromJson(const QJsonObject &object);
[[nodiscard]] Device deviceFromJson(const QJsonObject &object);
[[nodiscard]] Result<std::vector<Fix>> fixesFromJson(const QJsonDocument &answer);
[[nodiscard]] Result<std::vector<Device>> devicesFromJson(const QJsonDocument &answer);

/// One message of the live socket. An empty object is the keep-alive: both lists are empty.
struct SocketMessage {
    std::vector<Device> devices;
    std::vector<Fix> fixes;
};

[[nodiscard]] Result<SocketMessage> socketMessageFromJson(const QByteArray &text);

} // namespace FibreDesk::Gps
