// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QSqlDatabase>
#include <QStringList>

#include <optional>
#include <vector>

/// The list of all equipment and one device whole, read inside Mirror::read(). A list is the
/// ordered row numbers of a query; what stands on its rows is read for the ones in sight.
namespace FibreDesk::Store {

/// Which devices; what is empty does not choose.
struct EquipmentFilter {
    QString status{};
    QString type{};
    bool isUnplaced = false; ///< without a location
    QString oltPort{}; ///< of its location
    QString model{}; ///< with its brand
    /// Each word is part of a serial or MAC (in any spelling), of brand and model, of the
    /// customer's name or of the address.
    QString text{};

    bool operator==(const EquipmentFilter &) const = default;
};

enum class EquipmentField { Type, Model, Serial, Mac, Gpon, Status, Customer, Location, Modified };

struct EquipmentOrder {
    EquipmentField sort = EquipmentField::Modified;
    bool isDescending = true;

    bool operator==(const EquipmentOrder &) const = default;
};

[[nodiscard]] Result<std::vector<qint64>> equipmentIds(
    QSqlDatabase &db, const EquipmentFilter &filter, const EquipmentOrder &order);

/// What stands on one row of the list.
struct EquipmentLine {
    qint64 row = 0;
    QString id{};
    QString type{};
    QString brand{};
    QString model{};
    QString serial{};
    QString mac{};
    QString gponSerial{};
    QString status{}; ///< the server's word
    QString customer{};
    QString customerName{};
    QString location{};
    QString address{};
    QDateTime modified{};
    QString acsSerial{}; ///< what the ACS calls it

    bool operator==(const EquipmentLine &) const = default;
};

/// These rows, in no order; what is gone is left out.
[[nodiscard]] Result<std::vector<EquipmentLine>> equipmentLines(
    QSqlDatabase &db, const std::vector<qint64> &rows);

struct EquipmentTally {
    QString value{};
    int count = 0;

    bool operator==(const EquipmentTally &) const = default;
};

/// What the views have to offer, with how many devices each holds.
struct EquipmentOverview {
    int all = 0;
    int unplaced = 0;
    QHash<QString, int> statuses{};
    std::vector<EquipmentTally> types{}; ///< most first, then by name
    std::vector<EquipmentTally> models{}; ///< with their brands, the same
    std::vector<EquipmentTally> ports{}; ///< of OLTs, by name
    QDateTime fetchedAt{}; ///< when the copy last agreed with the server; invalid = never
    bool isComplete = false;

    bool operator==(const EquipmentOverview &) const = default;
};

[[nodiscard]] Result<EquipmentOverview> equipmentOverview(QSqlDatabase &db);

struct EquipmentTicket {
    QString id{};
    QString subject{};
    QString status{};
    QString opened{}; ///< yyyy-MM-dd

    bool operator==(const EquipmentTicket &) const = default;
};

struct EquipmentRecord {
    EquipmentLine line{};
    QString modified{}; ///< raw, as a write needs it
    QString ip{};
    QString firmware{};
    QString cwmpSerial{};
    QString subscription{};
    QString plan{};
    QString city{};
    QString locationCustomer{}; ///< whose location it is; another's than the device's at times
    QString oltPort{}; ///< of its location
    std::vector<EquipmentTicket> tickets{}; ///< of its location, newest first
    QDateTime fetchedAt{};

    bool operator==(const EquipmentRecord &) const = default;
};

/// Nothing where the mirror has no such device.
[[nodiscard]] Result<std::optional<EquipmentRecord>> equipmentRecord(
    QSqlDatabase &db, const QString &id);

/// The one with the serial of its label; nothing where there is none, or more than one.
[[nodiscard]] Result<std::optional<EquipmentRecord>> equipmentBySerial(
    QSqlDatabase &db, const QString &serial);

/// A note of staff that names a device.
struct EquipmentNote {
    QString id{};
    QString at{}; ///< the site's own time, as it wrote it
    QString who{};
    QString text{}; ///< without markup, its lines kept
    QString ticket{}; ///< empty: on the customer's time line

    bool operator==(const EquipmentNote &) const = default;
};
/// Those on these customers and tickets that name this serial, newest first.
[[nodiscard]] Result<std::vector<EquipmentNote>> equipmentNotes(
    QSqlDatabase &db, const QStringList &references, const QString &serial);

/// What the ACS calls the active devices at a port of an OLT.
[[nodiscard]] Result<QStringList> acsSerialsAtPort(QSqlDatabase &db, const QString &port);

/// Who is where in the network: what the ACS calls an active device, and its location.
struct NetworkDevice {
    QString acsSerial{};
    QString location{};

    bool operator==(const NetworkDevice &) const = default;
};
[[nodiscard]] Result<std::vector<NetworkDevice>> networkDevices(QSqlDatabase &db);

/// What of a device is joined with the word of the ACS.
struct EquipmentNetwork {
    qint64 row = 0;
    QString acsSerial{};
    QString serial{};
    QString model{}; ///< with its brand
    QString status{}; ///< in lower case

    bool operator==(const EquipmentNetwork &) const = default;
};
/// Of all equipment.
[[nodiscard]] Result<std::vector<EquipmentNetwork>> equipmentNetwork(QSqlDatabase &db);

/// A location a device can be moved to.
struct EquipmentPlace {
    QString id{};
    QString address{};
    QString customer{};
    QString customerName{};

    bool operator==(const EquipmentPlace &) const = default;
};

/// By id, words of the address or of the customer's name; the first `limit` by address.
[[nodiscard]] Result<std::vector<EquipmentPlace>> equipmentPlaces(
    QSqlDatabase &db, const QString &text, int limit);

/// How people call these: ids of locations, customers and subscriptions with their addresses,
/// names and plans. Unknown ones are left out.
[[nodiscard]] Result<QHash<QString, QString>> namesOfIds(QSqlDatabase &db, const QStringList &ids);

} // namespace FibreDesk::Store
