// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/factscodec.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe {

namespace {

constexpr auto LastKey = FactKey::OltPort;
constexpr std::array Sources{Source::Acs, Source::Web, Source::Olt, Source::Snmp};
constexpr std::array Units{Unit::None, Unit::Seconds, Unit::Milliseconds, Unit::Dbm, Unit::Percent,
    Unit::Kibibytes, Unit::BitsPerSecond, Unit::Octets, Unit::Packets, Unit::Count};
constexpr std::array<QLatin1StringView, 4> Bands{"unknown"_L1, "2.4"_L1, "5"_L1, "6"_L1};
constexpr std::array<QLatin1StringView, 3> Links{"unknown"_L1, "wired"_L1, "wifi"_L1};

std::optional<FactKey> keyOf(const QString &name)
{
    for (int at = 0; at <= static_cast<int>(LastKey); ++at) {
        const auto key = static_cast<FactKey>(at);
        if (keyName(key) == name) {
            return key;
        }
    }
    return {};
}

std::optional<Source> sourceOf(const QString &name)
{
    const auto *const found =
        std::ranges::find_if(Sources, [&name](Source one) { return sourceName(one) == name; });
    return found == Sources.end() ? std::nullopt : std::optional(*found);
}

Unit unitOf(const QString &name)
{
    const auto *const found =
        std::ranges::find_if(Units, [&name](Unit one) { return unitName(one) == name; });
    return found == Units.end() ? Unit::None : *found;
}

template <typename Enum, std::size_t Count>
Enum enumOf(const std::array<QLatin1StringView, Count> &names, const QString &name)
{
    const auto *const found = std::ranges::find(names, name);
    return found == names.end() ? Enum{} : static_cast<Enum>(found - names.begin());
}

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty()) {
        object.insert(name, text);
    }
}

void put(QJsonObject &object, QLatin1StringView name, const QDateTime &at)
{
    if (at.isValid()) {
        object.insert(name, at.toUTC().toString(Qt::ISODateWithMs));
    }
}

template <typename T>
void put(QJsonObject &object, QLatin1StringView name, const std::optional<T> &value)
{
    if (value) {
        object.insert(name, QJsonValue(*value));
    }
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

std::optional<bool> boolOf(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<qint64> numberOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

std::optional<int> intOf(const QJsonValue &value)
{
    const auto number = numberOf(value);
    if (!number || *number < std::numeric_limits<int>::min()
        || *number > std::numeric_limits<int>::max()) {
        return {};
    }
    return static_cast<int>(*number);
}

QJsonArray textOf(const QList<int> &numbers)
{
    QJsonArray list;
    for (const int number : numbers) {
        list.append(number);
    }
    return list;
}

/// Dates travel as text with a mark: QJsonValue would make them words.
QJsonValue plain(const QVariant &value)
{
    if (value.typeId() == QMetaType::QDateTime) {
        return QJsonObject{{u"at"_s, value.toDateTime().toUTC().toString(Qt::ISODateWithMs)}};
    }
    if (value.typeId() == QMetaType::ULongLong) {
        // A JSON number would round the last digits of a long counter.
        return QJsonObject{{u"count"_s, value.toString()}};
    }
    return QJsonValue::fromVariant(value);
}

QVariant variantOf(const QJsonValue &value)
{
    if (!value.isObject()) {
        return value.toVariant();
    }
    const QJsonObject object = value.toObject();
    if (object.contains("count"_L1)) {
        return object.value("count"_L1).toString().toULongLong();
    }
    return timeOf(object.value("at"_L1));
}

QJsonObject factOf(const Fact &fact)
{
    QJsonObject object{{u"key"_s, keyName(fact.key)}, {u"source"_s, sourceName(fact.source)},
        {u"value"_s, plain(fact.value)}};
    put(object, "instance"_L1, fact.instance);
    put(object, "unit"_L1, unitName(fact.unit));
    put(object, "readAt"_L1, fact.readAt);
    put(object, "path"_L1, fact.path);
    put(object, "rejected"_L1, fact.rejected);
    if (fact.isWritable) {
        object.insert("writable"_L1, true);
    }
    return object;
}

std::optional<Fact> parseFact(const QJsonObject &object)
{
    const auto key = keyOf(object.value("key"_L1).toString());
    const auto source = sourceOf(object.value("source"_L1).toString());
    if (!key || !source) {
        return {};
    }
    return Fact{.key = *key,
        .instance = object.value("instance"_L1).toString(),
        .value = variantOf(object.value("value"_L1)),
        .unit = unitOf(object.value("unit"_L1).toString()),
        .source = *source,
        .readAt = timeOf(object.value("readAt"_L1)),
        .path = object.value("path"_L1).toString(),
        .isWritable = object.value("writable"_L1).toBool(),
        .rejected = object.value("rejected"_L1).toString()};
}

QJsonObject objectOf(const Radio &radio)
{
    QJsonObject object{{u"band"_s, Bands.at(static_cast<std::size_t>(radio.band))},
        {u"channelsInUse"_s, textOf(radio.channelsInUse)}};
    put(object, "id"_L1, radio.id);
    put(object, "enabled"_L1, radio.enabled);
    put(object, "ssid"_L1, radio.ssid);
    put(object, "channel"_L1, radio.channel);
    put(object, "autoChannel"_L1, radio.autoChannel);
    put(object, "width"_L1, radio.width);
    put(object, "standard"_L1, radio.standard);
    put(object, "security"_L1, radio.security);
    put(object, "load"_L1, radio.loadPercent);
    put(object, "noise"_L1, radio.noiseDbm);
    put(object, "clients"_L1, radio.clients);
    put(object, "path"_L1, radio.path);
    put(object, "ssidPath"_L1, radio.ssidPath);
    put(object, "passphrasePath"_L1, radio.passphrasePath);
    return object;
}

Radio radioOf(const QJsonObject &object)
{
    Radio radio{.id = object.value("id"_L1).toString(),
        .band = enumOf<Band>(Bands, object.value("band"_L1).toString()),
        .enabled = boolOf(object.value("enabled"_L1)),
        .ssid = object.value("ssid"_L1).toString(),
        .channel = intOf(object.value("channel"_L1)),
        .autoChannel = boolOf(object.value("autoChannel"_L1)),
        .width = object.value("width"_L1).toString(),
        .standard = object.value("standard"_L1).toString(),
        .security = object.value("security"_L1).toString(),
        .loadPercent = intOf(object.value("load"_L1)),
        .noiseDbm = intOf(object.value("noise"_L1)),
        .clients = intOf(object.value("clients"_L1)),
        .path = object.value("path"_L1).toString(),
        .ssidPath = object.value("ssidPath"_L1).toString(),
        .passphrasePath = object.value("passphrasePath"_L1).toString()};
    for (const QJsonValue &channel : object.value("channelsInUse"_L1).toArray()) {
        if (const auto number = intOf(channel)) {
            radio.channelsInUse.append(*number);
        }
    }
    return radio;
}

QJsonObject objectOf(const Host &host)
{
    QJsonObject object{{u"link"_s, Links.at(static_cast<std::size_t>(host.link))},
        {u"band"_s, Bands.at(static_cast<std::size_t>(host.band))}, {u"guest"_s, host.isGuest}};
    put(object, "mac"_L1, host.mac);
    put(object, "name"_L1, host.name);
    put(object, "address"_L1, host.address);
    put(object, "active"_L1, host.active);
    put(object, "node"_L1, host.node);
    put(object, "signal"_L1, host.signalDbm);
    put(object, "signalPercent"_L1, host.signalPercent);
    put(object, "down"_L1, host.downKbps);
    put(object, "up"_L1, host.upKbps);
    put(object, "lease"_L1, host.leaseSeconds);
    return object;
}

Host hostOf(const QJsonObject &object)
{
    return {.mac = object.value("mac"_L1).toString(),
        .name = object.value("name"_L1).toString(),
        .address = object.value("address"_L1).toString(),
        .active = boolOf(object.value("active"_L1)),
        .link = enumOf<Link>(Links, object.value("link"_L1).toString()),
        .band = enumOf<Band>(Bands, object.value("band"_L1).toString()),
        .isGuest = object.value("guest"_L1).toBool(),
        .node = object.value("node"_L1).toString(),
        .signalDbm = intOf(object.value("signal"_L1)),
        .downKbps = numberOf(object.value("down"_L1)),
        .upKbps = numberOf(object.value("up"_L1)),
        .leaseSeconds = intOf(object.value("lease"_L1)),
        .signalPercent = intOf(object.value("signalPercent"_L1))};
}

QJsonObject objectOf(const MeshNode &node)
{
    QJsonObject object;
    put(object, "mac"_L1, node.mac);
    put(object, "name"_L1, node.name);
    put(object, "model"_L1, node.model);
    put(object, "backhaul"_L1, node.backhaul);
    put(object, "signal"_L1, node.signalDbm);
    put(object, "online"_L1, node.online);
    return object;
}

MeshNode nodeOf(const QJsonObject &object)
{
    return {.mac = object.value("mac"_L1).toString(),
        .name = object.value("name"_L1).toString(),
        .model = object.value("model"_L1).toString(),
        .backhaul = object.value("backhaul"_L1).toString(),
        .signalDbm = intOf(object.value("signal"_L1)),
        .online = boolOf(object.value("online"_L1))};
}

QJsonObject objectOf(const LanPort &port)
{
    QJsonObject object;
    put(object, "id"_L1, port.id);
    put(object, "up"_L1, port.up);
    put(object, "megabits"_L1, port.megabits);
    put(object, "errors"_L1, port.errors);
    return object;
}

LanPort portOf(const QJsonObject &object)
{
    return {.id = object.value("id"_L1).toString(),
        .up = boolOf(object.value("up"_L1)),
        .megabits = intOf(object.value("megabits"_L1)),
        .errors = numberOf(object.value("errors"_L1))};
}

template <typename T>
QJsonArray arrayOf(const QList<T> &list)
{
    QJsonArray array;
    for (const T &one : list) {
        QJsonObject object = objectOf(one);
        object.insert("source"_L1, sourceName(one.source));
        put(object, "readAt"_L1, one.readAt);
        array.append(object);
    }
    return array;
}

template <typename T>
QList<T> listOf(const QJsonValue &value, T (*read)(const QJsonObject &))
{
    QList<T> list;
    for (const QJsonValue &one : value.toArray()) {
        const QJsonObject object = one.toObject();
        if (const auto source = sourceOf(object.value("source"_L1).toString())) {
            T row = read(object);
            row.source = *source;
            row.readAt = timeOf(object.value("readAt"_L1));
            list.append(std::move(row));
        }
    }
    return list;
}

} // namespace

QJsonObject factsObject(const DeviceFacts &facts)
{
    QJsonArray list;
    for (const Fact &fact : facts.facts) {
        list.append(factOf(fact));
    }
    return {{u"serial"_s, facts.serial}, {u"facts"_s, list}, {u"radios"_s, arrayOf(facts.radios)},
        {u"hosts"_s, arrayOf(facts.hosts)}, {u"nodes"_s, arrayOf(facts.nodes)},
        {u"lanPorts"_s, arrayOf(facts.lanPorts)}};
}

Result<DeviceFacts> parseFacts(const QJsonObject &object)
{
    if (!object.value("facts"_L1).isArray()) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"no facts of a device"_s,
            .source = u"device facts"_s});
    }
    DeviceFacts facts{.serial = object.value("serial"_L1).toString(),
        .facts = {},
        .radios = listOf(object.value("radios"_L1), &radioOf),
        .hosts = listOf(object.value("hosts"_L1), &hostOf),
        .nodes = listOf(object.value("nodes"_L1), &nodeOf),
        .lanPorts = listOf(object.value("lanPorts"_L1), &portOf)};
    for (const QJsonValue &one : object.value("facts"_L1).toArray()) {
        if (auto fact = parseFact(one.toObject())) {
            facts.facts.append(*std::move(fact));
        }
    }
    return facts;
}

QJsonObject factObject(const Fact &fact, const QDateTime &now)
{
    QJsonObject object{{u"key"_s, keyName(fact.key)}, {u"source"_s, sourceName(fact.source)},
        {u"value"_s, QJsonValue::fromVariant(fact.value)},
        {u"unit"_s, fact.unit == Unit::None ? QJsonValue(QJsonValue::Null) : unitName(fact.unit)},
        {u"readAt"_s, QJsonValue::Null}, {u"ageSeconds"_s, QJsonValue::Null}};
    if (fact.value.typeId() == QMetaType::QDateTime) {
        object.insert("value"_L1, fact.value.toDateTime().toUTC().toString(Qt::ISODate));
    }
    if (fact.readAt.isValid()) {
        object.insert("readAt"_L1, fact.readAt.toUTC().toString(Qt::ISODate));
        object.insert("ageSeconds"_L1, fact.readAt.secsTo(now));
    }
    put(object, "instance"_L1, fact.instance);
    put(object, "path"_L1, fact.path);
    put(object, "rejected"_L1, fact.rejected);
    return object;
}

} // namespace FibreDesk::Cpe
