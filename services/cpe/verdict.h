// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/devicefacts.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

/// What is wrong at a customer's, from what is known of the device. Pure; the words are made where
/// they are shown.
namespace FibreDesk::Cpe {

enum class Severity { Fine, Notice, Warning, Critical };

/// In the order in which they are looked at; the worst stands first in a list.
enum class Finding {
    OpticalLost, ///< the device or the OLT says there is no light
    OutageAround, ///< silent, and so are its neighbours: not this customer's own trouble
    DeviceOffline, ///< the OLT says so, or it answers nobody while the ACS is well
    OpticalWeak,
    OpticalStrong,
    WanSignInRefused, ///< the line is up, and PPP refuses the user
    WanDown,
    RebootsOften,
    AcsSilent, ///< the device has not been heard of by the ACS, yet others have heard of it
    MemoryExhausted,
    CpuExhausted,
    RadioCongested,
    RadioOff,
    ClientSignalWeak,
    SourcesDisagree,
    DataOld, ///< nothing that is known is of today
    NothingKnown,
    AllWell,
};

/// How a level compares with the light of the neighbours on the same OLT port.
struct Neighbours {
    int known = 0; ///< with a level that is young enough
    int normal = 0;
    int weak = 0; ///< outside the limits, either way
    int silent = 0;
    int total = 0;

    bool operator==(const Neighbours &) const = default;
};

/// What a sound judgement needs, and nobody told lately enough to be judged.
enum class Unread {
    Light, ///< no believable level of the last day
    Internet, ///< nobody said whether the connection stands
    Wifi, ///< no radio
    Contact, ///< when the ACS last heard of it
};

/// What a finding stands on. What does not belong to its kind is empty.
struct Evidence {
    std::optional<Fact> fact{}; ///< the value itself, with source and time
    std::optional<double> limit{}; ///< that it is beyond, in the fact's unit
    std::optional<Neighbours> neighbours{};
    std::optional<Radio> radio{};
    std::optional<Host> host{};
    std::optional<Contradiction> contradiction{};
    std::optional<std::chrono::seconds> age{};
    int count = 0; ///< reboots, clients with a weak signal
    QList<Unread> unread{}; ///< of AllWell: what "nothing wrong" does not speak of

    bool operator==(const Evidence &other) const;
};

struct Verdict {
    Finding finding = Finding::AllWell;
    Severity severity = Severity::Fine;
    Evidence evidence{};

    bool operator==(const Verdict &) const = default;
};

/// One of the other ONTs on the same OLT port.
struct Neighbour {
    std::optional<double> rxDbm{};
    QDateTime readAt{}; ///< of the level
    std::optional<bool> silent{}; ///< nothing = not known
};

/// Around the facts of the device itself.
struct Surroundings {
    QDateTime now{};
    QList<Neighbour> neighbours{};
    QList<QDateTime> boots{}; ///< when it was seen to have started, in any order
    /// Whether it answers us at this moment; nothing = nobody has tried.
    std::optional<bool> answersNow{};
    bool isAcsWell = true; ///< the ACS itself can be asked
};

struct Limits {
    double weakDbm = -25; ///< a splice, a bend or dirt before it becomes errors
    double lostDbm = -30; ///< hardly any receiver still holds the line
    double strongDbm = -8; ///< class B+ receivers are driven too far
    std::chrono::seconds levelAge = std::chrono::hours(24);
    std::chrono::seconds stateAge = std::chrono::minutes(30); ///< of what changes by the minute
    std::chrono::seconds oldAfter = std::chrono::hours(24);
    double missedInforms = 3; ///< intervals without an inform
    int rebootsPerDay = 3;
    int memoryPercent = 5; ///< free
    int cpuPercent = 95;
    int loadPercent = 70;
    int clientDbm = -75;
    double silentShare = 0.5; ///< of the neighbours, at least three of them
};

/// Worst first, never empty: where nothing is wrong it says so together with what was not read, and
/// where nothing is known it says that. Without light or a connection that somebody told of,
/// nothing is fine: that is a Notice. Values that are not believed are evidence of nothing, and old
/// ones only of their age.
[[nodiscard]] QList<Verdict> verdicts(
    const DeviceFacts &facts, const Surroundings &around, const Limits &limits = {});

/// How those around stand; a level that is too old is none.
[[nodiscard]] Neighbours countNeighbours(
    const QList<Neighbour> &around, const QDateTime &now, const Limits &limits = {});

[[nodiscard]] QString findingName(Finding finding); ///< "opticalWeak": for JSON and logs
[[nodiscard]] QString severityName(Severity severity);
[[nodiscard]] QString unreadName(Unread unread); ///< "light"

} // namespace FibreDesk::Cpe
