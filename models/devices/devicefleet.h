// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/acs/acsfleet.h"
#include "store/equipmentqueries.h"

#include <QCoreApplication>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk {

/// What the ACS said of all its devices in one reading; the list joins its rows with it.
struct DeviceFleet {
    enum class State {
        Unread, ///< the ACS has not been read yet
        AcsSilent, ///< it hears nobody, or does not answer: nothing is known of any one device
        NeverHeard, ///< the ACS does not know it
        Offline,
        Online
    };

    QHash<QString, Cpe::Acs::FleetDevice> devices{}; ///< by what the ACS calls them
    QDateTime readAt{}; ///< invalid = never
    bool isAcsSilent = false;
    QDateTime bootsSince{}; ///< from then on no start was missed; invalid = never watched
    std::optional<Error> error{}; ///< of a later reading that failed

    /// Null where the ACS does not know it. `serial` is the one on the label.
    [[nodiscard]] const Cpe::Acs::FleetDevice *find(
        const QString &acsSerial, const QString &serial) const;
    /// As it was when the ACS was read.
    [[nodiscard]] State stateOf(const Cpe::Acs::FleetDevice *device) const;
    /// A level that is still to be believed; nothing where there is none.
    [[nodiscard]] std::optional<double> levelOf(const Cpe::Acs::FleetDevice *device) const;
};

/// Null = the profile has no ACS.
using DeviceFleetPointer = std::shared_ptr<const DeviceFleet>;

/// The views of the list that the ACS fills. Pure: they run where the mirror is read.
class DeviceFleetViews {
public:
    static constexpr qint64 daySeconds = 24 * 3600;
    enum View { Offline, WeakLight, Rebooting, OldFirmware, ViewCount };

    /// "net:offline"; nothing for another view.
    [[nodiscard]] static std::optional<View> viewNamed(const QString &id);
    [[nodiscard]] static QString nameOf(View view);

    enum Order { ByLastHeard, ByLight };
    /// What is not known stands last, either way; equal ones keep their places.
    static void sort(std::vector<qint64> &rows, Order order, bool isDescending,
        const DeviceFleet &fleet, const std::vector<Store::EquipmentNetwork> &equipment);

    [[nodiscard]] static QSet<qint64> rowsOf(
        View view, const DeviceFleet &fleet, const std::vector<Store::EquipmentNetwork> &equipment);
};

/// What a row of the list says of it.
class DeviceFleetWords {
    Q_DECLARE_TR_FUNCTIONS(DeviceFleetWords)

public:
    [[nodiscard]] static QString state(
        const DeviceFleet &fleet, const Store::EquipmentLine &line, const QString &language);
    [[nodiscard]] static QString stateTone(
        const DeviceFleet &fleet, const Store::EquipmentLine &line);
    [[nodiscard]] static QString light(
        const DeviceFleet &fleet, const Store::EquipmentLine &line, const QString &language);
    [[nodiscard]] static QString lightTone(
        const DeviceFleet &fleet, const Store::EquipmentLine &line);
};

} // namespace FibreDesk
