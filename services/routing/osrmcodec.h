// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/httpclient.h"
#include "routing/drive.h"

#include <QJsonDocument>

/// OSRM's HTTP API, version 1: addresses and answers.
/// https://project-osrm.org/docs/v5.24.0/api/
namespace FibreDesk::Routing {

/// "lon,lat;lon,lat" as it stands in the address.
[[nodiscard]] QString coordinates(const std::vector<GeoPoint> &places);

/// A cell that is null is no way; a table of another shape than asked for is Protocol.
[[nodiscard]] Result<DriveMatrix> matrixFromJson(
    const QJsonDocument &answer, std::size_t rows, std::size_t columns);
[[nodiscard]] Result<Route> routeFromJson(const QJsonDocument &answer);
[[nodiscard]] Result<NearestRoad> nearestFromJson(const QJsonDocument &answer);

/// A line in Google's encoding with six decimals ("polyline6").
[[nodiscard]] Result<std::vector<GeoPoint>> lineFromPolyline(const QByteArray &text);

/// Reads {"code": "TooBig", "message": …} of a refusal into `error`: its kind, words and type.
void readRefusal(const HttpResponse &response, Error &error);

/// Which of the coordinates, from 0, has no road near it; nothing where the refusal is another one
/// or does not tell.
[[nodiscard]] std::optional<std::size_t> coordinateWithoutRoad(const Error &error);

/// The refusal of a table with more places than the server takes.
[[nodiscard]] bool isTooBig(const Error &error);

} // namespace FibreDesk::Routing
