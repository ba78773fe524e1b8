// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/outagewatch.h"
#include "cpe/snmp/opticsmap.h"
#include "devicefleet.h"
#include "store/outagequeries.h"

#include <QHash>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

class QSqlDatabase;

namespace FibreDesk {

/// One device of an outage as it is now.
struct OutageMember {
    Store::PlacedDevice device{};
    DeviceFleet::State state = DeviceFleet::State::NeverHeard;
    QDateTime heard{}; ///< invalid = never
    bool isBack = false; ///< its place answers again

    bool operator==(const OutageMember &) const = default;
};

/// An outage with everything that is told of it. A place is what falls: a router behind a dead ONT
/// is silent too, and is no second sign.
struct OutageReport {
    Cpe::Outage outage{};
    std::vector<OutageMember> members{}; ///< of all places that fell
    int silentDevices = 0; ///< of them
    int knownDevices = 0; ///< those the ACS has ever heard
    int customers = 0;
    std::chrono::seconds patience{}; ///< after which the first of them counted as silent
    QString address{}; ///< in the middle; empty = no place of it has one
    QString city{}; ///< of most
    std::vector<Store::OpenTicket> tickets{};

    bool operator==(const OutageReport &) const = default;
};

struct OutagePicture {
    enum class State {
        NoAcs,
        Unread,
        AcsSilent, ///< the ACS does not answer, or hears nobody: nothing is claimed
        Known
    };

    State state = State::NoAcs;
    QDateTime readAt{};
    QDateTime lastHeard{}; ///< of any device
    bool hasAnswered = true; ///< the last time it was asked
    int knownPlaces = 0;
    int unknownPlaces = 0;
    std::vector<OutageReport> outages{}; ///< the surest first, those that are over last
};

/// What an earlier picture is followed with.
struct OutageQuestion {
    DeviceFleetPointer fleet{};
    std::shared_ptr<const Cpe::OpticsMap> ports{}; ///< null = ports are told apart by their text
    std::vector<Cpe::Outage> before{};
    std::shared_ptr<std::atomic<bool>> isVoid{}; ///< true = nobody wants the answer any more
};

/// After how long without a report a device of each model counts as silent. Many that fell together
/// need not be waited for as long as a single one: several times what its model usually lets pass
/// between two reports, as far as enough of them tell, and never longer than for one alone.
class Patience {
public:
    Patience(const std::vector<Store::PlacedDevice> &devices, const DeviceFleet &fleet);

    [[nodiscard]] std::chrono::seconds of(const Store::PlacedDevice &device) const;
    /// As stateOf() of the fleet, with this patience.
    [[nodiscard]] DeviceFleet::State stateOf(
        const Store::PlacedDevice &device, const DeviceFleet &fleet) const;

private:
    QHash<QString, std::chrono::seconds> m_ofModel;
};

/// Reads and works out the whole picture; for Mirror::read(). Cancelled where the question is void.
[[nodiscard]] Result<OutagePicture> readOutages(QSqlDatabase &db, const OutageQuestion &question);

} // namespace FibreDesk
