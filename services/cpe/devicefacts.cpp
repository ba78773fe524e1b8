// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicefacts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

enum class Compare { Never, Text, Level, UpTime };

struct KeyRow {
    FactKey key;
    QLatin1StringView name;
    Compare compare;
};

constexpr std::array Keys{
    KeyRow{FactKey::Manufacturer, "manufacturer"_L1, Compare::Never},
    KeyRow{FactKey::Model, "model"_L1, Compare::Text},
    KeyRow{FactKey::SerialNumber, "serialNumber"_L1, Compare::Text},
    KeyRow{FactKey::ProductClass, "productClass"_L1, Compare::Never},
    KeyRow{FactKey::HardwareVersion, "hardwareVersion"_L1, Compare::Text},
    KeyRow{FactKey::Firmware, "firmware"_L1, Compare::Text},
    KeyRow{FactKey::UpTime, "upTime"_L1, Compare::UpTime},
    KeyRow{FactKey::LastInform, "lastInform"_L1, Compare::Never},
    KeyRow{FactKey::LastBoot, "lastBoot"_L1, Compare::Never},
    KeyRow{FactKey::Registered, "registered"_L1, Compare::Never},
    KeyRow{FactKey::InformInterval, "informInterval"_L1, Compare::Never},
    KeyRow{FactKey::ConnectionRequestUrl, "connectionRequestUrl"_L1, Compare::Never},
    KeyRow{FactKey::MemoryTotal, "memoryTotal"_L1, Compare::Never},
    KeyRow{FactKey::MemoryFree, "memoryFree"_L1, Compare::Never},
    KeyRow{FactKey::CpuUsage, "cpuUsage"_L1, Compare::Never},
    KeyRow{FactKey::OpticalStatus, "opticalStatus"_L1, Compare::Text},
    KeyRow{FactKey::OpticalRx, "opticalRx"_L1, Compare::Level},
    KeyRow{FactKey::OpticalTx, "opticalTx"_L1, Compare::Level},
    KeyRow{FactKey::OpticalErrors, "opticalErrors"_L1, Compare::Never},
    KeyRow{FactKey::OltRx, "oltRx"_L1, Compare::Level},
    KeyRow{FactKey::OntState, "ontState"_L1, Compare::Text},
    KeyRow{FactKey::WanStatus, "wanStatus"_L1, Compare::Text},
    KeyRow{FactKey::WanError, "wanError"_L1, Compare::Never},
    KeyRow{FactKey::WanUpTime, "wanUpTime"_L1, Compare::UpTime},
    KeyRow{FactKey::WanAddress, "wanAddress"_L1, Compare::Text},
    KeyRow{FactKey::WanAddress6, "wanAddress6"_L1, Compare::Text},
    KeyRow{FactKey::WanGateway, "wanGateway"_L1, Compare::Text},
    KeyRow{FactKey::WanDns, "wanDns"_L1, Compare::Never},
    KeyRow{FactKey::WanMac, "wanMac"_L1, Compare::Text},
    KeyRow{FactKey::WanReceived, "wanReceived"_L1, Compare::Never},
    KeyRow{FactKey::WanSent, "wanSent"_L1, Compare::Never},
    KeyRow{FactKey::PppUser, "pppUser"_L1, Compare::Text},
    KeyRow{FactKey::LanAddress, "lanAddress"_L1, Compare::Text},
    KeyRow{FactKey::OltName, "oltName"_L1, Compare::Text},
    KeyRow{FactKey::OltPort, "oltPort"_L1, Compare::Text},
};

const KeyRow &rowOf(FactKey key)
{
    const auto *const found = std::ranges::find(Keys, key, &KeyRow::key);
    Q_ASSERT(found != Keys.end());
    return *found;
}

bool isYounger(const Fact &left, const Fact &right)
{
    if (left.readAt.isValid() != right.readAt.isValid())
        return left.readAt.isValid();
    return left.readAt > right.readAt;
}

constexpr double LevelTolerance = 2; // dB: two transceivers' own errors
constexpr double UpTimeTolerance = 120; // s

bool agree(const Fact &left, const Fact &right, Compare how)
{
    switch (how) {
    case Compare::Never:
        return true;
    case Compare::Text:
        return left.value.toString().trimmed().compare(
                   right.value.toString().trimmed(), Qt::CaseInsensitive)
            == 0;
    case Compare::Level:
        return std::abs(left.value.toDouble() - right.value.toDouble()) <= LevelTolerance;
    case Compare::UpTime: {
        const double apart = static_cast<double>(right.readAt.secsTo(left.readAt));
        return std::abs(left.value.toDouble() - right.value.toDouble() - apart) <= UpTimeTolerance;
    }
    }
    std::unreachable();
}

template <typename List>
void takeList(List &known, const List &more)
{
    if (more.isEmpty())
        return;
    QList<Source> told;
    for (const auto &one : more)
        if (!told.contains(one.source))
            told.append(one.source);
    erase_if(known, [&told](const auto &one) { return told.contains(one.source); });
    known.append(more);
}

} // namespace

void take(DeviceFacts &known, const DeviceFacts &more)
{
    if (known.serial.isEmpty())
        known.serial = more.serial;
    erase_if(known.facts, [&more](const Fact &old) {
        return std::ranges::any_of(more.facts,
            [&old](const Fact &fact) { return old.key == fact.key && old.source == fact.source; });
    });
    known.facts.append(more.facts);
    takeList(known.radios, more.radios);
    takeList(known.hosts, more.hosts);
    takeList(known.nodes, more.nodes);
    takeList(known.lanPorts, more.lanPorts);
}

std::optional<Fact> best(const DeviceFacts &facts, FactKey key, const QString &instance)
{
    std::optional<Fact> found;
    for (const Fact &fact : facts.facts) {
        if (fact.key != key || fact.instance != instance || !fact.rejected.isEmpty())
            continue;
        if (!found || isYounger(fact, *found))
            found = fact;
    }
    return found;
}

QList<Contradiction> contradictions(const DeviceFacts &facts, std::chrono::seconds window)
{
    QList<Contradiction> found;
    QList<Fact> rest = facts.facts;
    erase_if(
        rest, [](const Fact &fact) { return !fact.rejected.isEmpty() || !fact.readAt.isValid(); });
    while (!rest.isEmpty()) {
        const FactKey key = rest.first().key;
        const QString instance = rest.first().instance;
        const auto isSame = [&](const Fact &fact) {
            return fact.key == key && fact.instance == instance;
        };
        QList<Fact> said;
        std::ranges::copy_if(rest, std::back_inserter(said), isSame);
        erase_if(rest, isSame);
        std::ranges::sort(said, isYounger);
        const Compare how = rowOf(key).compare;
        const bool differ = std::ranges::any_of(said, [&](const Fact &fact) {
            return fact.source != said.first().source
                && fact.readAt.secsTo(said.first().readAt) <= window.count()
                && !agree(said.first(), fact, how);
        });
        if (differ)
            found.append({key, instance, said});
    }
    return found;
}

QString keyName(FactKey key)
{
    return rowOf(key).name;
}

QString sourceName(Source source)
{
    switch (source) {
    case Source::Acs:
        return u"acs"_s;
    case Source::Web:
        return u"web"_s;
    case Source::Olt:
        return u"olt"_s;
    case Source::Snmp:
        return u"snmp"_s;
    }
    std::unreachable();
}

QString unitName(Unit unit)
{
    switch (unit) {
    case Unit::None:
        return {};
    case Unit::Seconds:
        return u"s"_s;
    case Unit::Milliseconds:
        return u"ms"_s;
    case Unit::Dbm:
        return u"dBm"_s;
    case Unit::Percent:
        return u"%"_s;
    case Unit::Kibibytes:
        return u"KiB"_s;
    case Unit::BitsPerSecond:
        return u"bit/s"_s;
    case Unit::Octets:
        return u"octets"_s;
    case Unit::Packets:
        return u"packets"_s;
    case Unit::Count:
        return u"count"_s;
    }
    std::unreachable();
}

QString macOf(const QString &text)
{
    QString digits;
    for (const QChar sign : text.toUpper()) {
        if (sign.isDigit() || (sign >= u'A' && sign <= u'F'))
            digits.append(sign);
        else if (sign != u':' && sign != u'-' && sign != u'.' && !sign.isSpace())
            return {};
    }
    if (digits.size() != 12)
        return {};
    for (int at = 10; at > 0; at -= 2)
        digits.insert(at, u':');
    return digits;
}

} // namespace FibreDesk::Cpe
