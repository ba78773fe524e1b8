// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QVariant>

#include <chrono>
#include <optional>

namespace FibreDesk::Cpe {

/// Who said it.
enum class Source {
    Acs, ///< GenieACS: what the device told it, as old as it is
    Web, ///< the device's own web page, asked now
    Olt, ///< the OLT over SNMP
    Snmp, ///< the device itself over SNMP
};

enum class Unit {
    None,
    Seconds,
    Milliseconds,
    Dbm,
    Percent,
    Kibibytes,
    BitsPerSecond,
    Octets,
    Packets,
    Count,
};

/// What is told. One name for one thing, whatever the data model or the protocol calls it.
enum class FactKey {
    Manufacturer,
    Model,
    SerialNumber,
    ProductClass,
    HardwareVersion,
    Firmware,
    UpTime, ///< seconds
    LastInform, ///< UTC
    LastBoot, ///< UTC
    Registered, ///< UTC
    InformInterval, ///< seconds
    ConnectionRequestUrl,
    MemoryTotal, ///< KiB
    MemoryFree, ///< KiB
    CpuUsage, ///< percent
    OpticalStatus, ///< in the source's word
    OpticalRx, ///< dBm at the ONT
    OpticalTx, ///< dBm
    OpticalErrors, ///< packets
    OltRx, ///< dBm of this ONT at the OLT
    OntState, ///< "online", "offline": as the OLT says
    WanStatus, ///< in the source's word
    WanError,
    WanUpTime, ///< seconds
    WanAddress,
    WanAddress6,
    WanGateway,
    WanDns, ///< several: separated by ", "
    WanMac,
    WanReceived, ///< octets
    WanSent, ///< octets
    PppUser,
    LanAddress,
    OltName,
    OltPort,
};

/// One thing one source said. `instance` tells several of a kind apart ("1", "WAN2"); empty = the
/// only one.
struct Fact {
    FactKey key{};
    QString instance{};
    QVariant value{};
    Unit unit = Unit::None;
    Source source = Source::Acs;
    QDateTime readAt{}; ///< UTC: when the device said it, not when we asked; invalid = not told
    QString path{}; ///< parameter, object or OID it stands at
    bool isWritable = false;
    /// Why the value is not to be believed ("-80 dBm is outside -40..10 dBm"); such a value is
    /// listed, never drawn nor judged.
    QString rejected{};

    bool operator==(const Fact &) const = default;
};

enum class Band { Unknown, Ghz2_4, Ghz5, Ghz6 };
enum class Link { Unknown, Wired, Wifi };

/// One radio with the network it sends out. What is not told is empty.
struct Radio {
    QString id{}; ///< of the source: "1", "2"
    Band band = Band::Unknown;
    std::optional<bool> enabled{};
    QString ssid{};
    std::optional<int> channel{};
    std::optional<bool> autoChannel{};
    QString width{}; ///< "80MHz", as told
    QString standard{};
    QString security{};
    std::optional<int> loadPercent{};
    std::optional<int> noiseDbm{};
    std::optional<int> clients{};
    QList<int> channelsInUse{}; ///< that the radio heard
    Source source = Source::Acs;
    QDateTime readAt{};
    QString path{}; ///< of the radio, for writes
    QString ssidPath{};
    QString passphrasePath{}; ///< never its value

    bool operator==(const Radio &) const = default;
};

/// A device of the customer's behind this one.
struct Host {
    QString mac{}; ///< upper case with colons
    QString name{};
    QString address{};
    std::optional<bool> active{};
    Link link = Link::Unknown;
    Band band = Band::Unknown;
    bool isGuest = false;
    QString node{}; ///< MAC of the mesh node it hangs on; empty = not told
    std::optional<int> signalDbm{};
    std::optional<qint64> downKbps{};
    std::optional<qint64> upKbps{};
    std::optional<int> leaseSeconds{};
    Source source = Source::Acs;
    QDateTime readAt{};
    std::optional<int> signalPercent{}; ///< where it is told instead of dBm

    bool operator==(const Host &) const = default;
};

struct MeshNode {
    QString mac{};
    QString name{};
    QString model{};
    QString backhaul{}; ///< "Ethernet", "Wi-Fi", as told
    std::optional<int> signalDbm{};
    std::optional<bool> online{};
    Source source = Source::Acs;
    QDateTime readAt{};

    bool operator==(const MeshNode &) const = default;
};

struct LanPort {
    QString id{};
    std::optional<bool> up{};
    std::optional<int> megabits{};
    std::optional<qint64> errors{};
    Source source = Source::Acs;
    QDateTime readAt{};

    bool operator==(const LanPort &) const = default;
};

/// All that is known of one device, from all who were asked. Nothing is thrown away: where two
/// sources say different things both stand here, and `contradictions` names them.
struct DeviceFacts {
    QString serial{}; ///< as on its label
    QList<Fact> facts{};
    QList<Radio> radios{};
    QList<Host> hosts{};
    QList<MeshNode> nodes{};
    QList<LanPort> lanPorts{};

    bool operator==(const DeviceFacts &) const = default;
};

struct Contradiction {
    FactKey key{};
    QString instance{};
    QList<Fact> said{}; ///< two or more, the youngest first
};

/// Takes what `more` says in place of what the same sources said before, and leaves the others.
void take(DeviceFacts &known, const DeviceFacts &more);
/// The youngest believable value; nothing where nobody told one. A value without a time is older
/// than any with one.
[[nodiscard]] std::optional<Fact> best(
    const DeviceFacts &facts, FactKey key, const QString &instance = {});
/// What two sources say differently, when both said it within `window` of each other: firmware,
/// addresses and states by their text, levels beyond 2 dB, up-times beyond two minutes once their
/// age is added. Counters and shares are never compared.
[[nodiscard]] QList<Contradiction> contradictions(
    const DeviceFacts &facts, std::chrono::seconds window = std::chrono::minutes(15));
/// Stable English name of a key, for JSON and logs ("opticalRx").
[[nodiscard]] QString keyName(FactKey key);
[[nodiscard]] QString sourceName(Source source);
/// "dBm", "s"; empty = none.
[[nodiscard]] QString unitName(Unit unit);
/// Upper case, colons; empty where it is none.
[[nodiscard]] QString macOf(const QString &text);

} // namespace FibreDesk::Cpe
