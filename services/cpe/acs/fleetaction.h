// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/acsfault.h"
#include "cpe/acs/acsfleet.h"
#include "cpe/acs/acstask.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace FibreDesk::Cpe::Acs {

/// One thing to be done to many devices.
struct FleetAction {
    enum class Kind { AddTag, RemoveTag, Refresh, Firmware };

    Kind kind = Kind::Refresh;
    QString tag{};
    AcsFile file{};
    int limit = 10; ///< devices that are worked on at once

    static constexpr int leastLimit = 1;
    static constexpr int mostLimit = 50;
};

/// How a device stands to an action before it begins, or what became of it.
enum class FleetOutcome {
    Ready, ///< will be asked for
    Skipped, ///< left out: see the reason
    NotKnown, ///< the ACS has no such device
    Waiting, ///< not begun
    Asking, ///< on its way
    Done,
    Taken, ///< of firmware: the device has taken the file; its version is not seen yet
    Queued, ///< the ACS keeps it until the device's next inform
    Faulted, ///< the device refused
    Refused, ///< not taken: the error says why
    Uncertain, ///< nobody can say; never asked for again by itself
    Left ///< the run was stopped before it was begun
};
/// Stable English name, for QML and files ("queued").
[[nodiscard]] QString outcomeName(FleetOutcome outcome);

/// Why a device is left out.
enum class SkipReason {
    None,
    NotInAcs,
    NeverHeard,
    Silent, ///< for days: it would wait for who knows how long
    HasTag,
    HasNoTag,
    HasVersion,
    OtherModel,
    UnknownModel, ///< the ACS does not say what it is
    AlreadyAsked, ///< the same waits for it at the ACS
    Twice ///< another record of the selection is the same device
};

/// A device as the desk knows it.
struct FleetTarget {
    QString record{}; ///< of the equipment
    QString serial{}; ///< on its label
    QString acsSerial{}; ///< what the ACS calls it; empty = not told
    QString title{};
    QString customer{};

    bool operator==(const FleetTarget &) const = default;
};

/// One device of an action.
struct FleetItem {
    FleetTarget target{};
    FleetDevice device{}; ///< as it was when the action was planned; empty id = not in the ACS
    FleetOutcome outcome = FleetOutcome::Ready;
    SkipReason skip = SkipReason::None;
    bool isSilent = false; ///< not heard of for hours: it will wait
    std::optional<Error> error{}; ///< of what was refused or is uncertain
    std::optional<FaultRecord> fault{};
    QList<qint64> tasks{}; ///< our numbers of what was asked of it
    QString told{}; ///< of firmware: the version that was seen on it afterwards
    QDateTime sent{}; ///< UTC, by the server's clock where it told; of a firmware
    QDateTime changed{}; ///< UTC, our clock
};

/// What is to be known besides the devices.
struct FleetSituation {
    QDateTime now{};
    QSet<QString> updating{}; ///< ids of devices for which a firmware waits at the ACS
    std::chrono::seconds quiet = std::chrono::hours(3); ///< not heard of for so long: it will wait
    std::chrono::seconds silent = std::chrono::days(3); ///< and for so long: it is left out
};

/// What an action would do to each, in the given order. `fleet` is by what the ACS calls them.
/// Pure.
[[nodiscard]] std::vector<FleetItem> planFleet(const FleetAction &action,
    const std::vector<FleetTarget> &targets, const QHash<QString, FleetDevice> &fleet,
    const FleetSituation &situation);

/// The branches that a device is asked to tell anew: whole trees have been more than one can tell
/// at once (fault 9004).
[[nodiscard]] QStringList refreshObjects(bool isOlder);
/// Requests that an action makes for one device.
[[nodiscard]] int requestsFor(const FleetAction &action, const FleetDevice &device);
/// A file that can be sent to many: an image of firmware that says which model and which version.
[[nodiscard]] bool isFirmware(const AcsFile &file);
[[nodiscard]] bool fits(const AcsFile &file, const FleetDevice &device);
/// Of the same version, however it is written around its number ("1.5.0 Build 1" is not "1.5.0").
[[nodiscard]] bool isVersion(const QString &told, const QString &wanted);

/// When enough has gone wrong that no more devices should get a firmware: three of the first five,
/// or a fifth of ten and more.
struct StopRule {
    int ended = 0; ///< devices of which something is known
    int failed = 0;

    [[nodiscard]] bool isBroken() const;
    static constexpr int first = 5;
    static constexpr int failedOfFirst = 3;
    static constexpr int many = 10;
    static constexpr int share = 5; ///< one of so many
};

} // namespace FibreDesk::Cpe::Acs
