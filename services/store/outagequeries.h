// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QHash>
#include <QSqlDatabase>
#include <QStringList>

#include <vector>

/// Who hangs on the network, and who has told of trouble already. For Mirror::read().
namespace FibreDesk::Store {

/// An active device at its place.
struct PlacedDevice {
    qint64 row = 0;
    QString id{};
    QString type{};
    QString model{}; ///< with the brand
    QString serial{};
    QString acsSerial{};
    QString customer{};
    QString customerName{};
    QString location{};
    QString address{};
    QString city{};
    QString oltPort{};
    GeoPoint position{};

    bool operator==(const PlacedDevice &) const = default;
};

/// In the order of their places, then of their ids.
[[nodiscard]] Result<std::vector<PlacedDevice>> placedDevices(QSqlDatabase &db);

struct OpenTicket {
    QString id{};
    QString subject{};
    QString customer{};
    QString customerName{};
    QString location{}; ///< empty = of the customer, wherever that is
    QString opened{}; ///< yyyy-MM-dd
    QString parent{};
    QString modified{}; ///< raw, as a write needs it

    bool operator==(const OpenTicket &) const = default;
};

/// Neither resolved nor closed, of these places, or of these customers where the ticket names no
/// place; newest first.
[[nodiscard]] Result<std::vector<OpenTicket>> openTicketsAt(
    QSqlDatabase &db, const QStringList &locations, const QStringList &customers);

} // namespace FibreDesk::Store
