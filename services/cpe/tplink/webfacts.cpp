// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/webfacts.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

constexpr double LeastDbm = -40;
constexpr double MostDbm = 10;

QString textOf(const Instance &instance, QLatin1StringView name)
{
    const QJsonValue value = instance.values.value(name);
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString().trimmed();
}

std::optional<qint64> numberOf(const Instance &instance, QLatin1StringView name)
{
    bool isNumber = false;
    const qint64 number = textOf(instance, name).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<int> smallNumberOf(const Instance &instance, QLatin1StringView name)
{
    const auto number = numberOf(instance, name);
    if (!number || std::abs(*number) > 1'000'000'000)
        return {};
    return int(*number);
}

std::optional<bool> flagOf(const Instance &instance, QLatin1StringView name)
{
    const QJsonValue value = instance.values.value(name);
    if (value.isBool())
        return value.toBool();
    const QString text = textOf(instance, name).toLower();
    if (text == "1"_L1 || text == "true"_L1)
        return true;
    if (text == "0"_L1 || text == "false"_L1)
        return false;
    return {};
}

/// Instances are told apart by the first number of the stack that says something.
QString idOf(const Instance &instance)
{
    QStringList numbers = instance.stack.split(u',');
    while (!numbers.isEmpty() && numbers.last() == "0"_L1)
        numbers.removeLast();
    return numbers.join(u'.');
}

/// Adds the facts of one object.
class Teller {
public:
    Teller(DeviceFacts &facts, QString object, QDateTime readAt)
        : m_facts(facts)
        , m_object(std::move(object))
        , m_readAt(std::move(readAt))
    {
    }

    void tell(FactKey key, const QVariant &value, QLatin1StringView attribute,
        Unit unit = Unit::None, const QString &instance = {}, const QString &rejected = {})
    {
        m_facts.facts.append({.key = key,
            .instance = instance,
            .value = value,
            .unit = unit,
            .source = Source::Web,
            .readAt = m_readAt,
            .path = m_object + u'.' + attribute,
            .rejected = rejected});
    }
    void tellText(FactKey key, const Instance &from, QLatin1StringView attribute,
        const QString &instance = {})
    {
        if (const QString text = textOf(from, attribute); !text.isEmpty())
            tell(key, text, attribute, Unit::None, instance);
    }
    void tellNumber(FactKey key, const Instance &from, QLatin1StringView attribute, Unit unit,
        const QString &instance = {})
    {
        if (const auto number = numberOf(from, attribute); number && *number >= 0)
            tell(key, *number, attribute, unit, instance);
    }
    void tellAddress(FactKey key, const Instance &from, QLatin1StringView attribute,
        const QString &instance = {})
    {
        if (const QString text = textOf(from, attribute);
            !text.isEmpty() && text != "0.0.0.0"_L1 && text != "::"_L1)
            tell(key, text, attribute, Unit::None, instance);
    }
    void tellLevel(
        FactKey key, const Instance &from, QLatin1StringView attribute, const QString &instance)
    {
        const auto level = dbmOf(from.values.value(attribute));
        if (!level)
            return;
        const QString rejected = *level < LeastDbm || *level > MostDbm
            ? u"%1 dBm is outside %2..%3 dBm"_s.arg(*level).arg(LeastDbm).arg(MostDbm)
            : QString();
        tell(key, *level, attribute, Unit::Dbm, instance, rejected);
    }

private:
    DeviceFacts &m_facts;
    QString m_object;
    QDateTime m_readAt;
};

void fillDevice(Teller &teller, const Instance &device)
{
    teller.tellText(FactKey::Manufacturer, device, "manufacturer"_L1);
    teller.tellText(FactKey::Model, device, "modelName"_L1);
    teller.tellText(FactKey::HardwareVersion, device, "hardwareVersion"_L1);
    teller.tellText(FactKey::Firmware, device, "softwareVersion"_L1);
    teller.tellText(FactKey::SerialNumber, device, "serialNumber"_L1);
    teller.tellNumber(FactKey::UpTime, device, "upTime"_L1, Unit::Seconds);
}

void fillWan(Teller &teller, const Instance &wan, const QString &instance)
{
    if (flagOf(wan, "enable"_L1) == false)
        return; // a line that is switched off says nothing of the line
    teller.tellText(FactKey::WanStatus, wan, "connStatus"_L1, instance);
    teller.tellText(FactKey::WanError, wan, "lastConnectionError"_L1, instance);
    teller.tellNumber(FactKey::WanUpTime, wan, "connUpTime"_L1, Unit::Seconds, instance);
    teller.tellAddress(FactKey::WanAddress, wan, "connIPv4Address"_L1, instance);
    teller.tellAddress(FactKey::WanAddress6, wan, "connIPv6Address"_L1, instance);
    teller.tellAddress(FactKey::WanGateway, wan, "connIPv4Gateway"_L1, instance);
    if (const QString mac = macOf(textOf(wan, "MACAddr"_L1)); !mac.isEmpty())
        teller.tell(FactKey::WanMac, mac, "MACAddr"_L1, Unit::None, instance);
    QStringList servers = textOf(wan, "connIPv4DnsServer"_L1).split(u',', Qt::SkipEmptyParts);
    for (QString &server : servers)
        server = server.trimmed();
    servers.removeAll(u"0.0.0.0"_s);
    if (!servers.isEmpty())
        teller.tell(
            FactKey::WanDns, servers.join(", "_L1), "connIPv4DnsServer"_L1, Unit::None, instance);
}

Band bandOfStack(const QString &id)
{
    return id == "1"_L1 ? Band::Ghz2_4 : id == "2"_L1 ? Band::Ghz5 : Band::Unknown;
}

Band bandOfText(const QString &text)
{
    if (text.startsWith("2.4"_L1))
        return Band::Ghz2_4;
    if (text.startsWith(u'5'))
        return Band::Ghz5;
    return text.startsWith(u'6') ? Band::Ghz6 : Band::Unknown;
}

Radio &radioOf(DeviceFacts &facts, const QString &id, const QDateTime &readAt)
{
    const auto found = std::ranges::find(facts.radios, id, &Radio::id);
    if (found != facts.radios.end())
        return *found;
    facts.radios.append(
        {.id = id, .band = bandOfStack(id), .source = Source::Web, .readAt = readAt});
    return facts.radios.last();
}

void fillNetwork(DeviceFacts &facts, const Instance &network, const QDateTime &readAt)
{
    const QString object = u"DEV2_ADT_WIFI_COMMON"_s;
    Radio &radio = radioOf(facts, idOf(network), readAt);
    radio.enabled = flagOf(network, "primaryEnable"_L1);
    radio.ssid = textOf(network, "primarySSID"_L1);
    radio.path = object + u':' + network.stack;
    if (network.values.contains("primarySSID"_L1))
        radio.ssidPath = radio.path + u".primarySSID"_s;
    for (const QString &name : network.values.keys()) {
        if (name.startsWith("primary"_L1) && isSecretName(name))
            radio.passphrasePath = radio.path + u'.' + name;
    }
}

void fillRadio(DeviceFacts &facts, const Instance &told, const QDateTime &readAt)
{
    Radio &radio = radioOf(facts, idOf(told), readAt);
    if (const Band band = bandOfText(textOf(told, "operatingFrequencyBand"_L1));
        band != Band::Unknown)
        radio.band = band;
    if (const auto channel = smallNumberOf(told, "channel"_L1); channel && *channel > 0)
        radio.channel = channel;
    radio.autoChannel = flagOf(told, "autoChannelEnable"_L1);
    radio.width = textOf(told, "currentOperatingChannelBandwidth"_L1);
    radio.standard = textOf(told, "operatingStandards"_L1);
    if (const auto load = smallNumberOf(told, "channelLoad"_L1); load && *load >= 0 && *load <= 100)
        radio.loadPercent = load;
}

void fillHost(DeviceFacts &facts, const Instance &told, const QDateTime &readAt)
{
    const QString mac = macOf(textOf(told, "physAddress"_L1));
    if (mac.isEmpty())
        return;
    Host host{.mac = mac,
        .name = textOf(told, "hostName"_L1),
        .address = textOf(told, "IPAddress"_L1),
        .active = flagOf(told, "active"_L1),
        .source = Source::Web,
        .readAt = readAt};
    if (const auto type = numberOf(told, "X_TP_LanConnType"_L1)) {
        host.link = *type == 0         ? Link::Wired
            : *type >= 1 && *type <= 4 ? Link::Wifi
                                       : Link::Unknown;
        host.band = *type == 1 || *type == 2 ? Band::Ghz2_4
            : *type == 3 || *type == 4       ? Band::Ghz5
                                             : Band::Unknown;
        host.isGuest = *type == 2 || *type == 4;
    }
    if (const auto lease = smallNumberOf(told, "leaseTimeRemaining"_L1); lease && *lease > 0)
        host.leaseSeconds = lease;
    if (const auto signal = smallNumberOf(told, "signalStrength"_L1);
        signal && *signal < 0 && *signal > -120)
        host.signalDbm = signal;
    facts.hosts.append(host);
}

} // namespace

const QList<Wanted> &wantedObjects()
{
    static const QList<Wanted> objects{
        {u"DEV2_DEV_INFO"_s, Operation::Get,
            {u"modelName"_s, u"hardwareVersion"_s, u"softwareVersion"_s}, true},
        {u"DEV2_ADT_LAN"_s, Operation::GetList, {u"MACAddress"_s, u"IPAddress"_s}},
        {u"DEV2_ADT_WAN"_s, Operation::GetList,
            {u"enable"_s, u"name"_s, u"MACAddr"_s, u"connIPv4Address"_s, u"connIPv4Gateway"_s,
                u"connIPv4DnsServer"_s},
            true},
        {u"DEV2_ADT_WIFI_COMMON"_s, Operation::GetList, {u"primaryEnable"_s, u"guestEnable"_s},
            true},
        {u"DEV2_WIFI_RADIO"_s, Operation::GetList, {}, true, true},
        {u"DEV2_HOST_ENTRY"_s, Operation::GetList,
            {u"active"_s, u"X_TP_LanConnType"_s, u"physAddress"_s, u"IPAddress"_s, u"hostName"_s,
                u"leaseTimeRemaining"_s},
            true},
        {u"DEV2_MEM_STATUS"_s, Operation::Get, {u"total"_s, u"free"_s}},
        {u"DEV2_PROC_STATUS"_s, Operation::Get, {u"CPUUsage"_s}},
        {u"DEV2_DHCPV4_POOL_STATICADDR"_s, Operation::GetList,
            {u"enable"_s, u"chaddr"_s, u"yiaddr"_s}},
        {u"DEV2_OPTICAL_INTF"_s, Operation::GetList, {}, true, true},
    };
    return objects;
}

void fill(DeviceFacts &facts, const QString &object, const QList<Instance> &instances,
    const QDateTime &readAt)
{
    Teller teller(facts, object, readAt);
    // One of a kind needs no name.
    const auto nameOf = [&instances](const Instance &instance) {
        return instances.size() > 1 ? idOf(instance) : QString();
    };
    for (const Instance &instance : instances) {
        if (object == "DEV2_DEV_INFO"_L1) {
            fillDevice(teller, instance);
        } else if (object == "DEV2_ADT_LAN"_L1) {
            teller.tellAddress(FactKey::LanAddress, instance, "IPAddress"_L1, nameOf(instance));
        } else if (object == "DEV2_ADT_WAN"_L1) {
            const auto isOn = [](const Instance &wan) { return flagOf(wan, "enable"_L1) != false; };
            fillWan(teller, instance,
                std::ranges::count_if(instances, isOn) > 1 ? idOf(instance) : QString());
        } else if (object == "DEV2_ADT_WIFI_COMMON"_L1) {
            fillNetwork(facts, instance, readAt);
        } else if (object == "DEV2_WIFI_RADIO"_L1) {
            fillRadio(facts, instance, readAt);
        } else if (object == "DEV2_HOST_ENTRY"_L1) {
            fillHost(facts, instance, readAt);
        } else if (object == "DEV2_MEM_STATUS"_L1) {
            teller.tellNumber(FactKey::MemoryTotal, instance, "total"_L1, Unit::Kibibytes);
            teller.tellNumber(FactKey::MemoryFree, instance, "free"_L1, Unit::Kibibytes);
        } else if (object == "DEV2_PROC_STATUS"_L1) {
            if (const auto usage = numberOf(instance, "CPUUsage"_L1);
                usage && *usage >= 0 && *usage <= 100)
                teller.tell(FactKey::CpuUsage, *usage, "CPUUsage"_L1, Unit::Percent);
        } else if (object == "DEV2_OPTICAL_INTF"_L1) {
            teller.tellText(FactKey::OpticalStatus, instance, "status"_L1, nameOf(instance));
            teller.tellLevel(
                FactKey::OpticalRx, instance, "opticalSignalLevel"_L1, nameOf(instance));
            teller.tellLevel(
                FactKey::OpticalTx, instance, "transmitOpticalLevel"_L1, nameOf(instance));
        }
    }
}

QList<StaticLease> staticLeases(const QList<Instance> &instances)
{
    QList<StaticLease> leases;
    for (const Instance &instance : instances) {
        if (const QString mac = macOf(textOf(instance, "chaddr"_L1)); !mac.isEmpty())
            leases.append({.mac = mac,
                .address = textOf(instance, "yiaddr"_L1),
                .enabled = flagOf(instance, "enable"_L1)});
    }
    return leases;
}

std::optional<double> dbmOf(const QJsonValue &value)
{
    const QString text =
        value.isDouble() ? QString::number(value.toDouble()) : value.toString().trimmed();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return {};
    // No light is a hundred dBm strong: whole numbers beyond are thousandths.
    return !text.contains(u'.') && std::abs(number) > 100 ? number / 1000 : number;
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(
        u"pass(?:wd|word|phrase)?|pwd|psk|secret|presharedkey|key$|token"_s,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

QList<Instance> withoutSecrets(QList<Instance> instances)
{
    for (Instance &instance : instances) {
        for (auto value = instance.values.begin(); value != instance.values.end(); ++value) {
            const bool isEmpty = value->isString() && value->toString().isEmpty();
            if (!isEmpty && isSecretName(value.key()))
                *value = u"***"_s;
        }
    }
    return instances;
}

} // namespace FibreDesk::Cpe::TpLink
