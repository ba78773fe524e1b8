// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/snmp/oid.h"

#include <chrono>
#include <optional>

namespace FibreDesk::Cpe {

/// What an agent answered for one object, with its SNMP type.
struct SnmpValue {
    enum class Type {
        Null,
        Integer, ///< Integer32
        Unsigned, ///< Gauge32, Unsigned32
        Counter32,
        Counter64,
        TimeTicks, ///< hundredths of a second, from 0 again after 497 days
        Octets,
        ObjectId,
        Address, ///< IpAddress
        Opaque, ///< or a type we do not know
        NoSuchObject, ///< the agent knows nothing of the kind
        NoSuchInstance, ///< it does, but none of this index
        EndOfMib,
    };

    Type type = Type::Null;
    qint64 integer = 0; ///< Integer
    quint64 number = 0; ///< Unsigned, counters, TimeTicks
    QByteArray octets{}; ///< Octets, Address, Opaque
    Oid oid{}; ///< ObjectId

    [[nodiscard]] bool isMissing() const
    {
        return type == Type::NoSuchObject || type == Type::NoSuchInstance || type == Type::EndOfMib;
    }
    /// Any of the numeric types; nothing for the others and for what does not fit.
    [[nodiscard]] std::optional<qint64> toInteger() const;
    [[nodiscard]] std::optional<quint64> toCounter() const;
    /// Octets as text where they are printable UTF-8, else as "0a:0b:ff"; numbers and addresses as
    /// they are written. Control characters never come through.
    [[nodiscard]] QString toText() const;

    bool operator==(const SnmpValue &) const = default;
};

struct VarBind {
    Oid oid{};
    SnmpValue value{};

    bool operator==(const VarBind &) const = default;
};

/// "noSuchInstance", "counter64": for messages and JSON.
[[nodiscard]] QString typeName(SnmpValue::Type type);

/// One reading of a counter.
struct CounterReading {
    quint64 value = 0;
    std::chrono::milliseconds at{}; ///< on a clock that only goes forward
    std::chrono::milliseconds agentUpTime{-1}; ///< of the agent at that time; -1 = not read
    bool is64 = true;
};

/// Units per second between two readings, across one wrap of the counter. Nothing where the agent
/// began anew between them (its counters did too), where no time has passed, or where one wrap does
/// not explain it within `mostPerSecond` (0 = any rate is believed).
[[nodiscard]] std::optional<double> rateBetween(
    const CounterReading &before, const CounterReading &after, double mostPerSecond = 0);

/// What an up-time in ticks says of the agent when another was read `apart` before: it is 32 bits
/// wide and starts again from 0 after 497.1 days, which is no restart.
enum class UpTimeStep { Continued, Wrapped, Restarted };
[[nodiscard]] UpTimeStep upTimeStep(quint32 before, quint32 after, std::chrono::milliseconds apart);
/// Time since the agent's start as far as it can be told: `wraps` times 2^32 hundredths on top.
[[nodiscard]] std::chrono::milliseconds upTimeOf(quint32 ticks, int wraps = 0);

} // namespace FibreDesk::Cpe
